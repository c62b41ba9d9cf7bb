"""Paints the shapes of a `Figure`, and the marks of the tokens, with a theme."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from aiom_workbench.report.figure import AnyShape, Circle, Mark, Path, Rect, Text
from ui.theme import Theme, font


def paint_shapes(painter: QPainter, theme: Theme, shapes: Iterable[AnyShape]) -> None:
    """Paint shapes in their order; the painter's transformation places them."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    for shape in shapes:
        _PAINT[type(shape)](painter, theme, shape)


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
    width = QFontMetricsF(set_in).horizontalAdvance(shape.text)
    left = {"left": 0.0, "center": -width / 2, "right": -width}[shape.align]
    painter.save()
    painter.translate(shape.x, shape.y)
    if shape.turned:
        painter.rotate(-90)
    if shape.halo:
        outline = QPainterPath()
        outline.addText(QPointF(left, 0), set_in, shape.text)
        rim = QPen(theme.color(shape.halo), 4)
        rim.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(rim)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline)
    painter.setFont(set_in)
    painter.setPen(theme.color(shape.color))
    painter.drawText(QPointF(left, 0), shape.text)
    painter.restore()


def _mark(painter: QPainter, theme: Theme, shape: Mark) -> None:
    paint_mark(painter, theme, shape.family, shape.name, shape.x, shape.y, shape.size)


_PAINT: dict[type, Callable[..., None]] = {Rect: _rect, Circle: _circle, Path: _path, Text: _text, Mark: _mark}


# ---- marks: shape and letter carry the meaning, colour repeats it


def paint_mark(painter: QPainter, theme: Theme, family: str, name: str, x: float, y: float, size: float = 16) -> None:
    """A mark of a family ("status", "component", "role", "engagement", "severity") round a centre."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    spec = theme.mark(family, name)
    if not spec:
        if family == "role":
            _bubble(painter, theme, "", "", "text.muted", x, y, size)
        return
    if family == "role":
        _bubble(painter, theme, spec["letter"], f"role.{name}.soft", f"role.{name}.fill", x, y, size)
        return
    prefix = f"component.{name}" if family == "component" else f"status.{spec.get('status', name)}"
    edge = f"{prefix}.fill" if family == "component" else f"{prefix}.edge"
    painter.setBrush(theme.color(f"{prefix}.fill"))
    painter.setPen(_pen(theme, edge, max(1.0, size / 14)))
    _SHAPES[spec["shape"]](painter, x, y, size)
    letter = spec["letter"]
    if spec["shape"] == "tick":
        _tick(painter, theme.color(f"{prefix}.on"), x, y, size)
    elif letter:
        drop = size * 0.1 if spec["shape"] == "triangle" else 0
        letter_size = size * (0.66 if family == "component" else 9 / 16)
        _letter(painter, theme.color(f"{prefix}.on"), letter, x, y + drop, letter_size, 600)


def _bubble(
    painter: QPainter, theme: Theme, letter: str, soft: str, ring: str, x: float, y: float, size: float
) -> None:
    width = max(1.2, min(2.5, size / 13))
    painter.setPen(_pen(theme, ring, width))
    painter.setBrush(_brush(theme, soft or "surface.canvas"))
    painter.drawEllipse(QPointF(x, y), size / 2 - width / 2, size / 2 - width / 2)
    if letter:
        text = ring.removesuffix("fill") + "text"
        _letter(painter, theme.color(text), letter, x, y, max(9.0, size * 0.42), 600)


def _letter(painter: QPainter, color: QColor, letter: str, x: float, y: float, size: float, weight: int) -> None:
    set_in = font(size, weight)
    metrics = QFontMetricsF(set_in)
    painter.setFont(set_in)
    painter.setPen(color)
    height = metrics.capHeight() or size * 0.7
    painter.drawText(QPointF(x - metrics.horizontalAdvance(letter) / 2, y + height / 2), letter)


def _tick(painter: QPainter, color: QColor, x: float, y: float, size: float) -> None:
    pen = QPen(color, max(1.5, size / 9))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    unit = size / 16
    painter.drawPolyline(
        QPolygonF([QPointF(x + dx * unit, y + dy * unit) for dx, dy in ((-3.2, 0.2), (-0.9, 2.6), (3.4, -2.4))])
    )


def _round(painter: QPainter, x: float, y: float, size: float) -> None:
    painter.drawEllipse(QPointF(x, y), size / 2 - 0.5, size / 2 - 0.5)


def _polygon(*corners: tuple[float, float]) -> Callable[[QPainter, float, float, float], None]:
    def draw(painter: QPainter, x: float, y: float, size: float) -> None:
        painter.drawPolygon(QPolygonF([QPointF(x + dx * size / 2, y + dy * size / 2) for dx, dy in corners]))

    return draw


def _tab(painter: QPainter, x: float, y: float, size: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(QRectF(x - size * 0.625, y - size / 2, size * 1.25, size), 2, 2)


def _square(painter: QPainter, x: float, y: float, size: float) -> None:
    painter.drawRoundedRect(QRectF(x - size / 2 + 1, y - size / 2 + 1, size - 2, size - 2), 2, 2)


def _dash(painter: QPainter, x: float, y: float, size: float) -> None:
    painter.drawRoundedRect(QRectF(x - size / 2, y - size * 0.3, size, size * 0.6), 2, 2)


_STAR = tuple(
    (
        math.sin(i * math.pi / 5) * (1.0 if i % 2 == 0 else 0.42),
        -math.cos(i * math.pi / 5) * (1.0 if i % 2 == 0 else 0.42),
    )
    for i in range(10)
)
_SHAPES: dict[str, Callable[[QPainter, float, float, float], None]] = {
    "circle": _round,
    "ring": _round,
    "tick": _round,
    "diamond": _polygon((0, -1.08), (1.08, 0), (0, 1.08), (-1.08, 0)),
    "triangle": _polygon((0, -0.95), (1.0, 0.85), (-1.0, 0.85)),
    "triangle_up": _polygon((0, -0.85), (0.92, 0.75), (-0.92, 0.75)),
    "triangle_down": _polygon((0, 0.85), (0.92, -0.75), (-0.92, -0.75)),
    "star": _polygon(*_STAR),
    "square": _square,
    "dash": _dash,
    "tab": _tab,
}
