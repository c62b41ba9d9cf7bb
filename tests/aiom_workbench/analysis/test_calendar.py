"""The working calendar, on days that can be counted by hand. 1 March 2027 is a Monday, 26 March Good Friday."""

from __future__ import annotations

import time
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiom_workbench.analysis.calendar import WorkingCalendar, calendar_of
from aiom_workbench.plan.engagement import Engagement

FRIDAY = date(2027, 3, 5)
SATURDAY = date(2027, 3, 6)
MONDAY = date(2027, 3, 8)


def test_the_end_of_a_friday_is_the_start_of_the_monday_and_read_as_either() -> None:
    calendar = WorkingCalendar()
    assert calendar.end(FRIDAY) == calendar.start(MONDAY)
    assert calendar.finish_date(calendar.end(FRIDAY)) == FRIDAY
    assert calendar.start_date(calendar.end(FRIDAY)) == MONDAY


def test_a_day_off_starts_as_the_next_working_day_and_ends_as_the_one_before() -> None:
    calendar = WorkingCalendar()
    assert calendar.start(SATURDAY) == calendar.start(MONDAY)
    assert calendar.end(SATURDAY) == calendar.end(FRIDAY)


def test_own_holidays_are_days_off_and_those_on_a_weekend_change_nothing() -> None:
    calendar = WorkingCalendar(holidays=[FRIDAY, SATURDAY])
    assert calendar.end(FRIDAY) == calendar.end(date(2027, 3, 4))
    assert calendar.count(date(2027, 3, 1), date(2027, 3, 12)) == 9


def test_holidays_before_the_zero_day_count_as_well() -> None:
    calendar = WorkingCalendar(holidays=[date(2023, 12, 25), date(2023, 12, 26)])
    assert calendar.count(date(2023, 12, 18), date(2024, 1, 5)) == 13
    assert calendar.day(calendar.index(date(2023, 12, 22)) + 1) == date(2023, 12, 27)


def test_the_countrys_holidays_are_days_off() -> None:
    swiss = WorkingCalendar(country="CH")
    assert not swiss.is_working(date(2028, 8, 1))
    assert swiss.is_working(date(2028, 8, 2))
    assert not WorkingCalendar(country="DE-BY").is_working(date(2027, 1, 6))
    assert WorkingCalendar(country="DE").is_working(date(2027, 1, 6))


def test_a_country_or_region_that_is_not_known_is_said_and_the_rest_holds() -> None:
    nowhere = WorkingCalendar(country="ZZ")
    assert nowhere.is_working(MONDAY)
    assert nowhere.warning == "no public holidays are known for ZZ"
    region = WorkingCalendar(country="CH-QQ")
    assert not region.is_working(date(2028, 8, 1))
    assert region.warning == "no public holidays are known for CH-QQ"


def test_a_working_week_may_be_of_any_days_and_a_working_day_of_any_length() -> None:
    calendar = WorkingCalendar(week=[7], hours_per_day=7.6)
    assert calendar.minutes_per_day == 456
    assert calendar.day(calendar.index(date(2027, 3, 7)) + 2) == date(2027, 3, 21)
    assert calendar.minutes(0.25) == 114


def test_unset_means_monday_to_friday_of_eight_hours() -> None:
    calendar = calendar_of(Engagement(id="engagement"))
    assert calendar.minutes_per_day == 480
    assert calendar.count(date(2027, 3, 1), date(2027, 3, 7)) == 5


def test_a_calendar_without_working_days_for_a_century_begins_after_it_and_does_not_hang() -> None:
    start = time.perf_counter()
    every_sunday = [date(2024, 1, 7) + timedelta(weeks=n) for n in range(-2000, 5000)]
    calendar = WorkingCalendar(week=[7], holidays=every_sunday)
    assert calendar.start_date(calendar.start(MONDAY)).year == 2119
    assert time.perf_counter() - start < 5


def test_days_far_away_stay_within_the_years_that_a_date_can_have() -> None:
    calendar = WorkingCalendar(country="CH")
    assert calendar.day(10**12) == date.max
    assert calendar.day(-(10**12)) == date.min
    assert calendar.index(date.max) > calendar.index(date(9999, 1, 1))
    assert calendar.minutes(1e15) < 10**10


DAYS = st.dates(date(1990, 1, 1), date(2080, 12, 31))


@settings(deadline=None)
@given(
    st.sets(st.integers(1, 7), min_size=1),
    st.lists(DAYS, max_size=30),
    st.sampled_from([None, "CH", "US"]),
    st.lists(DAYS, min_size=2, max_size=12),
)
def test_numbers_and_dates_go_round_and_rise_together(
    week: set[int], own: list[date], country: str | None, days: list[date]
) -> None:
    calendar = WorkingCalendar(week, own, country)
    for day in days:
        shown = calendar.day(calendar.index(day))
        assert shown >= day
        assert calendar.is_working(shown)
        assert (shown == day) == calendar.is_working(day)
        assert calendar.index(shown) == calendar.index(day)
    for one, other in pairwise(sorted(days)):
        assert calendar.index(one) <= calendar.index(other)
    first, last = min(days), max(days)
    assert calendar.count(first, last) == len(
        [n for n in range((last - first).days + 1) if calendar.is_working(first + timedelta(n))]
    )


@pytest.mark.parametrize("country", ["CH", "DE", "GB", "US", "SE", "JP", "AE"])
def test_the_order_of_questions_changes_no_answer(country: str) -> None:
    forwards, backwards = WorkingCalendar(country=country), WorkingCalendar(country=country)
    days = [date(year, 6, 30) for year in (2026, 2031, 2019, 2044)]
    gaps = [forwards.index(day) - forwards.index(days[0]) for day in days]
    assert gaps == [backwards.index(day) - backwards.index(days[0]) for day in reversed(days)][::-1]
