"""boundary_silent.py -- papers without mistakes are met with silence.

usage: boundary_silent.py PROGRAM

tests/silent/CASE is a case that a careful clerk has written, of the kinds and
wordings that municipalities use; those named as a case in input/ are that case
with its mistakes put right and all else as it is. Nothing may be said of any,
and all their papers are made.
"""
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from program import ROOT, Checks, program_argument, run, workplace

SILENT = ROOT / "tests" / "silent"
DATA = ("---\ndokument: internkontrollplan", "---\ndokument: resultat")


def main():
    program, checks = program_argument(), Checks()
    cases = sorted(p for p in SILENT.iterdir() if p.is_dir())
    checks.that(len(cases) > 20, "the cases are there")
    for case in cases:
        # Alone: another year's plan beside it would be compared with.
        with workplace() as work:
            shutil.copytree(case, work / "input" / case.name)
            ran = run(program, "build", "--strict", "-o", "out", cwd=work)
            checks.that(not ran.fault(), f"{case.name}: {ran.fault()}")
            checks.that(ran.status == 0, f"{case.name}: exit status {ran.status}")
            for message in ran.messages:
                checks.that(False, f"{message.place('input/')} {message.text}")
            for paper in case.glob("*.md"):
                made = (work / "out" / case.name / f"{paper.stem}.pdf").is_file()
                data = paper.read_text().startswith(DATA)
                checks.that(made or data, f"{case.name}: no {paper.stem}.pdf")
    checks.done()


main()
