"""The one-figure pages: the case board under a hand, phases and trends of the sample."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from aiom_workbench.interchange.samples import write_sample
from aiom_workbench.plan.use_cases import UseCase
from aiom_workbench.project import Project
from aiom_workbench.report.figure import Rect
from aiom_workbench.report.figures.case_board import columns_in
from ui.main_window import MainWindow
from ui.screens.pages import CaseBoardView, FigurePage

WindowOn = Callable[[Project], MainWindow]


def test_a_card_dragged_to_a_stage_enters_it_on_that_day_in_one_edit(
    qtbot: QtBot, window_on: WindowOn, project: Project
) -> None:
    with project.edit("Add") as edit:
        edit.add_values(UseCase, {"name": "Coding assistant", "stage": "intake"}, id="uc")
    window = window_on(project)
    window.show_screen("use-cases:board")
    view = window.screen_shown.view
    assert isinstance(view, CaseBoardView)
    board = view.figure_view()
    card = next(s for s in board.figure.shapes if isinstance(s, Rect) and s.key == "uc")
    start = board.to_widget(QPointF(card.x + 40, card.y + 40)).toPoint()
    columns = columns_in(project.plan, board.figure.width)
    end = board.to_widget(QPointF(columns.wide * 1.5, card.y + 60)).toPoint()
    before = project.seq
    qtbot.mousePress(board, Qt.MouseButton.LeftButton, pos=start)
    for step in (1, 2, 3):
        qtbot.mouseMove(board, start + (end - start) * step / 3)
    qtbot.mouseRelease(board, Qt.MouseButton.LeftButton, pos=end)
    case = project.plan.use_cases["uc"]
    assert (case.stage, case.feasibility_on) == ("feasibility", window.bench.desk.today)
    assert (project.seq, project.undo_label) == (before + 1, "Move Coding assistant to feasibility")


@pytest.mark.parametrize("screen", ["use-cases:board", "roadmap:phases", "measures:cards"])
def test_each_page_shows_the_sample_s_things_and_is_named(
    qtbot: QtBot, window_on: WindowOn, project: Project, screen: str
) -> None:
    write_sample(project, "meridian", date(2026, 11, 25))
    window = window_on(project)
    window.show_screen(screen)
    view = window.screen_shown.view
    assert isinstance(view, FigurePage)
    shown = list(view.figure_view().figure.keys())
    keys = [key for key in shown if project.plan.find(key)]
    assert len(keys) >= 8
    assert view.figure_view().accessibleName()
