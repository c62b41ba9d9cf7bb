"""The tables of the import dialog: a sheet as it stands, and its rows as they will be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from aiom_workbench.plan.titles import shown
from aiom_workbench.words import N_, _, ngettext
from ui.canvas.tips import plain_tip
from ui.theme import Look

if TYPE_CHECKING:
    from aiom_workbench.interchange.lists.fates import Reading, RowFate
    from aiom_workbench.interchange.lists.table import Table
    from aiom_workbench.plan import Plan

Index = QModelIndex | QPersistentModelIndex
RAW_ROWS, RAW_COLUMNS = 60, 60
FATES = {"new": N_("new"), "updated": N_("update"), "unchanged": N_("nothing new"), "skipped": N_("left out")}


def cell_text(cell: object) -> str:
    r"""A cell as a sheet shows it, in one line.

    >>> cell_text(4.0), cell_text("two\nlines"), cell_text(None)
    ('4', 'two lines', '')
    """
    if isinstance(cell, float):
        return f"{cell:g}" if abs(cell) < 1e6 else str(cell)
    return "" if cell is None else " ".join(str(cell)[:200].split())


class RawRows(QAbstractTableModel):
    """The first rows of a sheet as they stand, the header row in bold."""

    def __init__(self, look: Look, parent: QObject) -> None:
        """Empty until `show_table`."""
        super().__init__(parent)
        self._look = look
        self._table: Table | None = None

    def show_table(self, table: Table | None) -> None:
        """Show the sheet that this table was found in."""
        self.beginResetModel()
        self._table = table
        self._rows = list(table.sheet.content.rows[:RAW_ROWS]) if table else []
        self._wide = min(RAW_COLUMNS, max((len(row.cells) for row in self._rows), default=0))
        self.endResetModel()

    def row_number(self, row: int) -> int:
        """The number of a row as the sheet counts."""
        return int(self._rows[row].number)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() or self._table is None else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() or self._table is None else self._wide

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        assert self._table is not None
        header = row.number == self._table.header_row
        if role == Qt.ItemDataRole.DisplayRole:
            cell = row.cells[index.column()] if index.column() < len(row.cells) else None
            return cell_text(cell)
        if role == Qt.ItemDataRole.FontRole and header:
            return self._look.theme.font("strong")
        if role == Qt.ItemDataRole.BackgroundRole and header:
            return self._look.theme.color("accent.soft")
        if role == Qt.ItemDataRole.ForegroundRole and row.number < self._table.header_row:
            return self._look.theme.color("text.muted")
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(self.row_number(section))
        from aiom_workbench.interchange.lists.sheets import letter

        return letter(section)


class ReadRows(QAbstractTableModel):
    """Each row's fate, why, and its values as they will be in the plan."""

    def __init__(self, look: Look, parent: QObject) -> None:
        """Empty until `show_reading`."""
        super().__init__(parent)
        self._look = look
        self._rows: list[RowFate] = []
        self._fields: list[str] = []
        self._bad: dict[int, list[str]] = {}
        self._reading: Reading | None = None
        self._plan: Plan | None = None

    def show_reading(self, reading: Reading | None, plan: Plan | None, fate: str = "") -> None:
        """Show these rows; with a fate, those that have it."""
        self.beginResetModel()
        self._reading, self._plan = reading, plan
        self._rows, self._fields, self._bad, self._made = [], [], {}, {}
        if reading is not None:
            self._rows = [row for row in reading.rows if not fate or row.fate.value == fate]
            known = {*reading.kind.entity.by_name, *(key for key in reading.kind.targets if reading.kind.asks(key))}
            self._fields = [name for name in reading.mapping.values() if name in known]
            for cell in reading.cells:
                said = _("{column} “{value}” left out: {reason}")
                self._bad.setdefault(cell.row, []).append(
                    said.format(column=cell.column, value=cell.value, reason=cell.reason)
                )
            self._made = {i: name for made in reading.links.made.values() for i, name in made.values()}
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else 2 + len(self._fields)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, theme = self._rows[index.row()], self._look.theme
        if role == Qt.ItemDataRole.DisplayRole:
            if index.column() == 0:
                return self.fate(row)
            return self._why(row) if index.column() == 1 else self._value(row, self._fields[index.column() - 2])
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 1:
            return plain_tip(self._why(row))
        if role == Qt.ItemDataRole.ForegroundRole:
            if row.fate.value in ("skipped", "unchanged"):
                return theme.color("text.muted")
            return theme.color("text.secondary") if index.column() == 1 else None
        if role == Qt.ItemDataRole.FontRole and index.column() == 0 and row.fate.value in ("new", "updated"):
            return theme.font("strong")
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(self._rows[section].row.number)
        if section < 2:
            return (_("What happens"), _("Why"))[section]
        assert self._reading is not None
        return self._reading.kind.targets[self._fields[section - 2]].label

    def says_why(self) -> bool:
        """Whether there is anything to say of a row, but that it is new."""
        return any(row.reason or row.similar or row.double or row.fate.value == "updated" for row in self._rows) or (
            bool(self._bad)
        )

    def row_at(self, row: int) -> RowFate:
        """The row that is shown here."""
        return self._rows[row]

    def fate(self, row: RowFate) -> str:
        """What happens to a row, in words."""
        record = row.records[0] if row.records else None
        if row.fate.value == "updated" and record is not None and record.thing is not None:
            return _("update of {ref}").format(ref=record.thing.ref or row.title)
        return _(FATES[row.fate.value])

    def _why(self, row: RowFate) -> str:
        if row.fate.value == "skipped":
            return row.reason
        said = [row.reason, *self._bad.get(row.row.number, ())]
        if row.similar is not None:
            message = _("much like {ref} {name}; new unless you say otherwise")
            said.append(message.format(ref=row.similar.ref, name=row.similar.name))
        if row.double:
            said.append(_("seems to repeat row {double}").format(double=row.double))
        changed = {name for record in row.records for name in record.changes}
        if changed and self._reading is not None:
            known = self._reading.kind.targets
            labels = ", ".join(known[name].label for name in sorted(changed) if name in known)
            said.append(ngettext("{what} changes", "{what} change", len(changed)).format(what=labels))
        return "; ".join(part for part in said if part)

    def _value(self, row: RowFate, name: str) -> str:
        if not row.records or self._reading is None or self._plan is None:
            return ""
        kind = self._reading.kind
        if kind.asks(name):
            answers = (record.values for record in row.records if record.values.get(kind.asked) == name)
            return next((f"{values['score']:g}" for values in answers), "")
        value = row.records[0].values.get(name)
        if isinstance(value, str) and value in self._made:
            return self._made[value]
        text = shown(self._plan, kind.entity.by_name[name], value)
        return " ".join(text[:200].split())
