"""The short message at the foot of the window, with one action at most."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.parts import button, label
from ui.workbench import Workbench

WIDEST = 560
LINES = 2


class Toast(QFrame):
    """Shows one message at a time, for a few seconds; the last one wins."""

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench, self._within = bench, parent
        self._call: Callable[[], Any] | None = None
        self.setProperty("kind", "toast")
        self.words = label("", wrap=False)
        self.action = button(bench.look, "", self._on_action)
        across = QHBoxLayout(self)
        across.setContentsMargins(16, 8, 8, 8)
        across.setSpacing(16)
        across.addWidget(self.words)
        across.addWidget(self.action)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        parent.installEventFilter(self)
        self.hide()

    def say(self, message: str, action: str, call: object) -> None:
        """Show a message; `action` and `call` are its button, or "" and None."""
        self._call = call if callable(call) else None
        metrics = self.words.fontMetrics()
        text = metrics.elidedText(message.replace("\n", " "), Qt.TextElideMode.ElideMiddle, WIDEST * LINES)
        wide = metrics.horizontalAdvance(text)
        self.words.setWordWrap(wide > WIDEST)
        self.words.setMinimumWidth(min(wide, WIDEST))
        self.words.setText(text)
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self.setAccessibleName(message)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(self._bench.theme.motion("toast"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.adjustSize()
        within = self._within.rect()
        foot = self._bench.theme.size("status_bar") + 16
        self.move((within.width() - self.width()) // 2, within.height() - self.height() - foot)

    def _on_action(self) -> None:
        self.hide()
        if self._call is not None:
            self._call()
