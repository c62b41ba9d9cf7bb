"""The views that any collection has: a table of its things, or the form of a single thing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from aiom_workbench.words import N_, _
from ui.list_reading import kind_of
from ui.models.table_model import TableModel
from ui.parts import card
from ui.screens.screen import Empty, Tool, View, ViewSpec, add_thing
from ui.sheet import Sheet
from ui.workbench import Workbench

if TYPE_CHECKING:
    from aiom_workbench.project.session import Changed


class TableView(View):
    """A table of one collection, for any screen. Subclass to add tools."""

    filters = True

    def __init__(self, bench: Workbench, collection: str) -> None:
        super().__init__(bench)
        self.collection = collection
        entity = bench.desk.plan.entities()[collection]
        linked = {name for field in entity.links for name in field.to}
        self.watches = frozenset({collection, *linked, *_GOVERNED_BY.get(collection, ())})
        self.adds = () if entity.single else (collection,)
        self.table = TableModel(bench.desk, collection, self)
        chosen = bench.settings["columns"].get(collection)
        if chosen:
            self.table.show_columns(chosen)
        self.table.refused.connect(self._on_refused)
        self.sheet = Sheet(bench, self.table)
        frame, inside = card(margins=(1, 1, 1, 1))
        inside.addWidget(self.sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 0, 24, 24)
        column.addWidget(frame)
        self.sheet.selectionModel().selectionChanged.connect(self._on_selection)
        self._heard = False

    def refresh(self) -> None:
        self.table.start_over()
        self.sheet.lay_out()

    def plan_changed(self, changed: Changed) -> None:
        touched = {change.collection for change in changed.change_set.changes}
        if touched & _GOVERNED_BY.get(self.collection, frozenset()):
            self.refresh()  # other columns may be shown now
        else:
            self.table.take_change(changed)

    def selection_changed(self) -> None:
        if not self._heard and self.desk.selection:
            self.sheet.show_selected(self.desk.selection[0])
        self.sheet.viewport().update()

    def set_filter(self, text: str) -> None:
        self.table.filter(text)

    def is_empty(self) -> bool:
        return not self.plan.collections[self.collection]

    def tools(self) -> tuple[Tool, ...]:
        columns = Tool(_("Columns"), self.sheet.choose_columns, "columns", "ghost", right=True)
        if not kind_of(self.collection):
            return (columns,)
        return (Tool(_("Import"), self.import_list, "import", "ghost", right=True, begins=True), columns)

    def import_list(self) -> None:
        """Take a list from a file."""
        self.bench.asked.emit(f"import:{self.collection}")

    def add(self, collection: str) -> None:
        made = add_thing(self.bench, collection)
        if made:
            self.sheet.edit_name(made)

    def finish_editing(self) -> None:
        self.sheet.finish_editing()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.sheet.paste_block()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sheet.lay_out()

    def _on_selection(self) -> None:
        things = self.sheet.selected_things()
        if things:
            self._heard = True
            self.desk.select(*(thing.id for thing in things))
            self._heard = False

    def _on_refused(self, message: str) -> None:
        self.desk.say(message)


def table(
    collection: str, name: str = "", message: str = "", *, more: bool = False, empty: Empty | None = None
) -> ViewSpec:
    """A view that is a table of a collection; its label is the collection's own where none is given."""
    return ViewSpec(
        name or collection.replace("_", "-"),
        message or _many(collection),
        _table_maker(collection),
        (collection,),
        more,
        empty or _EMPTY,
    )


def _table_maker(collection: str) -> Callable[[Workbench], View]:
    def make(bench: Workbench) -> View:
        return TableView(bench, collection)

    return make


def form(collection: str, message: str = "", *, more: bool = False) -> ViewSpec:
    """A view that is the form of a single thing (engagement, vision, decision)."""

    def make(bench: Workbench) -> View:
        from ui.screens.form_view import FormView

        return FormView(bench, collection)

    return ViewSpec(collection.replace("_", "-"), message or _many(collection), make, (collection,), more)


def _many(collection: str) -> str:
    from aiom_workbench.plan import Plan

    return Plan.entities()[collection].many_message


_GOVERNED_BY = {"stakeholders": frozenset({"engagement"})}
"""Collections whose columns hang on what another one says: whether single persons are scored."""

_EMPTY = Empty(
    N_("Nothing here yet"),
    N_("Add the first one, or paste a block from a spreadsheet. Every row can be edited here and in the inspector."),
    N_("Add the first one"),
)
