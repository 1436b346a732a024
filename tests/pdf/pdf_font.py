"""pdf_font.py -- a font: which codes are shown, what they mean, how wide they are."""
import io
import logging
import re
import struct
from functools import cached_property

from pikepdf import Array, Dictionary, Name, Stream

logging.getLogger("fontTools").setLevel(logging.CRITICAL)  # it tells of trifles

HEX = rb"<([0-9A-Fa-f\s]*)>"
BLOCK = re.compile(rb"(\d+)\s+begin(bfchar|bfrange|codespacerange)(.*?)end\2", re.S)
PAIR = re.compile(HEX + rb"\s*" + HEX)
RANGE = re.compile(HEX + rb"\s*" + HEX + rb"\s*(?:" + HEX + rb"|\[([^\]]*)\])")


class Font:
    def __init__(self, obj):
        self.obj = obj
        self.name = str(obj.get("/BaseFont", "/(no name)"))[1:]
        self.is_composite = obj.get("/Subtype") == Name.Type0
        self.code_bytes = 2 if self.is_composite else 1
        self.used = {}  # code shown -> the first page with it

    def codes(self, shown):
        if self.is_composite:
            return struct.unpack(f">{len(shown) // 2}H", shown[: len(shown) & ~1])
        return tuple(shown)

    def note(self, shown, page):
        for code in set(self.codes(shown)).difference(self.used):
            self.used[code] = page

    def decode(self, shown):
        meaning = self.to_unicode.meaning
        return "".join(meaning.get(code, "") for code in self.codes(shown))

    @cached_property
    def descendant(self):
        """The CIDFont of a composite font."""
        fonts = self.obj.get("/DescendantFonts")
        return fonts[0] if isinstance(fonts, Array) and len(fonts) else Dictionary()

    @cached_property
    def descriptor(self):
        owner = self.descendant if self.is_composite else self.obj
        return owner.get("/FontDescriptor", Dictionary())

    @cached_property
    def to_unicode(self):
        stream = self.obj.get("/ToUnicode")
        return ToUnicode(stream.read_bytes() if isinstance(stream, Stream) else b"")

    @cached_property
    def widths(self):
        """CID -> width, of the W array (ISO 32000-1, 9.7.4.3)."""
        widths, items = {}, iter(self.descendant.get("/W", Array()))
        for first in items:
            then = next(items)
            if isinstance(then, Array):
                widths.update((int(first) + i, float(w)) for i, w in enumerate(then))
            else:
                cids = range(int(first), int(then) + 1)
                widths.update(dict.fromkeys(cids, float(next(items))))
        return widths

    def width(self, cid):
        return self.widths.get(cid, float(self.descendant.get("/DW", 1000)))

    @cached_property
    def file_key(self):
        """The descriptor's key of the embedded font program, or None."""
        keys = ("/FontFile", "/FontFile2", "/FontFile3")
        return next((key for key in keys if key in self.descriptor), None)

    @cached_property
    def program(self):
        """The embedded font program. Raises what fontTools raises if it is broken."""
        stream = self.descriptor[self.file_key]
        data = stream.read_bytes()
        if self.file_key == "/FontFile3" and data[:4] != b"OTTO":
            return CffProgram(bare_cff(data))
        return sfnt_program(data)


class ToUnicode:
    """A ToUnicode CMap (ISO 32000-1, 9.10.3), and what is wrong with its form."""

    def __init__(self, data):
        self.meaning = {}  # code -> text
        self.faults = []
        self.has_codespace = False
        readers = {
            b"bfchar": self._read_chars,
            b"bfrange": self._read_ranges,
            b"codespacerange": self._read_codespace,
        }
        for count, kind, body in BLOCK.findall(data):
            found = readers[kind](body)
            if found != int(count):
                self.faults.append(f"{kind.decode()} says {int(count)} and has {found}")
            if int(count) > 100:
                self.faults.append(f"{kind.decode()} has more than 100 entries")

    def _read_codespace(self, body):
        pairs = PAIR.findall(body)
        self.has_codespace = [(number(a), number(b)) for a, b in pairs] == [(0, 0xFFFF)]
        return len(pairs)

    def _read_chars(self, body):
        pairs = PAIR.findall(body)
        for code, text in pairs:
            self._add(number(code), unhex(text))
        return len(pairs)

    def _read_ranges(self, body):
        ranges = RANGE.findall(body)
        for first, last, start, items in ranges:
            codes = range(number(first), number(last) + 1)
            if number(first) >> 8 != number(last) >> 8:
                self.faults.append(f"bfrange <{first.decode()}> crosses a last byte FF")
            if start:
                texts = [successor(unhex(start), i) for i in range(len(codes))]
            else:
                texts = [unhex(item) for item in re.findall(HEX, items)]
            if len(codes) != len(texts):
                self.faults.append(
                    f"bfrange <{first.decode()}> has too few or many texts"
                )
            for code, text in zip(codes, texts):
                self._add(code, text)
        return len(ranges)

    def _add(self, code, utf16):
        if code in self.meaning:
            self.faults.append(f"code {code:04X} stands twice")
        try:
            self.meaning[code] = utf16.decode("utf-16-be")
        except UnicodeDecodeError:
            self.faults.append(f"the text of code {code:04X} is not UTF-16BE")
            self.meaning[code] = ""


def unhex(digits):
    return bytes.fromhex(digits.decode())


def number(digits):
    return int.from_bytes(unhex(digits), "big")


def successor(utf16, i):
    """The i-th text of a range: the last UTF-16 unit counts up."""
    last = (int.from_bytes(utf16[-2:], "big") + i) & 0xFFFF
    return utf16[:-2] + last.to_bytes(2, "big")


# Font programs: glyph_count, width(cid) per 1000, is_blank(cid).


class TrueTypeProgram:
    def __init__(self, font):
        self.font = font
        self.glyph_count = font["maxp"].numGlyphs
        self.scale = 1000 / font["head"].unitsPerEm

    def has(self, cid):
        return cid < self.glyph_count

    def width(self, cid):
        return self.font["hmtx"][f"g{cid}"][0] * self.scale

    def is_blank(self, cid):
        return self.font["glyf"][f"g{cid}"].numberOfContours == 0


class CffProgram:
    def __init__(self, cff):
        self.top = cff[0]
        self.strings = self.top.CharStrings
        self.order = cff[0].charset
        self.is_cid_keyed = hasattr(self.top, "ROS")
        self.scale = self.top.FontMatrix[0] * 1000
        self.glyph_count = len(self.order)
        self.drawn = {}

    def _name(self, cid):
        if self.is_cid_keyed:
            return f"cid{cid:05d}" if cid else ".notdef"
        return self.order[cid] if cid < self.glyph_count else None

    def has(self, cid):
        return self._name(cid) in self.strings

    def _draw(self, cid):
        """(width, is blank)"""
        from fontTools.pens.recordingPen import RecordingPen

        if cid not in self.drawn:
            pen = RecordingPen()
            glyph = self.strings[self._name(cid)]
            glyph.draw(pen)
            self.drawn[cid] = glyph.width * self.scale, not pen.value
        return self.drawn[cid]

    def width(self, cid):
        return self._draw(cid)[0]

    def is_blank(self, cid):
        return self._draw(cid)[1]


def sfnt_program(data):
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(data), lazy=True)
    if "CFF " in font:
        return CffProgram(font["CFF "].cff)
    # Names of glyphs are of no use here, and a subset may have no table of them.
    font.setGlyphOrder([f"g{i}" for i in range(font["maxp"].numGlyphs)])
    return TrueTypeProgram(font)


def bare_cff(data):
    from fontTools.cffLib import CFFFontSet

    cff = CFFFontSet()
    cff.decompile(io.BytesIO(data), None)
    return cff
