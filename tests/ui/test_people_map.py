"""The power/interest grid under a real hand: dragging, nudging, choosing, and what is written."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from aiom_workbench.plan.people import Influence, Stakeholder
from aiom_workbench.project import Project
from aiom_workbench.report.figure import Mark, Text
from aiom_workbench.report.figures.people_board import focus_key
from tests.aiom_workbench.report.test_people_grid import crowd, overlapping
from ui.main_window import MainWindow
from ui.screens.people_map import PeopleMap

WindowOn = Callable[[Project], MainWindow]


@pytest.fixture
def people(project: Project) -> Project:
    with project.edit("Add") as edit:
        edit.add_values(Stakeholder, {"name": "CEO", "power": 5, "interest": 3.4}, id="ceo")
        edit.add_values(Stakeholder, {"name": "CFO", "power": 4, "interest": 2}, id="cfo")
        edit.add_values(Stakeholder, {"name": "Head of Data Office"}, id="data")
    return project


def shown(window: MainWindow, view: str = "people:grid") -> PeopleMap:
    window.show_screen(view)
    found = window.screen_shown.view.map  # type: ignore[attr-defined]
    return found  # type: ignore[no-any-return]


def at_person(board: PeopleMap, key: str) -> QPoint:
    """The place of a person's bubble or chip in the widget."""
    marks = [s for s in board.figure.shapes if s.key == key and hasattr(s, "size") and hasattr(s, "family")]
    return board.to_widget(QPointF(marks[0].x, marks[0].y)).toPoint()  # type: ignore[union-attr]


def at_values(board: PeopleMap, interest: float, power: float) -> QPoint:
    assert board.board is not None
    return board.to_widget(QPointF(*board.board.grid.place(interest, power))).toPoint()


def drag(qtbot: QtBot, board: PeopleMap, start: QPoint, end: QPoint) -> None:
    qtbot.mousePress(board, Qt.MouseButton.LeftButton, pos=start)
    for step in (1, 2, 3, 4):
        qtbot.mouseMove(board, start + (end - start) * step / 4)
    qtbot.mouseRelease(board, Qt.MouseButton.LeftButton, pos=end)


def test_a_person_is_dragged_from_the_tray_to_a_place_in_one_edit(
    qtbot: QtBot, window_on: WindowOn, people: Project
) -> None:
    board = shown(window_on(people))
    before = people.seq
    drag(qtbot, board, at_person(board, "data"), at_values(board, 4.0, 3.6))
    person = people.plan.stakeholders["data"]
    assert (person.interest, person.power) == (4.0, 3.6)
    assert people.seq == before + 1
    assert people.undo_label == "Move Head of Data Office to “manage closely”"


def test_a_drop_in_the_tray_takes_a_person_off_the_grid_and_undo_brings_it_back(
    qtbot: QtBot, window_on: WindowOn, people: Project
) -> None:
    board = shown(window_on(people))
    drag(qtbot, board, at_person(board, "cfo"), at_person(board, "data"))
    assert people.plan.stakeholders["cfo"].power is None
    people.undo()
    assert people.plan.stakeholders["cfo"].power == 4


def test_escape_cancels_a_drag_and_nothing_is_written(qtbot: QtBot, window_on: WindowOn, people: Project) -> None:
    board = shown(window_on(people))
    before = people.seq
    start, end = at_person(board, "cfo"), at_values(board, 4.5, 4.5)
    qtbot.mousePress(board, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(board, (start + end) / 2)
    qtbot.mouseMove(board, end)
    qtbot.keyClick(board, Qt.Key.Key_Escape)
    qtbot.mouseRelease(board, Qt.MouseButton.LeftButton, pos=end)
    assert people.seq == before


def test_arrows_nudge_and_return_places_the_unplaced(qtbot: QtBot, window_on: WindowOn, people: Project) -> None:
    window = window_on(people)
    board = shown(window)
    window.bench.desk.select("cfo")
    qtbot.keyClick(board, Qt.Key.Key_Right)
    qtbot.keyClick(board, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    person = people.plan.stakeholders["cfo"]
    assert (person.interest, person.power) == (2.1, 4.5)
    window.bench.desk.select("data")
    qtbot.keyClick(board, Qt.Key.Key_Return)
    assert people.plan.stakeholders["data"].power == 3


def test_a_marquee_chooses_and_the_chosen_move_together_in_one_edit(
    qtbot: QtBot, window_on: WindowOn, people: Project
) -> None:
    window = window_on(people)
    board = shown(window)
    drag(qtbot, board, at_values(board, 1.5, 5), at_values(board, 3.9, 3.5))
    assert set(window.bench.desk.selection) == {"ceo", "cfo"}
    before = people.seq
    drag(qtbot, board, at_person(board, "cfo"), at_values(board, 2.6, 3.6))
    assert people.seq == before + 1
    ceo = people.plan.stakeholders["ceo"]
    assert (ceo.interest, ceo.power) == (4.0, 4.6)


def test_the_client_view_shows_nobody_s_power(window_on: WindowOn, people: Project) -> None:
    window = window_on(people)
    window.bench.desk.show_audience("client")
    board = shown(window)
    assert not board.isVisible()
    assert not [s for s in board.figure.shapes if isinstance(s, Text) and "manage" in s.text.lower() and "1" in s.text]
    window.copy_picture()
    assert window.toast.words.text() in ("Done", "There is no picture on this screen")


def test_a_filter_fades_the_others_and_keeps_their_place(window_on: WindowOn, people: Project) -> None:
    window = window_on(people)
    board = shown(window)
    window.screen_shown.view.set_filter("cfo")
    names = {shape.key for shape in board.figure.shapes if hasattr(shape, "text") and shape.key}
    assert "cfo" in names
    assert "ceo" not in names


def test_an_influence_is_drawn_from_person_to_person_once(qtbot: QtBot, window_on: WindowOn, people: Project) -> None:
    with people.edit("Add") as edit:
        edit.add(Influence, source="cfo", target="ceo")
        edit.add(Influence, source="ceo", target="data")
    network = shown(window_on(people), "people:network")
    for _twice in range(2):
        drag(qtbot, network, at_person(network, "data"), at_person(network, "cfo"))
    drawn = [i for i in people.plan.influences if (i.source, i.target) == ("data", "cfo")]
    assert len(drawn) == 1


@pytest.mark.parametrize(("size", "least"), [((1280, 720), 24), ((1920, 1080), 50)])
def test_no_two_texts_overlap_for_sixty_people_in_a_small_and_a_large_window(
    size: tuple[int, int], least: int, qtbot: QtBot, window_on: WindowOn, project: Project
) -> None:
    with project.edit("Add") as edit:
        for person in crowd(60):
            edit.add_values(Stakeholder, {"name": person.name, "power": person.power, "interest": person.interest,
                                          "category": person.role, "engagement_now": "resistant"}, id=person.id)  # fmt: skip
        for n in range(30):
            edit.add_values(Stakeholder, {"name": f"Process owner {n}"})
    window = window_on(project)
    window.resize(*size)
    board = shown(window)
    qtbot.waitUntil(lambda: board.board is not None and board.width() > size[0] * 0.6)
    named = {s.key for s in board.figure.shapes if isinstance(s, Text) and s.key.startswith("p")}
    assert len(named) >= least
    for chosen in ((), ("p7", "p8")):
        window.bench.desk.select(*chosen)
        assert not overlapping(board.figure)


def test_an_entry_of_the_legend_looks_at_its_people_and_again_at_all(
    qtbot: QtBot, window_on: WindowOn, people: Project
) -> None:
    with people.edit("Roles") as edit:
        edit.set(people.plan.stakeholders["ceo"], category="executive_sponsor", engagement_now="supportive")
        edit.set(people.plan.stakeholders["cfo"], category="partner", engagement_now="resistant")
    board = shown(window_on(people))

    def press(dimension: str, value: str) -> None:
        key = focus_key(dimension, value)
        (entry,) = [s for s in board.figure.shapes if isinstance(s, Mark) and s.key == key]
        qtbot.mouseClick(board, Qt.MouseButton.LeftButton, pos=board.to_widget(QPointF(entry.x, entry.y)).toPoint())

    def named() -> set[str]:
        return {s.text for s in board.figure.shapes if isinstance(s, Text) and s.key in people.plan.stakeholders}

    assert {"CEO", "CFO"} <= named()
    press("role", "partner")
    assert "CFO" in named()
    assert "CEO" not in named(), "who is not looked at keeps the place and loses the name"
    press("engagement", "supportive")
    assert "CEO" in named()
    assert "CFO" not in named()
    press("engagement", "supportive")
    assert {"CEO", "CFO"} <= named()
    press("role", "ai_expert")
    assert {"CEO", "CFO"} <= named(), "of nobody there is nothing to look at"
