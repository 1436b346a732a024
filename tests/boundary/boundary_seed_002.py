"""boundary_seed_002.py -- the papers in input/ hold every word of the text they were
transcribed from, in its order.

usage: boundary_seed_002.py PROGRAM     skipped where ../shared is not there
"""
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from program import ROOT, SKIPPED, Checks, program_argument, run, workplace

SHARED = ROOT.parent / "shared"
SEED = SHARED / "seeds/002_e27fc1e7ed9758d5.txt"
SECOND = "Uppföljning av internkontroll 2022"
PAPERS = [  # the PDF, and its part of the seed
    ("servicenamnden-it-2023/tjansteskrivelse.pdf", ["--to", SECOND]),
    ("servicenamnden-it-2022/uppfoljning.pdf", ["--from", SECOND]),
]


def main():
    program, checks = program_argument(), Checks()
    if not SEED.is_file():
        print(f"skipped: no {SEED}")
        sys.exit(SKIPPED)
    with workplace(ROOT / "input") as work:
        checks.well(run(program, "build", cwd=work), 0, "build")
        for name, part in PAPERS:
            done = subprocess.run(
                ["/usr/bin/python3", SHARED / "check/fidelity.py", SEED,
                 work / "output" / name, *part], capture_output=True, text=True)
            print(f"{name}: {done.stdout.strip()}")
            checks.that(done.returncode == 0, f"{name}: {done.stderr[-300:]}")
    checks.done()


main()
