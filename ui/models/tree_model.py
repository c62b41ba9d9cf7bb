"""A tree of one collection whose things point to a parent among themselves, driven by change sets like the table.

Things come, go and move to other parents; an edit never resets the tree. Indexes carry numbers, never
objects: a freed object behind an index takes the process with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from aiom_workbench.plan import Thing
from aiom_workbench.plan.fields import Misfit
from aiom_workbench.plan.titles import title_with_ref
from aiom_workbench.project.session import Changed
from aiom_workbench.words import _
from ui.desk import Desk
from ui.models.arranging import cell_text
from ui.models.columns import Column, columns_of, first_columns, mark_of
from ui.models.table_model import MARK, THING
from ui.written import read, typed

Index = QModelIndex | QPersistentModelIndex
ROOT = ""


class TreeModel(QAbstractItemModel):
    """The things of a collection below each other, as their link field `parent` says."""

    refused = Signal(str)

    def __init__(self, desk: Desk, collection: str, parent_field: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.collection = collection
        self.entity = desk.plan.entities()[collection]
        self._field = parent_field
        self._columns = self._chosen()
        self._numbers: dict[str, int] = {}
        self._ids: dict[int, str] = {}
        self._children: dict[str, list[str]] = {ROOT: []}
        self._parents: dict[str, str] = {}
        self._fill()

    # ---- what Qt asks

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 (Qt's own)
        below = self._children.get(self._id(parent), [])
        if not (0 <= row < len(below) and 0 <= column < len(self._columns)):
            return QModelIndex()
        return self.createIndex(row, column, self._number(below[row]))

    def parent(self, index: Index = QModelIndex()) -> Any:  # noqa: B008
        above = self._parents.get(self._id(index), ROOT) if index.isValid() else ROOT
        return self.index_of(above) if above else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.column() > 0 else len(self._children.get(self._id(parent), []))

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == THING:
            return self._id(index) or None
        thing = self.thing_at(index)
        if thing is None:
            return None
        column = self._columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_text(self._desk.shown, thing, column)
        if role == Qt.ItemDataRole.EditRole and column.field is not None:
            return typed(self._desk.shown, column.field, getattr(thing, column.name))
        if role == MARK:
            return mark_of(column.field, getattr(thing, column.name))
        if role == Qt.ItemDataRole.TextAlignmentRole and column.numeric:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].label
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        column = self._columns[index.column()]
        fixed = column.field is None or self._desk.is_masked(self._id(index), column.name)
        return base if fixed else base | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take typed text, or a value ready for the field, as one edit. What does not fit is refused in words."""
        thing, field = self.thing_at(index), self._columns[index.column()].field
        if thing is None or field is None or role != Qt.ItemDataRole.EditRole:
            return False
        plan = self._desk.plan
        try:
            checked = read(plan, field, value, self._desk.today) if isinstance(value, str) else field.check(value)
        except Misfit as misfit:
            self.refused.emit(f"{field.label} {misfit}")
            return False
        if checked != getattr(thing, field.name):
            label = _("Set {field} of {thing}").format(field=field.label.lower(), thing=title_with_ref(plan, thing))
            with self._desk.edit(label) as edit:
                edit.set_values(thing, {field.name: checked})
        return True

    # ---- what a view asks

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns shown, the name first: it carries the branches."""
        return self._columns

    def thing_at(self, index: Index) -> Thing | None:
        """The thing of an index."""
        found: Thing | None = self._desk.shown.collections[self.collection].get(self._id(index) or None)
        return found

    def index_of(self, thing_id: str, column: int = 0) -> QModelIndex:
        """The index of a thing; invalid where it is not in the tree."""
        if thing_id not in self._parents:
            return QModelIndex()
        row = self._children[self._parents[thing_id]].index(thing_id)
        return self.createIndex(row, column, self._number(thing_id))

    # ---- following the plan

    def start_over(self) -> None:
        """Another project or audience: the one reason to reset."""
        self.beginResetModel()
        self._columns = self._chosen()
        self._fill()
        self.endResetModel()

    def take_change(self, changed: Changed) -> None:
        """Follow a committed change."""
        mine = [change for change in changed.change_set.changes if change.collection == self.collection]
        if not mine:
            return
        wanted = self._wanted()
        above = {thing_id: parent for parent, below in wanted.items() for thing_id in below}
        self._put_in(wanted, ROOT)
        self._move_about(wanted, above)
        self._take_out([thing_id for thing_id in self._parents if thing_id not in above], above)
        self._arrange(wanted)
        for change in mine:
            first = self.index_of(change.id)
            if change.old is not None and first.isValid():
                self.dataChanged.emit(first, first.siblingAtColumn(len(self._columns) - 1))

    # ---- inside

    def _chosen(self) -> tuple[Column, ...]:
        audience, plan = self._desk.audience, self._desk.shown
        all_columns = {column.name: column for column in columns_of(plan, self.entity, audience)}
        shown = [name for name in first_columns(plan, self.entity, audience) if name not in (self._field, "ref")]
        return tuple(all_columns[name] for name in shown)

    def _id(self, index: Index) -> str:
        return self._ids.get(int(index.internalId()), ROOT) if index.isValid() else ROOT

    def _number(self, thing_id: str) -> int:
        number = self._numbers.setdefault(thing_id, len(self._numbers) + 1)
        self._ids[number] = thing_id
        return number

    def _wanted(self) -> dict[str, list[str]]:
        things = self._desk.shown.collections[self.collection]
        found: dict[str, list[str]] = {ROOT: [], **{thing_id: [] for thing_id in things.ids()}}
        for thing in things:
            above = getattr(thing, self._field)
            found[above if above in things else ROOT].append(thing.id)
        return found

    def _fill(self) -> None:
        self._children = self._wanted()
        self._parents = {thing_id: above for above, below in self._children.items() for thing_id in below}

    def _put_in(self, wanted: dict[str, list[str]], above: str) -> None:
        for thing_id in wanted[above]:
            if thing_id not in self._parents:
                at = len(self._children[above])
                self.beginInsertRows(self.index_of(above), at, at)
                self._children[above].append(thing_id)
                self._children[thing_id] = []
                self._parents[thing_id] = above
                self.endInsertRows()
            self._put_in(wanted, thing_id)

    def _move_about(self, wanted: dict[str, list[str]], above: dict[str, str]) -> None:
        """Parents first, so that nothing is moved below itself on the way."""
        for thing_id in _from_above(wanted):
            if self._parents[thing_id] != above[thing_id]:
                self._move(thing_id, above[thing_id], len(self._children[above[thing_id]]))

    def _move(self, thing_id: str, above: str, to: int) -> None:
        before = self._parents[thing_id]
        row = self._children[before].index(thing_id)
        if self.beginMoveRows(self.index_of(before), row, row, self.index_of(above), to):
            self._children[before].remove(thing_id)
            self._children[above].insert(to - (1 if before == above and to > row else 0), thing_id)
            self._parents[thing_id] = above
            self.endMoveRows()

    def _take_out(self, gone: Sequence[str], above: dict[str, str]) -> None:
        for thing_id in gone:
            if thing_id in self._parents and thing_id not in above and self._parents[thing_id] not in gone:
                parent = self._parents[thing_id]
                row = self._children[parent].index(thing_id)
                self.beginRemoveRows(self.index_of(parent), row, row)
                self._children[parent].remove(thing_id)
                self._forget(thing_id)
                self.endRemoveRows()

    def _forget(self, thing_id: str) -> None:
        for below in self._children.pop(thing_id, []):
            self._forget(below)
        self._parents.pop(thing_id, None)

    def _arrange(self, wanted: dict[str, list[str]]) -> None:
        for above, below in wanted.items():
            for at, thing_id in enumerate(below):
                if self._children[above][at] != thing_id:
                    self._move(thing_id, above, at)


def _from_above(wanted: dict[str, list[str]], above: str = ROOT) -> Iterator[str]:
    level = list(wanted[above])
    while level:
        yield from level
        level = [below for thing_id in level for below in wanted[thing_id]]
