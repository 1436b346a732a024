"""boundary_seeds.py -- the papers in input/ hold every word of the texts that they were
transcribed from, in their order.

usage: boundary_seeds.py PROGRAM     skipped where ../shared is not there
"""
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from program import ROOT, SKIPPED, Checks, program_argument, run, workplace

SHARED = ROOT.parent / "shared"
SECOND = "Uppföljning av internkontroll 2022"
PAPERS = [  # the seed's number, the PDF, and its part of the seed
    ("000", "kommunstyrelsekontoret-2024/internkontrollrapport.pdf", []),
    ("001", "kommunstyrelsen-2024/uppfoljning.pdf", []),
    ("002", "servicenamnden-it-2023/tjansteskrivelse.pdf", ["--to", SECOND]),
    ("002", "servicenamnden-it-2022/uppfoljning.pdf", ["--from", SECOND]),
]


def seed(number):
    return next((SHARED / "seeds").glob(f"{number}_*.txt"), None)


def main():
    program, checks = program_argument(), Checks()
    if not all(seed(number) for number, _, _ in PAPERS):
        print(f"skipped: not all seeds are in {SHARED}")
        sys.exit(SKIPPED)
    with workplace(ROOT / "input") as work:
        checks.well(run(program, "build", cwd=work), 0, "build")
        for number, name, part in PAPERS:
            done = subprocess.run(
                ["/usr/bin/python3", SHARED / "check/fidelity.py", seed(number),
                 work / "output" / name, *part], capture_output=True, text=True)
            print(f"{name}: {done.stdout.strip()}")
            checks.that(done.returncode == 0, f"{name}: {done.stderr[-300:]}")
    checks.done()


main()
