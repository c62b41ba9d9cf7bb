"""Where people stand: power and interest, salience, influence, what holds them back, how far to go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aiom_workbench.analysis.answers import answer
from aiom_workbench.analysis.influence import influence_shares
from aiom_workbench.plan import Plan
from aiom_workbench.plan.choices import ELEMENTS
from aiom_workbench.plan.fields import Choice
from aiom_workbench.plan.people import Group, Stakeholder
from aiom_workbench.words import N_, _

METHOD = N_(
    "Power and interest count as high from 3 of 5; the two together give the quadrant. "
    "Salience follows Mitchell, Agle and Wood (1997): power, legitimacy and urgency, each present from 3 of 5. "
    "Influence is PageRank on the network of who listens to whom: it is high for those who are followed "
    "by people who are followed themselves; it is shown in fifths, not in figures. "
    "What holds a group back is the first of awareness, desire, knowledge, ability and reinforcement scored 3 or less. "
    "The engagement gap counts the steps from where somebody stands to where the plan needs them."
)
HIGH = 3
QUADRANTS = (
    Choice("manage_closely", N_("Manage closely")),
    Choice("keep_satisfied", N_("Keep satisfied")),
    Choice("keep_informed", N_("Keep informed")),
    Choice("monitor", N_("Monitor")),
    Choice("unplaced", N_("Not placed yet")),
)
SALIENCE = (
    Choice("non_stakeholder", N_("No claim so far")),
    Choice("dormant", N_("Can act, has no claim so far")),
    Choice("discretionary", N_("Has a fair claim, does not press it")),
    Choice("demanding", N_("Presses, with little standing so far")),
    Choice("dominant", N_("Can act, with a fair claim")),
    Choice("dangerous", N_("Can act, claim unmet")),
    Choice("dependent", N_("Fair and pressing claim, needs a voice")),
    Choice("definitive", N_("Can act, with a fair and pressing claim")),
)
"""The classes of salience under kinder words; the keys are the literature's."""

BANDS = (N_("top fifth"), N_("second fifth"), N_("middle fifth"), N_("fourth fifth"), N_("last fifth"))
_STEPS = {"unaware": 0, "resistant": 1, "neutral": 2, "supportive": 3, "leading": 4}
_CLASSES = {
    (False, False, False): "non_stakeholder",
    (True, False, False): "dormant",
    (False, True, False): "discretionary",
    (False, False, True): "demanding",
    (True, True, False): "dominant",
    (True, False, True): "dangerous",
    (False, True, True): "dependent",
    (True, True, True): "definitive",
}


@dataclass(frozen=True, slots=True)
class People:
    """By the id of a person, and for `barriers` of a group too: see `METHOD`. `influence` is a share of 1."""

    quadrants: Mapping[str, str]
    salience: Mapping[str, str]
    influence: Mapping[str, float]
    barriers: Mapping[str, str | None]
    engagement_gaps: Mapping[str, int]


@answer("stakeholders", "groups", "influences")
def people(plan: Plan) -> People:
    """Where everybody stands. Who has no answer is left out; `quadrants` has everybody.

    >>> from aiom_workbench.plan.collection import Collection
    >>> cfo = Stakeholder(
    ...     id="cfo", name="CFO", power=4, interest=2, legitimacy=3, urgency=2,
    ...     engagement_now="neutral", engagement_desired="leading", awareness=4, desire=3,
    ... )
    >>> found = people(Plan({"stakeholders": Collection([cfo])}))
    >>> found.quadrants, found.salience
    ({'cfo': 'keep_satisfied'}, {'cfo': 'dominant'})
    >>> found.engagement_gaps, found.barriers, found.influence
    ({'cfo': 2}, {'cfo': 'desire'}, {})
    """
    persons = plan.stakeholders
    salience = {person.id: salience_of(person) for person in persons}
    gaps = {person.id: engagement_gap(person) for person in persons}
    return People(
        quadrants={person.id: quadrant(person) for person in persons},
        salience={key: found for key, found in salience.items() if found is not None},
        influence=influence(plan),
        barriers={thing.id: barrier(thing) for thing in (*plan.groups, *persons) if is_scored(thing)},
        engagement_gaps={key: gap for key, gap in gaps.items() if gap is not None},
    )


def quadrant(person: Stakeholder) -> str:
    """The quadrant of the power/interest grid; "unplaced" where either is unset."""
    if person.power is None or person.interest is None:
        return "unplaced"
    if person.power >= HIGH:
        return "manage_closely" if person.interest >= HIGH else "keep_satisfied"
    return "keep_informed" if person.interest >= HIGH else "monitor"


def salience_of(person: Stakeholder) -> str | None:
    """The class of salience, or None where power, legitimacy or urgency is unset."""
    power, legitimacy, urgency = person.power, person.legitimacy, person.urgency
    if power is None or legitimacy is None or urgency is None:
        return None
    return _CLASSES[power >= HIGH, legitimacy >= HIGH, urgency >= HIGH]


def engagement_gap(person: Stakeholder) -> int | None:
    """Steps from the engagement now to the one desired; below zero where more is given than asked."""
    now, desired = person.engagement_now, person.engagement_desired
    return _STEPS[desired] - _STEPS[now] if now is not None and desired is not None else None


def barrier(thing: Group | Stakeholder) -> str | None:
    """The first element of the change scored 3 or less; unscored ones are passed over."""
    for element in ELEMENTS:
        score = getattr(thing, element.key)
        if score is not None and score <= HIGH:
            return element.key
    return None


def is_scored(thing: Group | Stakeholder) -> bool:
    """Whether any element of the change is scored."""
    return any(getattr(thing, element.key) is not None for element in ELEMENTS)


def barrier_in_words(thing: Group | Stakeholder) -> str:
    """What holds somebody back, and which elements before it nobody assessed: "desire; awareness not assessed"."""
    found = barrier(thing)
    if found is None:
        return _("nothing that was assessed") if is_scored(thing) else _("not assessed")
    labels = {element.key: element.label.lower() for element in ELEMENTS}
    before = list(labels)[: list(labels).index(found)]
    passed = [labels[key] for key in before if getattr(thing, key) is None]
    if not passed:
        return labels[found]
    return _("{barrier}; {elements} not assessed").format(barrier=labels[found], elements=", ".join(passed))


@answer("stakeholders", "influences")
def influence(plan: Plan) -> Mapping[str, float]:
    """The share of influence of everybody named in an influence, 4 decimals, in plan order.

    A influences B. On the reversed graph B's rank flows to A and A's, which flows nowhere, to both:
    a = 0.15/2 + 0.85·(b + a/2) and b = 0.15/2 + 0.85·a/2.

    >>> from aiom_workbench.plan.collection import Collection
    >>> from aiom_workbench.plan.people import Influence
    >>> influence(Plan({
    ...     "stakeholders": Collection([Stakeholder(id="a", name="A"), Stakeholder(id="b", name="B")]),
    ...     "influences": Collection([Influence(id="1", source="a", target="b", strength=1)]),
    ... }))
    {'a': 0.6491, 'b': 0.3509}
    """
    links = [(i.source, i.target, 1 if i.strength is None else i.strength) for i in plan.influences]
    named = {end for source, target, _strength in links for end in (source, target)}
    nodes = [person.id for person in plan.stakeholders if person.id in named]
    return {key: round(share, 4) for key, share in influence_shares(nodes, links).items()}


@answer("stakeholders", "influences")
def influence_bands(plan: Plan) -> Mapping[str, int]:
    """The fifth in which everybody named in an influence stands, 0 for the top; ties share the better one."""
    shares = influence(plan)
    n = len(shares)
    ranks = _ranks(shares)
    return {key: next(band for band in range(5) if rank <= -(-n * (band + 1) // 5)) for key, rank in ranks.items()}


def band_in_words(band: int) -> str:
    """A band of influence as it is shown: "top fifth"."""
    return _(BANDS[band])


def _ranks(shares: Mapping[str, float]) -> dict[str, int]:
    rank_of: dict[float, int] = {}
    for rank, share in enumerate(sorted(shares.values(), reverse=True), 1):
        rank_of.setdefault(share, rank)
    return {key: rank_of[share] for key, share in shares.items()}
