"""The table behaves like a spreadsheet, driven by keys and mouse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from aiom_workbench.plan.people import Stakeholder
from aiom_workbench.plan.use_cases import Gate, UseCase
from aiom_workbench.project import Project
from ui.column_filter import ColumnFilter
from ui.main_window import MainWindow
from ui.screens.table_view import TableView
from ui.sheet import Sheet

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(window_on: Callable[..., MainWindow], project: Project) -> MainWindow:
    with project.edit("Begin") as edit:
        for at in range(5):
            edit.add_values(Stakeholder, {"name": f"Person {at}", "power": at + 1}, id=f"s{at}")
    return window_on(project, "people:register")


@pytest.fixture
def sheet(window: MainWindow) -> Sheet:
    view = window.screen_shown.view
    assert isinstance(view, TableView)
    return view.sheet


def go(sheet: Sheet, row: int, column: str) -> None:
    sheet.setFocus()
    sheet.setCurrentIndex(sheet.table.index(row, sheet.table.column_of(column)))


def type_over(qtbot: QtBot, sheet: Sheet, text: str) -> QLineEdit:
    """The first letter opens the editor, the others go where the cursor is."""
    qtbot.keyClicks(sheet, text[0])
    editor = sheet.viewport().findChild(QLineEdit)
    assert editor is not None
    qtbot.keyClicks(editor, text[1:])
    return editor


def names(project: Project) -> list[str | None]:
    return [person.name for person in project.plan.stakeholders]


def test_typing_over_a_cell_and_enter_is_one_edit_and_moves_down(qtbot: QtBot, sheet: Sheet, project: Project) -> None:
    go(sheet, 1, "name")
    before = project.seq
    editor = type_over(qtbot, sheet, "Head of R&D <b>")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: project.seq == before + 1)
    assert names(project)[1] == "Head of R&D <b>"
    qtbot.waitUntil(lambda: sheet.currentIndex().row() == 2)


def test_a_block_from_a_spreadsheet_fills_cells_and_adds_rows_as_one_edit(
    qtbot: QtBot, sheet: Sheet, project: Project
) -> None:
    sheet.table.show_columns(["ref", "name", "title", "power"])
    go(sheet, 4, "name")
    before = project.seq
    QGuiApplication.clipboard().setText('CEO\tChief\t4.5\nCFO\t"Two\nlines"\t3\nCIO\t\tnine\n')
    qtbot.keyClick(sheet, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    people = list(project.plan.stakeholders)
    assert [p.name for p in people[4:]] == ["CEO", "CFO", "CIO"]
    assert people[4].power == 4.5
    assert people[6].power is None
    assert project.seq == before + 1
    project.undo()
    assert len(project.plan.stakeholders) == 5


def test_what_is_copied_from_one_place_pastes_in_another(qtbot: QtBot, sheet: Sheet, project: Project) -> None:
    sheet.table.show_columns(["name", "power"])
    sheet.select_block(sheet.table.index(0, 0), sheet.table.index(1, 1))
    sheet.setFocus()
    qtbot.keyClick(sheet, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Person 0\t1\nPerson 1\t2\n"
    go(sheet, 3, "name")
    qtbot.keyClick(sheet, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert names(project) == ["Person 0", "Person 1", "Person 2", "Person 0", "Person 1"]


def test_ctrl_d_fills_down_and_del_clears(qtbot: QtBot, sheet: Sheet, project: Project) -> None:
    at = sheet.table.column_of("power")
    sheet.select_block(sheet.table.index(1, at), sheet.table.index(4, at))
    sheet.setFocus()
    qtbot.keyClick(sheet, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert [p.power for p in project.plan.stakeholders] == [1, 2, 2, 2, 2]
    qtbot.keyClick(sheet, Qt.Key.Key_Delete)
    assert [p.power for p in project.plan.stakeholders] == [1, None, None, None, None]
    project.undo(2)
    assert [p.power for p in project.plan.stakeholders] == [1, 2, 3, 4, 5]


def test_a_required_cell_is_not_cleared(qtbot: QtBot, sheet: Sheet, project: Project) -> None:
    go(sheet, 0, "name")
    qtbot.keyClick(sheet, Qt.Key.Key_Delete)
    assert names(project)[0] == "Person 0"


def test_ctrl_del_deletes_the_things_and_says_what_hung_on_them(
    qtbot: QtBot, window: MainWindow, project: Project
) -> None:
    with project.edit("Add a use case") as edit:
        case = edit.add_values(UseCase, {"name": "Coding", "owner": "s0"}, id="u1")
        edit.add_values(Gate, {"use_case": case.id, "gate": "intake"})
    window.show_screen("use-cases:register")
    view = window.screen_shown.view
    assert isinstance(view, TableView)
    go(view.sheet, 0, "name")
    qtbot.keyClick(view.sheet, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert not project.plan.use_cases
    assert not project.plan.gates
    said = window.toast.words.text()
    assert "UC-01 Coding" in said
    assert "1 gate decision went too" in said
    qtbot.mouseClick(window.toast.action, Qt.MouseButton.LeftButton)
    assert project.plan.use_cases
    assert project.plan.gates


def test_rows_are_moved_in_the_plan_by_alt_and_arrows(qtbot: QtBot, sheet: Sheet, project: Project) -> None:
    go(sheet, 0, "name")
    qtbot.keyClick(sheet, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(project)[:2] == ["Person 1", "Person 0"]
    assert sheet.currentIndex().row() == 1


def test_undo_first_finishes_the_editor_that_is_open(
    qtbot: QtBot, window: MainWindow, sheet: Sheet, project: Project
) -> None:
    go(sheet, 0, "title")
    type_over(qtbot, sheet, "Chief")
    window.undo()
    assert project.plan.stakeholders["s0"].title is None
    window.redo()
    assert project.plan.stakeholders["s0"].title == "Chief"


def test_the_row_chosen_is_the_selection_everywhere(sheet: Sheet, window: MainWindow) -> None:
    go(sheet, 2, "name")
    assert window.bench.desk.selection == ("s2",)
    window.bench.desk.select("s4")
    assert sheet.currentIndex().row() == 4


def test_a_column_is_filtered_from_its_header_as_one_types(qtbot: QtBot, sheet: Sheet) -> None:
    go(sheet, 0, "name")
    qtbot.keyClick(sheet, Qt.Key.Key_F, CONTROL_SHIFT)
    filters = sheet.findChild(ColumnFilter)
    assert filters is not None
    qtbot.keyClicks(filters.line, "person 3")
    assert sheet.table.rowCount() == 1
    qtbot.keyClick(filters.line, Qt.Key.Key_Return)
    sheet.clear_filters()
    assert sheet.table.rowCount() == 5


def test_the_filter_of_the_screen_looks_in_every_column(qtbot: QtBot, window: MainWindow, sheet: Sheet) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    line = window.screen_shown._filter_line
    assert line.isVisible()
    qtbot.keyClicks(line, "S-02")
    assert sheet.table.rowCount() == 1


def test_a_field_left_in_the_inspector_is_set_for_all_selected_rows_as_one_edit(
    qtbot: QtBot, window: MainWindow, sheet: Sheet, project: Project
) -> None:
    at = sheet.table.column_of("name")
    sheet.select_block(sheet.table.index(1, at), sheet.table.index(3, at))
    assert len(window.bench.desk.selection) == 3
    form = window.inspector._form
    assert form is not None
    title = form.editors["title"]
    assert isinstance(title, QLineEdit)
    title.setFocus()
    title.selectAll()
    qtbot.keyClicks(title, "Lead")
    qtbot.keyClick(title, Qt.Key.Key_Return)
    assert [p.title for p in project.plan.stakeholders] == [None, "Lead", "Lead", "Lead", None]
    assert project.undo_label == "Set title of 3 people"


def test_words_in_an_open_cell_are_kept_as_a_draft_until_the_cell_is_left(
    qtbot: QtBot, window: MainWindow, sheet: Sheet, project: Project
) -> None:
    go(sheet, 1, "title")
    editor = type_over(qtbot, sheet, "Chief Fin")
    qtbot.waitUntil(lambda: window.bench.drafts.of("s1") == {"title": "Chief Fin"}, timeout=4000)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: project.plan.stakeholders["s1"].title == "Chief Fin", timeout=1000)
    qtbot.waitUntil(lambda: window.bench.drafts.of("s1") == {}, timeout=1000)
    go(sheet, 2, "title")
    editor = type_over(qtbot, sheet, "Nobody")
    qtbot.waitUntil(lambda: window.bench.drafts.of("s2") == {"title": "Nobody"}, timeout=4000)
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert project.plan.stakeholders["s2"].title is None
    qtbot.waitUntil(lambda: window.bench.drafts.of("s2") == {}, timeout=1000)
