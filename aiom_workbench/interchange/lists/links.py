"""What a cell that names another thing means: by id, by reference, by exact name; never by guess."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable

from aiom_workbench.content import pack_of
from aiom_workbench.interchange.lists.words import folded, topic_words
from aiom_workbench.plan import Plan, Thing
from aiom_workbench.plan.fields import ANY_THING, Field, Kind, Misfit
from aiom_workbench.words import _

_PARTS = re.compile(r"[;\n|]")
CREATABLE = ("groups", "stakeholders", "themes", "workstreams", "phases", "data_sources", "use_cases", "kpis")
"""Collections in which a thing may be made from its name alone, when the person says so."""


class Names:
    """A collection's things by id, reference and name; names fold case and white space."""

    def __init__(self, things: Iterable[Thing] = ()) -> None:
        """Index these things."""
        self.ids: set[str] = set()
        self.refs: dict[str, str] = {}
        self.names: dict[str, list[str]] = {}
        for thing in things:
            self.add(thing.id, str(getattr(thing, thing.entity.title[0], None) or ""), thing.ref)

    def add(self, thing_id: str, name: str, ref: str = "") -> None:
        """Index one more."""
        self.ids.add(thing_id)
        if ref:
            self.refs[ref.casefold()] = thing_id
        if name:
            self.names.setdefault(plain(name), []).append(thing_id)

    def find(self, text: str) -> list[str]:
        """The ids that a text stands for: none, one, or several of the same name."""
        if text in self.ids:
            return [text]
        ref = self.refs.get(text.casefold())
        return [ref] if ref else self.names.get(plain(text), [])


def plain(name: str) -> str:
    """A name without the difference of case and white space."""
    return " ".join(name.split()).casefold()


class Links:
    """Finds what cells point to, and notes what is to be made because it is missing.

    `made` holds, by collection and folded name, the id and the name of each thing to be made; `missing`, by
    collection, the folded names of those that could be made and are not.
    """

    def __init__(self, plan: Plan, create: Iterable[str] = ()) -> None:
        """For a plan; in the collections of `create` a missing thing is made from its name."""
        self._plan = plan
        self._create = frozenset(create)
        self._names: dict[str, Names] = {}
        self.made: dict[str, dict[str, tuple[str, str]]] = {}
        self.missing: dict[str, set[str]] = {}

    def names(self, collection: str) -> Names:
        """A collection's index."""
        if collection not in self._names:
            self._names[collection] = Names(self._plan.collections[collection])
        return self._names[collection]

    def value(self, field: Field, text: str) -> str | tuple[str, ...]:
        """The value of a link field for a cell's text. Raises `Misfit`."""
        if field.kind is Kind.LINK:
            return self._one(field, text)
        try:
            return (self._one(field, text),)
        except Misfit:
            parts = [part.strip() for part in _PARTS.split(text) if part.strip()]
            if len(parts) < 2:
                parts = [part.strip() for part in re.split(r"[;\n|,]|\s/\s", text) if part.strip()]
            return tuple(dict.fromkeys(self._one(field, part) for part in parts))

    def _one(self, field: Field, text: str) -> str:
        key = topic_words(pack_of(self._plan)).get(folded(text)) if field.keys else None
        if key in field.keys:
            return str(key)
        collections = tuple(self._plan.entities()) if field.to == (ANY_THING,) else field.to
        found = [thing_id for collection in collections for thing_id in self.names(collection).find(text)]
        if len(found) == 1:
            return found[0]
        what = self._plan.entities()[collections[0]].one if len(collections) == 1 else _("thing")
        if found:
            message = _("several things are called “{name}”; give a reference")
            raise Misfit(message.format(name=text))
        if collections[0] in CREATABLE and len(collections) == 1:
            if collections[0] in self._create:
                return self._make(collections[0], text)
            self.missing.setdefault(collections[0], set()).add(plain(text))
        raise Misfit(_("no {what} in the plan is called “{name}”").format(what=what, name=text))

    def _make(self, collection: str, text: str) -> str:
        made = self.made.setdefault(collection, {})
        found = made.get(plain(text))
        if found is None:
            found = made[plain(text)] = (str(uuid.uuid4()), text)
            self.names(collection).add(found[0], text)
        return found[0]
