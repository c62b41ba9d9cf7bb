"""The whole plan as `plan.json`, both ways.

Going round is byte-identical. Every fault of a bad file is listed with its path.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from aiom_workbench.plan import Plan, Thing
from aiom_workbench.plan.collection import Collection
from aiom_workbench.plan.cycles import plan_cycles
from aiom_workbench.plan.fields import ANY_THING, Field, Kind, Misfit
from aiom_workbench.plan.position import spread
from aiom_workbench.plan.text import clean
from aiom_workbench.plan.things import Entity
from aiom_workbench.problem import Problem
from aiom_workbench.words import _

FORMAT = "aiom-plan"
VERSION = 1
Warn = Callable[[str], None]


def dump_plan(plan: Plan) -> str:
    """The plan as JSON text: 2-space indent, keys in declared order, lists in plan order."""
    return json.dumps(plan_data(plan), ensure_ascii=False, indent=2) + "\n"


def plan_data(plan: Plan) -> dict[str, Any]:
    """The plan as plain JSON values."""
    found: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    for name, entity in plan.entities().items():
        if entity.single:
            found[name] = _thing_data(plan, plan.collections[name][name])
        elif not entity.parent:
            found[name] = [_thing_data(plan, thing) for thing in plan.collections[name]]
    return found | {"counters": dict(sorted(plan.counters.items()))}


def _thing_data(plan: Plan, thing: Thing) -> dict[str, Any]:
    entity = thing.entity
    found: dict[str, Any] = {} if entity.single else {"id": thing.id}
    if thing.ref:
        found["ref"] = thing.ref
    for field in entity.fields:
        value = getattr(thing, field.name)
        if value is not None and value != () and field.name != entity.parent:
            found[field.name] = field.plain(value)
    for part in plan.parts_of(entity.collection):
        inside = plan.collections[part.collection].where(part.parent, thing.id)
        if inside:
            found[part.list_name] = [_thing_data(plan, item) for item in inside]
    return found


def load_plan(text: str, *, warn: Warn = lambda _line: None, shape: type[Plan] = Plan) -> Plan:
    """The plan in a JSON text. Raises `Problem` with every fault, each at its path."""
    return _Reader(shape, warn).read(_parse(text))


class _Object(dict[str, Any]):
    """A JSON object that remembers which keys were given twice."""

    twice: tuple[str, ...] = ()


def _pairs(pairs: list[tuple[str, Any]]) -> _Object:
    found = _Object(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _value in pairs]
        found.twice = tuple(dict.fromkeys(key for key in keys if keys.count(key) > 1))
    return found


def _parse(text: str) -> Any:
    try:
        return json.loads(text.removeprefix("\ufeff"), object_pairs_hook=_pairs)
    except json.JSONDecodeError as error:
        place = _("line {line}, column {column}").format(line=error.lineno, column=error.colno)
        raise Problem(_("is not JSON: {why}").format(why=error.msg), where=place) from error
    except (RecursionError, ValueError) as error:
        raise Problem(_("is not JSON that can be read: nested too deeply, or a number too long")) from error


class _Reader:
    """Reads one file; collects faults as it goes."""

    def __init__(self, shape: type[Plan], warn: Warn) -> None:
        self.shape = shape
        self.warn = warn
        self.faults: list[Problem] = []
        self.things: dict[str, list[Thing]] = {name: [] for name in shape.entities()}
        self.paths: dict[str, str] = {}
        self.refs: dict[str, str] = {}

    def read(self, data: Any) -> Plan:
        if not isinstance(data, dict) or data.get("format") != FORMAT:
            raise Problem(_("is no plan"), mend=_('the file should begin with {"format": "aiom-plan", "version": 1'))
        if data.get("version") != VERSION:
            message = _("has version {version}; this workbench reads version 1")
            raise Problem(message.format(version=data.get("version")), where="version")
        self._object_faults(data, {"format", "version", "counters", *self._top_names()}, "")
        for name in self._top_names():
            self._collection(self.shape.entities()[name], data.get(name))
        counters = self._counters(data.get("counters"))
        self._check_links()
        plan = self._plan(counters)
        self._check_cycles(plan)
        self._stop_on_faults()
        return plan

    def _top_names(self) -> list[str]:
        return [name for name, entity in self.shape.entities().items() if not entity.parent]

    def _fault(self, path: str, message: str) -> None:
        self.faults.append(Problem(message, where=path))

    def _stop_on_faults(self) -> None:
        if self.faults:
            first, *others = self.faults
            raise Problem(first.what, where=first.where, mend=first.mend, also=tuple(others))

    def _object_faults(self, data: dict[str, Any], known: set[str], path: str) -> None:
        for key in data:
            if key not in known:
                self._fault(_join(path, key), _("is not known"))
        for key in getattr(data, "twice", ()):
            self._fault(_join(path, key), _("is given twice"))

    def _collection(self, entity: Entity, data: Any) -> None:
        name = entity.collection
        if entity.single:
            self._thing(entity, {} if data is None else data, name, single_id=name)
            return
        self._list(entity, data, name, "")

    def _list(self, entity: Entity, data: Any, path: str, parent_id: str) -> None:
        if data is None:
            return
        if not isinstance(data, list):
            self._fault(path, _("must be a list"))
            return
        for i, item in enumerate(data):
            self._thing(entity, item, f"{path}[{i}]", parent_id=parent_id)

    def _thing(self, entity: Entity, data: Any, path: str, *, single_id: str = "", parent_id: str = "") -> None:
        if not isinstance(data, dict):
            self._fault(path, _("must be an object"))
            return
        parts = self.shape.parts_of(entity.collection)
        names = {field.name for field in entity.fields} - {entity.parent}
        own = set() if single_id else {"id"} if entity.parent else {"id", "ref"}
        self._object_faults(data, names | own | {part.list_name for part in parts}, path)
        thing_id = single_id or self._id(data.get("id"), path)
        values = {entity.parent: parent_id} if entity.parent else {}
        for field in entity.fields:
            if field.name != entity.parent:
                values[field.name] = self._value(field, data.get(field.name), _join(path, field.name))
        ref = "" if single_id or entity.parent else self._ref(entity, data.get("ref"), path)
        self.things[entity.collection].append(entity.cls(id=thing_id, ref=ref, **values))
        self.paths[thing_id] = path
        for part in parts:
            self._list(part, data.get(part.list_name), _join(path, part.list_name), thing_id)

    def _id(self, value: Any, path: str) -> str:
        if not isinstance(value, str) or not clean(value).strip():
            self._fault(_join(path, "id"), _("must be a text that is not empty"))
            return path
        found = clean(value)
        if found in self.paths or found in self.shape.entities():
            self._fault(_join(path, "id"), _("is given twice: {id}").format(id=found))
        return found

    def _ref(self, entity: Entity, value: Any, path: str) -> str:
        if value is None:
            return ""
        if not isinstance(value, str) or not re.fullmatch(rf"{entity.prefix}-[0-9]{{1,9}}", value):
            self._fault(_join(path, "ref"), _("must be written like {example}").format(example=f"{entity.prefix}-07"))
            return ""
        if value in self.refs:
            self._fault(_join(path, "ref"), _("is given twice: {ref}").format(ref=value))
        self.refs[value] = path
        return value

    def _value(self, field: Field, value: Any, path: str) -> Any:
        try:
            return field.check(value, lambda message: self.warn(f"{path}: {message}"))
        except Misfit as misfit:
            self._fault(path, str(misfit))
            return field.empty

    def _counters(self, data: Any) -> dict[str, int]:
        prefixes = {entity.prefix for entity in self.shape.entities().values() if entity.prefix}
        if data is None:
            return {}
        if not isinstance(data, dict):
            self._fault("counters", _("must be an object"))
            return {}
        self._object_faults(data, prefixes, "counters")
        for prefix, count in data.items():
            if not isinstance(count, int) or isinstance(count, bool) or not 0 <= count < 10**9:
                self._fault(f"counters.{prefix}", _("must be a whole number"))
        return {key: count for key, count in data.items() if isinstance(count, int)}

    def _check_links(self) -> None:
        where = {thing.id: name for name, things in self.things.items() for thing in things}
        for things in self.things.values():
            for thing in things:
                for field in thing.entity.links:
                    if field.name != thing.entity.parent:
                        self._check_link(thing, field, where)

    def _check_link(self, thing: Thing, field: Field, where: dict[str, str]) -> None:
        value = getattr(thing, field.name)
        path = _join(self.paths[thing.id], field.name)
        for i, target in enumerate(value if field.kind is Kind.LINKS else [value]):
            if target is None or target in field.keys:
                continue
            place = f"{path}[{i}]" if field.kind is Kind.LINKS else path
            if target not in where:
                self._fault(place, _("points to nothing: {id}").format(id=target))
            elif field.to != (ANY_THING,) and where[target] not in field.to:
                message = _("points to one of {found}, where one of {wanted} belongs: {id}")
                self._fault(place, message.format(found=where[target], wanted=" or ".join(field.to), id=target))

    def _check_cycles(self, plan: Plan) -> None:
        for collection, field, members in plan_cycles(plan):
            message = _("wait for each other in a circle: {members}")
            self._fault(f"{collection}.{field}", message.format(members=", ".join(members)))

    def _plan(self, counters: dict[str, int]) -> Plan:
        counters = dict(counters)
        for entity in self.shape.entities().values():
            if entity.prefix:
                given = [int(t.ref.rsplit("-", 1)[1]) for t in self.things[entity.collection] if t.ref]
                last = max([counters.get(entity.prefix, 0), *given])
                if last or self.things[entity.collection]:
                    counters[entity.prefix] = last
        return self.shape({name: self._placed(name, counters) for name in self.things}, counters)

    def _placed(self, name: str, counters: dict[str, int]) -> Collection[Any]:
        entity = self.shape.entities()[name]
        placed = []
        for thing, position in zip(self.things[name], spread(len(self.things[name])), strict=True):
            ref = thing.ref
            if entity.prefix and not ref:
                counters[entity.prefix] += 1
                ref = written_ref(entity.prefix, counters[entity.prefix])
            placed.append(dataclasses.replace(thing, ref=ref, position="" if entity.single else position))
        return Collection(placed)


def written_ref(prefix: str, number: int) -> str:
    """A reference as it is written: "UC-03"."""
    return f"{prefix}-{number:02d}"


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def faults_of(problem: Problem) -> Iterator[Problem]:
    """The problem and those listed with it."""
    yield problem
    yield from problem.also
