"""guarding.py -- what every guard shares: run on the tree, or prove that it bites.

usage of a guard: guard_NAME.py ROOT | --selftest

A guard is a function from the project's root to a list of faults, each a line
for people. Its selftest lays out a small tree without faults, in which it must
find none, and plants one fault at a time, each of which it must name.
"""
import sys
import tempfile
from pathlib import Path


def lay_out(root, files):
    for name, text in files.items():
        path = Path(root) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def prove(find_faults, good, planted):
    """Faults of the guard itself."""
    wrong = []
    for files, wanted in [({}, None), *planted]:
        with tempfile.TemporaryDirectory() as root:
            lay_out(root, {**good, **files})
            found = find_faults(Path(root))
        if wanted is None:
            wrong += [f"finds a fault where there is none: {f}" for f in found]
        elif not any(wanted in fault for fault in found):
            wrong.append(f"does not find {wanted!r} (found {found})")
    return wrong


def main(find_faults, good, planted):
    """good: path -> text of a tree without faults. planted: pairs of files to
    put over it and a text that must occur in what is then found."""
    if len(sys.argv) != 2:
        sys.exit(f"usage: {Path(sys.argv[0]).name} ROOT | --selftest")
    if sys.argv[1] == "--selftest":
        faults = prove(find_faults, good, planted)
    else:
        faults = find_faults(Path(sys.argv[1]))
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)
