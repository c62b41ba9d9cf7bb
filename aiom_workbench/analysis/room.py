"""The votes of a room as they may be shown to it: groups by voice, the gap between sponsors and users, who speaks first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from aiom_workbench.analysis.means import mean
from aiom_workbench.plan.choices import VOICES
from aiom_workbench.words import N_, _

FEWEST_SHOWN = 3
"""A group with fewer votes is withheld on the projector: its votes could be told apart."""
WIDE = 2
"""A spread of this many points is talked through before anything is agreed."""
PLURAL = {
    "sponsor": N_("Sponsors"),
    "manager": N_("Managers"),
    "user": N_("Users"),
    "expert": N_("Experts"),
}


@dataclass(frozen=True, slots=True)
class Group:
    """One voice's votes: `scores` in rising order and their `mean`; both empty where the group is withheld."""

    voice: str
    n: int
    scores: tuple[int, ...]
    mean: float | None

    @property
    def withheld(self) -> bool:
        """Whether there are votes, but too few to show."""
        return 0 < self.n < FEWEST_SHOWN

    @property
    def label(self) -> str:
        """The group's name."""
        return _(PLURAL[self.voice])


@dataclass(frozen=True, slots=True)
class Room:
    """What a room sees of its votes. `gap` is sponsors less users, 2 decimals, where both are shown."""

    groups: tuple[Group, ...]
    n: int
    gap: float | None

    @property
    def scores(self) -> list[int]:
        """All votes that are shown, in rising order."""
        return sorted(score for group in self.groups for score in group.scores)

    @property
    def spread(self) -> int:
        """How far the shown votes lie apart."""
        found = self.scores
        return found[-1] - found[0] if found else 0


def room(votes: Iterable[tuple[str | None, int | None]], fewest: int = FEWEST_SHOWN) -> Room:
    """The votes, each a voice and a score, as a room may see them.

    >>> found = room([("sponsor", 4), ("sponsor", 5), ("sponsor", 3), ("user", 2), ("user", 1), ("user", 2), ("expert", 1)])
    >>> found.gap, [(g.voice, g.n, g.mean) for g in found.groups]
    (2.33, [('sponsor', 3, 4.0), ('user', 3, 1.67), ('expert', 1, None)])
    """
    cast = [(voice, score) for voice, score in votes if voice is not None and score is not None]
    groups = [_group(voice.key, [score for said, score in cast if said == voice.key], fewest) for voice in VOICES]
    means = {group.voice: group.scores for group in groups if group.scores}
    gap = None
    if "sponsor" in means and "user" in means:
        sponsors, users = means["sponsor"], means["user"]
        gap = round(sum(sponsors) / len(sponsors) - sum(users) / len(users), 2)
    return Room(tuple(group for group in groups if group.n), len(cast), gap)


def _group(voice: str, scores: list[int], fewest: int) -> Group:
    if len(scores) < fewest:
        return Group(voice, len(scores), (), None)
    return Group(voice, len(scores), tuple(sorted(scores)), mean(scores))


def who_speaks_first(found: Room) -> str:
    """Which two ends the room should hear, in a sentence; what to do where there are none."""
    shown = [group for group in found.groups if group.scores]
    if not shown:
        return _("Too few votes of one voice to show any: at least three.")
    if found.spread < WIDE:
        return _("The room agrees within a point. Ask for the evidence, then keep the score.")
    high, low = max(found.scores), min(found.scores)
    highest = min((group for group in shown if high in group.scores), key=_speaks_for_the_top)
    lowest = max((group for group in shown if low in group.scores), key=_speaks_for_the_top)
    sentence = _("Hear both ends: {high_voice} who said {high}, then {low_voice} who said {low}.")
    return sentence.format(high_voice=_ONE[highest.voice](), high=high, low_voice=_ONE[lowest.voice](), low=low)


def _speaks_for_the_top(group: Group) -> int:
    return ("sponsor", "manager", "expert", "user").index(group.voice)


_ONE = {
    "sponsor": lambda: _("a sponsor"),
    "manager": lambda: _("a manager"),
    "user": lambda: _("a user"),
    "expert": lambda: _("an expert"),
}
