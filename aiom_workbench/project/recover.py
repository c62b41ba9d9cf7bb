"""A damaged project put together again: from its newest version, session journals, and what can still be read."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from aiom_workbench.file import journal, versions
from aiom_workbench.file.checks import SCHEMA
from aiom_workbench.file.connection import journal_path, rolled_back_copy
from aiom_workbench.file.history import Record, link
from aiom_workbench.file.lock import whoami
from aiom_workbench.file.opening import create_file, open_file
from aiom_workbench.file.project_file import ProjectFile
from aiom_workbench.file.salvage import Salvaged, salvage
from aiom_workbench.file.whole import whole
from aiom_workbench.plan import Plan, Thing
from aiom_workbench.plan.collection import in_order
from aiom_workbench.plan.fields import ANY_THING, Field, Kind
from aiom_workbench.plan.titles import title_with_ref
from aiom_workbench.problem import Kind as ProblemKind
from aiom_workbench.problem import Problem
from aiom_workbench.project.changes import ChangeSet, apply_all, between
from aiom_workbench.project.replay import append, swaps_of
from aiom_workbench.project.verify import verify
from aiom_workbench.words import _


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was put together: how many things and edits, and in words what could not be."""

    things: int
    edits: int
    missing: tuple[str, ...]


def recover(broken: Path, target: Path, shape: type[Plan] = Plan) -> Recovered:
    """Write to `target` all that can still be had of a project; it is marked as recovered.

    The broken file is only read. Raises `Problem`: nothing of a project in it, or `target` cannot be written.
    """
    if not broken.is_file():
        raise Problem(_("does not exist"), where=str(broken), kind=ProblemKind.DAMAGED)
    found = _read(broken, shape)
    history = _longest_history(found, shape)
    plan = _plan_of(history, shape)
    says: list[str] = []
    whole_plan = plan
    if not history or history[-1].seq < found.last_seq:
        whole_plan = _with_salvaged(plan, found, says, known_to=history[-1].seq if history else 0)
        says.extend(_lost_edits(history, found))
    if not history and not any(found.things.values()):
        raise Problem(_("nothing of a project can be read in it"), where=str(broken), kind=ProblemKind.DAMAGED)
    with whole(target) as unfinished:
        _write(unfinished, found.project_id, history, plan, whole_plan, broken, shape)
        made = verify(unfinished, shape)
        journal_path(target).unlink(missing_ok=True)  # of a file that this one replaces
    return Recovered(made.rows, made.edits, tuple(says))


def _read(broken: Path, shape: type[Plan]) -> Salvaged:
    try:
        with rolled_back_copy(broken) as copy:
            found = salvage(copy, shape)
    except OSError as error:
        message = _("cannot be read: {why}").format(why=error.strerror)
        raise Problem(message, where=str(broken), kind=ProblemKind.DAMAGED) from error
    if not found.project_id:
        left = (j for j in journal.left_over() if j.file == broken.resolve())
        found.project_id = next((j.project_id for j in left), "")
    return found


# ---- the history, as far as it goes


def _longest_history(found: Salvaged, shape: type[Plan]) -> list[Record]:
    """The proven history that goes furthest: read off the broken file, a version's, each with what follows elsewhere."""
    pool = _by_number([found.records.values(), *(j.records for j in journal.left_over(found.project_id or "-"))])
    best = list(_follow([], pool))
    for version in versions.kept(found.project_id) if found.project_id else []:
        if best and best[-1].seq >= version.seq:
            continue
        with suppress(Problem, sqlite3.Error):
            file, _plan = open_file(version.path, shape, read_only=True)
            with closing(file):
                file.check_history()
                records = list(file.records(1, file.filed_seq, newest_first=False))
            best = max(best, [*records, *_follow(records, pool)], key=len)
    return best


def _by_number(sources: Iterable[Iterable[Record]]) -> dict[int, list[Record]]:
    pool: dict[int, list[Record]] = {}
    for records in sources:
        for record in records:
            pool.setdefault(record.seq, []).append(record)
    return pool


def _follow(records: list[Record], pool: dict[int, list[Record]]) -> Iterator[Record]:
    """The lines that follow on these, each proven by its checksum."""
    seq, chain = (records[-1].seq, records[-1].chain) if records else (0, b"")
    while (after := next((r for r in pool.get(seq + 1, ()) if link(r, chain) == r.chain), None)) is not None:
        yield after
        seq, chain = after.seq, after.chain


def _plan_of(history: list[Record], shape: type[Plan]) -> Plan:
    return apply_all(shape(), (ChangeSet.from_json(record.change_set) for record in history))


def _lost_edits(history: list[Record], found: Salvaged) -> Iterator[str]:
    first, last = (history[-1].seq if history else 0) + 1, found.last_seq
    if first <= last:
        yield _("edits {first} to {last} of the history could not be read; what they did is in the plan as far as listed"
                ).format(first=first, last=last)  # fmt: skip


# ---- the things


def _with_salvaged(plan: Plan, found: Salvaged, says: list[str], *, known_to: int) -> Plan:
    """The plan with the rows that were read in place of what the history knew of them."""
    collections = {}
    for name, entity in plan.entities().items():
        read = found.things[name]
        older = {} if found.is_whole(name) else {t.id: t for t in plan.collections[name] if t.id not in read}
        lacking = found.counts.get(name, len(read)) - len(read)
        if lacking > 0 and not entity.single:
            says.append(_("{n} of {all} {things} could not be read").format(
                n=lacking, all=found.counts[name], things=entity.many))  # fmt: skip
        says.extend(_("{thing}: as it stood after edit {seq}").format(
            thing=title_with_ref(plan, thing), seq=known_to) for thing in older.values())  # fmt: skip
        collections[name] = in_order([*read.values(), *older.values()])
        if entity.single and not collections[name]:
            says.append(_("{thing} could not be read").format(thing=entity.many))
            collections[name] = in_order([entity.cls(id=name)])
    counters = {prefix: max(plan.counters.get(prefix, 0), found.counters.get(prefix, 0), _highest(collections, prefix))
                for prefix in {e.prefix for e in plan.entities().values() if e.prefix}}  # fmt: skip
    whole_plan = type(plan)(collections, {prefix: last for prefix, last in counters.items() if last})
    return _without_dead_links(whole_plan, says)


def _highest(collections: dict[str, Any], prefix: str) -> int:
    refs = [thing.ref for things in collections.values() for thing in things if thing.ref.startswith(f"{prefix}-")]
    return max([0, *(int(ref.rsplit("-", 1)[1]) for ref in refs if ref.rsplit("-", 1)[1].isdecimal())])


def _without_dead_links(plan: Plan, says: list[str]) -> Plan:
    """Links to what could not be read are cleared; what lived on it goes with it."""
    while True:
        changed: dict[str, dict[str, Thing | None]] = {}
        for thing in plan.things():
            left = _relinked(plan, thing)
            if left is not thing:
                changed.setdefault(thing.entity.collection, {})[thing.id] = left
                lost = _("a link to something that could not be read was cleared") if left else _("it hung on that")
                says.append(f"{title_with_ref(plan, thing)}: {lost}")
        if not changed:
            return plan
        plan = plan.with_changes(changed, plan.counters)


def _relinked(plan: Plan, thing: Thing) -> Thing | None:
    values: dict[str, Any] = {}
    for field in thing.entity.links:
        value = getattr(thing, field.name)
        if field.kind is Kind.LINKS:
            left = tuple(target for target in value if _stands(plan, field, target))
            if left != value:
                values[field.name] = left
        elif value is not None and not _stands(plan, field, value):
            if field.required:
                return None
            values[field.name] = None
    return dataclasses.replace(thing, **values) if values else thing


def _stands(plan: Plan, field: Field, target: str) -> bool:
    if target in field.keys:
        return True
    if field.to == (ANY_THING,):
        return plan.find(target) is not None
    return any(target in plan.collections[to] for to in field.to)


# ---- writing it


def _write(path: Path, project_id: str, history: list[Record], plan: Plan, whole_plan: Plan, broken: Path,
           shape: type[Plan]) -> None:  # fmt: skip
    with closing(create_file(path, shape, project_id=project_id)) as file:
        append(file, shape(), history)
        change_set = between(plan, whole_plan)
        if change_set:
            record = _record(file, change_set, broken)
            file.commit(swaps_of(plan, whole_plan, change_set), whole_plan.counters, record)
        file.set_meta(recovered="1")


def _record(file: ProjectFile, change_set: ChangeSet, broken: Path) -> Record:
    now = datetime.now().astimezone().isoformat(timespec="milliseconds")
    seq = file.seq + 1
    label = _("Recovered from {file}").format(file=broken.name)
    return Record(seq=seq, label=label, author=whoami(), origin="recover", at=now, schema=SCHEMA, undoes=None,
                  undo_top=seq, redo_tip=seq, changes=len(change_set.changes),
                  change_set=change_set.to_json())  # fmt: skip
