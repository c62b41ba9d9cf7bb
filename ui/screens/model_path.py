"""The evolution path: which model holds when, what triggers each step, and what is met already."""

from __future__ import annotations

from aiom_workbench.analysis.operating_model import path_of, step_is_next
from aiom_workbench.plan.model_choice import EvolutionStep
from aiom_workbench.report.figure import Figure
from aiom_workbench.report.figures.evolution_path import evolution_figure, step_in_words
from aiom_workbench.words import _
from ui.canvas.figure_card import FigureCard, WideFigure
from ui.screens.card_page import lay_cards
from ui.screens.model_starters import FillDialog
from ui.screens.screen import Tool, View
from ui.workbench import Workbench


class PathFigure(WideFigure):
    """The path; the selected step is tinted by the figure itself."""

    def paint_selection(self, painter: object) -> None:
        """The figure tints the selected step."""


class PathView(View):
    """Steps from model to model over time."""

    watches = frozenset({"evolution", "decision"})
    adds = ("evolution",)

    def __init__(self, bench: Workbench) -> None:
        """One wide card."""
        super().__init__(bench)
        self.path = PathFigure(bench, self._figure)
        self.card = FigureCard(bench, _("The way from model to model"), self._figure, view=self.path)
        lay_cards(self, self.card)

    def is_empty(self) -> bool:
        """Whether there is no step."""
        return not self.plan.evolution

    def tools(self) -> tuple[Tool, ...]:
        """Marking a trigger as met, and filling from a model."""
        return (
            Tool(_("Trigger met today"), self.toggle_met, "check"),
            Tool(_("Fill from a model"), self.fill, "model"),
        )

    def begin(self) -> None:
        """Start from a model."""
        self.fill()

    def fill(self) -> None:
        """Choose the model whose usual next step is to be added."""
        if self.desk.project is not None:
            FillDialog(self.bench, self.window(), "evolution").open()

    def toggle_met(self) -> None:
        """The selected step's trigger, or the next one's, is met today; once more takes that back."""
        step = self._step()
        if step is None or self.desk.project is None:
            self.desk.say(_("No trigger is open"))
            return
        met = None if step.met_on else self.desk.today
        label = _("Trigger met: {step}") if met else _("Trigger not met: {step}")
        with self.desk.edit(label.format(step=step.ref)) as edit:
            edit.set(step, met_on=met)
        self.desk.select(step.id)

    def _step(self) -> EvolutionStep | None:
        chosen = next((step for step in self.desk.plan.evolution if step.id in self.desk.selection), None)
        return chosen or step_is_next(self.desk.plan)

    def figure_view(self) -> WideFigure:
        """The path is the picture to copy."""
        return self.path

    def refresh(self) -> None:
        """Show the steps as they stand."""
        self.path.lay_out()
        met = sum(step.met_on is not None for step in path_of(self.plan))
        self.card.note.setText(_("{met} of {of} triggers met").format(met=met, of=len(self.plan.evolution)))
        following = step_is_next(self.plan)
        self.card.say(_("Next: {step}").format(step=step_in_words(following)) if following else "")

    def selection_changed(self) -> None:
        """Tint the selected step."""
        self.path.lay_out()

    def _figure(self, width: float) -> Figure:
        return evolution_figure(self.plan, self.desk.today, width, self.desk.selection)
