"""The reading of a schedule for the import dialog: its tasks as rows to be looked at, and what is written."""

from __future__ import annotations

from aiom_workbench.interchange.lists.fates import Fate, Reading, Record, RowFate
from aiom_workbench.interchange.lists.links import Links
from aiom_workbench.interchange.lists.sheets import Content, Row, Sheet
from aiom_workbench.interchange.lists.table import Column, Table
from aiom_workbench.interchange.lists.targets import list_kind
from aiom_workbench.interchange.schedules.importing import ScheduleRead, TaskFate
from aiom_workbench.plan import Plan
from aiom_workbench.words import _


def as_reading(read: ScheduleRead, plan: Plan) -> Reading:
    """The tasks as rows of a list, with a column for each field that the file brings."""
    kind = list_kind("milestones")
    rows = tuple(_row(fate) for fate in read.tasks)
    used = {name for row in rows for record in row.records for name in record.values}
    targets = [target for name, target in kind.targets.items() if name in used]
    columns = tuple(Column(at, target.label, (target.label,)) for at, target in enumerate(targets))
    mapping: dict[Column, str | None] = dict(zip(columns, (target.name for target in targets), strict=True))
    table = Table(Sheet("", _nothing), Content(()), 0, columns, (), ())
    links = Links(plan)
    links.made["milestones"] = {fate.id: (fate.id, fate.task.name) for fate in read.tasks if fate.id}
    return Reading(kind, table, mapping, rows, (), tuple(read.warnings), links, read.foreign.file)


def _row(fate: TaskFate) -> RowFate:
    row = RowFate(Row(fate.task.row, []), fate.task.name, Fate(fate.fate))
    if row.fate is Fate.SKIPPED:
        row.reason = _("it has no name")
        return row
    values = {"name": fate.task.name, **fate.task.values, **fate.changes}
    row.records = [Record(fate.id, fate.thing, values, fate.changes if fate.thing else {})]
    return row


def _nothing() -> Content:
    return Content(())
