"""The JSON Schema of `plan.json`, made from the declarations, for outsiders and tests."""

from __future__ import annotations

from typing import Any

from aiom_workbench.interchange.json_plan import FORMAT, VERSION
from aiom_workbench.plan import Entity, Plan
from aiom_workbench.plan.fields import LISTS, Field, Kind

Schema = dict[str, Any]
_TEXT: Schema = {"type": "string"}
_DAY: Schema = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}


def plan_schema(shape: type[Plan] = Plan) -> Schema:
    """The schema (2020-12) of a whole plan."""
    prefixes = [entity.prefix for entity in shape.entities().values() if entity.prefix]
    properties: Schema = {"format": {"const": FORMAT}, "version": {"const": VERSION}}
    for name, entity in shape.entities().items():
        if not entity.parent:
            thing = thing_schema(shape, entity)
            properties[name] = thing if entity.single else {"type": "array", "items": thing}
    count = {"type": "integer", "minimum": 0}
    properties["counters"] = _object(dict.fromkeys(sorted(prefixes), count), [])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "AIOM Workbench plan",
        **_object(properties, ["format", "version"]),
    }


def thing_schema(shape: type[Plan], entity: Entity) -> Schema:
    """The schema of one thing, the lists inside it included."""
    properties: Schema = {} if entity.single else {"id": {"type": "string", "minLength": 1}}
    if entity.prefix:
        properties["ref"] = {"type": "string", "pattern": f"^{entity.prefix}-[0-9]{{1,9}}$"}
    required = list(properties)[:1]
    for field in entity.fields:
        if field.name != entity.parent:
            properties[field.name] = field_schema(field)
            if field.required:
                required.append(field.name)
    for part in shape.parts_of(entity.collection):
        properties[part.list_name] = {"type": "array", "items": thing_schema(shape, part)}
    return {"description": entity.one_message, **_object(properties, required)}


def field_schema(field: Field) -> Schema:
    """The schema of one field's value; unset is null or absent."""
    value = _value(field)
    if not field.required:
        value = {"anyOf": [value, {"type": "null"}]} if "enum" not in value else _or_null(value)
    about = {"title": field.message, "description": field.help_message}
    return {key: text for key, text in about.items() if text} | value


def _value(field: Field) -> Schema:
    if field.kind in LISTS:
        return {"type": "array", "items": _item(field)}
    if field.kind in (Kind.NUMBER, Kind.SCALE):
        limits = {"minimum": field.low, "maximum": field.high}
        number = {"type": "integer" if field.whole else "number"}
        return number | {key: limit for key, limit in limits.items() if limit is not None}
    if field.kind is Kind.FLAG:
        return {"type": "boolean"}
    if field.kind is Kind.FLAGS:
        return _object({choice.key: {"type": "boolean"} for choice in field.choices}, [])
    if field.kind is Kind.DATA:
        return {"type": "object"}
    return _item(field)


def _item(field: Field) -> Schema:
    if field.kind in (Kind.DATE, Kind.DATES):
        return _DAY
    if field.kind in (Kind.CHOICE, Kind.CHOICES):
        return {"enum": [choice.key for choice in field.choices]}
    if field.kind is Kind.NUMBERS:
        return {"type": "integer", "minimum": field.low, "maximum": field.high}
    if field.is_link:
        return {"type": "string", "x-links-to": list(field.to)}
    return _TEXT | ({"pattern": f"^({field.pattern})$"} if field.pattern else {})


def _or_null(value: Schema) -> Schema:
    return {"enum": [*value["enum"], None]}


def _object(properties: Schema, required: list[str]) -> Schema:
    found: Schema = {"type": "object", "additionalProperties": False, "properties": properties}
    return found | ({"required": required} if required else {})
