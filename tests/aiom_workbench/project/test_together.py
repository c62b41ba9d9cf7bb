"""Edits that are made durable together, when a new project is filled."""

from __future__ import annotations

from pathlib import Path

import pytest

from aiom_workbench.plan.engagement import Theme
from aiom_workbench.problem import Problem
from aiom_workbench.project import Project


def _add(project: Project, name: str | None) -> None:
    with project.edit(f"Add {name}") as edit:
        edit.add(Theme, name=name)


def _add_one_and_fail(project: Project) -> None:
    with project.together():
        _add(project, "Cost reduction")
        with project.edit("Set what is not there") as edit:
            edit.set_values(Theme(id="nobody"), {})


def test_edits_made_together_are_a_line_of_history_each(project: Project, tmp_path: Path) -> None:
    with project.together():
        _add(project, "Cost reduction")
        _add(project, "Innovation")
        assert [theme.name for theme in project.plan.themes] == ["Cost reduction", "Innovation"]
    project.undo()
    project.close()
    with Project.open(tmp_path / "plan.aiom") as again:
        assert [record.label for record in again.history()] == [
            "Undo “Add Innovation”", "Add Innovation", "Add Cost reduction"]  # fmt: skip
        assert [theme.name for theme in again.plan.themes] == ["Cost reduction"]


def test_the_edits_before_a_refused_one_stay(project: Project, tmp_path: Path) -> None:
    with pytest.raises(Problem):
        _add_one_and_fail(project)
    project.close()
    with Project.open(tmp_path / "plan.aiom") as again:
        assert [theme.name for theme in again.plan.themes] == ["Cost reduction"]
