"""People beyond the map, for closed sessions: engagement, sponsors, next contacts, whose claim weighs what."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QShowEvent
from PySide6.QtWidgets import QWidget

from aiom_workbench.plan.choices import ENGAGEMENTS
from aiom_workbench.report.figure import Figure, Text
from aiom_workbench.report.figures.engagement_board import column_at, column_middle, engagement_board
from aiom_workbench.report.figures.people_lists import contact_list, salience_list, sponsor_list
from aiom_workbench.words import N_, _
from ui.canvas.figure_card import FigureCard, WideFigure
from ui.parts import Segments, row
from ui.screens.card_page import lay_cards
from ui.screens.screen import View, add_thing
from ui.workbench import Workbench

SHIFTED = {"!": 1, "@": 2, '"': 2, "#": 3, "§": 3, "£": 3, "$": 4, "%": 5}
"""What Shift and a digit give on the keyboards that differ."""


class PageFigure(WideFigure):
    """A page's picture, made by its view; it shows the selection itself."""

    def __init__(self, bench: Workbench, page: PeoplePage) -> None:
        """The picture of `page`."""
        super().__init__(bench, self._figure_for)
        self._page = page

    def _figure_for(self, width: float) -> Figure:
        return self._page.figure_for(max(width - 10, 600.0))

    def paint_selection(self, painter: QPainter) -> None:
        """The figure marks the selected row."""

    def _on_selected(self) -> None:
        self.lay_out()

    def drag_began(self, key: str, at: QPointF) -> bool:
        """Whether the page takes a drag from here."""
        return self._page.drag_began(key, at)

    def drag_ended(self, key: str, at: QPointF, kept: bool) -> None:
        """The page makes its edit."""
        if kept:
            self._page.dropped(key, at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that the page knows; the arrows walk the rows."""
        if not self._page.key_pressed(event) and not self._walk(event):
            super().keyPressEvent(event)

    def _walk(self, event: QKeyEvent) -> bool:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        shown = self.figure.keys()
        keys = [key for key in shown if self.bench.plan.find(key) is not None]
        if step is None or not keys:
            return False
        now = next((keys.index(key) for key in self.bench.desk.selection if key in keys), -step if step > 0 else 0)
        key = keys[max(0, min(len(keys) - 1, now + step))]
        self.bench.desk.select(key)
        self._page.bring_into_sight(key)
        return True


class PeoplePage(View):
    """A card with one picture, in the internal view only. Subclass it: `figure_for`."""

    closed = N_("What is thought of named people is for closed sessions. Switch to the internal view to see it.")
    watches = frozenset({"stakeholders", "interactions", "groups", "use_cases", "themes", "engagement"})
    adds: tuple[str, ...] = ("stakeholders",)
    filters = True
    title = ""
    help = ""

    def __init__(self, bench: Workbench) -> None:
        """The card; above it what `bar` gives."""
        super().__init__(bench)
        self.words: tuple[str, ...] = ()
        self.canvas = PageFigure(bench, self)
        self.card = FigureCard(bench, _(self.title), self.figure_for, view=self.canvas)
        self.card.note.setText(_(self.help))
        bar = self.bar()
        self._area = lay_cards(self, *([row(bar, None)] if bar is not None else []), self.card, *self.below())

    def bar(self) -> QWidget | None:
        """What stands above the card."""
        return None

    def below(self) -> tuple[QWidget, ...]:
        """Cards below the picture."""
        return ()

    def bring_into_sight(self, key: str) -> None:
        """Scroll so far that the row of this thing is seen, with a row beside it."""
        rows = (shape.y for shape in self.canvas.figure.shapes if shape.key == key and isinstance(shape, Text))
        y, page = next(rows, None), self._area.widget()
        if y is not None and page is not None:
            self._area.ensureVisible(0, self.canvas.mapTo(page, QPoint(0, round(y))).y(), 0, 64)

    def figure_for(self, width: float) -> Figure:
        """The picture for a width in pixels."""
        raise NotImplementedError

    def drag_began(self, key: str, at: QPointF) -> bool:
        """Whether a drag may begin."""
        return False

    def dropped(self, key: str, at: QPointF) -> None:
        """What was dragged was let go here."""

    def key_pressed(self, event: QKeyEvent) -> bool:
        """Whether the page took this key."""
        return False

    def is_empty(self) -> bool:
        return not self.plan.stakeholders

    def figure_view(self) -> WideFigure | None:
        return self.canvas

    def refresh(self) -> None:
        self.canvas.lay_out()

    def set_filter(self, text: str) -> None:
        self.words = tuple(text.lower().split())
        self.canvas.lay_out()


class EngagementView(PeoplePage):
    """The engagement matrix: drag C or D to another column, or press 1–5 for now and Shift+1–5 for desired.

    The widest gaps stand first when it is opened; while a room works down the list, nobody moves.
    """

    title = N_("Engagement now (C) and desired (D)")
    help = N_("Drag C or D; or press 1–5 for now, Shift+1–5 for desired")

    _order: tuple[str, ...] = ()

    def showEvent(self, event: QShowEvent) -> None:
        self._order = ()
        super().showEvent(event)
        self.canvas.lay_out()

    def set_filter(self, text: str) -> None:
        self._order = ()
        super().set_filter(text)

    def figure_for(self, width: float) -> Figure:
        made = engagement_board(self.plan, width, words=self.words, selected=self.desk.selection, order=self._order)
        self._order = tuple(made.keys())
        return made

    def drag_began(self, key: str, at: QPointF) -> bool:
        self._held = self._field_at(key, at)
        return bool(self._held)

    def _field_at(self, key: str, at: QPointF) -> str:
        """Which of the two dots was taken: the one whose column the drag begins in; both there: C at the left."""
        person = self.desk.plan.stakeholders.get(key)
        where = column_at(at.x(), self.canvas.figure.width)
        if person is None or not where:
            return ""
        if where == person.engagement_now == person.engagement_desired:
            left = at.x() < column_middle(where, self.canvas.figure.width)
            return "engagement_now" if left else "engagement_desired"
        return "engagement_desired" if where == person.engagement_desired else "engagement_now"

    def dropped(self, key: str, at: QPointF) -> None:
        where = column_at(at.x(), self.canvas.figure.width)
        if where:
            self._set(key, self._held, where)

    def key_pressed(self, event: QKeyEvent) -> bool:
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        digit = SHIFTED.get(event.text(), event.key() - Qt.Key.Key_0) if shifted else event.key() - Qt.Key.Key_0
        if not 1 <= digit <= len(ENGAGEMENTS) or not self.desk.selection:
            return False
        wish = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._set(
            self.desk.selection[0], "engagement_desired" if wish else "engagement_now", ENGAGEMENTS[digit - 1].key
        )
        return True

    def _set(self, key: str, field: str, value: str) -> None:
        person = self.desk.plan.stakeholders.get(key)
        if person is None or getattr(person, field) == value:
            return
        label = person.entity.by_name[field]
        said = _("{field} of {name}: {value}").format(
            field=label.label, name=person.name, value=label.choice_label(value)
        )
        with self.desk.edit(said) as edit:
            edit.set_values(person, {field: value})


class SponsorsView(PeoplePage):
    """Who stands behind the plan: for what, what was asked, what they gave, what is missing."""

    title = N_("The sponsors’ coalition")
    help = N_("Asked and given are written in the inspector")

    def figure_for(self, width: float) -> Figure:
        return sponsor_list(self.plan, width, words=self.words, selected=self.desk.selection)


class ContactsView(PeoplePage):
    """Who is to be spoken to, overdue first; or by who keeps in touch."""

    title = N_("Next contacts")
    adds = ("interactions", "stakeholders")

    def bar(self) -> QWidget | None:
        self.by = "date"
        self.segments = Segments((("date", _("By date")), ("owner", _("By who keeps in touch"))), self.show_by)
        self.segments.show_chosen(self.by)
        return self.segments

    def show_by(self, key: str) -> None:
        """By "date" or by "owner"."""
        self.by = key
        self.canvas.lay_out()

    def figure_for(self, width: float) -> Figure:
        return contact_list(self.plan, self.desk.today, width, by=self.by, words=self.words,
                            selected=self.desk.selection)  # fmt: skip

    def add(self, collection: str) -> None:
        """A conversation of today with who is selected."""
        if collection == "interactions":
            person = next((i for i in self.desk.selection if i in self.plan.stakeholders), None)
            add_thing(self.bench, collection, on=self.desk.today, stakeholder=person)
        else:
            super().add(collection)


class SalienceView(PeoplePage):
    """Whose claim weighs what, in kind words."""

    title = N_("Whose claim weighs what")
    help = N_("Power, legitimacy and urgency count from 3 of 5")

    def figure_for(self, width: float) -> Figure:
        return salience_list(self.plan, width, words=self.words, selected=self.desk.selection)
