"""Dashed sketches of the pictures that will stand on an empty screen: they teach its shape before there is anything in it."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPolygonF

Ghost = Callable[[QPainter, QRectF], None]


def paint_ghost(painter: QPainter, screen: str, area: QRectF) -> None:
    """The sketch of a screen, by its icon's name, inside `area`; nothing where there is no room for one."""
    if area.height() >= 80:
        _GHOSTS.get(screen, _board)(painter, area)


def _board(painter: QPainter, area: QRectF) -> None:
    """Columns of cards."""
    columns, gap = (3, 2, 2, 1, 1), 15.0
    wide = (area.width() - gap * (len(columns) - 1)) / len(columns)
    for at, count in enumerate(columns):
        for n in range(count):
            box = QRectF(area.left() + at * (wide + gap), area.top() + n * 82, wide, 70)
            if box.bottom() <= area.bottom():
                painter.drawRoundedRect(box, 6, 6)


def _people(painter: QPainter, area: QRectF) -> None:
    """Four quadrants with a few bubbles."""
    painter.drawRoundedRect(area, 6, 6)
    middle = area.center()
    painter.drawLine(QPointF(middle.x(), area.top()), QPointF(middle.x(), area.bottom()))
    painter.drawLine(QPointF(area.left(), middle.y()), QPointF(area.right(), middle.y()))
    for x, y, r in ((0.14, 0.3, 12), (0.3, 0.68, 10), (0.4, 0.22, 14), (0.6, 0.3, 16), (0.72, 0.18, 13), (0.84, 0.36, 15),
                    (0.64, 0.74, 11), (0.88, 0.8, 10)):  # fmt: skip
        painter.drawEllipse(QPointF(area.left() + x * area.width(), area.top() + y * area.height()), r, r)


def _roadmap(painter: QPainter, area: QRectF) -> None:
    """Bars under each other, later and later, and a gate."""
    row = 26.0
    for n in range(int(area.height() // row)):
        left = area.left() + area.width() * (0.3 + 0.09 * (n % 6))
        painter.drawLine(
            QPointF(area.left(), area.top() + n * row + 10),
            QPointF(area.left() + 130 - 12 * (n % 3), area.top() + n * row + 10),
        )
        painter.drawRoundedRect(QRectF(left, area.top() + n * row + 4, area.width() * (0.1 + 0.04 * (n % 3)), 12), 3, 3)
    x, y = area.right() - 24, area.center().y()
    painter.drawPolygon(QPolygonF([QPointF(x, y - 10), QPointF(x + 10, y), QPointF(x, y + 10), QPointF(x - 10, y)]))


def _model(painter: QPainter, area: QRectF) -> None:
    """Three options side by side, with scores below."""
    gap = 20.0
    wide = (area.width() - 2 * gap) / 3
    for at in range(3):
        left = area.left() + at * (wide + gap)
        painter.drawRoundedRect(QRectF(left, area.top(), wide, area.height()), 6, 6)
        for n in range(int((area.height() - 50) // 24)):
            painter.drawRoundedRect(
                QRectF(left + 16, area.top() + 44 + n * 24, (wide - 32) * (0.9 - 0.2 * ((n + at) % 3)), 9), 3, 3
            )


def _change(painter: QPainter, area: QRectF) -> None:
    """Groups by months."""
    cell, left = 34.0, area.left() + 170
    for row in range(int(area.height() // cell)):
        top = area.top() + row * cell
        painter.drawLine(QPointF(area.left(), top + 14), QPointF(area.left() + 120 - 14 * (row % 3), top + 14))
        for column in range(int((area.right() - left) // cell)):
            painter.drawRoundedRect(QRectF(left + column * cell, top, cell - 6, cell - 8), 3, 3)


def _assess(painter: QPainter, area: QRectF) -> None:
    """A profile of five, in rings."""
    centre, reach = area.center(), area.height() / 2
    for ring in (1.0, 0.66, 0.33):
        corners = [
            QPointF(
                centre.x() + reach * ring * math.sin(n * math.tau / 5),
                centre.y() - reach * ring * math.cos(n * math.tau / 5),
            )
            for n in range(5)
        ]
        painter.drawPolygon(QPolygonF(corners))


def _measures(painter: QPainter, area: QRectF) -> None:
    """Small charts that rise towards their target."""
    gap = 24.0
    wide = (area.width() - 2 * gap) / 3
    for at in range(3):
        left, bottom = area.left() + at * (wide + gap), area.bottom()
        painter.drawLine(QPointF(left, bottom), QPointF(left + wide, bottom))
        steps = (0.15, 0.2, 0.34, 0.42, 0.6, 0.72)
        points = [QPointF(left + wide * n / 6, bottom - area.height() * 0.8 * step) for n, step in enumerate(steps)]
        painter.drawPolyline(QPolygonF(points))


_GHOSTS: dict[str, Ghost] = {
    "people": _people,
    "roadmap": _roadmap,
    "model": _model,
    "change": _change,
    "assess": _assess,
    "measures": _measures,
}
