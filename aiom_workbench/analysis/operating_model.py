"""Whether what sits where, and who decides what, agrees with the model that was chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from aiom_workbench.analysis.answers import answer
from aiom_workbench.analysis.model_choice import model_choice
from aiom_workbench.content import Pack, known_as, pack_of
from aiom_workbench.plan import Plan
from aiom_workbench.plan.choices import BODY_KEYS, MODELS
from aiom_workbench.plan.model_choice import PLACEMENTS, Allocation, EvolutionStep
from aiom_workbench.words import N_, _, ngettext

METHOD = N_(
    "Placements are compared with where the content pack says that the same capability usually sits under the chosen "
    "model, and decisions with whom it usually makes accountable. A difference is no fault: it is said, so that "
    "somebody meant it. Capabilities and decisions that the pack does not know are compared with nothing."
)

_MODEL_NAMES = {choice.key: choice for choice in MODELS}
_PLACE_NAMES = {choice.key: choice for choice in PLACEMENTS}
_BODY_NAMES = {choice.key: choice for choice in BODY_KEYS}


@dataclass(frozen=True, slots=True)
class Difference:
    """A placement or decision that is not as usual under the chosen model: whose it is, and a sentence."""

    thing: str
    sentence: str


@dataclass(frozen=True, slots=True)
class PlacementCheck:
    """How many capabilities sit where, what does not fit the model, and which have no place yet."""

    model: str | None
    counts: Mapping[str, int]
    unplaced: int
    differences: tuple[Difference, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class RightsCheck:
    """Decisions that no model moves, those not as usual under the chosen model, those without one accountable."""

    fixed: tuple[str, ...]
    differences: tuple[Difference, ...]
    unclear: tuple[str, ...]


def model_in_view(plan: Plan) -> str:
    """The model that things are filled from: the chosen one, else the one that leads, else federated."""
    return plan.decision.chosen or model_choice(plan).leader or "federated"


@answer("allocations", "decision", "engagement")
def placement_check(plan: Plan) -> PlacementCheck:
    """What sits where, against the chosen model. Without a decision nothing is compared."""
    found = list(plan.allocations)
    counts = {key: sum(a.placement == key for a in found) for key in _PLACE_NAMES}
    model = plan.decision.chosen
    differences = tuple(_placed_unusually(found, pack_of(plan), model)) if model else ()
    unplaced = sum(a.placement is None for a in found)
    return PlacementCheck(model, counts, unplaced, differences, _placements_in_words(counts, model))


def _placed_unusually(found: list[Allocation], pack: Pack, model: str) -> Iterator[Difference]:
    for one in found:
        known = known_as(pack, "capabilities", one.capability)
        expected = pack.capabilities[known].placement[model] if known else None
        if one.placement is None or expected is None or expected == one.placement:
            continue
        sentence = _("{capability} is {placed}; under a {model} model it is usually {usual}.").format(
            capability=one.capability, placed=_placed(one.placement), usual=_placed(expected),
            model=_MODEL_NAMES[model].label.lower(),
        )  # fmt: skip
        yield Difference(one.id, sentence)


def _placed(placement: str) -> str:
    return {"central": _("central"), "shared": _("shared"), "local": _("in the units")}[placement]


def _placements_in_words(counts: Mapping[str, int], model: str | None) -> str:
    """What the placements as a whole say about the model; "" where they agree with it or say nothing."""
    placed = sum(counts.values())
    if not placed or model is None:
        return ""
    if model == "centralized" and counts["local"] * 2 > placed:
        return _("Centralized is chosen, yet {n} of {of} capabilities sit in the units.").format(
            n=counts["local"], of=placed)  # fmt: skip
    if model == "decentralized" and counts["central"] * 2 > placed:
        return _("Decentralized is chosen, yet {n} of {of} capabilities are central.").format(
            n=counts["central"], of=placed)  # fmt: skip
    if model == "federated" and counts["central"] == placed:
        return _("Federated is chosen, yet every capability is central: nothing is left to the units.")
    if model == "federated" and counts["local"] == placed:
        return _("Federated is chosen, yet every capability sits in the units: nothing is held in common.")
    return ""


@answer("decision_rights", "bodies", "decision", "engagement")
def rights_check(plan: Plan) -> RightsCheck:
    """Who decides what, against the pack: what never moves, what differs from the usual, what is unclear."""
    pack = pack_of(plan)
    model = plan.decision.chosen
    fixed, differences = [], []
    for right in plan.decision_rights:
        known = known_as(pack, "decisions", right.decision)
        if known is None:
            continue
        entry = pack.decisions[known]
        if len(set(entry.accountable.values())) == 1:
            fixed.append(right.id)
        kinds = [body.key for body in map(plan.bodies.get, right.accountable) if body is not None]
        usual = entry.accountable[model] if model else ""
        if model and len(kinds) == 1 and kinds[0] not in (usual, None, "other"):
            differences.append(Difference(right.id, _differs(usual, model)))
    unclear = tuple(right.id for right in plan.decision_rights if len(right.accountable) != 1)
    return RightsCheck(tuple(fixed), tuple(differences), unclear)


def _differs(usual: str, model: str) -> str:
    return _("Under a {model} model this usually rests with: {body}.").format(
        model=_MODEL_NAMES[model].label.lower(), body=_BODY_NAMES[usual].label.lower()
    )


def fixed_in_words(plan: Plan) -> str:
    """How many of the decisions never move, as a sentence; "" where none is known."""
    n = len(rights_check(plan).fixed)
    if not n:
        return ""
    return ngettext("{n} row (=) never moves, whatever the model: whoever changes the model must not expect it to.",
                    "{n} rows (=) never move, whatever the model: whoever changes the model must not expect them to.",
                    n).format(n=n)  # fmt: skip


def path_of(plan: Plan) -> tuple[EvolutionStep, ...]:
    """The steps of the evolution, by the day from which they are expected, those without one last."""
    return tuple(sorted(plan.evolution, key=lambda step: (step.from_on is None, step.from_on or date.max)))


def step_is_next(plan: Plan) -> EvolutionStep | None:
    """The first step of the path whose trigger is not met yet, or None."""
    return next((step for step in path_of(plan) if step.met_on is None), None)
