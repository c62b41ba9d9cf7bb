"""Measures, by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from aiom_workbench.analysis.measures import Measure, measure, measures
from aiom_workbench.plan import Plan
from aiom_workbench.plan.collection import Collection
from aiom_workbench.plan.measures import Kpi, Reading

TODAY = date(2027, 6, 1)


def kpi(**fields: Any) -> Kpi:
    usual = {"baseline": 0, "target": 100, "target_on": date(2027, 10, 28)}
    return Kpi(id="k", name="K", **(usual | fields))


def reading(on: date | None, value: float | None, name: str = "") -> Reading:
    return Reading(id=f"{on} {value} {name}", kpi="k", on=on, value=value)


START = date(2027, 1, 1)  # 300 days before the target's; today is the 151st


def test_without_readings_nothing_is_said() -> None:
    assert measure(kpi(), [], TODAY) == Measure(None, None, None, "no_reading")


def test_readings_after_today_without_a_day_or_without_a_value_do_not_count() -> None:
    readings = [reading(date(2027, 6, 2), 90), reading(None, 80), reading(START, None)]
    assert measure(kpi(), readings, TODAY).status == "no_reading"
    assert measure(kpi(), [*readings, reading(TODAY, 5)], TODAY).latest == 5


def test_the_latest_is_by_day_and_on_a_tie_the_later_in_the_list() -> None:
    readings = [reading(date(2027, 5, 1), 30, "a"), reading(date(2027, 5, 1), 40, "b"), reading(START, 10)]
    assert measure(kpi(), readings, TODAY).latest == 40


@pytest.mark.parametrize(
    ("value", "status"),
    [(50, "on_track"), (40, "on_track"), (39.6, "on_track"), (39.4, "at_risk"), (39, "at_risk"), (25, "at_risk"),
     (24.4, "off_track"), (-10, "off_track"), (130, "on_track")],
)  # fmt: skip
def test_the_status_compares_rounded_figures_and_its_borders_belong_to_the_better(value: float, status: str) -> None:
    found = measure(kpi(), [reading(START, 0), reading(date(2027, 5, 31), value)], date(2027, 5, 31))
    assert found.expected == 0.5
    assert found.status == status


def test_progress_falls_towards_a_lower_target_and_may_pass_it_or_go_back() -> None:
    down = kpi(baseline=20, target=8)
    assert measure(down, [reading(START, 17)], TODAY).progress == 0.25
    assert measure(down, [reading(START, 5)], TODAY).progress == 1.25
    assert measure(down, [reading(START, 23)], TODAY).progress == -0.25


def test_expected_runs_from_the_first_reading_to_the_targets_day_and_no_further() -> None:
    assert measure(kpi(), [reading(TODAY, 0)], TODAY).expected == 0.0
    assert measure(kpi(), [reading(START, 0)], date(2028, 1, 1)).expected == 1.0
    assert measure(kpi(), [reading(START, 0)], date(2027, 4, 11)).expected == 0.33
    assert measure(kpi(target_on=START), [reading(START, 0)], START).expected == 1.0
    assert measure(kpi(target_on=date(2026, 1, 1)), [reading(START, 0)], TODAY).expected == 1.0


def test_without_a_target_or_baseline_or_where_they_are_equal_there_is_no_progress() -> None:
    for fields in ({"target": None}, {"baseline": None}, {"target": 0}):
        found = measure(kpi(**fields), [reading(START, 7)], TODAY)
        assert (found.latest, found.progress, found.status) == (7, None, "no_target")


def test_without_a_day_for_the_target_progress_is_still_given() -> None:
    assert measure(kpi(target_on=None), [reading(START, 25)], TODAY) == Measure(25, 0.25, None, "no_target")


def test_decimals_are_taken_as_written() -> None:
    tenths = kpi(baseline=0.1, target=0.3)
    assert measure(tenths, [reading(START, 0.2)], TODAY).progress == 0.5


def test_every_measure_is_answered_in_plan_order() -> None:
    plan = Plan(
        {
            "kpis": Collection([Kpi(id="z", name="Z"), kpi()]),
            "readings": Collection([reading(START, 50)]),
        }
    )
    found = measures(plan, TODAY)
    assert list(found) == ["z", "k"]
    assert [one.status for one in found.values()] == ["no_reading", "on_track"]
