"""What stands above the screens until it is settled: where the file is, what an earlier session left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.marks import mark_pixmap
from ui.parts import button, label
from ui.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Answer:
    """A button under a question or in a banner, and what it does."""

    text: str
    call: Callable[[], object] | None = None


class Banners(QWidget):
    """The banners of a window, one below the other, each by its key; nothing where there is none."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._shown: dict[str, Banner] = {}
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(0, 0, 0, 0)
        self._down.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def put(self, key: str, text: str, *answers: Answer, severity: str = "warning") -> None:
        """Show a banner, in place of the one with this key. `severity`: severe, warning, note."""
        standing = self._shown.get(key)
        if standing is not None and standing.says(text, answers):
            return
        self.drop(key)
        made = Banner(self._bench, text, answers, severity)
        made.setObjectName(f"banner-{key}")
        self._shown[key] = made
        self._down.addWidget(made)
        self.show()

    def drop(self, key: str) -> None:
        """Take a banner away."""
        gone = self._shown.pop(key, None)
        if gone is not None:
            gone.hide()
            gone.setParent(None)
            gone.deleteLater()
        self.setVisible(bool(self._shown))

    def drop_all(self) -> None:
        """Take every banner away."""
        for key in list(self._shown):
            self.drop(key)

    def banner(self, key: str) -> Banner | None:
        """The banner with this key, where one is shown."""
        return self._shown.get(key)


class Banner(QFrame):
    """A sentence or two across the window, with what can be done about it."""

    def __init__(self, bench: Workbench, text: str, answers: tuple[Answer, ...], severity: str) -> None:
        super().__init__()
        self._answers = answers
        self.setProperty("kind", "banner")
        self.setProperty("severity", severity)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        mark = QLabel()
        mark.setPixmap(mark_pixmap(bench, "severity", severity, 18))
        mark.setFixedSize(QSize(20, 20))
        self.words = label(text, wrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setAccessibleName(text)
        across = QHBoxLayout(self)
        across.setContentsMargins(16, 8, 16, 8)
        across.setSpacing(10)
        across.addWidget(mark)
        across.addWidget(self.words, 1)
        self.buttons: list[QPushButton] = []
        for answer in answers:
            made = button(bench.look, answer.text, self._on_pressed)
            self.buttons.append(made)
            across.addWidget(made)

    def says(self, text: str, answers: tuple[Answer, ...]) -> bool:
        """Whether it says just this already."""
        return self.words.text() == text and [a.text for a in self._answers] == [a.text for a in answers]

    def _on_pressed(self) -> None:
        sender = self.sender()
        call = next((a.call for a, made in zip(self._answers, self.buttons, strict=True) if made is sender), None)
        if call is not None:
            call()
