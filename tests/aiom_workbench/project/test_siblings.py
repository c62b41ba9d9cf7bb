"""The copy in a synchronised folder was changed elsewhere meanwhile: both are kept, and the person is told. (Case 27.)"""

from __future__ import annotations

import shutil
from pathlib import Path

from aiom_workbench.project import Project
from aiom_workbench.project.siblings import siblings


def _name(project: Project, client: str) -> None:
    with project.edit(f"Name {client}") as edit:
        edit.set(edit.plan.engagement, client=client)


def test_a_copy_with_edits_of_its_own_is_told_and_an_older_one_or_another_project_is_not(tmp_path: Path) -> None:
    path = tmp_path / "plan.aiom"
    with Project.create(path) as project:
        _name(project, "One")
    for name in ("plan (conflicted copy).aiom", "plan backup.aiom", "plan-LAPTOP.aiom", "elsewhere.aiom"):
        shutil.copy(path, tmp_path / name)
    with Project.open(tmp_path / "plan (conflicted copy).aiom") as copy:
        _name(copy, "Theirs")
    with Project.open(tmp_path / "plan-LAPTOP.aiom") as copy:
        _name(copy, "Two")
        _name(copy, "Three")
    Project.create(tmp_path / "plan of another.aiom").close()
    (tmp_path / "plan broken.aiom").write_bytes(b"half of it came")
    standing = {one: one.read_bytes() for one in tmp_path.glob("*.aiom") if one != path}
    with Project.open(path) as project:
        _name(project, "Two")
        found = siblings(project)
        assert [(one.path.name, one.seq, one.last) for one in found] == [
            ("plan (conflicted copy).aiom", 2, "Name Theirs"),
            ("plan-LAPTOP.aiom", 3, "Name Three"),
        ]
    assert {one: one.read_bytes() for one in standing} == standing
