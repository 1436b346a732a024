"""boundary_big.py -- 10 000 controls within a minute and a gigabyte, every word there.

usage: boundary_big.py PROGRAM
"""
import re
import resource
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from program import SANITIZED, Checks, program_argument, run, workplace

RISKS, CONTROLS = 2000, 5  # of each risk
SECONDS = 60
MEMORY = 1 << 30
HEAD = """dokument: internkontrollplan
kommun: Ekeby kommun
nämnd: Kommunstyrelsen
år: 2027
antagen: 2026-12-10
risker:
"""
PAPER = """---
dokument: tjänsteskrivelse
kommun: Ekeby kommun
ärende: Internkontrollplan 2027
datum: 2026-11-20
diarienummer: KS 2026-1
till: Kommunstyrelsen
handläggare: Eva Ek, controller
undertecknare: [{namn: Eva Ek, titel: controller}]
bilagor: [riskanalys, internkontrollplan]
---
# Beslutsunderlag

- Tjänsteskrivelse i ärendet daterad 2026-11-20

# Förslag till beslut

Kommunstyrelsen antar internkontrollplan 2027.

# Expedieras till

- Revisorerna
"""


def risk_text(r):
    lines = [f"  - risk: Risk r{r}", f"    beskrivning: Beskrivning b{r} av vad som kan ske",
             f"    sannolikhet: {r % 4 + 1}", f"    konsekvens: {r // 4 % 4 + 1}",
             "    kontroller:"]
    for c in range(CONTROLS):
        lines += [f"      - kontrollmoment: Kontroll k{r}x{c} av rutinen",
                  f"        ansvarig: Roll{c}", "        frekvens: Årligen",
                  "        metod: Stickprov"]
    return "\n".join(lines) + "\n"


def write_case(folder):
    folder.mkdir(parents=True)
    (folder / "plan.yaml").write_text(HEAD + "".join(map(risk_text, range(RISKS))))
    (folder / "tjansteskrivelse.md").write_text(PAPER)


def limit_memory():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def check_pdf(checks, pdf):
    info = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True).stdout
    pages = int((re.search(r"^Pages:\s+(\d+)", info, re.MULTILINE) or [0, 0])[1])
    checks.that(pages > 100, f"{pages} pages, not over 100")
    text = subprocess.run(["pdftotext", "-raw", pdf, "-"],
                          capture_output=True, text=True).stdout
    words = set(text.split())
    for letter, count in (("r", RISKS), ("b", RISKS)):
        lost = [i for i in range(count) if f"{letter}{i}" not in words]
        checks.that(not lost, f"{len(lost)} of {letter}0… are not in the PDF: {lost[:5]}")
    lost = [f"k{r}x{c}" for r in range(RISKS) for c in range(CONTROLS)
            if f"k{r}x{c}" not in words]
    checks.that(not lost, f"{len(lost)} controls are not in the PDF: {lost[:5]}")


def main():
    program, checks = program_argument(), Checks()
    with workplace() as work:
        write_case(work / "input/stor")
        began = time.monotonic()
        ran = run(program, "build", cwd=work, seconds=SECONDS,
                  preexec_fn=None if SANITIZED else limit_memory)
        print(f"{RISKS * CONTROLS} controls: {time.monotonic() - began:.1f} s")
        if checks.well(ran, 0, "a plan of 10 000 controls"):
            check_pdf(checks, work / "output/stor/tjansteskrivelse.pdf")
            checks.that((work / "output/stor/internkontroll.xlsx").is_file(), "workbook")
    checks.done()


main()
