"""All message and file dialogs of the window. Opened, never waited for; plain text always; freed on close."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QFileDialog,
    QLabel,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from aiom_workbench.problem import Problem
from aiom_workbench.words import _
from ui.banner import Answer
from ui.parts import label

if TYPE_CHECKING:
    from ui.desk import Desk

PROJECTS = "AIOM Workbench (*.aiom)"


def show_problem(parent: QWidget, problem: Problem, *answers: Answer) -> None:
    """Say what happened, where, and what to do; with buttons of its own where something can be done here."""
    others = "\n".join(str(one) for one in problem.also[:12])
    parts = [problem.where, problem.mend[:1].upper() + problem.mend[1:], others]
    detail = "\n".join(part for part in parts if part)
    ask(parent, _("This could not be done"), _sentence(problem), detail, *answers)


def _sentence(problem: Problem) -> str:
    return f"{problem.what[:1].upper()}{problem.what[1:]}."


def show_text(parent: QWidget, title: str, text: str) -> None:
    """Show a longer plain text: about, licences."""
    ask(parent, title, title, text)


def ask(parent: QWidget, title: str, text: str, detail: str = "", *answers: Answer, closing: str = "") -> QMessageBox:
    """Say something and let the person choose; `closing` is the button that does nothing. Opened, not waited for."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setWindowTitle(title)
    box.setText(text)
    box.setInformativeText(detail)
    for part in box.findChildren(QLabel):
        part.setTextFormat(Qt.TextFormat.PlainText)
    chosen = _Answered(answers)
    for answer in answers:
        chosen.buttons.append(box.addButton(answer.text.replace("&", "&&"), QMessageBox.ButtonRole.ActionRole))
    last = box.addButton((closing or _("Close")).replace("&", "&&"), QMessageBox.ButtonRole.RejectRole)
    box.setEscapeButton(last)
    box.setDefaultButton(chosen.buttons[0] if chosen.buttons else last)
    box.buttonClicked.connect(chosen.take)
    box.setProperty("answer", chosen)
    box.open()
    return box


class _Busy(QDialog):
    """Stays until what goes on is through."""

    def __init__(self, parent: QWidget, title: str, text: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        down = QVBoxLayout(self)
        down.setContentsMargins(24, 20, 24, 20)
        down.setSpacing(12)
        for part in (label(title, "title2"), label(text, "secondary", wrap=True), bar):
            down.addWidget(part)
        self.setFixedWidth(420)

    def reject(self) -> None:
        """It cannot be stopped."""


def busy(parent: QWidget, title: str, text: str) -> QDialog:
    """Say that something goes on which cannot be stopped, and keep the window from being used; `done` ends it."""
    box = _Busy(parent, title, text)
    box.open()
    return box


class _Answered:
    """Brings the pressed button's answer on, without holding the window."""

    def __init__(self, answers: tuple[Answer, ...]) -> None:
        self._answers = answers
        self.buttons: list[QPushButton] = []

    def take(self, pressed: QAbstractButton) -> None:
        for answer, made in zip(self._answers, self.buttons, strict=True):
            if made is pressed and answer.call is not None:
                answer.call()


def choose_file(parent: QWidget, title: str, chosen: Callable[[Path], None], *, kinds: str = PROJECTS) -> None:
    """Let the person choose a file that is there, then call `chosen`."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(kinds)
    _open(dialog, chosen)


def say_written(desk: Desk, path: Path, said: str = "") -> None:
    """Say that a file is written, with actions that open it and its folder."""
    opens = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(path)))
    shows = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(path.parent)))
    words = (said or _("Written: {file}")).format(file=path.name)
    desk.say(words, _("Open"), opens, also=(_("Show in folder"), shows))


def choose_new(
    parent: QWidget, title: str, chosen: Callable[[Path], None], *, kinds: str = PROJECTS, suffix: str = "aiom",
    name: str = "",
) -> None:  # fmt: skip
    """Let the person name a new file, then call `chosen`."""
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kinds)
    dialog.setDefaultSuffix(suffix)
    if name:
        dialog.selectFile(name)
    _open(dialog, chosen)


def choose_folder(parent: QWidget, title: str, chosen: Callable[[Path], None]) -> None:
    """Let the person choose a folder, then call `chosen`."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    _open(dialog, chosen)


class _Chosen:
    """Brings a dialog's answer on, without holding the window."""

    def __init__(self, call: Callable[[Path], None]) -> None:
        self._call = call

    def take(self, name: str) -> None:
        self._call(Path(name))


def _open(dialog: QFileDialog, chosen: Callable[[Path], None]) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setObjectName("file-dialog")
    answer = _Chosen(chosen)
    dialog.fileSelected.connect(answer.take)
    dialog.setProperty("answer", answer)
    dialog.open()
