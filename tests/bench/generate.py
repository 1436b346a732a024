#!/usr/bin/env python3
"""Write cases to measure with: the same numbers give the same files.

usage: generate.py FOLDER --cases N            N ordinary cases, plan and paper
       generate.py FOLDER --controls N         one case with N controls
       generate.py FOLDER --mixed N            N cases in the shapes of the seeds
"""
import argparse
import os
import random

AREAS = ["Verksamhet", "Ekonomi", "Personal", "Informationssäkerhet", "Upphandling"]
NOUNS = ["behörigheter", "leverantörsfakturor", "delegationsbeslut", "bisysslor", "avtal",
         "systemförvaltning", "diarieföring", "attestordningen", "säkerhetskopior",
         "representation", "kontinuitetsplaner", "personuppgiftsbehandlingar"]
CAUSES = ["saknas i flera verksamheter", "inte följs vid personalbyten",
          "hanteras olika mellan förvaltningarna", "inte dokumenteras i tid",
          "bygger på en enskild medarbetares kunskap"]
ROLES = ["IT-chef", "ekonomichef", "HR-chef", "kanslichef", "upphandlingschef",
         "informationssäkerhetssamordnare"]
METHODS = ["Stickprov av tjugo poster", "Totalkontroll", "Intervju med ansvariga",
           "Genomgång av loggar och ärenden"]
OFTEN = ["Kvartalsvis", "Månadsvis", "Löpande under året", "Inför delår och helår"]
STATUS = ["ingen avvikelse", "mindre avvikelse", "väsentlig avvikelse", "ej utförd"]


def risk(rng, number, controls):
    noun = rng.choice(NOUNS)
    s, k = rng.randint(1, 4), rng.randint(1, 4)
    out = [f"      - id: r{number}",
           f"        risk: Brister i {noun} ({number})",
           f"        beskrivning: Risk att {noun} {rng.choice(CAUSES)}, vilket kan leda till"
           f" felaktiga beslut, extra kostnader och skadat förtroende.",
           f"        sannolikhet: {s}",
           f"        konsekvens: {k}",
           f"        riskvärde: {s * k}",
           "        accepteras: nej",
           f"        åtgärder:",
           f"          - {{åtgärd: Se över rutinen för {noun}, ansvarig: {rng.choice(ROLES)},"
           f" klar: 2024-{rng.randint(1, 12):02}-15}}",
           f"          - Informera berörda chefer om {noun}.",
           "        kontroller:"]
    for c in range(controls):
        out += [f"          - id: k{number}-{c + 1}",
                f"            kontrollmoment: Kontroll {c + 1} av att {noun} är rätt och aktuella",
                f"            ansvarig: {rng.choice(ROLES)}",
                f"            rapporteras till: {rng.choice(ROLES)}",
                f"            frekvens: {rng.choice(OFTEN)}",
                f"            metod: {rng.choice(METHODS)}"]
    return out


def plan(rng, risks, per_risk, board="Kommunstyrelsen", town="Exempelköpings kommun",
         year=2024):
    out = ["dokument: internkontrollplan", f"kommun: {town}",
           "förvaltning: Kommunstyrelseförvaltningen", f"nämnd: {board}", f"år: {year}",
           f"antagen: {year - 1}-12-11", "områden:"]
    number = 0
    for i, area in enumerate(AREAS):
        share = risks // len(AREAS) + (i < risks % len(AREAS))
        if not share:
            continue
        out += [f"  - namn: {area}",
                f"    syfte: Området ska trygga en säker hantering inom {area.lower()}.",
                "    risker:"]
        for _ in range(share):
            number += 1
            out += risk(rng, number, per_risk)
    return "\n".join(out) + "\n"


def results(rng, risks, per_risk, year=2024):
    out = ["dokument: resultat", "period: delår 1", f"år: {year}", f"datum: {year}-05-15",
           "resultat:"]
    for r in range(1, risks + 1):
        for c in range(1, per_risk + 1):
            status = rng.choice(STATUS)
            out += [f"  - kontroll: k{r}-{c}", f"    status: {status}",
                    "    resultat: Kontrollen gjordes enligt plan och omfattade de poster som"
                    " valts ut i förväg."]
            if status != "ingen avvikelse":
                out += ["    kommentar: Rutinen var inte känd av alla. Ny kontroll görs delår 2.",
                        "    åtgärder:",
                        f"      - {{åtgärd: Utbildning, ansvarig: {rng.choice(ROLES)},"
                        " klar: 2024-10-31, status: pågår}"]
    return "\n".join(out) + "\n"


PAPER = """---
dokument: tjänsteskrivelse
kommun: {town}
ärende: Internkontrollplan {year} för {board}
datum: {before}-11-20
diarienummer: KS {before}-{number}
till: {board}
handläggare: Anna Exempel, kanslichef
undertecknare: [{{namn: Anna Exempel, titel: kanslichef}}]
bilagor: [riskanalys, internkontrollplan]
---
# Sammanfattning
Intern kontroll är en ständigt pågående process som involverar alla i verksamheten, från den
högsta politiska ledningen till den enskilda tjänstepersonen. Förvaltningen har tagit fram ett
förslag till plan för {year} som bygger på en riskanalys i alla verksamheter.

# Bakgrund
Enligt kommunallagen ska nämnderna var och en inom sitt område se till att den interna
kontrollen är tillräcklig. Planen anger vilka kontroller som ska göras under året, vem som
ansvarar för dem och hur de rapporteras.

# Beslutsunderlag
- Tjänsteskrivelse daterad {before}-11-20
- Riskanalys {year}
- Internkontrollplan {year}

# Förslag till beslut
{board} antar internkontrollplan {year}.

# Expedieras till
- Samtliga förvaltningar
"""


def paper(number, board="Kommunstyrelsen", town="Exempelköpings kommun", year=2024):
    return PAPER.format(number=number, board=board, town=town, year=year, before=year - 1)


def write(folder, name, text):
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, name), "w", encoding="utf-8") as f:
        f.write(text)


def case(folder, number, risks, per_risk):
    rng = random.Random(number)
    write(folder, "plan.yaml", plan(rng, risks, per_risk))
    write(folder, "resultat.yaml", results(rng, risks, per_risk))
    write(folder, "tjansteskrivelse.md", paper(number))


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("folder")
    ap.add_argument("--cases", type=int, default=0)
    ap.add_argument("--controls", type=int, default=0)
    ap.add_argument("--mixed", type=int, default=0)
    args = ap.parse_args()
    for i in range(1, args.cases + 1):
        case(os.path.join(args.folder, f"arende-{i:04}"), i, 5 + i % 4, 1 + i % 2)
    if args.controls:
        per_risk = 2 if args.controls > 1 else 1
        case(os.path.join(args.folder, f"plan-{args.controls}"), 1,
             args.controls // per_risk, per_risk)
    for i in range(args.mixed):
        shapes.write_case(args.folder, i)


if __name__ == "__main__":
    import shapes
    main()
