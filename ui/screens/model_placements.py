"""What sits where: each capability central, shared or in the units, set by a click, checked against the choice."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from aiom_workbench.analysis.model_words import LABELS
from aiom_workbench.analysis.operating_model import placement_check
from aiom_workbench.plan.model_choice import PLACEMENTS
from aiom_workbench.report.figure import Figure
from aiom_workbench.report.figures.placement_board import placement_figure, placement_grid
from aiom_workbench.words import _, ngettext
from ui.canvas.figure_card import FigureCard, WideFigure
from ui.screens.card_page import lay_cards
from ui.screens.model_starters import FillDialog
from ui.screens.screen import Tool, View
from ui.workbench import Workbench

_NAMES = {choice.key: choice for choice in PLACEMENTS}
_WALKS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_KEYS = {Qt.Key.Key_C: "central", Qt.Key.Key_S: "shared", Qt.Key.Key_L: "local"}


class PlacementFigure(WideFigure):
    """Capabilities by placement: a click places one, or C, S, L on the selected row; each is one edit."""

    def __init__(self, bench: Workbench) -> None:
        """Empty until laid out."""
        super().__init__(bench, self._figure_for)

    def _figure_for(self, width: float) -> Figure:
        return placement_figure(self.bench.plan, width, self.bench.desk.selection)

    def paint_selection(self, painter: object) -> None:
        """The figure tints the selected row itself."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a circle places the capability there."""
        began = self._pressed[1] if self._pressed else None
        super().mouseReleaseEvent(event)
        if began is None:
            return
        grid, here, there = placement_grid(self.bench.plan, self.figure.width), event.position(), began
        cell = grid.cell(self.to_figure(here).x(), self.to_figure(here).y())
        if cell is not None and cell == grid.cell(self.to_figure(there).x(), self.to_figure(there).y()):
            self.place(list(self.bench.plan.allocations)[cell[0]].id, cell[1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down walk; C, S and L place."""
        key, ids = Qt.Key(event.key()), self.bench.plan.allocations.ids()
        chosen = next((one for one in ids if one in self.bench.desk.selection), "")
        if key in _WALKS and ids:
            at = ids.index(chosen) + _WALKS[key] if chosen else 0
            self.bench.desk.select(ids[max(0, min(at, len(ids) - 1))])
        elif chosen and key in _KEYS:
            self.place(chosen, _KEYS[key])
        else:
            super().keyPressEvent(event)

    def place(self, key: str, placement: str) -> None:
        """Put a capability there: one edit."""
        thing = self.bench.desk.plan.allocations.get(key)
        if thing is None or thing.placement == placement or self.bench.desk.project is None:
            return
        label = _("Place {capability}: {where}").format(
            capability=thing.capability, where=_NAMES[placement].label.lower()
        )
        with self.bench.desk.edit(label) as edit:
            edit.set(thing, placement=placement)


class PlacementsView(View):
    """Capabilities and where each sits."""

    watches = frozenset({"allocations", "decision", "engagement"})
    adds = ("allocations",)

    def __init__(self, bench: Workbench) -> None:
        """One wide card."""
        super().__init__(bench)
        self.matrix = PlacementFigure(bench)
        self.card = FigureCard(bench, _("What sits where"), self.matrix._figure_for, view=self.matrix)
        lay_cards(self, self.card)

    def is_empty(self) -> bool:
        """Whether no capability is listed."""
        return not self.plan.allocations

    def tools(self) -> tuple[Tool, ...]:
        """Filling from a model."""
        return (Tool(_("Fill from a model"), self.fill, "model"),)

    def begin(self) -> None:
        """Start from a model."""
        self.fill()

    def fill(self) -> None:
        """Choose the model to place capabilities from."""
        if self.desk.project is not None:
            FillDialog(self.bench, self.window(), "placements").open()

    def figure_view(self) -> WideFigure:
        """The matrix is the picture to copy."""
        return self.matrix

    def refresh(self) -> None:
        """Show the placements and what does not fit."""
        self.matrix.lay_out()
        check = placement_check(self.plan)
        counts = " · ".join(f"{_NAMES[key].label} {n}" for key, n in check.counts.items())
        self.card.note.setText(counts)
        said = [check.sentence]
        if check.model is None:
            said.append(_("No model is chosen yet, so nothing is compared with the choice."))
        elif not check.differences:
            said.append(_("Nothing that the content pack knows differs from what is usual under a {model} model.").format(
                model=LABELS[check.model].label.lower()))  # fmt: skip
        said += [one.sentence for one in check.differences[:6]]
        if check.unplaced:
            text = ngettext("{n} capability has no place yet.", "{n} capabilities have no place yet.", check.unplaced)
            said.append(text.format(n=check.unplaced))
        self.card.say("\n".join(part for part in said if part))

    def selection_changed(self) -> None:
        """Tint the selected row."""
        self.matrix.lay_out()
