"""A plan with things taken out: nothing left in it hangs on, or points to, what is gone."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

from aiom_workbench.plan.collection import Collection
from aiom_workbench.plan.fields import Kind
from aiom_workbench.plan.plan import Plan
from aiom_workbench.plan.things import Thing


def pruned(plan: Plan, kept: Mapping[str, Iterable[Thing]]) -> dict[str, Collection[Any]]:
    """The collections with only the things `kept`, less those whose owner is gone; links to the gone are empty.

    A collection of which nothing changed is the plan's own one, so that answers remember it.
    """
    left = {name: list(things) for name, things in kept.items()}
    while _drop_orphans(plan, left):
        pass
    alive = {thing.id for things in left.values() for thing in things}
    return {name: _same_or_new(plan.collections[name], [_without_dead_links(t, alive) for t in things])
            for name, things in left.items()}  # fmt: skip


def _same_or_new(old: Collection[Any], things: list[Thing]) -> Collection[Any]:
    same = len(old) == len(things) and all(one is other for one, other in zip(old, things, strict=True))
    return old if same else Collection(things)


def _drop_orphans(plan: Plan, left: dict[str, list[Thing]]) -> bool:
    alive = {thing.id for things in left.values() for thing in things}
    dropped = False
    for name, entity in plan.entities().items():
        owners = [f.name for f in entity.fields if f.kind is Kind.LINK and f.required]
        staying = (
            [t for t in left[name] if all(getattr(t, owner) in alive for owner in owners)] if owners else left[name]
        )
        dropped = dropped or len(staying) < len(left[name])
        left[name] = staying
    return dropped


def _without_dead_links(thing: Thing, alive: set[str]) -> Thing:
    changed: dict[str, Any] = {}
    for field in thing.entity.links:
        value = getattr(thing, field.name)
        if field.kind is Kind.LINK and value is not None and value not in alive:
            changed[field.name] = None
        elif field.kind is Kind.LINKS:
            left = tuple(item for item in value if item in alive or item in field.keys)
            if left != value:
                changed[field.name] = left
    return dataclasses.replace(thing, **changed) if changed else thing
