"""guard_phrases.py -- what is said through ul_phrase() has its English in phrases.def,
with the same conversions; no row is left that nobody says; every code is explained in
English too."""
import re

from c_source import sources
from guard_messages import rows_of
from guarding import main

STRING = r'"(?:\\.|[^"\\])*"'
CALL = re.compile(r"\bul_phrase\(")
CONVERSION = re.compile(r"%[-+ #0-9.*]*(?:hh|h|ll|l|z|j|t)?[a-zA-Z%]")


def joined(strings):
    return "".join(s[1:-1] for s in strings)


def arguments(text, at):
    """What stands from `at`, inside a call's parentheses, to their end."""
    depth, start = 1, at
    while at < len(text) and depth:
        if text[at] == '"':
            at = re.compile(STRING).match(text, at).end()
            continue
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        at += 1
    return text[start:at - 1]


def said_in(text):
    """Every literal that a call of ul_phrase() may choose."""
    for call in CALL.finditer(text):
        inside = arguments(text, call.end())
        for run in re.findall(rf"(?:{STRING}\s*)+", inside):
            yield joined(re.findall(STRING, run))


def find_faults(root):
    rows = rows_of((root / "src/base/phrases.def").read_text(), "UL_PHRASE")
    codes = rows_of((root / "src/base/codes.def").read_text(), "UL_CODE")
    english = rows_of((root / "src/base/codes_en.def").read_text(), "UL_CODE_EN")
    faults, known, everywhere = [], {}, ""
    for row in rows:
        if len(row) != 2 or not all(row):
            faults.append(f"phrases.def: not in both languages: {row[0]!r}")
        elif CONVERSION.findall(row[0]) != CONVERSION.findall(row[1]):
            faults.append(f"phrases.def: other conversions in English: {row[0]!r}")
        if row[0] in known:
            faults.append(f"phrases.def: stands twice: {row[0]!r}")
        known[row[0]] = True
    for path in sources(root):
        text = path.read_text()
        everywhere += re.sub(r'"\s*"', "", text)
        faults += [f"{path.name}: not in phrases.def: {said!r}" for said in said_in(text)
                   if said not in known]
    faults += [f"phrases.def: nobody says {phrase!r}" for phrase in known
               if f'"{phrase}"' not in everywhere]
    explained = {row[0] for row in english if len(row) == 5 and all(row)}
    faults += [f"{row[0]}: not explained in codes_en.def" for row in codes
               if row[0] not in explained]
    return faults


CODE = 'UL_CODE(U101, ERROR, "t", "vad", "why", "how", "a", "b")\n'
GOOD = {
    "src/base/phrases.def": 'UL_PHRASE("%zu " "fel\\n", "%zu errors\\n")\n'
                            'UL_PHRASE("full", "it is full")\n',
    "src/base/codes.def": CODE,
    "src/base/codes_en.def": 'UL_CODE_EN(U101, "t", "what", "why", "how")\n',
    "src/run/x.c": 'int f(void) { return g(ul_phrase(l, "%zu "\n "fel\\n"), "full"); }\n',
}
PLANTED = [
    ({"src/run/y.c": 'int g(void) { h(ul_phrase(l, n ? "full" : "tom")); }\n'},
     "not in phrases.def: 'tom'"),
    ({"src/run/x.c": 'int f(void) { return g(ul_phrase(l, "full")); }\n'}, "nobody says"),
    ({"src/base/phrases.def": GOOD["src/base/phrases.def"].replace('"%zu errors', '"%d errors')},
     "other conversions"),
    ({"src/base/phrases.def": GOOD["src/base/phrases.def"] + 'UL_PHRASE("full", "x")\n'},
     "stands twice"),
    ({"src/base/codes_en.def": "/* nothing */\n"}, "U101: not explained"),
]

if __name__ == "__main__":
    main(find_faults, GOOD, PLANTED)
