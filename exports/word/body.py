"""Blocks of a document as WordprocessingML: paragraphs, lists, tables, pictures, captions, links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import singledispatchmethod
from typing import Any

from aiom_workbench.plan.titles import written_date
from aiom_workbench.report.document import (
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    FigureBlock,
    Heading,
    KeyNumbers,
    Note,
    Paragraph,
    Run,
    Runs,
    Section,
    Table,
)
from aiom_workbench.report.figure import Figure
from aiom_workbench.words import _
from exports.paper import BOTTOM, MARGIN, TOP, WIDE_MARGIN, Paper, paper_for
from exports.word.markup import attribute, bookmark, field, link, paragraph, run

_MARK = re.compile(r"\s*[•●▪·‣*–-]\s+")
_NUMBER = re.compile(r"\s*\(?[0-9a-z]{1,2}[.)]\s")
_STYLES = {"body": "BodyText", "lead": "Lead", "small": "Small", "quote": "Quote"}
_ALIGNED = {"left": "", "right": "Number", "center": "Centre"}
EMU_PER_TWIP = 635


class Body:
    """Writes the sections of one document. Afterwards `pictures` and `numbered_lists` say what they need."""

    def __init__(self, document: Document, paint: Callable[[Figure], bytes]) -> None:
        """Ready to write; places are numbered first, so that text may point ahead."""
        self.pictures: list[bytes] = []
        self.numbered_lists = 0
        self._paint = paint
        self._bookmarks = 0
        self.paper = paper_for(document.properties.language)
        self._width = self.paper.text_width
        blocks = [block for section in document.sections for block in section.blocks]
        self._tables = _numbered(b.key for b in blocks if isinstance(b, Table))
        self._figures = _numbered(b.key for b in blocks if isinstance(b, FigureBlock))
        keys = dict.fromkeys(key for b in blocks if isinstance(b, Table) for key in b.keys if key)
        self._things = {key: f"thing_{n}" for n, key in enumerate(keys, 1)}
        self._unmarked = set(self._things)

    def section(self, number: int, section: Section) -> str:
        """A section's heading and blocks."""
        self._width = self.paper.wide_width if section.landscape else self.paper.text_width
        breaks = "<w:pageBreakBefore/>" if section.new_page else ""
        heading = self._marked(contents_anchor(number), run(section.title))
        parts = [paragraph("Kicker", run(section.name), breaks), paragraph("Heading1", heading)]
        return "".join(parts) + "".join(self.block(block) for block in section.blocks)

    @singledispatchmethod
    def block(self, block: Block) -> str:
        """One block."""
        raise TypeError(type(block).__name__)

    @block.register
    def _write_paragraph(self, block: Paragraph) -> str:
        return self._paragraphs(block.runs, _STYLES[block.style])

    @block.register
    def _write_heading(self, block: Heading) -> str:
        return paragraph(f"Heading{block.level}", run(block.text))

    @block.register
    def _write_note(self, block: Note) -> str:
        return self._paragraphs(block.runs, "Callout")

    @block.register
    def _write_bullets(self, block: Bullets) -> str:
        if not block.numbered:
            return "".join(paragraph("ListBullet", self._runs(item)) for item in block.items)
        anew = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{10 + self.numbered_lists}"/></w:numPr>'
        self.numbered_lists += 1
        return "".join(paragraph("ListNumber", self._runs(item), anew) for item in block.items)

    @block.register
    def _write_keynumbers(self, block: KeyNumbers) -> str:
        widths = _shared(self._width, [1.0] * len(block.items))
        cells = ""
        for item, width in zip(block.items, widths, strict=True):
            inner = paragraph("KeyNumber", run(item.value)) + paragraph("KeyLabel", run(item.label))
            inner += paragraph("KeyDetail", run(item.detail)) if item.detail else ""
            cells += f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inner}</w:tc>'
        rows = f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"
        return _table("KeyNumberTiles", widths, rows) + paragraph("TableEnd", "")

    @block.register
    def _write_figureblock(self, block: FigureBlock) -> str:
        self.pictures.append(self._paint(block.figure))
        caption = self._caption(_("Figure {n}"), "Figure", self._figures[block.key], f"figure_{block.key}")
        return paragraph("Picture", self._picture(block)) + paragraph("Caption", caption + run(f": {block.caption}"))

    @block.register
    def _write_table(self, block: Table) -> str:
        caption = self._caption(_("Table {n}"), "Table", self._tables[block.key], f"table_{block.key}")
        above = paragraph("Caption", caption + run(f": {block.caption}"), "<w:keepNext/>")
        widths = _shared(self._width, [column.width for column in block.columns])
        return above + _table("ReportTable", widths, "".join(self._rows(block, widths))) + paragraph("TableEnd", "")

    # ---- tables

    def _rows(self, table: Table, widths: list[int]) -> Iterable[str]:
        opened = [f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>' for width in widths]
        heads = (
            f"{start}{paragraph('TableHead' + _ALIGNED[column.align], run(column.header))}</w:tc>"
            for start, column in zip(opened, table.columns, strict=True)
        )
        yield f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(heads)}</w:tr>"
        styles = [f"Table{_ALIGNED[column.align] or 'Text'}" for column in table.columns]
        keys = table.keys or ("",) * len(table.rows)
        for row, key in zip(table.rows, keys, strict=True):
            cells = [
                self._cell(value, style, column)
                for value, style, column in zip(row, styles, table.columns, strict=True)
            ]
            if key in self._unmarked:
                self._unmarked.discard(key)
                cells[0] = self._cell_marked(cells[0], self._things[key])
            inner = "".join(f"{start}{cell}</w:tc>" for start, cell in zip(opened, cells, strict=True))
            yield f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{inner}</w:tr>"

    def _cell(self, value: Cell, style: str, column: Column) -> str:
        if value is None or value == "":
            return paragraph(style, run("–"))
        if isinstance(value, Run):
            return paragraph(style, self._runs((value,)))
        if isinstance(value, tuple):
            return self._paragraphs(value, style)
        shown = _shown(value, column)
        if "\n" not in shown and not _MARK.match(shown) and not _NUMBER.match(shown):
            return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run(shown)}</w:p>'
        return self._paragraphs((Run(shown),), style)

    def _cell_marked(self, cell: str, name: str) -> str:
        start = cell.index("</w:pPr>") + len("</w:pPr>")
        self._bookmarks += 1
        n = self._bookmarks
        mark = f'<w:bookmarkStart w:id="{n}" w:name="{name}"/><w:bookmarkEnd w:id="{n}"/>'
        return cell[:start] + mark + cell[start:]

    # ---- text

    def _paragraphs(self, runs: Runs, style: str) -> str:
        """Runs as a paragraph for each line; lines that were typed as a list become one."""
        lines = _lines(runs)
        return "".join(self._line(line, style) for line in lines) or paragraph(style, run("–"))

    def _line(self, line: Runs, style: str) -> str:
        in_table = style.startswith("Table")
        marked = _MARK.match(line[0].text)
        if marked and len(line[0].text) > marked.end():
            first = Run(line[0].text[marked.end() :], line[0].bold, line[0].to, line[0].place)
            return paragraph("TableBullet" if in_table else "ListBullet", self._runs((first, *line[1:])))
        if _NUMBER.match(line[0].text):
            style = "TableNumbered" if in_table else "NumberedText"
        return paragraph(style, self._runs(line))

    def _runs(self, runs: Runs) -> str:
        return "".join(self._run(one) for one in runs)

    def _run(self, one: Run) -> str:
        if one.place:
            return self._reference(one)
        anchor = self._things.get(one.to)
        if anchor and one.text.strip():
            return link(anchor, run(one.text, "Reference"))
        return run(one.text, "Strong" if one.bold else "")

    def _reference(self, one: Run) -> str:
        kind, _sep, key = one.place.partition(":")
        numbers, label = (self._tables, _("Table {n}")) if kind == "table" else (self._figures, _("Figure {n}"))
        if key not in numbers:
            raise KeyError(f"the text points at {one.place}, which is not in the document")
        return field(f"REF {kind}_{key} \\h", label.format(n=numbers[key]))

    # ---- places

    def _marked(self, name: str, inner: str) -> str:
        self._bookmarks += 1
        return bookmark(self._bookmarks, name, inner)

    def _caption(self, label: str, sequence: str, number: int, name: str) -> str:
        before, _n, after = label.partition("{n}")
        return self._marked(name, run(before) + field(f"SEQ {sequence} \\* ARABIC", str(number)) + run(after))

    def _picture(self, block: FigureBlock) -> str:
        number = len(self.pictures)
        wide = int(self._width * block.width) * EMU_PER_TWIP
        high = int(wide * block.figure.height / block.figure.width)
        wide_page = self._width == self.paper.wide_width
        most = (self.paper.wide_picture if wide_page else self.paper.tall_picture) * EMU_PER_TWIP
        if high > most:
            wide, high = int(wide * most / high), most
        size = f'cx="{wide}" cy="{high}"'
        name = attribute(_("Figure {n}").format(n=number))
        alt = attribute(block.alt)
        return (
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
            f'<wp:docPr id="{number}" name={name} descr={alt}/>'
            '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            f'<pic:nvPicPr><pic:cNvPr id="{number}" name={name} descr={alt}/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="rIdP{number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing></w:r>"
        )


def contents_anchor(number: int) -> str:
    """The bookmark of the `number`-th section's heading."""
    return f"_Toc{number:08d}"


def page_setup(paper: Paper, *, wide: bool = False, cover: bool = False) -> str:
    """A section's page: size, margins, header and footer; the cover has none of these on its first page."""
    header = 2 if wide else 1
    references = "".join(
        f'<w:{kind}Reference w:type="default" r:id="rId_{kind}{header}"/>'
        + (f'<w:{kind}Reference w:type="first" r:id="rId_{kind}3"/>' if cover else "")
        for kind in ("header", "footer")
    )
    width, height = (paper.height, paper.width) if wide else (paper.width, paper.height)
    turned = ' w:orient="landscape"' if wide else ""
    size = f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
    side = WIDE_MARGIN if wide else MARGIN
    first = "<w:titlePg/>" if cover else ""
    return (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/>{size}<w:pgMar w:top="{TOP}" w:right="{side}" '
        f'w:bottom="{BOTTOM}" w:left="{side}" w:header="624" w:footer="567" w:gutter="0"/>{first}</w:sectPr>'
    )


def _numbered(keys: Iterable[str]) -> dict[str, int]:
    return {key: n for n, key in enumerate(keys, 1)}


def _shared(room: int, shares: list[float]) -> list[int]:
    """Whole widths in these shares that fill the room exactly."""
    total = sum(shares)
    widths = [int(room * part / total) for part in shares]
    widths[-1] += room - sum(widths)
    return widths


def _table(style: str, widths: list[int], rows: str) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    look = '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    )


def _shown(value: Any, column: Column) -> str:
    if isinstance(value, date):
        return written_date(value).replace(" ", "\u00a0")
    if isinstance(value, float):
        return f"{value:,.{column.digits}f}".replace("-", "−")
    if isinstance(value, int):
        return f"{value:,}".replace("-", "−")
    return str(value)


def _lines(runs: Runs) -> list[Runs]:
    """The runs, parted at line breaks; blank lines are left out."""
    lines: list[list[Run]] = [[]]
    for one in runs:
        first, *rest = one.text.split("\n")
        if first or one.place:
            lines[-1].append(Run(first, one.bold, one.to, one.place))
        for part in rest:
            lines.append([Run(part, one.bold, one.to, one.place)] if part else [])
    return [tuple(line) for line in lines if any(one.text.strip() or one.place for one in line)]
