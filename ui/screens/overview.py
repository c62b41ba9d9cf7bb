"""The plan on a page."""

from aiom_workbench.words import N_
from ui.screens.overview_view import OverviewView
from ui.screens.screen import ScreenSpec, ViewSpec
from ui.screens.table_view import form

SCREEN = ScreenSpec(
    "overview",
    (
        ViewSpec("page", N_("Plan on a page"), OverviewView),
        form("engagement", N_("Engagement")),
        form("vision", N_("Vision")),
    ),
)
