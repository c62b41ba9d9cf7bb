"""The whole plan: a value that nobody changes under whoever holds it.

The class names every collection once, in the order of the interchange format.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Generic, cast

from aiom_workbench.plan.assessment import Answer, Assessment, Evidence, PulseAnswer, Rating, Response, Sign
from aiom_workbench.plan.change import CalendarEvent, Dismissal, Intervention
from aiom_workbench.plan.collection import Collection
from aiom_workbench.plan.engagement import Engagement, Principle, Theme, Vision
from aiom_workbench.plan.log import LogEntry, SetAside
from aiom_workbench.plan.measures import Kpi, Pulse, Reading
from aiom_workbench.plan.model_choice import (
    Allocation,
    Body,
    Criterion,
    Decision,
    DecisionRight,
    EvolutionStep,
    Scenario,
    ScenarioScore,
    ScenarioWeight,
)
from aiom_workbench.plan.people import Group, Impact, Influence, Interaction, Stakeholder
from aiom_workbench.plan.roadmap import Baseline, BaselineDate, Dependency, Milestone, Phase, Workstream
from aiom_workbench.plan.things import Entity, Thing, ThingT
from aiom_workbench.plan.use_cases import (
    Benefit,
    BenefitAmount,
    Consultation,
    Cost,
    CostAmount,
    DataSource,
    Gate,
    GateCheck,
    Handover,
    Tier,
    UseCase,
)
from aiom_workbench.plan.workshop import AgendaItem, Vote, Workshop, WorkshopNote


class Of(Generic[ThingT]):
    """Declares a collection of a plan."""

    def __init__(self, cls: type[ThingT]) -> None:
        self.entity = cls.entity

    def __get__(self, plan: Plan, _owner: object = None) -> Collection[ThingT]:
        return cast("Collection[ThingT]", plan.collections[self.entity.collection])


class One(Generic[ThingT]):
    """Declares a single thing of a plan, whose id is its collection's name."""

    def __init__(self, cls: type[ThingT]) -> None:
        self.entity = cls.entity

    def __get__(self, plan: Plan, _owner: object = None) -> ThingT:
        name = self.entity.collection
        return cast("ThingT", plan.collections[name][name])


class Plan:
    """Everything that is known of a client's way to its AI operating model.

    `collections` holds every collection by name, `counters` the last reference number given for
    each prefix. A plan shares with its predecessor all that did not change.
    """

    __slots__ = ("__weakref__", "collections", "counters")

    engagement = One(Engagement)
    vision = One(Vision)
    decision = One(Decision)
    themes = Of(Theme)
    principles = Of(Principle)
    groups = Of(Group)
    impacts = Of(Impact)
    stakeholders = Of(Stakeholder)
    influences = Of(Influence)
    interactions = Of(Interaction)
    evidence = Of(Evidence)
    assessments = Of(Assessment)
    ratings = Of(Rating)
    answers = Of(Answer)
    signs = Of(Sign)
    pulse = Of(PulseAnswer)
    responses = Of(Response)
    criteria = Of(Criterion)
    scenarios = Of(Scenario)
    scenario_weights = Of(ScenarioWeight)
    scenario_scores = Of(ScenarioScore)
    allocations = Of(Allocation)
    bodies = Of(Body)
    decision_rights = Of(DecisionRight)
    evolution = Of(EvolutionStep)
    data_sources = Of(DataSource)
    use_cases = Of(UseCase)
    gates = Of(Gate)
    gate_checks = Of(GateCheck)
    tiers = Of(Tier)
    handovers = Of(Handover)
    consultations = Of(Consultation)
    benefits = Of(Benefit)
    benefit_amounts = Of(BenefitAmount)
    costs = Of(Cost)
    cost_amounts = Of(CostAmount)
    workstreams = Of(Workstream)
    phases = Of(Phase)
    milestones = Of(Milestone)
    dependencies = Of(Dependency)
    baselines = Of(Baseline)
    dates = Of(BaselineDate)
    interventions = Of(Intervention)
    dismissals = Of(Dismissal)
    calendar_events = Of(CalendarEvent)
    kpis = Of(Kpi)
    readings = Of(Reading)
    pulses = Of(Pulse)
    log = Of(LogEntry)
    set_asides = Of(SetAside)
    workshops = Of(Workshop)
    agenda = Of(AgendaItem)
    workshop_notes = Of(WorkshopNote)
    votes = Of(Vote)

    def __init__(
        self, collections: Mapping[str, Collection[Any]] | None = None, counters: Mapping[str, int] | None = None
    ) -> None:
        """A plan of these collections; those not given are empty."""
        given = collections or {}
        self.collections: dict[str, Collection[Any]] = {
            name: given[name] if name in given else _empty(entity) for name, entity in self.entities().items()
        }
        self.counters: dict[str, int] = dict(counters or {})

    @classmethod
    def entities(cls) -> dict[str, Entity]:
        """Every collection's declaration by name, in the order of the interchange format."""
        return _entities(cls)  # type: ignore[arg-type]

    @classmethod
    def parts_of(cls, collection: str) -> tuple[Entity, ...]:
        """The collections whose things live in lists of the things of `collection`."""
        return tuple(e for e in cls.entities().values() if e.parent and e.by_name[e.parent].to == (collection,))

    def find(self, thing_id: str | None) -> Thing | None:
        """The thing with this id, wherever it is, or None."""
        for collection in self.collections.values():
            found: Thing | None = collection.get(thing_id)
            if found is not None:
                return found
        return None

    def things(self) -> Iterable[Thing]:
        """Every thing, collection by collection."""
        for collection in self.collections.values():
            yield from collection

    def with_changes(self, changed: Mapping[str, Mapping[str, Thing | None]], counters: Mapping[str, int]) -> Plan:
        """The plan in which these things, by collection and id, stand as given; None takes one out."""
        new = {name: self.collections[name].with_changes(things) for name, things in changed.items() if things}
        return type(self)(self.collections | new, counters)

    def same_as(self, other: Plan) -> bool:
        """Whether both hold equal things in the same order, and count references alike."""
        return self.counters == other.counters and all(
            mine is other.collections[name] or tuple(mine) == tuple(other.collections[name])
            for name, mine in self.collections.items()
        )


@cache
def _entities(cls: type[Plan]) -> dict[str, Entity]:
    declared = (vars(base) for base in reversed(cls.__mro__))
    members = (member for names in declared for member in names.values())
    return {member.entity.collection: member.entity for member in members if isinstance(member, Of | One)}


def _empty(entity: Entity) -> Collection[Any]:
    return Collection([entity.cls(id=entity.collection)]) if entity.single else Collection()
