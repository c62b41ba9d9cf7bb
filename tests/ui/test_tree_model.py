"""The tree follows the plan: things come, go and move to other parents; its signals alone tell the whole story."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester

from aiom_workbench.plan.people import Group
from aiom_workbench.project import Project
from ui.desk import Desk
from ui.models.table_model import THING
from ui.models.tree_model import TreeModel


class Mirror:
    """Nested lists of [id, children], fed only by signals; a place is known by its path of rows."""

    def __init__(self, model: TreeModel) -> None:
        self.model = model
        self.roots = shape(model)
        model.rowsInserted.connect(self.on_inserted)
        model.rowsAboutToBeRemoved.connect(self.on_removed)
        model.rowsAboutToBeMoved.connect(self.on_moving)
        model.rowsMoved.connect(self.on_moved)

    def children(self, parent: QModelIndex) -> list[Any]:
        path: list[int] = []
        while parent.isValid():
            path.insert(0, parent.row())
            parent = parent.parent()
        found = self.roots
        for row in path:
            found = found[row][1]
        return found

    def on_inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        ids = [self.model.index(row, 0, parent).data(THING) for row in range(first, last + 1)]
        self.children(parent)[first:first] = [[thing_id, []] for thing_id in ids]

    def on_removed(self, parent: QModelIndex, first: int, last: int) -> None:
        del self.children(parent)[first : last + 1]

    def on_moving(self, source: QModelIndex, first: int, _last: int, target: QModelIndex, to: int) -> None:
        taken, given = self.children(source), self.children(target)
        moved = taken[first]
        given.insert(to, moved)
        del taken[first + 1 if taken is given and to <= first else first]

    def on_moved(self) -> None:
        assert self.roots == shape(self.model)


def shape(model: TreeModel, parent: QModelIndex | None = None) -> list[Any]:
    above = parent or QModelIndex()
    rows = [model.index(row, 0, above) for row in range(model.rowCount(above))]
    return [[index.data(THING), shape(model, index)] for index in rows]


def from_plan(desk: Desk, above: str | None = None) -> list[Any]:
    return [[g.id, from_plan(desk, g.id)] for g in desk.plan.groups if g.parent == above]


@pytest.fixture
def desk(project: Project, qapp: object) -> Iterator[Desk]:
    made = Desk(date(2026, 11, 25))
    made.open(project)
    with project.edit("Begin") as edit:
        for at in range(10):
            edit.add_values(Group, {"name": f"Group {at}", "parent": f"g{at // 3}" if at > 2 else None}, id=f"g{at}")
    yield made
    made.let_go()


def random_step(desk: Desk, chance: random.Random) -> None:
    groups = list(desk.plan.groups)
    kind = chance.choice(["add", "below", "below", "top", "move", "delete", "rename", "undo", "several"])
    if kind == "undo":
        if desk.project is not None and desk.project.undo_label not in (None, "Begin"):
            desk.undo()
        return
    with desk.edit(kind) as edit:
        if kind == "add" or len(groups) < 4:
            edit.add_values(Group, {"name": "New", "parent": chance.choice([None, groups[0].id])})
        elif kind == "delete":
            edit.delete(chance.choice(groups))
        elif kind == "rename":
            edit.set_values(chance.choice(groups), {"name": f"Name {chance.random():.2f}"})
        elif kind == "top":
            edit.set_values(chance.choice(groups), {"parent": None})
        elif kind == "move":
            one, other = chance.sample(groups, 2)
            edit.move(one, before=other)
        elif kind == "below":
            one, other = chance.sample(groups, 2)
            edit.set_values(one, {"parent": other.id})
        else:
            one, other = chance.sample(groups, 2)
            edit.set_values(one, {"parent": None})
            edit.set_values(other, {"parent": one.id})
            edit.add_values(Group, {"name": "Below a moved one", "parent": other.id})


def test_a_mirror_of_the_tree_equals_the_plan_after_any_edits(desk: Desk) -> None:
    model = TreeModel(desk, "groups", "parent", desk)
    desk.changed.connect(model.take_change)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, desk)
    mirror, chance = Mirror(model), random.Random(7)
    for _step in range(120):
        random_step(desk, chance)
        assert shape(model) == from_plan(desk)
        assert mirror.roots == shape(model)


def test_a_name_typed_in_the_tree_is_an_edit(desk: Desk) -> None:
    model = TreeModel(desk, "groups", "parent", desk)
    desk.changed.connect(model.take_change)
    index = model.index_of("g4")
    assert index.parent().data() == "Group 1"
    assert model.setData(index, "Biometrics")
    assert model.index_of("g4").data() == "Biometrics"
    said: list[str] = []
    model.refused.connect(said.append)
    assert not model.setData(index.siblingAtColumn([c.name for c in model.columns].index("headcount")), "many")
    assert said
