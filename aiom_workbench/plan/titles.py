"""What a thing is called where people read of it."""

from __future__ import annotations

from typing import Any

from aiom_workbench.plan.fields import Field, Kind
from aiom_workbench.plan.plan import Plan
from aiom_workbench.plan.things import Thing
from aiom_workbench.plan.wording import choice_words, entry_words
from aiom_workbench.words import _


def title(plan: Plan, thing: Thing) -> str:
    """The thing's name: its title fields, joined; "Unnamed use case" where they are empty."""
    entity = thing.entity
    parts = [shown(plan, entity.by_name[name], getattr(thing, name)) for name in entity.title]
    joined = " · ".join(part.split("\n")[0] for part in parts if part)
    return joined or _("Unnamed {thing}").format(thing=entity.one)


def title_with_ref(plan: Plan, thing: Thing) -> str:
    """The reference before the name: "UC-03 Medical coding assistant"."""
    return f"{thing.ref} {title(plan, thing)}" if thing.ref else title(plan, thing)


def shown(plan: Plan, field: Field, value: Any) -> str:
    """A field's value as people read it: choices by label, links by name, dates as "14 Oct 2027"."""
    if value is None or value == ():
        return ""
    if field.kind is Kind.LINK:
        return _linked(plan, value)
    if field.kind is Kind.LINKS:
        return ", ".join(_linked(plan, item) for item in value)
    if field.kind is Kind.CHOICES:
        return ", ".join(choice_words(plan, field, item) for item in value)
    if field.kind is Kind.FLAG:
        return _("Yes") if value else _("No")
    if field.kind is Kind.DATE:
        return written_date(value)
    if field.kind is Kind.DATES:
        return ", ".join(written_date(item) for item in value)
    if field.kind is Kind.FLAGS:
        return ", ".join(choice_words(plan, field, key) for key, answer in value.items() if answer)
    if field.kind in (Kind.TEXTS, Kind.NUMBERS):
        return ", ".join(str(item) for item in value)
    if field.kind is Kind.DATA:
        return ", ".join(f"{key} {part}" for key, part in value.items() if not isinstance(part, dict | list))
    if field.entry:
        return entry_words(plan, field.entry, value)
    if field.choices or field.suggestions:
        return choice_words(plan, field, value)
    return f"{value:g}" if isinstance(value, float) else str(value)


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def written_date(value: Any) -> str:
    """A date as it is written everywhere: "14 Oct 2027"."""
    return f"{value.day} {_(_MONTHS[value.month - 1])} {value.year:04d}"


def _linked(plan: Plan, target: str) -> str:
    thing = plan.find(target)
    return title(plan, thing) if thing is not None else target
