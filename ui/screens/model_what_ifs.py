"""What-ifs side by side: drag weights in one, compare it with the plan, adopt it or drop it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QVBoxLayout, QWidget

from aiom_workbench.analysis.model_choice import argue, criteria_of, with_weight
from aiom_workbench.analysis.model_words import LABELS
from aiom_workbench.plan.model_choice import Scenario
from aiom_workbench.project.what_ifs import adopt, score_in, weigh_in
from aiom_workbench.report.audience import CLIENT
from aiom_workbench.report.figure import Figure
from aiom_workbench.report.figures.model_board import WeightScale
from aiom_workbench.report.figures.what_if_board import Board, WhatIf, least_width, turning_points, what_if_figure
from aiom_workbench.words import N_, _, ngettext
from ui.canvas.figure_card import WideFigure
from ui.canvas.figure_view import FigureView
from ui.canvas.options_figure import OPTION_KEYS
from ui.deleting import delete_things
from ui.parts import card, label
from ui.screens.model_starters import CriteriaDialog
from ui.screens.screen import Tool, View, add_thing
from ui.workbench import Workbench

_NEXT = {
    (False, True): N_("Drag a weight or click a score in a what-if: the plan stays as it is until you adopt one."),
    (False, False): N_("Add a what-if: it starts from the weights as they are, and touches nothing until you adopt it."),
    (True, True): N_("How far the answer holds: in each column one weight is moved just past the point where another model leads."),
    (True, False): N_("No weight, moved alone, makes another model lead."),
}  # fmt: skip
"""What stands above the columns: before a client or not, with something beside the plan or not."""
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class WhatIfFigure(WideFigure):
    """Columns of weights and scores; a what-if's are dragged and clicked, the plan's stay.

    A client sees the plan beside the points where its own answer turns; what the team tries is internal.
    """

    def __init__(self, bench: Workbench) -> None:
        """Empty until `show_plan`."""
        super().__init__(bench, self._figure_for)
        self._columns: tuple[WhatIf, ...] = ()
        self._scale: WeightScale | None = None
        self._held: tuple[int, int] | None = None
        self._scoring = ""

    @property
    def columns(self) -> tuple[WhatIf, ...]:
        """What is shown side by side, the plan first."""
        return self._columns

    @property
    def board(self) -> Board:
        """Where its columns and rows lie."""
        return Board.of(self._columns, self.width())

    def show_plan(self) -> None:
        """Show the plan and its what-ifs as they stand."""
        plan = self.bench.plan
        self._scale = None
        now = argue(plan.criteria)
        tried = (WhatIf(s.id, s.name or s.ref, argue(criteria_of(plan, s.id))) for s in plan.scenarios)
        turns = self.bench.desk.audience == CLIENT
        self._columns = (WhatIf("", _("The plan"), now, open=not turns), *(turning_points(now) if turns else tried))
        self.setMinimumWidth(round(least_width(len(self._columns))))
        self.lay_out()

    def _figure_for(self, width: float) -> Figure:
        if not self._columns:
            return self.figure
        chosen = self.bench.plan.decision.chosen or ""
        return what_if_figure(self._columns, width, chosen, self.bench.desk.selection, self._scale)

    def paint_selection(self, painter: object) -> None:
        """The figure rings the selected what-if itself."""

    def _what_if(self, column: int) -> Scenario | None:
        """The what-if of a column; None for the plan, and for what only a client sees."""
        return self.bench.plan.scenarios.get(self._columns[column].id)

    # ---- weights

    def drag_began(self, key: str, at: QPointF) -> bool:
        """A drag begins on a slider of a what-if."""
        board = self.board
        column, row = board.column_at(at.x()), board.row_at(at.y())
        if column is None or row is None or self._what_if(column) is None or board.score_at(at.x(), at.y()):
            return False
        self._held, self._scale = (column, row), board.scale(self._columns, column)
        return True

    def drag_moved(self, key: str, at: QPointF) -> None:
        """The what-if follows the weight at once."""
        if self._held is None or self._scale is None:
            return
        column, row = self._held
        one = self._columns[column]
        criterion = one.argument.criteria[row].id
        moved = argue(with_weight(one.argument.criteria, criterion, self._scale.weight(at.x())))
        self._columns = (*self._columns[:column], WhatIf(one.id, one.name, moved), *self._columns[column + 1 :])
        self.lay_out()

    def drag_ended(self, key: str, at: QPointF, kept: bool) -> None:
        """Keep the what-if's weight: one edit; or go back."""
        held, scale, self._held = self._held, self._scale, None
        if kept and held is not None and scale is not None:
            self.weigh(self._columns[held[0]].id, held[1], scale.weight(at.x()))
        self.show_plan()

    def weigh(self, key: str, row: int, weight: float) -> None:
        """Set a weight in a what-if: one edit that touches nothing else."""
        plan = self.bench.desk.plan
        scenario, criterion = plan.scenarios.get(key), list(plan.criteria)[row]
        if scenario is None or weight == criteria_of(plan, key)[row].weight:
            return
        text = _("Weigh {name} in “{what_if}”").format(name=criterion.name, what_if=scenario.name)
        with self.bench.desk.edit(text) as edit:
            weigh_in(edit, scenario, criterion, weight)

    # ---- scores

    def score(self, key: str, row: int, option: str, score: int) -> None:
        """Set a model's score in a what-if: one edit that touches nothing else."""
        plan = self.bench.desk.plan
        scenario, criterion = plan.scenarios.get(key), list(plan.criteria)[row]
        if scenario is None or score == getattr(criteria_of(plan, key)[row], option):
            return
        text = _("Score {model} {score} on {name} in “{what_if}”").format(
            model=LABELS[option].label.lower(), score=score, name=criterion.name, what_if=scenario.name
        )
        with self.bench.desk.edit(text) as edit:
            score_in(edit, scenario, criterion, option, score)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a score of a what-if offers 1 to 5."""
        began = self._pressed[1] if self._pressed and not self._dragging else None
        super().mouseReleaseEvent(event)
        if began is None or not self._columns:
            return
        pressed, let_go = self._score_at(began), self._score_at(event.position())
        if pressed is not None and pressed == let_go and self._what_if(pressed[0]) is not None:
            self.offer_scores(*pressed).popup(event.globalPosition().toPoint())

    def _score_at(self, where: QPointF) -> tuple[int, int, str] | None:
        place = self.to_figure(where)
        return self.board.score_at(place.x(), place.y())

    def offer_scores(self, column: int, row: int, option: str) -> QMenu:
        """A menu of the scores from 1 to 5, the one that stands marked, the plan's own named."""
        one, plan = self._columns[column], self._columns[0]
        now, then = (getattr(c.argument.criteria[row], option) for c in (plan, one))
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSection(LABELS[option].label)
        for score in range(1, 6):
            action = menu.addAction(_("{score}, as in the plan").format(score=score) if score == now else str(score))
            action.setCheckable(True)
            action.setChecked(score == then)
            action.setData((one.id, row, option, score))
        menu.triggered.connect(self._on_scored)
        return menu

    def _on_scored(self, action: QAction) -> None:
        self.score(*action.data())

    # ---- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """With a what-if and a criterion selected, left and right move its weight, with Shift by five.

        C, D or F and then 1 to 5 set a model's score.
        """
        plan, chosen = self.bench.desk.plan, self.bench.desk.selection
        scenario = next((s for s in plan.scenarios if s.id in chosen), None)
        ids = plan.criteria.ids()
        row = next((n for n, one in enumerate(ids) if one in chosen), None)
        key = Qt.Key(event.key())
        if scenario is not None and key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and ids:
            step = -1 if key == Qt.Key.Key_Up else 1
            row = 0 if row is None else max(0, min(row + step, len(ids) - 1))
            self.bench.desk.select(scenario.id, ids[row])
        elif scenario is not None and row is not None and key in _STEPS:
            by = _STEPS[key] * (5 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            self.weigh(scenario.id, row, max(0.0, float(criteria_of(plan, scenario.id)[row].weight or 0) + by))
        elif scenario is not None and key in OPTION_KEYS:
            self._scoring = OPTION_KEYS[key]
        elif scenario is not None and row is not None and self._scoring and Qt.Key.Key_1 <= key <= Qt.Key.Key_5:
            self.score(scenario.id, row, self._scoring, key - Qt.Key.Key_0)
        else:
            super().keyPressEvent(event)


class WhatIfsView(View):
    """The plan beside its what-ifs."""

    watches = frozenset({"criteria", "scenarios", "scenario_weights", "scenario_scores", "decision"})
    adds: tuple[str, ...] = ("scenarios",)

    def __init__(self, bench: Workbench) -> None:
        """A card that scrolls sideways, with what to do above it."""
        super().__init__(bench)
        self.figure = WhatIfFigure(bench)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        holder = QWidget()
        within = QVBoxLayout(holder)
        within.setContentsMargins(0, 0, 0, 0)
        within.addWidget(self.figure, 0, Qt.AlignmentFlag.AlignTop)
        area.setWidget(holder)
        area.setWidgetResizable(True)
        frame, inside = card(margins=(16, 12, 16, 12))
        self.help = label("", "secondary", wrap=True)
        inside.addWidget(self.help)
        inside.addWidget(area, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 0, 24, 24)
        whole.addWidget(frame)

    def is_empty(self) -> bool:
        """Whether there is nothing to weigh."""
        return not self.plan.criteria

    def tools(self) -> tuple[Tool, ...]:
        """What to do with the selected what-if; nothing before a client."""
        if self.desk.audience == CLIENT:
            return ()
        return (Tool(_("Adopt"), self.adopt, "check"), Tool(_("Drop"), self.drop, "trash"))

    def begin(self) -> None:
        """There is nothing to weigh before there are criteria."""
        if self.desk.project is not None:
            CriteriaDialog(self.bench, self.window()).open()

    def add(self, collection: str) -> None:
        """A new what-if from the weights as they are; its name can be typed at once."""
        add_thing(self.bench, collection, name=_("What-if {n}").format(n=len(self.desk.plan.scenarios) + 1))

    def figure_view(self) -> FigureView:
        """The columns are the picture to copy."""
        return self.figure

    def refresh(self) -> None:
        """Show them as they stand."""
        client = self.desk.audience == CLIENT
        self.adds = () if client else ("scenarios",)
        if self.plan.criteria:
            self.figure.show_plan()
        self.help.setText(_(_NEXT[client, len(self.figure.columns) > 1]))

    def selection_changed(self) -> None:
        """Ring the selected what-if."""
        if self.plan.criteria:
            self.figure.lay_out()

    def _chosen(self) -> Scenario | None:
        found = [s for s in self.desk.plan.scenarios if s.id in self.desk.selection]
        if not found and len(self.desk.plan.scenarios) == 1:
            found = list(self.desk.plan.scenarios)
        if not found:
            self.desk.say(_("Select a what-if first"))
        return found[0] if found else None

    def adopt(self) -> None:
        """Make the selected what-if's weights and scores the plan's: one edit."""
        scenario = self._chosen()
        if scenario is None or self.desk.project is None:
            return
        done = 0
        with self.desk.edit(_("Adopt “{what_if}”").format(what_if=scenario.name)) as edit:
            done = adopt(edit, scenario)
        text = ngettext("{n} criterion changed in the plan", "{n} criteria changed in the plan", done)
        self.desk.say(text.format(n=done), _("Undo"), self.desk.undo)

    def drop(self) -> None:
        """Delete the selected what-if; the plan stays."""
        scenario = self._chosen()
        if scenario is not None:
            delete_things(self.desk, (scenario,))
