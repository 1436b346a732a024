"""boundary_forms.py -- a plan and its results give the same bytes as YAML, as Markdown
with headings and fields, and as one table pasted from Word.

usage: boundary_forms.py PROGRAM
"""
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from program import ROOT, Checks, files_below, program_argument, run, workplace

FORMS = ROOT / "tests" / "forms"
CASE = ROOT / "input" / "servicenamnden-it-2022"  # whose plan and results they are
REST = ("uppfoljning.md", "underlag.yaml")


def build(program, checks, form):
    with workplace() as work:
        case = work / "input" / "uppfoljning"
        shutil.copytree(FORMS / form, case)
        for name in REST:
            shutil.copy(CASE / name, case)
        ran = run(program, "build", cwd=work)
        checks.well(ran, 0, form)
        checks.that(not [m for m in ran.messages if m.is_error], f"{form}: {ran.err}")
        return files_below(work / "output" / "uppfoljning")


def main():
    program, checks = program_argument(), Checks()
    wanted = build(program, checks, "yaml")
    checks.that(len(wanted) == 2, f"made: {', '.join(wanted)}")
    for form in ("markdown", "tabell"):
        got = build(program, checks, form)
        for name in sorted(wanted.keys() | got.keys()):
            checks.that(wanted.get(name) == got.get(name),
                        f"{name} as {form} is not as YAML gives it")
    checks.done()


main()
