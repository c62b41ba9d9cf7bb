"""The plan on a page."""

from aiom_workbench.words import N_
from ui.screens.screen import ScreenSpec
from ui.screens.table_view import form

SCREEN = ScreenSpec(
    "overview",
    (form("engagement", N_("Engagement")), form("vision", N_("Vision"))),
)
