"""The palette: finds any thing by any word in it, and any action by its name."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from aiom_workbench.words import _
from ui.actions import ACTIONS
from ui.icons import paint_icon
from ui.screens import HOMES, place_named
from ui.search import things_with
from ui.shell import Shell
from ui.workbench import Workbench

MOST = 40
WIDTH = 560


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of the palette: an action's key or a thing's id, what is shown, and what stands at the right."""

    target: str
    text: str
    right: str
    icon: str
    is_action: bool


class Finder(QFrame):
    """Opened over the window; typing narrows, Enter does."""

    def __init__(self, bench: Workbench, window: Shell) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.bench, self.main = bench, window
        self.setProperty("kind", "popup")
        self.setObjectName("finder")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("Search for anything in the plan, or for what to do"))
        self.line.setAccessibleName(_("Search or do"))
        self.line.textChanged.connect(self.search)
        self.line.installEventFilter(self)
        self.list = QListWidget()
        self.list.setProperty("kind", "plain")
        self.list.setItemDelegate(_HitDelegate(bench, self))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._do)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.search("")

    def open_over(self) -> None:
        """Show it below the header, in the middle."""
        self.resize(WIDTH, 460)
        within = self.main.mapToGlobal(self.main.rect().topLeft())
        self.move(within.x() + (self.main.width() - WIDTH) // 2, within.y() + self.bench.theme.size("header") + 8)
        self.show()
        self.line.setFocus()

    def search(self, text: str) -> None:
        """List what has all these words in it."""
        self.list.clear()
        words = text.casefold().split()
        for hit in [*self._actions(words), *self._things(words)][:MOST]:
            item = QListWidgetItem(hit.text)
            item.setData(Qt.ItemDataRole.UserRole, hit)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _actions(self, words: list[str]) -> list[Hit]:
        found = []
        for spec in ACTIONS:
            action = self.main.actions_by_key[spec.key]
            if action.isEnabled() and all(word in spec.label.casefold() for word in words):
                place = place_named(spec.argument) if spec.method == "show_screen" else None
                found.append(Hit(spec.key, spec.label, spec.keys, place.icon if place else "play", True))
        return found if words else found[:12]

    def _things(self, words: list[str]) -> list[Hit]:
        if not words or self.bench.desk.project is None:
            return []
        from aiom_workbench.plan.titles import title_with_ref

        plan, found = self.bench.desk.whole, []
        for thing in things_with(plan, words, MOST):
            place = place_named(HOMES[thing.entity.collection])
            name = title_with_ref(plan, thing)
            found.append(Hit(thing.id, name, thing.entity.one, place.icon if place else "link", False))
        return found

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                row = self.list.currentRow() + (1 if event.key() == Qt.Key.Key_Down else -1)
                self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                item = self.list.currentItem()
                if item is not None:
                    self._do(item)
                return True
        return super().eventFilter(watched, event)

    def _do(self, item: QListWidgetItem) -> None:
        hit: Hit = item.data(Qt.ItemDataRole.UserRole)
        self.close()
        if hit.is_action:
            self.main.ask(hit.target)
        else:
            self.bench.desk.go_to(hit.target)


class _HitDelegate(QStyledItemDelegate):
    """Icon, name, and the key or kind at the right."""

    def __init__(self, bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench

    def sizeHint(self, _option: QStyleOptionViewItem, _index: object) -> QSize:
        return QSize(200, round(30 * self._bench.theme.text_scale))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: object) -> None:
        hit: Hit = index.data(Qt.ItemDataRole.UserRole)  # type: ignore[attr-defined]
        theme = self._bench.theme
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("surface.selected"))
            painter.drawRoundedRect(QRectF(rect), 4, 4)
        paint_icon(painter, theme, hit.icon, QRectF(rect.left() + 8, rect.center().y() - 8, 16, 16))
        painter.setFont(theme.font("label"))
        painter.setPen(theme.color("text.muted"))
        room = rect.adjusted(34, 0, -10, 0)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), hit.right)
        taken = painter.fontMetrics().horizontalAdvance(hit.right) + 16
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("text.primary"))
        text = painter.fontMetrics().elidedText(hit.text, Qt.TextElideMode.ElideMiddle, room.width() - taken)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
        painter.restore()
