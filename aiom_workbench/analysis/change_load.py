"""The change as groups meet it: what is aimed at them, how many hours it takes, whether it is made to measure."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date

from aiom_workbench.analysis.answers import answer
from aiom_workbench.analysis.calendar import WorkingCalendar, calendar_of
from aiom_workbench.analysis.people import barrier
from aiom_workbench.plan import Plan
from aiom_workbench.plan.change import CalendarEvent, Intervention
from aiom_workbench.plan.choices import ELEMENTS
from aiom_workbench.words import N_

COVERAGE_METHOD = N_(
    "An intervention covers an element of the change for a group where it is aimed at both. Cancelled ones do not count."
)
LOAD_METHOD = N_(
    "The hours per person of every intervention and other event are spread evenly over its working days and added up "
    "by group and month. They are hours of one person, not times the group's size. Cancelled interventions do not "
    "count."
)
ONE_SIZE_METHOD = N_(
    "Groups that get the very same interventions although their barriers or concerns differ are named: what fits the "
    "one can hardly fit the other."
)

Coverage = Mapping[str, Mapping[str, tuple[str, ...]]]
Load = Mapping[str, Mapping[str, float]]


@answer("groups", "interventions")
def coverage(plan: Plan) -> Coverage:
    """Per group and element the ids of the interventions aimed at both; all groups, all elements, in plan order.

    >>> from aiom_workbench.plan.collection import Collection
    >>> from aiom_workbench.plan.people import Group
    >>> lab = Intervention(id="lab", name="Lab", groups=("g",), elements=("knowledge", "ability"))
    >>> plan = Plan({"groups": Collection([Group(id="g", name="Trials")]), "interventions": Collection([lab])})
    >>> found = coverage(plan)["g"]
    >>> found["desire"], found["ability"]
    ((), ('lab',))
    """
    found: dict[str, dict[str, list[str]]] = {
        group.id: {element.key: [] for element in ELEMENTS} for group in plan.groups
    }
    for intervention in planned(plan):
        for group in intervention.groups:
            for element in intervention.elements if group in found else ():
                found[group][element].append(intervention.id)
    return {group: {element: tuple(ids) for element, ids in cells.items()} for group, cells in found.items()}


@answer("groups", "interventions", "calendar_events", "engagement")
def load(plan: Plan) -> Load:
    """Per group and month ("2027-03") the hours that the change asks of one person, 1 decimal.

    Months and groups without hours are left out; groups in plan order, months in time's order.

    Eight hours over the last two working days of March and the first two of April, four for a peak:

    >>> from aiom_workbench.plan.collection import Collection
    >>> from aiom_workbench.plan.people import Group
    >>> lab = Intervention(id="lab", name="Lab", groups=("g",), start_on=date(2027, 3, 30), end_on=date(2027, 4, 2),
    ...                    hours_per_person=8)
    >>> peak = CalendarEvent(id="peak", name="Closing", groups=("g",), from_on=date(2027, 4, 5), hours_per_person=4)
    >>> load(Plan({
    ...     "groups": Collection([Group(id="g", name="Trials"), Group(id="h", name="Safety")]),
    ...     "interventions": Collection([lab]), "calendar_events": Collection([peak]),
    ... }))
    {'g': {'2027-03': 4.0, '2027-04': 8.0}}
    """
    months = Months(calendar_of(plan.engagement))
    totals: dict[str, dict[str, float]] = {group.id: {} for group in plan.groups}
    for thing in (*planned(plan), *plan.calendar_events):
        spread = tuple(hours_by_month(months, thing))
        for group in thing.groups:
            for month, hours in spread if group in totals else ():
                totals[group][month] = totals[group].get(month, 0.0) + hours
    rounded = {
        # to 9 decimals first: a sum of binary fractions that should be 0.25 must not round as 0.2499…
        group: {month: round(round(hours, 9), 1) for month, hours in sorted(cells.items())}
        for group, cells in totals.items()
    }
    shown = {group: {month: hours for month, hours in cells.items() if hours} for group, cells in rounded.items()}
    return {group: cells for group, cells in shown.items() if cells}


@answer("groups", "interventions")
def one_size_fits_all(plan: Plan) -> tuple[tuple[str, ...], ...]:
    """Sets of groups (ids in plan order) that share all their interventions though barrier or concern differ.

    >>> from aiom_workbench.plan.collection import Collection
    >>> from aiom_workbench.plan.people import Group
    >>> training = Intervention(id="t", name="Training", groups=("afraid", "unsure"))
    >>> one_size_fits_all(Plan({
    ...     "groups": Collection([Group(id="afraid", name="A", desire=2), Group(id="unsure", name="B", ability=2)]),
    ...     "interventions": Collection([training]),
    ... }))
    (('afraid', 'unsure'),)
    """
    received: dict[str, set[str]] = {group.id: set() for group in plan.groups}
    for intervention in planned(plan):
        for group_id in intervention.groups:
            if group_id in received:
                received[group_id].add(intervention.id)
    alike: dict[frozenset[str], list[str]] = {}
    for group_id, ids in received.items():
        if ids:
            alike.setdefault(frozenset(ids), []).append(group_id)
    found = []
    for group_ids in alike.values():
        groups = [plan.groups[group_id] for group_id in group_ids]
        if len({(barrier(group), group.concern) for group in groups}) > 1:
            found.append(tuple(group_ids))
    return tuple(found)


def planned(plan: Plan) -> Iterator[Intervention]:
    """The interventions that were not cancelled."""
    return (intervention for intervention in plan.interventions if intervention.status != "cancelled")


def hours_by_month(months: Months, thing: Intervention | CalendarEvent) -> Iterator[tuple[str, float]]:
    """The hours per person of one thing, month by month, spread evenly over its working days.

    Without an end the start alone; without a working day in between the whole falls on the start's month.

    >>> lab = Intervention(id="lab", name="Lab", start_on=date(2027, 3, 30), end_on=date(2027, 4, 2), hours_per_person=8)
    >>> list(hours_by_month(Months(WorkingCalendar()), lab))
    [('2027-03', 4.0), ('2027-04', 4.0)]
    """
    start, end = _span(thing)
    if start is None or not thing.hours_per_person:
        return
    end = end or start
    days = months.calendar.count(start, end)
    if not days:
        yield month_of(start), float(thing.hours_per_person)
        return
    before, left = months.calendar.index(start), days
    for number in range(_number(start), _number(end) + 1):
        name, after = months[number]
        inside = min(after - before, left)
        if inside:
            yield name, thing.hours_per_person * inside / days
        before, left = after, left - inside


class Months(dict[int, tuple[str, int]]):
    """Months by number: the name, and the number of the first working day after it. Each is looked up once."""

    def __init__(self, calendar: WorkingCalendar) -> None:
        """The months of this calendar."""
        super().__init__()
        self.calendar = calendar

    def __missing__(self, number: int) -> tuple[str, int]:
        first = date(number // 12, number % 12 + 1, 1)
        after = self.calendar.index(first) + self.calendar.count(first, _last_day(first))
        self[number] = found = (month_of(first), after)
        return found


def month_of(day: date) -> str:
    """The month of a day as it is written: "2027-03"."""
    return f"{day.year:04d}-{day.month:02d}"


def _span(thing: Intervention | CalendarEvent) -> tuple[date | None, date | None]:
    return (thing.start_on, thing.end_on) if isinstance(thing, Intervention) else (thing.from_on, thing.to_on)


def _number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _last_day(first: date) -> date:
    return first.replace(day=monthrange(first.year, first.month)[1])
