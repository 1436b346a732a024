"""c_source.py -- C files without comments and strings, and their functions."""
import re
from dataclasses import dataclass

# A comment, a string or a character; in this order, none begins inside another.
NOT_CODE = re.compile(
    r"""/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'""", re.DOTALL)
NAME_BEFORE_PAREN = re.compile(r"(\w+)\s*\(")


def blanked(text):
    """The text with comments, strings and characters as blanks; lines stay."""
    def blank(match):
        found = match.group(0)
        kept = re.sub(r"[^\n]", " ", found)
        return f'"{kept[2:]}"' if found[0] == '"' else kept
    return NOT_CODE.sub(blank, text)


@dataclass
class Function:
    name: str
    line: int  # of its first line, from 1
    length: int  # in lines, from its name to its closing brace


def functions(text):
    """Those whose braces stand in column 1, as the house style has it."""
    lines = blanked(text).split("\n")
    found = []
    for i, line in enumerate(lines):
        if line.rstrip() != "{":
            continue
        start = i
        while start > 0 and lines[start - 1].strip() \
                and not lines[start - 1].rstrip().endswith((";", "}")) \
                and not lines[start - 1].startswith("#"):
            start -= 1
        head = " ".join(lines[start:i])
        name = NAME_BEFORE_PAREN.search(head)
        end = next((j for j in range(i, len(lines)) if lines[j].startswith("}")), None)
        if name and end is not None:
            found.append(Function(name[1], start + 1, end - start + 1))
    return found


def sources(root, *endings):
    """Files below src/, in order."""
    return sorted(p for p in (root / "src").rglob("*")
                  if p.suffix in (endings or (".c", ".h")))
