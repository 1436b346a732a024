"""guard_templates.py -- every template, and every paper and part in one, has a case
that uses it."""
import re

from guarding import main

CASES = ("tests/cases/*/input", "input")


def case_texts(root):
    """What the files of all cases say."""
    return [path.read_text(errors="replace")
            for pattern in CASES for folder in root.glob(pattern)
            for path in sorted(folder.rglob("*"))
            if path.is_file() and path.suffix in (".yaml", ".yml", ".md")]


def name_in(root, path):
    """What cases call the paper or part; in the file it may be inherited."""
    for place in (path, root / "templates/standard" / path.name):
        if place.is_file():
            match = re.search(r"^(?:dokument|del):\s*(.+)$", place.read_text(), re.MULTILINE)
            if match:
                return match[1].strip()
    return path.stem


def plain(text):
    return text.lower().translate(str.maketrans("åäö_-", "aao  "))


def find_faults(root):
    texts = case_texts(root)
    if not texts:
        return ["there are no cases"]
    named = {name for text in texts
             for name in re.findall(r"^mall:\s*[\"']?([\w-]+)", text, re.MULTILINE)}
    said = plain("\n".join(texts))
    faults = []
    for template in sorted(p for p in (root / "templates").glob("*") if p.is_dir()):
        if template.name in ("schema",):
            continue
        if template.name != "standard" and template.name not in named:
            faults.append(f"templates/{template.name}: no case has it as its mall")
        for path in sorted(template.glob("*.yaml")):
            if path.stem != "mall" and plain(name_in(root, path)) not in said:
                faults.append(f"templates/{template.name}/{path.name}: no case uses it")
    return faults


GOOD = {
    "templates/standard/mall.yaml": "x: 1\n",
    "templates/standard/uppf.yaml": "dokument: uppföljning\n",
    "templates/malmo/uppf.yaml": "x: 1\n",
    "templates/malmo/mall.yaml": "ärver: standard\n",
    "tests/cases/a/input/k/plan.yaml": "dokument: internkontrollplan\nmall: malmo\n",
    "tests/cases/a/input/k/u.md": "---\ndokument: uppföljning\n---\n",
}
PLANTED = [
    ({"templates/ny/mall.yaml": "x: 1\n"}, "templates/ny: no case"),
    ({"templates/standard/riskanalys.yaml": "x: 1\n"}, "riskanalys.yaml: no case"),
]

if __name__ == "__main__":
    main(find_faults, GOOD, PLANTED)
