"""Pictures of many shapes: painted in pieces that are kept while only the place changes, and always right at rest."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from aiom_workbench.plan.people import Stakeholder
from aiom_workbench.project import Project
from ui.main_window import MainWindow
from ui.screens.people_map import PeopleMap

WindowOn = Callable[[Project], MainWindow]


@pytest.fixture
def crowd(project: Project) -> Project:
    """300 people, one of them alone at the top right."""
    chance = random.Random(3)
    with project.edit("Add") as edit:
        for n in range(299):
            place = {"power": round(chance.uniform(1, 4), 1), "interest": round(chance.uniform(1, 4), 1)}
            edit.add_values(Stakeholder, {"name": f"Head of unit {n}", "category": "partner", **place}, id=f"p{n}")
        edit.add_values(
            Stakeholder, {"name": "Sponsor", "category": "executive_sponsor", "power": 4.6, "interest": 4.6}, id="alone"
        )
    return project


@pytest.fixture
def board(window_on: WindowOn, crowd: Project) -> PeopleMap:
    window = window_on(crowd)
    window.show_screen("people:grid")
    found = window.screen_shown.view.map  # type: ignore[attr-defined]
    assert isinstance(found, PeopleMap)
    found.repaint()
    return found


def place_of(board: PeopleMap, key: str) -> QPoint:
    assert board.board is not None
    person = board.bench.plan.stakeholders[key]
    return board.to_widget(QPointF(*board.board.grid.place(person.interest or 0, person.power or 0))).toPoint()


def color_at(board: PeopleMap, at: QPoint) -> QColor:
    """The colour of a bubble's rim or ground, beside the letter in its middle."""
    return board.grab().toImage().pixelColor(at + QPoint(0, -3))


def test_moving_the_picture_paints_only_what_comes_into_sight(qtbot: QtBot, board: PeopleMap) -> None:
    before = board.tiles.painted
    qtbot.mousePress(board, Qt.MouseButton.MiddleButton, pos=QPoint(400, 300))
    qtbot.mouseMove(board, QPoint(380, 290))
    qtbot.mouseRelease(board, Qt.MouseButton.MiddleButton, pos=QPoint(380, 290))
    board.repaint()
    assert board.tiles.painted - before <= 4
    assert board.key_at(QPointF(place_of(board, "alone"))) == "alone"


def test_a_zoom_stretches_what_is_painted_and_paints_sharply_when_it_rests(qtbot: QtBot, board: PeopleMap) -> None:
    pieces, under = board.tiles.painted, place_of(board, "alone")
    for _turn in range(4):
        board.zoom_at(QPointF(under), 1.1)
        board.repaint()
        assert board.key_at(QPointF(under)) == "alone"
    assert board.tiles.painted == pieces
    assert board.zoom > 1.4
    qtbot.waitUntil(lambda: board.zoom == 1)
    board.repaint()
    assert board.scale > 1.4
    assert board.tiles.painted > pieces
    assert (place_of(board, "alone") - under).manhattanLength() <= 2
    board.fit()
    assert place_of(board, "alone") == under


def test_another_theme_paints_everything_anew(board: PeopleMap) -> None:
    corner = QPoint(board.width() // 2, 60)
    light = board.grab().toImage().pixelColor(corner)
    board.bench.look.choose("dark")
    assert board.grab().toImage().pixelColor(corner).lightness() < light.lightness() - 80


def test_a_dragged_person_is_lifted_off_the_picture_and_stands_where_it_would_be_dropped(
    qtbot: QtBot, board: PeopleMap
) -> None:
    assert board.board is not None
    start = place_of(board, "alone")
    end = board.to_widget(QPointF(*board.board.grid.place(4.6, 1.4))).toPoint()
    there, ground = color_at(board, start), color_at(board, start - QPoint(60, 0))
    assert there != ground
    qtbot.mousePress(board, Qt.MouseButton.LeftButton, pos=start)
    for part in (0.3, 0.7, 1.0):
        qtbot.mouseMove(board, start + (end - start) * part)
    assert color_at(board, start) == ground
    assert color_at(board, end) == there
    qtbot.keyClick(board, Qt.Key.Key_Escape)
    assert color_at(board, start) != ground
    qtbot.mouseRelease(board, Qt.MouseButton.LeftButton, pos=end)
    assert board.bench.plan.stakeholders["alone"].power == 4.6


def test_a_step_of_a_drag_paints_a_small_part_and_no_piece_anew(qtbot: QtBot, board: PeopleMap) -> None:
    assert board.board is not None
    at = QPointF(*board.board.grid.place(4.6, 4.6))
    board.drag_began("alone", at)
    board.drag_moved("alone", at)
    board.repaint()
    before = board.tiles.painted
    for step in range(20):
        board.drag_moved("alone", at - QPointF(step * 7, step * 5))
        assert board._preview.part.width() * board._preview.part.height() < 0.1 * board.width() * board.height()
        board.repaint()
    assert board.tiles.painted == before
    board.drag_ended("alone", at, False)


def test_an_edit_and_a_selection_show_at_once(board: PeopleMap) -> None:
    project = board.bench.desk.project
    assert project is not None
    start = place_of(board, "alone")
    before = board.grab().toImage().copy(start.x() - 30, start.y() - 30, 60, 60)
    board.bench.desk.select("alone")
    assert board.grab().toImage().copy(start.x() - 30, start.y() - 30, 60, 60) != before
    with board.bench.desk.edit("Move") as edit:
        edit.set(board.bench.plan.stakeholders["alone"], power=1.0)
    assert board.key_at(QPointF(start)) == ""
    assert board.key_at(QPointF(place_of(board, "alone"))) != ""


def test_the_thing_under_the_pointer_is_the_topmost_shape_as_a_search_through_all_of_them_finds_it(
    board: PeopleMap,
) -> None:
    chance = random.Random(1)
    for _n in range(400):
        x, y = chance.uniform(0, board.figure.width), chance.uniform(0, board.figure.height)
        assert board.index.at(x, y) == board.figure.at(x, y)
        assert board.index.tip_at(x, y) == board.figure.tip_at(x, y)
