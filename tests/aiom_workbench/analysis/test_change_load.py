"""Coverage, load and one size fits all, by hand. 1 March 2027 is a Monday."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiom_workbench.analysis.calendar import WorkingCalendar
from aiom_workbench.analysis.change_load import Months, coverage, hours_by_month, load, one_size_fits_all
from aiom_workbench.plan import Plan
from aiom_workbench.plan.change import CalendarEvent, Intervention
from aiom_workbench.plan.collection import Collection
from aiom_workbench.plan.engagement import Engagement
from aiom_workbench.plan.people import Group


def group(name: str, **fields: Any) -> Group:
    return Group(id=name, name=name, **fields)


def intervention(name: str, *groups: str, **fields: Any) -> Intervention:
    return Intervention(id=name, name=name, groups=groups, **fields)


def event(name: str, *groups: str, **fields: Any) -> CalendarEvent:
    return CalendarEvent(id=name, name=name, groups=groups, **fields)


def plan_of(*things: Group | Intervention | CalendarEvent, **engagement: Any) -> Plan:
    return Plan(
        {
            "engagement": Collection([Engagement(id="engagement", **engagement)]),
            "groups": Collection([one for one in things if isinstance(one, Group)]),
            "interventions": Collection([one for one in things if isinstance(one, Intervention)]),
            "calendar_events": Collection([one for one in things if isinstance(one, CalendarEvent)]),
        }
    )


def test_coverage_has_every_group_and_all_five_elements() -> None:
    empty: dict[str, tuple[str, ...]] = dict.fromkeys(
        ("awareness", "desire", "knowledge", "ability", "reinforcement"), ()
    )
    assert coverage(plan_of(group("g"), group("h"))) == {"g": empty, "h": empty}


def test_what_is_aimed_at_group_and_element_covers_them_in_plan_order_and_cancelled_does_not() -> None:
    plan = plan_of(
        group("g"),
        group("h"),
        intervention("2", "g", "h", elements=("ability",)),
        intervention("1", "g", elements=("desire", "ability")),
        intervention("3", "g", elements=("ability",), status="cancelled"),
        intervention("4", "g"),
    )
    found = coverage(plan)
    assert (found["g"]["ability"], found["g"]["desire"], found["h"]["ability"]) == (("2", "1"), ("1",), ("2",))
    assert found["g"]["awareness"] == ()


def spread(start: date | None, end: date | None, hours: float | None, **engagement: Any) -> dict[str, float]:
    one = intervention("i", "g", start_on=start, end_on=end, hours_per_person=hours)
    return dict(load(plan_of(group("g"), one, **engagement)).get("g", {}))


def test_hours_are_spread_evenly_over_the_working_days_across_the_end_of_a_month() -> None:
    # Thursday 29 April to Tuesday 4 May: two working days in each month
    assert spread(date(2027, 4, 29), date(2027, 5, 4), 10) == {"2027-04": 5.0, "2027-05": 5.0}


def test_holidays_take_no_hours() -> None:
    found = spread(date(2027, 4, 29), date(2027, 5, 4), 9, holidays=(date(2027, 5, 3),))
    assert found == {"2027-04": 6.0, "2027-05": 3.0}


def test_a_span_of_one_day_and_one_without_an_end_fall_on_that_month() -> None:
    assert spread(date(2027, 4, 30), date(2027, 4, 30), 3.5) == {"2027-04": 3.5}
    assert spread(date(2027, 4, 30), None, 3.5) == {"2027-04": 3.5}


def test_without_a_working_day_in_between_the_whole_falls_on_the_starts_month() -> None:
    # Saturday 31 July and Sunday 1 August
    assert spread(date(2027, 7, 31), date(2027, 8, 1), 4) == {"2027-07": 4.0}
    assert spread(date(2027, 7, 31), date(2027, 7, 1), 4) == {"2027-07": 4.0}


def test_a_weekend_at_a_months_end_belongs_to_no_month() -> None:
    # Saturday 31 July to Monday 2 August: the only working day is in August
    assert spread(date(2027, 7, 31), date(2027, 8, 2), 4) == {"2027-08": 4.0}


def test_a_month_that_rounds_to_nothing_is_left_out() -> None:
    # 1 hour over 44 working days, one of them in March
    assert spread(date(2027, 3, 31), date(2027, 5, 31), 1) == {"2027-04": 0.5, "2027-05": 0.5}


DAYS = st.dates(date(2026, 12, 1), date(2028, 2, 28))


@settings(max_examples=100, deadline=None)
@given(DAYS, DAYS, st.sets(st.integers(1, 7), min_size=1), st.lists(DAYS, max_size=8))
def test_every_month_holds_the_share_that_counting_day_by_day_gives(
    start: date, end: date, week: set[int], off: list[date]
) -> None:
    calendar = WorkingCalendar(week, off)
    span = [start + timedelta(n) for n in range((end - start).days + 1)]
    working = [day for day in span if day.isoweekday() in week and day not in off]
    expected: dict[str, float] = {}
    for day in working or [start]:
        month = day.isoformat()[:7]
        expected[month] = expected.get(month, 0) + 1
    total = sum(expected.values())
    one = intervention("i", start_on=start, end_on=end, hours_per_person=5)
    found = dict(hours_by_month(Months(calendar), one))
    assert found == pytest.approx({month: 5 * days / total for month, days in expected.items()})


def test_without_a_start_or_hours_there_is_nothing() -> None:
    assert spread(None, date(2027, 3, 1), 4) == {}
    assert spread(date(2027, 3, 1), None, None) == {}
    assert spread(date(2027, 3, 1), None, 0) == {}


def test_interventions_and_other_events_add_up_per_group_whatever_its_headcount() -> None:
    march = {"start_on": date(2027, 3, 1), "end_on": date(2027, 3, 5)}
    plan = plan_of(
        group("h", headcount=300),
        group("g"),
        group("quiet"),
        intervention("1", "g", "h", hours_per_person=2.25, **march),
        intervention("2", "g", hours_per_person=8, status="cancelled", **march),
        event("peak", "g", from_on=date(2027, 3, 10), to_on=date(2027, 3, 10), hours_per_person=4),
        event("later", "g", from_on=date(2027, 1, 10), hours_per_person=1),
    )
    found = load(plan)
    assert list(found) == ["h", "g"]
    assert found["h"] == {"2027-03": 2.2}
    assert list(found["g"].items()) == [("2027-01", 1.0), ("2027-03", 6.2)]


def test_groups_with_the_same_list_are_named_if_barrier_or_concern_differ() -> None:
    plan = plan_of(
        group("a", desire=2),
        group("b", ability=1),
        group("c", desire=3, awareness=5),
        group("d"),
        intervention("1", "b", "a", "c"),
        intervention("2", "c", "a", "b"),
        intervention("3", "c", "a", status="cancelled"),
    )
    assert one_size_fits_all(plan) == (("a", "b", "c"),)


def test_groups_alike_in_barrier_and_concern_may_get_the_same() -> None:
    plan = plan_of(
        group("a", desire=2, concern="no_time"), group("b", desire=3, concern="no_time"), intervention("1", "a", "b")
    )
    assert one_size_fits_all(plan) == ()


def test_an_unset_concern_or_barrier_is_a_value() -> None:
    concern = plan_of(group("a", concern="no_time"), group("b"), intervention("1", "a", "b"))
    assert one_size_fits_all(concern) == (("a", "b"),)
    barrier = plan_of(group("a", desire=1), group("b"), intervention("1", "a", "b"))
    assert one_size_fits_all(barrier) == (("a", "b"),)


def test_different_lists_or_none_at_all_are_not_one_size() -> None:
    plan = plan_of(group("a", desire=1), group("b"), group("c"), group("d", desire=1), intervention("1", "a"))
    assert one_size_fits_all(plan) == ()
    more = plan_of(group("a", desire=1), group("b"), intervention("1", "a", "b"), intervention("2", "b"))
    assert one_size_fits_all(more) == ()
