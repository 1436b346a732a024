"""guard_names.py -- a file's name is its own in the tree, and its first line says
what it is: `/* name.c -- what it does. */`."""
import re
from collections import defaultdict

from c_source import sources
from guarding import main

FIRST_LINE = re.compile(r"^/\* (\S+) -- \S.*")
EMPTY_WORDS = re.compile(r"(^|_)(util|utils|misc|helper|helpers|manager|common)(_|\.|$)")
GUARD = re.compile(r"^#ifndef (UL_\w+_H)\n#define (UL_\w+_H)$", re.MULTILINE)


def first_line_faults(below, path):
    first = path.read_text().split("\n", 1)[0]
    match = FIRST_LINE.match(first)
    if not match:
        yield f"{below}: the first line is not /* {path.name} -- what it does. */"
    elif match[1] != path.name:
        yield f"{below}: the first line names {match[1]}"


def guard_faults(below, path):
    wanted = "UL_" + re.sub(r"\W", "_", path.name).upper()
    match = GUARD.search(path.read_text())
    if not match or match[1] != wanted or match[2] != wanted:
        yield f"{below}: the include guard is not {wanted}"


def find_faults(root):
    faults, places = [], defaultdict(list)
    files = sources(root, ".c", ".h", ".def") + sorted((root / "tests").rglob("*.[ch]")) \
        + sorted((root / "tests").rglob("*.py"))
    for path in files:
        below = path.relative_to(root)
        places[path.name].append(str(below))
        if path.suffix == ".py":
            continue
        faults += first_line_faults(below, path)
        if EMPTY_WORDS.search(path.name):
            faults.append(f"{below}: the name says nothing")
        if path.suffix == ".h" and below.parts[0] == "src":
            faults += guard_faults(below, path)
    faults += [f"one name, several files: {', '.join(where)}"
               for where in places.values() if len(where) > 1]
    return faults


GOOD = {
    "src/a/one.c": "/* one.c -- does one thing. */\n",
    "src/a/one.h": "/* one.h -- does one thing. */\n#ifndef UL_ONE_H\n#define UL_ONE_H\n",
}
PLANTED = [
    ({"src/b/one.c": "/* one.c -- does another. */\n"}, "one name, several files"),
    ({"src/b/two.c": "int two;\n"}, "the first line is not"),
    ({"src/b/two.c": "/* three.c -- does it. */\n"}, "names three.c"),
    ({"src/b/text_util.c": "/* text_util.c -- x. */\n"}, "says nothing"),
    ({"src/b/two.h": "/* two.h -- x. */\n#ifndef UL_THREE_H\n#define UL_THREE_H\n"},
     "the include guard is not UL_TWO_H"),
]

if __name__ == "__main__":
    main(find_faults, GOOD, PLANTED)
