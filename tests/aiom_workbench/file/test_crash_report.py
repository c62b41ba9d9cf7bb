"""A bug looks like one, and its report holds nothing that a person wrote. (Case 26.)"""

from __future__ import annotations

from pathlib import Path

import pytest

from aiom_workbench.file.crash_report import crash_text, write_crash_report
from aiom_workbench.project import Project
from tests.conftest import Command

CANARY = "Quintessa Zebrowski"


def _fails(name: str) -> None:
    try:
        raise KeyError(name)
    except KeyError as error:
        raise ValueError(f"no such person: {name}") from error


def test_a_report_names_the_places_in_the_program_and_no_value() -> None:
    with pytest.raises(ValueError, match=CANARY) as raised:
        _fails(CANARY)
    text = crash_text(raised.value)
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert "test_crash_report.py" in text
    assert "_fails" in text
    assert CANARY not in text


def test_the_command_line_shows_a_line_and_no_traceback(
    project: Project, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    with project.edit(CANARY) as edit:
        edit.set(edit.plan.engagement, client=CANARY)
    project.close()

    def bug(plan: object) -> str:
        raise RuntimeError(f"cannot hash {CANARY}")

    monkeypatch.setattr("aiom_workbench.cli.projects.content_hash", bug)
    code, out, err = command("info", project.path)
    assert (code, out) == (70, "")
    assert err.startswith("error: a fault of the workbench itself")
    assert "Traceback" not in err
    assert CANARY not in err
    report = Path(err.strip().split(" is in ")[1])
    assert CANARY not in report.read_text()
    monkeypatch.setenv("AIOM_DEBUG", "1")
    with pytest.raises(RuntimeError, match="cannot hash"):
        command("info", project.path)


def test_old_reports_are_let_go() -> None:
    paths = [write_crash_report(ValueError()) for _ in range(25)]
    kept = [path for path in paths if path is not None and path.exists()]
    assert kept == paths[-20:]
