"""Where people stood on the power/interest grid between two edits: read off the history."""

from __future__ import annotations

from collections.abc import Mapping

from aiom_workbench.plan.people import Stakeholder
from aiom_workbench.project.changes import ChangeSet
from aiom_workbench.project.session import Project

Place = tuple[float, float]
"""Interest and power, each from 1 to 5."""


def moves(project: Project, first: int, last: int) -> Mapping[str, tuple[Place, ...]]:
    """The places of everybody who moved after edit `first` and up to edit `last`, in order, by id.

    What was taken back again is left out, and so is who stands where they stood. A person who was put
    on the grid meanwhile begins at the first place they were given. Raises `Problem` on damage.
    """
    began = project.plan_at(first)
    held = {person.id: {"interest": person.interest, "power": person.power} for person in began.stakeholders}
    paths: dict[str, list[Place]] = {}
    for record in reversed([*project.history(since=first)]):
        if record.seq > last:
            break
        for change in ChangeSet.from_json(record.change_set).changes:
            if change.collection == Stakeholder.entity.collection and change.fields & {"interest", "power"}:
                before = held.setdefault(change.id, {"interest": None, "power": None})
                now = before | {name: (change.new or {}).get(name, before[name]) for name in before}
                _step(paths.setdefault(change.id, [*_place(before)]), _place(now))
                held[change.id] = now
    return {key: tuple(path) for key, path in paths.items() if len(path) > 1 and path[0] != path[-1]}


def _place(values: Mapping[str, float | None]) -> tuple[Place, ...]:
    interest, power = values["interest"], values["power"]
    return ((float(interest), float(power)),) if interest is not None and power is not None else ()


def _step(path: list[Place], to: tuple[Place, ...]) -> None:
    """Go on to a place; going back to the one before takes the step back."""
    for place in to:
        if len(path) > 1 and path[-2] == place:
            path.pop()
        elif not path or path[-1] != place:
            path.append(place)
