"""What a round of assessment tells besides its levels: votes, evidence, what moved, what the portfolio says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from aiom_workbench.analysis.answers import answer
from aiom_workbench.analysis.maturity import latest_assessment, maturity_of
from aiom_workbench.analysis.means import mean
from aiom_workbench.analysis.portfolio import portfolio, suggested_pilot_scale, suggested_time_to_value
from aiom_workbench.content import pack_of
from aiom_workbench.plan import Plan
from aiom_workbench.plan.assessment import Answer, PulseAnswer, Rating, Sign
from aiom_workbench.plan.choices import COMPONENTS, QUESTIONS, SIGNS, VOICES
from aiom_workbench.words import N_, _, ngettext

METHOD = N_(
    "Two questions answer themselves where the portfolio has the data: the share of pilots that scale (from 10, 25, 40 "
    "and 60 of 100 up a score of 2, 3, 4 and 5) and the time to value (up to 12 months 2, below 9 months 3, below 6 "
    "months 4, below 3 months 5). They are suggestions; the room's answer stands beside them."
)

STRENGTHS = {1: N_("one voice"), 2: N_("several voices"), 3: N_("figures or documents")}
"""What a piece of evidence weighs."""


@dataclass(frozen=True, slots=True)
class Votes:
    """The votes on one question or component, 1 to 5; the mean has 2 decimals. `count` holds how many gave each score."""

    n: int
    lowest: int | None
    highest: int | None
    mean: float | None
    count: Mapping[int, int]
    by_voice: Mapping[str, float]

    @property
    def spread(self) -> int:
        """How far the votes lie apart; those at both ends are asked to speak first."""
        return self.highest - self.lowest if self.highest is not None and self.lowest is not None else 0


@dataclass(frozen=True, slots=True)
class Clash:
    """A question whose agreed score differs from what the portfolio suggests."""

    question: str
    claimed: int
    suggested: int


@answer("responses")
def votes(plan: Plan, assessment: str, about: str) -> Votes:
    """The votes behind one agreed score. `by_voice` holds the mean of each voice that was heard.

    >>> from aiom_workbench.plan.assessment import Response
    >>> from aiom_workbench.plan.collection import Collection
    >>> said = [("sponsor", 4), ("user", 2), ("user", 1)]
    >>> found = votes(Plan({"responses": Collection(
    ...     Response(id=str(n), assessment="a", about="owner", voice=voice, score=score)
    ...     for n, (voice, score) in enumerate(said)
    ... )}), "a", "owner")
    >>> found.n, found.spread, found.mean, found.by_voice
    (3, 3, 2.33, {'sponsor': 4.0, 'user': 1.5})
    """
    cast = [vote for vote in plan.responses.where("assessment", assessment) if vote.about == about]
    scores = [vote.score for vote in cast if vote.score is not None]
    by_voice = {voice.key: mean(vote.score for vote in cast if vote.voice == voice.key) for voice in VOICES}
    return Votes(
        n=len(scores),
        lowest=min(scores, default=None),
        highest=max(scores, default=None),
        mean=mean(scores),
        count={score: scores.count(score) for score in range(1, 6)},
        by_voice={voice: value for voice, value in by_voice.items() if value is not None},
    )


@answer("evidence")
def evidence_for(plan: Plan, scored_id: str, key: str | None) -> tuple[str, ...]:
    """The ids of the evidence about a score: about its own id, or its question, component, statement or sign."""
    found = (*plan.evidence.where("about", scored_id), *(plan.evidence.where("about", key) if key else ()))
    return tuple(dict.fromkeys(entry.id for entry in found))


def has_evidence(plan: Plan, scored: Rating | Answer | Sign | PulseAnswer) -> bool:
    """Whether anything supports the score: a text of its own, or an entry of the evidence."""
    own = None if isinstance(scored, PulseAnswer) else scored.evidence
    return bool(own) or bool(evidence_for(plan, scored.id, _key(scored)))


def evidence_in_words(plan: Plan, scored: Rating | Answer | Sign | PulseAnswer | None, key: str) -> str:
    """What a score rests on, with its strength: "4 pieces, the strongest figures or documents", "no evidence yet"."""
    entries = [plan.evidence[one] for one in evidence_for(plan, scored.id if scored else "", key)]
    own = scored is not None and not isinstance(scored, PulseAnswer) and bool(scored.evidence)
    if not entries:
        return _("in its own words only") if own else _("no evidence yet")
    pieces = ngettext("{n} piece of evidence", "{n} pieces of evidence", len(entries)).format(n=len(entries))
    strongest = max((entry.strength or 0 for entry in entries), default=0)
    if not strongest:
        return _("{pieces}, strength not judged").format(pieces=pieces)
    return _("{pieces}, the strongest {strength}").format(pieces=pieces, strength=_(STRENGTHS[strongest]))


@answer(
    "assessments",
    "answers",
    "use_cases",
    "tiers",
    "benefits",
    "benefit_amounts",
    "costs",
    "cost_amounts",
    of_whole=True,
)
def clashes(plan: Plan, today: date) -> tuple[Clash, ...]:
    """Where the latest round's answer differs from what the portfolio suggests."""
    latest = latest_assessment(plan)
    answered = plan.answers.where("assessment", latest.id) if latest else ()
    claimed = {one.question: one.score for one in answered}
    return tuple(
        Clash(question, score, suggested)
        for question, suggested in suggestions(plan, today).items()
        if (score := claimed.get(question)) is not None and score != suggested
    )


@answer("use_cases", "tiers", "benefits", "benefit_amounts", "costs", "cost_amounts", of_whole=True)
def suggestions(plan: Plan, today: date) -> Mapping[str, int]:
    """The scores that the portfolio suggests, by question; those that it cannot tell are left out."""
    found = portfolio(plan, today)
    scores = {
        "pilot_scale": suggested_pilot_scale(found.pilot_scale_rate),
        "time_to_value": suggested_time_to_value(found.time_to_value_months.median),
    }
    return {question: score for question, score in scores.items() if score is not None}


@answer("assessments", "ratings", "answers", "signs", "pulse", "responses", "engagement")
def what_moved(plan: Plan, earlier: str, later: str) -> tuple[str, ...]:
    """What changed from one round to another, in sentences: "Data rose from 1 to 2"."""
    return (
        *_moved_levels(plan, earlier, later),
        *_moved_answers(plan, earlier, later),
        *_moved_pulse(plan, earlier, later),
        *_moved_signs(plan, earlier, later),
    )


def _moved_levels(plan: Plan, earlier: str, later: str) -> Iterator[str]:
    before, after = maturity_of(plan, earlier).components, maturity_of(plan, later).components
    for component in COMPONENTS:
        if component.key in before and component.key in after:
            yield from _moved(
                pack_of(plan).wording("components", component.key), before[component.key].now, after[component.key].now
            )


def _moved_answers(plan: Plan, earlier: str, later: str) -> Iterator[str]:
    before, after = (
        {one.question: one.score for one in plan.answers.where("assessment", assessment)}
        for assessment in (earlier, later)
    )
    for question in QUESTIONS:
        yield from _moved(
            f"“{pack_of(plan).wording('questions', question.key)}”", before.get(question.key), after.get(question.key)
        )


def _moved_pulse(plan: Plan, earlier: str, later: str) -> Iterator[str]:
    before, after = maturity_of(plan, earlier).pulse, maturity_of(plan, later).pulse
    yield from _moved(_("The readiness pulse"), before, after)


def _moved_signs(plan: Plan, earlier: str, later: str) -> Iterator[str]:
    before, after = (
        {one.sign: one.observed for one in plan.signs.where("assessment", assessment)}
        for assessment in (earlier, later)
    )
    for sign in SIGNS:
        was, now = before.get(sign.key), after.get(sign.key)
        if was and now is False:
            yield _("“{sign}” is no longer seen").format(sign=pack_of(plan).wording("signs", sign.key))
        elif was is False and now:
            yield _("“{sign}” is seen now").format(sign=pack_of(plan).wording("signs", sign.key))


def _moved(name: str, before: float | None, after: float | None) -> Iterator[str]:
    if before is None or after is None or before == after:
        return
    sentence = (
        _("{name} rose from {before} to {after}") if after > before else _("{name} fell from {before} to {after}")
    )
    yield sentence.format(name=name, before=before, after=after)


@answer("use_cases", "tiers", "benefits", "benefit_amounts", "costs", "cost_amounts", of_whole=True)
def suggestion_in_words(plan: Plan, question: str, today: date) -> str:
    """What the portfolio's suggestion rests on: "2 of 9 pilots scaled"; "" for a question that it cannot tell."""
    found = portfolio(plan, today)
    if question == "pilot_scale" and found.pilot_scale_rate is not None:
        return _("{scaled} of {started} pilots scaled").format(scaled=found.pilots.scaled, started=found.pilots.started)
    months = found.time_to_value_months
    if question == "time_to_value" and months.median is not None:
        cases = ngettext("{n} use case", "{n} use cases", months.n).format(n=months.n)
        return _("{months:g} months at the median of {cases}").format(months=months.median, cases=cases)
    return ""


def clash_in_words(clash: Clash) -> str:
    """A clash as it is shown beside the score: "answered with 4; the portfolio suggests 2"."""
    return _("answered with {claimed}; the portfolio suggests {suggested}").format(
        claimed=clash.claimed, suggested=clash.suggested
    )


def spread_in_words(found: Votes) -> str:
    """How far the votes lie apart, for the room: "7 votes from 2 to 5"."""
    if found.n == 0:
        return _("no votes yet")
    votes_in_words = ngettext("{n} vote", "{n} votes", found.n).format(n=found.n)
    if not found.spread:
        return _("{votes}, all {score}").format(votes=votes_in_words, score=found.lowest)
    return _("{votes} from {low} to {high}").format(votes=votes_in_words, low=found.lowest, high=found.highest)


def _key(scored: Rating | Answer | Sign | PulseAnswer) -> str | None:
    match scored:
        case Rating():
            return scored.component
        case Answer():
            return scored.question
        case Sign():
            return scored.sign
        case PulseAnswer():
            return scored.statement
