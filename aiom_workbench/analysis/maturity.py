"""Where the client stands in the five components, from the latest round of assessment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from aiom_workbench.analysis.answers import answer
from aiom_workbench.analysis.means import mean
from aiom_workbench.plan import Plan
from aiom_workbench.plan.assessment import Assessment, Rating
from aiom_workbench.plan.choices import COMPONENTS, QUESTIONS
from aiom_workbench.words import N_

METHOD = N_(
    "Maturity is read from the latest round. Each component has its level now and the level the plan needs, from 1 to 4; "
    "the gap is the difference. The profile comes first: the components at the lowest level hold the others back, "
    "so the weakest link, not the mean, is the client's level. "
    "A perception gap is the mean of the sponsors' votes less the mean of the users' votes on the same question."
)


@dataclass(frozen=True, slots=True)
class ComponentLevel:
    """A component's level now and needed, 1 to 4, and the difference; None where unset."""

    now: int | None
    target: int | None
    gap: int | None


@dataclass(frozen=True, slots=True)
class Maturity:
    """The latest round in figures: levels 1 to 4, questions and pulse 1 to 5, gaps in points of the votes."""

    components: Mapping[str, ComponentLevel]
    level_now: int | None
    level_target: int | None
    mean_now: float | None
    weakest: tuple[str, ...]
    questions_mean: float | None
    pulse: float | None
    perception_gaps: Mapping[str, float]


@answer("assessments", "ratings", "answers", "pulse", "responses")
def maturity(plan: Plan) -> Maturity:
    """The maturity of the latest round.

    >>> from aiom_workbench.plan.assessment import Response
    >>> from aiom_workbench.plan.collection import Collection
    >>> plan = Plan({
    ...     "assessments": Collection([Assessment(id="a", name="Baseline")]),
    ...     "ratings": Collection([
    ...         Rating(id="1", assessment="a", component="data", now=1, target=3),
    ...         Rating(id="2", assessment="a", component="people", now=2, target=3),
    ...     ]),
    ...     "responses": Collection([
    ...         Response(id="3", assessment="a", about="data", voice="sponsor", score=4),
    ...         Response(id="4", assessment="a", about="data", voice="sponsor", score=5),
    ...         Response(id="5", assessment="a", about="data", voice="user", score=2),
    ...     ]),
    ... })
    >>> found = maturity(plan)
    >>> found.components["data"].gap, found.level_now, found.level_target, found.mean_now, found.weakest
    (2, 1, 3, 1.5, ('data',))
    >>> found.perception_gaps
    {'data': 2.5}
    """
    latest = latest_assessment(plan)
    return maturity_of(plan, latest.id if latest else "")


def maturity_of(plan: Plan, assessment: str) -> Maturity:
    """The maturity of one round, by its id, for comparing rounds; all unset where there is none."""
    components = {key: _level(rating) for key, rating in ratings_of(plan, assessment).items()}
    levels = [level.now for level in components.values() if level.now is not None]
    targets = [level.target for level in components.values() if level.target is not None]
    lowest = min(levels, default=None)
    return Maturity(
        components=components,
        level_now=lowest,
        level_target=min(targets, default=None),
        mean_now=mean(levels),
        weakest=tuple(key for key, level in components.items() if level.now is not None and level.now == lowest),
        questions_mean=mean(answered.score for answered in plan.answers.where("assessment", assessment)),
        pulse=mean(answered.score for answered in plan.pulse.where("assessment", assessment)),
        perception_gaps=_perception_gaps(plan, assessment),
    )


def latest_assessment(plan: Plan) -> Assessment | None:
    """The round taken last; a later one in the list on a tie, an undated one counts as earliest."""
    latest: Assessment | None = None
    for assessment in plan.assessments:
        if latest is None or (assessment.taken_on or date.min) >= (latest.taken_on or date.min):
            latest = assessment
    return latest


def ratings_of(plan: Plan, assessment: str) -> dict[str, Rating]:
    """The rating of each component that has a level or a target in this round, in the components' order."""
    rated = {
        rating.component: rating
        for rating in plan.ratings.where("assessment", assessment)
        if rating.now is not None or rating.target is not None
    }
    return {choice.key: rated[choice.key] for choice in COMPONENTS if choice.key in rated}


def gap_of(rating: Rating) -> int | None:
    """Target less now, or None where either is unset."""
    return rating.target - rating.now if rating.now is not None and rating.target is not None else None


def _level(rating: Rating) -> ComponentLevel:
    return ComponentLevel(rating.now, rating.target, gap_of(rating))


def _perception_gaps(plan: Plan, assessment: str) -> dict[str, float]:
    votes: dict[tuple[str | None, str | None], list[int]] = {}
    for response in plan.responses.where("assessment", assessment):
        if response.score is not None:
            votes.setdefault((response.about, response.voice), []).append(response.score)
    gaps = {}
    for topic in (*QUESTIONS, *COMPONENTS):
        sponsors, users = votes.get((topic.key, "sponsor")), votes.get((topic.key, "user"))
        if sponsors and users:
            gaps[topic.key] = round(sum(sponsors) / len(sponsors) - sum(users) / len(users), 2)
    return gaps
