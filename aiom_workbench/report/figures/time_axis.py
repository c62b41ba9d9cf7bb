"""A stretch of time as a stretch of pixels, with months, quarters or years along it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from aiom_workbench.plan.titles import written_date
from aiom_workbench.report.figure import AnyShape, Path, Text
from aiom_workbench.words import _


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Days from `first` to `last`, both shown whole, between `left` and `right`."""

    first: date
    last: date
    left: float
    right: float

    def at(self, day: date) -> float:
        """Where that day begins."""
        days = (self.last - self.first).days + 1
        return self.left + (self.right - self.left) * (day - self.first).days / days

    def after(self, day: date) -> float:
        """Where that day ends."""
        return self.at(day + timedelta(days=1)) if day < date.max else self.right

    def ticks(self) -> Iterator[tuple[date, str]]:
        """Where a month, quarter or year begins, with its name; as many as have room."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        room = (self.right - self.left) / max(months, 1)
        step = 1 if room >= 25 else 3 if room >= 14 else 6 if room >= 7 else 12
        month = self.first.year * 12 + self.first.month - 1
        month += -month % step
        while month // 12 <= 9999:
            day = date(month // 12, month % 12 + 1, 1)
            if day > self.last:
                return
            if day >= self.first:
                yield day, _tick(day, step, room * step)
            month += step

    def grid(self, top: float, bottom: float) -> list[AnyShape]:
        """Hairlines and names of the ticks, the names above `top`."""
        shapes: list[AnyShape] = []
        for day, name in self.ticks():
            x = self.at(day)
            shapes.append(Path(points=((x, top), (x, bottom)), stroke="chart.grid"))
            shapes.append(Text(x=x + 3, y=top - 4, text=name, size=11, color="text.muted"))
        return shapes

    def today(self, day: date, top: float, bottom: float) -> list[AnyShape]:
        """The line of today, where it falls within."""
        if not self.first <= day <= self.last:
            return []
        x = self.at(day)
        return [Path(points=((x, top), (x, bottom)), stroke="chart.today", stroke_width=1.5)]


def axis_over(days: list[date], left: float, right: float) -> TimeAxis:
    """An axis of whole months that holds all these days."""
    first, last = min(days).replace(day=1), max(days)
    after = (last.replace(day=28) + timedelta(days=4)).replace(day=1)
    return TimeAxis(first, after - timedelta(days=1), left, right)


def _tick(day: date, step: int, room: float) -> str:
    short = written_date(day).split(" ")[1]
    if step == 12:
        return str(day.year)
    if step in (3, 6):
        quarter = _("Q{n}").format(n=(day.month + 2) // 3)
        return f"{quarter} {day.year}" if day.month == 1 or step == 6 else quarter
    if day.month == 1:
        return f"{short} {day.year}" if room >= 58 else str(day.year)
    return short
