"""The model: criteria, decision and who decides what."""

from aiom_workbench.words import N_
from ui.screens.model_view import ModelView
from ui.screens.screen import Empty, ScreenSpec, ViewSpec
from ui.screens.table_view import form, table

NOTHING_TO_WEIGH = Empty(
    N_("Nothing to weigh yet"),
    N_(
        "Here three models stand side by side: centralized, decentralized, federated. Criteria with weights and scores say which one fits, and what would have to change for another to lead."
    ),
    N_("Add the first criterion"),
)

SCREEN = ScreenSpec(
    "model",
    (
        ViewSpec("choose", N_("Choose"), ModelView, ("criteria",), empty=NOTHING_TO_WEIGH),
        table(
            "criteria",
            empty=NOTHING_TO_WEIGH,
        ),
        form("decision"),
        table("decision_rights", "rights", N_("Rights")),
        table("bodies", more=True),
        table("evolution"),
        table("scenarios", more=True),
        table("scenario_weights", more=True),
        table("scenario_scores", more=True),
        table("allocations", more=True),
    ),
)
