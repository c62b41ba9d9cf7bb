"""A picture painted once in square pieces and then only moved: what makes panning and zooming of thousands of shapes cheap.

Pieces are painted when they first come into sight, at the size in which they are shown, in the
screen's own pixels, so that nothing is blurred at rest. While a zoom goes on the pieces of the size
before are stretched. A few shapes can be lifted: the pieces under them are painted without them.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Collection

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform

from aiom_workbench.report.figure import AnyShape
from ui.canvas.painter import paint_shapes
from ui.canvas.shape_index import Box, ShapeIndex, bounds, united
from ui.canvas.sprites import Sprites
from ui.theme import Theme

SIDE = 512
"""A piece's side, in the screen's pixels."""
_KEPT = 160
"""Pieces that are kept at most, 1 MB each; those out of sight longest go first."""
STRETCH = 2.0
"""How many times larger or smaller pieces are shown than painted before they are painted anew."""


class Tiles:
    """The pieces of one picture."""

    def __init__(self) -> None:
        """No picture yet."""
        self.index = ShapeIndex()
        self.held = False
        """Whether a zoom goes on: pieces are stretched instead of painted anew."""
        self.painted = 0
        """How many pieces were painted since the start, for measuring."""
        self._theme: Theme | None = None
        self._zoom = 1.0
        self._ratio = 1.0
        self._lifted: frozenset[int] = frozenset()
        self._pieces: OrderedDict[tuple[int, int], QPixmap] = OrderedDict()
        self._sprites = Sprites()

    def show(self, index: ShapeIndex) -> None:
        """Show other shapes."""
        self.index = index
        self._lifted = frozenset()
        self._pieces.clear()

    def lift(self, keys: Collection[str]) -> Box | None:
        """Leave out the shapes of these things, and put back those that were left out; gives the box round those lifted."""
        before, self._lifted = self._lifted, frozenset(self.index.of(keys))
        for number in before ^ self._lifted:
            self._forget(bounds(self.index.shapes[number]))
        return united(bounds(self.index.shapes[number]) for number in self._lifted)

    def paint(self, painter: QPainter, theme: Theme, at: QTransform, ratio: float, clip: QRectF) -> None:
        """Paint what lies within `clip` (widget coordinates). `at` places the figure in the widget, `ratio` is
        the screen's pixels to one of the widget.
        """
        self._settle(theme, at.m11(), ratio)
        side = SIDE / (self._zoom * ratio)
        seen = at.inverted()[0].mapRect(clip)
        columns = range(math.floor(seen.left() / side), math.floor(seen.right() / side) + 1)
        rows = range(math.floor(seen.top() / side), math.floor(seen.bottom() / side) + 1)
        same = self._zoom == at.m11()
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not same)
        dx, dy = round(at.dx() * ratio), round(at.dy() * ratio)
        if not same:
            stretched = at.m11() / (self._zoom * ratio)
            painter.setTransform(QTransform(stretched, 0, 0, stretched, at.dx(), at.dy()))
        for column in columns:
            for row in rows:
                piece = self._piece(column, row)
                if same:
                    painter.drawPixmap(QPointF((column * SIDE + dx) / ratio, (row * SIDE + dy) / ratio), piece)
                else:
                    place = QRectF(column * SIDE, row * SIDE, SIDE, SIDE)
                    painter.drawPixmap(place, piece, QRectF(0, 0, SIDE, SIDE))
        painter.restore()
        while len(self._pieces) > max(_KEPT, len(columns) * len(rows)):
            self._pieces.popitem(last=False)

    @property
    def sprites(self) -> Sprites:
        """Prepared shapes in the size in which the pieces are painted."""
        assert self._theme is not None
        return self._sprites.of(self._theme, self._zoom, self._ratio)

    @property
    def lifted(self) -> list[AnyShape]:
        """The shapes that are left out now."""
        return [self.index.shapes[number] for number in sorted(self._lifted)]

    def _settle(self, theme: Theme, zoom: float, ratio: float) -> None:
        """Forget pieces that were painted for another theme, screen or, unless a zoom goes on, size."""
        near = self.held and 1 / STRETCH <= zoom / self._zoom <= STRETCH
        if theme is not self._theme or ratio != self._ratio or (zoom != self._zoom and not near):
            self._pieces.clear()
            self._theme, self._zoom, self._ratio = theme, zoom, ratio

    def _piece(self, column: int, row: int) -> QPixmap:
        found = self._pieces.get((column, row))
        if found is None:
            found = self._pieces[column, row] = self._paint_piece(column, row)
        self._pieces.move_to_end((column, row))
        return found

    def _paint_piece(self, column: int, row: int) -> QPixmap:
        assert self._theme is not None
        self.painted += 1
        pixmap = QPixmap(SIDE, SIDE)
        pixmap.setDevicePixelRatio(self._ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        side = SIDE / (self._zoom * self._ratio)
        numbers = self.index.within((column * side, row * side, (column + 1) * side, (row + 1) * side))
        shapes = [self.index.shapes[number] for number in numbers if number not in self._lifted]
        painter = QPainter(pixmap)
        step = SIDE / self._ratio
        painter.setTransform(QTransform(self._zoom, 0, 0, self._zoom, -column * step, -row * step))
        paint_shapes(painter, self._theme, shapes, self.sprites)
        painter.end()
        return pixmap

    def _forget(self, box: Box) -> None:
        side = SIDE / (self._zoom * self._ratio)
        for column in range(math.floor(box[0] / side), math.floor(box[2] / side) + 1):
            for row in range(math.floor(box[1] / side), math.floor(box[3] / side) + 1):
                self._pieces.pop((column, row), None)
