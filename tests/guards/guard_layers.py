"""guard_layers.py -- no include goes against the table in docs/architecture.md.

A row: | `src/read` | what it does | base read | `yaml.h` in `yaml.c`, `iconv.h` |.
The third column says which folders may be included; `emit (pdf.h xlsx.h)`: only
these headers of it; a folder inside another has a row of its own. The fourth says which headers from outside; "in" says in
which files alone; the word `system` lets in POSIX and Linux. C's own headers are
free, but the clock (time.h) counts as system, and locale.h is for nobody.
"""
import re

from c_source import sources
from guarding import main

C_HEADERS = set("""assert ctype errno float inttypes limits math setjmp signal
    stdalign stdarg stdatomic stdbool stddef stdint stdio stdlib stdnoreturn string
    """.split())
SYSTEM_HEADERS = set("""dirent fcntl fnmatch ftw glob poll pthread sched spawn
    strings sysexits syslog termios time unistd utime""".split())
SYSTEM_FOLDERS = ("sys/", "linux/", "bits/", "asm/")
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]+([<"])([^>"]+)[>"]', re.MULTILINE)
ROW = re.compile(r"^\| `src/([\w./]+)` \|[^|]*\|([^|]*)\|([^|]*)\|\s*$", re.MULTILINE)


def read_inside(cell):
    """folder -> None (all of it) or the set of its headers that may be included."""
    return {folder: set(only.split()) if only else None
            for folder, only in re.findall(r"([\w/]+)(?:\s*\(([^)]*)\))?", cell)}


def read_outside(cell):
    """header -> None (any file) or the set of the files that may include it."""
    allowed = {}
    for item in cell.split(","):
        header, _, files = item.partition(" in ")
        names = re.findall(r"`([^`]+)`", header)
        only = set(re.findall(r"`([^`]+)`", files))
        for name in names:
            allowed[name] = only or None
        if not names and "system" in item.split():
            allowed["system"] = None
    return allowed


def read_table(root):
    text = (root / "docs" / "architecture.md").read_text()
    return {row[1]: (read_inside(row[2]), read_outside(row[3]))
            for row in ROW.finditer(text)}


def inside_fault(header, inside):
    folder, _, name = header.rpartition("/")
    if folder not in inside:
        return f'may not include "{header}"'
    if inside[folder] is not None and name not in inside[folder]:
        return f'may not include "{header}" of {folder}'
    return None


def is_system(header):
    return header.removesuffix(".h") in SYSTEM_HEADERS or \
        header.startswith(SYSTEM_FOLDERS)


def outside_fault(header, file_name, outside):
    if header.removesuffix(".h") in C_HEADERS or \
            (is_system(header) and "system" in outside):
        return None
    if header not in outside:
        return f"may not include <{header}>"
    if outside[header] is not None and file_name not in outside[header]:
        return f"may not include <{header}>; only {', '.join(outside[header])} may"
    return None


def file_faults(root, path, table):
    below = path.relative_to(root / "src")
    place = below.parent if below.parent.name else below
    if str(place) not in table:
        return [f"{below}: src/{place} has no row in docs/architecture.md"]
    inside, outside = table[str(place)]
    faults = []
    for mark, header in INCLUDE.findall(path.read_text()):
        if mark == '"':
            fault = inside_fault(header, inside)
        else:
            fault = outside_fault(header, path.name, outside)
        if fault:
            faults.append(f"{below}: {fault}")
    return faults


def stale_rows(root, table):
    """Rights that nobody uses: the table says more than is so."""
    faults = []
    for folder, (_, outside) in table.items():
        place = root / "src" / folder
        files = [place] if place.is_file() else list(place.glob("*.[ch]"))
        if not files:
            faults.append(f"docs/architecture.md: there is no src/{folder}")
            continue
        used = {h for f in files for m, h in INCLUDE.findall(f.read_text()) if m == "<"}
        for header, only in outside.items():
            if header != "system" and header not in used:
                faults.append(f"docs/architecture.md: src/{folder} never includes "
                              f"<{header}>")
            faults += [f"docs/architecture.md: there is no src/{folder}/{name}"
                       for name in only or () if not (place / name).is_file()]
    return faults


def find_faults(root):
    table = read_table(root)
    if not table:
        return ["docs/architecture.md: no table of layers"]
    faults = [fault for path in sources(root)
              for fault in file_faults(root, path, table)]
    return faults + stale_rows(root, table)


TABLE = """| folder | takes | may include | outside |
| --- | --- | --- | --- |
| `src/base` | x | base | system |
| `src/read` | x | base read | `yaml.h` in `yaml.c`, `utf8proc.h` |
| `src/read/lines` | x | base read/lines | – |
| `src/main.c` | x | read (read.h) | – |
"""
GOOD = {
    "docs/architecture.md": TABLE,
    "src/base/file.c": '#include <string.h>\n#include <unistd.h>\n#include "base/x.h"\n',
    "src/read/yaml.c": '#include <yaml.h>\n#include <utf8proc.h>\n#include "base/x.h"\n',
    "src/read/lines/line.c": '#include "read/lines/line.h"\n',
    "src/main.c": '#include "read/read.h"\n',
}
PLANTED = [
    ({"src/base/up.c": '#include "read/read.h"\n'}, 'may not include "read/read.h"'),
    ({"src/read/other.c": "#include <yaml.h>\n"}, "only yaml.c may"),
    ({"src/read/clock.c": "#include <time.h>\n"}, "may not include <time.h>"),
    ({"src/base/odd.c": "  #  include <hpdf.h>\n"}, "may not include <hpdf.h>"),
    ({"src/main.c": '#include "read/inner.h"\n'}, "of read"),
    ({"src/new/x.c": "int x;\n"}, "src/new has no row"),
    ({"src/read/new/x.c": "int x;\n"}, "src/read/new has no row"),
    ({"src/read/lines/up.c": '#include "read/read.h"\n'}, 'may not include "read/read.h"'),
    ({"src/read/yaml.c": "#include <utf8proc.h>\n"}, "never includes <yaml.h>"),
    ({"docs/architecture.md": "nothing\n"}, "no table"),
]

if __name__ == "__main__":
    main(find_faults, GOOD, PLANTED)
