"""boundary_mallar.py -- the recipe in docs/mallar.md works as it is written.

A fenced block below a line that is a path in backticks is that file.

usage: boundary_mallar.py PROGRAM
"""
import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from program import ROOT, Checks, program_argument, run, workplace

FILE = re.compile(r"^`([^`\n]+)`:?\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHOWN = ["Sida 1(2)", "Bilaga 1. Kontrollista 2025", "Kontrollista 2025 för Tekniska nämnden",
         "Listan har 1 kontroller.", "1. Nycklar lånas ut utan kvittens",
         "Kvittenserna räknas mot nyckelskåpet", "Hur ofta: Varje månad", "2/3",
         "Metod. Alla kvittenser"]


def main():
    program, checks = program_argument(), Checks()
    files = FILE.findall((ROOT / "docs/mallar.md").read_text())
    checks.that(len(files) == 5, f"{len(files)} files in docs/mallar.md")
    with workplace() as work:
        for path, text in files:
            (work / path).parent.mkdir(parents=True, exist_ok=True)
            (work / path).write_text(text)
        ran = run(program, "build", cwd=work)
        checks.well(ran, 0, "build")
        checks.that(not ran.messages, ran.err)
        pdf = work / "output/alby/tjansteskrivelse.pdf"
        done = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", pdf, "-"],
                              capture_output=True, text=True)
        text = re.sub(r"\s+", " ", done.stdout)
        for words in SHOWN:
            checks.that(words in text, f"not in the paper: {words}")
    checks.done()


main()
