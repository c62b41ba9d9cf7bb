"""The forecast: when the plan finishes if estimates of three points are taken at their word.

Beta-PERT (Malcolm, Roseboom, Clark & Fazar 1959; shape 4) by simulation, all trials at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from aiom_workbench.analysis.answers import answer, is_known
from aiom_workbench.analysis.schedule_network import Network, in_order, network
from aiom_workbench.plan import Plan
from aiom_workbench.plan.roadmap import Milestone
from aiom_workbench.words import N_

if TYPE_CHECKING:
    import numpy

METHOD = N_(
    "The forecast draws a duration for every task that has a shortest and a longest estimate (beta-PERT, its duration "
    "the most likely), 10,000 times, and schedules the plan each time. Half of the draws finish by P50, four in five "
    "by P80. Delays often come together; this assumes that they don't, so the true spread is wider."
)
TRIALS = 10_000
SEED = 1
QUICK = 100
"""So many tasks with estimates are drawn in the time of a keystroke, some 50 ms."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """The plan's finish at 50 and 80 of 100; None where no task has estimates. `estimated` of `of` tasks have."""

    p50: date | None
    p80: date | None
    estimated: int
    of: int


@answer("milestones", "dependencies", "phases", "engagement", of_whole=True)
def forecast(plan: Plan, today: date) -> Forecast:
    """The forecast of the plan's finish. Raises `Problem` where things wait for each other in a circle.

    One task that takes 5 to 20 days, most likely 8: the plain schedule ends on the eighth day.

    >>> from aiom_workbench.plan.collection import Collection
    >>> from aiom_workbench.plan.engagement import Engagement
    >>> pilot = Milestone(id="p", name="Run the pilot", kind="task", duration_days=8,
    ...                   optimistic_days=5, pessimistic_days=20)
    >>> plan = Plan({
    ...     "engagement": Collection([Engagement(id="engagement", start_on=date(2027, 3, 1))]),
    ...     "milestones": Collection([pilot]),
    ... })
    >>> found = forecast(plan, date(2027, 1, 1))
    >>> found.p50.isoformat(), found.p80.isoformat(), found.estimated, found.of
    ('2027-03-12', '2027-03-16', 1, 1)
    """
    net = network(plan, today)
    tasks = [(n, leaf) for n, leaf in enumerate(net.leaves) if leaf.kind != "milestone"]
    estimated = [(n, leaf) for n, leaf in tasks if _has_estimates(leaf)]
    if not estimated:
        return Forecast(None, None, len(estimated), len(tasks))
    p50, p80 = _odds(_trials(net, in_order(net, plan), estimated))
    return Forecast(_shown(net, p50), _shown(net, p80), len(estimated), len(tasks))


def is_quick(plan: Plan, today: date) -> bool:
    """Whether the forecast of a plan may be waited for: it is known, or of a few tasks."""
    return is_known(forecast, plan, today) or sum(map(_has_estimates, plan.milestones)) <= QUICK


def _has_estimates(leaf: Milestone) -> bool:
    return leaf.optimistic_days is not None and leaf.pessimistic_days is not None and leaf.actual_finish_on is None


class _Trials(NamedTuple):
    """All that the draws depend on, by value: what a client sees of a plan has the same odds as the plan.

    `estimates` holds a task's number, shortest, likely and longest days, and the minutes that it takes at most.
    """

    order: tuple[int, ...]
    leaves: int
    duration: tuple[int, ...]
    floor: tuple[int, ...]
    fixed: tuple[int | None, ...]
    after: tuple[tuple[tuple[int, int, bool, bool], ...], ...]
    estimates: tuple[tuple[int, float, float, float, int], ...]
    minutes_per_day: int


def _trials(net: Network, order: list[int], estimated: list[tuple[int, Milestone]]) -> _Trials:
    points = [(n, *three_points(leaf)) for n, leaf in estimated]
    return _Trials(
        order=tuple(order), leaves=len(net.leaves), duration=tuple(net.duration), floor=tuple(net.floor),
        fixed=tuple(net.fixed), after=tuple(map(tuple, net.after)),
        estimates=tuple((*one, net.calendar.minutes(one[3])) for one in points if one[1] != one[3]),
        minutes_per_day=net.calendar.minutes_per_day,
    )  # fmt: skip


@lru_cache(maxsize=4)
def _odds(trials: _Trials) -> tuple[int, int]:
    """The finish in minutes at 50 and 80 of 100."""
    import numpy

    p50, p80 = numpy.percentile(_finishes(trials, _drawn(trials)), [50, 80], method="higher")
    return int(p50), int(p80)


def _drawn(trials: _Trials) -> dict[int, numpy.ndarray[Any, Any]]:
    """By how many minutes each estimated task is longer than its duration, in each trial.

    Drawn in plan order from one generator, so that the same plan has the same forecast.
    """
    from numpy import int32, int64, rint
    from numpy.random import default_rng

    rng = default_rng(SEED)
    found = {}
    for n, least, likely, most, longest in trials.estimates:
        spread = most - least
        draws = rng.beta(1 + 4 * (likely - least) / spread, 1 + 4 * (most - likely) / spread, TRIALS)
        minutes = rint((least + draws * spread) * trials.minutes_per_day)
        minutes = minutes.clip(max=longest) - trials.duration[n]  # no longer than all dates there are
        small = abs(minutes).max() < 2**31
        found[n] = minutes.astype(int32 if small else int64)  # a large plan holds thousands of these
    return found


def three_points(leaf: Milestone) -> tuple[float, float, float]:
    """Shortest, most likely and longest duration in working days; given out of order they are put in order.

    >>> three_points(Milestone(id="t", name="T", duration_days=3, optimistic_days=2, pessimistic_days=8))
    (2, 3, 8)
    """
    likely = 1 if leaf.duration_days is None else leaf.duration_days
    if leaf.optimistic_days == leaf.pessimistic_days:
        return likely, likely, likely
    least, middle, most = sorted((leaf.optimistic_days or 0, likely, leaf.pessimistic_days or 0))
    return least, middle, most


def _finishes(trials: _Trials, longer: dict[int, numpy.ndarray[Any, Any]]) -> Any:
    """The finish of the plan in each trial, in minutes; a plain number where nothing varies.

    What does not vary stays a plain number, and a node's starts are let go once it has passed them on.
    """
    import numpy

    early: list[Any] = list(trials.floor)
    finish: Any = None
    for node in trials.order:
        fixed = trials.fixed[node]
        at = early[node] if fixed is None else fixed
        early[node] = None
        extra: Any = longer[node].astype(numpy.int64) if node in longer else 0
        if node < trials.leaves:
            finish = _later(finish, at + trials.duration[node] + extra)
        for successor, weight, from_finish, to_finish in trials.after[node]:
            bound = at + weight + extra if from_finish else at + weight
            if to_finish and successor in longer:
                bound = bound - longer[successor].astype(numpy.int64)
            early[successor] = _later(early[successor], bound)
    return finish


def _later(one: Any, other: Any) -> Any:
    if one is None or (isinstance(one, int) and isinstance(other, int)):
        return other if one is None else max(one, other)
    import numpy

    return numpy.maximum(one, other)


def _shown(net: Network, minute: int) -> date:
    """The finish as a date: a day's end is that day, unless a milestone that starts its day comes last."""
    instants = [n for n in net.holds if n < len(net.leaves)]
    starts = {net.floor[n] for n in instants if net.fixed[n] is None}
    starts |= {net.fixed[n] or 0 for n in instants if net.reads_as_finish[n] is False}
    return net.calendar.start_date(minute) if minute in starts else net.calendar.finish_date(minute)
