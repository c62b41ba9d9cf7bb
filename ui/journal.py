"""Keeps what is being typed outside a form, in a table's cell too: every two seconds among the drafts, forgotten once it is an edit."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from ui.form import DRAFT_EVERY
from ui.workbench import Workbench


class Journal(QTimer):
    """The journal of one field of text."""

    def __init__(self, bench: Workbench, editor: QLineEdit | QPlainTextEdit) -> None:
        """Watches the editor; nothing is kept before `of` says what is written about."""
        super().__init__(editor)
        self._bench, self._editor = bench, editor
        self._thing, self._field = "", ""
        self.setSingleShot(True)
        self.setInterval(DRAFT_EVERY)
        self.timeout.connect(self.keep)

    def of(self, thing_id: str, field: str) -> None:
        """The text is a field of this thing. Where it belongs to none yet, `field` is "" and it can be copied back."""
        if (thing_id, field) != (self._thing, self._field):
            self._thing, self._field = thing_id, field

    def touched(self) -> None:
        """Something was typed."""
        if not self.isActive():
            self.start()

    def keep(self) -> None:
        """Keep the text as it stands now."""
        editor, drafts = self._editor, self._bench.drafts
        text = editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()
        if self._thing and text.strip():
            drafts.keep(self._thing, {**drafts.of(self._thing), self._field: text})

    def done(self) -> None:
        """The text is an edit now, or was given up."""
        self.stop()
        if self._thing:
            self._bench.drafts.forget(self._thing, self._field)
