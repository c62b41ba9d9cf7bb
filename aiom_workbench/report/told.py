"""What lies between two plans in words: thing by thing, a sentence for each field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from aiom_workbench.plan import Plan, Thing
from aiom_workbench.plan.fields import Field, Kind
from aiom_workbench.plan.titles import shown, title_with_ref
from aiom_workbench.project.changes import Change, between
from aiom_workbench.words import _, ngettext

LONGEST = 60
"""Values longer than this, together, are not set against each other."""


@dataclass(frozen=True, slots=True)
class Told:
    """What happened to one thing. `thing` is its name with its reference, `lines` a sentence each."""

    id: str
    collection: str
    thing: str
    lines: tuple[str, ...]


def told(before: Plan, after: Plan) -> list[Told]:
    """Every thing that differs, in the order of the plan's collections; what only moved in its list comes last."""
    found = [_of(before, after, change) for change in between(before, after).changes]
    order = list(after.collections)
    moved = (_("Moved"),)
    return sorted(found, key=lambda one: (one.lines == moved, order.index(one.collection)))


def summed_up(changes: list[Told], plan: Plan) -> str:
    """The same in one line: "12 milestones, 3 stakeholders, 1 decision"; "" where nothing differs."""
    counts: dict[str, int] = {}
    for one in changes:
        counts[one.collection] = counts.get(one.collection, 0) + 1
    parts = []
    for name, n in sorted(counts.items(), key=lambda item: -item[1]):
        entity = plan.entities()[name]
        parts.append(
            f"{n} {(entity.one if n == 1 else entity.many).lower()}" if not entity.single else entity.one.lower()
        )
    if len(parts) > 4:
        rest = len(parts) - 3
        parts[3:] = [ngettext("{n} other kind", "{n} other kinds", rest).format(n=rest)]
    return ", ".join(parts)


def _of(before: Plan, after: Plan, change: Change) -> Told:
    thing = after.collections[change.collection].get(change.id)
    old = before.collections[change.collection].get(change.id)
    standing = thing or old
    assert standing is not None
    name = title_with_ref(after if thing is not None else before, standing)
    if standing.entity.single:
        name = standing.entity.one
    return Told(change.id, change.collection, name, tuple(_lines(before, after, old, thing)))


def _lines(before: Plan, after: Plan, old: Thing | None, new: Thing | None) -> Iterator[str]:
    if old is None:
        yield _("Added")
    elif new is None:
        yield _("Deleted")
    else:
        differing = [field for field in new.entity.fields if getattr(old, field.name) != getattr(new, field.name)]
        for field in differing:
            yield sentence(field, _value(before, field, old), _value(after, field, new))
        if not differing:
            yield _("Moved")


def sentence(field: Field, was: str, now: str) -> str:
    """What happened to a field, whose value was and is as written: "Power from 3 to 5"."""
    if not now:
        return _("{field} cleared").format(field=field.label)
    if field.kind is Kind.LONG_TEXT or len(was) + len(now) > LONGEST:
        said = _("{field} rewritten") if was else _("{field} written")
        return said.format(field=field.label)
    if not was:
        return _("{field} set to {value}").format(field=field.label, value=now)
    return _("{field} from {was} to {now}").format(field=field.label, was=was, now=now)


def _value(plan: Plan, field: Field, thing: Thing) -> str:
    value: Any = getattr(thing, field.name)
    return shown(plan, field, value)
