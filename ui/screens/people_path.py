"""Who moved on the power/interest grid between two dates: two dates above the grid, the moves in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from aiom_workbench.file.history import end_of
from aiom_workbench.plan.fields import Misfit
from aiom_workbench.plan.titles import written_date
from aiom_workbench.problem import Problem
from aiom_workbench.project import Project
from aiom_workbench.project.moves import Place, moves
from aiom_workbench.report.audience import CLIENT
from aiom_workbench.report.figures.people_grid import quadrant_at
from aiom_workbench.words import N_, _, ngettext
from ui.parts import DropDown, button, label, row
from ui.workbench import Workbench
from ui.written import read_date

PERIODS = ((30, N_("In 30 days")), (90, N_("In 90 days")), (0, N_("Since the start")), (-1, N_("Between two dates")))
"""Days back from today; 0: all there is, -1: as typed."""
QUADRANT_WORDS = {
    "manage_closely": N_("manage closely"),
    "keep_satisfied": N_("keep satisfied"),
    "keep_informed": N_("keep informed"),
    "monitor": N_("monitor"),
}
_TOLD = 6


@dataclass(frozen=True, slots=True)
class Moved:
    """What the grid shows of a period: the ways of those who moved and, where it ended before today,
    where everybody stood then.
    """

    trails: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)
    places: Mapping[str, Place] | None = None


class PathBar(QWidget):
    """The period, and who moved in it. `changed` asks for a refresh."""

    changed = Signal()

    def __init__(self, bench: Workbench) -> None:
        """Hidden until asked for."""
        super().__init__()
        self.bench = bench
        self.is_open = False
        self.shown = Moved()
        self.periods = DropDown(bench.look)
        self.periods.setAccessibleName(_("Period"))
        for days, words in PERIODS:
            self.periods.addItem(_(words), days)
        self.periods.setCurrentIndex(1)
        self.periods.setMinimumWidth(170)
        self.first, self.last = self._day(_("From")), self._day(_("To"))
        self.trouble = label("", "error")
        self.said = label("", "secondary", wrap=True)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 12)
        down.setSpacing(6)
        close = button(bench.look, _("Close"), self.close_bar, kind="ghost")
        down.addLayout(row(label(_("Who moved"), "strong"), self.periods, self.first, label(_("to"), "muted"), self.last,
                           self.trouble, None, close))  # fmt: skip
        down.addWidget(self.said)
        self.periods.activated.connect(self._on_period)
        self.hide()

    def _day(self, name: str) -> QLineEdit:
        made = QLineEdit()
        made.setAccessibleName(name)
        made.setFixedWidth(130)
        made.editingFinished.connect(self._on_day)
        return made

    def open_bar(self) -> None:
        """Show the last period that was chosen."""
        self.is_open = True
        self._on_period()

    def close_bar(self) -> None:
        """Show the grid as it stands, without ways."""
        self.is_open = False
        self.shown = Moved()
        self.changed.emit()

    def refresh(self) -> None:
        """Read the history again for the same dates. The client is not shown who moved."""
        shown = self.is_open and self.bench.desk.audience != CLIENT
        self.setVisible(shown)
        if shown:
            self._read()
        else:
            self.shown = Moved()

    def _on_period(self, _at: int = 0) -> None:
        days, today = int(self.periods.currentData()), self.bench.desk.today
        if days >= 0:
            self.first.setText(written_date(self._began() if days == 0 else today - timedelta(days=days)))
            self.last.setText(written_date(today))
        self.changed.emit()

    def _on_day(self) -> None:
        self.periods.setCurrentIndex(len(PERIODS) - 1)
        self.changed.emit()

    def _began(self) -> date:
        project = self.bench.desk.project
        try:
            first = next(iter(reversed([*project.history()])), None) if project is not None else None
        except Problem:
            first = None  # what keeps the history from being read is said when the path is
        return datetime.fromisoformat(first.at).date() if first is not None else self.bench.desk.today

    def _read(self) -> None:
        project, today = self.bench.desk.project, self.bench.desk.today
        try:
            first, last = (read_date(line.text(), today) for line in (self.first, self.last))
            self.first.setText(written_date(first))
            self.last.setText(written_date(last))
        except Misfit as misfit:
            self._tell(_("A date {why}").format(why=str(misfit)))
            return
        if project is None or first > last:
            self._tell(_("The first date is after the second"))
            return
        self._tell("")
        try:
            self._show_between(project, first, last)
        except Problem as problem:
            self._tell(_("The history {what}").format(what=problem.what))

    def _show_between(self, project: Project, first: date, last: date) -> None:
        today = self.bench.desk.today
        end = project.seq if last >= today else project.seq_at(end_of(last))
        start = min(project.seq_at(end_of(first)), end)
        places = None
        if end != project.seq:
            stood = project.plan_at(end).stakeholders
            places = {p.id: (float(p.interest), float(p.power)) for p in stood
                      if p.interest is not None and p.power is not None}  # fmt: skip
        self.shown = Moved(moves(project, start, end), places)
        self.said.setText(self._in_words(last))

    def _tell(self, trouble: str) -> None:
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))

    def _in_words(self, last: date) -> str:
        people = self.bench.plan.stakeholders
        paths = [(people[key], path) for key, path in self.shown.trails.items() if key in people]
        paths.sort(key=lambda found: _where(found[1][0]) == _where(found[1][-1]))
        told = [f"{person.name or person.ref} {_way(path)}" for person, path in paths[:_TOLD]]
        if len(paths) > _TOLD:
            told.append(_("and {n} more").format(n=len(paths) - _TOLD))
        count = ngettext("{n} person moved", "{n} people moved", len(paths)).format(n=len(paths))
        said = f"{count}: {'; '.join(told)}." if paths else _("Nobody moved.")
        if self.shown.places is not None:
            said += " " + _("The grid shows {day}; close this to move people again.").format(day=written_date(last))
        return said


def _way(path: tuple[Place, ...]) -> str:
    """From where to where, as quadrants, or what changed within one."""
    was, now = path[0], path[-1]
    if _where(was) != _where(now):
        return _("from {was} to {now}").format(was=_where(was), now=_where(now))
    more = [_(up) if b > a else _(down)
            for a, b, (up, down) in zip(was, now, ((N_("more interest"), N_("less interest")),
                                                   (N_("more power"), N_("less power"))), strict=True) if a != b]  # fmt: skip
    return f"({', '.join(more)})"


def _where(place: Place) -> str:
    return _(QUADRANT_WORDS[quadrant_at(*place)])
