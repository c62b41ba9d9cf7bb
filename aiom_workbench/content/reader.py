"""From what a file says to the frozen classes of a pack; every fault is named with its place."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar

from aiom_workbench.plan.text import clean
from aiom_workbench.problem import Problem
from aiom_workbench.words import _

PartT = TypeVar("PartT")


class Faults:
    """What is wrong with an input, gathered."""

    def __init__(self) -> None:
        self.found: list[Problem] = []

    def add(self, where: str, what: str, mend: str = "") -> None:
        """Note one fault."""
        self.found.append(Problem(what, where=where, mend=mend))

    def refuse(self) -> None:
        """Raise one `Problem` that holds all of them, if there are any."""
        if self.found:
            first, *rest = self.found
            raise Problem(first.what, where=first.where, mend=first.mend, also=tuple(rest))


def read_part(cls: Callable[..., PartT], data: Any, where: str, faults: Faults) -> PartT | None:
    """An object of `cls` from a table of a file, or None where that cannot be.

    `where` is the place of the table, as faults name it.
    """
    if not isinstance(data, Mapping):
        faults.add(where, _("must be a table"))
        return None
    before = len(faults.found)
    hints = _hints(cls)
    values = {}
    for field in dataclasses.fields(cls):  # type: ignore[arg-type]  # a part's class
        if field.name in data:
            place = f"{where}.{field.name}"
            values[field.name] = _value(hints[field.name], data[field.name], field.metadata, place, faults)
        elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            faults.add(f"{where}.{field.name}", _("is missing"))
    for name in data:
        if name not in hints:
            faults.add(f"{where}.{name}", _("is not known"), _("known are {names}").format(names=", ".join(hints)))
    return cls(**values) if len(faults.found) == before else None


@cache
def _hints(cls: Any) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def _value(hint: Any, value: Any, rules: Mapping[str, Any], where: str, faults: Faults) -> Any:
    origin = typing.get_origin(hint)
    if origin is tuple:
        return _list(typing.get_args(hint)[0], value, rules, where, faults)
    if origin is Mapping:
        return _table(typing.get_args(hint)[1], value, rules, where, faults)
    if dataclasses.is_dataclass(hint):
        return read_part(typing.cast("type[Any]", hint), value, where, faults)
    return _plain(hint, value, rules, where, faults)


def _list(hint: Any, value: Any, rules: Mapping[str, Any], where: str, faults: Faults) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        faults.add(where, _("must be a list"))
        return ()
    wanted = rules.get("count")
    if wanted is not None and len(value) != wanted:
        faults.add(where, _("must have {wanted} entries and has {found}").format(wanted=wanted, found=len(value)))
    return tuple(_value(hint, item, rules, f"{where}[{i}]", faults) for i, item in enumerate(value))


def _table(hint: Any, value: Any, rules: Mapping[str, Any], where: str, faults: Faults) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        faults.add(where, _("must be a table"))
        return {}
    keys = rules.get("keys")
    for key in sorted(keys - value.keys()) if keys else ():
        faults.add(f"{where}.{key}", _("is missing"))
    for key in value:
        if keys and key not in keys:
            faults.add(f"{where}.{key}", _("is not known"), _known(keys))
    inside = {"among": rules["among"]} if "among" in rules else {}
    return types.MappingProxyType(
        {str(key): _value(hint, item, inside, f"{where}.{key}", faults) for key, item in value.items()}
    )


def _plain(hint: Any, value: Any, rules: Mapping[str, Any], where: str, faults: Faults) -> Any:
    if hint is bool or isinstance(value, bool):
        if hint is not bool or not isinstance(value, bool):
            faults.add(where, _("must be true or false") if hint is bool else _("must not be true or false"))
        return value
    if hint is str:
        return _text(value, rules, where, faults)
    if not isinstance(value, int | float) or (hint is int and not isinstance(value, int)):
        faults.add(where, _("must be a whole number") if hint is int else _("must be a number"))
    elif not rules.get("low", value) <= value <= rules.get("high", value):
        faults.add(where, _("must be from {low} to {high}").format(low=rules["low"], high=rules["high"]))
    return value


def _text(value: Any, rules: Mapping[str, Any], where: str, faults: Faults) -> str:
    if not isinstance(value, str):
        faults.add(where, _("must be text"))
        return ""
    keys = rules.get("among")
    if keys is not None and value not in keys:
        faults.add(where, _("must not be {value}").format(value=value or _("empty")), _known(keys))
    if keys is None and not value.strip() and not rules.get("may_be_empty"):
        faults.add(where, _("must not be empty"))
    return clean(value).strip()


def _known(keys: frozenset[str]) -> str:
    return _("known are {names}").format(names=", ".join(sorted(keys)))
