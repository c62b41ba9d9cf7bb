"""The options table under the hand: weights are dragged, scores are clicked, both by keys as well."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from aiom_workbench.analysis.model_choice import OPTIONS, Argument, argue, with_weight
from aiom_workbench.analysis.model_words import LABELS
from aiom_workbench.plan.model_choice import Criterion
from aiom_workbench.report.figure import Figure
from aiom_workbench.report.figures.model_board import WeightScale, options_table, ranked, score_at, weight_scale
from aiom_workbench.words import _
from ui.canvas.figure_card import WideFigure
from ui.workbench import Workbench

OPTION_KEYS = {Qt.Key.Key_C: "centralized", Qt.Key.Key_D: "decentralized", Qt.Key.Key_F: "federated"}
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_WALKS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class OptionsFigure(WideFigure):
    """Criteria with weights and scores; each gesture is one edit.

    By keys: up and down choose a criterion, left and right move its weight by one (with Shift by
    five), C, D or F and then 1 to 5 set a model's score, Delete clears it.
    """

    weighing = Signal(object)
    """While a weight is dragged: the `Argument` as it would stand."""

    def __init__(self, bench: Workbench) -> None:
        """Empty until `show_criteria`."""
        super().__init__(bench, self._figure_for)
        self.argument: Argument = argue(())
        self._order: tuple[str, ...] = OPTIONS
        self._scale: WeightScale | None = None
        self._scoring = ""

    def show_criteria(self, criteria: tuple[Criterion, ...]) -> None:
        """Show these criteria as they stand in the plan, the best model first."""
        self.argument = argue(criteria)
        self._order = ranked(self.argument.choice)
        self._scale = None
        self.lay_out()

    def _figure_for(self, width: float) -> Figure:
        return options_table(
            self.argument.criteria, self.argument.choice, width, chosen=self.bench.plan.decision.chosen or "",
            order=self._order, selected=self.bench.desk.selection, scale=self._scale,
            scoring=self._scoring if self.hasFocus() else "",
        )  # fmt: skip

    def paint_selection(self, painter: object) -> None:
        """The figure rings the selected criterion itself."""

    # ---- weights

    def drag_began(self, key: str, at: QPointF) -> bool:
        """A drag begins on a slider."""
        scale = weight_scale(self.argument.criteria, self.figure.width)
        if not key or not scale.left - 8 <= at.x() <= scale.left + scale.wide + 8 or self.bench.desk.project is None:
            return False
        self._scale = scale
        return True

    def drag_moved(self, key: str, at: QPointF) -> None:
        """Everything follows the weight at once."""
        if self._scale is not None:
            self._weigh_for_now(key, self._scale.weight(at.x()))

    def _weigh_for_now(self, key: str, weight: float) -> None:
        self.argument = argue(with_weight(self.argument.criteria, key, weight))
        self.lay_out()
        self.weighing.emit(self.argument)

    def drag_ended(self, key: str, at: QPointF, kept: bool) -> None:
        """Keep the weight, or go back to the plan's."""
        scale, self._scale = self._scale, None
        if kept and scale is not None:
            self.weigh(key, scale.weight(at.x()))
        self.show_criteria(tuple(self.bench.plan.criteria))
        self.weighing.emit(self.argument)

    def weigh(self, key: str, weight: float) -> None:
        """Set a criterion's weight: one edit."""
        criterion = self.bench.desk.plan.criteria.get(key)
        if criterion is not None and weight != criterion.weight:
            with self.bench.desk.edit(_("Weigh {name}").format(name=criterion.name)) as edit:
                edit.set(criterion, weight=weight)

    # ---- scores

    def score(self, key: str, option: str, score: int | None) -> None:
        """Set how well a model copes with a criterion: one edit."""
        criterion = self.bench.desk.plan.criteria.get(key)
        if criterion is None or getattr(criterion, option) == score:
            return
        label = _("Score {model} {score} on {name}").format(
            model=LABELS[option].label.lower(), score="–" if score is None else score, name=criterion.name
        )
        with self.bench.desk.edit(label) as edit:
            edit.set_values(criterion, {option: score})

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a pip sets that score, if it was pressed there too."""
        began = self._pressed[1] if self._pressed and not self._dragging else None
        super().mouseReleaseEvent(event)
        if began is None or self.bench.desk.project is None:
            return
        pressed, let_go = self._score_at(began), self._score_at(event.position())
        if pressed is not None and pressed == let_go:
            row, option, score = pressed
            self._scoring = option
            self.score(self.argument.criteria[row].id, option, score)
            self.lay_out()

    def _score_at(self, where: QPointF) -> tuple[int, str, int] | None:
        place = self.to_figure(where)
        return score_at(len(self.argument.criteria), self.figure.width, self._order, place.x(), place.y())

    # ---- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, weigh and score without a mouse."""
        key = Qt.Key(event.key())
        chosen = self._chosen()
        if key in _WALKS and self.argument.criteria:
            self._walk(_WALKS[key], chosen)
        elif chosen is not None and key in _STEPS:
            by = _STEPS[key] * (5 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            self.weigh(chosen.id, max(0.0, float(chosen.weight or 0) + by))
        elif chosen is not None and self._scores_by(key, chosen):
            self.lay_out()
        else:
            super().keyPressEvent(event)

    def _scores_by(self, key: Qt.Key, chosen: Criterion) -> bool:
        if key in OPTION_KEYS:
            self._scoring = OPTION_KEYS[key]
        elif self._scoring and Qt.Key.Key_1 <= key <= Qt.Key.Key_5:
            self.score(chosen.id, self._scoring, key - Qt.Key.Key_0)
        elif self._scoring and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.score(chosen.id, self._scoring, None)
        else:
            return False
        return True

    def _chosen(self) -> Criterion | None:
        return next((c for c in self.argument.criteria if c.id in self.bench.desk.selection), None)

    def _walk(self, by: int, chosen: Criterion | None) -> None:
        ids = [criterion.id for criterion in self.argument.criteria]
        at = ids.index(chosen.id) + by if chosen is not None else 0
        self.bench.desk.select(ids[max(0, min(at, len(ids) - 1))])
