"""Starting actions put the pack's proposals into the plan, once, and leave what is tailored alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from aiom_workbench.content import built_in, pack_of
from aiom_workbench.plan.people import Group
from aiom_workbench.plan.use_cases import Gate, UseCase
from aiom_workbench.plan.workshop import Workshop
from aiom_workbench.problem import Problem
from aiom_workbench.project import Project
from aiom_workbench.project import starters as start
from aiom_workbench.project.content_choice import (
    add_from_library,
    change_content,
    choose_pack,
    dismiss_proposal,
    reset_content,
)
from aiom_workbench.project.typed_edit import Edit

PACK = built_in()


def _twice(project: Project, fill: Callable[[Edit], int]) -> tuple[int, int]:
    """How much a starting action did the first and the second time; the second leaves no edit."""
    done = []
    for _time in range(2):
        with project.edit("Start") as edit:
            done.append(fill(edit))
    seq = project.seq
    with project.edit("Start again") as edit:
        fill(edit)
    assert project.seq == seq
    return done[0], done[1]


@pytest.mark.parametrize(
    "fill",
    [
        lambda edit: start.fill_criteria(edit, PACK, {"maturity": "young", "money": "units"}),
        lambda edit: start.fill_bodies(edit, PACK, "federated"),
        lambda edit: start.fill_decision_rights(edit, PACK, "federated"),
        lambda edit: start.fill_allocations(edit, PACK, "decentralized"),
        lambda edit: start.fill_tiers(edit, PACK, "centralized"),
        lambda edit: start.fill_themes(edit, PACK),
        lambda edit: start.fill_principles(edit, PACK),
        lambda edit: start.fill_relay(edit, PACK),
        lambda edit: start.fill_evolution(edit, PACK, "centralized"),
    ],
)
def test_a_starting_action_is_one_edit_and_doing_it_again_changes_nothing(
    project: Project, fill: Callable[[Edit], int]
) -> None:
    first, second = _twice(project, fill)
    assert first > 0
    assert second == 0
    assert project.seq == 1
    project.undo()
    assert not any(collection for name, collection in project.plan.collections.items() if len(collection) > 1)


@pytest.mark.parametrize(("profile", "leads"), [("young_regulated_alike", "centralized"),
                                                ("mature_independent_firms", "decentralized"),
                                                ("large_unlike_regulated", "federated")])  # fmt: skip
def test_a_typical_clients_criteria_lead_to_the_model_that_fits(project: Project, profile: str, leads: str) -> None:
    from aiom_workbench.analysis.model_choice import model_choice

    with project.edit("Fill criteria") as edit:
        start.fill_criteria(edit, PACK, PACK.profiles[profile].situations)
    assert model_choice(project.plan).leader == leads
    assert all(criterion.reason for criterion in project.plan.criteria)


def test_scores_that_the_room_gave_are_kept_and_only_what_is_unset_is_filled(project: Project) -> None:
    with project.edit("Start") as edit:
        start.fill_criteria(edit, PACK, {})
        speed = next(one for one in edit.plan.criteria if one.name == "Speed")
        edit.set(speed, centralized=1, weight=9)
    with project.edit("Start") as edit:
        assert start.fill_criteria(edit, PACK, {"speed": "pressed"}) == 1
    speed = project.plan.criteria[speed.id]
    assert (speed.weight, speed.centralized, speed.decentralized, speed.federated) == (9, 1, 5, 4)


def test_a_criterion_that_was_typed_by_hand_is_recognised_whatever_its_case(project: Project) -> None:
    from aiom_workbench.plan.model_choice import Criterion

    with project.edit("Start") as edit:
        edit.add(Criterion, name="ai literacy ")
        start.fill_criteria(edit, PACK, {})
    assert len(project.plan.criteria) == 8


def test_a_situation_that_does_not_exist_is_refused_and_nothing_is_kept(project: Project) -> None:
    with pytest.raises(Problem, match=r"stormy: is not known; known are patient, pressed"), project.edit("x") as edit:
        start.fill_criteria(edit, PACK, {"speed": "stormy"})
    assert not project.plan.criteria


@pytest.mark.parametrize("model", ["centralized", "decentralized", "federated"])
def test_each_decision_has_exactly_one_accountable_body_who_is_not_also_asked_or_told(
    project: Project, model: str
) -> None:
    with project.edit("Start") as edit:
        start.fill_decision_rights(edit, PACK, model)
    plan = project.plan
    assert len(plan.decision_rights) == 12
    for right, content in zip(plan.decision_rights, PACK.decisions.values(), strict=True):
        (accountable,) = right.accountable
        assert plan.bodies[accountable].key == content.accountable[model]
        assert accountable not in (*right.consulted, *right.informed)


def test_a_federated_right_asks_the_body_whose_standard_it_keeps(project: Project) -> None:
    with project.edit("Start") as edit:
        start.fill_decision_rights(edit, PACK, "federated")
    right = next(one for one in project.plan.decision_rights if one.decision == "Grant access to a data source")
    bodies = project.plan.bodies
    assert [bodies[one].key for one in right.accountable] == ["unit"]
    assert bodies[right.consulted[0]].key == "data"


def test_the_clients_own_bodies_are_used_and_a_tailored_right_stays_unless_all_are_written_anew(
    project: Project,
) -> None:
    from aiom_workbench.plan.model_choice import Body

    with project.edit("Start") as edit:
        trials = edit.add(Body, name="Clinical trials", key="unit")
        start.fill_decision_rights(edit, PACK, "centralized")
        right = next(one for one in edit.plan.decision_rights if one.decision == PACK.decisions["intake"].decision)
        edit.set(right, accountable=(trials.id,))
    assert [body.name for body in project.plan.bodies if body.key == "unit"] == ["Clinical trials"]
    with project.edit("Again") as edit:
        assert start.fill_decision_rights(edit, PACK, "centralized") == 0
    assert project.plan.decision_rights[right.id].accountable == (trials.id,)
    with project.edit("Anew") as edit:
        assert start.fill_decision_rights(edit, PACK, "centralized", anew=True) == 1


def test_bodies_escalate_upwards_and_say_what_they_do_under_the_model(project: Project) -> None:
    with project.edit("Start") as edit:
        start.fill_bodies(edit, PACK, "federated")
    bodies = {body.key: body for body in project.plan.bodies}
    assert bodies["hub"].escalates_to == bodies["sponsor"].id
    assert bodies["sponsor"].escalates_to is None
    assert (bodies["hub"].mandate or "").endswith(PACK.bodies["hub"].models["federated"])


def test_a_gates_checklist_and_a_workshops_agenda_are_filled_once(project: Project) -> None:
    with project.edit("Start") as edit:
        case = edit.add(UseCase, name="Coding")
        gate = edit.add(Gate, use_case=case.id, gate="intake")
        assert start.fill_gate_checks(edit, PACK, gate) == 6
        assert start.fill_gate_checks(edit, PACK, gate) == 0
        day = edit.add(Workshop, name="Day")
        assert start.fill_agenda(edit, PACK, day, "closed_people") == 6
        assert start.fill_agenda(edit, PACK, day, "diagnose_choose") == 0
        assert start.fill_relay(edit, PACK, case) > 0
    assert [check.item for check in project.plan.gate_checks] == [item.key for item in PACK.gates["intake"].items]
    assert project.plan.workshops[day.id].closed_session is True
    assert {handover.use_case for handover in project.plan.handovers} == {case.id}


def test_an_entry_of_the_library_becomes_an_intervention_and_a_dismissal_is_remembered(project: Project) -> None:
    with project.edit("Start") as edit:
        group = edit.add(Group, name="Finance", concern="job_fear")
        made = add_from_library(edit, PACK, "task_sort", [group])
        dismiss_proposal(edit, group, "next_task")
        dismiss_proposal(edit, group, "next_task", "No budget for it.")
    made = project.plan.interventions[made.id]
    assert (made.groups, made.elements, made.concern) == ((group.id,), ("desire",), "job_fear")
    assert (made.template, made.hours_per_person) == ("task_sort", 2)
    assert [(one.template, one.reason) for one in project.plan.dismissals] == [("next_task", "No budget for it.")]


def test_a_text_is_changed_in_one_project_and_can_be_taken_back(project: Project) -> None:
    with project.edit("Change") as edit:
        change_content(edit, "questions", "owner", {"why": "The board asked."})
        change_content(edit, "glossary", "pilot", None)
    assert pack_of(project.plan).questions["owner"].why == "The board asked."
    assert "pilot" not in pack_of(project.plan).glossary
    with project.edit("Take back") as edit:
        reset_content(edit, "questions", "owner")
    assert pack_of(project.plan).questions == PACK.questions
    assert "pilot" not in pack_of(project.plan).glossary
    with project.edit("Choose again") as edit:
        choose_pack(edit, PACK)
    assert "pilot" not in pack_of(project.plan).glossary


@pytest.mark.parametrize(
    ("file", "key", "values", "said"),
    [
        ("weather", "rain", {}, "weather: is no file of a content pack"),
        ("questions", "owner", {"anchors": ["one"]}, "questions.toml, owner.anchors: must have 5 entries and has 1"),
        ("questions", "owner", None, "questions.toml, owner: cannot be taken out"),
        ("glossary", "new", {"term": "New"}, "glossary.toml, new.text: is missing"),
    ],
)
def test_a_change_with_a_fault_is_refused_in_place(
    project: Project, file: str, key: str, values: dict[str, object] | None, said: str
) -> None:
    with pytest.raises(Problem) as caught, project.edit("Change") as edit:
        change_content(edit, file, key, values)
    assert str(caught.value) == said
    assert project.plan.engagement.content is None
