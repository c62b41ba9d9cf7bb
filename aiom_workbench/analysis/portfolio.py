"""How the use cases fare: pilots that scale, time to value, risk tiers, reviews, net benefit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from statistics import median

from aiom_workbench.analysis.answers import answer
from aiom_workbench.analysis.means import exact
from aiom_workbench.plan import Plan
from aiom_workbench.plan.choices import STAGES, TIERS
from aiom_workbench.plan.use_cases import BenefitAmount, CostAmount, UseCase
from aiom_workbench.words import N_

METHOD = N_(
    "The pilot scale rate is the share of started pilots that have scaled. Time to value runs from intake to the "
    "first day on which somebody's work was better for it, in months of 30.4375 days; the median is given, with how "
    "many it rests on and how long the oldest one without value has been open. A use case is high risk if any high-risk "
    "question is answered yes, else medium if any other is, else low, unless a tier was set by hand: a triage aid, "
    "not legal advice. Net benefit is benefits less costs less disbenefits; the low figure takes low benefits with "
    "high costs, the high figure the reverse. Periods stay as they were written."
)
DAYS_A_MONTH = Fraction("30.4375")
PAST_INTAKE = frozenset({"feasibility", "risk_review", "embedding", "scaled"})
ENDED = frozenset({"stopped", "retired"})
_HIGH = ("decides_about_people", "acts_without_review", "safety_or_health", "sensitive_personal_data",
         "regulated_decision")  # fmt: skip
_MEDIUM = ("customer_facing", "personal_data", "unassessed_vendor_model", "financial_impact", "publishes_content")


@dataclass(frozen=True, slots=True)
class Pilots:
    """How many pilots were started, of those scaled and stopped, and how many are past their review date."""

    started: int
    scaled: int
    stopped: int
    past_review: int


@dataclass(frozen=True, slots=True)
class TimeToValue:
    """Months from intake to first value: the median of `n`, the `open` ones, the oldest of them."""

    median: float | None
    n: int
    open: int
    oldest_open_months: float | None


@dataclass(frozen=True, slots=True)
class ThreeQuestions:
    """Of how many use cases past intake owner, data source and success measure are all known."""

    answered: int
    of: int


@dataclass(frozen=True, slots=True)
class ReviewLoad:
    """Use cases waiting in risk review, and the months to clear them; None without a capacity."""

    in_queue: int
    months_to_clear: float | None


@dataclass(frozen=True, slots=True)
class NetBenefit:
    """Benefits less costs and disbenefits of one period, in the project's currency."""

    low: int | float | None
    likely: int | float | None
    high: int | float | None


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The use cases in figures; `pilot_scale_rate` from 0 to 1, `net_benefit` by period."""

    pilot_scale_rate: float | None
    pilots: Pilots
    time_to_value_months: TimeToValue
    tiers: Mapping[str, str]
    by_stage: Mapping[str, int]
    three_questions: ThreeQuestions
    review_load: Mapping[str, ReviewLoad]
    net_benefit: Mapping[str, NetBenefit]


@answer("use_cases", "tiers", "benefits", "benefit_amounts", "costs", "cost_amounts")
def portfolio(plan: Plan, today: date) -> Portfolio:
    """The portfolio on a day.

    Two pilots started, one has scaled. From 1 January to 1 July 2026 there are 181 days, 5.9 months.

    >>> from aiom_workbench.plan.collection import Collection
    >>> triage = UseCase(
    ...     id="triage", name="Triage", stage="scaled", pilot_started_on=date(2026, 2, 1), scaled_on=date(2026, 8, 1),
    ...     intake_on=date(2026, 1, 1), first_value_on=date(2026, 7, 1),
    ... )
    >>> letters = UseCase(
    ...     id="letters", name="Letters", stage="feasibility", pilot_started_on=date(2026, 3, 1),
    ...     exit_review_on=date(2026, 6, 1), risk_answers={"personal_data": True},
    ... )
    >>> gains = [BenefitAmount(id="1", period="2027", low=90, likely=100, high=120)]
    >>> plan = Plan({
    ...     "use_cases": Collection([triage, letters]),
    ...     "benefit_amounts": Collection(gains),
    ...     "cost_amounts": Collection([CostAmount(id="2", period="2027", likely=30)]),
    ... })
    >>> found = portfolio(plan, date(2026, 11, 25))
    >>> found.pilot_scale_rate, found.pilots.past_review, found.tiers
    (0.5, 1, {'triage': 'low', 'letters': 'medium'})
    >>> found.time_to_value_months
    TimeToValue(median=5.9, n=1, open=1, oldest_open_months=None)
    >>> found.net_benefit
    {'2027': NetBenefit(low=60, likely=70, high=90)}
    """
    pilots = _pilots(plan, today)
    return Portfolio(
        pilot_scale_rate=round(pilots.scaled / pilots.started, 2) if pilots.started else None,
        pilots=pilots,
        time_to_value_months=_time_to_value(plan, today),
        tiers={use_case.id: risk_tier(use_case) for use_case in plan.use_cases},
        by_stage={stage.key: sum(case.stage == stage.key for case in plan.use_cases) for stage in STAGES},
        three_questions=_three_questions(plan),
        review_load={tier.key: _review_load(plan, tier.key) for tier in TIERS},
        net_benefit=_net_benefit(plan),
    )


def is_live(use_case: UseCase) -> bool:
    """Whether it is neither stopped nor retired."""
    return use_case.stage not in ENDED


def is_past_intake(use_case: UseCase) -> bool:
    """Whether it is past intake and neither stopped nor retired."""
    return use_case.stage in PAST_INTAKE


def is_past_review(use_case: UseCase, today: date) -> bool:
    """Whether it is still in feasibility after the day on which it was to be decided."""
    return use_case.stage == "feasibility" and use_case.exit_review_on is not None and use_case.exit_review_on < today


def risk_tier(use_case: UseCase) -> str:
    """The tier set by hand, else what the risk questions give. A forbidden practice is no tier."""
    if use_case.risk_tier_override is not None:
        return use_case.risk_tier_override
    answers = use_case.risk_answers or {}
    if any(answers.get(key) for key in _HIGH):
        return "high"
    return "medium" if any(answers.get(key) for key in _MEDIUM) else "low"


def suggested_pilot_scale(rate: float | None) -> int | None:
    """The score from 1 to 5 that the portfolio suggests for the question on pilots that scale."""
    if rate is None:
        return None
    return 1 + sum(rate >= step for step in (0.10, 0.25, 0.40, 0.60))


def suggested_time_to_value(months: float | None) -> int | None:
    """The score from 1 to 5 that the portfolio suggests for the question on time to value."""
    if months is None or months > 12:
        return None if months is None else 1
    return 5 - sum(months >= step for step in (3, 6, 9))


def _pilots(plan: Plan, today: date) -> Pilots:
    started = [case for case in plan.use_cases if case.pilot_started_on is not None]
    return Pilots(
        started=len(started),
        scaled=sum(case.scaled_on is not None for case in started),
        stopped=sum(case.stage == "stopped" for case in started),
        past_review=sum(is_past_review(case, today) for case in plan.use_cases),
    )


def _time_to_value(plan: Plan, today: date) -> TimeToValue:
    days = [
        (case.first_value_on - case.intake_on).days
        for case in plan.use_cases
        if case.first_value_on is not None and case.intake_on is not None
    ]
    waiting = [case for case in plan.use_cases if is_past_intake(case) and case.first_value_on is None]
    oldest = min((case.intake_on for case in waiting if case.intake_on is not None), default=None)
    return TimeToValue(
        median=_months(Fraction(median(days))) if days else None,
        n=len(days),
        open=len(waiting),
        oldest_open_months=_months(Fraction((today - oldest).days)) if oldest else None,
    )


def _months(days: Fraction) -> float:
    return float(round(days / DAYS_A_MONTH, 1))


def _three_questions(plan: Plan) -> ThreeQuestions:
    asked = [case for case in plan.use_cases if is_past_intake(case)]
    answered = sum(bool(case.owner and case.data_sources and case.success_measure) for case in asked)
    return ThreeQuestions(answered, len(asked))


def _review_load(plan: Plan, tier: str) -> ReviewLoad:
    queue = sum(case.stage == "risk_review" and risk_tier(case) == tier for case in plan.use_cases)
    capacity = next((t.capacity_per_month for t in plan.tiers if t.tier == tier and t.capacity_per_month), None)
    return ReviewLoad(queue, float(round(queue / exact(capacity), 1)) if capacity else None)


def _net_benefit(plan: Plan) -> dict[str, NetBenefit]:
    periods: dict[str, list[tuple[int, BenefitAmount | CostAmount]]] = {}
    for sign, amount in _amounts(plan):
        if amount.period is not None:
            periods.setdefault(amount.period, []).append((sign, amount))
    nets = {period: _net(periods[period]) for period in sorted(periods)}
    return {period: net for period, net in nets.items() if net != NetBenefit(None, None, None)}


def _amounts(plan: Plan) -> Iterable[tuple[int, BenefitAmount | CostAmount]]:
    for amount in plan.benefit_amounts:
        benefit = plan.benefits.get(amount.benefit)
        yield (-1 if benefit and benefit.kind == "disbenefit" else 1), amount
    for cost in plan.cost_amounts:
        yield -1, cost


def _net(signed: list[tuple[int, BenefitAmount | CostAmount]]) -> NetBenefit:
    def total(side: str, other: str) -> int | float | None:
        parts = [(sign, _figure(amount, side if sign > 0 else other)) for sign, amount in signed]
        known = [sign * exact(figure) for sign, figure in parts if figure is not None]
        return _plain(sum(known, Fraction(0))) if known else None

    return NetBenefit(total("low", "high"), total("likely", "likely"), total("high", "low"))


def _figure(amount: BenefitAmount | CostAmount, side: str) -> float | None:
    found: float | None = getattr(amount, side)
    return amount.likely if found is None else found


def _plain(value: Fraction) -> int | float:
    return int(value) if value.denominator == 1 else float(value)
