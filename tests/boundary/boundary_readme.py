"""boundary_readme.py -- README's first case, done word by word.

usage: boundary_readme.py PROGRAM

In README, a line that holds only a path in code quotes and a colon names the file
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


def main():
    program, checks = program_argument(), Checks()
    text = (ROOT / "README.md").read_text()
    files = dict(FILE.findall(text))
    commands = [line for block in COMMANDS.findall(text) for line in block.splitlines()
                if line.startswith("build/underlag ")]
    checks.that(len(files) > 1, "README shows the files of a case")
    checks.that(commands, "README shows a command")
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
    checks.done()


main()
