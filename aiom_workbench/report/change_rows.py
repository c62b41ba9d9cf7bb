"""The change plan over time as rows: a lane for each group, its interventions below, dated as planned."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection as Ids
from datetime import date

from aiom_workbench.plan import Plan
from aiom_workbench.plan.change import Intervention
from aiom_workbench.report.roadmap_rows import Roadmap, Row
from aiom_workbench.words import _

NO_GROUP = "no-group"
_STATUS = {"done": "done", "in_progress": "on_track", "cancelled": "no_reading"}


def row_key(intervention: str, group: str) -> str:
    """A row's key: the same intervention stands in the lane of each of its groups."""
    return f"{intervention}@{group}"


def intervention_of(key: str) -> str:
    """The intervention's id in a row's key.

    >>> intervention_of(row_key("i1", "g2"))
    'i1'
    """
    return key.partition("@")[0]


def change_rows(plan: Plan, today: date, *, closed: Ids[str] = ()) -> Roadmap:
    """The rows of a plan's interventions. `closed` names groups whose interventions are hidden."""
    rows: list[Row] = []
    lanes = [(g.id, g.name or g.ref, plan.interventions.where("groups", g.id)) for g in plan.groups]
    loose = tuple(i for i in plan.interventions if not i.groups)
    for key, name, found in (*lanes, (NO_GROUP, _("For nobody yet"), loose)):
        inside = [_row(plan, one, key, today) for one in found]
        if inside or key != NO_GROUP:
            rows.append(_lane(key, name, inside))
            if key not in closed:
                rows.extend(inside)
    days = [day for row in rows for day in (row.start, row.finish) if day is not None]
    return Roadmap(
        rows=tuple(rows),
        bonds=(),
        gates=(),
        phases=(),
        first=min([*days, today]),
        last=max([*days, today]),
        finish=None,
    )


def _row(plan: Plan, one: Intervention, group: str, today: date) -> Row:
    owner = plan.stakeholders.get(one.owner)
    finish = one.end_on or one.start_on
    status = _STATUS.get(one.status or "", "planned")
    if status in ("planned", "on_track") and finish is not None and finish < today:
        status = "off_track"
    return Row(
        key=row_key(one.id, group),
        kind="task",
        name=one.name or one.ref,
        ref=one.ref,
        depth=1,
        lane=group,
        owner=(owner.name or "") if owner else "",
        start=one.start_on,
        finish=finish,
        status=status,
        percent=100.0 if one.status == "done" else 0.0,
    )


def _lane(key: str, name: str, inside: list[Row]) -> Row:
    starts = [row.start for row in inside if row.start is not None]
    finishes = [row.finish for row in inside if row.finish is not None]
    lane = Row(key=key, kind="lane", name=name, lane=key)
    return dataclasses.replace(lane, start=min(starts, default=None), finish=max(finishes, default=None))
