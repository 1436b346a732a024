"""boundary_last_year.py -- a case is made anew when last year's case comes, goes or
changes, and only then; a run with nothing to do opens no input.

usage: boundary_last_year.py PROGRAM
"""
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from program import Checks, program_argument, run, workplace

MADE = re.compile(r"^([^:]+): \S+\.(?:pdf|xlsx)", re.MULTILINE)
SETTLED = 2.5  # seconds after a change; before that files are told by their bytes
PLAN = """dokument: internkontrollplan
nämnd: {board}
år: {year}
antagen: {before}-12-05
risker:
  - risk: {risk}
    sannolikhet: 2
    konsekvens: 3
"""
PAPER = """---
dokument: tjänsteskrivelse
ärende: Internkontrollplan 2025
datum: 2024-11-20
till: Kulturnämnden
bilagor: [historik]
---
# Förslag till beslut

Kulturnämnden antar internkontrollplan 2025.

# Expedieras till

- Kommunstyrelsen
"""


def write_plan(folder, year, risk, board="Kulturnämnden"):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "plan.yaml").write_text(
        PLAN.format(year=year, before=year - 1, risk=risk, board=board))


def paper_text(pdf):
    if not pdf.is_file():
        return ""
    return subprocess.run(["pdftotext", "-layout", pdf, "-"],
                          capture_output=True).stdout.decode()


class Tried:
    def __init__(self, checks, program, work):
        self.checks, self.program, self.work = checks, program, work

    def build(self, made, what, *inputs):
        """The cases that a run makes, and what the part of 2025 then says."""
        ran = run(self.program, "build", "-j", "1", "-o", "out", *(inputs or ["input"]),
                  cwd=self.work)
        self.checks.that(not ran.fault(), f"{what}: {ran.fault()}")
        got = MADE.findall(ran.out.decode())
        self.checks.that(got == made, f"{what}: made {got}, not {made}")
        return self.text()

    def text(self):
        return paper_text(self.work / "out/kultur-2025/skrivelse.pdf")

    def says(self, text, wanted, what):
        self.checks.that(wanted in text, f"{what}: the part does not say “{wanted}”")


def try_all(t, below):
    write_plan(below / "kultur-2025", 2025, "Fukt i magasinet")
    (below / "kultur-2025/skrivelse.md").write_text(PAPER)
    text = t.build(["kultur-2025"], "alone")
    t.says(text, "Det finns ingen plan från förra året", "alone")
    t.build([], "alone again")

    write_plan(below / "kultur-2024", 2024, "Stöld ur montrar")
    text = t.build(["kultur-2024", "kultur-2025"], "last year has come")
    t.says(text, "Stöld ur montrar", "last year has come")
    t.build([], "nothing has happened")

    write_plan(below / "kultur-2024", 2024, "Stöld ur förrådet")
    text = t.build(["kultur-2024", "kultur-2025"], "last year has changed")
    t.says(text, "Stöld ur förrådet", "last year has changed")

    write_plan(below / "teknik-2024", 2024, "Avbrott", "Tekniska nämnden")
    t.build(["teknik-2024"], "another board")

    write_plan(below / "a/kultur-2024", 2024, "Brand")
    t.build(["a/kultur-2024"], "another, farther away")

    (below / "kultur-2024/plan.yaml").unlink()
    text = t.build(["kultur-2025"], "last year has gone: the farther one is it")
    t.says(text, "Brand", "the farther one")

    write_plan(below / "b/kultur-2024", 2024, "Mögel")
    text = t.build(["b/kultur-2024", "kultur-2025"], "two that are equally near")
    t.says(text, "Det finns ingen plan från förra året", "two that are equally near")

    plan = below / "kultur-2025/plan.yaml"
    plan.write_text(plan.read_text() + "föregående: ../b/kultur-2024\n")
    text = t.build(["kultur-2025"], "one is named")
    t.says(text, "Mögel", "one is named")
    write_plan(below / "b/kultur-2024", 2023, "Mögel i arkivet")
    text = t.build(["a/kultur-2024", "b/kultur-2024", "kultur-2025"],
                   "the named one, older now: it is the last year of the first, too")
    t.says(text, "Mögel i arkivet", "the named one")

    text = t.build([], "one case alone, as with all others", "input/kultur-2025")
    shutil.rmtree(t.work / "out")
    alone = t.build(["kultur-2025"], "one case alone, anew", "input/kultur-2025")
    t.checks.that(alone == text, "a case alone is made otherwise than with all others")


def try_odd(t, below):
    """Heads that only reading can tell: quotes over lines, another encoding."""
    (below / "odd").mkdir()
    (below / "odd/plan.yaml").write_text(
        "{dokument: internkontrollplan, nämnd: Kulturnämnden, 'år': 2024,\n"
        " antagen: 2023-12-05, risker: [{risk: Råttor}]}\n", encoding="utf-16")
    plan = below / "kultur-2025/plan.yaml"
    plan.write_text(plan.read_text().replace("föregående: ../b/kultur-2024\n", ""))
    shutil.rmtree(below / "a")
    shutil.rmtree(below / "b")
    text = t.build(["kultur-2025", "odd", "teknik-2024"], "an odd head")
    t.says(text, "Råttor", "an odd head")
    t.build([], "an odd head again")


def try_opens(t):
    """No plan is opened when there is nothing to do."""
    if not shutil.which("strace"):
        return
    done = subprocess.run(
        ["strace", "-f", "-e", "trace=openat", t.program, "build", "-o", "out", "input"],
        cwd=t.work, capture_output=True, text=True)
    opened = [line for line in done.stderr.splitlines()
              if "openat" in line and ('.yaml"' in line or '.md"' in line)
              and '"input/' in line]
    if "openat" in done.stderr:
        t.checks.that(not opened, f"inputs were opened: {opened[:3]}")


def try_alone(t):
    """One case is named, beside its last year and much else: what lies deeper is not
    looked at, unless it is what the plan names."""
    home = t.work / "hem"
    write_plan(home / "kultur-2025", 2025, "Fukt i magasinet")
    (home / "kultur-2025/skrivelse.md").write_text(PAPER)
    write_plan(home / "arkiv/gammalt/kultur-2024", 2024, "Mögel")
    text = t.build(["kultur-2025"], "only deeper", "hem/kultur-2025")
    t.says(text, "Det finns ingen plan från förra året", "only deeper")
    write_plan(home / "kultur-2024", 2024, "Brand")
    text = t.build(["kultur-2025"], "beside it", "hem/kultur-2025")
    t.says(text, "Brand", "beside it")
    plan = home / "kultur-2025/plan.yaml"
    plan.write_text(plan.read_text() + "föregående: ../arkiv/gammalt/kultur-2024\n")
    text = t.build(["kultur-2025"], "deeper, but named", "hem/kultur-2025")
    t.says(text, "Mögel", "deeper, but named")
    t.build([], "deeper, but named, again", "hem/kultur-2025")
    write_plan(home / "arkiv/gammalt/kultur-2024", 2024, "Råttor")
    text = t.build(["kultur-2025"], "deeper, but named, and changed", "hem/kultur-2025")
    t.says(text, "Råttor", "deeper, but named, and changed")


def try_shares(t):
    """A case and its last year may be in two shares."""
    below = t.work / "delat"
    for i in range(8):
        board = f"Nämnd {i}"
        write_plan(below / f"n{i}-2024", 2024, f"Brand {i}", board)
        write_plan(below / f"n{i}-2025", 2025, "Fukt", board)
        (below / f"n{i}-2025/skrivelse.md").write_text(PAPER)
    for share in ("1/2", "2/2"):
        t.checks.well(run(t.program, "build", "-o", "ut", "delat", "--shard", share,
                          cwd=t.work), 0, f"share {share}")
    for i in range(8):
        text = paper_text(t.work / f"ut/n{i}-2025/skrivelse.pdf")
        t.says(text, f"Brand {i}", f"shares, n{i}")
    ran = run(t.program, "build", "-o", "ut", "delat", cwd=t.work)
    t.checks.that(" 0 gjorda" in ran.out.decode(), f"then whole: {ran.out.decode()}")


def main():
    program, checks = program_argument(), Checks()
    with workplace() as work:
        below = work / "input"
        below.mkdir(exist_ok=True)
        tried = Tried(checks, program, work)
        try_all(tried, below)
        try_odd(tried, below)
        time.sleep(SETTLED)
        for _ in range(2):
            run(program, "build", "-o", "out", "input", cwd=work)
        try_opens(tried)
    for attempt in (try_alone, try_shares):
        with workplace() as work:
            attempt(Tried(checks, program, work))
    checks.done()


main()
