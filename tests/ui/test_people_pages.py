"""Engagement, sponsors, contacts, claims and groups, as hands and keys use them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from aiom_workbench.plan.people import Group, Impact, Interaction, Stakeholder
from aiom_workbench.project import Project
from aiom_workbench.report.figure import Figure, Text
from aiom_workbench.report.figures.engagement_board import column_middle
from aiom_workbench.report.figures.people_lists import sponsor_gaps
from tests.aiom_workbench.report.test_people_grid import overlapping
from ui.main_window import MainWindow
from ui.screens.groups_page import GroupsView
from ui.screens.people_pages import PeoplePage

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(window_on: Callable[[Project], MainWindow], project: Project) -> MainWindow:
    """The window on three people and two groups, one within the other."""
    with project.edit("Begin") as edit:
        edit.add_values(Group, {"name": "Operations", "headcount": 30, "awareness": 4, "desire": 2, "basis": "survey",
                                "respondents": 12, "assessed_on": date(2026, 11, 2)}, id="ops")  # fmt: skip
        edit.add_values(Group, {"name": "Labs", "headcount": 12, "parent": "ops"}, id="labs")
        edit.add_values(Impact, {"group": "ops", "aspect": "process", "degree": 3, "before": "By hand"}, id="im")
        edit.add_values(Stakeholder, {
            "name": "CFO", "code_name": "Heron", "category": "executive_sponsor", "power": 5, "legitimacy": 4, "urgency": 2,
            "engagement_now": "resistant", "engagement_desired": "supportive", "next_contact_on": date(2026, 11, 20),
        }, id="cfo")  # fmt: skip
        edit.add_values(Stakeholder, {"name": "CIO", "power": 4, "interest": 2}, id="cio")
        edit.add_values(Stakeholder, {"name": "Lab lead", "group": "labs", "category": "change_champion"}, id="lab")
        edit.add_values(Interaction, {"stakeholder": "lab", "on": date(2026, 11, 1), "summary": "Met",
                                      "next_step": "Send the plan", "next_on": date(2026, 12, 1)}, id="ia")  # fmt: skip
    return window_on(project)


def page(window: MainWindow, view: str) -> PeoplePage:
    """A page of the People screen, shown."""
    window.show_screen(f"people:{view}")
    shown = window.screen_shown.view
    assert isinstance(shown, PeoplePage)
    shown.canvas.setFocus()
    return shown


def words(figure: Figure) -> str:
    """Everything that is written in a picture."""
    return "\n".join(shape.text for shape in figure.shapes if isinstance(shape, Text))


def middle_of(figure: Figure, key: str) -> QPoint:
    """A place on a thing's name."""
    found = next(s for s in figure.shapes if isinstance(s, Text) and s.key == key)
    return QPoint(round(found.x) + 4, round(found.y) - 4)


def press_at(qtbot: QtBot, shown: PeoplePage, key: str) -> None:
    """Click a thing's row."""
    qtbot.mouseClick(shown.canvas, LEFT, pos=middle_of(shown.canvas.figure, key))


def test_keys_say_where_somebody_stands_and_where_they_should(qtbot: QtBot, window: MainWindow) -> None:
    shown = page(window, "engagement")
    press_at(qtbot, shown, "cio")
    qtbot.keyClick(shown.canvas, Qt.Key.Key_3)
    qtbot.keyClick(shown.canvas, Qt.Key.Key_Dollar, Qt.KeyboardModifier.ShiftModifier)
    cio = window.bench.plan.stakeholders["cio"]
    assert (cio.engagement_now, cio.engagement_desired) == ("neutral", "supportive")
    assert "1 step to go" in words(shown.canvas.figure)


def test_a_dot_dragged_to_another_column_is_one_edit(qtbot: QtBot, window: MainWindow) -> None:
    shown = page(window, "engagement")
    project = window.bench.desk.project
    assert project is not None
    before, wide = project.seq, shown.canvas.figure.width
    y = middle_of(shown.canvas.figure, "cfo").y()
    start = QPoint(round(column_middle("resistant", wide)), y)
    end = QPoint(round(column_middle("neutral", wide)), y)
    qtbot.mousePress(shown.canvas, LEFT, pos=start)
    qtbot.mouseMove(shown.canvas, (start + end) / 2)
    qtbot.mouseMove(shown.canvas, end)
    qtbot.mouseRelease(shown.canvas, LEFT, pos=end)
    assert window.bench.plan.stakeholders["cfo"].engagement_now == "neutral"
    assert project.seq == before + 1


def test_the_coalition_names_what_is_missing_with_a_sponsor(window: MainWindow) -> None:
    shown = page(window, "sponsors")
    said = words(shown.canvas.figure)
    assert "With a gap · 1" in said
    cfo = window.bench.plan.stakeholders["cfo"]
    assert sponsor_gaps(window.bench.plan, cfo) == (
        "opposed for now, needed supportive", "nothing asked yet", "nobody keeps in touch",
    )  # fmt: skip


def test_overdue_contacts_stand_first_and_the_powerful_without_a_date_are_named(
    qtbot: QtBot, window: MainWindow
) -> None:
    shown = page(window, "contacts")
    said = words(shown.canvas.figure)
    assert (
        said.index("Overdue · 1") < said.index("In the next two weeks · 1") < said.index("No date, though powerful · 1")
    )
    assert "Send the plan" in said
    press_at(qtbot, shown, "cfo")
    shown.add("interactions")
    made = window.bench.desk.selected_things[0]
    assert isinstance(made, Interaction)
    assert (made.stakeholder, made.on) == ("cfo", date(2026, 11, 25))


def test_claims_are_said_in_kind_words_and_the_unset_are_not_assessed(window: MainWindow) -> None:
    said = words(page(window, "claims").canvas.figure)
    assert "Can act, with a fair claim · 1" in said
    assert "Not assessed · 2" in said
    assert "dominant" not in said.lower()


def test_groups_stand_on_their_tree_and_a_digit_sets_a_degree(qtbot: QtBot, window: MainWindow) -> None:
    shown = page(window, "groups")
    assert isinstance(shown, GroupsView)
    press_at(qtbot, shown, "im")
    assert shown.impact_form.isVisible()
    qtbot.keyClick(shown.canvas, Qt.Key.Key_5)
    assert window.bench.plan.impacts["im"].degree == 5
    qtbot.keyClick(shown.canvas, Qt.Key.Key_Right)
    qtbot.keyClick(shown.canvas, Qt.Key.Key_2)
    made = next(i for i in window.bench.plan.impacts if i.id != "im")
    assert (made.group, made.aspect, made.degree) == ("ops", "systems", 2)


def test_readiness_says_the_basis_behind_a_score_and_a_blank_is_not_assessed(window: MainWindow) -> None:
    shown = page(window, "groups")
    assert isinstance(shown, GroupsView)
    shown.show_what("readiness")
    said = words(shown.canvas.figure)
    assert "Desire" in said
    assert "Survey, n = 12, 2 Nov 2026" in said
    assert "Not assessed" in said
    assert "2 groups, 30 people at the top level; 1 assessed, by 12 respondents" in shown.card.said.text()


@pytest.mark.parametrize("view", ["engagement", "sponsors", "contacts", "claims"])
def test_the_client_view_shows_none_of_it(view: str, window: MainWindow) -> None:
    shown = page(window, view)
    window.show_audience("client")
    assert shown.is_closed
    assert not shown.canvas.isVisible()


def test_code_names_replace_names_on_every_screen(window: MainWindow) -> None:
    window.ask("view.code_names")
    for view in ("engagement", "sponsors", "contacts", "claims"):
        said = words(page(window, view).canvas.figure)
        assert "CFO" not in said
        assert "Heron" in said
    window.show_screen("people:grid")
    assert "CFO" not in words(window.screen_shown.view.figure_view().figure)  # type: ignore[union-attr]
    assert window.bench.desk.plan.stakeholders["cfo"].name == "CFO"
    window.ask("view.code_names")
    assert "CFO" in words(page(window, "contacts").canvas.figure)


@pytest.mark.parametrize("width", [620, 760, 979, 980, 1400])
def test_no_two_texts_of_a_page_overlap_however_narrow(width: int, window: MainWindow) -> None:
    shown = page(window, "groups")
    assert isinstance(shown, GroupsView)
    for what in ("impacts", "readiness"):
        shown.show_what(what)
        assert not overlapping(shown.figure_for(width))
    for view in ("engagement", "sponsors", "contacts", "claims"):
        assert not overlapping(page(window, view).figure_for(width)), view
