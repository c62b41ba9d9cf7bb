"""Workshops: agenda, notes and votes."""

from aiom_workbench.words import N_
from ui.screens.screen import Empty, ScreenSpec
from ui.screens.table_view import table

SCREEN = ScreenSpec(
    "workshop",
    (
        table(
            "workshops",
            empty=Empty(
                N_("No workshop is prepared yet"),
                N_(
                    "Here a day with the client's leaders is run: agenda with a timer, questions, votes. What is said lands in the plan, and the minutes write themselves."
                ),
                N_("Prepare the first workshop"),
            ),
        ),
        table("agenda"),
        table("workshop_notes", "notes"),
        table("votes"),
    ),
)
