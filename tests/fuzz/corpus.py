"""corpus.py -- collect what the fuzz targets begin with, from the project's own files.

usage: corpus.py FOLDER PROGRAM

Makes FOLDER/<target>/ with seeds, named by their hash, and FOLDER/dict with tokens.dict
and every key that our schemas know. PROGRAM (or a sanitized build of it) makes the
outcomes of a state file.
"""
import hashlib
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
LARGEST = 48 * 1024
TEXTS = {".yaml", ".yml", ".md"}
PICTURES = {".png", ".jpg", ".jpeg"}
SCHEMAS = ["src/model/schema.c", "src/model/template_schema.c", "src/read/md_data.c",
           "src/read/md_build.c"]
VALUES = ["2023-02-22", "2023-2-22", "22 februari 2023", "22/2/23", "20230222", "230222",
          "12", "-3", "999999999", "åtgärder", "Atgarder", "a\u030atga\u0308rd", "K\u00a0S"]
STRINGS = ["Internkontrollplan 2024", "<b>&amp;</b>", "A & B > C", "å\u0308 \U0001f600",
           "_x0041_", "a\u00adb", "]]>"]


def keep(folder, data):
    if 0 < len(data) <= LARGEST:
        (folder / hashlib.sha1(data).hexdigest()[:16]).write_bytes(data)


def pack(files):
    return b"".join(b"=== %s\n%s\n" % (p.name.encode(), p.read_bytes()) for p in files)


def our_files():
    for top in ("tests/cases", "tests/bad", "tests/forms", "input"):
        yield from (p for p in sorted((ROOT / top).rglob("*"))
                    if p.is_file() and not p.is_symlink())


def case_folders():
    folders = {p.parent for p in our_files() if p.suffix in TEXTS}
    return sorted(folders)


def texts(folder):
    for path in our_files():
        data = path.read_bytes()
        if path.suffix not in TEXTS:
            continue
        yield "text", data
        yield ("markdown" if path.suffix == ".md" else "yaml"), data
    sample = (ROOT / "tests/cases/minimal/input").rglob("*.yaml")
    for text in [p.read_text() for p in sorted(sample)][:1]:
        for encoding in ("utf-16", "utf-16-be", "utf-16-le", "utf-8-sig", "cp1252"):
            yield "text", text.encode(encoding, "replace")
        yield "text", text.replace("\n", "\r\n").encode()


def templates():
    for mall in sorted((ROOT / "templates").glob("*/mall.yaml")):
        yield pack([mall])
        yield pack(sorted(mall.parent.glob("*.yaml")))
        for path in sorted(mall.parent.glob("*.yaml")):
            own = b"=== mall.yaml\n\xc3\xa4rver: standard\n"
            yield own + pack([path] if path.name != "mall.yaml" else [])
    for path in sorted((ROOT / "tests/bad").glob("*/templates/*")):
        yield pack(sorted(path.glob("*.yaml")))


def outcomes(program):
    with tempfile.TemporaryDirectory() as work:
        case = ROOT / "tests/cases/minimal/input"
        subprocess.run([program, "build", "-o", f"{work}/o", case], cwd=ROOT, check=False,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        state = Path(work, "o/.underlag-state")
        if state.is_file():
            data = state.read_bytes().split(b"\n", 2)[-1]
            yield from (data[start:] for start in (0, 8, 16))
    yield b"1:a0;0;0;0:0;0:0;0;0;0;"


def collect(folder, program):
    seeds = list(texts(folder))
    seeds += [("case", pack(sorted(p for p in place.iterdir()
                                   if p.is_file() and p.suffix in TEXTS | PICTURES)))
              for place in case_folders()]
    seeds += [("picture", p.read_bytes()) for p in our_files() if p.suffix in PICTURES]
    seeds += [("template", data) for data in templates()]
    seeds += [("outcome", data) for data in outcomes(program)]
    seeds += [("strings", text.encode()) for text in STRINGS]
    seeds += [("values", text.encode()) for text in VALUES]
    for target, data in seeds:
        (folder / target).mkdir(parents=True, exist_ok=True)
        keep(folder / target, data)


def dictionary(folder):
    keys = {key for path in SCHEMAS
            for line in (ROOT / path).read_text().splitlines()
            for key in re.findall(r'"([\wåäö :-]{2,40})"', line)}
    lines = [(ROOT / "tests/fuzz/tokens.dict").read_text()]
    for key in sorted(keys):
        lines.append('"%s: "\n' % "".join(chr(b) if 32 <= b < 127 else f"\\x{b:02x}"
                                          for b in key.encode()))
    (folder / "dict").write_text("".join(lines))


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    collect(folder, sys.argv[2])
    dictionary(folder)


main()
