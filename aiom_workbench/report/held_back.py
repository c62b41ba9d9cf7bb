"""What a client's document leaves out, counted: so that a person knows before sending."""

from __future__ import annotations

from dataclasses import dataclass

from aiom_workbench.plan import Plan
from aiom_workbench.plan.fields import Audience
from aiom_workbench.plan.things import Entity
from aiom_workbench.report.audience import client_plan
from aiom_workbench.words import _


@dataclass(frozen=True, slots=True)
class Share:
    """What becomes of one collection: how many things leave and stay, and which set fields are held back, how often."""

    collection: str
    name: str
    leaving: int
    staying: int
    fields: tuple[tuple[str, int], ...]

    def in_words(self) -> str:
        """What is held back, as a line: "People: power (32), notes (4)"; "" where nothing is."""
        parts = [f"{label.lower()} ({count})" for label, count in self.fields]
        if self.staying:
            parts.insert(0, _("all {n}").format(n=self.staying) if not self.leaving else str(self.staying))
        return f"{self.name}: {', '.join(parts)}" if parts else ""


def shares(plan: Plan) -> tuple[Share, ...]:
    """For every collection with something in it, what a client's document may show and what stays here."""
    seen = client_plan(plan)
    found = []
    for name, entity in plan.entities().items():
        if entity.parent or (not entity.single and not plan.collections[name]):
            continue
        leaving = len(seen.collections[name])
        staying = len(plan.collections[name]) - leaving
        found.append(Share(name, entity.many, leaving, staying, _held_fields(plan, seen, entity)))
    return tuple(found)


def _held_fields(plan: Plan, seen: Plan, entity: Entity) -> tuple[tuple[str, int], ...]:
    shown = seen.collections[entity.collection]
    found = []
    for field in entity.fields:
        if field.audience is Audience.CLIENT or field.name == "audience":
            continue
        count = 0
        for thing in plan.collections[entity.collection]:
            after = shown.get(thing.id)
            if (
                after is not None
                and getattr(thing, field.name) not in (None, ())
                and getattr(after, field.name) in (None, ())
            ):
                count += 1
        if count:
            found.append((field.label, count))
    return tuple(found)
