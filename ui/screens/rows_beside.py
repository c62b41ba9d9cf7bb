"""The table beside a Gantt: made, painted, edited, and tied to it so that the two never drift."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QSplitter,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from aiom_workbench.plan import Plan
from aiom_workbench.plan.titles import title
from aiom_workbench.report.roadmap_rows import Row
from aiom_workbench.words import _
from ui.canvas.gantt import HEADER, Gantt
from ui.canvas.painter import paint_mark
from ui.models.roadmap_table import DAYS, NAME, OWNER, ROW_ROLE, SLACK, RoadmapTable
from ui.theme import Look
from ui.workbench import Workbench

_INDENT = 14
Index = QModelIndex | QPersistentModelIndex


WIDTHS = {OWNER: 122, DAYS: 46, DAYS + 1: 104, SLACK: 52}


def rows_table(bench: Workbench, model: RoadmapTable, plan: Callable[[], Plan]) -> QTableView:
    """A table of a roadmap's rows; `plan` gives the plan whose people may own them."""
    table = QTableView()
    table.setModel(model)
    table.setItemDelegate(RowsDelegate(bench.look, plan, table))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setShowGrid(False)
    table.setFrameShape(QTableView.Shape.NoFrame)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setFixedHeight(HEADER)
    header.setHighlightSections(False)
    header.setMinimumSectionSize(30)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
    header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
    for column, width in WIDTHS.items():
        table.setColumnWidth(column, width)
    table.setAccessibleName(_("The same rows as a table"))
    return table


def side_by_side(table: QTableView, gantt: Gantt) -> QSplitter:
    """The table and the Gantt in one frame, on the same rows, scrolled together."""
    halves = QSplitter(Qt.Orientation.Horizontal)
    halves.setHandleWidth(1)
    halves.setChildrenCollapsible(False)
    halves.addWidget(table)
    halves.addWidget(gantt)
    halves.setStretchFactor(1, 1)
    halves.setSizes([500, 470])
    gantt.verticalScrollBar().valueChanged.connect(table.verticalScrollBar().setValue)
    table.verticalScrollBar().valueChanged.connect(gantt.verticalScrollBar().setValue)
    return halves


class RowsDelegate(QStyledItemDelegate):
    """Paints names with their mark, lanes in bold; edits owners from the people of the plan."""

    def __init__(self, look: Look, plan: Callable[[], Plan], parent: QWidget) -> None:
        """`plan` gives the plan whose people may own things."""
        super().__init__(parent)
        self._look = look
        self._plan = plan

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, mark, text."""
        row: Row = index.data(ROW_ROLE)
        theme = self._look.theme
        given: Any = option
        box: QRect = given.rect
        chosen = bool(given.state & QStyle.StateFlag.State_Selected)
        ground = "surface.selected" if chosen else "surface.zebra" if row.kind == "lane" else "surface.canvas"
        painter.save()
        painter.fillRect(box, theme.color(ground))
        left = box.left() + 8
        if index.column() == NAME:
            if chosen:
                painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), theme.color("accent.fill"))
            left += 16 + self._mark(painter, row, box.left() + 24, box.center().y() + 1)
        strong = row.kind in ("lane", "gates", "summary") or (row.critical and index.column() == SLACK) or chosen
        painter.setFont(theme.font("strong" if strong else "body"))
        painter.setPen(theme.color("text.secondary" if index.column() == OWNER else "text.primary"))
        right = index.column() >= DAYS
        room = QRect(left, box.top(), box.right() - left - (8 if right else 2), box.height())
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        cut = Qt.TextElideMode.ElideRight if index.column() == OWNER else Qt.TextElideMode.ElideMiddle
        text = painter.fontMetrics().elidedText(index.data() or "", cut, room.width())
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()

    def _mark(self, painter: QPainter, row: Row, left: int, middle: int) -> int:
        """Paint the row's mark; how far the name moves to the right of it."""
        theme, indent = self._look.theme, max(0, row.depth - 1) * _INDENT
        if row.kind == "lane" and row.component:
            paint_mark(painter, theme, "component", row.component, left + 10, middle, 18)
            return 28
        if row.kind in ("task", "milestone"):
            paint_mark(painter, theme, "status", row.status, left + indent + 8, middle, 16)
            return indent + 24
        return indent

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A list of people for owners, a line for the rest."""
        if index.column() != OWNER:
            return super().createEditor(parent, option, index)
        box = QComboBox(parent)
        box.addItem("", None)
        plan = self._plan()
        for person in plan.stakeholders:
            box.addItem(title(plan, person), person.id)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The value as it stands."""
        if isinstance(editor, QComboBox):
            editor.setCurrentText(index.data() or "")
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """The chosen person's id, or the typed text."""
        if not isinstance(editor, QComboBox):
            super().setModelData(editor, model, index)
        elif editor.currentText() != (index.data() or ""):
            model.setData(index, editor.currentData())
