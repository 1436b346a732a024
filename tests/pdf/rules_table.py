"""rules_table.py -- rules for tables: regular, and every cell under a header."""
from pikepdf import Array, Name

SCOPES = {"Row", "Column", "Both"}


class Grid:
    """A table's cells laid out in rows and columns."""

    def __init__(self, table):
        self.rows = table_rows(table)
        self.slots = {}  # (row, column) -> cell
        self.areas = {}  # cell -> (row, column, rows, columns)
        self.overlapping = []
        for row, element in enumerate(self.rows):
            self._place_row(row, element)

    def _place_row(self, row, element):
        column = 0
        for cell in element.elements():
            while (row, column) in self.slots:
                column += 1
            rows, columns = span(cell, "/RowSpan"), span(cell, "/ColSpan")
            self.areas[cell] = row, column, rows, columns
            for slot in slots(row, column, rows, columns):
                if self.slots.setdefault(slot, cell) is not cell:
                    self.overlapping.append(cell)
            column += columns

    def widths(self):
        """The width of each row: the columns filled, from the left, without a gap."""
        counts = [0] * len(self.rows)
        for row, column in sorted(self.slots):
            if row < len(counts) and column == counts[row]:
                counts[row] += 1
        return counts

    def too_deep(self):
        """Cells that span rows which the table does not have."""
        return [
            c
            for c, (row, _, rows, _) in self.areas.items()
            if row + rows > len(self.rows)
        ]


def slots(row, column, rows, columns):
    return [(row + i, column + j) for i in range(rows) for j in range(columns)]


def table_rows(table):
    """The rows of table, those in THead, TBody and TFoot too."""
    rows = []
    for kid in table.elements():
        rows += [kid] if kid.role == "TR" else kid.elements()
    return [row for row in rows if row.role == "TR"]


def span(cell, key):
    value = cell.attribute(Name.Table, key)
    return value if isinstance(value, int) and value > 0 else 1


def scope(cell):
    return cell.attribute_name(Name.Table, "/Scope")


def headers(cell):
    """The IDs that cell names as its headers."""
    found = cell.attribute(Name.Table, "/Headers")
    return [str(key) for key in found] if isinstance(found, Array) else []


def is_blank(doc, cell):
    return all(sequence.is_empty() for sequence in doc.sequences(cell))


def table_regular(doc):
    for table in doc.tree.of_role("Table"):
        grid = Grid(table)
        widths = grid.widths()
        for row, width in zip(grid.rows, widths):
            if width != widths[0]:
                text = f"{row} is {width} columns wide, the first row {widths[0]}"
                yield row.place(), text
        for cell in grid.too_deep():
            yield cell.place(), f"{cell} spans more rows than {table} has"
        for cell in grid.overlapping:
            yield cell.place(), f"{cell} overlaps another cell"


def table_parts(doc):
    """At most one THead and TFoot, and only around a TBody."""
    for table in doc.tree.of_role("Table"):
        names = [kid.role for kid in table.elements()]
        if names.count("THead") > 1 or names.count("TFoot") > 1:
            yield table.place(), f"{table} has more than one THead or TFoot"
        if {"THead", "TFoot"} & set(names) and "TBody" not in names:
            yield table.place(), f"{table} has THead or TFoot and no TBody"


def header_scope(doc):
    for table in doc.tree.of_role("Table"):
        cells = list(table.below())
        named = {key for cell in cells for key in headers(cell)}
        for cell in cells:
            if cell.role != "TH" or scope(cell) in SCOPES:
                continue
            if cell.string("/ID") not in named:
                yield cell.place(), f"{cell} has no Scope and is in no cell's Headers"


def header_ids(doc):
    for table in doc.tree.of_role("Table"):
        cells = list(table.below())
        known = {cell.string("/ID") for cell in cells if cell.role == "TH"} - {""}
        for cell in cells:
            for key in set(headers(cell)) - known:
                yield cell.place(), f"{cell} names a header that {table} lacks: {key}"


def cells_headed(doc):
    """A cell in the corner between headers may be blank."""
    for table in doc.tree.of_role("Table"):
        grid = Grid(table)
        heads = set()  # (scope, column or row) that a header covers so far
        for cell, (row, column, rows, columns) in grid.areas.items():
            keys = {("Column", column + i) for i in range(columns)}
            keys |= {("Row", row + i) for i in range(rows)}
            if cell.role == "TH":
                wanted = {"Row", "Column"} if scope(cell) == "Both" else {scope(cell)}
                heads |= {key for key in keys if key[0] in wanted}
            elif not headers(cell) and not keys & heads and not is_blank(doc, cell):
                yield cell.place(), f"{cell} has no header in its row or column"


RULES = {
    "table-regular": (table_regular, "ISO 14289-1, 7.2"),
    "table-parts": (table_parts, "ISO 14289-1, 7.2"),
    "header-scope": (header_scope, "ISO 14289-1, 7.5"),
    "header-ids": (header_ids, "ISO 14289-1, 7.5"),
    "cells-headed": (cells_headed, "ISO 14289-1, 7.5"),
}
