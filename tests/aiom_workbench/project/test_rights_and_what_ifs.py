"""Parts in decisions keep to one letter a body and one accountable; what-ifs touch nothing until they are adopted."""

from __future__ import annotations

import random

import pytest

from aiom_workbench.analysis.model_choice import OPTIONS, choose, criteria_of
from aiom_workbench.plan.model_choice import Body, Criterion, DecisionRight, Scenario
from aiom_workbench.problem import Problem
from aiom_workbench.project import Project
from aiom_workbench.project.rights import FIELDS, give_part
from aiom_workbench.project.what_ifs import adopt, score_in, weigh_in


def test_whatever_is_given_each_body_has_one_part_and_one_at_most_is_accountable(project: Project) -> None:
    dice = random.Random(7)
    with project.edit("Add") as edit:
        bodies = [edit.add_values(Body, {"name": name}, id=name) for name in "abcd"]
        right = edit.add_values(DecisionRight, {"decision": "Stop"}, id="dr")
    for _time in range(60):
        body, letter = dice.choice(bodies), dice.choice(["", *FIELDS])
        with project.edit("Give") as edit:
            give_part(edit, edit.get(right), body, letter)
        now = project.plan.decision_rights["dr"]
        held = [one for field in FIELDS.values() for one in getattr(now, field)]
        assert len(held) == len(set(held))
        assert len(now.accountable) <= 1
        assert (body.id in getattr(now, FIELDS[letter])) if letter else (body.id not in held)


def test_a_letter_that_means_nothing_is_refused(project: Project) -> None:
    with project.edit("Add") as edit:
        body = edit.add_values(Body, {"name": "a"})
        right = edit.add_values(DecisionRight, {"decision": "Stop"})
        with pytest.raises(Problem, match="X: is no part in a decision; say R, A, C or I"):
            give_part(edit, right, body, "X")


@pytest.fixture
def what_if(project: Project) -> Scenario:
    with project.edit("Add") as edit:
        edit.add_values(
            Criterion, {"name": "Speed", "weight": 2, "centralized": 2, "decentralized": 5, "federated": 4}, id="s"
        )
        edit.add_values(
            Criterion, {"name": "Skills", "weight": 3, "centralized": 5, "decentralized": 1, "federated": 3}, id="k"
        )
        return edit.add_values(Scenario, {"name": "Faster"}, id="w")


def test_a_what_if_leaves_the_plan_alone_and_adopting_it_makes_them_one(project: Project, what_if: Scenario) -> None:
    before = choose(project.plan.criteria)
    with project.edit("Drag") as edit:
        weigh_in(edit, what_if, edit.plan.criteria["s"], 9)
        score_in(edit, what_if, edit.plan.criteria["k"], "federated", 4)
    assert choose(project.plan.criteria) == before
    then = choose(criteria_of(project.plan, "w"))
    assert then != before
    with project.edit("Adopt") as edit:
        assert adopt(edit, what_if) == 2
    assert choose(project.plan.criteria) == then
    assert not project.plan.scenarios
    assert not project.plan.scenario_weights
    assert not project.plan.scenario_scores


def test_going_back_to_the_plans_own_values_leaves_no_difference(project: Project, what_if: Scenario) -> None:
    with project.edit("There and back") as edit:
        speed = edit.plan.criteria["s"]
        for weight in (9, 4, 2):
            weigh_in(edit, what_if, speed, weight)
        for option in OPTIONS:
            score_in(edit, what_if, speed, option, 1)
        for option in OPTIONS:
            score_in(edit, what_if, speed, option, getattr(speed, option))
    assert not project.plan.scenario_weights
    assert not project.plan.scenario_scores
