"""run.py -- run the fuzz targets, and tell how to see again what one of them found.

usage: run.py BUILD [--seconds N] [--jobs N] [--seed N] [--keep FOLDER] [TARGET...]

BUILD is a folder made with -DUL_FUZZ=ON. Each target runs N seconds (60), two at a
time; a crash, a leak, an input over ten seconds or over 2 GB is a failure. What is
learnt is thrown away unless --keep names a folder for it. With a seed (not 0) a run
takes the way that it took before, so that a change is judged by what it changed.
"""
import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
LONGEST = {"case": 32768, "template": 40000, "markdown": 16384, "yaml": 16384,
           "text": 8192, "picture": 32768, "strings": 256, "outcome": 8192, "values": 128}
WIDE = {"case", "template"}  # so much code that comparing its values only costs time
UNIT_SECONDS = 10
UNIT_MEGABYTES = 2048
ENVIRONMENT = {"ASAN_OPTIONS": "quarantine_size_mb=16:malloc_context_size=8:"
                               "allocator_may_return_null=0",
               "LSAN_OPTIONS": f"suppressions={ROOT}/tests/fuzz/lsan.supp:"
                               "print_suppressions=0",
               "UBSAN_OPTIONS": "print_stacktrace=1"}


def command(program, target, seeds, corpus, found, args):
    return [str(program), f"-max_total_time={args.seconds}", f"-seed={args.seed}", f"-timeout={UNIT_SECONDS}",
            f"-rss_limit_mb={UNIT_MEGABYTES}", f"-max_len={LONGEST.get(target, 4096)}",
            f"-dict={seeds / 'dict'}", f"-artifact_prefix={found}/", "-print_final_stats=1",
            "-report_slow_units=2", f"-use_value_profile={int(target not in WIDE)}",
            f"-entropic={int(target not in WIDE)}", str(corpus), str(seeds / target)]


def summary(log):
    """Runs, coverage and the slowest input, from what libFuzzer says."""
    done = re.findall(r"stat::number_of_executed_units:\s*(\d+)", log)
    reached = re.findall(r"cov: (\d+) ft: (\d+)", log)
    slowest = re.findall(r"stat::slowest_unit_time_sec:\s*(\d+)", log)
    return (f"{done[-1] if done else '?':>9} runs, coverage "
            f"{reached[-1][0] if reached else '?'}, slowest {slowest[-1] if slowest else '?'} s")


def run(program, args, work):
    target = program.name.removeprefix("fuzz-")
    seeds = program.parent / "seeds"
    corpus = (args.keep or work) / target
    found = (args.keep or work) / f"{target}-found"
    corpus.mkdir(parents=True, exist_ok=True)
    found.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    ran = subprocess.run(command(program, target, seeds, corpus, found, args),
                         cwd=ROOT, env={**os.environ, **ENVIRONMENT}, text=True,
                         errors="replace", stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                         stderr=subprocess.STDOUT)
    print(f"{program.name:16}{summary(ran.stdout)}, {time.monotonic() - began:.0f} s",
          flush=True)
    if ran.returncode:
        tell_failure(program, found, ran.stdout)
    return ran.returncode == 0


def tell_failure(program, found, log):
    begins = re.search(r"^.*(ERROR: |SUMMARY: |does not hold|runtime error)", log, re.M)
    shown = log[begins.start() if begins else -3000:].splitlines()
    print("\n".join(line[:200] for line in shown
                    if "fuzzer::" not in line and "/libc" not in line)[:4000])
    print(f"FAILED: {program.name}")
    for unit in sorted(found.glob("[clot]*")):
        kept = Path(tempfile.gettempdir()) / f"{program.name}-{unit.name}"
        shutil.copy(unit, kept)
        print(f"  again, in {ROOT}: {program} {kept}")
        if unit.stat().st_size <= 2000:
            print(f"  its bytes: python3 -c \"import sys; sys.stdout.buffer.write("
                  f"bytes.fromhex('{unit.read_bytes().hex()}'))\" > unit")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build", type=Path)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--jobs", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("targets", nargs="*")
    args = parser.parse_intermixed_args()
    place = args.build.resolve() / "tests" / "fuzz"
    programs = sorted(p for p in place.glob("fuzz-*") if os.access(p, os.X_OK) and p.is_file()
                      and (not args.targets or p.name.removeprefix("fuzz-") in args.targets))
    if not programs:
        sys.exit(f"run.py: no targets in {place}")
    with tempfile.TemporaryDirectory(prefix="underlag-fuzz-") as work, \
            ThreadPoolExecutor(args.jobs) as pool:
        well = list(pool.map(lambda p: run(p, args, Path(work)), programs))
    print(f"{sum(well)} passed, {len(well) - sum(well)} failed")
    sys.exit(0 if all(well) else 1)


main()
