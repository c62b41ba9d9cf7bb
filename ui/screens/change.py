"""What reaches whom, and when."""

from aiom_workbench.words import N_
from ui.screens.change_plan import ChangePlanView
from ui.screens.change_view import ChangeView
from ui.screens.screen import Empty, ScreenSpec, ViewSpec
from ui.screens.table_view import table

NOTHING = Empty(
    N_("Nothing reaches anybody yet"),
    N_(
        "Here each group gets what helps it over its barrier: a conversation, a lab, a goal that changed. Coverage shows who is left out, load who is asked for too much."
    ),
    N_("Add the first intervention"),
)

SCREEN = ScreenSpec(
    "change",
    (
        ViewSpec("coverage", N_("Coverage and load"), ChangeView, ("groups",), empty=NOTHING),
        ViewSpec("plan", N_("Plan"), ChangePlanView, ("interventions",), empty=NOTHING),
        table(
            "interventions",
            empty=NOTHING,
        ),
        table("calendar_events", "events", more=True),
        table("dismissals", more=True),
    ),
)
