"""What is left of a plan and its history when a person is erased: a token for the name, nothing else of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from aiom_workbench.file.history import Record
from aiom_workbench.plan import Plan
from aiom_workbench.plan.fields import Field, Kind
from aiom_workbench.project.changes import Change, ChangeSet
from aiom_workbench.project.names import alone

PEOPLE = "stakeholders"
_OF_THEM = {"interactions": ("stakeholder",), "influences": ("source", "target")}
_NAMING = ("name", "code_name")
_TEXTS = (Kind.TEXT, Kind.LONG_TEXT, Kind.TEXTS, Kind.DATA)
_LONG_ENOUGH = 6

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Traces:
    """What a history says of a person: every name and code name they ever had, every thing that was theirs.

    `parts` are first names, surnames and whatever else stands for them alone in a text.
    """

    names: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()

    def __or__(self, other: Traces) -> Traces:
        """Both together."""
        return Traces(self.names | other.names, self.things | other.things, self.parts | other.parts)


def traces(records: Iterable[Record], person: str) -> Traces:
    """What these edits say of the person with this id."""
    names: set[str] = set()
    things: set[str] = set()
    for record in records:
        for change in ChangeSet.from_json(record.change_set).changes:
            for values in (change.old, change.new):
                if values is None:
                    continue
                if change.collection == PEOPLE and change.id == person:
                    names.update(str(values[name]).strip() for name in _NAMING if values.get(name))
                elif any(values.get(link) == person for link in _OF_THEM.get(change.collection, ())):
                    things.add(change.id)
    return Traces(frozenset(names), frozenset(things))


class Redaction:
    """Erases one person, by rule: the same thing always becomes the same thing."""

    def __init__(self, person: str, token: str, found: Traces, shape: type[Plan]) -> None:
        """`token` stands for the person from now on; `found` are their traces in every history there is."""
        self._person = person
        self._token = token
        self._gone = found.things
        self._entities = shape.entities()
        forms = {form for name in found.names for form in _forms(name)}
        patterns = [f"(?i:{_pattern(form)})" for form in sorted(forms, key=len, reverse=True)]
        patterns += [alone(form) for part in sorted(found.parts, key=len, reverse=True) for form in _forms(part)]
        self._pattern = re.compile("|".join(patterns) or r"(?!)")

    def text(self, text: str) -> str:
        """A text with the token in place of each name."""
        return self._pattern.sub(lambda _found: self._token, text)

    def thing(self, collection: str, thing_id: str, values: Values | None) -> Values | None:
        """What is left of a thing's values; None where nothing is."""
        if values is None or thing_id in self._gone:
            return None
        if collection == PEOPLE and thing_id == self._person:
            kept = {name: values[name] for name in ("ref", "position") if name in values}
            return {**kept, "name": self._token}
        by_name = self._entities[collection].by_name
        return {name: self._value(by_name.get(name), value) for name, value in values.items()}

    def _value(self, field: Field | None, value: Any) -> Any:
        if field is None or value is None:
            return value
        if field.kind in _TEXTS:
            return self._within(value)
        if field.is_link and self._gone:
            if isinstance(value, list):
                return [item for item in value if item not in self._gone]
            return None if value in self._gone else value
        return value

    def _within(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return [self._within(item) for item in value]
        if isinstance(value, dict):
            return {self.text(key): self._within(item) for key, item in value.items()}
        return value

    def history(self, records: Iterable[Record]) -> Iterator[Record]:
        """The edits, first to last, as they would stand in a history in which the person never had a name.

        Their checksums are those of before. Walked back, they lead to the empty plan as ever.
        """
        standing: dict[tuple[str, str], Values] = {}
        for record in records:
            change_set = ChangeSet.from_json(record.change_set)
            changes = [self._change(change, standing) for change in change_set.changes]
            kept = tuple(change for change in changes if change is not None)
            text = record.change_set
            if kept != change_set.changes:
                text = ChangeSet(kept, change_set.counters).to_json()
            yield replace(record, label=self.text(record.label), author=self.text(record.author), change_set=text)

    def _change(self, change: Change, standing: dict[tuple[str, str], Values]) -> Change | None:
        key = (change.collection, change.id)
        before = standing.get(key, {} if self._entities[change.collection].single else None)
        after = None if change.new is None else {**(before or {}), **change.new}
        if after is None:
            standing.pop(key, None)
        else:
            standing[key] = after
        old, new = self.thing(*key, before), self.thing(*key, after)
        if old == before and new == after:
            return change
        if old == new:
            return None
        if old is None or new is None:
            return Change(*key, _set_ones(old), _set_ones(new))
        differing = [name for name in {**old, **new} if old.get(name) != new.get(name)]
        return Change(*key, {name: old.get(name) for name in differing}, {name: new.get(name) for name in differing})


def _set_ones(values: Values | None) -> Values | None:
    return None if values is None else {name: value for name, value in values.items() if value not in (None, "", [])}


def _forms(name: str) -> set[str]:
    return {unicodedata.normalize(form, name) for form in ("NFC", "NFD")}


def _pattern(name: str) -> str:
    """A name in any case and with any white space; a short one as a whole word only, so that Al is not in also."""
    words = r"\s+".join(re.escape(word) for word in name.split())
    return words if len(name) >= _LONG_ENOUGH else rf"(?<!\w){words}(?!\w)"
