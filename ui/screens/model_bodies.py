"""The bodies under the client's own names: mandate, meetings, escalation, posts now and planned."""

from __future__ import annotations

from aiom_workbench.report.figure import Figure
from aiom_workbench.report.figures.bodies_board import bodies_figure
from aiom_workbench.words import _
from ui.canvas.figure_card import FigureCard, WideFigure
from ui.screens.card_page import lay_cards
from ui.screens.model_starters import FillDialog
from ui.screens.screen import Tool, View
from ui.workbench import Workbench


class BodiesFigure(WideFigure):
    """The rows; the selected body is tinted by the figure itself."""

    def paint_selection(self, painter: object) -> None:
        """The figure tints the selected row."""


class BodiesView(View):
    """Every body with its mandate; one is edited in the inspector beside it."""

    watches = frozenset({"bodies", "stakeholders"})
    adds = ("bodies",)

    def __init__(self, bench: Workbench) -> None:
        """One wide card."""
        super().__init__(bench)
        self.rows = BodiesFigure(bench, self._figure)
        self.card = FigureCard(bench, _("Bodies and their posts"), self._figure, view=self.rows)
        lay_cards(self, self.card)

    def is_empty(self) -> bool:
        """Whether there is no body."""
        return not self.plan.bodies

    def tools(self) -> tuple[Tool, ...]:
        """Filling from a model."""
        return (Tool(_("Fill from a model"), self.fill, "model"),)

    def begin(self) -> None:
        """Start from a model."""
        self.fill()

    def fill(self) -> None:
        """Choose the model whose bodies are to be added."""
        if self.desk.project is not None:
            FillDialog(self.bench, self.window(), "bodies").open()

    def figure_view(self) -> WideFigure:
        """The rows are the picture to copy."""
        return self.rows

    def refresh(self) -> None:
        """Show the bodies as they stand."""
        self.rows.lay_out()
        counted = [body for body in self.plan.bodies if body.fte_target is not None]
        now, planned = sum(b.fte_now or 0 for b in counted), sum(b.fte_target or 0 for b in counted)
        text = _("{now} of {planned} planned posts are filled").format(now=f"{now:g}", planned=f"{planned:g}")
        self.card.note.setText(text if counted else "")

    def selection_changed(self) -> None:
        """Tint the selected body."""
        self.rows.lay_out()

    def _figure(self, width: float) -> Figure:
        return bodies_figure(self.plan, width, self.desk.selection)
