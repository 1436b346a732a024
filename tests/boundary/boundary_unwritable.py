"""boundary_unwritable.py -- outputs that cannot be written: said, status 3, and what
stood there before stands there still.

usage: boundary_unwritable.py PROGRAM
"""
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from program import ROOT, Checks, files_below, program_argument, run, workplace

MINIMAL = ROOT / "tests/cases/minimal/input"
NAME = "skolnamnden-2027"


def check_file_in_the_way(checks, program):
    with workplace(MINIMAL) as work:
        (work / "output").write_text("en fil\n")
        ran = run(program, "build", cwd=work)
        checks.well(ran, 3, "a file where the output folder should be")
        checks.that("output" in ran.err, "says which path")
        checks.equal((work / "output").read_text(), "en fil\n", "the file is left alone")


def check_case_folder_is_a_file(checks, program):
    with workplace(MINIMAL) as work:
        (work / "output").mkdir()
        (work / "output" / NAME).write_text("en fil\n")
        checks.well(run(program, "build", cwd=work), 3, "a file where a case's folder is")
        checks.equal((work / "output" / NAME).read_text(), "en fil\n", "it is left alone")


def check_target_is_a_folder(checks, program):
    """One of two outputs cannot be renamed into place: neither may be half there."""
    with workplace(MINIMAL) as work:
        (work / "output" / NAME / "internkontroll.xlsx" / "x").mkdir(parents=True)
        checks.well(run(program, "build", cwd=work), 3, "a folder where a file goes")
        left = [p.name for p in (work / "output").rglob("*.tmp")]
        checks.equal(left, [], "nothing half made is left")


def check_no_right(checks, program):
    """As a user without the right to write (root has every right)."""
    as_user = {}
    if os.geteuid() == 0:
        as_user = {"user": 65534, "group": 65534, "extra_groups": []}
    with workplace(MINIMAL) as work:
        work.chmod(0o755)
        checks.well(run(program, "build", cwd=work), 0, "the first build")
        before = files_below(work / "output")
        paper = work / "input" / NAME / "tjansteskrivelse.md"
        paper.write_text(paper.read_text().replace("2026-101", "2026-102"))
        for folder in (work / "output", work / "output" / NAME):
            folder.chmod(0o555)
        if not os.access(program, os.X_OK):
            return
        try:
            ran = run(program, "build", cwd=work, **as_user)
        except PermissionError:  # the build folder is not for everybody
            return
        checks.well(ran, 3, "no right to write")
        checks.that("output" in ran.err, "says which path")
        checks.equal(files_below(work / "output"), before, "what was there is there")
        for folder in (work / "output", work / "output" / NAME):
            folder.chmod(0o755)


def main():
    program, checks = program_argument(), Checks()
    check_file_in_the_way(checks, program)
    check_case_folder_is_a_file(checks, program)
    check_target_is_a_folder(checks, program)
    check_no_right(checks, program)
    checks.done()


main()
