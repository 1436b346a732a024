"""html_page.py -- what must hold of every page, and the words that it says."""
import re
import unicodedata

import html5lib
from lxml import html

BULLET = "•"
BLOCKS = set("""address article blockquote br caption dd div dl dt figcaption figure
    footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section svg table tbody td
    text tfoot th thead tr ul""".split())
LINKS = re.compile(r"^(?:https?://|mailto:|#)", re.I)
DRAWN = "svg g text figure ul li span strong figcaption".split()
POLICY = "default-src 'none'"


class Page:
    def __init__(self, raw):
        self.text = raw.decode()
        self.tree = html.document_fromstring(raw)
        self.ids = [e.get("id") for e in self.tree.iter() if e.get("id") is not None]

    def all(self, path):
        return self.tree.xpath(path)

    def faults(self):
        """What is wrong with the page, a line each."""
        return [fault for rule in RULES for fault in rule(self)]


# ---- Rules ----


def syntax(page):
    parser = html5lib.HTMLParser(strict=True)
    try:
        parser.parse(page.text)
    except html5lib.html5parser.ParseError as error:
        line, column = parser.errors[0][0] if parser.errors else (0, 0)
        yield f"is no HTML at {line}:{column}: {error}"


def head(page):
    if page.tree.getroottree().getroot().get("lang") != "sv":
        yield "does not say its language"
    if not (page.tree.findtext("head/title") or "").strip():
        yield "has no title"
    for name in ("viewport", "description"):
        if not page.all(f"head/meta[@name='{name}']/@content"):
            yield f"has no {name}"
    policies = page.all("head/meta[@http-equiv='Content-Security-Policy']/@content")
    if not policies or not policies[0].startswith(POLICY):
        yield "has no content security policy"


def places(page):
    for name in {i for i in page.ids if page.ids.count(i) > 1}:
        yield f"has the id {name!r} twice"
    for name in page.ids:
        if not name or re.search(r"\s", name):
            yield f"has an id that is no name: {name!r}"
    for element in page.tree.iter():
        for attribute in ("aria-labelledby", "aria-describedby", "headers", "for"):
            for name in (element.get(attribute) or "").split():
                if name not in page.ids:
                    yield f"{attribute} names {name!r}, which is not there"


def links(page):
    for link in page.all("//a"):
        address = link.get("href") or ""
        if not LINKS.match(address):
            yield f"leads to {address!r}"
        if address.startswith("#") and address[1:] not in page.ids:
            yield f"leads to {address}, which is not there"
        if not link.text_content().strip():
            yield f"has a link without words to {address}"


def nothing_from_elsewhere(page):
    for element in page.tree.iter("script", "link", "iframe", "object", "base", "form"):
        yield f"has <{element.tag}>"
    for element in page.tree.iter():
        for name, value in element.attrib.items():
            if name.startswith("on"):
                yield f"has {name}="
            if name in ("src", "srcset", "poster") and not re.match(
                    r"data:image/(png|jpeg);base64,[A-Za-z0-9+/]+=*$", value):
                yield f"fetches {value[:60]!r}"
    if re.search(r"@import|url\(", "".join(page.all("//style/text()"))):
        yield "its style sheet fetches something"


def headings(page):
    levels = [int(e.tag[1]) for e in page.tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    if levels.count(1) != 1 or levels[0] != 1:
        yield f"has not one h1, first of all headings: {levels}"
    for before, now in zip(levels, levels[1:]):
        if now > before + 1:
            yield f"goes from h{before} to h{now}"
    for element in page.tree.iter("h1", "h2", "h3", "h4", "h5", "h6"):
        if not element.text_content().strip():
            yield f"has an empty {element.tag}"


def lists(page):
    for tag in page.all("//ul | //ol"):
        if not len(tag) or any(e.tag != "li" for e in tag):
            yield f"<{tag.tag}> holds other than items"


def pictures(page):
    for picture in page.all("//img"):
        if picture.get("alt") is None:
            yield "has a picture without alt"
    for drawing in page.all("//svg"):
        hidden = drawing.get("aria-hidden") == "true"
        named = drawing.get("role") == "img" and drawing.get("aria-labelledby")
        if not hidden and not named:
            yield "has a drawing without a name"
        if hidden and drawing.text_content().strip():
            yield "hides words"


def span(cell, name):
    return int(cell.get(name) or 1)


def table_grid(table):
    """Rows of columns' cells, and the faults in how they lie."""
    grid, faults, width = {}, [], 0
    rows = table.xpath(".//tr[ancestor::table[1]=$t]", t=table)
    for y, row in enumerate(rows):
        x = 0
        group = row.getparent()
        left = len(group) - group.index(row)
        for cell in row:
            while (y, x) in grid:
                x += 1
            if span(cell, "rowspan") > left:
                faults.append("a cell goes on below its group of rows")
            for dy in range(span(cell, "rowspan")):
                for dx in range(span(cell, "colspan")):
                    if (y + dy, x + dx) in grid:
                        faults.append("cells lie on one another")
                    grid[y + dy, x + dx] = cell
            x += span(cell, "colspan")
            width = max(width, x)
    if any((y, x) not in grid for y in range(len(rows)) for x in range(width)):
        faults.append("a row is shorter than others")
    return grid, faults


def tables(page):
    for table in page.all("//table"):
        grid, faults = table_grid(table)
        yield from faults
        groups = table.xpath("./colgroup")
        columns = sum(max(len(g), span(g, "span")) for g in groups)
        if groups and columns != 1 + max(x for _, x in grid):
            yield "a table's columns are not those of its cells"
        for cell in table.xpath(".//th"):
            scope = cell.get("scope")
            if scope not in ("row", "col", "rowgroup", "colgroup"):
                yield "a heading in a table does not say what it heads"
            if scope in ("col", "colgroup") and cell.getparent().getparent().tag != "thead":
                yield "the heading of a column is not in the head"
            if not cell.text_content().strip():
                yield "a heading in a table is empty"
        if not table.xpath(".//th"):
            yield "a table without headings"
        wide = 1 + max(x for _, x in grid) > 3
        around = table.getparent()
        scrolls = around.get("role") == "region" and around.get("tabindex") == "0" and \
            (around.get("aria-label") or around.get("aria-labelledby"))
        if wide and not scrolls:
            yield "a wide table that the keyboard cannot scroll"


def names(page):
    said = [e.get("aria-label") for e in page.all("//nav | //*[@role='region']")
            if e.get("aria-label")]
    for name in {n for n in said if said.count(n) > 1}:
        yield f"has two places called {name!r}"


def furniture(page):
    for element in page.all("body/header | body/footer | //div[@class='annex']"):
        text = " ".join(element.itertext())
        if "{" in text or re.search(r"\d+ ?\(\d+\)", text):
            yield f"numbers pages: {text!r}"


DATE = re.compile(r"\b20[0-9]{2}-(?:0[1-9]|1[0-2])-(?:[01][1-9]|2[0-8])\b")


def dates(page):
    """In a narrow column a date would be broken at its dashes: <time> keeps it whole."""
    for text in page.all("//td//text()[not(ancestor::time)]"):
        if DATE.search(text):
            yield f"a date may be broken: {text!r}"


RULES = [syntax, head, places, links, nothing_from_elsewhere, headings, lists, pictures,
         tables, names, furniture, dates]


# ---- Words ----


def labels(element):
    """What a browser puts before an item."""
    if element.tag != "li" or element.getparent().get("role") == "list":
        return ""
    parent = element.getparent()
    if parent.tag == "ul":
        return BULLET
    return f"{int(parent.get('start') or 1) + parent.index(element)}."


def pieces(element):
    if element.tag in ("style", "title", "desc") or not isinstance(element.tag, str):
        return
    block = element.tag in BLOCKS
    if block:
        yield " "
    if element.tag == "svg" or element.get("class") == "bars":
        yield "".join("".join(element.itertext(*DRAWN)).split()) + " "
        return
    label = labels(element)
    if label:
        yield f"{label} "
    yield element.text or ""
    for kid in element:
        yield from pieces(kid)
        yield kid.tail or ""
    if block:
        yield " "


UNSEEN = "\u00ad\u200b"  # soft hyphen, zero-width space


def as_drawn(word):
    """Letters that run from right to left stand in a PDF in the order of the eye."""
    leftwards = any(unicodedata.bidirectional(c) in ("R", "AL") for c in word)
    return "".join(sorted(word)) if leftwards else word


def split(text):
    """Words without what nobody sees; what is no character is what a PDF shows in its
    place."""
    text = "".join("?" if unicodedata.category(c) == "Cn" else c
                   for c in text if c not in UNSEEN)
    return [as_drawn(word) for word in text.split()]


def words(element):
    """The words that a reader sees, in order; those of a figure are one."""
    return split("".join(pieces(element)))


def said_by(page):
    """(words of the text, words of its notes), apart from heads and feet."""
    main = page.tree.find("body/main")
    notes = [words(e) for e in main.xpath("section[@role='doc-endnotes']/ul/li")]
    for furniture in main.xpath(
            ".//div[@class='annex'] | section[@role='doc-endnotes']"):
        furniture.getparent().remove(furniture)
    return words(main), notes
