"""`analyse`: every answer in one document, and the same for a person."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.conftest import Command

PLAN: dict[str, Any] = {
    "format": "aiom-plan",
    "version": 1,
    "engagement": {"client": "Example", "start_on": "2027-03-01"},
    "groups": [{"id": "g", "name": "Reviewers", "desire": 2}, {"id": "h", "name": "Writers", "ability": 2}],
    "milestones": [
        {"id": "s", "name": "Pilot", "kind": "summary"},
        {"id": "a", "name": "Prepare", "kind": "task", "parent": "s", "duration_days": 3},
        {"id": "b", "name": "Decide", "kind": "milestone", "parent": "s"},
    ],
    "dependencies": [{"id": "d", "predecessor": "a", "successor": "b"}],
    "interventions": [
        {
            "id": "i",
            "name": "Lab",
            "groups": ["g", "h"],
            "elements": ["ability"],
            "start_on": "2027-03-30",
            "end_on": "2027-04-02",
            "hours_per_person": 8,
        }
    ],
    "kpis": [
        {
            "id": "k",
            "name": "Days to answer",
            "baseline": 20,
            "target": 8,
            "target_on": "2027-06-30",
            "readings": [{"id": "r", "on": "2027-01-01", "value": 17}],
        }
    ],
}
DATES = {
    "early_start": "2027-03-01",
    "early_finish": "2027-03-03",
    "late_start": "2027-03-01",
    "late_finish": "2027-03-03",
    "total_float": 0.0,
    "free_float": 0.0,
    "critical": True,
}


def made(command: Command, folder: Path, **more: Any) -> None:
    (folder / "p.json").write_text(json.dumps(PLAN | more))
    assert command("new", "a.aiom", "--from", "p.json")[0] == 0


def test_one_document_holds_every_answer_under_its_fixed_name(command: Command, tmp_path: Path) -> None:
    made(command, tmp_path)
    code, out, err = command("analyse", "a.aiom", "--json", "--today", "2027-04-01")
    found = json.loads(out)
    assert (code, err) == (0, "")
    assert list(found)[:9] == [
        "seq", "today", "maturity", "model", "people", "portfolio", "schedule", "change", "measures"
    ]  # fmt: skip
    assert (found["seq"], found["today"]) == (1, "2027-04-01")
    assert found["schedule"] == {
        "milestones": {
            "s": DATES,
            "a": DATES,
            "b": DATES | {"early_start": "2027-03-03", "late_start": "2027-03-03"},
        },
        "finish": "2027-03-03",
        "critical_path": ["a", "b"],
        "forecast": {"p50": None, "p80": None, "estimated": 0, "of": 1},
    }
    assert found["change"] == {
        "coverage": {
            name: {"awareness": [], "desire": [], "knowledge": [], "ability": ["i"], "reinforcement": []}
            for name in "gh"
        },
        "load": {name: {"2027-03": 4.0, "2027-04": 4.0} for name in "gh"},
        "one_size_fits_all": [["g", "h"]],
    }
    assert found["measures"] == {"k": {"latest": 17, "progress": 0.25, "expected": 0.5, "status": "at_risk"}}


def test_an_empty_plan_is_answered_too(command: Command) -> None:
    command("new", "a.aiom")
    code, out, _err = command("analyse", "a.aiom", "--json", "--today", "2027-04-01")
    found = json.loads(out)
    assert code == 0
    assert found["schedule"] == {
        "milestones": {}, "finish": None, "critical_path": [],
        "forecast": {"p50": None, "p80": None, "estimated": 0, "of": 0},
    }  # fmt: skip
    assert found["change"] == {"coverage": {}, "load": {}, "one_size_fits_all": []}
    assert command("analyse", "a.aiom")[0] == 0


def test_for_a_person_it_is_said_in_words(command: Command, tmp_path: Path) -> None:
    made(command, tmp_path)
    code, out, _err = command("analyse", "a.aiom", "--today", "2027-04-01")
    assert code == 0
    assert "   1 Mar 2027 –  3 Mar 2027  M-02 Prepare  (critical)" in out.splitlines()
    assert "The plan finishes on 3 Mar 2027." in out
    assert "G-01 Reviewers is held back by desire." in out
    assert "K-01 Days to answer: 25% of the way, 50% expected, at risk" in out
    assert "None" not in out


def test_what_is_not_known_of_a_countrys_holidays_is_a_warning(command: Command, tmp_path: Path) -> None:
    made(command, tmp_path, engagement={"start_on": "2027-03-01", "holidays_country": "ZZ"})
    code, out, err = command("analyse", "a.aiom", "--json", "--today", "2027-04-01")
    assert code == 0
    assert json.loads(out)["schedule"]["finish"] == "2027-03-03"
    assert err == "warning: engagement: no public holidays are known for ZZ\n"


def test_analysing_changes_no_byte_of_the_file(command: Command, tmp_path: Path) -> None:
    made(command, tmp_path)
    before = (tmp_path / "a.aiom").read_bytes()
    command("analyse", "a.aiom")
    assert (tmp_path / "a.aiom").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix != ".json" and path.is_file()) == ["a.aiom"]
