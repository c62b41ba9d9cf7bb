"""Ids that whoever adds things gives them, as an import does: kept, and given once in the whole plan."""

from __future__ import annotations

import pytest

from aiom_workbench.plan.people import Group, Stakeholder
from aiom_workbench.problem import Problem
from aiom_workbench.project import Project
from aiom_workbench.project.edit import EditValues


def add_many(edit: EditValues) -> None:
    for n in range(40):
        edit.add_values(Stakeholder, {"name": f"Person {n}"}, id=f"p{n}")


@pytest.fixture
def begun(project: Project) -> Project:
    with project.edit("Add") as edit:
        edit.add_values(Stakeholder, {"name": "First"}, id="taken")
    return project


def test_an_id_of_another_collection_is_refused_after_many_that_were_free(begun: Project) -> None:
    with begun.edit("Add many") as edit:
        add_many(edit)
        for cls in (Group, Stakeholder):
            for key in ("taken", "p7", "stakeholders"):
                with pytest.raises(Problem, match="given twice"):
                    edit.add_values(cls, {"name": "Another"}, id=key)
    assert len(begun.plan.stakeholders) == 41


def test_an_id_whose_thing_this_edit_deleted_is_free(begun: Project) -> None:
    with begun.edit("Take over") as edit:
        add_many(edit)
        edit.delete(begun.plan.stakeholders["taken"])
        edit.add_values(Group, {"name": "A group"}, id="taken")
    assert (len(begun.plan.stakeholders), begun.plan.groups.ids()) == (40, ("taken",))
