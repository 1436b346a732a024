"""run_case.py -- a folder in cases/: what is made of it, held against its goldens.

usage: run_case.py PROGRAM FOLDER [--bless]

The folder holds `input/` (a root with one or more cases; a file `source` that
names another folder may stand for it), perhaps `templates/`, and the goldens:
messages.txt (what build says; must be there) and, where they are there,
case.txt, flow.txt and pages.txt (build --dump=…). --bless shows what differs and
writes it; a golden that is not there is begun as an empty file.
Besides: check says nothing that build does not; built twice, under different
conditions, the bytes are the same; every PDF and workbook passes its own checks.
Only the fonts of tests/fonts.conf are seen, so that goldens fit every machine.
"""
import difflib
import subprocess
import sys
from pathlib import Path

from program import ROOT, Checks, files_below, run, workplace

PYTHON = "/usr/bin/python3"
DUMPS = ("case", "flow", "pages")
SHOWN = 60  # lines of a difference


def input_of(folder):
    source = folder / "source"
    if source.is_file():
        return (folder / source.read_text().strip()).resolve()
    return folder / "input"


def show_difference(name, wanted, got):
    lines = list(difflib.unified_diff(wanted.splitlines(), got.splitlines(),
                                      f"{name} (golden)", f"{name} (now)",
                                      lineterm="", n=2))
    print("\n".join(lines[:SHOWN]))
    if len(lines) > SHOWN:
        print(f"… {len(lines) - SHOWN} lines more")


def hold_golden(checks, golden, got, bless):
    """Compare with a golden file, or write it."""
    wanted = golden.read_text() if golden.is_file() else None
    if got == wanted:
        return checks.that(True, "")
    show_difference(golden.name, wanted or "", got)
    if bless:
        golden.write_text(got)
        return print(f"blessed: {golden.name}")
    what = "there is no golden" if wanted is None else "differs from its golden"
    return checks.that(False, f"{golden.name}: {what} (--bless writes it)")


def run_case(program, work, *args, **env):
    return run(program, *args, "input", cwd=work,
               env={"FONTCONFIG_FILE": str(ROOT / "tests/fonts.conf"), **env})


def check_messages(checks, program, work, folder, bless):
    """Builds into out/; the exit status that every build must have."""
    built = run_case(program, work, "build", "-j", "1", "-o", "out")
    status = int(any(m.is_error for m in built.messages))
    checks.well(built, status, "build")
    hold_golden(checks, folder / "messages.txt", built.err, bless)
    checked = run_case(program, work, "check")
    checks.well(checked, status, "check")
    for message in checked.messages:
        checks.that(message in built.messages, f"only check says {message}")
    return status


def check_dumps(checks, program, work, folder, bless):
    for dump in DUMPS:
        golden = folder / f"{dump}.txt"
        if not golden.is_file():
            continue
        ran = run_case(program, work, "build", f"--dump={dump}")
        checks.that(not ran.fault(), f"--dump={dump}: {ran.fault()}")
        hold_golden(checks, golden, ran.out.decode(errors="replace"), bless)


def build_again(checks, program, work, status):
    """What was made the first time; the second time it must be the same."""
    again = run_case(program, work, "build", "-j", "4", "-o", "again/other folder",
                     LANG="C", TZ="Pacific/Kiritimati")
    checks.well(again, status, "build again")
    made, twice = files_below(work / "out"), files_below(work / "again/other folder")
    for name in sorted(made.keys() | twice.keys()):
        checks.that(made.get(name) == twice.get(name),
                    f"{name}: other bytes the second time")
    return made


def check_tool(checks, what, *command):
    done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL)
    told = (done.stdout + done.stderr).decode(errors="replace").strip()
    checks.that(done.returncode == 0, f"{what}\n{told[:3000]}")


def check_pdfs(checks, pdfs):
    check_tool(checks, "pdf_check", PYTHON, ROOT / "tests/pdf/pdf_check.py", *pdfs)
    for pdf in pdfs:
        check_tool(checks, f"qpdf --check {pdf.name}", "qpdf", "--check", pdf)
        text = subprocess.run(["pdftotext", "-enc", "UTF-8", pdf, "-"],
                              capture_output=True).stdout.decode()
        checks.that("\ufffd" not in text, f"{pdf.name}: a character was lost (U+FFFD)")
        checks.that(text.strip(), f"{pdf.name}: no text")


def main():
    args = [a for a in sys.argv[1:] if a != "--bless"]
    if len(args) != 2:
        sys.exit(__doc__)
    program, folder = Path(args[0]).resolve(), Path(args[1]).resolve()
    bless = "--bless" in sys.argv
    checks = Checks()
    with workplace(input_of(folder), [folder / "templates"]) as work:
        status = check_messages(checks, program, work, folder, bless)
        check_dumps(checks, program, work, folder, bless)
        made = build_again(checks, program, work, status)
        pdfs = [work / "out" / name for name in made if name.endswith(".pdf")]
        books = [work / "out" / name for name in made if name.endswith(".xlsx")]
        checks.that(pdfs or books or status, "nothing was made")
        if pdfs:
            check_pdfs(checks, pdfs)
        if books:
            check_tool(checks, "xlsx_check", PYTHON,
                       ROOT / "tests/xlsx/xlsx_check.py", *books)
    checks.done()


main()
