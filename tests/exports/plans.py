"""Plans to export: one with everything filled in, one of any size, one full of hostile texts."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from aiom_workbench.interchange.json_plan import load_plan
from aiom_workbench.plan import Collection, Plan, Thing
from aiom_workbench.plan.collection import in_order
from aiom_workbench.plan.cycles import plan_cycles
from aiom_workbench.plan.fields import Audience, Field, Kind
from aiom_workbench.plan.position import spread
from tests.random_edits import some_value

TODAY = date(2026, 11, 25)
HOSTILE = (
    "=1+1", "+49 89 1", "-x", "@me", "- typed bullet\n- another", "1. typed number", "<b>bold</b>", "]]>", "&amp;",
    "{{name}}", "‮right to left", "🙂🙃", "a\tb", "line one\n\nline three", "x" * 300, "'quoted", '"double"', "100% sure",
    "مرحبا", "é́́́", "Figure 1", "[Status]", "*", "~", "$x^2$", "C:\\temp", "TRUE",
)  # fmt: skip


def filled(each: int = 3, seed: int = 1, text: Callable[[Field, int], str] | None = None,
           only: tuple[str, ...] = ()) -> Plan:  # fmt: skip
    """A plan with `each` things in every collection and every field set; `text` gives the texts."""
    rng = random.Random(seed)
    plan = Plan()
    counters: dict[str, int] = {}
    for name, entity in plan.entities().items():
        if entity.single:
            things: list[Thing] = [entity.cls(id=name)]
        else:
            n = each if not only or name in only else 3
            places = spread(n)
            things = [entity.cls(id=f"{name}-{i}", position=places[i], ref=_ref(entity.prefix, i, counters),
                                 **_owner(entity)) for i in range(n)]  # fmt: skip
        plan = Plan({**plan.collections, name: in_order(things)}, counters)
    for name in plan.collections:
        made = (_with_values(thing, plan, rng, n, text) for n, thing in enumerate(plan.collections[name]))
        plan = Plan({**plan.collections, name: Collection(made)}, counters)
    return _without_cycles(plan, counters)


def _ref(prefix: str, number: int, counters: dict[str, int]) -> str:
    if not prefix:
        return ""
    counters[prefix] = number + 1
    return f"{prefix}-{number + 1:02d}"


def _owner(entity: Any) -> dict[str, str]:
    return {entity.parent: f"{entity.by_name[entity.parent].to[0]}-0"} if entity.parent else {}


def _with_values(thing: Any, plan: Plan, rng: random.Random, n: int, text: Any) -> Any:
    values = {}
    for field in thing.entity.fields:
        if field.name == thing.entity.parent:
            owners = plan.collections[field.to[0]].ids()
            values[field.name] = owners[n % len(owners)]
        elif field.name == "audience":
            values[field.name] = "client" if n % 2 == 0 else "internal"
        elif text is not None and field.kind in (Kind.TEXT, Kind.LONG_TEXT) and not field.pattern:
            values[field.name] = text(field, n)
        else:
            values[field.name] = some_value(field, plan, rng)
    return dataclasses.replace(thing, **values)


def _without_cycles(plan: Plan, counters: dict[str, int]) -> Plan:
    flat = {
        name: Collection(dataclasses.replace(t, **{f: None}) for t in plan.collections[name])
        for name, f in (("groups", "parent"), ("milestones", "parent"), ("bodies", "escalates_to"),
                        ("use_cases", "duplicate_of"))
    }  # fmt: skip
    links = []
    order = {key: n for n, key in enumerate(plan.milestones.ids())}
    for one in plan.dependencies:
        first, second = sorted((one.predecessor, one.successor), key=lambda key: order[str(key)])
        if first != second:
            links.append(dataclasses.replace(one, predecessor=first, successor=second))
    found = Plan({**plan.collections, **flat, "dependencies": Collection(links)}, counters)
    assert not list(plan_cycles(found))
    return found


def hostile() -> Plan:
    """A plan with every text field full of what breaks naive writers."""
    return filled(4, text=lambda field, n: HOSTILE[(hash_of(field.name) + n) % len(HOSTILE)])


def hash_of(text: str) -> int:
    """The same number for a text in every process."""
    return sum(ord(letter) * (n + 1) for n, letter in enumerate(text))


def internal_fields(plan: Plan) -> list[tuple[str, Field]]:
    """Every declared internal field, with its collection."""
    return [
        (name, field)
        for name, entity in plan.entities().items()
        for field in entity.fields
        if field.audience is Audience.INTERNAL and field.name not in ("audience", entity.parent)
    ]


def small() -> Plan:
    """A plan small enough to read its documents in a review."""
    return load_plan((Path(__file__).parent / "small_plan.json").read_text("utf-8"))
