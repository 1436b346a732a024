"""boundary_seeds_messages.py -- the mistakes in the papers of input/ are found at their
places, and nothing else is said of them.

usage: boundary_seeds_messages.py PROGRAM

tests/seeds-messages/CASE.txt holds every message about input/CASE, a line each:
`FILE:LINE:COLUMN CODE`. A case that is not in input/ is passed over.
"""
import difflib
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from program import ROOT, SKIPPED, Checks, program_argument, run, workplace

EXPECTED = ROOT / "tests" / "seeds-messages"


def main():
    program, checks = program_argument(), Checks()
    tried = [p for p in sorted(EXPECTED.glob("*.txt")) if (ROOT / "input" / p.stem).is_dir()]
    if not tried:
        print("skipped: none of the cases is in input/")
        sys.exit(SKIPPED)
    with workplace(ROOT / "input") as work:
        ran = run(program, "check", "-j", "1", "input", cwd=work)
        checks.that(not ran.fault(), f"check: {ran.fault()}")
        for path in tried:
            below = f"input/{path.stem}/"
            got = sorted(m.place(below) for m in ran.messages if m.path.startswith(below))
            wanted = sorted(path.read_text().splitlines())
            for line in difflib.unified_diff(wanted, got, path.name, "got",
                                             lineterm="", n=0):
                print(line)
            checks.that(got == wanted, f"{path.stem}: other messages")
    checks.done()


main()
