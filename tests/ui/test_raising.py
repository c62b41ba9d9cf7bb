"""From every kind of gap to every kind of thing, in one action, and back along the thread from both ends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from aiom_workbench.plan.assessment import Answer, Assessment, Evidence, Rating, Sign
from aiom_workbench.plan.engagement import Theme
from aiom_workbench.plan.log import LogEntry
from aiom_workbench.plan.use_cases import UseCase
from aiom_workbench.project import Project
from aiom_workbench.project.raising import KINDS
from ui.inspector import LinkRow
from ui.main_window import MainWindow

SOURCES = {
    "answer": ("assess:questions", "ans"), "rating": ("assess:levels", "rat"), "sign": ("assess:sign-board", "sig"),
    "evidence": ("assess:interviews", "evi"), "use case": ("use-cases:register", "uc"), "log entry": ("log:register", "late"),
}  # fmt: skip


@pytest.fixture
def window(window_on: Callable[[Project], MainWindow], project: Project) -> MainWindow:
    """One of everything that something can be raised from."""
    with project.edit("Begin") as edit:
        first = edit.add_values(Assessment, {"name": "Baseline", "taken_on": date(2026, 4, 22)}, id="round").id
        edit.add_values(Answer, {"assessment": first, "question": "owner", "score": 1, "answer": "Nobody"}, id="ans")
        edit.add_values(Rating, {"assessment": first, "component": "data", "now": 1, "target": 3}, id="rat")
        edit.add_values(Sign, {"assessment": first, "sign": "silos", "observed": True}, id="sig")
        edit.add_values(Evidence, {"quote": "Three lists", "about": ("owner",)}, id="evi")
        edit.add_values(Theme, {"name": "Cost"}, id="cost")
        edit.add_values(UseCase, {"name": "Drafting", "theme": "cost"}, id="uc")
        edit.add_values(LogEntry, {"title": "Late", "kind": "risk", "use_case": "uc"}, id="late")
    return window_on(project)


def inspector_raise(window: MainWindow) -> QPushButton:
    return next(b for b in window.inspector.findChildren(QPushButton) if b.text() == "Raise from here")


@pytest.mark.parametrize("kind", [kind.key for kind in KINDS])
@pytest.mark.parametrize("source", SOURCES)
def test_it_is_raised_in_one_action_and_the_thread_is_clicked_at_both_ends(
    qtbot: QtBot, window: MainWindow, project: Project, source: str, kind: str
) -> None:
    screen, source_id = SOURCES[source]
    window.show_screen(screen)
    window.bench.desk.select(source_id)
    seq = project.seq
    next(a for a in inspector_raise(window).menu().actions() if a.data() == kind).trigger()
    assert project.seq == seq + 1
    made = window.bench.desk.selected_things[0]
    assert made.raised_from == source_id  # type: ignore[attr-defined]
    window.bench.desk.go_to(made.id)
    assert window.screen_shown.place.name != "assess"
    for end, other in ((made.id, source_id), (source_id, made.id)):
        assert window.bench.desk.selection == (end,)
        link = next(link for link in window.inspector.findChildren(LinkRow) if link.thing_id == other)
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
        assert window.bench.desk.selection == (other,)


def test_what_is_raised_from_a_use_case_serves_it(window: MainWindow, project: Project) -> None:
    for source in ("uc", "late"):
        window.bench.desk.select(source)
        next(a for a in inspector_raise(window).menu().actions() if a.data() == "milestone").trigger()
        made = window.bench.desk.selected_things[0]
        assert made.use_case == "uc"  # type: ignore[attr-defined]
    window.bench.desk.select("uc")
    next(a for a in inspector_raise(window).menu().actions() if a.data() == "use_case").trigger()
    assert window.bench.desk.selected_things[0].theme == "cost"  # type: ignore[attr-defined]


def test_nothing_is_raised_before_a_client_nor_from_what_answers_nothing(window: MainWindow) -> None:
    window.bench.desk.select("cost")
    assert not [b for b in window.inspector.findChildren(QPushButton) if b.text() == "Raise from here"]
    window.bench.desk.show_audience("client")
    window.bench.desk.select("uc")
    assert not [b for b in window.inspector.findChildren(QPushButton) if b.text() == "Raise from here"]
