"""boundary_up_to_date.py -- a case is made again exactly when something that it rests
on has changed, and a case with nothing to do costs no reading.

usage: boundary_up_to_date.py PROGRAM
"""
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from program import ROOT, Checks, files_below, program_argument, run, workplace

MINIMAL = ROOT / "tests/cases/minimal/input"
PICTURE = ROOT / "tests/bad/giltig-bild/input"
UNDATED = ROOT / "tests/bad/giltig-revisionsrapport/input"
CASE = "input/skolnamnden-2027"
SETTLED = 2.1  # seconds until a file's times are trusted
COUNTS = re.compile(r": (\d+) \w+, (\d+) \w+, (\d+) ")


class Build:
    """Builds in a folder, and what came of it."""

    def __init__(self, checks, program, work):
        self.checks, self.program, self.work = checks, program, work

    def __call__(self, what, wanted, *args, status=0, **more):
        """`wanted`: cases made, unchanged, stopped."""
        ran = run(self.program, "build", *args, cwd=self.work, **more)
        self.checks.well(ran, status, what)
        told = COUNTS.search(ran.out.decode())
        self.checks.equal(told and tuple(map(int, told.groups())), wanted, what)
        return ran

    def made(self, what, *args, **more):
        """It is made, and then it is up to date."""
        self(what, (1, 0, 0), *args, **more)
        return self(f"{what}, again", (0, 1, 0), *args, **more)

    def same(self, what, *args, **more):
        return self(what, (0, 1, 0), *args, **more)


def replace_in(path, old, new):
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def check_inputs(build, work):
    plan, times = work / CASE / "plan.yaml", (work / CASE / "plan.yaml").stat()
    build.made("nothing was there")
    for path in [*work.rglob("input/**/*.*"), *work.rglob("output/**/*.*")]:
        os.utime(path)
    build.same("new times, the same bytes")
    replace_in(plan, "Fakturor", "Faktoror")
    os.utime(plan, ns=(times.st_atime_ns, times.st_mtime_ns))
    build.made("other bytes of the same size at the same time")
    (work / "input/underlag.yaml").write_text("adress: Storgatan 1\n")
    build.made("defaults appear above the case")
    replace_in(work / "input/underlag.yaml", "1", "2")
    build.made("defaults are changed")
    (work / "input/underlag.yaml").unlink()
    build.made("defaults disappear")
    shutil.copy(work / CASE / "tjansteskrivelse.md", work / CASE / "till.md")
    build.made("a file is added to the case")


def check_outputs(build, work):
    before = files_below(work / "output")
    for name in before:
        path = work / "output" / name
        path.write_bytes(path.read_bytes()[:-1] + b"?")
        build.made(f"{name} was changed by hand")
        path.unlink()
        build.made(f"{name} was deleted")
    build.checks.equal(files_below(work / "output"), before, "made again: the same")


def check_options(build, work):
    build.made("--format pdf", "--format", "pdf")
    build.made("--format pdf,xlsx", "--format", "pdf,xlsx")
    build.made("-t standard", "-t", "standard")
    build.made("without -t again")
    build.same("-j", "-j", "1")
    build.same("another spelling of -o", "-o", "./output/")
    build.same("a language, and nothing to say", "--lang", "en")
    build.same("a day, and every paper has its own", env={"SOURCE_DATE_EPOCH": "86400"})
    shutil.copytree(work / "output", work / "annat")
    build.same("an output folder that was copied", "-o", "annat")


def check_language(checks, program):
    """Messages are told again in the language that is asked for."""
    with workplace(MINIMAL) as work:
        build = Build(checks, program, work)
        (work / CASE / "tjansteskrivelse.md").open("a").write("\n<b>rå HTML</b>\n")
        for lang, word in (("sv", "varning"), ("en", "warning")):
            ran = build.made(f"a warning in {lang}", "--lang", lang)
            checks.equal({m.severity for m in ran.messages}, {word}, "in that language")


def check_undated(checks, program):
    with workplace(UNDATED) as work:
        build = Build(checks, program, work)
        for day in ("86400", "172800"):
            build.made(f"the day {day} of a paper without one",
                       env={"SOURCE_DATE_EPOCH": day})


def check_failed(checks, program):
    """A case with mistakes is answered from the state until something changes."""
    with workplace(PICTURE) as work:
        build = Build(checks, program, work)
        build.made("a picture")
        before = files_below(work / "output")
        (work / "input/karta.png").rename(work / "karta.png")
        ran = build("a picture is gone", (0, 0, 1), status=1)
        time.sleep(SETTLED)
        build("a picture is gone, settled", (0, 0, 1), status=1)
        state = (work / "output/.underlag-state").read_bytes()
        again = build("a picture is gone, again", (0, 0, 1), status=1)
        checks.equal(again.err, ran.err, "the same messages")
        checks.equal((work / "output/.underlag-state").read_bytes(), state,
                     "a failed case is not worked again")
        checks.equal(files_below(work / "output"), before, "the last good version stands")
        (work / "karta.png").rename(work / "input/karta.png")
        build.made("the picture is back")
        paper = work / "input/tjansteskrivelse.md"
        good = paper.read_text()
        paper.write_text(good.replace("dokument:", "dokumet:"))
        build("a mistake", (0, 0, 1), status=1)
        paper.write_text(good)
        build.made("the mistake is mended")


def check_templates(checks, program):
    with workplace(MINIMAL) as work:
        build = Build(checks, program, work)
        own = work / "templates/egen"
        own.mkdir()
        (own / "mall.yaml").write_text("ärver: mellan\nkommun: Ett\n")
        args = ("-t", "egen")
        build("a template that inherits what is not there", (0, 0, 1), *args, status=1)
        between = work / "templates/mellan"
        shutil.copytree(ROOT / "templates/numrerad", between)
        build.made("what it inherits has come", *args)
        replace_in(own / "mall.yaml", "Ett", "Två")
        build.made("a template is changed", *args)
        (between / "mall.yaml").open("a").write("# en rad till\n")
        build.made("what it inherits is changed", *args)
        shutil.copy(ROOT / "templates/standard/riskmatris.yaml", own)
        build.made("a file is added to the template", *args)
        (own / ".riskmatris.yaml.swp").write_text("")
        build.same("an editor's own file in the template", *args)
        nearer = work / "egen"
        nearer.mkdir()
        (nearer / "mall.yaml").write_text("ärver: standard\nkommun: Nära\n")
        build.made("a nearer template appears", *args)
        build.made("the standard template")
        (work / CASE / "underlag.yaml").write_text("mall: saknas\n")
        build("a template that is not there", (0, 0, 1), status=1)
        shutil.copytree(ROOT / "templates/numrerad", work / "templates/saknas")
        build.made("it has come")


def check_fonts(checks, program):
    carlito = Path("/usr/share/fonts/truetype/crosextra")
    with workplace(MINIMAL) as work:
        fonts, env = work / "fonts", {"FONTCONFIG_FILE": str(work / "fonts.conf")}
        shutil.copytree(carlito, fonts)
        (work / "fonts.conf").write_text(
            f"<fontconfig><dir>{fonts}</dir><cachedir>{work}/cache</cachedir></fontconfig>")
        build = Build(checks, program, work)
        build.made("other fonts", env=env)
        for path in fonts.iterdir():
            os.utime(path)
        build.same("fonts with new times", env=env)
        shutil.copy(fonts / "Carlito-Bold.ttf", fonts / "Carlito-Regular.ttf")
        build.made("a font is replaced", env=env)
        shutil.copy("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", fonts)
        build.made("a font is added", env=env)


def check_program(checks, program):
    """Another version makes everything again; the same one elsewhere does not."""
    with workplace(MINIMAL) as work:
        Build(checks, program, work).made("the program")
        moved = work / "flyttad"
        shutil.copyfile(program, moved)
        moved.chmod(0o755)
        Build(checks, moved, work).same("the same program, copied")
        version = run(program, "--version", cwd=work).out.split()[1]
        newer = version[:-1] + bytes([version[-1] ^ 1])
        other = work / "nyare"
        other.write_bytes(program.read_bytes().replace(version + b"\0", newer + b"\0"))
        other.chmod(0o755)
        if run(other, "--version", cwd=work).out.split()[1] == newer:
            Build(checks, other, work).made("another version")
        Build(checks, program, work).made("and back")


def check_calls(checks, program):
    """With nothing to do no input is opened; as strace tells."""
    with workplace(MINIMAL) as work:
        build, log = Build(checks, program, work), work / "calls"
        time.sleep(SETTLED)
        build.made("for strace")
        env = {**os.environ, "ASAN_OPTIONS": "detect_leaks=0"}
        try:
            subprocess.run(["strace", "-f", "-o", log, "-e", "trace=open,openat,read",
                            "-y", program, "build"], cwd=work, env=env, check=True,
                           capture_output=True, timeout=60)
        except (FileNotFoundError, subprocess.CalledProcessError):
            print("not looked at: strace does not work here")
            return
        calls = log.read_text()
        checks.that(".underlag-state" in calls, "strace tells nothing")
        opened = [line for line in calls.splitlines()
                  if re.search(r"\.(yaml|md|pdf|xlsx|ttf|dic)\b", line)]
        checks.equal(opened, [], "with nothing to do, only stat calls")


def main():
    program, checks = program_argument(), Checks()
    with workplace(MINIMAL) as work:
        build = Build(checks, program, work)
        check_inputs(build, work)
        check_outputs(build, work)
        check_options(build, work)
    check_language(checks, program)
    check_undated(checks, program)
    check_failed(checks, program)
    check_templates(checks, program)
    check_fonts(checks, program)
    check_program(checks, program)
    check_calls(checks, program)
    checks.done()


main()
