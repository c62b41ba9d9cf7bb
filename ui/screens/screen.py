"""What a screen is: a title, its views, one toolbar, and a place that teaches while it is empty.

A screen is declared (`ScreenSpec`), its views are widgets (`View`). A view follows the desk, never
another view. While it is hidden it only marks itself stale and catches up when it is shown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from aiom_workbench.words import _
from ui.theme import Theme
from ui.workbench import Workbench

if TYPE_CHECKING:
    from aiom_workbench.plan import Plan
    from aiom_workbench.project.session import Changed
    from ui.canvas.figure_view import FigureView
    from ui.desk import Desk

ANY = "*"
"""In `watches`: any collection."""


@dataclass(frozen=True, slots=True)
class Tool:
    """A button of the toolbar. `key` is its shortcut; `checked` (if not None) makes it a switch.

    `begins`: it fills the view, so that it stands there while there is nothing yet.
    """

    label: str
    call: Callable[..., Any]
    icon: str = ""
    kind: str = ""
    key: str = ""
    checked: bool | None = None
    right: bool = False
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Empty:
    """What an empty screen says: a title, two sentences, the first action; `tips` are (icon, bold, rest)."""

    title: str
    sentences: str
    action: str
    tips: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ViewSpec:
    """One view of a screen: its name in commands, its label, what makes it.

    `more` puts it into the menu at the end of the row of views. `empty` is what it says while the
    first of its collections has nothing in it.
    """

    name: str
    message: str
    make: Callable[[Workbench], View]
    collections: tuple[str, ...] = ()
    more: bool = False
    empty: Empty | None = None

    @property
    def label(self) -> str:
        """The label in the chosen language."""
        return _(self.message)


@dataclass(frozen=True, slots=True)
class ScreenSpec:
    """A screen's declaration; `views` in the order shown, the first one is shown first."""

    name: str
    views: tuple[ViewSpec, ...]


class View(QWidget):
    """The body of one view. Subclass it: build in `__init__`, fill in `refresh`."""

    watches: frozenset[str] = frozenset()
    """The collections it shows; a change elsewhere does not touch it. `{"*"}`: any."""
    adds: tuple[str, ...] = ()
    """The collections that the Add button adds to, the usual one first."""
    imports: str = ""
    """The collection that a list goes into, where it is not the one that Add adds to."""
    filters: bool = False
    """Whether it takes a filter text (Ctrl+F)."""

    closed: str = ""
    """What is said in its place in the client's view; "" where the client may see it."""

    tools_changed = Signal()
    """Emit when `tools` would give something else now."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self.bench = bench
        self._stale = True

    # ---- what it reads

    @property
    def desk(self) -> Desk:
        """The desk."""
        return self.bench.desk

    @property
    def plan(self) -> Plan:
        """The plan as the chosen audience may see it."""
        return self.bench.desk.shown

    @property
    def theme(self) -> Theme:
        """The theme in use."""
        return self.bench.look.theme

    # ---- to be written by a view

    def refresh(self) -> None:
        """Show the plan as it stands. Called when shown and something watched has changed."""

    def plan_changed(self, changed: Changed) -> None:
        """A watched collection changed while this is shown; default: refresh."""
        self.refresh()

    def selection_changed(self) -> None:
        """The desk's selection changed."""

    def tools(self) -> tuple[Tool, ...]:
        """Its own buttons; asked again after `tools_changed`."""
        return ()

    def figure_view(self) -> FigureView | None:
        """Its picture, which gives the toolbar Fit and Copy picture."""
        return None

    def set_filter(self, text: str) -> None:
        """Show only what has all these words in it."""

    @property
    def is_closed(self) -> bool:
        """Whether another's eyes look on, for whom this view is not."""
        return bool(self.closed) and self.desk.audience == "client"

    def is_empty(self) -> bool:
        """Whether there is nothing to show, so that the empty state stands in its place."""
        return False

    def add(self, collection: str) -> None:
        """Add a thing to a collection, select it and let the person name it."""
        add_thing(self.bench, collection)

    def begin(self) -> None:
        """What the empty state's button does: add the first thing, unless the view has a better start."""
        if self.adds:
            self.add(self.adds[0])

    def finish_editing(self) -> None:
        """Commit an open editor, before undo or leaving."""

    # ---- called by the screen

    def take_change(self, changed: Changed) -> None:
        """A change was committed."""
        touched = {change.collection for change in changed.change_set.changes}
        if ANY in self.watches or touched & self.watches:
            if self.isVisible():
                self.plan_changed(changed)
            else:
                self._stale = True
        elif self.desk.themes:
            self.make_stale()  # what serves a theme hangs on other things too

    def make_stale(self) -> None:
        """Everything may be different: another project, audience or theme."""
        self._stale = True
        if self.isVisible():
            self.catch_up()

    def catch_up(self) -> None:
        """Refresh if stale."""
        if self._stale:
            self._stale = False
            self.refresh()
            self.selection_changed()

    def take_selection(self) -> None:
        """The selection changed; a stale view hears of it when it catches up."""
        if self.isVisible() and not self._stale:
            self.selection_changed()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.catch_up()
        else:
            self.selection_changed()


def add_thing(bench: Workbench, collection: str, **values: object) -> str:
    """Add a thing with these values, named "New …" where a name is asked for; select it. Gives its id, or ""."""
    desk = bench.desk
    if desk.project is None:
        return ""
    entity = desk.plan.entities()[collection]
    for field in entity.fields:
        if field.required and field.name not in values:
            if field.is_link:
                values[field.name] = _likely_target(desk, field.to[0], set(values.values()))
            elif field.name in entity.title:
                values[field.name] = _("New {thing}").format(thing=entity.one)
    if "theme" in entity.by_name and len(desk.themes) == 1:
        values.setdefault("theme", *desk.themes)
    made = ""
    with desk.edit(_("Add {thing}").format(thing=entity.one)) as edit:
        made = edit.add_values(entity.cls, values).id
    if made and made in desk.plan.collections[collection]:
        desk.select(made)
        return made
    return ""


def _likely_target(desk: Desk, collection: str, taken: set[object]) -> str | None:
    """What a new thing most likely belongs to: what is selected, else the last one; never one thing twice."""
    among = desk.plan.collections[collection]
    selected = [thing.id for thing in desk.selected_things if thing.id in among]
    candidates = [*selected, *reversed(among.ids())]
    return next((thing_id for thing_id in candidates if thing_id not in taken), None)
