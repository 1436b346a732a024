"""boundary_readme.py -- the cases that README and docs/plan.md show, done word by word.

usage: boundary_readme.py PROGRAM

There, a line that holds only a path in code quotes and a colon names the file
that the block below it is; a block of `sh` with build/underlag is run; a path
below output/ in the text must then be there.
"""
import re
import shlex
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from program import ROOT, Checks, program_argument, run, workplace

FILE = re.compile(r"^`(input/[^`]+)`:\n+```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMANDS = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MADE = re.compile(r"`(output/[^`]+\.\w+)`")


ROW = re.compile(r'^    \{"([^"]+)", ', re.MULTILINE)


def check_keys(checks):
    """Every key that may be written is in the list of them."""
    text = (ROOT / "docs/plan.md").read_text().partition("\n## Alla nycklar\n")[2]
    keys = ROW.findall((ROOT / "src/model/schema.c").read_text())
    checks.that(len(keys) > 50, f"{len(keys)} keys in schema.c are few")
    missing = sorted({key for key in keys if f"`{key}`" not in text})
    checks.equal(missing, [], "keys that docs/plan.md does not tell of")


def check_page(checks, program, page):
    text = (ROOT / page).read_text()
    files = dict(FILE.findall(text))
    commands = [line for block in COMMANDS.findall(text) for line in block.splitlines()
                if line.startswith("build/underlag ")]
    checks.that(len(files) > 1, f"{page} shows the files of a case")
    checks.that(commands, f"{page} shows a command")
    with workplace() as work:
        for name, content in files.items():
            path = work / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content)
        for line in commands:
            args = shlex.split(line, comments=True)[1:]
            ran = run(program, *args, cwd=work)
            checks.well(ran, 0, line)
            checks.equal([m.text for m in ran.messages], [], f"{line}: messages")
        for name in set(MADE.findall(text)):
            checks.that((work / name).is_file(), f"{name} was made")


def main():
    program, checks = program_argument(), Checks()
    check_page(checks, program, "README.md")
    check_page(checks, program, "docs/plan.md")
    check_keys(checks)
    checks.done()


main()
