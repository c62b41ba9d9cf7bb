"""The inspector: every field of what is selected, what hangs together with it, its history."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from aiom_workbench.problem import Problem
from aiom_workbench.words import N_, _, ngettext
from ui.canvas.tips import plain_tip
from ui.icons import paint_icon
from ui.marks import paint_mark
from ui.parts import button, column, emptied, label, line, row
from ui.screens import HOMES, place_named
from ui.workbench import Workbench

if TYPE_CHECKING:
    from aiom_workbench.analysis.findings import Finding
    from aiom_workbench.plan import Plan, Thing
    from aiom_workbench.plan.fields import Field
    from aiom_workbench.project.session import Changed
    from ui.form import Form

FIRST_KEYS = (
    (N_("Add"), "Ins"),
    (N_("Paste a list"), "Ctrl+V"),
    (N_("Find or do anything"), "Ctrl+K"),
    (N_("All keys"), "Shift+F1"),
)
LINKED_SHOWN = 12
POINTS_SHOWN = 3
ALL_SHOWN = 12
"""Up to this many fields a form shows all of them at once."""
HISTORY_SHOWN = 6
HISTORY_READ = 400
"""How many lines of history are looked through for this thing's, newest first."""


class Inspector(QWidget):
    """Shows the first selected thing; editing here is the same edit as anywhere."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self.setObjectName("inspector")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.bench = bench
        self._forms: dict[tuple[str, str, bool], Form] = {}
        self._form: Form | None = None
        self._head = _column(16)
        self._body = _column(0)
        self._links = _column(6)
        self._history = _column(6)
        self._points = _column(6)
        self._person = _column(6)
        inside = QWidget()
        down = QVBoxLayout(inside)
        down.setContentsMargins(16, 16, 16, 24)
        down.setSpacing(12)
        for part in (self._head, self._points, self._body, self._person, self._links, self._history):
            down.addWidget(part)
        down.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        around = QVBoxLayout(self)
        around.setContentsMargins(1, 0, 0, 0)
        around.addWidget(area)
        self.show_selected()

    def sizeHint(self) -> QSize:
        return QSize(self.bench.theme.size("inspector"), 400)

    def show_selected(self) -> None:
        """Show what the desk has selected."""
        things = self._things()
        if not things:
            self._show_nothing()
            return
        self._show_head(things)
        self._show_form(things[0], tuple(t for t in things[1:] if t.entity is things[0].entity))
        self._show_points(things[0])
        self._show_person(things[0])
        self._show_links(things[0])
        self._show_history(things[0])

    def points_counted(self) -> None:
        """The open points were counted anew."""
        things = self._things()
        if things:
            self._show_points(things[0])

    def take_change(self, changed: Changed) -> None:
        """A change was committed."""
        self.show_selected()

    def start_over(self) -> None:
        """Another theme, audience or project: build anew."""
        self.finish()
        self._form = None
        for form in self._forms.values():
            form.deleteLater()
        self._forms.clear()
        emptied(_layout(self._body))
        self.show_selected()

    def finish(self) -> None:
        """Make edits of what is typed and not yet left."""
        if self._form is not None:
            self._form.finish()

    def focus_first(self, field: str = "") -> None:
        """Put the cursor into a field, or the first one."""
        if self._form is not None and self._form.editors:
            names = list(self._form.editors)
            self._form.reveal(field)
            self._form.editors[field if field in names else names[0]].setFocus(Qt.FocusReason.ShortcutFocusReason)

    # ---- inside

    def _things(self) -> tuple[Thing, ...]:
        if self.bench.desk.project is None:
            return ()
        found = (self.bench.plan.find(thing_id) for thing_id in self.bench.desk.selection)
        return tuple(thing for thing in found if thing is not None)

    def _show_nothing(self) -> None:
        self.finish()
        head = _layout(self._head)
        emptied(head)
        head.addLayout(column(
            label(_("Inspector"), "label"), label(_("Nothing selected"), "title2"),
            label(_("Select anything, here or in a search, and all its fields appear in this place."), "muted", wrap=True),
            spacing=4,
        ))  # fmt: skip
        head.addWidget(line())
        keys = [row(label(_(text)), None, label(keys, "muted")) for text, keys in FIRST_KEYS]
        head.addLayout(column(label(_("Keys on this screen"), "strong"), *keys, spacing=8))
        for part in (self._body, self._person, self._links, self._history, self._points):
            part.hide()

    def _show_head(self, things: tuple[Thing, ...]) -> None:
        from aiom_workbench.plan.titles import title

        thing = things[0]
        head = _layout(self._head)
        emptied(head)
        kind = " · ".join(part for part in (thing.ref, thing.entity.one.capitalize()) if part)
        above = row(*self._mark(thing), label(kind, "label"), None, spacing=8)
        name = label(title(self.bench.plan, thing), "title2", wrap=True)
        name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        items: list[QWidget | QHBoxLayout] = [above, name]
        if len(things) > 1:
            more = ngettext("and {n} more; an edit here is made to both", "and {n} more; an edit here is made to all",
                            len(things) - 1).format(n=len(things) - 1)  # fmt: skip
            items.append(label(more, "muted", wrap=True))
        head.addLayout(column(*items, spacing=4))

    def _mark(self, thing: Thing) -> Iterator[QWidget]:
        from ui.models.columns import mark_of

        for field in thing.entity.fields:
            if field.name in ("category", "component", "status"):
                mark = mark_of(field, getattr(thing, field.name))
                if mark is not None:
                    yield MarkLabel(self.bench, *mark)
                    return

    def _show_form(self, thing: Thing, others: tuple[Thing, ...]) -> None:
        from aiom_workbench.report.audience import hides_single_scores
        from ui.form import Form, fields_for
        from ui.models.columns import first_columns

        plan = self.bench.plan
        key = (thing.entity.collection, self.bench.desk.audience, hides_single_scores(plan))
        if key not in self._forms:
            fields = fields_for(plan, thing.entity, key[1])
            first = first_columns(plan, thing.entity, key[1]) if len(fields) > ALL_SHOWN else ()
            self._forms[key] = Form(self.bench, thing.entity, fields, first=first)
            _layout(self._body).addWidget(self._forms[key])
        form = self._forms[key]
        if self._form is not None and self._form is not form:
            self._form.finish()
            self._form.hide()
        self._form = form
        form.show()
        self._body.show()
        form.show_thing(thing, others)

    def _show_points(self, thing: Thing) -> None:
        from aiom_workbench.plan.titles import title_with_ref

        layout = _layout(self._points)
        emptied(layout)
        internal = self.bench.desk.audience == "internal"
        found = [p for p in self.bench.open_points if internal and p.subject is not None and p.subject.id == thing.id]
        self._points.setVisible(bool(found))
        for point in found[:POINTS_SHOWN]:
            mark = MarkLabel(self.bench, "severity", point.severity)
            words = label(_said_of(title_with_ref(self.bench.plan, thing), point.message), "secondary", wrap=True)
            layout.addLayout(row(column(mark, None), column(words, *self._way_to(point), spacing=2)))
        if found:
            layout.addSpacing(4)
            layout.addWidget(line())

    def _way_to(self, point: Finding) -> Iterator[QWidget]:
        field = self._form.entity.by_name.get(point.field) if self._form is not None else None
        if field is not None:
            go = button(
                self.bench.look, _("Go to {field}").format(field=field.label.lower()), self._on_point, kind="link"
            )
            go.setObjectName(field.name)
            yield go

    def _on_point(self) -> None:
        sender = self.sender()
        if sender is not None and self._form is not None:
            self.focus_first(sender.objectName())

    def _show_person(self, thing: Thing) -> None:
        """What a person may ask for, and why their own scores are not here."""
        from aiom_workbench.report.audience import hides_single_scores

        layout = _layout(self._person)
        emptied(layout)
        shown = thing.entity.collection == "stakeholders" and self.bench.desk.audience == "internal"
        self._person.setVisible(shown)
        if not shown:
            return
        if hides_single_scores(self.bench.plan):
            layout.addWidget(label(_("Change is assessed by group here. Scores of single persons are off; what was entered earlier is kept."),
                                   "help", wrap=True))  # fmt: skip
            layout.addWidget(button(self.bench.look, _("Where to switch them on"), self._go_to_switch, kind="link"))
        layout.addWidget(button(self.bench.look, _("Print what is held about them…"), self._print_person, kind="link"))

    def _go_to_switch(self) -> None:
        self.bench.showing.emit(HOMES["engagement"])
        self.bench.desk.select("engagement")
        self.focus_first("individual_scores")

    def _print_person(self) -> None:
        self.bench.asked.emit("person.print")

    def _show_links(self, thing: Thing) -> None:
        links, raises = self._linked(thing), self._can_raise(thing)
        layout = _layout(self._links)
        emptied(layout)
        self._links.setVisible(bool(links) or raises)
        if not links and not raises:
            return
        layout.addWidget(line())
        layout.addSpacing(8)
        head = label(_("Linked") if links else _("Nothing linked yet"), "strong")
        layout.addLayout(row(head, None, *([self._raise_button()] if raises else [])))
        for other, name, why in links[:LINKED_SHOWN]:
            layout.addWidget(LinkRow(self.bench, other, name, why))
        if len(links) > LINKED_SHOWN:
            layout.addWidget(label(_("and {n} more").format(n=len(links) - LINKED_SHOWN), "help"))

    def _can_raise(self, thing: Thing) -> bool:
        """Whether something can be raised from it: a score, a sign, evidence, a use case, an entry of the log."""
        targets = self.bench.plan.entities()["milestones"].by_name["raised_from"].to
        return thing.entity.collection in targets and self.bench.desk.audience == "internal"

    def _raise_button(self) -> QWidget:
        from ui.raising import raise_button

        made = raise_button(self.bench, _("Raise from here"))
        made.menu().triggered.connect(self._on_raise)
        return made

    def _on_raise(self, action: QAction) -> None:
        from ui.raising import kind_of, raise_thing

        things = self._things()
        source = self.bench.desk.plan.find(things[0].id) if things else None
        if source is not None:
            raise_thing(self.bench, kind_of(action), source)

    def _linked(self, thing: Thing) -> list[tuple[Thing, str, str]]:
        """(thing, its name seen from here, what it is to this one): things of their own first, then relations."""
        from aiom_workbench.project.edit import hanging_on

        plan, seen = self.bench.plan, {thing.id}
        found: list[tuple[Thing, str, str]] = []
        for field in thing.entity.links:
            value = getattr(thing, field.name)
            for target in value if isinstance(value, tuple) else (value,):
                other = plan.find(target)
                if other is not None and other.id not in seen:
                    seen.add(other.id)
                    found.append((other, name_from(plan, other, thing), field.label.lower()))
        for holder, field in hanging_on(plan, thing):
            if holder.id not in seen:
                seen.add(holder.id)
                found.append((holder, name_from(plan, holder, thing), _as_seen_from(holder, field)))
        return sorted(found, key=lambda link: is_relation(link[0]))

    def _show_history(self, thing: Thing) -> None:
        layout = _layout(self._history)
        emptied(layout)
        try:
            lines = list(self._own_history(thing)) if self.bench.desk.audience == "internal" else []
        except Problem as problem:
            lines = [(_("It {what}.").format(what=problem.what), "")]
        self._history.setVisible(bool(lines))
        if not lines:
            return
        layout.addWidget(line())
        layout.addSpacing(8)
        layout.addWidget(label(_("History"), "strong"))
        for what, at in lines:
            words = label(what, wrap=True)
            layout.addLayout(row(words, None, label(at, "muted")))

    def _own_history(self, thing: Thing) -> Iterator[tuple[str, str]]:
        from ui.past import own_history

        project = self.bench.desk.project
        if project is not None:
            found = own_history(project, self.bench.plan, thing, self.bench.desk.today, HISTORY_SHOWN, HISTORY_READ)
            yield from ((self.bench.desk.told(what), at) for what, at in found)


def _said_of(name: str, message: str) -> str:
    """A message about the thing shown, without its name before it."""
    said = message.removeprefix(name).lstrip(": ")
    return said[:1].upper() + said[1:]


def is_relation(thing: Thing) -> bool:
    """Whether a thing is named by what it joins: an influence, a dependency, an impact."""
    names = thing.entity.title
    return any(thing.entity.by_name[name].is_link for name in names)


def name_from(plan: Plan, thing: Thing, seen_from: Thing) -> str:
    """A thing's name as the inspector of another says it: a relation by its other end."""
    from aiom_workbench.plan.titles import shown, title_with_ref

    if not is_relation(thing):
        return title_with_ref(plan, thing)
    values = [(name, getattr(thing, name)) for name in thing.entity.title]
    parts = [shown(plan, thing.entity.by_name[name], value) for name, value in values if value != seen_from.id]
    return " · ".join(part for part in parts if part) or title_with_ref(plan, thing)


def _as_seen_from(holder: Thing, field: Field) -> str:
    """What a holder is to the thing it points to: "owner" beside a use case, "influence" beside a person."""
    if is_relation(holder) or holder.entity.parent or field.name in ("about", "raised_from"):
        return holder.entity.one
    return field.label.lower()


def _column(spacing: int) -> QWidget:
    made = QWidget()
    down = QVBoxLayout(made)
    down.setContentsMargins(0, 0, 0, 0)
    down.setSpacing(spacing)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


def _layout(part: QWidget) -> QVBoxLayout:
    found = part.layout()
    assert isinstance(found, QVBoxLayout)
    return found


class MarkLabel(QWidget):
    """A mark beside text."""

    def __init__(self, bench: Workbench, family: str, name: str, size: int = 16) -> None:
        super().__init__()
        self._bench, self._mark, self._size = bench, (family, name), size
        self.setFixedSize(round(size * 1.25), size + 2)

    def paintEvent(self, _event: object) -> None:
        painter = QPainter(self)
        paint_mark(painter, self._bench.theme, *self._mark, self.width() / 2, self.height() / 2, self._size - 1)
        painter.end()


class LinkRow(QPushButton):
    """A linked thing: its screen's icon, its name, what it is to this one. Press to go there."""

    def __init__(self, bench: Workbench, thing: Thing, name: str, why: str) -> None:
        super().__init__()
        self._bench, self.thing_id, self._name, self._why = bench, thing.id, name, why
        place = place_named(HOMES[thing.entity.collection])
        self._icon = place.icon if place else "link"
        self.setProperty("kind", "row")
        self.setAutoDefault(False)
        self.setToolTip(plain_tip(f"{name}\n{_('Go there')}"))
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(bench.theme.size("row_dense"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._on_go)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = self._bench.theme
        painter = QPainter(self)
        paint_icon(painter, theme, self._icon, QRectF(0, (self.height() - 16) / 2, 16, 16))
        painter.setFont(theme.font("body"))
        right = painter.fontMetrics().horizontalAdvance(self._why)
        sides = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(theme.color("text.muted"))
        painter.drawText(self.rect(), int(sides | Qt.AlignmentFlag.AlignRight), self._why)
        room = self.rect().adjusted(24, 0, -right - 10, 0)
        painter.setPen(theme.color("text.primary"))
        shown = painter.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(sides | Qt.AlignmentFlag.AlignLeft), shown)
        painter.end()

    def _on_go(self) -> None:
        self._bench.desk.go_to(self.thing_id)
