"""Interventions of the library that fit a group, ranked, each with the reason in a sentence.

An entry earns points for what it answers; the reason says exactly what earned them. What was
dismissed or is planned for the group already is left out. The same plan and pack always give the
same lists, and two groups that differ in barrier or concern never get the same one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from aiom_workbench.analysis.answers import answer
from aiom_workbench.analysis.people import barrier, barrier_in_words, is_scored
from aiom_workbench.content import Pack
from aiom_workbench.content.parts import Intervention as Entry
from aiom_workbench.plan import Plan
from aiom_workbench.plan.change import Intervention
from aiom_workbench.plan.choices import ELEMENTS, ENGAGEMENTS
from aiom_workbench.plan.people import ASPECTS, Group
from aiom_workbench.words import N_, _, ngettext

METHOD = N_(
    "Interventions are proposed for a group by what holds it back, then by its concern, then by what helps or hinders "
    "here: a supportive sponsor, a champion in the group, what changes for it, its size and its fluency. "
    "What was dismissed or is planned for it already is left out; groups that differ in barrier or concern never get "
    "the same list."
)
LONGEST = 5
"""How many proposals a group gets."""
BARRIER, BARRIER_SECOND, NEXT, PASSED = 12, 8, 1, -3
"""Points for what moves the barrier: as its first aim, or beside another; the next element; one that is in place."""
CONCERN, ANY_CONCERN, OTHER_CONCERN, NO_CONCERN_NOTED = 8, 4, -6, -3
"""Points for answering the concern, any concern, another one; another where none was noted."""
LEADER, NO_LEADER, ASPECT, SHORT = 2, -4, 3, 2
TOO_FLUENT, TOO_MANY, FOR_LEADERS = -6, -1, -3
HIGH_IMPACT = 3
SHORT_HOURS = 1.5
HURRIED = frozenset({"no_time", "tool_fatigue"})
_ORDER = tuple(element.key for element in ELEMENTS)


@dataclass(frozen=True, slots=True)
class Proposal:
    """An entry of the library for a group: `template` is its key, `reason` a sentence, `points` its rank."""

    template: str
    reason: str
    points: int


@dataclass(frozen=True, slots=True)
class _Case:
    """What is known of a group when it comes to choosing for it."""

    group: Group
    barrier: str | None
    aim: str | None
    concern: str | None
    concern_name: str
    aimed: Mapping[str, int]
    aspects: Mapping[str, int]
    sponsor: bool | None
    champion: bool


@answer("groups", "impacts", "interventions", "dismissals", "stakeholders", "engagement")
def proposals(plan: Plan, pack: Pack) -> Mapping[str, tuple[Proposal, ...]]:
    """By group id, up to five proposals, best first.

    Worked example: awareness is in place, desire is not, the group fears for its jobs.

    >>> from aiom_workbench.content import built_in
    >>> from aiom_workbench.plan.collection import Collection
    >>> group = Group(id="g", name="Claims", awareness=4, desire=2, concern="job_fear")
    >>> first = proposals(Plan({"groups": Collection([group])}), built_in())["g"][0]
    >>> first.template, first.points
    ('task_sort', 20)
    >>> first.reason
    'barrier: desire; concern: fear for the job; nothing aimed at desire yet'
    """
    found: dict[str, tuple[Proposal, ...]] = {}
    given: dict[tuple[str, ...], tuple[str | None, str | None]] = {}
    for group in plan.groups:
        ranked = _ranked(plan, pack, group)
        likeness = (barrier(group), group.concern)
        found[group.id] = _unlike(ranked, likeness, given)
    return found


def concern_of(pack: Pack, group: Group) -> str | None:
    """The catalogue's key for a group's concern; free text is recognised by the words of the pack."""
    if not group.concern or group.concern in pack.concerns:
        return group.concern
    said = group.concern.lower()
    hits = {key: sum(_begins(word, said) for word in concern.words) for key, concern in pack.concerns.items()}
    best = max(hits, key=lambda key: hits[key])
    return best if hits[best] else None


def _begins(word: str, text: str) -> bool:
    """Whether a word of the text begins so, or a run of words does."""
    return re.search(rf"\b{re.escape(word.lower())}", text) is not None


def _unlike(
    ranked: list[Proposal],
    likeness: tuple[str | None, str | None],
    given: dict[tuple[str, ...], tuple[str | None, str | None]],
) -> tuple[Proposal, ...]:
    """The best five; where an unlike group got these already, the next in rank takes the last place."""
    for last in range(LONGEST - 1, max(LONGEST, len(ranked))):
        chosen = (*ranked[: LONGEST - 1], *ranked[last : last + 1])
        if given.setdefault(tuple(one.template for one in chosen), likeness) == likeness or not chosen:
            return chosen
    return tuple(ranked[: LONGEST - 1])


def _ranked(plan: Plan, pack: Pack, group: Group) -> list[Proposal]:
    planned = [one for one in plan.interventions.where("groups", group.id) if one.status != "cancelled"]
    out = {one.template for one in planned} | {one.template for one in plan.dismissals.where("group", group.id)}
    case = _case(plan, pack, group, planned)
    merits = {key: list(_merits(entry, case, pack)) for key, entry in pack.interventions.items() if key not in out}
    points = {key: sum(points for points, _said in said) for key, said in merits.items()}
    ranked = sorted((key for key in merits if points[key] > 0), key=lambda key: -points[key])
    opening = _opening(case)
    return [Proposal(key, _sentence(opening, merits[key]), points[key]) for key in ranked]


def _case(plan: Plan, pack: Pack, group: Group, planned: list[Intervention]) -> _Case:
    concern, held = concern_of(pack, group), barrier(group)
    name = pack.concerns[concern].name if concern == group.concern and concern else group.concern or ""
    return _Case(
        group=group,
        barrier=held,
        aim=held or ("reinforcement" if is_scored(group) else None),
        concern=concern,
        concern_name=name[:1].lower() + name[1:],
        aimed={element: sum(element in one.elements for one in planned) for element in _ORDER},
        aspects={i.aspect: i.degree for i in plan.impacts.where("group", group.id)
                 if i.aspect and i.degree is not None and i.degree >= HIGH_IMPACT},
        sponsor=_sponsor_supports(plan),
        champion=any(p.category == "change_champion" for p in plan.stakeholders.where("group", group.id)),
    )  # fmt: skip


def _sponsor_supports(plan: Plan) -> bool | None:
    """Whether the sponsor is supportive or leading; None where there is no sponsor or nothing is known."""
    sponsor = plan.stakeholders.get(plan.engagement.sponsor)
    sponsor = sponsor or next((p for p in plan.stakeholders if p.category == "executive_sponsor"), None)
    if sponsor is None or sponsor.engagement_now is None:
        return None
    steps = [choice.key for choice in ENGAGEMENTS]
    return steps.index(sponsor.engagement_now) >= steps.index("supportive")


def _merits(entry: Entry, case: _Case, pack: Pack) -> Iterator[tuple[int, str]]:
    """What speaks for an entry, and against: points with words, the words empty where they go without saying."""
    yield _on_barrier(entry, case)
    yield _on_concern(entry, case, pack)
    yield from _on_leader(entry, case)
    aspect = max((a for a in entry.aspects if a in case.aspects), key=lambda a: case.aspects[a], default=None)
    if aspect is not None:
        label = next(choice.label for choice in ASPECTS if choice.key == aspect)
        yield ASPECT, _("made for changes in {aspect}, here {degree} of 5").format(
            aspect=label.lower(), degree=case.aspects[aspect])  # fmt: skip
    if case.concern in HURRIED and entry.hours <= SHORT_HOURS:
        yield SHORT, _("short: {hours:g} h").format(hours=entry.hours)
    if entry.leaders:
        yield FOR_LEADERS, _("it goes through the group's leaders")
    if case.group.fluency_now is not None and case.group.fluency_now > entry.fluency:
        yield TOO_FLUENT, _("the group is past it")
    if entry.people and not entry.leaders and (case.group.headcount or 0) > entry.people:
        rounds = -(-(case.group.headcount or 0) // entry.people)
        yield TOO_MANY, _("takes {rounds} rounds of {people}").format(rounds=rounds, people=entry.people)


def _on_barrier(entry: Entry, case: _Case) -> tuple[int, str]:
    if case.aim is None:
        return (1, "") if entry.elements[0] == "awareness" else (0, "")
    if case.aim in entry.elements:
        return (BARRIER if entry.elements[0] == case.aim else BARRIER_SECOND), ""
    first = entry.elements[0]
    steps = _ORDER.index(first) - _ORDER.index(case.aim)
    if steps == 1:
        return NEXT, _("prepares {element}, which comes next").format(element=_label(first))
    return (PASSED if steps < 0 else 0), _("aimed at {element}").format(element=_label(first))


def _on_concern(entry: Entry, case: _Case, pack: Pack) -> tuple[int, str]:
    if case.concern is not None and case.concern in entry.concerns:
        return CONCERN, ""
    if not entry.concerns:
        return ANY_CONCERN, _("it fits any concern")
    made_for = pack.concerns[entry.concerns[0]].name
    words = _("made for another concern ({concern}): adapt it").format(concern=made_for[:1].lower() + made_for[1:])
    return (OTHER_CONCERN if case.concern_name else NO_CONCERN_NOTED), words


def _on_leader(entry: Entry, case: _Case) -> Iterator[tuple[int, str]]:
    if entry.lead == "sponsor" and case.sponsor is not None:
        yield (LEADER, _("the sponsor is supportive")) if case.sponsor else (
            NO_LEADER, _("it needs the sponsor, who is not supportive yet"))  # fmt: skip
    if entry.lead == "champion":
        yield (LEADER, _("the group has a change champion")) if case.champion else (
            NO_LEADER, _("it needs a change champion first"))  # fmt: skip


def _opening(case: _Case) -> list[str]:
    """What the group is like: the same for each of its proposals."""
    if case.barrier is not None:
        words = [_("barrier: {barrier}").format(barrier=barrier_in_words(case.group).replace("; ", ", "))]
    elif case.aim is not None:
        words = [_("no barrier: hold it in place")]
    else:
        words = [_("not assessed yet")]
    words.append(
        _("concern: {concern}").format(concern=case.concern_name) if case.concern_name else _("no concern noted")
    )
    if case.aim is not None:
        aimed = case.aimed[case.aim]
        words.append(
            ngettext("{n} thing aimed at {element} already", "{n} things aimed at {element} already", aimed).format(
                n=aimed, element=_label(case.aim)) if aimed
            else _("nothing aimed at {element} yet").format(element=_label(case.aim))
        )  # fmt: skip
    return words


def _sentence(opening: list[str], merits: list[tuple[int, str]]) -> str:
    return "; ".join((*opening, *(said for _points, said in merits if said)))


def _label(element: str) -> str:
    return next(choice.label for choice in ELEMENTS if choice.key == element).lower()
