#!/usr/bin/env python3
"""Let LibreOffice calculate workbooks anew and compare every value.

    recalc_check.py FILE.xlsx ...

Exit status 1 if a value differs, 77 (skipped) if there is no LibreOffice.
"""

import os
import shutil
import subprocess
import sys
import tempfile

import openpyxl

SKIPPED = 77
CALCULATE_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def convert(program, files, folder):
    profile = os.path.join(folder, "profile")
    os.makedirs(os.path.join(profile, "user"))
    with open(os.path.join(profile, "user", "registrymodifications.xcu"), "w",
              encoding="utf-8") as f:
        f.write(CALCULATE_ALWAYS)
    out = os.path.join(folder, "out")
    subprocess.run([program, f"-env:UserInstallation=file://{profile}", "--headless",
                    "--convert-to", "xlsx", "--outdir", out, *files],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                   timeout=300)
    return out


def cells(path):
    book = openpyxl.load_workbook(path, data_only=True)
    return {(sheet.title, cell.coordinate): cell.value
            for sheet in book.worksheets for row in sheet.iter_rows() for cell in row
            if cell.value is not None}


def compare(path, again):
    before, after = cells(path), cells(again)
    for key in sorted(before.keys() | after.keys()):
        if before.get(key) != after.get(key):
            yield f"{path}: {key[0]}!{key[1]}: {before.get(key)!r} becomes {after.get(key)!r}"


def main(paths):
    if not paths:
        sys.exit(__doc__)
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        print("skipped: no LibreOffice")
        sys.exit(SKIPPED)
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for i, path in enumerate(paths):
            files.append(os.path.join(folder, f"{i}.xlsx"))
            shutil.copy(path, files[-1])
        out = convert(program, files, folder)
        for path, copy in zip(paths, files):
            for fault in compare(path, os.path.join(out, os.path.basename(copy))):
                print(fault)
                failed = True
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
