"""What-ifs side by side: drag weights in one, compare it with the plan, adopt it or drop it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from aiom_workbench.analysis.model_choice import argue, criteria_of, with_weight
from aiom_workbench.plan.model_choice import Scenario
from aiom_workbench.project.what_ifs import adopt, weigh_in
from aiom_workbench.report.figures.model_board import WeightScale
from aiom_workbench.report.figures.what_if_board import (
    WhatIf,
    column_at,
    column_scale,
    row_at,
    what_if_figure,
)
from aiom_workbench.words import _, ngettext
from ui.canvas.figure_view import FigureView
from ui.deleting import delete_things
from ui.parts import card, label
from ui.screens.model_starters import CriteriaDialog
from ui.screens.screen import Tool, View, add_thing
from ui.workbench import Workbench

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class WhatIfFigure(FigureView):
    """Columns of weights; a what-if's are dragged, the plan's stay."""

    def __init__(self, bench: Workbench) -> None:
        """Empty until `show_plan`."""
        super().__init__(bench)
        self._columns: tuple[WhatIf, ...] = ()
        self._scale: WeightScale | None = None
        self._held: tuple[int, int] | None = None

    def show_plan(self) -> None:
        """Show the plan and its what-ifs as they stand."""
        plan = self.bench.plan
        self._scale = None
        self._columns = (
            WhatIf("", _("The plan"), argue(plan.criteria)),
            *(WhatIf(s.id, s.name or s.ref, argue(criteria_of(plan, s.id))) for s in plan.scenarios),
        )
        self._show()

    def _show(self) -> None:
        desk = self.bench.desk
        figure = what_if_figure(self._columns, self.bench.plan.decision.chosen or "", desk.selection, self._scale)
        self.show_figure(figure)
        self.setFixedSize(round(figure.width) + 2, round(figure.height) + 2)

    def follow_selection(self) -> None:
        """Ring the selected what-if."""
        if self._columns:
            self._show()

    def paint_selection(self, painter: object) -> None:
        """The figure rings the selected what-if itself."""

    def wheelEvent(self, event: object) -> None:
        """Leave scrolling to the page."""
        event.ignore()  # type: ignore[attr-defined]

    # ---- weights

    def drag_began(self, key: str, at: QPointF) -> bool:
        """A drag begins on a slider of a what-if."""
        column = column_at(len(self._columns), at.x())
        row = row_at(len(self.bench.plan.criteria), at.y())
        if not column or row is None or self.bench.desk.project is None:
            return False
        self._held, self._scale = (column, row), column_scale(self._columns, column)
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
        self._show()

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """With a what-if and a criterion selected, left and right move its weight, with Shift by five."""
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
        else:
            super().keyPressEvent(event)


class WhatIfsView(View):
    """The plan beside its what-ifs."""

    watches = frozenset({"criteria", "scenarios", "scenario_weights", "scenario_scores", "decision"})
    adds = ("scenarios",)

    def __init__(self, bench: Workbench) -> None:
        """A card that scrolls sideways, with what to do above it."""
        super().__init__(bench)
        self.figure = WhatIfFigure(bench)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        holder = QWidget()
        within = QVBoxLayout(holder)
        within.setContentsMargins(0, 0, 0, 0)
        within.addWidget(self.figure, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
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
        """What to do with the selected what-if."""
        return (
            Tool(_("Adopt"), self.adopt, "check"),
            Tool(_("Drop"), self.drop, "trash"),
        )

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
        if self.plan.criteria:
            self.figure.show_plan()
        self.help.setText(
            _("Drag a weight in a what-if: the plan stays as it is until you adopt one.")
            if self.plan.scenarios
            else _("Add a what-if: it starts from the weights as they are, and touches nothing until you adopt it.")
        )

    def selection_changed(self) -> None:
        """Ring the selected what-if."""
        if self.plan.criteria:
            self.figure.follow_selection()

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
