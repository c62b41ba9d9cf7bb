"""Rules about use cases. Stopped and retired ones raise none, nor does what belongs to them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from aiom_workbench.analysis.findings.alike import alike
from aiom_workbench.analysis.findings.registry import (
    EXPERIMENTAL,
    NOTE,
    RESPONSIBLE,
    SCALABLE,
    SEVERE,
    TRANSPARENCY,
    WARNING,
    Mend,
    Point,
    named,
    rule,
)
from aiom_workbench.analysis.portfolio import is_live, is_past_intake, is_past_review, portfolio, risk_tier
from aiom_workbench.plan import Plan
from aiom_workbench.plan.choices import STAGES
from aiom_workbench.plan.titles import written_date
from aiom_workbench.plan.use_cases import UseCase
from aiom_workbench.words import N_, _

ORDER = tuple(choice.key for choice in STAGES[:5])
FROM_REVIEW = frozenset({"risk_review", "embedding", "scaled"})
IN_USE = frozenset({"embedding", "scaled"})
PASSED = frozenset({"go", "conditions"})
SLOW_MONTHS = 9
_PORTFOLIO = ("use_cases", "tiers", "benefits", "benefit_amounts", "costs", "cost_amounts")


@rule(
    "use_cases",
    severity=SEVERE,
    guards=TRANSPARENCY,
    settled_by="use_cases.owner",
    why=N_("A use case that nobody owns is stopped by nobody and paid for by everybody."),
)
def use_case_without_owner(plan: Plan, today: date) -> Iterator[Point]:
    """A use case past intake has no owner."""
    for use_case in _past_intake(plan):
        if use_case.owner is None:
            taker, mend = use_case.takeover_owner, None
            if taker is not None:
                fields = {"use_cases": {use_case.id: {"owner": taker}}}
                mend = Mend(_("Make the one who takes over its owner"), set=fields)
            yield Point(use_case, _("{case} is past intake and has no owner").format(case=named(plan, use_case)), mend)


@rule(
    "use_cases",
    severity=SEVERE,
    guards=RESPONSIBLE,
    settled_by="use_cases.governance_engaged_on",
    why=N_("A reviewer who comes in at the end can only say yes or start a fight."),
)
def governance_engaged_late(plan: Plan, today: date) -> Iterator[Point]:
    """In risk review or later governance was never engaged; or it was engaged after the pilot's start."""
    for use_case in _live(plan):
        engaged, pilot = use_case.governance_engaged_on, use_case.pilot_started_on
        if engaged is None and use_case.stage in FROM_REVIEW:
            message = _("{case} is in risk review or later, and governance has not looked at it")
            yield Point(use_case, message.format(case=named(plan, use_case)))
        elif engaged is not None and pilot is not None and engaged > pilot:
            message = _("{case}: governance was engaged on {engaged}, after the pilot's start on {pilot}")
            days = {"engaged": written_date(engaged), "pilot": written_date(pilot)}
            yield Point(use_case, message.format(case=named(plan, use_case), **days))


@rule(
    "use_cases",
    severity=SEVERE,
    guards=RESPONSIBLE,
    settled_by="use_cases.risk_answers",
    why=N_("Some uses are forbidden whatever they would bring."),
)
def prohibited_practice(plan: Plan, today: date) -> Iterator[Point]:
    """A use case may be a forbidden practice."""
    for use_case in _live(plan):
        if (use_case.risk_answers or {}).get("prohibited_practice"):
            message = _("{case} may be a forbidden practice: it needs legal review before further work")
            yield Point(use_case, message.format(case=named(plan, use_case)))


@rule(
    "use_cases",
    severity=SEVERE,
    guards=RESPONSIBLE,
    settled_by="use_cases.risk_review_on",
    why=N_("In the high tier people can be harmed, and someone must have looked before they are."),
)
def high_tier_without_review(plan: Plan, today: date) -> Iterator[Point]:
    """A use case of the high tier is in embedding or scaled and has no date of a risk review."""
    for use_case in _live(plan):
        if use_case.stage in IN_USE and risk_tier(use_case) == "high" and use_case.risk_review_on is None:
            message = _("{case} is in the high tier and goes into use without a risk review")
            yield Point(use_case, message.format(case=named(plan, use_case)))


@rule(
    "use_cases",
    severity=WARNING,
    guards=SCALABLE,
    settled_by="use_cases.data_sources",
    why=N_("A pilot on an extract tells nothing about the day when it has to read the source."),
)
def use_case_without_data_source(plan: Plan, today: date) -> Iterator[Point]:
    """A use case past intake names no data source."""
    for use_case in _past_intake(plan):
        if not use_case.data_sources:
            yield Point(
                use_case, _("{case} is past intake and names no data source").format(case=named(plan, use_case))
            )


@rule(
    "use_cases",
    "data_sources",
    "groups",
    severity=WARNING,
    guards=RESPONSIBLE,
    settled_by="data_sources.steward",
    why=N_("Without a steward nobody can say whether the data may be used, or when it changes."),
)
def data_source_without_steward(plan: Plan, today: date) -> Iterator[Point]:
    """A data source that a live use case reads has no steward."""
    for source in plan.data_sources:
        users = [case for case in plan.use_cases.where("data_sources", source.id) if is_live(case)]
        if source.steward is None and users:
            group, mend = plan.groups.get(source.group), None
            if group is not None and group.represented_by is not None:
                fields = {"data_sources": {source.id: {"steward": group.represented_by}}}
                mend = Mend(_("Make the representative of {group} its steward").format(group=group.name), set=fields)
            message = _("{source} is read by {case} and has no steward")
            yield Point(source, message.format(source=named(plan, source), case=named(plan, users[0])), mend)


@rule(
    "use_cases",
    severity=WARNING,
    guards=EXPERIMENTAL,
    settled_by="use_cases.success_measure",
    why=N_("What was not said beforehand cannot be missed afterwards."),
)
def use_case_without_success_measure(plan: Plan, today: date) -> Iterator[Point]:
    """A use case past intake has no success measure."""
    for use_case in _past_intake(plan):
        if not use_case.success_measure:
            message = _("{case} is past intake and has no success measure")
            yield Point(use_case, message.format(case=named(plan, use_case)))


@rule(
    "use_cases",
    "themes",
    severity=WARNING,
    guards=SCALABLE,
    settled_by="use_cases.theme",
    why=N_("A use case outside every theme competes with all of them for the same people."),
)
def use_case_without_theme(plan: Plan, today: date) -> Iterator[Point]:
    """A use case past intake serves no theme."""
    only = next(iter(plan.themes)) if len(plan.themes) == 1 else None
    for use_case in _past_intake(plan):
        if use_case.theme is None:
            mend = None
            if only is not None:
                fields = {"use_cases": {use_case.id: {"theme": only.id}}}
                mend = Mend(_("Put it under {theme}").format(theme=only.name), set=fields)
            yield Point(
                use_case, _("{case} is past intake and serves no theme").format(case=named(plan, use_case)), mend
            )


@rule(
    "use_cases",
    severity=WARNING,
    guards=EXPERIMENTAL,
    settled_by="use_cases.exit_criteria",
    why=N_("Criteria written after the first result are always met."),
)
def pilot_without_exit_criteria(plan: Plan, today: date) -> Iterator[Point]:
    """A pilot was started without exit criteria."""
    for use_case in _live(plan):
        if use_case.pilot_started_on is not None and not use_case.exit_criteria:
            message = _("{case}: the pilot has started, and nothing says when it goes on and when it stops")
            yield Point(use_case, message.format(case=named(plan, use_case)))


@rule(
    "use_cases",
    severity=WARNING,
    guards=EXPERIMENTAL,
    settled_by="use_cases.exit_review_on",
    why=N_("A pilot that nobody decides on keeps its people and its money."),
)
def pilot_stalled(plan: Plan, today: date) -> Iterator[Point]:
    """A use case is in feasibility after its review date."""
    for use_case in plan.use_cases:
        if is_past_review(use_case, today):
            message = _("{case} was to be decided on by {day} and is still in feasibility")
            yield Point(use_case, message.format(case=named(plan, use_case), day=written_date(use_case.exit_review_on)))


@rule(
    "use_cases",
    "gates",
    severity=WARNING,
    guards=RESPONSIBLE,
    settled_by="gates.outcome",
    why=N_("A gate that can be walked around is only a form."),
)
def gate_skipped(plan: Plan, today: date) -> Iterator[Point]:
    """A stage was reached without go, or go with conditions, at each gate before it."""
    labels = {choice.key: choice.label.lower() for choice in STAGES}
    for use_case in _live(plan):
        before = ORDER[: ORDER.index(use_case.stage)] if use_case.stage in ORDER else ()
        passed = {gate.gate for gate in plan.gates.where("use_case", use_case.id) if gate.outcome in PASSED}
        missing = [labels[gate] for gate in before if gate not in passed]
        if missing:
            message = _("{case} is in {stage} without a go at: {gates}")
            values = {"stage": labels[use_case.stage or ""], "gates": ", ".join(missing)}
            yield Point(use_case, message.format(case=named(plan, use_case), **values))


@rule(
    "use_cases",
    severity=WARNING,
    guards=TRANSPARENCY,
    settled_by="use_cases.stage",
    why=N_("Rates and durations are computed from these dates."),
)
def stage_dates_disagree(plan: Plan, today: date) -> Iterator[Point]:
    """The dates of the stages are out of order, or one is of a stage after the present one."""
    for use_case in _live(plan):
        early = [key for key in _later_stages(use_case) if getattr(use_case, f"{key}_on") is not None]
        if early:
            stages = ", ".join(choice.label.lower() for choice in STAGES if choice.key in early)
            fields = {"use_cases": {use_case.id: dict.fromkeys(f"{key}_on" for key in early)}}
            mend = None if _out_of_order(use_case, early) else Mend(_("Clear the dates of later stages"), set=fields)
            message = _("{case} has a date for a stage that it has not reached: {stages}")
            yield Point(use_case, message.format(case=named(plan, use_case), stages=stages), mend)
        elif _out_of_order(use_case, early):
            message = _("{case}: the dates of its stages are out of order")
            yield Point(use_case, message.format(case=named(plan, use_case)))


@rule(
    *_PORTFOLIO,
    severity=WARNING,
    guards=EXPERIMENTAL,
    settled_by="use_cases.first_value_on",
    why=N_("After nine months without value the people who asked for it have moved on."),
)
def slow_time_to_value(plan: Plan, today: date) -> Iterator[Point]:
    """The median time to value is 9 months or more."""
    found = portfolio(plan, today).time_to_value_months
    if found.median is not None and found.median >= SLOW_MONTHS:
        message = _("From intake to first value takes {months} months (median of {n})")
        yield Point(None, message.format(months=f"{found.median:g}", n=found.n))


@rule(
    "use_cases",
    severity=WARNING,
    guards=SCALABLE,
    settled_by="use_cases.sourcing",
    why=N_("What only suppliers can change, only suppliers learn from."),
)
def vendor_dependence(plan: Plan, today: date) -> Iterator[Point]:
    """Of the live use cases whose sourcing is set, half or more come from a supplier; mixed does not count."""
    sourced = [use_case.sourcing for use_case in _live(plan) if use_case.sourcing is not None]
    bought = sourced.count("vendor")
    if sourced and bought * 2 >= len(sourced):
        message = _("{n} of {of} use cases come from a supplier alone")
        yield Point(None, message.format(n=bought, of=len(sourced)))


@rule(
    "use_cases",
    severity=WARNING,
    guards=SCALABLE,
    settled_by="use_cases.duplicate_of",
    why=N_("Two teams that solve the same problem apart pay twice and learn half."),
)
def duplicate_use_cases(plan: Plan, today: date) -> Iterator[Point]:
    """Names alike at 90 of 100, with different owners, and none marked as the same as another."""
    unmarked = [use_case for use_case in _live(plan) if use_case.owner and use_case.duplicate_of is None]
    for at, others in alike(tuple(use_case.name or "" for use_case in unmarked)).items():
        first = unmarked[at]
        twins = [unmarked[other] for other in others if unmarked[other].owner != first.owner]
        if twins:
            fields = {"use_cases": {twin.id: {"duplicate_of": first.id} for twin in twins}}
            message = _("{case} and {others} are named alike and have different owners")
            names = ", ".join(named(plan, twin) for twin in twins)
            mend = Mend(_("Mark as the same"), set=fields)
            yield Point(first, message.format(case=named(plan, first), others=names), mend)


@rule(
    "consultations",
    severity=WARNING,
    guards=RESPONSIBLE,
    settled_by="consultations.outcome",
    why=N_("Until a body that must be heard has been heard, the plan can be stopped by it."),
)
def consultation_overdue(plan: Plan, today: date) -> Iterator[Point]:
    """A consultation was due before today and has no outcome."""
    for consultation in plan.consultations:
        due = consultation.due_on
        if due is not None and due < today and not consultation.outcome:
            message = _("An answer was due on {day}, and none is recorded: {subject}")
            yield Point(consultation, message.format(subject=named(plan, consultation), day=written_date(due)))


@rule(
    "handovers",
    "use_cases",
    severity=WARNING,
    guards=SCALABLE,
    settled_by="handovers.criteria",
    why=N_("Without criteria the taker says no at the last moment, or yes to anything."),
)
def handover_without_criteria(plan: Plan, today: date) -> Iterator[Point]:
    """A hand-over has no acceptance criteria."""
    for handover in plan.handovers:
        use_case = plan.use_cases.get(handover.use_case)
        if not handover.criteria and (use_case is None or is_live(use_case)):
            message = _("The hand-over {handover} has no acceptance criteria")
            yield Point(handover, message.format(handover=named(plan, handover)))


@rule(
    "benefits",
    "use_cases",
    severity=WARNING,
    guards=TRANSPARENCY,
    settled_by="benefits.confirmed_on",
    why=N_("A benefit that finance has not confirmed is an opinion."),
)
def benefit_unconfirmed(plan: Plan, today: date) -> Iterator[Point]:
    """The use case has scaled, and nobody has confirmed the benefit."""
    for benefit in plan.benefits:
        use_case = plan.use_cases.get(benefit.use_case)
        confirmed = benefit.confirmed_on is not None or bool(benefit.confirmed_by)
        if use_case is not None and use_case.stage == "scaled" and not confirmed:
            message = _("{case} has scaled, and nobody has confirmed its benefit {benefit}")
            yield Point(benefit, message.format(case=named(plan, use_case), benefit=named(plan, benefit)))


@rule(
    "engagement",
    *_PORTFOLIO,
    severity=NOTE,
    guards=SCALABLE,
    settled_by="use_cases.scaled_on",
    why=N_("Pilots that do not scale are the most expensive way of not deciding."),
)
def pilot_scale_rate_low(plan: Plan, today: date) -> Iterator[Point]:
    """The pilot scale rate is below the engagement's target, where it has one."""
    found, target = portfolio(plan, today), plan.engagement.pilot_scale_target
    if found.pilot_scale_rate is not None and target is not None and found.pilot_scale_rate < target:
        message = _("{scaled} of {started} pilots have scaled; the target is {target} of 100")
        values = {"scaled": found.pilots.scaled, "started": found.pilots.started, "target": f"{target * 100:g}"}
        yield Point(None, message.format(**values))


def _live(plan: Plan) -> Iterator[UseCase]:
    return (use_case for use_case in plan.use_cases if is_live(use_case))


def _past_intake(plan: Plan) -> Iterator[UseCase]:
    return (use_case for use_case in plan.use_cases if is_past_intake(use_case))


def _later_stages(use_case: UseCase) -> tuple[str, ...]:
    """The stages that come after the present one; the two ends come after every stage."""
    if use_case.stage not in ORDER:
        return ()
    return (*ORDER[ORDER.index(use_case.stage) + 1 :], "stopped", "retired")


def _out_of_order(use_case: UseCase, but: list[str]) -> bool:
    dates = [getattr(use_case, f"{stage}_on") for stage in ORDER if stage not in but]
    entered = [day for day in dates if day is not None]
    return entered != sorted(entered)
