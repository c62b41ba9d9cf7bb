"""Groups and their interventions over time, moved and stretched by hand."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout

from aiom_workbench.plan import Plan
from aiom_workbench.plan.change import Intervention
from aiom_workbench.report.change_rows import change_rows, intervention_of
from aiom_workbench.words import _
from ui.canvas.gantt import Gantt
from ui.models.roadmap_table import DAYS, SLACK, RoadmapTable
from ui.screens.rows_beside import rows_table, side_by_side
from ui.screens.screen import Tool, View
from ui.workbench import Workbench


class ChangePlanView(View):
    """The change plan as a Gantt by group."""

    watches = frozenset({"groups", "interventions", "stakeholders"})
    adds = ("interventions", "groups")

    def __init__(self, bench: Workbench) -> None:
        """A table and bars on the same rows."""
        super().__init__(bench)
        self._closed: set[str] = set()
        self._model = RoadmapTable(self._type, self)
        self._table = rows_table(bench, self._model, self._plan_now)
        self._table.setColumnHidden(DAYS, True)
        self._table.setColumnHidden(SLACK, True)
        self.gantt = Gantt(bench.look)
        self.gantt.setAccessibleName(_("Interventions over time"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(side_by_side(self._table, self.gantt))
        self.gantt.picked.connect(self._pick)
        self.gantt.moved.connect(self._move)
        self.gantt.stretched.connect(self._stretch)
        self.gantt.opened.connect(self._toggle)
        self._table.selectionModel().currentRowChanged.connect(self._on_current)

    def _plan_now(self) -> Plan:
        return self.plan

    def is_empty(self) -> bool:
        """Whether nothing is planned yet."""
        return not self.plan.interventions and not self.plan.groups

    def tools(self) -> tuple[Tool, ...]:
        """The Gantt's fit."""
        return (Tool(_("Fit"), self.gantt.fit, "fit", "ghost", right=True),)

    def refresh(self) -> None:
        """Show the interventions as planned."""
        shown = change_rows(self.plan, self.desk.today, closed=frozenset(self._closed))
        self._table.verticalHeader().setDefaultSectionSize(self.gantt.row_height)
        self._model.show_roadmap(shown)
        self.gantt.show_roadmap(shown, self.desk.today)

    def selection_changed(self) -> None:
        """Show the selection, in the first lane where it stands."""
        chosen = next(iter(self.desk.selection), "")
        keys = (self._model.row_at(line) for line in range(self._model.rowCount()))
        key = next((row.key for row in keys if row is not None and intervention_of(row.key) == chosen), "")
        self.gantt.select(key)
        line = self._model.line_of(key)
        if line >= 0 and line != self._table.currentIndex().row():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self._table.selectionModel().setCurrentIndex(self._model.index(line, 0), flags)

    def finish_editing(self) -> None:
        """Leave an open cell editor."""
        if self._table.state() == QAbstractItemView.State.EditingState:
            self._table.setFocus()

    def _pick(self, key: str) -> None:
        self.desk.select(intervention_of(key))

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        row = self._model.row_at(current.row())
        if row is not None:
            self.desk.select(intervention_of(row.key))

    def _toggle(self, key: str) -> None:
        self._closed ^= {key}
        self.refresh()

    def _thing(self, key: str) -> Intervention | None:
        return self.desk.plan.interventions.get(intervention_of(key))

    def _type(self, key: str, field: str, value: Any) -> None:
        thing = self._thing(key)
        if thing is not None:
            with self.desk.edit(_("Change {name}").format(name=thing.name)) as edit:
                edit.set_values(thing, {field: value})

    def _move(self, key: str, days: int) -> None:
        thing = self._thing(key)
        if thing is None or thing.start_on is None:
            return
        by = timedelta(days=days)
        with self.desk.edit(_("Move {name}").format(name=thing.name)) as edit:
            edit.set(thing, start_on=thing.start_on + by, end_on=thing.end_on + by if thing.end_on else None)

    def _stretch(self, key: str, days: int) -> None:
        thing = self._thing(key)
        if thing is None or thing.start_on is None:
            return
        end = (thing.end_on or thing.start_on) + timedelta(days=days)
        with self.desk.edit(_("Stretch {name}").format(name=thing.name)) as edit:
            edit.set(thing, end_on=max(end, thing.start_on))
