"""Rules about the model: decided, on firm ground, with one body accountable for each decision."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from aiom_workbench.analysis.findings.registry import (
    EXPERIMENTAL,
    SEVERE,
    TRANSPARENCY,
    WARNING,
    Point,
    named,
    rule,
)
from aiom_workbench.analysis.model_choice import model_choice, robustness_in_words
from aiom_workbench.plan import Plan
from aiom_workbench.plan.choices import MODELS
from aiom_workbench.words import N_, _

FRAGILE = 0.50


@rule(
    "decision",
    "milestones",
    severity=SEVERE,
    guards=TRANSPARENCY,
    settled_by="decision.chosen",
    why=N_("A roadmap without a chosen model plans work for an organisation that nobody has agreed on."),
)
def model_not_decided(plan: Plan, today: date) -> Iterator[Point]:
    """The roadmap has milestones, and no model is chosen."""
    if plan.decision.chosen is None and plan.milestones:
        yield Point(None, _("The roadmap has milestones, and no model is chosen yet"))


@rule(
    "decision",
    "criteria",
    severity=WARNING,
    guards=EXPERIMENTAL,
    settled_by="criteria.weight",
    why=N_("If other weights would give another answer, the weights are what needs to be agreed."),
)
def model_choice_fragile(plan: Plan, today: date) -> Iterator[Point]:
    """The chosen model wins fewer than half of the random weightings."""
    chosen = plan.decision.chosen
    share = model_choice(plan).robustness.get(chosen) if chosen else None
    if share is not None and share < FRAGILE:
        message = _("{model} is chosen and {leads}")
        yield Point(None, message.format(model=_label(chosen), leads=robustness_in_words(share)))


@rule(
    "decision",
    "criteria",
    severity=WARNING,
    guards=TRANSPARENCY,
    settled_by="decision.rationale",
    why=N_("There may be good reason to choose against the scores; it has to be readable."),
)
def chosen_is_not_leader(plan: Plan, today: date) -> Iterator[Point]:
    """Another model than the chosen one leads, and there is no rationale."""
    decision, leader = plan.decision, model_choice(plan).leader
    if decision.chosen and leader and decision.chosen != leader and not decision.rationale:
        message = _("{chosen} is chosen, {leader} leads, and no rationale says why")
        yield Point(None, message.format(chosen=_label(decision.chosen), leader=_label(leader).lower()))


@rule(
    "decision_rights",
    "bodies",
    severity=WARNING,
    guards=TRANSPARENCY,
    settled_by="decision_rights.accountable",
    why=N_("Where two answer for a decision, neither does."),
)
def decision_without_one_accountable(plan: Plan, today: date) -> Iterator[Point]:
    """A decision right has no accountable body, or several."""
    for right in plan.decision_rights:
        if len(right.accountable) != 1:
            bodies = ", ".join(named(plan, plan.bodies[body]) for body in right.accountable)
            message = (
                _("“{decision}” has several accountable: {bodies}")
                if bodies
                else _("“{decision}” has nobody accountable")
            )
            yield Point(right, message.format(decision=named(plan, right), bodies=bodies))


def _label(model: str | None) -> str:
    return next((choice.label for choice in MODELS if choice.key == model), "")
