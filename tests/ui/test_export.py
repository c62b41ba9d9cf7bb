"""The Export screen: what is shown is what is written, and what is held back is said before."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from aiom_workbench.plan.people import Stakeholder
from aiom_workbench.plan.roadmap import Milestone
from aiom_workbench.project import Project
from aiom_workbench.report.held_back import shares
from exports.delivery import KINDS
from ui.actions import ACTIONS
from ui.documents import FILES, order_of, write
from ui.main_window import MainWindow
from ui.screens.export import ExportView

WindowOn = Callable[[Project], MainWindow]


@pytest.fixture
def filled(project: Project) -> Project:
    with project.edit("Add") as edit:
        edit.set(project.plan.engagement, client="Meridian", name="AI operating model")
        edit.add(
            Stakeholder, name="<b>CFO</b>", title="Finance", category="executive_sponsor", power=4, notes="Doubts it"
        )
        edit.add(Milestone, name="Owners named", kind="task", duration_days=5)
    return project


def view_of(window: MainWindow) -> ExportView:
    window.show_screen("export")
    found = window.screen_shown.view
    assert isinstance(found, ExportView)
    return found


def shown(view: ExportView) -> set[str]:
    sheet = view.sheet
    return {sheet.index(r, c).data() for r in range(sheet.rowCount()) for c in range(sheet.columnCount())}


def test_the_preview_says_for_the_client_what_the_client_may_read(window_on: WindowOn, filled: Project) -> None:
    view = view_of(window_on(filled))
    text = view.page.toPlainText()
    assert "<b>CFO</b>" in text, "what a person typed stays as it is"
    assert "Doubts it" not in text
    assert "Owners named" in text


def test_what_is_held_back_is_listed_with_counts(window_on: WindowOn, filled: Project) -> None:
    view = view_of(window_on(filled))
    said = [found.text() for found in view.findChildren(QLabel)]
    assert "People: power (1), notes (1)" in said
    (people,) = [share for share in shares(filled.plan) if share.collection == "stakeholders"]
    assert (people.leaving, people.staying) == (1, 0)


def test_leaving_a_section_out_leaves_it_out_of_preview_and_file(
    qtbot: QtBot, window_on: WindowOn, filled: Project, tmp_path: Path
) -> None:
    window = window_on(filled)
    view = view_of(window)
    box = view.findChild(QCheckBox, "people")
    assert box is not None
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    assert "SPONSORS AND PEOPLE" not in view.page.toPlainText().upper()
    with qtbot.waitSignal(window.bench.desk.said, timeout=60_000):
        view.write(tmp_path / "r.docx")
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(tmp_path / "r.docx")).paragraphs)
    assert "Sponsors and people" not in text
    assert "Roadmap" in text


def test_the_tracker_is_shown_sheet_by_sheet(qtbot: QtBot, window_on: WindowOn, filled: Project) -> None:
    view = view_of(window_on(filled))
    view._choose_kind("excel")
    assert "Owners named" in shown(view)
    names = [view._sheets.itemText(i) for i in range(view._sheets.count())]
    view._sheets.setCurrentIndex(names.index("People"))
    assert "Finance" in shown(view)


def test_the_internal_document_says_that_it_is_not_for_the_client(window_on: WindowOn, filled: Project) -> None:
    view = view_of(window_on(filled))
    view._choose_audience("internal")
    assert "Internal" in view.page.toPlainText()
    assert any("Not for the client" in found.text() for found in view.findChildren(QLabel))


def test_whatever_can_leave_a_project_is_offered_in_the_window() -> None:
    assert set(FILES) == set(KINDS)
    keys = {spec.key for spec in ACTIONS}
    assert {f"export.{kind}" for kind in KINDS if kind != "person"} | {"person.print"} <= keys


@pytest.mark.parametrize("kind", ["charts", "copy", "csv", "json"])
def test_the_other_kinds_are_written_beside_the_window_for_whom_it_shows(
    qtbot: QtBot, window_on: WindowOn, filled: Project, tmp_path: Path, kind: str
) -> None:
    window = window_on(filled)
    window.bench.desk.show_audience("client")
    out = tmp_path / FILES[kind][2]
    with qtbot.waitSignal(window.bench.desk.said, timeout=60_000):
        write(window.bench, order_of(window.bench, kind), out)
    assert out.stat().st_size > 300
    assert (window.toast.action.text(), window.toast.second.text()) == ("Open", "Show in folder")
    if kind == "copy":
        with Project.open(out, read_only=True) as copy:
            assert (copy.seq, copy.plan.vision.story) == (1, filled.plan.vision.story)
            assert not any(person.power for person in copy.plan.stakeholders), "what the client must not see"


def test_other_formats_are_for_the_readers_chosen_here_and_the_whole_plan_is_not_for_the_client(
    qtbot: QtBot, window_on: WindowOn, filled: Project, tmp_path: Path
) -> None:
    """The window shows the internal view: what is chosen on the Export screen counts."""
    window = window_on(filled)
    view = view_of(window)
    offered = {str(action.data()): action for action in view.formats.actions()}
    assert "json" not in offered
    offered["csv"].trigger()
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("tables.zip")
    with qtbot.waitSignal(window.bench.desk.said, timeout=60_000):
        dialog.accept()
    with zipfile.ZipFile(tmp_path / "tables.zip") as tables:
        assert b"Doubts it" not in b"".join(tables.read(name) for name in tables.namelist())
    view._choose_audience("internal")
    assert "json" in {str(action.data()) for action in view.formats.actions()}


def test_a_document_that_cannot_be_written_is_said_and_leaves_nothing(
    qtbot: QtBot, window_on: WindowOn, filled: Project, tmp_path: Path
) -> None:
    window = window_on(filled)
    with qtbot.waitSignal(window.bench.desk.failed, timeout=60_000) as caught:
        write(window.bench, order_of(window.bench, "word"), tmp_path / "nowhere" / "r.docx")
    assert "could not be written" in str(caught.args[0])
    assert list(tmp_path.glob("*/*.docx")) == []
