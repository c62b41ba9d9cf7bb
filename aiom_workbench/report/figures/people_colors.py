"""What the colour of a bubble on the people's map means: fill, rim and letters, and the legend that says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from aiom_workbench.plan.choices import ELEMENTS, ENGAGEMENTS
from aiom_workbench.report.figures.people_bubbles import Bubble

ColorBy = Literal["role", "engagement", "group", "barrier"]
_STATUS = {"resistant": "off_track", "unaware": "no_reading", "neutral": "planned", "supportive": "on_track",
           "leading": "on_track"}  # fmt: skip
_HUES = ("change_champion", "ai_expert", "partner", "domain_expert", "executive_sponsor")
"""Hues that all can tell apart, in turn; the letters tell groups of the same hue apart."""


@dataclass(frozen=True, slots=True)
class Dress:
    """How a bubble looks, as tokens: its fill, its rim, the letters in it and their colour."""

    letters: str = ""
    fill: str = "surface.canvas"
    rim: str = "text.muted"
    on: str = "text.secondary"


_PLAIN = Dress()


class Dresses:
    """The dress of everybody on a map that is coloured by engagement, group or barrier."""

    def __init__(self, color_by: ColorBy, people: Iterable[Bubble], group_names: Mapping[str, str]) -> None:
        """`group_names` are names by id, in the plan's order."""
        there = {getattr(bubble, color_by) for bubble in people} if color_by != "role" else set()
        known: dict[str, tuple[Dress, str]] = {}
        if color_by == "engagement":
            known = {c.key: (_of_engagement(c.key, c.label), c.label) for c in reversed(ENGAGEMENTS)}
        elif color_by == "barrier":
            known = {c.key: (_of_barrier(at, c.key), c.label) for at, c in enumerate(ELEMENTS)}
        elif color_by == "group":
            found = [(key, name) for key, name in group_names.items() if key in there]
            known = {key: (_of_group(at, name), name) for at, (key, name) in enumerate(found)}
        self._color_by = color_by
        self._known = {key: pair for key, pair in known.items() if key in there}

    def of(self, bubble: Bubble) -> Dress:
        """The dress of one bubble; plain where nothing is known."""
        found = self._known.get(getattr(bubble, self._color_by))
        return found[0] if found is not None else _PLAIN

    def legend(self) -> tuple[tuple[str, Dress, str], ...]:
        """Each value that is on the map, its dress, and what it is called."""
        return tuple((key, dress, name) for key, (dress, name) in self._known.items())


def _of_engagement(key: str, label: str) -> Dress:
    status = _STATUS[key]
    return Dress(label[:1].upper(), f"status.{status}.soft", f"status.{status}.edge", f"status.{status}.text")


def _of_barrier(at: int, key: str) -> Dress:
    return Dress(key[:2].capitalize(), f"ramp.{5 - at}", "border.control", f"ramp.on.{5 - at}")


def _of_group(at: int, name: str) -> Dress:
    hue = _HUES[at % len(_HUES)]
    letters = "".join(word[0] for word in name.split())[:2].upper()
    return Dress(letters, f"role.{hue}.soft", f"role.{hue}.text", f"role.{hue}.text")
