"""The portfolio: counted as the rules say, on the day that is asked for."""

from typing import Any

import pytest

from aiom_workbench.analysis.portfolio import (
    NetBenefit,
    Pilots,
    ReviewLoad,
    ThreeQuestions,
    TimeToValue,
    portfolio,
    suggested_pilot_scale,
    suggested_time_to_value,
)
from tests.aiom_workbench.plans import TODAY, plan_of


def cases(*fields: dict[str, Any], **more: Any) -> Any:
    return portfolio(plan_of(use_cases=[{"id": f"u{i}", **f} for i, f in enumerate(fields)], **more), TODAY)


def test_the_pilot_scale_rate_counts_started_pilots_only() -> None:
    started = {"pilot_started_on": "2026-01-01"}
    found = cases(
        {**started, "stage": "scaled", "scaled_on": "2026-06-01"},
        {**started, "stage": "stopped"},
        {**started, "stage": "feasibility", "exit_review_on": "2026-11-24"},
        {"stage": "scaled", "scaled_on": "2026-06-01"},
        {"stage": "stopped"},
    )
    assert (found.pilot_scale_rate, found.pilots) == (0.33, Pilots(started=3, scaled=1, stopped=1, past_review=1))


def test_a_pilot_is_past_review_only_after_that_day_and_still_in_feasibility() -> None:
    stages = [("feasibility", "2026-11-25"), ("feasibility", "2026-11-24"), ("embedding", "2026-01-01")]
    found = cases(*({"stage": s, "exit_review_on": on} for s, on in stages))
    assert (found.pilots.past_review, found.pilot_scale_rate) == (1, None)


def test_time_to_value_is_the_median_in_months_of_those_with_both_dates() -> None:
    found = cases(
        {"stage": "scaled", "intake_on": "2026-01-01", "first_value_on": "2026-07-01"},
        {"stage": "retired", "intake_on": "2026-01-01", "first_value_on": "2026-04-01"},
        {"stage": "embedding", "first_value_on": "2026-04-01"},
        {"stage": "feasibility", "intake_on": "2026-01-25"},
        {"stage": "risk_review", "intake_on": "2026-03-25"},
        {"stage": "feasibility"},
        {"stage": "stopped", "intake_on": "2020-01-01"},
        {"stage": "intake", "intake_on": "2020-01-01"},
    )
    assert found.time_to_value_months == TimeToValue(median=4.5, n=2, open=3, oldest_open_months=10.0)


def test_time_to_value_without_any_is_unknown() -> None:
    assert cases({"stage": "feasibility"}).time_to_value_months == TimeToValue(None, 0, 1, None)


@pytest.mark.parametrize(
    ("fields", "tier"),
    [
        ({}, "low"),
        ({"risk_answers": {"prohibited_practice": True}}, "low"),
        ({"risk_answers": {"personal_data": False}}, "low"),
        ({"risk_answers": {"publishes_content": True}}, "medium"),
        ({"risk_answers": {"financial_impact": True, "acts_without_review": True}}, "high"),
        ({"risk_answers": {"regulated_decision": True}, "risk_tier_override": "low"}, "low"),
    ],
)
def test_the_risk_tier_is_the_override_else_what_the_answers_give(fields: dict[str, Any], tier: str) -> None:
    assert cases(fields).tiers == {"u0": tier}


def test_three_questions_ask_those_past_intake_and_alive() -> None:
    whole = {"owner": "s", "data_sources": ["d"], "success_measure": "Hours saved"}
    people, sources = [{"id": "s"}], [{"id": "d"}]
    found = cases(
        {"stage": "feasibility", **whole},
        {"stage": "scaled", **whole, "data_sources": []},
        {"stage": "intake", **whole},
        {"stage": "stopped", **whole},
        {"stage": "retired"},
        {},
        stakeholders=people,
        data_sources=sources,
    )
    assert found.three_questions == ThreeQuestions(answered=1, of=2)
    assert found.by_stage["feasibility"] == 1
    assert sum(found.by_stage.values()) == 5


def test_the_review_load_divides_the_queue_by_the_tiers_capacity() -> None:
    queue = [{"stage": "risk_review", "risk_tier_override": "high"}] * 3 + [{"stage": "risk_review"}]
    tiers = [{"id": "t", "tier": "high", "capacity_per_month": 2}, {"id": "l", "tier": "low"}]
    load = cases(*queue, tiers=tiers).review_load
    assert load == {"low": ReviewLoad(1, None), "medium": ReviewLoad(0, None), "high": ReviewLoad(3, 1.5)}


def test_the_net_benefit_takes_low_with_high_costs_and_keeps_periods_as_written() -> None:
    gain = [{"id": "1", "period": "2027", "low": 90, "likely": 100, "high": 120}]
    harm = [{"id": "2", "period": "2027", "low": 1, "likely": 2, "high": 5}]
    cost = [{"id": "3", "period": "2027", "likely": 30}, {"id": "4", "period": "2027-Q1", "likely": 0.1}]
    found = cases(
        benefits=[{"id": "b", "kind": "cash", "amounts": gain}, {"id": "x", "kind": "disbenefit", "amounts": harm}],
        costs=[{"id": "c", "amounts": cost}, {"id": "n", "amounts": [{"id": "5", "period": "2029"}]}],
    )
    assert found.net_benefit == {"2027": NetBenefit(55, 68, 89), "2027-Q1": NetBenefit(-0.1, -0.1, -0.1)}


def test_what_is_claimed_can_be_held_against_what_is_computed() -> None:
    rates = [None, 0.09, 0.10, 0.24, 0.25, 0.40, 0.59, 0.60]
    assert [suggested_pilot_scale(rate) for rate in rates] == [None, 1, 2, 2, 3, 4, 4, 5]
    months = [None, 12.1, 12.0, 9.0, 8.9, 6.0, 5.9, 3.0, 2.9]
    assert [suggested_time_to_value(m) for m in months] == [None, 1, 2, 2, 3, 3, 4, 4, 5]
