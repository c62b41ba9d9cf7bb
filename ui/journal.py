"""Keeps what is being typed, wherever in a window: every two seconds among the drafts, forgotten once it is an edit.

Any field of text that gets the keyboard is followed, those of dialogs too; none has to ask for it. A field that says
by `write_about` which field of which thing it holds is put back there after a crash; the text of any other is offered
for copying, under the name of its place. Searches are not kept: those in popups, and those that `is_search` names.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from ui.workbench import Workbench

if TYPE_CHECKING:
    from ui.shell import Shell

EVERY = 2000
TextField = QLineEdit | QPlainTextEdit | QTextEdit
Place = tuple[str, str]


def write_about(widget: QWidget, thing_id: str, field: str = "") -> None:
    """The text in this widget is a field of this thing; in those inside it, the field of their object name."""
    widget.setProperty("thing", thing_id)
    widget.setProperty("field", field)


def written_in(widget: QWidget, place: str) -> None:
    """How a person calls the place in which the fields inside are."""
    widget.setProperty("written_in", place)


def is_search(line: QLineEdit) -> None:
    """What is typed here looks for something: nothing is lost with it."""
    line.setProperty("search", True)


class Journal(QTimer):
    """The journal of a window and of the dialogs over it."""

    def __init__(self, bench: Workbench, window: Shell) -> None:
        """Follows whatever field gets the keyboard from now on."""
        super().__init__(window)
        self._bench, self._window = bench, window
        self._followed: dict[TextField, Place | None] = {}
        """The fields that may hold unfinished text, each with the place under which it was kept last."""
        self.setSingleShot(True)
        self.setInterval(EVERY)
        self.timeout.connect(self.keep)
        self._soon = QTimer(self)
        """Once whoever a text belongs to has made an edit of it."""
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.keep)
        bench.desk.project_opened.connect(self._followed.clear)
        bench.desk.changed.connect(self._on_change)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def keep(self) -> None:
        """Keep every text as it stands now, and forget those that are an edit by now or were given up."""
        drafts = self._bench.drafts
        for field, before in list(self._followed.items()):
            is_there = shiboken6.isValid(field)
            place = _place(field) if is_there else None
            if place is not None and is_unfinished(field):
                drafts.keep(*place, text_of(field))
                self._followed[field] = place
                continue
            if before is not None and place in (before, None):  # else it holds another thing's text now
                drafts.forget(*before)
            self._followed[field] = None
            if not is_there or not field.hasFocus():
                del self._followed[field]

    def _on_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        if old in self._followed:
            self._soon.start()
        if isinstance(now, TextField) and now not in self._followed and self._is_kept(now):
            self._followed[now] = None
            if not now.property("followed"):
                now.setProperty("followed", True)
                now.textChanged.connect(self._on_text)
            self._on_text()

    def _on_text(self) -> None:
        if not self.isActive():
            self.start()

    def _on_change(self, _changed: object) -> None:
        if self._followed:
            self._soon.start()

    def _is_kept(self, field: TextField) -> bool:
        return not (field.isReadOnly() or field.property("search") or any(map(_keeps_nothing, _around(field)))) and (
            self._window in _around(field)
        )


def is_unfinished(field: TextField) -> bool:
    """Whether a person typed what stands there, and it is no edit yet."""
    is_dirty = getattr(field, "is_dirty", None)
    if is_dirty is None:
        is_dirty = field.isModified if isinstance(field, QLineEdit) else field.document().isModified
    return bool(is_dirty()) and bool(text_of(field).strip())


def text_of(field: TextField) -> str:
    """The text in it."""
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _place(field: TextField) -> Place:
    where = ""
    for widget in _around(field):
        if widget.property("thing"):
            return str(widget.property("thing")), str(widget.property("field") or field.objectName())
        where = where or widget.property("written_in") or (isinstance(widget, QDialog) and widget.windowTitle()) or ""
    from aiom_workbench.file.drafts import LOOSE

    return LOOSE, ": ".join(part for part in (where, field.accessibleName()) if part)


def _around(field: QWidget) -> Iterator[QWidget]:
    """The widget and those that it is in, from the inside out; a dialog is in its window."""
    around: QWidget | None = field
    while around is not None:
        yield around
        around = around.parentWidget()


def _keeps_nothing(widget: QWidget) -> bool:
    return isinstance(widget, QFileDialog) or widget.windowType() is Qt.WindowType.Popup
