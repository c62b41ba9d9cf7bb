"""The roadmap as rows: lanes with their milestones and tasks, dated by the schedule, for screen and paper.

A row knows all that a bar needs; where it goes is the painter's. Milestones without a lane of their
own are the decision gates: they share the first row and their dates run through all lanes.
"""

from __future__ import annotations

from collections.abc import Collection as Ids
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from aiom_workbench.analysis.rag import milestone_marks, slips_of
from aiom_workbench.analysis.schedule import Dates, schedule
from aiom_workbench.plan import Plan
from aiom_workbench.plan.roadmap import Milestone
from aiom_workbench.words import _

LaneBy = Literal["workstream", "phase", "owner"]
GATES = "gates"
NO_LANE = "no-lane"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row. `kind`: "gates", "lane", "summary", "task" or "milestone"; `status` names a status mark."""

    key: str
    kind: str
    name: str
    ref: str = ""
    depth: int = 0
    lane: str = ""
    component: str = ""
    owner: str = ""
    days: float | None = None
    start: date | None = None
    finish: date | None = None
    late_finish: date | None = None
    total_float: float | None = None
    critical: bool = False
    status: str = "planned"
    slip: int | None = None
    percent: float = 0.0
    baseline_start: date | None = None
    baseline_finish: date | None = None
    deadline: date | None = None
    actual: bool = False

    @property
    def is_thing(self) -> bool:
        """Whether the row is a milestone or task of the plan."""
        return self.kind in ("task", "milestone", "summary")


@dataclass(frozen=True, slots=True)
class Bond:
    """A dependency between two rows, by their keys."""

    key: str
    source: str
    target: str
    kind: str
    critical: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Roadmap:
    """All rows in order, what ties them, the gates, the phases as (name, start, finish), and the ends."""

    rows: tuple[Row, ...]
    bonds: tuple[Bond, ...]
    gates: tuple[Row, ...]
    phases: tuple[tuple[str, date, date], ...]
    first: date
    last: date
    finish: date | None


def roadmap_rows(plan: Plan, today: date, *, lane_by: LaneBy = "workstream", closed: Ids[str] = ()) -> Roadmap:
    """The rows of a plan as scheduled. `closed` names the lanes and summaries whose children are hidden."""
    computed = schedule(plan, today)
    marks, slips = milestone_marks(plan, today), slips_of(plan, today)
    things = [m for m in plan.milestones if m.id in computed.milestones]
    shown = {m.id for m in things}
    children: dict[str, list[Milestone]] = {}
    for milestone in things:
        if milestone.parent in shown:
            children.setdefault(milestone.parent or "", []).append(milestone)
    roots = [m for m in things if m.parent not in shown and not _is_gate(m)]
    places = _places(roots, children, lane_by)
    rows = {
        m.id: _row(plan, m, computed.milestones[m.id], marks[m.id], slips.get(m.id), *places.get(m.id, ("", 0)))
        for m in things
    }
    gates = tuple(rows[m.id] for m in things if _is_gate(m))
    ordered: list[Row] = []
    if gates:
        ordered.append(_gates_row(gates))
    for key, name, component in _lanes(plan, lane_by, roots):
        inside = [m for m in roots if _lane_of(m, lane_by) == key]
        if inside:
            ordered.append(_lane_row(key, name, component, [rows[m.id] for m in inside]))
            if key not in closed:
                ordered.extend(_branch(inside, rows, children, closed))
    bonds = tuple(_bonds(plan, rows, {row.key for row in ordered}))
    first, last = _ends(rows.values(), plan, today)
    phases = tuple((p.name or p.ref, p.start_on, p.finish_on) for p in plan.phases if p.start_on and p.finish_on)
    return Roadmap(
        rows=tuple(ordered), bonds=bonds, gates=gates, phases=phases, first=first, last=last, finish=computed.finish
    )


def _is_gate(milestone: Milestone) -> bool:
    return milestone.kind == "milestone" and milestone.workstream is None and milestone.parent is None


def _places(
    roots: list[Milestone], children: Mapping[str, list[Milestone]], lane_by: LaneBy
) -> dict[str, tuple[str, int]]:
    """Every thing's lane, which it has from its topmost summary, and how deep it stands in it."""
    found: dict[str, tuple[str, int]] = {}
    left = [(milestone, _lane_of(milestone, lane_by), 1) for milestone in roots]
    while left:
        milestone, lane, depth = left.pop()
        found[milestone.id] = lane, depth
        left.extend((child, lane, depth + 1) for child in children.get(milestone.id, ()))
    return found


def _row(plan: Plan, milestone: Milestone, dates: Dates, mark: str, slip: int | None, lane: str, depth: int) -> Row:
    parent_of = plan.milestones.where("parent", milestone.id)
    owner = plan.stakeholders.get(milestone.owner)
    stream = plan.workstreams.get(milestone.workstream)
    kind = "summary" if parent_of else milestone.kind or "task"
    return Row(
        key=milestone.id,
        kind=kind,
        name=milestone.name or milestone.ref,
        ref=milestone.ref,
        lane=lane,
        depth=depth,
        owner=(owner.name or "") if owner else "",
        days=None if kind != "task" else 1 if milestone.duration_days is None else milestone.duration_days,
        start=dates.early_start,
        finish=dates.early_finish,
        late_finish=dates.late_finish,
        total_float=dates.total_float,
        critical=dates.critical,
        status=mark,
        slip=slip,
        percent=float(milestone.percent_complete or (100 if milestone.status == "done" else 0)),
        baseline_start=milestone.baseline_start_on,
        baseline_finish=milestone.baseline_finish_on,
        deadline=milestone.finish_no_later_than,
        actual=milestone.actual_finish_on is not None,
        component=(stream.component or "") if stream else "",
    )


def _gates_row(gates: tuple[Row, ...]) -> Row:
    last = max(gates, key=lambda row: row.finish or date.min)
    return Row(
        key=GATES,
        kind="gates",
        name=_("Decision gates"),
        start=gates[0].start,
        finish=last.finish,
        total_float=last.total_float,
        critical=last.critical,
    )


def _lane_row(key: str, name: str, component: str, inside: list[Row]) -> Row:
    starts = [row.start for row in inside if row.start is not None]
    finishes = [row.finish for row in inside if row.finish is not None]
    return Row(
        key=key,
        kind="lane",
        name=name,
        lane=key,
        component=component,
        start=min(starts, default=None),
        finish=max(finishes, default=None),
    )


def _lanes(plan: Plan, lane_by: LaneBy, roots: list[Milestone]) -> Iterable[tuple[str, str, str]]:
    if lane_by == "workstream":
        yield from ((w.id, w.name or w.ref, w.component or "") for w in plan.workstreams)
        yield NO_LANE, _("No workstream yet"), ""
    elif lane_by == "phase":
        yield from ((p.id, p.name or p.ref, "") for p in plan.phases)
        yield NO_LANE, _("No phase yet"), ""
    else:
        owners = dict.fromkeys(m.owner for m in roots if m.owner is not None)
        yield from ((p.id, p.name or p.ref, "") for p in plan.stakeholders if p.id in owners)
        yield NO_LANE, _("No owner yet"), ""


def _lane_of(milestone: Milestone, lane_by: LaneBy) -> str:
    found: str | None = getattr(milestone, lane_by)
    return found or NO_LANE


def _branch(
    things: list[Milestone], rows: Mapping[str, Row], children: Mapping[str, list[Milestone]], closed: Ids[str]
) -> Iterable[Row]:
    for milestone in things:
        yield rows[milestone.id]
        if milestone.id not in closed:
            yield from _branch(children.get(milestone.id, []), rows, children, closed)


def _bonds(plan: Plan, rows: Mapping[str, Row], shown: Ids[str]) -> Iterable[Bond]:
    for link in plan.dependencies:
        source, target = rows.get(link.predecessor or ""), rows.get(link.successor or "")
        if source is None or target is None or source.key not in shown or target.key not in shown:
            continue
        yield Bond(link.id, source.key, target.key, link.kind or "FS", source.critical and target.critical)


def _ends(rows: Iterable[Row], plan: Plan, today: date) -> tuple[date, date]:
    days = [day for row in rows for day in (row.start, row.finish, row.baseline_start, row.baseline_finish) if day]
    days.extend(day for phase in plan.phases for day in (phase.start_on, phase.finish_on) if day)
    return min([*days, today]), max([*days, today])
