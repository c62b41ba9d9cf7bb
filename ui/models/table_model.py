"""One table model over any collection: filtered and sorted in the model, driven by change sets.

Rows move, appear and go; an edit never resets it. The rows are the things themselves; a row's order
is the plan's, or that of a sorted column.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from aiom_workbench.plan import Plan, Thing
from aiom_workbench.plan.fields import Kind, Misfit
from aiom_workbench.plan.titles import title_with_ref
from aiom_workbench.project.session import Changed
from aiom_workbench.words import _
from ui.canvas.tips import plain_tip
from ui.desk import Desk
from ui.models.arranging import Arrangement, cell_text
from ui.models.columns import Column, columns_of, every_column, first_columns, mark_of
from ui.written import read, typed

Index = QModelIndex | QPersistentModelIndex
THING = Qt.ItemDataRole.UserRole
MARK = Qt.ItemDataRole.UserRole + 2
MANY = 64
"""Above this many separate moves the order is told as a whole (`layoutChanged`)."""


class TableModel(QAbstractTableModel):
    """The things of one collection as rows, chosen fields as columns."""

    refused = Signal(str)
    """A value that does not fit, in words."""

    def __init__(self, desk: Desk, collection: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.collection = collection
        self.entity = desk.plan.entities()[collection]
        self._audience = desk.audience
        self._all = {column.name: column for column in every_column(self.entity)}
        self._linked = {name for field in self.entity.links for name in field.to}
        self._columns: list[Column] = []
        self._rows: list[Thing] = []
        self._row_of: dict[str, int] | None = None
        self._arrangement = Arrangement(self._all)
        self._choose(first_columns(self._plan, self.entity, self._audience))
        self._rows = self._wanted()

    # ---- what Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        thing, column = self._rows[index.row()], self._columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(thing, column)
        if role == Qt.ItemDataRole.EditRole:
            return thing.ref if column.field is None else typed(self._plan, column.field, getattr(thing, column.name))
        if role == THING:
            return thing.id
        if role == Qt.ItemDataRole.TextAlignmentRole and column.numeric:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == MARK:
            return mark_of(column.field, getattr(thing, column.name))
        if role == Qt.ItemDataRole.ToolTipRole and column.field is not None and column.field.kind is Kind.LONG_TEXT:
            return plain_tip(self.text(thing, column)) or None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{column.label} ·" if column.name in self._arrangement.column_filters else column.label
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.numeric else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ToolTipRole and column.field is not None:
            return column.field.help or None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        column = self._columns[index.column()]
        fixed = column.field is None or self._desk.is_masked(self._rows[index.row()].id, column.name)
        return base if fixed else base | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take typed text, or a value ready for the field, as one edit. Text that does not fit is refused."""
        field = self._columns[index.column()].field if index.isValid() else None
        if field is None or role != Qt.ItemDataRole.EditRole:
            return False
        thing = self._rows[index.row()]
        if self._desk.is_masked(thing.id, field.name):
            self.refused.emit(_("What stands here is not shown in this view, so it cannot be changed here"))
            return False
        try:
            checked = read(self._plan, field, value, self._desk.today) if isinstance(value, str) else field.check(value)
        except Misfit as misfit:
            self.refused.emit(f"{field.label} {misfit}")
            return False
        if checked == getattr(thing, field.name):
            return True
        label = _("Set {field} of {thing}").format(field=field.label.lower(), thing=title_with_ref(self._plan, thing))
        with self._desk.edit(label) as edit:
            edit.set_values(thing, {field.name: checked})
        return True

    def sort(self, section: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; section -1 is the plan's own order."""
        named = 0 <= section < len(self._columns)
        downwards = order == Qt.SortOrder.DescendingOrder
        self._arrangement.sort = (self._columns[section].name, downwards) if named else None
        self._arrange(self._wanted())

    # ---- what a view asks

    @property
    def sorted_by(self) -> tuple[str, bool] | None:
        """The column sorted by and whether downwards, or None for the plan's order."""
        return self._arrangement.sort

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns shown."""
        return tuple(self._columns)

    @property
    def all_columns(self) -> tuple[Column, ...]:
        """All columns that may be shown."""
        return columns_of(self._plan, self.entity, self._audience)

    def thing_at(self, row: int) -> Thing:
        """The thing in a row."""
        return self._rows[row]

    def row_of(self, thing_id: str) -> int:
        """The row of a thing, or -1."""
        if self._row_of is None:
            self._row_of = {thing.id: row for row, thing in enumerate(self._rows)}
        return self._row_of.get(thing_id, -1)

    def column_of(self, name: str) -> int:
        """The place of a column by name, or -1."""
        return next((at for at, column in enumerate(self._columns) if column.name == name), -1)

    def text(self, thing: Thing, column: Column) -> str:
        """What stands in a cell."""
        return cell_text(self._plan, thing, column)

    def show_columns(self, names: Sequence[str]) -> None:
        """Show these columns in this order."""
        self.beginResetModel()
        self._choose(names)
        self.endResetModel()

    def filter(self, text: str) -> None:
        """Show only things with all these words in them, in any column."""
        self._arrangement.words = tuple(text.casefold().split())
        self._arrange(self._wanted())

    def filter_column(self, name: str, text: str) -> None:
        """Show only things whose cell in a column has this text in it; "" ends that."""
        wanted = self._arrangement.column_filters | {name: text.casefold()}
        self._arrangement.column_filters = {key: value for key, value in wanted.items() if value}
        self._arrange(self._wanted())

    @property
    def column_filters(self) -> dict[str, str]:
        """The filters by column that hold now."""
        return dict(self._arrangement.column_filters)

    # ---- following the plan

    def start_over(self) -> None:
        """Another project or audience: the one reason to reset."""
        self.beginResetModel()
        self._audience = self._desk.audience
        kept = [c.name for c in self._columns if c.name in {x.name for x in self.all_columns}]
        self._choose(kept or first_columns(self._plan, self.entity, self._audience))
        self._arrangement.forget()
        self._row_of = None
        self._rows = self._wanted()
        self.endResetModel()

    def take_change(self, changed: Changed) -> None:
        """Follow a committed change: rows come, go and move; changed cells are told."""
        mine = [c for c in changed.change_set.changes if c.collection == self.collection]
        touched = {c.collection for c in changed.change_set.changes}
        if touched & self._linked:
            self._arrangement.forget()
        if mine:
            settled = not self._arrangement.filters and all(
                c.old is not None and c.new is not None and not self._reorders(c.fields) for c in mine
            )
            if settled and self._audience == "internal" and not self._desk.themes:
                self._replace(c.id for c in mine)
            else:
                self._follow({c.id for c in mine})
        self._tell_links(touched)

    # ---- inside

    @property
    def _plan(self) -> Plan:
        return self._desk.shown

    def _choose(self, names: Iterable[str]) -> None:
        allowed = {column.name: column for column in self.all_columns}
        self._columns = [allowed[name] for name in names if name in allowed]

    def _reorders(self, fields: frozenset[str]) -> bool:
        sort = self._arrangement.sort
        return "position" in fields or (sort is not None and sort[0] in fields)

    def _wanted(self) -> list[Thing]:
        return self._arrangement.rows(self._plan, self._plan.collections[self.collection])

    def _arrange(self, rows: list[Thing]) -> None:
        """Take another filter or order: told as one change of layout."""
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        ids = [self._rows[index.row()].id for index in old]
        self._rows = rows
        self._row_of = None
        new = [self.index(self.row_of(i), index.column()) if self.row_of(i) >= 0 else QModelIndex()
               for i, index in zip(ids, old, strict=True)]  # fmt: skip
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def _replace(self, ids: Iterable[str]) -> None:
        collection = self._plan.collections[self.collection]
        rows = sorted(row for thing_id in ids if (row := self.row_of(thing_id)) >= 0)
        for row in rows:
            self._rows[row] = collection[self._rows[row].id]
        for first, last in _runs(rows):
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._columns) - 1))

    def _follow(self, touched: set[str]) -> None:
        wanted = self._wanted()
        ids = {thing.id for thing in wanted}
        self._take_out([row for row, thing in enumerate(self._rows) if thing.id not in ids])
        standing = {thing.id for thing in self._rows}
        self._move_about([thing for thing in wanted if thing.id in standing], touched)
        self._put_in(wanted, standing)
        self._row_of = None
        changed = [row for row, (old, new) in enumerate(zip(self._rows, wanted, strict=True)) if old is not new]
        self._rows = wanted
        for first, last in _runs(changed):
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._columns) - 1))

    def _take_out(self, rows: list[int]) -> None:
        for first, last in reversed(list(_runs(rows))):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._rows[first : last + 1]
            self._row_of = None
            self.endRemoveRows()

    def _move_about(self, wanted: list[Thing], touched: set[str]) -> None:
        order = [thing.id for thing in wanted]
        now = [thing.id for thing in self._rows]
        if order == now:
            return
        moved = [thing_id for thing_id in order if thing_id in touched]
        rest_fits = [i for i in order if i not in touched] == [i for i in now if i not in touched]
        if not rest_fits or len(moved) > MANY:
            self._arrange(list(wanted))
            return
        for to, thing_id in enumerate(order):
            if thing_id in touched and self._rows[to].id != thing_id:
                self._move(self._find(thing_id), to)
        if [thing.id for thing in self._rows] != order:
            self._arrange(list(wanted))

    def _find(self, thing_id: str) -> int:
        return next(row for row, thing in enumerate(self._rows) if thing.id == thing_id)

    def _move(self, row: int, to: int) -> None:
        if self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), to + 1 if to > row else to):
            self._rows.insert(to, self._rows.pop(row))
            self._row_of = None
            self.endMoveRows()

    def _put_in(self, wanted: list[Thing], standing: set[str]) -> None:
        new = [row for row, thing in enumerate(wanted) if thing.id not in standing]
        for first, last in _runs(new):
            self.beginInsertRows(QModelIndex(), first, last)
            self._rows[first:first] = wanted[first : last + 1]
            self._row_of = None
            self.endInsertRows()

    def _tell_links(self, touched: set[str]) -> None:
        """What links show is the other thing's title: tell the columns that may show a changed one."""
        if not self._rows:
            return
        for at, column in enumerate(self._columns):
            field = column.field
            if field is not None and field.is_link and (touched & set(field.to) or "*" in field.to):
                self.dataChanged.emit(self.index(0, at), self.index(len(self._rows) - 1, at))


def _runs(rows: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Neighbouring rows, from first to last."""
    start = 0
    for at in range(1, len(rows) + 1):
        if at == len(rows) or rows[at] != rows[at - 1] + 1:
            yield rows[start], rows[at - 1]
            start = at
