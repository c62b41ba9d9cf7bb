"""Maturity: read from the latest round, exact, and silent about what nobody scored."""

from typing import Any

import pytest

from aiom_workbench.analysis.maturity import ComponentLevel, latest_assessment, maturity
from tests.aiom_workbench.plans import plan_of


def rating(component: str, now: int | None = None, target: int | None = None) -> dict[str, Any]:
    return {"id": component, "component": component, "now": now, "target": target}


def test_the_worked_example() -> None:
    votes = [("sponsor", 4), ("sponsor", 5), ("user", 2), ("expert", 1)]
    responses = [{"id": f"r{i}", "about": "data", "voice": v, "score": s} for i, (v, s) in enumerate(votes)]
    ratings = [rating("data", 1, 3), rating("people", 2, 3)]
    found = maturity(plan_of(assessments=[{"id": "a", "ratings": ratings, "responses": responses}]))
    assert found.components == {"people": ComponentLevel(2, 3, 1), "data": ComponentLevel(1, 3, 2)}
    assert (found.level_now, found.level_target, found.mean_now, found.weakest) == (1, 3, 1.5, ("data",))
    assert found.perception_gaps == {"data": 2.5}


def test_means_leave_out_what_is_not_scored_and_round_to_two_decimals() -> None:
    answers = [{"id": "1", "question": "owner", "score": 2}, {"id": "2", "question": "data"}]
    answers += [{"id": "3", "question": "success", "score": 3}, {"id": "4", "question": "in_workflow", "score": 3}]
    pulse = [{"id": "p1", "statement": "strategy_1", "score": 4}, {"id": "p2", "statement": "data_2"}]
    found = maturity(plan_of(assessments=[{"id": "a", "answers": answers, "pulse": pulse}]))
    assert (found.questions_mean, found.pulse) == (2.67, 4.0)
    assert (found.components, found.level_now, found.mean_now, found.weakest) == ({}, None, None, ())


def test_a_component_with_one_of_two_levels_has_no_gap() -> None:
    ratings = [rating("people", now=2), rating("data", target=3), rating("technology")]
    found = maturity(plan_of(assessments=[{"id": "a", "ratings": ratings}]))
    assert found.components == {"people": ComponentLevel(2, None, None), "data": ComponentLevel(None, 3, None)}
    assert (found.level_now, found.level_target, found.weakest) == (2, 3, ("people",))


def test_all_components_at_the_lowest_level_are_the_weakest() -> None:
    ratings = [rating(key, 2) for key in ("governance", "people")] + [rating("data", 3)]
    found = maturity(plan_of(assessments=[{"id": "a", "ratings": ratings}]))
    assert (found.weakest, found.mean_now) == (("people", "governance"), 2.33)


@pytest.mark.parametrize(
    ("days", "latest"),
    [
        ([None, None], "a1"),
        (["2026-01-01", None], "a0"),
        (["2026-01-01", "2026-01-01"], "a1"),
        (["2026-05-01", "2026-04-01"], "a0"),
    ],
)
def test_the_latest_round_is_the_one_taken_last_then_the_later_in_the_list(days: list[str | None], latest: str) -> None:
    found = latest_assessment(plan_of(assessments=[{"id": f"a{i}", "taken_on": on} for i, on in enumerate(days)]))
    assert found is not None
    assert found.id == latest


def test_an_empty_latest_round_hides_the_earlier_ones() -> None:
    first = {"id": "a", "taken_on": "2026-01-01", "ratings": [rating("data", 1, 3)]}
    found = maturity(plan_of(assessments=[first, {"id": "b", "taken_on": "2026-02-01"}]))
    assert (found.components, found.questions_mean, found.perception_gaps) == ({}, None, {})


def test_a_perception_gap_needs_both_voices_and_is_not_given_for_statements() -> None:
    votes = [("owner", "sponsor", 5), ("data", "user", 1), ("strategy_1", "sponsor", 5), ("strategy_1", "user", 1)]
    responses = [{"id": f"r{i}", "about": a, "voice": v, "score": s} for i, (a, v, s) in enumerate(votes)]
    assert maturity(plan_of(assessments=[{"id": "a", "responses": responses}])).perception_gaps == {}


def test_without_an_assessment_nothing_is_claimed() -> None:
    found = maturity(plan_of())
    assert (found.components, found.level_now, found.level_target, found.pulse) == ({}, None, None, None)
