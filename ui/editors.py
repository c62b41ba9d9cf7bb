"""The editor of a field, made from its declaration: the same in a table's cell and in the inspector."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QWidget

from aiom_workbench.plan import Plan
from aiom_workbench.plan.fields import Field, Kind, limits
from aiom_workbench.plan.wording import options
from aiom_workbench.words import _
from ui.marks import mark_pixmap
from ui.models.columns import mark_of
from ui.parts import DropDown
from ui.picker import Picker
from ui.workbench import Workbench
from ui.written import read, typed


class FieldEditor(Protocol):
    """What every editor offers: `left` says that the person is done with it, `edited` that text changed."""

    def show_value(self, value: Any) -> None:
        """Show a value, without saying anything."""

    def value(self) -> Any:
        """The value as it would be kept. Raises `Misfit`."""

    def is_dirty(self) -> bool:
        """Whether the person changed something since `show_value`."""


def make_editor(bench: Workbench, field: Field, *, cell: bool = False) -> QWidget:
    """An editor for the field; `cell`: to stand in a table's cell. It has the methods of `FieldEditor`."""
    if field.kind is Kind.LONG_TEXT and not cell:
        made: QWidget = LongEditor(bench, field)
    elif field.kind in (Kind.CHOICE, Kind.FLAG):
        made = ChoiceEditor(bench, field)
    elif field.kind in (Kind.LINKS, Kind.CHOICES, Kind.FLAGS, Kind.LINK):
        made = Picker(bench, field)
    else:
        made = LineEditor(bench, field)
    if cell:
        made.setProperty("kind", "cell" if not isinstance(made, Picker) else "field")
        made.setProperty("place", "cell")
    made.setAccessibleName(field.label)
    made.setAccessibleDescription(field.help)
    return made


class LineEditor(QLineEdit):
    """One line: text, numbers, scales, dates, lists. What limits it stands at its right end."""

    left = Signal()
    edited = Signal()

    def __init__(self, bench: Workbench, field: Field) -> None:
        super().__init__()
        self._bench, self._field = bench, field
        self._shown: Any = None
        self._was = ""
        self._hint = _hint(field)
        if self._hint:
            room = QFontMetrics(bench.theme.font("body")).horizontalAdvance(self._hint)
            self.setTextMargins(0, 0, room + 4, 0)
        if field.suggestions:
            completer = QCompleter([choice.label for choice in field.suggestions], self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            self.setCompleter(completer)
        self.editingFinished.connect(self.left)
        self.textEdited.connect(self.edited)

    def show_value(self, value: Any) -> None:
        self._shown = value
        self._was = typed(self._bench.desk.plan, self._field, value)
        self.setText(self._was)
        self.setCursorPosition(0)

    def value(self) -> Any:
        if not self.is_dirty():
            return self._shown
        return read(self._bench.desk.plan, self._field, self.text(), self._bench.desk.today)

    def is_dirty(self) -> bool:
        return self.text() != self._was

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_dirty() and self.property("kind") != "cell":
            self.show_value(self._shown)
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._hint:
            painter = QPainter(self)
            painter.setFont(self._bench.theme.font("body"))
            painter.setPen(self._bench.theme.color("text.muted"))
            box = self.rect().adjusted(0, 0, -9, 0)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), self._hint)
            painter.end()


def _hint(field: Field) -> str:
    if field.kind is Kind.SCALE and field.low is not None and field.high is not None:
        return f"{field.low:g}–{field.high:g}"
    return field.unit


class ChoiceEditor(DropDown):
    """A closed list; the first entry unsets it."""

    left = Signal()
    edited = Signal()

    def __init__(self, bench: Workbench, field: Field) -> None:
        super().__init__(bench.look)
        self._bench, self._field = bench, field
        self._shown: Any = None
        self.setIconSize(QSize(20, 16))
        self.addItem("–" if not field.required else "", None)
        for value, text in _choices(bench.desk.plan, field):
            self.addItem(text, value)
            mark = mark_of(field, value)
            if mark is not None:
                self.setItemIcon(self.count() - 1, mark_pixmap(bench, *mark))
        self.activated.connect(self._on_activated)

    def show_value(self, value: Any) -> None:
        self._shown = value
        self.setCurrentIndex(max(0, self.findData(value)))

    def value(self) -> Any:
        return self.currentData()

    def is_dirty(self) -> bool:
        return bool(self.currentData() != self._shown)

    def _on_activated(self) -> None:
        self.edited.emit()
        self.left.emit()


def _choices(plan: Plan, field: Field) -> list[tuple[Any, str]]:
    if field.kind is Kind.FLAG:
        return [(True, _("Yes")), (False, _("No"))]
    return list(options(plan, field))


class LongEditor(QPlainTextEdit):
    """Text of any length; as high as its text, within reason."""

    left = Signal()
    edited = Signal()

    def __init__(self, bench: Workbench, field: Field) -> None:
        super().__init__()
        self._bench, self._field = bench, field
        self._shown: str | None = None
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.textChanged.connect(self._on_text)
        self._grow()

    def show_value(self, value: Any) -> None:
        self._shown = value
        self.blockSignals(True)
        self.setPlainText(value or "")
        self.blockSignals(False)
        self._grow()

    def value(self) -> Any:
        return self._field.check(self.toPlainText()) if self.is_dirty() else self._shown

    def is_dirty(self) -> bool:
        return self.toPlainText() != (self._shown or "")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_dirty():
            self.show_value(self._shown)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def _on_text(self) -> None:
        self._grow()
        self.edited.emit()

    def _grow(self) -> None:
        line = QFontMetrics(self.font()).lineSpacing()
        block, text = self.document().firstBlock(), 0.0
        while block.isValid():
            text += self.blockBoundingRect(block).height()
            block = block.next()
        height = round(max(2 * line, min(text, 8 * line))) + 20
        if height != self.height():
            self.setFixedHeight(height)


def misfit_text(field: Field, message: str) -> str:
    """What is wrong with a value, with the field's limits where it has some."""
    has_limits = field.kind in (Kind.NUMBER, Kind.SCALE) and (field.low is not None or field.high is not None)
    return limits(field).capitalize() if has_limits and "number" not in message else message[:1].upper() + message[1:]
