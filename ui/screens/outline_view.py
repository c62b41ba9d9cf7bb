"""The view of a collection whose things stand below each other: groups within groups, tasks within tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractItemView, QTreeView, QVBoxLayout

from aiom_workbench.words import N_
from ui.models.delegate import CellDelegate
from ui.models.table_model import THING
from ui.models.tree_model import TreeModel
from ui.parts import card
from ui.screens.screen import Empty, View, ViewSpec
from ui.workbench import Workbench

if TYPE_CHECKING:
    from aiom_workbench.project.session import Changed

NAME_WIDTH, COLUMN_WIDTH = 320, 120


class OutlineView(View):
    """A tree of one collection; cells are edited as in a table."""

    def __init__(self, bench: Workbench, collection: str, parent_field: str) -> None:
        super().__init__(bench)
        entity = bench.desk.plan.entities()[collection]
        self.watches = frozenset({collection, *(name for field in entity.links for name in field.to)})
        self.adds = (collection,)
        self.model = TreeModel(bench.desk, collection, parent_field, self)
        self.model.refused.connect(self._on_refused)
        self.tree = QTreeView()
        self.tree.setModel(self.model)
        self.tree.setItemDelegate(CellDelegate(bench, self.tree))
        self.tree.setUniformRowHeights(True)
        self.tree.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.tree.setAllColumnsShowFocus(False)
        self.tree.selectionModel().selectionChanged.connect(self._on_selection)
        frame, inside = card(margins=(1, 1, 1, 1))
        inside.addWidget(self.tree)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 0, 24, 24)
        column.addWidget(frame)

    def is_empty(self) -> bool:
        """Whether there is nothing in the tree yet."""
        return not self.plan.collections[self.adds[0]]

    def refresh(self) -> None:
        self.model.start_over()
        self.tree.expandAll()
        self.tree.header().setFixedHeight(self.theme.size("row") + 4)
        for at in range(self.model.columnCount()):
            self.tree.setColumnWidth(at, COLUMN_WIDTH if at else NAME_WIDTH)

    def plan_changed(self, changed: Changed) -> None:
        self.model.take_change(changed)

    def selection_changed(self) -> None:
        found = self.model.index_of(self.desk.selection[0]) if self.desk.selection else None
        if found is not None and found.isValid() and found.row() != self.tree.currentIndex().row():
            self.tree.setCurrentIndex(found)
        self.tree.viewport().update()

    def add(self, collection: str) -> None:
        super().add(collection)
        found = self.model.index_of(self.desk.selection[0]) if self.desk.selection else None
        if found is not None and found.isValid():
            self.tree.setCurrentIndex(found)
            self.tree.edit(found)

    def _on_selection(self) -> None:
        rows = self.tree.selectionModel().selectedIndexes()
        if rows:
            self.desk.select(str(rows[0].data(THING)))

    def _on_refused(self, message: str) -> None:
        self.desk.say(message)


def outline(
    collection: str, parent_field: str = "parent", name: str = "outline", empty: Empty | None = None
) -> ViewSpec:
    """A view that is the tree of a collection, for the menu at the end of a screen's views."""

    def make(bench: Workbench) -> View:
        return OutlineView(bench, collection, parent_field)

    return ViewSpec(name, N_("Outline"), make, (collection,), more=True, empty=empty)
