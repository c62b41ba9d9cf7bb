"""The people on the power/interest grid, each with what the map shows of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aiom_workbench.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Bubble:
    """One person on the grid: interest and power from 1 to 5, influence band from 0 (least) to 4."""

    id: str
    name: str
    interest: float
    power: float
    role: str = "other"
    engagement: str = ""
    desired: str = ""
    group: str = ""
    barrier: str = ""
    band: int = 1
    trail: tuple[tuple[float, float], ...] = ()


def bubbles(
    plan: Plan,
    *,
    bands: Mapping[str, int] | None = None,
    barriers: Mapping[str, str | None] | None = None,
    trails: Mapping[str, tuple[tuple[float, float], ...]] | None = None,
    places: Mapping[str, tuple[float, float]] | None = None,
    names: Mapping[str, str] | None = None,
) -> tuple[Bubble, ...]:
    """The placed people of a plan, in plan order. `trails` holds, by id, the places (interest, power) that they came
    by, the last one included; `places` where they stood at another time; `names` replaces names.
    """
    found = []
    for person in plan.stakeholders:
        interest, power = (person.interest, person.power) if places is None else places.get(person.id, (None, None))
        if power is None or interest is None:
            continue
        found.append(
            Bubble(
                id=person.id,
                name=(names or {}).get(person.id) or person.name or person.ref,
                interest=float(interest),
                power=float(power),
                role=person.category or "other",
                engagement=person.engagement_now or "",
                desired=person.engagement_desired or "",
                group=person.group or "",
                barrier=(barriers or {}).get(person.id) or "",
                band=(bands or {}).get(person.id, 1),
                trail=(trails or {}).get(person.id, ()),
            )
        )
    return tuple(found)
