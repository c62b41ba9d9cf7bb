"""Weights, scores and rounds that cannot be meant: the window says so where they are typed, and keeps nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from aiom_workbench.plan.assessment import Assessment, Rating
from aiom_workbench.plan.model_choice import Criterion
from aiom_workbench.project import Project
from tests.ui.asking import question, said
from ui.main_window import MainWindow
from ui.screens.assess_round import NewRound


@pytest.fixture
def window(window_on: Callable[[Project], MainWindow], project: Project) -> MainWindow:
    """One criterion with a weight, one without any to speak of, one round."""
    scores = {"centralized": 2, "decentralized": 4, "federated": 3}
    with project.edit("Begin") as edit:
        edit.add_values(Criterion, {"name": "Speed", "weight": 3} | scores, id="a")
        edit.add_values(Criterion, {"name": "Risk", "weight": 0} | scores, id="b")
        edit.add(Assessment, name="Baseline", taken_on=date(2026, 4, 22))
        edit.add_values(Rating, {"assessment": next(iter(edit.plan.assessments)).id, "component": "data"}, id="r")
    return window_on(project)


@pytest.mark.parametrize(
    ("screen", "thing", "field", "typed", "words"),
    [("model:criteria", "a", "weight", "-1", "Weight must be 0 or more"),
     ("model:criteria", "a", "federated", "6", "Federated must be from 1 to 5"),
     ("model:criteria", "a", "federated", "2.5", "Federated must be a whole number"),
     ("assess:ratings", "r", "now", "5", "must be from 1 to 4"),
     ("assess:assessments", "", "taken_on", "31 Feb 2026", "Taken on is no date")],
)  # fmt: skip
def test_a_table_says_what_does_not_fit_and_keeps_nothing(
    window: MainWindow, project: Project, screen: str, thing: str, field: str, typed: str, words: str
) -> None:
    window.show_screen(screen)
    table = window.screen_shown.view.table
    heard: list[str] = []
    table.refused.connect(heard.append)
    seq, row = project.seq, table.row_of(thing or next(iter(project.plan.assessments)).id)
    assert not table.setData(table.index(row, table.column_of(field)), typed)
    assert words in heard[0]
    assert project.seq == seq


@pytest.mark.parametrize(
    ("thing", "field", "typed"), [("a", "weight", "-1"), ("a", "federated", "6"), ("r", "now", "7")]
)
def test_the_inspector_says_it_beside_the_field(
    qtbot: QtBot, window: MainWindow, project: Project, thing: str, field: str, typed: str
) -> None:
    window.show_screen("model:criteria" if thing == "a" else "assess:ratings")
    window.bench.desk.select(thing)
    editor = window.inspector._form.editors[field]
    seq = project.seq
    line = editor if isinstance(editor, QLineEdit) else editor.findChild(QLineEdit)
    if line is None:
        pytest.skip("a scale that is clicked cannot be typed off")
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, typed)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert project.seq == seq
    assert line.property("wrong") == "true"


def test_dragging_the_last_weight_to_nothing_is_refused_in_words(window: MainWindow, project: Project) -> None:
    window.show_screen("model:choose")
    seq = project.seq
    window.screen_shown.view.options.weigh("a", 0)
    assert project.seq == seq
    assert project.plan.criteria["a"].weight == 3
    assert window.screen_shown.view.options.argument.criteria[0].weight == 3


def test_the_refusal_names_the_weights_and_what_to_do(qtbot: QtBot, window: MainWindow) -> None:
    window.show_screen("model:choose")
    window.screen_shown.view.options.weigh("a", 0)
    box = question(qtbot, window)
    assert "ould leave every criterion at weight 0" in said(box)
    assert "eave at least one above 0" in said(box)
    box.close()


def test_a_round_is_asked_for_its_day_wherever_it_is_added(qtbot: QtBot, window: MainWindow, project: Project) -> None:
    for screen in ("assess:profile", "assess:assessments"):
        window.show_screen(screen)
        window.add()
        dialog = window.findChild(NewRound)
        assert dialog is not None
        dialog.day.clear()
        dialog._on_start()
        assert "A round needs the day" in dialog.day_trouble.text()
        dialog.close()
        qtbot.waitUntil(lambda: window.findChild(NewRound) is None)
    assert len(project.plan.assessments) == 1
