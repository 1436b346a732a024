"""boundary_shards.py -- --shard K/N: shares that together are the whole, worked at the
same time by GNU parallel, on one output folder or on several; merge-status.

usage: boundary_shards.py PROGRAM
"""
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from program import ROOT, Checks, files_below, program_argument, run, workplace

MINIMAL = ROOT / "tests/cases/minimal/input"
CASE = "skolnamnden-2027"
NAMES = [f"nämnd-{i}" for i in range(9)]
ENV = {"SOURCE_DATE_EPOCH": "1716205320"}


def fill(work):
    for name in NAMES:
        shutil.copytree(work / "input" / CASE, work / "input" / name)
    plan = work / "input" / NAMES[3] / "plan.yaml"
    plan.write_text(plan.read_text() + "\nantaget: 2026-12-01\n")


def share(checks, program, work, number, of):
    """The cases of a share, as list tells them."""
    ran = run(program, "list", "--shard", f"{number}/{of}", cwd=work)
    checks.that(not ran.fault() and ran.status in (0, 1), f"{number}/{of}: {ran.err}")
    return [line.split()[0] for line in ran.out.decode().splitlines()
            if line.split() and (work / "input" / line.split()[0]).is_dir()]


def check_shares(checks, program, work):
    """Every case is in one share, and stays there when another is added."""
    for of in (1, 2, 3, 40):
        shares = [share(checks, program, work, n + 1, of) for n in range(of)]
        checks.equal(sorted(sum(shares, [])), sorted([*NAMES, CASE]), f"shares of {of}")
    before = [share(checks, program, work, n, 2) for n in (1, 2)]
    checks.that(all(before), f"a share of two is empty: {before}")
    shutil.copytree(work / "input" / CASE, work / "input/a-ny")
    after = [share(checks, program, work, n, 2) for n in (1, 2)]
    shutil.rmtree(work / "input/a-ny")
    checks.equal([[name for name in names if name != "a-ny"] for names in after], before,
                 "a new case moves the others")


def check_usage(checks, program, work):
    for wrong in ("0/2", "3/2", "1/0", "1", "1/2/3", "a/b", "-1/2", "1/ 2", "",
                  "99999999999999999999/99999999999999999999"):
        ran = run(program, "build", "--shard", wrong, cwd=work)
        checks.well(ran, 2, f"--shard {wrong!r}")
    checks.that(not (work / "output").exists(), "a wrong command line writes")


def parallel(program, work, of, *args):
    """All shares, two at a time."""
    command = ["parallel", "--will-cite", "-j2", str(program), "build", "-j1", "--shard",
               f"{{}}/{of}", *args, ":::", *map(str, range(1, of + 1))]
    return subprocess.run(command, cwd=work, env={**os.environ, **ENV},
                          stdin=subprocess.DEVNULL, capture_output=True, text=True)


def same(checks, got, wanted, what):
    checks.equal(sorted(got), sorted(wanted), f"{what}: files")
    for name in wanted:
        checks.that(got.get(name) == wanted[name], f"{what}: {name} differs")


def check_one_folder(checks, program, work, whole):
    """Shares write into one folder at the same time; a whole run takes over."""
    for of in (2, 5):
        shutil.rmtree(work / "delat", ignore_errors=True)
        done = parallel(program, work, of, "-o", "delat")
        checks.equal(done.returncode, 1, f"{of}: one share has a case that is stopped")
        same(checks, files_below(work / "delat", told=True), whole, f"{of} in one folder")
    again = run(program, "build", "-o", "delat", "--shard", "1/5", cwd=work, env=ENV)
    checks.that(" 0 gjorda" in again.out.decode(), f"made again: {again.out.decode()}")
    over = run(program, "build", "-o", "delat", cwd=work, env=ENV)
    checks.well(over, 1, "a whole run afterwards")
    checks.that(" 0 gjorda, 9 oförändrade" in over.out.decode(),
                f"what shares made is made again: {over.out.decode()}")
    same(checks, files_below(work / "delat", told=True), whole, "after the whole run")
    other = run(program, "build", "-o", "delat", "--shard", "2/3", cwd=work, env=ENV)
    checks.that(" 0 gjorda" in other.out.decode(),
                f"what the whole run made is made again: {other.out.decode()}")


def links_of(page):
    text = page.read_text()
    return [page.parent / found for found in re.findall(r'<a href="([^"#]+)"', text)]


def check_joined(checks, program, work, whole):
    """Machines that share no disk: what each made is laid together."""
    for number in (1, 2, 3):
        run(program, "build", "--shard", f"{number}/3", "-o", f"dator-{number}/output",
            cwd=work, env=ENV)
        shutil.copytree(work / f"dator-{number}/output", work / "allt", dirs_exist_ok=True)
    ran = run(program, "merge-status", "allt", "-o", "allt", cwd=work, env=ENV)
    checks.well(ran, 0, "merge-status in place")
    joined = files_below(work / "allt", told=True)
    page = joined["index.html"].replace(b"<bdi>allt</bdi>", b"<bdi>input</bdi>")
    same(checks, {**joined, "index.html": page}, whole, "joined")


def check_merge_status(checks, program, work):
    """Several folders, one page: its links lead to each of them."""
    folders = [f"dator-{n}/output" for n in (1, 2, 3)]
    for output in ("samlat/sida", ".", "dator-1", "dator-1/output/"):
        ran = run(program, "merge-status", *folders, "-o", output, cwd=work, env=ENV)
        if not checks.well(ran, 0, f"merge-status -o {output}"):
            continue
        links = links_of(work / output / "index.html")
        checks.equal(len(links), 18, f"links of {output}")
        for link in links:
            path = Path(str(link).replace("%C3%A4", "ä"))
            checks.that(path.is_file(), f"{output}: {link} leads nowhere")
    ran = run(program, "merge-status", "dator-1/output", "input", "-o", "x", cwd=work)
    checks.well(ran, 2, "a folder without a state")
    checks.that("input" in ran.err and "dolda" in ran.err, f"not told: {ran.err}")
    checks.that(not (work / "x").exists(), "half a page is written")
    checks.well(run(program, "merge-status", cwd=work), 2, "no folders")


def main():
    program, checks = program_argument(), Checks()
    with workplace(MINIMAL) as work:
        fill(work)
        check_shares(checks, program, work)
        check_usage(checks, program, work)
        checks.well(run(program, "build", cwd=work, env=ENV), 1, "the whole")
        whole = files_below(work / "output", told=True)
        check_one_folder(checks, program, work, whole)
        check_joined(checks, program, work, whole)
        check_merge_status(checks, program, work)
    checks.done()


main()
