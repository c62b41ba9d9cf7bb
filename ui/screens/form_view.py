"""The view of a single thing: its form on one card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.form import Form, fields_for
from ui.parts import card
from ui.screens.screen import View
from ui.workbench import Workbench

if TYPE_CHECKING:
    from aiom_workbench.project.session import Changed


class FormView(View):
    """All fields of the engagement, the vision or the decision."""

    def __init__(self, bench: Workbench, collection: str) -> None:
        super().__init__(bench)
        self.collection = collection
        self.watches = frozenset({collection})
        entity = bench.desk.plan.entities()[collection]
        self.form = Form(bench, entity, fields_for(bench.desk.shown, entity, bench.desk.audience), columns=4)
        frame, inside = card(margins=(16, 16, 16, 16))
        inside.addWidget(self.form)
        inside.addStretch(1)
        holder = QWidget()
        within = QVBoxLayout(holder)
        within.setContentsMargins(24, 0, 24, 24)
        within.addWidget(frame)
        within.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)

    def refresh(self) -> None:
        self.form.show_thing(self.plan.collections[self.collection][self.collection])

    def plan_changed(self, changed: Changed) -> None:
        self.refresh()

    def finish_editing(self) -> None:
        self.form.finish()
