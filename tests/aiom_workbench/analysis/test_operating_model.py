"""What sits where and who decides what is compared with the chosen model, and only with what the pack knows."""

from __future__ import annotations

from datetime import date

import pytest

from aiom_workbench.analysis.model_choice import argue
from aiom_workbench.analysis.model_words import lead_in_words, left_out, nothing_leads, weight_in_words
from aiom_workbench.analysis.operating_model import (
    fixed_in_words,
    model_in_view,
    path_of,
    placement_check,
    rights_check,
    step_is_next,
)
from aiom_workbench.content import built_in
from aiom_workbench.plan.model_choice import Criterion
from tests.aiom_workbench.plans import plan_of

PACK = built_in()


def as_usual(model: str) -> list[dict[str, str]]:
    """Every capability of the pack where it usually sits under a model."""
    return [
        {"id": f"al-{key}", "capability": one.name, "placement": one.placement[model]}
        for key, one in PACK.capabilities.items()
    ]


@pytest.mark.parametrize("model", ["centralized", "decentralized", "federated"])
def test_placements_as_usual_differ_in_nothing(model: str) -> None:
    check = placement_check(plan_of(decision={"chosen": model}, allocations=as_usual(model)))
    assert check.differences == ()
    assert check.sentence == ""
    assert check.unplaced == 0


def test_one_placed_otherwise_is_named_with_where_it_usually_sits() -> None:
    key, one = next((k, c) for k, c in PACK.capabilities.items() if c.placement["federated"] == "central")
    moved = [a | {"placement": "local"} if a["id"] == f"al-{key}" else a for a in as_usual("federated")]
    check = placement_check(plan_of(decision={"chosen": "federated"}, allocations=moved))
    assert [(d.thing, d.sentence) for d in check.differences] == [
        (f"al-{key}", f"{one.name} is in the units; under a federated model it is usually central.")
    ]


def test_without_a_decision_nothing_is_compared() -> None:
    check = placement_check(plan_of(allocations=as_usual("federated")))
    assert check.model is None
    assert check.differences == ()
    assert check.sentence == ""


def test_a_capability_of_their_own_is_compared_with_nothing_but_counts() -> None:
    own = [{"id": "a", "capability": "Toolmaking", "placement": "local"}, {"id": "b", "capability": "Testing"}]
    check = placement_check(plan_of(decision={"chosen": "federated"}, allocations=own))
    assert check.differences == ()
    assert dict(check.counts) == {"central": 0, "shared": 0, "local": 1}
    assert check.unplaced == 1
    assert "nothing is held in common" in check.sentence


@pytest.mark.parametrize(
    ("model", "placement", "words"),
    [
        ("centralized", "local", "2 of 2 capabilities sit in the units"),
        ("decentralized", "central", "2 of 2 capabilities are central"),
        ("federated", "central", "nothing is left to the units"),
        ("centralized", "central", ""),
        ("decentralized", "local", ""),
        ("federated", "shared", ""),
    ],
)
def test_the_placements_as_a_whole_are_held_against_the_model(model: str, placement: str, words: str) -> None:
    own = [{"id": name, "capability": name, "placement": placement} for name in ("a", "b")]
    sentence = placement_check(plan_of(decision={"chosen": model}, allocations=own)).sentence
    assert words in sentence
    assert bool(sentence) == bool(words)


def test_four_rows_never_move_and_are_counted_in_words() -> None:
    rights = [{"id": key, "decision": one.decision} for key, one in PACK.decisions.items()]
    plan = plan_of(decision_rights=rights)
    fixed = [key for key, one in PACK.decisions.items() if len(set(one.accountable.values())) == 1]
    assert list(rights_check(plan).fixed) == fixed
    assert len(fixed) == 4
    assert fixed_in_words(plan).startswith("4 rows (=) never move")
    assert set(rights_check(plan).unclear) == set(PACK.decisions)


def test_a_decision_that_rests_elsewhere_than_usual_is_said_but_not_for_bodies_of_no_kind() -> None:
    bodies = [{"id": "hub", "key": "hub"}, {"id": "club", "key": "other"}]
    decision = PACK.decisions["release_low"].decision
    for body, said in (("hub", ["Under a federated model this usually rests with: unit."]), ("club", [])):
        plan = plan_of(bodies=bodies, decision={"chosen": "federated"},
                       decision_rights=[{"id": "d", "decision": decision, "accountable": [body]}])  # fmt: skip
        assert [one.sentence for one in rights_check(plan).differences] == said


def test_the_model_in_view_is_the_chosen_one_then_the_leading_one_then_federated() -> None:
    criteria = [{"id": "c", "weight": 1, "centralized": 5, "decentralized": 1, "federated": 2}]
    assert model_in_view(plan_of()) == "federated"
    assert model_in_view(plan_of(criteria=criteria)) == "centralized"
    assert model_in_view(plan_of(criteria=criteria, decision={"chosen": "decentralized"})) == "decentralized"


def test_the_path_is_in_order_of_days_and_the_next_step_is_the_first_that_is_not_met() -> None:
    plan = plan_of(evolution=[
        {"id": "open", "model": "federated"},
        {"id": "late", "model": "federated", "from_on": "2028-01-01"},
        {"id": "soon", "model": "centralized", "from_on": "2026-06-01", "met_on": "2026-05-20"},
    ])  # fmt: skip
    assert [step.id for step in path_of(plan)] == ["soon", "late", "open"]
    following = step_is_next(plan)
    assert following is not None
    assert (following.id, following.from_on) == ("late", date(2028, 1, 1))
    assert step_is_next(plan_of()) is None


# ---- the argument in words


def criterion(key: str, weight: float | None, *scores: int | None) -> Criterion:
    return Criterion(id=key, name=key.title(), weight=weight, **dict(zip(
        ("centralized", "decentralized", "federated"), scores, strict=True)))  # type: ignore[arg-type]  # fmt: skip


def test_what_stands_in_the_way_of_a_leader_is_said() -> None:
    assert "no criterion yet" in nothing_leads(argue(()))
    assert "All weights are zero" in nothing_leads(argue((criterion("speed", 0, 1, 5, 3),)))
    assert "score one" in nothing_leads(argue((criterion("speed", 3, 1, None, 3),)))
    assert "level" in nothing_leads(argue((criterion("speed", 3, 5, 5, 3),)))
    assert nothing_leads(argue((criterion("speed", 3, 1, 5, 3),))) == ""


def test_criteria_that_miss_a_score_are_named_unless_all_do() -> None:
    whole, half = criterion("speed", 3, 1, 5, 3), criterion("skills", 3, 1, None, 3)
    assert left_out((whole, half)) == "Skills does not count yet: a score is missing."
    assert left_out((half,)) == ""
    assert left_out((whole,)) == ""


def test_the_lead_and_a_weight_are_told_as_in_the_worked_example() -> None:
    argument = argue((criterion("speed", 2, 2, 5, 4), criterion("skills", 3, 5, 1, 3)))
    assert lead_in_words(argument).startswith("Centralized leads by 0.4, and leads under")
    assert weight_in_words(argument, "speed") == (
        "If Speed weighed more than 3, federated would lead: 1.5 times today's 2. At double the weight the lead is −0.29."
    )
    assert "needs a weight" in weight_in_words(argue((criterion("speed", None, 2, 5, 4),)), "speed")
