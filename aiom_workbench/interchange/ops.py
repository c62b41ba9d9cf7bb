"""Edits from a script: one JSON object a line, names as in `plan.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from aiom_workbench.analysis.doubts import undated
from aiom_workbench.interchange.json_plan import Warn
from aiom_workbench.plan import Entity, Plan, Thing
from aiom_workbench.plan.text import clean
from aiom_workbench.problem import Problem
from aiom_workbench.project import Project
from aiom_workbench.project.edit import EditValues
from aiom_workbench.words import _

_KEYS = {"label", "add", "set", "delete", "at", "by"}


def apply_line(project: Project, line: str, *, origin: str = "command", warn: Warn = lambda _line: None) -> int:
    """Make the edit that one line describes. Gives the project's position after it.

    `add`, `set` and `delete` run in this order and are checked at the end; `at` (an ISO time with
    offset) and `by` may say when and by whom. Raises `Problem`; nothing is changed then.
    """
    return apply_edit(project, _object(line), origin=origin, warn=warn)


def apply_edit(
    project: Project, data: Mapping[str, Any], *, origin: str = "command", warn: Warn = lambda _line: None
) -> int:
    """Make the edit that a line holds, once read. Gives the position after it. Raises `Problem`."""
    at = _moment(data.get("at"))
    with project.edit(_label(data), origin=origin, at=at, by=str(data.get("by") or "")) as edit:
        before = {*undated(edit.plan)}
        run(edit, data, warn)
        for line in undated(edit.plan):
            if line not in before:
                warn(line)
    return project.seq


def run(edit: EditValues, data: Mapping[str, Any], warn: Warn = lambda _line: None) -> None:
    """Run one line's operations inside an edit. Raises `Problem`."""
    for collection, things in _by_collection(edit.plan, data, "add", list):
        for i, values in enumerate(things):
            _add(edit, collection, values, f"add.{collection.collection}[{i}]", warn)
    for collection, changes in _by_collection(edit.plan, data, "set", dict):
        if collection.single:
            changes = {collection.collection: changes}
        for thing_id, values in changes.items():
            place = f"set.{collection.collection}.{thing_id}"
            thing = _thing(edit, collection, thing_id, place)
            _placed(place, edit.set_values, thing, _fields(collection, values, place, warn))
    for collection, ids in _by_collection(edit.plan, data, "delete", list):
        for thing_id in ids:
            place = f"delete.{collection.collection}"
            if not edit.took_along(thing_id):
                _placed(place, edit.delete, _thing(edit, collection, thing_id, place))


def _object(line: str) -> dict[str, Any]:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Problem(_("is not JSON")) from error
    if not isinstance(data, dict):
        raise Problem(_("must be an object"))
    for key in data:
        if key not in _KEYS:
            raise Problem(_("is not known"), where=key)
    return data


def _label(data: Mapping[str, Any]) -> str:
    label = data.get("label")
    if label is not None and not isinstance(label, str):
        raise Problem(_("must be text"), where="label")
    return label or _("Edit from a script")


def _moment(value: Any) -> datetime | None:
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise Problem(_("must be a time such as 2026-11-23T14:02:11+01:00"), where="at") from error
    return moment.astimezone() if moment.tzinfo is None else moment


def _by_collection(plan: Plan, data: Mapping[str, Any], verb: str, kind: type) -> list[tuple[Entity, Any]]:
    found = data.get(verb) or {}
    if not isinstance(found, dict):
        raise Problem(_("must be an object"), where=verb)
    result = []
    for name, what in found.items():
        entity = plan.entities().get(name)
        if entity is None or (entity.single and verb != "set"):
            raise Problem(_("is no collection"), where=f"{verb}.{name}")
        if not isinstance(what, kind):
            message = _("must be a list") if kind is list else _("must be an object")
            raise Problem(message, where=f"{verb}.{name}")
        result.append((entity, what))
    return result


def _add(edit: EditValues, entity: Entity, values: Any, place: str, warn: Warn) -> None:
    if not isinstance(values, dict):
        raise Problem(_("must be an object"), where=place)
    values = dict(values)
    thing_id = values.pop("id", None)
    if thing_id is not None and (not isinstance(thing_id, str) or not clean(thing_id).strip()):
        raise Problem(_("must be a text that is not empty"), where=f"{place}.id")
    thing_id = None if thing_id is None else clean(thing_id)
    _placed(place, edit.add_values, entity.cls, _fields(entity, values, place, warn), id=thing_id)


def _fields(entity: Entity, values: Any, place: str, warn: Warn) -> dict[str, Any]:
    """The line's field values; a parent may be named by its singular."""
    if not isinstance(values, dict):
        raise Problem(_("must be an object"), where=place)
    for name, value in values.items():
        if name not in entity.by_name:
            raise Problem(_("is not known"), where=f"{place}.{name}")
        if isinstance(value, str) and clean(value) != value.replace("\r\n", "\n").replace("\r", "\n"):
            warn(_("{place}: characters that no document can hold were taken out").format(place=f"{place}.{name}"))
    return values


def _thing(edit: EditValues, entity: Entity, thing_id: Any, place: str) -> Thing:
    found: Thing | None = edit.plan.collections[entity.collection].get(thing_id) if isinstance(thing_id, str) else None
    if found is None:
        raise Problem(_("there is no such thing: {id}").format(id=thing_id), where=place)
    return found


def _placed(place: str, call: Any, *args: Any, **values: Any) -> None:
    try:
        call(*args, **values)
    except Problem as problem:
        raise problem.at(place) from problem.__cause__
