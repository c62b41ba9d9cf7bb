"""The model: criteria, decision and who decides what."""

from aiom_workbench.words import N_
from ui.screens.screen import Empty, ScreenSpec
from ui.screens.table_view import form, table

SCREEN = ScreenSpec(
    "model",
    (
        table(
            "criteria",
            empty=Empty(
                N_("Nothing to weigh yet"),
                N_(
                    "Here three models stand side by side: centralized, decentralized, federated. Criteria with weights and scores say which one fits, and what would have to change for another to lead."
                ),
                N_("Add the first criterion"),
            ),
        ),
        form("decision"),
        table("decision_rights", "rights", N_("Rights")),
        table("bodies"),
        table("evolution"),
        table("scenarios", more=True),
        table("scenario_weights", more=True),
        table("scenario_scores", more=True),
        table("allocations", more=True),
    ),
)
