#!/usr/bin/python3
"""pdf_check.py -- what underlag promises of its PDF files, checked without veraPDF.

usage: pdf_check.py [--rules] FILE.pdf...

Prints one line for each fault, `FILE: page N: what is wrong [rule]` (`document` in
place of a page where there is none); exits 1 if there was any, 0 if none, 2 on wrong
usage.
--rules lists the rules and the clauses they enforce. Needs Debian's python3-pikepdf,
python3-lxml and python3-fonttools, and so Debian's /usr/bin/python3.

A rule is a function of a Document that yields (page from 0 or None, text).
"""
import sys
from pathlib import Path

sys.dont_write_bytecode = True

import pikepdf

import rules_file
import rules_font
import rules_page
import rules_table
import rules_tree
from pdf_document import Document

# name -> (function, clause)
RULES = {
    **rules_file.RULES,
    **rules_page.RULES,
    **rules_tree.RULES,
    **rules_table.RULES,
    **rules_font.RULES,
}
TOLD = 20  # faults of one rule and file that are told; the rest are counted


def check_rule(doc, name):
    """The faults that one rule finds: (page or None, text). A rule that stumbles over
    what the file holds has found a fault too."""
    try:
        return list(RULES[name][0](doc))
    except Exception as error:
        return [(None, f"cannot be checked: {type(error).__name__}: {error}")]


def check(raw):
    """All faults of a PDF file's bytes: (rule, page or None, text)."""
    try:
        doc = Document(raw)
    except pikepdf.PasswordError:
        return [("encryption", None, "asks for a password")]
    except pikepdf.PdfError as error:
        return [("syntax", None, f"cannot be opened: {error}")]
    return [(name, *fault) for name in RULES for fault in check_rule(doc, name)]


def report(path, faults):
    told = {}
    for rule, page, text in faults:
        told[rule] = told.get(rule, 0) + 1
        place = "document" if page is None else f"page {page + 1}"
        if told[rule] <= TOLD:
            print(f"{path}: {place}: {text} [{rule}]")
    for rule, times in told.items():
        if times > TOLD:
            print(f"{path}: document: {times - TOLD} more such faults [{rule}]")


def print_rules():
    for name, (_, clause) in RULES.items():
        print(f"{name:<20} {clause}")


def main(arguments):
    if arguments == ["--rules"]:
        print_rules()
        return 0
    if not arguments or any(a.startswith("-") for a in arguments):
        print(__doc__.split("\n\n")[1], file=sys.stderr)
        return 2
    try:
        files = [(path, Path(path).read_bytes()) for path in arguments]
    except OSError as error:
        print(f"pdf_check.py: {error}", file=sys.stderr)
        return 2
    found = False
    for path, raw in files:
        faults = check(raw)
        report(path, faults)
        found = found or bool(faults)
    return int(found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
