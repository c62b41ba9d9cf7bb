"""Picks one or several from a list with a search: links, choices, flags."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from aiom_workbench.plan.fields import Field, Kind
from aiom_workbench.plan.titles import shown
from aiom_workbench.plan.wording import options
from aiom_workbench.words import _
from ui.icons import paint_icon
from ui.workbench import Workbench
from ui.written import linkable

ONE = Kind.LINK


class Picker(QPushButton):
    """Shows what is picked; pressing it, or typing, opens a list with a search."""

    left = Signal()
    edited = Signal()

    def __init__(self, bench: Workbench, field: Field) -> None:
        super().__init__()
        self._bench, self._field = bench, field
        self._shown: Any = field.empty
        self._value: Any = field.empty
        self._list: PickList | None = None
        self.setProperty("kind", "field")
        self.setAutoDefault(False)
        self.clicked.connect(self.open)

    def sizeHint(self) -> QSize:
        return QSize(80, self._bench.theme.size("control"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def show_value(self, value: Any) -> None:
        self._shown = self._value = value
        self.setToolTip("")
        self.update()

    def value(self) -> Any:
        return self._value

    def is_dirty(self) -> bool:
        return bool(self._value != self._shown)

    def text_shown(self) -> str:
        """What is picked, in words."""
        return shown(self._bench.desk.shown, self._field, self._value)

    def open(self, text: str = "") -> None:
        """Open the list, with `text` already in its search."""
        if self._list is not None:
            return
        chosen = _as_keys(self._value)
        self._list = PickList(self, self._options(), chosen, many=self._field.kind is not ONE)
        self._list.picked.connect(self._on_picked)
        self._list.closed.connect(self._on_closed)
        self._list.open_below(text if isinstance(text, str) else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().strip() and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        ):
            self.open(event.text())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_F4):
            self.open()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._on_picked(())
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        theme = self._bench.theme
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("text.primary"))
        box = self.rect().adjusted(11, 0, -24, 0)
        text = painter.fontMetrics().elidedText(self.text_shown(), Qt.TextElideMode.ElideMiddle, box.width())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
        arrow = QRectF(self.width() - 22, (self.height() - 14) / 2, 14, 14)
        paint_icon(painter, theme, "chevron-down", arrow, "text.muted")
        painter.end()

    def _options(self) -> list[tuple[str, str]]:
        if self._field.is_link:
            return linkable(self._bench.desk.shown, self._field)
        return options(self._bench.desk.plan, self._field)

    def _on_picked(self, keys: tuple[str, ...]) -> None:
        if self._field.kind is Kind.LINK:
            self._value = keys[0] if keys else None
        elif self._field.kind is Kind.FLAGS:
            self._value = dict.fromkeys(keys, True) or None
        else:
            self._value = tuple(keys)
        self.update()
        self.edited.emit()

    def _on_closed(self) -> None:
        self._list = None
        self.left.emit()


def _as_keys(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, str):
        return (value,)
    return tuple(key for key in value if not isinstance(value, dict) or value[key])


class PickList(QFrame):
    """The list that a picker opens: a search above, what is chosen first. Escape or a click outside closes it."""

    picked = Signal(tuple)
    closed = Signal()

    def __init__(self, owner: QWidget, options: list[tuple[str, str]], chosen: tuple[str, ...], *, many: bool) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self._owner = owner
        self.setProperty("kind", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._chosen = list(chosen)
        self._many = many
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search"))
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setProperty("kind", "plain")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._on_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(4)
        column.addWidget(self.search)
        column.addWidget(self.list)
        if not many:
            self._add("", _("None"))
        for key, text in sorted(options, key=lambda option: option[0] not in chosen):
            self._add(key, text)

    def open_below(self, text: str) -> None:
        """Show it below its owner."""
        owner = self._owner
        width = max(owner.width(), 220)
        shown = min(8, max(2, self.list.count()))
        self.resize(width, 50 + shown * 28)
        below = owner.mapToGlobal(QPoint(0, owner.height() + 2))
        space = owner.screen().availableGeometry()
        if below.y() + self.height() > space.bottom():
            below = owner.mapToGlobal(QPoint(0, -self.height() - 2))
        below.setX(max(space.left(), min(below.x(), space.right() - width)))
        self.move(below)
        self.show()
        self.search.setFocus()
        self.search.setText(text)

    def closeEvent(self, event: Any) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._step(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                item = self.list.currentItem() or self._first_shown()
                if item is not None:
                    self._on_clicked(item)
                if self._many:
                    self.close()
                return True
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.rect().contains(event.position().toPoint()):
            self.close()
        super().mousePressEvent(event)

    def _add(self, key: str, text: str) -> None:
        item = QListWidgetItem(text)
        item.setData(Qt.ItemDataRole.UserRole, key)
        if self._many:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if key in self._chosen else Qt.CheckState.Unchecked)
        self.list.addItem(item)
        if not self._many and key in self._chosen:
            self.list.setCurrentItem(item)

    def _narrow(self, text: str) -> None:
        words = text.casefold().split()
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(not all(word in item.text().casefold() for word in words))
        first = self._first_shown()
        if words and first is not None:
            self.list.setCurrentItem(first)

    def _first_shown(self) -> QListWidgetItem | None:
        items = (self.list.item(row) for row in range(self.list.count()))
        return next((item for item in items if not item.isHidden()), None)

    def _step(self, by: int) -> None:
        shown = [row for row in range(self.list.count()) if not self.list.item(row).isHidden()]
        if shown:
            now = self.list.currentRow()
            at = shown.index(now) + by if now in shown else 0
            self.list.setCurrentRow(shown[max(0, min(at, len(shown) - 1))])

    def _on_clicked(self, item: QListWidgetItem) -> None:
        key = str(item.data(Qt.ItemDataRole.UserRole))
        if not self._many:
            self.picked.emit((key,) if key else ())
            self.close()
            return
        if key in self._chosen:
            self._chosen.remove(key)
        else:
            self._chosen.append(key)
        item.setCheckState(Qt.CheckState.Checked if key in self._chosen else Qt.CheckState.Unchecked)
        self.picked.emit(tuple(self._chosen))
