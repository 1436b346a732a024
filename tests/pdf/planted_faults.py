"""planted_faults.py -- faults to plant in a good PDF, each named for what goes wrong.

What a plant is, plant_tools.py says.
"""
import io
import re
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from pdf_tree import Mcr, Objr
from plant_tools import (
    Missing,
    add_element,
    annotation,
    blank,
    caption_after_item,
    drop,
    element,
    first,
    font_of,
    in_bytes,
    in_catalog,
    in_content,
    in_metadata,
    kid_with,
    kids_array,
    remove_kid,
    replaced,
    saved,
    set_all_roles,
    set_annotation,
    set_attribute,
    set_meaning,
    set_role,
    tagged,
    used_code,
    visible,
    without,
)


def encrypt(password):
    """A plant that encrypts the file."""

    def plant(doc):
        buffer = io.BytesIO()
        keys = pikepdf.Encryption(owner="x", user=password)
        doc.pdf.save(buffer, encryption=keys)
        return buffer.getvalue()

    return plant


def filter_metadata(doc):
    """As an update after the end, since qpdf writes metadata unfiltered."""
    raw, stream = saved(doc.pdf), doc.catalog.Metadata
    number = int(re.search(rb"/Metadata (\d+) 0 R", raw).group(1))
    data = zlib.compress(stream.read_bytes())
    head = (
        f"{number} 0 obj\n<< /Type /Metadata /Subtype /XML /Filter /FlateDecode"
        f" /Length {len(data)} >>\nstream\n"
    )
    body = head.encode() + data + b"\nendstream\nendobj\n"
    before = int(re.findall(rb"startxref\s+(\d+)", raw)[-1])
    trailer = re.findall(rb"trailer\s*<<(.*?)>>\s*startxref", raw, re.S)[-1]
    xref = f"xref\n{number} 1\n{len(raw):010d} 00000 n \ntrailer <<".encode()
    end = f" /Prev {before} >>\nstartxref\n{len(raw) + len(body)}\n%%EOF\n"
    return raw + body + xref + trailer + end.encode()


def retitle(doc):
    doc.info.Title = String("another")


def redate(doc):
    doc.info.CreationDate = String("D:19990101000000Z")


def set_producer(doc):
    doc.info.Producer = String("another")


def rename_prefix(doc):
    stream = doc.catalog.Metadata
    data = stream.read_bytes()
    stream.write(data.replace(b"pdfuaid:", b"ua:").replace(b":pdfuaid", b":ua"))


def unfit_profile(doc):
    doc.output_intents[0].DestOutputProfile.N = 4


def broken_profile(doc):
    doc.output_intents[0].DestOutputProfile.write(b"no profile")


def untitled_outline_item(doc):
    first(doc.outline_items, "outline item").Title = String("")


def wrong_outline_parent(doc):
    first(doc.outline_items, "outline item").Parent = doc.catalog


def lost_outline_item(doc):
    item = first((i for i in doc.outline_items if "/Next" in i), "second outline item")
    del item["/Next"]


def lost_page(doc):
    """A destination on a page that is not in the page tree."""
    page = doc.pdf.make_indirect(Dictionary(Type=Name.Page))
    return Array([page, Name.XYZ, None, 100, None])


def outline_to_nowhere(doc):
    item = first(doc.outline_items, "outline item")
    item.Dest = lost_page(doc)


def link_to_nowhere(doc):
    link = annotation(doc)
    if "/A" in link:
        del link["/A"]
    link.Dest = lost_page(doc)


def unsorted_parent_tree(doc):
    nums = Array()
    for key in sorted(doc.parent_tree, reverse=True):
        nums.extend([key, doc.parent_tree[key]])
    doc.tree.root.ParentTree = doc.pdf.make_indirect(Dictionary(Nums=nums))


def wrong_limits(doc):
    nums = Array()
    for key in sorted(doc.parent_tree):
        nums.extend([key, doc.parent_tree[key]])
    leaf = doc.pdf.make_indirect(Dictionary(Nums=nums, Limits=Array([0, 0])))
    tree = Dictionary(Kids=Array([leaf]))
    doc.tree.root.ParentTree = doc.pdf.make_indirect(tree)


def external_stream(doc):
    return doc.pdf.make_stream(b"", F=String("elsewhere"))


def lzw_stream(doc):
    return doc.pdf.make_stream(b"\x80\x0b\x60\x50", Filter=Name.LZWDecode)


def page_action(doc):
    doc.pages[0].AA = Dictionary(O=Dictionary(S=Name.URI, URI=String("https://x.se")))


def inherited_resources(doc):
    """Renamed in the bytes, since qpdf gives each page its own on saving."""
    doc.catalog.Pages["/ResourcesZ"] = doc.pages[0].Resources
    raw = saved(doc.pdf).replace(b"/Resources ", b"/Resourcex ")
    return raw.replace(b"/ResourcesZ ", b"/Resources  ")


def interpolate(doc):
    image = first((i for c in doc.contents for i in c.images), "image")
    image.Interpolate = True


def drop_mcid(doc):
    owner, _ = kid_with(doc, Mcr)
    remove_kid(doc, owner, lambda kid: isinstance(kid, Mcr))


def unheld_mcid(doc):
    owner, _, _ = tagged(doc)
    kids_array(owner.obj).append(9999)


def mcid_held_twice(doc):
    owner, page, mcid = tagged(doc)
    other = first((e for e in doc.tree.of_role("P") if e.id != owner.id), "second P")
    kids_array(other.obj).append(Dictionary(Type=Name.MCR, Pg=page, MCID=mcid))


def no_struct_parents(doc):
    _, page, _ = tagged(doc)
    del page.StructParents


def shared_struct_parents(doc):
    if len(doc.pages) < 2:
        raise Missing("second page")
    doc.pages[1].StructParents = doc.pages[0].StructParents


def wrong_parent_tree_entry(doc):
    owner, page, mcid = tagged(doc)
    entries = doc.parent_tree[page.StructParents]
    entries[mcid] = doc.tree.top[0].obj


def spare_parent_tree_entry(doc):
    _, page, _ = tagged(doc)
    doc.parent_tree[page.StructParents].append(doc.tree.top[0].obj)


def wrong_annotation_parent(doc):
    key = annotation(doc).StructParent
    nums = Array()
    for other in sorted(doc.parent_tree):
        value = doc.tree.top[0].obj if other == key else doc.parent_tree[other]
        nums.extend([other, value])
    doc.tree.root.ParentTree = doc.pdf.make_indirect(Dictionary(Nums=nums))


def low_next_key(doc):
    doc.tree.root.ParentTreeNextKey = 0


def untagged_link(doc):
    owner, _ = kid_with(doc, Objr)
    remove_kid(doc, owner, lambda kid: isinstance(kid, Objr))


def no_tabs(doc):
    page = first((doc.pages[i] for i, _ in doc.annotations), "annotation")
    drop(page, "/Tabs")


def map_standard_role(doc):
    doc.tree.root.RoleMap = Dictionary(P=Name.Div)


def unknown_role_in_map(doc):
    doc.tree.root.RoleMap = Dictionary(Foo=Name.Bar)
    element(doc, "P").obj.S = Name.Foo


def wrong_parent(doc):
    element(doc, "P").obj.P = doc.tree.root


def kid_of_two(doc):
    shared = element(doc, "P")
    kids_array(doc.tree.top[0].obj).append(shared.obj)


def deeper_heading(doc):
    skipped = (h for h in doc.tree.headings() if h.role != "H1")
    first(skipped, "second heading").obj.S = Name.H6


def unnumbered(doc):
    for found in doc.tree.of_role("L"):
        if found.attribute_name(Name.List, "/ListNumbering") not in ("", "None"):
            del found.obj["/A"]
            return
    raise Missing("numbered list")


def figure_off_page(doc):
    box = Array([0, 0, 5000, 5000])
    element(doc, "Figure").obj.A = Dictionary(O=Name.Layout, BBox=box)


def same_ids(doc):
    """Two elements with one ID."""
    if len(doc.tree.elements) < 2:
        raise Missing("second element")
    for found in doc.tree.elements[:2]:
        found.obj.ID = String("twice")


def unlisted_id(doc):
    element(doc, "P").obj.ID = String("unlisted")


def missing_cell(doc):
    rows = (r for r in doc.tree.of_role("TR") if len(r.elements()) > 1)
    row = first(rows, "TR")
    remove_kid(doc, row, lambda kid: kid is row.elements()[-1])


def all_headers_row(doc):
    """No TH heads a column."""
    element(doc, "TH")
    for cell in doc.tree.of_role("TH"):
        cell.obj.A = Dictionary(O=Name.Table, Scope=Name.Row)


def not_embedded(doc):
    font = font_of(doc)
    del font.descriptor[font.file_key]


def broken_program(doc):
    font = font_of(doc)
    font.descriptor[font.file_key].write(b"no font")


def unfit_program(doc):
    font = font_of(doc)
    program = font.descriptor[font.file_key]
    del font.descriptor[font.file_key]
    font.descriptor.FontFile = program


def untagged_name(doc):
    font = font_of(doc)
    name = Name("/" + font.name.partition("+")[2])
    font.obj.BaseFont = font.descendant.BaseFont = font.descriptor.FontName = name


def other_name(doc):
    font_of(doc).descriptor.FontName = Name("/ZZZZZZ+Other")


def no_glyph_map(doc):
    kind = Name.CIDFontType2
    fonts = (f.descendant for f in doc.fonts if f.descendant.Subtype == kind)
    drop(first(fonts, "CIDFontType2"), "/CIDToGIDMap")


def other_encoding(doc):
    font_of(doc).obj.Encoding = Name("/Identity-V")


def no_to_unicode(doc):
    drop(font_of(doc).obj, "/ToUnicode")


def miscounted_to_unicode(doc):
    stream = font_of(doc).obj.ToUnicode
    stream.write(replaced(stream.read_bytes(), rb"\d+(\s+beginbf)", rb"99\1"))


def no_codespace(doc):
    stream = font_of(doc).obj.ToUnicode
    stream.write(replaced(stream.read_bytes(), rb"<FFFF>|<ffff>", b"<00FF>"))


def wrong_widths(doc):
    font, code = used_code(doc, visible)
    widths = Array([code, Array([font.width(code) + 2])])
    font.descendant.W = widths


# name -> (the rule that must find it, plant)
PLANTS = {
    "old header": ("header", in_bytes(rb"%PDF-1\.\d", b"%PDF-1.4")),
    "no binary comment": ("header", in_bytes(rb"\n%[\x80-\xff]{4}", b"\n%abcd")),
    "bytes after the end": ("end-of-file", lambda doc: saved(doc.pdf) + b"more"),
    "broken xref": ("syntax", in_bytes(rb"startxref\s+\d+", b"startxref\n7")),
    "broken stream": ("syntax", in_content(b"(")),
    "no trailer ID": ("trailer-id", in_bytes(rb"/ID \[ ?<", b"/XD [<")),
    "encrypted": ("encryption", encrypt("")),
    "encrypted, password asked": ("encryption", encrypt("y")),
    "LZW filter": ("filters", in_catalog("/X", lzw_stream)),
    "stream in another file": ("filters", in_catalog("/X", external_stream)),
    "JavaScript on opening": (
        "actions",
        in_catalog(
            "/OpenAction", lambda _: Dictionary(S=Name.JavaScript, JS=String("1"))
        ),
    ),
    "JavaScript by name": (
        "actions",
        in_catalog("/Names", lambda _: Dictionary(JavaScript=Dictionary())),
    ),
    "launching link": (
        "actions",
        set_annotation("/A", lambda _: Dictionary(S=Name.Launch, F=String("x"))),
    ),
    "action on a page": ("additional-actions", page_action),
    "optional content": (
        "catalog",
        in_catalog("/OCProperties", lambda _: Dictionary()),
    ),
    "embedded files": (
        "catalog",
        in_catalog("/Names", lambda _: Dictionary(EmbeddedFiles=Dictionary())),
    ),
    "no Lang": ("lang", in_catalog("/Lang")),
    "Lang is no language": (
        "lang",
        in_catalog("/Lang", lambda _: String("på svenska")),
    ),
    "no MarkInfo": ("marked", in_catalog("/MarkInfo")),
    "Marked false": (
        "marked",
        in_catalog("/MarkInfo", lambda _: Dictionary(Marked=False)),
    ),
    "title not displayed": ("display-title", in_catalog("/ViewerPreferences")),
    "no structure tree": ("struct-tree", in_catalog("/StructTreeRoot")),
    "no metadata": ("metadata", in_catalog("/Metadata")),
    "filtered metadata": ("metadata", filter_metadata),
    "metadata not well-formed": ("metadata", in_metadata(rb"</rdf:RDF>", b"")),
    "another prefix for pdfuaid": ("metadata", rename_prefix),
    "no pdfaid": (
        "xmp-pdfa",
        in_metadata(rb"(?s)pdfaid:part(.*)pdfaid:part", rb"x:p\1x:p"),
    ),
    "conformance B": ("xmp-pdfa", in_metadata(rb"(pdfaid:conformance\W+)A", rb"\1B")),
    "no pdfuaid": ("xmp-pdfua", in_metadata(rb"(pdfuaid:part\W+)1", rb"\g<1>2")),
    "no extension schema": (
        "xmp-extension",
        in_metadata(rb"(?s)<pdfaExtension:schemas>.*</pdfaExtension:schemas>", b""),
    ),
    "extension schema without part": (
        "xmp-extension",
        in_metadata(rb"(pdfaProperty:valueType\W+)Integer", rb"\1Text"),
    ),
    "no dc:title": ("title", in_metadata(rb"(?s)<dc:title>.*</dc:title>", b"")),
    "another title in Info": ("title", retitle),
    "another date in Info": ("info-xmp", redate),
    "another producer in Info": ("info-xmp", set_producer),
    "no output intent": ("output-intent", in_catalog("/OutputIntents")),
    "profile with wrong N": ("output-intent", unfit_profile),
    "broken profile": ("output-intent", broken_profile),
    "no outline": ("outline", in_catalog("/Outlines")),
    "untitled outline item": ("outline", untitled_outline_item),
    "wrong Parent in outline": ("outline-links", wrong_outline_parent),
    "lost outline item": ("outline-links", lost_outline_item),
    "outline to nowhere": ("destinations", outline_to_nowhere),
    "link to nowhere": ("destinations", link_to_nowhere),
    "unsorted ParentTree": ("search-trees", unsorted_parent_tree),
    "wrong Limits in ParentTree": ("search-trees", wrong_limits),
    "unmarked text": (
        "content-marked",
        in_content(b"BT %(font)s 9 Tf 9 9 Td <0003> Tj ET"),
    ),
    "unmarked path": ("content-marked", in_content(b"0 0 9 9 re f")),
    "unmarked text in a span": (
        "content-marked",
        in_content(b"/Span BMC BT %(font)s 9 Tf <0003> Tj ET EMC"),
    ),
    "BDC without EMC": ("marks-balanced", in_content(b"/Artifact BMC")),
    "EMC without BDC": ("marks-balanced", in_content(b"EMC")),
    "q without Q": ("marks-balanced", in_content(b"q")),
    "mark across text objects": (
        "marks-balanced",
        in_content(b"/Artifact BMC BT EMC ET"),
    ),
    "artifact in tagged content": (
        "marks-nested",
        in_content(b"/P <</MCID 9999>> BDC /Artifact BMC EMC EMC"),
    ),
    "tagged content in artifact": (
        "marks-nested",
        in_content(b"/Artifact BMC /P <</MCID 9999>> BDC EMC EMC"),
    ),
    "artifact with MCID": (
        "marks-nested",
        in_content(b"/Artifact <</MCID 9999>> BDC EMC"),
    ),
    "unknown operator": ("operators", in_content(b"BX EX")),
    "q in a text object": ("operators", in_content(b"BT q Q ET")),
    "q nested too deep": ("saves", in_content(b"q " * 29 + b"Q " * 29)),
    "missing XObject": ("resources", in_content(b"/Artifact BMC /NoSuch Do EMC")),
    "inherited resources": ("resources", inherited_resources),
    "CMYK": ("colours", in_content(b"0 0 0 1 k")),
    "interpolated image": ("images", interpolate),
    "MCID twice in the content": (
        "mcid-unique",
        in_content(b"/P <</MCID %(mcid)d>> BDC EMC"),
    ),
    "MCID not in the tree": ("mcid-in-tree", in_content(b"/P <</MCID 9999>> BDC EMC")),
    "MCID dropped from the tree": ("mcid-in-tree", drop_mcid),
    "MCID twice in the tree": ("mcid-once", mcid_held_twice),
    "MCID not on the page": ("mcid-on-page", unheld_mcid),
    "no StructParents": ("struct-parents", no_struct_parents),
    "StructParents used twice": ("struct-parents", shared_struct_parents),
    "no StructParent": ("struct-parents", set_annotation("/StructParent")),
    "wrong entry in ParentTree": ("parent-tree-pages", wrong_parent_tree_entry),
    "spare entry in ParentTree": ("parent-tree-pages", spare_parent_tree_entry),
    "wrong element of a link": ("parent-tree-objects", wrong_annotation_parent),
    "low ParentTreeNextKey": ("parent-tree-objects", low_next_key),
    "no Tabs": ("tabs", no_tabs),
    "note annotation": (
        "annotation-kinds",
        set_annotation("/Subtype", lambda _: Name.Text),
    ),
    "annotation not printed": ("annotation-flags", set_annotation("/F", lambda _: 0)),
    "hidden annotation": ("annotation-flags", set_annotation("/F", lambda _: 6)),
    "annotation without Contents": ("annotation-contents", set_annotation("/Contents")),
    "link not tagged": ("annotation-tagged", untagged_link),
    "link tagged as Span": ("annotation-tagged", set_role("Span", "Link")),
    "annotation without area": (
        "annotation-place",
        set_annotation("/Rect", lambda _: Array([0, 0, 0, 0])),
    ),
    "unknown role": ("roles", set_role("Foo", "P")),
    "role map to nowhere": ("roles", unknown_role_in_map),
    "standard role mapped": ("roles", map_standard_role),
    "root is no Document": ("root-document", set_role("Sect", "Document")),
    "wrong P": ("parents", wrong_parent),
    "element with two parents": ("parents", kid_of_two),
    "first heading is H2": ("headings", set_role("H2", "H1")),
    "heading level skipped": ("headings", deeper_heading),
    "heading without level": ("headings", set_role("H", "H2", "H3")),
    "row in a Div": ("nesting", set_role("Div", "THead", "TBody", "Table")),
    "P in a list": ("nesting", add_element("P", "L")),
    "caption in the midst of a list": ("captions", caption_after_item),
    "LI without LBody": ("list-items", set_role("Lbl", "LBody")),
    "list without ListNumbering": ("list-numbering", unnumbered),
    "figure without Alt": ("alternatives", without("/Alt", "Figure")),
    "figure without BBox": ("figure-box", without("/A", "Figure")),
    "figure off the page": ("figure-box", figure_off_page),
    "Link without OBJR": ("links", untagged_link),
    "Note without ID": ("note-ids", without("/ID", "Note")),
    "two elements of one ID": ("ids", same_ids),
    "ID not in the IDTree": ("ids", unlisted_id),
    "empty P": ("not-empty", add_element("P", "Document")),
    "empty heading": ("not-empty", add_element("H1", "Document")),
    "row without cells": ("not-empty", add_element("TR", "TBody", "Table")),
    "cell too wide": ("table-regular", set_attribute("TD", "Table", "/ColSpan", 2)),
    "cell too deep": ("table-regular", set_attribute("TD", "Table", "/RowSpan", 9)),
    "missing cell": ("table-regular", missing_cell),
    "two THead": ("table-parts", add_element("THead", "Table")),
    "TH without Scope": ("header-scope", without("/A", "TH")),
    "unknown scope": ("header-scope", set_attribute("TH", "Table", "/Scope", Name.Up)),
    "unknown header": (
        "header-ids",
        set_attribute("TD", "Table", "/Headers", Array([String("none")])),
    ),
    "no header cells": ("cells-headed", set_all_roles("TD", "TH")),
    "no column headers": ("cells-headed", all_headers_row),
    "font of another encoding": ("font-kind", other_encoding),
    "font not embedded": ("font-embedded", not_embedded),
    "font embedded as Type 1": ("font-embedded", unfit_program),
    "broken font program": ("font-program", broken_program),
    "font without subset tag": ("font-names", untagged_name),
    "font of two names": ("font-names", other_name),
    "no CIDToGIDMap": ("font-glyph-map", no_glyph_map),
    "no ToUnicode": ("font-to-unicode", no_to_unicode),
    "wrong count in ToUnicode": ("font-to-unicode", miscounted_to_unicode),
    "no codespace in ToUnicode": ("font-to-unicode", no_codespace),
    "half a code": (
        "strings-even",
        in_content(b"/Artifact BMC BT %(font)s 9 Tf <00> Tj ET EMC"),
    ),
    "glyph not in ToUnicode": ("glyph-unicode", set_meaning(visible, None)),
    "glyph means nothing": ("glyph-unicode", set_meaning(visible, "")),
    "glyph means U+0000": ("glyph-unicode", set_meaning(visible, "0000")),
    "glyph means U+FFFD": ("glyph-unicode", set_meaning(visible, "FFFD")),
    "glyph of private use": ("glyph-unicode", set_meaning(visible, "E000")),
    "text is half a surrogate": ("font-to-unicode", set_meaning(visible, "D83D")),
    ".notdef shown": (
        "glyph-notdef",
        in_content(b"/Artifact BMC BT %(font)s 9 Tf <0000> Tj ET EMC"),
    ),
    "glyph not in the font": (
        "glyph-present",
        in_content(b"/Artifact BMC BT %(font)s 9 Tf <FFF0> Tj ET EMC"),
    ),
    "glyph without outline": ("glyph-present", set_meaning(blank, "0041")),
    "wrong width": ("glyph-widths", wrong_widths),
}
