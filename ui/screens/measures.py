"""Measures, their readings and the pulse of groups."""

from aiom_workbench.words import N_
from ui.screens.pages import TrendsView
from ui.screens.screen import Empty, ScreenSpec, ViewSpec
from ui.screens.table_view import table

NOTHING_MEASURED = Empty(
    N_("Nothing is measured yet"),
    N_(
        "Here each promise gets a number: where it started, where it should be and by when. Readings show early which one is off its way."
    ),
    N_("Add the first measure"),
)

SCREEN = ScreenSpec(
    "measures",
    (
        ViewSpec("cards", N_("Cards"), TrendsView, ("kpis",), empty=NOTHING_MEASURED),
        table(
            "kpis",
            "register",
            N_("Measures"),
            empty=NOTHING_MEASURED,
        ),
        table("readings"),
        table("pulses"),
    ),
)
