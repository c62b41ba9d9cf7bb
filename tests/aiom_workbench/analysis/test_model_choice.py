"""The model choice: to the digit, ties and gaps in the scoring included."""

import random
import time

import numpy as np
import pytest

from aiom_workbench.analysis.model_choice import (
    OPTIONS,
    ModelChoice,
    TippingPoint,
    choose,
    criteria_of,
    model_choice,
    robustness_in_words,
    tipping_in_words,
    tornado,
    with_weight,
)
from aiom_workbench.plan.model_choice import Criterion
from tests.aiom_workbench.plans import plan_of

Row = tuple[float | None, int | None, int | None, int | None]


def criteria(*rows: Row) -> list[Criterion]:
    """Criteria c0, c1, … of (weight, centralized, decentralized, federated)."""
    return [
        Criterion(id=f"c{i}", name=f"c{i}", weight=w, centralized=c, decentralized=d, federated=f)
        for i, (w, c, d, f) in enumerate(rows)
    ]


def test_the_worked_example() -> None:
    found = choose(criteria((2, 2, 5, 4), (3, 5, 1, 3)))
    assert found.scores == {"centralized": 3.8, "decentralized": 2.6, "federated": 3.4}
    assert (found.leader, found.margin) == ("centralized", 0.4)
    assert found.tipping_points == (TippingPoint("c0", 2, 3.0, "federated"), TippingPoint("c1", 3, 2.0, "federated"))


def test_criteria_without_weight_or_with_a_missing_score_are_left_out() -> None:
    counted = criteria((2, 2, 5, 4), (3, 5, 1, 3))
    more = criteria((0, 1, 5, 1), (None, 1, 5, 1), (9, 1, None, 1))
    assert choose(counted + more) == choose(counted)


def test_with_nothing_scored_there_is_no_answer() -> None:
    for none in ([], criteria((0, 1, 2, 3)), criteria((1, 1, 2, None))):
        assert choose(none) == ModelChoice(dict.fromkeys(OPTIONS), None, None, dict.fromkeys(OPTIONS), ())


def test_two_level_at_the_top_have_no_leader_and_no_tipping_point() -> None:
    found = choose(criteria((1, 4, 2, 4)))
    assert (found.leader, found.margin, found.tipping_points) == (None, 0.0, ())
    assert found.robustness == {"centralized": 0.5, "decentralized": 0.0, "federated": 0.5}
    thirds = choose(criteria((1, 3, 3, 3), (2, 2, 2, 2)))
    assert set(thirds.robustness.values()) == {0.33}


def test_a_lead_below_half_a_thousandth_is_none() -> None:
    assert choose(criteria((1, 2, 1, 1), (1999, 1, 1, 1))).leader == "centralized"
    found = choose(criteria((1, 2, 1, 1), (2000, 1, 1, 1)))
    assert (found.leader, found.margin) == (None, 0.0)


def test_decimal_weights_tie_exactly_where_they_tie_on_paper() -> None:
    found = choose(criteria((0.1, 5, 1, 1), (0.2, 1, 1, 3)))
    assert (found.leader, found.margin) == (None, 0.0)


def test_a_single_criterion_can_never_tip() -> None:
    assert choose(criteria((2, 5, 1, 3))).tipping_points == ()


def test_a_criterion_may_tip_the_choice_by_losing_all_its_weight() -> None:
    found = choose(criteria((1, 5, 1, 3), (1, 2, 2, 2)))
    assert found.tipping_points == (TippingPoint("c0", 1, 0.0, "decentralized"),)


def test_where_two_options_tie_at_once_the_first_in_order_is_named() -> None:
    found = choose(criteria((1, 1, 1, 5), (4, 3, 3, 3), (1, 4, 4, 2)))
    assert [point.to for point in found.tipping_points] == ["centralized", "centralized"]


def test_of_two_weights_equally_near_the_lower_is_taken() -> None:
    # federated leads; at a weight of 1 centralized is level with it, at a weight of 3 decentralized
    found = choose(criteria((2, 2, 4, 3), (1, 3, 1, 2), (1, 3, 0, 3)))
    assert found.leader == "federated"
    assert found.tipping_points[0] == TippingPoint("c0", 2, 1.0, "centralized")


def brute_robustness(rows: list[Row]) -> dict[str, float]:
    weights = np.random.default_rng(1).dirichlet(np.ones(len(rows)), 10000)
    wins = np.zeros(3)
    for draw in weights:
        scores = [sum(w * r[k + 1] for w, r in zip(draw, rows, strict=True)) for k in range(3)]
        best = [k for k in range(3) if scores[k] > max(scores) - 1e-12]
        wins[best] += 1 / len(best)
    return {option: round(float(w) / 10000, 2) for option, w in zip(OPTIONS, wins, strict=True)}


def brute_scores(rows: list[Row]) -> list[float]:
    total = sum(row[0] for row in rows)
    return [sum(row[0] * row[k + 1] for row in rows) / total for k in range(3)]


@pytest.mark.parametrize("seed", range(12))
def test_random_criteria_agree_with_an_independent_computation(seed: int) -> None:
    rng = random.Random(seed)
    rows = [(rng.randint(1, 20) / 2, *(rng.randint(1, 5) for _ in range(3))) for _ in range(rng.randint(2, 9))]
    found = choose(criteria(*rows))
    scores = brute_scores(rows)
    assert list(found.scores.values()) == pytest.approx(scores, abs=0.00051)
    assert found.robustness == brute_robustness(rows)
    for point in found.tipping_points:
        at = int(point.criterion[1:])
        tipped = brute_scores([(point.flips_at if i == at else r[0], *r[1:]) for i, r in enumerate(rows)])
        leader, other = OPTIONS.index(found.leader or ""), OPTIONS.index(point.to)
        assert tipped[leader] == pytest.approx(tipped[other], abs=0.002)
        nearer = np.linspace(rows[at][0], point.flips_at, 40)[:-1]
        for weight in nearer:
            between = brute_scores([(weight if i == at else r[0], *r[1:]) for i, r in enumerate(rows)])
            assert int(np.argmax(between)) == leader


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.62, "leads under about six in ten weightings"),
        (0.5, "leads under about five in ten weightings"),
        (0.97, "leads under more than nine in ten weightings"),
        (1.0, "leads under nearly every weighting"),
        (0.02, "leads under hardly any weighting"),
        (0.0, "leads under no weighting that was tried"),
    ],
)
def test_robustness_is_told_in_words_never_as_a_probability(share: float, words: str) -> None:
    assert robustness_in_words(share) == words


def test_a_tipping_point_is_told_in_words() -> None:
    assert tipping_in_words(TippingPoint("c0", 2, 4.2, "decentralized"), "speed") == (
        "if speed weighed more than 4.2, decentralized would lead"
    )
    assert "less than 1" in tipping_in_words(TippingPoint("c0", 2, 1.0, "federated"), "speed")


def test_the_tornado_has_the_widest_swing_first() -> None:
    swings = tornado(criteria((2, 2, 5, 4), (3, 5, 1, 3)))
    assert [(s.criterion, s.at_zero, s.at_double) for s in swings] == [("c1", -3.0, 1.0), ("c0", 2.0, -0.286)]
    assert tornado(criteria((1, 4, 2, 4))) == ()
    assert tornado(criteria((1, 4, 2, 3)))[0].at_zero is None


def test_a_what_if_changes_weights_and_scores_and_touches_nothing() -> None:
    plan = plan_of(
        criteria=[
            {"id": "c0", "weight": 2, "centralized": 2, "decentralized": 5, "federated": 4},
            {"id": "c1", "weight": 3, "centralized": 5, "decentralized": 1, "federated": 3},
        ],
        scenarios=[
            {
                "id": "w",
                "weights": [{"id": "w0", "criterion": "c0", "weight": 4}],
                "scores": [{"id": "s1", "criterion": "c1", "federated": 4}],
            }
        ],
    )
    before = model_choice(plan)
    what_if = choose(criteria_of(plan, "w"))
    assert what_if == choose(criteria((4, 2, 5, 4), (3, 5, 1, 4)))
    assert what_if.leader == "federated"
    assert model_choice(plan) is before
    assert choose(with_weight(plan.criteria, "c0", 4)).leader == "federated"


def test_forty_criteria_follow_a_dragged_weight_within_a_frame() -> None:
    rng = random.Random(3)
    rows = criteria(*((rng.randint(1, 9), *(rng.randint(1, 5) for _ in range(3))) for _ in range(40)))
    choose(rows)
    tornado(rows)
    slowest = []
    for step in range(20):
        start = time.perf_counter()
        dragged = with_weight(rows, "c7", 1 + step / 7)
        choose(dragged)
        tornado(dragged)
        slowest.append(time.perf_counter() - start)
    assert sorted(slowest)[10] < 1 / 30
