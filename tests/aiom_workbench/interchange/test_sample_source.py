"""How the samples are written down: tables, and sittings of edits."""

from __future__ import annotations

import json

import pytest

from aiom_workbench.cli.sample_source.story import Story, table


def test_a_cell_means_what_its_field_declares() -> None:
    (person,) = table("stakeholders", "id | name | power | interest\n\np-1 | CEO | 4.5 | 3")
    assert person == {"id": "p-1", "name": "CEO", "power": 4.5, "interest": 3}
    row = "u-1 | personal_data, -financial_impact | no | a, b |"
    (case,) = table("use_cases", f"id | risk_answers | in_workflow | tags | owner\n{row}")
    assert case["risk_answers"] == {"personal_data": True, "financial_impact": False}
    assert (case["in_workflow"], case["tags"]) == (False, ["a", "b"])
    assert "owner" not in case


def test_a_row_with_a_cell_too_many_is_named() -> None:
    with pytest.raises(ValueError, match="3 cells for 2 names in: p-1"):
        table("stakeholders", "id | name\np-1 | CEO | 5")


def test_a_story_is_told_in_order_of_time_whoever_wrote_first() -> None:
    story = Story()
    story.session("2026-10-26 09:00", "PMO lead").edit("Later", set={"engagement": {"client": "A"}})
    session = story.session("2026-10-23 16:00", "Change lead")
    session.edit("First", set={"engagement": {"client": "B"}})
    session.edit("Second", set={"engagement": {"client": "C"}})
    lines = [json.loads(line) for line in story.text().splitlines()]
    assert [line["label"] for line in lines] == ["First", "Second", "Later"]
    assert lines[0]["at"] == "2026-10-23T16:00:00+02:00"
    assert lines[1]["at"] > lines[0]["at"]
    assert lines[2]["at"].endswith("+01:00")
