"""The three models side by side, to show to a board: when each fits, what it brings and costs, what changes on Monday."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from aiom_workbench.content import pack_of
from aiom_workbench.content.parts import Model
from aiom_workbench.plan.choices import MODELS
from aiom_workbench.words import N_, _
from ui.parts import card, emptied, label, line
from ui.screens.card_page import lay_cards
from ui.screens.screen import View
from ui.workbench import Workbench

PARTS = (("fits", N_("It fits when")), ("benefits", N_("What it brings")), ("risks", N_("What it risks")),
         ("monday", N_("What changes on Monday")), ("triggers", N_("Time to move on when")))  # fmt: skip


class CompareView(View):
    """Three columns from the content pack; the chosen model stands out."""

    watches = frozenset({"decision", "engagement"})

    def __init__(self, bench: Workbench) -> None:
        """One card with a grid, so that the same part stands on the same line in all three."""
        super().__init__(bench)
        frame, inside = card(margins=(20, 16, 20, 20))
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(32)
        self.grid.setVerticalSpacing(6)
        for at in range(len(MODELS)):
            self.grid.setColumnStretch(at, 1)
        inside.addLayout(self.grid)
        self._frame: QFrame = frame
        self._inside: QVBoxLayout = inside
        lay_cards(self, frame)

    def refresh(self) -> None:
        """Show the pack's models."""
        emptied(self.grid)
        models = pack_of(self.plan).models
        for at, choice in enumerate(MODELS):
            model = models[choice.key]
            self._add(0, at, label(model.name, "title2", wrap=True))
            chosen = choice.key == self.plan.decision.chosen
            self._add(1, at, label(_("The chosen model") if chosen else "", "label"))
            self._add(2, at, label(model.text, "secondary", wrap=True))
            self._add_parts(at, model)
            self._add(3 + 3 * len(PARTS), at, line())
            self._add(4 + 3 * len(PARTS), at, label(_("The usual way on"), "strong"))
            self._add(5 + 3 * len(PARTS), at, label(model.path, "body", wrap=True))

    def _add_parts(self, at: int, model: Model) -> None:
        for number, (part, title) in enumerate(PARTS):
            points: Sequence[str] = getattr(model, part)
            self._add(3 + 3 * number, at, line())
            self._add(4 + 3 * number, at, label(_(title), "strong"))
            self._add(5 + 3 * number, at, _bullets(points))

    def _add(self, row: int, column: int, widget: QWidget) -> None:
        if widget.property("kind") == "line":
            self.grid.addWidget(widget, row, column)
            return
        self.grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignTop)


def _bullets(points: Sequence[str]) -> QWidget:
    """Points below each other, their lines hanging."""
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 8)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(3)
    grid.setColumnStretch(1, 1)
    for at, point in enumerate(points):
        grid.addWidget(label("–", "muted"), at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(point, "body", wrap=True), at, 1)
    return made
