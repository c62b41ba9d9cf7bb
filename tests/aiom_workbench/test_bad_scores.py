"""Weights, scores and rounds that cannot be meant are said in words at every door, before anything is kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Command

CRITERIA = [
    {"id": "a", "name": "Speed", "weight": 3, "centralized": 2, "decentralized": 4, "federated": 3},
    {"id": "b", "name": "Risk", "weight": 0, "centralized": 4, "decentralized": 2, "federated": 3},
]
ROUND = {"id": "r", "name": "Baseline", "taken_on": "2026-04-22"}
PLAN = {"format": "aiom-plan", "version": 1, "criteria": CRITERIA, "assessments": [ROUND]}


@pytest.fixture
def start(command: Command, tmp_path: Path) -> dict[str, Any]:
    """A project with two criteria and a dated round, and what it holds."""
    (tmp_path / "plan.json").write_text(json.dumps(PLAN), "utf-8")
    assert command("new", "p.aiom", "--from", "plan.json") == (0, "", "")
    return state(command)


def state(command: Command) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(command("info", "p.aiom", "--json")[1])
    return found


BAD = [
    ({"set": {"criteria": {"a": {"weight": -1}}}}, "C-01 Speed, Weight: must be 0 or more"),
    ({"set": {"criteria": {"a": {"weight": 0}}}}, "Speed: would leave every criterion at weight 0, so that no model can lead; leave at least one above 0"),
    ({"set": {"criteria": {"a": {"federated": 6}}}}, "Federated: must be from 1 to 5"),
    ({"set": {"criteria": {"a": {"federated": 2.5}}}}, "Federated: must be a whole number"),
    ({"add": {"ratings": [{"assessment": "r", "component": "data", "now": 5}]}}, "Now: must be from 1 to 4"),
    ({"add": {"ratings": [{"assessment": "r", "component": "data", "confidence": 4}]}}, "must be from 1 to 3"),
    ({"add": {"answers": [{"assessment": "r", "question": "owner", "score": 0}]}}, "Score: must be from 1 to 5"),
    ({"add": {"pulse": [{"assessment": "r", "statement": "data_1", "score": 9}]}}, "must be from 1 to 5"),
    ({"add": {"responses": [{"assessment": "r", "about": "owner", "score": 6}]}}, "must be from 1 to 5"),
    ({"add": {"assessments": [{"name": "Next", "taken_on": "31.02.2026"}]}}, "must be a date"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "said"), BAD, ids=[said[:40] for _line, said in BAD])
def test_apply_refuses_it_in_a_line_and_keeps_nothing(
    command: Command, tmp_path: Path, start: dict[str, Any], line: dict[str, Any], said: str
) -> None:
    (tmp_path / "ops.jsonl").write_text(json.dumps(line), "utf-8")
    code, out, err = command("apply", "ops.jsonl", "--into", "p.aiom")
    assert (code, out) == (3, "")
    assert err.startswith("error: ops.jsonl, line 1")
    assert said in err
    assert state(command) == start


def test_a_round_without_a_date_is_warned_of_before_it_is_kept(
    command: Command, tmp_path: Path, start: dict[str, Any]
) -> None:
    (tmp_path / "ops.jsonl").write_text(json.dumps({"add": {"assessments": [{"name": "Later"}]}}), "utf-8")
    code, out, err = command("apply", "ops.jsonl", "--into", "p.aiom")
    assert (code, out) == (0, "ok 2\n")
    assert err == "warning: A-02 Later: the round has no date and counts as the earliest; set taken_on\n"
    (tmp_path / "ops.jsonl").write_text(json.dumps({"set": {"criteria": {"a": {"weight": 4}}}}), "utf-8")
    assert command("apply", "ops.jsonl", "--into", "p.aiom")[2] == ""


def test_a_plan_from_elsewhere_lists_every_fault_and_is_warned_of_what_is_hardly_meant(
    command: Command, tmp_path: Path
) -> None:
    bad = {"criteria": [{"id": "a", "name": "A", "weight": -2, "federated": 7}],
           "assessments": [{"id": "r", "name": "R", "ratings": [{"id": "x", "component": "data", "now": 9}]}]}  # fmt: skip
    (tmp_path / "bad.json").write_text(json.dumps(PLAN | bad), "utf-8")
    code, _out, err = command("new", "x.aiom", "--from", "bad.json")
    assert code == 3
    assert [line.rsplit("json, ", 1)[1] for line in err.splitlines()] == [
        "assessments[0].ratings[0].now: must be from 1 to 4", "criteria[0].weight: must be 0 or more",
        "criteria[0].federated: must be from 1 to 5"]  # fmt: skip
    assert not (tmp_path / "x.aiom").exists()
    odd = {"criteria": [CRITERIA[1]], "assessments": [{"id": "r", "name": "R"}]}
    (tmp_path / "odd.json").write_text(json.dumps(PLAN | odd), "utf-8")
    code, _out, err = command("new", "x.aiom", "--from", "odd.json")
    assert code == 0
    assert "every criterion weighs 0, so no model can lead" in err
    assert "the round has no date" in err
    assert "All weights are zero" in command("analyse", "x.aiom")[1]


def test_votes_off_the_scale_are_listed_with_row_and_column(
    command: Command, tmp_path: Path, start: dict[str, Any]
) -> None:
    (tmp_path / "form.csv").write_text("Role,owner,data\nUser,7,0\nUser,3,none at all\n", "utf-8")
    code, out, _err = command("import", "form.csv", "--into", "p.aiom", "--as", "responses", "--json")
    report = json.loads(out)
    assert code == 1
    assert {(c["row"], c["column"], c["reason"]) for c in report["cells"]} >= {
        (2, "owner", "must be from 1 to 5"), (2, "data", "must be from 1 to 5"), (3, "data", "must be a number")}  # fmt: skip
    assert [row["row"] for row in report["skipped"]] == [2]
    assert len(json.loads(command("analyse", "p.aiom", "--json")[1])["maturity"]["perception_gaps"]) == 0
