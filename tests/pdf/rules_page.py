"""rules_page.py -- rules for pages, their content streams and their annotations."""
from pikepdf import Array, Name, Stream

HOUSE_ANNOTATIONS = {"/Link"}  # of others we check too little to let them pass
PRINT = 4
UNSEEN = 1 | 2 | 32 | 256  # Invisible, Hidden, NoView, ToggleNoView
NESTED_SAVES = 28


def each(doc):
    """(page, its content) of all pages."""
    return enumerate(doc.contents)


def content_marked(doc):
    for page, content in each(doc):
        for operator, times in content.unmarked.items():
            yield page, f"{operator} paints outside of marked content, {times} times"


def marks_balanced(doc):
    for page, content in each(doc):
        for text in content.unbalanced:
            yield page, text


def marks_nested(doc):
    for page, content in each(doc):
        for text in content.misnested:
            yield page, text


def operators(doc):
    for page, content in each(doc):
        for (operator, wrong), times in content.bad_operators.items():
            yield page, f"{operator} {wrong}, {times} times"


def saves(doc):
    for page, content in each(doc):
        if content.depth > NESTED_SAVES:
            yield page, f"q is nested {content.depth} deep, over {NESTED_SAVES}"


def resources(doc):
    for page, content in each(doc):
        if "/Resources" not in doc.pages[page]:
            yield page, "the page has no Resources of its own"
        for name in sorted(content.missing_resources):
            yield page, f"the content stream uses {name}, which is missing"


def colours(doc):
    known = {1: {"DeviceGray"}, 3: {"DeviceGray", "DeviceRGB"}}
    known[4] = {"DeviceGray", "DeviceCMYK"}
    allowed = known.get(doc.output_components, set())
    for page, content in each(doc):
        spaces = [image.get("/ColorSpace") for image in content.images]
        names = {str(space)[1:] for space in spaces if isinstance(space, Name)}
        for name in sorted((content.colours | names) - allowed):
            yield page, f"{name} does not fit the output intent"


def images(doc):
    seen = set()
    for page, content in each(doc):
        for image in content.images:
            if image.objgen not in seen:
                seen.add(image.objgen)
                yield from ((page, text) for text in image_faults(image))
                if isinstance(image.get("/SMask"), Stream):
                    yield from ((page, text) for text in image_faults(image.SMask))


def image_faults(image):
    name = f"image (object {image.objgen[0]})"
    if image.get("/Interpolate", False) is not False:
        yield f"{name} asks for interpolation"
    for key in ("/Alternates", "/OPI"):
        if key in image:
            yield f"{name} has {key[1:]}"
    if image.get("/BitsPerComponent", 1) not in (1, 2, 4, 8, 16):
        yield f"{name} has {image.BitsPerComponent} bits per component"


# The content and the structure tree


def mcid_unique(doc):
    for page, content in each(doc):
        for mcid, sequence in content.sequences.items():
            if sequence.times > 1:
                yield page, f"MCID {mcid} stands {sequence.times} times in the content"


def mcid_in_tree(doc):
    for page, content in each(doc):
        holders = doc.tree.holders.get(page, {})
        for mcid in content.sequences:
            if mcid not in holders:
                yield page, f"MCID {mcid} is not in the structure tree"


def mcid_once(doc):
    for page, holders in doc.tree.holders.items():
        for mcid, elements in holders.items():
            if len(elements) > 1:
                names = ", ".join(str(e) for e in elements)
                yield page, f"MCID {mcid} is in the tree more than once: {names}"


def mcid_on_page(doc):
    for page, holders in doc.tree.holders.items():
        on_page = doc.contents[page].sequences if page is not None else {}
        for mcid, elements in holders.items():
            if mcid not in on_page:
                yield page, f"{elements[0]} holds MCID {mcid}, which the page lacks"


def struct_parents(doc):
    """StructParents and StructParent are there, and no number is used twice."""
    seen = set()
    for page, content in each(doc):
        key = doc.pages[page].get("/StructParents")
        if key is None and content.sequences:
            yield page, "the page has no StructParents"
        elif key is not None and key in seen:
            yield page, f"StructParents {key} is used twice"
        seen.add(key)
    for page, annotation in doc.annotations:
        key = annotation.get("/StructParent")
        if key is None or key in seen:
            yield page, f"{label(annotation)} has no StructParent of its own"
        seen.add(key)


def parent_tree_pages(doc):
    """ParentTree leads from each MCID to the element that has it, and nowhere else."""
    for page, obj in enumerate(doc.pages):
        found = doc.parent_tree.get(obj.get("/StructParents"))
        items = list(found) if isinstance(found, Array) else []
        holders = doc.tree.holders.get(page, {})
        for mcid, elements in holders.items():
            item = items[mcid] if 0 <= mcid < len(items) else None
            if item is None or item.objgen not in {e.id for e in elements}:
                yield page, f"ParentTree leads from MCID {mcid} not to {elements[0]}"
        for mcid, item in enumerate(items):
            if item is not None and mcid not in holders:
                yield page, f"ParentTree has MCID {mcid}, which no element has"


def parent_tree_objects(doc):
    """ParentTree leads from each annotation to its element; it has no unused keys."""
    used = {page.get("/StructParents") for page in doc.pages}
    for page, annotation in doc.annotations:
        key = annotation.get("/StructParent")
        used.add(key)
        owners = {e.id for e in doc.tree.objrs.get(annotation.objgen, [])}
        found = doc.parent_tree.get(key)
        if found is None or isinstance(found, Array) or found.objgen not in owners:
            yield page, f"ParentTree leads from {label(annotation)} not to its element"
    for key in sorted(set(doc.parent_tree) - used):
        yield None, f"ParentTree has a key {key} that nothing uses"
    if doc.tree.root.get("/ParentTreeNextKey", 1 << 31) <= max(
        doc.parent_tree, default=-1
    ):
        yield None, "ParentTreeNextKey is not over all keys"


# Annotations


def label(annotation):
    kind = str(annotation.get("/Subtype", "/annotation"))[1:]
    return f"{kind} (object {annotation.objgen[0]})"


def tabs(doc):
    for page, obj in enumerate(doc.pages):
        if len(obj.get("/Annots", [])) and obj.get("/Tabs") != Name.S:
            yield page, "the page has annotations and not Tabs S"


def annotation_kinds(doc):
    for page, annotation in doc.annotations:
        if str(annotation.get("/Subtype")) not in HOUSE_ANNOTATIONS:
            yield page, f"{label(annotation)} is of a kind that underlag does not make"


def annotation_flags(doc):
    for page, annotation in doc.annotations:
        flags = annotation.get("/F", 0)
        if not flags & PRINT or flags & UNSEEN:
            yield page, f"{label(annotation)} has F {flags}, not {PRINT} (Print)"


def annotation_contents(doc):
    for page, annotation in doc.annotations:
        if not str(annotation.get("/Contents", "")).strip():
            yield page, f"{label(annotation)} has no Contents"


def annotation_tagged(doc):
    for page, annotation in doc.annotations:
        owners = doc.tree.objrs.get(annotation.objgen, [])
        if [e.role for e in owners] != ["Link"]:
            names = ", ".join(str(e) for e in owners) or "none"
            yield page, f"{label(annotation)} is not in one Link element, but {names}"
        if any(kid.page != page for e in owners for kid in objr_kids(e, annotation)):
            yield page, f"the OBJR of {label(annotation)} is said to be on another page"


def objr_kids(element, annotation):
    return [
        kid for kid in element.kids if getattr(kid, "id", None) == annotation.objgen
    ]


def annotation_place(doc):
    for page, annotation in doc.annotations:
        rect = [float(n) for n in annotation.get("/Rect", [])]
        if len(rect) != 4 or rect[0] >= rect[2] or rect[1] >= rect[3]:
            yield page, f"{label(annotation)} has no area (Rect {rect})"


RULES = {
    "content-marked": (content_marked, "ISO 14289-1, 7.1"),
    "marks-balanced": (marks_balanced, "ISO 32000-1, 14.6.1 and 8.4.2"),
    "marks-nested": (marks_nested, "ISO 14289-1, 7.1; ISO 32000-1, 14.7.4.2"),
    "operators": (operators, "ISO 19005-2, 6.2.2; ISO 32000-1, 8.2"),
    "saves": (saves, "ISO 19005-2, 6.1.13"),
    "resources": (resources, "ISO 19005-2, 6.2.2"),
    "colours": (colours, "ISO 19005-2, 6.2.4.3"),
    "images": (images, "ISO 19005-2, 6.2.8"),
    "mcid-unique": (mcid_unique, "ISO 32000-1, 14.7.4.2"),
    "mcid-in-tree": (mcid_in_tree, "ISO 14289-1, 7.1; ISO 32000-1, 14.7.4.2"),
    "mcid-once": (mcid_once, "ISO 32000-1, 14.7.4.2"),
    "mcid-on-page": (mcid_on_page, "ISO 32000-1, 14.7.4.2"),
    "struct-parents": (struct_parents, "ISO 32000-1, 14.7.4.4"),
    "parent-tree-pages": (parent_tree_pages, "ISO 32000-1, 14.7.4.4"),
    "parent-tree-objects": (parent_tree_objects, "ISO 32000-1, 14.7.4.4"),
    "tabs": (tabs, "ISO 14289-1, 7.18.3"),
    "annotation-kinds": (annotation_kinds, "house; ISO 14289-1, 7.18.1"),
    "annotation-flags": (annotation_flags, "ISO 19005-2, 6.3.2"),
    "annotation-contents": (annotation_contents, "ISO 14289-1, 7.18.1 and 7.18.5"),
    "annotation-tagged": (annotation_tagged, "ISO 14289-1, 7.18.5"),
    "annotation-place": (annotation_place, "ISO 32000-1, 12.5.2"),
}
