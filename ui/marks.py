"""The marks of the tokens: shape and letter carry the meaning, colour repeats it."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen, QPixmap, QPolygonF

from ui.theme import Theme, font
from ui.workbench import Workbench


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
    if letter and size > 12:
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


def mark_pixmap(bench: Workbench, family: str, name: str, size: int = 16, ratio: float = 2.0) -> QPixmap:
    """A mark as a picture, for lists."""
    pixmap = QPixmap(round(size * 1.25 * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_mark(painter, bench.theme, family, name, size * 0.625, size / 2, size - 2)
    painter.end()
    return pixmap


def _pen(theme: Theme, token: str, width: float) -> QPen:
    pen = QPen(theme.color(token), width)
    pen.setCosmetic(width <= 1)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return pen


def _brush(theme: Theme, token: str) -> QBrush:
    return QBrush(theme.color(token))
