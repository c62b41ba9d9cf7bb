"""Rules about the assessment: gaps that nothing answers, rounds that have aged."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from aiom_workbench.analysis.findings.registry import EXPERIMENTAL, NOTE, SCALABLE, WARNING, Mend, Point, named, rule
from aiom_workbench.analysis.maturity import gap_of, latest_assessment, ratings_of
from aiom_workbench.plan import Plan, Thing
from aiom_workbench.plan.assessment import Rating
from aiom_workbench.plan.titles import written_date
from aiom_workbench.words import N_, _, ngettext

LOW_ANSWER = 2
STALE_DAYS = 180
ANSWERING = ("use_cases", "milestones", "interventions", "kpis", "consultations", "log")
"""The collections whose things say what they were raised from."""


@rule(
    "assessments",
    "ratings",
    "milestones",
    "workstreams",
    severity=WARNING,
    guards=SCALABLE,
    settled_by="milestones.workstream",
    why=N_("A level rises through work that stands in the plan, not through the target."),
)
def component_neglected(plan: Plan, today: date) -> Iterator[Point]:
    """A component has a gap of 1 or more, and no milestone or task in a workstream of it."""
    worked_on = {
        workstream.component
        for milestone in plan.milestones
        if milestone.kind != "summary" and milestone.status != "cancelled"
        if (workstream := plan.workstreams.get(milestone.workstream)) is not None
    }
    for rating in _gaps(plan):
        if rating.component not in worked_on:
            message = _("{component} is {gap} short of its target, and nothing on the roadmap works on it")
            values = {"component": named(plan, rating), "gap": _levels(rating)}
            yield Point(rating, message.format(**values), _work_on(plan, rating))


@rule(
    "assessments",
    "ratings",
    "answers",
    "engagement",
    *ANSWERING,
    severity=NOTE,
    guards=EXPERIMENTAL,
    settled_by="log.raised_from",
    why=N_("A gap that leads to nothing was only a score."),
)
def gap_without_action(plan: Plan, today: date) -> Iterator[Point]:
    """Nothing was raised from a component's gap of 1 or more, or from an answer of 2 or less."""
    for rating in _gaps(plan):
        if not _answered(plan, rating):
            message = _("{component} is {gap} short of its target, and nothing was raised from it")
            values = {"component": named(plan, rating), "gap": _levels(rating)}
            yield Point(rating, message.format(**values), _act_on(plan, rating))
    latest = latest_assessment(plan)
    for answered in plan.answers.where("assessment", latest.id) if latest else ():
        if answered.score is not None and answered.score <= LOW_ANSWER and not _answered(plan, answered):
            message = _("“{question}” was answered with {score} of 5, and nothing was raised from it")
            values = {"question": named(plan, answered), "score": str(answered.score)}
            yield Point(answered, message.format(**values), _act_on(plan, answered))


@rule(
    "assessments",
    severity=NOTE,
    guards=EXPERIMENTAL,
    settled_by="assessments.taken_on",
    why=N_("Half a year on, the scores describe an organisation that is no longer there."),
)
def assessment_stale(plan: Plan, today: date) -> Iterator[Point]:
    """The latest assessment was taken more than 180 days ago; none at all is not a stale one."""
    latest = latest_assessment(plan)
    if latest is not None and latest.taken_on is not None and (today - latest.taken_on).days > STALE_DAYS:
        message = _("The latest assessment is of {day}, more than {days} days ago")
        yield Point(None, message.format(day=written_date(latest.taken_on), days=STALE_DAYS))


def _gaps(plan: Plan) -> list[Rating]:
    latest = latest_assessment(plan)
    ratings = ratings_of(plan, latest.id).values() if latest else ()
    return [rating for rating in ratings if (gap_of(rating) or 0) >= 1]


def _levels(rating: Rating) -> str:
    gap = gap_of(rating)
    return ngettext("{n} level", "{n} levels", gap or 0).format(n=gap)


def _answered(plan: Plan, thing: Thing) -> bool:
    return any(plan.collections[name].where("raised_from", thing.id) for name in ANSWERING)


def _work_on(plan: Plan, rating: Rating) -> Mend | None:
    workstream = next((w for w in plan.workstreams if w.component == rating.component), None)
    if workstream is None:
        return None
    name = _("{component} at level {target}").format(component=named(plan, rating), target=rating.target)
    milestone = {"name": name, "kind": "milestone", "workstream": workstream.id, "raised_from": rating.id}
    return Mend(_("Add a milestone: {name}").format(name=name), add={"milestones": (milestone,)})


def _act_on(plan: Plan, thing: Thing) -> Mend:
    title = _("Decide what is done about: {thing}").format(thing=named(plan, thing))
    action = {"kind": "action", "title": title, "status": "open", "raised_from": thing.id}
    return Mend(_("Add an action to the log"), add={"log": (action,)})
