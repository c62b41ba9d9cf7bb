"""Starting actions: what a content pack proposes, put into the plan inside one edit.

Each may be done twice: what is there already is neither doubled nor written over, only what is
still unset is filled. Each gives the number of things that it added or filled, 0 where nothing was
left to do (the edit then leaves no trace).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from aiom_workbench.content import Pack, known_as
from aiom_workbench.content import parts as content
from aiom_workbench.plan import Thing
from aiom_workbench.plan.engagement import Principle, Theme
from aiom_workbench.plan.model_choice import Allocation, Body, Criterion, DecisionRight, EvolutionStep
from aiom_workbench.plan.use_cases import Gate, GateCheck, Handover, Tier, UseCase
from aiom_workbench.plan.workshop import AgendaItem, Workshop
from aiom_workbench.problem import Problem
from aiom_workbench.project.typed_edit import Edit
from aiom_workbench.words import _

EQUAL_WEIGHT = 5
"""The weight of each criterion before the room has weighed them: the middle of 0 to 10."""


def fill_criteria(edit: Edit, pack: Pack, situations: Mapping[str, str]) -> int:
    """The pack's criteria, all with the same weight, scored for the client's situations.

    `situations` names a situation for a criterion by keys ({"maturity": "young"}); criteria are the
    starter ones and those named there. One without a situation is added without scores: the room
    scores it. Raises `Problem` for an unknown key.
    """
    for key, situation in situations.items():
        _known(situation, _known(key, pack.criteria).situations)
    done = 0
    for key, criterion in pack.criteria.items():
        if criterion.starter or key in situations:
            found = criterion.situations[situations[key]] if key in situations else None
            done += _fill_criterion(edit, pack, key, found)
    return done


def _fill_criterion(edit: Edit, pack: Pack, key: str, found: content.Situation | None) -> int:
    values: dict[str, Any] = {"weight": EQUAL_WEIGHT}
    if found is not None:
        scores = (found.centralized, found.decentralized, found.federated)
        values |= dict(zip(("centralized", "decentralized", "federated"), scores, strict=True))
        values["reason"] = found.reason
    return _add_or_fill(edit, Criterion, {"name": pack.criteria[key].name}, values, known=(pack, "criteria", key))


def fill_bodies(edit: Edit, pack: Pack, model: str | None = None, keys: Iterable[str] | None = None) -> int:
    """The pack's starter bodies (or those with these keys), where the plan has none of that kind.

    With a model, a body's mandate says what it does under that model.
    """
    wanted = pack.bodies if keys is None else {key: _known(key, pack.bodies) for key in keys}
    added = {}
    for key, body in wanted.items():
        if _body(edit, key) is None:
            mandate = f"{body.mandate} {body.models[model]}" if model else body.mandate
            added[key] = edit.add(Body, key=key, name=body.name, mandate=mandate, cadence=body.cadence)
    for key, made in added.items():
        above = _body(edit, pack.bodies[key].escalates_to)
        if above is not None:
            edit.set(made, escalates_to=above.id)
    return len(added)


def fill_decision_rights(edit: Edit, pack: Pack, model: str, *, anew: bool = False) -> int:
    """The pack's decisions with who is accountable, responsible, consulted and informed under a model.

    Bodies that are missing are added. A decision that is there keeps what it says, so that what was
    tailored stays; `anew` writes the pack's decisions over again, after the model was changed.
    """
    done = fill_bodies(edit, pack, model, _bodies_of(pack.decisions.values(), model))
    for key, decision in pack.decisions.items():
        accountable = decision.accountable[model]
        standard = (decision.within[model],) if model in decision.within else ()
        values = {
            "component": decision.component,
            "accountable": _ids(edit, (accountable,)),
            "responsible": _ids(edit, decision.responsible),
            "consulted": _ids(edit, (*standard, *decision.consulted), but=accountable),
            "informed": _ids(edit, decision.informed, but=accountable),
        }
        done += _add_or_fill(edit, DecisionRight, {"decision": decision.decision}, values, anew=anew,
                             known=(pack, "decisions", key))  # fmt: skip
    return done


def fill_allocations(edit: Edit, pack: Pack, model: str) -> int:
    """The pack's capabilities where they usually sit under a model, with the reason."""
    return sum(
        _add_or_fill(
            edit,
            Allocation,
            {"capability": one.name},
            {"component": one.component, "placement": one.placement[model], "reason": one.reason},
            known=(pack, "capabilities", key),
        )
        for key, one in pack.capabilities.items()
    )


def _bodies_of(decisions: Iterable[content.Decision], model: str) -> list[str]:
    found: dict[str, None] = {}
    for decision in decisions:
        found |= dict.fromkeys((decision.accountable[model], *decision.within.values(), *decision.responsible))
        found |= dict.fromkeys((*decision.consulted, *decision.informed))
    return list(found)


def fill_tiers(edit: Edit, pack: Pack, model: str) -> int:
    """Low, medium and high with reviews, controls, lead time, and the approver under a model."""
    done = fill_bodies(edit, pack, model, [tier.approver[model] for tier in pack.tiers.values()])
    for key, tier in pack.tiers.items():
        reviews = "\n".join((tier.reviews, *(f"· {control}" for control in tier.controls)))
        approver = _body(edit, tier.approver[model])
        values: dict[str, Any] = {"reviews": reviews, "approver": approver.id if approver else None}
        values["lead_time_days"] = tier.lead_time_days
        done += _add_or_fill(edit, Tier, {"tier": key}, values)
    return done


def fill_gate_checks(edit: Edit, pack: Pack, gate: Gate) -> int:
    """The checklist of a gate decision, not yet answered."""
    there = {check.item for check in edit.plan.gate_checks.where("gate", gate.id)}
    items = pack.gates[gate.gate].items if gate.gate else ()
    missing = [item.key for item in items if item.key not in there]
    for key in missing:
        edit.add(GateCheck, gate=gate.id, item=key)
    return len(missing)


def fill_agenda(edit: Edit, pack: Pack, workshop: Workshop, agenda: str) -> int:
    """A ready-made session's items for a workshop that has none yet. Raises `Problem` for an unknown key."""
    ready = _known(agenda, pack.agendas)
    if edit.plan.agenda.where("workshop", workshop.id):
        return 0
    for item in ready.items:
        edit.add(AgendaItem, workshop=workshop.id, title=item.title, activity=item.activity, minutes=item.minutes)
    if ready.closed and edit.get(workshop).closed_session is None:
        edit.set(workshop, closed_session=True)
    return len(ready.items)


def fill_themes(edit: Edit, pack: Pack) -> int:
    """The pack's strategic themes, each with an outcome to complete."""
    return sum(_add_or_fill(edit, Theme, {"name": theme.name}, {"outcome": theme.outcome}, known=(pack, "themes", key))
               for key, theme in pack.themes.items())  # fmt: skip


def fill_principles(edit: Edit, pack: Pack) -> int:
    """The pack's design principles; how each is applied is for the project to say."""
    return sum(_add_or_fill(edit, Principle, {"name": one.name}, {}, known=(pack, "principles", key))
               for key, one in pack.principles.items())  # fmt: skip


def fill_relay(edit: Edit, pack: Pack, use_case: UseCase | None = None) -> int:
    """The pack's hand-overs: for one use case, or as the rule for all of them."""
    every = [(step, handover) for step, part in pack.relay.items() for handover in part.handovers]
    done = fill_bodies(edit, pack, None, dict.fromkeys(key for _step, h in every for key in (h.giver, h.taker)))
    for step, handover in every:
        same = {"use_case": use_case.id if use_case else None, "step": step, "artefact": handover.artefact}
        giver, taker = _ids(edit, (handover.giver,)), _ids(edit, (handover.taker,))
        values = {"giver": giver[0], "taker": taker[0], "criteria": handover.criteria}
        done += _add_or_fill(edit, Handover, same, {**values, "agreed_days": handover.agreed_days})
    return done


def fill_evolution(edit: Edit, pack: Pack, model: str) -> int:
    """The usual next step from a model, with the triggers by which one would know that it is due."""
    if edit.plan.evolution:
        return 0
    after = {"centralized": "federated", "decentralized": "federated", "federated": "centralized"}
    triggers = _known(model, pack.models).triggers
    if model == "federated":
        edit.add(EvolutionStep, model="centralized", trigger=triggers[0])
        edit.add(EvolutionStep, model="decentralized", trigger=triggers[1])
        return 2
    edit.add(EvolutionStep, model=after[model], trigger="\n".join(f"· {trigger}" for trigger in triggers))
    return 1


def _add_or_fill(
    edit: Edit, cls: type[Thing], same: Mapping[str, Any], values: Mapping[str, Any], *, anew: bool = False,
    known: tuple[Pack, str, str] | None = None,
) -> int:  # fmt: skip
    """Add a thing, or fill what is unset in the one that is the same; `anew` fills all. Gives 1 if it did.

    `known` is the pack, file and key of an entry: a thing in other words that means it is the same, too.
    """
    thing = _the_same(edit.plan.collections[cls.entity.collection], same, known)
    if thing is None:
        edit.add_values(cls, {**same, **values})
        return 1
    fields = thing.entity.by_name
    open_ = {k: v for k, v in values.items() if anew or getattr(thing, k) == fields[k].empty}
    open_ = {k: v for k, v in open_.items() if v != getattr(thing, k)}
    if open_:
        edit.set_values(thing, open_)
    return int(bool(open_))


def _the_same(things: Iterable[Thing], same: Mapping[str, Any], known: tuple[Pack, str, str] | None) -> Thing | None:
    """The first thing in these very words, else the first that means the pack's entry."""
    found = list(things)
    exact = (t for t in found if all(_alike(getattr(t, name), value) for name, value in same.items()))
    if known is None:
        return next(exact, None)
    (name,), (pack, file, key) = same, known
    return next(exact, None) or next((t for t in found if known_as(pack, file, getattr(t, name)) == key), None)


def _alike(one: Any, other: Any) -> bool:
    """Whether two values are the same, whatever the case and the space around a text."""
    if isinstance(one, str) and isinstance(other, str):
        return one.strip().casefold() == other.strip().casefold()
    return bool(one == other)


def _body(edit: Edit, key: str) -> Body | None:
    """The plan's first body of a kind, or None."""
    return next((body for body in edit.plan.bodies if body.key == key), None)


def _ids(edit: Edit, keys: Iterable[str], but: str = "") -> tuple[str, ...]:
    """The bodies of these kinds by id, without the one that is accountable already."""
    found = (_body(edit, key) for key in dict.fromkeys(keys) if key != but)
    return tuple(body.id for body in found if body is not None)


def _known(key: str, among: Mapping[str, Any]) -> Any:
    if key not in among:
        raise Problem(_("is not known"), where=key, mend=_("known are {names}").format(names=", ".join(among)))
    return among[key]
