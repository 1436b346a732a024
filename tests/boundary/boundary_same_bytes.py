"""boundary_same_bytes.py -- the same input gives the same bytes, on any machine, on
any day: another folder, time zone, language, date, number of workers.

usage: boundary_same_bytes.py PROGRAM
"""
import re
import shutil
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from program import ROOT, Checks, files_below, program_argument, run, workplace

INPUTS = [ROOT / "input", ROOT / "tests/cases/liggande-bilagor/input",
          ROOT / "tests/cases/prosa/input"]
WORLDS = [
    {"LANG": "C", "LC_ALL": "C"},
    {"LANG": "sv_SE.UTF-8", "LC_ALL": "sv_SE.UTF-8", "TZ": "Pacific/Kiritimati"},
    {"LANG": "tr_TR.UTF-8", "TZ": "America/Anchorage", "HOME": "/nonexistent"},
]


def build(program, source, jobs, env):
    with workplace(source) as work:
        ran = run(program, "build", "-j", jobs, cwd=work, env=env)
        return ran, files_below(work / "output")


def compare(checks, name, wanted, got, world):
    for path in sorted(wanted.keys() | got.keys()):
        checks.that(wanted.get(path) == got.get(path), f"{name}/{path} differs in {world}")


def touch_everything(program, source, checks):
    """Another date: later, and other times on the files."""
    with workplace(source) as work:
        run(program, "build", cwd=work)
        before = files_below(work / "output")
        shutil.rmtree(work / "output")
        for path in work.joinpath("input").rglob("*"):
            path.touch()
        if shutil.which("faketime"):
            run("faketime", "2031-12-31 23:59:58", program, "build", cwd=work)
        else:
            time.sleep(2.1)
            run(program, "build", cwd=work)
        compare(checks, source.parent.name, before, files_below(work / "output"),
                "later time")


def check_page(program, checks):
    """With SOURCE_DATE_EPOCH nothing in OUTPUT tells when or where it was made."""
    epoch = {"SOURCE_DATE_EPOCH": "4102444800"}
    pages = []
    for jobs, world in enumerate(WORLDS, 1):
        with workplace(INPUTS[0]) as work:
            (work / "input/trasig").mkdir()
            (work / "input/trasig/plan.yaml").write_text("dokument: plan\n")
            run(program, "build", "--format", "pdf,xlsx,html", "-j", jobs, cwd=work,
                env={**world, **epoch})
            pages.append({str(path.relative_to(work / "output")): path.read_bytes()
                          for path in (work / "output").rglob("[!.]*") if path.is_file()})
        times = set(re.findall(rb'<time datetime="([^"]*)"', pages[-1]["index.html"]))
        checks.equal(times, {b"2100-01-01T00:00+0000"}, f"times of the page in {world}")
        compare(checks, "output", pages[0], pages[-1], world)


def main():
    program, checks = program_argument(), Checks()
    for source in INPUTS:
        ran, wanted = build(program, source, 1, {})
        checks.that(not ran.fault() and wanted, f"{source}: {ran.fault()}")
        for jobs, world in enumerate(WORLDS, 2):
            compare(checks, source.parent.name, wanted,
                    build(program, source, jobs, world)[1], world)
    touch_everything(program, INPUTS[0], checks)
    check_page(program, checks)
    checks.done()


main()
