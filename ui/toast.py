"""The short message at the foot of the window, with two actions at most."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
        self._calls: tuple[Callable[[], Any], ...] = ()
        self.setProperty("kind", "toast")
        self.words = label("", wrap=False)
        self.action = button(bench.look, "", self._on_action)
        self.second = button(bench.look, "", self._on_second, kind="ghost")
        across = QHBoxLayout(self)
        across.setContentsMargins(16, 8, 8, 8)
        across.setSpacing(16)
        across.addWidget(self.words)
        across.addWidget(self.action)
        across.addWidget(self.second)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        parent.installEventFilter(self)
        self.hide()

    def say(self, message: str, actions: Sequence[tuple[str, Callable[[], Any]]] = ()) -> None:
        """Show a message; `actions` are its buttons: what each says and does."""
        self._calls = tuple(call for _words, call in actions)
        metrics = self.words.fontMetrics()
        text = metrics.elidedText(message.replace("\n", " "), Qt.TextElideMode.ElideMiddle, WIDEST * LINES)
        wide = metrics.horizontalAdvance(text)
        self.words.setWordWrap(wide > WIDEST)
        self.words.setMinimumWidth(min(wide, WIDEST))
        self.words.setText(text)
        for made, words in zip(
            (self.action, self.second), [*(words for words, _call in actions), "", ""], strict=False
        ):
            made.setText(words)
            made.setVisible(bool(words))
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
        self._calls[0]()

    def _on_second(self) -> None:
        self.hide()
        self._calls[1]()
