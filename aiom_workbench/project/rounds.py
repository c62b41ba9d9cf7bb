"""Rounds of assessment: starting one, and keeping a score in it where it was not recorded before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from aiom_workbench.plan import Plan, Thing
from aiom_workbench.plan.assessment import Answer, Assessment, PulseAnswer, Rating, Response, Sign
from aiom_workbench.problem import Problem
from aiom_workbench.project.edit import EditValues
from aiom_workbench.words import _

ScoredT = TypeVar("ScoredT", Rating, Answer, Sign, PulseAnswer)
KEY_FIELD: Mapping[type[Thing], str] = {
    Rating: "component",
    Answer: "question",
    Sign: "sign",
    PulseAnswer: "statement",
}
"""The field that says which component, question, sign or statement a score is of."""
_CARRIED = {
    "ratings": (Rating, ("component", "now", "target", "why_target")),
    "answers": (Answer, ("question", "score", "owner")),
    "signs": (Sign, ("sign", "observed")),
}


def start_round(edit: EditValues, name: str, taken_on: date | None, copy_of: str = "") -> Assessment:
    """Start a round; with `copy_of`, the id of another, from where that one stood.

    What is carried over: levels, targets and why, scores and their owners, signs. What must be shown
    anew is not: evidence, confidence, the answers' words, votes and the pulse. Raises `Problem` where
    the name or the date is missing.
    """
    if not name.strip():
        raise Problem(_("a round needs a name"), mend=_("say which it is: “Baseline”, “Half-year review”"))
    if taken_on is None:
        raise Problem(_("a round needs a date"), mend=_("say on which day the scores are agreed"))
    made = edit.add_values(Assessment, {"name": name.strip(), "taken_on": taken_on})
    for collection, (cls, fields) in _CARRIED.items():
        for scored in edit.plan.collections[collection].where("assessment", copy_of) if copy_of else ():
            edit.add_values(cls, {"assessment": made.id} | {field: getattr(scored, field) for field in fields})
    return made


def scored_in(plan: Plan, assessment: str, cls: type[ScoredT], key: str) -> ScoredT | None:
    """What a round holds for a component, question, sign or statement, or None."""
    field = KEY_FIELD[cls]
    found = (one for one in plan.collections[cls.entity.collection].where("assessment", assessment)
             if getattr(one, field) == key)  # fmt: skip
    return next(found, None)


def keep_score(edit: EditValues, assessment: str, cls: type[ScoredT], key: str, values: Mapping[str, Any]) -> ScoredT:
    """Set values of a round's score, recording it first where the round has none. Gives the score as it stands."""
    standing = scored_in(edit.plan, assessment, cls, key)
    if standing is None:
        return edit.add_values(cls, {"assessment": assessment, KEY_FIELD[cls]: key, **values})
    if values:
        edit.set_values(standing, values)
    return edit.get(standing)


def keep_votes(edit: EditValues, assessment: str, about: str, votes: tuple[tuple[str, int], ...]) -> None:
    """Add votes, each a voice and a score from 1 to 5, on a question or component."""
    for voice, score in votes:
        edit.add_values(Response, {"assessment": assessment, "about": about, "voice": voice, "score": score})
