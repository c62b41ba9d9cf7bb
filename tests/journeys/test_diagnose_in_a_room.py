"""A day in a room: from the first interview to a diagnosis that everybody has seen come about, and what follows from it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from aiom_workbench.analysis.findings import findings
from aiom_workbench.analysis.maturity import maturity
from aiom_workbench.plan.choices import COMPONENTS, QUESTIONS
from aiom_workbench.project import Project
from tests.conftest import Command
from ui.app import application
from ui.main_window import MainWindow
from ui.screens.assess_round import NewRound
from ui.screens.room_scoring import RoomScoring
from ui.shell import open_in
from ui.workbench import Workbench

DAY = date(2026, 12, 2)
LATER = date(2027, 6, 2)

VOTES = {
    "owner": ("s4 s4 s5 u1 u2 u2 m2 m3 m2", 2),
    "data": ("s3 s3 s4 u2 u2 u1", 2),
    "success": ("s2 s3 s2 u2 u2 u2 e1", 2),
    "pilot_scale": ("s1 s1 s2 u1 u1 u1", 1),
    "time_to_value": ("s3 s3 s3 u2 u2 u2", 2),
    "in_workflow": ("s4 s3 s4 u3 u3 u3", 3),
    "innovation_to_operations": ("s3 s3 s3 u3 u3 u3", 3),
    "governance_timing": ("s5 s4 s4 u3 u4 u4", 4),
}
LEVELS = {"people": (2, 3), "processes": (1, 3), "technology": (2, 2), "data": (2, 3), "governance": (2, 3)}


@pytest.fixture(scope="session")
def qapp() -> Any:
    return application()


@pytest.fixture
def plan_file(command: Command, tmp_path: Path) -> Path:
    command("new", "ostwall.aiom", "--sample", "first-workshop")
    return tmp_path / "ostwall.aiom"


@pytest.fixture
def sit_down(qtbot: QtBot, plan_file: Path) -> Iterator[Callable[[date], MainWindow]]:
    """Opens the file in the window on a day; the sitting before is over then."""
    made: list[MainWindow] = []

    def on(day: date) -> MainWindow:
        for before in made:
            before.close()
        window = MainWindow(Workbench(today=day, theme="light"))
        window.resize(1440, 900)
        made.append(window)
        with qtbot.waitExposed(window):
            window.show()
        open_in(window, Project.open(plan_file), "assess")
        return window

    yield on
    for window in made:
        window.close()
        window.deleteLater()


def test_diagnose_in_a_room(
    qtbot: QtBot, sit_down: Callable[[date], MainWindow], plan_file: Path, command: Command
) -> None:
    window = sit_down(DAY)
    date_the_round(qtbot, window)
    interview_the_sponsor(qtbot, window)
    score_the_eight_questions(qtbot, window)
    read_the_levels(qtbot, window)
    take_the_pulse(qtbot, window)
    the_profile_says_what_holds_them_back(window)
    raise_something_from_each_gap_and_low_answer(window)
    window.close()
    the_command_line_says_the_same(command, plan_file)
    the_documents_have_it(command, plan_file)
    half_a_year_later_the_next_round_says_what_moved(qtbot, sit_down(LATER))


def date_the_round(qtbot: QtBot, window: MainWindow) -> None:
    """The consultant finds a round without a date, is told so in place, and types today."""
    bar = view_of(window, "profile").bar
    assert "no date" in bar.trouble.text()
    qtbot.keyClicks(bar.day, "today")
    qtbot.keyClick(bar.day, Qt.Key.Key_Return)
    assert window.bench.plan.assessments["a-1"].taken_on == DAY


def interview_the_sponsor(qtbot: QtBot, window: MainWindow) -> None:
    """Three lines while the sponsor talks: two to a question of the guide, one with tags of its own."""
    line = view_of(window, "interviews").capture.line
    line.setFocus()
    for keys, said in (
        ([Qt.Key.Key_Down], "Delivered parcels per tour, and nobody has the figure."),
        ([Qt.Key.Key_Down], "Delivery notes should have been stopped in summer."),
        ([], "#owner #people Three depots name three owners."),
    ):
        for key in keys:
            qtbot.keyClick(line, key)
        qtbot.keyClicks(line, said)
        qtbot.keyClick(line, Qt.Key.Key_Return)
    kept = list(window.bench.plan.evidence)
    assert [entry.about for entry in kept] == [("success",), ("pilot_scale",), ("owner", "people")]


def score_the_eight_questions(qtbot: QtBot, window: MainWindow) -> None:
    """Silent votes, the reveal, one agreed value each: one edit a question."""
    project = window.bench.desk.project
    assert project is not None
    qtbot.mouseClick(view_of(window, "questions").bar.room, Qt.MouseButton.LeftButton)
    room = window.findChild(RoomScoring)
    assert room is not None
    for question in QUESTIONS:
        assert room.topic == question.key
        votes, agreed = VOTES[question.key]
        before = project.seq
        qtbot.keyClicks(room.line, votes)
        qtbot.keyClick(room.line, Qt.Key.Key_Return)
        qtbot.keyClick(room.line, Qt.Key.Key_Return)
        qtbot.keyClick(room, str(agreed))
        qtbot.keyClick(room, Qt.Key.Key_Return)
        assert project.seq == before + 1
    qtbot.keyClick(room, Qt.Key.Key_Escape)
    assert maturity(project.plan).perception_gaps["owner"] == 2.67
    assert maturity(project.plan).questions_mean == 2.38


def read_the_levels(qtbot: QtBot, window: MainWindow) -> None:
    """Five components by keys: a digit for the level now, Shift and a digit for the target, down for the next."""
    view = view_of(window, "levels")
    view.setFocus()
    for component in COMPONENTS:
        now, target = LEVELS[component.key]
        qtbot.keyClick(view, str(now))
        qtbot.keyClick(view, str(target), Qt.KeyboardModifier.ShiftModifier)
        qtbot.keyClick(view, Qt.Key.Key_Down)
    assert {key: (c.now, c.target) for key, c in maturity(window.bench.plan).components.items()} == LEVELS


def take_the_pulse(qtbot: QtBot, window: MainWindow) -> None:
    """Twelve digits."""
    view = view_of(window, "pulse-board")
    qtbot.waitUntil(view.board.hasFocus)
    qtbot.keyClicks(view.board, "432211332233")
    assert view.mean.text() == "2.4"


def the_profile_says_what_holds_them_back(window: MainWindow) -> None:
    view = view_of(window, "profile")
    assert view.radar.said.text() == "Held back by processes: level 1 of 4, where the plan needs 3."


def raise_something_from_each_gap_and_low_answer(window: MainWindow) -> None:
    """Each low answer becomes an action and each gap a milestone; the open points about them are gone."""
    plan = window.bench.desk.plan
    loose = [point for point in findings(plan, DAY) if point.rule == "gap-without-action"]
    assert len(loose) == 4 + 5
    for card in view_of(window, "questions").cards.values():
        if card.answer is not None and (card.answer.score or 5) <= 2:
            next(a for a in card.raises.menu().actions() if a.data() == "action").trigger()
    view = view_of(window, "levels")
    for key, (now, target) in LEVELS.items():
        view.show_component(key)
        if target > now:
            next(a for a in view.raises.menu().actions() if a.data() == "milestone").trigger()
    assert not [point for point in findings(window.bench.desk.plan, DAY) if point.rule == "gap-without-action"]


def the_command_line_says_the_same(command: Command, plan_file: Path) -> None:
    code, out, _err = command("analyse", plan_file, "--json", "--today", DAY.isoformat())
    found = json.loads(out)["maturity"]
    assert code == 0
    assert (found["level_now"], found["weakest"], found["questions_mean"], found["pulse"]) == (
        1,
        ["processes"],
        2.38,
        2.42,
    )


def the_documents_have_it(command: Command, plan_file: Path) -> None:
    """The client's tracker has an Assessment sheet with every level and answer, and no vote."""
    from openpyxl import load_workbook

    code, _out, err = command("export", "excel", plan_file, "-o", "tracker.xlsx", "--audience", "client")
    assert code == 0, err
    sheet = load_workbook("tracker.xlsx")["Assessment"]
    written = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None)
    for label in (*(c.label for c in COMPONENTS), *(q.label for q in QUESTIONS)):
        assert label in written
    assert "Three depots name three owners." not in written


def half_a_year_later_the_next_round_says_what_moved(qtbot: QtBot, window: MainWindow) -> None:
    """A new round begins where the last one stood; one component rises, and the profile tells it."""
    view = view_of(window, "profile")
    window.screen_shown.add_first()
    dialog = window.findChild(NewRound)
    assert dialog is not None
    dialog.name.clear()
    qtbot.keyClicks(dialog.name, "Half-year review")
    start = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Start the round")
    qtbot.mouseClick(start, Qt.MouseButton.LeftButton)
    levels = view_of(window, "levels")
    levels.show_component("processes")
    qtbot.mouseClick(levels.levels[2].now, Qt.MouseButton.LeftButton)
    view = view_of(window, "profile")
    qtbot.waitUntil(lambda: "Processes rose from 1 to 2." in texts(view))
    assert view.radar.said.text() == "All five components stand at level 2 of 4."


def view_of(window: MainWindow, name: str) -> Any:
    window.show_screen(f"assess:{name}")
    return window.screen_shown.view


def texts(widget: QWidget) -> list[str]:
    return [
        str(w.property("text")) for w in widget.findChildren(QWidget) if w.isVisibleTo(widget) and w.property("text")
    ]
