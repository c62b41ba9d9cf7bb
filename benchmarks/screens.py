"""The window's pictures and tables at size: the Gantt."""

from __future__ import annotations

import os
from datetime import date
from typing import Any

from benchmarks.plans import plan_of
from benchmarks.rows import AnyRow, Row, best

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
TODAY = date(2026, 11, 25)
SIZE = (1100, 800)


def measure() -> list[AnyRow]:
    """Each figure with its peer from the same run."""
    from ui.app import application

    app = application()
    return _gantt(app)


def _gantt(app: Any) -> list[AnyRow]:
    from aiom_workbench.report.roadmap_rows import roadmap_rows
    from ui.canvas.gantt import Gantt
    from ui.theme import Look

    roadmap = roadmap_rows(plan_of(40_000), TODAY)  # 10,000 bars
    gantt = Gantt(Look("light"))
    gantt.resize(*SIZE)
    gantt.show()
    app.processEvents()
    built = best(lambda: gantt.show_roadmap(roadmap, TODAY))
    gantt.zoom(4)
    steps = iter(range(0, 10**9, 37))

    def scrolled() -> None:
        gantt.verticalScrollBar().setValue(next(steps) % gantt.verticalScrollBar().maximum())
        gantt.grab()

    frame = best(scrolled, turns=30)
    view, build = _graphics_view(len(roadmap.rows))
    view.show()
    app.processEvents()

    def moved() -> None:
        view.verticalScrollBar().setValue(next(steps) % view.verticalScrollBar().maximum())
        view.grab()

    peer = best(moved, turns=30)
    gantt.close()
    view.close()
    return [
        Row("gantt: a frame while scrolling 10,000 bars", "QGraphicsView of the same bars", peer, frame, 1),
        Row("gantt: built for 10,000 bars", "QGraphicsView of the same bars", build, built, 0.05),
    ]


def _graphics_view(rows: int) -> tuple[Any, float]:
    from PySide6.QtWidgets import QGraphicsScene, QGraphicsView

    made: list[Any] = []

    def build() -> None:
        scene = QGraphicsScene()
        for row in range(rows):
            scene.addRect(row % 700, row * 28, 40, 11)
            scene.addLine(0, row * 28, 700, row * 28)
        view = QGraphicsView(scene)
        view.resize(*SIZE)
        scene.setParent(view)
        made[:] = [view]

    seconds = best(build, turns=1)
    return made[0], seconds
