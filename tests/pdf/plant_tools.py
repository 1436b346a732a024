"""plant_tools.py -- find what to spoil in a PDF, and make plants of one line.

A plant takes a Document and spoils its .pdf; or, where pikepdf would mend the fault on
saving, answers the spoilt file's bytes. It raises Missing if the PDF has not got what
it wants to spoil.
"""
import io
import re

import pikepdf
from pikepdf import Array, Dictionary, Name

from pdf_tree import Mcr


class Missing(Exception):
    """The PDF has no such thing."""


# Finding what to spoil


def first(things, what):
    for thing in things:
        return thing
    raise Missing(what)


def element(doc, *roles):
    return first(doc.tree.of_role(*roles), " or ".join(roles))


def annotation(doc):
    return first((a for _, a in doc.annotations), "annotation")


def kid_with(doc, kind):
    """(element, kid) of the first element that has a kid of that kind."""
    pairs = ((e, kid) for e in doc.tree.elements for kid in e.kids)
    return first((pair for pair in pairs if isinstance(pair[1], kind)), kind.__name__)


def tagged(doc):
    """(element, page, MCID) of some marked content."""
    owner, mcr = kid_with(doc, Mcr)
    return owner, doc.pages[mcr.page], mcr.mcid


def used_code(doc, wanted):
    """(font, code) of a glyph shown whose text fulfils wanted."""
    pairs = ((font, code) for font in doc.fonts for code in font.used)
    meant = (pair for pair in pairs if wanted(pair[0].to_unicode.meaning.get(pair[1])))
    return first(meant, "glyph")


def font_of(doc):
    return first(doc.fonts, "font")


# Spoiling


def saved(pdf):
    """The bytes of pdf, its streams as they are."""
    buffer = io.BytesIO()
    pdf.save(
        buffer,
        fix_metadata_version=False,
        compress_streams=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )
    return buffer.getvalue()


def replaced(data, old, new):
    found = re.sub(old, new, data, count=1)
    if found == data:
        raise Missing(old)
    return found


def in_bytes(old, new):
    """A plant that replaces a pattern in the file's bytes."""
    return lambda doc: replaced(saved(doc.pdf), old, new)


def in_metadata(old, new):
    def plant(doc):
        stream = doc.catalog.Metadata
        stream.write(replaced(stream.read_bytes(), old, new))

    return plant


def in_content(text):
    """A plant that adds text to the first page's content stream; %(font)s in it is the
    name of a font, %(mcid)d an MCID of the page."""

    def plant(doc):
        owner, page, mcid = tagged(doc)
        font = first(page.Resources.get("/Font", {}).keys(), "font")
        added = text % {b"font": font.encode(), b"mcid": mcid}
        page_object = pikepdf.Page(page)
        page_object.contents_coalesce()
        page.Contents = doc.pdf.make_stream(page.Contents.read_bytes() + b"\n" + added)

    return plant


def in_catalog(key, value=None):
    """A plant that sets a key of the catalog, or removes it."""

    def plant(doc):
        if value is None:
            drop(doc.catalog, key)
        else:
            doc.catalog[key] = value(doc)

    return plant


def drop(obj, key):
    if key not in obj:
        raise Missing(key)
    del obj[key]


def set_role(new, *roles):
    """A plant that makes the first element of roles another."""

    def plant(doc):
        element(doc, *roles).obj.S = Name("/" + new)

    return plant


def set_all_roles(new, old):
    def plant(doc):
        element(doc, old)
        for found in doc.tree.of_role(old):
            found.obj.S = Name("/" + new)

    return plant


def without(key, *roles):
    """A plant that removes a key from the first element of roles that has it."""

    def plant(doc):
        having = (e for e in doc.tree.of_role(*roles) if key in e.obj)
        del first(having, key).obj[key]

    return plant


def set_attribute(role, owner, key, value):
    """A plant that gives the last element of role an attribute."""

    def plant(doc):
        found = first(reversed(doc.tree.of_role(role)), role)
        found.obj.A = Dictionary({"/O": Name("/" + owner), key: value})

    return plant


def set_annotation(key, value=None):
    """A plant that sets a key of an annotation, or removes it."""

    def plant(doc):
        if value is None:
            drop(annotation(doc), key)
        else:
            annotation(doc)[key] = value(doc)

    return plant


def kids_array(obj):
    """The K of an element, made an array."""
    kids = obj.get("/K", Array())
    if not isinstance(kids, Array):
        obj.K = Array([kids])
    elif "/K" not in obj:
        obj.K = kids
    return obj.K


def add_element(role, *parents):
    """A plant that puts a new, empty element into the first of parents."""

    def plant(doc):
        parent = element(doc, *parents)
        new = Dictionary(Type=Name.StructElem, S=Name("/" + role), P=parent.obj)
        kids_array(parent.obj).append(doc.pdf.make_indirect(new))

    return plant


def caption_after_item(doc):
    add_element("Caption", "L")(doc)
    add_element("LI", "L")(doc)


def remove_kid(doc, owner, is_it):
    """Remove the first kid of owner (an Element) that is_it says yes to."""
    place = first((i for i, kid in enumerate(owner.kids) if is_it(kid)), "kid")
    del kids_array(owner.obj)[place]


def write_meaning(doc, font, meaning):
    lines = [f"<{code:04X}> <{text}>" for code, text in sorted(meaning.items())]
    blocks = [lines[i : i + 100] for i in range(0, len(lines), 100)]
    text = "1 begincodespacerange <0000> <FFFF> endcodespacerange\n" + "".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n"
        for block in blocks
    )
    font.obj.ToUnicode = doc.pdf.make_stream(text.encode())


def hex_meaning(font):
    known = font.to_unicode.meaning.items()
    return {code: text.encode("utf-16-be").hex() for code, text in known}


def set_meaning(wanted, new):
    """A plant that changes the text (in hex) of a glyph shown whose text is wanted;
    None drops it."""

    def plant(doc):
        font, code = used_code(doc, wanted)
        meaning = hex_meaning(font)
        meaning[code] = new
        if new is None:
            del meaning[code]
        write_meaning(doc, font, meaning)

    return plant


def visible(text):
    return bool(text and text.strip())


def blank(text):
    return text == " "
