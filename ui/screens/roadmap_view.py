"""The roadmap in detail: a table and bars on the same rows, planned by dragging and by typing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout

from aiom_workbench.analysis.calendar import calendar_of
from aiom_workbench.analysis.forecast import Forecast
from aiom_workbench.analysis.schedule import schedule
from aiom_workbench.plan import Plan
from aiom_workbench.plan.roadmap import Dependency, Milestone
from aiom_workbench.plan.titles import title, written_date
from aiom_workbench.project.edit import EditValues
from aiom_workbench.report.roadmap_rows import LaneBy, Roadmap, roadmap_rows
from aiom_workbench.words import _
from ui.canvas.gantt import Gantt
from ui.models.roadmap_table import DAYS, RoadmapTable
from ui.parts import label
from ui.screens.rows_beside import rows_table, side_by_side
from ui.screens.screen import Tool, View
from ui.workbench import Workbench


class RoadmapView(View):
    """The Gantt and its table."""

    watches = frozenset({"milestones", "dependencies", "workstreams", "phases", "engagement", "stakeholders"})
    adds = ("milestones", "workstreams", "phases", "dependencies")

    def __init__(self, bench: Workbench) -> None:
        """Build the two halves; they share their vertical place."""
        super().__init__(bench)
        self._lane_by: LaneBy = "workstream"
        self._closed: set[str] = set()
        self._model = RoadmapTable(self._type, self)
        self._table = rows_table(bench, self._model, self._plan_now)
        self._table.setColumnHidden(DAYS, True)
        self.gantt = Gantt(bench.look)
        self._foot = label("", "secondary")
        self._build()
        self._connect()

    def _build(self) -> None:
        halves = side_by_side(self._table, self.gantt)
        below = QHBoxLayout()
        below.setContentsMargins(24, 10, 24, 10)
        below.addWidget(self._foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(halves, 1)
        column.addLayout(below)

    def _connect(self) -> None:
        self.gantt.picked.connect(self._pick)
        self.gantt.moved.connect(self._move)
        self.gantt.stretched.connect(self._stretch)
        self.gantt.linked.connect(self._link)
        self.gantt.dragging.connect(self._on_dragging)
        self.gantt.opened.connect(self._toggle)
        self._table.doubleClicked.connect(self._on_double_click)
        self._table.selectionModel().currentRowChanged.connect(self._on_current)
        self.bench.look.changed.connect(self._on_look)
        self.bench.odds.arrived.connect(self._on_odds)

    def _plan_now(self) -> Plan:
        return self.plan

    # ---- following the plan

    def is_empty(self) -> bool:
        """Whether there is no milestone yet."""
        return not self.plan.milestones

    def tools(self) -> tuple[Tool, ...]:
        """Lanes, and the Gantt's fit."""
        return (
            Tool(_("By owner"), self._by_owner, checked=self._lane_by == "owner"),
            Tool(_("Fit"), self.gantt.fit, "fit", "ghost", right=True),
        )

    def refresh(self) -> None:
        """Show the roadmap as scheduled."""
        roadmap = self._rows(self.plan)
        self._table.verticalHeader().setDefaultSectionSize(self.gantt.row_height)
        self._model.show_roadmap(roadmap)
        self.gantt.show_roadmap(roadmap, self.desk.today)
        self._say_finish()

    def _say_finish(self) -> None:
        odds = self.bench.odds.of(self.plan, self.desk.today)
        self._foot.setText(finish_in_words(schedule(self.plan, self.desk.today).finish, odds))

    def _on_odds(self) -> None:
        if not self._stale:
            self._say_finish()

    def _rows(self, plan: Plan) -> Roadmap:
        return roadmap_rows(plan, self.desk.today, lane_by=self._lane_by, closed=frozenset(self._closed))

    def selection_changed(self) -> None:
        """Show the desk's selection in both halves."""
        key = next(iter(self.desk.selection), "")
        self.gantt.select(key)
        line = self._model.line_of(key)
        if line >= 0 and line != self._table.currentIndex().row():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self._table.selectionModel().setCurrentIndex(self._model.index(line, 0), flags)

    def _on_look(self) -> None:
        self._table.verticalHeader().setDefaultSectionSize(self.gantt.row_height)
        self._table.viewport().update()

    def finish_editing(self) -> None:
        """Leave an open cell editor."""
        if self._table.state() == QAbstractItemView.State.EditingState:
            self._table.setFocus()

    # ---- what a hand or a key asks for

    def _pick(self, key: str) -> None:
        self.desk.select(key)

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        row = self._model.row_at(current.row())
        if row is not None and row.is_thing:
            self.desk.select(row.key)

    def _on_double_click(self, index: QModelIndex) -> None:
        row = self._model.row_at(index.row())
        if row is not None and row.kind == "lane":
            self._toggle(row.key)

    def _toggle(self, key: str) -> None:
        self._closed ^= {key}
        self.refresh()

    def _by_owner(self) -> None:
        self._lane_by = "workstream" if self._lane_by == "owner" else "owner"
        self.refresh()

    def _type(self, key: str, field: str, value: Any) -> None:
        thing = self.desk.plan.milestones.get(key)
        if thing is not None:
            typed = _number(value) if field == "duration_days" else value
            with self.desk.edit(_("Change {name}").format(name=thing.name)) as edit:
                edit.set_values(thing, {field: typed})

    def _move(self, key: str, days: int) -> None:
        thing = self.desk.plan.milestones.get(key)
        if thing is not None:
            with self.desk.edit(_("Move {name}").format(name=thing.name)) as edit:
                shift(edit, thing, days, self.desk.today)

    def _stretch(self, key: str, days: int) -> None:
        thing = self.desk.plan.milestones.get(key)
        if thing is not None and thing.kind != "milestone":
            with self.desk.edit(_("Stretch {name}").format(name=thing.name)) as edit:
                stretch(edit, thing, days, self.desk.today)

    def _link(self, source: str, target: str) -> None:
        plan = self.desk.plan
        earlier, later = plan.milestones.get(source), plan.milestones.get(target)
        if earlier is not None and later is not None:
            said = _("{later} waits for {earlier}").format(later=title(plan, later), earlier=title(plan, earlier))
            with self.desk.edit(said) as edit:
                edit.add(Dependency, predecessor=source, successor=target, kind="FS")

    def _on_dragging(self, key: str, what: str, days: int) -> None:
        """Show what else would move, before it is kept."""
        thing = self.desk.plan.milestones.get(key)
        if thing is None:
            self.gantt.show_preview(None)
            return
        what_if = EditValues(self.desk.plan, self.desk.today)
        (shift if what == "move" else stretch)(what_if, thing, days, self.desk.today)
        self.gantt.show_preview(self._rows(what_if.plan))


def finish_in_words(finish: date | None, odds: Forecast | None) -> str:
    """When the plan ends, and how sure that is; the odds are None while they are being drawn."""
    if finish is None:
        return _("Nothing is scheduled yet.")
    said = _("Finish {date}").format(date=written_date(finish))
    if odds is None:
        return f"{said} · " + _("drawing how sure that is…")
    if odds.p50 is None or odds.p80 is None:
        return f"{said} · " + _("no task has estimates, so no range is given")
    more = _("even odds {p50} · 4 in 5 by {p80} · {estimated} of {of} tasks estimated")
    values = {"p50": written_date(odds.p50), "p80": written_date(odds.p80), "estimated": odds.estimated, "of": odds.of}
    return f"{said} · " + more.format(**values)


def shift(edit: EditValues, thing: Milestone, days: int, today: date) -> None:
    """Move a thing by calendar days: its actual dates where it has any, else its earliest start."""
    dates = schedule(edit.plan, today).milestones[thing.id]
    by = timedelta(days=days)
    if thing.actual_finish_on is not None:
        edit.set_values(thing, {"actual_finish_on": thing.actual_finish_on + by})
    elif thing.actual_start_on is not None:
        edit.set_values(thing, {"actual_start_on": thing.actual_start_on + by})
    else:
        edit.set_values(thing, {"start_no_earlier_than": dates.early_start + by})


def stretch(edit: EditValues, thing: Milestone, days: int, today: date) -> None:
    """Move a task's finish by calendar days; its duration follows in whole working days, one at least."""
    dates = schedule(edit.plan, today).milestones[thing.id]
    finish = dates.early_finish + timedelta(days=days)
    working = calendar_of(edit.plan.engagement).count(dates.early_start, finish)
    edit.set_values(thing, {"duration_days": max(1, working)})


def _number(text: Any) -> Any:
    """What was typed as a number; text that is none stays, so that the field says what is wrong."""
    try:
        return float(str(text).replace(",", ".")) if str(text).strip() else None
    except ValueError:
        return text
