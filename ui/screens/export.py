"""What leaves the house: the documents that can be written, and for whom."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from aiom_workbench.words import N_, _
from ui.parts import button, card, label, row
from ui.screens.screen import ScreenSpec, View, ViewSpec
from ui.workbench import Workbench

DOCUMENTS = (
    ("export.word", "document", N_("Word roadmap"), N_("The plan as a document: summary, model, people, roadmap, interventions.")),
    ("export.excel", "table", N_("Excel tracker"), N_("Milestones, interventions, use cases and lists, to keep current and read back.")),
    ("export.json", "file", N_("Plan as JSON"), N_("The whole plan without its history, for other programs.")),
    ("export.csv", "columns", N_("Tables as CSV"), N_("One file for each collection.")),
)  # fmt: skip


class Documents(View):
    """A card for each document."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 0, 24, 24)
        column.setSpacing(16)
        for key, icon, title, text in DOCUMENTS:
            frame, inside = card()
            write = button(bench.look, _("Write {document}…").format(document=_(title)), self._on_write, icon_name=icon)
            write.setObjectName(key)
            inside.addLayout(row(label(_(title), "title3"), None, write))
            inside.addWidget(label(_(text), "secondary", wrap=True))
            column.addWidget(frame)
        column.addStretch(1)

    def _on_write(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.bench.asked.emit(sender.objectName())


SCREEN = ScreenSpec("export", (ViewSpec("documents", N_("Documents"), Documents),))
