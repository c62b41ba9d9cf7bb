"""The Gantt's time axis: days to pixels and back, and the header that fits the zoom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from aiom_workbench.words import _

SMALLEST, LARGEST = 0.25, 48.0
"""Pixels a day: a decade in a window, or a fortnight."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Tick:
    """A stretch of the header: where it begins and ends, in days from the origin, and its label."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """From `origin` on, `per_day` pixels a day."""

    origin: date
    per_day: float

    def x(self, day: date) -> float:
        """Where a day begins."""
        return (day - self.origin).days * self.per_day

    def end_x(self, day: date) -> float:
        """Where a day ends."""
        return self.x(day) + self.per_day

    def day(self, x: float) -> date:
        """The day at a place."""
        return self.origin + timedelta(days=int(x // self.per_day))

    def zoomed(self, factor: float) -> TimeAxis:
        """The axis at another scale, within what can be read."""
        return TimeAxis(self.origin, min(LARGEST, max(SMALLEST, self.per_day * factor)))

    def ticks(self, first: date, last: date) -> list[Tick]:
        """The header's stretches between two days, in the unit that fits: weeks, months, quarters or years."""
        return [self._tick(start, end, label) for start, end, label in self._unit()(first, last)]

    def _unit(self) -> Callable[[date, date], Iterator[Stretch]]:
        if self.per_day >= 14:
            return _days
        if self.per_day >= 6:
            return _weeks
        if self.per_day >= 0.9:
            return _months
        return _quarters if self.per_day >= 0.4 else _years

    def _tick(self, start: date, end: date, label: str) -> Tick:
        return Tick((start - self.origin).days, (end - self.origin).days, label)


Stretch = tuple[date, date, str]


def month_name(day: date) -> str:
    """The month's short name."""
    return _(_MONTHS[day.month - 1])


def _days(first: date, last: date) -> Iterator[Stretch]:
    day = first
    while day <= last:
        yield day, day + timedelta(days=1), str(day.day)
        day += timedelta(days=1)


def _weeks(first: date, last: date) -> Iterator[Stretch]:
    day = first - timedelta(days=first.weekday())
    while day <= last:
        yield day, day + timedelta(days=7), f"{day.day} {month_name(day)}"
        day += timedelta(days=7)


def _months(first: date, last: date) -> Iterator[Stretch]:
    day = first.replace(day=1)
    while day <= last:
        after = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
        yield day, after, str(day.year) if day.month == 1 else month_name(day)
        day = after


def _quarters(first: date, last: date) -> Iterator[Stretch]:
    day = date(first.year, 3 * ((first.month - 1) // 3) + 1, 1)
    while day <= last:
        month = day.month + 3
        after = date(day.year + month // 13, (month - 1) % 12 + 1, 1)
        yield day, after, f"Q{(day.month + 2) // 3} ’{day.year % 100:02d}"
        day = after


def _years(first: date, last: date) -> Iterator[Stretch]:
    for year in range(first.year, last.year + 1):
        yield date(year, 1, 1), date(year + 1, 1, 1), str(year)
