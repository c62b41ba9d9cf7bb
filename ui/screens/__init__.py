"""The screens: where each stands in the window, and how one is found by name.

A screen is a module `ui/screens/<name>.py` that holds its declaration in `SCREEN`. It is imported
when it is first shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from aiom_workbench.words import N_, _

if TYPE_CHECKING:
    from ui.screens.screen import ScreenSpec


@dataclass(frozen=True, slots=True)
class Place:
    """A screen's place in the rail: name, title, icon, key, and the collection whose count it shows."""

    name: str
    message: str
    icon: str
    shortcut: str
    counts: str = ""

    @property
    def title(self) -> str:
        """The title in the chosen language."""
        return _(self.message)

    def spec(self) -> ScreenSpec:
        """The screen's declaration; imports its module."""
        found: ScreenSpec = import_module(f"ui.screens.{self.name.replace('-', '_')}").SCREEN
        return found


PLACES = (
    Place("overview", N_("Overview"), "overview", "Ctrl+1"),
    Place("assess", N_("Assess"), "assess", "Ctrl+2"),
    Place("people", N_("People"), "people", "Ctrl+3", "stakeholders"),
    Place("model", N_("Model"), "model", "Ctrl+4"),
    Place("use-cases", N_("Use cases"), "use-cases", "Ctrl+5", "use_cases"),
    Place("roadmap", N_("Roadmap"), "roadmap", "Ctrl+6", "milestones"),
    Place("change", N_("Change"), "change", "Ctrl+7"),
    Place("measures", N_("Measures"), "measures", "Ctrl+8"),
    Place("log", N_("Log"), "log", "Ctrl+9", "log"),
    Place("workshop", N_("Workshop"), "workshop", "Ctrl+0"),
    Place("export", N_("Export"), "export", ""),
)

HOMES = {
    "engagement": "overview:engagement", "vision": "overview:vision", "themes": "assess:direction",
    "principles": "assess:direction", "assessments": "assess:assessments", "ratings": "assess:levels",
    "answers": "assess:questions", "signs": "assess:sign-board", "pulse": "assess:pulse-board", "responses": "assess:responses",
    "evidence": "assess:evidence", "stakeholders": "people:register", "groups": "people:groups",
    "impacts": "people:impacts", "influences": "people:influences", "interactions": "people:interactions",
    "criteria": "model:criteria", "decision": "model:decision", "scenarios": "model:scenarios",
    "scenario_weights": "model:scenario-weights", "scenario_scores": "model:scenario-scores",
    "allocations": "model:allocations", "bodies": "model:bodies", "decision_rights": "model:rights",
    "evolution": "model:evolution", "use_cases": "use-cases:register", "gates": "use-cases:gates",
    "gate_checks": "use-cases:gate-checks", "tiers": "use-cases:tiers", "handovers": "use-cases:handovers",
    "consultations": "use-cases:consultations", "data_sources": "use-cases:data-sources",
    "benefits": "use-cases:benefits", "benefit_amounts": "use-cases:benefit-amounts", "costs": "use-cases:costs",
    "cost_amounts": "use-cases:cost-amounts", "milestones": "roadmap:table", "workstreams": "roadmap:workstreams",
    "phases": "roadmap:phases-list", "dependencies": "roadmap:dependencies", "baselines": "roadmap:baselines",
    "dates": "roadmap:baseline-dates", "interventions": "change:interventions", "dismissals": "change:dismissals",
    "calendar_events": "change:events", "kpis": "measures:register", "readings": "measures:readings",
    "pulses": "measures:pulses", "log": "log:register", "set_asides": "log:set-asides",
    "workshops": "workshop:workshops", "agenda": "workshop:agenda", "workshop_notes": "workshop:notes",
    "votes": "workshop:votes",
}  # fmt: skip
"""Where every collection of the plan can be listed, added to and edited: screen:view. A test holds it complete."""


def place_named(name: str) -> Place | None:
    """The place with this screen name (a view after a colon is passed over), or None."""
    wanted = name.partition(":")[0]
    return next((place for place in PLACES if place.name == wanted), None)
