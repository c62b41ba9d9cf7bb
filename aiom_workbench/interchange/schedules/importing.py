"""Foreign schedules into the plan: matched, written in one edit, the engagement's calendar filled where unset.

Tasks match milestones by their stable id (the GUID of Microsoft Project, the uid of GanttProject
or of a calendar's event), else by exact name, the k-th by the k-th. What the file does not say is
left as it stands; dependencies that it does not have are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from aiom_workbench.interchange.lists.links import Names
from aiom_workbench.interchange.lists.matching import Wanted, compared, match
from aiom_workbench.interchange.schedules.ganttproject import read_ganttproject
from aiom_workbench.interchange.schedules.icalendar import read_icalendar
from aiom_workbench.interchange.schedules.msproject import read_msproject
from aiom_workbench.interchange.schedules.tasks import Foreign, Task
from aiom_workbench.plan import Plan
from aiom_workbench.plan.cycles import plan_cycles
from aiom_workbench.plan.fields import Misfit
from aiom_workbench.plan.roadmap import Dependency, Milestone
from aiom_workbench.plan.titles import shown
from aiom_workbench.project import Project
from aiom_workbench.project.edit import EditValues
from aiom_workbench.words import _

_READERS: Mapping[str, Callable[[Path], Foreign]] = {
    ".xml": read_msproject,
    ".gan": read_ganttproject,
    ".ics": read_icalendar,
}
SCHEDULES = frozenset(_READERS)
"""The endings of files that are schedules."""
_BY_HAND = ("gan",)


@dataclass(slots=True)
class TaskFate:
    """What becomes of one task: the milestone it is (None: a new one), and the values that change."""

    task: Task
    fate: str
    id: str = ""
    thing: Milestone | None = None
    changes: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class ScheduleRead:
    """A foreign schedule against a plan. `waits` are the dependencies to write, as (predecessor, successor, kind, lag)."""

    foreign: Foreign
    tasks: list[TaskFate]
    waits: list[tuple[str, str, str, float | None]]
    engagement: dict[str, Any]
    warnings: list[str]


def read_schedule(path: Path, plan: Plan) -> ScheduleRead:
    """Read a schedule against a plan; nothing is changed. Raises `Problem`."""
    foreign = _READERS[path.suffix.lower()](path)
    named = [task for task in foreign.tasks if task.name]
    skipped = [TaskFate(task, "skipped") for task in foreign.tasks if not task.name]
    fates = _matched(named, plan)
    ids = {fate.task.key: fate.id for fate in fates}
    _owners(foreign, fates, plan)
    for fate in fates:
        _values(fate, ids)
    waits = _waits(foreign, ids, plan)
    found = ScheduleRead(foreign, sorted((*fates, *skipped), key=lambda f: f.task.row), waits, {}, foreign.warnings())
    _engagement(found, plan)
    changed = {successor for _p, successor, _k, _l in waits}
    for fate in fates:
        touched = fate.changes or fate.id in changed
        fate.fate = "new" if fate.thing is None else "updated" if touched else "unchanged"
    return found


def _matched(tasks: list[Task], plan: Plan) -> list[TaskFate]:
    import uuid

    wanted: list[Wanted | None] = [Wanted(task.id or None, None, (compared(task.name),)) for task in tasks]
    things = match(wanted, plan.milestones, ("name",), {})
    taken: set[str] = set()
    fates = []
    for task, thing in zip(tasks, things, strict=True):
        free = task.id and task.id not in taken and plan.find(task.id) is None and task.id not in plan.entities()
        thing_id = thing.id if thing is not None else task.id if free else str(uuid.uuid4())
        taken.add(thing_id)
        fates.append(TaskFate(task, "", thing_id, thing if isinstance(thing, Milestone) else None))
    return fates


def _owners(foreign: Foreign, fates: list[TaskFate], plan: Plan) -> None:
    people = Names(plan.stakeholders)
    for fate in fates:
        if fate.task.owner:
            found = people.find(fate.task.owner)
            if len(found) == 1:
                fate.task.values["owner"] = found[0]
            else:
                foreign.leave_out(_("owners who are no person of the plan are not carried"), fate.task.owner)


def _values(fate: TaskFate, ids: Mapping[str, str]) -> None:
    values: dict[str, Any] = {"name": fate.task.name, **fate.task.values}
    parent = ids.get(fate.task.parent or "")
    if parent:
        values["parent"] = parent
    for name, value in list(values.items()):
        try:
            values[name] = Milestone.entity.by_name[name].check(value)
        except Misfit:
            del values[name]
    now = fate.thing
    fate.changes = {n: v for n, v in values.items() if now is None or compared(getattr(now, n)) != compared(v)}


def _waits(foreign: Foreign, ids: Mapping[str, str], plan: Plan) -> list[tuple[str, str, str, float | None]]:
    found: dict[tuple[str, str], tuple[str, float | None]] = {}
    names = {task.key: task.name for task in foreign.tasks}
    for wait in foreign.waits:
        if wait.predecessor not in ids or wait.successor not in ids:
            what = _("links to tasks that are not in the file are not carried")
            foreign.leave_out(what, names.get(wait.predecessor) or names.get(wait.successor) or wait.predecessor)
            continue
        found[ids[wait.predecessor], ids[wait.successor]] = (wait.kind, wait.lag_days)
    return [
        (predecessor, successor, kind, lag)
        for (predecessor, successor), (kind, lag) in found.items()
        if not any(
            d.predecessor == predecessor and (d.kind or "FS", d.lag_days or 0) == (kind, lag or 0)
            for d in plan.dependencies.where("successor", successor)
        )
    ]


def _engagement(found: ScheduleRead, plan: Plan) -> None:
    """Fill what the engagement leaves unset; what is set stays, and a difference is noted."""
    entity = plan.engagement.entity
    for name, value in found.foreign.engagement.items():
        declared = entity.by_name[name]
        now = getattr(plan.engagement, name)
        if now is None or now == ():
            found.engagement[name] = value
        elif now != value:
            message = _("{field} stays {now}; the file says {value}")
            found.warnings.append(message.format(field=declared.label, now=shown(plan, declared, now),
                                                 value=shown(plan, declared, value)))  # fmt: skip


def apply_schedule(project: Project, read: ScheduleRead, *, today: date | None = None) -> int | None:
    """Make the edit; its number, or None where nothing changes. Raises `Problem`, such as for a circle."""
    before = project.seq
    with project.edit(schedule_label(read), origin="import", today=today) as edit:
        write_schedule(edit, read, today or date.today())  # noqa: DTZ011 (the day on the person's own calendar)
    return project.seq if project.seq != before else None


def schedule_label(read: ScheduleRead) -> str:
    """The edit's name in the history: "Import 12 milestones and tasks from plan.xml"."""
    count = sum(1 for fate in read.tasks if fate.fate in ("new", "updated"))
    return _("Import {n} milestones and tasks from {file}").format(n=count, file=read.foreign.file)


def write_schedule(edit: EditValues, read: ScheduleRead, today: date) -> None:
    """Write a schedule inside an edit."""
    if read.engagement:
        edit.set_values(edit.plan.engagement, read.engagement)
    later: list[tuple[TaskFate, dict[str, Any]]] = []
    for fate in read.tasks:
        if fate.thing is not None:
            if fate.changes:
                edit.set_values(fate.thing, fate.changes)
        elif fate.fate == "new":
            first = {name: value for name, value in fate.changes.items() if name != "parent"}
            edit.add_values(Milestone, first, id=fate.id)
            if "parent" in fate.changes:
                later.append((fate, {"parent": fate.changes["parent"]}))
    for fate, values in later:
        edit.set_values(edit.plan.milestones[fate.id], values)
    _write_waits(edit, read)
    _hold_by_hand(edit, read, today)


def _write_waits(edit: EditValues, read: ScheduleRead) -> None:
    plan = edit.plan
    for predecessor, successor, kind, lag in read.waits:
        standing = next(
            (d for d in plan.dependencies.where("successor", successor) if d.predecessor == predecessor), None
        )
        if standing is not None:
            edit.set_values(standing, {"kind": kind, "lag_days": lag})
        else:
            values = {"predecessor": predecessor, "successor": successor, "kind": kind, "lag_days": lag}
            edit.add_values(Dependency, values)


def _hold_by_hand(edit: EditValues, read: ScheduleRead, today: date) -> None:
    """A task that was placed by hand and starts later than its links give keeps that start."""
    placed = [
        fate
        for fate in read.tasks
        if fate.task.starts is not None and fate.id and not fate.task.values.get("actual_start_on")
    ]
    if not placed or next(plan_cycles(edit.plan), None) is not None:
        return
    from aiom_workbench.analysis.schedule import schedule

    dates = schedule(edit.plan, today).milestones
    plan = edit.plan
    for fate in placed:
        computed = dates.get(fate.id)
        stored = fate.task.starts
        if computed is not None and stored is not None and computed.early_start < stored:
            edit.set_values(plan.milestones[fate.id], {"start_no_earlier_than": stored})


def schedule_report(read: ScheduleRead, seq: int | None) -> dict[str, Any]:
    """What `import --json` prints for a schedule: the keys of a list's report; rows are tasks in the file's order."""
    count = {fate: sum(1 for f in read.tasks if f.fate == fate) for fate in ("new", "updated", "unchanged", "skipped")}
    return {
        "source": {"file": read.foreign.file, "kind": read.foreign.kind, "sheet": None, "encoding": None,
                   "delimiter": None, "header_row": None},
        "mapping": {},
        "rows": {"read": len(read.tasks), **count},
        "skipped": [{"row": f.task.row, "column": None, "reason": _("it has no name")} for f in read.tasks if f.fate == "skipped"],
        "cells": [],
        "warnings": read.warnings,
        "seq": seq,
        "fates": [
            {"row": f.task.row, "fate": f.fate, "title": f.task.name,
             "thing": {"id": f.id, "ref": f.thing.ref} if f.thing else None,
             "fields": sorted(f.changes) if f.thing else [], "similar": None}
            for f in read.tasks
        ],
    }  # fmt: skip
