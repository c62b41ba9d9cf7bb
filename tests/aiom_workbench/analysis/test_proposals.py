"""Proposals fit the group, say why, remember what was not wanted, and differ where groups do."""

from __future__ import annotations

from typing import Any

from aiom_workbench.analysis.proposals import Proposal, concern_of, proposals
from aiom_workbench.content import built_in
from aiom_workbench.plan import Plan
from aiom_workbench.plan.change import Dismissal, Intervention
from aiom_workbench.plan.choices import CONCERNS, ELEMENTS
from aiom_workbench.plan.collection import Collection
from aiom_workbench.plan.people import Group, Impact, Stakeholder

PACK = built_in()
KEYS = [element.key for element in ELEMENTS]


def _group(barrier: str | None = None, concern: str | None = None, id: str = "g", **rest: Any) -> Group:
    held = len(KEYS) if barrier is None else KEYS.index(barrier)
    scores = {key: 5 if i < held else 2 for i, key in enumerate(KEYS)}
    return Group(id=id, name=id, concern=concern, **{**scores, **rest})


def _plan(*things: Any) -> Plan:
    names = dict.fromkeys(thing.entity.collection for thing in things)
    return Plan({n: Collection([thing for thing in things if thing.entity.collection == n]) for n in names})


def _of(*things: Any) -> tuple[Proposal, ...]:
    return proposals(_plan(*things), PACK)["g"]


def _keys(found: tuple[Proposal, ...]) -> list[str]:
    return [one.template for one in found]


def test_the_entry_for_barrier_and_concern_comes_first_and_says_why() -> None:
    sponsor = Stakeholder(id="s", name="CEO", category="executive_sponsor", engagement_now="supportive")
    first = _of(_group("desire", "passing_fad"), sponsor)[0]
    assert first.template == "leader_goes_first"
    assert first.reason == (
        "barrier: desire; concern: this will pass; nothing aimed at desire yet; the sponsor is supportive"
    )


def test_for_every_barrier_and_concern_the_first_proposal_answers_both() -> None:
    for barrier in KEYS:
        for concern in CONCERNS:
            entry = PACK.interventions[_of(_group(barrier, concern.key))[0].template]
            assert barrier in entry.elements, (barrier, concern.key)
            assert concern.key in entry.concerns, (barrier, concern.key)


def test_two_groups_that_differ_in_barrier_or_concern_never_get_the_same_list() -> None:
    concerns = [*(concern.key for concern in CONCERNS), None, "The canteen closes", "Our patients object"]
    groups = [_group(b, c, id=f"{b}/{c}") for b in (*KEYS, None) for c in concerns]
    groups += [Group(id=f"unscored/{c}", name="x", concern=c) for c in ("A", "B", "C")]
    found = proposals(_plan(*groups), PACK)
    lists = [tuple(_keys(found[group.id])) for group in groups]
    assert all(len(one) == 5 for one in lists)
    assert len(set(lists)) == len(groups)


def test_groups_that_are_alike_may_get_the_same_list_and_the_order_of_asking_changes_nothing() -> None:
    one, other = _group("desire", "job_fear"), _group("desire", "job_fear", id="h")
    found = proposals(_plan(one, other), PACK)
    assert _keys(found["g"]) == _keys(found["h"])
    assert found == proposals(_plan(one, other), PACK)


def test_what_is_planned_or_dismissed_for_the_group_is_not_proposed_again() -> None:
    group = _group("desire", "job_fear")
    planned = Intervention(id="i", name="x", groups=("g",), elements=("desire",), template="task_sort")
    dismissed = Dismissal(id="d", group="g", template="ask_first")
    elsewhere = Dismissal(id="e", group="h", template="next_task")
    found = _of(group, planned, dismissed, elsewhere)
    assert not {"task_sort", "ask_first"} & set(_keys(found))
    assert "next_task" in _keys(found)
    assert "1 thing aimed at desire already" in found[0].reason


def test_a_cancelled_intervention_counts_for_nothing() -> None:
    planned = Intervention(
        id="i", name="x", groups=("g",), elements=("desire",), template="task_sort", status="cancelled"
    )
    assert _of(_group("desire", "job_fear"), planned)[0].template == "task_sort"


def test_an_unsupportive_sponsor_moves_what_leans_on_the_sponsor_down_and_that_is_said() -> None:
    def rank(engagement: str) -> tuple[int, str]:
        sponsor = Stakeholder(id="s", name="CEO", category="executive_sponsor", engagement_now=engagement)
        found = next(one for one in _of(_group("awareness", "passing_fad"), sponsor) if one.template == "last_three")
        return found.points, found.reason

    assert rank("leading")[0] > rank("neutral")[0]
    assert "it needs the sponsor, who is not supportive yet" in rank("neutral")[1]


def test_a_champion_in_the_group_brings_what_champions_lead_forward() -> None:
    champion = Stakeholder(id="c", name="Nurse", group="g", category="change_champion")
    assert "helper_hours" in _keys(_of(_group("ability"), champion))[:2]
    assert "the group has a change champion" in " ".join(one.reason for one in _of(_group("ability"), champion))


def test_the_impacts_of_the_group_are_named_where_an_entry_is_made_for_them() -> None:
    first = _of(_group("reinforcement", "job_fear"), Impact(id="m", group="g", aspect="roles", degree=4))[0]
    assert first.template == "role_in_writing"
    assert "made for changes in roles, here 4 of 5" in first.reason


def test_what_was_made_for_another_concern_says_so() -> None:
    for one in _of(_group("ability", "distrust_output")):
        entry = PACK.interventions[one.template]
        if entry.concerns and "distrust_output" not in entry.concerns:
            assert "made for another concern" in one.reason


def test_a_group_that_nobody_assessed_is_asked_first() -> None:
    assert _of(Group(id="g", name="Night shift"))[0].template == "ask_first"


def test_a_concern_in_free_text_is_recognised_by_its_words_and_kept_in_the_reason() -> None:
    group = _group("desire", "Afraid that they will be replaced")
    assert concern_of(PACK, group) == "job_fear"
    assert _of(group)[0].template == "task_sort"
    assert "concern: afraid that they will be replaced" in _of(group)[0].reason
    assert concern_of(PACK, _group(concern="The canteen closes sometimes")) is None
    assert concern_of(PACK, _group(concern="We do not trust what it says")) == "distrust_output"


def test_unassessed_elements_before_the_barrier_are_said() -> None:
    assert "barrier: desire, awareness not assessed" in _of(_group("desire", awareness=None))[0].reason


def test_an_empty_plan_gets_no_proposals() -> None:
    assert proposals(Plan(), PACK) == {}


def test_a_large_group_takes_rounds_unless_the_entry_goes_through_its_leaders() -> None:
    found = {one.template: one.reason for one in _of(_group("desire", "unclear_ownership", headcount=310))}
    assert "it goes through the group's leaders" in found["asked_not_assigned"]
    assert "rounds" not in found["asked_not_assigned"]
    walk = _of(_group("ability", "unclear_ownership", headcount=31))[0]
    assert walk.template == "relay_walk"
    assert "takes 3 rounds of 15" in walk.reason
