"""The filter by theme: chosen once, it holds on every screen, says so, and is gone with one click."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from aiom_workbench.analysis.rounds import suggestion_in_words, suggestions
from aiom_workbench.analysis.schedule import schedule
from aiom_workbench.plan.assessment import Evidence
from aiom_workbench.plan.engagement import Theme
from aiom_workbench.plan.log import LogEntry
from aiom_workbench.plan.measures import Kpi
from aiom_workbench.plan.roadmap import Dependency, Milestone
from aiom_workbench.plan.use_cases import UseCase
from aiom_workbench.project import Project
from tests.ui.conftest import TODAY
from ui.main_window import MainWindow


@pytest.fixture
def window(window_on: Callable[[Project], MainWindow], project: Project) -> MainWindow:
    """Two themes: cost has a case with its measure, milestone and risk; care has a case; a third case has none."""
    with project.edit("Begin") as edit:
        edit.add_values(Theme, {"name": "Cost"}, id="cost")
        edit.add_values(Theme, {"name": "Care"}, id="care")
        for key, theme in (("u1", "cost"), ("u2", "care"), ("u3", None)):
            edit.add_values(UseCase, {"name": f"Case {key}", "theme": theme, "stage": "feasibility"}, id=key)
        edit.add_values(Milestone, {"name": "Far off", "duration_days": 30, "kind": "task"}, id="m0")
        edit.add_values(Milestone, {"name": "Go live", "use_case": "u1", "duration_days": 2, "kind": "task"}, id="m1")
        edit.add_values(Milestone, {"name": "Other", "use_case": "u2", "duration_days": 90, "kind": "task"}, id="m2")
        edit.add_values(Dependency, {"predecessor": "m0", "successor": "m1", "kind": "FS"}, id="d1")
        edit.add_values(Dependency, {"predecessor": "m1", "successor": "m2", "kind": "FS"}, id="d2")
        edit.add_values(Kpi, {"name": "Hours saved", "use_case": "u1"}, id="k1")
        edit.add_values(LogEntry, {"title": "Late", "milestone": "m1", "kind": "risk"}, id="l1")
        edit.add_values(LogEntry, {"title": "Elsewhere", "kind": "risk"}, id="l2")
    return window_on(project)


def choose(window: MainWindow, name: str) -> None:
    """Choose a theme in the status bar's menu, as with the mouse."""
    menu = window.status.themes.menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == name).trigger()


def test_one_choice_narrows_every_screen_and_one_click_ends_it(qtbot: QtBot, window: MainWindow) -> None:
    shown = {
        "use-cases:register": ["u1"],
        "roadmap:table": ["m0", "m1"],
        "log:register": ["l1"],
        "measures:register": ["k1"],
    }
    for screen in shown:
        window.show_screen(screen)
    choose(window, "Cost")
    for screen, ids in shown.items():
        window.show_screen(screen)
        table = window.screen_shown.view.table
        assert [table.thing_at(row).id for row in range(table.rowCount())] == ids
        assert window.screen_shown.chip.isVisible()
        assert window.screen_shown.chip.said.whole == "Only what serves “Cost”"
    assert window.screen_shown.chip.count.text() == "1 of 1 measures"
    qtbot.mouseClick(window.screen_shown.chip.off, Qt.MouseButton.LeftButton)
    for screen in shown:
        window.show_screen(screen)
        assert not window.screen_shown.chip.isVisible()
    assert window.status.themes.text() == "All strategic themes  ▾"


def test_themes_are_offered_by_an_action_too(window: MainWindow) -> None:
    window.ask("view.themes")
    menu = window.status.themes.menu()
    assert menu.isVisible()
    assert [action.text() for action in menu.actions()] == ["All strategic themes", "Cost", "Care"]
    menu.close()


def test_dates_stay_those_of_the_whole_roadmap(window: MainWindow) -> None:
    desk = window.bench.desk
    before = schedule(desk.plan, TODAY)
    choose(window, "Care")
    choose(window, "Cost")
    assert {*desk.themes} == {"cost", "care"}
    choose(window, "Care")
    assert "m2" not in desk.shown.milestones
    assert schedule(desk.shown, TODAY) == before


def test_evidence_stays_beside_the_score_it_supports(window: MainWindow, project: Project) -> None:
    with project.edit("Hear") as edit:
        edit.add_values(Evidence, {"quote": "Three lists", "about": ("owner",)}, id="e1")
        edit.add_values(Evidence, {"quote": "It saves an hour", "about": ("u1",)}, id="e2")
        edit.add_values(Evidence, {"quote": "It costs one", "about": ("u2",)}, id="e3")
    choose(window, "Cost")
    assert window.bench.plan.evidence.ids() == ("e1", "e2")


def test_the_two_questions_that_answer_themselves_look_at_the_whole_portfolio(
    window: MainWindow, project: Project
) -> None:
    with project.edit("Pilots") as edit:
        for key, scaled in (("u1", None), ("u2", date(2026, 9, 1)), ("u3", None)):
            case = project.plan.use_cases[key]
            edit.set(case, pilot_started_on=date(2026, 3, 1), scaled_on=scaled)
    before = suggestions(window.bench.plan, TODAY), suggestion_in_words(window.bench.plan, "pilot_scale", TODAY)
    choose(window, "Cost")
    assert before == (
        suggestions(window.bench.plan, TODAY), suggestion_in_words(window.bench.plan, "pilot_scale", TODAY))  # fmt: skip


def test_open_points_are_those_of_the_whole_plan(window: MainWindow) -> None:
    window.count_points()
    before = window.bench.open_points
    choose(window, "Cost")
    window.count_points()
    assert window.bench.open_points == before


def test_what_is_made_while_a_theme_is_chosen_serves_it_or_ends_the_filter(qtbot: QtBot, window: MainWindow) -> None:
    choose(window, "Cost")
    window.show_screen("use-cases:register")
    window.add()
    window.finish_editing()
    made = window.bench.desk.selection[0]
    assert window.bench.desk.plan.use_cases[made].theme == "cost"
    assert window.bench.desk.themes
    window.show_screen("log:register")
    window.add()
    window.finish_editing()
    assert not window.bench.desk.themes
    assert window.bench.desk.selection[0] in window.bench.desk.shown.log


def test_going_to_something_hidden_shows_everything_again(window: MainWindow) -> None:
    choose(window, "Cost")
    window.bench.desk.go_to("l2")
    assert not window.bench.desk.themes
    assert window.screen_shown.place.name == "log"


def test_a_case_that_loses_its_theme_leaves_the_table_and_undo_brings_it_back(window: MainWindow) -> None:
    choose(window, "Cost")
    window.show_screen("use-cases:register")
    table, desk = window.screen_shown.view.table, window.bench.desk
    with desk.edit("Clear") as edit:
        edit.set(desk.plan.use_cases["u1"], theme=None)
    assert not window.screen_shown.view.table.rowCount()
    desk.undo()
    assert [table.thing_at(row).id for row in range(table.rowCount())] == ["u1"]


def test_a_screen_where_nothing_serves_the_theme_says_so_and_offers_the_way_out(
    qtbot: QtBot, window: MainWindow
) -> None:
    choose(window, "Care")
    window.show_screen("measures:register")
    said = [b for b in window.screen_shown.findChildren(QPushButton) if b.isVisible() and b.text() == "Show everything"]
    assert len(said) == 2
    qtbot.mouseClick(next(b for b in said if b is not window.screen_shown.chip.off), Qt.MouseButton.LeftButton)
    assert window.screen_shown.view.table.rowCount() == 1


def test_every_screen_can_be_shown_with_a_theme_chosen(window: MainWindow) -> None:
    from ui.screens import PLACES

    choose(window, "Cost")
    for place in PLACES:
        for view in place.spec().views:
            window.show_screen(f"{place.name}:{view.name}")
            assert window.screen_shown.chip.isVisible()
