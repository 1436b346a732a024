"""pdf_content.py -- read a page's content stream: what is painted, how it is marked.

Form XObjects are read where they are painted, as part of the page.
"""
from collections import Counter

import pikepdf
from pikepdf import Array, Dictionary, Name, String

PATH_PAINTING = set("S s f F f* B B* b b*".split())
SHOWING = set("Tj TJ ' \"".split())
IN_TEXT_ONLY = SHOWING | set("Td TD Tm T* ET".split())
OUT_OF_TEXT_ONLY = (
    PATH_PAINTING
    | {"INLINE IMAGE"}
    | set("q Q cm m l c v y h re W W* n sh Do BT".split())
)
ANYWHERE = set(
    "w J j M d ri i gs CS cs SC SCN sc scn G g RG rg K k "
    "Tc Tw Tz TL Tf Tr Ts BMC BDC EMC MP DP".split()
)
OPERATORS = IN_TEXT_ONLY | OUT_OF_TEXT_ONLY | ANYWHERE
DEVICE_COLOURS = {
    "g": "DeviceGray", "G": "DeviceGray",
    "rg": "DeviceRGB", "RG": "DeviceRGB",
    "k": "DeviceCMYK", "K": "DeviceCMYK",
}  # fmt: skip
FORMS_DEEP = 12  # forms within forms, at most


class Sequence:
    """A marked-content sequence with an MCID."""

    __slots__ = ("tag", "times", "drawn", "pieces")

    def __init__(self, tag):
        self.tag = tag
        self.times = 0  # how often the page has this MCID
        self.drawn = False  # paths, images or shadings are painted in it
        self.pieces = []  # (font, bytes) of each string shown, or ActualText

    def text(self):
        return "".join(
            piece if isinstance(piece, str) else piece[0].decode(piece[1])
            for piece in self.pieces
        )

    def is_empty(self):
        return not self.drawn and not self.text().strip()


class Content:
    """What a content stream does."""

    def __init__(self):
        self.sequences = {}  # MCID -> Sequence
        self.unmarked = Counter()  # painting operator outside of all marks -> times
        self.unbalanced = []  # marks, text objects, q and Q that do not pair
        self.misnested = []  # marks that may not stand within one another
        self.bad_operators = Counter()  # (operator, what is wrong) -> times
        self.missing_resources = set()
        self.odd_strings = 0  # strings whose length does not fit the font's codes
        self.depth = 0  # of q, at most
        self.colours = set()  # device colour spaces used
        self.images = []  # image XObjects painted


class Mark:
    """An open marked-content sequence."""

    __slots__ = ("kind", "sequence", "text_object", "replaced")

    def __init__(self, kind, sequence, text_object, replaced):
        self.kind = kind  # "artifact", "tagged", or "plain"
        self.sequence = sequence
        self.text_object = text_object
        self.replaced = replaced  # ActualText speaks for what is shown within


class Reader:
    """Reads one page into self.content."""

    def __init__(self, page_number, font_of):
        self.page_number = page_number
        self.font_of = font_of  # font dictionary -> Font
        self.content = Content()
        self.marks = []
        self.saved = []  # the font at each q
        self.font = None
        self.text_object = 0  # 0 outside of text objects, else which
        self.text_objects = 0
        self.resources = Dictionary()
        self.forms = 0
        self.handlers = {
            "BMC": self.begin_mark, "BDC": self.begin_mark, "EMC": self.end_mark,
            "BT": self.begin_text, "ET": self.end_text,
            "q": self.save, "Q": self.restore,
            "Tf": self.select_font, "Do": self.paint_object,
            "cs": self.select_colours, "CS": self.select_colours,
            "'": self.show, '"': self.show, "Tj": self.show, "TJ": self.show,
            "sh": self.draw, "INLINE IMAGE": self.draw,
            **dict.fromkeys(PATH_PAINTING, self.draw),
            **dict.fromkeys(DEVICE_COLOURS, self.set_colour),
        }  # fmt: skip

    def read(self, owner, resources):
        """Read the content stream of owner: a page or a form."""
        outer, self.resources = self.resources, resources
        for instruction in pikepdf.parse_content_stream(owner):
            name = str(instruction.operator)
            self.check_place(name)
            handler = self.handlers.get(name)
            if handler:  # unpacking operands is slow: only where they are read
                handler(name, instruction.operands)
        self.resources = outer

    def check_place(self, name):
        if name not in OPERATORS:
            self.content.bad_operators[name, "is not a PDF operator"] += 1
        elif self.text_object and name in OUT_OF_TEXT_ONLY:
            self.content.bad_operators[name, "may not stand within BT … ET"] += 1
        elif not self.text_object and name in IN_TEXT_ONLY:
            self.content.bad_operators[name, "may only stand within BT … ET"] += 1

    def finish(self):
        if self.marks:
            self.unbalanced(f"{len(self.marks)} BDC or BMC without EMC")
        if self.saved:
            self.unbalanced(f"{len(self.saved)} q without Q")
        if self.text_object:
            self.unbalanced("BT without ET")
        return self.content

    def unbalanced(self, text):
        self.content.unbalanced.append(text)

    def resource(self, category, name):
        """The resource of that name; notes it and answers None if there is none."""
        found = self.resources.get(category)
        found = found.get(name) if isinstance(found, Dictionary) else None
        if found is None:
            self.content.missing_resources.add(f"{category[1:]} {name}")
        return found

    # marks

    def begin_mark(self, name, operands):
        tag = str(operands[0])[1:]
        properties = operands[1] if name == "BDC" else None
        if isinstance(properties, Name):
            properties = self.resource("/Properties", str(properties))
        if not isinstance(properties, Dictionary):
            properties = {}
        self.open_mark(tag, properties.get("/MCID"), properties.get("/ActualText"))

    def open_mark(self, tag, mcid, actual_text):
        kind = (
            "artifact" if tag == "Artifact" else "plain" if mcid is None else "tagged"
        )
        sequence = self.marks[-1].sequence if self.marks else None
        self.check_nesting(kind, tag, mcid)
        if kind == "tagged":
            sequence = self.content.sequences.setdefault(int(mcid), Sequence(tag))
            sequence.times += 1
        elif kind == "artifact":
            sequence = None
        replaced = bool(self.marks and self.marks[-1].replaced)
        if actual_text is not None and sequence and not replaced:
            sequence.pieces.append(str(actual_text))
            replaced = True
        self.marks.append(Mark(kind, sequence, self.text_object, replaced))

    def check_nesting(self, kind, tag, mcid):
        outer = [mark.kind for mark in self.marks if mark.kind != "plain"]
        if kind == "artifact" and mcid is not None:
            self.content.misnested.append(f"Artifact has MCID {mcid}")
        if kind != "plain" and outer:
            what = {"artifact": "an Artifact", "tagged": "tagged content"}
            inner = f"MCID {mcid}" if kind == "tagged" else "an Artifact"
            self.content.misnested.append(f"{inner} stands within {what[outer[-1]]}")

    def end_mark(self, _name, _operands):
        if not self.marks:
            self.unbalanced("EMC without BDC or BMC")
        elif self.marks.pop().text_object != self.text_object:
            self.unbalanced("a text object (BT … ET) crosses a marked sequence")

    def painting(self, name):
        """Note that something is painted; the open Sequence it belongs to, or None."""
        if not any(mark.kind != "plain" for mark in self.marks):
            self.content.unmarked[name] += 1
        return self.marks[-1].sequence if self.marks else None

    # text and graphics state

    def begin_text(self, _name, _operands):
        self.text_objects += 1
        self.text_object = self.text_objects

    def end_text(self, _name, _operands):
        self.text_object = 0

    def save(self, _name, _operands):
        self.saved.append(self.font)
        self.content.depth = max(self.content.depth, len(self.saved))

    def restore(self, _name, _operands):
        if self.saved:
            self.font = self.saved.pop()
        else:
            self.unbalanced("Q without q")

    def select_font(self, _name, operands):
        found = self.resource("/Font", str(operands[0]))
        self.font = self.font_of(found) if isinstance(found, Dictionary) else None

    def set_colour(self, name, _operands):
        self.content.colours.add(DEVICE_COLOURS[name])

    def select_colours(self, _name, operands):
        name = str(operands[0])[1:]
        if name in DEVICE_COLOURS.values():
            self.content.colours.add(name)
        elif name != "Pattern":
            self.resource("/ColorSpace", "/" + name)

    # painting

    def draw(self, name, _operands):
        sequence = self.painting(name)
        if sequence:
            sequence.drawn = True

    def show(self, name, operands):
        sequence = self.painting(name)
        if self.font is None:
            self.content.missing_resources.add("a font before text is shown")
            return
        shown = b"".join(bytes(s) for s in strings(operands[-1]))
        if len(shown) % self.font.code_bytes:
            self.content.odd_strings += 1
        self.font.note(shown, self.page_number)
        if sequence and not self.marks[-1].replaced:
            sequence.pieces.append((self.font, shown))

    def paint_object(self, name, operands):
        found = self.resource("/XObject", str(operands[0]))
        if not isinstance(found, pikepdf.Stream):
            return
        if found.get("/Subtype") == Name.Form:
            self.paint_form(found)
        else:
            self.content.images.append(found)
            self.draw(name, operands)

    def paint_form(self, form):
        if self.forms >= FORMS_DEEP:
            self.content.bad_operators["Do", "paints forms within forms too deep"] += 1
            return
        self.forms += 1
        font = self.font
        self.read(form, form.get("/Resources", Dictionary()))
        self.font = font
        self.forms -= 1


def strings(operand):
    """The strings of a text-showing operator's last operand."""
    if isinstance(operand, Array):
        return [item for item in operand if isinstance(item, String)]
    return [operand]


def read_content(page, page_number, font_of):
    """Read a page (its dictionary). font_of: font dictionary -> Font."""
    reader = Reader(page_number, font_of)
    if "/Contents" in page:
        reader.read(page, page.get("/Resources", Dictionary()))
    return reader.finish()
