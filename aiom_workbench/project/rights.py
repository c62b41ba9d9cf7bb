"""Giving a body its part in a decision: one letter for each body, exactly one accountable."""

from __future__ import annotations

from typing import Any

from aiom_workbench.plan.model_choice import Body, DecisionRight
from aiom_workbench.problem import Problem
from aiom_workbench.project.typed_edit import Edit
from aiom_workbench.words import _

FIELDS = {"A": "accountable", "R": "responsible", "C": "consulted", "I": "informed"}


def give_part(edit: Edit, right: DecisionRight, body: Body, letter: str) -> None:
    """Make a body's part in a decision this letter ("" takes it away). Accountable moves: there is only one.

    Raises `Problem` for a letter that means nothing.
    """
    if letter and letter not in FIELDS:
        raise Problem(_("is no part in a decision"), where=letter, mend=_("say R, A, C or I"))
    values: dict[str, Any] = {}
    for name in FIELDS.values():
        before = getattr(right, name)
        after = tuple(one for one in before if one != body.id)
        if name == FIELDS.get(letter):
            after = (body.id,) if letter == "A" else before if body.id in before else (*after, body.id)
        if after != before:
            values[name] = after
    if values:
        edit.set_values(right, values)
