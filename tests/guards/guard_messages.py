"""guard_messages.py -- every code stands once, is explained, and is shown by a test;
every wording belongs to a code, is said somewhere, and is whole in both languages."""
import re
from collections import Counter

from c_source import blanked, sources
from guarding import main

TOKEN = re.compile(r'"((?:\\.|[^"\\])*)"|(\w+)|([(),])|/\*.*?\*/|\s+', re.DOTALL)
EXPLAINED = ("title", "what", "why", "how")


def rows_of(text, macro):
    """Arguments of every use of macro(…): words, and strings joined together."""
    rows, row, field, inside = [], None, None, False
    for match in TOKEN.finditer(text):
        string, word, mark = match[1], match[2], match[3]
        if word == macro and not inside:
            row, field, inside = [], "", True
        elif not inside or (mark == "(" and not row and not field):
            continue
        elif string is not None:
            field += string
        elif word:
            field += word
        elif mark == ",":
            row.append(field)
            field = ""
        elif mark == ")":
            rows.append(row + [field])
            inside = False
    return rows


def placeholders(text):
    return sorted(set(re.findall(r"\{(\d)\}", text)))


def code_faults(codes, shown):
    for name, times in Counter(row[0] for row in codes).items():
        if times > 1:
            yield f"{name} stands {times} times in codes.def"
    for row in codes:
        for field, text in zip(EXPLAINED, row[2:6]):
            if not text.strip():
                yield f"{row[0]}: {field} is empty in codes.def"
        if bool(row[6].strip()) != bool(row[7].strip()):
            yield f"{row[0]}: an example of wrong without right, or the reverse"
        if row[0] not in shown:
            yield f"{row[0]}: no test shows it (expect, messages.txt, boundary)"


def text_faults(texts, codes, said):
    severity = {row[0]: row[1] for row in codes}
    used = {row[1] for row in texts}
    for name, times in Counter(row[0] for row in texts).items():
        if times > 1:
            yield f"{name} stands {times} times in messages.def"
    for name, code, swedish, hint, english, english_hint in texts:
        if code not in severity:
            yield f"{name}: {code} is not in codes.def"
        if name not in said:
            yield f"{name}: never said in src/"
        if not swedish or not english:
            yield f"{name}: not in both languages"
        if bool(hint) != bool(english_hint):
            yield f"{name}: a hint in one language only"
        if placeholders(swedish + hint) != placeholders(english + english_hint):
            yield f"{name}: other arguments in English than in Swedish"
    for code in severity:
        if code not in used:
            yield f"{code}: no wording in messages.def"


def words_said(root):
    words = set()
    for path in sources(root):
        words |= set(re.findall(r"\b[A-Z][A-Z0-9_]+\b", blanked(path.read_text())))
    return words | {w.removeprefix("UL_TEXT_") for w in words}


def codes_shown(root):
    goldens = [*(root / "tests").rglob("expect"), *(root / "tests").rglob("messages.txt"),
               *(root / "tests/boundary").glob("*.py")]
    return {code for path in goldens
            for code in re.findall(r"\bU\d{3}\b", path.read_text())}


def find_faults(root):
    codes = rows_of((root / "src/base/codes.def").read_text(), "UL_CODE")
    texts = rows_of((root / "src/base/messages.def").read_text(), "UL_TEXT")
    faults = [f"{row[0]}: a row of {len(row)} fields" for row in codes if len(row) != 8]
    faults += [f"{row[0]}: a row of {len(row)} fields" for row in texts if len(row) != 6]
    if faults or not codes:
        return faults or ["codes.def holds nothing"]
    return [*code_faults(codes, codes_shown(root)),
            *text_faults(texts, codes, words_said(root))]


CODE = 'UL_CODE({}, ERROR, "Titel (kort)", "vad" " nu", "why", "how", "a", "b")\n'
TEXT = 'UL_TEXT({}, {}, "fel i {{1}}", "råd", "wrong in {{1}}", "hint")\n'
GOOD = {
    "src/base/codes.def": "/* UL_CODE is */\n" + CODE.format("U101"),
    "src/base/messages.def": TEXT.format("NO_KIND", "U101"),
    "src/read/x.c": "void f(void)\n{\n    ul_say(d, NO_KIND, p, NULL);\n}\n",
    "tests/bad/x/expect": "plan.yaml:- U101\n",
}
PLANTED = [
    ({"src/base/codes.def": CODE.format("U101") * 2}, "U101 stands 2 times"),
    ({"src/base/codes.def": CODE.format("U101").replace('"why"', '""')}, "why is empty"),
    ({"tests/bad/x/expect": "\n"}, "no test shows it"),
    ({"src/read/x.c": "/* NO_KIND */\n"}, "NO_KIND: never said"),
    ({"src/base/messages.def": TEXT.format("NO_KIND", "U999")}, "U999 is not in"),
    ({"src/base/messages.def": TEXT.format("NO_KIND", "U101").replace("in {1}", "in it")},
     "other arguments"),
    ({"src/base/messages.def": TEXT.format("NO_KIND", "U101").replace('"hint"', '""')},
     "in one language only"),
    ({"src/base/codes.def": CODE.format("U101") + CODE.format("U102")},
     "U102: no wording"),
]

if __name__ == "__main__":
    main(find_faults, GOOD, PLANTED)
