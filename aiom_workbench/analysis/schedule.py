"""The schedule: when everything on the roadmap starts and finishes, and what it can slip.

The critical path method (Kelley & Walker 1959) with all four kinds of dependency, on working
minutes. Two passes over the network, each linear in things and links.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from aiom_workbench.analysis.answers import answer
from aiom_workbench.analysis.calendar import WorkingCalendar
from aiom_workbench.analysis.schedule_network import NEVER, Network, in_order, network
from aiom_workbench.plan import Plan
from aiom_workbench.words import N_

METHOD = N_(
    "Dates come from the critical path method: a forward pass over the dependencies gives the earliest dates, a "
    "backward pass from the plan's latest finish the latest dates. The difference is the total float, in working "
    "days; what has none, or less than none, is critical. Free float is how far something can slip before anything "
    "that waits for it moves. A milestone falls on the day on which the work before it finishes, else on the day on "
    "which it may start. Actual dates replace computed ones. A summary spans what is in it."
)


class Dates(NamedTuple):
    """What the schedule says of one thing: four dates, two floats in working days, whether it is critical.

    A named tuple, since a frozen dataclass takes four times as long to make, thousands of times.
    """

    early_start: date
    early_finish: date
    late_start: date
    late_finish: date
    total_float: float
    free_float: float
    critical: bool


@dataclass(frozen=True, slots=True)
class Schedule:
    """The dates of everything that takes part, by id in plan order; `finish` is None without things.

    `critical_path` holds the ids of every critical leaf by early start, then plan order.
    """

    milestones: Mapping[str, Dates]
    finish: date | None
    critical_path: tuple[str, ...]


@answer("milestones", "dependencies", "phases", "engagement", of_whole=True)
def schedule(plan: Plan, today: date) -> Schedule:
    """The schedule of the roadmap. Raises `Problem` where things wait for each other in a circle.

    A task of three days from a Wednesday ends on the Friday; what waits for it starts on Monday.

    >>> from aiom_workbench.plan.collection import Collection
    >>> from aiom_workbench.plan.engagement import Engagement
    >>> from aiom_workbench.plan.roadmap import Dependency, Milestone
    >>> plan = Plan({
    ...     "engagement": Collection([Engagement(id="engagement", start_on=date(2027, 3, 3))]),
    ...     "milestones": Collection([
    ...         Milestone(id="map", name="Map the data", kind="task", duration_days=3),
    ...         Milestone(id="pilot", name="Run the pilot", kind="task", duration_days=5),
    ...         Milestone(id="go", name="Decide", kind="milestone"),
    ...     ]),
    ...     "dependencies": Collection([
    ...         Dependency(id="1", predecessor="map", successor="pilot", kind="FS"),
    ...         Dependency(id="2", predecessor="map", successor="go", kind="FS", lag_days=1),
    ...     ]),
    ... })
    >>> found = schedule(plan, date(2027, 1, 1))
    >>> for name, dates in found.milestones.items():
    ...     print(name, dates.early_start, dates.early_finish, dates.total_float, dates.critical)
    map 2027-03-03 2027-03-05 0.0 True
    pilot 2027-03-08 2027-03-12 0.0 True
    go 2027-03-08 2027-03-08 4.0 False
    >>> found.finish.isoformat(), found.critical_path
    ('2027-03-12', ('map', 'pilot'))
    """
    net = network(plan, today)
    if not net.leaves:
        return Schedule({}, None, ())
    passes = _Passes(net, in_order(net, plan))
    dates = _leaf_dates(net, passes)
    critical = [n for n, one in enumerate(dates) if one.critical]
    critical.sort(key=passes.early.__getitem__)
    return Schedule(
        _all_dates(plan, net, dates),
        max(one.early_finish for one in dates),
        tuple(net.leaves[n].id for n in critical),
    )


class _Passes:
    """Both passes over a network, by number and in minutes.

    `early` and `late` hold the starts, `slack` how far each can slip without moving the early start
    of what waits for it; `finish` is the latest early finish.
    """

    def __init__(self, net: Network, order: list[int]) -> None:
        self.net = net
        self.order = order
        self.early = self._forward()
        self.finish = max(self.early[n] + net.duration[n] for n in range(len(net.leaves)))
        self.late, self.slack = self._backward()

    def _forward(self) -> list[int]:
        early, fixed, after = list(self.net.floor), self.net.fixed, self.net.after
        for node in self.order:
            at = fixed[node]
            if at is None:
                at = early[node]
            else:
                early[node] = at
            for successor, weight, _from_finish, _to_finish in after[node]:
                if at + weight > early[successor]:
                    early[successor] = at + weight
        return early

    def _backward(self) -> tuple[list[int], list[int]]:
        early, duration, ceiling, after = self.early, self.net.duration, self.net.ceiling, self.net.after
        late, slack = [NEVER] * len(early), [0] * len(early)
        reach = list(early)  # the early start up to which a predecessor may push; a hub's is its successors'
        hubs, finish = len(self.net.leaves), self.finish
        for node in reversed(self.order):
            latest = furthest = NEVER
            if node < hubs:
                furthest = finish - duration[node]
                latest = min(furthest, ceiling[node] - duration[node])
            for successor, weight, _from_finish, _to_finish in after[node]:
                if late[successor] - weight < latest:
                    latest = late[successor] - weight
                if reach[successor] - weight < furthest:
                    furthest = reach[successor] - weight
            late[node] = latest
            slack[node] = furthest - early[node]
            if node >= hubs:
                reach[node] = furthest
        return late, slack


def finish_readings(net: Network, early: list[int], order: list[int]) -> dict[int, bool]:
    """Of each instant, whether it is read as a finish: a day's end is that day.

    So it is read where all that holds it there is the finish of a task, or an instant that is read
    so itself; day 0, a constraint or a task's start make it a start. Actual dates say it themselves.
    """
    found: dict[int, bool] = {}
    for node in order if net.holds else ():
        if node not in net.holds:
            continue
        said, at = net.reads_as_finish[node], early[node]
        if said is None:
            tight = ((one, finish) for one, weight, finish in net.holds[node] if early[one] + weight == at)
            said = at != net.floor[node] and all(found.get(one, finish) for one, finish in tight)
        found[node] = said
    return found


class _Days(dict[int, date]):
    """Working days by number: each date is worked out once."""

    def __init__(self, calendar: WorkingCalendar) -> None:
        super().__init__()
        self.calendar = calendar

    def __missing__(self, index: int) -> date:
        self[index] = day = self.calendar.day(index)
        return day


class _Floats(dict[int, float]):
    """Minutes in working days, likewise."""

    def __init__(self, calendar: WorkingCalendar) -> None:
        super().__init__()
        self.calendar = calendar

    def __missing__(self, minutes: int) -> float:
        self[minutes] = days = self.calendar.days(minutes)
        return days


def _leaf_dates(net: Network, passes: _Passes) -> list[Dates]:
    """The dates of the leaves, by number: column by column, then the instants by their reading."""
    size, per_day = len(net.leaves), net.calendar.minutes_per_day
    days, floats = _Days(net.calendar), _Floats(net.calendar)
    early, late = passes.early[:size], passes.late[:size]
    total = [floats[last - first] for first, last in zip(early, late, strict=True)]
    columns = (
        [days[at // per_day] for at in early],
        [days[(at + duration - 1) // per_day] for at, duration in zip(early, net.duration, strict=False)],
        [days[at // per_day] for at in late],
        [days[(at + duration - 1) // per_day] for at, duration in zip(late, net.duration, strict=False)],
        total,
        [floats[slack] for slack in passes.slack[:size]],
        [one <= 0 for one in total],
    )
    for node, finish in finish_readings(net, passes.early, passes.order).items():
        if node < size:
            columns[0][node] = columns[1][node] = days[(early[node] - finish) // per_day]
            columns[2][node] = columns[3][node] = days[(late[node] - finish) // per_day]
    return list(map(Dates._make, zip(*columns, strict=True)))


def _all_dates(plan: Plan, net: Network, dates: list[Dates]) -> dict[str, Dates]:
    """Leaves and summaries in plan order."""
    by_id = {leaf.id: one for leaf, one in zip(net.leaves, dates, strict=True)}
    if not net.summaries:
        return by_id
    for summary, inside in net.summaries.items():
        if inside:
            by_id[summary] = _span([dates[n] for n in inside])
    return {milestone.id: by_id[milestone.id] for milestone in plan.milestones if milestone.id in by_id}


def _span(inside: list[Dates]) -> Dates:
    """A summary's dates: from the first start to the last finish of what is in it, and the lowest floats."""
    total = min(one.total_float for one in inside)
    return Dates(
        min(one.early_start for one in inside),
        max(one.early_finish for one in inside),
        min(one.late_start for one in inside),
        max(one.late_finish for one in inside),
        total,
        min(one.free_float for one in inside),
        total <= 0,
    )
