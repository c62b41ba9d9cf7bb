"""One edit: things added, set, moved and deleted, read back as they go, checked at the end."""

from __future__ import annotations

import dataclasses
import uuid
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from aiom_workbench.analysis.doubts import nothing_counts
from aiom_workbench.plan import Plan, Thing
from aiom_workbench.plan.cycles import plan_cycles
from aiom_workbench.plan.fields import ANY_THING, Field, Kind, Misfit, OnDelete
from aiom_workbench.plan.position import after as position_after
from aiom_workbench.plan.position import between as position_between
from aiom_workbench.plan.position import spread_between
from aiom_workbench.plan.titles import title_with_ref
from aiom_workbench.problem import Problem
from aiom_workbench.project.changes import Change, ChangeSet, between, change_of
from aiom_workbench.words import _

ThingT = TypeVar("ThingT", bound=Thing)
_FEW = 20
"""Up to so many given ids are looked for one by one."""


class EditValues:
    """An edit in terms of field names and values; `Edit` gives the same with types, field by field.

    `edit.plan` shows the edit's own writes.
    """

    def __init__(self, plan: Plan, today: date) -> None:
        """An edit that begins from this plan; nothing is kept until the block is left."""
        self._start = plan
        self._plan = plan
        self._today = today
        self._pending: dict[str, dict[str, Thing | None]] = {}
        self._touched: dict[str, str] = {}
        self._last: dict[str, str] = {}
        self._counters = dict(plan.counters)
        self.closed = False
        self._becomes = False
        self._asked = 0

    @property
    def plan(self) -> Plan:
        """The plan as it would stand if the block were left now."""
        if self._pending:
            self._plan = self._plan.with_changes(self._pending, self._counters)
            self._pending = {}
        return self._plan

    @property
    def today(self) -> date:
        """The day on which the edit is made."""
        return self._today

    def get(self, thing: ThingT) -> ThingT:
        """The thing as this edit has left it. Raises `Problem` if it is gone."""
        found = self._find(thing.entity.collection, thing.id)
        if found is None:
            raise Problem(_("is no longer in the plan"), where=thing.ref or thing.id)
        return found  # type: ignore[return-value]  # the same collection holds the same class

    def add_values(self, cls: type[ThingT], values: Mapping[str, Any], *, id: str | None = None,
                   place_before: Thing | None = None, place_after: Thing | None = None) -> ThingT:  # fmt: skip
        """Add a thing at the end of its collection, or before or after another. Gives the thing.

        Raises `Problem` where a value does not fit its field.
        """
        entity = cls.entity
        thing_id = id or str(uuid.uuid4())
        if id and self._is_taken(thing_id):
            raise Problem(_("the id is given twice: {id}").format(id=thing_id), where=entity.collection)
        checked = self._checked(entity.one, entity.by_name, {**entity.unset, **values})
        ref = self._next_ref(entity.prefix) if entity.prefix else ""
        thing = cls(id=thing_id, ref=ref, position=self._place(entity.collection, place_before, place_after), **checked)
        self._write(thing)
        return thing

    def set_values(self, thing: Thing, values: Mapping[str, Any]) -> None:
        """Set fields of a thing. Raises `Problem` where a value does not fit or the thing is gone."""
        now = self.get(thing)
        checked = self._checked(title_with_ref(self._plan, now), now.entity.by_name, values)
        self._write(dataclasses.replace(now, **(checked | self._follow_ups(now, checked))))

    def move(self, thing: Thing, *, before: Thing | None = None, after: Thing | None = None) -> None:
        """Place a thing before or after another of its collection; neither: at the end."""
        now = self.get(thing)
        position = self._place(now.entity.collection, before, after, moving=now.id)
        self._write(dataclasses.replace(self.get(now), position=position))

    def delete(self, thing: Thing) -> None:
        """Delete a thing and what lives on it; links to it are cleared, as each link declares.

        Raises `Problem` where a link refuses.
        """
        if thing.entity.single:
            raise Problem(_("cannot be deleted"), where=thing.entity.collection)
        now = self.get(thing)
        self._forget(now)
        for holder, field in list(hanging_on(self.plan, now)):
            standing = self._find(holder.entity.collection, holder.id)
            if standing is not None:
                self._release(standing, field, now)

    def took_along(self, thing_id: object) -> bool:
        """Whether this edit has deleted the thing already, with another on which it hung."""
        collection = self._touched.get(str(thing_id))
        return collection is not None and self._find(collection, str(thing_id)) is None

    def become(self, plan: Plan) -> None:
        """Make the plan equal to this one: for a new project, a restore, a merge. References never go back."""
        self._becomes = True
        for change in between(self.plan, plan).changes:
            self._note(change.collection, change.id, plan.collections[change.collection].get(change.id))
        for prefix, last in plan.counters.items():
            self._counters[prefix] = max(last, self._counters.get(prefix, 0))

    def finish(self) -> tuple[Plan, ChangeSet]:
        """Check the result. Gives the new plan and what changed. Raises `Problem`; nothing is kept then."""
        self.closed = True
        plan = self.plan
        pairs = [(self._start.collections[c].get(i), plan.collections[c].get(i)) for i, c in self._touched.items()]
        changes = tuple(change for old, new in pairs if (change := change_of(old, new)))
        self._check_links(plan, [new for old, new in pairs if new is not None and new is not old])
        self._check_cycles(plan, changes)
        self._check_weights(plan)
        before = self._start.counters
        counted = {p: (before.get(p, 0), n) for p, n in plan.counters.items() if n != before.get(p, 0)}
        return plan, ChangeSet(changes, counted)

    def _checked(self, where: str, by_name: Mapping[str, Field], fields: Mapping[str, Any]) -> dict[str, Any]:
        values = {}
        for name, value in fields.items():
            if name not in by_name:
                raise Problem(_("is not known"), where=f"{where}, {name}")
            try:
                values[name] = by_name[name].check(value)
            except Misfit as misfit:
                raise Problem(str(misfit), where=f"{where}, {by_name[name].label}") from misfit
        return values

    def _follow_ups(self, now: Thing, values: dict[str, Any]) -> dict[str, Any]:
        """Entering a stage dates it."""
        stage = values.get("stage")
        if now.entity.collection != "use_cases" or stage is None or stage == getattr(now, "stage", None):
            return {}
        entered = f"{stage}_on"
        return {} if entered in values or getattr(now, entered) is not None else {entered: self._today}

    def _is_taken(self, thing_id: str) -> bool:
        collection = self._touched.get(thing_id)
        if collection is not None:
            return self._find(collection, thing_id) is not None
        self._asked += 1
        if self._asked > _FEW:
            return thing_id in self._plan.entities() or thing_id in self._ids_at_start
        return thing_id in self._plan.entities() or self._plan.find(thing_id) is not None

    @cached_property
    def _ids_at_start(self) -> frozenset[str]:
        """Every id of the plan that the edit began from: quicker for many than a look into each collection."""
        return frozenset(key for collection in self._start.collections.values() for key in collection.ids())

    def _next_ref(self, prefix: str) -> str:
        self._counters[prefix] = self._counters.get(prefix, 0) + 1
        return f"{prefix}-{self._counters[prefix]:02d}"

    def _find(self, collection: str, thing_id: str) -> Thing | None:
        pending = self._pending.get(collection, {})
        if thing_id in pending:
            return pending[thing_id]
        found: Thing | None = self._plan.collections[collection].get(thing_id)
        return found

    def _write(self, thing: Thing) -> None:
        collection = thing.entity.collection
        self._last[collection] = max(self._last_position(collection), thing.position)
        self._note(collection, thing.id, thing)

    def _forget(self, thing: Thing) -> None:
        self._note(thing.entity.collection, thing.id, None)

    def _note(self, collection: str, thing_id: str, thing: Thing | None) -> None:
        if self.closed:
            raise RuntimeError("the edit is over")
        self._pending.setdefault(collection, {})[thing_id] = thing
        self._touched[thing_id] = collection

    def _release(self, holder: Thing, field: Field, gone: Thing) -> None:
        if field.on_delete is OnDelete.REFUSE:
            message = _("cannot be deleted while {holder} points to it")
            raise Problem(message.format(holder=title_with_ref(self.plan, holder)), where=gone.ref or gone.id)
        if field.on_delete is OnDelete.DELETE and field.kind is Kind.LINK:
            self.delete(holder)
            return
        value = getattr(holder, field.name)
        left: Any = tuple(item for item in value if item != gone.id) if field.kind is Kind.LINKS else None
        self._write(dataclasses.replace(holder, **{field.name: left}))

    def _place(self, collection: str, before: Thing | None, after: Thing | None, moving: str = "") -> str:
        if before is None and after is None:
            return position_after(self._last_position(collection))
        others = [thing for thing in self.plan.collections[collection] if thing.id != moving]
        ids = [thing.id for thing in others]
        anchor = before or after
        if anchor is None or anchor.id not in ids:
            raise Problem(_("is no longer in the plan"), where=anchor.ref if anchor else collection)
        at = ids.index(anchor.id) + (0 if before is not None else 1)
        if at == len(others):
            return position_after(others[-1].position)
        found = position_between(others[at - 1].position if at else "", others[at].position)
        return found if found is not None else self._renumber(others, at)

    def _last_position(self, collection: str) -> str:
        """The highest position so far, this edit's own writes included, without building a plan."""
        if collection not in self._last:
            standing = self._start.collections[collection].last()
            self._last[collection] = "" if standing is None else standing.position
        return self._last[collection]

    def _renumber(self, others: list[Thing], at: int) -> str:
        """Give the neighbours new keys so that there is room at `at`; the key for that place."""
        reach = 8
        while True:
            low, high = max(0, at - reach), min(len(others), at + reach)
            floor = others[low - 1].position if low else ""
            ceiling = others[high].position if high < len(others) else position_after(others[-1].position)
            keys = spread_between(floor, ceiling, high - low + 1)
            if keys is not None:
                break
            reach *= 2
        mine = keys.pop(at - low)
        for neighbour, key in zip(others[low:high], keys, strict=True):
            self._write(dataclasses.replace(self.get(neighbour), position=key))
        return mine

    def _check_links(self, plan: Plan, things: list[Thing]) -> None:
        for thing in things:
            for field in thing.entity.links:
                value = getattr(thing, field.name)
                for target in value if field.kind is Kind.LINKS else (value,) if value is not None else ():
                    if target not in field.keys and not _stands(plan, field, target):
                        where = f"{title_with_ref(plan, thing)}, {field.label}"
                        raise Problem(_("points to nothing: {id}").format(id=target), where=where)

    def _check_cycles(self, plan: Plan, changes: tuple[Change, ...]) -> None:
        steering = {"parent", "predecessor", "successor"}
        if not any(change.new and steering & change.fields for change in changes):
            return
        for collection, _field, members in plan_cycles(plan):
            names = [title_with_ref(plan, plan.collections[collection][member]) for member in members]
            raise Problem(_("wait for each other in a circle"), where=", ".join(names))

    def _check_weights(self, plan: Plan) -> None:
        """Refuse to take the last weight away; a plan that comes in whole may be as it is."""
        if self._becomes or plan.criteria is self._start.criteria:
            return
        if nothing_counts(plan) and any(c.weight for c in self._start.criteria):
            raise Problem(_("would leave every criterion at weight 0, so that no model can lead"),
                          where=", ".join(c.name or c.ref for c in plan.criteria if self._touched.get(c.id)),
                          mend=_("leave at least one above 0"))  # fmt: skip


def _stands(plan: Plan, field: Field, target: str) -> bool:
    if field.to == (ANY_THING,):
        return plan.find(target) is not None
    return any(target in plan.collections[collection] for collection in field.to)


def hanging_on(plan: Plan, thing: Thing) -> Iterator[tuple[Thing, Field]]:
    """What points to a thing: each holder with the link field that holds it."""
    collection = thing.entity.collection
    for entity in plan.entities().values():
        for field in entity.links:
            if collection in field.to or field.to == (ANY_THING,):
                for holder in plan.collections[entity.collection].where(field.name, thing.id):
                    yield holder, field
