"""What-ifs of the model choice: started from the present weights, dragged, adopted or dropped. Nothing else is touched."""

from __future__ import annotations

from typing import Any

from aiom_workbench.analysis.model_choice import OPTIONS, criteria_of
from aiom_workbench.plan.model_choice import Criterion, Scenario, ScenarioScore, ScenarioWeight
from aiom_workbench.project.typed_edit import Edit


def weigh_in(edit: Edit, scenario: Scenario, criterion: Criterion, weight: float) -> None:
    """Set a criterion's weight in a what-if; the plan's own weight leaves no difference behind."""
    there = _weight_in(edit, scenario, criterion)
    if weight == criterion.weight:
        if there is not None:
            edit.delete(there)
    elif there is None:
        edit.add(ScenarioWeight, scenario=scenario.id, criterion=criterion.id, weight=weight)
    else:
        edit.set(there, weight=weight)


def score_in(edit: Edit, scenario: Scenario, criterion: Criterion, option: str, score: int) -> None:
    """Set one model's score on a criterion in a what-if; the plan's own scores leave no difference behind."""
    there = _score_in(edit, scenario, criterion)
    if there is None:
        if score != getattr(criterion, option):
            edit.add_values(ScenarioScore, {"scenario": scenario.id, "criterion": criterion.id, option: score})
        return
    values = {one: getattr(there, one) for one in OPTIONS} | {option: score}
    if all(value in (None, getattr(criterion, one)) for one, value in values.items()):
        edit.delete(there)
    else:
        edit.set_values(there, {option: score})


def adopt(edit: Edit, scenario: Scenario) -> int:
    """Make a what-if's weights and scores the plan's, and let the what-if go. Gives how many criteria changed."""
    done = 0
    for now, then in zip(edit.plan.criteria, criteria_of(edit.plan, scenario.id), strict=True):
        values: dict[str, Any] = {
            name: getattr(then, name) for name in ("weight", *OPTIONS) if getattr(then, name) != getattr(now, name)
        }
        if values:
            edit.set_values(now, values)
            done += 1
    edit.delete(scenario)
    return done


def _weight_in(edit: Edit, scenario: Scenario, criterion: Criterion) -> ScenarioWeight | None:
    found = edit.plan.scenario_weights.where("scenario", scenario.id)
    return next((one for one in found if one.criterion == criterion.id), None)


def _score_in(edit: Edit, scenario: Scenario, criterion: Criterion) -> ScenarioScore | None:
    found = edit.plan.scenario_scores.where("scenario", scenario.id)
    return next((one for one in found if one.criterion == criterion.id), None)
