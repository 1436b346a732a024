"""rules_file.py -- rules for the file as such: syntax, metadata, outline, actions."""
import re
from datetime import datetime

from pikepdf import Array, Dictionary, Name, Stream, String

from pdf_document import Document, dictionary
from pdf_tree import tree_faults
from pdf_xmp import PREDEFINED, Xmp

LANGUAGE = re.compile(r"^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$")
ALLOWED_FILTERS = {"/FlateDecode", "/DCTDecode"}  # what underlag makes
ALLOWED_ACTIONS = {"/GoTo", "/URI"}
PROFILE_COMPONENTS = {b"GRAY": 1, b"RGB ": 3, b"CMYK": 4}
# Keys of the catalog, or of its Names, for things that we check too little to let them
# pass -> why they would need checking.
UNMADE = {
    "/AcroForm": "ISO 19005-2, 6.4",
    "/NeedsRendering": "ISO 19005-2, 6.4.2",
    "/Perms": "ISO 19005-2, 6.1.12",
    "/Requirements": "ISO 19005-2, 6.11",
    "/OCProperties": "ISO 19005-2, 6.9; ISO 14289-1, 7.10",
    "/EmbeddedFiles": "ISO 19005-2, 6.8; ISO 14289-1, 7.11",
    "/AlternatePresentations": "ISO 19005-2, 6.10",
}
INFO_TO_XMP = {
    "/Title": "dc:title",
    "/Author": "dc:creator",
    "/Subject": "dc:description",
    "/Keywords": "pdf:Keywords",
    "/Creator": "xmp:CreatorTool",
    "/Producer": "pdf:Producer",
    "/CreationDate": "xmp:CreateDate",
    "/ModDate": "xmp:ModifyDate",
}


def header(doc):
    if not re.match(rb"%PDF-1\.7(\r\n|\n|\r)%[\x80-\xff]{4}", doc.raw):
        yield None, "does not begin with %PDF-1.7 and a comment of four bytes over 127"


def end_of_file(doc):
    if not re.search(rb"%%EOF(\r\n|\n|\r)?\Z", doc.raw):
        yield None, "does not end with %%EOF and at most one end of line"


def syntax(doc):
    # On a copy, since to check the file, qpdf writes it and changes it for that.
    with Document(doc.raw).pdf as copy:
        for text in sorted({*copy.check(), *map(str, copy.get_warnings())}):
            yield None, f"qpdf: {text}"


def trailer_id(doc):
    found = doc.pdf.trailer.get("/ID")
    if not isinstance(found, Array) or len(found) != 2:
        yield None, "the trailer has no ID of two strings"
    elif not all(isinstance(part, String) and bytes(part) for part in found):
        yield None, "the trailer's ID has an empty string"


def encryption(doc):
    if "/Encrypt" in doc.pdf.trailer:
        yield None, "is encrypted"


def filters(doc):
    for obj in doc.pdf.objects:
        if not isinstance(obj, Stream):
            continue
        found = obj.get("/Filter", Array())
        names = {str(f) for f in (found if isinstance(found, Array) else [found])}
        for name in names - ALLOWED_FILTERS:
            yield None, f"object {obj.objgen[0]} is filtered by {name[1:]}"
        for key in ("/F", "/FFilter", "/FDecodeParms"):
            if key in obj:
                yield None, f"stream {obj.objgen[0]} lies outside the file ({key[1:]})"


def actions(doc):
    for page, action in doc.actions:
        kind = str(action.get("/S", "/without a type"))
        if kind not in ALLOWED_ACTIONS:
            yield page, f"has an action of type {kind[1:]}"
    if "/JavaScript" in dictionary(doc.catalog.get("/Names")):
        yield None, "has JavaScript"


def additional_actions(doc):
    if "/AA" in doc.catalog:
        yield None, "the catalog has additional actions (AA)"
    for i, page in enumerate(doc.pages):
        if "/AA" in page:
            yield i, "the page has additional actions (AA)"


def catalog(doc):
    names = dictionary(doc.catalog.get("/Names"))
    for key in sorted((set(doc.catalog.keys()) | set(names.keys())) & set(UNMADE)):
        yield None, f"has {key[1:]} ({UNMADE[key]}), which underlag does not make"


def lang(doc):
    found = str(doc.catalog.get("/Lang", ""))
    if not LANGUAGE.match(found):
        yield None, f"the catalog's Lang is '{found}', not a language"
    for element in doc.tree.elements:
        if "/Lang" in element.obj and not LANGUAGE.match(element.string("/Lang")):
            yield element.place(), f"the Lang of {element} is not a language"


def marked(doc):
    info = dictionary(doc.catalog.get("/MarkInfo"))
    if info.get("/Marked") is not True:
        yield None, "MarkInfo does not say Marked true"
    if info.get("/Suspects", False) is not False:
        yield None, "MarkInfo says that there are suspects"


def display_title(doc):
    preferences = dictionary(doc.catalog.get("/ViewerPreferences"))
    if preferences.get("/DisplayDocTitle") is not True:
        yield None, "ViewerPreferences do not say DisplayDocTitle true"


def struct_tree(doc):
    root = doc.catalog.get("/StructTreeRoot")
    if not isinstance(root, Dictionary):
        yield None, "the catalog has no StructTreeRoot"
    elif root.get("/Type", Name.StructTreeRoot) != Name.StructTreeRoot:
        yield None, "the Type of StructTreeRoot is wrong"


# Metadata


def metadata(doc):
    stream = doc.catalog.get("/Metadata")
    if not isinstance(stream, Stream):
        yield None, "the catalog has no metadata stream"
        return
    if stream.get("/Type") != Name.Metadata or stream.get("/Subtype") != Name.XML:
        yield None, "the metadata stream is not of Type Metadata, Subtype XML"
    if "/Filter" in stream:
        yield None, "the metadata stream is filtered"
    if doc.xmp is None:
        yield None, "the metadata are not well-formed XML in UTF-8"
    if doc.xmp:
        for prefix, uri in sorted(set(doc.xmp.odd_prefixes())):
            yield None, f"the metadata write {uri} with the prefix {prefix}"
    if re.search(rb"<\?xpacket[^>]*\b(bytes|encoding)=", stream.read_bytes()):
        yield None, "the XMP packet's header has bytes or encoding"


def xmp_says(doc, name, wanted):
    found = doc.xmp.value(name) if doc.xmp else None
    if found != wanted:
        yield None, f"the metadata say {name} {found or '(nothing)'}, not {wanted}"


def xmp_pdfa(doc):
    yield from xmp_says(doc, "pdfaid:part", "2")
    yield from xmp_says(doc, "pdfaid:conformance", "A")


def xmp_pdfua(doc):
    yield from xmp_says(doc, "pdfuaid:part", "1")


def xmp_extension(doc):
    if doc.xmp is None:
        return
    declared = {
        Xmp.field(item, "pdfaSchema:namespaceURI")
        for item in doc.xmp.find("//pdfaExtension:schemas/rdf:Bag/rdf:li")
    }
    for uri in sorted(doc.xmp.property_namespaces() - PREDEFINED - declared):
        yield None, f"the metadata have properties of {uri} without an extension schema"
    schema = doc.xmp.extension("pdfuaid")
    if schema is None:
        yield None, "the metadata have no extension schema for pdfuaid"
    else:
        yield from extension_faults(schema)


def extension_faults(schema):
    """What is wrong with the extension schema for pdfuaid."""
    if not Xmp.field(schema, "pdfaSchema:schema"):
        yield None, "the extension schema for pdfuaid has no pdfaSchema:schema"
    if Xmp.field(schema, "pdfaSchema:prefix") != "pdfuaid":
        yield None, "the extension schema for pdfuaid has another prefix"
    wanted = {"name": "part", "valueType": "Integer", "category": "internal"}
    for item in schema.iter("{*}li"):
        fields = {key: Xmp.field(item, f"pdfaProperty:{key}") for key in wanted}
        if fields == wanted and Xmp.field(item, "pdfaProperty:description"):
            return
    yield None, "the extension schema for pdfuaid does not describe part: " + ", ".join(
        f"{key} {value}" for key, value in wanted.items()
    ) + " and a description"


def title(doc):
    found = doc.xmp.value("dc:title") if doc.xmp else None
    if not found:
        yield None, "the metadata have no dc:title"
    if str(doc.info.get("/Title", "")) != (found or ""):
        yield None, "Title in Info is not the metadata's dc:title"


def info_xmp(doc):
    for key, name in INFO_TO_XMP.items():
        if key == "/Title" or key not in doc.info:
            continue
        said, found = str(doc.info[key]), doc.xmp.value(name) if doc.xmp else None
        same = moment(said) == moment(found) if key.endswith("Date") else said == found
        if not same:
            yield None, f"{key[1:]} in Info is {said}, {name} in the metadata {found}"


DATE = re.compile(
    r"^(?:D:)?(\d{4})-?(\d\d)-?(\d\d)T?(\d\d):?(\d\d):?(\d\d)"
    r"(?:Z|([+-])(\d\d)'?:?(\d\d)'?)?$"
)


def moment(text):
    """A PDF or XMP date as one comparable value: UTC, if it has a time zone. What is no
    full date is not equal to anything."""
    match = DATE.match(text or "")
    if not match:
        return object()
    naive = datetime(*map(int, match.groups()[:6]))
    sign, hours, minutes = match.groups()[6:]
    if sign is None:
        return naive, text.endswith("Z")
    zone = datetime(2000, 1, 1, int(hours), int(minutes)) - datetime(2000, 1, 1)
    return (naive - zone if sign == "+" else naive + zone), True


def output_intent(doc):
    intents = [i for i in doc.output_intents if i.get("/S") == Name.GTS_PDFA1]
    if len(intents) != 1:
        yield None, f"has {len(intents)} output intents GTS_PDFA1, not one"
        return
    if not str(intents[0].get("/OutputConditionIdentifier", "")):
        yield None, "the output intent has no OutputConditionIdentifier"
    profile = intents[0].get("/DestOutputProfile")
    if not isinstance(profile, Stream):
        yield None, "the output intent has no ICC profile"
    else:
        yield from profile_faults(profile)


def profile_faults(profile):
    data = profile.read_bytes()
    if len(data) < 128 or data[36:40] != b"acsp":
        yield None, "the output intent's profile is no ICC profile"
        return
    if int.from_bytes(data[:4], "big") != len(data):
        yield None, "the ICC profile is shorter or longer than it says"
    if data[8] > 4 or data[12:16] not in (b"mntr", b"prtr"):
        yield None, "the ICC profile is not of a monitor or printer, version 2 or 4"
    if PROFILE_COMPONENTS.get(data[16:20]) != profile.get("/N"):
        yield None, "N of the ICC profile does not fit its colour space"


# Outline and destinations


def outline(doc):
    headings = doc.tree.headings()
    if len(headings) >= 2 and not doc.outline_items:
        yield None, f"has {len(headings)} headings and no outline"
    for item in doc.outline_items:
        if not str(item.get("/Title", "")).strip():
            yield None, f"outline item (object {item.objgen[0]}) has no title"


def outline_links(doc):
    """Parent, Prev, Next, Last agree with First and Next."""
    outlines = dictionary(doc.catalog.get("/Outlines"))
    for parent in [outlines, *doc.outline_items]:
        previous, item, steps = None, parent.get("/First"), 0
        while item is not None and steps <= len(doc.outline_items):
            if not same(item.get("/Parent"), parent) or not same(
                item.get("/Prev"), previous
            ):
                yield None, f"Parent or Prev of outline item {item.objgen[0]} is wrong"
            previous, item, steps = item, item.get("/Next"), steps + 1
        if not same(parent.get("/Last"), previous):
            yield None, f"Last of outline item {parent.objgen[0]} is wrong"


def same(a, b):
    """Whether both are the same object, or both absent."""
    return a is b or (a is not None and b is not None and a.objgen == b.objgen)


def destinations(doc):
    for item in doc.outline_items:
        if "/Dest" in item and doc.destination_page(item.Dest) is None:
            yield None, f"outline item '{item.get('/Title', '')}' leads nowhere"
        elif "/Dest" not in item and "/A" not in item:
            yield None, f"outline item '{item.get('/Title', '')}' has no destination"
    for page, annotation in doc.annotations:
        if annotation.get("/Subtype") == Name.Link:
            yield from link_faults(doc, page, annotation)
    for page, action in doc.actions:
        if (
            action.get("/S") == Name.GoTo
            and doc.destination_page(action.get("/D")) is None
        ):
            yield page, "a GoTo action leads nowhere"
    for name, dest in doc.named_destinations.items():
        if doc.destination_page(dest) is None:
            yield None, f"the destination named '{name}' leads nowhere"


def link_faults(doc, page, link):
    if "/Dest" in link and "/A" in link:
        yield page, f"link (object {link.objgen[0]}) has both Dest and A"
    if "/Dest" in link and doc.destination_page(link.Dest) is None:
        yield page, f"link (object {link.objgen[0]}) leads nowhere"
    if "/Dest" not in link and "/A" not in link:
        yield page, f"link (object {link.objgen[0]}) has no destination"
    action = dictionary(link.get("/A"))
    if action.get("/S") == Name.URI and not is_uri(action.get("/URI")):
        yield page, f"link (object {link.objgen[0]}) has no URI, or one not in ASCII"


def is_uri(value):
    return isinstance(value, String) and bool(
        re.match(rb"^[a-z]+:[!-~]+$", bytes(value))
    )


def search_trees(doc):
    root = dictionary(doc.catalog.get("/StructTreeRoot"))
    dests = dictionary(doc.catalog.get("/Names")).get("/Dests")
    trees = [
        ("ParentTree", root.get("/ParentTree"), "/Nums"),
        ("IDTree", root.get("/IDTree"), "/Names"),
        ("Dests", dests, "/Names"),
    ]
    for name, tree, kind in trees:
        for text in tree_faults(dictionary(tree), kind):
            yield None, f"{name}: {text}"


RULES = {
    "header": (header, "ISO 19005-2, 6.1.2"),
    "end-of-file": (end_of_file, "ISO 19005-2, 6.1.3"),
    "syntax": (syntax, "ISO 19005-2, 6.1.4; ISO 32000-1, 7.5"),
    "trailer-id": (trailer_id, "ISO 19005-2, 6.1.3"),
    "encryption": (encryption, "ISO 19005-2, 6.1.3"),
    "filters": (filters, "ISO 19005-2, 6.1.7.1 and 6.1.7.2"),
    "actions": (actions, "ISO 19005-2, 6.5.1"),
    "additional-actions": (additional_actions, "ISO 19005-2, 6.5.2"),
    "catalog": (catalog, "house; ISO 19005-2, 6.4 and 6.8 to 6.11"),
    "lang": (lang, "ISO 14289-1, 7.2"),
    "marked": (marked, "ISO 14289-1, 6.2 and 7.1; ISO 19005-2, 6.7.2.2"),
    "display-title": (display_title, "ISO 14289-1, 7.1"),
    "struct-tree": (struct_tree, "ISO 14289-1, 7.1; ISO 19005-2, 6.7.3.3"),
    "metadata": (metadata, "ISO 14289-1, 7.1; ISO 19005-2, 6.6.2.1"),
    "xmp-pdfa": (xmp_pdfa, "ISO 19005-2, 6.6.4"),
    "xmp-pdfua": (xmp_pdfua, "ISO 14289-1, 5"),
    "xmp-extension": (xmp_extension, "ISO 19005-2, 6.6.2.3"),
    "title": (title, "ISO 14289-1, 7.1; house: as in Info"),
    "info-xmp": (info_xmp, "house, after ISO 19005-1, 6.7.3"),
    "output-intent": (output_intent, "ISO 19005-2, 6.2.3"),
    "outline": (outline, "ISO 14289-1, 7.17"),
    "outline-links": (outline_links, "ISO 32000-1, 12.3.3"),
    "destinations": (destinations, "ISO 32000-1, 12.3.2 and 12.6.4.7"),
    "search-trees": (search_trees, "ISO 32000-1, 7.9.6 and 7.9.7"),
}
