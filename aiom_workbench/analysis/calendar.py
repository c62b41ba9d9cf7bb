"""The working calendar: which days count, and where a working minute falls.

Time is counted in working minutes from a fixed Monday, below zero before it, so that a duration is
a difference and a day off does not exist. An instant at the border of two working days is both the
end of the one and the start of the next: it is read as a start or as a finish.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from threading import Lock

from aiom_workbench.plan.engagement import Engagement
from aiom_workbench.words import N_, _

METHOD = N_(
    "Working days are the weekdays on which the client works, less the project's own holidays and the public "
    "holidays of its country. Durations and lags are working days and may be fractions of one; everything is "
    "computed in working minutes and shown as dates."
)
USUAL_WEEK = (1, 2, 3, 4, 5)
USUAL_HOURS = 8
FIRST_YEAR, LAST_YEAR = 1900, 2100
"""The years for which a country's public holidays are looked up; outside them there are none."""

_ZERO = date(2024, 1, 1).toordinal()  # a Monday, near to what is planned: few years of holidays to look up
_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()


class WorkingCalendar:
    """Working days and minutes of an engagement. Every conversion takes O(log holidays).

    `minutes_per_day` is whole; `warning` says in words what of the country's holidays could not be
    had, else it is empty. Where holidays cover every weekday, the first working day comes after them.
    """

    def __init__(
        self,
        week: Iterable[int] = USUAL_WEEK,
        holidays: Iterable[date] = (),
        country: str | None = None,
        hours_per_day: float = USUAL_HOURS,
    ) -> None:
        """A calendar of these weekdays (Monday = 1), days off, country ("CH", "DE-BY") and hours."""
        self.minutes_per_day = max(1, round(hours_per_day * 60))
        self.warning = ""
        self._week = sorted({day - 1 for day in week})
        self._before = [sum(day < weekday for day in self._week) for weekday in range(7)]
        self._own = {day.toordinal() for day in holidays}
        self._country = country
        self._lock = Lock()
        self._years = (_year(_ZERO), _year(_ZERO) - 1)
        self._set_off(self._own)

    def is_working(self, day: date) -> bool:
        """Whether people work on that day.

        >>> calendar = WorkingCalendar(holidays=[date(2027, 3, 26)])
        >>> calendar.is_working(date(2027, 3, 25)), calendar.is_working(date(2027, 3, 26))
        (True, False)
        """
        return self.index(day) != self._index(day.toordinal() + 1)

    def index(self, day: date) -> int:
        """The number of that working day; of a day off, the number of the next working one."""
        return self._index(day.toordinal())

    def count(self, first: date, last: date) -> int:
        """How many working days there are from `first` to `last`, both included; 0 where `last` is earlier.

        >>> WorkingCalendar().count(date(2027, 3, 26), date(2027, 3, 29))
        2
        """
        return max(0, self._index(last.toordinal() + 1) - self.index(first))

    def start(self, day: date) -> int:
        """The minute at which that day starts; a day off counts as the next working day."""
        return self._index(day.toordinal()) * self.minutes_per_day

    def end(self, day: date) -> int:
        """The minute at which that day ends; a day off counts as the working day before."""
        return self._index(day.toordinal() + 1) * self.minutes_per_day

    def start_date(self, minute: int) -> date:
        """The day on which something starts at that minute: a day's end is the next working day."""
        return self.day(minute // self.minutes_per_day)

    def finish_date(self, minute: int) -> date:
        """The day on which something finishes at that minute: a day's end is that day.

        >>> calendar = WorkingCalendar()
        >>> end_of_friday = calendar.end(date(2027, 3, 26))
        >>> calendar.finish_date(end_of_friday).isoformat(), calendar.start_date(end_of_friday).isoformat()
        ('2027-03-26', '2027-03-29')
        """
        return self.day((minute - 1) // self.minutes_per_day)

    def day(self, index: int) -> date:
        """The date of the working day with this number, within the years that a date can have."""
        ordinal = self._ordinal(index)
        while self._reach(ordinal):
            ordinal = self._ordinal(index)
        return date.fromordinal(min(max(ordinal, _FIRST), _LAST))

    def minutes(self, days: float) -> int:
        """So many working days in whole minutes; never longer than all the days a date can have.

        >>> WorkingCalendar().minutes(0.5), WorkingCalendar(hours_per_day=7.5).minutes(-2)
        (240, -900)
        """
        return round(min(max(days, -_LAST), _LAST) * self.minutes_per_day)

    def days(self, minutes: int) -> float:
        """So many minutes in working days, 2 decimals."""
        return round(minutes / self.minutes_per_day, 2) + 0.0

    def _index(self, ordinal: int) -> int:
        self._reach(ordinal)
        days_off, _numbers, skip = self._off
        return self._weekdays(ordinal) - bisect_left(days_off, ordinal) + skip

    def _ordinal(self, index: int) -> int:
        _days_off, numbers, skip = self._off
        weeks, rest = divmod(index + bisect_right(numbers, index) - skip, len(self._week))
        return _ZERO + weeks * 7 + self._week[rest]

    def _weekdays(self, ordinal: int) -> int:
        """How many days of the working week lie between the zero day and this one, holidays not looked at."""
        weeks, weekday = divmod(ordinal - _ZERO, 7)
        return weeks * len(self._week) + self._before[weekday]

    def _set_off(self, ordinals: Iterable[int]) -> None:
        """Take these days as the days off: with each the number of the next working day, and how many
        lie before the zero day. Swapped at once, since several threads may read a calendar.
        """
        days_off = sorted(day for day in set(ordinals) if (day - _ZERO) % 7 in self._week)
        skip = bisect_left(days_off, _ZERO)
        self._off = (days_off, [self._weekdays(day) - n + skip for n, day in enumerate(days_off)], skip)

    def _reach(self, ordinal: int) -> bool:
        """Look up the country's holidays as far as this day; whether there were more to look up."""
        if self._country is None:
            return False
        year = min(max(_year(ordinal), FIRST_YEAR), LAST_YEAR)
        if self._years[0] <= year <= self._years[1]:
            return False
        with self._lock:
            first, last = min(year, self._years[0]), max(year, self._years[1])
            found = self._public_holidays(range(first, last + 1))
            self._set_off(self._own | found)
            self._years = (first, last)
        return True

    def _public_holidays(self, years: range) -> set[int]:
        import holidays

        country, _dash, region = (self._country or "").partition("-")
        for subdivision in dict.fromkeys((region or None, None)):
            try:
                found = holidays.country_holidays(country, subdiv=subdivision, years=years)
            except NotImplementedError:
                self.warning = _("no public holidays are known for {place}").format(place=self._country)
            else:
                return {day.toordinal() for day in found}
        return set()


def _year(ordinal: int) -> int:
    return date.fromordinal(min(max(ordinal, _FIRST), _LAST)).year


def calendar_of(engagement: Engagement) -> WorkingCalendar:
    """The engagement's calendar; what is unset counts as Monday to Friday, 8 hours, no holidays."""
    return _calendar(
        tuple(engagement.working_days) or USUAL_WEEK,
        tuple(engagement.holidays),
        engagement.holidays_country,
        engagement.hours_per_day or USUAL_HOURS,
    )


@lru_cache(maxsize=16)
def _calendar(week: tuple[int, ...], own: tuple[date, ...], country: str | None, hours: float) -> WorkingCalendar:
    return WorkingCalendar(week, own, country, hours)
