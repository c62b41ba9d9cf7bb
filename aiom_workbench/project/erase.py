"""A person erased: from the plan, its history, its versions, what sessions left, and unfinished text.

Every file is rewritten as a copy, proven, and then put in place of the old one, so that what is cut
off leaves the old or the new and never a mix. What lies on a medium's unused blocks, in exports and in
copies made elsewhere is beyond reach, and is said to be.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from aiom_workbench.file import app_data, checks, drafts, journal, versions
from aiom_workbench.file.connection import journal_path
from aiom_workbench.file.history import Record
from aiom_workbench.file.lock import take, whoami
from aiom_workbench.file.opening import open_file
from aiom_workbench.file.project_file import ProjectFile
from aiom_workbench.file.trouble import could_not_write
from aiom_workbench.file.whole import whole
from aiom_workbench.plan import Plan, Thing
from aiom_workbench.plan.people import Stakeholder
from aiom_workbench.plan.titles import title_with_ref
from aiom_workbench.problem import Problem
from aiom_workbench.project.changes import ChangeSet, apply, apply_all, between
from aiom_workbench.project.names import UNMISTAKABLE, WORD, ordinary_words, proper_parts, stands_alone
from aiom_workbench.project.recovery import take_over, unfinished
from aiom_workbench.project.redaction import Redaction, Traces, traces
from aiom_workbench.project.replay import swaps_of
from aiom_workbench.project.rescue import standing_copy
from aiom_workbench.project.verify import verify
from aiom_workbench.words import _


@dataclass(frozen=True, slots=True)
class Erased:
    """What was done: the token that stands for the person, the files that were rewritten or had to go,
    and where a part of the name still stands, for a person to look at.
    """

    token: str
    seq: int
    rewritten: int
    removed: int
    look_at: tuple[str, ...]


def erase(path: Path, person: str, *, also: Sequence[str] = (), break_lock: bool = False, author: str = "",
          shape: type[Plan] = Plan) -> Erased:  # fmt: skip
    """Erase the person with this id or reference from everything that is kept of the project.

    Their names go in every form, and what is theirs alone: a surname, a longer first name. A short first name
    or one that others bear stays, and is told where; `also` are such words to be taken out too.
    Raises `Problem`: no such person, in use, could not be written; the file holds what it held then.
    """
    _bring_back_what_was_left(path, shape)
    lock = take(path, by_force=break_lock)
    try:
        with _opened(path, shape) as file:
            project_id = file.meta["project"]
            found = _person(file, person)
        standing_copy(project_id).unlink(missing_ok=True)  # left by a session that ended badly
        others = [version.path for version in versions.kept(project_id)] + _recovered(project_id, shape)
        removed = _without_the_unreadable(others, shape)
        trace = _traces([path, *others], found.id, shape)
        trace |= Traces(parts=frozenset(also) | own_parts(_plan(path, shape), trace.names, found.id))
        token = _("Erased person {ref}").format(ref=found.ref or found.id[:8])
        redaction = Redaction(found.id, token, trace, shape)
        seq = _rewrite(path, redaction, shape, erasing=found, author=redaction.text(author or whoami()))
        for other in others:
            _rewrite(other, redaction, shape)
        _in_drafts(project_id, found.id, redaction)
        return Erased(token, seq, 1 + len(others), removed, _mentions(path, trace, shape))
    finally:
        lock.release()


def own_parts(plan: Plan, names: Iterable[str], person: str) -> frozenset[str]:
    """The parts of a person's names that can be nobody else's and no other word: these go wherever they stand."""
    ordinary = ordinary_words(plan)
    others = {
        word.casefold() for other in plan.stakeholders if other.id != person for word in WORD.findall(other.name or "")
    }
    found = [(part, part == parts[-1]) for name in names for parts in [proper_parts(name, ordinary)] for part in parts]
    return frozenset(part for part, is_last in found
                     if part.casefold() not in others and (len(part) >= UNMISTAKABLE or (is_last and len(part) > 3)))  # fmt: skip


def _plan(path: Path, shape: type[Plan]) -> Plan:
    file, plan = open_file(path, shape, read_only=True)
    file.close()
    return plan


def _opened(path: Path, shape: type[Plan]) -> closing[ProjectFile]:
    return closing(open_file(path, shape, read_only=True)[0])


def _bring_back_what_was_left(path: Path, shape: type[Plan]) -> None:
    """Edits of a session that ended badly come back first, so that the person is erased from them too."""
    with _opened(path, shape) as file:
        project_id = file.meta["project"]
    for left in unfinished(shape):
        if left.journal.project_id == project_id:
            take_over(left, shape)
    for empty in journal.left_over(project_id):
        empty.discard()


def _person(file: ProjectFile, person: str) -> Stakeholder:
    """The person as last known, from the plan or, where they were deleted, from the history."""
    plan = file.read()
    for record in [None, *file.records(1, file.filed_seq)]:
        if record is not None:
            plan = apply(plan, ChangeSet.from_json(record.change_set).swapped())
        for standing in plan.stakeholders:
            if person in (standing.id, standing.ref):
                return standing
        if record is None and not _ever_named(file, person):
            break
    raise Problem(_("there is no person {id}").format(id=person), where=str(file.path))


def _ever_named(file: ProjectFile, person: str) -> bool:
    return any(f'"{person}"' in record.change_set for record in file.records(1, file.filed_seq))


def _recovered(project_id: str, shape: type[Plan]) -> list[Path]:
    found = []
    for path in sorted((app_data.root() / "recovered").glob("*.aiom")):
        with suppress(Problem), _opened(path, shape) as file:
            if file.meta["project"] == project_id:
                found.append(path)
    return found


def _without_the_unreadable(paths: list[Path], shape: type[Plan]) -> int:
    """Take away copies that cannot be read, and so not be searched. Gives how many."""
    removed = 0
    for path in list(paths):
        try:
            with _opened(path, shape) as file:
                file.check_history()
        except (Problem, sqlite3.Error):
            path.unlink(missing_ok=True)
            paths.remove(path)
            removed += 1
    return removed


def _traces(paths: Sequence[Path], person: str, shape: type[Plan]) -> Traces:
    found = Traces()
    for path in paths:
        with _opened(path, shape) as file:
            found |= traces(file.records(1, file.filed_seq), person)
    return found


def _rewrite(path: Path, redaction: Redaction, shape: type[Plan], *, erasing: Stakeholder | None = None,
             author: str = "") -> int:  # fmt: skip
    """Put a redacted copy in place of a project file; with an edit that says so, where a person is named.

    Gives the last edit's number.
    """
    try:
        with whole(path) as copy:
            versions.copy_into(path, copy)
            file, plan = open_file(copy, shape)
            with closing(file):
                _redact(file, plan, redaction, erasing, author)
                last = file.last
            verify(copy, shape)
            journal_path(path).unlink(missing_ok=True)
    except sqlite3.Error as error:
        raise could_not_write(path, error) from error
    if path.parent.parent.name == "versions":
        path.rename(path.with_name(f"{path.stem.rsplit('-', 1)[0]}-{versions.chain_text(last)}.aiom"))
    return last.seq if last else 0


def _redact(file: ProjectFile, plan: Plan, redaction: Redaction, erasing: Stakeholder | None, author: str) -> None:
    records = list(redaction.history(file.records(1, file.filed_seq, newest_first=False)))
    after = apply_all(file.shape(), (ChangeSet.from_json(record.change_set) for record in records))
    after = after.with_changes({}, plan.counters)
    change_set = between(plan, after)
    if erasing is not None:
        records.append(_record(file.seq + 1, erasing, author, len(change_set.changes)))
    file.rewrite(swaps_of(plan, after, change_set), [replace(r, changes=_count(r)) for r in records])


def _count(record: Record) -> int:
    return record.changes if record.origin == "erase" else len(ChangeSet.from_json(record.change_set).changes)


def _record(seq: int, person: Stakeholder, author: str, changes: int) -> Record:
    now = datetime.now().astimezone().isoformat(timespec="milliseconds")
    label = _("Erase a person ({ref})").format(ref=person.ref or person.id[:8])
    nothing = ChangeSet(()).to_json()
    return Record(seq=seq, label=label, author=author, origin="erase", at=now, schema=checks.SCHEMA, undoes=None, undo_top=seq,
                  redo_tip=seq, changes=changes, change_set=nothing)  # fmt: skip


def _in_drafts(project_id: str, person: str, redaction: Redaction) -> None:
    drafts.rewrite_all(project_id, lambda draft: None if draft.thing_id == person
                       else replace(draft, text=redaction.text(draft.text), field=redaction.text(draft.field)))  # fmt: skip


def _mentions(path: Path, trace: Traces, shape: type[Plan]) -> tuple[str, ...]:
    """Texts in which a part of a name still stands alone: a person must judge those."""
    plan = _plan(path, shape)
    found = []
    for thing in plan.things():
        for name in _text_fields(thing):
            text = str(getattr(thing, name) or "")
            word = next((word for word in parts_to_look_at(trace.names) if stands_alone(word, text)), None)
            if word is not None:
                found.append(_("“{word}” in {place}").format(word=word, place=_place(plan, thing, name)))
    return tuple(found)


def parts_to_look_at(names: Iterable[str]) -> list[str]:
    """The words of names of several words that may stand for the person alone, the last ones first."""
    found: dict[str, None] = {}
    for words in (WORD.findall(name) for name in sorted(names)):
        if len(words) > 1:
            found |= dict.fromkeys(word for word in (words[-1], *proper_parts(" ".join(words))) if len(word) > 2)
    return list(found)


def _text_fields(thing: Thing) -> list[str]:
    return [field.name for field in thing.entity.fields if field.kind in ("text", "long_text", "texts", "data")]


def _place(plan: Plan, thing: Thing, name: str) -> str:
    return f"{title_with_ref(plan, thing)}, {thing.entity.by_name[name].label}"
