"""boundary_html.py -- every page for the web is right HTML, says what its PDF says in
the same order, and is the same bytes twice.

usage: boundary_html.py PROGRAM
"""
import difflib
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "html"))
import html_page
import pdf_words
from program import ROOT, Checks, files_below, program_argument, run, workplace

CONTEXT = 4


def sources():
    """Name -> (input, templates) of all that can be made here."""
    yield "input", ROOT / "input", []
    yield "fientlig-text", ROOT / "tests/html/fientlig-text/input", []
    for case in sorted((ROOT / "tests/cases").iterdir()):
        if (case / "input").is_dir():
            yield case.name, case / "input", [case / "templates"]


def difference(wanted, got):
    matcher = difflib.SequenceMatcher(None, wanted, got, autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        if what != "equal":
            before = " ".join(wanted[max(0, a - CONTEXT):a])
            return f"after ‘{before}’: {wanted[a:b][:12]} in the PDF, {got[c:d][:12]}"
    return ""


def hold_words(checks, name, page, pdf):
    wanted, wanted_notes = pdf_words.said_by(pdf)
    got, got_notes = html_page.said_by(page)
    checks.that(wanted == got, f"{name}: {difference(wanted, got)}")
    checks.that(wanted_notes == got_notes,
                f"{name}: notes {wanted_notes[:2]}, {got_notes[:2]}")


def check_pages(checks, program, name, source, templates):
    with workplace(source, templates) as work:
        env = {"FONTCONFIG_FILE": str(ROOT / "tests/fonts.conf")}
        first = run(program, "build", "--format", "pdf,html", "-o", "out", "input",
                    cwd=work, env=env)
        checks.that(not first.fault(), f"{name}: {first.fault()}")
        made = files_below(work / "out")
        run(program, "build", "--format", "html", "-o", "again", "-j", "1", "input",
            cwd=work, env={"LANG": "C", "TZ": "Pacific/Kiritimati"})
        again = files_below(work / "again")
    pages = {path for path in made if path.endswith(".html") and "/" in path}
    papers = {path for path in made if path.endswith(".pdf")}
    checks.equal({p.removesuffix(".html") for p in pages},
                 {p.removesuffix(".pdf") for p in papers}, f"{name}: pages")
    for path in sorted(pages):
        page = html_page.Page(made[path])
        for fault in page.faults():
            checks.that(False, f"{name}/{path} {fault}")
        hold_words(checks, f"{name}/{path}", page, made[path[:-5] + ".pdf"])
        checks.that(again.get(path) == made[path], f"{name}/{path}: other bytes")


# What a reader needs of the pages' heads and feet: where it stands, once.
FURNITURE = {
    "body/header": "Herrljunga kommun Kommunstyrelseförvaltningen Tjänsteskrivelse "
                   "2023-02-22 Diarienummer SN 2023-14",
    "body/main/section[2]/div[1]": "Bilaga 1 · Risk- och konsekvensanalys 2023",
    "body/footer": "Postadress: Box 201, 524 23 Herrljunga · Telefon 0513-170 00 · "
                   "herrljunga.se",
}


def check_furniture(checks, program):
    with workplace(ROOT / "input") as work:
        run(program, "build", "--format", "html", "-o", "out",
            "input/servicenamnden-it-2023", cwd=work)
        made = files_below(work / "out")
    page = html_page.Page(next(iter(made.values())))
    for path, wanted in FURNITURE.items():
        got = " ".join(html_page.words(page.all(path)[0]))
        checks.equal(got, wanted, path)


def main():
    checks = Checks()
    for name, source, templates in sources():
        check_pages(checks, program_argument(), name, source, templates)
    check_furniture(checks, program_argument())
    checks.done()


main()
