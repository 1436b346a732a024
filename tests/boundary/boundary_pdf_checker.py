"""boundary_pdf_checker.py -- the structure checker finds every fault planted in our PDFs.

usage: boundary_pdf_checker.py PROGRAM

The papers have, between them, all that a fault can be planted in: lists, tables,
links, footnotes, pictures, several pages.
"""
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from program import ROOT, SKIPPED, SANITIZED, program_argument, run, workplace

if SANITIZED:  # it is the checker that is tested here, not the program again
    sys.exit(SKIPPED)
program = program_argument()
with workplace(ROOT / "tests/cases/prosa/input") as work:
    run(program, "build", cwd=work)
    run(program, "build", ROOT / "input/servicenamnden-it-2023", cwd=work)
    papers = sorted((work / "output").rglob("*.pdf"))
    sys.exit(subprocess.run(["/usr/bin/python3", "-B",
                             ROOT / "tests/pdf/test_pdf_check.py", *papers]).returncode)
