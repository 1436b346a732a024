"""boundary_prune.py -- outputs that nothing makes any more are told of, and --prune
removes them: those that the program made, as it made them, and no other file.

usage: boundary_prune.py PROGRAM
"""
import random
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from program import ROOT, TOLD, Checks, files_below, program_argument, run, workplace

MINIMAL = ROOT / "tests/cases/minimal/input"
CASE = "skolnamnden-2027"
TELLS = "ligger kvar"
FLIPS = 60


def build(checks, program, work, what, *args, status=0, **more):
    ran = run(program, "build", *args, cwd=work, **more)
    checks.well(ran, status, what)
    return ran.out.decode()


def add_case(work, name, root="input"):
    shutil.copytree(MINIMAL / CASE, work / root / name)


def check_gone(checks, program):
    with workplace(MINIMAL) as work:
        for name in ("2026/a", "2026/b", "c"):
            add_case(work, name)
        add_case(work, "annan/d", root=".")
        build(checks, program, work, "all cases")
        build(checks, program, work, "another INPUT", "annan")
        shutil.rmtree(work / "input/2026")
        shutil.rmtree(work / "input/c")
        before = files_below(work / "output")
        for turn in (1, 2):
            told = build(checks, program, work, f"cases are gone, run {turn}")
            for name in ("2026/a", "2026/b", "c"):
                checks.that(f"{name}: ärendet finns inte längre" in told,
                            f"run {turn} does not tell of {name}: {told}")
            checks.that("d:" not in told, "another INPUT's case is not gone")
        checks.equal(files_below(work / "output"), before, "nothing is removed unasked")
        (work / "output/2026/b/anteckning.txt").write_text("min\n")
        with (work / "output/c/internkontroll.xlsx").open("ab") as book:
            book.write(b"changed")
        told = build(checks, program, work, "--prune", "--prune")
        checks.that("c: görs inte längre, men är ändrat för hand" in told and
                    "internkontroll.xlsx" in told, f"a changed file is named: {told}")
        checks.equal(sorted(str(p.relative_to(work / "output"))
                            for p in (work / "output").rglob("*")
                            if not p.name.startswith(".") and p.name not in TOLD),
                     ["2026", "2026/b", "2026/b/anteckning.txt", "c",
                      "c/internkontroll.xlsx", "d", "d/internkontroll.xlsx",
                      "d/tjansteskrivelse.pdf", CASE, f"{CASE}/internkontroll.xlsx",
                      f"{CASE}/tjansteskrivelse.pdf"], "what is left")
        told = build(checks, program, work, "after --prune")
        checks.that(TELLS not in told and "längre" not in told, f"told again: {told}")


def check_within(checks, program):
    """Documents that are renamed or removed, and other formats."""
    with workplace(MINIMAL) as work:
        folder, made = work / "input" / CASE, work / "output" / CASE
        build(checks, program, work, "at first")
        (folder / "tjansteskrivelse.md").rename(folder / "skrivelse.md")
        told = build(checks, program, work, "a document is renamed")
        checks.that("görs inte längre, men ligger kvar: tjansteskrivelse.pdf" in told,
                    f"a renamed document: {told}")
        told = build(checks, program, work, "and nothing else")
        checks.that("1 oförändrade" in told and "tjansteskrivelse.pdf" in told,
                    f"told while it is there: {told}")
        told = build(checks, program, work, "--prune", "--prune")
        checks.that("borttaget: tjansteskrivelse.pdf" in told, f"removed: {told}")
        checks.equal(sorted(p.name for p in made.iterdir()),
                     ["internkontroll.xlsx", "skrivelse.pdf"], "what is left")
        told = build(checks, program, work, "--format pdf", "--format", "pdf")
        checks.that(f"{TELLS}: internkontroll.xlsx" in told, f"another format: {told}")
        told = build(checks, program, work, "both formats")
        checks.that(TELLS not in told, f"made again, so not stale: {told}")
        (folder / "plan.yaml").write_text("dokument: internkontrollplan\n")
        build(checks, program, work, "a mistake and --prune", "--prune", status=1)
        checks.equal(sorted(p.name for p in made.iterdir() if p.name not in TOLD),
                     ["internkontroll.xlsx", "skrivelse.pdf"],
                     "a stopped case keeps its last good version")


def check_back(checks, program):
    """A case that comes back takes over what it left."""
    with workplace(MINIMAL) as work:
        build(checks, program, work, "at first")
        (work / "input" / CASE).rename(work / "borta")
        add_case(work, "annat")
        told = build(checks, program, work, "renamed")
        checks.that(f"{CASE}: ärendet finns inte längre" in told, f"renamed: {told}")
        (work / "borta").rename(work / "input" / CASE)
        told = build(checks, program, work, "back", "--prune")
        checks.that("borttaget" not in told and TELLS not in told, f"back: {told}")
        checks.that((work / "output" / CASE / "tjansteskrivelse.pdf").is_file(),
                    "what is back is not removed")


def check_empty(checks, program):
    """A root in which there is nothing is perhaps a disk that is not there."""
    with workplace(MINIMAL) as work:
        build(checks, program, work, "at first")
        before = files_below(work / "output")
        (work / "input" / CASE).rename(work / "borta")
        build(checks, program, work, "an empty root", "--prune")
        checks.equal(files_below(work / "output"), before, "nothing is removed")


def check_inputs_apart(checks, program):
    """A case alone, and with the others: both know what the other made."""
    with workplace(MINIMAL) as work:
        add_case(work, "2026/a")
        build(checks, program, work, "all")
        for args in (["input/2026"], ["input/2026/a"], [f"input/{CASE}/plan.yaml"], []):
            told = build(checks, program, work, f"{args}", *args, "--prune")
            checks.that("längre" not in told, f"{args}: nothing is gone: {told}")


def check_links(checks, program):
    """A folder of outputs that has become a link is not gone into."""
    with workplace(MINIMAL) as work:
        add_case(work, "a")
        build(checks, program, work, "at first")
        (work / "output/a").rename(work / "annanstans")
        (work / "output/a").symlink_to(work / "annanstans")
        shutil.rmtree(work / "input/a")
        build(checks, program, work, "--prune over a link", "--prune")
        checks.equal(sorted(p.name for p in (work / "annanstans").iterdir()),
                     ["internkontroll.xlsx", "tjansteskrivelse.pdf"], "nothing is removed")


def check_damaged(checks, program):
    """A state file of any bytes is harmless: everything is made again."""
    with workplace(MINIMAL) as work:
        build(checks, program, work, "at first")
        state = work / "output/.underlag-state"
        good, made, rng = state.read_bytes(), files_below(work / "output"), random.Random(1)
        damaged = [b"", b"x", good[:20], good[:-1], good + b"\0", good * 2]
        for _ in range(FLIPS):
            bytes_ = bytearray(good)
            bytes_[rng.randrange(len(good))] ^= 1 << rng.randrange(8)
            damaged.append(bytes(bytes_))
        for i, data in enumerate(damaged):
            state.write_bytes(data)
            told = build(checks, program, work, f"damaged state {i}", "--prune")
            checks.that("1 gjorda" in told, f"damaged state {i}: {told}")
        checks.equal(files_below(work / "output"), made, "the outputs")


def main():
    program, checks = program_argument(), Checks()
    check_gone(checks, program)
    check_within(checks, program)
    check_back(checks, program)
    check_empty(checks, program)
    check_inputs_apart(checks, program)
    check_links(checks, program)
    check_damaged(checks, program)
    checks.done()


main()
