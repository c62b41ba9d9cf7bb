"""People's data in the window: single scores, code names and the print, as hands use them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from aiom_workbench.plan.people import Group, Stakeholder
from aiom_workbench.project import Project
from ui.documents import print_of, write
from ui.main_window import MainWindow
from ui.screens.table_view import TableView


@pytest.fixture
def window(window_on: Callable[[Project], MainWindow], project: Project) -> MainWindow:
    """The window on two people with scores, one of them past the day on which their data should be gone."""
    with project.edit("Begin") as edit:
        edit.add_values(Group, {"name": "Labs", "awareness": 2, "respondents": 9}, id="labs")
        edit.add_values(Stakeholder, {"name": "Ana Marlow", "code_name": "Heron", "power": 4, "interest": 4, "desire": 2,
                                      "awareness": 5, "notes": "Ana likes mornings",
                                      "delete_after": date(2026, 11, 1)}, id="ana")  # fmt: skip
        edit.add_values(Stakeholder, {"name": "CFO", "power": 2, "interest": 4}, id="cfo")
        edit.set_values(edit.plan.vision, {"story": "As Marlow says"})
    return window_on(project)


def _said(window: MainWindow) -> str:
    return "\n".join(label.text() for label in window.inspector.findChildren(QLabel) if label.isVisibleTo(window))


def _button(window: MainWindow, text: str) -> QPushButton:
    return next(b for b in window.inspector.findChildren(QPushButton) if b.text() == text)


def _columns(window: MainWindow) -> set[str]:
    view = window.screen_shown.view
    assert isinstance(view, TableView)
    return {column.name for column in view.table.all_columns}


def test_scores_of_single_persons_are_nowhere_until_the_project_switches_them_on(
    qtbot: QtBot, window: MainWindow
) -> None:
    desk = window.bench.desk
    window.show_screen("people:register")
    desk.select("ana")
    assert "desire" not in window.inspector._form.editors  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: "Scores of single persons are off; what was entered earlier is kept" in _said(window))
    assert "desire" not in _columns(window)
    assert desk.shown.stakeholders["ana"].desire is None
    assert desk.plan.stakeholders["ana"].desire == 2
    assert desk.shown.groups["labs"].awareness == 2
    with desk.edit("Switch on") as edit:
        edit.set_values(edit.plan.engagement, {"individual_scores": True})
    assert "desire" in _columns(window)
    desk.select("ana")
    assert "desire" in window.inspector._form.editors  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: "are off" not in _said(window))
    assert desk.shown.stakeholders["ana"].desire == 2


def test_the_line_leads_to_the_switch(window: MainWindow) -> None:
    window.bench.desk.select("ana")
    _button(window, "Where to switch them on").click()
    form = window.inspector._form
    assert form is not None
    assert form.entity.collection == "engagement"
    assert "kept but shown nowhere" in form.entity.by_name["individual_scores"].help
    assert window.screen_shown.spec.name == "overview"


def test_with_code_names_no_name_is_on_the_screen_and_nothing_shown_otherwise_can_be_overwritten(
    window: MainWindow,
) -> None:
    desk = window.bench.desk
    window.ask("view.code_names")
    desk.select("ana")
    form = window.inspector._form
    assert form is not None
    assert not form.editors["name"].isEnabled()
    assert not form.editors["notes"].isEnabled()
    assert form.editors["power"].isEnabled()
    assert desk.shown.vision.story == "As Heron says"
    assert "Marlow" not in _said(window)
    desk.say("Moved Ana Marlow")
    assert window.toast.words.text() == "Moved Heron"
    window.show_screen("people:register")
    view = window.screen_shown.view
    assert isinstance(view, TableView)
    assert not view.table.setData(view.table.index(0, view.table.column_of("name")), "Somebody else")
    assert view.table.setData(view.table.index(0, view.table.column_of("power")), "3")
    assert (desk.plan.stakeholders["ana"].name, desk.plan.stakeholders["ana"].power) == ("Ana Marlow", 3)
    window.ask("view.code_names")
    assert form.editors["name"].isEnabled() or window.inspector._form is not form


def test_the_export_screen_previews_and_writes_with_code_names(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    from ui.screens.export import ExportView

    window.show_screen("export")
    view = window.screen_shown.view
    assert isinstance(view, ExportView)
    assert "Ana Marlow" in view.page.toPlainText()
    box = view.findChild(QCheckBox, "code_names")
    assert isinstance(box, QCheckBox)
    box.click()
    assert "Marlow" not in view.page.toPlainText()
    assert "Heron" in view.page.toPlainText()
    view.write(tmp_path / "o.docx")
    qtbot.waitUntil(lambda: (tmp_path / "o.docx").exists(), timeout=60_000)
    qtbot.waitUntil(lambda: "Written" in window.toast.words.text(), timeout=60_000)
    box.click()
    window.ask("view.code_names")
    assert "Marlow" not in view.page.toPlainText()
    assert not box.isEnabled()


def test_the_print_is_offered_for_the_selected_person_and_written(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.ask("person.print")
    assert "Select the person first" in window.toast.words.text()
    window.bench.desk.select("ana")
    assert _button(window, "Print what is held about them…").isEnabled()
    write(window.bench, print_of(window.bench, "ana"), tmp_path / "p.docx")
    qtbot.waitUntil(lambda: (tmp_path / "p.docx").exists(), timeout=60_000)
    qtbot.waitUntil(lambda: "before you hand it over" in window.toast.words.text(), timeout=60_000)


def test_a_person_past_their_day_is_among_the_open_points_and_in_the_inspector(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.count_points()
    window.bench.desk.select("ana")
    qtbot.waitUntil(lambda: "hould have been erased after 1 Nov 2026" in _said(window))
