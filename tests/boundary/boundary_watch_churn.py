"""boundary_watch_churn.py -- however much comes and goes, a watch neither grows nor errs.

usage: boundary_watch_churn.py PROGRAM

UL_CHURN_SECONDS: how long, else 20. UL_CHURN_SEED: repeat what went wrong.
"""
import os
import random
import shutil
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from program import SANITIZED, Checks, files_below, program_argument, run, workplace
from watching import MINIMAL, NAME, has, wait, watching

SECONDS = float(os.environ.get("UL_CHURN_SECONDS", 20))
SEED = int(os.environ.get("UL_CHURN_SEED", 0)) or random.SystemRandom().randrange(1, 10**6)
MEMORY = 2048  # kB that the process may be larger than after its first minute's like
MOST_CASES = 12


class Churn:
    """Things that people and programs do in a shared folder, at random."""

    def __init__(self, work):
        self.work, self.root, self.random = work, work / "input", random.Random(SEED)
        self.source = MINIMAL / NAME
        self.made = 0

    def cases(self):
        return [p for p in self.root.rglob("*") if (p / "plan.yaml").is_file()
                and not p.is_symlink()]

    def new_path(self):
        self.made += 1
        deep = "/".join(f"m{self.random.randrange(3)}"
                        for _ in range(self.random.randrange(4)))
        return self.root / deep / f"c{self.made}"

    def drop(self):
        if len(self.cases()) < MOST_CASES:
            shutil.copytree(self.source, self.new_path())

    def remove(self):
        cases = self.cases()
        if len(cases) > 2:
            shutil.rmtree(self.random.choice(cases))

    def edit(self):
        path = self.random.choice(self.cases()) / "tjansteskrivelse.md"
        text = (self.source / "tjansteskrivelse.md").read_text()
        path.write_text(text.replace("2026-101", f"2026-{self.random.randrange(999)}"))

    def break_it(self):
        path = self.random.choice(self.cases()) / "plan.yaml"
        text = (self.source / "plan.yaml").read_text()
        path.write_text(self.random.choice([text.replace("risk:", "rissk:"), text, "", "{"]))

    def rename(self):
        case = self.random.choice(self.cases())
        beside = self.work / "beside"
        case.rename(beside)
        target = self.new_path()
        target.parent.mkdir(parents=True, exist_ok=True)
        beside.rename(target)

    def burst(self):
        folder = self.random.choice(self.cases())
        for i in range(300):
            (folder / f"{i}.tmp").write_text("x")
            (folder / f"{i}.tmp").unlink()

    def link(self):
        target = self.random.choice(self.cases())
        link = self.root / "länk"
        if link.is_symlink():
            link.unlink()
        else:
            link.symlink_to(target)

    def again(self):
        self.root.rename(self.work / "gammal")
        shutil.copytree(self.work / "gammal", self.root, symlinks=True)
        shutil.rmtree(self.work / "gammal")

    def step(self):
        steps = [self.drop, self.remove, self.rename, self.break_it, self.burst,
                 self.link] + [self.edit] * 4 + [self.again]
        self.random.choice(steps)()
        if self.random.random() < 0.5:  # else the next follows at once
            time.sleep(self.random.random())

    def settle(self):
        """All as it should be in the end, and a last thing to wait for."""
        for case in self.cases():
            for name in ("plan.yaml", "tjansteskrivelse.md"):
                shutil.copy(self.source / name, case / name)
        last = self.root / NAME
        shutil.rmtree(last, ignore_errors=True)
        shutil.copytree(self.source, last)
        paper = last / "tjansteskrivelse.md"
        paper.write_text(paper.read_text().replace("2026-101", "2026-999"))


def figures(pid):
    """Resident memory [kB], and how many descriptors are open."""
    status = Path(f"/proc/{pid}/status").read_text()
    memory = int(next(line for line in status.splitlines() if "VmRSS" in line).split()[1])
    return memory, len(os.listdir(f"/proc/{pid}/fd"))


def check_churn(checks, program, work, watch):
    churn, started = Churn(work), time.monotonic()
    first, told = figures(watch.pid), 0
    warm = None
    while time.monotonic() - started < SECONDS:
        churn.step()
        past = time.monotonic() - started
        if not warm and past > min(60, SECONDS / 3):
            warm = figures(watch.pid)
        if past > told + 60:
            told = past
            print(f"{past:5.0f} s: kB, descriptors {figures(watch.pid)}", flush=True)
    churn.settle()
    made = work / "output" / NAME / "tjansteskrivelse.pdf"
    checks.that(wait(has(made, "2026-999")), "what was saved last is made")
    last = wait(lambda: figures(watch.pid)[1] == first[1]) and figures(watch.pid)
    print(f"seed {SEED}: {churn.made} cases came, {watch.count('klart')} were made; "
          f"kB, descriptors at first {first}, then {warm}, at last {last}")
    checks.equal(last and last[1], first[1], "descriptors")
    if last and not SANITIZED:
        checks.that(last[0] <= warm[0] + MEMORY, f"memory: {warm[0]} kB became {last[0]}")
    check_outputs(checks, program, work)


def check_outputs(checks, program, work):
    """What the watch has made is what one build makes."""
    checks.well(run(program, "build", "-o", "at-once", cwd=work), 0, "build at once")
    at_once = {name: data for name, data in files_below(work / "at-once").items()
               if name.endswith((".pdf", ".xlsx"))}
    made = files_below(work / "output")
    checks.that(len(at_once) > 2, "something is made")
    for name, data in at_once.items():
        checks.that(made.get(name) == data, f"{name}: the same from a watch")


def main():
    program, checks = program_argument(), Checks()
    with workplace(MINIMAL) as work, watching(program, cwd=work, checks=checks) as watch:
        check_churn(checks, program, work, watch)
    checks.done()


main()
