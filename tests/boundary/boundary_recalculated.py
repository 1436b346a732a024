"""boundary_recalculated.py -- LibreOffice opens the workbooks and counts the same values.

usage: boundary_recalculated.py PROGRAM
"""
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from program import ROOT, SANITIZED, SKIPPED, program_argument, run, workplace

if SANITIZED:  # the same bytes were counted without
    sys.exit(SKIPPED)
program = program_argument()
with workplace() as work:
    for source in ("input", "tests/cases/rapporter/input", "tests/cases/exempel-stad/input"):
        run(program, "build", ROOT / source, cwd=work)
    books = sorted((work / "output").rglob("*.xlsx"))
    print(f"{len(books)} workbooks")
    sys.exit(subprocess.run(["/usr/bin/python3", "-B",
                             ROOT / "tests/xlsx/recalc_check.py", *books]).returncode
             if books else 1)
