"""The schedule on roadmaps worked by hand. Plans start on Monday 1 March 2027."""

from __future__ import annotations

import pickle
import time
from datetime import date

import pytest

from aiom_workbench.analysis.schedule import Dates, Schedule, schedule
from aiom_workbench.plan import Plan
from aiom_workbench.plan.collection import Collection
from aiom_workbench.plan.engagement import Engagement
from aiom_workbench.plan.roadmap import Milestone, Phase
from aiom_workbench.problem import Problem
from tests.aiom_workbench.analysis.plans import MONDAY, TODAY, link, moment, plan_of, task


def march(day: int) -> date:
    return date(2027, 3, day)


def april(day: int) -> date:
    return date(2027, 4, day)


def early(found: Schedule, name: str) -> tuple[int, int]:
    """The early dates of a thing as days of March."""
    one = found.milestones[name]
    assert one.early_start.month == one.early_finish.month == 3
    return one.early_start.day, one.early_finish.day


def late(found: Schedule, name: str) -> tuple[int, int]:
    one = found.milestones[name]
    return one.late_start.day, one.late_finish.day


def floats(found: Schedule, name: str) -> tuple[float, float, bool]:
    one = found.milestones[name]
    return one.total_float, one.free_float, one.critical


def test_nothing_on_the_roadmap_has_no_finish() -> None:
    assert schedule(plan_of(), TODAY) == Schedule({}, None, ())


def test_a_task_of_three_days_from_a_wednesday_finishes_on_the_friday() -> None:
    found = schedule(plan_of(task("a", 3), start_on=march(3)), TODAY)
    assert found.milestones["a"] == Dates(march(3), march(5), march(3), march(5), 0.0, 0.0, True)
    assert (found.finish, found.critical_path) == (march(5), ("a",))


@pytest.mark.parametrize(
    ("text", "lag", "expected"),
    [
        ("a b", None, (4, 5)),  # a takes 1–3 March; b two days
        ("a FS b", 1, (5, 8)),
        ("a FS b", -1, (3, 4)),
        ("a FS b", -9, (1, 2)),  # nothing starts before day 0
        ("a FS b", 0.5, (4, 8)),
        ("a SS b", None, (1, 2)),
        ("a SS b", 2, (3, 4)),
        ("a SS b", -1, (1, 2)),
        ("a FF b", None, (2, 3)),
        ("a FF b", 2, (4, 5)),
        ("a FF b", -2, (1, 2)),
        ("a SF b", None, (1, 2)),
        ("a SF b", 4, (3, 4)),
        ("a SF b", -1, (1, 2)),
    ],
)
def test_each_kind_of_dependency_holds_with_its_lag(text: str, lag: float | None, expected: tuple[int, int]) -> None:
    assert early(schedule(plan_of(task("a", 3), task("b", 2), link(text, lag)), TODAY), "b") == expected


@pytest.mark.parametrize(
    ("text", "lag", "late_dates", "expected"),
    [
        # a one day, b two days, c ten days: the plan finishes on Friday the 12th
        ("a FS b", 1, (9, 9), (6.0, 0.0, False)),
        ("a SS b", 3, (8, 8), (5.0, 0.0, False)),
        ("a FF b", 3, (9, 9), (6.0, 0.0, False)),
        ("a SF b", 4, (9, 9), (6.0, 0.0, False)),
        ("a SF b", 1, (12, 12), (9.0, 1.0, False)),
    ],
)
def test_late_dates_and_floats_come_back_through_each_kind(
    text: str, lag: float, late_dates: tuple[int, int], expected: tuple[float, float, bool]
) -> None:
    found = schedule(plan_of(task("a"), task("b", 2), task("c", 10), link(text, lag)), TODAY)
    assert late(found, "a") == late_dates
    assert floats(found, "a") == expected


def test_free_float_is_what_slips_without_moving_a_successor_and_total_what_slips_without_moving_the_end() -> None:
    found = schedule(plan_of(task("a", 5), task("b", 2), task("c", 1), task("d", 1), link("a d"), link("b c"),
                             link("c d")), TODAY)  # fmt: skip
    assert floats(found, "b") == (2.0, 0.0, False)
    assert floats(found, "c") == (2.0, 2.0, False)
    assert found.critical_path == ("a", "d")


def test_free_float_is_never_more_than_to_the_plans_finish() -> None:
    found = schedule(plan_of(task("a", 4), task("b", 5), link("a SS b", -3)), TODAY)
    assert floats(found, "a") == (1.0, 1.0, False)


def test_half_days_follow_each_other_within_a_day_and_floats_show_hundredths() -> None:
    found = schedule(plan_of(task("a", 0.5), task("b", 0.5), task("c", 1.25), link("a b")), TODAY)
    assert early(found, "a") == early(found, "b") == (1, 1)
    assert early(found, "c") == (1, 2)
    assert floats(found, "a") == (0.25, 0.0, False)
    assert found.finish == march(2)


def test_durations_and_lags_round_to_whole_minutes() -> None:
    thirds = schedule(plan_of(*(task(name, 1 / 3) for name in "abc"), link("a b"), link("b c")), TODAY)
    assert early(thirds, "c") == (1, 1)
    assert thirds.critical_path == ("a", "b", "c")


def test_a_task_without_a_duration_takes_a_day_and_a_milestones_is_ignored() -> None:
    found = schedule(plan_of(task("a", None), moment("m", duration_days=5), link("a m")), TODAY)
    assert early(found, "a") == (1, 1)
    assert early(found, "m") == (1, 1)


def test_weekends_own_holidays_and_the_countrys_are_no_working_days() -> None:
    found = schedule(plan_of(task("a", 5), holidays=(march(2),), start_on=march(1)), TODAY)
    assert early(found, "a") == (1, 8)
    easter = schedule(plan_of(task("a", 2), start_on=march(25), holidays_country="GB"), TODAY)
    # Good Friday the 26th is a holiday in the United Kingdom, Easter Monday in its regions only
    assert early(easter, "a") == (25, 29)
    in_england = schedule(plan_of(task("a", 2), start_on=march(25), holidays_country="GB-ENG"), TODAY)
    assert early(in_england, "a") == (25, 30)


def test_day_0_is_the_first_working_day_on_or_after_the_start() -> None:
    assert early(schedule(plan_of(task("a"), start_on=march(6)), TODAY), "a") == (8, 8)


def test_without_a_start_day_0_is_the_roadmaps_earliest_date_then_a_phases_then_today() -> None:
    bare = {"start_on": None}
    dated = plan_of(task("a"), task("b", start_no_earlier_than=march(9)), task("c", actual_start_on=march(4)), **bare)
    assert early(schedule(dated, TODAY), "a") == (4, 4)
    phase = Collection([Phase(id="p", name="P", start_on=march(10)), Phase(id="q", name="Q")])
    plan = Plan(plan_of(task("a"), **bare).collections | {"phases": phase})
    assert early(schedule(plan, TODAY), "a") == (10, 10)
    assert early(schedule(plan_of(task("a"), **bare), march(20)), "a") == (22, 22)


def test_a_cancelled_things_date_does_not_make_day_0() -> None:
    gone = task("b", start_no_earlier_than=march(2), status="cancelled")
    plan = plan_of(task("a", start_no_earlier_than=march(9)), gone, start_on=None)
    assert early(schedule(plan, TODAY), "a") == (9, 9)


def test_start_no_earlier_than_a_day_off_is_the_next_working_day() -> None:
    assert early(schedule(plan_of(task("a", start_no_earlier_than=march(6))), TODAY), "a") == (8, 8)
    assert early(schedule(plan_of(task("a", start_no_earlier_than=date(2020, 1, 1))), TODAY), "a") == (1, 1)


def test_a_deadline_bounds_the_late_finish_and_gives_negative_float() -> None:
    found = schedule(plan_of(task("a", 3), task("b", 4, finish_no_later_than=march(8)), link("a b")), TODAY)
    assert late(found, "b") == (3, 8)
    assert floats(found, "b") == (-1.0, 0.0, True)
    assert floats(found, "a") == (-1.0, 0.0, True)


def test_a_deadline_on_a_day_off_is_the_end_of_the_last_working_day_before() -> None:
    found = schedule(plan_of(task("a", 2, finish_no_later_than=march(7)), task("b", 9)), TODAY)
    assert late(found, "a") == (4, 5)
    assert floats(found, "a") == (3.0, 7.0, False)


def test_a_later_deadline_than_the_plans_finish_changes_nothing() -> None:
    assert floats(schedule(plan_of(task("a", 2, finish_no_later_than=april(30))), TODAY), "a") == (0.0, 0.0, True)


# Milestones are instants: which day they fall on is a matter of reading.


def test_a_milestone_falls_on_the_finish_day_of_the_task_that_drives_it() -> None:
    found = schedule(plan_of(task("a", 5), moment("m"), task("b"), link("a m"), link("m b")), TODAY)
    assert early(found, "m") == (5, 5)
    assert late(found, "m") == (5, 5)
    assert early(found, "b") == (8, 8)


def test_a_lag_does_not_change_a_milestones_reading() -> None:
    assert early(schedule(plan_of(task("a", 4), moment("m"), link("a m", 1)), TODAY), "m") == (5, 5)
    assert early(schedule(plan_of(task("a", 4), moment("m"), link("a m", -1)), TODAY), "m") == (3, 3)


def test_a_milestone_passes_its_reading_on() -> None:
    plan = plan_of(task("a", 5), moment("m"), moment("n"), moment("o"), link("a FF m"), link("m SS n"), link("n o", 1))
    found = schedule(plan, TODAY)
    assert [early(found, name) for name in "mno"] == [(5, 5), (5, 5), (8, 8)]


def test_a_milestone_on_day_0_or_held_by_a_constraint_takes_its_own_start_day() -> None:
    plan = plan_of(moment("m"), moment("n", start_no_earlier_than=march(8)), moment("o"), link("n o"))
    found = schedule(plan, TODAY)
    assert [early(found, name) for name in "mno"] == [(1, 1), (8, 8), (8, 8)]
    assert found.finish == march(8)


def test_a_milestone_held_by_a_constraint_as_well_as_a_task_takes_the_start_reading() -> None:
    found = schedule(plan_of(task("a", 5), moment("m", start_no_earlier_than=march(8)), link("a m")), TODAY)
    assert early(found, "m") == (8, 8)
    found = schedule(plan_of(task("a", 5), moment("m", start_no_earlier_than=march(5)), link("a m")), TODAY)
    assert early(found, "m") == (5, 5)


def test_a_milestone_held_by_a_tasks_start_takes_the_start_reading_also_beside_a_finish() -> None:
    plan = plan_of(task("a", 5), task("b", 2, start_no_earlier_than=march(8)), moment("m"), link("b SS m"), link("a m"))
    assert early(schedule(plan, TODAY), "m") == (8, 8)


def test_a_link_that_does_not_hold_a_milestone_says_nothing_about_its_reading() -> None:
    plan = plan_of(task("a", 5), task("b", 2), moment("m"), link("b SS m"), link("a m"))
    assert early(schedule(plan, TODAY), "m") == (5, 5)


def test_a_milestone_pulled_back_to_day_0_by_a_lead_stays_on_day_0() -> None:
    assert early(schedule(plan_of(task("a", 2), moment("m"), link("a m", -2)), TODAY), "m") == (1, 1)


def test_a_milestones_late_dates_take_the_same_reading() -> None:
    found = schedule(plan_of(task("a", 5), task("b", 10), moment("m"), moment("n"), link("a m")), TODAY)
    assert late(found, "m") == (12, 12)
    assert found.milestones["n"].late_start == march(15)
    assert floats(found, "n") == (10.0, 10.0, False)


def test_a_task_of_no_duration_is_an_instant_too() -> None:
    found = schedule(plan_of(task("a", 5), task("z", 0), link("a z")), TODAY)
    assert early(found, "z") == (5, 5)


# Summaries


def summary(name: str, **fields: object) -> Milestone:
    return Milestone(id=name, name=name, kind="summary", **fields)  # type: ignore[arg-type]


def test_a_summary_spans_what_is_in_it_and_takes_the_lowest_floats() -> None:
    plan = plan_of(summary("s"), task("a", 2, parent="s"), task("b", 1, parent="s"), task("c", 4), link("a b"))
    found = schedule(plan, TODAY)
    assert found.milestones["s"] == Dates(march(1), march(3), march(2), march(4), 1.0, 0.0, False)
    assert list(found.milestones) == ["s", "a", "b", "c"]
    assert found.critical_path == ("c",)


def test_a_dependency_on_a_summary_holds_for_each_leaf_below_it() -> None:
    inner = Milestone(id="t", name="t", kind="task", parent="s", duration_days=30)
    plan = plan_of(summary("s"), inner, task("a", 2, parent="t"), task("b", 4, parent="s"), task("c"), task("d"),
                   link("d s"), link("s c"))  # fmt: skip
    found = schedule(plan, TODAY)
    assert early(found, "a") == (2, 3)
    assert early(found, "b") == (2, 5)
    assert early(found, "c") == (8, 8)
    assert early(found, "s") == (2, 5)


def test_whole_phases_waiting_for_each_other_stay_linear() -> None:
    size = 400
    leaves = [task(f"{phase}{n}", 1, parent=phase) for phase in "ab" for n in range(size)]
    plan = plan_of(summary("a"), summary("b"), *leaves, link("a b"))
    start = time.perf_counter()
    found = schedule(plan, TODAY)
    assert early(found, "b7") == (2, 2)
    assert floats(found, "a3") == (0.0, 0.0, True)
    assert time.perf_counter() - start < 1


def test_a_summary_without_living_children_takes_no_part() -> None:
    plan = plan_of(summary("s"), task("a", parent="s", status="cancelled"), summary("e"), task("b", 2), link("s b"))
    found = schedule(plan, TODAY)
    assert list(found.milestones) == ["b"]
    assert early(found, "b") == (1, 2)


def test_what_is_in_a_cancelled_thing_is_cancelled_and_nothing_waits_for_it() -> None:
    plan = plan_of(summary("s", status="cancelled"), task("a", 9, parent="s"), task("b"), link("a b"))
    assert list(schedule(plan, TODAY).milestones) == ["b"]


def test_constraints_on_a_summary_hold_for_each_child_and_its_actuals_are_ignored() -> None:
    outer = summary("s", start_no_earlier_than=march(3), finish_no_later_than=march(8), actual_finish_on=march(2))
    inner = summary("t", parent="s", start_no_earlier_than=march(2), finish_no_later_than=march(10))
    found = schedule(plan_of(outer, inner, task("a", 2, parent="t"), task("z", 20)), TODAY)
    assert early(found, "a") == (3, 4)
    assert late(found, "a") == (5, 8)


def test_a_task_whose_children_are_all_cancelled_is_a_task_again() -> None:
    plan = plan_of(task("a", 3), task("b", parent="a", status="cancelled"))
    assert early(schedule(plan, TODAY), "a") == (1, 3)


# Actual dates


def test_an_actual_start_fixes_the_start_whatever_its_links_say() -> None:
    found = schedule(plan_of(task("a", 5), task("b", 2, actual_start_on=march(3)), link("a b")), TODAY)
    assert early(found, "b") == (3, 4)
    # b could start a day later without moving the end; a would have had to be done by then
    assert late(found, "b") == (4, 5)
    assert found.milestones["a"][2:] == (date(2027, 2, 25), march(3), -2.0, -3.0, True)


def test_an_actual_finish_fixes_the_finish_and_the_start_follows_from_the_duration() -> None:
    found = schedule(plan_of(task("a", 3, actual_finish_on=march(10)), task("b"), link("a b")), TODAY)
    assert early(found, "a") == (8, 10)
    assert early(found, "b") == (11, 11)


def test_with_both_actual_dates_a_task_lasts_from_the_one_to_the_other() -> None:
    done = task("a", 1, actual_start_on=march(2), actual_finish_on=march(9))
    found = schedule(plan_of(done, task("b"), link("a b")), TODAY)
    assert found.milestones["a"] == Dates(march(2), march(9), march(2), march(9), 0.0, 0.0, True)


def test_actual_dates_may_lie_before_day_0() -> None:
    begun = task("a", 2, actual_start_on=date(2027, 2, 25))
    found = schedule(plan_of(begun, task("b"), link("a b")), TODAY)
    assert found.milestones["a"].early_finish == date(2027, 2, 26)
    assert early(found, "b") == (1, 1)


def test_an_actual_start_on_a_day_off_is_the_next_working_day_a_finish_the_one_before() -> None:
    assert early(schedule(plan_of(task("a", 2, actual_start_on=march(6))), TODAY), "a") == (8, 9)
    assert early(schedule(plan_of(task("a", 2, actual_finish_on=march(7))), TODAY), "a") == (4, 5)


def test_a_milestone_reached_takes_the_finish_reading_and_one_begun_the_start_reading() -> None:
    plan = plan_of(moment("m", actual_finish_on=march(5)), moment("n", actual_start_on=march(8)), task("z", 9))
    found = schedule(plan, TODAY)
    assert (early(found, "m"), late(found, "m")) == ((5, 5), (11, 11))
    assert early(found, "n") == (8, 8)
    assert found.milestones["n"].late_start == march(12)


def test_late_dates_and_floats_of_what_is_done_come_from_the_same_backward_pass() -> None:
    plan = plan_of(task("a", 1, actual_finish_on=march(1)), task("b"), task("c", 5), link("a b"))
    found = schedule(plan, TODAY)
    assert floats(found, "a") == (3.0, 0.0, False)


# The whole


def test_the_critical_path_is_every_critical_leaf_by_early_start_then_plan_order() -> None:
    plan = plan_of(task("z", 1), task("a", 2), task("y", 2), summary("s"), task("x", 1, parent="s"), link("a z"),
                   link("y x"))  # fmt: skip
    assert schedule(plan, TODAY).critical_path == ("a", "y", "z", "x")


def test_a_circle_is_refused_and_only_its_members_are_named() -> None:
    plan = plan_of(*(task(name) for name in "abcd"), link("a b"), link("b c"), link("c b"), link("c d"))
    with pytest.raises(Problem, match=r"^these wait for each other in a circle: (b, c|c, b); take one"):
        schedule(plan, TODAY)
    parents = plan_of(task("a", parent="b"), task("b", parent="a"), task("c"))
    with pytest.raises(Problem, match=r"in a circle: (a, b|b, a);"):
        schedule(parents, TODAY)


def test_durations_beyond_all_dates_end_on_the_last_date_there_is() -> None:
    found = schedule(plan_of(task("a", 1e15), task("b", 10), link("a b", 1e15)), TODAY)
    assert found.finish == date.max


@pytest.mark.parametrize("day", [date.min, date(1899, 12, 31), date(2199, 6, 30), date.max])
@pytest.mark.parametrize("country", [None, "CH"])
def test_dates_at_the_ends_of_time_are_scheduled_like_any_other(day: date, country: str | None) -> None:
    plan = plan_of(
        task("a", 3, start_no_earlier_than=day),
        task("b", 3, finish_no_later_than=day),
        task("c", actual_start_on=day),
        task("d", actual_finish_on=day),
        link("a b"),
        holidays_country=country,
    )
    found = schedule(plan, TODAY)
    assert len(found.milestones) == 4
    assert schedule(Plan(plan.collections | {"engagement": Collection([Engagement(id="engagement")])}), TODAY).finish


def test_a_plan_of_fifty_years_is_quick() -> None:
    start = time.perf_counter()
    tasks = [task(f"t{n}", 26) for n in range(500)]
    plan = plan_of(*tasks, *(link(f"t{n} t{n + 1}") for n in range(499)), holidays_country="CH")
    finish = schedule(plan, TODAY).finish
    assert finish is not None
    assert 2077 <= finish.year <= 2080
    assert time.perf_counter() - start < 2


def test_the_same_plan_is_computed_once_and_the_answer_can_be_sent_to_a_process() -> None:
    plan = plan_of(task("a", 3))
    found = schedule(plan, TODAY)
    assert schedule(plan, TODAY) is found
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 (our own bytes)


def test_changing_the_client_or_a_person_does_not_change_the_dates() -> None:
    plan = plan_of(task("a", 3))
    other = Plan(
        plan.collections | {"engagement": Collection([Engagement(id="engagement", start_on=MONDAY, client="X")])}
    )
    assert schedule(other, TODAY) == schedule(plan, TODAY)
