"""The roadmap: milestones, dependencies and the calendar behind them."""

from aiom_workbench.words import N_
from ui.screens.pages import PhasesView
from ui.screens.roadmap_view import RoadmapView
from ui.screens.screen import Empty, ScreenSpec, ViewSpec
from ui.screens.table_view import table

NO_STEP = Empty(
    N_("No step is planned yet"),
    N_(
        "Here workstreams, milestones and what waits for what become dates. The critical path shows which day lost is a day lost at the finish."
    ),
    N_("Add the first milestone"),
)

SCREEN = ScreenSpec(
    "roadmap",
    (
        ViewSpec("detail", N_("Detail"), RoadmapView, ("milestones",), empty=NO_STEP),
        ViewSpec("phases", N_("Phases"), PhasesView, ("milestones",), empty=NO_STEP),
        table(
            "milestones",
            "table",
            N_("Table"),
            empty=NO_STEP,
        ),
        table("dependencies", more=True),
        table("workstreams", more=True),
        table("phases", "phases-list", more=True),
        table("baselines", more=True),
        table("dates", "baseline-dates", more=True),
    ),
)
