"""Choosing the model: options, weights to drag, what the ranking hangs on, where it flips, who decides."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from aiom_workbench.analysis.model_choice import ModelChoice, choose, tipping_in_words, tornado, with_weight
from aiom_workbench.plan.model_choice import Criterion
from aiom_workbench.plan.titles import written_date
from aiom_workbench.report.figure import Figure
from aiom_workbench.report.figures.model_board import (
    LABELS,
    WeightScale,
    options_table,
    ranked,
    ranking_figure,
    rights_figure,
    tipping_figure,
    weight_scale,
)
from aiom_workbench.words import _
from ui.canvas.figure_card import FigureCard, WideFigure
from ui.parts import button
from ui.screens.screen import View
from ui.workbench import Workbench

Criteria = tuple[Criterion, ...]


class OptionsFigure(WideFigure):
    """The options with their weights; a weight is dragged, or moved by the left and right keys."""

    weighing = Signal(object)
    """While a weight is dragged: the criteria as they would stand."""

    def __init__(self, bench: Workbench) -> None:
        """Empty until `show_choice`."""
        super().__init__(bench, self._figure_for)
        self._criteria: Criteria = ()
        self._order: tuple[str, ...] = ()
        self._scale: WeightScale | None = None

    def show_choice(self, criteria: Criteria) -> None:
        """Show these criteria as they stand in the plan."""
        self._criteria = criteria
        self._order = ranked(choose(criteria))
        self._scale = None
        self.lay_out()

    def _figure_for(self, width: float) -> Figure:
        chosen = self.bench.plan.decision.chosen or ""
        return options_table(
            self._criteria, choose(self._criteria), width, chosen=chosen, order=self._order,
            selected=self.bench.desk.selection, scale=self._scale,
        )  # fmt: skip

    def paint_selection(self, painter: object) -> None:
        """The figure rings the selected criterion itself."""

    def drag_began(self, key: str, at: QPointF) -> bool:
        """A drag begins on a slider."""
        scale = weight_scale(self._criteria, self.figure.width)
        if not key or not scale.left - 8 <= at.x() <= scale.left + scale.wide + 8 or self.bench.desk.project is None:
            return False
        self._scale = scale
        return True

    def drag_moved(self, key: str, at: QPointF) -> None:
        """Everything follows the weight at once."""
        if self._scale is not None:
            self._criteria = with_weight(self._criteria, key, self._scale.weight(at.x()))
            self.lay_out()
            self.weighing.emit(self._criteria)

    def drag_ended(self, key: str, at: QPointF, kept: bool) -> None:
        """Keep the weight, or go back to the plan's."""
        scale, self._scale = self._scale, None
        if kept and scale is not None:
            self.weigh(key, scale.weight(at.x()))
        self.show_choice(tuple(self.bench.plan.criteria))
        self.weighing.emit(self._criteria)

    def weigh(self, key: str, weight: float) -> None:
        """Set a criterion's weight: one edit."""
        criterion = self.bench.desk.plan.criteria.get(key)
        if criterion is not None and weight != criterion.weight:
            with self.bench.desk.edit(_("Weigh {name}").format(name=criterion.name)) as edit:
                edit.set(criterion, weight=weight)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right move the selected weight by one, with Shift by five; up and down select."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        walks = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        ids = [criterion.id for criterion in self._criteria]
        key = next((k for k in self.bench.desk.selection if k in ids), "")
        if event.key() in walks and ids:
            at = ids.index(key) + walks[Qt.Key(event.key())] if key else 0
            self.bench.desk.select(ids[max(0, min(at, len(ids) - 1))])
        elif key and event.key() in steps:
            by = steps[Qt.Key(event.key())] * (5 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            self.weigh(key, max(0.0, float(self._criteria[ids.index(key)].weight or 0) + by))
        else:
            super().keyPressEvent(event)


class ModelView(View):
    """The choice on one page."""

    watches = frozenset({"criteria", "decision", "decision_rights", "bodies", "evolution"})
    adds = ("criteria", "decision_rights", "bodies")

    def __init__(self, bench: Workbench) -> None:
        """Four cards in two columns."""
        super().__init__(bench)
        self._shown: Criteria = ()
        self.options = OptionsFigure(bench)
        self._table = FigureCard(bench, _("Three options, weighted"), self._no_figure, view=self.options)
        self._ranking = FigureCard(bench, _("What the ranking hangs on"), self._ranking_figure)
        self._rights = FigureCard(bench, _("Who decides"), self._rights_figure)
        self._flips = FigureCard(bench, _("Where the answer flips"), self._flips_figure)
        self._rights.note.setText(_("A one accountable · R does it · C asked · I told"))
        self._decision = button(bench.look, _("Open the decision"), self._open_decision)
        self._flips.column.insertWidget(3, self._decision, 0, Qt.AlignmentFlag.AlignLeft)
        self._build()
        self.options.weighing.connect(self._on_weighing)

    def _build(self) -> None:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(24, 0, 24, 24)
        grid.setSpacing(16)
        for at, one in enumerate((self._table, self._ranking, self._rights, self._flips)):
            grid.addWidget(one, at // 2, at % 2)
        grid.setColumnStretch(0, 17)
        grid.setColumnStretch(1, 10)
        grid.setRowStretch(2, 1)
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)

    # ---- following the plan

    def is_empty(self) -> bool:
        """Whether there is no criterion yet."""
        return not self.plan.criteria

    def figure_view(self) -> WideFigure:
        """The options table is the picture to copy."""
        return self.options

    def refresh(self) -> None:
        """Show the choice as the plan has it."""
        self._shown = tuple(self.plan.criteria)
        self.options.show_choice(self._shown)
        self._on_weighing(self._shown)
        self._rights.view.lay_out()
        chosen = self.plan.decision.chosen
        title = (
            _("Who decides, in the {model} model").format(model=LABELS[chosen].label.lower())
            if chosen
            else _("Who decides")
        )
        self._rights.title.setText(title)

    def selection_changed(self) -> None:
        """Ring the selected criterion."""
        self.options.lay_out()
        self._rights.view.update()

    def _on_weighing(self, criteria: Criteria) -> None:
        self._shown = criteria
        self._ranking.view.lay_out()
        self._flips.view.lay_out()
        self._flips.say(self._in_words(choose(criteria)))

    def _in_words(self, choice: ModelChoice) -> str:
        names = {criterion.id: criterion.name or criterion.ref for criterion in self._shown}
        near = sorted(choice.tipping_points, key=lambda point: abs(point.flips_at - point.weight))[:2]
        said = [_("{sentence}.").format(sentence=_capital(tipping_in_words(p, names[p.criterion]))) for p in near]
        decision = self.plan.decision
        if decision.chosen and decision.decided_on:
            kept = _("Decided on {date}: {model}.")
            said.append(
                kept.format(date=written_date(decision.decided_on), model=LABELS[decision.chosen].label.lower())
            )
        if decision.revisit_when:
            said.append(_("Revisit when: {when}").format(when=decision.revisit_when))
        return " ".join(said)

    # ---- figures

    def _no_figure(self, width: float) -> Figure:
        return Figure(width=width, height=1, shapes=())

    def _ranking_figure(self, width: float) -> Figure:
        return ranking_figure(self._shown, choose(self._shown), tornado(self._shown), width)

    def _flips_figure(self, width: float) -> Figure:
        return tipping_figure(self._shown, choose(self._shown), width)

    def _rights_figure(self, width: float) -> Figure:
        return rights_figure(self.plan, width)

    def _open_decision(self) -> None:
        self.bench.desk.select("decision")
        self.bench.showing.emit("model:decision")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
