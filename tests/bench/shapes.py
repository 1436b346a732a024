"""Cases in the shapes of the five seeds, five sizes of each; the same number gives
the same files."""
import os
import random

from generate import CAUSES, METHODS, NOUNS, OFTEN, ROLES, STATUS, paper, plan, results, write

BOARDS = ["Socialnämnden", "Utbildningsnämnden", "Kultur- och fritidsnämnden",
          "Miljönämnden", "Tekniska nämnden", "Kommunstyrelsen"]
TOWNS = ["Exempelköpings kommun", "Modellstads kommun", "Provbergs kommun"]
SENTENCES = [
    "Granskningen visar att {noun} {cause}.",
    "Förvaltningen har under året tagit fram en rutin för {noun}, och den är känd av de flesta.",
    "Vid intervjuerna framkommer att {role} ansvarar för {noun}, men att ansvaret inte är"
    " dokumenterat.",
    "Vi bedömer att kontrollen av {noun} i allt väsentligt är tillräcklig.",
    "Risken för felaktiga beslut och extra kostnader ökar när {noun} {cause}.",
    "Nämnden får återkommande redovisningar av {noun} i samband med delårsrapporten.",
    "Uppföljningen görs av {role}, som också sammanställer avvikelserna.",
]
SIZES = [3, 5, 8, 12, 23]  # risks or chapters, from the smallest seed to the largest


def sentence(rng):
    return rng.choice(SENTENCES).format(noun=rng.choice(NOUNS), cause=rng.choice(CAUSES),
                                        role=rng.choice(ROLES))


def text(rng, sentences):
    return " ".join(sentence(rng) for _ in range(sentences))


def head(kind, board, town, year, **keys):
    lines = ["---", f"dokument: {kind}", f"kommun: {town}", f"nämnd: {board}"]
    lines += [f"{key}: {value}" for key, value in keys.items()]
    return "\n".join(lines) + "\n---\n"


def period_report(rng, size, board, town, year):
    """Seed 000: a plan, a period's results, and the report with its wide table."""
    return {
        "underlag.yaml": "mall: norrtalje\n",
        "plan.yaml": plan(rng, size, 1, board, town, year),
        "resultat-delar-1.yaml": results(rng, size, 1, year),
        "internkontrollrapport.md":
            head("internkontrollrapport", board, town, year, ärende="Internkontrollrapport",
                 datum=f"{year}-05-20", resultat=f"delår 1 {year}")
            + f"# Sammanfattning\n\n{text(rng, 6)}\n\n{text(rng, 8)}\n",
    }


def follow_up(rng, size, board, town, year):
    """Seed 001: risks without controls, numbered deviations, then measures."""
    risks = ["dokument: internkontrollplan", f"nämnd: {board}", f"år: {year}",
             f"antagen: {year - 1}-12-11", "risker:"]
    found = ["dokument: resultat", "period: helår", f"år: {year}", f"datum: {year + 1}-01-20",
             "resultat:"]
    for i in range(1, size + 1):
        status = rng.choice(STATUS[:3])
        risks += [f"  - id: p{i}", f"    risk: {rng.choice(NOUNS).capitalize()} – punkt {i}"]
        found += [f"  - kontroll: p{i}", f"    status: {status}",
                  "    avvikelse: Ingen avvikelse har konstaterats." if status == STATUS[0]
                  else f"    avvikelse: {text(rng, 2)}"]
        if status != STATUS[0]:
            found += ["    åtgärder:", f"      - {text(rng, 1)}"]
    return {
        "underlag.yaml": "mall: numrerad\n",
        "plan.yaml": "\n".join(risks) + "\n",
        "resultat.yaml": "\n".join(found) + "\n",
        "uppfoljning.md":
            head("uppföljning", board, town, year, datum=f"{year + 1}-02-20",
                 ärende=f"Uppföljning av internkontrollplan {year}", resultat=f"helår {year}")
            + f"# Sammanfattning\n\n{text(rng, 5)}\n",
    }


def decision(rng, size, board, town, year):
    """Seed 002: the paper with risk analysis and plan as annexes."""
    return {
        "underlag.yaml": "mall: herrljunga\n",
        "plan.yaml": plan(rng, size, 1 + rng.randint(0, 1), board, town, year),
        "tjansteskrivelse.md": paper(rng.randint(1, 999), board, town, year),
    }


def chapters(rng, size):
    out = []
    for i in range(1, size + 1):
        out += [f"# {rng.choice(NOUNS).capitalize()}", ""]
        for _ in range(1 + i % 3):
            out += [f"## Iakttagelser om {rng.choice(NOUNS)}", "", text(rng, 7), "",
                    text(rng, 5), ""]
        out += [f"- {sentence(rng)}" for _ in range(i % 4)] + [""]
    return out


def audit(rng, size, board, town, year):
    """Seed 003: numbered chapters, contents, answers."""
    return {"revisionsrapport.md":
            head("revisionsrapport", board, town, year, datum=f"{year}-10-12", ort="Modellstad",
                 titel=f"Granskning av {rng.choice(NOUNS)}",
                 undertecknare="[{namn: Anna Exempel, titel: Revisor}]")
            + "\n".join(chapters(rng, size)) + "\n"}


def audit_with_notes(rng, size, board, town, year):
    """Seed 004: footnotes, tables with captions, an appendix."""
    body = chapters(rng, size)
    for i in range(1, size + 1):
        body += [f"# Fördjupning {i}", "", f"{sentence(rng)}[^{i}] {text(rng, 4)}", "",
                 f"Tabell {i}. Roller och ansvar, se tabell {i}.", "", "| Roll | Ansvar | Metod |",
                 "| --- | --- | --- |"]
        body += [f"| {rng.choice(ROLES)} | {sentence(rng)} | {rng.choice(METHODS)},"
                 f" {rng.choice(OFTEN).lower()} |" for _ in range(4)]
        body += ["", f"[^{i}]: Riktlinje för {rng.choice(NOUNS)}, antagen {year}-03-01.", ""]
    body += ["# Bilaga 1 Källförteckning", ""] + [f"- {sentence(rng)}" for _ in range(size)]
    return {"revisionsrapport.md":
            head("revisionsrapport", board, town, year, datum=f"{year}-11-02", ort="Provberg",
                 titel=f"Granskning av styrningen av {rng.choice(NOUNS)}",
                 undertecknare="[{namn: Bo Prov, titel: Certifierad kommunal revisor}]")
            + "\n".join(body) + "\n"}


SHAPES = [period_report, follow_up, decision, audit, audit_with_notes]


def write_case(folder, number, seed=None):
    """Shape and size go by the number; another seed gives it other words."""
    rng = random.Random(number if seed is None else seed)
    shape = SHAPES[number % len(SHAPES)]
    size = SIZES[number // len(SHAPES) % len(SIZES)]
    files = shape(rng, size, rng.choice(BOARDS), rng.choice(TOWNS), 2021 + number % 4)
    for name, content in files.items():
        write(os.path.join(folder, f"arende-{number:05}"), name, content)
