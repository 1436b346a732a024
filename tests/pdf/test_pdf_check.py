#!/usr/bin/python3
"""test_pdf_check.py -- shows that pdf_check.py finds what it says that it finds.

usage: test_pdf_check.py GOOD.pdf...

Every given PDF must pass. Then each fault of planted_faults.py is planted in the first
of them that has the thing to spoil, and the rule named there must find it. A fault that
can be planted in none of them fails, and so does a rule without a fault.
"""
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True

import pdf_check
from pdf_document import Document
from plant_tools import Missing, saved
from planted_faults import PLANTS

CHECKER = Path(pdf_check.__file__)
FAULT_LINE = re.compile(r"^\S.*: (page \d+|document): .+ \[[a-z0-9-]+\]$")


def passes(raw):
    """None if the checker finds nothing in raw, else the first of what it finds."""
    return next((f"{text} [{rule}]" for rule, _, text in pdf_check.check(raw)), None)


def plant(spoil, raws):
    """The bytes of the first PDF that the fault can be planted in, or None."""
    for raw in raws:
        doc = Document(raw)
        try:
            spoilt = spoil(doc)
        except Missing:
            continue
        return spoilt if isinstance(spoilt, bytes) else saved(doc.pdf)
    return None


def try_plant(rule, spoil, raws):
    """None if the rule finds the planted fault, else what went wrong."""
    try:
        raw = plant(spoil, raws)
    except Exception as error:
        return f"cannot be planted: {error!r}"
    if raw is None:
        return "none of the PDFs has what it takes"
    found = [(name, text) for name, _, text in pdf_check.check(raw)]
    hits = [text for name, text in found if name == rule]
    if not hits:
        return f"[{rule}] did not find it, only {sorted({name for name, _ in found})}"
    if all(text.startswith("cannot be checked") for text in hits):
        return f"[{rule}] stumbled over it: {hits[0]}"
    return None


def run(*arguments):
    command = [sys.executable, CHECKER, *arguments]
    return subprocess.run(command, capture_output=True, text=True)


def command_faults(good):
    """What is wrong with the checker as a command."""
    with tempfile.TemporaryDirectory() as folder:
        bad = Path(folder, "bad.pdf")
        bad.write_bytes(plant(PLANTS["no Lang"][1], [good.read_bytes()]))
        no_pdf = Path(folder, "no.pdf")
        no_pdf.write_text("no PDF")
        wanted = [([good], 0), ([good, bad], 1), ([no_pdf], 1), ([], 2), (["-x"], 2)]
        wanted.append(([Path(folder, "absent.pdf")], 2))
        for arguments, status in wanted:
            done = run(*arguments)
            if done.returncode != status:
                yield f"{arguments} gives {done.returncode}, not {status}"
            if status != 1 and done.stdout:
                yield f"{arguments} prints {done.stdout}"
            for line in done.stdout.splitlines():
                if not FAULT_LINE.match(line):
                    yield f"odd line: {line}"


def results(paths):
    """(name, None or what went wrong) of each test."""
    raws = [path.read_bytes() for path in paths]
    for path, raw in zip(paths, raws):
        yield f"{path} passes", passes(raw)
        yield f"{path} passes as pikepdf saves it", passes(saved(Document(raw).pdf))
    for name, (rule, spoil) in PLANTS.items():
        yield f"{name} is found", try_plant(rule, spoil, raws)
    planted = {rule for rule, _ in PLANTS.values()}
    for rule in pdf_check.RULES:
        yield f"{rule} has a fault", None if rule in planted else "it has none"
    yield "the command keeps its word", "; ".join(command_faults(paths[0])) or None


def main(arguments):
    if not arguments:
        print(__doc__.split("\n\n")[1], file=sys.stderr)
        return 2
    passed = failed = 0
    for name, wrong in results([Path(a) for a in arguments]):
        passed += wrong is None
        failed += wrong is not None
        if wrong:
            print(f"FAILED: {name}: {wrong}")
    print(f"{passed} passed, {failed} failed")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
