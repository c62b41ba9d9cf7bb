"""Who moved on the grid between two edits: every stop, without what was taken back again."""

from __future__ import annotations

import pytest

from aiom_workbench.plan.people import Stakeholder
from aiom_workbench.project import Project
from aiom_workbench.project.moves import moves


@pytest.fixture
def walked(project: Project) -> Project:
    with project.edit("Add") as edit:
        edit.add_values(Stakeholder, {"name": "CFO", "interest": 2, "power": 4}, id="cfo")
        edit.add_values(Stakeholder, {"name": "CIO"}, id="cio")
    for interest, power in ((3, 4), (3, 5)):
        with project.edit("Move") as edit:
            edit.set(project.plan.stakeholders["cfo"], interest=interest, power=power)
    return project


def place(project: Project, key: str, interest: float | None, power: float | None) -> None:
    with project.edit("Move") as edit:
        edit.set(project.plan.stakeholders[key], interest=interest, power=power)


def test_every_stop_is_told_in_order(walked: Project) -> None:
    assert moves(walked, 1, walked.seq) == {"cfo": ((2, 4), (3, 4), (3, 5))}


def test_only_what_happened_between_the_two_counts(walked: Project) -> None:
    assert moves(walked, 1, 2) == {"cfo": ((2, 4), (3, 4))}
    assert moves(walked, 2, 3) == {"cfo": ((3, 4), (3, 5))}
    assert moves(walked, 3, walked.seq) == {}


def test_what_was_taken_back_is_no_move(walked: Project) -> None:
    walked.undo()
    assert moves(walked, 1, walked.seq) == {"cfo": ((2, 4), (3, 4))}
    walked.undo()
    assert moves(walked, 1, walked.seq) == {}


def test_who_is_put_on_the_grid_first_has_not_moved_until_they_do(walked: Project) -> None:
    place(walked, "cio", 4, 4)
    assert "cio" not in moves(walked, 1, walked.seq)
    place(walked, "cio", 4, 2)
    assert moves(walked, 1, walked.seq)["cio"] == ((4, 4), (4, 2))


def test_who_comes_back_by_another_way_stands_where_they_stood(walked: Project) -> None:
    place(walked, "cfo", 2, 5)
    place(walked, "cfo", 2, 4)
    assert moves(walked, 1, walked.seq) == {}


def test_another_field_is_no_move(walked: Project) -> None:
    with walked.edit("Rename") as edit:
        edit.set(walked.plan.stakeholders["cfo"], name="Chief financial officer")
    assert moves(walked, 3, walked.seq) == {}
