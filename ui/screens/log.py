"""Risks, assumptions, issues, dependencies, decisions, actions."""

from aiom_workbench.words import N_
from ui.screens.screen import Empty, ScreenSpec
from ui.screens.table_view import table

SCREEN = ScreenSpec(
    "log",
    (
        table(
            "log",
            "register",
            N_("Log"),
            empty=Empty(
                N_("The log is empty"),
                N_(
                    "Here risks, assumptions, issues, decisions and actions are kept, one line each. Write it down in the meeting, complete it after."
                ),
                N_("Add the first entry"),
            ),
        ),
        table("set_asides"),
    ),
)
