"""Marks, small circles and rimmed names painted once and stamped many times, in the screen's own pixels."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform

from aiom_workbench.report.figure import AnyShape, Circle, Mark, Text
from ui.canvas.shape_index import bounds
from ui.theme import Theme

_LARGEST = 48.0
"""Marks and circles wider than this on screen are painted themselves: there are few of them."""
_MOST = 3_000
_Key = tuple[object, ...]


class Sprites:
    """Prepared pictures of shapes that repeat, for one theme, zoom and screen at a time."""

    def __init__(self) -> None:
        """Nothing is prepared yet."""
        self._made: dict[_Key, tuple[QPixmap, QPoint]] = {}
        self._for: tuple[Theme | None, float, float] = (None, 1.0, 1.0)

    def of(self, theme: Theme, zoom: float, ratio: float) -> Sprites:
        """These, ready for a theme, a zoom, and the screen's pixels to one of the widget."""
        if (theme, zoom, ratio) != self._for or len(self._made) > _MOST:
            self._made.clear()
            self._for = (theme, zoom, ratio)
        return self

    def stamp(self, painter: QPainter, shape: Mark | Circle | Text, key: _Key, place: QTransform,
              paint: Callable[..., None]) -> None:  # fmt: skip
        """Stamp a shape on whole pixels where `place` puts it; `key` is what `key_of` gave.

        The painter must be without transformation; `paint(painter, theme, shape)` paints a shape itself.
        """
        sprite = self._made.get(key)
        if sprite is None:
            sprite = self._made[key] = self._make(shape, paint)
        pixmap, away = sprite
        ratio = self._for[2]
        at = place.map(QPointF(shape.x, shape.y))
        left, top = round(at.x() * ratio) - away.x(), round(at.y() * ratio) - away.y()
        painter.drawPixmap(QPointF(left / ratio, top / ratio), pixmap)

    def key_of(self, shape: AnyShape) -> _Key | None:
        """What tells this shape's prepared picture from others; None where it is painted itself."""
        zoom = self._for[1]
        if isinstance(shape, Mark):
            return (shape.family, shape.name, shape.size) if shape.size * zoom < _LARGEST else None
        if isinstance(shape, Circle):
            return (shape.r, shape.fill, shape.stroke, shape.stroke_width) if shape.r * zoom * 2 < _LARGEST else None
        if isinstance(shape, Text) and shape.halo and not shape.turned and zoom <= 1:
            return shape.text, shape.size, shape.weight, shape.color, shape.align, shape.halo
        return None

    def _make(self, shape: Mark | Circle | Text, paint: Callable[..., None]) -> tuple[QPixmap, QPoint]:
        theme, zoom, ratio = self._for
        left, top, right, bottom = bounds(shape)
        fine = zoom * ratio
        away = QPoint(math.ceil((shape.x - left) * fine) + 1, math.ceil((shape.y - top) * fine) + 1)
        pixmap = QPixmap(
            away.x() + math.ceil((right - shape.x) * fine) + 1, away.y() + math.ceil((bottom - shape.y) * fine) + 1
        )
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        dx, dy = away.x() / ratio - shape.x * zoom, away.y() / ratio - shape.y * zoom
        painter.setTransform(QTransform(zoom, 0, 0, zoom, dx, dy))
        paint(painter, theme, shape)
        painter.end()
        return pixmap, away
