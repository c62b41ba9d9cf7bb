"""The model: the choice argued, decided, and what follows from it: who decides, what sits where, the way on."""

from aiom_workbench.words import N_
from ui.screens.model_bodies import BodiesView
from ui.screens.model_compare import CompareView
from ui.screens.model_decision import DecisionView
from ui.screens.model_path import PathView
from ui.screens.model_placements import PlacementsView
from ui.screens.model_rights import RightsView
from ui.screens.model_view import ModelView
from ui.screens.model_what_ifs import WhatIfsView
from ui.screens.screen import Empty, ScreenSpec, ViewSpec
from ui.screens.table_view import table

NOTHING_TO_WEIGH = Empty(
    N_("Nothing to weigh yet"),
    N_(
        "Here three models stand side by side. Criteria with weights and scores say which one fits, and what would have to change for another to lead."
    ),
    N_("Choose criteria for this client"),
)
NO_RIGHTS = Empty(
    N_("Nobody decides yet"),
    N_(
        "Here each recurring decision has exactly one body that answers for it. A model fills the matrix in one action; then it is tailored, cell by cell."
    ),
    N_("Fill from a model"),
)
NO_BODIES = Empty(
    N_("No bodies yet"),
    N_(
        "Here stand the boards and teams of the model under the client's own names. Each says what it may decide, when it meets and how many posts are filled."
    ),
    N_("Fill from a model"),
)
NO_PLACEMENTS = Empty(
    N_("Nothing is placed yet"),
    N_(
        "Here each capability sits at the centre, in the units, or is shared between both. What does not fit the chosen model is said, so that somebody meant it."
    ),
    N_("Fill from a model"),
)
NO_STEPS = Empty(
    N_("No way on yet"),
    N_(
        "Here the model is followed over time. It says which one holds when, and what must have happened before the next step."
    ),
    N_("Fill from a model"),
)

SCREEN = ScreenSpec(
    "model",
    (
        ViewSpec("choose", N_("Choose"), ModelView, ("criteria",), empty=NOTHING_TO_WEIGH),
        ViewSpec("scenarios", N_("What-ifs"), WhatIfsView, ("criteria",), empty=NOTHING_TO_WEIGH),
        ViewSpec("decision", N_("Decision"), DecisionView, ("decision",)),
        ViewSpec("rights", N_("Rights"), RightsView, ("decision_rights",), empty=NO_RIGHTS),
        ViewSpec("evolution", N_("Evolution"), PathView, ("evolution",), empty=NO_STEPS),
        ViewSpec("allocations", N_("Placements"), PlacementsView, ("allocations",), more=True, empty=NO_PLACEMENTS),
        ViewSpec("bodies", N_("Bodies"), BodiesView, ("bodies",), more=True, empty=NO_BODIES),
        ViewSpec("compare", N_("The three models"), CompareView, (), more=True),
        table("criteria", "criteria", N_("Criteria as a table"), more=True, empty=NOTHING_TO_WEIGH),
        table("decision_rights", "rights-table", N_("Rights as a table"), more=True),
        table("bodies", "bodies-table", N_("Bodies as a table"), more=True),
        table("allocations", "allocations-table", N_("Placements as a table"), more=True),
        table("evolution", "evolution-table", N_("Evolution as a table"), more=True),
        table("scenarios", "scenarios-table", N_("What-ifs as a table"), more=True),
        table("scenario_weights", more=True),
        table("scenario_scores", more=True),
    ),
)
