"""A widget that shows a `Figure`: click to select, tips, zoom at the pointer, pan, copy as a picture."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QEvent,
    QIODevice,
    QMimeData,
    QPointF,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QGuiApplication,
    QHelpEvent,
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from aiom_workbench.report.figure import Circle, Figure, Mark, Rect
from aiom_workbench.words import _
from ui.canvas.painter import paint_shapes
from ui.canvas.shape_index import Box, ShapeIndex
from ui.canvas.tiles import Tiles
from ui.canvas.tips import plain_tip
from ui.workbench import Workbench

LEAST_ZOOM, MOST_ZOOM = 0.2, 12.0
SETTLED_AFTER = 140
"""Milliseconds without a turn of the wheel after which a zoom is over and the picture is painted sharply."""
_FEW = 200
"""Up to so many shapes are painted each time: that is as quick as moving painted pieces, and needs no memory."""


class FigureView(QWidget):
    """Shows a figure at its own size, or larger or smaller by zoom.

    Many shapes are painted in pieces that are kept while only the place changes (`Tiles`); at rest the
    picture is sharp. Subclass it to lay the figure out for the widget's size (`laid_out`) or to drag (`drag_began`,
    `drag_moved`, `drag_ended`, which get the key under the pointer and figure coordinates).
    """

    picked = Signal(str)
    """A thing was clicked (its id), or the ground ("")."""
    activated = Signal(str, QPointF)
    """Double click: the id or "", and where, in the figure's coordinates."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self.bench = bench
        self._figure = Figure(width=1, height=1, shapes=())
        self.index = ShapeIndex()
        self.tiles = Tiles()
        self._rest = QTimer(self, singleShot=True, interval=SETTLED_AFTER)
        self._rest.timeout.connect(self.settle)
        self._lifted: Collection[str] = ()
        self._at = QTransform()
        self._space = False
        self._panning: QPointF | None = None
        self._part = QRectF()
        self._pressed: tuple[str, QPointF] | None = None
        self._dragging = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        bench.look.changed.connect(self.update)
        bench.desk.selected.connect(self._on_selected)

    # ---- the figure

    @property
    def figure(self) -> Figure:
        """What is shown."""
        return self._figure

    def show_figure(self, figure: Figure) -> None:
        """Show another figure; zoom and place stay. One that looks the same is not painted anew."""
        if figure == self._figure:
            self.lift(())
        else:
            self._figure, self._lifted = figure, ()
            self.index = ShapeIndex(figure.shapes)
            self.tiles.show(self.index)
        self.setAccessibleName(figure.title)
        self.setAccessibleDescription(figure.alt)
        self.updateGeometry()
        self.update()

    def laid_out(self, width: float, height: float) -> Figure | None:
        """The figure for this much room, in pixels at 100 %; None: the one shown stays. For subclasses."""
        return None

    def lay_out(self) -> None:
        """Ask `laid_out` for the room there is. Called on resizing; call it when the data changed."""
        made = self.laid_out(self.width(), self.height())
        if made is not None:
            self.show_figure(made)

    def sizeHint(self) -> QSize:
        return QSize(round(self._figure.width), round(self._figure.height))

    # ---- zoom and place

    @property
    def zoom(self) -> float:
        """How large it is shown, 1 = its own size."""
        return self._at.m11()

    def fit(self) -> None:
        """Show the whole figure, at its own size at most unless the room is larger by far."""
        self._at = QTransform()
        if self._figure.width > 1 and (self._figure.width > self.width() or self._figure.height > self.height()):
            scale = min(self.width() / self._figure.width, self.height() / self._figure.height)
            self._at = QTransform.fromScale(scale, scale)
        self.update()

    def zoom_at(self, where: QPointF, factor: float) -> None:
        """Zoom by a factor, keeping what is under `where` (widget coordinates) in its place."""
        wanted = max(LEAST_ZOOM, min(MOST_ZOOM, self.zoom * factor))
        here = self.to_figure(where)
        moved = QTransform.fromScale(wanted, wanted)
        self._at = QTransform(
            wanted, 0, 0, wanted, where.x() - here.x() * moved.m11(), where.y() - here.y() * moved.m22()
        )
        self.unsettle()

    def unsettle(self) -> None:
        """A zoom goes on: what is painted is stretched until it rests."""
        self.tiles.held = True
        self._rest.start()
        self.update()

    def settle(self) -> None:
        """The zoom is over: paint sharply. Called by itself after a moment."""
        self._rest.stop()
        self.tiles.held = False
        self.update()

    def to_figure(self, where: QPointF) -> QPointF:
        """Widget coordinates in the figure's."""
        return self._at.inverted()[0].map(where)

    def to_widget(self, where: QPointF) -> QPointF:
        """The figure's coordinates in the widget's."""
        return self._at.map(where)

    def key_at(self, where: QPointF) -> str:
        """The id of the thing at a place in the widget, or ""."""
        place = self.to_figure(where)
        return self.index.at(place.x(), place.y())

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._part = QRectF(event.rect())
        painter.setTransform(self._at, True)
        self.paint_figure(painter)
        painter.end()

    def paint_figure(self, painter: QPainter) -> None:
        """Paint the figure and the selection's ring. Subclasses paint previews on top."""
        if len(self._figure.shapes) > _FEW:
            ratio = max(self.devicePixelRatioF(), self.bench.look.pixel_ratio)
            self.tiles.paint(painter, self.bench.theme, self._at, ratio, self._part)
        else:
            out = set(self.index.of(self._lifted))
            shapes = (shape for number, shape in enumerate(self._figure.shapes) if number not in out)
            paint_shapes(painter, self.bench.theme, shapes)
        self.paint_selection(painter)

    def lift(self, keys: Collection[str]) -> Box | None:
        """Take things off the picture, to paint them elsewhere by `paint_lifted`; without keys, put them back.

        Gives the box round what was lifted.
        """
        if not keys and not self._lifted:
            return None
        self._lifted = frozenset(keys)
        box = self.tiles.lift(self._lifted)
        self.update()
        return box

    def paint_lifted(self, painter: QPainter, dx: float, dy: float) -> None:
        """Paint what is lifted, so far from its place."""
        painter.save()
        painter.translate(dx, dy)
        sprites = self.tiles.sprites if len(self._figure.shapes) > _FEW and not self.tiles.held else None
        paint_shapes(painter, self.bench.theme, self.tiles.lifted, sprites)
        painter.restore()

    def update_part(self, *boxes: QRectF | None) -> None:
        """Paint these parts again (the figure's coordinates), and nothing else."""
        for box in boxes:
            if box is not None:
                self.update(self._at.mapRect(box).toAlignedRect().adjusted(-2, -2, 2, 2))

    def paint_selection(self, painter: QPainter) -> None:
        """A ring round what is selected, outside its edge. Override where the figure draws its own."""
        chosen = set(self.bench.desk.selection)
        if not chosen:
            return
        pen = QPen(self.bench.theme.color("accent.fill"), 2)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for shape in (self._figure.shapes[number] for number in self.index.of(chosen)):
            if isinstance(shape, Rect):
                painter.drawRoundedRect(QRectF(shape.x - 2, shape.y - 2, shape.width + 4, shape.height + 4), 4, 4)
            elif isinstance(shape, Circle):
                painter.drawEllipse(QPointF(shape.x, shape.y), shape.r + 4, shape.r + 4)
            elif isinstance(shape, Mark):
                painter.drawEllipse(QPointF(shape.x, shape.y), shape.size / 2 + 4, shape.size / 2 + 4)

    # ---- as a picture

    def as_image(self, scale: float = 2.0) -> QImage:
        """The whole figure as an image on the canvas colour, `scale` pixels to one."""
        size = QSize(round(self._figure.width * scale), round(self._figure.height * scale))
        image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(self.bench.theme.color("surface.canvas"))
        painter = QPainter(image)
        painter.scale(scale, scale)
        paint_shapes(painter, self.bench.theme, self._figure.shapes)
        painter.end()
        return image

    def as_svg(self) -> bytes:
        """The whole figure as SVG."""
        from PySide6.QtSvg import QSvgGenerator

        held = QBuffer()
        held.open(QIODevice.OpenModeFlag.WriteOnly)
        generator = QSvgGenerator()
        generator.setOutputDevice(held)
        generator.setViewBox(QRectF(0, 0, self._figure.width, self._figure.height))
        generator.setTitle(self._figure.title)
        painter = QPainter(generator)
        paint_shapes(painter, self.bench.theme, self._figure.shapes)
        painter.end()
        return bytes(held.data().data())

    def copy_picture(self) -> None:
        """Put the figure on the clipboard, as PNG and as SVG."""
        data = QMimeData()
        data.setImageData(self.as_image())
        data.setData("image/svg+xml", QByteArray(self.as_svg()))
        QGuiApplication.clipboard().setMimeData(data)
        self.bench.desk.say(_("The picture is on the clipboard, as PNG and SVG"), public=True)

    # ---- pointer and keys

    def drag_began(self, key: str, at: QPointF) -> bool:
        """Whether a thing may be dragged from here; then `drag_moved` and `drag_ended` follow."""
        return False

    def drag_moved(self, key: str, at: QPointF) -> None:
        """The pointer moved with the thing; show a preview."""

    def drag_ended(self, key: str, at: QPointF, kept: bool) -> None:
        """Let go (`kept`), or Escape pressed; one edit at most."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom_at(event.position(), 1.0015 ** event.angleDelta().y())
        event.accept()

    def hideEvent(self, event: QHideEvent) -> None:
        if self._rest.isActive():
            self.settle()
        super().hideEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._rest.isActive():
            self.settle()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        pans = event.button() == Qt.MouseButton.MiddleButton or self._space
        if pans:
            self._panning = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() == Qt.MouseButton.LeftButton:
            key = self.key_at(event.position())
            self._pressed = (key, event.position())
            self._pick(key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._panning is not None:
            step = event.position() - self._panning
            self._panning = event.position()
            self._at = self._at * QTransform.fromTranslate(step.x(), step.y())
            self.update()
        elif self._dragging and self._pressed:
            self.drag_moved(self._pressed[0], self.to_figure(event.position()))
        elif self._pressed and event.buttons() & Qt.MouseButton.LeftButton:
            key, began = self._pressed
            far = (event.position() - began).manhattanLength() >= QGuiApplication.styleHints().startDragDistance()
            if far and self.drag_began(key, self.to_figure(began)):
                self._dragging = True
                self.drag_moved(key, self.to_figure(event.position()))
        else:
            over = bool(self.key_at(event.position()))
            self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._panning is not None:
            self._panning = None
            self.unsetCursor()
        if self._dragging and self._pressed:
            self._dragging = False
            self.drag_ended(self._pressed[0], self.to_figure(event.position()), True)
        self._pressed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.activated.emit(self.key_at(event.position()), self.to_figure(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = True
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif event.key() == Qt.Key.Key_Escape and self._dragging and self._pressed:
            self._dragging = False
            self.drag_ended(self._pressed[0], self.to_figure(self._pressed[1]), False)
            self._pressed = None
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self.unsetCursor()
        else:
            super().keyReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self.to_figure(QPointF(event.pos()))
            tip = self.index.tip_at(place.x(), place.y())
            if tip:
                QToolTip.showText(event.globalPos(), plain_tip(tip), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def _pick(self, key: str) -> None:
        self.picked.emit(key)
        if key and self.bench.plan.find(key) is not None:
            self.bench.desk.select(key)
        elif not key:
            self.bench.desk.select()

    def _on_selected(self) -> None:
        self.update()
