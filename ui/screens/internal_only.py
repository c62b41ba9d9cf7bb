"""What stands in a view's place in the client's view, where it is for the working team."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts import label


class InternalOnly(QWidget):
    """A sentence in the middle of an empty place."""

    def __init__(self) -> None:
        """Nothing is said yet."""
        super().__init__()
        self.words = label("", "lead", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        down = QVBoxLayout(self)
        down.setContentsMargins(24, 0, 24, 24)
        down.addStretch(2)
        down.addWidget(self.words)
        down.addStretch(3)
