"""The immutable collection in which the plan keeps its things."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Generic

from aiom_workbench.plan.things import Thing, ThingT


class Collection(Generic[ThingT]):
    """Things by id, in plan order. Compared and hashed by identity, weakly referenceable.

    Iterating gives the things. A change makes a new collection that shares every thing that did
    not change; reverse links are found when first asked for.
    """

    __slots__ = ("__weakref__", "_by_id", "_reverse")

    def __init__(self, things: Iterable[ThingT] = ()) -> None:
        """A collection of these things, which stand in plan order already."""
        self._by_id: dict[str, ThingT] = {thing.id: thing for thing in things}
        self._reverse: dict[str, dict[str, tuple[ThingT, ...]]] = {}

    def __getitem__(self, thing_id: str) -> ThingT:
        return self._by_id[thing_id]

    def get(self, thing_id: str | None) -> ThingT | None:
        """The thing with this id, or None."""
        return self._by_id.get(thing_id) if thing_id is not None else None

    def __contains__(self, thing_id: object) -> bool:
        return thing_id in self._by_id

    def __iter__(self) -> Iterator[ThingT]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    def __bool__(self) -> bool:
        return bool(self._by_id)

    def __repr__(self) -> str:
        return f"Collection({list(self._by_id)!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return Collection, (tuple(self._by_id.values()),)

    def ids(self) -> tuple[str, ...]:
        """The ids in plan order."""
        return tuple(self._by_id)

    def last(self) -> ThingT | None:
        """The thing at the end, or None."""
        return self._by_id[next(reversed(self._by_id))] if self._by_id else None

    def where(self, field: str, target: str) -> tuple[ThingT, ...]:
        """The things whose link field `field` holds the id `target`, in plan order."""
        index = self._reverse.get(field)
        if index is None:
            index = self._reverse[field] = self._index(field)
        return index.get(target, ())

    def _index(self, field: str) -> dict[str, tuple[ThingT, ...]]:
        found: dict[str, list[ThingT]] = {}
        for thing in self:
            value = getattr(thing, field)
            for target in value if isinstance(value, tuple) else (value,) if value is not None else ():
                found.setdefault(target, []).append(thing)
        return {target: tuple(things) for target, things in found.items()}

    def with_changes(self, changed: Mapping[str, ThingT | None]) -> Collection[ThingT]:
        """A collection in which these things stand as given; None takes one out."""
        by_id = self._by_id
        result: Collection[ThingT] = Collection.__new__(Collection)
        result._reverse = {}
        if all(new is not None and _same_place(by_id.get(key), new) for key, new in changed.items()):
            result._by_id = {**by_id, **changed}  # type: ignore[dict-item]  # no None among them, just seen
            return result
        merged: dict[str, ThingT | None] = {**by_id, **changed}
        kept = [thing for thing in merged.values() if thing is not None]
        kept.sort(key=_place)
        result._by_id = {thing.id: thing for thing in kept}
        return result


def in_order(things: Iterable[ThingT]) -> Collection[ThingT]:
    """A collection of these things, sorted by position, the id as tie-breaker."""
    return Collection(sorted(things, key=_place))


def _place(thing: Thing) -> tuple[str, str]:
    return thing.position, thing.id


def _same_place(old: Thing | None, new: Thing) -> bool:
    return old is not None and old.position == new.position
