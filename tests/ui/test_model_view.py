"""The model under a real hand: weights dragged, scores clicked, rights cycled, what-ifs adopted, starters filled."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from aiom_workbench.content import built_in
from aiom_workbench.plan import Collection, Plan
from aiom_workbench.plan.model_choice import Allocation, Body, Criterion, DecisionRight, EvolutionStep, Scenario
from aiom_workbench.project import Project
from aiom_workbench.report.figure import Rect
from aiom_workbench.report.figures.model_board import HEAD, ROW, weight_scale
from aiom_workbench.report.figures.placement_board import placement_grid
from aiom_workbench.report.figures.rights_board import rights_grid
from aiom_workbench.report.figures.what_if_board import HEAD as WHAT_IF_HEAD
from aiom_workbench.report.figures.what_if_board import ROW as WHAT_IF_ROW
from aiom_workbench.report.figures.what_if_board import SLIDER, WhatIf
from ui.canvas.figure_view import FigureView
from ui.canvas.options_figure import OptionsFigure
from ui.canvas.rights_figure import RightsFigure
from ui.main_window import MainWindow
from ui.screens.model_starters import CriteriaDialog, FillDialog

WindowOn = Callable[[Project], MainWindow]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def choice(project: Project) -> Project:
    """Federated leads; with speed doubled, decentralized would."""
    with project.edit("Add") as edit:
        edit.add_values(Criterion, {"name": "Regulation", "weight": 10, "centralized": 5, "decentralized": 1,
                                    "federated": 4, "reason": "A supervisor visits twice a year."}, id="reg")  # fmt: skip
        edit.add_values(Criterion, {"name": "Speed", "weight": 10, "centralized": 1, "decentralized": 5,
                                    "federated": 3}, id="speed")  # fmt: skip
    return project


@pytest.fixture
def rights(project: Project) -> Project:
    with project.edit("Add") as edit:
        for key, name in (("sponsor", "Steering group"), ("hub", "AI office"), ("unit", "Plants")):
            edit.add_values(Body, {"key": key, "name": name}, id=key)
        edit.add_values(
            DecisionRight, {"decision": "Set tier rules and forbidden uses", "accountable": ("hub",)}, id="dr"
        )
    return project


def view_of(window: MainWindow, name: str) -> QWidget:
    window.show_screen(f"model:{name}")
    return window.screen_shown.view


def options_of(window: MainWindow) -> OptionsFigure:
    return view_of(window, "choose").options  # type: ignore[attr-defined,no-any-return]


def spot(figure: FigureView, x: float, y: float) -> QPoint:
    return figure.to_widget(QPointF(x, y)).toPoint()


def drag(qtbot: QtBot, figure: FigureView, start: QPoint, end: QPoint, *, let_go: bool = True) -> None:
    qtbot.mousePress(figure, LEFT, pos=start)
    for step in (1, 2, 3, 4):
        qtbot.mouseMove(figure, start + (end - start) * step / 4)
    if let_go:
        qtbot.mouseRelease(figure, LEFT, pos=end)


def dialog_of(window: MainWindow, name: str) -> QWidget:
    found = window.findChild(QWidget, name)
    assert isinstance(found, QWidget)
    return found


# ---- weights


def test_dragging_a_weight_moves_everything_at_once_and_is_one_edit(
    qtbot: QtBot, window_on: WindowOn, choice: Project
) -> None:
    window = window_on(choice)
    options = options_of(window)
    view = window.screen_shown.view
    scale = weight_scale(tuple(choice.plan.criteria), options.figure.width)
    y = HEAD + 1.5 * ROW
    before, seq = view._ranking.view.figure, choice.seq  # type: ignore[attr-defined]
    drag(qtbot, options, spot(options, scale.x(10), y), spot(options, scale.x(22), y), let_go=False)
    assert options.argument.choice.leader == "decentralized"
    assert view._ranking.view.figure != before  # type: ignore[attr-defined]
    assert choice.plan.criteria["speed"].weight == 10
    assert choice.seq == seq
    qtbot.mouseRelease(options, LEFT, pos=spot(options, scale.x(22), y))
    assert choice.plan.criteria["speed"].weight == 22
    assert choice.seq == seq + 1


def test_escape_gives_a_dragged_weight_back(qtbot: QtBot, window_on: WindowOn, choice: Project) -> None:
    options = options_of(window_on(choice))
    scale, seq = weight_scale(tuple(choice.plan.criteria), options.figure.width), choice.seq
    y = HEAD + 1.5 * ROW
    drag(qtbot, options, spot(options, scale.x(10), y), spot(options, scale.x(22), y), let_go=False)
    qtbot.keyClick(options, Qt.Key.Key_Escape)
    assert choice.seq == seq
    assert options.argument.criteria[1].weight == 10


def test_weights_and_scores_are_set_by_keys_alone(qtbot: QtBot, window_on: WindowOn, choice: Project) -> None:
    options = options_of(window_on(choice))
    options.setFocus()
    qtbot.keyClick(options, Qt.Key.Key_Down)
    qtbot.keyClick(options, Qt.Key.Key_Down)
    qtbot.keyClick(options, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(options, Qt.Key.Key_F)
    qtbot.keyClick(options, Qt.Key.Key_5)
    speed = choice.plan.criteria["speed"]
    assert (speed.weight, speed.federated) == (15, 5)
    qtbot.keyClick(options, Qt.Key.Key_Delete)
    assert choice.plan.criteria["speed"].federated is None


def test_a_weight_never_falls_below_zero_by_keys(qtbot: QtBot, window_on: WindowOn, choice: Project) -> None:
    window = window_on(choice)
    options = options_of(window)
    window.bench.desk.select("reg")
    for _time in range(4):
        qtbot.keyClick(options, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert choice.plan.criteria["reg"].weight == 0


# ---- scores and reasons


def test_a_click_on_a_pip_sets_that_score_in_one_edit(qtbot: QtBot, window_on: WindowOn, choice: Project) -> None:
    options = options_of(window_on(choice))
    seq = choice.seq
    column = options._order.index("centralized")
    pips = [s for s in options.figure.shapes if isinstance(s, Rect) and s.height == 9]
    third = sorted((p for p in pips if abs(p.y - (HEAD + 1.5 * ROW - 4.5)) < 1), key=lambda p: p.x)[column * 5 + 2]
    qtbot.mouseClick(options, LEFT, pos=spot(options, third.x + 4, third.y + 4))
    assert choice.plan.criteria["speed"].centralized == 3
    assert choice.seq == seq + 1
    qtbot.mouseClick(options, LEFT, pos=spot(options, third.x + 4, third.y + 4))
    assert choice.seq == seq + 1


def test_the_reason_behind_a_score_is_one_glance_away(window_on: WindowOn, choice: Project) -> None:
    window = window_on(choice)
    options = options_of(window)
    assert "swing" not in window.screen_shown.view._beside_title.text().lower()  # type: ignore[attr-defined]
    assert options.figure.tip_at(60, HEAD + 0.5 * ROW) == "Regulation: A supervisor visits twice a year."
    window.bench.desk.select("reg")
    assert "A supervisor visits twice a year." in window.screen_shown.view._beside_title.text()  # type: ignore[attr-defined]
    assert "times today's 10" in window.screen_shown.view._beside.text()  # type: ignore[attr-defined]


def test_weights_that_come_in_all_zero_are_said_in_place(window_on: WindowOn, choice: Project) -> None:
    plan = choice.plan
    zero = Collection(dataclasses.replace(criterion, weight=0) for criterion in plan.criteria)
    with choice.edit("Take a plan") as edit:
        edit.become(Plan({**plan.collections, "criteria": zero}, plan.counters))
    window = window_on(choice)
    options_of(window)
    assert "All weights are zero" in window.screen_shown.view._beside.text()  # type: ignore[attr-defined]


def test_a_criterion_without_all_scores_is_said_to_be_left_out(window_on: WindowOn, choice: Project) -> None:
    with choice.edit("Add") as edit:
        edit.add_values(Criterion, {"name": "Autonomy", "weight": 5, "federated": 4})
    window = window_on(choice)
    options_of(window)
    assert "Autonomy does not count yet" in window.screen_shown.view._beside.text()  # type: ignore[attr-defined]


@pytest.mark.parametrize(("field", "typed"), [("weight", "-3"), ("federated", "7"), ("centralized", "2.5")])
def test_what_is_off_the_scale_is_said_at_the_field_and_not_kept(
    qtbot: QtBot, window_on: WindowOn, choice: Project, field: str, typed: str
) -> None:
    window = window_on(choice)
    options_of(window)
    window.bench.desk.select("reg")
    form, seq = window.inspector._form, choice.seq
    assert form is not None
    editor = form.editors[field]
    editor.setFocus()
    editor.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(editor, typed)
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    form.finish()
    said = [
        one.text() for one in form.findChildren(QLabel) if one.property("kind") == "error" and one.isVisibleTo(form)
    ]
    assert len([text for text in said if text]) == 1
    assert choice.seq == seq


# ---- starting from the pack


def test_criteria_are_suggested_for_the_clients_situation_and_federated_can_lose(
    qtbot: QtBot, window_on: WindowOn, project: Project
) -> None:
    window = window_on(project)
    window.show_screen("model:choose")
    window.screen_shown.view.begin()
    dialog = dialog_of(window, "criteria-dialog")
    assert isinstance(dialog, CriteriaDialog)
    dialog.profiles.setCurrentIndex(dialog.profiles.findData("mature_independent_firms"))
    dialog.profiles.activated.emit(dialog.profiles.currentIndex())
    assert "Decentralized leads" in dialog.said.text()
    seq = project.seq
    qtbot.mouseClick(dialog.action, LEFT)
    assert project.seq == seq + 1
    criteria = list(project.plan.criteria)
    assert len(criteria) == sum(one.starter for one in built_in().criteria.values())
    assert all(one.reason and one.weight == 5 for one in criteria)


def test_one_action_fills_bodies_and_rights_from_the_federated_model(
    qtbot: QtBot, window_on: WindowOn, project: Project
) -> None:
    window = window_on(project)
    window.show_screen("model:rights")
    window.screen_shown.view.begin()
    dialog = dialog_of(window, "fill-dialog")
    assert isinstance(dialog, FillDialog)
    assert dialog.model == "federated"
    boxes = {box.objectName(): box.isChecked() for box in dialog.findChildren(QCheckBox)}
    assert boxes == {"bodies": True, "rights": True, "placements": False, "evolution": False, "anew": False}
    seq = project.seq
    qtbot.mouseClick(dialog.action, LEFT)
    assert project.seq == seq + 1
    assert len(project.plan.decision_rights) == len(built_in().decisions)
    assert all(len(right.accountable) == 1 for right in project.plan.decision_rights)
    window.bench.desk.undo()
    assert not project.plan.bodies


# ---- rights


def cell(figure: RightsFigure, row: int, column: int) -> QPoint:
    grid = rights_grid(figure.bench.plan, figure.figure.width, roomy=figure.roomy)
    return spot(figure, grid.left + (column + 0.5) * grid.wide, grid.head + (row + 0.5) * grid.row)


def test_a_click_on_a_cell_goes_through_the_letters_and_accountable_moves_only_if_it_stays(
    qtbot: QtBot, window_on: WindowOn, rights: Project
) -> None:
    matrix = view_of(window_on(rights), "rights").matrix  # type: ignore[attr-defined]
    unit = cell(matrix, 0, 2)
    seen = []
    for _time in range(5):
        qtbot.mouseClick(matrix, LEFT, pos=unit)
        right = rights.plan.decision_rights["dr"]
        seen.append((right.accountable, right.responsible, right.consulted, right.informed))
    assert seen == [
        (("hub",), ("unit",), (), ()),
        (("unit",), (), (), ()),
        (("hub",), (), ("unit",), ()),
        (("hub",), (), (), ("unit",)),
        (("hub",), (), (), ()),
    ]


def test_letters_set_a_cell_outright_and_each_is_one_edit(qtbot: QtBot, window_on: WindowOn, rights: Project) -> None:
    matrix = view_of(window_on(rights), "rights").matrix  # type: ignore[attr-defined]
    matrix.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right):
        qtbot.keyClick(matrix, key)
    seq = rights.seq
    qtbot.keyClick(matrix, Qt.Key.Key_A)
    assert rights.plan.decision_rights["dr"].accountable == ("unit",)
    assert rights.seq == seq + 1
    qtbot.keyClick(matrix, Qt.Key.Key_Minus)
    assert rights.plan.decision_rights["dr"].accountable in ((), ("hub",))


def test_the_rows_that_never_move_are_said(window_on: WindowOn, rights: Project) -> None:
    view = view_of(window_on(rights), "rights")
    assert "never moves" in view.card.said.text()  # type: ignore[attr-defined]


# ---- placements, evolution, decision


def test_a_click_places_a_capability_and_what_does_not_fit_is_said(
    qtbot: QtBot, window_on: WindowOn, project: Project
) -> None:
    name = next(one.name for one in built_in().capabilities.values() if one.placement["federated"] == "central")
    with project.edit("Add") as edit:
        edit.add_values(Allocation, {"capability": name, "placement": "central"}, id="al")
        edit.set(edit.plan.decision, chosen="federated")
    view = view_of(window_on(project), "allocations")
    assert "usually" not in view.card.said.text()  # type: ignore[attr-defined]
    figure = view.matrix  # type: ignore[attr-defined]
    grid = placement_grid(project.plan, figure.figure.width)
    qtbot.mouseClick(figure, LEFT, pos=spot(figure, grid.left + 2.5 * 92, 26 + 16))
    assert project.plan.allocations["al"].placement == "local"
    assert f"{name} is in the units; under a federated model it is usually central." in view.card.said.text()  # type: ignore[attr-defined]


def test_a_trigger_is_marked_as_met_today_and_shown_over_time(window_on: WindowOn, project: Project) -> None:
    with project.edit("Add") as edit:
        edit.add_values(
            EvolutionStep, {"model": "federated", "from_on": date(2027, 7, 1), "trigger": "Posts filled."}, id="e"
        )
    view = view_of(window_on(project), "evolution")
    assert any("not met yet" in getattr(shape, "text", "") for shape in view.path.figure.shapes)  # type: ignore[attr-defined]
    view.toggle_met()  # type: ignore[attr-defined]
    assert project.plan.evolution["e"].met_on == date(2026, 11, 25)
    assert any("met 25 Nov 2026" in getattr(shape, "text", "") for shape in view.path.figure.shapes)  # type: ignore[attr-defined]


def test_choosing_a_model_records_the_day_and_says_what_it_rests_on(
    qtbot: QtBot, window_on: WindowOn, choice: Project
) -> None:
    view = view_of(window_on(choice), "decision")
    seq = choice.seq
    qtbot.mouseClick(view.chosen._group.button(3), LEFT)  # type: ignore[attr-defined]
    decision = choice.plan.decision
    assert (decision.chosen, decision.decided_on) == ("federated", date(2026, 11, 25))
    assert choice.seq == seq + 1
    assert "federated model" in view.headline.text()  # type: ignore[attr-defined]
    assert "Nearest to flipping" in view.rests.said.text()  # type: ignore[attr-defined]


# ---- what-ifs


def test_a_what_if_is_dragged_beside_the_plan_adopted_in_one_edit_or_dropped(
    qtbot: QtBot, window_on: WindowOn, choice: Project
) -> None:
    window = window_on(choice)
    view = view_of(window, "scenarios")
    view.add("scenarios")  # type: ignore[attr-defined]
    scenario = next(iter(choice.plan.scenarios))
    figure = view.figure  # type: ignore[attr-defined]
    scale = figure.board.scale(figure.columns, 1)
    y = WHAT_IF_HEAD + WHAT_IF_ROW + SLIDER
    drag(qtbot, figure, spot(figure, scale.x(10), y), spot(figure, scale.x(22), y))
    assert choice.plan.criteria["speed"].weight == 10
    assert [w.weight for w in choice.plan.scenario_weights] == [22]
    assert figure.columns[1].argument.choice.leader == "decentralized"
    seq = choice.seq
    window.bench.desk.select(scenario.id)
    view.adopt()  # type: ignore[attr-defined]
    assert choice.seq == seq + 1
    assert choice.plan.criteria["speed"].weight == 22
    assert not choice.plan.scenarios
    assert not choice.plan.scenario_weights
    window.bench.desk.undo()
    assert choice.plan.criteria["speed"].weight == 10
    view.drop()  # type: ignore[attr-defined]
    assert not choice.plan.scenarios
    assert choice.plan.criteria["speed"].weight == 10


def test_dragging_back_to_the_plans_weight_leaves_no_difference(
    qtbot: QtBot, window_on: WindowOn, choice: Project
) -> None:
    with choice.edit("Add") as edit:
        edit.add_values(Scenario, {"name": "Faster"}, id="sc")
    figure = view_of(window_on(choice), "scenarios").figure  # type: ignore[attr-defined]
    for weight in (22, 10):
        figure.weigh("sc", 1, weight)
    assert not choice.plan.scenario_weights
    assert isinstance(figure.columns[1], WhatIf)


def test_a_score_is_clicked_in_a_what_if_and_the_plan_keeps_its_own(
    qtbot: QtBot, window_on: WindowOn, choice: Project
) -> None:
    with choice.edit("Add") as edit:
        edit.add_values(Scenario, {"name": "Otherwise"}, id="sc")
    figure = view_of(window_on(choice), "scenarios").figure  # type: ignore[attr-defined]
    before = choice.plan.criteria["speed"].federated
    for column, offered in ((0, False), (1, True)):
        left, top, wide, high = figure.board.score_box(column, 1, "federated")
        qtbot.mouseClick(figure, Qt.MouseButton.LeftButton, pos=spot(figure, left + wide / 2, top + high / 2))
        assert bool(figure.findChildren(QMenu)) is offered
    menu = figure.findChildren(QMenu)[0]
    next(action for action in menu.actions() if action.text() == "1").trigger()
    assert [(s.criterion, s.federated) for s in choice.plan.scenario_scores] == [("speed", 1)]
    assert choice.plan.criteria["speed"].federated == before
    figure.setFocus()
    figure.bench.desk.select("sc", "speed")
    for key in (Qt.Key.Key_C, Qt.Key.Key_2):
        qtbot.keyClick(figure, key)
    assert [(s.federated, s.centralized) for s in choice.plan.scenario_scores] == [(1, 2)]


def test_a_client_sees_where_the_answer_turns_and_nothing_of_what_the_team_tries(
    window_on: WindowOn, choice: Project
) -> None:
    with choice.edit("Add") as edit:
        edit.add_values(Scenario, {"name": "Secret wish"}, id="sc")
    window = window_on(choice)
    view = view_of(window, "scenarios")
    window.bench.desk.show_audience("client")
    figure = view.figure  # type: ignore[attr-defined]
    assert view.tools() == ()
    assert view.adds == ()
    assert "Secret wish" not in str(figure.figure)
    now, *turned = figure.columns
    assert turned
    assert all(one.argument.choice.leader != now.argument.choice.leader for one in turned)
    assert not figure.drag_began("", QPointF(figure.board.left(1) + 20, WHAT_IF_HEAD + SLIDER))


def test_three_columns_fit_the_smallest_window_and_more_scroll(window_on: WindowOn, choice: Project) -> None:
    with choice.edit("Add") as edit:
        for n in range(2):
            edit.add_values(Scenario, {"name": f"What-if {n}"}, id=f"sc{n}")
    window = window_on(choice)
    window.resize(1280, 720)
    view = view_of(window, "scenarios")
    figure = view.figure  # type: ignore[attr-defined]
    assert figure.figure.width - 14 <= figure.width()
    assert figure.parentWidget().width() <= figure.parentWidget().parentWidget().width()
