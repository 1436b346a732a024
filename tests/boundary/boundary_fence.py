"""boundary_fence.py -- what a worker cannot do, tried from inside; and that what it
must reach, it reaches: links, other folders, fonts in the user's home.

usage: boundary_fence.py PROGRAM
"""
import ctypes
import re
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from program import (ROOT, Checks, files_below, misdeeds_of, program_argument, run,
                     workplace)

MINIMAL = ROOT / "tests/cases/minimal/input/skolnamnden-2027"
FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
CREATE_RULESET, VERSION = 444, 1

REACHED = {"read-input", "make-output"}
# With Landlock only; the rest any Linux refuses.
BY_LANDLOCK = {"list-outside", "read-outside", "write-outside", "make-outside",
               "write-input", "make-input", "remove-input", "link-output"}
REFUSED = BY_LANDLOCK | {"truncate-input", "chmod-input", "socket", "socket-local",
                         "socket-udp", "fork", "signal-parent", "trace-parent", "core",
                         "exec"}


def landlock():
    """The kernel's version of it, 0: none."""
    libc = ctypes.CDLL(None, use_errno=True)
    return max(0, libc.syscall(CREATE_RULESET, None, 0, VERSION))


def break_out(checks, program, abi, *args):
    """What a worker that tries everything comes to, on a kernel with this Landlock."""
    with workplace() as work:
        shutil.copytree(MINIMAL, work / "input/bryter")
        plan = (work / "input/bryter/plan.yaml").read_bytes()
        (work / "outside").mkdir()
        (work / "outside/secret").write_text("hemligt")
        ran = run(misdeeds_of(program), "build", *args, cwd=work, env={
            "MISDEEDS": "1", "MISDEED_OUTSIDE": str(work / "outside"), "MISDEED_ABI": str(abi)})
        tried = dict(re.findall(r"^try (\S+): (.*)$", ran.err, re.MULTILINE))
        checks.equal(set(tried), REACHED | REFUSED, f"ABI {abi}: what is tried")
        if abi:
            checks.well(ran, 0, f"ABI {abi}")
            checks.equal((work / "input/bryter/plan.yaml").read_bytes(), plan,
                         f"ABI {abi}: the plan")
        return {what for what, came in tried.items() if came == "done"}, ran


def check_refused(checks, program, newest):
    for abi in range(1, newest + 1):
        done, ran = break_out(checks, program, abi)
        checks.equal(done, REACHED, f"ABI {abi}: what a worker could do")
    done, ran = break_out(checks, program, 0)
    checks.equal(done - BY_LANDLOCK, REACHED, "without Landlock: what a worker could do")
    checks.that("Landlock" not in ran.err, "nothing is said of it")
    ran = break_out(checks, program, 0, "--verbose")[1]
    checks.equal(ran.err.count("Landlock"), 1, "--verbose says it, once")


def rename_font(path, family):
    """A font that no other machine has."""
    from fontTools.ttLib import TTFont
    font = TTFont(FONT)
    for record in font["name"].names:
        if record.nameID in (1, 4, 6, 16):
            record.string = family
    font.save(path)


def check_fonts_at_home(checks, program):
    for place in (".fonts", ".local/share/fonts"):
        with workplace(MINIMAL.parent) as work:
            home = work / "home"
            (home / place).mkdir(parents=True)
            rename_font(home / place / "hemtyp.ttf", "Hemtyp")
            template = work / "templates/hemma"
            template.mkdir()
            (template / "mall.yaml").write_text("ärver: standard\ntypsnitt: Hemtyp\n")
            ran = run(program, "build", "-t", "hemma", cwd=work, env={"HOME": str(home)})
            checks.well(ran, 0, f"a font in ~/{place}")
            checks.that("U112" not in ran.err, f"a font in ~/{place}: {ran.err}")
            checks.that("ontconfig" not in ran.err, f"fontconfig is content: {ran.err}")


def check_own_font_rules(checks, program):
    """Rules of one's own may lead anywhere."""
    with workplace(MINIMAL.parent) as work:
        (work / "typsnitt").mkdir()
        rename_font(work / "typsnitt/egen.ttf", "Egentyp")
        rules = work / "regler.conf"
        rules.write_text(f"<fontconfig><dir>{work}/typsnitt</dir>"
                         "<cachedir prefix=\"xdg\">fontconfig</cachedir></fontconfig>")
        template = work / "templates/egen"
        template.mkdir()
        (template / "mall.yaml").write_text(
            "ärver: standard\ntypsnitt: Egentyp\nrubriktypsnitt: Egentyp\n")
        ran = run(program, "build", "-t", "egen", cwd=work,
                  env={"FONTCONFIG_FILE": str(rules)})
        checks.well(ran, 0, "a font by rules of one's own")
        checks.that("Egentyp" not in ran.err, f"a font by rules of one's own: {ran.err}")


def other_ways(work):
    """The same case told in other ways: (what, cwd, arguments, output folder)."""
    away = work / "annanstans"
    (away / "output").mkdir(parents=True)
    shutil.copytree(work / "input", away / "ärenden")
    for template in ("standard",):
        shutil.copytree(work / "templates" / template, away / "mallar" / template)
    own = away / "mallar/egen"
    own.mkdir()
    (own / "mall.yaml").write_text("ärver: standard\n")
    (work / "tom").mkdir()
    (work / "länk").symlink_to(away / "ärenden")
    (work / "ut-länk").symlink_to(away / "output")
    linked = work / "ut-med-länk"
    linked.mkdir()
    (away / "disk").mkdir()
    (linked / "skolnamnden-2027").symlink_to(away / "disk")
    yield "absolute paths", work, [away / "ärenden", "-o", away / "ut"], away / "ut"
    yield "input by a link", work, ["länk", "-o", "ut1"], work / "ut1"
    yield "output by a link", work, ["-o", "ut-länk"], away / "output"
    yield "a case's output by a link", work, ["-o", "ut-med-länk"], linked
    yield "a template by its path", work, ["-t", own, "-o", "ut2"], work / "ut2"
    yield "a template by a short path", own.parent, \
        ["-t", "egen/", work / "input", "-o", "ut3"], own.parent / "ut3"
    yield "from the folder of the cases", work / "input", \
        [".", "-t", own, "-o", "../ut4"], work / "ut4"


def check_other_ways(checks, program):
    with workplace(MINIMAL.parent) as work:
        checks.well(run(program, "build", cwd=work), 0, "the plain way")
        wanted = files_below(work / "output")
        for what, cwd, args, output in other_ways(work):
            checks.well(run(program, "build", *args, cwd=cwd), 0, what)
            made = {str(p.relative_to(output)): p.read_bytes()
                    for name in wanted for p in [output / name] if p.is_file()}
            checks.equal(sorted(made), sorted(wanted), f"{what}: what is made")
            checks.that(made == wanted or "template" in what or "folder" in what,
                        f"{what}: other bytes")


def check_links_to_files(checks, program):
    """An INPUT may be a link to a file; it is named, and so it is read."""
    with workplace() as work:
        shutil.copytree(MINIMAL, work / "annanstans")
        (work / "en.yaml").symlink_to(work / "annanstans/plan.yaml")
        checks.well(run(program, "build", "en.yaml", cwd=work), 0, "a link to a file")


def main():
    program, checks = program_argument(), Checks()
    newest = landlock()
    if newest:
        check_refused(checks, program, newest)
    else:
        print("skipped: this kernel has no Landlock")
    check_fonts_at_home(checks, program)
    check_own_font_rules(checks, program)
    check_other_ways(checks, program)
    check_links_to_files(checks, program)
    checks.done()


main()
