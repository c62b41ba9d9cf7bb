"""An edit with types, field by field. Written from the declarations; do not edit by hand."""

# ruff: noqa: D101, I001

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypedDict, Unpack, overload

from aiom_workbench.plan import Thing
from aiom_workbench.plan.assessment import Answer, Assessment, Evidence, PulseAnswer, Rating, Response, Sign
from aiom_workbench.plan.change import CalendarEvent, Dismissal, Intervention
from aiom_workbench.plan.engagement import Engagement, Principle, Theme, Vision
from aiom_workbench.plan.log import LogEntry, SetAside
from aiom_workbench.plan.measures import Kpi, Pulse, Reading
from aiom_workbench.plan.model_choice import Allocation, Body, Criterion, Decision, DecisionRight, EvolutionStep, Scenario, ScenarioScore, ScenarioWeight
from aiom_workbench.plan.people import Group, Impact, Influence, Interaction, Stakeholder
from aiom_workbench.plan.roadmap import Baseline, BaselineDate, Dependency, Milestone, Phase, Workstream
from aiom_workbench.plan.use_cases import Benefit, BenefitAmount, Consultation, Cost, CostAmount, DataSource, Gate, GateCheck, Handover, Tier, UseCase
from aiom_workbench.plan.workshop import AgendaItem, Vote, Workshop, WorkshopNote
from aiom_workbench.project.edit import EditValues

Number = int | float | None


class EngagementFields(TypedDict, total=False):
    client: str | None
    name: str | None
    sector: str | None
    sponsor: str | None
    lead: str | None
    scope_in: str | None
    scope_out: str | None
    risk_tolerance: str | None
    confidentiality: str | None
    start_on: date | None
    end_on: date | None
    language: str | None
    currency: str | None
    working_days: Sequence[int]
    hours_per_day: Number
    holidays: Sequence[date]
    holidays_country: str | None
    pilot_scale_target: Number
    individual_scores: bool | None
    content: Mapping[str, Any] | None


class VisionFields(TypedDict, total=False):
    headline: str | None
    story: str | None
    opportunities: str | None
    risks: str | None


class DecisionFields(TypedDict, total=False):
    chosen: str | None
    rationale: str | None
    decided_on: date | None
    decided_by: str | None
    revisit_when: str | None


class ThemeFields(TypedDict, total=False):
    name: str | None
    outcome: str | None
    priority: Number


class PrincipleFields(TypedDict, total=False):
    name: str | None
    application: str | None


class GroupFields(TypedDict, total=False):
    name: str | None
    parent: str | None
    headcount: Number
    location: str | None
    represented_by: str | None
    awareness: Number
    desire: Number
    knowledge: Number
    ability: Number
    reinforcement: Number
    basis: str | None
    respondents: Number
    assessed_on: date | None
    fluency_now: Number
    fluency_target: Number
    concern: str | None
    message: str | None
    notes: str | None


class ImpactFields(TypedDict, total=False):
    group: str | None
    aspect: str | None
    degree: Number
    before: str | None
    after: str | None
    starts_on: date | None


class StakeholderFields(TypedDict, total=False):
    name: str | None
    code_name: str | None
    title: str | None
    organisation: str | None
    group: str | None
    category: str | None
    power: Number
    interest: Number
    legitimacy: Number
    urgency: Number
    engagement_now: str | None
    engagement_desired: str | None
    awareness: Number
    desire: Number
    knowledge: Number
    ability: Number
    reinforcement: Number
    concern: str | None
    sponsorship_asked: str | None
    sponsorship_given: str | None
    relationship_owner: str | None
    next_contact_on: date | None
    basis: str | None
    assessed_by: str | None
    assessed_on: date | None
    delete_after: date | None
    notes: str | None


class InfluenceFields(TypedDict, total=False):
    source: str | None
    target: str | None
    strength: Number


class InteractionFields(TypedDict, total=False):
    stakeholder: str | None
    on: date | None
    kind: str | None
    summary: str | None
    next_step: str | None
    next_on: date | None


class EvidenceFields(TypedDict, total=False):
    kind: str | None
    on: date | None
    source_role: str | None
    attribution: str | None
    quote: str | None
    about: Sequence[str]
    strength: Number
    audience: str | None


class AssessmentFields(TypedDict, total=False):
    name: str | None
    taken_on: date | None


class RatingFields(TypedDict, total=False):
    assessment: str | None
    component: str | None
    now: Number
    target: Number
    why_target: str | None
    evidence: str | None
    confidence: Number


class AnswerFields(TypedDict, total=False):
    assessment: str | None
    question: str | None
    score: Number
    answer: str | None
    evidence: str | None
    owner: str | None


class SignFields(TypedDict, total=False):
    assessment: str | None
    sign: str | None
    observed: bool | None
    evidence: str | None


class PulseAnswerFields(TypedDict, total=False):
    assessment: str | None
    statement: str | None
    score: Number


class ResponseFields(TypedDict, total=False):
    assessment: str | None
    about: str | None
    voice: str | None
    score: Number


class CriterionFields(TypedDict, total=False):
    name: str | None
    weight: Number
    centralized: Number
    decentralized: Number
    federated: Number
    reason: str | None


class ScenarioFields(TypedDict, total=False):
    name: str | None


class ScenarioWeightFields(TypedDict, total=False):
    scenario: str | None
    criterion: str | None
    weight: Number


class ScenarioScoreFields(TypedDict, total=False):
    scenario: str | None
    criterion: str | None
    centralized: Number
    decentralized: Number
    federated: Number


class AllocationFields(TypedDict, total=False):
    capability: str | None
    component: str | None
    placement: str | None
    reason: str | None


class BodyFields(TypedDict, total=False):
    key: str | None
    name: str | None
    mandate: str | None
    chair: str | None
    members: Sequence[str]
    cadence: str | None
    escalates_to: str | None
    fte_now: Number
    fte_target: Number


class DecisionRightFields(TypedDict, total=False):
    decision: str | None
    component: str | None
    responsible: Sequence[str]
    accountable: Sequence[str]
    consulted: Sequence[str]
    informed: Sequence[str]


class EvolutionStepFields(TypedDict, total=False):
    from_on: date | None
    model: str | None
    trigger: str | None
    met_on: date | None


class DataSourceFields(TypedDict, total=False):
    name: str | None
    steward: str | None
    group: str | None
    quality: Number
    access: str | None
    lineage: str | None


class UseCaseFields(TypedDict, total=False):
    name: str | None
    description: str | None
    theme: str | None
    group: str | None
    owner: str | None
    data_sources: Sequence[str]
    success_measure: str | None
    value: Number
    feasibility: Number
    risk_answers: Mapping[str, bool] | None
    risk_tier_override: str | None
    stage: str | None
    paused: bool | None
    intake_on: date | None
    feasibility_on: date | None
    risk_review_on: date | None
    embedding_on: date | None
    scaled_on: date | None
    stopped_on: date | None
    retired_on: date | None
    pilot_started_on: date | None
    first_value_on: date | None
    takeover_owner: str | None
    governance_engaged_on: date | None
    exit_criteria: str | None
    exit_review_on: date | None
    sourcing: str | None
    supplier: str | None
    oversight: str | None
    people_affected: str | None
    in_workflow: bool | None
    duplicate_of: str | None
    tags: Sequence[str]
    raised_from: str | None


class GateFields(TypedDict, total=False):
    use_case: str | None
    gate: str | None
    outcome: str | None
    conditions: str | None
    reason: str | None
    decided_on: date | None
    decided_by: str | None
    override_reason: str | None
    audience: str | None


class GateCheckFields(TypedDict, total=False):
    gate: str | None
    item: str | None
    met: bool | None
    note: str | None


class TierFields(TypedDict, total=False):
    tier: str | None
    reviews: str | None
    approver: str | None
    lead_time_days: Number
    capacity_per_month: Number


class HandoverFields(TypedDict, total=False):
    use_case: str | None
    step: str | None
    giver: str | None
    taker: str | None
    artefact: str | None
    criteria: str | None
    agreed_days: Number
    accepted_on: date | None
    friction: Number


class ConsultationFields(TypedDict, total=False):
    body: str | None
    kind: str | None
    subject: str | None
    submitted_on: date | None
    due_on: date | None
    outcome: str | None
    milestone: str | None
    raised_from: str | None


class BenefitFields(TypedDict, total=False):
    name: str | None
    use_case: str | None
    intervention: str | None
    kind: str | None
    owner: str | None
    confirmed_by: str | None
    confirmed_on: date | None


class BenefitAmountFields(TypedDict, total=False):
    benefit: str | None
    period: str | None
    low: Number
    likely: Number
    high: Number


class CostFields(TypedDict, total=False):
    name: str | None
    use_case: str | None
    intervention: str | None
    kind: str | None
    owner: str | None
    confirmed_by: str | None
    confirmed_on: date | None


class CostAmountFields(TypedDict, total=False):
    cost: str | None
    period: str | None
    low: Number
    likely: Number
    high: Number


class WorkstreamFields(TypedDict, total=False):
    name: str | None
    component: str | None


class PhaseFields(TypedDict, total=False):
    name: str | None
    start_on: date | None
    finish_on: date | None


class MilestoneFields(TypedDict, total=False):
    name: str | None
    kind: str | None
    parent: str | None
    workstream: str | None
    phase: str | None
    owner: str | None
    duration_days: Number
    start_no_earlier_than: date | None
    finish_no_later_than: date | None
    status: str | None
    percent_complete: Number
    actual_start_on: date | None
    actual_finish_on: date | None
    baseline_start_on: date | None
    baseline_finish_on: date | None
    optimistic_days: Number
    pessimistic_days: Number
    exit_criteria: str | None
    use_case: str | None
    groups: Sequence[str]
    raised_from: str | None


class DependencyFields(TypedDict, total=False):
    predecessor: str | None
    successor: str | None
    kind: str | None
    lag_days: Number


class BaselineFields(TypedDict, total=False):
    name: str | None
    taken_on: date | None


class BaselineDateFields(TypedDict, total=False):
    baseline: str | None
    milestone: str | None
    start_on: date | None
    finish_on: date | None


class InterventionFields(TypedDict, total=False):
    name: str | None
    kind: str | None
    groups: Sequence[str]
    elements: Sequence[str]
    concern: str | None
    description: str | None
    channel: str | None
    sender: str | None
    message: str | None
    approved_by: str | None
    owner: str | None
    start_on: date | None
    end_on: date | None
    hours_per_person: Number
    status: str | None
    success_measure: str | None
    milestone: str | None
    template: str | None
    raised_from: str | None


class DismissalFields(TypedDict, total=False):
    group: str | None
    template: str | None
    reason: str | None


class CalendarEventFields(TypedDict, total=False):
    name: str | None
    groups: Sequence[str]
    from_on: date | None
    to_on: date | None
    kind: str | None
    hours_per_person: Number


class KpiFields(TypedDict, total=False):
    name: str | None
    kind: str | None
    metric_type: str | None
    unit: str | None
    direction: str | None
    source: str | None
    cadence: str | None
    baseline: Number
    baseline_on: date | None
    target: Number
    target_on: date | None
    use_case: str | None
    group: str | None
    owner: str | None
    in_goals_of: Sequence[str]
    raised_from: str | None


class ReadingFields(TypedDict, total=False):
    kpi: str | None
    on: date | None
    value: Number
    note: str | None


class PulseFields(TypedDict, total=False):
    on: date | None
    group: str | None
    element: str | None
    score: Number
    respondents: Number
    voice: str | None
    comment: str | None


class LogEntryFields(TypedDict, total=False):
    kind: str | None
    title: str | None
    detail: str | None
    options: str | None
    owner: str | None
    decided_by: str | None
    raised_on: date | None
    due_on: date | None
    closed_on: date | None
    last_reviewed_on: date | None
    status: str | None
    probability: Number
    impact: Number
    response: str | None
    probability_after: Number
    impact_after: Number
    milestone: str | None
    use_case: str | None
    workshop: str | None
    raised_from: str | None
    audience: str | None


class SetAsideFields(TypedDict, total=False):
    rule: str | None
    subject: str | None
    reason: str | None
    by: str | None
    on: date | None


class WorkshopFields(TypedDict, total=False):
    name: str | None
    held_on: date | None
    place: str | None
    closed_session: bool | None
    participants: Sequence[str]


class AgendaItemFields(TypedDict, total=False):
    workshop: str | None
    title: str | None
    activity: str | None
    minutes: Number


class WorkshopNoteFields(TypedDict, total=False):
    workshop: str | None
    agenda: str | None
    text: str | None
    kind: str | None
    audience: str | None


class VoteFields(TypedDict, total=False):
    workshop: str | None
    agenda: str | None
    option: str | None
    count: Number


class Edit(EditValues):
    """What stands inside `with project.edit(...) as edit:`."""

    @overload
    def set(self, thing: Engagement, **fields: Unpack[EngagementFields]) -> None: ...

    @overload
    def set(self, thing: Vision, **fields: Unpack[VisionFields]) -> None: ...

    @overload
    def set(self, thing: Decision, **fields: Unpack[DecisionFields]) -> None: ...

    @overload
    def set(self, thing: Theme, **fields: Unpack[ThemeFields]) -> None: ...

    @overload
    def set(self, thing: Principle, **fields: Unpack[PrincipleFields]) -> None: ...

    @overload
    def set(self, thing: Group, **fields: Unpack[GroupFields]) -> None: ...

    @overload
    def set(self, thing: Impact, **fields: Unpack[ImpactFields]) -> None: ...

    @overload
    def set(self, thing: Stakeholder, **fields: Unpack[StakeholderFields]) -> None: ...

    @overload
    def set(self, thing: Influence, **fields: Unpack[InfluenceFields]) -> None: ...

    @overload
    def set(self, thing: Interaction, **fields: Unpack[InteractionFields]) -> None: ...

    @overload
    def set(self, thing: Evidence, **fields: Unpack[EvidenceFields]) -> None: ...

    @overload
    def set(self, thing: Assessment, **fields: Unpack[AssessmentFields]) -> None: ...

    @overload
    def set(self, thing: Rating, **fields: Unpack[RatingFields]) -> None: ...

    @overload
    def set(self, thing: Answer, **fields: Unpack[AnswerFields]) -> None: ...

    @overload
    def set(self, thing: Sign, **fields: Unpack[SignFields]) -> None: ...

    @overload
    def set(self, thing: PulseAnswer, **fields: Unpack[PulseAnswerFields]) -> None: ...

    @overload
    def set(self, thing: Response, **fields: Unpack[ResponseFields]) -> None: ...

    @overload
    def set(self, thing: Criterion, **fields: Unpack[CriterionFields]) -> None: ...

    @overload
    def set(self, thing: Scenario, **fields: Unpack[ScenarioFields]) -> None: ...

    @overload
    def set(self, thing: ScenarioWeight, **fields: Unpack[ScenarioWeightFields]) -> None: ...

    @overload
    def set(self, thing: ScenarioScore, **fields: Unpack[ScenarioScoreFields]) -> None: ...

    @overload
    def set(self, thing: Allocation, **fields: Unpack[AllocationFields]) -> None: ...

    @overload
    def set(self, thing: Body, **fields: Unpack[BodyFields]) -> None: ...

    @overload
    def set(self, thing: DecisionRight, **fields: Unpack[DecisionRightFields]) -> None: ...

    @overload
    def set(self, thing: EvolutionStep, **fields: Unpack[EvolutionStepFields]) -> None: ...

    @overload
    def set(self, thing: DataSource, **fields: Unpack[DataSourceFields]) -> None: ...

    @overload
    def set(self, thing: UseCase, **fields: Unpack[UseCaseFields]) -> None: ...

    @overload
    def set(self, thing: Gate, **fields: Unpack[GateFields]) -> None: ...

    @overload
    def set(self, thing: GateCheck, **fields: Unpack[GateCheckFields]) -> None: ...

    @overload
    def set(self, thing: Tier, **fields: Unpack[TierFields]) -> None: ...

    @overload
    def set(self, thing: Handover, **fields: Unpack[HandoverFields]) -> None: ...

    @overload
    def set(self, thing: Consultation, **fields: Unpack[ConsultationFields]) -> None: ...

    @overload
    def set(self, thing: Benefit, **fields: Unpack[BenefitFields]) -> None: ...

    @overload
    def set(self, thing: BenefitAmount, **fields: Unpack[BenefitAmountFields]) -> None: ...

    @overload
    def set(self, thing: Cost, **fields: Unpack[CostFields]) -> None: ...

    @overload
    def set(self, thing: CostAmount, **fields: Unpack[CostAmountFields]) -> None: ...

    @overload
    def set(self, thing: Workstream, **fields: Unpack[WorkstreamFields]) -> None: ...

    @overload
    def set(self, thing: Phase, **fields: Unpack[PhaseFields]) -> None: ...

    @overload
    def set(self, thing: Milestone, **fields: Unpack[MilestoneFields]) -> None: ...

    @overload
    def set(self, thing: Dependency, **fields: Unpack[DependencyFields]) -> None: ...

    @overload
    def set(self, thing: Baseline, **fields: Unpack[BaselineFields]) -> None: ...

    @overload
    def set(self, thing: BaselineDate, **fields: Unpack[BaselineDateFields]) -> None: ...

    @overload
    def set(self, thing: Intervention, **fields: Unpack[InterventionFields]) -> None: ...

    @overload
    def set(self, thing: Dismissal, **fields: Unpack[DismissalFields]) -> None: ...

    @overload
    def set(self, thing: CalendarEvent, **fields: Unpack[CalendarEventFields]) -> None: ...

    @overload
    def set(self, thing: Kpi, **fields: Unpack[KpiFields]) -> None: ...

    @overload
    def set(self, thing: Reading, **fields: Unpack[ReadingFields]) -> None: ...

    @overload
    def set(self, thing: Pulse, **fields: Unpack[PulseFields]) -> None: ...

    @overload
    def set(self, thing: LogEntry, **fields: Unpack[LogEntryFields]) -> None: ...

    @overload
    def set(self, thing: SetAside, **fields: Unpack[SetAsideFields]) -> None: ...

    @overload
    def set(self, thing: Workshop, **fields: Unpack[WorkshopFields]) -> None: ...

    @overload
    def set(self, thing: AgendaItem, **fields: Unpack[AgendaItemFields]) -> None: ...

    @overload
    def set(self, thing: WorkshopNote, **fields: Unpack[WorkshopNoteFields]) -> None: ...

    @overload
    def set(self, thing: Vote, **fields: Unpack[VoteFields]) -> None: ...

    def set(self, thing: Thing, **fields: Any) -> None:
        """Set fields of a thing. Raises `Problem` where a value does not fit or the thing is gone."""
        self.set_values(thing, fields)

    @overload
    def add(self, cls: type[Theme], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[ThemeFields]) -> Theme: ...

    @overload
    def add(self, cls: type[Principle], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[PrincipleFields]) -> Principle: ...

    @overload
    def add(self, cls: type[Group], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[GroupFields]) -> Group: ...

    @overload
    def add(self, cls: type[Impact], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[ImpactFields]) -> Impact: ...

    @overload
    def add(self, cls: type[Stakeholder], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[StakeholderFields]) -> Stakeholder: ...

    @overload
    def add(self, cls: type[Influence], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[InfluenceFields]) -> Influence: ...

    @overload
    def add(self, cls: type[Interaction], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[InteractionFields]) -> Interaction: ...

    @overload
    def add(self, cls: type[Evidence], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[EvidenceFields]) -> Evidence: ...

    @overload
    def add(self, cls: type[Assessment], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[AssessmentFields]) -> Assessment: ...

    @overload
    def add(self, cls: type[Rating], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[RatingFields]) -> Rating: ...

    @overload
    def add(self, cls: type[Answer], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[AnswerFields]) -> Answer: ...

    @overload
    def add(self, cls: type[Sign], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[SignFields]) -> Sign: ...

    @overload
    def add(self, cls: type[PulseAnswer], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[PulseAnswerFields]) -> PulseAnswer: ...

    @overload
    def add(self, cls: type[Response], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[ResponseFields]) -> Response: ...

    @overload
    def add(self, cls: type[Criterion], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[CriterionFields]) -> Criterion: ...

    @overload
    def add(self, cls: type[Scenario], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[ScenarioFields]) -> Scenario: ...

    @overload
    def add(self, cls: type[ScenarioWeight], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[ScenarioWeightFields]) -> ScenarioWeight: ...

    @overload
    def add(self, cls: type[ScenarioScore], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[ScenarioScoreFields]) -> ScenarioScore: ...

    @overload
    def add(self, cls: type[Allocation], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[AllocationFields]) -> Allocation: ...

    @overload
    def add(self, cls: type[Body], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[BodyFields]) -> Body: ...

    @overload
    def add(self, cls: type[DecisionRight], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[DecisionRightFields]) -> DecisionRight: ...

    @overload
    def add(self, cls: type[EvolutionStep], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[EvolutionStepFields]) -> EvolutionStep: ...

    @overload
    def add(self, cls: type[DataSource], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[DataSourceFields]) -> DataSource: ...

    @overload
    def add(self, cls: type[UseCase], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[UseCaseFields]) -> UseCase: ...

    @overload
    def add(self, cls: type[Gate], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[GateFields]) -> Gate: ...

    @overload
    def add(self, cls: type[GateCheck], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[GateCheckFields]) -> GateCheck: ...

    @overload
    def add(self, cls: type[Tier], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[TierFields]) -> Tier: ...

    @overload
    def add(self, cls: type[Handover], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[HandoverFields]) -> Handover: ...

    @overload
    def add(self, cls: type[Consultation], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[ConsultationFields]) -> Consultation: ...

    @overload
    def add(self, cls: type[Benefit], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[BenefitFields]) -> Benefit: ...

    @overload
    def add(self, cls: type[BenefitAmount], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[BenefitAmountFields]) -> BenefitAmount: ...

    @overload
    def add(self, cls: type[Cost], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[CostFields]) -> Cost: ...

    @overload
    def add(self, cls: type[CostAmount], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[CostAmountFields]) -> CostAmount: ...

    @overload
    def add(self, cls: type[Workstream], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[WorkstreamFields]) -> Workstream: ...

    @overload
    def add(self, cls: type[Phase], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[PhaseFields]) -> Phase: ...

    @overload
    def add(self, cls: type[Milestone], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[MilestoneFields]) -> Milestone: ...

    @overload
    def add(self, cls: type[Dependency], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[DependencyFields]) -> Dependency: ...

    @overload
    def add(self, cls: type[Baseline], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[BaselineFields]) -> Baseline: ...

    @overload
    def add(self, cls: type[BaselineDate], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[BaselineDateFields]) -> BaselineDate: ...

    @overload
    def add(self, cls: type[Intervention], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[InterventionFields]) -> Intervention: ...

    @overload
    def add(self, cls: type[Dismissal], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[DismissalFields]) -> Dismissal: ...

    @overload
    def add(self, cls: type[CalendarEvent], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[CalendarEventFields]) -> CalendarEvent: ...

    @overload
    def add(self, cls: type[Kpi], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[KpiFields]) -> Kpi: ...

    @overload
    def add(self, cls: type[Reading], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[ReadingFields]) -> Reading: ...

    @overload
    def add(self, cls: type[Pulse], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[PulseFields]) -> Pulse: ...

    @overload
    def add(self, cls: type[LogEntry], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[LogEntryFields]) -> LogEntry: ...

    @overload
    def add(self, cls: type[SetAside], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[SetAsideFields]) -> SetAside: ...

    @overload
    def add(self, cls: type[Workshop], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[WorkshopFields]) -> Workshop: ...

    @overload
    def add(self, cls: type[AgendaItem], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[AgendaItemFields]) -> AgendaItem: ...

    @overload
    def add(self, cls: type[WorkshopNote], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[WorkshopNoteFields]) -> WorkshopNote: ...

    @overload
    def add(self, cls: type[Vote], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Unpack[VoteFields]) -> Vote: ...

    def add(self, cls: type[Any], *, id: str | None = None, place_before: Thing | None = None, place_after: Thing | None = None, **fields: Any) -> Any:
        """Add a thing at the end, or before or after another; gives the thing. Raises `Problem`."""
        return self.add_values(cls, fields, id=id, place_before=place_before, place_after=place_after)
