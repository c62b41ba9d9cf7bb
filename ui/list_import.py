"""The import dialog of every list and schedule: file, sheet and header, columns, each row's fate, close names, one edit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from aiom_workbench.problem import Problem
from aiom_workbench.words import N_, _, ngettext
from ui import messages
from ui.journal import is_search
from ui.large_edit import LargeEdit
from ui.list_import_pages import CloseNames, Columns, Notes, rows_table
from ui.list_reading import (
    KINDS,
    SCHEDULES,
    Choices,
    Step,
    count,
    in_words,
    kind_of,
    problem_words,
    read_step,
    taken,
    writing,
)
from ui.models.import_rows import FATES, RawRows, ReadRows
from ui.parts import DropDown, Segments, button, card, emptied, label, row
from ui.workbench import Workbench

if TYPE_CHECKING:
    from aiom_workbench.interchange.lists.sheets import Source
    from ui.jobs import Job

LISTS = N_("Lists and schedules (*.xlsx *.csv *.tsv *.txt *.xml *.gan *.ics)")
PAGES = (("sheet", N_("Sheet")), ("columns", N_("Columns")), ("rows", N_("Rows")), ("close", N_("Close names")),
         ("notes", N_("Notes")))  # fmt: skip
SCHEDULE_PAGES = (("notes", N_("Not carried over")), ("rows", N_("Tasks")))


class ListImport(QDialog):
    """Opened, never waited for; freed when it is closed. Nothing is changed before Import."""

    def __init__(self, bench: Workbench, parent: QWidget, kind: str) -> None:
        """A dialog of the window for lists of this kind."""
        super().__init__(parent)
        self.bench = bench
        self.choices = Choices(kind or "stakeholders")
        self.step = Step()
        self._origin: Path | Source | None = None
        self._job: Job | None = None
        self._writing: LargeEdit | None = None
        self._seq = 0
        self._plan_changed = False
        self._page = "columns"
        self._fate = ""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("list-import")
        self.setWindowTitle(_("Import a list or schedule"))
        self._build()
        self.resize(min(1080, parent.width() - 60), min(720, parent.height() - 60))
        self._show()

    # ---- building

    def _build(self) -> None:
        look = self.bench.look
        self.file = button(look, _("Choose a file…"), self.choose, icon_name="import")
        self.kind, self.sheet = DropDown(look), DropDown(look)
        for key, (_collection, text) in KINDS.items():
            self.kind.addItem(_(text), key)
        self.kind.setCurrentIndex(self.kind.findData(self.choices.kind))
        self.kind.activated.connect(self._on_kind)
        self.sheet.activated.connect(self._on_sheet)
        self.sheet.setMinimumContentsLength(16)
        self.kind.setMinimumContentsLength(20)
        self.header = QLineEdit()
        is_search(self.header)
        self.header.setValidator(QIntValidator(1, 1_048_576, self.header))
        self.header.setFixedWidth(64)
        self.header.setAccessibleName(_("Header in row"))
        self.header.editingFinished.connect(self._on_header)
        self._sheet_label = label(_("Sheet"), "label")
        self._header_label = label(_("Header in row"), "label")
        self.guess = label("", "muted")
        self.segments = QHBoxLayout()
        self.fates = QHBoxLayout()
        self.pages = QStackedWidget()
        self.wrong = label("", "strong", wrap=True)
        self.mend = label("", "secondary", wrap=True)
        down = QVBoxLayout(self)
        down.setContentsMargins(24, 20, 24, 16)
        down.setSpacing(12)
        down.addWidget(label(_("Import a list or schedule"), "title1"))
        down.addLayout(row(self.file, label(_("Holds"), "label"), self.kind, self._sheet_label, self.sheet,
                           self._header_label, self.header, None))  # fmt: skip
        down.addWidget(self.guess)
        down.addLayout(row(self.segments, None, self.fates))
        down.addWidget(self._build_pages(), 1)
        down.addLayout(self._build_foot())

    def _build_pages(self) -> QFrame:
        self.raw, self.read = RawRows(self.bench.look, self), ReadRows(self.bench.look, self)
        self.raw_table, self.read_table = rows_table(self.raw), rows_table(self.read)
        self.raw_table.clicked.connect(self._on_raw_clicked)
        self.raw_table.setToolTip(_("Click the row that holds the column headers"))
        self.columns = Columns(self.bench.look)
        self.columns.chosen.connect(self._on_field)
        self.close_names = CloseNames()
        self.close_names.decided.connect(self._on_same)
        self.notes = Notes()
        self.start = QWidget()
        inside = QVBoxLayout(self.start)
        inside.setContentsMargins(24, 24, 24, 24)
        inside.addStretch(1)
        inside.addWidget(self.wrong)
        inside.addWidget(self.mend)
        inside.addStretch(2)
        self._widgets = {"sheet": self.raw_table, "columns": self.columns, "rows": self.read_table,
                         "close": self.close_names, "notes": self.notes, "": self.start}  # fmt: skip
        for widget in self._widgets.values():
            self.pages.addWidget(widget)
        frame, column = card(margins=(1, 1, 1, 1))
        column.addWidget(self.pages)
        return frame

    def _build_foot(self) -> QVBoxLayout:
        self.progress = QProgressBar()
        self.progress.setRange(0, 100)
        self.progress.setTextVisible(False)
        self.doing = label("", "muted")
        self.counts = label("", "strong")
        self.makes = QHBoxLayout()
        self.makes.setSpacing(16)
        self.take = button(self.bench.look, _("Import"), self.apply, kind="primary")
        self.take.setDefault(True)
        self.leave = button(self.bench.look, _("Cancel"), self.reject)
        down = QVBoxLayout()
        down.setSpacing(8)
        down.addWidget(self.progress)
        down.addLayout(self.makes)
        down.addLayout(row(self.counts, self.doing, None, self.leave, self.take))
        return down

    # ---- what the person does

    def choose(self) -> None:
        """Let the person choose a file."""
        messages.choose_file(self, _("Import a list or schedule"), self.open_file, kinds=_(LISTS))

    def open_file(self, path: Path) -> None:
        """Read this file."""
        self._take_origin(path, path.name)

    def open_block(self, text: str) -> None:
        """Read a block from the clipboard."""
        from ui.list_reading import block_source

        try:
            self._take_origin(block_source(text), _("The clipboard"))
        except Problem as problem:
            self.step = Step(problem=problem)
            self._show()

    def _take_origin(self, origin: Path | Source, name: str) -> None:
        self._origin = origin
        self.file.setText(name.replace("&", "&&"))
        schedule = isinstance(origin, Path) and origin.suffix.lower() in SCHEDULES
        self.choices = Choices("milestones" if schedule else self.choices.kind)
        self.kind.setCurrentIndex(self.kind.findData(self.choices.kind))
        self._page, self._fate, self.step = "notes" if schedule else "columns", "", Step()
        self.close_names.forget()
        self.wrong.setText(_("Reading {file}").format(file=name))
        self.mend.setText("")
        self.pages.setCurrentWidget(self.start)
        self.read_again()

    def read_again(self) -> None:
        """Read with what is chosen now; a reading that still goes on is given up."""
        if self._origin is None:
            return
        if self._job is not None:
            self._job.cancel()
        self._plan_changed = self.step.plan is not None and self.step.plan is not self.bench.desk.plan
        origin = self.step.source if self.step.source is not None and isinstance(self._origin, Path) and (
            self.step.source.file == self._origin.name) else self._origin  # fmt: skip
        self._job = self.bench.jobs.in_thread(
            _("Reading a list"), read_step, origin, self.choices, self.bench.desk.plan
        )
        self._job.progressed.connect(self._on_progress)
        self._job.finished.connect(self._on_step)
        self._job.failed.connect(self._on_failed)
        self._show_busy()

    def _on_kind(self) -> None:
        self.choices = Choices(str(self.kind.currentData()))
        self.close_names.forget()
        self.read_again()

    def _on_sheet(self) -> None:
        self.choices.sheet, self.choices.header = self.sheet.currentText(), None
        self._other_table()

    def _on_header(self) -> None:
        written = int(self.header.text() or 0)
        if written and written != (self.step.table.header_row if self.step.table else self.choices.header):
            self.choices.header = written
            self._other_table()

    def _on_raw_clicked(self, index: QModelIndex) -> None:
        self.choices.header = self.raw.row_number(index.row())
        self._other_table()

    def _other_table(self) -> None:
        self.choices.forget()
        self.close_names.forget()
        self.read_again()

    def _on_field(self, letter: str, name: str) -> None:
        """A column is read into a field; the column that was read into it before is left out."""
        mapping = self.step.reading.mapping if self.step.reading else {}
        for column, field in mapping.items():
            if name and field == name and column.letter != letter:
                self.choices.fields[column.letter] = ""
        self.choices.fields[letter] = name
        self.read_again()

    def _on_same(self, number: int, thing_id: str) -> None:
        self.choices.same[number] = thing_id
        self.read_again()

    def _on_create(self) -> None:
        items = (self.makes.itemAt(i) for i in range(self.makes.count()))
        boxes = [box for item in items if item is not None and isinstance(box := item.widget(), QCheckBox)]
        self.choices.create = tuple(box.objectName() for box in boxes if box.isChecked())
        self.read_again()

    def show_page(self, name: str) -> None:
        """Show a page by name."""
        self._page = name
        self._show()

    def _on_fate(self, fate: str) -> None:
        self._fate = "" if fate == "all" else fate
        self.read.show_reading(self.step.reading, self.step.plan, self._fate)

    def reject(self) -> None:
        """Close; what goes on is cancelled, nothing is changed. A writing is asked to stop, and waited for."""
        if self._writing is not None:
            self.doing.setText(_("Stopping"))
            self._writing.stop()
            return
        if self._job is not None:
            self._job.cancel()
            self._job = None
        super().reject()

    def apply(self) -> None:
        """Make the edit, beside the window; say what came of it, and close."""
        desk = self.bench.desk
        if self.step.reading is None or desk.project is None or self._writing is not None:
            return
        if desk.plan is not self.step.plan:
            self.read_again()
            return
        self._seq = desk.project.seq
        try:
            beside = desk.project.edit_beside(*writing(self.step, desk.today), origin="import", today=desk.today)
        except Problem as problem:
            self._on_not_written(problem)
            return
        self._writing = LargeEdit(self.bench, beside)
        self._writing.progressed.connect(self._on_written)
        self._writing.done.connect(self._on_done)
        self._writing.failed.connect(self._on_not_written)
        self._writing.stopped.connect(self._on_stopped)
        self._show_busy()
        self.doing.setText(_("Writing"))

    def _on_written(self, share: float) -> None:
        self.progress.setValue(round(share * 100))

    def _on_done(self, _result: object) -> None:
        self._writing = None
        desk = self.bench.desk
        if desk.project is not None:
            said = in_words(self.step)
            if desk.project.seq == self._seq:
                desk.say(said)
            else:
                desk.say(said, _("Undo"), desk.undo)
        self.accept()

    def _on_not_written(self, error: object) -> None:
        self._writing = None
        problem = error if isinstance(error, Problem) else Problem(str(error))
        self.step = Step(self.step.source, self.step.table, None, problem, self.bench.desk.plan)
        self._show()

    def _on_stopped(self) -> None:
        self._writing = None
        super().reject()

    # ---- what came of it

    def _on_progress(self, share: float, doing: str) -> None:
        self.progress.setValue(round(share * 100))
        self.doing.setText(doing)

    def _on_step(self, step: Step) -> None:
        self.step, self._job = step, None
        self._show()

    def _on_failed(self, error: object) -> None:
        self._job = None
        problem = error if isinstance(error, Problem) else Problem(str(error))
        self.step = Step(problem=problem)
        self._show()

    def _show_busy(self) -> None:
        """While it reads, anything may be chosen anew; while it writes, nothing."""
        busy, writes = self._job is not None or self._writing is not None, self._writing is not None
        for widget in (self.file, self.sheet, self.raw_table, self.columns, self.close_names):
            widget.setDisabled(writes)
        self.kind.setDisabled(writes or self.step.schedule is not None)
        self.header.setDisabled(writes or self.step.source is None)
        for i in range(self.makes.count()):
            item = self.makes.itemAt(i)
            if item is not None and (box := item.widget()) is not None:
                box.setDisabled(writes)
        self.progress.setVisible(busy)
        self.doing.setVisible(busy)
        self.counts.setVisible(not busy)
        self.progress.setValue(0)
        if busy:
            self.take.setEnabled(False)

    def _show(self) -> None:
        step = self.step
        self._show_busy()
        self._show_source()
        self._show_problem()
        self.raw.show_table(step.table)
        self.read.show_reading(step.reading, step.plan, self._fate)
        self.columns.show_reading(step.reading)
        self.close_names.show_reading(step.reading)
        self.notes.show_reading(step.source, step.reading, schedule=step.schedule is not None)
        self._show_segments()
        self._show_counts()
        self._show_makes()
        possible = step.reading is not None or (self._page == "sheet" and step.table is not None)
        self.pages.setCurrentWidget(self._widgets[self._page if possible else ""])
        for table in (self.raw_table, self.read_table):
            table.horizontalHeader().setDefaultSectionSize(130)
        for column, wide in enumerate((110, 300 if self.read.says_why() else 60, 220)):
            if column < self.read.columnCount():
                self.read_table.setColumnWidth(column, wide)

    def _show_source(self) -> None:
        source, table = self.step.source, self.step.table
        named = source is not None and len(source.sheets) > 1
        for widget in (self._sheet_label, self.sheet):
            widget.setVisible(named)
        self._header_label.setVisible(source is not None)
        self.header.setVisible(source is not None)
        self.sheet.clear()
        if source is not None:
            self.sheet.addItems([sheet.name for sheet in source.sheets])
            self.sheet.setCurrentText(table.sheet.name if table else self.choices.sheet or "")
        self.header.setText(str(table.header_row) if table else str(self.choices.header or ""))
        self.guess.setVisible(source is not None and source.encoding is not None)
        if source is not None and source.encoding is not None:
            sign = {"\t": _("tab"), ",": _("comma"), ";": _("semicolon"), "|": _("bar")}.get(source.delimiter or "", "")
            self.guess.setText(_("Read as {encoding}, separated by {sign}").format(encoding=source.encoding, sign=sign))

    def _show_problem(self) -> None:
        problem = self.step.problem
        if problem is None:
            self.wrong.setText(
                _(
                    "Choose an Excel, CSV or TSV file, or a schedule from Microsoft Project (.xml), GanttProject (.gan) "
                    "or a calendar (.ics). Title rows, two-row headers and odd dates are fine."
                )
            )
            self.mend.setText(
                _("You will see each row's fate before anything changes; the import is one edit, one undo.")
            )
            return
        wrong, mend = problem_words(problem)
        self.wrong.setText(wrong)
        self.mend.setText(mend)

    def _show_segments(self) -> None:
        emptied(self.segments)
        emptied(self.fates)
        reading = self.step.reading
        if reading is None:
            return
        counts = {"columns": len(reading.mapping), "rows": len(reading.rows), "close": self.close_names.count,
                  "notes": self.notes.count}  # fmt: skip
        shown = [
            (key, f"{_(text)} · {counts[key]:,}" if key in counts else _(text))
            for key, text in (PAGES if self.step.schedule is None else SCHEDULE_PAGES)
        ]
        self.tabs = Segments(shown, self.show_page)
        self.tabs.show_chosen(self._page)
        self.segments.addWidget(self.tabs)
        if self._page == "rows":
            each = [("all", _("All"))] + [
                (fate, f"{_(text)} · {n:,}") for fate, text in FATES.items() if (n := count(reading, fate))
            ]
            chooser = Segments(each, self._on_fate)
            chooser.show_chosen(self._fate or "all")
            self.fates.addWidget(chooser)

    def _show_counts(self) -> None:
        step = self.step
        n = taken(step.reading) if step.reading is not None else 0
        fills = step.schedule is not None and bool(step.schedule.engagement)
        self.take.setEnabled(self._job is None and bool(n or fills))
        said = in_words(step, before=True)
        self.counts.setText(_("The plan changed meanwhile. {said}").format(said=said) if self._plan_changed else said)
        text = ngettext("Import {n} row", "Import {n} rows", n)
        if step.schedule is not None:
            text = ngettext("Import {n} task", "Import {n} tasks", n)
        if step.reading is None or (fills and not n):
            text = _("Import")
        self.take.setText(text.format(n=f"{n:,}") if n or fills or step.reading is None else _("Nothing to import"))

    def _show_makes(self) -> None:
        from aiom_workbench.interchange.lists.links import CREATABLE
        from aiom_workbench.plan import Plan

        emptied(self.makes)
        reading = self.step.reading
        if reading is None or self.step.schedule is not None:
            return
        targets = (reading.kind.targets[name].field for name in reading.mapping.values() if name)
        wanted = {f.to[0] for f in targets if f is not None and f.is_link and len(f.to) == 1}
        for collection in (name for name in CREATABLE if name in wanted):
            n = len(reading.links.made.get(collection, ()) or reading.links.missing.get(collection, ()))
            what = Plan.entities()[collection].many
            text = _("Make the {what} that are not there yet").format(what=what.lower()) + (f" · {n}" if n else "")
            box = QCheckBox(text)
            box.setObjectName(collection)
            box.setChecked(collection in self.choices.create)
            box.clicked.connect(self._on_create)
            self.makes.addWidget(box)
        self.makes.addStretch(1)


def import_list(bench: Workbench, parent: QWidget, collection: str = "", block: str = "") -> ListImport:
    """Open the dialog for a collection's lists; a block is read at once, else the file is asked for."""
    dialog = ListImport(bench, parent, kind_of(collection))
    dialog.open()
    if block:
        dialog.open_block(block)
    return dialog
