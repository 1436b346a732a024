"""pdf_document.py -- one PDF file; each fact of it is worked out once, when asked for.

The rules (rules_*.py) only read what this hands them. Pages are counted from 0 here
and from 1 in messages.
"""
import io
from functools import cached_property

import pikepdf
from pikepdf import Array, Dictionary, Name

from pdf_content import read_content
from pdf_font import Font
from pdf_tree import Tree, tree_items
from pdf_xmp import Xmp

ABSENT = Dictionary()  # stands in for a dictionary that is not there


def dictionary(value):
    """value if it is a dictionary, else one without entries."""
    return value if isinstance(value, Dictionary) else ABSENT


class Source(io.BytesIO):
    def __repr__(self):  # qpdf names it in messages
        return "file"


class Document:
    def __init__(self, raw):
        """raw: the bytes of the file. Raises pikepdf.PdfError if it cannot be opened
        without repairs, pikepdf.PasswordError if it needs a password."""
        self.raw = raw
        self.pdf = pikepdf.open(
            Source(raw), attempt_recovery=False, inherit_page_attributes=False
        )
        self.catalog = self.pdf.Root
        self._fonts = {}

    @cached_property
    def pages(self):
        return [page.obj for page in self.pdf.pages]

    @cached_property
    def page_numbers(self):
        """A page's object number -> its place, from 0."""
        return {page.objgen: i for i, page in enumerate(self.pages)}

    @cached_property
    def info(self):
        return dictionary(self.pdf.trailer.get("/Info"))

    @cached_property
    def xmp(self):
        """The document's metadata, or None if they are missing or not well-formed."""
        stream = self.catalog.get("/Metadata")
        if not isinstance(stream, pikepdf.Stream):
            return None
        return Xmp.parse(stream.read_bytes())

    @cached_property
    def output_intents(self):
        intents = self.catalog.get("/OutputIntents")
        return [dictionary(i) for i in intents] if isinstance(intents, Array) else []

    @cached_property
    def output_components(self):
        """Colour components of the PDF/A output intent's profile, or None."""
        for intent in self.output_intents:
            profile = intent.get("/DestOutputProfile")
            if intent.get("/S") == Name.GTS_PDFA1 and profile is not None:
                return profile.get("/N")
        return None

    @cached_property
    def contents(self):
        """What the content stream of each page does."""
        return [read_content(page, i, self.font) for i, page in enumerate(self.pages)]

    @cached_property
    def fonts(self):
        """All fonts that a content stream selects."""
        self.contents  # selecting a font enters it
        return list(self._fonts.values())

    def font(self, obj):
        """The Font of a font dictionary."""
        key = obj.objgen if obj.is_indirect else obj.unparse()
        if key not in self._fonts:
            self._fonts[key] = Font(obj)
        return self._fonts[key]

    @cached_property
    def tree(self):
        """The structure tree; one without elements if the file has none."""
        root = dictionary(self.catalog.get("/StructTreeRoot"))
        return Tree(root, self.page_numbers)

    @cached_property
    def parent_tree(self):
        root = dictionary(self.catalog.get("/StructTreeRoot"))
        return dict(tree_items(dictionary(root.get("/ParentTree")), "/Nums"))

    @cached_property
    def annotations(self):
        """(page, annotation) of all annotations."""
        return [
            (i, dictionary(annotation))
            for i, page in enumerate(self.pages)
            for annotation in page.get("/Annots", [])
        ]

    @cached_property
    def outline_items(self):
        """All items of the outline, in reading order."""
        todo = [dictionary(self.catalog.get("/Outlines")).get("/First")]
        items, seen = [], set()
        while todo:
            item = todo.pop()
            if item is None or item.objgen in seen:
                continue
            seen.add(item.objgen)
            items.append(item)
            todo += [item.get("/Next"), item.get("/First")]
        return items

    @cached_property
    def actions(self):
        """(page or None, action) of everything that a reader may set going."""
        todo = [(None, self.catalog.get("/OpenAction"))]
        todo += [(None, item.get("/A")) for item in self.outline_items]
        todo += [(page, annot.get("/A")) for page, annot in self.annotations]
        actions, seen = [], set()
        while todo:
            page, action = todo.pop()
            if (
                isinstance(action, Array)
                and len(action)
                and dictionary(action[0]).get("/S")
            ):
                todo += [(page, a) for a in action]
            elif isinstance(action, Dictionary) and action.objgen not in seen:
                seen |= {action.objgen} if action.is_indirect else set()
                actions.append((page, action))
                todo.append((page, action.get("/Next")))
        return actions

    @cached_property
    def named_destinations(self):
        names = dictionary(self.catalog.get("/Names"))
        found = dict(tree_items(dictionary(names.get("/Dests")), "/Names"))
        old = dictionary(self.catalog.get("/Dests"))
        return {**found, **{key[1:]: old[key] for key in old.keys()}}

    def destination_page(self, dest):
        """The page, from 0, that a destination leads to; None if it leads nowhere."""
        if isinstance(dest, (Name, pikepdf.String)):
            dest = self.named_destinations.get(str(dest).lstrip("/"))
        if isinstance(dest, Dictionary):
            dest = dest.get("/D")
        if not isinstance(dest, Array) or len(dest) < 2:
            return None
        page = dest[0]
        return (
            self.page_numbers.get(page.objgen) if isinstance(page, Dictionary) else None
        )

    def sequences(self, element):
        """The marked-content sequences at and below element, in the tree's order."""
        for mcr in element.all_mcrs():
            content = self.contents[mcr.page] if mcr.page is not None else None
            if content and mcr.mcid in content.sequences:
                yield content.sequences[mcr.mcid]

    def text(self, element):
        """The text of element, as a reader would extract it."""
        return "".join(s.text() for s in self.sequences(element))
