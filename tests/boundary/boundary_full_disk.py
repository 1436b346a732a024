"""boundary_full_disk.py -- the disk is full: said, status 3, last good outputs whole.

usage: boundary_full_disk.py PROGRAM     needs the right to mount (else skipped)

Every size of free room is tried, so that the disk fills up in each file in turn.
"""
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from program import ROOT, SKIPPED, Checks, files_below, program_argument, run, workplace

MINIMAL = ROOT / "tests/cases/minimal/input"
PAPER = "input/skolnamnden-2027/tjansteskrivelse.md"
STEP = 8 * 1024


@contextmanager
def small_disk(folder, size):
    folder.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder],
                   check=True, capture_output=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def room_needed(program):
    with workplace(MINIMAL) as work:
        run(program, "build", cwd=work)
        made = files_below(work / "output")
    return sum(len(data) for data in made.values())


def check_from_nothing(checks, program, size):
    """The first build on a disk too small for it."""
    with workplace(MINIMAL) as work, small_disk(work / "output", size):
        ran = run(program, "build", cwd=work)
        if ran.status == 0:
            return False
        checks.well(ran, 3, f"a disk of {size} bytes")
        checks.that("output" in ran.err, "says where")
        half = [n for n in files_below(work / "output") if n.endswith((".pdf", ".xlsx"))]
        # Only the note of what was made may have lacked room: then all stands there.
        checks.that(len(half) in (0, 2),
                    f"a disk of {size} bytes: whole or not at all, not {half}")
        return True


def check_again(checks, program, needed, free):
    """A good build is there; the next one finds too little room."""
    with workplace(MINIMAL) as work, small_disk(work / "output", needed * 4):
        checks.well(run(program, "build", cwd=work), 0, "the first build")
        before = {n: d for n, d in files_below(work / "output").items()
                  if not n.endswith(".html")}
        disk = work / "output" / "ballast"
        room = subprocess.run(["df", "--output=avail", "-B1", disk.parent],
                              capture_output=True, text=True).stdout.split()[-1]
        disk.write_bytes(b"x" * max(0, int(room) - free))
        paper = work / PAPER
        paper.write_text(paper.read_text().replace("2026-101", "2026-102"))
        ran = run(program, "build", cwd=work)
        disk.unlink()
        checks.well(ran, 3, f"{free} bytes left")
        after = files_below(work / "output")
        for name, data in before.items():
            checks.that(after.get(name) == data, f"{free} bytes left: {name} changed")
        checks.equal([p.name for p in (work / "output").rglob("*.tmp")], [],
                     "nothing half made is left")


def main():
    program, checks = program_argument(), Checks()
    try:
        with workplace() as work, small_disk(work / "try", 65536):
            pass
    except (subprocess.CalledProcessError, FileNotFoundError):
        print("skipped: no right to mount")
        sys.exit(SKIPPED)
    needed = room_needed(program)
    sizes = range(STEP, needed + STEP, max(STEP, needed // 8))
    stopped = [check_from_nothing(checks, program, size) for size in sizes]
    checks.that(any(stopped), "some disk was too small")
    for free in (0, needed // 4, needed // 2):
        check_again(checks, program, needed, free)
    checks.done()


main()
