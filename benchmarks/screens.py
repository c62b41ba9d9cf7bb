"""The window's pictures and tables at size: the Gantt."""

from __future__ import annotations

import os
import time
from datetime import date
from typing import Any

from benchmarks.plans import plan_of
from benchmarks.rows import AnyRow, Row, best, median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
TODAY = date(2026, 11, 25)
SIZE = (1100, 800)


def measure() -> list[AnyRow]:
    """Each figure with its peer from the same run."""
    from ui.app import application

    app = application()
    return _gantt(app)


def _gantt(app: Any) -> list[AnyRow]:
    """Scrolled by 37 pixels at a time through 10,000 bars, by the window's own repainting; the peer shows the same."""
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
    whole = best(gantt.grab, turns=20)
    frame = _scrolled(app, gantt)
    peer_built, view = _graphics_view(gantt)
    view.show()
    view.horizontalScrollBar().setValue(gantt.horizontalScrollBar().value())
    app.processEvents()
    peer_whole = best(view.grab, turns=20)
    peer_frame = _scrolled(app, view)
    gantt.close()
    view.close()
    peer = "QGraphicsView of the same bars, links, grid"
    return [
        Row("gantt: a frame while scrolling 10,000 bars", peer, peer_frame, frame, 1),
        Row("gantt: the whole view painted anew", peer, peer_whole, whole, 1),
        Row("gantt: built for 10,000 bars", peer, peer_built, built, 0.05),
    ]


def _scrolled(app: Any, view: Any) -> float:
    """The middle of 200 frames, from the scroll bar's new value to painted."""
    from PySide6.QtCore import Qt

    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # painting one costs more than a frame
    app.processEvents()
    bar, taken = view.verticalScrollBar(), []
    for step in range(200):
        began = time.perf_counter()
        bar.setValue(step * 37 % bar.maximum())
        app.processEvents()
        taken.append(time.perf_counter() - began)
    return median(taken)


def _graphics_view(gantt: Any) -> tuple[float, Any]:
    """What the Gantt shows as graphics items with the same places, pens and brushes; the header is left out."""
    from PySide6.QtCore import QLineF, QPointF
    from PySide6.QtGui import QPainter, QPainterPath, QPolygonF
    from PySide6.QtWidgets import QGraphicsScene, QGraphicsView

    from ui.canvas.gantt_links import way

    roadmap, painter = gantt.roadmap, gantt._painter
    index, high = painter.index, painter.row_height
    found = [way((index.place[bond.source], index.place[bond.target], bond), roadmap.rows, gantt.axis, high)
             for bond in roadmap.bonds]  # fmt: skip
    bars = [(row, painter.bar(row, n)) for n, row in enumerate(roadmap.rows) if row.kind in ("task", "milestone")]
    line, ink, fill = painter.pen("border.hairline"), painter.pen("chart.axis"), painter.color("chart.bar")
    wide, tall = gantt.horizontalScrollBar().maximum() + SIZE[0], len(roadmap.rows) * high
    made: list[Any] = []

    def build() -> None:
        scene = QGraphicsScene(0, 0, wide, tall)
        for tick in painter.ticks(0, wide):
            scene.addLine(QLineF(x := tick.start * gantt.axis.per_day, 0, x, tall), line)
        for way_there in found:
            if way_there is not None:
                path = QPainterPath()
                for part in way_there.lines:
                    path.addPolygon(part)
                scene.addPath(path, ink)
                scene.addPolygon(way_there.arrow, ink, ink.color())
        for row, box in bars:
            if row.kind == "milestone":
                x, y, r = box.center().x(), box.center().y(), box.width() / 2
                corners = [QPointF(x, y - r), QPointF(x + r, y), QPointF(x, y + r), QPointF(x - r, y)]
                scene.addPolygon(QPolygonF(corners), ink, fill)
            else:
                scene.addRect(box, ink, fill)
        view = QGraphicsView(scene)
        view.setRenderHint(QPainter.RenderHint.Antialiasing)
        scene.setParent(view)
        view.resize(*SIZE)
        made[:] = [view]

    seconds = best(build, turns=2)
    return seconds, made[0]
