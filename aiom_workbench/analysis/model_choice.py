"""Which of the three models the criteria speak for, how surely, and what would change the answer."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from aiom_workbench.analysis.answers import answer
from aiom_workbench.analysis.means import exact
from aiom_workbench.plan import Plan
from aiom_workbench.plan.choices import MODELS
from aiom_workbench.plan.model_choice import Criterion
from aiom_workbench.words import N_, _

if TYPE_CHECKING:
    import numpy

METHOD = N_(
    "Each model's score is the mean of its scores on the criteria, weighed by how much each criterion matters; "
    "criteria without a weight, or not scored for all three, are left out. "
    "How robust the lead is comes from trying 10,000 other sets of weights, each as likely as the next: "
    "the share of them that a model wins says how much the choice hangs on the weights, and is no probability. "
    "A tipping point is the nearest weight of one criterion, all others held, at which another model catches up."
)

OPTIONS = tuple(choice.key for choice in MODELS)
SMALLEST_LEAD = Fraction(5, 10_000)
DRAWS = 10_000


@dataclass(frozen=True, slots=True)
class TippingPoint:
    """The weight of one criterion, now `weight`, at which the leader and `to` are level."""

    criterion: str
    weight: int | float
    flips_at: float
    to: str


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """Scores from 1 to 5, the leader and its lead, and the share of weightings that each option wins."""

    scores: Mapping[str, float | None]
    leader: str | None
    margin: float | None
    robustness: Mapping[str, float | None]
    tipping_points: tuple[TippingPoint, ...]


@dataclass(frozen=True, slots=True)
class Swing:
    """How far today's leader is ahead of its best rival with one criterion's weight at nothing and doubled."""

    criterion: str
    at_zero: float | None
    at_double: float


@dataclass(frozen=True, slots=True)
class Argument:
    """Everything that is said about some criteria at once: computed anew with each step of a drag."""

    criteria: tuple[Criterion, ...]
    choice: ModelChoice
    swings: tuple[Swing, ...]

    def name(self, criterion: str) -> str:
        """What a criterion is called."""
        return next((c.name or c.ref for c in self.criteria if c.id == criterion), "")

    def tipping(self, criterion: str) -> TippingPoint | None:
        """The tipping point of a criterion, if it has one."""
        return next((p for p in self.choice.tipping_points if p.criterion == criterion), None)

    def swing(self, criterion: str) -> Swing | None:
        """How far the lead moves with a criterion's weight, if it counts."""
        return next((s for s in self.swings if s.criterion == criterion), None)


def argue(criteria: Iterable[Criterion]) -> Argument:
    """The choice for these criteria with what it hangs on."""
    found = tuple(criteria)
    choice = choose(found)
    return Argument(found, choice, tornado(found, choice.leader))


@answer("criteria")
def model_choice(plan: Plan) -> ModelChoice:
    """The choice as the plan's criteria have it."""
    return choose(plan.criteria)


def choose(criteria: Iterable[Criterion]) -> ModelChoice:
    """The choice for these criteria, in this order; what-ifs and dragging call it with others than the plan's.

    Speed weighs 2, skills weigh 3: (4+15)/5 = 3.8, (10+3)/5 = 2.6 and (8+9)/5 = 3.4. Did speed
    weigh 3, federated would be level with centralized: 3·2+15 = 3·4+9.

    >>> speed = Criterion(id="speed", name="Speed", weight=2, centralized=2, decentralized=5, federated=4)
    >>> skills = Criterion(id="skills", name="Skills", weight=3, centralized=5, decentralized=1, federated=3)
    >>> found = choose([speed, skills])
    >>> found.scores
    {'centralized': 3.8, 'decentralized': 2.6, 'federated': 3.4}
    >>> found.leader, found.margin
    ('centralized', 0.4)
    >>> found.tipping_points[0]
    TippingPoint(criterion='speed', weight=2, flips_at=3.0, to='federated')
    """
    counted = [criterion for criterion in criteria if _counts(criterion)]
    if not counted:
        nothing = dict.fromkeys(OPTIONS)
        return ModelChoice(nothing, None, None, nothing, ())
    totals = _Totals.of(counted)
    scores = [total / totals.weight for total in totals.options]
    first, second = sorted(scores, reverse=True)[:2]
    leader = scores.index(first) if first - second >= SMALLEST_LEAD else None
    return ModelChoice(
        scores={option: _rounded(score) for option, score in zip(OPTIONS, scores, strict=True)},
        leader=None if leader is None else OPTIONS[leader],
        margin=_rounded(first - second),
        robustness=dict(zip(OPTIONS, robustness(tuple(map(_scores, counted))), strict=True)),
        tipping_points=() if leader is None else tuple(_tipping_points(counted, totals, leader)),
    )


def criteria_of(plan: Plan, scenario: str) -> tuple[Criterion, ...]:
    """The plan's criteria with the weights and scores of a what-if in their place; what it leaves unset stays."""
    changes: dict[str | None, dict[str, Any]] = {}
    for weight in plan.scenario_weights.where("scenario", scenario):
        if weight.weight is not None:
            changes.setdefault(weight.criterion, {})["weight"] = weight.weight
    for score in plan.scenario_scores.where("scenario", scenario):
        said = {option: getattr(score, option) for option in OPTIONS if getattr(score, option) is not None}
        changes.setdefault(score.criterion, {}).update(said)
    return tuple(dataclasses.replace(c, **changes[c.id]) if c.id in changes else c for c in plan.criteria)


def with_weight(criteria: Iterable[Criterion], criterion: str, weight: float) -> tuple[Criterion, ...]:
    """The criteria with one weight changed, as while it is dragged."""
    return tuple(dataclasses.replace(c, weight=weight) if c.id == criterion else c for c in criteria)


def tornado(criteria: Iterable[Criterion], leader: str | None = "") -> tuple[Swing, ...]:
    """For each criterion, the leader's lead with its weight at nothing and doubled; the widest swing first.

    Below zero the leader would be overtaken. Empty without a leader; `leader` spares finding it again.
    """
    counted = [criterion for criterion in criteria if _counts(criterion)]
    leader = choose(counted).leader if leader == "" else leader
    if leader is None:
        return ()
    totals, at = _Totals.of(counted), OPTIONS.index(leader)
    swings = [_swing(criterion, totals, at) for criterion in counted]
    return tuple(sorted(swings, key=lambda swing: -abs(swing.at_double - (swing.at_zero or 0))))


def robustness_in_words(share: float) -> str:
    """The share of weightings that an option wins, in words: "leads under about six in ten weightings"."""
    if share >= 0.995:
        return _("leads under nearly every weighting")
    tenths = int(share * 10 + 0.5)
    if tenths == 0:
        return _("leads under hardly any weighting") if share > 0 else _("leads under no weighting that was tried")
    if tenths == 10:
        return _("leads under more than nine in ten weightings")
    return _("leads under about {number} in ten weightings").format(number=_(_NUMBERS[tenths]))


def tipping_in_words(point: TippingPoint, name: str) -> str:
    """A tipping point as a sentence; `name` is the criterion's: "if Speed weighed more than 4.2, …"."""
    option = next(choice.label for choice in MODELS if choice.key == point.to).lower()
    more = point.flips_at > point.weight
    sentence = (
        _("if {criterion} weighed more than {weight}, {option} would lead")
        if more
        else _("if {criterion} weighed less than {weight}, {option} would lead")
    )
    return sentence.format(criterion=name, weight=f"{point.flips_at:.3g}", option=option)


_NUMBERS = (
    "", N_("one"), N_("two"), N_("three"), N_("four"), N_("five"), N_("six"), N_("seven"), N_("eight"), N_("nine"),
)  # fmt: skip
Row = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class _Totals:
    """Sums over the criteria that count: of the weights, and of weight × score for each option."""

    weight: Fraction
    options: tuple[Fraction, ...]

    @classmethod
    def of(cls, counted: Sequence[Criterion]) -> _Totals:
        weights = [exact(c.weight or 0) for c in counted]
        rows = [_scores(c) for c in counted]
        sums = tuple(sum((w * row[k] for w, row in zip(weights, rows, strict=True)), Fraction(0)) for k in range(3))
        return cls(sum(weights, Fraction(0)), sums)


def _counts(criterion: Criterion) -> bool:
    scored = all(getattr(criterion, option) is not None for option in OPTIONS)
    return scored and criterion.weight is not None and criterion.weight > 0


def _scores(criterion: Criterion) -> Row:
    return tuple(getattr(criterion, option) for option in OPTIONS)


def _rounded(value: Fraction) -> float:
    return float(round(value, 3))


@lru_cache(maxsize=64)
def robustness(scores: tuple[Row, ...]) -> tuple[float, ...]:
    """The share of 10,000 random weightings that each option wins, 2 decimals; ties are split evenly.

    It hangs on the scores alone, so it is remembered while weights are dragged. `scores` holds the
    three options' scores of each criterion, in plan order. Weights are uniform on the simplex (Dirichlet).
    """
    import numpy as np

    results = _weightings(len(scores)) @ np.array(scores, dtype=float)
    wins = results >= results.max(axis=1, keepdims=True) - 1e-9
    shares = (wins / wins.sum(axis=1, keepdims=True)).sum(axis=0) / DRAWS
    return tuple(round(float(share), 2) for share in shares)


@lru_cache(maxsize=4)
def _weightings(n: int) -> numpy.ndarray[Any, numpy.dtype[numpy.float64]]:
    import numpy as np

    return np.random.default_rng(1).dirichlet(np.ones(n), DRAWS)


def _tipping_points(counted: Sequence[Criterion], totals: _Totals, leader: int) -> Iterable[TippingPoint]:
    for criterion in counted:
        weight, row = exact(criterion.weight or 0), _scores(criterion)
        ties = [
            (abs(tie - weight), tie, option)
            for option in range(3)
            if option != leader and (tie := _tie(weight, row, totals, leader, option)) is not None
        ]
        if ties:
            _distance, tie, option = min(ties)
            yield TippingPoint(criterion.id, criterion.weight or 0, _rounded(tie), OPTIONS[option])


def _tie(weight: Fraction, row: Row, totals: _Totals, leader: int, option: int) -> Fraction | None:
    """The weight at which the leader and this option are level, or None."""
    slope = row[leader] - row[option]
    if slope == 0:
        return None
    lead_of_the_others = totals.options[leader] - totals.options[option] - weight * slope
    tie = -lead_of_the_others / slope
    nothing_weighs = tie == 0 and totals.weight == weight
    return None if tie < 0 or nothing_weighs else tie


def _swing(criterion: Criterion, totals: _Totals, leader: int) -> Swing:
    weight, row = exact(criterion.weight or 0), _scores(criterion)

    def lead(change: Fraction) -> float | None:
        total = totals.weight + change
        sums = [sum_ + change * score for sum_, score in zip(totals.options, row, strict=True)]
        best_rival = max(sum_ for option, sum_ in enumerate(sums) if option != leader)
        return _rounded((sums[leader] - best_rival) / total) if total else None

    doubled = lead(weight)
    assert doubled is not None
    return Swing(criterion.id, lead(-weight), doubled)
