"""What each kind of list can be read into: the fields of its collection, and a few that are no fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from aiom_workbench.interchange.lists.words import folded, headers, topic_words
from aiom_workbench.plan import Entity, Plan
from aiom_workbench.plan.choices import TOPICS
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
    "responses": ("about", "voice"),
}
_NOT_READ = frozenset({Kind.FLAGS, Kind.DATA, Kind.DATES, Kind.NUMBERS})


@dataclass(frozen=True, slots=True)
class Target:
    """What a column may be read into. `field` is None for id, ref and predecessors."""

    name: str
    label: str
    field: Field | None
    words: frozenset[str]


@dataclass(frozen=True)
class ListKind:
    """A kind of list: its collection, what columns it knows, which values a record cannot do without.

    `key` names the fields by which a row is recognised where it brings no id and no ref.
    """

    name: str
    entity: Entity
    needed: tuple[str, ...]
    key: tuple[str, ...]

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
            yield Target(field.name, field.label, field, self._words(field.name, field.label))
        if self.name == "milestones":
            yield Target(PREDECESSORS, _("Predecessors"), None, self._words(PREDECESSORS))
        if self.name == "responses":
            score = self.entity.by_name["score"]
            wordings: dict[str, set[str]] = {}
            for words, key in topic_words().items():
                wordings.setdefault(key, set()).add(words)
            for topic in TOPICS:
                yield Target(topic.key, topic.label, score, frozenset(wordings[topic.key]))

    def _words(self, name: str, label: str = "") -> frozenset[str]:
        own, common = headers().get(self.name, {}), headers()["any"]
        found = [name, label, *own.get(name, common.get(name, ()))]
        return frozenset(folded(word) for word in found if word)


@cache
def list_kind(name: str) -> ListKind:
    """The kind of list with this name. Raises `Problem` for one that is not known."""
    collection = _COLLECTIONS.get(name)
    if collection is None:
        message = _("no kind of list is called {name}").format(name=name)
        raise Problem(message, mend=_("use one of {kinds}").format(kinds=", ".join(KINDS)), kind=ProblemKind.USAGE)
    needed, key = _NEEDED.get(name, ("name",)), _KEYS.get(name, ("name",))
    return ListKind(name, Plan.entities()[collection], needed, key)


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
