"""A field is declared once: a throw-away collection is found in everything that is read off declarations."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from aiom_workbench.interchange.csv_tables import csv_tables
from aiom_workbench.interchange.json_plan import dump_plan, load_plan
from aiom_workbench.interchange.lists.targets import ListKind
from aiom_workbench.interchange.schema import plan_schema
from aiom_workbench.plan import Plan, Thing
from aiom_workbench.plan.fields import Kind, Misfit, link, number, scale, text
from aiom_workbench.plan.plan import Of
from aiom_workbench.plan.things import thing
from aiom_workbench.plan.titles import shown, title
from aiom_workbench.problem import Problem
from aiom_workbench.project import Project
from aiom_workbench.report.audience import client_plan
from aiom_workbench.report.tracker import column as tracker_column
from ui.form import Form, fields_for
from ui.models.table_model import TableModel
from ui.workbench import Workbench


@thing("rooms", "RM", "room", "Rooms")
@dataclass(frozen=True, slots=True, kw_only=True)
class Room(Thing):
    name: str | None = text("Name", required=True, client=True, help="What the door says.")
    seats: int | None = number("Seats", 0, whole=True, client=True)
    light: int | None = scale("Light", 1, 5, help="5 is bright.")
    keeper: str | None = link("Keeper", "stakeholders", client=True)


class PlanWithRooms(Plan):
    rooms = Of(Room)


def test_the_file_has_a_table_for_it_and_gives_it_back(tmp_path: Path) -> None:
    with Project.create(tmp_path / "r.aiom", shape=PlanWithRooms) as project, project.edit("Add") as edit:
        edit.add_values(Room, {"name": "Board room", "seats": 12, "light": 2})
    with Project.open(tmp_path / "r.aiom", shape=PlanWithRooms) as opened:
        (room,) = opened.plan.collections["rooms"]
        assert (room.ref, room.name, room.seats, room.light) == ("RM-01", "Board room", 12, 2)
        opened.undo()
        assert not opened.plan.collections["rooms"]


def test_its_values_are_held_against_its_limits_in_words(tmp_path: Path) -> None:
    with Project.create(tmp_path / "r.aiom", shape=PlanWithRooms) as project:
        with pytest.raises(Problem, match=r"Light: must be from 1 to 5"), project.edit("Add") as edit:
            edit.add_values(Room, {"name": "Board room", "light": 6})
        assert not project.plan.collections["rooms"]


def test_plan_json_and_its_schema_have_it() -> None:
    schema = plan_schema(PlanWithRooms)
    assert schema["properties"]["rooms"]["items"]["properties"]["seats"]["anyOf"][0]["minimum"] == 0
    plan = load_plan(
        json.dumps({"format": "aiom-plan", "version": 1, "rooms": [{"id": "r", "name": "Board room", "seats": 12}]}),
        shape=PlanWithRooms,
    )
    assert '"seats": 12' in dump_plan(plan)


def test_a_client_sees_its_client_fields_and_no_other() -> None:
    text_of_plan = json.dumps({"format": "aiom-plan", "version": 1, "rooms": [{"id": "r", "name": "B", "light": 4}]})
    (room,) = client_plan(load_plan(text_of_plan, shape=PlanWithRooms)).collections["rooms"]
    assert (room.name, room.light) == ("B", None)


def test_people_read_its_values_by_label() -> None:
    plan = load_plan(json.dumps({"format": "aiom-plan", "version": 1, "stakeholders": [{"id": "s", "name": "CFO"}]}))
    assert shown(plan, Room.entity.by_name["keeper"], "s") == "CFO"
    assert title(plan, Room(id="r")) == "Unnamed room"


def rooms(tmp_path: Path) -> Project:
    project = Project.create(tmp_path / "rooms.aiom", shape=PlanWithRooms)
    with project.edit("Add") as edit:
        edit.add_values(Room, {"name": "Board room", "seats": 12, "light": 2}, id="r")
    return project


def test_tables_of_files_and_trackers_have_its_columns(tmp_path: Path) -> None:
    with rooms(tmp_path) as project:
        client, internal = (
            dict(csv_tables(project.plan, who))["rooms.csv"].decode("utf-8-sig") for who in ("client", "internal")
        )
    assert internal.splitlines()[0] == "id,ref,Name,Seats,Light,Keeper"
    assert client.splitlines()[0] == "id,ref,Name,Seats,Keeper"
    column = tracker_column(Room.entity, "keeper")
    assert (column.header, column.format, column.list) == ("Keeper", "choice", "list_stakeholders")


def test_a_list_is_read_into_it_and_faults_name_its_label(tmp_path: Path) -> None:
    kind = ListKind("rooms", Room.entity, ("name",), ("name",))
    assert {"name", "seats", "light", "keeper"} <= set(kind.targets)
    assert kind.targets["seats"].label == "Seats"


def test_the_window_s_table_and_form_show_and_edit_it(qtbot: QtBot, tmp_path: Path) -> None:
    bench = Workbench(theme="light")
    bench.desk.open(rooms(tmp_path))
    table = TableModel(bench.desk, "rooms")
    heads = [table.headerData(i, Qt.Orientation.Horizontal) for i in range(table.columnCount())]
    assert {"Name", "Seats", "Light", "Keeper"} <= set(heads)
    seats = table.index(0, heads.index("Seats"))
    assert table.setData(seats, "14")
    assert bench.desk.plan.collections["rooms"]["r"].seats == 14
    form = Form(bench, Room.entity, fields_for(bench.desk.shown, Room.entity, "internal"))
    qtbot.addWidget(form)
    assert set(form.editors) == {"name", "seats", "light", "keeper"}
    bench.shut_down()


def test_every_declared_field_has_a_label_a_help_and_a_type_that_fits_its_kind() -> None:
    wanted = {Kind.TEXT: "str", Kind.LONG_TEXT: "str", Kind.FLAG: "bool", Kind.DATE: "date", Kind.LINK: "str",
              Kind.CHOICE: "str"}  # fmt: skip
    for entity in Plan.entities().values():
        for field in entity.fields:
            assert field.message, (entity.collection, field.name)
            assert field.help_message or field.name == entity.parent, (entity.collection, field.name)
            annotation = entity.cls.__annotations__[field.name]
            if field.kind in wanted:
                assert annotation == f"{wanted[field.kind]} | None", (entity.collection, field.name)


@pytest.mark.parametrize("value", [True, float("nan"), float("inf"), "3", 0, 6, 2.5])
def test_a_scale_takes_whole_numbers_within_its_limits_only(value: object) -> None:
    with pytest.raises(Misfit):
        Room.entity.by_name["light"].check(value)


def test_numbers_are_canonical_on_entry() -> None:
    assert repr(Room.entity.by_name["light"].check(3.0)) == "3"
