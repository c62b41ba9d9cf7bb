"""Small cells: what so few people said that each of them could be told apart is withheld.

A mean of fewer than five respondents is in no document, and of fewer than three on no projector; a
number of respondents that nobody noted counts as too few.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from typing import Any

from aiom_workbench.analysis.people import is_scored
from aiom_workbench.plan import Collection, Plan
from aiom_workbench.plan.assessment import Response
from aiom_workbench.plan.choices import ELEMENTS
from aiom_workbench.plan.measures import Pulse
from aiom_workbench.plan.people import Group

FEW = 5
"""Fewer respondents than this are too few for a document."""
FEW_PROJECTED = 3
"""Fewer respondents than this are too few for a projector."""


def enough(of: Group | Pulse, fewest: int = FEW) -> bool:
    """Whether so many answered that a mean may be shown.

    >>> enough(Group(id="g", respondents=5)), enough(Group(id="g", respondents=4)), enough(Group(id="g"))
    (True, False, False)
    """
    return of.respondents is not None and of.respondents >= fewest


def is_withheld(group: Group, fewest: int = FEW) -> bool:
    """Whether a group has scores that may not be shown."""
    return is_scored(group) and not enough(group, fewest)


def unscored(group: Group) -> Group:
    """The group without its scores."""
    empty: dict[str, Any] = {element.key: None for element in ELEMENTS}
    return dataclasses.replace(group, **empty)


def without_small_cells(plan: Plan, fewest: int = FEW) -> Plan:
    """The plan without scores of groups, pulses and cuts by voice that rest on fewer than `fewest` people.

    A vote of a voice with few votes keeps its score and loses its voice; where all voices together are few, the score too.
    """
    groups = (unscored(g) if is_withheld(g, fewest) else g for g in plan.groups)
    pulses = (p if enough(p, fewest) else dataclasses.replace(p, score=None) for p in plan.pulses)
    by_voice = Counter((r.assessment, r.about, r.voice) for r in plan.responses if r.score is not None)
    together = Counter((r.assessment, r.about) for r in plan.responses if r.score is not None)

    def kept(vote: Response) -> Response:
        if together[vote.assessment, vote.about] < fewest:
            return dataclasses.replace(vote, score=None, voice=None)
        few = by_voice[vote.assessment, vote.about, vote.voice] < fewest
        return dataclasses.replace(vote, voice=None) if few else vote

    return type(plan)({**plan.collections, "groups": Collection(groups), "pulses": Collection(pulses),
                       "responses": Collection(map(kept, plan.responses))})  # fmt: skip
