"""Choosing a project's content pack, changing its texts, and taking entries of its library into the plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from aiom_workbench.content import Pack, as_content, built_in, pack_of
from aiom_workbench.content.pack import laid_over
from aiom_workbench.content.reader import Faults
from aiom_workbench.plan.change import Dismissal, Intervention
from aiom_workbench.plan.people import Group
from aiom_workbench.problem import Problem
from aiom_workbench.project.typed_edit import Edit
from aiom_workbench.words import _


def choose_pack(edit: Edit, pack: Pack) -> None:
    """Make the project use a pack. What the project itself changed stays, where the pack's name stays."""
    now = edit.plan.engagement.content or {}
    kept = now.get("changes") if now.get("pack", built_in().name) == pack.name else None
    edit.set(edit.plan.engagement, content=as_content(pack, kept))


def change_content(edit: Edit, file: str, key: str, values: Mapping[str, Any] | None) -> None:
    """Change an entry of the project's content in this project alone; None takes the entry out.

    Raises `Problem` with every fault, each named by file and key; nothing is kept then.
    """
    if file not in Pack.files():
        raise Problem(_("is no file of a content pack"), where=file)
    pack = pack_of(edit.plan)
    faults = Faults()
    Pack(pack.header, {file: laid_over(pack.raw(file), {key: values})}.get).read(file, faults)
    if values is None and key in Pack.files()[file].keys:
        faults.add(f"{file}.toml, {key}", _("cannot be taken out"))
    faults.refuse()
    now = dict(edit.plan.engagement.content or as_content(built_in()))
    before = _changes(now)
    mine = dict(before.get(file, {}))
    mine[key] = None if values is None else laid_over(mine.get(key) or {}, values)
    edit.set(edit.plan.engagement, content={**now, "changes": {**before, file: mine}})


def reset_content(edit: Edit, file: str, key: str) -> None:
    """Take back what the project changed in an entry of its content."""
    now = dict(edit.plan.engagement.content or {})
    changes = {name: dict(entries) for name, entries in _changes(now).items()}
    if changes.get(file, {}).pop(key, changes) is changes:
        return
    changes = {name: entries for name, entries in changes.items() if entries}
    rest = {name: value for name, value in now.items() if name != "changes"}
    edit.set(edit.plan.engagement, content={**rest, "changes": changes} if changes else rest)


def _changes(content: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """What the project changed, by file; what is no table is left out."""
    changes = content.get("changes")
    found = changes.items() if isinstance(changes, Mapping) else ()
    return {file: entries for file, entries in found if isinstance(entries, Mapping)}


def add_from_library(
    edit: Edit, pack: Pack, key: str, groups: Iterable[Group], *, raised_from: str | None = None
) -> Intervention:
    """Plan an intervention of the library for these groups. Raises `Problem` for an unknown key."""
    entry = pack.interventions.get(key)
    if entry is None:
        raise Problem(_("is not in the library"), where=key)
    chosen = tuple(groups)
    concerns = {group.concern for group in chosen}
    concern = next((one for one in entry.concerns if one in concerns), entry.concerns[0] if entry.concerns else None)
    return edit.add(
        Intervention,
        name=entry.name,
        kind=entry.kind,
        groups=tuple(group.id for group in chosen),
        elements=entry.elements,
        concern=concern,
        description=entry.description,
        channel=entry.format,
        hours_per_person=entry.hours,
        success_measure=entry.sign,
        template=key,
        raised_from=raised_from,
    )


def dismiss_proposal(edit: Edit, group: Group, key: str, reason: str = "") -> None:
    """Remember that a proposal is not wanted for a group; dismissing it again changes nothing but the reason."""
    for dismissal in edit.plan.dismissals.where("group", group.id):
        if dismissal.template == key:
            if reason:
                edit.set(dismissal, reason=reason)
            return
    edit.add(Dismissal, group=group.id, template=key, reason=reason or None)
