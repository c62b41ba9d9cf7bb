"""A thing's own history, as short lines: what changed, and when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from aiom_workbench.plan.fields import Kind
from aiom_workbench.plan.titles import shown, written_date
from aiom_workbench.project.changes import Change, ChangeSet
from aiom_workbench.words import _

if TYPE_CHECKING:
    from aiom_workbench.plan import Plan, Thing
    from aiom_workbench.project.session import Project

LONGEST = 24


def own_history(
    project: Project, plan: Plan, thing: Thing, today: date, most: int, looked_through: int
) -> Iterator[tuple[str, str]]:
    """At most `most` lines about the thing from the last `looked_through` edits: (what, when), newest first."""
    given = 0
    for record in project.history(max(0, project.seq - looked_through)):
        if thing.id not in record.change_set:
            continue
        changes = ChangeSet.from_json(record.change_set).changes
        mine = next((change for change in changes if change.id == thing.id), None)
        if mine is None:
            continue
        when = spoken_time(datetime.fromisoformat(record.at), today)
        for what in _lines(plan, thing, mine):
            yield what, when
            given += 1
            if given == most:
                return


def _lines(plan: Plan, thing: Thing, change: Change) -> Iterator[str]:
    if change.old is None:
        yield _("Added")
        return
    if change.new is None:
        yield _("Deleted")
        return
    for name in change.new:
        if name == "position":
            yield _("Moved")
        elif name in thing.entity.by_name:
            yield _line(plan, thing, name, change.old.get(name), change.new.get(name))


def _line(plan: Plan, thing: Thing, name: str, old: Any, new: Any) -> str:
    field = thing.entity.by_name[name]
    if field.kind is Kind.LONG_TEXT:
        return _("{field} rewritten").format(field=field.label)
    was, now = (shown(plan, field, field.check(value) if value is not None else None) for value in (old, new))
    if not now:
        return _("{field} cleared").format(field=field.label)
    if not was or len(was) + len(now) > LONGEST:
        return _("{field} to {value}").format(field=field.label, value=now)
    return f"{field.label} {was} → {now}"


def spoken_time(moment: datetime, today: date) -> str:
    """When it was, as people say it: today 13:58, yesterday, 19 Nov, 19 Nov 2025."""
    day = moment.date()
    if day == today:
        return _("today {time}").format(time=f"{moment:%H:%M}")
    if day == today - timedelta(days=1):
        return _("yesterday")
    written = written_date(day)
    return written.rsplit(" ", 1)[0] if day.year == today.year else written
