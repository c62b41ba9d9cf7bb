"""Arguing the model in a room: from nothing to a decision with its bodies, rights and way on, by mouse and keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from aiom_workbench.analysis.model_choice import model_choice
from aiom_workbench.analysis.operating_model import rights_check
from aiom_workbench.content import built_in
from aiom_workbench.project import Project
from aiom_workbench.report.figure import Circle
from aiom_workbench.report.figures.rights_board import rights_grid
from aiom_workbench.report.figures.what_if_board import HEAD, ROW, SLIDER
from ui.canvas.figure_view import FigureView
from ui.main_window import MainWindow
from ui.screens.export import ExportView
from ui.screens.model_decision import DecisionView
from ui.screens.model_rights import RightsView
from ui.screens.model_starters import CriteriaDialog, FillDialog
from ui.screens.model_view import ModelView
from ui.screens.model_what_ifs import WhatIfsView

TODAY = date(2026, 11, 25)
LEFT = Qt.MouseButton.LeftButton


def drag(qtbot: QtBot, widget: QWidget, start: QPoint, end: QPoint) -> None:
    qtbot.mousePress(widget, LEFT, pos=start)
    for step in (1, 2, 3):
        qtbot.mouseMove(widget, start + (end - start) * step / 3)
    qtbot.mouseRelease(widget, LEFT, pos=end)


def press(qtbot: QtBot, window: MainWindow, text: str) -> None:
    """Press a button of the screen in front by its label."""
    found = [
        one for one in window.screen_shown.findChildren(QPushButton) if one.accessibleName() == text and one.isVisible()
    ]
    assert found, text
    qtbot.mouseClick(found[0], LEFT)


def handle_of(view: FigureView, key: str) -> QPoint:
    shape = next(s for s in view.figure.shapes if s.key == key and isinstance(s, Circle))
    return view.to_widget(QPointF(shape.x, shape.y)).toPoint()


def test_the_model_is_argued_in_a_room(
    qtbot: QtBot, window_on: Callable[[Project], MainWindow], project: Project, tmp_path: Path
) -> None:
    window = window_on(project)
    bench = window.bench

    # Nothing is there: the empty screen starts from the client's situation.
    window.show_screen("model:choose")
    press(qtbot, window, "Choose criteria for this client")
    start = window.findChild(CriteriaDialog, "criteria-dialog")
    assert isinstance(start, CriteriaDialog)
    qtbot.keyClick(start.profiles, Qt.Key.Key_End)
    qtbot.keyClick(start.profiles, Qt.Key.Key_Return)
    start.profiles.activated.emit(start.profiles.currentIndex())
    assert "Federated leads" in start.said.text()
    qtbot.mouseClick(start.action, LEFT)
    assert project.seq == 1

    # The room doubts: maturity weighs more, until centralized leads. Then it is given back.
    view = window.screen_shown.view
    assert isinstance(view, ModelView)
    basics = next(one for one in project.plan.criteria if one.name == built_in().criteria["maturity"].name)
    handle = handle_of(view.options, basics.id)
    drag(qtbot, view.options, handle, handle + QPoint(40, 0))
    assert project.plan.criteria[basics.id].weight > 5
    assert model_choice(project.plan).leader == "centralized"
    assert "times today" in view._beside.text()
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert model_choice(project.plan).leader == "federated"

    # What if? Beside the plan, touching nothing; it is looked at and dropped.
    window.show_screen("model:scenarios")
    what_ifs = window.screen_shown.view
    assert isinstance(what_ifs, WhatIfsView)
    press(qtbot, window, "Add what-if")
    row = project.plan.criteria.ids().index(basics.id)
    scale, y = what_ifs.figure.board.scale(what_ifs.figure.columns, 1), HEAD + row * ROW + SLIDER
    places = (what_ifs.figure.to_widget(QPointF(scale.x(w), y)).toPoint() for w in (5, scale.top))
    drag(qtbot, what_ifs.figure, *places)
    assert what_ifs.figure.columns[1].argument.choice.leader == "centralized"
    assert model_choice(project.plan).leader == "federated"
    press(qtbot, window, "Drop")
    assert not project.plan.scenarios

    # The decision: which, who, why, what would open it again.
    window.show_screen("model:decision")
    decision = window.screen_shown.view
    assert isinstance(decision, DecisionView)
    qtbot.mouseClick(decision.chosen._group.button(3), LEFT)
    for field, text in (("decided_by", "Steering committee"), ("rationale", "Units differ; release stays in one place."),
                        ("revisit_when", "The hub's posts are open in March.")):  # fmt: skip
        decision.form.editors[field].setFocus()
        qtbot.keyClicks(decision.form.editors[field], text)
    window.finish_editing()
    made = project.plan.decision
    assert (made.chosen, made.decided_by, made.decided_on) == ("federated", "Steering committee", TODAY)
    assert made.revisit_when == "The hub's posts are open in March."

    # Bodies, rights, placements and the way on from the chosen model in one action, then one row is tailored.
    window.show_screen("model:rights")
    rights = window.screen_shown.view
    assert isinstance(rights, RightsView)
    press(qtbot, window, "Fill from a model")
    fill = window.findChild(FillDialog, "fill-dialog")
    assert isinstance(fill, FillDialog)
    fill.boxes["placements"].click()
    fill.boxes["evolution"].click()
    seq = project.seq
    qtbot.mouseClick(fill.action, LEFT)
    assert project.seq == seq + 1
    assert len(project.plan.decision_rights) == len(built_in().decisions)
    assert project.plan.allocations
    assert project.plan.evolution
    assert len(rights_check(project.plan).fixed) == 4
    grid = rights_grid(project.plan, rights.matrix.figure.width, roomy=True)
    bodies = project.plan.bodies.ids()
    data = next(n for n, key in enumerate(bodies) if project.plan.bodies[key].key == "data")
    grant = next(
        n for n, one in enumerate(project.plan.decision_rights) if one.decision == "Grant access to a data source"
    )
    cell = QPointF(grid.left + (data + 0.5) * grid.wide, grid.head + (grant + 0.5) * grid.row)
    qtbot.mouseClick(rights.matrix, LEFT, pos=rights.matrix.to_widget(cell).toPoint())
    qtbot.keyClick(rights.matrix, Qt.Key.Key_A)
    tailored = list(project.plan.decision_rights)[grant]
    assert tailored.accountable == (bodies[data],)
    assert "usually rests with: unit" in rights.card.said.text()

    # The charter pack is in the document.
    window.show_screen("export")
    export = window.screen_shown.view
    assert isinstance(export, ExportView)
    out = tmp_path / "roadmap.docx"
    with qtbot.waitSignal(bench.desk.said, timeout=90_000):
        export.write(out)
    text = "\n".join(p.text for p in docx.Document(str(out)).paragraphs)
    assert "Role card: Use case owner" in text
