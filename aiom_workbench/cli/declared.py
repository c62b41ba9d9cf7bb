"""Writes what is made from the declarations: `python -m aiom_workbench.cli.declared`.

The JSON Schema for outsiders and the typed edit for the type checker. A test holds both current.
"""

from __future__ import annotations

import json
from pathlib import Path

import resources
from aiom_workbench import project
from aiom_workbench.interchange.schema import plan_schema
from aiom_workbench.plan import Entity, Plan
from aiom_workbench.plan.fields import Field, Kind

_HEAD = '''"""An edit with types, field by field. Written from the declarations; do not edit by hand."""

# ruff: noqa: D101, I001

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypedDict, Unpack, overload

from aiom_workbench.plan import Thing
{imports}
from aiom_workbench.project.edit import EditValues

Number = int | float | None
'''
_TYPES = {
    Kind.NUMBER: "Number",
    Kind.SCALE: "Number",
    Kind.FLAG: "bool | None",
    Kind.DATE: "date | None",
    Kind.LINKS: "Sequence[str]",
    Kind.CHOICES: "Sequence[str]",
    Kind.TEXTS: "Sequence[str]",
    Kind.DATES: "Sequence[date]",
    Kind.NUMBERS: "Sequence[int]",
    Kind.FLAGS: "Mapping[str, bool] | None",
    Kind.DATA: "Mapping[str, Any] | None",
}


def schema_text() -> str:
    """The text of `resources/schema/plan.schema.json`."""
    return json.dumps(plan_schema(), ensure_ascii=False, indent=2) + "\n"


def typed_edit_text() -> str:
    """The source of `aiom_workbench/project/typed_edit.py`."""
    entities = list(Plan.entities().values())
    modules: dict[str, list[str]] = {}
    for entity in entities:
        modules.setdefault(entity.cls.__module__, []).append(entity.cls.__name__)
    lines = [f"from {module} import {', '.join(sorted(names))}" for module, names in sorted(modules.items())]
    parts = [_HEAD.format(imports="\n".join(lines))]
    parts.extend(_fields_class(entity) for entity in entities)
    parts.append('\n\nclass Edit(EditValues):\n    """What stands inside `with project.edit(...) as edit:`."""\n')
    parts.extend(_set_overload(entity) for entity in entities)
    parts.append(
        "\n    def set(self, thing: Thing, **fields: Any) -> None:\n"
        '        """Set fields of a thing. Raises `Problem` where a value does not fit or the thing is gone."""\n'
        "        self.set_values(thing, fields)\n"
    )
    parts.extend(_add_overload(entity) for entity in entities if not entity.single)
    parts.append(
        "\n    def add(self, cls: type[Any], *, id: str | None = None, place_before: Thing | None = None,"
        " place_after: Thing | None = None, **fields: Any) -> Any:\n"
        '        """Add a thing at the end, or before or after another; gives the thing. Raises `Problem`."""\n'
        "        return self.add_values(cls, fields, id=id, place_before=place_before, place_after=place_after)\n"
    )
    return "".join(parts)


def _fields_class(entity: Entity) -> str:
    fields = "".join(f"    {field.name}: {_type(field)}\n" for field in entity.fields)
    return f"\n\nclass {entity.cls.__name__}Fields(TypedDict, total=False):\n{fields}"


def _type(field: Field) -> str:
    return _TYPES.get(field.kind, "str | None")


def _set_overload(entity: Entity) -> str:
    name = entity.cls.__name__
    return f"\n    @overload\n    def set(self, thing: {name}, **fields: Unpack[{name}Fields]) -> None: ...\n"


def _add_overload(entity: Entity) -> str:
    name = entity.cls.__name__
    places = "id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None"
    return (
        f"\n    @overload\n    def add(self, cls: type[{name}], *, {places}, **fields: Unpack[{name}Fields])"
        f" -> {name}: ...\n"
    )


def targets() -> dict[Path, str]:
    """Each file that is written, with its text."""
    schema = Path(resources.__file__).parent / "schema" / "plan.schema.json"
    typed = Path(project.__file__).parent / "typed_edit.py"
    return {schema: schema_text(), typed: typed_edit_text()}


if __name__ == "__main__":
    for path, text in targets().items():
        path.write_text(text, "utf-8")
