"""The small pieces that every screen is made of: labels, buttons, cards, segments. Plain text only."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.canvas.tips import plain_tip
from ui.icons import icon, paint_icon
from ui.theme import Look

ICON_GAP = 4
"""Pixels that a button's icon is wider than its drawing, so that the text keeps its distance."""


def label(text: str = "", kind: str = "body", *, wrap: bool = False) -> QLabel:
    """A label that never reads HTML. `kind`: caption, label, help, muted, secondary, strong, title1–3, figure, error."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("kind", kind)
    made.setWordWrap(wrap)
    return made


class OneLine(QLabel):
    """One line that gives way instead of widening the page; cut short, its tip has all of it."""

    def __init__(self, text: str = "", kind: str = "body") -> None:
        """`kind` as of `label`."""
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(30)
        self.say(text)

    def say(self, text: str) -> None:
        """Say this, as far as there is room."""
        self.whole = " ".join(text.split())
        self.setAccessibleName(self.whole)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.ensurePolished()
        shown = self.fontMetrics().elidedText(self.whole, Qt.TextElideMode.ElideRight, self.width())
        self.setText(shown)
        self.setToolTip(plain_tip(self.whole) if shown != self.whole else "")


def button(
    look: Look,
    text: str,
    pressed: Callable[..., Any] | None = None,
    *,
    kind: str = "",
    icon_name: str = "",
    tip: str = "",
) -> QPushButton:
    """A button. `kind`: "" (bordered), "primary", "ghost", "link", "row", "field". One primary a screen."""
    made = QPushButton(text.replace("&", "&&"))
    made.setProperty("kind", kind)
    made.setAutoDefault(False)
    made.setAccessibleName(text or tip)
    if icon_name:
        token = "accent.on" if kind == "primary" else "text.secondary" if kind in ("row", "ghost") else "text.primary"
        made.setIcon(icon(look, icon_name, token))
        made.setIconSize(QSize(16 + (ICON_GAP if text else 0), 16))
    if tip:
        made.setToolTip(plain_tip(tip))
    if pressed is not None:
        made.clicked.connect(pressed)
    return made


def card(*, margins: tuple[int, int, int, int] = (16, 12, 16, 12), spacing: int = 8) -> tuple[QFrame, QVBoxLayout]:
    """A card (one hairline on the canvas) and its column."""
    frame = QFrame()
    frame.setProperty("kind", "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(*margins)
    column.setSpacing(spacing)
    return frame, column


def line() -> QFrame:
    """A horizontal hairline."""
    made = QFrame()
    made.setProperty("kind", "line")
    made.setFixedHeight(1)
    return made


def row(*items: QWidget | QLayout | int | None, spacing: int = 8) -> QHBoxLayout:
    """Widgets beside each other without margins; None is stretch, a number a gap in pixels."""
    made = QHBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(spacing)
    for item in items:
        if item is None:
            made.addStretch(1)
        elif isinstance(item, int):
            made.addSpacing(item)
        elif isinstance(item, QLayout):
            made.addLayout(item)
        else:
            made.addWidget(item)
    return made


def column(*items: QWidget | QLayout | int | None, spacing: int = 8) -> QVBoxLayout:
    """Widgets below each other without margins; None is stretch, a number a gap in pixels."""
    made = QVBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(spacing)
    for item in items:
        if item is None:
            made.addStretch(1)
        elif isinstance(item, int):
            made.addSpacing(item)
        elif isinstance(item, QLayout):
            made.addLayout(item)
        else:
            made.addWidget(item)
    return made


def emptied(layout: QLayout) -> None:
    """Take everything out of a layout and free it."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            emptied(inner)
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()


def restyle(widget: QWidget, **properties: object) -> None:
    """Set dynamic properties and let the style sheet see them."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class Segments(QWidget):
    """A few choices in a row, one of them on."""

    def __init__(self, choices: Iterable[tuple[str, str]], chosen: Callable[[str], None], height: int = 30) -> None:
        """`choices`: (key, label); `chosen` is called with the key that was pressed; `height` in pixels."""
        super().__init__()
        self._group = QButtonGroup(self)
        self._chosen = chosen
        self._keys: list[str] = []
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        listed = list(choices)
        for at, (key, text) in enumerate(listed):
            segment = QToolButton()
            segment.setText(text)
            segment.setCheckable(True)
            segment.setProperty("kind", "segment")
            segment.setProperty("edge", _edge(at, len(listed)))
            segment.setFixedHeight(height)
            segment.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            segment.setAccessibleName(text)
            self._group.addButton(segment, at)
            self._keys.append(key)
            across.addWidget(segment)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group.idClicked.connect(self._on_clicked)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def show_chosen(self, key: str) -> None:
        """Switch the segment on, without calling back."""
        if key in self._keys:
            self._group.button(self._keys.index(key)).setChecked(True)
            return
        self._group.setExclusive(False)
        for one in self._group.buttons():
            one.setChecked(False)
        self._group.setExclusive(True)

    def _on_clicked(self, at: int) -> None:
        self._chosen(self._keys[at])


def _edge(at: int, count: int) -> str:
    if count == 1:
        return "only"
    return "first" if at == 0 else "last" if at == count - 1 else ""


class DropDown(QComboBox):
    """A drop-down list whose arrow is one of the icons, and which a passing wheel does not change."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(14)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        box = QRectF(self.width() - 22, (self.height() - 14) / 2, 14, 14)
        paint_icon(painter, self._look.theme, "chevron-down", box, "text.muted")
        painter.end()
