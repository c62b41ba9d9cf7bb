"""The Gantt and its table under a real hand: moved, stretched, linked, typed; never adrift."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aiom_workbench.analysis.schedule import schedule
from aiom_workbench.plan.roadmap import Dependency, Milestone, Workstream
from aiom_workbench.project import Project
from aiom_workbench.report.roadmap_rows import Bond, Roadmap, Row, roadmap_rows
from ui.canvas.gantt import HEADER, Gantt
from ui.main_window import MainWindow
from ui.models.roadmap_table import FINISH, NAME, RoadmapTable
from ui.screens.roadmap_view import RoadmapView
from ui.theme import Look

WindowOn = Callable[[Project], MainWindow]
TODAY = date(2026, 11, 25)


@pytest.fixture
def roadmap(project: Project) -> Project:
    with project.edit("Add") as edit:
        edit.set(project.plan.engagement, start_on=date(2026, 11, 2))
        edit.add_values(Workstream, {"name": "People", "component": "people"}, id="ws")
        edit.add_values(Milestone, {"name": "Hire", "kind": "task", "duration_days": 10, "workstream": "ws"}, id="hire")
        edit.add_values(
            Milestone, {"name": "Train", "kind": "task", "duration_days": 5, "workstream": "ws"}, id="train"
        )
        edit.add_values(Milestone, {"name": "Plan", "kind": "task", "duration_days": 3, "workstream": "ws"}, id="plan")
        edit.add_values(Milestone, {"name": "Live", "kind": "milestone"}, id="live")
        edit.add_values(Dependency, {"predecessor": "hire", "successor": "train"}, id="d1")
        edit.add_values(Dependency, {"predecessor": "train", "successor": "live"}, id="d2")
    return project


def view_of(window: MainWindow) -> RoadmapView:
    window.show_screen("roadmap:detail")
    found = window.screen_shown.view
    assert isinstance(found, RoadmapView)
    return found


def middle(view: RoadmapView, key: str, *, at_end: bool = False) -> QPoint:
    gantt = view.gantt
    number = gantt._index.place[key]
    box = gantt._painter.bar(gantt.roadmap.rows[number], number)
    x = box.right() - 2 if at_end else box.center().x()
    return QPoint(int(x - gantt.horizontalScrollBar().value()), int(box.center().y() + HEADER))


def drag(qtbot: QtBot, view: RoadmapView, start: QPoint, end: QPoint, ctrl: bool = False) -> None:
    port = view.gantt.viewport()
    held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, held, start)
    qtbot.mouseMove(port, (start + end) / 2)
    qtbot.mouseMove(port, end)
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, held, end)


def test_moving_a_bar_by_a_week_moves_what_waits_for_it_in_one_edit(
    qtbot: QtBot, window_on: WindowOn, roadmap: Project
) -> None:
    view = view_of(window_on(roadmap))
    before = roadmap.seq
    start = middle(view, "hire")
    drag(qtbot, view, start, start + QPoint(round(7 * view.gantt.axis.per_day), 0))
    assert roadmap.plan.milestones["hire"].start_no_earlier_than == date(2026, 11, 9)
    assert schedule(roadmap.plan, TODAY).milestones["train"].early_start == date(2026, 11, 23)
    assert (roadmap.seq, roadmap.undo_label) == (before + 1, "Move Hire")


def test_stretching_counts_working_days(qtbot: QtBot, window_on: WindowOn, roadmap: Project) -> None:
    view = view_of(window_on(roadmap))
    start = middle(view, "hire", at_end=True)
    drag(qtbot, view, start, start + QPoint(round(7 * view.gantt.axis.per_day), 0))
    assert roadmap.plan.milestones["hire"].duration_days == 15


def test_with_ctrl_a_link_is_drawn_from_bar_to_bar(qtbot: QtBot, window_on: WindowOn, roadmap: Project) -> None:
    view = view_of(window_on(roadmap))
    drag(qtbot, view, middle(view, "plan"), middle(view, "train"), ctrl=True)
    assert any((d.predecessor, d.successor) == ("plan", "train") for d in roadmap.plan.dependencies)


def test_a_circle_is_refused_in_words_and_nothing_changes(qtbot: QtBot, window_on: WindowOn, roadmap: Project) -> None:
    window = window_on(roadmap)
    view = view_of(window)
    before = roadmap.seq
    with qtbot.waitSignal(window.bench.desk.failed) as refused:
        drag(qtbot, view, middle(view, "train"), middle(view, "hire"), ctrl=True)
    assert "circle" in str(refused.args[0])
    assert roadmap.seq == before


def test_keys_walk_the_rows_and_move_by_a_day(qtbot: QtBot, window_on: WindowOn, roadmap: Project) -> None:
    window = window_on(roadmap)
    view = view_of(window)
    window.bench.desk.select("plan")
    qtbot.keyClick(view.gantt, Qt.Key.Key_Right)
    assert roadmap.plan.milestones["plan"].start_no_earlier_than == date(2026, 11, 3)
    qtbot.keyClick(view.gantt, Qt.Key.Key_Up)
    assert window.bench.desk.selection == ("train",)


def test_the_table_and_the_bars_stand_on_the_same_rows_wherever_they_are_scrolled(
    qtbot: QtBot, window_on: WindowOn, roadmap: Project
) -> None:
    with roadmap.edit("Many") as edit:
        for i in range(80):
            edit.add_values(Milestone, {"name": f"Task {i}", "kind": "task", "workstream": "ws"})
    view = view_of(window_on(roadmap))
    table = view._table
    view.gantt.verticalScrollBar().setValue(433)
    assert table.verticalScrollBar().value() == 433
    for line, row in enumerate(view.gantt.roadmap.rows):
        assert table.rowViewportPosition(line) == line * view.gantt.row_height - 433
        assert table.model().index(line, NAME).data() == row.name


def test_the_table_follows_edits_row_by_row(qtbot: QtBot, roadmap: Project) -> None:
    edits: list[tuple[str, str, object]] = []
    model = RoadmapTable(lambda key, field, value: edits.append((key, field, value)))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_roadmap(roadmap_rows(roadmap.plan, TODAY))
    first = [model.index(line, NAME).data() for line in range(model.rowCount())]
    assert first == ["Decision gates", "People", "Hire", "Train", "Plan"]
    with roadmap.edit("Change") as edit:
        edit.delete(roadmap.plan.milestones["train"])
        edit.add_values(
            Milestone, {"name": "Pay", "kind": "task", "workstream": "ws"}, place_before=roadmap.plan.milestones["hire"]
        )
    model.show_roadmap(roadmap_rows(roadmap.plan, TODAY))
    assert [model.index(line, NAME).data() for line in range(model.rowCount())] == [
        "Decision gates", "People", "Pay", "Hire", "Plan"]  # fmt: skip
    assert model.setData(model.index(3, NAME), "Recruit")
    assert edits == [("hire", "name", "Recruit")]
    assert model.index(3, FINISH).data() == "13 Nov 2026"
    del tester


@pytest.fixture
def large_gantt(qtbot: QtBot) -> Gantt:
    """600 tasks, each waiting for the one before and for one far above, with gates and a selected row."""
    day = TODAY
    tasks = [
        Row(key=f"t{n}", kind="task", name=f"Task {n}", start=day + timedelta(n), finish=day + timedelta(n + 9))
        for n in range(600)
    ]
    gate = Row(key="g", kind="milestone", name="Gate", start=day + timedelta(30), finish=day + timedelta(30))
    bonds = [
        Bond(f"b{n}-{back}", f"t{n - back}", f"t{n}", "FS", n % 3 == 0)
        for n in range(600)
        for back in (1, 200)
        if n >= back
    ]
    gantt = Gantt(Look("light"))
    qtbot.addWidget(gantt)
    gantt.resize(700, 500)
    with qtbot.waitExposed(gantt):
        gantt.show()
    last = day + timedelta(620)
    gantt.show_roadmap(Roadmap(rows=tuple(tasks), bonds=tuple(bonds), gates=(gate,), phases=(), first=day, last=last, finish=last), day)  # fmt: skip
    gantt.zoom(4)
    return gantt


def test_a_scrolled_gantt_shows_what_painting_it_anew_shows(qtbot: QtBot, large_gantt: Gantt) -> None:
    gantt = large_gantt
    gantt.select("t12")
    for bar, steps in ((gantt.verticalScrollBar(), (37, 300, 251, 90)), (gantt.horizontalScrollBar(), (11, 400, 130))):
        for value in steps:
            bar.setValue(value)
            QApplication.processEvents()
            seen = gantt.screen().grabWindow(gantt.winId()).toImage()
            assert seen == gantt.grab().toImage().convertToFormat(seen.format())


def test_a_link_over_more_than_a_screen_is_drawn_at_its_two_ends_only(large_gantt: Gantt) -> None:
    far = {"b200-200"}
    drawn = [{bond.key for _source, _target, bond in large_gantt._index.links(n, n)} & far for n in (0, 1, 100, 200)]
    assert drawn == [far, set(), set(), far]


def test_the_odds_of_a_large_plan_are_drawn_beside_the_window(
    qtbot: QtBot, window_on: WindowOn, roadmap: Project
) -> None:
    with roadmap.edit("Many") as edit:
        for n in range(120):
            values = {"name": f"Step {n}", "kind": "task", "duration_days": 3, "workstream": "ws"}
            edit.add_values(Milestone, {**values, "optimistic_days": 1, "pessimistic_days": 9})
    view = view_of(window_on(roadmap))
    assert "drawing how sure" in view._foot.text()
    qtbot.waitUntil(lambda: "120 of 123 tasks estimated" in view._foot.text())
