"""The plan on a page: phases along the top, a lane for each workstream, milestones where they fall, today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from aiom_workbench.analysis.rag import milestone_rags
from aiom_workbench.analysis.schedule import schedule
from aiom_workbench.plan import Plan
from aiom_workbench.plan.use_cases import UseCase
from aiom_workbench.report.figure import AnyShape, Figure, Path, Rect, Text
from aiom_workbench.report.figures.time_axis import TimeAxis, axis_over
from aiom_workbench.report.text_width import elided, text_width
from aiom_workbench.words import _

_NAMES, _PHASES, _HEAD = 122.0, 30.0, 52.0
_LINE = 19.0
_INK = {"red": "status.off_track.fill", "amber": "status.at_risk.edge", "green": "chart.critical"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A milestone in a lane; with `since` a stretch of work from that day on."""

    key: str
    label: str
    on: date
    rag: str = "green"
    done: bool = False
    since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A workstream: its milestones, and the stretch in which its tasks run."""

    name: str
    component: str = ""
    stops: tuple[Stop, ...] = ()
    first: date | None = None
    last: date | None = None


def lanes_of(plan: Plan, today: date) -> tuple[Lane, ...]:
    """A lane for each workstream that has something on the schedule, and one for what has no workstream."""
    dates, rags = schedule(plan, today).milestones, milestone_rags(plan, today)
    lanes = [(w.id, w.name or "", w.component or "") for w in plan.workstreams]
    found = []
    for lane, name, component in (*lanes, ("", _("Programme"), "")):
        things = [m for m in plan.milestones if (m.workstream or "") == lane and m.id in dates]
        stops = tuple(
            Stop(key=m.id, label=m.name or "", on=dates[m.id].early_finish, rag=rags[m.id], done=m.status == "done")
            for m in sorted(things, key=lambda m: dates[m.id].early_finish)
            if m.kind == "milestone"
        )
        stretches = sorted((m for m in things if m.kind != "milestone"), key=lambda m: (
            m.kind != "summary", dates[m.id].early_start - dates[m.id].early_finish))  # fmt: skip
        stops += tuple(
            Stop(key=m.id, label=m.name or "", on=dates[m.id].early_finish, rag=rags[m.id], done=m.status == "done",
                 since=dates[m.id].early_start)
            for m in stretches if m.parent is None
        )  # fmt: skip
        if things:
            first = min(dates[m.id].early_start for m in things)
            last = max(dates[m.id].early_finish for m in things)
            found.append(Lane(name=name, component=component, stops=stops, first=first, last=last))
    reviews = sorted((c for c in plan.use_cases if c.stage == "feasibility" and c.exit_review_on), key=_review_day)
    if found and reviews:
        stops = tuple(
            Stop(key=c.id, label=c.name or "", on=_review_day(c), rag="red" if _review_day(c) < today else "green")
            for c in reviews
        )
        found.append(Lane(name=_("Pilot reviews"), stops=stops))
    return tuple(found)


def _review_day(case: UseCase) -> date:
    return case.exit_review_on or date.max


def plan_on_a_page_figure(plan: Plan, lanes: Sequence[Lane], today: date, width: float = 980,
                          height: float = 455) -> Figure:  # fmt: skip
    """Phases × workstreams within this size; a milestone whose name has no room is counted at its lane's end."""
    days = [d for lane in lanes for d in (lane.first, lane.last, *(s.on for s in lane.stops)) if d is not None]
    phases = [p for p in plan.phases if p.start_on and p.finish_on and p.start_on <= p.finish_on]
    days += [day for p in phases for day in (p.start_on, p.finish_on) if day is not None]
    axis = axis_over(days or [today], _NAMES + 8, width - 4)
    room = (height - _HEAD - 24) / max(len(lanes), 1)
    bottom = _HEAD + room * len(lanes)
    shapes: list[AnyShape] = []
    for n, phase in enumerate(phases):
        assert phase.start_on is not None
        assert phase.finish_on is not None
        x0, x1 = axis.at(phase.start_on), axis.after(phase.finish_on)
        shapes.append(Rect(x=x0, y=0, width=x1 - x0 - 2, height=_PHASES - 6, fill=f"ramp.{(n % 2) + 1}", radius=2))
        shapes.append(Text(x=x0 + 6, y=17, text=elided(phase.name or "", 12, x1 - x0 - 14, 600), size=12, weight=600))
        if n % 2:
            shapes.append(Rect(x=x0, y=_HEAD, width=x1 - x0, height=bottom - _HEAD, fill="surface.panel"))
    shapes += axis.grid(_HEAD - 4, bottom)
    shapes += axis.today(today, _PHASES - 2, bottom)
    for n, lane in enumerate(lanes):
        shapes += _lane(lane, _HEAD + room * n, room, axis, width)
    if axis.first <= today <= axis.last:
        shapes.append(Text(x=axis.at(today), y=bottom + 15, text=_("today"), size=11, color="accent.text",
                           align="center", weight=600))  # fmt: skip
    return Figure(width=width, height=bottom + 22, shapes=tuple(shapes))


def _lane(lane: Lane, y: float, room: float, axis: TimeAxis, width: float) -> list[AnyShape]:
    shapes: list[AnyShape] = [Path(points=((0, y), (width, y)), stroke="border.default")]
    shapes.append(Text(x=2, y=y + 18, text=elided(lane.name, 13, _NAMES - 4, 600), size=13, weight=600))
    if lane.first is not None and lane.last is not None:
        x0, x1 = axis.at(lane.first), axis.after(lane.last)
        shapes.append(Rect(x=x0, y=y + 5, width=x1 - x0, height=4, fill="chart.ghost", radius=2))
    rows = _Rows(max(int((room - 14) // _LINE), 1))
    hidden = 0
    for stop in lane.stops:
        label = elided(stop.label, 11, 168)
        wide = text_width(label, 11) + 14
        x = axis.after(stop.on)
        start = x - 6 if stop.since is None else axis.at(stop.since)
        inside = stop.since is not None and x - start >= wide
        turned = not inside and x + wide > width
        left, right = (start - wide, x + 8) if turned else (start, x if inside else x + wide)
        row = rows.free(left, right) if left >= axis.left - 6 else None
        if row is None:
            hidden += stop.since is None
            continue
        at = y + 14 + _LINE * row + 8
        shapes += (
            _stretch(stop, label, start, x, at, inside=inside, turned=turned)
            if stop.since is not None
            else _stop(stop, label, x, at, turned=turned)
        )
    if hidden:
        shapes.append(Text(x=2, y=y + 34, text=_("and {n} more").format(n=hidden), size=11, color="text.muted"))
    return shapes


class _Rows:
    """The rows of a lane, and what is taken in each."""

    def __init__(self, count: int) -> None:
        self._taken: list[list[tuple[float, float]]] = [[] for _row in range(count)]

    def free(self, left: float, right: float) -> int | None:
        """The first row in which this stretch is free; it is taken then. None where no row has room."""
        for n, taken in enumerate(self._taken):
            if all(right + 6 <= start or left - 6 >= end for start, end in taken):
                taken.append((left, right))
                return n
        return None


def _stretch(stop: Stop, label: str, left: float, right: float, y: float, *, inside: bool,
             turned: bool) -> list[AnyShape]:  # fmt: skip
    edge = {"red": "status.off_track.edge", "amber": "status.at_risk.edge"}.get(stop.rag, "")
    fill = "chart.ghost" if stop.done else "ramp.2"
    x = left + 6 if inside else left - 5 if turned else right + 5
    return [
        Rect(x=left, y=y - 7.5, width=max(right - left, 3), height=15, fill=fill, stroke=edge if not stop.done else "",
             stroke_width=1.5, radius=2, key=stop.key, tip=stop.label),
        Text(x=x, y=y + 4, text=label, size=11, align="right" if turned else "left", key=stop.key,
             color="ramp.on.2" if inside else "text.primary"),
    ]  # fmt: skip


def _stop(stop: Stop, label: str, x: float, y: float, *, turned: bool) -> list[AnyShape]:
    ink, r = "chart.bar_done" if stop.done else _INK[stop.rag], 5.5
    corners = ((x, y - r), (x + r, y), (x, y + r), (x - r, y))
    return [
        Path(points=corners, closed=True, fill=ink if stop.done or stop.rag != "green" else "surface.canvas",
             stroke=ink, stroke_width=1.6, key=stop.key, tip=stop.label),
        Text(x=x - 9 if turned else x + 9, y=y + 4, text=label, size=11, align="right" if turned else "left",
             key=stop.key, halo="surface.canvas"),
    ]  # fmt: skip
