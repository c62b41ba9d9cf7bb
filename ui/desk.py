"""The desk: what every screen shares. The open project, its selection, who is watching.

A screen follows the desk, never another screen. Editing through `desk.edit` turns a `Problem` into
a message on screen; the block's changes are then not kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from aiom_workbench.problem import Problem
from aiom_workbench.words import _

if TYPE_CHECKING:  # the window paints before the plan's declarations and the file's library are loaded
    from aiom_workbench.plan import Plan, Thing
    from aiom_workbench.project.session import Changed, Project
    from aiom_workbench.project.typed_edit import Edit


class Desk(QObject):
    """The open project as the window sees it. Signals come on the GUI thread, after the commit."""

    project_opened = Signal()
    changed = Signal(object)
    """Carries the session's `Changed`."""
    selected = Signal(tuple)
    """Carries the ids of the selected things."""
    audience_changed = Signal(str)
    going_to = Signal(str)
    """Asks for the screen that shows the thing with this id."""
    said = Signal(str, object)
    """A short message, and its actions: (words, call) each."""
    failed = Signal(object)
    """Carries a `Problem`."""
    about_to_step = Signal()
    """Undo or redo is asked for: whoever has an editor open finishes it now."""

    def __init__(self, today: date | None = None, parent: QObject | None = None) -> None:
        """A desk without a project yet; `today` fixes the day for what is computed."""
        super().__init__(parent)
        self._project: Project | None = None
        self._selection: tuple[str, ...] = ()
        self._audience = "internal"
        self._code_names = False
        self._themes: frozenset[str] = frozenset()
        self._today = today
        self._shown_from: Plan | None = None
        self._shown: Plan | None = None
        self._renamer: tuple[Plan, Callable[[str], str]] | None = None

    @property
    def project(self) -> Project | None:
        """The open project, or None."""
        return self._project

    @property
    def may_edit(self) -> bool:
        """Whether a project is open for more than reading."""
        return self._project is not None and not self._project.read_only

    @property
    def plan(self) -> Plan:
        """The plan as it stands; an empty one while no project is open."""
        if self._project is None:
            from aiom_workbench.plan import Plan

            return Plan()
        return self._project.plan

    @property
    def shown(self) -> Plan:
        """The plan as the chosen audience may see it, of the chosen themes. Screens show this one and edit by id."""
        if self._project is None:
            return self.plan
        plan = self.plan
        if self._shown_from is not plan or self._shown is None:
            from aiom_workbench.report.audience import for_audience

            self._shown_from, self._shown = plan, for_audience(plan, self._audience, code_names=self._code_names)
            if self.themes:
                from aiom_workbench.analysis.serving import serving

                self._shown = serving(self._shown, self.themes)
        return self._shown

    @property
    def whole(self) -> Plan:
        """The plan as the chosen audience may see it, whatever themes are chosen."""
        shown = self.shown
        whole: Plan = getattr(shown, "whole", shown)
        return whole

    @property
    def themes(self) -> frozenset[str]:
        """The ids of the themes looked at: only what serves one of them is shown. Empty: everything is."""
        return frozenset(theme for theme in self._themes if theme in self.plan.themes)

    def show_themes(self, *ids: str) -> None:
        """Show only what serves these themes, or, without any, everything; all screens follow."""
        if frozenset(ids) != self._themes:
            self._themes, self._shown = frozenset(ids), None
            self.audience_changed.emit(self._audience)

    def is_masked(self, thing_id: str, field: str) -> bool:
        """Whether something else is shown in a field than stands in it: then it cannot be edited where it is shown."""
        standing, shown = self.plan.find(thing_id), self.shown.find(thing_id)
        return standing is not None and shown is not None and getattr(standing, field) != getattr(shown, field)

    @property
    def code_names(self) -> bool:
        """Whether people's names are replaced by their code names on every screen."""
        return self._code_names

    def show_code_names(self, on: bool) -> None:
        """Switch code names on or off; all screens follow as they do for another audience."""
        if on != self._code_names:
            self._code_names, self._shown = on, None
            self.audience_changed.emit(self._audience)

    @property
    def today(self) -> date:
        """The day that anything is computed for."""
        return self._today or date.today()  # noqa: DTZ011 (the day on the person's own calendar)

    @property
    def selection(self) -> tuple[str, ...]:
        """The ids of the selected things. They survive undo: an id that is gone is kept and not shown."""
        return self._selection

    @property
    def selected_things(self) -> tuple[Thing, ...]:
        """The selected things that are in the plan."""
        found = (self.plan.find(thing_id) for thing_id in self._selection)
        return tuple(thing for thing in found if thing is not None)

    @property
    def audience(self) -> str:
        """Which view is shown: "internal" or "client"."""
        return self._audience

    def open(self, project: Project) -> None:
        """Show this project; the one before is closed."""
        self.close()
        self._project, self._themes, self._shown = project, frozenset(), None
        project.listen(self._on_change)
        self._selection = ()
        self.project_opened.emit()
        self.selected.emit(())

    def close(self) -> None:
        """Close the open project, if there is one."""
        if self._project is not None:
            self._project.unlisten(self._on_change)
            self._project.close()
            self._project = None

    def let_go(self) -> None:
        """Stop showing the open project without closing it."""
        if self._project is not None:
            self._project.unlisten(self._on_change)
            self._project = None

    def select(self, *ids: str) -> None:
        """Make these things the selection. One that the chosen themes hide is shown: the filter ends, and that is said."""
        if self.themes and any(self.shown.find(one) is None and self.whole.find(one) is not None for one in ids):
            self.show_themes()
            self.say(_("Everything is shown again: this serves none of the chosen themes."))
        if ids != self._selection:
            self._selection = ids
            self.selected.emit(ids)

    def go_to(self, thing_id: str) -> None:
        """Select a thing and ask for the screen that shows it."""
        self.select(thing_id)
        self.going_to.emit(thing_id)

    def show_audience(self, audience: str) -> None:
        """Switch between the internal and the client view."""
        if audience != self._audience:
            self._audience, self._shown = audience, None
            self.audience_changed.emit(audience)

    def say(self, message: str, action: str = "", call: Callable[[], object] | None = None, *,
            also: tuple[str, Callable[[], object]] | None = None, public: bool = False) -> None:  # fmt: skip
        """Say something short, with an action, and one more. In client view only a `public` message is shown in words."""
        shown = public or self._audience == "internal"
        actions = [*([(action, call)] if call is not None else []), *([also] if also is not None else [])]
        self.said.emit(self.told(message) if shown else _("Done"), actions)

    def told(self, text: str) -> str:
        """A text as it may stand on the screen: without people's names where code names are shown."""
        if not self._code_names:
            return text
        if self._renamer is None or self._renamer[0] is not self.plan:
            from aiom_workbench.report.code_names import renamer

            self._renamer = self.plan, renamer(self.plan)
        return self._renamer[1](text)

    @contextmanager
    def edit(self, label: str) -> Iterator[Edit]:
        """One edit of the open project; a refusal is shown, and the block's changes are not kept."""
        if self._project is None:
            raise RuntimeError("no project is open")
        if self._project.read_only or self._project.is_busy:
            yield self._refused()
            return
        try:
            with self._project.edit(label, today=self.today) as edit:
                yield edit
        except Problem as problem:
            self.failed.emit(problem)

    def _refused(self) -> Edit:
        """Say that nothing can be changed, and give the block something to write on that is thrown away."""
        from aiom_workbench.problem import Kind
        from aiom_workbench.project.typed_edit import Edit
        from aiom_workbench.words import _

        assert self._project is not None
        what, mend = _("is open for reading only, so this was not kept"), _("save it under another name to work on it")
        if self._project.is_busy:
            what, mend = _("is being written to, so this was not kept"), _("do it again when that is through")
        self.failed.emit(Problem(what, where=str(self._project.path), mend=mend, kind=Kind.CANNOT_WRITE))
        return Edit(self._project.plan, self.today)

    def file_to_read(self) -> Path | None:
        """A file that holds the open project as it stands, for another process; None, and said, where there is none."""
        try:
            return self._project.to_read() if self._project is not None else None
        except Problem as problem:
            self.failed.emit(problem)
            return None

    def undo(self) -> None:
        """Take the last edit back."""
        self._step("undo")

    def redo(self) -> None:
        """Bring the last undone edit back."""
        self._step("redo")

    def _step(self, name: str) -> None:
        if self._project is None:
            return
        self.about_to_step.emit()
        try:
            getattr(self._project, name)()
        except Problem as problem:
            self.failed.emit(problem)

    def _on_change(self, changed: Changed) -> None:
        self.changed.emit(changed)
