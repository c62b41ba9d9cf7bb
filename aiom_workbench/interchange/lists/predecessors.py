"""A cell that says what a task waits for: "3; 5FS+2d", "M-04 SS", or names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from aiom_workbench.interchange.lists.links import Names
from aiom_workbench.plan import Plan

_KINDS = {"FS": "FS", "SS": "SS", "FF": "FF", "SF": "SF", "EA": "FS", "AA": "SS", "EE": "FF", "AE": "SF",
          "FD": "FS", "DD": "SS", "DF": "SF"}  # fmt: skip
_WAIT = re.compile(
    r"(?P<who>.+?)\s*(?P<kind>FS|SS|FF|SF|EA|AA|EE|AE|FD|DD|DF)?\s*"
    r"(?P<lag>[+\-−]\s*\d+(?:[.,]\d+)?\s*(?:d|days?|t|tage?|j|jours?|d[ií]as?|dagen|w|weeks?)?\.?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Waits:
    """One dependency: whose successor the row's task is; the lag in working days."""

    predecessor: str
    kind: str
    lag_days: float | None

    def stands_in(self, plan: Plan, successor: str) -> bool:
        """Whether the plan holds this dependency already."""
        return any(
            link.predecessor == self.predecessor
            and (link.kind or "FS") == self.kind
            and (link.lag_days or 0) == (self.lag_days or 0)
            for link in plan.dependencies.where("successor", successor)
        )


def read_predecessors(text: str, numbers: Mapping[str, str], names: Names) -> tuple[list[Waits], list[str]]:
    """The dependencies that a cell names, and the parts that name nothing.

    A part is first looked up whole, then without its link type and lag; `numbers` are the ids of
    this list's own rows.
    """
    found, unknown = [], []
    for part in (piece.strip() for piece in re.split(r"[;\n]|,(?!\d+\s*[dwtj])", text)):
        if not part:
            continue
        wait = _read(part, numbers, names)
        if wait is None:
            unknown.append(part)
        else:
            found.append(wait)
    return found, unknown


def _read(part: str, numbers: Mapping[str, str], names: Names) -> Waits | None:
    whole = _find(part, numbers, names)
    if whole:
        return Waits(whole, "FS", None)
    said = _WAIT.fullmatch(part)
    who = _find(said["who"].strip(), numbers, names) if said else None
    if said is None or who is None:
        return None
    return Waits(who, _KINDS[(said["kind"] or "FS").upper()], _lag(said["lag"]))


def _find(text: str, numbers: Mapping[str, str], names: Names) -> str | None:
    if text in numbers:
        return numbers[text]
    found = names.find(text)
    return found[0] if len(found) == 1 else None


def _lag(text: str | None) -> float | None:
    if not text:
        return None
    plain = re.sub(r"\s", "", text).replace("−", "-").replace(",", ".").casefold()
    number = re.match(r"[+-]\d+(?:\.\d+)?", plain)
    days = float(number.group()) if number else 0.0
    return days * 5 if re.search(r"\d(?:w|weeks?)\.?$", plain) else days
