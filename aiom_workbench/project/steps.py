"""Which edits undo and redo go through: the history as a tree, in which undo goes to the parent."""

from __future__ import annotations

from aiom_workbench.file.history import Record
from aiom_workbench.file.project_file import ProjectFile
from aiom_workbench.problem import Problem
from aiom_workbench.words import _, ngettext


class Steps:
    """The ways back and forth in a file's history."""

    def __init__(self, file: ProjectFile) -> None:
        """For a file whose history was proven, or will be before `back` and `forth` are asked."""
        self._file = file

    @property
    def undo_top(self) -> int:
        """The edit that undo takes back next; 0 where there is none."""
        return self._file.last.undo_top if self._file.last else 0

    @property
    def redo_tip(self) -> int:
        """The edit up to which redo can go."""
        return self._file.last.redo_tip if self._file.last else 0

    def record(self, seq: int) -> Record:
        """The line of history of an edit."""
        return next(self._file.records(seq, seq))

    def back(self, steps: int) -> list[int]:
        """The last `steps` edits that can be undone, newest first. Raises `Problem` where there are not as many."""
        path: list[int] = []
        top = self.undo_top
        while top and len(path) < steps:
            self._refuse_erased(top)
            path.append(top)
            top = self._file.undo_top_at(top - 1)
        if not path:
            raise Problem(_("there is nothing to undo"))
        if len(path) < steps:
            few = ngettext("there is only {n} edit to undo", "there are only {n} edits to undo", len(path))
            raise Problem(few.format(n=len(path)))
        return path

    def forth(self, steps: int) -> list[int]:
        """The next `steps` edits that can be redone. Raises `Problem` where there are not as many."""
        path = self._undone()
        if not path:
            raise Problem(_("there is nothing to redo"))
        if len(path) < steps:
            few = ngettext("there is only {n} edit to redo", "there are only {n} edits to redo", len(path))
            raise Problem(few.format(n=len(path)))
        return path[:steps]

    def undo_label(self) -> str | None:
        """What undo would take back, or None."""
        record = self.record(self.undo_top) if self.undo_top else None
        return record.label if record is not None and record.origin != "erase" else None

    def redo_label(self) -> str | None:
        """What redo would bring back, or None."""
        path = self._undone()
        return self.record(path[0]).label if path else None

    def top_before(self, seq: int) -> int:
        """What undo would take back once this edit is taken back."""
        return self._file.undo_top_at(seq - 1)

    def _refuse_erased(self, top: int) -> None:
        if self.record(top).origin == "erase":
            what = _("undo goes back no further: a person was erased in edit {seq}, and what stood there is gone")
            raise Problem(what.format(seq=top), where=str(self._file.path))

    def _undone(self) -> list[int]:
        """The undone edits from the next one on: the way from the tip up to the top, turned round."""
        path: list[int] = []
        node = self.redo_tip
        while node and node != self.undo_top:
            path.append(node)
            node = self._file.undo_top_at(node - 1)
        path.reverse()
        return path
