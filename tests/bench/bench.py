"""bench.py -- how fast, and in how much memory.

usage: bench.py PROGRAM

Each line: the best and the median wall time of a few runs, and the most memory that
a process of it held (not told below Python's own 13 MB). For comparing on one machine.
"""
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
CONTROLS = {"100": 100, "1 000": 1000, "10 000": 10_000}


def generate(folder, *args):
    subprocess.run([sys.executable, ROOT / "tests/bench/generate.py", folder, *args],
                   check=True, stdout=subprocess.DEVNULL)


def timed(command, cwd):
    """Seconds and peak MB of one run."""
    began = time.perf_counter()
    child = subprocess.Popen(command, cwd=cwd, stdin=subprocess.DEVNULL,
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    took = time.perf_counter() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{' '.join(map(str, command))}: exit status {child.returncode}")
    return took, usage.ru_maxrss / 1024


def measure(what, command, cwd, runs, fresh=True):
    results = []
    for _ in range(runs):
        if fresh:
            shutil.rmtree(cwd / "output", ignore_errors=True)
        results.append(timed(command, cwd))
    times = [t * 1000 for t, _ in results]
    print(f"{what:36}{min(times):9.1f}{statistics.median(times):9.1f}"
          f"{max(m for _, m in results):8.1f}")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    program = Path(sys.argv[1]).resolve()
    print(f"{'':36}{'best ms':>9}{'median':>9}{'MB':>8}")
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        (work / "templates").symlink_to(ROOT / "templates")
        shutil.copytree(ROOT / "input", work / "input")
        build = [program, "build", "-j", "1"]
        measure("--version", [program, "--version"], work, 20)
        measure("check input/", [program, "check", "-j", "1"], work, 20)
        measure("build input/", build, work, 20)
        measure("build input/, nothing changed", build, work, 20, fresh=False)
        for label, controls in CONTROLS.items():
            generate(work / label, "--controls", str(controls))
            measure(f"build {label} controls", [*build, label], work,
                    3 if controls > 1000 else 10)
        generate(work / "many", "--cases", "100")
        measure("build 100 cases, one worker", [*build, "many"], work, 3)
        measure("build 100 cases, all cores", [program, "build", "many"], work, 3)


main()
