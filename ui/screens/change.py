"""What reaches whom, and when."""

from aiom_workbench.words import N_
from ui.screens.screen import Empty, ScreenSpec
from ui.screens.table_view import table

SCREEN = ScreenSpec(
    "change",
    (
        table(
            "interventions",
            empty=Empty(
                N_("Nothing reaches anybody yet"),
                N_(
                    "Here each group gets what helps it over its barrier: a conversation, a lab, a goal that changed. Coverage shows who is left out, load who is asked for too much."
                ),
                N_("Add the first intervention"),
            ),
        ),
        table("calendar_events", "events"),
        table("dismissals"),
    ),
)
