"""boundary_worker.py -- a worker that dies costs its own case alone, and is told of.

usage: boundary_worker.py PROGRAM
"""
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from program import ROOT, SLOWER, Checks, program_argument, read_messages, run, \
    workplace

MINIMAL = ROOT / "tests/cases/minimal/input/skolnamnden-2027"
CONTROLS = 12_000  # enough to be at work when it is killed
SMALL = ("a-liten", "b-liten", "y-liten", "z-liten")


def children(pid):
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(word) for word in text.split()]


def ticks(pid):
    """CPU time used so far."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12])
    except FileNotFoundError:
        return 0


def lay_out(work):
    subprocess.run([sys.executable, ROOT / "tests/bench/generate.py", work / "made",
                    "--controls", str(CONTROLS)], check=True)
    (work / "input").mkdir()
    next((work / "made").iterdir()).rename(work / "input/stor")
    for name in SMALL:
        shutil.copytree(MINIMAL, work / "input" / name)


def kill_busiest(build):
    """The worker that has used the most time, once it is well at work. False: the
    build was done before."""
    for _ in range(2000 * SLOWER):
        if build.poll() is not None:
            return False
        busiest = max(children(build.pid), key=ticks, default=None)
        if busiest and ticks(busiest) > 30:
            os.kill(busiest, signal.SIGSEGV)
            return True
        time.sleep(0.005)
    return False


def main():
    program, checks = program_argument(), Checks()
    with workplace() as work:
        lay_out(work)
        build = subprocess.Popen([program, "build", "-j", "2"], cwd=work,
                                 stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                 stderr=subprocess.PIPE, text=True)
        checks.that(kill_busiest(build), "the build was done before it could be hurt")
        err = build.communicate(timeout=120 * SLOWER)[1]
        checks.equal(build.returncode, 1, "exit status")
        told = [(m.code, m.path) for m in read_messages(err) if m.is_error]
        checks.equal(told, [("U901", "input/stor")], "what is told")
        checks.that(not list((work / "output").glob("stor/*.pdf")), "stor is not made")
        for name in SMALL:
            checks.that((work / "output" / name / "tjansteskrivelse.pdf").is_file(),
                        f"{name} is made")
        left = [p.name for p in (work / "output").rglob("*.tmp")]
        checks.equal(left, [], "nothing half made is left")
        ran = run(program, "build", cwd=work)
        checks.well(ran, 0, "the next build tries again")
        checks.that((work / "output/stor/internkontroll.xlsx").is_file(), "stor is made")
    checks.done()


main()
