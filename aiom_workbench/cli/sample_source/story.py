"""A sample told as sessions of edits: who sat down when, and what they changed.

Tables are written as text with bars, one thing a line, so that they can be read and mended as
tables; the plan's declarations say what each cell means.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from itertools import cycle
from typing import Any

from aiom_workbench.plan import Plan
from aiom_workbench.plan.fields import Kind

Values = dict[str, Any]
_PAUSES = (4, 11, 3, 7, 18, 5, 9, 2, 13, 6)
"""Minutes between two edits of a session, over and over."""


def table(collection: str, text: str) -> list[Values]:
    """The things in a table: names in the first line, a thing in each other; an empty cell is unset."""
    lines = [line for line in text.strip().splitlines() if line.strip()]
    names = [cell.strip() for cell in lines[0].split("|")]
    return [_thing(collection, names, line) for line in lines[1:]]


def _thing(collection: str, names: list[str], line: str) -> Values:
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) != len(names):
        raise ValueError(f"{collection}: {len(cells)} cells for {len(names)} names in: {line}")
    return {name: _value(collection, name, cell) for name, cell in zip(names, cells, strict=True) if cell}


def _value(collection: str, name: str, cell: str) -> Any:
    if name == "id":
        return cell
    match Plan.entities()[collection].by_name[name].kind:
        case Kind.NUMBER | Kind.SCALE:
            return float(cell) if "." in cell else int(cell)
        case Kind.FLAG:
            return {"yes": True, "no": False}[cell]
        case Kind.LINKS | Kind.CHOICES | Kind.TEXTS | Kind.DATES:
            return [item.strip() for item in cell.split(",")]
        case Kind.FLAGS:
            return {key.strip().lstrip("-"): not key.strip().startswith("-") for key in cell.split(",")}
        case _:
            return cell


class Session:
    """One sitting of one person; every edit comes some minutes after the last."""

    def __init__(self, story: Story, when: str, by: str) -> None:
        self._story = story
        self._now = datetime.fromisoformat(when)
        self._by = by

    def edit(self, label: str, *, add: Mapping[str, list[Values]] | None = None,
             set: Mapping[str, Any] | None = None, delete: Mapping[str, list[str]] | None = None) -> None:  # fmt: skip
        """One edit, as a line of `apply` describes it."""
        line: Values = {"label": label, "at": _written(self._now), "by": self._by}
        line |= {verb: what for verb, what in (("add", add), ("set", set), ("delete", delete)) if what}
        self._story.lines.append(line)
        self._now += timedelta(minutes=next(self._story.pauses), seconds=len(label))

    def add_each(self, collection: str, things: list[Values], label: str) -> None:
        """An edit for each thing; `{name}` in the label stands for the thing's field of that name."""
        for thing in things:
            self.edit(label.format_map(thing), add={collection: [thing]})

    def set_each(self, collection: str, things: list[Values], labels: Mapping[str, str], label: str) -> None:
        """An edit for each row of fields to set; `{name}` in the label is what `labels` calls the thing."""
        for thing in things:
            fields = {name: value for name, value in thing.items() if name != "id"}
            self.edit(label.format(name=labels[thing["id"]]), set={collection: {thing["id"]: fields}})


class Story:
    """All the edits of a sample."""

    def __init__(self) -> None:
        self.lines: list[Values] = []
        self.pauses: Iterator[int] = cycle(_PAUSES)

    def session(self, when: str, by: str) -> Session:
        """A sitting that begins at a local time, written "2026-04-07 09:12"."""
        return Session(self, when, by)

    def text(self) -> str:
        """The story in order of time, a line an edit."""
        ordered = sorted(self.lines, key=lambda line: datetime.fromisoformat(line["at"]))
        return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in ordered)


def _written(moment: datetime) -> str:
    """With the offset of Basel in 2026, where clocks went back on 25 October."""
    return moment.isoformat() + ("+02:00" if "2026-03-29" <= moment.date().isoformat() < "2026-10-25" else "+01:00")


def names_of(things: list[Values], field: str = "name") -> dict[str, str]:
    """What each thing is called, by id."""
    return {thing["id"]: thing[field] for thing in things}
