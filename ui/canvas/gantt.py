"""The Gantt: bars by lane under one time axis, moved, stretched and linked by hand.

Built for 10,000 bars: one painted scroll area, rows of one height, only the rows in sight are
visited. It shows a `Roadmap` and says by signals what a hand asked for; it edits nothing itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from aiom_workbench.plan.titles import written_date
from aiom_workbench.report.roadmap_rows import Roadmap, Row
from aiom_workbench.words import _
from ui.canvas.gantt_links import RowIndex
from ui.canvas.gantt_paint import GanttPainter, margin, today_label
from ui.canvas.time_axis import TimeAxis
from ui.canvas.tips import plain_tip
from ui.theme import Look

_EDGE = 6
_GATE_ROOM = 96
_SLACK = 4
HEADER = 54


@dataclass(frozen=True, slots=True)
class Drag:
    """A drag under way: of what, what the hand does ("move", "stretch", "link"), from where, how far in days."""

    row: Row
    number: int
    what: str
    start: QPointF
    days: int = 0
    over: str = ""


class Gantt(QAbstractScrollArea):
    """A roadmap over time."""

    picked = Signal(str)
    """A row's key, clicked or reached by keys."""
    moved = Signal(str, int)
    """A row's key and by how many calendar days it was moved."""
    stretched = Signal(str, int)
    """A row's key and by how many calendar days its finish was moved."""
    linked = Signal(str, str)
    """The keys of a predecessor and a successor: drawn from bar to bar."""
    dragging = Signal(str, str, int)
    """While a hand drags: a row's key, "move" or "stretch", and the days so far; "" when it ends."""
    opened = Signal(str)
    """A lane's or summary's key that was double-clicked: open or close it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """An empty Gantt; `show_roadmap` fills it."""
        super().__init__(parent)
        self._look = look
        self._today = date.today()  # noqa: DTZ011 (replaced by show_roadmap)
        self._roadmap = Roadmap(
            rows=(), bonds=(), gates=(), phases=(), first=self._today, last=self._today, finish=None
        )
        self._index = RowIndex(self._roadmap)
        self._axis = TimeAxis(self._today, 1.0)
        self._painter = self._made_painter()
        self._selected = ""
        self._drag: Drag | None = None
        self._preview: Roadmap | None = None
        self._follows_width = True
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(_("Roadmap over time"))
        look.changed.connect(self._on_look)

    # ---- what is shown

    @property
    def row_height(self) -> int:
        """The height of a row, the table's beside it included."""
        return self._look.theme.size("row")

    @property
    def axis(self) -> TimeAxis:
        """The time axis in use."""
        return self._axis

    @property
    def roadmap(self) -> Roadmap:
        """What is shown."""
        return self._roadmap

    def show_roadmap(self, roadmap: Roadmap, today: date) -> None:
        """Show a roadmap; scale and place stay once a hand has zoomed, until then it is as wide as the window."""
        self._roadmap, self._today = roadmap, today
        self._index = RowIndex(roadmap)
        self._preview = None
        first, _last = margin(self._axis, roadmap)
        left = self._axis.day(self.horizontalScrollBar().value())
        self._axis = TimeAxis(first, self._axis.per_day)
        self._painter = self._made_painter()
        if self._follows_width and roadmap.rows:
            self.fit()
        else:
            self._set_ranges()
            self.horizontalScrollBar().setValue(int(self._axis.x(left)))
        self.viewport().update()

    def show_preview(self, roadmap: Roadmap | None) -> None:
        """While dragging: how the roadmap would stand; None takes the preview away."""
        self._preview = roadmap
        self.viewport().update()

    def select(self, key: str) -> None:
        """Show a row as selected and scroll to it."""
        if key == self._selected:
            return
        self._selected = key
        number = self._index.place.get(key)
        if number is not None:
            self._scroll_to(number)
        self.viewport().update()

    def fit(self) -> None:
        """The whole roadmap in the window's width."""
        span = (self._roadmap.last - self._roadmap.first).days + 1
        room = self.viewport().width() - _GATE_ROOM - 12
        scaled = TimeAxis(self._axis.origin, 1.0).zoomed(max(room, 100) / max(span, 1))
        self._axis = TimeAxis(margin(scaled, self._roadmap)[0], scaled.per_day)
        self._painter = self._made_painter()
        self._follows_width = True
        self._set_ranges()
        self.horizontalScrollBar().setValue(0)
        self.viewport().update()

    def zoom(self, factor: float, at: float | None = None) -> None:
        """Zoom about a place of the viewport; None: its middle."""
        self._follows_width = False
        place = self.viewport().width() / 2 if at is None else at
        day = (self.horizontalScrollBar().value() + place) / self._axis.per_day
        self._axis = self._axis.zoomed(factor)
        self._painter = self._made_painter()
        self._set_ranges()
        self.horizontalScrollBar().setValue(round(day * self._axis.per_day - place))
        self.viewport().update()

    def _made_painter(self) -> GanttPainter:
        return GanttPainter(self._look.theme, self._axis, self._roadmap, self._index, self.row_height)

    def _on_look(self) -> None:
        self._painter = self._made_painter()
        self._set_ranges()
        self.viewport().update()

    def _set_ranges(self) -> None:
        first, last = margin(self._axis, self._roadmap)
        wide = (last - first).days * self._axis.per_day
        high = len(self._roadmap.rows) * self.row_height
        view = self.viewport().size()
        self.horizontalScrollBar().setRange(0, max(0, round(wide - view.width())))
        self.horizontalScrollBar().setPageStep(view.width())
        self.horizontalScrollBar().setSingleStep(40)
        self.verticalScrollBar().setRange(0, max(0, high - (view.height() - HEADER)))
        self.verticalScrollBar().setPageStep(max(1, view.height() - HEADER))
        self.verticalScrollBar().setSingleStep(self.row_height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the ranges; fit when it first has a size."""
        super().resizeEvent(event)
        if self._follows_width and self._roadmap.rows:
            self.fit()
        self._set_ranges()

    def sizeHint(self) -> QSize:
        """As wide as a window gives."""
        return QSize(600, 400)

    # ---- painting

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Shift what is painted: only the strip that comes into sight is painted anew."""
        if self._drag is not None:
            self.viewport().update()
            return
        view = self.viewport()
        view.scroll(dx, dy, QRect(0, HEADER, view.width(), view.height() - HEADER))
        if dx:
            view.update(0, 0, view.width(), HEADER)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Body below, header above: what of them is asked for."""
        painter = QPainter(self.viewport())
        left, top = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        view = self.viewport().rect()
        body = event.rect() & view.adjusted(0, HEADER, 0, 0)
        if not body.isEmpty():
            painter.save()
            painter.setClipRect(body)
            painter.translate(-left, HEADER - top)
            area = QRectF(body.translated(left, top - HEADER))
            self._painter.body(painter, area, self._today, self._selected)
            if self._drag is not None:
                self._paint_drag(painter, self._drag, area)
            painter.restore()
        if event.rect().top() < HEADER:
            painter.setClipRect(0, 0, view.width(), HEADER)
            painter.translate(-left, 0)
            self._painter.header(painter, left, left + view.width(), HEADER, self._today)
            self._paint_today_flag(painter, left)
        painter.end()

    def _paint_today_flag(self, painter: QPainter, left: int) -> None:
        theme = self._look.theme
        x = self._axis.x(self._today) + self._axis.per_day / 2
        painter.setFont(theme.font("label"))
        wide = painter.fontMetrics().horizontalAdvance(today_label()) + 14
        box = QRectF(x - wide, HEADER - 21, wide, 20)
        if box.left() < left:
            box.moveLeft(x)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent.fill"))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(theme.color("accent.on"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, today_label())

    def _paint_drag(self, painter: QPainter, drag: Drag, area: QRectF) -> None:
        if drag.what == "link":
            painter.setPen(self._painter.pen("accent.fill", 2))
            end = self._in_body(self.viewport().mapFromGlobal(self.cursor().pos()))
            painter.drawLine(QPointF(self._painter.bar(drag.row, drag.number).right(), drag.start.y()), end)
            return
        shown = (self._preview or self._roadmap).rows
        painter.setBrush(Qt.BrushStyle.NoBrush)
        first, last = int(area.top() // self.row_height), int(area.bottom() // self.row_height)
        for number in range(max(0, first), min(last + 1, len(shown))):
            row, place = shown[number], self._index.place.get(shown[number].key)
            old = None if place is None else self._roadmap.rows[place]
            if row.kind in ("task", "milestone") and old and (old.start, old.finish) != (row.start, row.finish):
                painter.setPen(self._painter.pen("accent.fill", 2))
                painter.drawRoundedRect(self._painter.bar(row, number), 3, 3)
                self._say_moved(painter, row, old, number)

    def _say_moved(self, painter: QPainter, row: Row, old: Row, number: int) -> None:
        if row.finish is None or old.finish is None:
            return
        days = (row.finish - old.finish).days
        painter.setFont(self._look.theme.font("label"))
        painter.setPen(self._look.theme.color("accent.text"))
        text = f"{written_date(row.finish)}  {days:+d} d"
        painter.drawText(self._painter.bar(row, number).topRight() + QPointF(8, 10), text)

    # ---- pointer

    def _in_body(self, point: QPoint | QPointF) -> QPointF:
        x = point.x() + self.horizontalScrollBar().value()
        return QPointF(x, point.y() - HEADER + self.verticalScrollBar().value())

    def _hit(self, place: QPointF) -> tuple[int, Row, str] | None:
        """The row under a place, and what a hand would do there; "" beside the bar."""
        number = int(place.y() // self.row_height)
        if not 0 <= number < len(self._roadmap.rows):
            return None
        row = self._roadmap.rows[number]
        if row.kind == "gates":
            return self._hit_gate(place, number)
        if row.kind not in ("task", "milestone") or row.start is None:
            return number, row, ""
        box = self._painter.bar(row, number).adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK)
        if not box.contains(place):
            return number, row, ""
        at_end = box.right() - place.x() < _EDGE + _SLACK
        return number, row, "stretch" if at_end and row.kind == "task" else "move"

    def _hit_gate(self, place: QPointF, number: int) -> tuple[int, Row, str]:
        for gate in self._roadmap.gates:
            if abs(self._painter.gate_x(gate) - place.x()) <= 10:
                return number, gate, "move"
        return number, self._roadmap.rows[number], ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select, and begin a drag on a bar. With Ctrl held, a link is drawn."""
        hit = self._hit(self._in_body(event.position())) if event.position().y() > HEADER else None
        if event.button() != Qt.MouseButton.LeftButton or hit is None:
            super().mousePressEvent(event)
            return
        number, row, what = hit
        if row.is_thing or row.kind == "lane":
            self._selected = row.key
            self.picked.emit(row.key)
        if what:
            link = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._drag = Drag(row, number, "link" if link else what, self._in_body(event.position()))
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a hand would do, or drag."""
        place = self._in_body(event.position())
        if self._drag is None:
            hit = self._hit(place) if event.position().y() > HEADER else None
            shapes = {"stretch": Qt.CursorShape.SizeHorCursor, "move": Qt.CursorShape.OpenHandCursor}
            self.viewport().setCursor(shapes.get(hit[2] if hit else "", Qt.CursorShape.ArrowCursor))
            return
        drag = self._drag
        days = round((place.x() - drag.start.x()) / self._axis.per_day)
        hit = self._hit(place)
        over = hit[1].key if drag.what == "link" and hit is not None and hit[2] else ""
        if (days, over) != (drag.days, drag.over):
            self._drag = Drag(drag.row, drag.number, drag.what, drag.start, days, over)
            if drag.what != "link":
                self.dragging.emit(drag.row.key, drag.what, days)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for what the hand did."""
        drag, self._drag = self._drag, None
        if drag is None:
            super().mouseReleaseEvent(event)
            return
        self._preview = None
        self.dragging.emit("", "", 0)
        self.viewport().update()
        if drag.what == "link" and drag.over not in ("", drag.row.key):
            self.linked.emit(drag.row.key, drag.over)
        elif drag.days and drag.what == "move":
            self.moved.emit(drag.row.key, drag.days)
        elif drag.days and drag.what == "stretch":
            self.stretched.emit(drag.row.key, drag.days)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open or close a lane or summary."""
        hit = self._hit(self._in_body(event.position()))
        if hit is not None and hit[1].kind in ("lane", "summary"):
            self.opened.emit(hit[1].key)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl at the pointer; else scroll, sideways with Shift."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1.25 if event.angleDelta().y() > 0 else 0.8, event.position().x())
            event.accept()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - event.angleDelta().y())
        else:
            super().wheelEvent(event)

    def viewportEvent(self, event: object) -> bool:
        """Tell the pointer what a bar is."""
        if isinstance(event, QHelpEvent):
            hit = self._hit(self._in_body(event.pos()))
            text = self._tip(hit[1]) if hit is not None and hit[2] else ""
            QToolTip.showText(event.globalPos(), plain_tip(text), self.viewport())
            return True
        return super().viewportEvent(event)  # type: ignore[arg-type]  # an event of any kind

    def _tip(self, row: Row) -> str:
        if row.finish is None or row.start is None:
            return row.name
        slack = _("{n:g} working days of slack").format(n=row.total_float or 0)
        return f"{row.ref} {row.name}\n{written_date(row.start)} – {written_date(row.finish)}\n{slack}"

    # ---- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down select; left and right move by a day, a week with Ctrl, stretch with Shift; + and − zoom."""
        key = event.key()
        step = 7 if event.modifiers() & Qt.KeyboardModifier.ControlModifier else 1
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._walk(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._selected:
            days = step if key == Qt.Key.Key_Right else -step
            stretch = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.stretched if stretch else self.moved).emit(self._selected, days)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            self.zoom(1.25 if key == Qt.Key.Key_Plus else 0.8)
        else:
            super().keyPressEvent(event)

    def _walk(self, step: int) -> None:
        rows = self._roadmap.rows
        number = self._index.place.get(self._selected, -1 if step > 0 else len(rows))
        number += step
        while 0 <= number < len(rows) and not rows[number].is_thing:
            number += step
        if 0 <= number < len(rows):
            self._selected = rows[number].key
            self._scroll_to(number)
            self.picked.emit(self._selected)
            self.viewport().update()

    def _scroll_to(self, number: int) -> None:
        bar = self.verticalScrollBar()
        top, room = number * self.row_height, self.viewport().height() - HEADER
        if not bar.value() <= top <= bar.value() + room - self.row_height:
            bar.setValue(top - room // 3)


def shifted(day: date, days: int) -> date:
    """A date some calendar days later."""
    return day + timedelta(days=days)
