"""A figure that is laid out larger when it is zoomed: bubbles and text keep their size, and names find more room."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTransform

from ui.canvas.figure_view import FigureView
from ui.workbench import Workbench

_MOST = 8.0


class GrowingView(FigureView):
    """Lays its figure out for the room times `scale`. While a zoom goes on the picture is stretched, as any
    other; when it rests it is laid out anew for the size reached.
    """

    def __init__(self, bench: Workbench) -> None:
        """At its own size."""
        super().__init__(bench)
        self.scale = 1.0
        self._focus = QPointF()

    @property
    def grown(self) -> float:
        """How many times the room the figure is shown, a zoom that goes on included."""
        return self.scale * self.zoom

    def fit(self) -> None:
        """The whole figure in the window."""
        self._rest.stop()
        self.tiles.held = False
        self.scale = 1.0
        self._at = QTransform()
        self.lay_out()

    def zoom_at(self, where: QPointF, factor: float) -> None:
        """Zoom at the pointer, from the whole to eight times as large."""
        self._focus = where
        wanted = max(1.0, min(_MOST, self.grown * factor))
        here, stretched = self.to_figure(where), wanted / self.scale
        self._at = QTransform(
            stretched, 0, 0, stretched, where.x() - here.x() * stretched, where.y() - here.y() * stretched
        )
        if wanted == 1.0:
            self._at = QTransform.fromScale(stretched, stretched)
        self.unsettle()

    def plot(self) -> QRectF:
        """The part of the figure that grows with the room; margins round it may not. Here: all of it."""
        return QRectF(0, 0, self.figure.width, self.figure.height)

    def settle(self) -> None:
        """Lay the figure out for the size that the zoom reached; what was under the pointer stays there."""
        if self.zoom != 1.0:
            here, before = self.to_figure(self._focus), self.plot()
            self.scale = 1.0 if abs(self.grown - 1.0) < 1e-9 else self.grown
            self._at = QTransform()
            self.lay_out()
            if self.scale != 1.0:
                now = self.plot()
                x = now.left() + (here.x() - before.left()) / before.width() * now.width()
                y = now.top() + (here.y() - before.top()) / before.height() * now.height()
                self._at = QTransform.fromTranslate(round(self._focus.x() - x), round(self._focus.y() - y))
        super().settle()
