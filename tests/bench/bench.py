"""bench.py -- how fast, and in how much memory, against a floor timed in the same run.

usage: bench.py PROGRAM

The floor (floor.c) draws the same pages from ready positions and writes the same
cells plainly, through the same libraries; the whole (whole.c) is what a running
worker does with a case. What is compared is timed in turn, and the ratios are
medians of ratios, so that a machine that slows down slows both. For comparing on
one machine; docs/performance.md tells what the figures should be.
"""
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import shapes

ROOT = Path(__file__).resolve().parent.parent.parent
PAIRS = 200


def generate(folder, *args):
    subprocess.run([sys.executable, ROOT / "tests/bench/generate.py", folder, *args],
                   check=True, stdout=subprocess.DEVNULL)


def timed(command, cwd, keep=False):
    """Milliseconds and peak MB of one run; memory is not told below Python's own."""
    if not keep:
        shutil.rmtree(cwd / "output", ignore_errors=True)
    began = time.perf_counter()
    child = subprocess.Popen(command, cwd=cwd, stdin=subprocess.DEVNULL,
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    took = time.perf_counter() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{' '.join(map(str, command))}: exit status {child.returncode}")
    return took * 1000, usage.ru_maxrss / 1024


class Stopwatch:
    """A program that makes one run for each line it gets, and tells its time."""

    def __init__(self, program, cases, work):
        self.child = subprocess.Popen([program, cases, work / "scratch"], cwd=work,
                                      stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                      text=True)

    def run(self):
        self.child.stdin.write("\n")
        self.child.stdin.flush()
        return float(self.child.stdout.readline()) / 1000

    def stop(self):
        self.child.stdin.close()
        self.child.wait()


def show(what, times, memory=None, ratio=None, note=""):
    print(f"{what:34}{min(times):9.1f}{statistics.median(times):9.1f}"
          f"{'' if memory is None else f'{memory:.0f}':>7}"
          f"{'' if ratio is None else f'{ratio:.2f}':>7}  {note}")


def compare(what, whole, floor, per=1):
    """Lines for two kinds of run, timed in turn: [(whole ms, floor ms)]."""
    ratio = statistics.median(w / f for w, f in zip(whole, floor))
    show(f"{what}: floor", [f / per for f in floor])
    show(f"{what}: whole", [w / per for w in whole], ratio=ratio, note="x floor")


def warm(bench, work, cases, count, what="warm, a case", pairs_wanted=PAIRS):
    whole = Stopwatch(bench / "bench-whole", cases, work)
    floor = Stopwatch(bench / "bench-floor", cases, work)
    pairs = [(whole.run(), floor.run()) for _ in range(pairs_wanted)]
    whole.stop()
    floor.stop()
    compare(what, [w for w, _ in pairs], [f for _, f in pairs], count)
    return statistics.median(f for _, f in pairs) / count


def cold(program, bench, work, floor):
    """A process from its start to the files on disk, against one that only opens
    the fonts, and the floor after that."""
    build = [program, "build", "-j", "1", "one"]
    pairs = [(timed(build, work)[0],
              timed([bench / "bench-floor", "--start"], work)[0] + floor)
             for _ in range(30)]
    compare("cold, a case", [w for w, _ in pairs], [f for _, f in pairs])


def thousand(program, work):
    """1 000 cases in the seeds' shapes: from nothing, over the cores, and again."""
    cores = os.cpu_count() or 1
    alone, spread = [], []
    for _ in range(3):
        alone.append(timed([program, "build", "-j", "1"], work)[0])
        spread.append(timed([program, "build", "-j", str(cores)], work)[0])
    share = statistics.median(a / s for a, s in zip(alone, spread)) / cores
    show("1000 cases, -j 1", alone)
    show(f"1000 cases, -j {cores}", spread, ratio=share, note="x cores x one worker's speed")
    again = [timed([program, "build"], work, keep=True) for _ in range(10)]
    show("1000 cases, nothing to do", [t for t, _ in again], max(m for _, m in again))
    show("1000 cases, one changed", [one_changed(program, work, i) for i in range(10)])
    show("1000 cases, only checked",
         [timed([program, "check"], work, keep=True)[0] for _ in range(5)])


def one_changed(program, work, number):
    shapes.write_case(work / "input", number * 7, seed=10_000 + number * 5)
    return timed([program, "build"], work, keep=True)[0]


def large(program, work):
    medians = {}
    for controls, runs in ((1000, 5), (10_000, 3)):
        folder = f"controls-{controls}"
        generate(work / folder, "--controls", str(controls))
        results = [timed([program, "build", "-j", "1", folder], work)
                   for _ in range(runs)]
        times = [t for t, _ in results]
        medians[controls] = statistics.median(times)
        ratio = None if controls == 1000 else medians[controls] / medians[1000]
        show(f"{controls} controls", times, max(m for _, m in results), ratio,
             "x 1000 controls" if ratio else "")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    program = Path(sys.argv[1]).resolve()
    bench = program.parent / "tests"
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        work = Path(name)
        (work / "scratch").mkdir()
        (work / "templates").symlink_to(ROOT / "templates")
        generate(work / "one", "--cases", "1")
        generate(work / "few", "--cases", "2")
        generate(work / "input", "--mixed", "1000")
        generate(work / "shapes", "--mixed", "25")
        print(f"{'':34}{'best ms':>9}{'median':>9}{'MB':>7}{'ratio':>7}")
        floor = warm(bench, work, work / "few", 2)
        cold(program, bench, work, floor)
        warm(bench, work, work / "shapes", 25, "25 shapes, a case", PAIRS // 10)
        thousand(program, work)
        large(program, work)


main()
