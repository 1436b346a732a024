"""boundary_status.py -- FEL.txt and the status page as files: when they are written,
and what is in them. How the page looks and works is told in tests/web.

usage: boundary_status.py PROGRAM
"""
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from program import ROOT, Checks, files_below, program_argument, run, workplace

MINIMAL = ROOT / "tests/cases/minimal/input"
CASE = "skolnamnden-2027"


def spoil(work):
    plan = work / "input" / CASE / "plan.yaml"
    right = plan.read_text()
    plan.write_text(f"{right}\nantaget: 2026-12-01\n")
    return lambda: plan.write_text(right)


def check_error_file(checks, program):
    with workplace(MINIMAL) as work:
        told = work / "output" / CASE / "FEL.txt"
        mend = spoil(work)
        checks.well(run(program, "build", cwd=work), 1, "a case with an error")
        if not checks.that(told.is_file(), "there is no FEL.txt"):
            return
        text = told.read_bytes()
        checks.that(text.startswith(b"\xef\xbb\xbf"), "Notepad's mark of UTF-8")
        checks.equal(text.count(b"\n"), text.count(b"\r\n"), "lines that end in CR LF")
        lines = text.decode("utf-8-sig").split("\r\n")
        for wanted in ("plan.yaml, rad ", "U201", "antaget: 2026-12-01", "^^^^^^^",
                       "menade du ”antagen”?"):
            checks.that(any(wanted in line for line in lines), f"no {wanted!r}")
        at = next(i for i, line in enumerate(lines) if "^^^" in line)
        checks.equal(lines[at].index("^"), lines[at - 1].index("antaget"), "the caret")

        before = told.stat().st_mtime_ns
        checks.well(run(program, "build", cwd=work), 1, "again")
        checks.equal(told.stat().st_mtime_ns, before, "what says the same is let be")
        checks.well(run(program, "build", "--lang", "en", cwd=work), 1, "in English")
        checks.that("did you mean" in told.read_text("utf-8-sig"), "not in English")
        mend()
        checks.well(run(program, "build", cwd=work), 0, "mended")
        checks.that(not told.exists(), "FEL.txt stays behind")
        checks.that((told.parent / "internkontroll.xlsx").is_file(), "no workbook")


def check_check_writes_nothing(checks, program):
    with workplace(MINIMAL) as work:
        spoil(work)
        checks.well(run(program, "check", cwd=work), 1, "check")
        checks.that(not (work / "output").exists(), "check writes")


def page_of(work):
    return (work / "output/index.html").read_text()


def check_others_stay(checks, program):
    """A case that is made by itself does not push the others off the page."""
    with workplace(MINIMAL) as work:
        shutil.copytree(work / "input" / CASE, work / "input/kulturnamnden")
        checks.well(run(program, "build", cwd=work), 0, "both")
        checks.well(run(program, "build", f"input/{CASE}", cwd=work), 0, "one of them")
        for name in (CASE, "kulturnamnden"):
            checks.that(f"<bdi>{name}</bdi>" in page_of(work), f"{name} is not told of")
        (work / "input" / CASE / "plan.yaml").write_text("dokument: internkontrollplan\n")
        checks.well(run(program, "build", f"input/{CASE}", cwd=work), 1, "now wrong")
        checks.well(run(program, "build", "input/kulturnamnden", cwd=work), 0, "the other")
        checks.that("Stoppat" in page_of(work), "that it was stopped is forgotten")


def check_same_page(checks, program):
    """With SOURCE_DATE_EPOCH the page too has the same bytes."""
    env = {"SOURCE_DATE_EPOCH": "1716205320"}
    with workplace(MINIMAL) as work:
        pages = []
        for zone in ("Europe/Stockholm", "Pacific/Auckland"):
            shutil.rmtree(work / "output", ignore_errors=True)
            checks.well(run(program, "build", cwd=work, env={**env, "TZ": zone}), 0, zone)
            pages.append(files_below(work / "output", told=True))
        checks.equal(pages[0].keys(), pages[1].keys(), "files")
        for name in pages[0]:
            checks.that(pages[0][name] == pages[1][name], f"{name} differs")


def check_unwritable(checks, program):
    """A page that cannot be written is the world's fault, and told."""
    with workplace(MINIMAL) as work:
        (work / "output/index.html").mkdir(parents=True)
        ran = run(program, "build", cwd=work)
        checks.well(ran, 3, "a folder where the page would be")
        checks.that("index.html" in ran.err, f"not told: {ran.err}")
        checks.that((work / "output" / CASE / "internkontroll.xlsx").is_file(),
                    "the papers are not made")


def check_gone(checks, program):
    """A case that is taken away is told of no more, nor is what was wrong with it."""
    with workplace(MINIMAL) as work:
        shutil.copytree(work / "input" / CASE, work / "input/kulturnamnden")
        spoil(work)
        checks.well(run(program, "build", cwd=work), 1, "one is wrong")
        shutil.rmtree(work / "input" / CASE)
        checks.well(run(program, "build", cwd=work), 0, "and is taken away")
        checks.that(f"<bdi>{CASE}</bdi>" not in page_of(work), "still on the page")
        checks.that(not (work / "output" / CASE).exists(), "its folder still stands")


def main():
    program, checks = program_argument(), Checks()
    check_error_file(checks, program)
    check_check_writes_nothing(checks, program)
    check_others_stay(checks, program)
    check_gone(checks, program)
    check_same_page(checks, program)
    check_unwritable(checks, program)
    checks.done()


main()
