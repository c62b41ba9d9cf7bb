"""The last edit that changed anything this audience sees: what stands in a document as its date and position.

An edit of internal fields alone must not change a byte of a client's document, so the project's own
position would say too much.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from aiom_workbench.plan import Plan
from aiom_workbench.plan.fields import Audience
from aiom_workbench.plan.things import Entity
from aiom_workbench.project import Project
from aiom_workbench.project.changes import ChangeSet, apply_all
from aiom_workbench.report.audience import CLIENT, client_plan

_BEFORE_ANY = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Stamp:
    """Position and time of an edit; 0 and the start of 2020 in a project that says nothing yet."""

    seq: int = 0
    at: datetime = _BEFORE_ANY


def stamp(project: Project, audience: str, seq: int | None = None) -> Stamp:
    """The last edit up to `seq` (default: all) that `audience` can see the effect of."""
    plan = project.plan if seq is None else project.plan_at(seq)
    for record in project.history():
        if seq is not None and record.seq > seq:
            continue
        change_set = ChangeSet.from_json(record.change_set)
        before = apply_all(plan, (change_set.swapped(),))
        if change_set and (audience != CLIENT or _seen(before, plan, change_set)):
            return Stamp(record.seq, datetime.fromisoformat(record.at))
        plan = before
    return Stamp()


def _seen(before: Plan, after: Plan, change_set: ChangeSet) -> bool:
    entities = after.entities()
    if not any(_may_be_seen(entities, change.collection, change.fields) for change in change_set.changes):
        return False
    one, other = client_plan(before), client_plan(after)
    return any(tuple(things) != tuple(other.collections[name]) for name, things in one.collections.items())


def _may_be_seen(entities: dict[str, Entity], collection: str, fields: frozenset[str]) -> bool:
    by_name = entities[collection].by_name
    return any(name not in by_name or by_name[name].audience is not Audience.INTERNAL for name in fields)
