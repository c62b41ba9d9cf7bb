"""The focus ring: two pixels wide, two outside the control, shown while the keyboard leads."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from shiboken6 import Shiboken

from ui.theme import tokens
from ui.workbench import Workbench


class FocusRing(QWidget):
    """A transparent child of the window that lies round the focused control. It never changes the control's size.

    A widget rather than a `QProxyStyle`: a style in Python is asked for every metric of every cell,
    and a ring outside the control cannot be painted by the control itself anyway.
    """

    def __init__(self, bench: Workbench, window: QWidget) -> None:
        super().__init__(window)
        self._bench, self._window = bench, window
        self._around: QWidget | None = None
        self._by_keys = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)
        window.installEventFilter(self)

    def watch_input(self) -> None:
        """Learn from the shown window whether keys or the pointer lead; ordinary events stay out of Python."""
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress:
            self._lead_by(keys=True)
        elif kind == QEvent.Type.MouseButtonPress:
            self._lead_by(keys=False)
        elif kind in (
            QEvent.Type.Move,
            QEvent.Type.Resize,
            QEvent.Type.LayoutRequest,
            QEvent.Type.Hide,
            QEvent.Type.Show,
        ):
            self._place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        width = int(tokens()["focus"]["width"])
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._bench.theme.color("focus.ring"), width))
        inset = width / 2
        painter.drawRoundedRect(self.rect().toRectF().adjusted(inset, inset, -inset, -inset), 6, 6)
        painter.end()

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._around is not None and Shiboken.isValid(self._around):
            self._around.removeEventFilter(self)
        self._around = None
        if not Shiboken.isValid(self):
            return
        inside = now is not None and now.window() is self._window
        if inside and not isinstance(now, QAbstractItemView) and now is not None:
            self._around = now
            now.installEventFilter(self)
        self._place()

    def _lead_by(self, *, keys: bool) -> None:
        if self._by_keys != keys:
            self._by_keys = keys
            self._place()

    def _place(self) -> None:
        widget = self._around
        if widget is None or not Shiboken.isValid(widget) or not widget.isVisible() or not self._by_keys:
            self.hide()
            return
        reach = int(tokens()["focus"]["width"]) + int(tokens()["focus"]["gap"])
        corner = widget.mapTo(self._window, QPoint(0, 0))
        self.setGeometry(QRect(corner, widget.size()).adjusted(-reach, -reach, reach, reach))
        self.show()
        self.raise_()
