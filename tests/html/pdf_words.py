"""pdf_words.py -- the words of a PDF in the order of its structure."""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "pdf"))
from pdf_document import Document
from pdf_tree import Element, Mcr

from html_page import split

INLINE = set("Span Link Reference Code Quote".split())
# Role -> what is taken of its text. A line of the contents ends with a page number;
# in a figure each word is drawn for itself, without blanks.
WHOLE = {"TOCI": lambda text: " ".join(text.split()[:-1]),
         "Figure": lambda text: "".join(text.split())}


def text_of(document, mcr):
    content = document.contents[mcr.page] if mcr.page is not None else None
    found = content.sequences.get(mcr.mcid) if content else None
    return found.text() if found else ""


def pieces(document, element, notes):
    """Text below the element; notes are put aside, and page numbers left out."""
    for kid in element.kids:
        if isinstance(kid, Mcr):
            yield text_of(document, kid)
        elif isinstance(kid, Element) and kid.role == "Note":
            notes.append(words(document, kid, notes))
        elif isinstance(kid, Element):
            around = "" if kid.role in INLINE else " "
            yield around
            if kid.role in WHOLE:
                yield WHOLE[kid.role]("".join(pieces(document, kid, notes)))
            else:
                yield from pieces(document, kid, notes)
            yield around


def words(document, element, notes):
    own = []
    text = "".join(pieces(document, element, own))
    notes.extend(own)
    return split(text)


def said_by(raw):
    """(words of the text, [words of each note]) of a PDF's bytes."""
    document, notes, text = Document(raw), [], []
    for element in document.tree.top:
        text += words(document, element, notes)
    return text, sorted(notes, key=lambda note: int(note[0]))
