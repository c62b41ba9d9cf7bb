"""Finds things by any word in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from aiom_workbench.plan import Plan, Thing
from aiom_workbench.plan.fields import Kind
from aiom_workbench.plan.titles import title_with_ref

TEXTS = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.TEXTS})


def things_with(plan: Plan, words: Sequence[str], most: int) -> list[Thing]:
    """At most `most` things with all these words in them (lower case): those named so before the others."""
    named = [t for t in plan.things() if _has(title_with_ref(plan, t), words)]
    found = sorted(named, key=_is_joint)[:most]
    seen = {thing.id for thing in found}
    within = (t for t in plan.things() if t.id not in seen and _has(" ".join(_texts(t)), words))
    found.extend(islice(within, most - len(found)))
    return found


def _is_joint(thing: Thing) -> bool:
    """Named by the things that it joins, so less likely looked for than they."""
    return any(thing.entity.by_name[name].is_link for name in thing.entity.title)


def _has(text: str, words: Sequence[str]) -> bool:
    lower = text.casefold()
    return all(word in lower for word in words)


def _texts(thing: Thing) -> Iterator[str]:
    yield thing.ref
    for field in thing.entity.fields:
        if field.kind not in TEXTS:
            continue
        value: Any = getattr(thing, field.name)
        if value:
            yield " ".join(value) if isinstance(value, tuple) else value
