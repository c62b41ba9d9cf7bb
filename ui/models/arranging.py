"""Which of a collection's things a table shows, and in what order: words, column filters, a sorted column.

Texts are folded once for each thing and kept, so that another word costs one pass over ready strings.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from aiom_workbench.plan import Collection, Plan, Thing
from aiom_workbench.plan.fields import Kind
from aiom_workbench.plan.titles import shown
from ui.models.columns import REF, Column

_AS_THEY_ARE = frozenset({Kind.NUMBER, Kind.SCALE, Kind.DATE, Kind.FLAG})
EVERYWHERE = "*"
"""In place of a column's name: the texts of all columns together."""


def cell_text(plan: Plan, thing: Thing, column: Column) -> str:
    """What stands in a cell."""
    if column.field is None:
        return thing.ref
    text = shown(plan, column.field, getattr(thing, column.name))
    return text.replace("\n", " ") if column.field.kind is Kind.LONG_TEXT else text


class Arrangement:
    """The filters and the order of one table."""

    def __init__(self, columns: Mapping[str, Column]) -> None:
        """Everything in the plan's order; `columns`: all that the table may show, by name."""
        self._columns = columns
        self.words: tuple[str, ...] = ()
        self.column_filters: dict[str, str] = {}
        self.sort: tuple[str, bool] | None = None
        self._kept: dict[str, dict[str, tuple[Thing, str]]] = {}
        self._lists: dict[str, tuple[Collection[Any], list[str]]] = {}

    @property
    def filters(self) -> bool:
        """Whether something may be left out."""
        return bool(self.words or self.column_filters)

    def forget(self) -> None:
        """Texts may read differently now: a linked thing has another name."""
        self._kept.clear()
        self._lists.clear()

    def rows(self, plan: Plan, things: Collection[Any]) -> list[Thing]:
        """The things to show, in order."""
        found: list[Thing] = list(things)
        looked_for = [(EVERYWHERE, word) for word in self.words] + list(self.column_filters.items())
        if looked_for:
            at = range(len(found))
            for name, wanted in looked_for:
                texts = self._texts(plan, things, name)
                at = [n for n in at if wanted in texts[n]]  # type: ignore[assignment]
            found = [found[n] for n in at]
        return self._sorted(plan, found, *self.sort) if self.sort is not None else found

    def _texts(self, plan: Plan, things: Collection[Any], name: str) -> list[str]:
        kept = self._lists.get(name)
        if kept is None or kept[0] is not things:
            known = self._kept.setdefault(name, {})
            fold = self._folder(plan, name)
            for thing in things:
                if (was := known.get(thing.id)) is None or was[0] is not thing:
                    known[thing.id] = (thing, fold(thing))
            kept = self._lists[name] = (things, [known[thing_id][1] for thing_id in things.ids()])
        return kept[1]

    def _folder(self, plan: Plan, name: str) -> Callable[[Thing], str]:
        columns = list(self._columns.values()) if name == EVERYWHERE else [self._columns[name]]

        def fold(thing: Thing) -> str:
            return "\n".join([cell_text(plan, thing, column) for column in columns]).casefold()

        return fold

    def _sorted(self, plan: Plan, rows: list[Thing], name: str, downwards: bool) -> list[Thing]:
        keys = self._keys(plan, rows, self._columns[name])
        filled = [n for n, key in enumerate(keys) if key is not None and key != ""]
        empty = [row for row, key in zip(rows, keys, strict=True) if key is None or key == ""]
        filled.sort(key=keys.__getitem__, reverse=downwards)
        return [rows[n] for n in filled] + empty

    def _keys(self, plan: Plan, rows: list[Thing], column: Column) -> list[Any]:
        field, name = column.field, column.name
        if field is None or name == REF:
            return [_by_number(thing) for thing in rows]
        if field.kind is Kind.CHOICE:
            order = {choice.key: at for at, choice in enumerate(field.choices)}
            return [order.get(getattr(thing, name)) for thing in rows]
        if field.kind in _AS_THEY_ARE:
            return [getattr(thing, name) for thing in rows]
        if field.kind is Kind.TEXT and not field.suggestions:
            return [(getattr(thing, name) or "").casefold() for thing in rows]
        return [cell_text(plan, thing, column).casefold() for thing in rows]


def _by_number(thing: Thing) -> tuple[str, int]:
    prefix, _dash, number = thing.ref.rpartition("-")
    return prefix, int(number) if number.isdigit() else 0
