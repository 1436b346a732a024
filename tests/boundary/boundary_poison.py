"""boundary_poison.py -- Markdown and YAML made to take for ever: every one ends in
time, with a status and not a crash, and costs its own case alone.

usage: boundary_poison.py PROGRAM
"""
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from program import ROOT, SLOWER, Checks, program_argument, run, workplace

SECONDS = 10
HEAD = "---\ndokument: revisionsrapport\ntitel: Gift\n---\n"
PLAN = "dokument: internkontrollplan\nnämnd: N\når: 2027\nrisker:\n"
GOOD = ROOT / "tests/cases/minimal/input/skolnamnden-2027"

MARKDOWN = {
    "bilder": "![[]()" * 50_000,
    "kolumner": "|a" * 70_000 + "|\n" + "|-" * 70_000 + "|\n",
    "streck": "|" * 200_000,
    "adresser": "a@b." * 800_000,
    "korta-rader": "|a" * 3000 + "|\n" + "|-" * 3000 + "|\n" + "|x|\n" * 30_000,
    "citat": ">" * 50_000 + " a",
    "listor": "".join("  " * i + "- a\n" for i in range(2000)),
    "betoning": "*a **a " * 50_000,
    "betoning-stangd": "a**b" + "c* " * 50_000,
    "hakar": "[" * 50_000 + "a" + "]" * 50_000,
    "hakar-parenteser": "[a](b" * 50_000,
    "bakat": "`" * 5000 + "".join("e" + "`" * i for i in range(1, 2000)),
    "fotnoter": "".join(f"[^{i}]: not\n\n" for i in range(20_000)) + "[^1]\n",
    "fotnoter-i-ring": "[^a]\n\n[^a]: se [^b]\n\n[^b]: se [^a]\n",
    "rubriker": "# a\n" * 50_000,
    "ord": "a" * 1_000_000,
    "ord-utan-slut": "å" * 300_000 + " " + "å-" * 100_000,
    "tomma-rader": "\n" * 1_000_000,
    "html": "<a " * 50_000,
    "lankar": "<http://a.se>" * 20_000,
    "kombinerande": "a" + "\u0301" * 100_000,
    "riktning": "\u202e\u2066" * 20_000 + "abc",
    "genomstruket": "~~a" * 50_000,
}
PAPER = """---
dokument: tjänsteskrivelse
ärende: Internkontrollplan 2027
datum: 2026-11-02
till: Nämnden
---
# Förslag till beslut

Nämnden antar internkontrollplan 2027.

# Expedieras till

- Kommunstyrelsen

"""
PAPERS = {
    "antal": "# Sammanfattning\n" + "fem avvikelser och 23 kontroller " * 200_000,
    "mobilnummer": "# Bakgrund\n" + "0701234567 " * 600_000,
    "personnummer": "# Bakgrund\n" + "811228-9874 " * 500_000,
    "hanvisningar": "# Bakgrund\n" + "tabell 3 och 4 bilaga 2 " * 250_000,
    "beslut": "# Förslag till beslut\n" + "Nämnden antar enligt ovan 2023 " * 200_000,
    "underlag": "# Beslutsunderlag\n" + "- Bilaga 5 plan 2022\n" * 100_000,
    "avsnitt": "# Sammanfattning\nFem avvikelser.\n" * 50_000,
}
ONE = "  - {risk: R, kontroller: [{kontrollmoment: K, ansvarig: A}]}\n"
RESULTS = "dokument: resultat\nperiod: helår\når: 2027\nresultat:\n"
NAMES = ["IT-drift", "IT drift", "ITdrift", "it-Drift"]
YAML = {
    "djup": PLAN + "  - risk: " + "[" * 100_000,
    "alias": PLAN + "".join(f"  - &a{i} [{', '.join([f'*a{i - 1}'] * 10) if i else 'x'}]\n"
                            for i in range(12)),
    "nycklar": PLAN + "  - risk: R\n" + "".join(f"    k{i}: v\n" for i in range(50_000)),
    "lang-nyckel": PLAN + "  - " + "k" * 2000 + ": v\n",
    "en-rad": PLAN + "  - risk: " + "ord " * 500_000 + "\n",
    "risker": PLAN + "".join(f"  - risk: R{i}\n" for i in range(20_000)),
    "samma-id": PLAN + "  - {risk: R, id: a}\n" * 5_000,
    "namn": PLAN + "".join(f"  - risk: {NAMES[i % 4]}{i // 4}\n" for i in range(20_000)),
    "ansvariga": PLAN + '  - risk: R\n    ansvar: "' + "IT-chef/IT chef/" * 400_000 + '"\n',
    "langa-kontroller": PLAN + '  - risk: "' + " ".join(f"o{i}" for i in range(2000))
    + '"\n    kontroller:\n' + ('      - {kontrollmoment: "'
    + " ".join(f"p{i}" for i in range(100)) + '"}\n') * 5000,
    "atgarder": PLAN + "  - risk: R\n    åtgärder:\n" + "".join(
        f"      - {{åtgärd: Gör {i}, klar: 2027-01-31}}\n" for i in range(12_000)),
    "nastan-samma": PLAN + "".join(f"  - {{risk: R{i}, kontroler: x}}\n" for i in range(5000)),
}


def main():
    program, checks = program_argument(), Checks()
    poisons = [(f"md-{n}", "rapport.md", HEAD + t) for n, t in MARKDOWN.items()]
    poisons += [(f"yaml-{n}", "plan.yaml", t) for n, t in YAML.items()]
    poisons += [(f"skrivelse-{n}", "skrivelse.md", PAPER + t) for n, t in PAPERS.items()]
    for key in ("resultat", "kommentar", "avvikelse"):
        text = "Inga avvikelser finns, 3 av 20 fel och kontroll utförd " * 100_000
        poisons.append((f"text-{key}", "resultat.yaml", RESULTS
                        + f'  - {{kontroll: 1, status: ingen avvikelse, {key}: "{text}"}}\n'))
    for name, file_name, text in poisons:
        with workplace() as work:
            case = work / "input" / name
            case.mkdir(parents=True)
            (case / file_name).write_text(text)
            if file_name == "resultat.yaml":
                (case / "plan.yaml").write_text(PLAN + ONE)
            (work / "input/god").mkdir()
            for path in GOOD.iterdir():
                (work / "input/god" / path.name).write_bytes(path.read_bytes())
            began = time.monotonic()
            ran = run(program, "build", cwd=work, seconds=SECONDS)
            took = time.monotonic() - began
            checks.that(not ran.fault(), f"{name}: {ran.fault()}")
            checks.that(ran.status in (0, 1), f"{name}: exit status {ran.status}")
            checks.that("[U901]" not in ran.err, f"{name}: only the watchdog stopped it")
            checks.that((work / "output/god/tjansteskrivelse.pdf").is_file(),
                        f"{name}: the other case is not made")
            if took > SECONDS * SLOWER / 3:
                print(f"slow: {name}: {took:.1f} s")
    checks.done()


main()
