"""Edits brought from one file to another as they are: same numbers, same labels, same checksums."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aiom_workbench.file.checks import damaged
from aiom_workbench.file.history import Record
from aiom_workbench.file.project_file import ProjectFile, Swap
from aiom_workbench.plan import Plan
from aiom_workbench.project.changes import ChangeSet, apply
from aiom_workbench.words import _


def swaps_of(before: Plan, after: Plan, change_set: ChangeSet) -> Sequence[Swap]:
    """The things that a change set touches, before and after it."""
    return [(before.collections[c.collection].get(c.id), after.collections[c.collection].get(c.id))
            for c in change_set.changes]  # fmt: skip


def append(file: ProjectFile, plan: Plan, records: Iterable[Record]) -> Plan:
    """Write edits behind those in a file that holds `plan`, in one transaction. Gives the plan after them.

    Raises `Problem` where they do not follow from there; nothing is written then.
    """
    for record in records:
        change_set = ChangeSet.from_json(record.change_set)
        after = apply(plan, change_set)
        placed = file.set_aside(swaps_of(plan, after, change_set), after.counters, record)
        if placed.chain != record.chain:
            raise damaged(_("edit {seq} does not follow from the one before").format(seq=record.seq))
        plan = after
    file.flush()
    return plan
