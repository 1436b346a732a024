#!/usr/bin/env python3
"""Hold workbooks against what every workbook of ours promises.

    xlsx_check.py FILE.xlsx ...

Prints one line per fault; exit status 1 if there is any.
"""

import re
import sys
import zipfile
from xml.etree import ElementTree

import openpyxl
from openpyxl.utils import range_boundaries

ROW_CELL = re.compile(r"\w+\[\[#This Row\],\[((?:'.|[^\]'])+)\]\]|\$?([A-Z]{1,3})\$?(\d+)")
YES_NO = {"ja", "nej"}
MAX_HEIGHT = 409


def unescape(heading):
    return re.sub(r"'(.)", r"\1", heading)


def covers(ranges, row, column):
    return any(
        left <= column <= right and top <= row <= bottom
        for left, top, right, bottom in ranges
    )


def bounds(sqref):
    return [range_boundaries(part) for part in str(sqref).split()]


class Check:
    def __init__(self, path):
        self.path = path
        self.faults = []
        self.book = openpyxl.load_workbook(path)
        self.values = openpyxl.load_workbook(path, data_only=True)
        self.zip = zipfile.ZipFile(path)

    def need(self, condition, text):
        if not condition:
            self.faults.append(text)

    def run(self):
        properties = self.book.properties
        self.need(properties.title, "the document has no title")
        self.need(properties.creator is not None, "the document has no author")
        self.need(self.book.sheetnames, "no sheets")
        self.need(self.book.active == self.book.worksheets[0], "the first sheet is not active")
        for sheet in self.book.worksheets:
            if sheet.sheet_state == "visible":
                self.sheet(sheet)
        self.package()
        return self.faults

    # ---- Sheets ----

    def sheet(self, sheet):
        name = sheet.title
        setup = sheet.page_setup
        self.need(sheet.sheet_properties.pageSetUpPr and
                  sheet.sheet_properties.pageSetUpPr.fitToPage and
                  setup.fitToWidth in (None, 1), f"{name}: not one page wide")
        self.need(int(setup.paperSize or 0) == 9, f"{name}: not A4")
        footer = sheet.oddFooter
        self.need("&P" in (footer.left.text or "") + (footer.center.text or "") +
                  (footer.right.text or ""), f"{name}: no page number in the foot")
        self.heights(sheet)
        self.formulas(sheet)
        for table in sheet.tables.values():
            self.table(sheet, table)

    def heights(self, sheet):
        for row in sheet.iter_rows():
            wrapped = [c for c in row if isinstance(c.value, str) and c.alignment.wrap_text]
            height = sheet.row_dimensions[row[0].row].height
            if wrapped:
                self.need(height, f"{sheet.title}: row {row[0].row} has wrapped text and no height")
            self.need(not height or height <= MAX_HEIGHT,
                      f"{sheet.title}: row {row[0].row} is too high")

    def table(self, sheet, table):
        name = f"{sheet.title}/{table.name}"
        left, top, right, bottom = range_boundaries(table.ref)
        self.need(table.autoFilter and table.autoFilter.ref, f"{name}: no filter")
        self.need(sheet.freeze_panes == f"A{top + 1}", f"{name}: the head is not frozen")
        self.need(sheet.print_title_rows in (f"${top}:${top}", f"{top}:{top}"),
                  f"{name}: the head is not repeated: {sheet.print_title_rows}")
        self.need(sheet.page_setup.orientation == "landscape", f"{name}: not landscape")
        self.need(bottom > top, f"{name}: no rows")
        headings = [column.name for column in table.tableColumns]
        self.need(len({h.casefold() for h in headings}) == len(headings),
                  f"{name}: equal headings")
        for i, heading in enumerate(headings):
            shown = sheet.cell(top, left + i).value
            self.need(shown == heading, f"{name}: heading {shown!r} is {heading!r} in the table")
            self.column(sheet, name, heading, left + i, range(top + 1, bottom + 1))

    def column(self, sheet, name, heading, column, rows):
        """Lists to choose from, where the values are such."""
        values = {sheet.cell(row, column).value for row in rows} - {None}
        lists = [r for v in sheet.data_validations.dataValidation if v.type == "list"
                 for r in bounds(v.sqref)]
        choice = values and values <= YES_NO or heading.casefold().startswith("status")
        if choice:
            self.need(all(covers(lists, row, column) for row in rows),
                      f"{name}: {heading!r} has no list to choose from")

    def formulas(self, sheet):
        levels = [r for rule in sheet.conditional_formatting for r in bounds(rule.sqref)]
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "e":
                    self.need(False, f"{sheet.title}!{cell.coordinate}: {cell.value}")
                if cell.data_type != "f":
                    continue
                where = f"{sheet.title}!{cell.coordinate}"
                self.need(covers(levels, cell.row, cell.column),
                          f"{where}: a formula outside the risk values: {cell.value}")
                self.product(sheet, cell, where)

    def product(self, sheet, cell, where):
        factors = []
        for heading, letters, number in ROW_CELL.findall(cell.value):
            if letters:
                factors.append(sheet[f"{letters}{number}"].value)
            else:
                factors.append(self.in_row(sheet, cell.row, unescape(heading)))
        cached = self.values[sheet.title][cell.coordinate].value
        self.need(len(factors) == 2 and None not in factors and
                  factors[0] * factors[1] == cached,
                  f"{where}: {cell.value} of {factors} is stored as {cached}")

    @staticmethod
    def in_row(sheet, row, heading):
        for table in sheet.tables.values():
            left, top, _, bottom = range_boundaries(table.ref)
            if top < row <= bottom:
                for i, column in enumerate(table.tableColumns):
                    if column.name == heading:
                        return sheet.cell(row, left + i).value
        return None

    # ---- What openpyxl does not show ----

    def package(self):
        for info in self.zip.infolist():
            self.need(info.date_time[:3] == (1980, 1, 1),
                      f"{info.filename}: dated {info.date_time}")
            if info.filename.startswith("xl/drawings/drawing"):
                self.alt(info.filename, "}cNvPr", "descr")
            if info.filename.startswith("xl/tables/"):
                self.alt(info.filename, "}table", "altTextSummary")

    def alt(self, member, tag, attribute):
        elements = [e for e in ElementTree.fromstring(self.zip.read(member)).iter()
                    if e.tag.endswith(tag) and (tag != "}table" or "2009/9" in e.tag)]
        self.need(elements and all(e.get(attribute) for e in elements),
                  f"{member}: no alt text")


def main(paths):
    if not paths:
        sys.exit(__doc__)
    failed = False
    for path in paths:
        faults = Check(path).run()
        for fault in faults:
            print(f"{path}: {fault}")
        failed = failed or bool(faults)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
