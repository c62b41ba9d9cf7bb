"""The documents as they will be, on screen: the same report that the writers get, on white paper.

Text is inserted, never parsed, so what a person typed stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPainter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextListFormat,
    QTextTableFormat,
)

from aiom_workbench.plan.titles import written_date
from aiom_workbench.report.document import (
    Block,
    Bullets,
    Cell,
    Document,
    FigureBlock,
    Heading,
    KeyNumbers,
    Note,
    Paragraph,
    Run,
    Section,
    Table,
)
from aiom_workbench.report.tracker import Sheet
from aiom_workbench.words import _
from ui.canvas.painter import paint_shapes
from ui.theme import Theme

PAPER = "light"
"""Documents are read on paper: their palette is the light theme's, whatever the window wears."""
_SIZES = {"kicker": 11, "title": 22, "heading": 16, "lead": 15, "body": 13, "small": 11}
ROWS_SHOWN = 40
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class SheetPreview(QAbstractTableModel):
    """One sheet of the tracker as it will be, without its hidden columns."""

    def __init__(self, parent: QObject | None = None) -> None:
        """No sheet yet."""
        super().__init__(parent)
        self._heads: list[str] = []
        self._right: list[bool] = []
        self._rows: list[list[str]] = []

    def show_sheet(self, sheet: Sheet) -> None:
        """Show another sheet."""
        self.beginResetModel()
        visible = [i for i, column in enumerate(sheet.columns) if not column.hidden]
        self._heads = [sheet.columns[i].header for i in visible]
        self._right = [sheet.columns[i].format in ("number", "decimal", "percent") for i in visible]
        self._rows = [[_written(row[i]) if row[i] is not None else "" for i in visible] for row in sheet.rows]
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._heads[section] if orientation is Qt.Orientation.Horizontal else str(section + 2)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()][index.column()].split("\n")[0]
        if role == Qt.ItemDataRole.TextAlignmentRole and self._right[index.column()]:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None


class Preview:
    """Fills a text document with a report."""

    def __init__(self, target: QTextDocument, width: float) -> None:
        """Write into `target`, for pages of `width` pixels."""
        self._target = target
        self._width = width
        self._theme = Theme(PAPER)
        self._pictures = 0
        target.clear()
        target.setDocumentMargin(36)
        self._cursor = QTextCursor(target)

    def show_document(self, document: Document) -> None:
        """Cover lines, then every section."""
        given = document.properties
        self._cursor.beginEditBlock()  # one layout at the end, not one a cell
        self._text(given.title, "title", bold=True)
        self._text(f"{given.subtitle} · {given.client}", "lead")
        self._text(f"{given.status} · {given.confidentiality}", "small", "text.muted")
        for section in document.sections:
            self._section(section)
        self._cursor.endEditBlock()

    # ---- blocks

    def _section(self, section: Section) -> None:
        self._text(section.name.upper(), "kicker", "accent.text", bold=True, above=28)
        self._text(section.title, "heading", bold=True)
        for block in section.blocks:
            self._block(block)

    def _block(self, block: Block) -> None:
        if isinstance(block, Paragraph):
            self._runs(block.runs, "lead" if block.style == "lead" else "small" if block.style == "small" else "body")
        elif isinstance(block, Note):
            self._runs(block.runs, "body", "accent.on_soft")
        elif isinstance(block, Heading):
            self._text(block.text, "lead" if block.level == 2 else "body", bold=True, above=12)
        elif isinstance(block, Bullets):
            self._bullets(block)
        elif isinstance(block, KeyNumbers):
            self._grid([n.value for n in block.items], [[n.label for n in block.items]], [False] * len(block.items),
                       [1.0] * len(block.items), large=True)  # fmt: skip
        elif isinstance(block, Table):
            self._table(block)
        else:
            self._figure(block)

    def _bullets(self, block: Bullets) -> None:
        style = QTextListFormat()
        style.setStyle(QTextListFormat.Style.ListDecimal if block.numbered else QTextListFormat.Style.ListDisc)
        for i, item in enumerate(block.items):
            self._runs(item, "body")
            if i == 0:
                listed = self._cursor.createList(style)
            else:
                listed.add(self._cursor.block())
        self._cursor.insertBlock(QTextBlockFormat())

    def _table(self, block: Table) -> None:
        self._text(block.caption, "small", "text.secondary", bold=True, above=10)
        heads = [column.header for column in block.columns]
        rows = [[_written(cell) for cell in row] for row in block.rows[:ROWS_SHOWN]]
        right = [column.align == "right" for column in block.columns]
        self._grid(heads, rows, right, [column.width for column in block.columns])
        if len(block.rows) > ROWS_SHOWN:
            self._text(_("and {n} more rows").format(n=len(block.rows) - ROWS_SHOWN), "small", "text.muted")

    def _figure(self, block: FigureBlock) -> None:
        room = (self._width - 72) * block.width
        scale = min(1.0, room / block.figure.width)
        name = f"figure-{self._pictures}"
        self._pictures += 1
        self._target.addResource(QTextDocument.ResourceType.ImageResource, QUrl(name), self._painted(block, scale))
        self._next_block(10)
        shown = QTextImageFormat()
        shown.setName(name)
        shown.setWidth(block.figure.width * scale)
        shown.setHeight(block.figure.height * scale)
        self._cursor.insertImage(shown)
        self._text(block.caption, "small", "text.secondary", bold=True)

    def _painted(self, block: FigureBlock, scale: float) -> QImage:
        ratio = 2.0
        wide, high = round(block.figure.width * scale * ratio), round(block.figure.height * scale * ratio)
        image = QImage(max(wide, 1), max(high, 1), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(self._theme.color("surface.canvas"))
        painter = QPainter(image)
        painter.scale(scale * ratio, scale * ratio)
        paint_shapes(painter, self._theme, block.figure.shapes)
        painter.end()
        return image

    # ---- text

    def _grid(self, heads: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[bool], widths: Sequence[float],
              *, large: bool = False) -> None:  # fmt: skip
        style = QTextTableFormat()
        style.setBorder(0)
        style.setCellPadding(4)
        style.setCellSpacing(0)
        style.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        style.setHeaderRowCount(1)
        total = sum(widths) or 1.0
        style.setColumnWidthConstraints(
            [QTextLength(QTextLength.Type.PercentageLength, 100 * width / total) for width in widths]
        )
        style.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
        table = self._cursor.insertTable(1 + len(rows), max(1, len(heads)), style)
        for column, head in enumerate(heads):
            self._cell(table.cellAt(0, column).firstCursorPosition(), head, right[column], bold=True, large=large)
        for number, row in enumerate(rows, 1):
            for column, text in enumerate(row):
                self._cell(table.cellAt(number, column).firstCursorPosition(), text, right[column])
        self._cursor.movePosition(QTextCursor.MoveOperation.End)

    def _cell(self, cursor: QTextCursor, text: str, right: bool, *, bold: bool = False, large: bool = False) -> None:
        place = QTextBlockFormat()
        place.setAlignment(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
        cursor.setBlockFormat(place)
        cursor.insertText(text, self._format("heading" if large else "small", "text.primary", bold))

    def _text(self, text: str, size: str, color: str = "text.primary", *, bold: bool = False, above: float = 4) -> None:
        self._next_block(above)
        self._cursor.insertText(text, self._format(size, color, bold))

    def _runs(self, runs: tuple[Run, ...], size: str, color: str = "text.primary") -> None:
        self._next_block(6)
        for run in runs:
            self._cursor.insertText(run.text or _place(run), self._format(size, color, run.bold))

    def _next_block(self, above: float) -> None:
        style = QTextBlockFormat()
        style.setTopMargin(above)
        style.setBottomMargin(2)
        style.setLineHeight(118, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        self._cursor.insertBlock(style)

    def _format(self, size: str, color: str, bold: bool) -> QTextCharFormat:
        style = QTextCharFormat()
        font = QFont(self._theme.font("body"))
        font.setPixelSize(_SIZES[size])
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        style.setFont(font)
        style.setForeground(QColor(self._theme.color(color)))
        return style


def _place(run: Run) -> str:
    return _("the figure below") if run.place else ""


def _written(cell: Cell) -> str:
    if cell is None:
        return "–"
    if isinstance(cell, date):
        return written_date(cell)
    if isinstance(cell, Run):
        return cell.text
    if isinstance(cell, tuple):
        return "".join(run.text for run in cell)
    return f"{cell:g}" if isinstance(cell, float) else str(cell)
