"""What serves a theme: its use cases, what hangs on them or was raised from them, and what that waits for.

An intervention serves it, too, where it is aimed at a group in which one of the use cases runs. Evidence
about a question or a component stays beside its score, whatever the theme.

The plan that is left can be shown by any screen. Dates and floats are still those of the whole
roadmap: an answer that is declared `of_whole` is computed on the plan from which this one was taken.
"""

from __future__ import annotations

from collections.abc import Collection as Ids
from collections.abc import Mapping

from aiom_workbench.plan import Plan, Thing
from aiom_workbench.plan.pruned import pruned

SERVES: Mapping[str, tuple[str, ...]] = {
    "use_cases": ("theme",),
    "data_sources": (),
    "evidence": ("about",),
    "gates": ("use_case",),
    "handovers": ("use_case",),
    "benefits": ("use_case", "intervention"),
    "costs": ("use_case", "intervention"),
    "milestones": ("use_case", "raised_from"),
    "interventions": ("milestone", "raised_from"),
    "consultations": ("milestone", "raised_from"),
    "kpis": ("use_case", "raised_from"),
    "log": ("use_case", "milestone", "raised_from"),
}
"""The collections that are narrowed, and the links by which a thing serves what another thing serves."""


class Narrowed(Plan):
    """A plan of which only what serves some themes is left; `whole` is all of it."""

    __slots__ = ("whole",)
    whole: Plan


def serving(plan: Plan, themes: Ids[str]) -> Plan:
    """What of the plan serves one of these themes (ids); things that no theme is said of stay as they are."""
    found = _found(plan, frozenset(themes))
    kept = {
        name: [t for t in things if name not in SERVES or t.id in found] for name, things in plan.collections.items()
    }
    narrowed = Narrowed(pruned(plan, kept), plan.counters)
    narrowed.whole = plan
    return narrowed


def _found(plan: Plan, themes: frozenset[str]) -> set[str]:
    """The ids of what serves the themes: followed link by link until nothing more is found."""
    found, before = set(themes), -1
    while len(found) > before:
        before = len(found)
        for name, links in SERVES.items():
            found |= {t.id for t in plan.collections[name] if t.id not in found and _leads_to(t, links, found)}
    cases = [case for case in plan.use_cases if case.id in found]
    groups = {case.group for case in cases}
    judged = {one.id for one in plan.evidence if one.entity.by_name["about"].keys & {*one.about}}
    used = {source for case in cases for source in case.data_sources}
    aimed = {one.id for one in plan.interventions if groups & {*one.groups}}
    found |= used | aimed | judged | _waited_for(plan, found)
    return found | _above(plan, found)


def _waited_for(plan: Plan, found: set[str]) -> set[str]:
    """The milestones that those found wait for, straight or through others."""
    waited, ahead = set[str](), [one for one in found if one in plan.milestones]
    while ahead:
        for link in plan.dependencies.where("successor", ahead.pop()):
            if link.predecessor is not None and link.predecessor not in waited | found:
                waited.add(link.predecessor)
                ahead.append(link.predecessor)
    return waited


def _leads_to(thing: Thing, links: tuple[str, ...], found: set[str]) -> bool:
    for link in links:
        value = getattr(thing, link)
        if any(target in found for target in (value if isinstance(value, tuple) else (value,))):
            return True
    return False


def _above(plan: Plan, found: set[str]) -> set[str]:
    """The summaries over the milestones found."""
    above: set[str] = set()
    for milestone in plan.milestones:
        parent = milestone.parent if milestone.id in found else None
        while parent is not None and parent not in above:
            above.add(parent)
            up = plan.milestones.get(parent)
            parent = up.parent if up is not None else None
    return above
