"""Assessments, their answers and the evidence behind them."""

from aiom_workbench.words import N_
from ui.screens.screen import Empty, ScreenSpec
from ui.screens.table_view import table

SCREEN = ScreenSpec(
    "assess",
    (
        table(
            "assessments",
            empty=Empty(
                N_("Nobody has been asked yet"),
                N_(
                    "Here the organisation is looked at in rounds: eight questions, five components, the warning signs. Each answer has a score, what it rests on and who owns it."
                ),
                N_("Start the first assessment"),
            ),
        ),
        table("ratings"),
        table("answers"),
        table("evidence"),
        table("signs", more=True),
        table("pulse", more=True),
        table("responses", more=True),
        table("themes", more=True),
        table("principles", more=True),
    ),
)
