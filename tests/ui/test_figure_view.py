"""A figure on screen: a click finds the thing, the wheel zooms at the pointer, a drag pans, a copy is a picture."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aiom_workbench.plan.people import Stakeholder
from aiom_workbench.project import Project
from aiom_workbench.report.figure import Circle, Figure, Mark, Path, Rect, Text
from ui.canvas.figure_view import FigureView
from ui.canvas.tips import plain_tip
from ui.workbench import Workbench

FIGURE = Figure(
    width=400, height=300, title="Power and interest", alt="One person, high in both.",
    shapes=(
        Rect(x=0, y=0, width=400, height=300, fill="surface.canvas", stroke="border.default"),
        Path(points=((0, 150), (400, 150)), stroke="chart.axis", dash=(3, 3), arrow=True),
        Circle(x=300, y=80, r=20, fill="role.executive_sponsor.soft", stroke="role.executive_sponsor.fill", key="s1",
               tip="CEO <chief>"),
        Mark(x=100, y=200, family="status", name="at_risk", key="s2"),
        Text(x=300, y=120, text="CEO", align="center", halo="surface.canvas", color="ramp.on.6"),
        Rect(x=20, y=20, width=30, height=30, fill="ramp.4"),
    ),
)  # fmt: skip


class Draggable(FigureView):
    """Remembers what was dragged."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self.ended: list[tuple[str, int, int, bool]] = []

    def drag_began(self, key: str, at: QPointF) -> bool:
        return bool(key)

    def drag_ended(self, key: str, at: QPointF, kept: bool) -> None:
        self.ended.append((key, round(at.x()), round(at.y()), kept))


@pytest.fixture
def view(qtbot: QtBot, project: Project, qapp: QApplication) -> Iterator[Draggable]:
    bench = Workbench(theme="light")
    with project.edit("Begin") as edit:
        edit.add_values(Stakeholder, {"name": "CEO"}, id="s1")
    bench.desk.open(project)
    made = Draggable(bench)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show_figure(FIGURE)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    bench.desk.let_go()


def test_a_click_selects_the_thing_under_the_pointer_and_the_ground_nothing(qtbot: QtBot, view: Draggable) -> None:
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 80))
    assert view.bench.desk.selection == ("s1",)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 250))
    assert view.bench.desk.selection == ()


def test_the_wheel_zooms_and_keeps_what_is_under_the_pointer(qtbot: QtBot, view: Draggable) -> None:
    at = QPointF(300, 80)
    wheel = QWheelEvent(at, at, QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
                        Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
    QApplication.sendEvent(view, wheel)
    assert view.zoom > 1.2
    assert view.key_at(at) == "s1"
    view.fit()
    assert view.zoom == 1


def test_space_and_drag_move_the_picture(qtbot: QtBot, view: Draggable) -> None:
    qtbot.keyPress(view, Qt.Key.Key_Space)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    qtbot.mouseMove(view, QPoint(150, 220))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(150, 220))
    qtbot.keyRelease(view, Qt.Key.Key_Space)
    assert view.key_at(QPointF(250, 100)) == "s1"


def test_a_drag_is_told_once_at_its_end_and_escape_gives_it_up(qtbot: QtBot, view: Draggable) -> None:
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 80))
    qtbot.mouseMove(view, QPoint(330, 110))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(340, 120))
    assert view.ended == [("s1", 340, 120, True)]
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 80))
    qtbot.mouseMove(view, QPoint(330, 110))
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.ended[-1][3] is False


def test_a_copy_is_a_picture_and_an_svg_in_every_theme(view: Draggable) -> None:
    for theme in ("light", "dark", "projector"):
        view.bench.look.choose(theme)
        view.copy_picture()
        data = QGuiApplication.clipboard().mimeData()
        image = QImage(data.imageData())
        assert (image.width(), image.height()) == (800, 600)
        assert b"<svg" in data.data("image/svg+xml").data()


def test_the_picture_says_in_words_what_it_shows(view: Draggable) -> None:
    assert view.accessibleName() == "Power and interest"
    assert view.accessibleDescription() == "One person, high in both."
    assert plain_tip("CEO <chief>") == "<span>CEO &lt;chief&gt;</span>"
