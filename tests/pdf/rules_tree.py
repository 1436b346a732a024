"""rules_tree.py -- rules for the structure tree, tables apart."""
from collections import Counter

import pikepdf
from pikepdf import Array, Dictionary, Name

from pdf_document import dictionary
from pdf_tree import HEADING_ROLES, STANDARD_ROLES, Element, Objr, tree_items

NEVER_EMPTY = [
    *HEADING_ROLES,
    "P",
    "Lbl",
    "LI",
    "LBody",
    "Link",
    "Note",
    "Caption",
    "TOCI",
]
NEVER_WITHOUT_KIDS = "Document Part Sect Div L Table THead TBody TFoot TR TOC".split()
COUNTING = {"Decimal", "UpperRoman", "LowerRoman", "UpperAlpha", "LowerAlpha"}

# What may stand in what (ISO 14289-1, 7.2; ISO 32000-1, 14.8.4.3): a role not named
# here may hold and be held by anything.
KIDS = {
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
    "L": {"L", "LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "TOC": {"TOC", "TOCI", "Caption"},
}
PARENTS = {
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "TH": {"TR"},
    "TD": {"TR"},
    "LI": {"L"},
    "LBody": {"LI"},
    "TOCI": {"TOC"},
}


def roles(doc):
    for element in doc.tree.elements:
        if element.role not in STANDARD_ROLES:
            yield element.place(), f"{element} is of no standard role"
    for tag in doc.tree.role_map.keys() & STANDARD_ROLES:
        yield None, f"the role map maps the standard role {tag}"


def root_document(doc):
    names = [element.role for element in doc.tree.top]
    if names != ["Document"]:
        yield None, f"the root holds {', '.join(names) or 'nothing'}, not one Document"


def parents(doc):
    root = doc.tree.root
    for element in doc.tree.elements:
        wanted = element.parent.id if element.parent else root.objgen
        parent = element.obj.get("/P")
        if not isinstance(parent, Dictionary) or parent.objgen != wanted:
            yield element.place(), f"the P of {element} is not its parent"
        if element.id == (0, 0):
            yield element.place(), f"{element} is not an indirect object"
    for element, wrong in doc.tree.odd_kids:
        yield element.place(), f"{element} {wrong}"


def headings(doc):
    before = 0
    for element in doc.tree.headings():
        if element.role == "H":
            yield element.place(), f"{element} is a heading without level"
        level = int(element.role[1:] or before)
        if level > before + 1:
            wanted = f"H{before}" if before else "the beginning"
            yield element.place(), f"{element} follows {wanted}: a level is skipped"
        before = level


def nesting(doc):
    for element in doc.tree.elements:
        allowed = KIDS.get(element.role)
        for kid in element.kids if allowed else []:
            role = kid.role if isinstance(kid, Element) else "content"
            if role not in allowed:
                yield element.place(), f"{element} may not hold {role}"
        allowed, parent = PARENTS.get(element.role), element.parent
        if allowed and (parent is None or parent.role not in allowed):
            yield element.place(), f"{element} may not stand in {parent or 'the root'}"


def captions(doc):
    """A caption is first in a list or contents, first or last in a table."""
    for element in doc.tree.of_role("L", "TOC", "Table"):
        names = [kid.role for kid in element.elements()]
        last = len(names) - 1 if element.role == "Table" else 0
        places = [i for i, name in enumerate(names) if name == "Caption"]
        if len(places) > 1 or not set(places) <= {0, last}:
            yield element.place(), f"{element} has a Caption in the wrong place"


def list_items(doc):
    for element in doc.tree.of_role("LI"):
        names = [kid.role for kid in element.elements()]
        if names.count("LBody") != 1:
            yield element.place(), f"{element} has not one LBody"
        if "Lbl" in names[1:]:
            yield element.place(), f"the Lbl of {element} is not first"


def list_numbering(doc):
    for element in doc.tree.of_role("L"):
        labels = [
            doc.text(label)
            for item in element.elements()
            for label in item.elements()
            if label.role == "Lbl"
        ]
        counts = any(c.isalnum() for text in labels for c in text)
        numbering = element.attribute_name(Name.List, "/ListNumbering")
        if counts and numbering not in COUNTING:
            yield element.place(), f"{element} is numbered, its ListNumbering is not"


def alternatives(doc):
    for element in doc.tree.of_role("Figure", "Formula"):
        if not (element.string("/Alt") + element.string("/ActualText")).strip():
            yield element.place(), f"{element} has no Alt"


def figure_box(doc):
    for element in doc.tree.of_role("Figure"):
        page = element.place()
        box = element.attribute(Name.Layout, "/BBox")
        corners = [float(n) for n in box] if isinstance(box, Array) else []
        if len(corners) != 4 or corners[0] >= corners[2] or corners[1] >= corners[3]:
            yield page, f"{element} has no BBox"
        elif page is not None and not within(
            corners, pikepdf.Page(doc.pages[page]).mediabox
        ):
            yield page, f"the BBox of {element} is not on the page"


def within(corners, media_box):
    left, bottom, right, top = (float(n) for n in media_box)
    slack = 1
    return (
        left - slack <= corners[0] and corners[2] <= right + slack
        and bottom - slack <= corners[1] and corners[3] <= top + slack
    )  # fmt: skip


def links(doc):
    annotations = {annotation.objgen for _, annotation in doc.annotations}
    for element in doc.tree.of_role("Link"):
        objects = [kid.id for kid in element.kids if isinstance(kid, Objr)]
        if not objects:
            yield element.place(), f"{element} has no OBJR"
    for objects, elements in doc.tree.objrs.items():
        if objects not in annotations:
            yield elements[0].place(), f"the OBJR of {elements[0]} is on no page"


def note_ids(doc):
    for element in doc.tree.of_role("Note"):
        if not element.string("/ID"):
            yield element.place(), f"{element} has no ID"


def ids(doc):
    named = [e for e in doc.tree.elements if "/ID" in e.obj]
    counts = Counter(e.string("/ID") for e in named)
    tree = dict(tree_items(dictionary(doc.tree.root.get("/IDTree")), "/Names"))
    for element in named:
        key = element.string("/ID")
        if counts[key] > 1:
            yield element.place(), f"the ID of {element} is not its own: {key}"
        if key not in tree or tree[key].objgen != element.id:
            yield element.place(), f"IDTree does not lead from {key} to {element}"


def not_empty(doc):
    for element in doc.tree.of_role(*NEVER_EMPTY):
        replaced = (element.string("/Alt") + element.string("/ActualText")).strip()
        if not replaced and all(s.is_empty() for s in doc.sequences(element)):
            yield element.place(), f"{element} is empty"
    for element in doc.tree.of_role(*NEVER_WITHOUT_KIDS):
        if not element.kids:
            yield element.place(), f"{element} has no kids"


RULES = {
    "roles": (roles, "ISO 14289-1, 7.1; ISO 19005-2, 6.7.3.4"),
    "root-document": (root_document, "ISO 32000-1, 14.8.4.2"),
    "parents": (parents, "ISO 14289-1, 7.1; ISO 32000-1, 14.7.2"),
    "headings": (headings, "ISO 14289-1, 7.4.2 and 7.4.4"),
    "nesting": (nesting, "ISO 14289-1, 7.2"),
    "captions": (captions, "ISO 14289-1, 7.2"),
    "list-items": (list_items, "ISO 14289-1, 7.6; ISO 32000-1, 14.8.4.3.3"),
    "list-numbering": (list_numbering, "ISO 14289-1, 7.6"),
    "alternatives": (alternatives, "ISO 14289-1, 7.3 and 7.7"),
    "figure-box": (figure_box, "ISO 32000-1, 14.8.5.4.3"),
    "links": (links, "ISO 14289-1, 7.18.5; ISO 32000-1, 14.8.4.4.2"),
    "note-ids": (note_ids, "ISO 14289-1, 7.9"),
    "ids": (ids, "ISO 14289-1, 7.9; ISO 32000-1, 14.7.2"),
    "not-empty": (not_empty, "house; ISO 14289-1, 7.1"),
}
