"""boundary_stop.py -- a build that is stopped, in whatever way and at whatever moment,
leaves whole files, and the next one makes up for it.

usage: boundary_stop.py PROGRAM
"""
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from program import (ROOT, WAIT, Checks, files_below, misdeeds_of, program_argument,
                     until, workplace)

MINIMAL = ROOT / "tests/cases/minimal/input/skolnamnden-2027"
CASES = [f"nämnd-{i:02}" for i in range(12)]
SECONDS = 20  # of killing at random moments


def lay_out(work, names):
    (work / "input").mkdir()
    for name in names:
        shutil.copytree(MINIMAL, work / "input" / name)


def begin(program, work, env=None, *args):
    """A build under way, the first of a process group of its own, as in a terminal."""
    return subprocess.Popen(
        [program, "build", *args], cwd=work, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
        env={"PATH": os.environ["PATH"], "HOME": str(work), "LANG": "C.UTF-8", **(env or {}),
             **{k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")}})


def children(pid):
    try:
        return [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except FileNotFoundError:
        return []


def alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def temporary(work):
    return sorted(p.name for p in (work / "output").rglob(".underlag-*.tmp"))


def check_stopped(checks, program, number, whole_group):
    """All but one are made; that one waits when the signal comes."""
    what = f"{signal.Signals(number).name}{' to all' if whole_group else ''}"
    with workplace() as work:
        lay_out(work, (*CASES, "väntar"))
        # The one that waits is last but one by name: another is done behind it.
        shutil.copytree(MINIMAL, work / "input/ö-sist")
        build = begin(program, work, {"MISDEEDS": "1"}, "-j", "2")
        made = len(CASES) + 1
        checks.that(until(lambda: len(children(build.pid)) == 2), f"{what}: two workers")
        # When the other has done all the rest it is done.
        checks.that(until(lambda: len(children(build.pid)) == 1),
                    f"{what}: the others are made")
        workers = children(build.pid)
        for _ in range(2):  # an impatient user
            (os.killpg if whole_group else os.kill)(build.pid, number)
        out, err = build.communicate(timeout=WAIT)
        checks.equal(build.returncode, -number, f"{what}: exit status")
        checks.that("avbrutet; 13 av 14 ärenden är klara" in err.decode(),
                    f"{what}: {err.decode()}")
        checks.that(b"gjorda" not in out, f"{what}: no summary of what is not whole")
        checks.that(not any(map(alive, workers)), f"{what}: workers live on")
        checks.equal(temporary(work), [], f"{what}: half written")
        checks.equal((work / "output/.underlag-lock").read_bytes(), b"", f"{what}: the mark")
        again = begin(program, work)
        out = again.communicate(timeout=WAIT)[0].decode()
        checks.that(f"1 gjorda, {made} oförändrade" in out, f"{what}: the next: {out}")


def check_ignored(checks, program):
    """nohup: a signal that is ignored stays ignored."""
    with workplace() as work:
        lay_out(work, ("väntar",))
        before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
        build = begin(program, work, {"MISDEEDS": "1"})
        signal.signal(signal.SIGHUP, before)
        until(lambda: children(build.pid))
        time.sleep(0.2)
        os.kill(build.pid, signal.SIGHUP)
        (work / "go").touch()
        build.communicate(timeout=WAIT)
        checks.equal(build.returncode, 0, "an ignored SIGHUP")


def set_number(work, number):
    for paper in (work / "input").glob("*/tjansteskrivelse.md"):
        lines = paper.read_text().splitlines()
        lines = [f"diarienummer: SKN 2026-{number}" if line.startswith("diarienummer:")
                 else line for line in lines]
        paper.write_text("\n".join(lines) + "\n")


def build_whole(program, work, number):
    set_number(work, number)
    build = begin(program, work)
    err = build.communicate(timeout=WAIT)[1]
    if build.returncode != 0:
        sys.exit(f"a whole build: {build.returncode} {err.decode()}")
    return files_below(work / "output")


def check_random(checks, program):
    """Killed again and again on the way from one version to the other."""
    seed = random.randrange(1 << 32)
    chance = random.Random(seed)
    with workplace() as work:
        lay_out(work, CASES)
        versions = [build_whole(program, work, 101)]
        began = time.monotonic()
        versions.append(build_whole(program, work, 102))
        took = time.monotonic() - began
        wanted, rounds = 0, 0
        ends = time.monotonic() + SECONDS
        while time.monotonic() < ends and rounds < 200:
            rounds += 1
            if chance.random() < 0.5:
                wanted = 1 - wanted
                set_number(work, 101 + wanted)
            number = chance.choice((signal.SIGKILL, signal.SIGKILL, signal.SIGTERM,
                                    signal.SIGINT))
            build = begin(program, work)
            time.sleep(chance.uniform(0, took * 1.2))
            workers = children(build.pid)
            build.send_signal(number)
            build.communicate(timeout=WAIT)
            checks.that(until(lambda: not any(map(alive, workers))),
                        f"seed {seed} round {rounds}: workers live on")
            for name, data in files_below(work / "output").items():
                if not any(version.get(name) == data for version in versions):
                    checks.that(False, f"seed {seed} round {rounds}, "
                                f"{number.name}: {name} is neither old nor new")
            if number != signal.SIGKILL and build.returncode < 0 and \
                    (work / "output/.underlag-lock").read_bytes() == b"":
                checks.equal(temporary(work), [], f"seed {seed} round {rounds}: left")
        last = build_whole(program, work, 101 + wanted)
        checks.that(last == versions[wanted], f"seed {seed}: the last build is not whole")
        checks.equal(temporary(work), [], f"seed {seed}: half written")
        print(f"seed {seed}: {rounds} builds killed")


def main():
    program, checks = program_argument(), Checks()
    misdeeds = misdeeds_of(program)
    check_stopped(checks, misdeeds, signal.SIGINT, True)
    check_stopped(checks, misdeeds, signal.SIGTERM, False)
    check_stopped(checks, misdeeds, signal.SIGHUP, False)
    check_ignored(checks, misdeeds)
    check_random(checks, program)
    checks.done()


main()
