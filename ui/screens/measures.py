"""Measures, their readings and the pulse of groups."""

from aiom_workbench.words import N_
from ui.screens.screen import Empty, ScreenSpec
from ui.screens.table_view import table

SCREEN = ScreenSpec(
    "measures",
    (
        table(
            "kpis",
            "register",
            N_("Measures"),
            empty=Empty(
                N_("Nothing is measured yet"),
                N_(
                    "Here each promise gets a number: where it started, where it should be and by when. Readings show early which one is off its way."
                ),
                N_("Add the first measure"),
            ),
        ),
        table("readings"),
        table("pulses"),
    ),
)
