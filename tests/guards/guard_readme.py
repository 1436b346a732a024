"""guard_readme.py -- what README and docs name is there: files, links, headings, make
targets. That their commands work is seen by boundary_readme.py, which runs them."""
import re
import unicodedata
from pathlib import Path

from guarding import main

FENCE = re.compile(r"^```.*?^```[^\n]*$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
QUOTED = re.compile(r"`([^`\n]+)`")
MADE = ("build/", "build-asan/", "output/")  # stand there only after a build
ROOTS = ("src/", "tests/", "docs/", "templates/", "tools/", ".ci/", "packaging/")
TARGET = re.compile(r"^([a-z][\w-]*):", re.MULTILINE)


def anchor(heading):
    """As GitHub makes it."""
    kept = "".join(c for c in heading.lower()
                   if c in " -_" or unicodedata.category(c)[0] in "LN")
    return kept.strip().replace(" ", "-")


def anchors(text):
    return {anchor(h) for h in re.findall(r"^#+ (.+)$", FENCE.sub("", text), re.MULTILINE)}


def link_faults(root, path, text):
    for target in LINK.findall(text):
        if re.match(r"https?:|mailto:", target):
            continue
        name, _, part = target.partition("#")
        place = (path.parent / name) if name else path
        if not place.exists():
            yield f"links to {target}, which is not there"
        elif part and part not in anchors(place.read_text()):
            yield f"links to {target}: no such heading"


def path_faults(root, text, own):
    """Paths in code quotes, unless they are made by a build or by the text itself."""
    for quoted in QUOTED.findall(text):
        if not quoted.startswith(ROOTS) or re.search(r"[\s<>…]", quoted) \
                or quoted.startswith(MADE) or quoted in own:
            continue
        if not list(root.glob(quoted.rstrip("/"))):
            yield f"names {quoted}, which is not there"


def make_faults(root, text):
    targets = set(TARGET.findall((root / "Makefile.pdf").read_text()))
    for words in re.findall(r"make -f Makefile\.pdf((?: [a-z][\w-]*)*)", text):
        for target in words.split():
            if target not in targets:
                yield f"says make -f Makefile.pdf {target}; no such target"


def find_faults(root):
    root = Path(root)
    faults = []
    for path in [root / "README.md", *sorted((root / "docs").glob("*.md"))]:
        text = path.read_text()
        prose = FENCE.sub("", text)
        own = set(re.findall(r"^`([^`]+)`:$", prose, re.MULTILINE))
        for fault in [*link_faults(root, path, prose), *path_faults(root, prose, own),
                      *make_faults(root, text)]:
            faults.append(f"{path.relative_to(root)}: {fault}")
    return faults


GOOD = {
    "README.md": "# Hej\n[x](docs/a.md#två-ord) `src/run` `build/x` `src/<name>`\n"
                 "```sh\nmake -f Makefile.pdf test\n```\n",
    "docs/a.md": "# Två ord\n",
    "src/run/x.c": "x\n",
    "Makefile.pdf": "test: x\n\tls\n",
}
PLANTED = [
    ({"docs/a.md": "# Tre\n"}, "no such heading"),
    ({"docs/b.md": "[x](c.md)\n"}, "links to c.md"),
    ({"docs/b.md": "`src/gone.c`\n"}, "names src/gone.c"),
    ({"docs/b.md": "```\nmake -f Makefile.pdf fly\n```\n"}, "Makefile.pdf fly"),
    ({"docs/b.md": "![](picture.png)\n"}, "links to picture.png"),
]

if __name__ == "__main__":
    main(find_faults, GOOD, PLANTED)
