"""boundary_nothing_lost.py -- every key that the schema has, filled with a word of its
own, is in the PDFs of a case, and all of the plan's and the results' in its workbook.

usage: boundary_nothing_lost.py PROGRAM
"""
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from program import ROOT, Checks, program_argument, run, workplace

# Keys that say how to make the papers: nobody reads them there.
SILENT = {"mall", "skala", "föregående", "separata bilagor", "bilagor", "ärenden"}
# Keys whose value is more keys, each tried for itself.
NESTED = {"efter åtgärd", "undertecknare", "åtgärder", "kontroller", "risker", "områden",
          "resultat/results"}

# Schema -> key -> what a file says; a pair: and what is shown of it.
WORDS = {
    "head": {"kommun": "Kommunord", "förvaltning": "Förvaltningsord", "nämnd": "Nämndord",
             "adress": "Adressord", "diarienummer": "DNR 2025-77", "version": "Versionsord"},
    "plan": {"år": "2025", "antagen": "2024-12-03"},
    "area": {"namn": "Områdesord", "syfte": "Syftesord"},
    "risk": {"id": "riskid", "risk": "Riskord", "beskrivning": "Riskbeskrivningsord",
             "sannolikhet": "3", "konsekvens": "4", "riskvärde": "12",
             "kategori": ("juridik", "juridik"), "accepteras": ("nej", "Nej"),
             "motivering": "Motiveringsord", "hantering": ("granskning", "granskning"),
             "ansvar": "Riskansvarsord"},
    "net": {"sannolikhet": "1", "konsekvens": "2"},
    "measure": {"åtgärd": "Åtgärdsord", "ansvarig": "Åtgärdsansvarsord",
                "klar": "2025-10-07", "status": ("avbruten", "avbruten")},
    "control": {"id": "kontrollid", "kontrollmoment": "Momentord",
                "ansvarig": "Kontrollansvarsord", "rapporteras till": "Mottagarord",
                "frekvens": "Frekvensord", "metod": "Metodord",
                "rapporteras": ("[tertial 2]", "tertial 2"), "gemensam": ("ja", "Ja")},
    "results": {"period": ("tertial 2", "tertial 2"), "år": "2025", "datum": "2025-09-11",
                "rapporterat av": "Rapportörsord"},
    "result": {"kontroll": ("kontrollid", "Momentord"),
               "status": ("ej utförd", "ej utförd"), "resultat": "Resultatord",
               "kommentar": "Kommentarsord", "avvikelse": "Avvikelseord",
               "ny tidpunkt": "Tidpunktsord"},
    "document": {"ärende": "Ärendeord", "datum": "2025-11-12", "till": "Tillord",
                 "ort": "Ortsord", "organisation": "Organisationsord",
                 "handläggare": "Handläggarord",
                 "resultat": ("tertial 2 2025", "tertial 2 2025"),
                 "revisionsfrågor": ("[Frågeord]", "Frågeord")},
    "signer": {"namn": "Namnord", "titel": "Titelord"},
}
# The measure that follows from the result, beside the plan's.
FOLLOWING = {"åtgärd": "Följdåtgärdsord", "ansvarig": "Följdansvarsord",
             "klar": "2026-02-05", "status": "klar"}
# Ids are for references: the workbook shows them, papers do not.
ONLY_IN_BOOK = {"riskid", "kontrollid"}
# What the decision paper shows of its own head: who it is from is on its first page,
# and the board is whom it is sent to.
IN_PAPER = {"head": {"kommun", "förvaltning", "adress", "diarienummer", "version"},
            "document": {"ärende", "datum", "till", "ort", "organisation", "handläggare",
                         "resultat"},
            "signer": {"namn", "titel"}}
# How a paper came to be is not the plan's.
NOT_IN_BOOK = ("document", "signer")


def schema_keys():
    """Schema -> its keys, as src/model/schema.c has them."""
    text = (ROOT / "src/model/schema.c").read_text()
    found = {}
    for name, rows in re.findall(r"struct ul_field (\w+)_fields\[\] = \{(.*?)\n\};",
                                 text, re.S):
        found[name] = [key for key in re.findall(r'^    \{"([^"]+)"', rows, re.M)]
    return found


def said(value):
    return value[0] if isinstance(value, tuple) else value


def shown(value):
    return value[1] if isinstance(value, tuple) else value


def fields(schema, indent, skip=()):
    return "".join(f"{' ' * indent}{key}: {said(value)}\n"
                   for key, value in WORDS[schema].items() if key not in skip)


def item(schema, indent, skip=()):
    text = fields(schema, indent + 2, skip)
    return " " * indent + "- " + text[indent + 2:]


def files():
    plan = (f"dokument: internkontrollplan\n{fields('head', 0)}{fields('plan', 0)}"
            f"områden:\n{item('area', 2)}    risker:\n{item('risk', 6)}"
            f"        efter åtgärd:\n{fields('net', 10)}"
            f"        åtgärder:\n{item('measure', 10)}"
            f"        kontroller:\n{item('control', 10)}")
    results = (f"dokument: resultat\n{fields('results', 0)}resultat:\n{item('result', 2)}"
               "    åtgärder:\n" +
               "".join(f"      {' -'[i == 0]} {key}: {value}\n"
                       for i, (key, value) in enumerate(FOLLOWING.items())))
    head = (fields("head", 0) + fields("document", 0, ["revisionsfrågor"]) +
            f"undertecknare:\n{item('signer', 2)}")
    paper = (f"---\ndokument: tjänsteskrivelse\n{head}bilagor: [riskanalys,"
             " internkontrollplan, uppföljning, åtgärdsplan, riskmatris]\n---\n"
             "# Förslag till beslut\n\nBeslutsord.\n\n# Expedieras till\n\n- Expedieringsord\n")
    audit = (f"---\ndokument: revisionsrapport\n{fields('head', 0)}"
             f"{fields('document', 0, ['resultat'])}undertecknare:\n{item('signer', 2)}"
             "---\n# Iakttagelser\n\nIakttagelseord.\n")
    return {"plan.yaml": plan, "resultat.yaml": results, "skrivelse.md": paper,
            "granskning.md": audit}


def pdf_text(path):
    text = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", path, "-"],
                          check=True, capture_output=True, text=True).stdout
    return re.sub(r"[\u00ad-]\n", "", text)


def book_text(path):
    with zipfile.ZipFile(path) as book:
        parts = [book.read(name) for name in book.namelist()
                 if name.endswith("sharedStrings.xml") or "/worksheets/sheet" in name]
    return " ".join(t for part in parts for t in ElementTree.fromstring(part).itertext())


def squeezed(text):
    return re.sub(r"\s", "", text).casefold()


def day_number(text):
    """A date as Excel stores it."""
    from datetime import date
    return str((date.fromisoformat(text) - date(1899, 12, 30)).days)


def check_schema(checks):
    for schema, keys in schema_keys().items():
        for key in keys:
            known = (key in WORDS.get(schema, {}) or key in SILENT or key in NESTED or
                     f"{key}/{schema}" in NESTED)
            checks.that(known, f"src/model/schema.c: {key} of {schema}_fields has no word"
                               " in this test")


def check_words(checks, papers, book):
    for schema, values in [*WORDS.items(), ("measure of a result", FOLLOWING)]:
        for key, value in values.items():
            word = shown(value)
            if word not in ONLY_IN_BOOK:
                checks.that(squeezed(word) in papers, f"{schema} {key}: {word} in no PDF")
            dated = re.fullmatch(r"\d{4}-\d\d-\d\d", word)
            if schema not in NOT_IN_BOOK:
                checks.that(squeezed(word) in book or (dated and day_number(word) in book),
                            f"{schema} {key}: {word} not in the workbook")


def check_paper(checks, paper):
    for schema, keys in IN_PAPER.items():
        for key in sorted(keys):
            checks.that(squeezed(shown(WORDS[schema][key])) in paper,
                        f"{schema} {key}: not in the decision paper")


def main():
    program, checks = program_argument(), Checks()
    check_schema(checks)
    with workplace() as work:
        case = work / "input" / "allt"
        case.mkdir(parents=True)
        for name, text in files().items():
            (case / name).write_text(text)
        ran = run(program, "build", cwd=work)
        checks.well(ran, 0, "build")
        for message in ran.messages:
            checks.that(not message.is_error, f"{message.place()} {message.text}")
        made = work / "output" / "allt"
        papers = squeezed("".join(map(pdf_text, sorted(made.glob("*.pdf")))))
        check_paper(checks, squeezed(pdf_text(made / "skrivelse.pdf")))
        check_words(checks, papers, squeezed(book_text(made / "internkontroll.xlsx")))
    checks.done()


main()
