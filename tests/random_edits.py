"""Random, valid edits over every collection, for property tests: drawn from the declarations themselves."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from aiom_workbench.plan import Plan, Thing
from aiom_workbench.plan.fields import ANY_THING, Field, Kind
from aiom_workbench.problem import Problem
from aiom_workbench.project import Project
from aiom_workbench.project.edit import EditValues

WORDS = ("gate", "owner", "data", "Ünïcödé", "=1+1", "two\nlines", "<b>bold</b>", "‮right", "🙂", "x" * 300)


def some_value(field: Field, plan: Plan, rng: random.Random) -> Any:
    """A value that fits the field, or the empty one."""
    if not field.required and rng.random() < 0.2:
        return field.empty
    return _MAKERS[field.kind](field, plan, rng)


def _text(field: Field, _plan: Plan, rng: random.Random) -> str | None:
    if field.suggestions and rng.random() < 0.5:
        return rng.choice(field.suggestions).key
    return None if field.pattern else " ".join(rng.sample(WORDS, rng.randint(1, 3))) + str(rng.randint(0, 99))


def _number(field: Field, _plan: Plan, rng: random.Random) -> float:
    low = field.low if field.low is not None else 0
    high = field.high if field.high is not None else low + 100
    return (
        rng.randint(int(low), int(high)) if field.whole else rng.choice((low, high, round(rng.uniform(low, high), 2)))
    )


def _targets(field: Field, plan: Plan) -> list[str]:
    names = [name for name, e in plan.entities().items() if not e.single] if field.to == (ANY_THING,) else field.to
    return [thing.id for name in names for thing in plan.collections[name]]


def _link(field: Field, plan: Plan, rng: random.Random) -> str | None:
    found = _targets(field, plan)
    return rng.choice(found) if found else None


def _links(field: Field, plan: Plan, rng: random.Random) -> tuple[str, ...]:
    found = _targets(field, plan) + sorted(field.keys)
    return tuple(rng.sample(found, min(len(found), rng.randint(0, 3))))


def _day(rng: random.Random) -> date:
    return date(2026, 1, 1) + timedelta(days=rng.randint(0, 900))


_MAKERS: dict[Kind, Any] = {
    Kind.TEXT: _text,
    Kind.LONG_TEXT: _text,
    Kind.NUMBER: _number,
    Kind.SCALE: _number,
    Kind.FLAG: lambda _f, _p, rng: rng.random() < 0.5,
    Kind.DATE: lambda _f, _p, rng: _day(rng),
    Kind.CHOICE: lambda f, _p, rng: rng.choice(f.choices).key,
    Kind.LINK: _link,
    Kind.LINKS: _links,
    Kind.CHOICES: lambda f, _p, rng: tuple(c.key for c in rng.sample(f.choices, rng.randint(0, 2))),
    Kind.TEXTS: lambda _f, _p, rng: tuple(f"tag {rng.randint(0, 9)}" for _ in range(rng.randint(0, 3))),
    Kind.DATES: lambda _f, _p, rng: tuple(_day(rng) for _ in range(rng.randint(0, 2))),
    Kind.NUMBERS: lambda f, _p, rng: tuple(sorted(rng.sample(range(int(f.low or 1), int(f.high or 7) + 1), 3))),
    Kind.FLAGS: lambda f, _p, rng: {c.key: rng.random() < 0.5 for c in rng.sample(f.choices, 2)},
    Kind.DATA: lambda _f, _p, rng: {"pack": "aiom", "version": rng.randint(1, 9)},
}


def some_values(cls: type[Thing], plan: Plan, rng: random.Random) -> dict[str, Any]:
    """Values for some fields of a thing, the required ones always."""
    fields = [f for f in cls.entity.fields if f.required or rng.random() < 0.4]
    return {field.name: some_value(field, plan, rng) for field in fields}


def one_operation(edit: EditValues, rng: random.Random) -> None:
    """Add, set, move or delete one thing of any collection. Raises `Problem` where it does not fit."""
    plan = edit.plan
    entity = rng.choice(list(plan.entities().values()))
    things = list(plan.collections[entity.collection])
    what = rng.random()
    if not entity.single and (what < 0.55 or not things):
        edit.add_values(entity.cls, some_values(entity.cls, plan, rng))
    elif what < 0.8 or entity.single:
        thing = rng.choice(things)
        kept = {k: v for k, v in some_values(entity.cls, plan, rng).items() if k != entity.parent}
        edit.set_values(thing, kept)
    elif what < 0.9 and len(things) > 1:
        thing, other = rng.sample(things, 2)
        edit.move(thing, before=other)
    else:
        edit.delete(rng.choice(things))


def edit_at_random(project: Project, rng: random.Random, operations: int = 6) -> bool:
    """One edit of several operations. False where it was refused and nothing changed."""
    before = project.plan
    try:
        with project.edit(f"Edit {rng.randint(0, 999)}") as edit:
            for _ in range(rng.randint(1, operations)):
                one_operation(edit, rng)
    except Problem:
        assert project.plan is before
        return False
    return True
