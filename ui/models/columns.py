"""Which columns a table of a collection has, read off the declarations."""

from __future__ import annotations

from dataclasses import dataclass

from aiom_workbench.plan import Plan
from aiom_workbench.plan.choices import MILESTONE_STATUSES
from aiom_workbench.plan.fields import Field, Kind
from aiom_workbench.plan.things import Entity
from aiom_workbench.report.audience import seen_fields

REF = "ref"
NUMERIC = frozenset({Kind.NUMBER, Kind.SCALE})
LATER = frozenset({Kind.DATA})
FIRST = {
    "stakeholders": "title category group power interest engagement_now engagement_desired relationship_owner next_contact_on",
    "groups": "headcount parent represented_by concern awareness desire knowledge ability reinforcement",
    "use_cases": "stage owner group value feasibility theme success_measure exit_review_on",
    "milestones": "kind workstream owner status duration_days percent_complete start_no_earlier_than finish_no_later_than",
    "interventions": "kind groups elements status start_on end_on hours_per_person owner",
    "kpis": "kind unit baseline target target_on owner use_case group",
    "log": "kind status owner due_on probability impact response raised_on",
    "gates": "outcome decided_on decided_by conditions reason",
    "evidence": "kind on source_role strength about audience",
    "data_sources": "steward group quality access",
    "benefits": "use_case kind owner confirmed_by confirmed_on",
    "costs": "use_case kind owner",
}
"""The columns behind the name that the main tables start with; the others start with their first short fields."""
SHOWN_FIRST = 9
"""How many columns a table starts with; the others are a choice away."""

MARKS = {
    "category": "role",
    "component": "component",
    "engagement_now": "engagement",
    "engagement_desired": "engagement",
    "status": "status",
}
"""Fields whose values have a mark of their own, and its family."""

STATUS_MARKS = {"in_progress": "on_track", "cancelled": "no_reading"}
"""Values of `status` whose mark has another name; the others have their own."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the reference (`field` None) or a field."""

    name: str
    field: Field | None
    label: str

    @property
    def numeric(self) -> bool:
        """Whether its values stand at the right."""
        return self.field is not None and self.field.kind in NUMERIC


def columns_of(plan: Plan, entity: Entity, audience: str = "internal") -> tuple[Column, ...]:
    """All columns of a collection that this audience may see."""
    found = [Column(REF, None, "")] if entity.prefix else []
    fields = seen_fields(plan, entity, audience)
    return (*found, *(Column(field.name, field, field.label) for field in fields if field.kind not in LATER))


def every_column(entity: Entity) -> tuple[Column, ...]:
    """All columns that a collection could have, whoever looks."""
    found = [Column(REF, None, "")] if entity.prefix else []
    return (*found, *(Column(field.name, field, field.label) for field in entity.fields if field.kind not in LATER))


def first_columns(plan: Plan, entity: Entity, audience: str = "internal") -> tuple[str, ...]:
    """The names of the columns that a table starts with: names first, long texts left for later."""
    columns = columns_of(plan, entity, audience)
    if entity.collection in FIRST:
        wanted = (REF, *entity.title, *FIRST[entity.collection].split())
        return tuple(name for name in wanted if any(column.name == name for column in columns))
    short = [c for c in columns if c.field is None or c.field.kind is not Kind.LONG_TEXT or c.name in entity.title]
    leading = [c for c in short if c.name == REF or c.name in entity.title or c.name == entity.parent]
    rest = [c for c in short if c not in leading]
    if len(short) < SHOWN_FIRST:
        rest = [c for c in columns if c not in leading]
    return tuple(c.name for c in (*leading, *rest))[:SHOWN_FIRST]


def mark_of(field: Field | None, value: object) -> tuple[str, str] | None:
    """The family and name of a value's mark, or None."""
    if field is None or value is None:
        return None
    family = MARKS.get(field.name)
    if family is None or field.kind is not Kind.CHOICE:
        return None
    if family == "status" and field.choices != MILESTONE_STATUSES:
        return None  # "in progress" of a log entry says nothing of how it goes
    name = str(value)
    return family, STATUS_MARKS.get(name, name) if family == "status" else name
