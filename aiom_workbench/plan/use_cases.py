"""Use cases from intake to scale: data, gates, tiers, hand-overs, consultations, benefits and costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from aiom_workbench.plan.choices import GATES, RISK_QUESTIONS, STAGES, STEPS, TIERS
from aiom_workbench.plan.fields import (
    Choice,
    OnDelete,
    audience,
    choice,
    day,
    flag,
    flags,
    link,
    links,
    long_text,
    number,
    scale,
    text,
    texts,
)
from aiom_workbench.plan.things import Thing, part, thing, within
from aiom_workbench.words import N_

ACCESS = (
    Choice("open", N_("Open")),
    Choice("on_request", N_("On request")),
    Choice("blocked", N_("Blocked")),
)
SOURCING = (Choice("internal", N_("Internal")), Choice("vendor", N_("Supplier")), Choice("mixed", N_("Mixed")))
OUTCOMES = (
    Choice("go", N_("Go")),
    Choice("conditions", N_("Go with conditions")),
    Choice("hold", N_("Hold")),
    Choice("recycle", N_("Recycle")),
    Choice("stop", N_("Stop")),
)
CONSULTATION_KINDS = (
    Choice("inform", N_("Inform")),
    Choice("consult", N_("Consult")),
    Choice("agree", N_("Agree")),
)
BENEFIT_KINDS = (
    Choice("cash", N_("Cash")),
    Choice("capacity", N_("Capacity")),
    Choice("quality", N_("Quality")),
    Choice("risk", N_("Risk")),
    Choice("disbenefit", N_("Disbenefit")),
)
COST_KINDS = (Choice("one_off", N_("One-off")), Choice("run", N_("Running")))
RAISED_FROM = ("answers", "ratings", "signs", "evidence", "use_cases", "log")
_PERIOD = {
    "pattern": r"\d{4}(-Q[1-4])?",
    "pattern_message": N_("must be a year or a quarter such as 2027-Q1"),
    "width": 10,
}


def raised_from(**rest: str) -> str | None:
    """The link to what a thing answers: an answer, rating, sign, evidence, use case or log entry."""
    help_text = N_("The gap, sign or entry that this answers, so that the thread can be followed.")
    found: str | None = link(N_("Raised from"), *RAISED_FROM, client=True, help=help_text, **rest)
    return found


@thing("data_sources", "D", N_("data source"), N_("Data sources"))
@dataclass(frozen=True, slots=True, kw_only=True)
class DataSource(Thing):
    """Data that use cases lean on, with somebody who looks after it."""

    name: str | None = text(N_("Name"), required=True, client=True, help=N_("What its makers call it."))
    steward: str | None = link(
        N_("Steward"), "stakeholders", client=True, help=N_("Who answers for quality and access.")
    )
    group: str | None = link(N_("Group"), "groups", client=True, help=N_("Where the data is made."))
    quality: int | None = scale(
        N_("Quality"), 1, 5, client=True, help=N_("1 unusable, 3 usable with checks, 5 trusted.")
    )
    access: str | None = choice(N_("Access"), ACCESS, client=True, help=N_("How somebody gets at it."))
    lineage: str | None = long_text(N_("Lineage"), client=True, help=N_("Where it comes from and what is done to it."))


@thing("use_cases", "UC", N_("use case"), N_("Use cases"))
@dataclass(frozen=True, slots=True, kw_only=True)
class UseCase(Thing):
    """One way in which AI is to change a piece of work."""

    name: str | None = text(
        N_("Name"), required=True, client=True, width=30, help=N_("What it does, without the tool's name.")
    )
    description: str | None = long_text(
        N_("Description"), client=True, help=N_("Process, volume, today's cost or errors.")
    )
    theme: str | None = link(N_("Theme"), "themes", client=True, help=N_("The strategic theme it serves."))
    group: str | None = link(N_("Group"), "groups", client=True, help=N_("Whose work it changes first."))
    owner: str | None = link(N_("Owner"), "stakeholders", client=True, help=N_("One business owner who says so too."))
    data_sources: tuple[str, ...] = links(N_("Data sources"), "data_sources", client=True, help=N_("What it reads."))
    success_measure: str | None = long_text(
        N_("Success measure"), client=True, help=N_("The figure that moves, from what to what, by when.")
    )
    value: int | None = scale(N_("Value"), 1, 5, client=True, help=N_("1 little, 5 changes the unit's result."))
    feasibility: int | None = scale(N_("Feasibility"), 1, 5, client=True, help=N_("1 nobody has done it, 5 at hand."))
    risk_answers: Mapping[str, bool] | None = flags(
        N_("Risk questions"), RISK_QUESTIONS, client=True, help=N_("The answers set the tier.")
    )
    risk_tier_override: str | None = choice(
        N_("Tier override"), TIERS, client=True, help=N_("Only with a reason in the log.")
    )
    stage: str | None = choice(N_("Stage"), STAGES, client=True, help=N_("Where it stands. Entering a stage dates it."))
    paused: bool | None = flag(N_("Paused"), client=True, help=N_("Held where it is, on purpose."))
    intake_on: date | None = day(N_("Intake on"), client=True, help=N_("When the idea was taken in."))
    feasibility_on: date | None = day(N_("Feasibility on"), client=True, help=N_("When feasibility began."))
    risk_review_on: date | None = day(N_("Risk review on"), client=True, help=N_("When the risk review began."))
    embedding_on: date | None = day(N_("Embedding on"), client=True, help=N_("When embedding began."))
    scaled_on: date | None = day(N_("Scaled on"), client=True, help=N_("When it reached everyday use."))
    stopped_on: date | None = day(N_("Stopped on"), client=True, help=N_("When it was stopped."))
    retired_on: date | None = day(N_("Retired on"), client=True, help=N_("When it was taken out of use."))
    pilot_started_on: date | None = day(N_("Pilot started on"), client=True, help=N_("The pilot's first day."))
    first_value_on: date | None = day(
        N_("First value on"), client=True, help=N_("The first day on which somebody's work was better for it.")
    )
    takeover_owner: str | None = link(
        N_("Takes over"), "stakeholders", client=True, help=N_("Who runs it once the pilot team leaves.")
    )
    governance_engaged_on: date | None = day(
        N_("Governance engaged on"), client=True, help=N_("When risk and compliance first looked at it.")
    )
    exit_criteria: str | None = long_text(
        N_("Exit criteria"), client=True, help=N_("In figures: when the pilot goes on, when it stops.")
    )
    exit_review_on: date | None = day(N_("Exit review on"), client=True, help=N_("When the pilot is decided on."))
    sourcing: str | None = choice(N_("Sourcing"), SOURCING, client=True, help=N_("Who makes it."))
    supplier: str | None = text(N_("Supplier"), client=True, help=N_("Whose model or product it is."))
    oversight: str | None = long_text(N_("Oversight"), client=True, help=N_("Who may overrule it, how fast."))
    people_affected: str | None = text(
        N_("People affected"), client=True, numbers_as_text=True, help=N_("Who, and about how many.")
    )
    in_workflow: bool | None = flag(
        N_("In the workflow"), client=True, help=N_("Yes where the work cannot be done without passing it.")
    )
    duplicate_of: str | None = link(
        N_("Same as"), "use_cases", client=True, help=N_("The use case that does the same elsewhere.")
    )
    tags: tuple[str, ...] = texts(N_("Tags"), client=True, help=N_("Words to filter by."))
    raised_from: str | None = raised_from()


@thing("gates", "GA", N_("gate decision"), N_("Gates"), title=("use_case", "gate"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Gate(Thing):
    """A decision at a gate. A gate closes the stage of its name."""

    use_case: str | None = link(
        N_("Use case"), "use_cases", on_delete=OnDelete.DELETE, client=True, help=N_("What was decided on.")
    )
    gate: str | None = choice(N_("Gate"), GATES, client=True, help=N_("The stage that this gate closes."))
    outcome: str | None = choice(N_("Outcome"), OUTCOMES, client=True, help=N_("What was decided."))
    conditions: str | None = long_text(N_("Conditions"), follows=True, help=N_("Each with a person and a date."))
    reason: str | None = long_text(N_("Reason"), follows=True, help=N_("Readable by a business leader."))
    decided_on: date | None = day(N_("Decided on"), client=True, help=N_("The day of the decision."))
    decided_by: str | None = text(N_("Decided by"), client=True, help=N_("Who decided."))
    override_reason: str | None = long_text(
        N_("Override reason"), follows=True, help=N_("Why it passed although a must-meet item was open.")
    )
    audience: str | None = audience()


@part("gate_checks", "gate", "checks", N_("check"), N_("Gate checks"), title=("item",), natural_key=("item",))
@dataclass(frozen=True, slots=True, kw_only=True)
class GateCheck(Thing):
    """One item of a gate's checklist."""

    gate: str | None = within("gates")
    item: str | None = text(N_("Item"), client=True, entry="gates", width=34, help=N_("The checklist item."))
    met: bool | None = flag(N_("Met"), client=True, help=N_("Shown, not promised."))
    note: str | None = long_text(N_("Note"), help=N_("What was shown, or is missing."))


@thing("tiers", "TI", N_("tier"), N_("Tiers"), title=("tier",), natural_key=("tier",))
@dataclass(frozen=True, slots=True, kw_only=True)
class Tier(Thing):
    """What a risk tier asks for."""

    tier: str | None = choice(N_("Tier"), TIERS, client=True, help=N_("Low, medium or high."))
    reviews: str | None = long_text(N_("Reviews"), client=True, help=N_("Which reviews, by whom."))
    approver: str | None = link(N_("Approver"), "bodies", client=True, help=N_("Who lets it go live."))
    lead_time_days: int | float | None = number(
        N_("Lead time"), 0, client=True, unit="d", help=N_("Working days from request to answer.")
    )
    capacity_per_month: int | float | None = number(
        N_("Reviews a month"), 0, client=True, help=N_("How many the reviewers can do.")
    )


@thing("handovers", "H", N_("hand-over"), N_("Hand-overs"), title=("use_case", "step"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Handover(Thing):
    """One leg of the relay between business, data, governance and technology."""

    use_case: str | None = link(
        N_("Use case"), "use_cases", on_delete=OnDelete.DELETE, client=True, help=N_("Empty: holds for all of them.")
    )
    step: str | None = choice(N_("Step"), STEPS, client=True, help=N_("At which step it is handed over."))
    giver: str | None = link(N_("From"), "bodies", client=True, help=N_("Who hands over."))
    taker: str | None = link(N_("To"), "bodies", client=True, help=N_("Who takes over."))
    artefact: str | None = text(N_("What"), client=True, help=N_("The thing that changes hands."))
    criteria: str | None = long_text(N_("Acceptance criteria"), client=True, help=N_("When the taker must accept it."))
    agreed_days: int | float | None = number(
        N_("Agreed days"), 0, client=True, unit="d", help=N_("Working days from offer to acceptance.")
    )
    accepted_on: date | None = day(N_("Accepted on"), client=True, help=N_("When the taker said yes."))
    friction: int | None = scale(
        N_("Friction"), 1, 5, client=True, help=N_("1 runs by itself, 5 comes back each time.")
    )


@thing("consultations", "CO", N_("consultation"), N_("Consultations"), title=("subject",))
@dataclass(frozen=True, slots=True, kw_only=True)
class Consultation(Thing):
    """A dated duty to inform, consult or agree."""

    body: str | None = link(N_("Body"), "bodies", client=True, help=N_("Who is to be heard."))
    kind: str | None = choice(N_("Kind"), CONSULTATION_KINDS, client=True, help=N_("What is owed."))
    subject: str | None = text(N_("Subject"), client=True, width=30, help=N_("About what."))
    submitted_on: date | None = day(N_("Submitted on"), client=True, help=N_("When the papers went out."))
    due_on: date | None = day(N_("Due on"), client=True, help=N_("When an answer is due."))
    outcome: str | None = long_text(N_("Outcome"), client=True, help=N_("What came back."))
    milestone: str | None = link(N_("Milestone"), "milestones", client=True, help=N_("What waits for it."))
    raised_from: str | None = raised_from()


@thing("benefits", "BE", N_("benefit"), N_("Benefits"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Benefit(Thing):
    """What a use case or intervention brings, or takes away."""

    name: str | None = text(N_("Name"), required=True, client=True, help=N_("What is better, or worse."))
    use_case: str | None = link(N_("Use case"), "use_cases", client=True, help=N_("Where it comes from."))
    intervention: str | None = link(N_("Intervention"), "interventions", client=True, help=N_("Where it comes from."))
    kind: str | None = choice(N_("Kind"), BENEFIT_KINDS, client=True, help=N_("A disbenefit is a cost in kind."))
    owner: str | None = link(N_("Owner"), "stakeholders", client=True, help=N_("In whose result it shows."))
    confirmed_by: str | None = text(N_("Confirmed by"), client=True, help=N_("Who in finance agrees with the figure."))
    confirmed_on: date | None = day(N_("Confirmed on"), client=True, help=N_("When."))


_LOW = N_("The cautious figure.")
_LIKELY = N_("The figure you would bet on.")
_HIGH = N_("The hopeful figure.")


@part("benefit_amounts", "benefit", "amounts", N_("amount"), N_("Benefit amounts"), title=("period",),
      natural_key=("period",))  # fmt: skip
@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitAmount(Thing):
    """A benefit's size in one period, in the project's currency."""

    benefit: str | None = within("benefits")
    period: str | None = text(N_("Period"), client=True, help=N_("A year or quarter: 2027, 2027-Q1."), **_PERIOD)
    low: int | float | None = number(N_("Low"), client=True, help=_LOW)
    likely: int | float | None = number(N_("Likely"), client=True, help=_LIKELY)
    high: int | float | None = number(N_("High"), client=True, help=_HIGH)


@thing("costs", "CS", N_("cost"), N_("Costs"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Cost(Thing):
    """What a use case or intervention costs, once or every period."""

    name: str | None = text(N_("Name"), required=True, client=True, help=N_("What is paid for."))
    use_case: str | None = link(N_("Use case"), "use_cases", client=True, help=N_("For what."))
    intervention: str | None = link(N_("Intervention"), "interventions", client=True, help=N_("For what."))
    kind: str | None = choice(N_("Kind"), COST_KINDS, client=True, help=N_("Once, or for as long as it runs."))
    owner: str | None = link(N_("Owner"), "stakeholders", client=True, help=N_("Whose budget it is."))
    confirmed_by: str | None = text(N_("Confirmed by"), client=True, help=N_("Who in finance agrees with the figure."))
    confirmed_on: date | None = day(N_("Confirmed on"), client=True, help=N_("When."))


@part("cost_amounts", "cost", "amounts", N_("amount"), N_("Cost amounts"), title=("period",),
      natural_key=("period",))  # fmt: skip
@dataclass(frozen=True, slots=True, kw_only=True)
class CostAmount(Thing):
    """A cost's size in one period, in the project's currency."""

    cost: str | None = within("costs")
    period: str | None = text(N_("Period"), client=True, help=N_("A year or quarter: 2027, 2027-Q1."), **_PERIOD)
    low: int | float | None = number(N_("Low"), client=True, help=_LOW)
    likely: int | float | None = number(N_("Likely"), client=True, help=_LIKELY)
    high: int | float | None = number(N_("High"), client=True, help=_HIGH)
