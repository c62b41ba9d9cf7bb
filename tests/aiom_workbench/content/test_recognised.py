"""Rows that were tailored are still known as the pack's; what could mean two entries means neither."""

from __future__ import annotations

from datetime import date

import pytest

from aiom_workbench.analysis.operating_model import rights_check
from aiom_workbench.content import built_in, known_as, pack_of
from aiom_workbench.interchange.samples import write_sample
from aiom_workbench.project import Project
from aiom_workbench.project.starters import fill_decision_rights
from tests.aiom_workbench.plans import plan_of


@pytest.mark.parametrize("file", ["criteria", "decisions", "capabilities", "themes", "principles"])
def test_every_entry_is_known_by_its_own_words_whatever_the_case(file: str) -> None:
    for key, entry in built_in().entries(file).items():
        title = entry.decision if file == "decisions" else entry.name
        assert known_as(built_in(), file, f"  {title.upper()} ") == key


@pytest.mark.parametrize(
    "text", [None, "", "  ", "Let a medium-tier case go live", "Say what is measured about people's use"]
)
def test_what_means_no_entry_or_two_is_not_known(text: str | None) -> None:
    assert known_as(built_in(), "decisions", text) is None


def test_a_pack_that_renames_an_entry_still_knows_the_rows_in_the_old_words() -> None:
    said = {"decisions": {"ambition": {"decision": "Say where we want to be"}}}
    own = {"pack": "own", "version": "1.0", "title": "Own", "adds_to": ["decisions"], "files": said}
    plan = plan_of(
        engagement={"content": own},
        decision_rights=[{"id": "r", "decision": built_in().decisions["ambition"].decision}],
    )
    assert known_as(pack_of(plan), "decisions", "Say where we want to be") == "ambition"
    assert rights_check(plan).fixed == ("r",)


def test_the_samples_tailored_decision_is_one_that_never_moves(project: Project) -> None:
    write_sample(project, "meridian", date(2026, 11, 25))
    tailored = next(one for one in project.plan.decision_rights if "risk tolerance" in (one.decision or ""))
    assert tailored.id in rights_check(project.plan).fixed


def test_filling_again_doubles_no_row_that_was_put_into_other_words(project: Project) -> None:
    with project.edit("Fill") as edit:
        fill_decision_rights(edit, built_in(), "federated")
    right = next(
        one for one in project.plan.decision_rights if known_as(built_in(), "decisions", one.decision) == "ambition"
    )
    with project.edit("Tailor") as edit:
        edit.set(right, decision="Set ambition, themes and risk tolerance")
    before = project.plan.decision_rights
    with project.edit("Fill again") as edit:
        assert fill_decision_rights(edit, built_in(), "federated") == 0
    assert len(project.plan.decision_rights) == len(before) == len(built_in().decisions)
