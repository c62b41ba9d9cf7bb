"""A view that is a page of cards, below each other, which scrolls."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from ui.screens.screen import View


def lay_cards(view: View, *cards: QWidget | QLayout) -> QScrollArea:
    """Fill a view with cards below each other; gives the area that scrolls them."""
    page = QWidget()
    down = QVBoxLayout(page)
    down.setContentsMargins(24, 0, 24, 24)
    down.setSpacing(16)
    for one in cards:
        if isinstance(one, QLayout):
            down.addLayout(one)
        else:
            down.addWidget(one)
    down.addStretch(1)
    area = QScrollArea()
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    whole = QVBoxLayout(view)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addWidget(area)
    return area
