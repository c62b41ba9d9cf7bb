"""Everything that a project holds about one person, as data: for them to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from aiom_workbench.file.history import Record
from aiom_workbench.plan import Plan, Thing
from aiom_workbench.plan.fields import Kind
from aiom_workbench.plan.people import Stakeholder
from aiom_workbench.plan.titles import shown, title_with_ref
from aiom_workbench.project.redaction import Redaction, Traces, traces
from aiom_workbench.words import _

_OWN = ("interactions", "influences")


@dataclass(frozen=True, slots=True)
class HeldField:
    """A field that is set: what it is called and what stands in it, as people read it."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class HeldThing:
    """A thing that is about the person, points to them or names them. `why` says which, in words."""

    id: str
    kind: str
    title: str
    why: str
    fields: tuple[HeldField, ...]


@dataclass(frozen=True, slots=True)
class HeldEdit:
    """An edit of the history that says something of the person."""

    seq: int
    at: str
    by: str
    label: str


@dataclass(frozen=True, slots=True)
class Held:
    """All of it: the person's own fields, what is about them, what points to them or names them, and the edits."""

    person: HeldThing
    things: tuple[HeldThing, ...]
    edits: tuple[HeldEdit, ...]


def held_about(plan: Plan, person: Stakeholder, history: Iterable[Record] = ()) -> Held:
    """Everything held about a person. With `history`, also what earlier edits said, under whatever name."""
    records = list(history)
    found = traces(records, person.id) | _names_now(person)
    redaction = Redaction(person.id, "", found, type(plan))
    things = [
        held for thing in plan.things() if thing is not person and (held := _held(plan, thing, person, redaction))
    ]
    return Held(_all(plan, person, _("the person")), tuple(things), tuple(_edits(records, person, found, redaction)))


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
    return HeldThing(thing.id, thing.entity.one, title_with_ref(plan, thing), why, fields)


def _edits(records: list[Record], person: Stakeholder, found: Traces, redaction: Redaction) -> Iterator[HeldEdit]:
    ids = (person.id, *found.things)
    for record in records:
        text = record.change_set
        if any(f'"{known}"' in text for known in ids) or _names(text, redaction) or _names(record.label, redaction):
            yield HeldEdit(record.seq, record.at, record.author, record.label)
