"""The roadmap as a network of instants: what the schedule and the forecast both walk over.

Every living leaf is a node with a number; a link from p to s says that s starts at least so many
working minutes after p starts, which holds for all four kinds once durations are known. Links
between two summaries meet in a hub, a node of no duration, so that they stay linear in number.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from aiom_workbench.analysis.calendar import WorkingCalendar, calendar_of
from aiom_workbench.plan import Plan
from aiom_workbench.plan.cycles import dependency_cycles, parent_cycles
from aiom_workbench.plan.roadmap import Milestone
from aiom_workbench.plan.titles import title_with_ref
from aiom_workbench.problem import Problem
from aiom_workbench.words import _

NEVER = 10**15
"""A minute beyond every plan: the lateness of what nothing bounds, and, negated, its earliness."""


@dataclass(slots=True)
class Network:
    """The living leaves of a roadmap by number, in plan order, then the hubs.

    Minutes are the calendar's. `floor` is the earliest start that day 0 and constraints allow,
    `ceiling` the latest finish that deadlines allow, `fixed` the start that actual dates give (None
    without). `reads_as_finish` is what an actual date says of an instant (None: its links decide).
    `after` holds for each node what waits for it: the number, how many minutes after this one's start
    that one's must come at the least, and whether the link leads from the finish, and to the finish.
    `holds` holds the instants, which take no time, each with what it waits for: the number, the same
    minutes, whether from the finish. `summaries` holds the leaves of each summary by its id.
    """

    calendar: WorkingCalendar
    day_zero: int = 0
    leaves: list[Milestone] = field(default_factory=list)
    duration: list[int] = field(default_factory=list)
    floor: list[int] = field(default_factory=list)
    ceiling: list[int] = field(default_factory=list)
    fixed: list[int | None] = field(default_factory=list)
    reads_as_finish: list[bool | None] = field(default_factory=list)
    after: list[list[tuple[int, int, bool, bool]]] = field(default_factory=list)
    holds: dict[int, list[tuple[int, int, bool]]] = field(default_factory=dict)
    waits_for: list[int] = field(default_factory=list)
    summaries: dict[str, list[int]] = field(default_factory=dict)

    def link(self, before: int, after: int, lag: int, from_finish: bool, to_finish: bool) -> None:
        """Let `after` wait for `before`, with `lag` minutes between."""
        weight = lag
        if from_finish:
            weight += self.duration[before]
        if to_finish:
            weight -= self.duration[after]
        self.after[before].append((after, weight, from_finish, to_finish))
        self.waits_for[after] += 1
        if after in self.holds:
            self.holds[after].append((before, weight, from_finish))

    def add_hub(self) -> int:
        """A node that only passes on what it waits for. Gives its number."""
        number = len(self.duration)
        self.duration.append(0)
        self.floor.append(-NEVER)
        self.ceiling.append(NEVER)
        self.fixed.append(None)
        self.reads_as_finish.append(None)
        self.after.append([])
        self.waits_for.append(0)
        self.holds[number] = []
        return number


def network(plan: Plan, today: date) -> Network:
    """The network of `plan`'s roadmap. Raises `Problem` where things wait for each other in a circle."""
    calendar = calendar_of(plan.engagement)
    made = Network(calendar)
    tree = _Tree(plan)
    leaves = [m for m in plan.milestones if m.id in tree.alive and m.id not in tree.summaries and m.kind != "summary"]
    made.day_zero = calendar.start(_first_day(plan, leaves, tree, today))
    _add_leaves(made, leaves, tree)
    made.summaries = {summary: [] for summary in tree.summaries}
    if made.summaries:
        for number, leaf in enumerate(leaves):
            for summary in tree.above(leaf):
                made.summaries[summary.id].append(number)
    _add_links(made, plan)
    return made


class _Tree:
    """Which things are alive, and what stands above them.

    `summaries` holds the ids of whatever has living children. Things in a circle of parents hang on
    no root, so they are found out here.
    """

    def __init__(self, plan: Plan) -> None:
        milestones = plan.milestones
        below: dict[str, list[Milestone]] = {}
        waiting: list[tuple[Milestone, tuple[Milestone, ...], bool]] = []
        for milestone in milestones:
            if milestone.parent is not None and milestone.parent in milestones:
                below.setdefault(milestone.parent, []).append(milestone)
            else:
                waiting.append((milestone, (), True))
        self.alive: set[str] = set()
        self.summaries: set[str] = set()
        self._above: dict[str, tuple[Milestone, ...]] = {}
        for milestone, above, living in waiting:
            living = living and milestone.status != "cancelled"
            if living:
                self.alive.add(milestone.id)
                if above:
                    self._above[milestone.id] = above
                    self.summaries.add(above[-1].id)
            if milestone.id in below:
                inside = (*above, milestone)
                waiting.extend((child, inside, living) for child in below[milestone.id])
        if len(waiting) < len(milestones):
            raise circle(plan)

    def above(self, milestone: Milestone) -> tuple[Milestone, ...]:
        """The things that it is part of, outermost first."""
        return self._above.get(milestone.id, ())


def _first_day(plan: Plan, leaves: list[Milestone], tree: _Tree, today: date) -> date:
    """Where day 0 is looked for: the engagement's start, else the roadmap's earliest date, else today.

    The earliest date is that of a constraint or an actual start, else that of a phase's start.
    """
    if plan.engagement.start_on is not None:
        return plan.engagement.start_on
    days = [leaf.actual_start_on for leaf in leaves]
    for leaf in leaves:
        days.extend(one.start_no_earlier_than for one in (leaf, *tree.above(leaf)))
    found = [day for day in days if day is not None]
    return min(found or [phase.start_on for phase in plan.phases if phase.start_on is not None] or [today])


def _add_leaves(made: Network, leaves: list[Milestone], tree: _Tree) -> None:
    """Add the leaves: column by column, and one by one only what has dates of its own."""
    size, minutes = len(leaves), _Minutes(made.calendar)
    made.leaves = leaves
    made.duration = [
        minutes[0 if leaf.kind == "milestone" else 1 if leaf.duration_days is None else leaf.duration_days]
        for leaf in leaves
    ]
    made.floor, made.ceiling = [made.day_zero] * size, [NEVER] * size
    made.fixed, made.reads_as_finish = [None] * size, [None] * size
    made.after, made.waits_for = [[] for _leaf in leaves], [0] * size
    made.holds = {number: [] for number, duration in enumerate(made.duration) if not duration}
    for number, leaf in enumerate(leaves):
        if leaf.parent or leaf.start_no_earlier_than or leaf.finish_no_later_than:
            _bound(made, number, leaf, tree)
        if leaf.actual_start_on or leaf.actual_finish_on:
            _fix(made, number, leaf)


def _bound(made: Network, number: int, leaf: Milestone, tree: _Tree) -> None:
    """Set the earliest start and the latest finish that the constraints on a leaf and above it allow."""
    for one in (leaf, *tree.above(leaf)):
        if one.start_no_earlier_than is not None:
            made.floor[number] = max(made.floor[number], made.calendar.start(one.start_no_earlier_than))
        if one.finish_no_later_than is not None:
            made.ceiling[number] = min(made.ceiling[number], made.calendar.end(one.finish_no_later_than))


def _fix(made: Network, number: int, leaf: Milestone) -> None:
    """Set what a leaf's actual dates say. With both dates it lasts from the one to the other."""
    began, ended = leaf.actual_start_on, leaf.actual_finish_on
    duration = made.duration[number]
    start = made.calendar.start(began) if began is not None else 0
    finish = made.calendar.end(ended) if ended is not None else start + duration
    if began is None or not duration:
        start = finish - duration
    made.duration[number] = finish - start
    made.fixed[number] = start
    made.reads_as_finish[number] = ended is not None


class _Minutes(dict[float, int]):
    """Working days in minutes: few different ones recur thousands of times."""

    def __init__(self, calendar: WorkingCalendar) -> None:
        super().__init__()
        self.calendar = calendar

    def __missing__(self, days: float) -> int:
        self[days] = minutes = self.calendar.minutes(days)
        return minutes


_SIDES = {
    None: (True, False),
    "FS": (True, False),
    "SS": (False, False),
    "FF": (True, True),
    "SF": (False, True),
}
"""Of each kind of dependency, whether it leads from a finish, and whether to a finish."""


def _add_links(made: Network, plan: Plan) -> None:
    """Add the dependencies. Between two leaves it does by hand what `Network.link` does, since most are such."""
    numbers: dict[str | None, int] = {leaf.id: number for number, leaf in enumerate(made.leaves)}
    minutes, number_of, summaries = _Minutes(made.calendar), numbers.get, made.summaries
    duration, after_of, waits_for, holds = made.duration, made.after, made.waits_for, made.holds
    for dependency in plan.dependencies:
        from_finish, to_finish = _SIDES[dependency.kind]
        before, after = number_of(dependency.predecessor), number_of(dependency.successor)
        weight = minutes[dependency.lag_days or 0]
        if before is not None and after is not None:
            if from_finish:
                weight += duration[before]
            if to_finish:
                weight -= duration[after]
            after_of[before].append((after, weight, from_finish, to_finish))
            waits_for[after] += 1
            if after in holds:
                holds[after].append((before, weight, from_finish))
        elif summaries:
            befores = [before] if before is not None else summaries.get(dependency.predecessor or "", [])
            afters = [after] if after is not None else summaries.get(dependency.successor or "", [])
            _link_all(made, befores, afters, weight, from_finish, to_finish)


def _link_all(
    made: Network, befores: list[int], afters: list[int], lag: int, from_finish: bool, to_finish: bool
) -> None:
    """A dependency on a summary holds for each of its leaves; many to many, through a hub."""
    if len(befores) > 2 and len(afters) > 2:
        hub = made.add_hub()
        for before in befores:
            made.link(before, hub, lag, from_finish, False)
        befores, from_finish, lag = [hub], False, 0
    for before in befores:
        for after in afters:
            made.link(before, after, lag, from_finish, to_finish)


def in_order(net: Network, plan: Plan) -> list[int]:
    """The nodes, each after all that it waits for. Raises `Problem` where `plan` has a circle."""
    waits_for, after = list(net.waits_for), net.after
    order = [node for node, count in enumerate(waits_for) if not count]
    for node in order:
        for successor, _weight, _from_finish, _to_finish in after[node]:
            waits_for[successor] -= 1
            if not waits_for[successor]:
                order.append(successor)
    if len(order) < len(waits_for):
        raise circle(plan)
    return order


def circle(plan: Plan) -> Problem:
    """What to say of things that wait for each other: only the members of the circle are named."""
    trees = parent_cycles({milestone.id: milestone.parent for milestone in plan.milestones})
    found = trees or dependency_cycles(list(plan.milestones), plan.dependencies)
    names = [title_with_ref(plan, plan.milestones[member]) for member in found[0]]
    return Problem(
        _("these wait for each other in a circle: {names}").format(names=", ".join(names)),
        mend=_("take one of the dependencies between them away"),
    )
