"""Groups on their tree: the heat map of what changes, and how ready they are; the selected cell opened below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aiom_workbench.plan.people import ASPECTS, Group, Impact
from aiom_workbench.report.audience import CLIENT
from aiom_workbench.report.figure import Figure
from aiom_workbench.report.figures.groups_board import group_counts, impacts_board, readiness_board
from aiom_workbench.words import N_, _
from ui.canvas.figure_card import WideFigure
from ui.form import Form
from ui.parts import Segments, card, label
from ui.screens.people_pages import PeoplePage
from ui.workbench import Workbench

IMPACT_FIELDS = ("degree", "starts_on", "before", "after")
GROUP_FIELDS = (
    "awareness", "desire", "knowledge", "ability", "reinforcement", "basis", "respondents", "assessed_on",
    "fluency_now", "fluency_target", "concern", "message",
)  # fmt: skip


class GroupsView(PeoplePage):
    """Keys 0–5 set the degree of the selected cell; double-click notes an impact where there is none."""

    closed = ""
    watches = frozenset({"groups", "impacts", "stakeholders", "interventions"})
    adds = ("groups", "impacts")
    title = N_("What changes for whom")
    help = N_("0 nothing, 5 another job; a blank is not assessed")

    def __init__(self, bench: Workbench) -> None:
        """The heat map first."""
        self.what = "impacts"
        self.empty_cell = ""
        super().__init__(bench)
        self.canvas.picked.connect(self._on_picked)
        self.canvas.activated.connect(self._on_activated)

    def bar(self) -> QWidget | None:
        self.segments = Segments(
            (("impacts", _("What changes")), ("readiness", _("How ready they are"))), self.show_what
        )
        self.segments.show_chosen(self.what)
        return self.segments

    def below(self) -> tuple[QWidget, ...]:
        self.opened, inside = card()
        self.opened_title = label("", "title3")
        entities = self.bench.desk.plan.entities()
        impact, group = entities["impacts"], entities["groups"]
        self.impact_form = Form(self.bench, impact, [impact.by_name[name] for name in IMPACT_FIELDS])
        self.group_form = Form(self.bench, group, [group.by_name[name] for name in GROUP_FIELDS], columns=4)
        inside.addWidget(self.opened_title)
        inside.addWidget(self.impact_form)
        inside.addWidget(self.group_form)
        holder = QWidget()
        down = QVBoxLayout(holder)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self.opened)
        return (holder,)

    def figure_for(self, width: float) -> Figure:
        chosen = (*self.desk.selection, self.empty_cell)
        if self.what == "impacts":
            return impacts_board(self.plan, width, chosen, self.words)
        return readiness_board(self.plan, width, chosen, self.words, self.bench.fewest)

    def show_what(self, key: str) -> None:
        """Show what changes ("impacts") or how ready they are ("readiness")."""
        self.what = key
        self.card.title.setText(_(self.title) if key == "impacts" else _("How ready the groups are"))
        self.card.note.setText(
            _(self.help) if key == "impacts" else _("The first element at 3 or less is framed: help starts there")
        )
        self.segments.show_chosen(key)
        self.refresh()

    def is_empty(self) -> bool:
        return not self.plan.groups

    def figure_view(self) -> WideFigure | None:
        return self.canvas

    def refresh(self) -> None:
        client = self.desk.audience == CLIENT
        self.segments.setVisible(not client)
        if client and self.what == "readiness":
            self.show_what("impacts")
            return
        self.canvas.lay_out()
        self.card.say("" if client else group_counts(self.plan))
        self.selection_changed()

    def selection_changed(self) -> None:
        thing = next((t for i in self.desk.selection if isinstance(t := self.plan.find(i), Impact | Group)), None)
        of_group = isinstance(thing, Group) and self.what == "readiness"
        self.impact_form.setVisible(isinstance(thing, Impact))
        self.group_form.setVisible(of_group)
        self.opened.setVisible(self.desk.audience != CLIENT and (isinstance(thing, Impact) or of_group))
        if isinstance(thing, Impact):
            group = self.plan.groups.get(thing.group or "")
            aspect = thing.entity.by_name["aspect"].choice_label(thing.aspect)
            self.opened_title.setText(f"{group.name if group else ''}: {aspect}")
            self.impact_form.show_thing(thing)
        elif isinstance(thing, Group):
            self.opened_title.setText(thing.name or "")
            self.group_form.show_thing(thing)

    def finish_editing(self) -> None:
        self.impact_form.finish()
        self.group_form.finish()

    # ---- hands and keys

    def _on_picked(self, key: str) -> None:
        self.empty_cell = key if "|" in key else ""
        if self.empty_cell:
            self.desk.select()
        self.canvas.lay_out()

    def _on_activated(self, key: str, _at: object) -> None:
        if "|" in key:
            self._note(key, None)

    def key_pressed(self, event: QKeyEvent) -> bool:
        """A digit sets the degree; Return notes an impact in an empty cell; left and right walk the aspects."""
        digit = event.key() - Qt.Key.Key_0
        if self.what == "impacts" and 0 <= digit <= 5:
            return self._set_degree(digit)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.empty_cell:
            self._note(self.empty_cell, None)
            return True
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        return step is not None and self.what == "impacts" and self._walk_aspects(step)

    def _set_degree(self, degree: int) -> bool:
        if self.empty_cell:
            self._note(self.empty_cell, degree)
            return True
        impact = next((t for t in self.desk.selected_things if isinstance(t, Impact)), None)
        if impact is None:
            return False
        with self.desk.edit(_("Degree of an impact: {n}").format(n=degree)) as edit:
            edit.set(impact, degree=degree)
        return True

    def _note(self, key: str, degree: int | None) -> None:
        group, _bar, aspect = key.partition("|")
        made = ""
        with self.desk.edit(_("Note an impact")) as edit:
            made = edit.add(Impact, group=group, aspect=aspect, degree=degree).id
        self.empty_cell = ""
        self.desk.select(made)

    def _walk_aspects(self, step: int) -> bool:
        """Go to the cell beside: an impact, or an empty one."""
        impact = next((t for t in self.desk.selected_things if isinstance(t, Impact)), None)
        group, aspect = (impact.group or "", impact.aspect or "") if impact else self.empty_cell.split("|") if (
            self.empty_cell) else (self.desk.selection[0] if self.desk.selection else "", "")  # fmt: skip
        if group not in self.plan.groups:
            return False
        order = [choice.key for choice in ASPECTS]
        at = order.index(aspect) + step if aspect in order else 0
        wanted = order[max(0, min(len(order) - 1, at))]
        found = next((i for i in self.plan.impacts.where("group", group) if i.aspect == wanted), None)
        self.empty_cell = "" if found else f"{group}|{wanted}"
        self.desk.select(*([found.id] if found else []))
        self.canvas.lay_out()
        return True
