"""Who is reached by what, and how much is asked of them; proposals for the group that is selected."""

from __future__ import annotations

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from aiom_workbench.analysis.proposals import Proposal, proposals
from aiom_workbench.content import pack_of
from aiom_workbench.content.parts import Intervention as Entry
from aiom_workbench.plan.change import Dismissal, Intervention
from aiom_workbench.plan.people import Group
from aiom_workbench.project.edit import EditValues
from aiom_workbench.report.figure import Figure
from aiom_workbench.report.figures.change_board import change_board, in_words, months_from
from aiom_workbench.words import N_, _
from ui.canvas.figure_card import FigureCard, WideFigure
from ui.parts import button, card, emptied, label, row
from ui.screens.screen import View
from ui.workbench import Workbench

PROPOSALS_SHOWN = 3


class BoardFigure(WideFigure):
    """The board; a click selects a group."""

    def __init__(self, bench: Workbench) -> None:
        """Laid out for the width it gets."""
        super().__init__(bench, self._figure_for)
        bench.desk.selected.connect(self._on_selected)

    def _figure_for(self, width: float) -> Figure:
        months = months_from(self.bench.desk.today)
        return change_board(self.bench.plan, width - 8, months, self.bench.desk.selection, self.bench.fewest)

    def _on_selected(self, *_ids: object) -> None:
        self.lay_out()

    def paint_selection(self, painter: QPainter) -> None:
        """The board marks the selected group itself."""


class ChangeView(View):
    """Coverage and load on the same rows, proposals below."""

    closed = N_("Scores and barriers are for the working team. The plan of interventions is in the other view.")

    watches = frozenset(
        {"groups", "interventions", "calendar_events", "engagement", "impacts", "dismissals", "stakeholders"}
    )
    adds = ("interventions", "groups", "calendar_events")

    def __init__(self, bench: Workbench) -> None:
        """The board in a card, proposals in a row."""
        super().__init__(bench)
        self.board = BoardFigure(bench)
        self._card = FigureCard(bench, "", self._none, view=self.board)
        self._card.title.hide()
        self._card.note.hide()
        self._title = label("", "title3")
        self._reason = label("", "muted", wrap=True)
        self._offers = QHBoxLayout()
        self._offers.setSpacing(16)
        self._offered: dict[str, Entry] = {}
        self._build()

    def _build(self) -> None:
        page = QWidget()
        down = QVBoxLayout(page)
        down.setContentsMargins(24, 0, 24, 24)
        down.setSpacing(12)
        down.addWidget(self._card)
        down.addSpacing(4)
        down.addLayout(row(self._title, self._reason, None, spacing=12))
        down.addLayout(self._offers)
        down.addStretch(1)
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)

    def _none(self, width: float) -> Figure:
        return Figure(width=width, height=1, shapes=())

    # ---- following the plan

    def is_empty(self) -> bool:
        """Whether there is no group yet."""
        return not self.plan.groups

    def figure_view(self) -> WideFigure:
        """The board is the picture."""
        return self.board

    def refresh(self) -> None:
        """Show the plan as it stands."""
        self.board.lay_out()
        self._card.say(in_words(self.plan, months_from(self.desk.today)))
        self._show_proposals()

    def selection_changed(self) -> None:
        """Other proposals for another group."""
        self._show_proposals()

    def _group(self) -> Group | None:
        chosen = next((self.plan.groups[i] for i in self.desk.selection if i in self.plan.groups), None)
        return chosen or next(iter(self.plan.groups), None)

    def _show_proposals(self) -> None:
        emptied(self._offers)
        group = self._group()
        if group is None:
            self._title.setText("")
            self._reason.setText("")
            return
        found = proposals(self.plan, pack_of(self.plan)).get(group.id, ())[:PROPOSALS_SHOWN]
        self._title.setText(_("Proposals for {name}").format(name=group.name))
        self._reason.setText(
            found[0].reason if found else _("Nothing in the library fits what is known of this group yet.")
        )
        library = pack_of(self.desk.plan).interventions
        self._offered = {one.template: library[one.template] for one in found}
        for i, one in enumerate(found):
            self._offers.addWidget(self._offer(one, library[one.template], first=i == 0), 1)
        for _i in range(PROPOSALS_SHOWN - len(found)):
            self._offers.addStretch(1)

    def _offer(self, one: Proposal, entry: Entry, *, first: bool) -> QFrame:
        frame, inside = card()
        inside.addLayout(row(label(entry.name, "title3"), None, label(_("{h:g} h each").format(h=entry.hours), "help")))
        inside.addWidget(label(one.reason, "help", wrap=True))
        inside.addWidget(label(_("Sign: {sign}").format(sign=entry.sign), "secondary", wrap=True))
        inside.addStretch(1)
        take = button(self.bench.look, _("Add to plan"), self._on_take, kind="primary" if first else "")
        take.setProperty("template", one.template)
        leave = button(self.bench.look, _("Not this one"), self._on_leave, kind="ghost")
        leave.setProperty("template", one.template)
        inside.addLayout(row(take, leave, None))
        return frame

    def _chosen(self) -> tuple[Group, str, Entry] | None:
        sender, group = self.sender(), self._group()
        template = str(sender.property("template")) if sender is not None else ""
        entry = self._offered.get(template)
        return (group, template, entry) if group is not None and entry is not None else None

    def _on_take(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            group, template, entry = chosen
            with self.desk.edit(_("Plan {name} for {group}").format(name=entry.name, group=group.name)) as edit:
                plan_entry(edit, template, entry, group)
            self.desk.say(_("{name} is in the plan, without a date yet.").format(name=entry.name))

    def _on_leave(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            group, template, entry = chosen
            with self.desk.edit(_("Leave out {name} for {group}").format(name=entry.name, group=group.name)) as edit:
                edit.add(Dismissal, group=group.id, template=template)


def plan_entry(edit: EditValues, template: str, entry: Entry, group: Group) -> None:
    """Add an entry of the library for a group; its date, owner and words are still to be chosen."""
    values = {
        "name": entry.name,
        "kind": entry.kind,
        "groups": (group.id,),
        "elements": entry.elements,
        "concern": entry.concerns[0] if entry.concerns else None,
        "description": entry.description,
        "hours_per_person": entry.hours,
        "success_measure": entry.sign,
        "template": template,
    }
    edit.add_values(Intervention, values)
