"""boundary_cli.py -- the command line: usage, exit statuses, options, explain.

usage: boundary_cli.py PROGRAM
"""
import re
import sys
import zlib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from program import ROOT, Checks, files_below, program_argument, run, workplace

CASES = ROOT / "tests/cases"
MINIMAL = CASES / "minimal/input"
BAD = ROOT / "tests/bad/nyckel-okand-plan/input"

# Arguments, exit status, and what stdout or stderr must hold.
LINES = [
    (["--help"], 0, "build"),
    (["build", "--help"], 0, "build"),
    (["--version"], 0, "underlag"),
    ([], 2, "build"),
    (["bygg"], 2, "bygg"),
    (["biuld"], 2, "build"),  # the nearest command
    (["build", "--frobnicate"], 2, "--frobnicate"),
    (["build", "-o"], 2, "-o"),
    (["build", "-j", "0"], 2, "-j"),
    (["build", "-j", "två"], 2, "-j"),
    (["build", "--format", "docx"], 2, "--format"),
    (["build", "--lang", "fr"], 2, "--lang"),
    (["build", "--dump=allt"], 2, "--dump"),
    (["check", "finns-inte"], 2, "finns-inte"),
    (["explain", "U999"], 2, "U999"),
    (["explain", "u101"], 0, "U101"),
    (["check"], 0, ""),
    (["check", "--strict"], 0, ""),
    (["check", "input/skolnamnden-2027"], 0, ""),
    (["check", "input/skolnamnden-2027/plan.yaml"], 0, ""),
    (["list"], 0, "skolnamnden-2027"),
    (["check", "-t", "finns-inte"], 1, "finns-inte"),
]


def check_lines(checks, program):
    with workplace(MINIMAL) as work:
        for args, status, text in LINES:
            ran = run(program, *args, cwd=work)
            what = " ".join(["underlag", *args])
            checks.well(ran, status, what)
            told = ran.out.decode() + ran.err
            checks.that(text in told, f"{what}: does not say {text!r}")
            if status == 2:
                checks.that(ran.err.strip(), f"{what}: silent on stderr")
        checks.equal(sorted(p.name for p in work.iterdir()), ["input", "templates"],
                     "check and list write nothing")


def check_explain(checks, program):
    codes = re.findall(r"^UL_CODE\((U\d+)", (ROOT / "src/base/codes.def").read_text(),
                       re.MULTILINE)
    checks.that(codes, "there are codes")
    for code in codes:
        ran = run(program, "explain", code, cwd=ROOT)
        checks.well(ran, 0, f"explain {code}")
        checks.that(ran.out.decode().count("\n") > 5, f"explain {code} says too little")


def check_wrong_value(checks, program):
    """What can be written instead is told at once."""
    for option, value, told in (("--format", "docx", "pdf,xlsx,html"),
                                ("--report", "r.txt", "FIL.sarif"),
                                ("--lang", "de", "sv")):
        ran = run(program, "build", option, value, cwd=ROOT)
        checks.well(ran, 2, f"{option} {value}")
        checks.that(told in ran.err, f"{option} {value}: {ran.err}")


def check_formats(checks, program):
    with workplace(MINIMAL) as work:
        for form in ("pdf", "xlsx"):
            ran = run(program, "build", "--format", form, "-o", form, cwd=work)
            checks.well(ran, 0, f"--format {form}")
            made = files_below(work / form)
            checks.equal({Path(n).suffix for n in made} - {".html"}, {f".{form}"},
                         f"--format {form}: made")


def check_messages(checks, program):
    """A mistake: status 1, in the language asked for, others are made all the same."""
    with workplace(MINIMAL) as work:
        (work / "input/fel").mkdir()
        for path in BAD.iterdir():
            (work / "input/fel" / path.name).write_bytes(path.read_bytes())
        for lang, word in (("sv", "fel"), ("en", "error")):
            ran = run(program, "check", "--lang", lang, cwd=work)
            checks.well(ran, 1, f"a mistake, --lang {lang}")
            checks.that(any(m.severity == word for m in ran.messages),
                        f"--lang {lang}: no {word}")
        ran = run(program, "build", cwd=work)
        checks.well(ran, 1, "build with a mistake in one case")
        made = files_below(work / "output")
        checks.that("skolnamnden-2027/tjansteskrivelse.pdf" in made,
                    "the case without mistakes is made")
        checks.that(not any(name.startswith("fel/") for name in made),
                    "the case with a mistake is not")


def check_strict(checks, program):
    """A warning is no error, unless --strict says so."""
    with workplace(MINIMAL) as work:
        paper = work / "input/skolnamnden-2027/tjansteskrivelse.md"
        paper.write_text(paper.read_text() + "\n<b>rå HTML</b>\n")
        checks.well(run(program, "check", cwd=work), 0, "a warning")
        checks.well(run(program, "check", "--strict", cwd=work), 1,
                    "a warning and --strict")


def check_unchanged(checks, program):
    """A picture counts, however the document spells its name."""
    with workplace(ROOT / "tests/bad/giltig-bild/input") as work:
        paper, picture = work / "input/tjansteskrivelse.md", work / "input/karta.png"
        picture = picture.rename(work / "input/min karta.png")
        paper.write_text(paper.read_text().replace("karta.png", "min%20karta.png"))
        for change, told in [(None, "1 gjorda"), (None, "1 oförändrade"),
                             (b"tEXta\0b", "1 gjorda"), (None, "1 oförändrade")]:
            if change:
                whole, end = picture.read_bytes(), picture.read_bytes().rindex(b"IEND") - 4
                chunk = (len(change) - 4).to_bytes(4, "big") + change + \
                    zlib.crc32(change).to_bytes(4, "big")
                picture.write_bytes(whole[:end] + chunk + whole[end:])
            ran = run(program, "build", cwd=work)
            checks.well(ran, 0, "build with a picture")
            checks.that(told in ran.out.decode(), f"a picture: not {told}: {ran.out!r}")


def main():
    program, checks = program_argument(), Checks()
    check_lines(checks, program)
    check_explain(checks, program)
    check_wrong_value(checks, program)
    check_formats(checks, program)
    check_messages(checks, program)
    check_strict(checks, program)
    check_unchanged(checks, program)
    checks.done()


main()
