"""rules_font.py -- rules for fonts and for each glyph shown."""
import re

from pikepdf import Name, Stream

SUBSET_NAME = re.compile(r"^[A-Z]{6}\+.")
FORBIDDEN_TEXT = {0x0000, 0xFEFF, 0xFFFD, 0xFFFE, 0xFFFF}
PRIVATE_USE = [(0xE000, 0xF8FF), (0xF0000, 0xFFFFD), (0x100000, 0x10FFFD)]
BLANK = {0x00AD, 0x200B, 0x200C, 0x200D, 0x2060}  # may be drawn as nothing
# What the embedded program of each kind of font is. ISO 32000-1, 9.9, allows FontFile3
# OpenType too, but veraPDF finds no glyphs in one whose CFF is not keyed by CID.
FILES = {
    "/CIDFontType2": ("/FontFile2", "None"),
    "/CIDFontType0": ("/FontFile3", "/CIDFontType0C"),
}


def shown(doc, wanted=lambda font: True):
    """(font, code, first page) of all glyphs shown in the fonts wanted."""
    for font in filter(wanted, doc.fonts):
        for code, page in sorted(font.used.items()):
            yield font, code, page


def glyph(font, code):
    return f"glyph {code} of {font.name}"


def font_kind(doc):
    """Only fonts that the other rules know how to check may pass."""
    for font in doc.fonts:
        if not font.is_composite or font.obj.get("/Encoding") != Name("/Identity-H"):
            yield None, f"font {font.name} is not Type0 with Encoding Identity-H"
        elif str(font.descendant.get("/Subtype")) not in FILES:
            yield None, f"font {font.name} has no CIDFontType0 or CIDFontType2"


def font_embedded(doc):
    for font in doc.fonts:
        stream = font.descriptor[font.file_key] if font.file_key else None
        if not isinstance(stream, Stream):
            yield None, f"font {font.name} is not embedded"
            continue
        found = font.file_key, str(stream.get("/Subtype"))
        if found != FILES.get(str(font.descendant.get("/Subtype")), found):
            yield None, f"font {font.name} is embedded as {found[0][1:]} {found[1]}"


def font_program(doc):
    """The embedded program can be read. The rules for glyphs rely on it."""
    for font in filter(lambda font: font.file_key, doc.fonts):
        try:
            font.program.glyph_count
        except Exception as error:  # fontTools raises all kinds
            yield None, f"the program of font {font.name} cannot be read: {error!r}"


def font_names(doc):
    for font in doc.fonts:
        names = {
            font.name.removesuffix("-Identity-H"),  # as 9.7.6.1 wants it for CFF
            str(font.descendant.get("/BaseFont", "/"))[1:],
            str(font.descriptor.get("/FontName", "/"))[1:],
        }
        if len(names) > 1:
            yield None, f"font {font.name} has several names: {sorted(names)}"
        if not SUBSET_NAME.match(font.name):
            yield None, f"font {font.name} has no subset tag (ABCDEF+)"


def font_glyph_map(doc):
    for font in doc.fonts:
        is_type2 = font.descendant.get("/Subtype") == Name.CIDFontType2
        if is_type2 and font.descendant.get("/CIDToGIDMap") != Name.Identity:
            yield None, f"font {font.name} has no CIDToGIDMap Identity"


def font_to_unicode(doc):
    for font in doc.fonts:
        if not isinstance(font.obj.get("/ToUnicode"), Stream):
            yield None, f"font {font.name} has no ToUnicode"
            continue
        for fault in sorted(set(font.to_unicode.faults)):
            yield None, f"ToUnicode of {font.name}: {fault}"
        if not font.to_unicode.has_codespace:
            yield None, f"ToUnicode of {font.name} has no codespace <0000> <FFFF>"


def strings_even(doc):
    for page, content in enumerate(doc.contents):
        if content.odd_strings:
            yield page, f"{content.odd_strings} strings end within a code of two bytes"


def glyph_unicode(doc):
    for font, code, page in shown(doc):
        text = font.to_unicode.meaning.get(code, "")
        bad = [c for c in text if is_meaningless(ord(c))]
        if not text:
            yield page, f"{glyph(font, code)} has no text in ToUnicode"
        elif bad:
            yield page, f"{glyph(font, code)} means U+{ord(bad[0]):04X} in ToUnicode"


def is_meaningless(char):
    return char in FORBIDDEN_TEXT or any(a <= char <= b for a, b in PRIVATE_USE)


def glyph_notdef(doc):
    for font, code, page in shown(doc):
        if code == 0:
            yield page, f"{font.name} shows .notdef"


def readable(font):
    """Whether the font's program says something of its glyphs."""
    try:
        return font.is_composite and font.program.glyph_count > 0
    except Exception:  # font_program and font_embedded tell of it
        return False


def glyph_present(doc):
    """A subset that lost a glyph shows nothing, or an outline of nothing."""
    for font, code, page in shown(doc, readable):
        text = font.to_unicode.meaning.get(code, "")
        visible = any(not c.isspace() and ord(c) not in BLANK for c in text)
        if not font.program.has(code):
            yield page, f"{glyph(font, code)} is not in the font program"
        elif visible and font.program.is_blank(code):
            yield page, f"{glyph(font, code)} ({text}) has no outline"


def glyph_widths(doc):
    for font, code, page in shown(doc, readable):
        if font.program.has(code):
            said, drawn = font.width(code), font.program.width(code)
            if abs(said - drawn) > 1:
                text = f"{glyph(font, code)} is {drawn:.1f} wide, and W says {said:.1f}"
                yield page, text


RULES = {
    "font-kind": (font_kind, "house; ISO 14289-1, 7.21.3.1"),
    "font-embedded": (font_embedded, "ISO 14289-1, 7.21.4.1; ISO 19005-2, 6.2.11.4.1"),
    "font-program": (font_program, "ISO 19005-2, 6.2.11.2"),
    "font-names": (font_names, "ISO 32000-1, 9.6.4 and 9.7.6.1"),
    "font-glyph-map": (
        font_glyph_map,
        "ISO 14289-1, 7.21.3.2; ISO 19005-2, 6.2.11.3.2",
    ),
    "font-to-unicode": (font_to_unicode, "ISO 14289-1, 7.21.7; ISO 32000-1, 9.10.3"),
    "strings-even": (strings_even, "ISO 32000-1, 9.7.6.2"),
    "glyph-unicode": (glyph_unicode, "ISO 14289-1, 7.21.7; ISO 19005-2, 6.2.11.7"),
    "glyph-notdef": (glyph_notdef, "ISO 14289-1, 7.21.8; ISO 19005-2, 6.2.11.8"),
    "glyph-present": (glyph_present, "ISO 14289-1, 7.21.4.1"),
    "glyph-widths": (glyph_widths, "ISO 14289-1, 7.21.5; ISO 19005-2, 6.2.11.5"),
}
