"""Everything that a project holds about one person, as data: for them to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from aiom_workbench.file.drafts import every_draft
from aiom_workbench.file.history import Record
from aiom_workbench.plan import Plan, Thing
from aiom_workbench.plan.fields import Field, Kind, Misfit
from aiom_workbench.plan.people import Stakeholder
from aiom_workbench.plan.titles import shown, title_with_ref
from aiom_workbench.project.changes import Change, ChangeSet
from aiom_workbench.project.names import ordinary_words, proper_parts
from aiom_workbench.project.redaction import Redaction, Traces, traces
from aiom_workbench.project.session import Project
from aiom_workbench.words import _

_OWN = ("interactions", "influences")


@dataclass(frozen=True, slots=True)
class HeldField:
    """A field that is set: what it is called and what stands in it, as people read it."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class HeldThing:
    """A thing that is about the person, points to them or names them. `why` says which, in words.

    `is_theirs`: it is about nobody else, and goes with them when they are erased.
    """

    id: str
    kind: str
    title: str
    why: str
    fields: tuple[HeldField, ...]
    is_theirs: bool = False


@dataclass(frozen=True, slots=True)
class HeldEdit:
    """An edit of the history that says something of the person: `said` is what it says, field by field."""

    seq: int
    at: str
    by: str
    label: str
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """All of it: the person's own fields, what is about them, what points to them or names them, and the edits."""

    person: HeldThing
    things: tuple[HeldThing, ...]
    edits: tuple[HeldEdit, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept beside the file and speaks of the person, as counts."""

    versions: int
    drafts: int
    edits_in_journal: int


def kept_about(project: Project, person: Stakeholder, held: Held) -> Kept:
    """The versions, unfinished texts and journalled edits on this computer that speak of the person."""
    first = min((edit.seq for edit in held.edits), default=0)
    versions = sum(1 for version in project.versions() if held.edits and version.seq >= first)
    redaction = Redaction(person.id, "", _names_now(person), type(project.plan))
    things = {person.id, *(thing.id for thing in held.things)}
    drafts = [draft for draft in every_draft(project.project_id)
              if draft.thing_id in things or _names(draft.text, redaction)]  # fmt: skip
    journalled = project.seq - project.edits_not_in_file
    waiting = sum(1 for edit in held.edits if edit.seq > journalled)
    return Kept(versions, len(drafts), waiting)


def held_about(plan: Plan, person: Stakeholder, history: Iterable[Record] = ()) -> Held:
    """Everything held about a person. With `history`, also what earlier edits said, under whatever name."""
    records = list(history)
    found = traces(records, person.id) | _names_now(person)
    ordinary = ordinary_words(plan)
    found |= Traces(parts=frozenset(part for name in found.names for part in proper_parts(name, ordinary)))
    redaction = Redaction(person.id, "", found, type(plan))
    things = [
        held for thing in plan.things() if thing is not person and (held := _held(plan, thing, person, redaction))
    ]
    return Held(_all(plan, person, _("the person")), tuple(things),
                tuple(_edits(plan, records, person, found, redaction)))  # fmt: skip


def _names_now(person: Stakeholder) -> Traces:
    return Traces(frozenset(name for name in (person.name, person.code_name) if name))


def _held(plan: Plan, thing: Thing, person: Stakeholder, redaction: Redaction) -> HeldThing | None:
    entity = thing.entity
    pointing = [field for field in entity.links if _points(getattr(thing, field.name), person.id)]
    if entity.collection in _OWN and pointing:
        return _all(plan, thing, _("about the person"))
    naming = [field for field in entity.fields if field.kind in (Kind.TEXT, Kind.LONG_TEXT, Kind.TEXTS, Kind.DATA)
              and _names(shown(plan, field, getattr(thing, field.name)), redaction)]  # fmt: skip
    if not pointing and not naming:
        return None
    why = _("points to the person") if pointing else _("names the person")
    fields = tuple(HeldField(f.label, shown(plan, f, getattr(thing, f.name))) for f in (*pointing, *naming))
    return HeldThing(thing.id, entity.one, title_with_ref(plan, thing), why, fields)


def _points(value: object, person: str) -> bool:
    return person in value if isinstance(value, tuple) else value == person


def _names(text: str, redaction: Redaction) -> bool:
    return redaction.text(text) != text


def _all(plan: Plan, thing: Thing, why: str) -> HeldThing:
    pairs = ((field.label, shown(plan, field, getattr(thing, field.name))) for field in thing.entity.fields)
    fields = tuple(HeldField(label, value) for label, value in pairs if value)
    return HeldThing(thing.id, thing.entity.one, title_with_ref(plan, thing), why, fields, is_theirs=True)


def _edits(plan: Plan, records: list[Record], person: Stakeholder, found: Traces,
           redaction: Redaction) -> Iterator[HeldEdit]:  # fmt: skip
    ids = frozenset((person.id, *found.things))
    for record in records:
        text = record.change_set
        if any(f'"{known}"' in text for known in ids) or _names(text, redaction) or _names(record.label, redaction):
            said = tuple(line for change in ChangeSet.from_json(text).changes
                         for line in _said(plan, change, person, change.id in ids, redaction))  # fmt: skip
            yield HeldEdit(record.seq, record.at, record.author, record.label, said)


def _said(plan: Plan, change: Change, person: Stakeholder, theirs: bool, redaction: Redaction) -> Iterator[str]:
    """What a change says of the person: all of it where the thing is theirs, else what names or points to them."""
    entity = plan.entities()[change.collection]
    found = []
    for field in (field for field in entity.fields if field.name in change.fields):
        values = [(side or {}).get(field.name) for side in (change.old, change.new)]
        texts = [_written(plan, field, value) for value in values]
        points = field.is_link and any(_points(_tupled(value), person.id) for value in values)
        if theirs or points or any(_names(text, redaction) for text in texts):
            shown_texts = texts if texts[0] else texts[1:]
            found.append(f"{field.label}: " + " → ".join(text or "–" for text in shown_texts))
    if change.id == person.id:
        yield from found
    elif found:
        yield f"{entity.one.capitalize()}. " + "; ".join(found)


def _tupled(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _written(plan: Plan, field: Field, value: object) -> str:
    try:
        return shown(plan, field, field.check(value) if value is not None else None)
    except Misfit:
        return str(value)
