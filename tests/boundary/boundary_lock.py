"""boundary_lock.py -- two runs on one output folder: the second waits and says so,
whatever becomes of the lock's file or of the first.

usage: boundary_lock.py PROGRAM
"""
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from program import (ROOT, SLOWER, WAIT, Checks, misdeeds_of, program_argument, until,
                     workplace)

MINIMAL = ROOT / "tests/cases/minimal/input/skolnamnden-2027"
WAITING = "en annan körning pågår, väntar på den"


class Build:
    """A build whose case waits for the file `go`; what it says is read as it comes."""

    def __init__(self, program, work, **env):
        self.process = subprocess.Popen(
            [program, "build"], cwd=work, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
            env={**os.environ, "HOME": str(work), "MISDEEDS": "1", **env})
        self.said = ""
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()

    def read(self):
        for line in self.process.stderr:
            self.said += line

    def children(self):
        path = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(p) for p in path.read_text().split()] if path.exists() else []

    def end(self):
        status = self.process.wait(WAIT)
        self.reader.join(WAIT)
        return status


def at_work(work):
    """A workplace where a case waits."""
    (work / "input").mkdir()
    shutil.copytree(MINIMAL, work / "input/väntar")


def check_second_waits(checks, program, what, meanwhile, **env):
    with workplace() as work:
        at_work(work)
        first = Build(program, work, **env)
        checks.that(until(first.children), f"{what}: the first is at work")
        meanwhile(work)
        second = Build(program, work, **env)
        checks.that(until(lambda: WAITING in second.said), f"{what}: the second says it")
        checks.that(not second.children(), f"{what}: the second does nothing yet")
        (work / "go").touch()
        checks.equal((first.end(), second.end()), (0, 0), f"{what}: exit statuses")
        checks.equal((first.said.count(WAITING), second.said.count(WAITING)), (0, 1),
                     f"{what}: said once, by the second")


def remove_lock(work):
    (work / "output/.underlag-lock").unlink()


def check_workers_hold_nothing(checks, program):
    """No file of the parent's but its own three and a pipe: not the lock."""
    with workplace() as work:
        at_work(work)
        build = Build(program, work)
        until(build.children)
        # Its own files are set up before the case begins to wait.
        worker = build.children()[0]
        time.sleep(0.3 * SLOWER)
        held = {n: os.readlink(f"/proc/{worker}/fd/{n}")
                for n in os.listdir(f"/proc/{worker}/fd")}
        more = {n: to for n, to in held.items() if int(n) > 2}
        checks.that(not [to for to in more.values() if "output" in to],
                    f"a worker holds {more}")
        checks.that(len(more) <= 3, f"a worker holds {more}")
        (work / "go").touch()
        build.end()


def check_first_is_killed(checks, program):
    """With its worker at work: the second goes on at once."""
    with workplace() as work:
        at_work(work)
        first = Build(program, work)
        until(first.children)
        second = Build(program, work)
        checks.that(until(lambda: WAITING in second.said), "killed: the second waits")
        workers = first.children()
        first.process.send_signal(signal.SIGKILL)
        first.end()
        checks.that(until(second.children), "killed: the second goes on")
        checks.that(until(lambda: not any(Path(f"/proc/{w}/root").exists() and
                                          (Path(f"/proc/{w}/stat").read_text()
                                           .rpartition(")")[2].split()[0] != "Z")
                                          for w in workers)), "killed: workers end")
        (work / "go").touch()
        checks.equal(second.end(), 0, "killed: the second's exit status")


def check_folder_is_replaced(checks, program):
    """Somebody removes the whole output folder while the second waits."""
    with workplace() as work:
        at_work(work)
        first = Build(program, work)
        until(first.children)
        second = Build(program, work)
        checks.that(until(lambda: WAITING in second.said), "replaced: the second waits")
        shutil.rmtree(work / "output")
        first.process.kill()
        (work / "go").touch()
        status = second.end()
        # The folder is gone: made anew, or said.
        made = (work / "output/väntar/tjansteskrivelse.pdf").is_file()
        checks.that((status == 0) == made and status in (0, 3),
                    f"replaced: status {status}, made {made}: {second.said}")


def check_no_locks(checks, program):
    with workplace() as work:
        at_work(work)
        (work / "go").touch()
        build = Build(program, work, MISDEED_FLOCK="all")
        checks.equal(build.end(), 0, "nothing can be locked")
        checks.equal(build.said.count("går inte att låsa"), 1, "it is said once")


def main():
    program, checks = misdeeds_of(program_argument()), Checks()
    check_second_waits(checks, program, "plain", lambda work: None)
    check_second_waits(checks, program, "the lock's file removed", remove_lock)
    check_second_waits(checks, program, "only files are locked", lambda work: None,
                       MISDEED_FLOCK="folders")
    check_workers_hold_nothing(checks, program)
    check_first_is_killed(checks, program)
    check_folder_is_replaced(checks, program)
    check_no_locks(checks, program)
    checks.done()


main()
