"""What may be so, and is hardly meant: said when a plan comes in from outside, before it is kept."""

from __future__ import annotations

from aiom_workbench.plan import Plan
from aiom_workbench.plan.titles import title_with_ref
from aiom_workbench.words import _


def doubts(plan: Plan) -> tuple[str, ...]:
    """A line for each: the thing, what is the matter, what to do.

    >>> doubts(Plan())
    ()
    """
    if not nothing_counts(plan):
        return undated(plan)
    what = _("{thing}: every criterion weighs 0, so no model can lead; give at least one a weight")
    return what.format(thing=title_with_ref(plan, next(iter(plan.criteria)))), *undated(plan)


def nothing_counts(plan: Plan) -> bool:
    """Whether there are criteria and every one has been given the weight 0."""
    return bool(plan.criteria) and all(criterion.weight == 0 for criterion in plan.criteria)


def undated(plan: Plan) -> tuple[str, ...]:
    """A line for each round without a day."""
    what = _("{thing}: the round has no date and counts as the earliest; set taken_on")
    return tuple(what.format(thing=title_with_ref(plan, one)) for one in plan.assessments if one.taken_on is None)
