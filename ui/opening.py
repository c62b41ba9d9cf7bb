"""Opening a project file, whatever stands in the way: somebody has it, it cannot be written, it is damaged, the
last session did not end well. Each is said in words, with what can be done about it.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from aiom_workbench.file.hand import lies_there
from aiom_workbench.problem import Kind, Problem
from aiom_workbench.words import _, ngettext
from ui import messages
from ui.banner import Answer
from ui.moments import spoken
from ui.shell import Shell, open_in
from ui.workbench import Workbench

if TYPE_CHECKING:
    from aiom_workbench.file.drafts import Draft
    from aiom_workbench.file.lock import Holder
    from aiom_workbench.project.recover import Recovered
    from aiom_workbench.project.recovery import Unfinished

LEFT = "left-behind"
ANSWERS_WITHIN = 1.0
"""Seconds in which a file must answer to be opened."""


class Opening(QObject):
    """Brings project files onto a window's desk."""

    def __init__(self, bench: Workbench, window: Shell, remind: Callable[[], None]) -> None:
        super().__init__(window)
        self.bench, self.window_, self._remind = bench, window, remind
        self._path = Path()
        self._screen = ""
        self._reminds = False
        self._left: list[Unfinished] = []
        self._drafts: list[Draft] = []

    def open(self, path: Path, screen: str = "") -> None:
        """Open a project file; edits that the last session could not bring into it are offered first."""
        if lies_there([path], ANSWERS_WITHIN) == [None]:
            from aiom_workbench.file.trouble import NotInFile, State

            self._say(NotInFile(State.SILENT, path))
            return
        current = self.bench.desk.project
        if current is not None and current.is_at(path):
            self.window_.show_screen(screen)
            return
        self._path, self._screen = path, screen
        left = next((found for found in _left_behind() if found.file == path.resolve()), None)
        if left is None:
            self.open_now()
        else:
            self._offer(left)

    def open_now(self) -> None:
        """Open it for working on; for reading only where the file cannot be written."""
        self._try()

    def open_for_reading(self) -> None:
        """Open it for reading only."""
        self._try(read_only=True)

    def take_it_over(self) -> None:
        """The person's word that nobody has it open."""
        self._try(break_lock=True)

    def _try(self, *, read_only: bool = False, break_lock: bool = False) -> None:
        from aiom_workbench.file.trouble import NotInFile
        from aiom_workbench.project import Project

        try:
            project = Project.open(self._path, read_only=read_only, break_lock=break_lock, keeps_going=not read_only)
        except NotInFile as problem:
            if read_only:
                self._say(problem)
            else:
                self._try(read_only=True)
        except Problem as problem:
            self._say(problem)
        else:
            open_in(self.window_, project, self._screen)
            self._offer_left_text()
            self._reminds = not read_only

    def points_counted(self) -> None:
        """The open points of the plan are known: what cannot wait is said, once for an opening."""
        if self._reminds:
            self._reminds = False
            self._remind()

    def _offer_left_text(self) -> None:
        from ui.left_text import KEY, offered

        self._drafts = self.bench.drafts.left_over()
        if self._drafts:
            self.window_.banners.put(KEY, offered(self._drafts), Answer(_("Look…"), self.show_left_text))
        else:
            self.bench.drafts.forget_left_over()

    def show_left_text(self) -> None:
        """Show the texts that were being typed when the last session ended."""
        from ui.left_text import LeftTextDialog

        LeftTextDialog(self.bench, self.window_, self._drafts).open()

    def _say(self, problem: Problem) -> None:
        if self.bench.desk.project is None:
            self.window_.show_welcome()
        if problem.kind is Kind.IN_USE:
            self._say_in_use(problem)
        elif problem.kind is Kind.DAMAGED and "recover" in problem.mend:
            self._say_damaged(problem)
        else:
            messages.show_problem(self.window_, problem)

    # ---- somebody has it

    def _say_in_use(self, problem: Problem) -> None:
        from aiom_workbench.file.lock import holder_of, lock_path

        holder = holder_of(self._path)
        is_ours = holder is not None and holder.host == socket.gethostname()
        if holder is None and not lock_path(self._path).exists():
            what, detail = _("Another program has “{file}” open."), _("Close it there, then try again.")
        else:
            what, detail = _who(holder), _what_then(holder)
        answers = [Answer(_("Open read-only"), self.open_for_reading), Answer(_("Try again"), self.open_now)]
        if lock_path(self._path).exists() and not is_ours:
            answers.append(Answer(_("Nobody has it open: take it over"), self.take_it_over))
        messages.ask(self.window_, _("The project is open elsewhere"), what.format(file=self._path.name), detail,
                     *answers, closing=_("Cancel"))  # fmt: skip

    # ---- it is damaged

    def _say_damaged(self, problem: Problem) -> None:
        what = _("“{file}” {what}.").format(file=self._path.name, what=problem.what)
        detail = _("It was not opened and not touched. What can still be read, together with the versions kept on this "
                   "computer, can be put into a new file.")  # fmt: skip
        messages.ask(self.window_, _("The project cannot be opened"), what, detail,
                     Answer(_("Recover into a new file…"), self._choose_recovered), closing=_("Cancel"))  # fmt: skip

    def _choose_recovered(self) -> None:
        name = _("{file} recovered").format(file=self._path.stem) + ".aiom"
        messages.choose_new(self.window_, _("Recover into"), self._recover, name=name)

    def _recover(self, target: Path) -> None:
        job = self.bench.jobs.in_thread(
            _("Recovering {file}").format(file=self._path.name), _recovered, self._path, target
        )
        self._target = target
        job.finished.connect(self._on_recovered)
        job.failed.connect(self._on_failed)

    def _on_recovered(self, found: Recovered) -> None:
        self.open(self._target)
        what = _("{things} things and {edits} edits were recovered.").format(things=found.things, edits=found.edits)
        missing = "\n".join(found.missing[:30]) or _("Nothing is missing.")
        messages.ask(self.window_, _("Recovered"), what, missing)

    def _on_failed(self, error: object) -> None:
        messages.show_problem(self.window_, error if isinstance(error, Problem) else Problem(str(error)))

    # ---- the last session did not end well

    def _offer(self, left: Unfinished) -> None:
        self._left = [left]
        messages.ask(self.window_, _("Edits of the last session"), _left_text(left), _left_detail(left),
                     Answer(_("Bring them back"), self._bring_back), Answer(_("Throw them away"), self._throw_away),
                     Answer(_("Not now"), self.open_now), closing=_("Cancel"))  # fmt: skip

    def offer_left_behind(self) -> None:
        """At the start: say, without asking anything, which other files lack edits of an earlier session."""
        current = self.bench.desk.project
        here = current.real_path if current is not None else self._path.resolve()
        self._left = [left for left in _left_behind() if left.file != here]
        self._say_left()

    def _say_left(self) -> None:
        if not self._left:
            self.window_.banners.drop(LEFT)
            return
        left = self._left[0]
        self.window_.banners.put(LEFT, f"{_left_text(left)} {_left_detail(left)}",
                                 Answer(_("Bring them back"), self._bring_back), Answer(_("Later"), self._later),
                                 Answer(_("Throw away…"), self._really_throw_away))  # fmt: skip

    def _bring_back(self) -> None:
        from aiom_workbench.project.recovery import take_over

        left = self._left[0]
        try:
            self._path = take_over(left)
        except Problem as problem:
            messages.show_problem(self.window_, problem)
            return
        self._later()
        self.open_now()
        said = ngettext("{n} edit was brought back", "{n} edits were brought back", left.missing)
        self.bench.desk.say(said.format(n=left.missing))

    def _later(self) -> None:
        del self._left[:1]
        self._say_left()

    def _really_throw_away(self) -> None:
        messages.ask(self.window_, _("Throw away"), _("Throw these edits away for good?"), _left_text(self._left[0]),
                     Answer(_("Throw them away"), self._forget), closing=_("Keep them"))  # fmt: skip

    def _throw_away(self) -> None:
        self._forget()
        self.open_now()

    def _forget(self) -> None:
        self._left[0].journal.discard()
        self._later()


def _recovered(broken: Path, target: Path, _progress: Callable[[float, str], None]) -> Recovered:
    from aiom_workbench.project.recover import recover

    return recover(broken, target)


def _left_behind() -> list[Unfinished]:
    from aiom_workbench.file import app_data

    if not (app_data.root() / "journal").is_dir():
        return []  # the usual start: nothing to import, nothing to read
    from aiom_workbench.project.recovery import unfinished

    return unfinished()


def _left_text(left: Unfinished) -> str:
    said = ngettext("An earlier session ended before {n} edit was in “{file}”.",
                    "An earlier session ended before {n} edits were in “{file}”.", left.missing)  # fmt: skip
    return said.format(n=left.missing, file=left.file.name)


def _left_detail(left: Unfinished) -> str:
    when = spoken(left.last_edit.at)
    last = _("The last one is “{label}”, {when}.").format(label=left.last_edit.label, when=when)
    if left.fits:
        return last + " " + _("They can be written into the file as it stands.")
    return (
        last + " " + _("The file is not there or has changed since, so they go into a copy; the file is not touched.")
    )


def _who(holder: Holder | None) -> str:
    if holder is None:
        return _("Somebody has “{file}” open; nobody can say who.")
    if holder.pid == os.getpid() and holder.host == socket.gethostname():
        return _("“{file}” is open in another window.")
    text = _("{user} has “{file}” open on {host} since {when}.")
    if holder.host == socket.gethostname():
        text = _("“{file}” is open on this computer, by {user} since {when}.")
    said = partial(text.format, user=holder.user or _("Somebody"), host=holder.host, when=spoken(holder.since))
    return said(file="{file}")


def _what_then(holder: Holder | None) -> str:
    if holder is not None and holder.host == socket.gethostname():
        return _("You can look at it here meanwhile, or close it there and try again.")
    return _("You can look at it here meanwhile. If that computer was switched off or the program there ended badly, "
             "nobody has it open any more, and you can take it over; if somebody does, their next edits will not go "
             "into the file.")  # fmt: skip
