"""The choice between centralized, decentralized and federated, and who decides what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from aiom_workbench.plan.choices import BODY_KEYS, COMPONENTS, MODELS
from aiom_workbench.plan.fields import Choice, OnDelete, choice, day, link, links, long_text, number, scale, text
from aiom_workbench.plan.things import Thing, part, thing, within
from aiom_workbench.words import N_

PLACEMENTS = (Choice("central", N_("Central")), Choice("shared", N_("Shared")), Choice("local", N_("Local")))
_COPES = N_("How well this model copes with the client's situation: 1 badly, 5 well.")


@thing("decision", "", N_("decision"), N_("Decision"), single=True, title=("chosen",))
@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Thing):
    """The model that was chosen, and what would make us choose again."""

    chosen: str | None = choice(N_("Chosen model"), MODELS, client=True, help=N_("Empty while the choice is open."))
    rationale: str | None = long_text(N_("Rationale"), client=True, help=N_("Why, in sentences a sceptic could check."))
    decided_on: date | None = day(N_("Decided on"), client=True, help=N_("The day of the decision."))
    decided_by: str | None = text(N_("Decided by"), client=True, help=N_("The body or person that decided."))
    revisit_when: str | None = long_text(
        N_("Revisit when"), client=True, help=N_("What would have to happen for this to be opened again.")
    )


@thing("criteria", "C", N_("criterion"), N_("Criteria"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion(Thing):
    """A reason to prefer one model, weighed and scored."""

    name: str | None = text(N_("Name"), required=True, client=True, help=N_("What the models are compared on."))
    weight: int | float | None = number(
        N_("Weight"), 0, client=True, help=N_("How much the swing from worst to best on this matters. 0 leaves it out.")
    )
    centralized: int | None = scale(N_("Centralized"), 1, 5, client=True, help=_COPES)
    decentralized: int | None = scale(N_("Decentralized"), 1, 5, client=True, help=_COPES)
    federated: int | None = scale(N_("Federated"), 1, 5, client=True, help=_COPES)
    reason: str | None = long_text(N_("Reason"), client=True, help=N_("What was found here that the scores rest on."))


@thing("scenarios", "SC", N_("what-if"), N_("What-ifs"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario(Thing):
    """Other weights or scores, beside the decision; they touch nothing."""

    name: str | None = text(N_("Name"), required=True, width=30, help=N_("“If the hub's posts stay open”."))


@part("scenario_weights", "scenario", "weights", N_("weight"), N_("What-if weights"), title=("criterion",),
      natural_key=("criterion",))  # fmt: skip
@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioWeight(Thing):
    """A criterion's weight in a what-if."""

    scenario: str | None = within("scenarios")
    criterion: str | None = link(
        N_("Criterion"), "criteria", on_delete=OnDelete.DELETE, help=N_("Whose weight is different.")
    )
    weight: int | float | None = number(N_("Weight"), 0, help=N_("The weight in this what-if."))


@part("scenario_scores", "scenario", "scores", N_("score"), N_("What-if scores"), title=("criterion",),
      natural_key=("criterion",))  # fmt: skip
@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioScore(Thing):
    """A criterion's scores in a what-if."""

    scenario: str | None = within("scenarios")
    criterion: str | None = link(
        N_("Criterion"), "criteria", on_delete=OnDelete.DELETE, help=N_("Whose scores are different.")
    )
    centralized: int | None = scale(N_("Centralized"), 1, 5, help=_COPES)
    decentralized: int | None = scale(N_("Decentralized"), 1, 5, help=_COPES)
    federated: int | None = scale(N_("Federated"), 1, 5, help=_COPES)


@thing("allocations", "AL", N_("placement"), N_("Placements"), title=("capability",), natural_key=("capability",))
@dataclass(frozen=True, slots=True, kw_only=True)
class Allocation(Thing):
    """Where one capability sits."""

    capability: str | None = text(N_("Capability"), client=True, width=30, help=N_("What has to be done by somebody."))
    component: str | None = choice(N_("Component"), COMPONENTS, client=True, help=N_("Which of the five it serves."))
    placement: str | None = choice(
        N_("Placement"), PLACEMENTS, client=True, help=N_("Central, in the units, or shared between both.")
    )
    reason: str | None = long_text(N_("Reason"), client=True, help=N_("Why there."))


@thing("bodies", "B", N_("body"), N_("Bodies"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Thing):
    """A board, team or office with a mandate, under the client's own name for it."""

    key: str | None = choice(N_("Kind"), BODY_KEYS, client=True, help=N_("The part it plays in the model."))
    name: str | None = text(N_("Name"), required=True, client=True, width=28, help=N_("What the client calls it."))
    mandate: str | None = long_text(N_("Mandate"), client=True, help=N_("What it may decide without asking."))
    chair: str | None = link(N_("Chair"), "stakeholders", client=True, help=N_("Who leads it."))
    members: tuple[str, ...] = links(N_("Members"), "stakeholders", client=True, help=N_("Who sits on it."))
    cadence: str | None = text(N_("Meets"), client=True, help=N_("“Every second Tuesday”."))
    escalates_to: str | None = link(
        N_("Escalates to"), "bodies", client=True, help=N_("Where it takes what it cannot decide.")
    )
    fte_now: int | float | None = number(N_("Posts now"), 0, client=True, help=N_("Full-time posts filled today."))
    fte_target: int | float | None = number(N_("Posts planned"), 0, client=True, help=N_("Full-time posts planned."))


@thing("decision_rights", "DR", N_("decision right"), N_("Decision rights"), title=("decision",),
       natural_key=("decision",))  # fmt: skip
@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRight(Thing):
    """A decision that keeps coming up, and who makes it."""

    decision: str | None = text(
        N_("Decision"), client=True, width=36, help=N_("As a verb: “Let a low-tier case go live”.")
    )
    component: str | None = choice(
        N_("Component"), COMPONENTS, client=True, help=N_("Which of the five it belongs to.")
    )
    responsible: tuple[str, ...] = links(N_("Responsible"), "bodies", client=True, help=N_("Who does the work."))
    accountable: tuple[str, ...] = links(
        N_("Accountable"), "bodies", client=True, help=N_("Who answers for it: exactly one.")
    )
    consulted: tuple[str, ...] = links(N_("Consulted"), "bodies", client=True, help=N_("Who is asked before."))
    informed: tuple[str, ...] = links(N_("Informed"), "bodies", client=True, help=N_("Who is told after."))


@thing("evolution", "EV", N_("step"), N_("Evolution"), title=("model",))
@dataclass(frozen=True, slots=True, kw_only=True)
class EvolutionStep(Thing):
    """A step on the path from one model to the next, and what triggers it."""

    from_on: date | None = day(N_("From"), client=True, help=N_("When this model is expected to hold."))
    model: str | None = choice(N_("Model"), MODELS, client=True, help=N_("The model from then on."))
    trigger: str | None = long_text(
        N_("Trigger"), client=True, help=N_("What must have happened, so that one can check.")
    )
    met_on: date | None = day(N_("Met on"), client=True, help=N_("When the trigger was met."))
