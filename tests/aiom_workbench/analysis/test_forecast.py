"""The forecast, held against the same draws worked out plainly."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy
import pytest

from aiom_workbench.analysis.calendar import WorkingCalendar
from aiom_workbench.analysis.forecast import Forecast, forecast
from aiom_workbench.analysis.schedule import schedule
from aiom_workbench.plan.roadmap import Milestone
from tests.aiom_workbench.analysis.plans import MONDAY, TODAY, link, moment, plan_of, task


def estimated(name: str, least: float, likely: float | None, most: float, **fields: Any) -> Milestone:
    return task(name, likely, optimistic_days=least, pessimistic_days=most, **fields)


def draws(*points: tuple[float, float, float]) -> list[Any]:
    """Durations in minutes: one generator, a draw of 10,000 for each triple in order."""
    rng = numpy.random.default_rng(1)
    found = []
    for a, m, b in points:
        beta = rng.beta(1 + 4 * (m - a) / (b - a), 1 + 4 * (b - m) / (b - a), 10_000)
        found.append(numpy.rint((a + beta * (b - a)) * 480))
    return found


def shown(finishes: Any) -> tuple[date, date]:
    """P50 and P80 of finishes given in minutes from Monday 1 March."""
    calendar = WorkingCalendar()
    zero = calendar.start(MONDAY)
    p50, p80 = (int(numpy.percentile(finishes, q, method="higher")) for q in (50, 80))
    return calendar.finish_date(zero + p50), calendar.finish_date(zero + p80)


def test_without_estimates_there_is_no_forecast_but_a_count() -> None:
    assert forecast(plan_of(task("a", 3), moment("m")), TODAY) == Forecast(None, None, 0, 1)
    assert forecast(plan_of(), TODAY) == Forecast(None, None, 0, 0)
    half = task("a", 3, optimistic_days=1)
    assert forecast(plan_of(half), TODAY) == Forecast(None, None, 0, 1)


def test_two_tasks_one_after_the_other_are_drawn_in_plan_order() -> None:
    plan = plan_of(estimated("b", 2, 10, 30), task("c", 4), estimated("a", 5, 6, 20), link("a b"))
    b, a = draws((2, 10, 30), (5, 6, 20))
    assert forecast(plan, TODAY) == Forecast(*shown(numpy.maximum(a + b, 4 * 480)), 2, 3)


@pytest.mark.parametrize("kind", ["FS", "SS", "FF", "SF"])
def test_each_kind_of_dependency_holds_in_every_trial(kind: str) -> None:
    plan = plan_of(estimated("a", 2, 5, 25), estimated("b", 1, 8, 12), moment("m"), link(f"a {kind} b", 3), link("b m"))
    a, b = draws((2, 5, 25), (1, 8, 12))
    lag = 3 * 480
    start = {"FS": a + lag, "SS": numpy.full_like(a, lag), "FF": a + lag - b, "SF": lag - b}[kind]
    finishes = numpy.maximum(numpy.maximum(start, 0) + b, a)
    assert forecast(plan, TODAY) == Forecast(*shown(finishes), 2, 2)


def test_equal_estimates_draw_nothing_but_count() -> None:
    plan = plan_of(estimated("a", 3, 3, 3), estimated("b", 2, 4, 9), link("a b"))
    (b,) = draws((2, 4, 9))
    assert forecast(plan, TODAY) == Forecast(*shown(3 * 480 + b), 2, 2)
    alone = forecast(plan_of(estimated("a", 3, 3, 3)), TODAY)
    assert alone == Forecast(date(2027, 3, 3), date(2027, 3, 3), 1, 1)


def test_a_task_without_a_duration_is_most_likely_a_day() -> None:
    (a,) = draws((0.5, 1, 6))
    assert forecast(plan_of(estimated("a", 0.5, None, 6)), TODAY) == Forecast(*shown(a), 1, 1)


def test_a_finished_task_keeps_its_finish_draws_nothing_and_is_not_estimated() -> None:
    done = estimated("a", 1, 3, 30, actual_finish_on=date(2027, 3, 4))
    plan = plan_of(done, estimated("b", 2, 4, 9), link("a b"))
    (b,) = draws((2, 4, 9))
    assert forecast(plan, TODAY) == Forecast(*shown(4 * 480 + b), 1, 2)
    only_done = forecast(plan_of(done), TODAY)
    assert only_done == Forecast(None, None, 0, 1)


def test_a_task_under_way_keeps_its_start_and_its_duration_is_drawn() -> None:
    plan = plan_of(estimated("a", 2, 4, 9, actual_start_on=date(2027, 3, 3)))
    (a,) = draws((2, 4, 9))
    assert forecast(plan, TODAY) == Forecast(*shown(2 * 480 + a), 1, 1)


def test_summaries_and_cancelled_things_are_not_counted() -> None:
    plan = plan_of(
        estimated("s", 1, 2, 3), estimated("a", 2, 4, 9, parent="s"), estimated("x", 1, 2, 50, status="cancelled")
    )
    (a,) = draws((2, 4, 9))
    assert forecast(plan, TODAY) == Forecast(*shown(a), 1, 1)


def test_a_milestone_on_a_fixed_day_that_comes_last_is_shown_on_that_day() -> None:
    plan = plan_of(estimated("a", 1, 2, 3), moment("m", start_no_earlier_than=date(2027, 6, 1)))
    assert forecast(plan, TODAY) == Forecast(date(2027, 6, 1), date(2027, 6, 1), 1, 1)
    assert schedule(plan, TODAY).finish == date(2027, 6, 1)


def test_whole_phases_that_wait_for_each_other_do_so_in_every_trial() -> None:
    phases = [task(name) for name in ("p", "q")]
    leaves = [estimated(f"{p}{n}", 1, 3, 12, parent=p) for p in "pq" for n in range(3)]
    drawn = draws(*[(1, 3, 12)] * 6)
    finishes = numpy.maximum.reduce(drawn[:3]) + 480 + numpy.maximum.reduce(drawn[3:])
    assert forecast(plan_of(*phases, *leaves, link("p q", 1)), TODAY) == Forecast(*shown(finishes), 6, 6)


def test_estimates_beyond_all_dates_end_on_the_last_date_there_is() -> None:
    plan = plan_of(*(estimated(f"t{n}", 1, 1e14, 1e15) for n in range(9)), *(link(f"t{n} t{n + 1}") for n in range(8)))
    assert forecast(plan, TODAY) == Forecast(date.max, date.max, 9, 9)
