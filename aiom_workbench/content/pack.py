"""A content pack: named files of entries by key, each read when it is first asked for."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Generic, TypeVar, cast

from aiom_workbench.content import parts
from aiom_workbench.content.reader import Faults, read_part
from aiom_workbench.plan.choices import (
    BODY_KEYS,
    CATEGORIES,
    COMPONENTS,
    CONCERNS,
    ELEMENTS,
    GATES,
    MODELS,
    QUESTIONS,
    RISK_QUESTIONS,
    SIGNS,
    STAGES,
    STATEMENTS,
    STEPS,
    TIERS,
)
from aiom_workbench.plan.fields import Choice
from aiom_workbench.words import _

PartT = TypeVar("PartT")
Data = Mapping[str, Any]
_ASKED = {"questions": "question", "pulse": "text"}
Source = Callable[[str], Data | None]
"""Gives what a pack's file says, by the file's name without `.toml`; None where there is no such file."""


class File(Generic[PartT]):
    """Declares a file of a pack: a table of entries of one class.

    `keys`: exactly these, because the plan knows no others; a pack that leaves one out gets the
    built-in entry. Without them a pack has what entries it likes.
    """

    def __init__(self, cls: type[PartT], keys: tuple[Choice, ...] | tuple[str, ...] = ()) -> None:
        self.cls = cls
        self.keys = tuple(key if isinstance(key, str) else key.key for key in keys)
        self.name = ""

    def __set_name__(self, _owner: object, name: str) -> None:
        self.name = name

    def __get__(self, pack: Pack, _owner: object = None) -> Mapping[str, PartT]:
        return cast("Mapping[str, PartT]", pack.entries(self.name))


class Pack:
    """A content pack. Never changes; compared and hashed by identity.

    `notes` says in words what of the wanted content could not be used.
    """

    components = File(parts.Component, COMPONENTS)
    layers = File(parts.Layer)
    levels = File(parts.Level, ("1", "2", "3", "4"))
    principles = File(parts.Principle)
    questions = File(parts.Question, QUESTIONS)
    signs = File(parts.Sign, SIGNS)
    pulse = File(parts.Statement, STATEMENTS)
    interviews = File(parts.Interview, CATEGORIES)
    roles = File(parts.StakeholderRole, CATEGORIES[:5])
    models = File(parts.Model, MODELS)
    differences = File(parts.Difference)
    gains = File(parts.Gain)
    criteria = File(parts.Criterion)
    profiles = File(parts.Profile)
    decisions = File(parts.Decision)
    capabilities = File(parts.Capability)
    bodies = File(parts.Body, BODY_KEYS[:9])
    role_cards = File(parts.RoleCard)
    themes = File(parts.Theme)
    stages = File(parts.Stage, STAGES)
    gates = File(parts.Gate, GATES)
    tiers = File(parts.Tier, TIERS)
    sandbox = File(parts.Sandbox)
    risk_questions = File(parts.RiskQuestion, RISK_QUESTIONS)
    relay = File(parts.RelayStep, STEPS)
    execution = File(parts.ExecutionPart)
    vision = File(parts.Prompt, ("headline", "story", "opportunities", "risks"))
    interventions = File(parts.Intervention)
    concerns = File(parts.Concern, CONCERNS)
    elements = File(parts.Element, ELEMENTS)
    measures = File(parts.Measure)
    fluency = File(parts.Fluency, ("0", "1", "2", "3", "4"))
    agendas = File(parts.Agenda)
    glossary = File(parts.Term)
    texts = File(parts.Text)

    def __init__(
        self, header: parts.Header, source: Source, base: Pack | None = None, notes: tuple[str, ...] = ()
    ) -> None:
        """A pack whose files come from `source`; what it does not have comes from `base`."""
        self.header = header
        self.notes = notes
        self._source = source
        self._base = base
        self._entries: dict[str, Mapping[str, Any]] = {}

    @property
    def name(self) -> str:
        """The pack's name: with the version, what a project remembers."""
        return self.header.name

    @property
    def version(self) -> str:
        """The pack's version."""
        return self.header.version

    def wording(self, file: str, key: str) -> str:
        """How this pack asks a question or statement, or calls a component or sign; the key itself for any other."""
        entry = self.entries(file).get(key)
        return key if entry is None else str(getattr(entry, _ASKED.get(file, "name")))

    @classmethod
    def files(cls) -> dict[str, File[Any]]:
        """Every file's declaration by name."""
        return _files()

    def own(self, file: str) -> Data | None:
        """What this pack itself says in a file, None where it takes the base's."""
        return self._source(file)

    def raw(self, file: str) -> Data:
        """What a file says, before it is read into classes: what this pack lacks is the base's."""
        mine = self._source(file)
        below = self._base.raw(file) if self._base else {}
        if mine is None or self._base is None:
            return below if mine is None else mine
        adds = bool(_files()[file].keys) or file in self.header.adds_to
        return laid_over(below if adds else {}, mine)

    def entries(self, file: str) -> Mapping[str, Any]:
        """A file's entries by key, in order. Raises `Problem` with every fault in it."""
        if file not in self._entries:
            faults = Faults()
            found = self.read(file, faults)
            faults.refuse()
            self._entries[file] = found
        return self._entries[file]

    def read(self, file: str, faults: Faults) -> Mapping[str, Any]:
        """A file's entries by key as far as they can be read; what is wrong goes to `faults`."""
        declared, data = _files()[file], self.raw(file)
        where = f"{file}.toml"
        for key in data:
            if declared.keys and key not in declared.keys:
                faults.add(f"{where}, {key}", _("is not known"), _("known are ") + ", ".join(declared.keys))
        order = declared.keys or tuple(data)
        entries = {key: read_part(declared.cls, data[key], f"{where}, {key}", faults) for key in order if key in data}
        _check_across(file, entries, where, faults)
        return types.MappingProxyType(entries)


def laid_over(below: Data, above: Data) -> Data:
    """Both tables in one: what `above` says counts, tables inside are laid over alike, None takes out."""
    result = dict(below)
    for key, value in above.items():
        under = result.get(key)
        if value is None:
            result.pop(key, None)
        elif isinstance(value, Mapping) and isinstance(under, Mapping):
            result[key] = laid_over(under, value)
        else:
            result[key] = value
    return result


@cache
def _files() -> dict[str, File[Any]]:
    return {name: member for name, member in vars(Pack).items() if isinstance(member, File)}


def _check_across(file: str, entries: Mapping[str, Any], where: str, faults: Faults) -> None:
    """What no single value can show: the keys inside a table, a list that must not be empty."""
    for key, entry in entries.items():
        if entry is None:
            continue
        if file == "components":
            for level in ("1", "2", "3", "4"):
                if level not in entry.levels:
                    faults.add(f"{where}, {key}.levels.{level}", _("is missing"))
        if file == "interventions" and not entry.elements:
            faults.add(f"{where}, {key}.elements", _("must not be empty"))
