"""The import dialog's pages: which column is what, which names are close, what is to be known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGridLayout,
    QHeaderView,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from aiom_workbench.interchange.lists.fates import LEAVE_OUT
from aiom_workbench.words import _
from ui.models.import_rows import cell_text
from ui.parts import DropDown, OneLine, Segments, emptied, label, row
from ui.theme import Look

if TYPE_CHECKING:
    from aiom_workbench.interchange.lists.fates import Reading, RowFate
    from aiom_workbench.interchange.lists.sheets import Source
    from aiom_workbench.interchange.lists.table import Column, Table

SAMPLES, SHOWN = 3, 200


class _Page(QScrollArea):
    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        self.inside = QVBoxLayout(holder)
        self.inside.setContentsMargins(16, 12, 16, 12)
        self.inside.setSpacing(8)
        self.setWidget(holder)


class Columns(_Page):
    """A line for each column: its header, a few of its values, the field it is read into."""

    chosen = Signal(str, str)
    """The column's letter, and the field's name or ""."""

    def __init__(self, look: Look) -> None:
        """Empty until `show_reading`."""
        super().__init__()
        self._look = look
        self.fields: dict[str, DropDown] = {}
        self._shown: object = None

    def show_reading(self, reading: Reading | None) -> None:
        """Show the columns of a reading; the same table keeps its widgets, so that the focus stays."""
        if reading is not None and self._shown == (
            reading.kind.name,
            id(reading.table.content),
            reading.table.header_row,
        ):
            self._take_mapping(reading)
            return
        self._shown = reading and (reading.kind.name, id(reading.table.content), reading.table.header_row)
        emptied(self.inside)
        self.fields = {}
        if reading is None:
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        for at, text in enumerate((_("Column"), _("Holds, for instance"), _("Is read as"))):
            grid.addWidget(label(text, "label"), 0, at)
        for at, column in enumerate(list(reading.mapping)[:SHOWN], 1):
            self._add(grid, at, column, reading)
        grid.setColumnMinimumWidth(0, 220)
        grid.setColumnStretch(1, 1)
        self.inside.addLayout(grid)
        self.inside.addStretch(1)
        self._take_mapping(reading)

    def _add(self, grid: QGridLayout, at: int, column: Column, reading: Reading) -> None:
        field = DropDown(self._look)
        field.addItem(_("leave out"), "")
        for target in reading.kind.targets.values():
            field.addItem(target.label, target.name)
        field.setMinimumWidth(220)
        field.setObjectName(column.letter)
        field.setAccessibleName(_("{column} is read as").format(column=column.header))
        field.activated.connect(self._on_chosen)
        self.fields[column.letter] = field
        head = OneLine(column.header, "strong")
        grid.addWidget(head, at, 0)
        grid.addWidget(OneLine(_samples(reading.table, column), "muted"), at, 1)
        grid.addWidget(field, at, 2)

    def _take_mapping(self, reading: Reading) -> None:
        for column, name in reading.mapping.items():
            field = self.fields.get(column.letter)
            if field is not None:
                field.setCurrentIndex(max(0, field.findData(name or "")))

    def _on_chosen(self) -> None:
        field = self.sender()
        if isinstance(field, DropDown):
            self.chosen.emit(field.objectName(), str(field.currentData()))


class CloseNames(_Page):
    """New rows whose names are close to a thing's or another row's: nothing is merged unless it is said here."""

    decided = Signal(int, str)
    """The row's number, and the id of the thing that it is, "" for a new one, `LEAVE_OUT` for none."""

    def __init__(self) -> None:
        """Empty until `show_reading`."""
        super().__init__()
        self._offers: dict[int, tuple[str, list[tuple[str, str]]]] = {}
        self._same: dict[int, str] = {}

    @property
    def count(self) -> int:
        """How many rows are much like something, or like a row before."""
        return len(self._offers)

    def forget(self) -> None:
        """Another table: what was offered and decided is gone."""
        self._offers, self._same = {}, {}

    def show_reading(self, reading: Reading | None) -> None:
        """Add what this reading offers; what was decided before stays to be changed."""
        before = set(self._offers)
        titles = {one.row.number: one.title for one in reading.rows} if reading is not None else {}
        for one in reading.rows if reading is not None else ():
            if one.similar is not None or one.double:
                self._offers[one.row.number] = _offer(one, titles.get(one.double, ""))
        if before == set(self._offers) and self.inside.count():
            return
        emptied(self.inside)
        text = _("These rows are taken as new unless you say otherwise.")
        self.inside.addWidget(label(text if self._offers else _("No name is close to one that is there."), "secondary"))
        for number, (said, choices) in sorted(self._offers.items())[:SHOWN]:
            shown = Segments(choices, _Decide(self, number).take)
            shown.setObjectName(f"same-{number}")
            shown.show_chosen(self._same.get(number, ""))
            self.inside.addLayout(row(OneLine(said), shown))
        self.inside.addStretch(1)

    def decide(self, number: int, thing_id: str) -> None:
        """The person says what a row is."""
        self._same[number] = thing_id
        self.decided.emit(number, thing_id)


def _offer(one: RowFate, double: str) -> tuple[str, list[tuple[str, str]]]:
    """What is said of a row, and what the person may say it is: (key, label) each."""
    choices = [("", _("New"))]
    said = _("Row {row}: “{title}” seems to repeat row {double} “{other}”")
    if one.similar is not None:
        choices.append((one.similar.id, _("Same as {ref}").format(ref=one.similar.ref or one.similar.name)))
        said = _("Row {row}: “{title}” is much like {ref} “{name}”")
    if one.double:
        choices.append((LEAVE_OUT, _("Leave out")))
    ref, name = (one.similar.ref, one.similar.name) if one.similar is not None else ("", "")
    return said.format(
        row=one.row.number, title=one.title, double=one.double, other=double, ref=ref, name=name
    ), choices


class _Decide:
    """One row's decision, brought to the page."""

    def __init__(self, page: CloseNames, number: int) -> None:
        self._page, self._number = page, number

    def take(self, thing_id: str) -> None:
        self._page.decide(self._number, thing_id)


class Notes(_Page):
    """Everything that was done to be able to read the list, and every cell that could not be."""

    def __init__(self) -> None:
        """Empty until `show_reading`."""
        super().__init__()
        self.count = 0

    def show_reading(self, source: Source | None, reading: Reading | None, *, schedule: bool = False) -> None:
        """Show these notes; of a schedule, what it holds and the plan does not."""
        emptied(self.inside)
        from aiom_workbench.interchange.lists.importing import alike

        lines = [*(source.warnings if source else ()), *(reading.warnings if reading else ())]
        if reading is not None:
            lines += [_("Row {row}: left out: {reason}").format(row=r.row.number, reason=r.reason)
                      for r in reading.rows if r.fate.value == "skipped"]  # fmt: skip
            lines += [_("Row {rows}, {column}: “{value}” left out: {reason}").format(
                rows=rows, column=c.column, value=c.value, reason=c.reason) for rows, c in alike(reading.cells)]  # fmt: skip
        self.count = len(lines)
        if schedule and lines:
            message = _("Of what the file holds, the plan does not take over this, or only as it stands here:")
            self.inside.addWidget(label(message, "secondary", wrap=True))
        for text in lines[:SHOWN]:
            self.inside.addWidget(label(text[:1].upper() + text[1:], wrap=True))
        if len(lines) > SHOWN:
            self.inside.addWidget(label(_("and {n} more; see the page Rows").format(n=len(lines) - SHOWN), "muted"))
        if not lines:
            said = (
                _("Everything that the file holds is carried over.")
                if schedule
                else _("Everything was read as it stands.")
            )
            self.inside.addWidget(label(said, "secondary"))
        self.inside.addStretch(1)


def _samples(table: Table, column: Column) -> str:
    found: list[str] = []
    for cell in table.cells(column)[:400]:
        text = cell_text(cell)
        if text and text not in found:
            found.append(text[:40])
        if len(found) == SAMPLES:
            break
    return " · ".join(found)


def rows_table(model: QAbstractItemModel) -> QTableView:
    """A table of rows that are read, not edited."""
    table = QTableView()
    table.setModel(model)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.verticalHeader().setDefaultSectionSize(28)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.horizontalHeader().setHighlightSections(False)
    table.verticalHeader().setHighlightSections(False)
    return table
