"""The import dialog, by mouse and keys: what a messy list becomes, and what a bad one says."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from aiom_workbench.plan.people import Group, Stakeholder
from aiom_workbench.project import Project
from ui.list_import import ListImport
from ui.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton


def messy(path: Path) -> Path:
    """An org list as clients send it: a title, a table that starts at C5, figures as text, an unknown department."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Org list"
    sheet["C2"] = "Org list, draft"
    rows = [
        ("Name", "Job title", "Dept", "Power", "Interest", "Next contact"),
        ("Head of Quality", "Director", "Quality", "4", "3,5", "02.12.2026"),
        ("Chief Data Officr", "CDO", "Data", "high", 4, None),
        (None, "nobody", "Data", 3, 3, None),
        ("Lead chemist", "Lead", "Labs", "lots", 2, None),
    ]
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            sheet.cell(5 + r, 3 + c, value)
    book.create_sheet("Old").sheet_state = "hidden"
    book.save(path)
    return path


@pytest.fixture
def window(window_on: Callable[[Project], MainWindow], project: Project) -> MainWindow:
    """The window on a project with one person and one group."""
    with project.edit("Begin") as edit:
        edit.add(Group, name="Quality")
        edit.add_values(Stakeholder, {"name": "Chief Data Officer", "power": 2}, id="cdo")
    return window_on(project)


@pytest.mark.parametrize("screen", ["measures:pulses", "assess:questions", "people:register"])
def test_a_screen_with_nothing_in_it_offers_to_import(
    qtbot: QtBot, window_on: Callable[[Project], MainWindow], project: Project, screen: str
) -> None:
    window = window_on(project)
    window.show_screen(screen)
    found = [b for b in window.screen_shown.findChildren(QPushButton) if b.accessibleName().startswith("Import")]
    qtbot.mouseClick(next(b for b in found if b.isVisible()), LEFT)
    dialog = window.findChild(ListImport)
    assert dialog is not None
    dialog.reject()
    qtbot.waitUntil(lambda: window.findChild(ListImport) is None)
    window.actions_by_key["file.import"].trigger()
    dialog = window.findChild(ListImport)
    assert dialog.kind.currentData() == {"measures": "pulses", "assess": "responses"}.get(
        screen.split(":")[0], "stakeholders"
    )


def opened(qtbot: QtBot, window: MainWindow, path: Path | None = None) -> ListImport:
    """The dialog as the File menu opens it, with a file read."""
    window.actions_by_key["file.import"].trigger()
    dialog = window.findChild(ListImport)
    assert isinstance(dialog, ListImport)
    if path is not None:
        dialog.open_file(path)
        settled(qtbot, dialog)
    return dialog


def settled(qtbot: QtBot, dialog: ListImport) -> None:
    """Wait until the list is read."""
    qtbot.waitUntil(lambda: dialog._job is None)


def take(qtbot: QtBot, dialog: ListImport) -> None:
    """Press Import and wait until it is through."""
    with qtbot.waitSignal(dialog.finished):
        qtbot.mouseClick(dialog.take, LEFT)


def press(qtbot: QtBot, dialog: ListImport, text: str) -> None:
    """Press the segment whose label begins like this."""

    def found() -> list[QToolButton]:
        return [b for b in dialog.findChildren(QToolButton) if b.text().startswith(text) and b.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    qtbot.mouseClick(found()[0], LEFT)


def test_a_messy_list_becomes_people_in_one_edit_that_one_undo_takes_back(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.show_screen("people:register")
    dialog = opened(qtbot, window, messy(tmp_path / "org.xlsx"))
    assert dialog.header.text() == "5"
    assert {k: f.currentData() for k, f in dialog.columns.fields.items()} == {
        "C": "name", "D": "title", "E": "group", "F": "power", "G": "interest", "H": "next_contact_on",
    }  # fmt: skip
    assert dialog.counts.text() == "4 rows: 3 new, 1 left out, 3 cells left empty"
    project = window.bench.desk.project
    assert project is not None
    before = project.seq
    take(qtbot, dialog)
    people = {p.name: p for p in project.plan.stakeholders}
    assert (people["Head of Quality"].power, people["Head of Quality"].interest) == (4, 3.5)
    assert project.plan.groups[people["Head of Quality"].group or ""].name == "Quality"
    assert project.seq == before + 1
    assert "3 new, 1 left out" in window.toast.findChild(type(dialog.counts)).text()
    window.undo()
    assert [p.name for p in project.plan.stakeholders] == ["Chief Data Officer"]


def test_each_row_says_what_happens_to_it_and_why(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    dialog = opened(qtbot, window, messy(tmp_path / "org.xlsx"))
    press(qtbot, dialog, "Rows")
    rows = dialog.read
    said = {rows.row_at(i).row.number: rows.index(i, 1).data() for i in range(rows.rowCount())}
    assert said[8] == "it has no name"
    assert "Power “lots” left out" in said[9]
    assert "much like S-01 Chief Data Officer" in said[7]
    press(qtbot, dialog, "left out")
    assert rows.rowCount() == 1


def test_a_close_name_is_only_the_same_when_the_person_says_so(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    dialog = opened(qtbot, window, messy(tmp_path / "org.xlsx"))
    press(qtbot, dialog, "Close names")
    press(qtbot, dialog, "Same as S-01")
    settled(qtbot, dialog)
    assert "1 update" in dialog.counts.text()
    take(qtbot, dialog)
    assert window.bench.plan.stakeholders["cdo"].name == "Chief Data Officr"
    assert len(window.bench.plan.stakeholders) == 3


def test_a_row_that_repeats_another_is_told_and_left_out_when_the_person_says_so(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    rows = ("Name;Organisation", "Head of Quality;North", "Quality Head of;North", "Head of Qualty;North", "Head of Quality;South",
            "Head of Quality;", "Head of HR;", "Head of IT;")  # fmt: skip
    (tmp_path / "twice.csv").write_text("\n".join(rows))
    dialog = opened(qtbot, window, tmp_path / "twice.csv")
    assert dialog.step.reading is not None
    assert {row.row.number: row.double for row in dialog.step.reading.rows if row.double} == {3: 2, 4: 2, 6: 2}
    assert "7 new" in dialog.counts.text()
    press(qtbot, dialog, "Close names · 3")
    press(qtbot, dialog, "Leave out")
    settled(qtbot, dialog)
    assert "6 new, 1 left out" in dialog.counts.text()
    press(qtbot, dialog, "New")
    settled(qtbot, dialog)
    assert "7 new" in dialog.counts.text()


def test_a_column_read_into_another_field_leaves_the_one_before(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    dialog = opened(qtbot, window, messy(tmp_path / "org.xlsx"))
    field = dialog.columns.fields["G"]
    field.setFocus()
    field.setCurrentIndex(field.findData("power"))
    field.activated.emit(field.currentIndex())
    settled(qtbot, dialog)
    assert dialog.columns.fields["F"].currentData() == ""
    assert dialog.step.reading is not None
    assert dialog.step.reading.rows[0].records[0].values["power"] == 3.5


def test_missing_groups_are_made_when_the_person_ticks_it(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    dialog = opened(qtbot, window, messy(tmp_path / "org.xlsx"))
    box = next(b for b in dialog.findChildren(QCheckBox) if b.objectName() == "groups")
    qtbot.mouseClick(box, LEFT, pos=box.rect().center() - box.rect().center() + box.rect().bottomLeft() / 2)
    settled(qtbot, dialog)
    take(qtbot, dialog)
    assert {g.name for g in window.bench.plan.groups} == {"Quality", "Data", "Labs"}


def test_cancel_changes_nothing(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    dialog = opened(qtbot, window, messy(tmp_path / "org.xlsx"))
    project = window.bench.desk.project
    assert project is not None
    before = project.seq
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert project.seq == before
    assert not dialog.isVisible()


def test_a_plan_that_changed_meanwhile_is_read_against_again_before_anything_is_written(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    dialog = opened(qtbot, window, messy(tmp_path / "org.xlsx"))
    project = window.bench.desk.project
    assert project is not None
    with window.bench.desk.edit("Add") as edit:
        edit.add_values(Stakeholder, {"name": "Lead chemist"})
    before = project.seq
    qtbot.mouseClick(dialog.take, LEFT)
    settled(qtbot, dialog)
    assert project.seq == before
    assert dialog.counts.text().startswith("The plan changed meanwhile. 4 rows: 2 new, 1 update")
    take(qtbot, dialog)
    assert project.seq == before + 1


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "x")
        file.writestr("xl/workbook.xml", b"0" * 300_000_000)


BAD: dict[str, tuple[str, Callable[[Path], object]]] = {
    "a zip bomb": ("list.xlsx", bomb),
    "a cut-off zip": ("list.xlsx", lambda p: p.write_bytes(messy(p).read_bytes()[:900])),
    "a web page": ("list.xlsx", lambda p: p.write_text("<html><table><tr><td>Name</td></tr></table></html>")),
    "a CSV under another name": ("list.xlsx", lambda p: p.write_text("Name;Power\nAnn;4\n")),
    "an old workbook": ("list.xlsx", lambda p: p.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))),
    "a picture": ("list.csv", lambda p: p.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)),
    "nothing": ("list.csv", lambda p: p.write_bytes(b"")),
}


@pytest.mark.parametrize("case", BAD)
def test_a_file_that_is_no_list_is_refused_in_the_dialog_by_name(
    case: str, qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    name, make = BAD[case]
    make(tmp_path / name)
    project = window.bench.desk.project
    assert project is not None
    before = project.seq
    dialog = opened(qtbot, window, tmp_path / name)
    assert dialog.wrong.isVisible()
    assert dialog.wrong.text().startswith(name)
    assert str(tmp_path) not in dialog.wrong.text()
    assert not dialog.take.isEnabled()
    assert project.seq == before


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_the_same_text_in_any_encoding_gives_the_same_people(
    encoding: str, qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "liste.csv"
    path.write_bytes("Name;Einfluss\r\nJörg Müller;3,5\r\n=Bo;2\r\n".encode(encoding))
    dialog = opened(qtbot, window, path)
    assert dialog.guess.isVisible()
    assert "semicolon" in dialog.guess.text()
    take(qtbot, dialog)
    assert {p.name for p in window.bench.plan.stakeholders} == {"Chief Data Officer", "Jörg Müller", "=Bo"}


def test_a_block_with_headers_pasted_into_a_table_is_read_like_a_list(qtbot: QtBot, window: MainWindow) -> None:
    window.show_screen("people:register")
    QApplication.clipboard().setText("Name\tPower\r\nHead of Labs\t4\r\n")
    sheet = window.screen_shown.view.sheet  # type: ignore[attr-defined]
    sheet.setFocus()
    qtbot.keyClick(sheet, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(ListImport)
    assert isinstance(dialog, ListImport)
    settled(qtbot, dialog)
    take(qtbot, dialog)
    assert {p.name: p.power for p in window.bench.plan.stakeholders} == {"Chief Data Officer": 2, "Head of Labs": 4}
