"""The Export screen: what is shown is what is written, and what is held back is said before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from aiom_workbench.plan.people import Stakeholder
from aiom_workbench.plan.roadmap import Milestone
from aiom_workbench.project import Project
from aiom_workbench.report.held_back import shares
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
