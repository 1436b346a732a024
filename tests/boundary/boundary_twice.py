"""boundary_twice.py -- wherever things lie, a run that follows another has nothing to do.

usage: boundary_twice.py PROGRAM

What a worker notes of a file behind its fence, and what the next run then sees, must be
the same thing: else the case is made anew for ever. A case with errors too: the state
file tells, which is written only if something was worked.
"""
import re
import shutil
import sys
import time
from contextlib import ExitStack
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from program import ROOT, Checks, program_argument, run, workplace

MINIMAL = ROOT / "tests/cases/minimal/input"
PICTURE = ROOT / "tests/bad/giltig-bild/input"
LAST_YEAR = ROOT / "tests/bad/historik-utan-forra-aret-nara/input"
NAME = "skolnamnden-2027"
COUNTS = re.compile(r": (\d+) \w+, (\d+) \w+, (\d+) ")
SETTLED = 2.2  # seconds until a file's times are trusted


# ---- How things lie ----

def input_link(work):
    (work / "input").rename(work / "real")
    (work / "input").symlink_to("real")


def case_link(work):
    (work / "input" / NAME).rename(work / "elsewhere")
    (work / "input" / NAME).symlink_to(work / "elsewhere")


def file_link(work):
    (work / "input" / NAME / "plan.yaml").rename(work / "plan.yaml")
    (work / "input" / NAME / "plan.yaml").symlink_to(work / "plan.yaml")


def defaults_link(work):
    (work / "gemensamt.yaml").write_text("adress: Storgatan 1\n")
    (work / "input/underlag.yaml").symlink_to(work / "gemensamt.yaml")


def picture_link(work):
    (work / "input/karta.png").rename(work / "karta.png")
    (work / "input/karta.png").symlink_to("../karta.png")


def picture_gone(work):
    (work / "input/karta.png").unlink()


def picture_of_another(work):
    (work / "input/annat").mkdir()
    (work / "input/karta.png").rename(work / "input/annat/karta.png")
    (work / "input/karta.png").symlink_to("annat/karta.png")


def own_template(work):
    shutil.copytree(ROOT / "templates/standard", work / "hylla/mall")


def template_link(work):
    own_template(work)
    (work / "templates/min").symlink_to(work / "hylla/mall")


def output_link(work):
    (work / "disk").mkdir()
    (work / "output").symlink_to("disk")


def output_case_link(work):
    (work / "disk").mkdir()
    (work / "output").mkdir()
    (work / "output" / NAME).symlink_to(work / "disk")


def fonts_in(work, folder):
    font = next(Path("/usr/share/fonts").rglob("*.[to]tf"))
    (work / folder).mkdir(parents=True)
    shutil.copy(font, work / folder)
    return work / folder / font.name


def fonts_link(work):
    font = fonts_in(work, "typsnitt")
    (work / "hem").mkdir()
    (work / "hem/.fonts").symlink_to(work / "typsnitt")
    (work / "hem/.local/share/fonts").mkdir(parents=True)
    (work / "hem/.local/share/fonts/a.ttf").symlink_to(font)


def nothing(work):
    pass


CASE = f"input/{NAME}"
LAYOUTS = [  # what is in input, what is done to it, arguments, environment
    (MINIMAL, nothing, [], {}),
    (MINIMAL, nothing, ["./input/"], {}),
    (MINIMAL, nothing, ["@/input"], {}),
    (MINIMAL, nothing, [CASE], {}),
    (MINIMAL, nothing, [f"./{CASE}/"], {}),
    (MINIMAL, nothing, [f"{CASE}/plan.yaml"], {}),
    (MINIMAL, nothing, ["."], {}),
    (MINIMAL, nothing, ["-o", "input/ut"], {}),
    (MINIMAL, nothing, ["-o", f"{CASE}/ut"], {}),
    (MINIMAL, nothing, ["-o", "ett/../ut"], {}),
    (MINIMAL, nothing, ["-o", "@/ut"], {}),
    (MINIMAL, nothing, ["--shard", "1/1"], {}),
    (MINIMAL, nothing, ["--format", "html"], {}),
    (MINIMAL, nothing, [], {"HOME": "/nowhere", "XDG_DATA_HOME": "@/nowhere"}),
    (MINIMAL, nothing, [], {"HOME": ""}),
    (MINIMAL, input_link, [], {}),
    (MINIMAL, case_link, [], {}),
    (MINIMAL, case_link, [CASE], {}),
    (MINIMAL, file_link, [], {}),
    (MINIMAL, file_link, [CASE], {}),
    (MINIMAL, defaults_link, [], {}),
    (MINIMAL, defaults_link, [CASE], {}),
    (MINIMAL, own_template, ["-t", "hylla/mall"], {}),
    (MINIMAL, own_template, ["-t", "@/hylla/mall"], {}),
    (MINIMAL, template_link, ["-t", "min"], {}),
    (MINIMAL, output_link, [], {}),
    (MINIMAL, output_case_link, [], {}),
    (MINIMAL, fonts_link, [], {"HOME": "@/hem"}),
    (PICTURE, nothing, [], {}),
    (PICTURE, picture_link, [], {}),
    (PICTURE, picture_gone, [], {}),
    (PICTURE, picture_of_another, [], {}),
    (LAST_YEAR, nothing, [], {}),
    (LAST_YEAR, nothing, ["input/2023"], {}),
    (LAST_YEAR, input_link, ["real/2023"], {}),
]


class Layout:
    def __init__(self, checks, program, work, layout):
        _, prepare, args, env = layout
        self.checks, self.program, self.work = checks, program, work
        self.args = [arg.replace("@", str(work)) for arg in args]
        self.env = {name: value.replace("@", str(work)) for name, value in env.items()}
        self.what = f"{prepare.__name__} {args} {env}"
        prepare(work)

    def build(self):
        ran = run(self.program, "build", *self.args, cwd=self.work, env=self.env)
        told = COUNTS.search(ran.out.decode())
        self.checks.that(not ran.fault() and told, f"{self.what}: {ran.err}")
        return told and tuple(map(int, told.groups()))

    def states(self):
        return [path.stat().st_mtime_ns
                for path in sorted(self.work.rglob(".underlag-state"))]

    def build_again(self):
        first = self.build()  # it may note times that have come to rest
        self.checks.that(first and first[0] == 0, f"{self.what}: made {first}")
        before = self.states()
        self.build()
        self.checks.that(before and before == self.states(), f"{self.what}: worked again")


def main():
    program, checks = program_argument(), Checks()
    with ExitStack() as stack:
        layouts = [Layout(checks, program, stack.enter_context(workplace(layout[0])), layout)
                   for layout in LAYOUTS]
        for layout in layouts:
            made = layout.build()
            checks.that(made and sum(made) > 0, f"{layout.what}: made {made}")
        time.sleep(SETTLED)
        for layout in layouts:
            layout.build_again()
    checks.done()


main()
