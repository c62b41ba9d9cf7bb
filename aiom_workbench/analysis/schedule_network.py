"""The roadmap as a network of instants: what the schedule and the forecast both walk over.

Every living leaf is a node with a number; a link from p to s says that s starts at least so many
working minutes after p starts, which holds for all four kinds once durations are known. Links
between two summaries meet in a hub, a node of no duration, so that they stay linear in number.
"""

from __future__ import annotations

from collections.abc import Iterable
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
class Link:
    """`after` waits for `before`: from its finish or start, to its finish or start, plus `lag` minutes."""

    before: int
    after: int
    from_finish: bool
    to_finish: bool
    lag: int


@dataclass(slots=True)
class Network:
    """The living leaves of a roadmap by number, in plan order, then the hubs.

    Minutes are the calendar's. `floor` is the earliest start that day 0 and constraints allow,
    `ceiling` the latest finish that deadlines allow, `fixed` the start that actual dates give (None
    without), `instant` whether it takes no time. `reads_as_finish` is what an actual date says of an
    instant (None: its links decide). `summaries` holds the leaves of each summary by its id.
    """

    calendar: WorkingCalendar
    day_zero: int = 0
    leaves: list[Milestone] = field(default_factory=list)
    duration: list[int] = field(default_factory=list)
    floor: list[int] = field(default_factory=list)
    ceiling: list[int] = field(default_factory=list)
    fixed: list[int | None] = field(default_factory=list)
    instant: list[bool] = field(default_factory=list)
    reads_as_finish: list[bool | None] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    summaries: dict[str, list[int]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.duration)

    def weights(self) -> list[int]:
        """For each link, how long after the start of `before` the start of `after` must be."""
        duration = self.duration
        return [
            link.lag
            + (duration[link.before] if link.from_finish else 0)
            - (duration[link.after] if link.to_finish else 0)
            for link in self.links
        ]

    def add_hub(self) -> int:
        """A node that only passes on what it waits for. Gives its number."""
        self.duration.append(0)
        self.floor.append(-NEVER)
        self.ceiling.append(NEVER)
        self.fixed.append(None)
        self.instant.append(True)
        self.reads_as_finish.append(None)
        return len(self.duration) - 1


def network(plan: Plan, today: date) -> Network:
    """The network of `plan`'s roadmap. Raises `Problem` where things wait for each other in a circle."""
    calendar = calendar_of(plan.engagement)
    made = Network(calendar)
    tree = _Tree(plan)
    leaves = [m for m in plan.milestones if m.id in tree.alive and m.id not in tree.children and m.kind != "summary"]
    made.day_zero = calendar.start(_first_day(plan, leaves, tree, today))
    for leaf in leaves:
        _add_leaf(made, leaf, tree)
    for summary in tree.children:
        made.summaries[summary] = []
    for number, leaf in enumerate(leaves):
        for ancestor in tree.ancestors(leaf):
            made.summaries[ancestor].append(number)
    _add_links(made, plan)
    return made


class _Tree:
    """Which things are alive, and what stands above them.

    `children` holds the summaries: whatever has living children, with these. Things in a circle of
    parents hang on no root, so they are found out here.
    """

    def __init__(self, plan: Plan) -> None:
        milestones = plan.milestones
        below: dict[str, list[Milestone]] = {}
        roots = []
        for milestone in milestones:
            if milestone.parent is not None and milestone.parent in milestones:
                below.setdefault(milestone.parent, []).append(milestone)
            else:
                roots.append(milestone)
        self.alive: set[str] = set()
        self.children: dict[str, list[Milestone]] = {}
        self._above: dict[str, tuple[Milestone, ...]] = {}
        reached = 0
        waiting: list[tuple[Milestone, tuple[Milestone, ...], bool]] = [(root, (), True) for root in roots]
        for milestone, above, living in waiting:
            reached += 1
            living = living and milestone.status != "cancelled"
            if living:
                self.alive.add(milestone.id)
                if above:
                    self._above[milestone.id] = above
                    self.children.setdefault(above[-1].id, []).append(milestone)
            if milestone.id in below:
                inside = (*above, milestone)
                waiting.extend((child, inside, living) for child in below[milestone.id])
        if reached < len(milestones):
            raise circle(plan)

    def above(self, milestone: Milestone) -> tuple[Milestone, ...]:
        """The things that it is part of, outermost first."""
        return self._above.get(milestone.id, ())

    def ancestors(self, milestone: Milestone) -> Iterable[str]:
        """Their ids."""
        return (summary.id for summary in self.above(milestone))


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


def _add_leaf(made: Network, leaf: Milestone, tree: _Tree) -> None:
    calendar = made.calendar
    days = 0 if leaf.kind == "milestone" else 1 if leaf.duration_days is None else leaf.duration_days
    duration = calendar.minutes(days)
    floor, ceiling = made.day_zero, NEVER
    for one in (leaf, *tree.above(leaf)):
        if one.start_no_earlier_than is not None:
            floor = max(floor, calendar.start(one.start_no_earlier_than))
        if one.finish_no_later_than is not None:
            ceiling = min(ceiling, calendar.end(one.finish_no_later_than))
    instant = duration == 0
    start = calendar.start(leaf.actual_start_on) if leaf.actual_start_on is not None else None
    finish = calendar.end(leaf.actual_finish_on) if leaf.actual_finish_on is not None else None
    if finish is not None:
        if start is None or instant:
            start = finish - duration
        duration = finish - start
    made.leaves.append(leaf)
    made.duration.append(duration)
    made.floor.append(floor)
    made.ceiling.append(ceiling)
    made.fixed.append(start)
    made.instant.append(instant)
    made.reads_as_finish.append(None if start is None else finish is not None)


def _add_links(made: Network, plan: Plan) -> None:
    numbers = {leaf.id: [number] for number, leaf in enumerate(made.leaves)}
    numbers.update(made.summaries)
    minutes, add = made.calendar.minutes, made.links.append
    for dependency in plan.dependencies:
        befores = numbers.get(dependency.predecessor or "", ())
        afters = numbers.get(dependency.successor or "", ())
        if not befores or not afters:
            continue
        kind = dependency.kind or "FS"
        from_finish, to_finish = kind[0] == "F", kind[1] == "F"
        lag = minutes(dependency.lag_days) if dependency.lag_days else 0
        if len(befores) > 2 and len(afters) > 2:
            hub = made.add_hub()
            for before in befores:
                add(Link(before, hub, from_finish, False, lag))
            befores, from_finish, lag = [hub], False, 0
        for before in befores:
            for after in afters:
                add(Link(before, after, from_finish, to_finish, lag))


def circle(plan: Plan) -> Problem:
    """What to say of things that wait for each other: only the members of the circle are named."""
    trees = parent_cycles({milestone.id: milestone.parent for milestone in plan.milestones})
    found = trees or dependency_cycles(list(plan.milestones), plan.dependencies)
    names = [title_with_ref(plan, plan.milestones[member]) for member in found[0]]
    return Problem(
        _("these wait for each other in a circle: {names}").format(names=", ".join(names)),
        mend=_("take one of the dependencies between them away"),
    )
