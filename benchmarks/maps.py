"""The people map at size: a frame while zooming and panning 2,000 people, and one of 10,000 dragged, in the real widget."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.plans import plan_of
from benchmarks.rows import AnyRow, Row, best, median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
SIZE = (1100, 800)


def measure() -> list[AnyRow]:
    """Each figure with its peer from the same run."""
    from ui.app import application

    app = application()
    naive = _naive_zoomed(app)
    with _people_map(app, 12_000) as board:  # 2,000 people
        (panned, pan_worst), (zoomed, zoom_worst) = _panned(app, board), _zoomed(app, board)
        sharp = _sharp(app, board)
    with _people_map(app, 60_000) as board:  # 10,000 people
        dragged = _dragged(app, board)
    return [
        Row("map: a frame while panning 2,000 people", "naive QGraphicsItem in Python", naive, panned, 0.4),
        Row("map: a frame while zooming 2,000 people", "naive QGraphicsItem in Python", naive, zoomed, 0.4),
        Row("map: the slowest frame of the pan and the zoom", "16 ms", 0.016, max(pan_worst, zoom_worst), 1),
        Row("map: painted anew with 2,000 people", "naive QGraphicsItem in Python", naive, sharp, 0.4),
        Row(
            "map: a step of dragging one of 10,000",
            "naive items, FullViewportUpdate",
            _naive_dragged(app),
            dragged,
            0.02,
        ),
    ]


@contextmanager
def _people_map(app: Any, things: int) -> Iterator[Any]:
    from aiom_workbench.project import Project
    from ui.screens.people_map import PeopleMap
    from ui.workbench import Workbench

    with tempfile.TemporaryDirectory() as folder:
        os.environ["AIOM_DATA"] = folder
        with Project.create(Path(folder) / "large.aiom") as project:
            with project.edit("Fill") as edit:
                edit.become(plan_of(things))
            bench = Workbench(theme="light")
            bench.desk.open(project)
            board = PeopleMap(bench)
            board.resize(*SIZE)
            board.show_people()
            board.show()
            app.processEvents()
            yield board
            board.close()
            board.deleteLater()
            bench.desk.let_go()


def _panned(app: Any, board: Any) -> tuple[float, float]:
    """A quick pan across the map at twice its size, pieces that come into sight included."""
    from PySide6.QtCore import QPointF

    _zoom(app, board, 2.0)
    steps = iter([-1] * 40 + [1] * 40 + [-1] * 40)
    middle = QPointF(550, 400)

    def moved() -> None:
        _pan(board, middle, middle + QPointF(next(steps) * 23, 7))
        app.processEvents()

    return _frames(moved)


def _pan(board: Any, start: Any, end: Any) -> None:
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    held, none = Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier
    kinds = ((QEvent.Type.MouseButtonPress, start), (QEvent.Type.MouseMove, end), (QEvent.Type.MouseButtonRelease, end))
    for kind, place in kinds:
        QApplication.sendEvent(board, QMouseEvent(kind, place, board.mapToGlobal(place), held, held, none))


def _zoomed(app: Any, board: Any) -> tuple[float, float]:
    from PySide6.QtCore import QPointF

    board.fit()
    app.processEvents()
    steps = iter([1.02] * 20 + [1 / 1.02] * 20 + [1.02] * 20)

    def zoomed() -> None:
        board.zoom_at(QPointF(550, 400), next(steps))
        app.processEvents()

    return _frames(zoomed)


def _frames(work: Callable[[], None]) -> tuple[float, float]:
    """The middle and the longest of sixty frames, in seconds."""
    found = []
    for _turn in range(60):
        began = time.perf_counter()
        work()
        found.append(time.perf_counter() - began)
    return median(found), max(found)


def _zoom(app: Any, board: Any, factor: float) -> None:
    from PySide6.QtCore import QPointF

    board.fit()
    board.zoom_at(QPointF(550, 400), factor)
    board.settle()
    app.processEvents()


def _sharp(app: Any, board: Any) -> float:
    """Everything painted from the shapes, as after a change; the layout is not counted."""
    board.fit()

    def painted() -> None:
        board.tiles.show(board.index)
        board.update()
        app.processEvents()

    return best(painted, turns=10)


def _dragged(app: Any, board: Any) -> float:
    from PySide6.QtCore import QPointF

    key = board.bench.plan.stakeholders.ids()[0]
    board.drag_began(key, QPointF(500, 400))
    board.drag_moved(key, QPointF(500, 400))
    app.processEvents()
    steps = iter(range(10_000))

    def moved() -> None:
        board.drag_moved(key, QPointF(300 + next(steps) * 3 % 500, 350))
        app.processEvents()

    seconds = best(moved, turns=60)
    board.drag_ended(key, QPointF(500, 400), False)
    return seconds


def _naive(app: Any, count: int) -> tuple[Any, list[Any]]:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QGraphicsView, QStyleOptionGraphicsItem, QWidget

    class Bubble(QGraphicsItem):
        def boundingRect(self) -> QRectF:
            return QRectF(-8, -8, 16, 16)

        def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawEllipse(self.boundingRect())
            painter.drawText(self.boundingRect(), "D")

    scene = QGraphicsScene(0, 0, *SIZE)
    items = [Bubble() for _i in range(count)]
    across = int((count * SIZE[0] / SIZE[1]) ** 0.5)
    for i, item in enumerate(items):
        item.setPos(i % across * SIZE[0] / across, i // across * SIZE[1] * across / count)
        scene.addItem(item)
    view = QGraphicsView(scene)
    scene.setParent(view)
    view.resize(*SIZE)
    view.show()
    app.processEvents()
    return view, items


def _naive_zoomed(app: Any) -> float:
    view, _items = _naive(app, 2_000)
    steps = iter([1.001] * 40)

    def zoomed() -> None:
        view.scale(step := next(steps), step)
        app.processEvents()

    seconds = best(zoomed, turns=20)
    view.close()
    return seconds


def _naive_dragged(app: Any) -> float:
    from PySide6.QtWidgets import QGraphicsView

    view, items = _naive(app, 10_000)
    view.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)

    def moved() -> None:
        items[0].moveBy(3, 1)
        app.processEvents()

    seconds = best(moved, turns=5)
    view.close()
    return seconds
