"""The command that lists the plan's open points, and what is printed with every answer."""

import json
from pathlib import Path
from typing import Any

from tests.conftest import Command

SPONSORED = {
    "vision": {"headline": "Every claim is answered in two days."},
    "stakeholders": [{"id": "s", "name": "CFO", "category": "executive_sponsor", "power": 2, "interest": 2}],
}
OWNERLESS = {**SPONSORED, "use_cases": [{"id": "u", "name": "Claims triage", "stage": "feasibility"}]}


def make(command: Command, folder: Path, plan: dict[str, Any]) -> None:
    (folder / "plan.json").write_text(json.dumps({"format": "aiom-plan", "version": 1, **plan}))
    assert command("new", "a.aiom", "--from", "plan.json", "--force")[0] == 0


def test_a_plan_without_open_points_passes(command: Command, tmp_path: Path) -> None:
    make(command, tmp_path, SPONSORED)
    assert command("check", "a.aiom") == (0, "0 open points\n", "")


def test_a_severe_point_gives_exit_1_and_names_thing_rule_and_field(command: Command, tmp_path: Path) -> None:
    make(command, tmp_path, OWNERLESS)
    code, out, err = command("check", "a.aiom", "--today", "2026-11-25")
    assert (code, err) == (1, "")
    first = "severe    UC-01 Claims triage is past intake and has no owner  (use-case-without-owner: owner)"
    assert out.splitlines()[0] == first
    assert out.splitlines()[-1] == "5 open points"


def test_set_aside_a_severe_point_no_longer_counts_and_stays_listed(command: Command, tmp_path: Path) -> None:
    aside = [{"id": "x", "rule": "use-case-without-owner", "subject": "u", "reason": "Named on Monday."}]
    make(command, tmp_path, {**OWNERLESS, "set_asides": aside})
    code, out, _err = command("check", "a.aiom", "--json", "--today", "2026-11-25")
    data = json.loads(out)
    assert (code, list(data)) == (0, ["seq", "today", "findings"])
    assert (data["seq"], data["today"]) == (1, "2026-11-25")
    assert data["findings"][0] == {
        "rule": "use-case-without-owner",
        "severity": "severe",
        "subject": {"collection": "use_cases", "id": "u"},
        "message": "UC-01 Claims triage is past intake and has no owner",
        "field": "owner",
        "set_aside": True,
    }
    assert command("check", "a.aiom")[1].splitlines()[-1] == "1 set aside"


def test_analyse_lists_the_same_findings_with_every_other_answer(command: Command, tmp_path: Path) -> None:
    make(command, tmp_path, OWNERLESS)
    answers = json.loads(command("analyse", "a.aiom", "--json", "--today", "2026-11-25")[1])
    checked = json.loads(command("check", "a.aiom", "--json", "--today", "2026-11-25")[1])
    assert answers["findings"] == checked["findings"]
    assert list(answers) == [
        "seq", "today", "maturity", "model", "people", "portfolio", "schedule", "change", "measures", "findings",
    ]  # fmt: skip
