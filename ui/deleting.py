"""Deleting things: no question before, a message with Undo after, that says what hung on them."""

from __future__ import annotations

from collections.abc import Sequence

from aiom_workbench.plan import Entity, Plan, Thing
from aiom_workbench.plan.titles import title_with_ref
from aiom_workbench.project.edit import hanging_on
from aiom_workbench.words import _, ngettext
from ui.desk import Desk


def delete_things(desk: Desk, things: Sequence[Thing]) -> None:
    """Delete the things as one edit and say so. What refuses is said instead."""
    standing = [thing for thing in things if not thing.entity.single and desk.plan.find(thing.id) is not None]
    if not standing or desk.project is None:
        return
    before = desk.project.seq
    label = _delete_label(desk.plan, standing)
    hung = what_hangs_on(desk.plan, standing)
    with desk.edit(label) as edit:
        for thing in standing:
            if not edit.took_along(thing.id):
                edit.delete(thing)
    if desk.project.seq > before:
        desk.say(f"{_deleted(desk.plan, standing, label)}{hung}", _("Undo"), desk.undo)


def _delete_label(plan: Plan, things: Sequence[Thing]) -> str:
    if len(things) == 1:
        return _("Delete {thing}").format(thing=title_with_ref(plan, things[0]))
    return _("Delete {n} {things}").format(n=len(things), things=things[0].entity.many.lower())


def _deleted(_plan: Plan, _things: Sequence[Thing], label: str) -> str:
    return label.replace(_("Delete"), _("Deleted"), 1)


def what_hangs_on(plan: Plan, things: Sequence[Thing]) -> str:
    """What goes too and which links are cleared, to be said after the deletion: " · 3 gates went too"."""
    gone: dict[Entity, int] = {}
    cleared = 0
    ids = {thing.id for thing in things}
    for thing in things:
        for holder, field in hanging_on(plan, thing):
            if holder.id in ids:
                continue
            if field.on_delete.value == "delete":
                gone[holder.entity] = gone.get(holder.entity, 0) + 1
            else:
                cleared += 1
    named = ((n, entity.one if n == 1 else entity.many.lower()) for entity, n in gone.items())
    parts = [_("{n} {things} went too").format(n=n, things=name) for n, name in named]
    if cleared:
        parts.append(ngettext("{n} link cleared", "{n} links cleared", cleared).format(n=cleared))
    return f" · {', '.join(parts)}" if parts else ""
