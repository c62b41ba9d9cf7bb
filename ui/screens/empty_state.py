"""The empty state: what a screen says and offers while there is nothing in it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aiom_workbench.words import _
from ui.icons import icon
from ui.parts import button, column, emptied, label, line, row
from ui.screens.ghosts import paint_ghost
from ui.screens.screen import Empty
from ui.workbench import Workbench


class EmptyState(QWidget):
    """Says what the screen is for in two sentences, with two buttons and three tips."""

    first_action = Signal()

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 0, 24, 24)
        self._shown: tuple[Empty, str, bool] | None = None
        self._screen = ""

    def show_for(self, empty: Empty, icon_name: str) -> None:
        """Show these words."""
        shown = (empty, self._bench.theme.name, self._bench.desk.may_edit)
        if self._shown == shown:
            return
        self._shown = shown
        self._screen = icon_name
        emptied(self._column)
        look = self._bench.look
        title = label(_(empty.title), "title1")
        words = label(_(empty.sentences), "lead", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words.setFixedWidth(640)
        first = button(
            look,
            _(empty.action),
            self.first_action.emit,
            kind="primary",
            icon_name="" if self._bench.desk.themes else "add",
        )
        first.setMinimumHeight(36)
        first.setEnabled(self._bench.desk.may_edit)
        sample = button(look, _("Load the sample"), self._on_sample)
        sample.setMinimumHeight(36)
        filtered = bool(self._bench.desk.themes)
        sample.setHidden(filtered)
        self._column.addStretch(5)
        for item in (title, words):
            self._column.addLayout(row(None, item, None))  # a row asks a wrapped label for its height
            self._column.addSpacing(8)
        self._column.addSpacing(8)
        self._column.addLayout(row(None, first, sample, None))
        self._column.addSpacing(16)
        hint = label("" if filtered else _("or paste your list from Excel, Ctrl+V"), "muted")
        self._column.addWidget(hint, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(2)
        if empty.tips:
            self._add_tips(empty)
        self._column.addStretch(1)

    def _add_tips(self, empty: Empty) -> None:
        holder = QWidget()
        holder.setMaximumWidth(840)
        down = QVBoxLayout(holder)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(line())
        across = QHBoxLayout()
        across.setSpacing(24)
        across.setContentsMargins(0, 16, 0, 0)
        for name, bold, rest in empty.tips:
            picture = label()
            picture.setFixedWidth(20)
            picture.setPixmap(icon(self._bench.look, name, "text.secondary").pixmap(20, 20))
            link = button(self._bench.look, _(bold), self._on_import, kind="link") if name == "import" else None
            tip = column(link or label(_(bold), "strong"), label(_(rest), "help", wrap=True), None, spacing=2)
            across.addLayout(row(column(picture, None), tip, spacing=12), 1)
        down.addLayout(across)
        middle = row(None, spacing=0)
        middle.addWidget(holder, 100)
        middle.addStretch(1)
        self._column.addLayout(middle)

    def _on_import(self) -> None:
        self._bench.asked.emit("file.import")

    def _on_sample(self) -> None:
        self._bench.asked.emit("file.sample")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._bench.theme.color("border.default"))
        pen.setDashPattern([3, 3])
        pen.setCosmetic(True)
        painter.setPen(pen)
        paint_ghost(painter, self._screen, QRectF(40, 20, self.width() - 80, self.height() / 2 - 130))
        painter.end()
