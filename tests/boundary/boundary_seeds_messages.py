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

# The mistakes of the papers that gave rise to a rule: where each is said. Not said:
# two risks or controls with one number (U206; they were given ids when the papers
# were written as YAML, for numbers alone do not name anything), controls under the
# wrong risks (U207; only who knows the board can tell), "accepteras: nej" without a
# reason (U305; a risk that is not accepted needs none), the paper's own date (U506;
# it is right in the one paper that has the list) and the number of the decision
# papers (U509; they were given one).
OLD = "kommunstyrelsekontoret-2024", "kommunstyrelsen-2024"
IT_2022, IT_2023 = "servicenamnden-it-2022", "servicenamnden-it-2023"
AUDITS = "granskning-it-harnosand", "granskning-digital-utveckling"
MISTAKES = [
    ("U306", OLD[0], "plan.yaml:216"),  # molntjänster
    ("U306", IT_2022, "plan.yaml:14"),
    ("U306", IT_2023, "plan.yaml:26"),
    ("U307", OLD[0], "plan.yaml:126"),
    ("U307", OLD[0], "plan.yaml:216"),
    ("U308", OLD[0], "plan.yaml:123"),
    ("U308", OLD[1], "plan.yaml:10"),
    ("U308", IT_2022, "plan.yaml:18"),
    ("U309", IT_2022, "plan.yaml:5"),
    ("U309", IT_2023, "tjansteskrivelse.md:6"),
    ("U312", OLD[0], "plan.yaml:232"),  # Stab-och planering
    ("U312", IT_2023, "plan.yaml:69"),  # IT arkitekt
    ("U313", IT_2023, "plan.yaml:21"),
    ("U401", OLD[1], "plan.yaml:49"),  # punkt 1-7
    ("U401", OLD[1], "plan.yaml:55"),
    ("U404", OLD[1], "resultat-2024.yaml:43"),  # point 6
    ("U405", OLD[0], "resultat-delar-1.yaml:12"),
    ("U405", OLD[1], "resultat-2024.yaml:60"),
    ("U406", OLD[1], "resultat-2024.yaml:31"),  # points 3-5, 12
    ("U406", OLD[1], "resultat-2024.yaml:35"),
    ("U406", OLD[1], "resultat-2024.yaml:40"),
    ("U406", OLD[1], "resultat-2024.yaml:101"),
    ("U406", OLD[0], "resultat-delar-1.yaml:66"),  # upphandling
    ("U407", OLD[0], "resultat-delar-1.yaml:161"),  # no new time
    ("U501", IT_2022, "uppfoljning.md:32"),  # decides on 2021
    ("U509", OLD[1], "uppfoljning.md:2"),
    ("U512", AUDITS[0], "revisionsrapport.md:15"),
    ("U512", AUDITS[1], "revisionsrapport.md:19"),
    ("U513", AUDITS[1], "revisionsrapport.md:295"),
]


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
            for code, case, place in MISTAKES:
                found = any(line.startswith(f"{place}:") and line.endswith(code)
                            for line in got)
                checks.that(case != path.stem or found, f"{case} {place}: no {code}")
    checks.done()


main()
