"""What sessions that did not end well have left: their edits, offered back at the next start."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from aiom_workbench.file import app_data, versions
from aiom_workbench.file.history import Record
from aiom_workbench.file.journal import LeftJournal, left_over
from aiom_workbench.file.opening import create_file, open_file
from aiom_workbench.file.project_file import ProjectFile
from aiom_workbench.file.whole import whole
from aiom_workbench.plan import Plan
from aiom_workbench.problem import Problem
from aiom_workbench.project.replay import append
from aiom_workbench.project.rescue import free_name
from aiom_workbench.words import _


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A session whose edits are not all in its file.

    `missing` of them are not there; `fits` says whether they can be written into the file as it
    stands, otherwise they go into a copy beside it in the application data.
    """

    journal: LeftJournal
    missing: int
    fits: bool

    @property
    def file(self) -> Path:
        """The file that was open."""
        return self.journal.file

    @property
    def last_edit(self) -> Record:
        """The last edit that was journalled."""
        return self.journal.records[-1]


def unfinished(shape: type[Plan] = Plan) -> list[Unfinished]:
    """Every session that left edits behind, oldest first. Journals whose edits are all in their file are taken away."""
    found = []
    for journal in left_over():
        missing, fits = _missing(journal, shape)
        if missing:
            found.append(Unfinished(journal, missing, fits))
        elif fits:
            journal.discard()
    return found


def _missing(journal: LeftJournal, shape: type[Plan]) -> tuple[int, bool]:
    """How many edits the file lacks, and whether the file is one to which they can be added."""
    try:
        file, _plan = open_file(journal.file, shape, read_only=True)
    except Problem:
        return len(journal.records), False
    with closing(file):
        if file.meta["project"] != journal.project_id:
            return len(journal.records), False
        if _holds_all(file, journal):
            return 0, True
        rest = journal.after(file.last.chain if file.last else b"")
        return (len(journal.records), False) if rest is None else (len(rest), True)


def _holds_all(file: ProjectFile, journal: LeftJournal) -> bool:
    if not journal.records:
        return True
    last = journal.records[-1]
    return any(record.chain == last.chain for record in file.records(last.seq, last.seq))


def take_over(found: Unfinished, shape: type[Plan] = Plan) -> Path:
    """Bring the edits back: into the file itself where they fit, else into a copy. Gives the path of that file.

    Raises `Problem`; the journal stays then.
    """
    path = _into_file(found, shape) if found.fits else _into_copy(found, shape)
    found.journal.discard()
    return path


def _into_file(found: Unfinished, shape: type[Plan]) -> Path:
    file, plan = open_file(found.file, shape)
    with closing(file):
        append(file, plan, found.journal.after(file.last.chain if file.last else b"") or ())
    return found.file


def _into_copy(found: Unfinished, shape: type[Plan]) -> Path:
    journal = found.journal
    target = free_name(app_data.folder("recovered"), journal.file.stem, journal.last_seq)
    for base, rest in _bases(journal):
        with whole(target) as copy:
            versions.copy_into(base, copy)
            file, plan = open_file(copy, shape)
            with closing(file):
                append(file, plan, rest)
        return target
    if journal.base_seq == 0:
        with whole(target) as made, closing(create_file(made, shape, project_id=journal.project_id)) as file:
            append(file, shape(), journal.records)
        return target
    what = _("cannot be brought back: neither its file nor a version of it can be found")
    raise Problem(what, where=str(journal.file), mend=_("put the file back in its place and try again"))


def _bases(journal: LeftJournal) -> list[tuple[Path, tuple[Record, ...]]]:
    """Versions from which the edits follow, newest first."""
    points = {versions.chain_text(record): record.chain for record in journal.records}
    points[journal.base_chain[:8].hex() or "0" * 16] = journal.base_chain
    kept = [v for v in versions.kept(journal.project_id) if v.chain in points]
    return [(version.path, journal.after(points[version.chain]) or ()) for version in kept]
