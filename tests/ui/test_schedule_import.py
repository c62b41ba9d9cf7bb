"""A schedule comes in through the dialog of lists: what is not carried is read before anything changes, one edit."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from aiom_workbench.interchange.schedules.importing import SCHEDULES as READ
from aiom_workbench.project import Project
from tests.aiom_workbench.interchange.test_schedules import link, task
from tests.aiom_workbench.interchange.test_schedules import project as write_xml
from tests.ui.test_list_import import opened, press, settled, take
from ui.list_import import ListImport
from ui.list_reading import SCHEDULES
from ui.main_window import MainWindow

GAN = """<project><calendars><day-types><default-week sat="1" sun="1"/></day-types></calendars><tasks>
<task id="0" uid="u0" name="Decide" meeting="false" start="2027-03-01" duration="2" complete="0">
<depend id="1" type="2" difference="0" hardness="Strong"/></task>
<task id="1" uid="u1" name="Build" meeting="false" start="2027-03-03" duration="5" complete="0"/></tasks></project>"""
ICS = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:a@b
SUMMARY:Steering committee
DTSTART;VALUE=DATE:20270301
RRULE:FREQ=MONTHLY
END:VEVENT
END:VCALENDAR
"""


def plan_xml(folder: Path) -> Path:
    """Three tasks, two links, and a constraint and a lag that the plan does not have."""
    late = "<ConstraintType>1</ConstraintType>"
    write_xml(folder, task(1, "Phase", 0), task(2, "Decide", 16, level=2),
              task(3, "Build", 40, link(2, 1, "9600"), level=2, more=late), task(4, "", 8))  # fmt: skip
    return folder / "p.xml"


def notes(dialog: ListImport) -> list[str]:
    return [label.text() for label in dialog.notes.findChildren(QLabel)]


def project_of(window: MainWindow) -> Project:
    project = window.bench.desk.project
    assert project is not None
    return project


def test_what_is_not_carried_is_shown_first_and_nothing_has_changed(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    dialog = opened(qtbot, window, plan_xml(tmp_path))
    assert dialog.notes.isVisible()
    assert any("as late as possible" in text and "Build" in text for text in notes(dialog))
    assert "Row 4: left out: it has no name" in notes(dialog)
    assert dialog.counts.text() == "4 tasks: 3 new, 1 left out, 1 link, the engagement's calendar is filled"
    assert dialog.take.text() == "Import 3 tasks"
    assert project_of(window).seq == 0


def test_it_is_one_edit_with_links_and_calendar_that_one_undo_takes_back(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    dialog = opened(qtbot, window, plan_xml(tmp_path))
    take(qtbot, dialog)
    project = project_of(window)
    found = {m.name: m for m in project.plan.milestones}
    assert found["Build"].parent == found["Phase"].id
    assert [(d.predecessor, d.successor, d.lag_days) for d in project.plan.dependencies] == [
        (found["Decide"].id, found["Build"].id, 2)
    ]
    assert project.plan.engagement.hours_per_day == 8
    assert [record.label for record in project.history()] == ["Import 3 milestones and tasks from p.xml"]
    window.undo()
    assert not project.plan.milestones
    assert project.plan.engagement.hours_per_day is None


def test_each_task_is_shown_with_its_values_and_what_it_belongs_to(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    dialog = opened(qtbot, window, plan_xml(tmp_path))
    press(qtbot, dialog, "Tasks")
    rows = dialog.read
    heads = [rows.headerData(c, Qt.Orientation.Horizontal) for c in range(rows.columnCount())]
    build = [rows.index(2, c).data() for c in range(rows.columnCount())]
    assert build[heads.index("Name")] == "Build"
    assert "Phase" in build
    assert rows.index(3, 1).data() == "it has no name"
    assert not dialog.kind.isEnabled()


def test_the_same_schedule_again_has_nothing_to_import(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    take(qtbot, opened(qtbot, window, plan_xml(tmp_path)))
    qtbot.waitUntil(lambda: not window.findChildren(ListImport))
    dialog = opened(qtbot, window, plan_xml(tmp_path))
    assert dialog.take.text() == "Nothing to import"
    assert not dialog.take.isEnabled()


@pytest.mark.parametrize(("name", "text", "expected"), [
    ("plan.gan", GAN, {"Decide", "Build"}), ("room.ics", ICS, {"Steering committee"})])  # fmt: skip
def test_other_programs_schedules_come_in_the_same_way(
    name: str, text: str, expected: set[str], qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    dialog = opened(qtbot, window, tmp_path / name)
    take(qtbot, dialog)
    assert {m.name for m in window.bench.plan.milestones} == expected
    assert project_of(window).seq == 1


def test_a_circle_is_refused_in_the_dialog_and_nothing_is_changed(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    write_xml(tmp_path, task(1, "One", 8, link(2)), task(2, "Two", 8, link(1)))
    dialog = opened(qtbot, window, tmp_path / "p.xml")
    qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.step.problem is not None)
    assert dialog.wrong.isVisible()
    assert not project_of(window).plan.milestones


def test_a_list_after_a_schedule_is_read_as_a_list(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    dialog = opened(qtbot, window, plan_xml(tmp_path))
    (tmp_path / "list.csv").write_text("Task;Duration\nDecide;4\n", "utf-8")
    dialog.open_file(tmp_path / "list.csv")
    settled(qtbot, dialog)
    assert dialog.columns.isVisible()
    assert dialog.kind.isEnabled()


def test_a_broken_schedule_is_refused_by_name(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "p.xml").write_text("<Project><Tasks>", "utf-8")
    dialog = opened(qtbot, window, tmp_path / "p.xml")
    assert dialog.wrong.text().startswith("p.xml: is not well-formed")
    assert not dialog.take.isEnabled()


def test_the_dialog_knows_every_schedule_that_can_be_read() -> None:
    assert set(SCHEDULES) == READ
