"""What a content pack is made of: one frozen class for each sort of entry.

An entry has no key of its own here: a pack gives its entries by key. A field with a default may be
left out in the file; `among` and `count` say what the reader accepts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aiom_workbench.plan.change import INTERVENTION_KINDS
from aiom_workbench.plan.choices import BODY_KEYS, COMPONENTS, CONCERNS, ELEMENTS, MODELS, QUESTIONS
from aiom_workbench.plan.fields import Choice
from aiom_workbench.plan.measures import DIRECTIONS, KPI_KINDS, METRIC_TYPES
from aiom_workbench.plan.model_choice import PLACEMENTS
from aiom_workbench.plan.people import ASPECTS
from aiom_workbench.words import N_

LEADERS = (
    Choice("sponsor", N_("the sponsor")),
    Choice("manager", N_("the line manager")),
    Choice("champion", N_("a change champion")),
    Choice("expert", N_("an expert")),
    Choice("representatives", N_("employee representatives")),
    Choice("facilitator", N_("a facilitator")),
)
"""Who can lead an intervention."""


def among(choices: tuple[Choice, ...], **rest: Any) -> Any:
    """A field whose value, or each of whose values, is the key of one of these choices."""
    return field(metadata={"among": frozenset(choice.key for choice in choices)}, **rest)


def count(number: int) -> Any:
    """A list field with exactly so many values."""
    return field(metadata={"count": number})


def limits(low: float, high: float, **rest: Any) -> Any:
    """A number field with inclusive limits."""
    return field(metadata={"low": low, "high": high}, **rest)


def by_model(values: tuple[Choice, ...] = ()) -> Any:
    """A field with one value for each of the three models: the key of one of `values`, if any are given."""
    rules = {"keys": frozenset(choice.key for choice in MODELS)}
    return field(metadata=rules | ({"among": frozenset(choice.key for choice in values)} if values else {}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Which pack it is: `adds_to` names the files whose entries come on top of the built-in ones."""

    name: str
    version: str
    title: str
    description: str = ""
    language: str = "en"
    adds_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name and what it means."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelCell:
    """One component at one maturity level: what it is like, and what one would see there."""

    text: str
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """One of the five components, with its focus areas and its four levels."""

    name: str
    text: str
    focus: tuple[Named, ...]
    levels: Mapping[str, LevelCell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """A layer that cuts across the components: what it holds together and what to ask of it."""

    name: str
    text: str
    holds: str
    ask: tuple[str, ...]
    missing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A maturity level of the whole organisation, with its typical patterns and the way on from it."""

    name: str
    text: str
    patterns: tuple[str, ...]
    next: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Principle:
    """A design principle, how one could see it applied, and the question it puts to a use case."""

    name: str
    text: str
    examples: tuple[str, ...]
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A diagnostic question with an anchor text for each score from 1 to 5."""

    question: str
    why: str
    anchors: tuple[str, ...] = count(5)
    ask_to_see: tuple[str, ...]
    roles: str
    component: str = among(COMPONENTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A warning sign or pitfall: `kind` is "warning" or "pitfall"."""

    name: str
    kind: str = among((Choice("warning", ""), Choice("pitfall", "")))
    text: str
    look_for: tuple[str, ...]
    first_step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A statement of the readiness pulse."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewQuestion:
    """A question to put to somebody: `about` is what the answer speaks to, `listen_for` what counts in it."""

    question: str
    about: str = among((*QUESTIONS, *COMPONENTS))
    listen_for: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """The question guide for one role, in minutes."""

    name: str
    minutes: int = limits(5, 240)
    opening: str
    questions: tuple[InterviewQuestion, ...]
    closing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StakeholderRole:
    """One of the five parts that people play, with what was agreed that they do."""

    name: str
    text: str
    responsibilities: tuple[str, ...]
    needs: tuple[str, ...]
    time: str
    missing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """One of the three models: when it fits, what it brings and costs, and the way to the next."""

    name: str
    text: str
    fits: tuple[str, ...]
    benefits: tuple[str, ...]
    risks: tuple[str, ...]
    monday: tuple[str, ...]
    path: str
    triggers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One row of the comparison of traditional, digital and AI operating models."""

    subject: str
    traditional: str
    digital: str
    ai: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """What an AI operating model brings, how a board would see it, and what happens without."""

    name: str
    text: str
    seen_by: str
    without: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """A client's situation and how well each model copes with it, 1 badly to 5 well."""

    text: str
    centralized: int = limits(1, 5)
    decentralized: int = limits(1, 5)
    federated: int = limits(1, 5)
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """A criterion for the model choice; `starter` ones are proposed for every project."""

    name: str
    look_at: str
    why: str
    swing: str
    starter: bool
    situations: Mapping[str, Situation]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A typical client: for each starter criterion, the key of the situation it is in."""

    name: str
    text: str
    situations: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision that keeps coming up: the body accountable under each model, by body key.

    `within` names the body whose standard the accountable one keeps to; empty where there is none.
    """

    decision: str
    component: str = among(COMPONENTS)
    accountable: Mapping[str, str] = by_model(BODY_KEYS)
    within: Mapping[str, str] = among(BODY_KEYS, default_factory=dict)
    responsible: tuple[str, ...] = among(BODY_KEYS)
    consulted: tuple[str, ...] = among(BODY_KEYS, default=())
    informed: tuple[str, ...] = among(BODY_KEYS, default=())
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Capability:
    """What has to be done by somebody, and where it usually sits under each model."""

    name: str
    component: str = among(COMPONENTS)
    placement: Mapping[str, str] = by_model(PLACEMENTS)
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A starter body with the text blocks of its terms of reference."""

    name: str
    mandate: str
    cadence: str
    escalates_to: str = among(BODY_KEYS, default="")
    escalation: str
    members: str
    decides: tuple[str, ...]
    does_not: tuple[str, ...]
    brings: tuple[str, ...]
    leaves: tuple[str, ...]
    models: Mapping[str, str] = by_model()


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleCard:
    """A role on one card, for the charter pack."""

    name: str
    purpose: str
    answers_for: tuple[str, ...]
    decides: tuple[str, ...]
    does_not: tuple[str, ...]
    time: str
    first_90_days: tuple[str, ...]
    shown_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A strategic theme: outcomes that could be put in figures, and what to watch."""

    name: str
    text: str
    outcome: str
    measures: tuple[str, ...]
    examples: tuple[str, ...]
    watch: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A stage of a use case's life. `days` is the usual time-box in working days, 0 where there is none."""

    name: str
    text: str
    work: tuple[str, ...]
    leaves_with: str
    days: int = limits(0, 400)


@dataclass(frozen=True, slots=True, kw_only=True)
class GateItem:
    """An item of a gate's checklist: must be met, or should be."""

    key: str
    must: bool
    text: str
    ask_to_see: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """The checklist that closes a stage."""

    name: str
    text: str
    items: tuple[GateItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """What a risk tier asks for; lead time in working days; the approver by model, a body's key."""

    name: str
    text: str
    reviews: str
    controls: tuple[str, ...]
    approver: Mapping[str, str] = by_model(BODY_KEYS)
    lead_time_days: float = limits(0, 250)
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sandbox:
    """What a sandbox allows, and what ends it."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskQuestion:
    """A risk question in full, with what a yes asks for."""

    question: str
    help: str
    yes: str
    control: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """What changes hands at a step of the relay, between which bodies, and when it must be accepted."""

    giver: str = among(BODY_KEYS)
    taker: str = among(BODY_KEYS)
    artefact: str
    criteria: str
    agreed_days: float = limits(0, 250)
    goes_wrong: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RelayStep:
    """The hand-overs of one step."""

    name: str
    handovers: tuple[Handover, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """How to write one field of the case for change: what to ask, an example, the test it must pass."""

    name: str
    ask: tuple[str, ...]
    example: str
    test: str
    fails: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutionPart:
    """One of the five parts of execution."""

    name: str
    text: str
    done_when: tuple[str, ...]
    first_steps: tuple[str, ...]
    fails: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervention:
    """An entry of the intervention library.

    `elements` and `concerns` in order of aim; `hours` per person, in all; `lead` who must lead it;
    `aspects` the impacts for which it is made; `people` the largest group it works with in one go
    (0: any); `fluency` the highest fluency of a group that still needs it (4: any); `leaders` where
    it reaches a group through its leaders.
    """

    name: str
    elements: tuple[str, ...] = among(ELEMENTS)
    concerns: tuple[str, ...] = among(CONCERNS)
    kind: str = among(INTERVENTION_KINDS)
    audience: str
    format: str
    hours: float = limits(0, 200)
    lead: str = among(LEADERS)
    description: str
    sign: str
    fails: str
    aspects: tuple[str, ...] = among(ASPECTS, default=())
    people: int = limits(0, 100_000, default=0)
    fluency: int = limits(0, 4, default=4)
    leaders: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """A concern: how it sounds, what lies under it, what helps and what makes it worse.

    `words` recognise it in free text; `message` is a first draft for a group that has it.
    """

    name: str
    sounds_like: str
    underneath: str
    helps: tuple[str, ...]
    worse: str
    message: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """An element of individual change: what it asks, how its lack shows, what moves it."""

    name: str
    text: str
    low: str
    high: str
    moves: str
    ask: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fluency:
    """A level of AI fluency from 0 to 4: what people at it do, and the way to the next."""

    name: str
    text: str
    shows: tuple[str, ...]
    leaders: str
    next: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """An item of a ready-made session."""

    title: str
    minutes: int = limits(0, 600)
    activity: str
    output: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """A ready-made session; `start` is a time of day, `closed` where people are mapped."""

    name: str
    text: str
    start: str
    closed: bool
    people: str
    items: tuple[AgendaItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A measure to start from, and the trap in it."""

    name: str
    kind: str = among(KPI_KINDS)
    metric_type: str = among(METRIC_TYPES)
    unit: str = field(default="", metadata={"may_be_empty": True})
    direction: str = among(DIRECTIONS)
    cadence: str
    source: str
    text: str
    trap: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term and what it means here."""

    term: str
    text: str
    see: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text for a place in screen or paper."""

    title: str
    text: str
