"""Reading and answering the window's questions, as a person does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot


def question(qtbot: QtBot, window: QWidget) -> QMessageBox:
    """The question that the window asks, once it is there."""
    qtbot.waitUntil(lambda: _asked(window) is not None)
    found = _asked(window)
    assert found is not None
    return found


def _asked(window: QWidget) -> QMessageBox | None:
    return next((box for box in window.findChildren(QMessageBox) if box.isVisible()), None)


def said(box: QMessageBox) -> str:
    """All that it says."""
    return f"{box.text()}\n{box.informativeText()}"


def choices(box: QWidget) -> list[str]:
    """What can be pressed."""
    return [made.text() for made in box.findChildren(QPushButton) if made.isVisible()]


def press(qtbot: QtBot, within: QWidget, text: str) -> None:
    """Press the button with this text."""
    found = next(made for made in within.findChildren(QPushButton) if made.text() == text)
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)
    QApplication.sendPostedEvents(None, 52)
