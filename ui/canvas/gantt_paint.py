"""How the Gantt is painted: header, lanes, bars, ghosts, gates, links. Only what is in sight is visited."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from aiom_workbench.report.roadmap_rows import Roadmap, Row
from aiom_workbench.words import _
from ui.canvas.gantt_links import BAR, Link, RowIndex, Way, way
from ui.canvas.time_axis import Tick, TimeAxis
from ui.theme import Theme

GHOST = 4.0
DIAMOND = 7.5
_OVER = 2
"""How far a selected milestone may stand out of its row."""
_DASH = 5
"""A dash of a gate's line and its gap: strips that are painted one by one must join."""


class GanttPainter:
    """Paints one view of a roadmap. Coordinates: x from the axis's origin, y from the first row's top."""

    def __init__(self, theme: Theme, axis: TimeAxis, roadmap: Roadmap, index: RowIndex, row_height: int) -> None:
        """A painter for this theme, scale and roadmap with its index."""
        self.theme = theme
        self.axis = axis
        self.roadmap = roadmap
        self.row_height = row_height
        self.index = index
        self._pens: dict[tuple[str, float, tuple[float, ...]], QPen] = {}
        self._ways: dict[str, Way | None] = {}
        self._ticks: tuple[tuple[float, float], list[Tick]] = ((0.0, 0.0), [])

    def color(self, token: str) -> QColor:
        """A token's colour."""
        return self.theme.color(token)

    def pen(self, token: str, width: float = 1.0, dash: tuple[float, ...] = ()) -> QPen:
        """A cosmetic pen: as wide at any zoom."""
        key = (token, width, dash)
        pen = self._pens.get(key)
        if pen is None:
            pen = self._pens[key] = QPen(self.color(token), width)
            pen.setCosmetic(True)
            if dash:
                pen.setDashPattern(list(dash))
        return pen

    def ticks(self, left: float, right: float) -> list[Tick]:
        """The axis's stretches from one place to another; those of the frame before are kept."""
        if self._ticks[0] != (left, right):
            self._ticks = (left, right), self.axis.ticks(self.axis.day(left), self.axis.day(right))
        return self._ticks[1]

    # ---- header

    def header(self, painter: QPainter, left: float, right: float, height: int, today: date) -> None:
        """Phases above, units of time below, today's flag. `left` and `right` are in the axis's pixels."""
        painter.fillRect(QRectF(left, 0, right - left, height), self.color("surface.panel"))
        strip = height - 22
        painter.setFont(self.theme.font("caption"))
        for name, start, finish in self.roadmap.phases:
            self._phase(painter, name, self.axis.x(start), self.axis.end_x(finish), strip - 24)
        painter.setPen(self.color("text.muted"))
        for tick in self.ticks(left, right):
            x, end = max(0.0, tick.start * self.axis.per_day), tick.end * self.axis.per_day
            if painter.fontMetrics().horizontalAdvance(tick.label) <= end - x:
                painter.drawText(QRectF(x, strip, end - x, 20), Qt.AlignmentFlag.AlignCenter, tick.label)
        painter.setPen(self.pen("border.default"))
        painter.drawLine(QPointF(left, height - 0.5), QPointF(right, height - 0.5))

    def _phase(self, painter: QPainter, name: str, x: float, end: float, y: float) -> None:
        box = QRectF(x + 1, y, end - x - 2, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.color("surface.pressed"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(self.color("text.secondary"))
        room = box.adjusted(8, 0, -4, 0)
        text = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, max(0, int(room.width())))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    # ---- body

    def body(self, painter: QPainter, area: QRectF, today: date, selected: str = "") -> None:
        """Rows, grid, links and bars inside `area`."""
        rows = self.roadmap.rows
        first = max(0, int((area.top() - _OVER) // self.row_height))
        last = min(len(rows) - 1, int((area.bottom() + _OVER) // self.row_height))
        painter.fillRect(area, self.color("surface.canvas"))
        self._grounds(painter, area, first, last, selected)
        self._grid(painter, area)
        self._gate_lines(painter, area)
        if not rows:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for link in self.index.links(first, last):
            self._link(painter, link, area)
        for number in range(first, last + 1):
            self._row(painter, rows[number], number, rows[number].key == selected)
        self._today(painter, area, today)

    def _grounds(self, painter: QPainter, area: QRectF, first: int, last: int, selected: str) -> None:
        for number in range(first, last + 1):
            row = self.roadmap.rows[number]
            token = "surface.selected" if row.key == selected else "surface.zebra" if row.kind == "lane" else ""
            top = number * self.row_height
            if token:
                painter.fillRect(QRectF(area.left(), top, area.width(), self.row_height), self.color(token))
            if row.kind == "lane":
                painter.setPen(self.pen("border.hairline"))
                painter.drawLine(QPointF(area.left(), top + 0.5), QPointF(area.right(), top + 0.5))

    def _grid(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(self.pen("border.hairline"))
        places = [round(tick.start * self.axis.per_day) + 0.5 for tick in self.ticks(area.left(), area.right())]
        painter.drawLines([QLineF(x, area.top(), x, area.bottom()) for x in places])

    def _gate_lines(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(self.pen("text.muted", 1, (2, 3)))
        for gate in self.roadmap.gates:
            if gate.finish is not None:
                x = self.gate_x(gate)
                top = self.row_height + max(0, (area.top() - self.row_height) // _DASH) * _DASH
                painter.drawLine(QPointF(x, top), QPointF(x, area.bottom()))

    def gate_x(self, gate: Row) -> float:
        """Where a gate's diamond stands: the end of its day."""
        assert gate.finish is not None
        return self.axis.end_x(gate.finish)

    def _today(self, painter: QPainter, area: QRectF, today: date) -> None:
        x = self.axis.x(today) + self.axis.per_day / 2
        if area.left() - 1 <= x <= area.right() + 1:
            painter.setPen(self.pen("chart.today", 2))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))

    # ---- rows

    def bar(self, row: Row, number: int) -> QRectF:
        """The bar of a task or summary, or the box round a milestone's diamond."""
        assert row.start is not None
        assert row.finish is not None
        middle = (number + 0.5) * self.row_height - 1
        if row.kind == "milestone":
            x = self.axis.end_x(row.finish)
            return QRectF(x - DIAMOND, middle - DIAMOND, 2 * DIAMOND, 2 * DIAMOND)
        x, end = self.axis.x(row.start), self.axis.end_x(row.finish)
        return QRectF(x, middle - BAR / 2, max(end - x, 3.0), BAR)

    def _row(self, painter: QPainter, row: Row, number: int, selected: bool) -> None:
        if row.kind == "gates":
            self._gates(painter, number)
        elif row.start is not None and row.finish is not None:
            if row.kind in ("lane", "summary"):
                self._bracket(painter, row, number)
            elif row.kind == "milestone":
                self._milestone(painter, row, number, selected)
            else:
                self._ghost(painter, row, number)
                self._task(painter, row, number, selected)
            self._deadline(painter, row, number)

    def _gates(self, painter: QPainter, number: int) -> None:
        middle = (number + 0.5) * self.row_height
        for gate in self.roadmap.gates:
            x = self.gate_x(gate)
            self.diamond(painter, QPointF(x, middle), 9, "surface.canvas", "text.primary")
            painter.setFont(self.theme.font("caption"))
            painter.setPen(self.color("text.primary"))
            box = QRectF(x - 9, middle - 9, 18, 18)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self.index.gates[gate.key]))
            painter.setFont(self.theme.font("strong"))
            room = self._room_after(gate)
            text = painter.fontMetrics().elidedText(gate.name, Qt.TextElideMode.ElideRight, int(room))
            painter.drawText(QRectF(x + 14, middle - 10, room, 20), Qt.AlignmentFlag.AlignVCenter, text)

    def _room_after(self, gate: Row) -> float:
        later = [self.gate_x(g) for g in self.roadmap.gates if self.gate_x(g) > self.gate_x(gate)]
        return max(0.0, min(later, default=self.gate_x(gate) + 320) - self.gate_x(gate) - 28)

    def _bracket(self, painter: QPainter, row: Row, number: int) -> None:
        assert row.start is not None
        assert row.finish is not None
        middle = (number + 0.5) * self.row_height
        x, end = self.axis.x(row.start), self.axis.end_x(row.finish)
        painter.setPen(self.pen("text.primary", 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        points = [QPointF(x, middle + 4), QPointF(x, middle - 2), QPointF(end, middle - 2), QPointF(end, middle + 4)]
        painter.drawPolyline(QPolygonF(points))

    def _ghost(self, painter: QPainter, row: Row, number: int) -> None:
        start, finish = row.baseline_start, row.baseline_finish
        if start is None or finish is None:
            return
        top = (number + 0.5) * self.row_height + BAR / 2
        painter.setPen(self.pen("chart.axis"))
        painter.setBrush(self.color("chart.ghost"))
        x, end = self.axis.x(start), self.axis.end_x(finish)
        painter.drawRoundedRect(QRectF(x, top, max(end - x, 3.0), GHOST), 2, 2)

    def _task(self, painter: QPainter, row: Row, number: int, selected: bool) -> None:
        box = self.bar(row, number)
        done = row.status == "done"
        painter.setPen(Qt.PenStyle.NoPen)
        token = "chart.bar_done" if done else "chart.critical" if row.critical else "chart.bar"
        painter.setBrush(self.color(token))
        painter.drawRoundedRect(box, 2, 2)
        if done:
            self._tick(painter, box)
        elif row.percent:
            inset = box.adjusted(3, 4, -3, -4)
            inset.setWidth(max(0.0, inset.width()) * row.percent / 100)
            painter.fillRect(inset, self.color("surface.canvas"))
        if selected:
            painter.setPen(self.pen("accent.fill", 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-4, -4, 4, 4), 4, 4)

    def _tick(self, painter: QPainter, box: QRectF) -> None:
        if box.width() < 16:
            return
        painter.setPen(self.pen("surface.canvas", 1.5))
        x, y = box.center().x(), box.center().y()
        painter.drawPolyline(QPolygonF([QPointF(x - 4, y), QPointF(x - 1, y + 3), QPointF(x + 4, y - 3)]))

    def _milestone(self, painter: QPainter, row: Row, number: int, selected: bool) -> None:
        centre = self.bar(row, number).center()
        fill = "chart.bar_done" if row.status == "done" else "chart.critical" if row.critical else "surface.canvas"
        if selected:
            self.diamond(painter, centre, DIAMOND + 5, "surface.selected", "accent.fill")
        self.diamond(painter, centre, DIAMOND, fill, "text.primary")
        if row.baseline_finish is not None and row.baseline_finish != row.finish:
            x = self.axis.end_x(row.baseline_finish)
            self.diamond(painter, QPointF(x, centre.y() + 4), 4, "chart.ghost", "chart.axis")

    def _deadline(self, painter: QPainter, row: Row, number: int) -> None:
        if row.deadline is None:
            return
        x, top = self.axis.end_x(row.deadline), number * self.row_height + 3.0
        late = row.finish is not None and row.finish > row.deadline
        token = "status.off_track.fill" if late else "text.secondary"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.color(token))
        painter.drawPolygon(QPolygonF([QPointF(x - 4, top), QPointF(x + 4, top), QPointF(x, top + 7)]))

    def diamond(self, painter: QPainter, centre: QPointF, r: float, fill: str, stroke: str) -> None:
        """A diamond round a centre."""
        x, y = centre.x(), centre.y()
        painter.setPen(self.pen(stroke, 1.5))
        painter.setBrush(self.color(fill))
        painter.drawPolygon(QPolygonF([QPointF(x, y - r), QPointF(x + r, y), QPointF(x, y + r), QPointF(x - r, y)]))

    # ---- links

    def _link(self, painter: QPainter, link: Link, area: QRectF) -> None:
        bond = link[2]
        if bond.key not in self._ways:
            self._ways[bond.key] = way(link, self.roadmap.rows, self.axis, self.row_height)
        found = self._ways[bond.key]
        if found is None or not found.box.intersects(area):
            return
        token, width = ("chart.critical", 1.5) if bond.critical else ("chart.axis", 1.0)
        painter.setPen(self.pen(token, width))
        for line in found.lines:
            painter.drawPolyline(line)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.color(token))
        painter.drawPolygon(found.arrow)
        painter.setBrush(Qt.BrushStyle.NoBrush)


def margin(axis: TimeAxis, roadmap: Roadmap) -> tuple[date, date]:
    """The days that a view of the roadmap spans: a little more than its ends."""
    before = timedelta(days=max(2, int(10 / axis.per_day)))
    return roadmap.first - before, roadmap.last + timedelta(days=max(7, int(96 / axis.per_day)))


def today_label() -> str:
    """What today's flag says."""
    return _("Today")
