"""A table that behaves like a spreadsheet: type to edit, Enter and Tab move on, blocks copied, pasted and filled."""

from __future__ import annotations

import csv
import io
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from aiom_workbench.plan import Thing
from aiom_workbench.plan.fields import Field, Misfit
from aiom_workbench.plan.titles import title_with_ref
from aiom_workbench.words import N_, _, ngettext
from ui.column_filter import ColumnFilter
from ui.deleting import delete_things
from ui.models.columns import MARKS
from ui.models.delegate import CellDelegate
from ui.models.table_model import TableModel
from ui.workbench import Workbench
from ui.written import read

PIXELS_PER_CHARACTER = 7
NO_FILTERS = -1
TITLE_CHARACTERS = 32
MARK_CHARACTERS = 4
"""What a mark before the text takes."""


class Sheet(QTableView):
    """A table of one collection."""

    columns_chosen = Signal()

    def __init__(self, bench: Workbench, model: TableModel) -> None:
        super().__init__()
        self.bench = bench
        self.table = model
        self.setModel(model)
        self.setItemDelegate(CellDelegate(bench, self))
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setTabKeyNavigation(True)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSectionsMovable(False)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._on_header_menu)
        header.sectionClicked.connect(self._on_header_clicked)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self.lay_out()

    # ---- looks

    def lay_out(self) -> None:
        """Rows as high as the text size asks for, columns as wide as their declarations."""
        theme = self.bench.theme
        self.verticalHeader().setDefaultSectionSize(theme.size("row"))
        self.horizontalHeader().setFixedHeight(theme.size("row") + 4)
        names = self.table.columns
        wanted = [self._width(at) for at in range(len(names))]
        spare = self.viewport().width() - sum(wanted)
        titled = next((at for at, c in enumerate(names) if c.name in self.table.entity.title), -1)
        if spare > 0 and titled >= 0:
            wanted[titled] += min(spare, 160)
        for at, width in enumerate(wanted):
            self.setColumnWidth(at, width)

    def _width(self, at: int) -> int:
        column = self.table.columns[at]
        characters = column.field.width if column.field else 7
        if column.field is not None and column.name in MARKS:
            characters += MARK_CHARACTERS
        if column.name in self.table.entity.title[:1]:
            characters = max(characters, TITLE_CHARACTERS)
        heading = self.horizontalHeader().fontMetrics().horizontalAdvance(column.label) + 24
        return max(heading, round(min(characters, 44) * PIXELS_PER_CHARACTER * self.bench.theme.text_scale) + 16)

    # ---- what is selected

    def selected_rows(self) -> list[int]:
        """The rows with a selected cell, from the top."""
        return sorted({index.row() for index in self.selectedIndexes()})

    def selected_things(self) -> list[Thing]:
        """Their things."""
        return [self.table.thing_at(row) for row in self.selected_rows()]

    def show_selected(self, thing_id: str) -> None:
        """Make a thing's row the current one, unless it is."""
        row = self.table.row_of(thing_id)
        current = self.currentIndex()
        if row < 0 or (current.isValid() and current.row() == row):
            return
        column = current.column() if current.isValid() else max(0, self.title_column())
        index = self.table.index(row, column)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def title_column(self) -> int:
        """The column in which a thing is named."""
        return next((at for at, c in enumerate(self.table.columns) if c.name in self.table.entity.title), 0)

    def edit_name(self, thing_id: str) -> None:
        """Open the editor on a thing's name."""
        row = self.table.row_of(thing_id)
        if row >= 0:
            index = self.table.index(row, self.title_column())
            self.setCurrentIndex(index)
            self.edit(index)

    def finish_editing(self) -> None:
        """Commit an open editor."""
        if self.state() is QAbstractItemView.State.EditingState:
            editor = self.indexWidget(self.currentIndex()) or self._open_editor()
            if editor is not None:
                self.commitData(editor)
                self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def _open_editor(self) -> QWidget | None:
        inside = self.viewport().findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return next((widget for widget in inside if widget.isVisible()), None)

    # ---- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        for keys, call in _KEYS:
            if event.matches(keys) if isinstance(keys, QKeySequence.StandardKey) else _is(event, keys):
                getattr(self, call)()
                return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.state() is QAbstractItemView.State.NoState:
            self.edit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """After Enter the next row is current, after Tab the next cell (Qt's own)."""
        super().closeEditor(editor, hint)
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            below = self.currentIndex().siblingAtRow(self.currentIndex().row() + 1)
            if below.isValid():
                self.setCurrentIndex(below)

    def event(self, event: QEvent) -> bool:
        asked = event if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) else None
        if asked is not None and any(isinstance(keys, str) and _is(asked, keys) for keys, _call in _KEYS):
            asked.accept()
            return True
        return super().event(event)

    # ---- cells

    def clear_cells(self) -> None:
        """Unset the selected cells."""
        self._write({(i.row(), i.column()): None for i in self.selectedIndexes()}, _("Clear cells"))

    def fill_down(self) -> None:
        """Copy the topmost selected cell of each column into those below it."""
        top: dict[int, int] = {}
        for index in self.selectedIndexes():
            top[index.column()] = min(top.get(index.column(), index.row()), index.row())
        values = {
            (i.row(), i.column()): self._value(top[i.column()], i.column())
            for i in self.selectedIndexes()
            if i.row() != top[i.column()]
        }
        self._write(values, _("Fill down"))

    def copy_block(self) -> None:
        """Put the selected block on the clipboard, as a spreadsheet takes it."""
        found = self.selectedIndexes()
        if not found:
            return
        rows = sorted({i.row() for i in found})
        columns = sorted({i.column() for i in found})
        held = io.StringIO()
        writer = csv.writer(held, delimiter="\t", lineterminator="\n")
        for row in rows:
            writer.writerow([self.table.index(row, c).data(Qt.ItemDataRole.EditRole) or "" for c in columns])
        QGuiApplication.clipboard().setText(held.getvalue())

    def cut_block(self) -> None:
        """Copy, then clear."""
        self.copy_block()
        self.clear_cells()

    def paste_block(self) -> None:
        """Paste a block from a spreadsheet from the current cell on; rows are added where it is longer."""
        from aiom_workbench.interchange.lists.importing import read_block

        text = QGuiApplication.clipboard().text()
        lines = read_block(text)
        if not lines or self.bench.desk.project is None:
            return
        if self._is_list(text):
            self.bench.asked.emit(f"paste:{self.table.collection}")
            return
        current = self.currentIndex()
        first_row = current.row() if current.isValid() else self.table.rowCount()
        first_column = current.column() if current.isValid() else self.title_column()
        if len(lines) == 1 and len(lines[0]) == 1 and len(self.selectedIndexes()) > 1:
            self._write({(i.row(), i.column()): lines[0][0] for i in self.selectedIndexes()}, _("Paste"))
            return
        self._paste(lines, first_row, first_column)

    def _is_list(self, text: str) -> bool:
        """Whether what is pasted brings its own headers, so that it is read like a list from a file."""
        from ui.list_reading import has_header, kind_of

        kind = kind_of(self.table.collection)
        return bool(kind) and has_header(text, kind)

    def _paste(self, lines: list[list[str]], first_row: int, first_column: int) -> None:
        table, plan, today = self.table, self.bench.desk.plan, self.bench.desk.today
        fields = [column.field for column in table.columns[first_column:]]
        refused: list[str] = []
        label = ngettext("Paste {n} row", "Paste {n} rows", len(lines)).format(n=len(lines))
        with self.bench.desk.edit(label) as edit:
            for at, line in enumerate(lines):
                values: dict[str, Any] = {}
                wrong: list[str] = []
                for field, text in zip(fields, line, strict=False):
                    if field is not None:
                        _take(plan, field, text, today, values, wrong)
                refused += [_("line {n}, {cell}").format(n=at + 1, cell=cell) for cell in wrong]
                row = first_row + at
                if row < table.rowCount():
                    edit.set_values(table.thing_at(row), values)
                elif values:
                    edit.add_values(table.entity.cls, _named(table, values))
        if refused:
            text = ngettext("{n} cell left as it was: {first}", "{n} cells left as they were: {first}", len(refused))
            self.bench.desk.say(text.format(n=len(refused), first=refused[0]))

    def _value(self, row: int, column: int) -> Any:
        name = self.table.columns[column].name
        return getattr(self.table.thing_at(row), name)

    def _write(self, values: dict[tuple[int, int], Any], label: str) -> None:
        """One edit for many cells; text is read as typed."""
        table, plan, today = self.table, self.bench.desk.plan, self.bench.desk.today
        by_thing: dict[str, tuple[Thing, dict[str, Any]]] = {}
        refused: list[str] = []
        for (row, column), value in values.items():
            field = table.columns[column].field
            if field is None or (field.required and value is None):
                continue
            thing = table.thing_at(row)
            found = by_thing.setdefault(thing.id, (thing, {}))[1]
            if isinstance(value, str):
                _take(plan, field, value, today, found, refused)
            else:
                found[field.name] = field.empty if value is None else value
        if by_thing:
            with self.bench.desk.edit(label) as edit:
                for thing, changed in by_thing.values():
                    edit.set_values(thing, changed)
        if refused:
            self.bench.desk.say(refused[0])

    # ---- things

    def delete_things(self) -> None:
        """Delete the selected rows' things; a message says what hung on them, with Undo."""
        delete_things(self.bench.desk, self.selected_things())

    def move_rows_up(self) -> None:
        """Move the selected rows one place up in the plan's order."""
        self._move_rows(-1)

    def move_rows_down(self) -> None:
        """Move the selected rows one place down."""
        self._move_rows(1)

    def _move_rows(self, by: int) -> None:
        rows = self.selected_rows()
        if not rows or self.table.sorted_by is not None:
            return
        things = [self.table.thing_at(row) for row in rows]
        edge = rows[0] - 1 if by < 0 else rows[-1] + 1
        if not 0 <= edge < self.table.rowCount():
            return
        neighbour = self.table.thing_at(edge)
        label = _("Move {thing}").format(thing=title_with_ref(self.bench.desk.plan, things[0]))
        with self.bench.desk.edit(label) as edit:
            if by < 0:
                for thing in things:
                    edit.move(thing, before=neighbour)
            else:
                for thing in reversed(things):
                    edit.move(thing, after=neighbour)

    # ---- menus

    def _on_header_clicked(self, section: int) -> None:
        name = self.table.columns[section].name
        now = self.table.sorted_by
        if now is None or now[0] != name:
            self.sort_by(section, Qt.SortOrder.AscendingOrder)
        elif not now[1]:
            self.sort_by(section, Qt.SortOrder.DescendingOrder)
        else:
            self.sort_by(-1, Qt.SortOrder.AscendingOrder)

    def sort_by(self, section: int, order: Qt.SortOrder) -> None:
        """Sort by a column; -1: the plan's own order."""
        header = self.horizontalHeader()
        header.setSortIndicatorShown(section >= 0)
        if section >= 0:
            header.setSortIndicator(section, order)
        self.table.sort(section, order)

    def _on_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for label, key, call in _MENU:
            if not label:
                menu.addSeparator()
                continue
            action = menu.addAction(f"{_(label)}\t{key}" if key else _(label))
            action.triggered.connect(getattr(self, call))
        menu.popup(self.viewport().mapToGlobal(at))

    def _on_header_menu(self, at: QPoint) -> None:
        section = self.horizontalHeader().logicalIndexAt(at)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if 0 <= section < len(self.table.columns):
            label = self.table.columns[section].label or _("Reference")
            menu.addAction(_("Filter by {column}…").format(column=label)).setData(section)
        if self.table.column_filters:
            menu.addAction(_("Show all rows")).setData(NO_FILTERS)
        menu.addSeparator()
        shown = {column.name for column in self.table.columns}
        for column in self.table.all_columns:
            action = QAction(column.label or _("Reference"), menu)
            action.setCheckable(True)
            action.setChecked(column.name in shown)
            action.setData(column.name)
            menu.addAction(action)
        menu.triggered.connect(self._on_column_chosen)
        menu.popup(self.horizontalHeader().mapToGlobal(at))

    def filter_column(self, section: int) -> None:
        """Open the filter of a column."""
        ColumnFilter(self.horizontalHeader(), self.table, self.table.columns[section]).open_below(section)

    def filter_current_column(self) -> None:
        """Open the filter of the column the cursor is in."""
        if self.currentIndex().isValid():
            self.filter_column(self.currentIndex().column())

    def clear_filters(self) -> None:
        """Show all rows again."""
        for name in self.table.column_filters:
            self.table.filter_column(name, "")
        self.horizontalHeader().viewport().update()

    def choose_columns(self) -> None:
        """Open the list of columns."""
        self._on_header_menu(QPoint(0, self.horizontalHeader().height()))

    def _on_column_chosen(self, action: QAction) -> None:
        name = action.data()
        if name == NO_FILTERS:
            self.clear_filters()
            return
        if isinstance(name, int):
            self.filter_column(name)
            return
        now = [column.name for column in self.table.columns]
        order = [column.name for column in self.table.all_columns]
        wanted = [n for n in order if (n in now) != (n == name)]
        if wanted:
            self.table.show_columns(wanted)
            self.lay_out()
            self.bench.settings["columns"] = {**self.bench.settings["columns"], self.table.collection: wanted}
            self.columns_chosen.emit()

    def select_block(self, top: QModelIndex, bottom: QModelIndex) -> None:
        """Select the cells from one corner to the other."""
        self.selectionModel().select(QItemSelection(top, bottom), QItemSelectionModel.SelectionFlag.ClearAndSelect)


def _take(plan: Any, field: Field, text: str, today: Any, values: dict[str, Any], refused: list[str]) -> None:
    try:
        values[field.name] = read(plan, field, text, today)
    except Misfit as misfit:
        refused.append(f"{field.label} “{text}” {misfit}")


def _named(table: TableModel, values: dict[str, Any]) -> dict[str, Any]:
    missing = {f.name: _("New {thing}").format(thing=table.entity.one) for f in table.entity.fields
               if f.required and not f.is_link and f.name in table.entity.title and not values.get(f.name)}  # fmt: skip
    return values | missing


def _is(event: QKeyEvent, keys: str) -> bool:
    return QKeySequence(event.keyCombination()).matches(QKeySequence(keys)) is QKeySequence.SequenceMatch.ExactMatch


_KEYS: tuple[tuple[QKeySequence.StandardKey | str, str], ...] = (
    (QKeySequence.StandardKey.Copy, "copy_block"),
    (QKeySequence.StandardKey.Cut, "cut_block"),
    (QKeySequence.StandardKey.Paste, "paste_block"),
    ("Del", "clear_cells"),
    ("Ctrl+Del", "delete_things"),
    ("Ctrl+D", "fill_down"),
    ("Ctrl+Shift+F", "filter_current_column"),
    ("Alt+Up", "move_rows_up"),
    ("Alt+Down", "move_rows_down"),
)

_MENU = (
    (N_("Copy"), "Ctrl+C", "copy_block"),
    (N_("Paste"), "Ctrl+V", "paste_block"),
    (N_("Fill down"), "Ctrl+D", "fill_down"),
    (N_("Clear cells"), "Del", "clear_cells"),
    ("", "", ""),
    (N_("Move up"), "Alt+Up", "move_rows_up"),
    (N_("Move down"), "Alt+Down", "move_rows_down"),
    (N_("Filter by this column…"), "Ctrl+Shift+F", "filter_current_column"),
    (N_("Choose columns…"), "", "choose_columns"),
    ("", "", ""),
    (N_("Delete"), "Ctrl+Del", "delete_things"),
)
