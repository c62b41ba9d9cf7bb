"""The table model follows the plan by change sets; a mirror fed only by its signals always equals it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from aiom_workbench.plan import Thing
from aiom_workbench.plan.people import Group, Stakeholder
from aiom_workbench.project import Project
from ui.desk import Desk
from ui.models.table_model import TableModel


class Mirror:
    """Knows the rows from signals alone."""

    def __init__(self, model: TableModel) -> None:
        self.model = model
        self.rows = self.now()
        self.resets = 0
        model.rowsInserted.connect(self.on_inserted)
        model.rowsRemoved.connect(self.on_removed)
        model.rowsMoved.connect(self.on_moved)
        model.dataChanged.connect(self.on_data)
        model.layoutChanged.connect(self.on_layout)
        model.modelReset.connect(self.on_reset)

    def now(self) -> list[tuple[object, ...]]:
        return [self.line(row) for row in range(self.model.rowCount())]

    def line(self, row: int) -> tuple[object, ...]:
        return tuple(self.model.index(row, column).data() for column in range(self.model.columnCount()))

    def on_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        self.rows[first:first] = [self.line(row) for row in range(first, last + 1)]

    def on_removed(self, _parent: QModelIndex, first: int, last: int) -> None:
        del self.rows[first : last + 1]

    def on_moved(self, _from: QModelIndex, first: int, last: int, _to: QModelIndex, before: int) -> None:
        taken = self.rows[first : last + 1]
        del self.rows[first : last + 1]
        at = before if before < first else before - len(taken)
        self.rows[at:at] = taken

    def on_data(self, top: QModelIndex, bottom: QModelIndex) -> None:
        for row in range(top.row(), bottom.row() + 1):
            self.rows[row] = self.line(row)

    def on_layout(self) -> None:
        self.rows = self.now()

    def on_reset(self) -> None:
        self.resets += 1
        self.rows = self.now()


@pytest.fixture
def desk(project: Project, qapp: object) -> Iterator[Desk]:
    made = Desk(date(2026, 11, 25))
    made.open(project)
    with project.edit("Begin") as edit:
        edit.add_values(Group, {"name": "Clinical operations"}, id="g1")
        for at in range(12):
            edit.add_values(Stakeholder, {"name": f"Person {at:02d}", "power": 1 + at % 5, "group": "g1"}, id=f"s{at}")
    yield made
    made.let_go()


@pytest.fixture
def model(desk: Desk) -> TableModel:
    made = TableModel(desk, "stakeholders", desk)
    desk.changed.connect(made.take_change)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, desk)
    return made


def people(desk: Desk) -> list[Thing]:
    return list(desk.plan.stakeholders)


def random_step(desk: Desk, chance: random.Random) -> None:
    standing = people(desk)
    kind = chance.choice(["set", "set", "add", "delete", "move", "many", "undo", "redo", "group"])
    if kind in ("undo", "redo"):
        assert desk.project is not None
        label = desk.project.undo_label if kind == "undo" else desk.project.redo_label
        if label is not None:
            getattr(desk, kind)()
        return
    with desk.edit(kind) as edit:
        if kind == "add" or len(standing) < 4:
            edit.add_values(Stakeholder, {"name": f"New {chance.random():.3f}", "power": chance.randint(1, 5)})
        elif kind == "set":
            edit.set_values(
                chance.choice(standing), {"power": chance.randint(1, 5), "name": f"R {chance.random():.3f}"}
            )
        elif kind == "delete":
            edit.delete(chance.choice(standing))
        elif kind == "move":
            one, other = chance.sample(standing, 2)
            edit.move(one, before=other)
        elif kind == "group":
            edit.set_values(desk.plan.groups["g1"], {"name": f"Group {chance.random():.3f}"})
        else:
            for thing in chance.sample(standing, 3):
                edit.set_values(thing, {"power": chance.randint(1, 5)})
            edit.delete(chance.choice(standing))
            edit.add_values(Stakeholder, {"name": "Among many"})


@pytest.mark.parametrize("arrangement", ["plan order", "sorted", "filtered", "filtered and sorted"])
def test_a_mirror_fed_only_by_signals_equals_the_model_after_any_edits(
    desk: Desk, model: TableModel, arrangement: str
) -> None:
    if "filtered" in arrangement:
        model.filter("r")
    if "sorted" in arrangement:
        model.sort(model.column_of("power"), Qt.SortOrder.DescendingOrder)
    mirror, chance = Mirror(model), random.Random(arrangement)
    for _step in range(120):
        random_step(desk, chance)
        assert mirror.rows == mirror.now()
    assert mirror.resets == 0
    if arrangement == "plan order":
        assert [model.thing_at(row) for row in range(model.rowCount())] == people(desk)


def test_an_edit_of_one_cell_tells_one_row_and_keeps_the_selection(desk: Desk, model: TableModel) -> None:
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda top, bottom: told.append((top.row(), bottom.row())))
    with desk.edit("Set power") as edit:
        edit.set_values(people(desk)[3], {"power": 4.5})
    assert told == [(3, 3)]


def test_a_renamed_group_is_told_in_the_column_that_shows_it(desk: Desk, model: TableModel) -> None:
    at = model.column_of("group")
    with desk.edit("Rename") as edit:
        edit.set_values(desk.plan.groups["g1"], {"name": "Biometrics"})
    assert model.index(0, at).data() == "Biometrics"


def test_sorting_puts_empty_cells_last_both_ways(desk: Desk, model: TableModel) -> None:
    with desk.edit("Unset") as edit:
        edit.set_values(people(desk)[0], {"power": None})
    at = model.column_of("power")
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        model.sort(at, order)
        assert model.index(model.rowCount() - 1, at).data() == ""
    assert model.index(0, at).data() == "5"


def test_words_are_looked_for_in_every_column_and_one_column_alone(desk: Desk, model: TableModel) -> None:
    model.filter("clinical person 00")
    assert model.rowCount() == 1
    model.filter("")
    model.filter_column("name", "person 1")
    assert model.rowCount() == 2
    model.filter_column("name", "")
    assert model.rowCount() == 12


def test_a_value_that_does_not_fit_is_refused_in_words_and_changes_nothing(desk: Desk, model: TableModel) -> None:
    said: list[str] = []
    model.refused.connect(said.append)
    before = desk.plan
    assert not model.setData(model.index(0, model.column_of("power")), "9")
    assert "1 to 5" in said[0]
    assert desk.plan is before


def test_the_client_view_has_no_column_that_a_client_may_not_see(desk: Desk, model: TableModel) -> None:
    desk.show_audience("client")
    model.start_over()
    assert model.column_of("power") == -1
    assert "power" not in {column.name for column in model.all_columns}
    assert model.column_of("name") >= 0
