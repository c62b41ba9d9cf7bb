"""A card with a title and a figure below it that is as wide as the card and as high as it needs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout

from aiom_workbench.report.figure import Figure
from ui.canvas.figure_view import FigureView
from ui.parts import label, row
from ui.workbench import Workbench

MakeFigure = Callable[[float], Figure]
"""A figure for a width in pixels."""


class WideFigure(FigureView):
    """A figure that takes the width it is given and asks for the height it needs. It neither zooms nor pans."""

    def __init__(self, bench: Workbench, make: MakeFigure) -> None:
        """`make` gives the figure for a width; `lay_out` asks it again."""
        super().__init__(bench)
        self._make = make
        self._laid_for = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def laid_out(self, width: float, height: float) -> Figure | None:
        """The figure for this width."""
        self._laid_for = round(width)
        made = self._make(max(width, 100.0))
        self.setFixedHeight(max(1, round(made.height) + 1))
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height is its own doing, and shows the same."""
        if event.size().width() != self._laid_for:
            super().resizeEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Narrow is possible; the figure decides what it leaves out."""
        return QSize(160, 1)

    def sizeHint(self) -> QSize:
        """The height it needs now."""
        return QSize(240, max(1, round(self.figure.height) + 1))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave scrolling to the page."""
        event.ignore()


class FigureCard(QFrame):
    """A titled card round a figure. `note` stands at the title's right, `said` below the figure."""

    def __init__(self, bench: Workbench, title: str, make: MakeFigure, *, view: WideFigure | None = None) -> None:
        """`view` replaces the plain figure, for one that can be dragged."""
        super().__init__()
        self.setProperty("kind", "card")
        self.title: QLabel = label(title, "title3")
        self.note: QLabel = label("", "help")
        self.said: QLabel = label("", "secondary", wrap=True)
        self.view = view or WideFigure(bench, make)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 12, 16, 14)
        self.column.setSpacing(10)
        self.column.addLayout(row(self.title, None, self.note))
        self.column.addWidget(self.view)
        self.column.addWidget(self.said)
        self.said.hide()
        self.column.addStretch(1)

    def say(self, text: str) -> None:
        """A sentence below the figure; "" takes it away."""
        self.said.setText(text)
        self.said.setVisible(bool(text))
