"""boundary_lang.py -- `--lang en`: everything that a user sees follows it.

usage: boundary_lang.py PROGRAM
"""
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from program import ROOT, Checks, program_argument, run, workplace

MINIMAL = ROOT / "tests/cases/minimal/input"
BAD = ROOT / "tests/bad/nyckel-okand-plan/input"
SWEDISH = re.compile(r"\b(är|och|inte|finns|fel|råd|ärende|ärenden|varning|varningar|mappen"
                     r"|gjorda|skriv|annars|eller|alla|visa|okänt)\b", re.IGNORECASE)
# Lines that a run prints itself; what it quotes from files is as it is there.
OWN = re.compile(r"^(?!    )")

LINES = [
    ["--help"], ["frobnicate"], ["buidl"], ["build", "--frobnicate"], ["build", "-j", "x"],
    ["check", "finns"], ["check"], ["list"], ["build"], ["build"], ["explain"],
    ["explain", "U201"], ["explain", "U999"], ["explain", "--markdown"], ["check", "tom"],
]


def own_lines(ran):
    return [line for line in (ran.out.decode() + ran.err).splitlines() if OWN.match(line)]


def swedish_in(line):
    """A Swedish word of the program's own: keys and quoted words are the files'."""
    plain = re.sub(r"“[^”]*”|`[^`]*`|\b[\wåäö]+:|\S*/\S*|\bregler: .*", " ", line)
    return SWEDISH.search(plain)


def check_english(checks, program):
    with workplace(MINIMAL) as work:
        (work / "tom").mkdir()
        (work / "input" / "trasig").mkdir()
        (work / "input/trasig/plan.yaml").write_bytes(next(BAD.glob("*.yaml")).read_bytes())
        for args in LINES:
            ran = run(program, *args, "--lang", "en", cwd=work)
            checks.that(not ran.fault(), f"{args}: {ran.fault()}")
            lines = own_lines(ran)
            checks.that(lines, f"{args}: says nothing")
            left = [line for line in lines if not line.startswith("- ") and swedish_in(line)
                    and "…" not in line]
            if args[0] == "explain":  # examples are Swedish files
                left = [line for line in left if re.match(r"U\d|Why|How|\*\*|Wrong|Right", line)]
            checks.equal(left, [], f"{args}: Swedish in English")


def check_help(checks, program):
    """Every line of the help differs: none is left untranslated."""
    with workplace() as work:
        swedish = run(program, "--help", cwd=work).out.decode().splitlines()
        english = run(program, "--help", "--lang=en", cwd=work).out.decode().splitlines()
    checks.equal(len(english), len(swedish), "lines of the help")
    checks.equal([line for line in swedish if line.strip() and line in english], [],
                 "lines of the help that are the same in both languages")
    columns = {len(line) - len(line[24:].lstrip()) for line in swedish + english
               if line.startswith("  ")}
    checks.equal(columns, {24}, "where the help's texts begin")


def main():
    checks = Checks()
    program = program_argument()
    check_english(checks, program)
    check_help(checks, program)
    checks.done()


main()
