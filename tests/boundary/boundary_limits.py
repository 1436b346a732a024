"""boundary_limits.py -- a case that crashes, never ends or takes all memory costs
itself alone, and what is said of it names the limit.

usage: boundary_limits.py PROGRAM
"""
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from program import (ROOT, SANITIZED, Checks, files_below, misdeeds_of, program_argument,
                     run, workplace)

MINIMAL = ROOT / "tests/cases/minimal/input/skolnamnden-2027"
SAID = {
    "krasch": "gick inte att göra och hoppades över (signal 6",
    "halv": "gick inte att göra och hoppades över (signal 6",
    "dödad": "systemet avbröt arbetet",
    "slinga": "räknade på det i 1 sekunder utan att bli klar",
}
FULL = {
    "minne": "mer minne än de 256 MB",
    "minne-i-bibliotek": "mer minne än de 256 MB",
}
LATE = {"vilar": "inte klart efter 10 sekunder"}
GOOD = ("a-god", "n-god", "ö-god")


def limits(mega, work, clock):
    """Do what the folders' names say, under these limits [MB, s, s]."""
    return {"MISDEEDS": "1", "MISDEED_LIMITS": f"{mega},{work},{clock}"}


def lay_out(work, names):
    (work / "input").mkdir()
    for name in names:
        shutil.copytree(MINIMAL, work / "input" / name)


def change_all(work):
    for paper in (work / "input").glob("*/tjansteskrivelse.md"):
        paper.write_text(paper.read_text().replace("2026-101", "2026-102"))


def check_each(checks, program, said, env, *args):
    """After a build where all went well, one where some do not."""
    with workplace() as work:
        lay_out(work, (*GOOD, *said))
        checks.well(run(program, "build", cwd=work), 0, "the first build")
        before = files_below(work / "output")
        change_all(work)
        ran = run(program, "build", *args, cwd=work, env=env)
        checks.well(ran, 1, f"build {args}")
        told = {m.path: m for m in ran.messages if m.code == "U901"}
        checks.equal(sorted(told), sorted(f"input/{name}" for name in said), "what is told")
        for name, text in said.items():
            message = told.get(f"input/{name}")
            checks.that(message and text in message.text and message.hint,
                        f"{name}: {message and message.text}")
        checks.that("minnet räcker inte" not in ran.err, "its end is told once, as U901")
        after = files_below(work / "output")
        for path, data in before.items():
            name = Path(path).parts[0]
            if name in said:
                checks.that(after.get(path) == data, f"{path}: not as it was")
            elif path.endswith(".pdf"):
                checks.that(after.get(path) != data, f"{path}: not made")
        left = [p.name for p in (work / "output").rglob("*.tmp")]
        checks.equal(left, [], "nothing half made is left")
        again = run(program, "build", cwd=work)
        checks.well(again, 0, "the next build")
        checks.that(f"{len(said)} gjorda, {len(GOOD)} oförändrade".encode() in again.out,
                    f"the next build: {again.out.decode()}")


def check_many_in_a_worker(checks, program):
    """Limits are a case's, not those of the worker that makes many."""
    with workplace() as work:
        lay_out(work, ("tung-1", "tung-2", "tung-3"))
        ran = run(program, "build", "-j", "1", cwd=work, env=limits(256, 2, 600))
        checks.well(ran, 0, "three cases that take half of each limit")


def check_english(checks, program):
    with workplace() as work:
        lay_out(work, ("vilar", "a-god"))
        ran = run(program, "check", "--lang", "en", cwd=work,
                  env=limits(256, 60, 10))
        checks.well(ran, 1, "check")
        checks.that("not finished after 10 seconds" in ran.err, "is told in English")
        checks.that(not (work / "output").exists(), "check writes nothing")


def main():
    program, checks = misdeeds_of(program_argument()), Checks()
    # AddressSanitizer ends a process that is refused memory: no limit there.
    said = SAID if SANITIZED else {**SAID, **FULL}
    check_each(checks, program, said, limits(256, 1, 600))
    check_each(checks, program, said, limits(256, 1, 600), "-j", "1")
    check_each(checks, program, LATE, limits(256, 60, 10))
    check_many_in_a_worker(checks, program)
    check_english(checks, program)
    checks.done()


main()
