"""The roadmap: milestones, dependencies and the calendar behind them."""

from aiom_workbench.words import N_
from ui.screens.screen import Empty, ScreenSpec
from ui.screens.table_view import table

SCREEN = ScreenSpec(
    "roadmap",
    (
        table(
            "milestones",
            "table",
            N_("Table"),
            empty=Empty(
                N_("No step is planned yet"),
                N_(
                    "Here workstreams, milestones and what waits for what become dates. The critical path shows which day lost is a day lost at the finish."
                ),
                N_("Add the first milestone"),
            ),
        ),
        table("dependencies"),
        table("workstreams"),
        table("phases", "phases-list"),
        table("baselines", more=True),
        table("dates", "baseline-dates", more=True),
    ),
)
