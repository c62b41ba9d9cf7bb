"""A practice's own wording of questions, signs and statements stands wherever the choice is shown or chosen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from aiom_workbench.content import built_in
from aiom_workbench.plan import Plan
from aiom_workbench.plan.assessment import Answer, Assessment, Sign
from aiom_workbench.plan.change import Dismissal
from aiom_workbench.plan.choices import QUESTIONS, SIGNS, STATEMENTS
from aiom_workbench.plan.people import Group
from aiom_workbench.plan.titles import shown, title
from aiom_workbench.plan.use_cases import Gate, GateCheck
from aiom_workbench.plan.wording import ENTRIES, options, words
from aiom_workbench.project import Project
from aiom_workbench.report.stamp import stamp
from aiom_workbench.report.tracker_book import make_tracker
from ui.written import read, typed

OWN = {
    "pack": "acme", "version": "1", "title": "Acme",
    "files": {"questions": {"owner": {"question": "Who signs for the case?"}}, "signs": {"silos": {}}},
}  # fmt: skip


@pytest.fixture
def own(project: Project) -> Project:
    with project.edit("Begin") as edit:
        edit.set(edit.plan.engagement, content=OWN)
        edit.add_values(Assessment, {"name": "Baseline", "taken_on": date(2026, 4, 22)}, id="a")
        edit.add_values(Answer, {"assessment": "a", "question": "owner", "score": 2}, id="q")
        edit.add_values(Sign, {"assessment": "a", "sign": "governance_gaps", "observed": True}, id="s")
    return project


def test_a_choice_is_called_as_the_built_in_pack_calls_its_entry() -> None:
    """Otherwise a project without a pack of its own would be asked one thing and shown another."""
    pack = built_in()
    for choices in (QUESTIONS, SIGNS, STATEMENTS):
        for choice in choices:
            file, part = ENTRIES[choice]
            assert getattr(pack.entries(file)[choice.key], part) == choice.label


def test_the_projects_own_words_are_shown_typed_read_and_offered(own: Project) -> None:
    plan = own.plan
    answer = plan.answers["q"]
    field = answer.entity.by_name["question"]
    assert shown(plan, field, "owner") == typed(plan, field, "owner") == "Who signs for the case?"
    assert title(plan, answer).startswith("Who signs for the case?")
    assert read(plan, field, "Who signs for the case?", date(2026, 11, 25)) == "owner"
    assert read(plan, field, QUESTIONS[0].label, date(2026, 11, 25)) == "owner", "the built-in words are known, too"
    assert dict(options(plan, field))["owner"] == "Who signs for the case?"
    assert dict(options(plan, field))["success"] == QUESTIONS[2].label


def test_the_trackers_cells_and_lists_use_them(own: Project) -> None:
    tracker = make_tracker(own.plan, "internal", date(2026, 11, 25), stamp(own, "internal"), "p", "1.0")
    lists = {entry for choice_list in tracker.lists for entry in choice_list.values}
    said = {str(cell) for sheet in tracker.sheets for row in sheet.rows for cell in row}
    assert any("Who signs for the case?" in text for text in said | lists)
    assert not any(QUESTIONS[0].label in text for text in said | lists)


@pytest.mark.parametrize("content", [{"files": 3}, {"files": {"questions": []}}, {"changes": {"questions": {"owner": 1}}},
                                     {"files": {"questions": {"owner": {"question": "  "}}}}])  # fmt: skip
def test_content_that_cannot_be_read_leaves_the_label(project: Project, content: Mapping[str, Any]) -> None:
    with project.edit("Begin") as edit:
        edit.set(edit.plan.engagement, content=content)
    assert words(project.plan, QUESTIONS[0]) == QUESTIONS[0].label
    assert words(Plan(), QUESTIONS[0]) == QUESTIONS[0].label


def test_a_library_entry_and_a_gates_item_are_called_by_their_names(own: Project) -> None:
    with own.edit("More") as edit:
        edit.add(Group, name="Labs")
        edit.add_values(Dismissal, {"template": "hard_questions_first", "reason": "They asked already."}, id="d")
        edit.add_values(Gate, {"gate": "intake"}, id="g")
        edit.add_values(GateCheck, {"gate": "g", "item": "owner_accepts", "met": True}, id="c")
    plan, pack = own.plan, built_in()
    entry, item = pack.interventions["hard_questions_first"].name, pack.gates["intake"].items[0].text
    assert title(plan, plan.dismissals["d"]) == entry
    assert title(plan, plan.gate_checks["c"]) == item
    field = GateCheck.entity.by_name["item"]
    assert typed(plan, field, "owner_accepts") == item
    assert read(plan, field, f" {item.upper()}", date(2026, 11, 25)) == "owner_accepts", "an edit keeps the key"
    assert read(plan, field, "Our own item", date(2026, 11, 25)) == "Our own item"
    assert shown(plan, field, "Our own item") == "Our own item"


def test_the_practices_own_entries_are_called_as_it_calls_them(own: Project) -> None:
    files = {"interventions": {"lunch": {"name": "Lunch with the controller"}}, "gates": {"intake": {"items": 7}}}
    with own.edit("Own") as edit:
        edit.set(edit.plan.engagement, content={**OWN, "files": files})
        edit.add_values(Dismissal, {"template": "lunch"}, id="d")
    assert title(own.plan, own.plan.dismissals["d"]) == "Lunch with the controller"
    assert (
        shown(own.plan, GateCheck.entity.by_name["item"], "owner_accepts") == built_in().gates["intake"].items[0].text
    )
