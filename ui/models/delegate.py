"""Paints a table's cells and makes their editors, from the field declarations."""

from __future__ import annotations

from typing import Any, Protocol, cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from aiom_workbench.plan import Entity
from aiom_workbench.plan.fields import Misfit
from ui.editors import FieldEditor, make_editor, misfit_text
from ui.journal import write_about
from ui.marks import paint_mark
from ui.models.columns import REF, Column
from ui.models.table_model import MARK, THING
from ui.picker import Picker
from ui.workbench import Workbench

Index = QModelIndex | QPersistentModelIndex


class FieldModel(Protocol):
    """What the delegate asks of a table or a tree."""

    entity: Entity
    refused: Any

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns shown."""

    def setData(self, index: Index, value: Any) -> bool:
        """Make an edit of a value."""


class CellDelegate(QStyledItemDelegate):
    """One delegate for every column of every table."""

    def __init__(self, bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench

    # ---- painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._bench.theme
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected) or index.data(THING) in self._bench.desk.selection
        painter.save()
        painter.fillRect(rect, theme.color("surface.selected" if chosen else "surface.canvas"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("border.hairline"))
        if chosen and index.column() == 0:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.color("accent.fill"))
        room = rect.adjusted(8, 0, -8, 0)
        mark = index.data(MARK)
        if mark is not None:
            size = theme.size("mark")
            paint_mark(painter, theme, mark[0], mark[1], room.left() + size * 0.625, rect.center().y() + 0.5, size)
            room.setLeft(room.left() + round(size * 1.25) + 6)
        self._paint_text(painter, index, room)
        if state & QStyle.StateFlag.State_HasFocus:
            pen = painter.pen()
            pen.setColor(theme.color("focus.ring"))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -2))
        painter.restore()

    def _paint_text(self, painter: QPainter, index: Index, room: QRect) -> None:
        model, theme = cast("FieldModel", index.model()), self._bench.theme
        text = index.data()
        if not text:
            return
        column = model.columns[index.column()]
        titled = column.name in model.entity.title[:1] and model.entity.prefix
        painter.setFont(theme.font("body"))
        painter.setPen(
            theme.color(
                "text.muted" if column.name == REF else "text.primary" if titled or column.numeric else "text.secondary"
            )
        )
        side = Qt.AlignmentFlag.AlignRight if column.numeric else Qt.AlignmentFlag.AlignLeft
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), shown)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(80, self._bench.theme.size("row"))

    # ---- editing

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = cast("FieldModel", index.model()).columns[index.column()].field
        if field is None:
            return QWidget(parent)
        editor = make_editor(self._bench, field, cell=True)
        editor.setParent(parent)
        if isinstance(editor, Picker):
            editor.left.connect(self._on_left)
        elif field.choices:
            editor.left.connect(self._on_left)  # type: ignore[attr-defined]
        write_about(editor, index.data(THING), field.name)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        column = cast("FieldModel", index.model()).columns[index.column()]
        thing = self._bench.plan.find(index.data(THING))
        if thing is not None and column.field is not None and not cast("FieldEditor", editor).is_dirty():
            cast("FieldEditor", editor).show_value(getattr(thing, column.name))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        table = cast("FieldModel", model)
        field = table.columns[index.column()].field
        wanted = cast("FieldEditor", editor)
        if field is None or not wanted.is_dirty():
            return
        try:
            value: Any = wanted.value()
        except Misfit as misfit:
            table.refused.emit(f"{field.label}: {misfit_text(field, str(misfit))}")
            return
        table.setData(index, value)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        rect: QRect = option.rect
        editor.setGeometry(rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, Picker) and event.type() == QEvent.Type.FocusOut:
            return False  # its list is open; the picker says itself when it is left
        pressed = event.key() if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) else None
        if isinstance(watched, Picker) and pressed in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            watched.open()
            return True
        return super().eventFilter(watched, event)

    def _on_left(self) -> None:
        editor = self.sender()
        if isinstance(editor, QWidget):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
