"""Ten minutes with the sample, as a consultant shows it to a partner: by mouse and keys, start to end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from aiom_workbench.interchange.samples import write_sample
from aiom_workbench.plan import Thing
from aiom_workbench.project import Project
from aiom_workbench.report.figure import Circle, Mark
from ui.canvas.figure_view import FigureView
from ui.canvas.gantt import HEADER
from ui.main_window import MainWindow
from ui.screens.change_view import ChangeView
from ui.screens.export import ExportView
from ui.screens.model_view import ModelView
from ui.screens.overview_view import OverviewView
from ui.screens.people_map import PeopleMapView
from ui.screens.roadmap_view import RoadmapView

TODAY = date(2026, 11, 25)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def meridian(project: Project) -> Project:
    write_sample(project, "meridian", TODAY)
    return project


def named(project: Project, collection: str, name: str) -> Thing:
    return next(thing for thing in project.plan.collections[collection] if thing.name == name)


def drag(qtbot: QtBot, widget: QWidget, start: QPoint, end: QPoint) -> None:
    qtbot.mousePress(widget, LEFT, pos=start)
    for step in (1, 2, 3):
        qtbot.mouseMove(widget, start + (end - start) * step / 3)
    qtbot.mouseRelease(widget, LEFT, pos=end)


def place_of(view: FigureView, key: str, kind: type) -> QPoint:
    shape = next(s for s in view.figure.shapes if s.key == key and isinstance(s, kind))
    return view.to_widget(QPointF(shape.x, shape.y)).toPoint()


def test_ten_minutes_convince(
    qtbot: QtBot, window_on: Callable[[Project], MainWindow], meridian: Project, tmp_path: Path
) -> None:
    before = meridian.plan
    window = window_on(meridian)
    bench = window.bench

    # The overview says where the plan stands; the first open point leads to what settles it.
    view = window.screen_shown.view
    assert isinstance(view, OverviewView)
    point = view._points.points[0]
    assert point.severity == "severe"
    qtbot.mouseClick(view._points, LEFT, pos=QPoint(60, 10))
    assert point.subject is not None
    assert bench.desk.selection == (point.subject.id,)

    # People: one who has no place yet is dragged from the tray to where the sponsor points.
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    people = window.screen_shown.view
    assert isinstance(people, PeopleMapView)
    officer = named(meridian, "stakeholders", "Compliance officer")
    assert people.map.board is not None
    target = people.map.to_widget(QPointF(*people.map.board.grid.place(3.8, 3.2))).toPoint()
    drag(qtbot, people.map, place_of(people.map, officer.id, Mark), target)
    assert meridian.plan.stakeholders[officer.id].power == 3.2

    # Model: scarcity of experts is dragged up until the answer flips.
    qtbot.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    model = window.screen_shown.view
    assert isinstance(model, ModelView)
    scarce = named(meridian, "criteria", "Scarcity of experts")
    handle = place_of(model.options, scarce.id, Circle)
    drag(qtbot, model.options, handle, handle + QPoint(40, 0))
    assert meridian.plan.criteria[scarce.id].weight > 31.7
    from aiom_workbench.analysis.model_choice import model_choice

    assert model_choice(meridian.plan).leader == "centralized"
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert model_choice(meridian.plan).leader == "federated"

    # Roadmap: four posts are hired two weeks later, and the finish moves with them.
    qtbot.keyClick(window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    roadmap = window.screen_shown.view
    assert isinstance(roadmap, RoadmapView)
    from aiom_workbench.analysis.schedule import schedule

    finish = schedule(meridian.plan, TODAY).finish
    gantt = roadmap.gantt
    circles = named(meridian, "milestones", "Fluency circles, wave 1")
    number = gantt._index.place[circles.id]
    bar = gantt._painter.bar(gantt.roadmap.rows[number], number)
    middle = QPoint(int(bar.center().x()), int(bar.center().y()) + HEADER - gantt.verticalScrollBar().value())
    drag(qtbot, gantt.viewport(), middle, middle + QPoint(round(14 * gantt.axis.per_day), 0))
    assert schedule(meridian.plan, TODAY).finish > finish  # type: ignore[operator]

    # Change: biometrics has nothing aimed at its barrier; the first proposal is taken.
    qtbot.keyClick(window, Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier)
    change = window.screen_shown.view
    assert isinstance(change, ChangeView)
    bench.desk.select(named(meridian, "groups", "Biometrics").id)
    planned = len(meridian.plan.interventions)
    take = next(b for b in change.findChildren(QPushButton) if b.text() == "Add to plan")
    qtbot.mouseClick(take, LEFT)
    assert len(meridian.plan.interventions) == planned + 1

    # The client looks on: attitudes of named people are gone from the screen.
    bench.desk.show_audience("client")
    window.show_screen("people:grid")
    assert not people.map.isVisible()
    bench.desk.show_audience("internal")

    # Both documents are written and say what the screen said.
    window.show_screen("export")
    export = window.screen_shown.view
    assert isinstance(export, ExportView)
    with qtbot.waitSignal(bench.desk.said, timeout=90_000):
        export.write(tmp_path / "roadmap.docx")
    export._choose_kind("excel")
    with qtbot.waitSignal(bench.desk.said, timeout=90_000):
        export.write(tmp_path / "tracker.xlsx")
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(tmp_path / "roadmap.docx")).paragraphs)
    assert "federated" in text.lower()
    assert "opposed" not in text.lower()
    book = openpyxl.load_workbook(tmp_path / "tracker.xlsx")
    assert {"Read me", "Dashboard", "Milestones", "Use cases"} <= set(book.sheetnames)

    # And everything can be taken back.
    while meridian.plan.stakeholders[officer.id].power is not None:
        qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert {name: tuple(things) for name, things in meridian.plan.collections.items()} == {
        name: tuple(things) for name, things in before.collections.items()
    }
