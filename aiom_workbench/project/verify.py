"""Proof of a whole project file: every page, row and checksum, and the history walked back to its beginning."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from aiom_workbench.file import checks
from aiom_workbench.file.connection import at_one_moment
from aiom_workbench.file.opening import damage_said, open_file
from aiom_workbench.file.project_file import ProjectFile
from aiom_workbench.file.rows import content_hash
from aiom_workbench.plan import Plan
from aiom_workbench.project.changes import walk_back
from aiom_workbench.words import _


@dataclass(frozen=True, slots=True)
class Verified:
    """What was read and found to hold."""

    pages: int
    rows: int
    edits: int
    content_hash: str


def verify(path: Path, shape: type[Plan] = Plan) -> Verified:
    """Read everything in a project file. Raises `Problem` at the first thing that does not hold."""
    with ExitStack() as held, damage_said(path):
        file, plan = open_file(path, shape, read_only=True)
        held.callback(file.close)
        with at_one_moment(file.raw):
            checks.pages_hold(file.raw, every_index=True)
            file.check_history()
            begins_empty(file, plan)
            (pages,) = file.raw.execute("PRAGMA page_count").fetchone()
        rows = sum(len(things) for things in plan.collections.values())
        return Verified(pages, rows, file.seq, content_hash(plan))


def begins_empty(file: ProjectFile, plan: Plan) -> None:
    """Raise `Problem` unless the history, walked back from the plan, ends at the empty plan."""
    if not walk_back(plan, file.change_sets(1, file.filed_seq)).same_as(file.shape()):
        raise checks.damaged(_("the history does not lead back to an empty plan"))
