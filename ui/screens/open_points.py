"""The list of open points: each with its mark, its message and where it is settled."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from aiom_workbench.analysis.findings import RULES, Finding
from aiom_workbench.report.text_width import wrapped
from ui.canvas.painter import paint_mark
from ui.screens import HOMES
from ui.workbench import Workbench

ROW = 28


class OpenPoints(QWidget):
    """A painted list; a click or Return opens a point."""

    opened = Signal(object)
    """Carries the `Finding`."""

    def __init__(self, bench: Workbench) -> None:
        """An empty list."""
        super().__init__()
        self._bench = bench
        self._points: tuple[Finding, ...] = ()
        self._current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def points(self) -> tuple[Finding, ...]:
        """What is listed."""
        return self._points

    def show_points(self, points: Sequence[Finding]) -> None:
        """List these."""
        self._points = tuple(points)
        self._current = min(self._current, len(self._points) - 1)
        self.setFixedHeight(max(1, self.heightForWidth(self.width())))
        self.setAccessibleDescription("\n".join(point.message for point in self._points))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A row each."""
        return QSize(240, self.heightForWidth(240))

    def heightForWidth(self, width: int) -> int:
        """A row each, two lines high where the message needs it."""
        return sum(self._heights(width))

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width."""
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Messages wrap anew."""
        super().resizeEvent(event)
        self.setFixedHeight(max(1, self.heightForWidth(self.width())))

    def _heights(self, width: int) -> list[int]:
        size = self._bench.theme.text_size("body")
        return [ROW if len(wrapped(p.message, size, width - 36)) == 1 else ROW + 16 for p in self._points]

    def _row_at(self, y: float) -> int:
        for number, height in enumerate(self._heights(self.width())):
            y -= height
            if y < 0:
                return number
        return -1

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Mark and message, in two lines at most."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, top = self._bench.theme, 0
        size = theme.text_size("body")
        for number, (point, height) in enumerate(zip(self._points, self._heights(self.width()), strict=True)):
            box = QRectF(0, top, self.width(), height)
            if number == self._current:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("surface.selected"))
                painter.drawRoundedRect(box, 4, 4)
            paint_mark(painter, theme, "severity", point.severity, 12, top + ROW / 2, 16)
            painter.setFont(theme.font("body"))
            painter.setPen(theme.color("text.primary"))
            for line, text in enumerate(wrapped(point.message, size, self.width() - 36)):
                place = QRectF(30, top + line * 16, self.width() - 34, ROW)
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)
            top += height
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the point under the pointer."""
        self._open(self._row_at(event.position().y()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, down, Return."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None:
            self._open(max(0, min(len(self._points) - 1, self._current + step)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self._current)
        else:
            super().keyPressEvent(event)

    def _open(self, number: int) -> None:
        if 0 <= number < len(self._points):
            self._current = number
            self.update()
            self.opened.emit(self._points[number])


def go_to(bench: Workbench, point: Finding) -> None:
    """Select what the point is about, or show where it is settled."""
    if point.subject is not None and bench.desk.plan.find(point.subject.id) is not None:
        bench.desk.select(point.subject.id)
        return
    settled = RULES[point.rule].settled_in
    if bench.desk.plan.entities()[settled].single:
        bench.desk.select(settled)
    else:
        bench.showing.emit(HOMES[settled])
