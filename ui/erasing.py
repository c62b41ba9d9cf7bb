"""Erasing a person for good, after saying what will happen, and the reminder that it is due."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from aiom_workbench.problem import Problem
from aiom_workbench.words import _, ngettext
from ui import messages
from ui.banner import Answer
from ui.drafts import Drafts
from ui.large_edit import LargeEdit
from ui.shell import Shell
from ui.workbench import Workbench

if TYPE_CHECKING:
    from aiom_workbench.plan.people import Stakeholder
    from aiom_workbench.project.erase import Erased

DUE = "person-past-delete-date"
"""The rule that says that a person's data should be gone by now."""


class Erasing(QObject):
    """What "Erase a person" does in a window."""

    def __init__(self, bench: Workbench, window: Shell, let_go: Callable[[], None]) -> None:
        """`let_go` closes whatever has a version open."""
        super().__init__(window)
        self.bench, self.window_, self._let_go = bench, window, let_go
        self._busy: QDialog | None = None

    def ask(self) -> None:
        """Say what erasing the selected person means, and ask."""
        from aiom_workbench.plan.titles import title_with_ref

        self.window_.finish_editing()
        chosen = [thing for thing in self.bench.desk.selected_things if thing.entity.collection == "stakeholders"]
        if len(chosen) != 1:
            self.bench.desk.say(_("Select the person to erase first, then ask again"), _("Show people"), self._show)
            return
        person: Stakeholder = chosen[0]  # type: ignore[assignment]  # of that collection
        plan, project = self.bench.desk.plan, self.bench.desk.project
        if project is not None and project.trouble is not None:
            messages.show_problem(self.window_, project.trouble)
            return
        versions = len(project.versions()) if project is not None else 0
        what = _("Erase {person} for good?").format(person=title_with_ref(plan, person))
        messages.ask(self.window_, _("Erase a person"), what, _told(versions),
                     Answer(_("Erase for good"), partial(self.erase, person.id)), closing=_("Cancel"))  # fmt: skip

    def erase(self, person_id: str) -> None:
        """Erase the person with this id beside the window; then say what was done and what is left to a person's eyes."""
        project = self.bench.desk.project
        person = project.plan.stakeholders.get(person_id) if project is not None else None
        if project is None or person is None:
            return
        self._let_go()
        self.bench.desk.select()
        try:
            beside = project.erase_beside(person)
        except Problem as problem:
            messages.show_problem(self.window_, problem)
            return
        words = _("Every file that is kept of this project is rewritten without the person, and proven.")
        self._busy = messages.busy(self.window_, _("Erasing"), words)
        work = LargeEdit(self.bench, beside, _("Erasing"))
        work.done.connect(self._on_done)
        work.failed.connect(self._on_failed)

    def _on_done(self, done: Erased) -> None:
        self._end()
        messages.ask(
            self.window_, _("Erased"), _("“{token}” stands for the person now.").format(token=done.token), _done(done)
        )

    def _on_failed(self, error: object) -> None:
        self._end()
        messages.show_problem(self.window_, error if isinstance(error, Problem) else Problem(str(error)))

    def _end(self) -> None:
        if self._busy is not None:
            self._busy.done(0)
            self._busy = None
        self.bench.drafts = Drafts(self.bench.desk.project)
        self.window_.show_file()

    def remind(self) -> None:
        """Say, calmly and once for an opening, whose data should have been erased by now."""
        due = [one.subject.id for one in self.bench.open_points if one.rule == DUE and one.subject is not None]
        if due and self.bench.desk.audience == "internal":
            said = ngettext("What is held about {n} person should have been erased by now",
                            "What is held about {n} people should have been erased by now", len(due))  # fmt: skip
            self.bench.desk.say(said.format(n=len(due)), _("Show"), partial(self.bench.desk.go_to, due[0]))

    def _show(self) -> None:
        self.window_.show_screen("people:register")


def _told(versions: int) -> str:
    kept = ngettext("{n} version kept on this computer", "{n} versions kept on this computer", versions).format(
        n=versions
    )
    lines = [
        _("The name, and what was written about the person, goes from the plan, from every edit of its history, from "
          "{versions}, from journals and from unfinished text.").format(versions=kept),
        _("A token stands in its place, so that the rest of the history still holds. Undo does not go back across it."),
        _("Documents, exports and copies that were made elsewhere are not reached."),
    ]  # fmt: skip
    return "\n\n".join(lines)


def _done(done: Erased) -> str:
    lines = [ngettext("{n} file was rewritten and proven.", "{n} files were rewritten and proven.", done.rewritten)
             .format(n=done.rewritten)]  # fmt: skip
    if done.removed:
        lines.append(_("{n} kept copies could not be read and were taken away.").format(n=done.removed))
    if done.look_at:
        lines.append(_("A part of the name still stands here; read it:"))
        lines.extend(f"• {place}" for place in done.look_at[:20])
    return "\n".join(lines)
