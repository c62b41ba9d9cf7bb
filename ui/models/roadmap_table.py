"""The table beside the Gantt: the same rows in the same order, edited by typing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from aiom_workbench.plan.titles import written_date
from aiom_workbench.report.roadmap_rows import Roadmap, Row
from aiom_workbench.words import N_, _
from ui.canvas.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex
NAME, OWNER, DAYS, FINISH, SLACK = range(5)
COLUMNS = (N_("Name"), N_("Owner"), N_("Days"), N_("Finish"), N_("Slack"))
FIELDS = {NAME: "name", OWNER: "owner", DAYS: "duration_days"}
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_NOWHERE = QModelIndex()


class RoadmapTable(QAbstractTableModel):
    """Rows of a roadmap. `edited` is called with a thing's id, a field's name and the typed value."""

    def __init__(self, edited: Callable[[str, str, Any], None], parent: QObject | None = None) -> None:
        """An empty table."""
        super().__init__(parent)
        self._rows: list[Row] = []
        self._edited = edited

    def show_roadmap(self, roadmap: Roadmap) -> None:
        """Show these rows: those that went are removed, new ones inserted, the rest is changed in place."""
        new = list(roadmap.rows)
        wanted = {row.key for row in new}
        for at in range(len(self._rows) - 1, -1, -1):
            if self._rows[at].key not in wanted:
                self.beginRemoveRows(_NOWHERE, at, at)
                del self._rows[at]
                self.endRemoveRows()
        there = {row.key for row in self._rows}
        for at, row in enumerate(new):
            if row.key not in there:
                place = min(at, len(self._rows))
                self.beginInsertRows(_NOWHERE, place, place)
                self._rows.insert(place, row)
                self.endInsertRows()
        self._reorder(new)

    def _reorder(self, new: list[Row]) -> None:
        if [row.key for row in self._rows] != [row.key for row in new]:
            self.layoutAboutToBeChanged.emit()
            place = {row.key: at for at, row in enumerate(new)}
            before = self.persistentIndexList()
            after = [self.index(place[self._rows[i.row()].key], i.column()) for i in before]
            self._rows = new
            self.changePersistentIndexList(before, after)
            self.layoutChanged.emit()
            return
        changed = [at for at, (old, row) in enumerate(zip(self._rows, new, strict=True)) if old != row]
        self._rows = new
        if changed:
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], len(COLUMNS) - 1))

    def row_at(self, number: int) -> Row | None:
        """The row in this line, or None."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def line_of(self, key: str) -> int:
        """The line in which a row stands, or −1."""
        return next((at for at, row in enumerate(self._rows) if row.key == key), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        """The columns' names."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(COLUMNS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole and section >= DAYS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Names, owners and durations of things can be typed over."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        row = self.row_at(index.row())
        if row is None or not row.is_thing or index.column() not in FIELDS:
            return found
        return found if index.column() == DAYS and row.kind != "task" else found | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Text, alignment and tips; the row itself under `ROW_ROLE`."""
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return _text(row, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() >= DAYS:
            return _RIGHT
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == NAME:
            return plain_tip(f"{row.ref} {row.name}".strip())
        return None

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        """Ask for the edit; the table follows when the plan has changed."""
        row = self.row_at(index.row())
        if row is None or role != Qt.ItemDataRole.EditRole or index.column() not in FIELDS:
            return False
        if value != _text(row, index.column()):
            self._edited(row.key, FIELDS[index.column()], value)
        return True


def _text(row: Row, column: int) -> str:
    if column == NAME:
        return row.name
    if column == OWNER:
        return row.owner
    if column == DAYS:
        return "" if row.days is None else f"{row.days:g}"
    if column == FINISH:
        return "" if row.finish is None else written_date(row.finish)
    return "" if row.total_float is None or row.kind in ("lane", "gates") else f"{row.total_float:g}"
