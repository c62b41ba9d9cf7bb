"""Excel workbooks: values by the fastest reader, the rest (hidden, merged, formats) from the XML itself."""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError

from aiom_workbench.interchange.lists.archive import Parts
from aiom_workbench.interchange.lists.sheets import (
    Cell,
    Content,
    Row,
    Sheet,
    Source,
    Span,
    column_of,
    is_blank,
    refuse_if_too_long,
)
from aiom_workbench.problem import Problem
from aiom_workbench.words import _

MOST_CELLS = 4_000_000
"""The area from the first to the last cell in use that is read as one block."""
_REFERENCE = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br\s*=\s*["\']([A-Z]{1,3})(\d{1,7})')
_FAR = re.compile(rb' r="(?:[A-Z]{2}|[A-Z]\d{6})')
"""A cell beyond column Z or row 99,999: without one no block is larger than `MOST_CELLS`."""
_ODD = ((b"'", b"r='"), (b"=", b"r ="), (b"\t", b"\tr="), (b"\n", b"\nr="))
"""Ways to write a cell's place that no spreadsheet program uses, each after a sign that is found ten times as fast."""
_HIDDEN = re.compile(rb'<(?:\w+:)?row\b(?=[^>]*\bhidden="(?:1|true)")[^>]*\br="(\d+)"')
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_FORMULA = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})\d+"[^>]*>\s*<(?:\w+:)?f\b')
_ERROR = re.compile(rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*?\br="([A-Z]{1,3})(\d+)"[^>]*>(.*?)</(?:\w+:)?c>', re.DOTALL)
_ERROR_VALUE = re.compile(rb"<(?:\w+:)?v>([^<]*)<")
_PERCENT_FORMATS = {"9": "%", "10": "%"}
_ZEROS = re.compile(r"0{2,}")


def open_workbook(path: Path) -> Source:
    """The sheets of an .xlsx file. Raises `Problem` for a file that is damaged, hostile or something else."""
    parts = Parts(path)
    try:
        book = _Book(path, parts)
    except (ExpatError, SyntaxError, KeyError, ValueError) as error:
        raise _damaged(path) from error
    sheets = tuple(_sheet(book, entry) for entry in book.sheets)
    if not sheets:
        raise Problem(_("holds no sheet with cells"), where=str(path), mend=_("save it anew"))
    return Source(file=path.name, kind="xlsx", sheets=sheets, base_1904=book.base_1904)


def _damaged(path: Path) -> Problem:
    mend = _("open it in the spreadsheet program and save it anew")
    return Problem(_("cannot be read as a workbook"), where=str(path), mend=mend)


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    part: str
    visible: bool


class _Book:
    """What the workbook part says: sheets in order, where they stand, the date base, special number formats."""

    def __init__(self, path: Path, parts: Parts) -> None:
        self.path = path
        self.parts = parts
        book_part = next((n for n in parts.parts if n.lower() == "xl/workbook.xml"), "")
        if not book_part:
            book_part = self._main_part()
        root = _xml(parts.parts[book_part])
        targets = self._targets(book_part)
        self.base_1904 = any(
            _local(node.tag) == "workbookPr" and node.get("date1904") in ("1", "true") for node in root.iter()
        )
        self.sheets = [entry for node in root.iter() if _local(node.tag) == "sheet"
                       and (entry := self._entry(node, targets)) is not None]  # fmt: skip
        self._calamine: Any = None
        self.formats = self._formats()

    def _main_part(self) -> str:
        for node in _xml(self.parts.parts["_rels/.rels"]).iter():
            if node.get("Type", "").endswith("/officeDocument"):
                return str(node.get("Target")).lstrip("/")
        raise KeyError("officeDocument")

    def _targets(self, book_part: str) -> dict[str, str]:
        folder, name = posixpath.split(book_part)
        rels = self.parts.parts[f"{folder}/_rels/{name}.rels"]
        found = {}
        for node in _xml(rels).iter():
            target = node.get("Target")
            if target and node.get("TargetMode") != "External" and node.get("Type", "").endswith("/worksheet"):
                place = target if target.startswith("/") else posixpath.join(folder, target)
                found[node.get("Id", "")] = posixpath.normpath(place).lstrip("/")
        return found

    def _entry(self, node: Any, targets: dict[str, str]) -> _Entry | None:
        link = next((value for key, value in node.attrib.items() if key.endswith("}id")), "")
        part = targets.get(link, "")
        if part not in self.parts.parts:
            return None
        return _Entry(node.get("name", ""), part, node.get("state", "visible") == "visible")

    def _formats(self) -> dict[str, str]:
        """By cell style: "%" for percentages, "00000" for numbers that are shown with leading zeros."""
        styles = next((data for name, data in self.parts.parts.items() if name.lower() == "xl/styles.xml"), b"")
        if not styles:
            return {}
        root = _xml(styles)
        codes = dict(_PERCENT_FORMATS)
        for node in root.iter():
            if _local(node.tag) == "numFmt":
                code = node.get("formatCode", "").replace("\\", "").split(";")[0]
                if "%" in code or _ZEROS.fullmatch(code):
                    codes[node.get("numFmtId", "")] = "%" if "%" in code else code
        used = next((node for node in root.iter() if _local(node.tag) == "cellXfs"), ())
        return {str(i): codes[xf.get("numFmtId", "")] for i, xf in enumerate(used) if xf.get("numFmtId") in codes}

    def calamine(self) -> Any:
        """The fast reader on what was checked, and on nothing else."""
        if self._calamine is None:
            import python_calamine

            self._calamine = python_calamine.load_workbook(self.parts.archive())
        return self._calamine


def _sheet(book: _Book, entry: _Entry) -> Sheet:
    return Sheet(entry.name, lambda: _read(book, entry), visible=entry.visible)


def _read(book: _Book, entry: _Entry) -> Content:
    try:
        return _content(book, entry)
    except Problem:
        raise
    except BaseException as error:
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":  # the reader's own, no Exception
            raise _damaged(book.path) from error
        raise


def _content(book: _Book, entry: _Entry) -> Content:
    xml = book.parts.parts[entry.part]
    refuse_if_too_long(xml.count(b"</row>") + xml.count(b":row>") if len(xml) > 10_000_000 else 0, str(book.path))
    start, end = xml.find(b"sheetData") + 9, xml.rfind(b"sheetData")

    def rows_have(sign: bytes, word: bytes) -> bool:
        """Whether a word is among the rows; most have not even its sign, which is found ten times as fast."""
        return xml.find(sign, start, end) >= 0 and xml.find(word, start, end) >= 0

    far = (_FAR.search(xml) is not None or any(sign in xml and odd in xml for sign, odd in _ODD)) and _is_sparse(
        _REFERENCE.findall(xml)
    )
    rows = _sparse(book, xml) if far else _dense(book.calamine().get_sheet_by_name(entry.name))
    if book.formats:
        _as_shown(book, xml, rows)
    return Content(
        rows=tuple(rows),
        hidden=frozenset(int(n) for n in _HIDDEN.findall(xml)) if rows_have(b"h", b"hidden") else frozenset(),
        merged=tuple(_merged(xml)) if xml.find(b"mergeCell", max(0, end)) >= 0 else (),
        formulas=frozenset(_formulas(xml)) if rows_have(b"f", b"f>") else frozenset(),
        errors=dict(_errors(xml)) if rows_have(b"e", b't="e"') else {},
    )


def _merged(xml: bytes) -> Iterator[Span]:
    for left, top, right, bottom in _MERGED.findall(xml):
        yield Span(int(top), column_of(left.decode()), int(bottom), column_of(right.decode()))


def _formulas(xml: bytes) -> Iterator[int]:
    return (column_of(letters.decode()) for letters in set(_FORMULA.findall(xml)))


def _errors(xml: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    for letters, row, inner in _ERROR.findall(xml):
        yield (int(row), column_of(letters.decode())), _error_text(inner)


def _is_sparse(references: list[tuple[bytes, bytes]]) -> bool:
    """Whether the cells lie so far apart that the block around them would be mostly empty, and large."""
    if not references:
        return False
    column = max(references, key=lambda place: (len(place[0]), place[0]))[0]
    row = max(references, key=lambda place: (len(place[1]), place[1]))[1]
    area = (column_of(column.decode()) + 1) * int(row)
    return area > MOST_CELLS and area > 8 * len(references)


def _dense(sheet: Any) -> list[Row]:
    if sheet.start is None:
        return []
    top, left = sheet.start
    before: list[Cell] = [None] * left
    rows = []
    for number, cells in enumerate(sheet.to_python(skip_empty_area=True), top + 1):
        begins = cells[0] if cells else None
        if (begins.__class__ is str and begins[:1].isalnum()) or not all(
            cell == "" or is_blank(cell) for cell in cells
        ):
            rows.append(Row(number, before + cells if left else cells))
    return rows


def _sparse(book: _Book, xml: bytes) -> list[Row]:
    """A sheet whose cells lie far apart: cell by cell, without the emptiness between them."""
    from defusedxml.ElementTree import iterparse
    from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

    strings = _shared_strings(book)
    dates = _date_styles(book)
    epoch = MAC_EPOCH if book.base_1904 else WINDOWS_EPOCH
    rows: dict[int, dict[int, Cell]] = {}
    for _event, row in iterparse(io.BytesIO(xml), forbid_dtd=True):
        if _local(row.tag) != "row":
            continue
        for node in row:
            place = re.fullmatch(r"([A-Z]{1,3})(\d{1,7})", node.get("r", ""))
            value = _cell(node, strings)
            if place is None or is_blank(value):
                continue
            if isinstance(value, float) and node.get("s") in dates:
                value = from_excel(value, epoch)
            rows.setdefault(int(place[2]), {})[column_of(place[1])] = value
        row.clear()
    return [Row(number, _spread(cells)) for number, cells in sorted(rows.items())]


def _spread(cells: dict[int, Cell]) -> list[Cell]:
    return [cells.get(column) for column in range(min(max(cells), 1000) + 1)]


def _cell(node: Any, strings: list[str]) -> Cell:
    kind = node.get("t", "n")
    if kind == "inlineStr":
        return "".join(part.text or "" for part in node.iter() if _local(part.tag) == "t")
    text = next((part.text or "" for part in node if _local(part.tag) == "v"), "")
    if not text or kind == "e":
        return None
    if kind == "s":
        return strings[int(text)] if int(text) < len(strings) else None
    if kind == "b":
        return text == "1"
    return text if kind in ("str", "d") else float(text)


def _shared_strings(book: _Book) -> list[str]:
    data = next((d for name, d in book.parts.parts.items() if name.lower() == "xl/sharedstrings.xml"), b"")
    if not data:
        return []
    items = (node for node in _xml(data) if _local(node.tag) == "si")
    return ["".join(part.text or "" for part in item.iter() if _local(part.tag) == "t") for item in items]


def _date_styles(book: _Book) -> set[str]:
    from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

    data = next((d for name, d in book.parts.parts.items() if name.lower() == "xl/styles.xml"), b"")
    if not data:
        return set()
    root = _xml(data)
    codes = {str(key): code for key, code in BUILTIN_FORMATS.items()}
    codes |= {n.get("numFmtId", ""): n.get("formatCode", "") for n in root.iter() if _local(n.tag) == "numFmt"}
    used = next((node for node in root.iter() if _local(node.tag) == "cellXfs"), ())
    return {str(i) for i, xf in enumerate(used) if is_date_format(codes.get(xf.get("numFmtId", ""), ""))}


def _as_shown(book: _Book, xml: bytes, rows: list[Row]) -> None:
    """Percentages and numbers with leading zeros as the person sees them: "45 %", "00123"."""
    styled = re.compile(
        rb'<(?:\w+:)?c\b(?=[^>]*\bs="('
        + b"|".join(s.encode() for s in book.formats)
        + rb')")[^>]*?\br="([A-Z]{1,3})(\d+)"'
    )
    by_number = {row.number: i for i, row in enumerate(rows)}
    for style, column, number in styled.findall(xml):
        at, place = by_number.get(int(number)), column_of(column.decode())
        if at is None or place >= len(rows[at].cells):
            continue
        value = rows[at].cells[place]
        if isinstance(value, int | float) and not isinstance(value, bool):
            cells = list(rows[at].cells)
            cells[place] = _shown(value, book.formats[style.decode()])
            rows[at] = Row(rows[at].number, cells)


def _shown(value: float, code: str) -> str:
    if code == "%":
        return f"{round(value * 100, 10):g} %"
    return f"{value:0{len(code)}.0f}" if value == int(value) and value >= 0 else f"{value:g}"


def _error_text(inner: bytes) -> str:
    found = _ERROR_VALUE.search(inner)
    return found.group(1).decode("utf-8", "replace") if found else "#"


def _xml(data: bytes) -> Any:
    from defusedxml.ElementTree import fromstring

    return fromstring(data, forbid_dtd=True)


def _local(tag: object) -> str:
    return str(tag).rsplit("}", 1)[-1]
