"""A dialog with a title, a lead, something to choose from, and one thing to do at its foot. Opened, never waited for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from aiom_workbench.words import _
from ui.parts import button, label, row
from ui.workbench import Workbench


class SheetDialog(QDialog):
    """Subclass it: fill `inside`, call `foot` with what may be done, override `do`."""

    def __init__(self, bench: Workbench, parent: QWidget, title: str, lead: str) -> None:
        """A dialog of the window `parent`; freed when it is closed."""
        super().__init__(parent)
        self.bench = bench
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.holder = QWidget()
        self.inside = QVBoxLayout(self.holder)
        self.inside.setContentsMargins(0, 0, 12, 0)
        self.inside.setSpacing(10)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(self.holder)
        self.said = label("", "secondary", wrap=True)
        self.wrong = label("", "error", wrap=True)
        self.wrong.hide()
        self.below: QHBoxLayout = row()
        down = QVBoxLayout(self)
        down.setContentsMargins(24, 20, 24, 16)
        down.setSpacing(12)
        down.addWidget(label(title, "title1"))
        down.addWidget(label(lead, "secondary", wrap=True))
        down.addWidget(area, 1)
        down.addWidget(self.said)
        down.addWidget(self.wrong)
        down.addLayout(self.below)

    def foot(self, text: str, *before: QWidget) -> None:
        """The dialog's last line: `before` at the left, Cancel and what it does at the right."""
        self.action = button(self.bench.look, text, self.do, kind="primary")
        self.action.setDefault(True)
        for widget in before:
            self.below.addWidget(widget)
        self.below.addStretch(1)
        self.below.addWidget(button(self.bench.look, _("Cancel"), self.reject))
        self.below.addWidget(self.action)

    def do(self) -> None:
        """What the last button does."""
        self.accept()

    def tell_wrong(self, text: str) -> None:
        """Say in place what cannot be used; "" takes it away."""
        self.wrong.setText(text)
        self.wrong.setVisible(bool(text))
