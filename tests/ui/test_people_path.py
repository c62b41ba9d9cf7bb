"""Who moved between two dates: chosen above the grid, drawn on it, told in words, never shown to the client."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from aiom_workbench.plan.people import Stakeholder
from aiom_workbench.project import Project
from aiom_workbench.report.figure import Mark, Path
from ui.main_window import MainWindow
from ui.screens.people_map import PeopleMapView

WindowOn = Callable[[Project], MainWindow]


def moment(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T10:00:00+02:00")


@pytest.fixture
def spring(project: Project) -> Project:
    """A sponsor who cools in April and is won in October; the project began in March."""
    with project.edit("Add", at=moment("2026-03-02")) as edit:
        edit.add_values(Stakeholder, {"name": "CFO", "interest": 4, "power": 5}, id="cfo")
        edit.add_values(Stakeholder, {"name": "CIO", "interest": 4, "power": 4}, id="cio")
    for day, interest in (("2026-04-10", 2), ("2026-10-12", 4.4)):
        with project.edit("Move", at=moment(day)) as edit:
            edit.set(project.plan.stakeholders["cfo"], interest=interest)
    return project


@pytest.fixture
def grid(window_on: WindowOn, spring: Project) -> PeopleMapView:
    window = window_on(spring)
    window.show_screen("people:grid")
    view = window.screen_shown.view
    assert isinstance(view, PeopleMapView)
    next(a for a in view.menu.actions() if a.data() == "moved").trigger()
    return view


def between(qtbot: QtBot, view: PeopleMapView, first: str, last: str) -> None:
    for line, day in ((view.path.first, first), (view.path.last, last)):
        line.selectAll()
        qtbot.keyClicks(line, day)
        qtbot.keyClick(line, Qt.Key.Key_Return)


def ways(view: PeopleMapView) -> list[str]:
    return [s.key for s in view.map.figure.shapes if isinstance(s, Path) and s.arrow]


def test_ninety_days_at_first_then_the_whole_time(grid: PeopleMapView) -> None:
    assert grid.path.isVisible()
    assert ways(grid) == ["cfo"]
    assert grid.path.said.text() == "1 person moved: CFO from keep satisfied to manage closely."
    grid.path.periods.setCurrentIndex(2)
    grid.path.periods.activated.emit(2)
    assert grid.map.moved.trails["cfo"] == ((4, 5), (2, 5), (4.4, 5))
    assert grid.path.said.text() == "1 person moved: CFO (more interest)."


def test_two_typed_dates_show_the_grid_of_the_second_and_nobody_is_dragged_there(
    qtbot: QtBot, grid: PeopleMapView, spring: Project
) -> None:
    between(qtbot, grid, "2026-03-15", "2026-05-01")
    assert grid.map.moved.trails == {"cfo": ((4, 5), (2, 5))}
    assert "The grid shows" in grid.path.said.text()
    board, seq = grid.map, spring.seq
    assert board.board is not None
    (mark,) = [s for s in board.figure.shapes if isinstance(s, Mark) and s.key == "cfo" and s.y > 60]
    assert mark.x == pytest.approx(board.board.grid.place(2, 5)[0], abs=30)
    at = board.to_widget(QPointF(mark.x, mark.y)).toPoint()
    qtbot.mousePress(board, Qt.MouseButton.LeftButton, pos=at)
    for step in range(1, 5):
        qtbot.mouseMove(board, at + QPoint(30, 20) * step)
    qtbot.mouseRelease(board, Qt.MouseButton.LeftButton, pos=at + QPoint(120, 80))
    qtbot.keyClick(board, Qt.Key.Key_Right)
    assert spring.seq == seq


def test_a_wrong_date_is_said_in_place_and_changes_nothing(qtbot: QtBot, grid: PeopleMapView) -> None:
    shown = grid.map.moved
    between(qtbot, grid, "soon", "2026-05-01")
    assert grid.path.trouble.isVisible()
    assert grid.path.trouble.text().startswith("A date ")
    between(qtbot, grid, "2026-06-01", "2026-05-01")
    assert grid.path.trouble.text() == "The first date is after the second"
    assert grid.map.moved.trails == shown.trails
    between(qtbot, grid, "2026-04-01", "2026-05-01")
    assert not grid.path.trouble.isVisible()


def test_an_edit_renews_the_way_and_closing_takes_it_away(grid: PeopleMapView, spring: Project) -> None:
    with spring.edit("Move", at=moment("2026-11-24")) as edit:
        edit.set(spring.plan.stakeholders["cio"], power=2)
    assert ways(grid) == ["cfo", "cio"]
    grid.path.close_bar()
    assert not grid.path.isVisible()
    assert ways(grid) == []


def test_the_client_sees_neither_bar_nor_ways(grid: PeopleMapView) -> None:
    grid.desk.show_audience("client")
    assert not grid.path.isVisible()
    assert grid.map.moved.trails == {}
