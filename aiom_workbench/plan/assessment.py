"""Rounds of assessment and the evidence behind them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from aiom_workbench.plan.choices import COMPONENTS, QUESTIONS, SIGNS, STATEMENTS, TOPICS, VOICES
from aiom_workbench.plan.fields import (
    ANY_THING,
    Choice,
    audience,
    choice,
    day,
    flag,
    link,
    links,
    long_text,
    scale,
    text,
)
from aiom_workbench.plan.things import Thing, part, thing, within
from aiom_workbench.words import N_

EVIDENCE_KINDS = (
    Choice("interview", N_("Interview")),
    Choice("document", N_("Document")),
    Choice("observation", N_("Observation")),
    Choice("survey", N_("Survey")),
    Choice("data", N_("Data")),
)
ATTRIBUTIONS = (Choice("named", N_("Named")), Choice("role", N_("By role")), Choice("none", N_("None")))
_EVIDENCE = N_("What was seen that supports the score: a list, a budget line, a date.")


@thing("evidence", "E", N_("piece of evidence"), N_("Evidence"), follows_audience=True, title=("quote",))
@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Thing):
    """Something seen or heard that supports a judgement."""

    kind: str | None = choice(N_("Kind"), EVIDENCE_KINDS, client=True, help=N_("Where it comes from."))
    on: date | None = day(N_("On"), client=True, help=N_("When it was seen or said."))
    source_role: str | None = text(N_("Source"), client=True, help=N_("The role that said it, or the document."))
    attribution: str | None = choice(
        N_("Attribution"), ATTRIBUTIONS, client=True, help=N_("How the source agreed to be quoted.")
    )
    quote: str | None = long_text(N_("Quote or finding"), client=True, help=N_("In the words used."))
    about: tuple[str, ...] = links(
        N_("About"),
        ANY_THING,
        keys=frozenset(choice.key for choice in (*TOPICS, *SIGNS)),
        client=True,
        help=N_("The question, component, statement or thing it speaks to."),
    )
    strength: int | None = scale(
        N_("Strength"), 1, 3, client=True, help=N_("1 one voice, 2 several voices, 3 figures or documents.")
    )
    audience: str | None = audience()


@thing("assessments", "A", N_("assessment"), N_("Assessments"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment(Thing):
    """One dated round of diagnosis."""

    name: str | None = text(N_("Name"), required=True, client=True, help=N_("“Baseline”, “Half-year review”."))
    taken_on: date | None = day(N_("Taken on"), client=True, help=N_("The day the scores were agreed."))


@part("ratings", "assessment", "ratings", N_("rating"), N_("Ratings"), title=("component",), natural_key=("component",))
@dataclass(frozen=True, slots=True, kw_only=True)
class Rating(Thing):
    """The maturity level of one component, now and as the plan needs it."""

    assessment: str | None = within("assessments")
    component: str | None = choice(N_("Component"), COMPONENTS, client=True, help=N_("Which of the five."))
    now: int | None = scale(
        N_("Now"), 1, 4, client=True, help=N_("1 ad hoc, 2 foundational, 3 integrated, 4 AI-native.")
    )
    target: int | None = scale(N_("Target"), 1, 4, client=True, help=N_("The level this plan needs, not the highest."))
    why_target: str | None = long_text(N_("Why this target"), help=N_("What fails at a lower level."))
    evidence: str | None = long_text(N_("Evidence"), help=_EVIDENCE)
    confidence: int | None = scale(N_("Confidence"), 1, 3, help=N_("1 a guess, 2 several voices, 3 shown."))


@part("answers", "assessment", "answers", N_("answer"), N_("Answers"), title=("question",), natural_key=("question",))
@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Thing):
    """The agreed answer to one diagnostic question."""

    assessment: str | None = within("assessments")
    question: str | None = choice(N_("Question"), QUESTIONS, client=True, width=34, help=N_("One of the eight."))
    score: int | None = scale(N_("Score"), 1, 5, client=True, help=N_("Between two anchors, take the lower."))
    answer: str | None = long_text(N_("Answer"), client=True, help=N_("What was found, in a sentence."))
    evidence: str | None = long_text(N_("Evidence"), help=_EVIDENCE)
    owner: str | None = link(N_("Owner"), "stakeholders", client=True, help=N_("Who will raise the score."))


@part("signs", "assessment", "signs", N_("sign"), N_("Warning signs"), title=("sign",), natural_key=("sign",))
@dataclass(frozen=True, slots=True, kw_only=True)
class Sign(Thing):
    """A warning sign or pitfall, looked for and seen or not."""

    assessment: str | None = within("assessments")
    sign: str | None = choice(N_("Sign"), SIGNS, width=28, help=N_("What was looked for."))
    observed: bool | None = flag(N_("Observed"), help=N_("Empty: not looked for yet."))
    evidence: str | None = long_text(N_("Evidence"), help=_EVIDENCE)


@part("pulse", "assessment", "pulse", N_("pulse answer"), N_("Readiness pulse"), title=("statement",),
      natural_key=("statement",))  # fmt: skip
@dataclass(frozen=True, slots=True, kw_only=True)
class PulseAnswer(Thing):
    """One statement of the readiness pulse."""

    assessment: str | None = within("assessments")
    statement: str | None = choice(N_("Statement"), STATEMENTS, width=26, help=N_("One of the twelve."))
    score: int | None = scale(N_("Score"), 1, 5, help=N_("1 not at all, 5 everywhere."))


@part("responses", "assessment", "responses", N_("vote"), N_("Votes"), title=("about", "voice"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Response(Thing):
    """One vote behind an agreed score. It holds a voice, never a name."""

    assessment: str | None = within("assessments")
    about: str | None = choice(N_("About"), TOPICS, width=30, help=N_("What was voted on."))
    voice: str | None = choice(N_("Voice"), VOICES, help=N_("In which role the person spoke."))
    score: int | None = scale(N_("Score"), 1, 5, help=N_("The vote."))
