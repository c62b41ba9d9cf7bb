"""What stands in the client's view where a part of a screen is for the working team."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts import label


class InternalOnly(QWidget):
    """A sentence in the middle of an empty place."""

    def __init__(self, sentence: str) -> None:
        """`sentence` says what is not shown here."""
        super().__init__()
        words = label(sentence, "lead", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        down = QVBoxLayout(self)
        down.setContentsMargins(24, 0, 24, 24)
        down.addStretch(2)
        down.addWidget(words)
        down.addStretch(3)
