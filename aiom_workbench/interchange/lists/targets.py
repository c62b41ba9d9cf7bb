"""What each kind of list can be read into: the fields of its collection, and a few that are no fields."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from aiom_workbench.content.pack import Pack
from aiom_workbench.content.packs import built_in
from aiom_workbench.interchange.lists.words import PACKS_KEPT, element_words, folded, headers, topic_words
from aiom_workbench.plan import Entity, Plan
from aiom_workbench.plan.fields import Field, Kind
from aiom_workbench.problem import Kind as ProblemKind
from aiom_workbench.problem import Problem
from aiom_workbench.words import N_, _

ID, REF, PREDECESSORS = "id", "ref", "predecessors"
_COLLECTIONS = {
    "stakeholders": "stakeholders",
    "groups": "groups",
    "use-cases": "use_cases",
    "milestones": "milestones",
    "interventions": "interventions",
    "kpis": "kpis",
    "readings": "readings",
    "pulses": "pulses",
    "responses": "responses",
    "log": "log",
    "evidence": "evidence",
}
KINDS = tuple(_COLLECTIONS)
"""What `--as` takes."""
_NEEDED = {
    "log": ("title",),
    "evidence": ("quote",),
    "readings": ("kpi", "on", "value"),
    "pulses": ("element", "score"),
    "responses": ("about", "score"),
}
_KEYS = {
    "stakeholders": ("name", "organisation"),
    "log": ("title",),
    "evidence": ("quote",),
    "readings": ("kpi", "on"),
    "pulses": ("on", "group", "element", "voice"),
    "responses": ("about", "voice", "score"),
}
_NOT_READ = frozenset({Kind.FLAGS, Kind.DATA, Kind.DATES, Kind.NUMBERS})


@dataclass(frozen=True, slots=True)
class Target:
    """What a column may be read into. `field` is None for id, ref and predecessors.

    `words` are its headers, `meanings` what a cell's words stand for beside the field's own.
    """

    name: str
    label: str
    field: Field | None
    words: frozenset[str]
    meanings: Mapping[str, str] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True)
class ListKind:
    """A kind of list: its collection, what columns it knows, which values a record cannot do without.

    `key` names the fields by which a row is recognised where it brings no id and no ref; `pack` is the
    content whose wordings count beside the built-in ones.
    """

    name: str
    entity: Entity
    needed: tuple[str, ...]
    key: tuple[str, ...]
    pack: Pack = dataclasses.field(default_factory=built_in)

    @property
    def asked(self) -> str:
        """The field that says what a form's question is about, where a column may be a question; else ""."""
        return {"responses": "about", "pulses": "element"}.get(self.name, "")

    def asks(self, name: str) -> bool:
        """Whether a target is a form's question: its column holds scores."""
        return bool(self.asked) and name in self.targets and name not in self.entity.by_name and name not in (ID, REF)

    @cached_property
    def targets(self) -> dict[str, Target]:
        """Everything that a column can be read into, by name."""
        return {target.name: target for target in self._targets()}

    @property
    def named(self) -> bool:
        """Whether its things have a name that a close spelling can be held against."""
        return self.key[0] in ("name", "title")

    def _targets(self) -> Iterator[Target]:
        yield Target(ID, _("Id"), None, self._words(ID))
        if self.entity.prefix:
            yield Target(REF, _("Reference"), None, self._words(REF))
        for field in self.entity.fields:
            if field.kind in _NOT_READ or field.name in ("assessment", "raised_from", "template"):
                continue
            meanings = self._meanings() if field.name == self.asked else {}
            yield Target(field.name, field.label, field, self._words(field.name, field.label), meanings)
        if self.name == "milestones":
            yield Target(PREDECESSORS, _("Predecessors"), None, self._words(PREDECESSORS))
        if self.asked:
            yield from self._questions()

    def _questions(self) -> Iterator[Target]:
        """A form's questions, a column each: its cells are scores."""
        wordings: dict[str, set[str]] = {}
        for words, key in self._meanings().items():
            wordings.setdefault(key, set()).add(words)
        for topic in self.entity.by_name[self.asked].choices:
            label = self._asked_as(topic.key) or topic.label
            yield Target(topic.key, label, self.entity.by_name["score"], frozenset(wordings[topic.key]))

    def _asked_as(self, key: str) -> str:
        """How the project's content asks it; "" where the content has no words for it."""
        files = ("questions", "pulse", "components") if self.asked == "about" else ("elements",)
        return next((self.pack.wording(file, key) for file in files if key in self.pack.entries(file)), "")

    def _meanings(self) -> Mapping[str, str]:
        """Every wording of what a form may ask about."""
        return topic_words(self.pack) if self.asked == "about" else element_words(self.pack)

    def _words(self, name: str, label: str = "") -> frozenset[str]:
        own, common = headers().get(self.name, {}), headers()["any"]
        found = [name, label, *own.get(name, common.get(name, ()))]
        return frozenset(folded(word) for word in found if word)


def list_kind(name: str, pack: Pack | None = None) -> ListKind:
    """The kind of list with this name, for a project with this content. Raises `Problem` for one that is not known."""
    return _list_kind(name, pack or built_in())


@lru_cache(PACKS_KEPT * len(KINDS))
def _list_kind(name: str, pack: Pack) -> ListKind:
    collection = _COLLECTIONS.get(name)
    if collection is None:
        message = _("no kind of list is called {name}").format(name=name)
        raise Problem(message, mend=_("use one of {kinds}").format(kinds=", ".join(KINDS)), kind=ProblemKind.USAGE)
    needed, key = _NEEDED.get(name, ("name",)), _KEYS.get(name, ("name",))
    return ListKind(name, Plan.entities()[collection], needed, key, pack)


NEEDED_MESSAGES = {
    "name": N_("it has no name"),
    "title": N_("it has no title"),
    "quote": N_("it has no text"),
    "kpi": N_("it names no measure that is in the plan"),
    "on": N_("it has no date that can be read"),
    "value": N_("it has no value that can be read"),
    "element": N_("it names no element of the change"),
    "score": N_("it has no score that can be read"),
    "about": N_("it does not say what was voted on"),
}
"""Why a record without this field is skipped."""
