"""The page to show to a board: how an AI operating model differs, and what it brings."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from aiom_workbench.report.figure import Figure
from aiom_workbench.report.figures.differences import differences_figure
from aiom_workbench.words import _
from ui.canvas.figure_card import FigureCard, WideFigure
from ui.screens.assess_round import AssessView, scrolling
from ui.workbench import Workbench


class BoardView(AssessView):
    """One picture, from the project's content."""

    watches = frozenset({"engagement"})
    adds = ()
    imports = ""

    def __init__(self, bench: Workbench) -> None:
        """A card as wide as the screen."""
        super().__init__(bench)
        self.card = FigureCard(bench, _("How an AI operating model differs"), self._figure)
        page = QWidget()
        down = QVBoxLayout(page)
        down.setContentsMargins(24, 0, 24, 24)
        down.addWidget(self.card)
        down.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolling(page))

    def is_empty(self) -> bool:
        """The content always has it."""
        return False

    def figure_view(self) -> WideFigure:
        """The picture to copy."""
        return self.card.view

    def refresh(self) -> None:
        """Lay it out."""
        self.card.view.lay_out()

    def _figure(self, width: float) -> Figure:
        return differences_figure(self.pack, width)
