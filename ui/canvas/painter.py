"""Paints the shapes of a `Figure`, and the marks of the tokens, with a theme."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen, QPolygonF, QTransform

from aiom_workbench.report.figure import AnyShape, Circle, Mark, Path, Rect, Text
from ui.canvas.sprites import Sprites
from ui.marks import paint_mark as paint_mark
from ui.theme import Theme, font

_RIM = tuple((1.8 * math.cos(n * math.tau / 8), 1.8 * math.sin(n * math.tau / 8)) for n in range(8))
"""Where a text is painted in its halo's colour: a tenth of the time of stroking its outline."""


def paint_shapes(painter: QPainter, theme: Theme, shapes: Iterable[AnyShape], sprites: Sprites | None = None) -> None:
    """Paint shapes in their order; the painter's transformation places them.

    With `sprites`, which must be ready for the painter's zoom and screen, marks, small circles and names
    are stamped on whole pixels; without, everything is painted itself, as for a document.
    """
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    place = painter.worldTransform()
    placed = True
    for shape in shapes:
        key = sprites.key_of(shape) if sprites is not None else None
        if (key is not None) is placed:
            painter.setWorldTransform(QTransform() if placed else place)
            placed = not placed
        if key is not None and sprites is not None and isinstance(shape, Mark | Circle | Text):
            sprites.stamp(painter, shape, key, place, _PAINT[type(shape)])
        else:
            _PAINT[type(shape)](painter, theme, shape)
    if not placed:
        painter.setWorldTransform(place)


def _pen(theme: Theme, stroke: str, width: float, dash: tuple[float, float] | None = None) -> QPen:
    if not stroke or width <= 0:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(theme.color(stroke), width)
    pen.setCosmetic(width <= 1)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dash:
        pen.setDashPattern([part / max(width, 0.1) for part in dash])
    return pen


def _brush(theme: Theme, fill: str) -> QBrush:
    return QBrush(theme.color(fill)) if fill else QBrush(Qt.BrushStyle.NoBrush)


def _rect(painter: QPainter, theme: Theme, shape: Rect) -> None:
    painter.setPen(_pen(theme, shape.stroke, shape.stroke_width))
    painter.setBrush(_brush(theme, shape.fill))
    half = 0.5 if shape.stroke and shape.stroke_width <= 1 else 0
    box = QRectF(shape.x + half, shape.y + half, max(0, shape.width - 2 * half), max(0, shape.height - 2 * half))
    if shape.radius:
        painter.drawRoundedRect(box, shape.radius, shape.radius)
    else:
        painter.drawRect(box)


def _circle(painter: QPainter, theme: Theme, shape: Circle) -> None:
    painter.setPen(_pen(theme, shape.stroke, shape.stroke_width))
    painter.setBrush(_brush(theme, shape.fill))
    painter.drawEllipse(QPointF(shape.x, shape.y), shape.r, shape.r)


def _path(painter: QPainter, theme: Theme, shape: Path) -> None:
    points = QPolygonF([QPointF(*_crisp(shape, point)) for point in shape.points])
    painter.setPen(_pen(theme, shape.stroke, shape.stroke_width, shape.dash))
    painter.setBrush(_brush(theme, shape.fill))
    if shape.closed:
        painter.drawPolygon(points)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(points)
    if shape.arrow and len(shape.points) > 1:
        _arrow(painter, theme.color(shape.stroke), shape.points[-2], shape.points[-1])


def _crisp(shape: Path, point: tuple[float, float]) -> tuple[float, float]:
    """A hairline along an axis lies on pixel centres."""
    straight = len(shape.points) == 2 and (
        shape.points[0][0] == shape.points[1][0] or shape.points[0][1] == shape.points[1][1]
    )
    return (math.floor(point[0]) + 0.5, math.floor(point[1]) + 0.5) if straight and shape.stroke_width <= 1 else point


def _arrow(painter: QPainter, color: QColor, before: tuple[float, float], end: tuple[float, float]) -> None:
    angle = math.atan2(end[1] - before[1], end[0] - before[0])
    wings = [
        QPointF(end[0] - 6 * math.cos(angle + turn), end[1] - 6 * math.sin(angle + turn)) for turn in (-0.45, 0.45)
    ]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawPolygon(QPolygonF([QPointF(*end), *wings]))


def _text(painter: QPainter, theme: Theme, shape: Text) -> None:
    set_in = font(shape.size, shape.weight)
    width = _advance(shape.text, shape.size, shape.weight) if shape.align != "left" else 0.0
    left = {"left": 0.0, "center": -width / 2, "right": -width}[shape.align]
    painter.save()
    painter.translate(shape.x, shape.y)
    if shape.turned:
        painter.rotate(-90)
    if shape.halo:
        painter.setFont(set_in)
        painter.setPen(theme.color(shape.halo))
        for dx, dy in _RIM:
            painter.drawText(QPointF(left + dx, dy), shape.text)
    painter.setFont(set_in)
    painter.setPen(theme.color(shape.color))
    painter.drawText(QPointF(left, 0), shape.text)
    painter.restore()


@lru_cache(maxsize=4096)
def _advance(text: str, size: float, weight: int) -> float:
    return QFontMetricsF(font(size, weight)).horizontalAdvance(text)


def _mark(painter: QPainter, theme: Theme, shape: Mark) -> None:
    paint_mark(painter, theme, shape.family, shape.name, shape.x, shape.y, shape.size)


_PAINT: dict[type, Callable[..., None]] = {Rect: _rect, Circle: _circle, Path: _path, Text: _text, Mark: _mark}
