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
from aiom_workbench.analysis.schedule_network import NEVER, Network, circle, network
from aiom_workbench.plan import Plan
from aiom_workbench.words import N_, _

METHOD = N_(
    "Dates come from the critical path method: a forward pass over the dependencies gives the earliest dates, a "
    "backward pass from the plan's latest finish the latest dates. The difference is the total float, in working "
    "days; what has none, or less than none, is critical. Free float is how far something can slip before anything "
    "that waits for it moves. Actual dates replace computed ones. A summary spans what is in it."
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

    `critical_path` holds the ids of every critical leaf by early start, then plan order. `problem`
    says in words why there are no dates at all, else it is empty.
    """

    milestones: Mapping[str, Dates]
    finish: date | None
    critical_path: tuple[str, ...]
    problem: str = ""


@answer("milestones", "dependencies", "phases", "engagement")
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
    if not net.calendar.has_working_days:
        problem = _("the calendar has no working day: every weekday is a holiday")
        return Schedule({}, None, (), problem)
    passes = _Passes(net, plan)
    dates = _leaf_dates(net, passes)
    critical = [n for n, one in enumerate(dates) if one.critical]
    critical.sort(key=passes.early.__getitem__)
    return Schedule(
        _all_dates(plan, net, dates),
        max(one.early_finish for one in dates),
        tuple(net.leaves[n].id for n in critical),
    )


class _Passes:
    """Both passes: early and late start and the furthest early start that moves nothing, in minutes by number."""

    def __init__(self, net: Network, plan: Plan) -> None:
        self.net = net
        weights = net.weights()
        self.after: list[list[tuple[int, int]]] = [[] for _node in net.duration]
        waiting = [0] * len(net)
        for link, weight in zip(net.links, weights, strict=True):
            self.after[link.before].append((link.after, weight))
            waiting[link.after] += 1
        self.early = list(net.floor)
        self.order = self._forward(waiting)
        if len(self.order) < len(net):
            raise circle(plan)
        leaves = range(len(net.leaves))
        self.finish = max(self.early[n] + net.duration[n] for n in leaves)
        self.late, self.slack = self._backward()
        self.finish_reading = _finish_readings(net, self.early, self.order, weights)

    def _forward(self, waiting: list[int]) -> list[int]:
        """Set the early starts; gives the nodes in the order of the network, without those in circles."""
        early, fixed, after = self.early, self.net.fixed, self.after
        order = [n for n, count in enumerate(waiting) if not count]
        for node in order:
            at = fixed[node]
            if at is None:
                at = early[node]
            else:
                early[node] = at
            for successor, weight in after[node]:
                if at + weight > early[successor]:
                    early[successor] = at + weight
                waiting[successor] -= 1
                if not waiting[successor]:
                    order.append(successor)
        return order

    def _backward(self) -> tuple[list[int], list[int]]:
        """The late starts, and how far each can slip without moving the early start of a successor."""
        early, duration, ceiling, after = self.early, self.net.duration, self.net.ceiling, self.after
        late, slack = [NEVER] * len(early), [0] * len(early)
        reach = list(early)  # the early start up to which a predecessor may push; a hub's is its successors'
        hubs = len(self.net.leaves)
        finish = self.finish
        for node in reversed(self.order):
            if node < hubs:
                latest = min(finish, ceiling[node]) - duration[node]
                furthest = finish - duration[node]
            else:
                latest = furthest = NEVER
            for successor, weight in after[node]:
                if late[successor] - weight < latest:
                    latest = late[successor] - weight
                if reach[successor] - weight < furthest:
                    furthest = reach[successor] - weight
            late[node] = latest
            slack[node] = furthest - early[node]
            if node >= hubs:
                reach[node] = furthest
        return late, slack


def _finish_readings(net: Network, early: list[int], order: list[int], weights: list[int]) -> list[bool]:
    """Of each node, whether it is an instant that is read as a finish: a day's end is that day.

    So it is read where all that holds it there is the finish of a task, or an instant that is read
    so itself; day 0, a constraint or a task's start make it a start. Actual dates say it themselves.
    """
    into: dict[int, list[tuple[int, bool]]] = {}
    for link, weight in zip(net.links, weights, strict=True):
        if net.instant[link.after] and early[link.before] + weight == early[link.after]:
            into.setdefault(link.after, []).append((link.before, link.from_finish))
    found = [False] * len(net)
    for node in order:
        said = net.reads_as_finish[node]
        if not net.instant[node]:
            continue
        if said is not None:
            found[node] = said
        elif early[node] != net.floor[node]:
            holds = into.get(node, ())
            found[node] = all(found[one] if net.instant[one] else finish for one, finish in holds)
    return found


def _leaf_dates(net: Network, passes: _Passes) -> list[Dates]:
    """The dates of the leaves, by number. Days and floats recur, so each is worked out once."""
    per_day, day_of, days_of = net.calendar.minutes_per_day, net.calendar.day, net.calendar.days
    days: dict[int, date] = {}
    floats: dict[int, float] = {}

    def day(index: int) -> date:
        known = days.get(index)
        if known is None:
            known = days[index] = day_of(index)
        return known

    def in_days(minutes: int) -> float:
        known = floats.get(minutes)
        if known is None:
            known = floats[minutes] = days_of(minutes)
        return known

    found = []
    for n in range(len(net.leaves)):
        early, late, duration = passes.early[n], passes.late[n], net.duration[n]
        total, free = in_days(late - early), in_days(passes.slack[n])
        if net.instant[n]:
            back = 1 if passes.finish_reading[n] else 0
            at, last = day((early - back) // per_day), day((late - back) // per_day)
            found.append(Dates(at, at, last, last, total, free, total <= 0))
        else:
            first, last = day(early // per_day), day((early + duration - 1) // per_day)
            late_first, late_last = day(late // per_day), day((late + duration - 1) // per_day)
            found.append(Dates(first, last, late_first, late_last, total, free, total <= 0))
    return found


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
