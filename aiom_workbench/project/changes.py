"""Change sets: what an edit did, as data. Undo swaps old and new; no thing writes inverse code."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import islice
from operator import attrgetter
from typing import Any

from aiom_workbench.plan import Plan, Thing
from aiom_workbench.plan.fields import LISTS, Kind
from aiom_workbench.plan.things import Entity
from aiom_workbench.problem import Problem
from aiom_workbench.words import _

Values = Mapping[str, Any]
_BATCH = 500
_dumps = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one thing: field values before and after, as JSON holds them.

    Before a thing was added, and after it was deleted, there are None; then the other side holds
    every value that is set. Otherwise both hold only the fields that differ.
    """

    collection: str
    id: str
    old: Values | None
    new: Values | None

    @property
    def fields(self) -> frozenset[str]:
        """The names of the fields that changed."""
        return frozenset((self.old or {}).keys() | (self.new or {}).keys())


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """All that one edit did. `counters` holds, by prefix, the last reference number before and after."""

    changes: tuple[Change, ...]
    counters: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.changes)

    def swapped(self) -> ChangeSet:
        """The change set that takes this one back."""
        changes = tuple(Change(c.collection, c.id, c.new, c.old) for c in self.changes)
        return ChangeSet(changes, {prefix: (new, old) for prefix, (old, new) in self.counters.items()})

    def to_json(self) -> str:
        """As text, for the file."""
        found: dict[str, dict[str, Any]] = {}
        for c in self.changes:
            found.setdefault(c.collection, {})[c.id] = [c.old, c.new]
        return _dumps({"things": found, "counters": self.counters})

    @classmethod
    def from_json(cls, text: str | bytes) -> ChangeSet:
        """The change set in a text that `to_json` made."""
        data = json.loads(text)
        changes = tuple(
            Change(collection, thing_id, old, new)
            for collection, things in data["things"].items()
            for thing_id, (old, new) in things.items()
        )
        return cls(changes, {prefix: (old, new) for prefix, (old, new) in data["counters"].items()})


def change_of(old: Thing | None, new: Thing | None) -> Change | None:
    """What turns `old` into `new`, or None where they are equal."""
    thing = new or old
    if thing is None or old == new:
        return None
    if old is None or new is None:
        before = None if old is None else _all_values(old)
        after = None if new is None else _all_values(new)
        return Change(thing.entity.collection, thing.id, before, after)
    names = [name for name in _names(thing.entity) if getattr(old, name) != getattr(new, name)]
    return Change(
        thing.entity.collection,
        thing.id,
        {name: _plain(thing.entity, name, getattr(old, name)) for name in names},
        {name: _plain(thing.entity, name, getattr(new, name)) for name in names},
    )


def between(old: Plan, new: Plan) -> ChangeSet:
    """What turns one plan into another, collection by collection; what is shared is passed over."""
    changes: list[Change] = []
    for name, before in old.collections.items():
        after = new.collections[name]
        if before is after:
            continue
        ids = dict.fromkeys((*before.ids(), *after.ids()))
        changes.extend(c for key in ids if (c := change_of(before.get(key), after.get(key))))
    counted = {p: (old.counters.get(p, 0), n) for p, n in new.counters.items() if n != old.counters.get(p, 0)}
    return ChangeSet(tuple(changes), counted)


def apply(plan: Plan, change_set: ChangeSet) -> Plan:
    """The plan after the change set. Raises `Problem` where it does not fit the plan."""
    return apply_all(plan, [change_set])


def apply_all(plan: Plan, change_sets: Iterable[ChangeSet]) -> Plan:
    """The plan after several change sets in a row, built once at the end. Raises `Problem` likewise."""
    walk = _Walk(plan)
    for change_set in change_sets:
        for c in change_set.changes:
            walk.step(c.collection, c.id, c.old, c.new)
        walk.counters.update((prefix, new) for prefix, (_old, new) in change_set.counters.items())
    return walk.end()


def walk_back(plan: Plan, texts: Iterable[str]) -> Plan:
    """The plan before the edits with these change sets' texts, newest first; a few microseconds an edit.

    Raises `Problem` where they do not fit the plan.
    """
    walk = _Walk(plan)
    step, counters = walk.step, walk.counters
    batches = iter(texts)
    while batch := list(islice(batches, _BATCH)):
        for data in json.loads(f"[{','.join(batch)}]"):
            for collection, things in data["things"].items():
                for thing_id, (old, new) in things.items():
                    step(collection, thing_id, new, old)
            for prefix, (last, _new) in data["counters"].items():
                counters[prefix] = last
    return walk.end()


class _Walk:
    """Change sets gone through in a row: of each thing only the values that came last are made into a new one."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self.counters = dict(plan.counters)
        self._values: dict[tuple[str, str], dict[str, Any] | None] = {}
        """By thing: the values that are set anew, or None where it is gone."""
        self._made: set[tuple[str, str]] = set()
        """Things that began in between, so that all their values are among `_values`."""

    def step(self, collection: str, thing_id: str, old: Values | None, new: Values | None) -> None:
        key = (collection, thing_id)
        if key in self._values:
            standing = self._values[key]
        else:
            standing = {} if thing_id in self._plan.collections[collection] else None
        if (standing is None) != (old is None):
            raise Problem(_("the history does not fit the plan at {id}").format(id=thing_id))
        if new is None:
            self._values[key] = None
        elif standing is None:
            self._made.add(key)
            self._values[key] = dict(new)
        else:
            standing.update(new)
            self._values[key] = standing

    def end(self) -> Plan:
        """The plan at the end of the walk; what came and went is not in it."""
        changed: dict[str, dict[str, Thing | None]] = {name: {} for name in self._plan.collections}
        for (collection, thing_id), values in self._values.items():
            old = self._plan.collections[collection].get(thing_id)
            new = self._thing(collection, thing_id, values)
            if new is not old:
                changed[collection][thing_id] = new
        return self._plan.with_changes(changed, {prefix: last for prefix, last in self.counters.items() if last})

    def _thing(self, collection: str, thing_id: str, plain: dict[str, Any] | None) -> Thing | None:
        if plain is None:
            return None
        entity = self._plan.entities()[collection]
        values = {name: _value(entity, name, value) for name, value in plain.items()}
        if (collection, thing_id) in self._made:
            return entity.cls(id=thing_id, **values)
        standing: Thing = self._plan.collections[collection][thing_id]
        return dataclasses.replace(standing, **values) if values else standing


@cache
def _names(entity: Entity) -> tuple[str, ...]:
    return ("ref", "position", *(f.name for f in entity.fields))


def _all_values(thing: Thing) -> dict[str, Any]:
    values = zip(_names(thing.entity), _getter(thing.entity)(thing), strict=True)
    found = {name: value for name, value in values if value is not None and value != () and value != ""}
    for name in _made_plain(thing.entity) & found.keys():
        found[name] = _plain(thing.entity, name, found[name])
    return found


@cache
def _getter(entity: Entity) -> Callable[[Thing], tuple[Any, ...]]:
    return attrgetter(*_names(entity))


@cache
def _made_plain(entity: Entity) -> frozenset[str]:
    """The fields whose values JSON holds in another way."""
    kinds = {Kind.DATE, Kind.DATES, *LISTS}
    return frozenset(field.name for field in entity.fields if field.kind in kinds)


def _plain(entity: Entity, name: str, value: Any) -> Any:
    declared = entity.by_name.get(name)
    return declared.plain(value) if declared is not None else value


def _value(entity: Entity, name: str, value: Any) -> Any:
    declared = entity.by_name.get(name)
    if declared is None or value is None:
        return value
    if declared.kind is Kind.DATE:
        return date.fromisoformat(value)
    if declared.kind is Kind.DATES:
        return tuple(date.fromisoformat(item) for item in value)
    return tuple(value) if declared.kind in LISTS else value
