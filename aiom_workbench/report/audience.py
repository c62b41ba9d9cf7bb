"""Who may see what. The filter is here and only here.

A client's document is made from the plan that this module leaves: fields that are not declared
client-safe are empty in it, internal things are gone, and every figure is computed on the rest.
So a writer cannot leak what it never got.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import Any

from aiom_workbench.analysis.people import is_scored
from aiom_workbench.plan import Collection, Plan, Thing
from aiom_workbench.plan.choices import ELEMENTS
from aiom_workbench.plan.fields import Audience, Field
from aiom_workbench.plan.pruned import pruned
from aiom_workbench.plan.things import Entity
from aiom_workbench.report.code_names import with_code_names

CLIENT = "client"
INTERNAL = "internal"


def for_audience(plan: Plan, audience: str, *, code_names: bool = False, beside: Plan | None = None) -> Plan:
    """The plan as `audience` ("client" or "internal") may see it, on screen and on paper.

    With `code_names` nobody is called by their name. `beside` is another plan whose people are not to
    be named either: the one that this one is compared with.
    """
    if code_names:
        plan = with_code_names(plan, *([beside] if beside is not None else []))
    return client_plan(plan) if audience == CLIENT else without_single_scores(plan)


SINGLE_SCORES = tuple(element.key for element in ELEMENTS)
"""The scores of a person that nobody sees while the project has not switched them on. They stay in the file."""


def hides_single_scores(plan: Plan) -> bool:
    """Whether the scores of single persons are off, as they are until the engagement switches them on."""
    return not plan.engagement.individual_scores


def without_single_scores(plan: Plan) -> Plan:
    """The plan without scores of single persons where they are off; the same plan where there is nothing to hide."""
    if not hides_single_scores(plan) or not any(map(is_scored, plan.stakeholders)):
        return plan
    empty: dict[str, Any] = dict.fromkeys(SINGLE_SCORES)
    people = Collection(dataclasses.replace(p, **empty) if is_scored(p) else p for p in plan.stakeholders)
    return type(plan)({**plan.collections, "stakeholders": people})


def seen_fields(plan: Plan, entity: Entity, audience: str) -> tuple[Field, ...]:
    """The fields of a kind of thing that have a place on a screen or in a table for this audience."""
    hidden = SINGLE_SCORES if entity.collection == "stakeholders" and hides_single_scores(plan) else ()
    return tuple(f for f in entity.fields
                 if f.name not in hidden and (audience != CLIENT or f.audience is not Audience.INTERNAL))  # fmt: skip


@lru_cache(maxsize=2)
def client_plan(plan: Plan) -> Plan:
    """The plan without anything internal: no field, no thing, no link to one, no counter. Kept for the next who asks."""
    kept = {name: _kept(plan.entities()[name], things) for name, things in plan.collections.items()}
    return type(plan)(pruned(plan, kept))


def _kept(entity: Entity, things: Iterable[Thing]) -> list[Thing]:
    if not entity.single and not any(_is_shown(entity, field) for field in entity.fields):
        return []
    blank = _blanker(entity)
    return [blank(thing) for thing in things if is_client_thing(thing)]


def is_client_thing(thing: Thing) -> bool:
    """Whether a client may know that this thing is there (its parents and links apart)."""
    values: Any = thing
    if thing.entity.follows_audience:
        return bool(values.audience == CLIENT)
    if thing.entity.collection == "interventions":
        return bool(values.kind != "resistance_management")
    if thing.entity.collection == "workshops":
        return not values.closed_session
    return True


@cache
def _blanker(entity: Entity) -> Callable[[Thing], Thing]:
    hidden = {f.name: f.empty for f in entity.fields if f.audience is Audience.INTERNAL}
    following = {f.name: f.empty for f in entity.fields if f.audience is Audience.FOLLOWS}

    def blank(thing: Thing) -> Thing:
        said = "audience" in entity.by_name and getattr(thing, "audience", None) == CLIENT
        empty = hidden if said else hidden | following
        return dataclasses.replace(thing, **empty) if empty else thing

    return blank


def _is_shown(entity: Entity, field: Field) -> bool:
    return field.audience is not Audience.INTERNAL and field.name not in ("audience", entity.parent)
