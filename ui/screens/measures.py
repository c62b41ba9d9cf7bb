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

NOBODY_ASKED = Empty(
    N_("No group has been asked yet"),
    N_("Here groups say how the change stands with them, element by element and by voice. A fall between two dates is the earliest sign there is."),
    N_("Add the first answer"),
    (
        ("import", N_("Import a form's answers"), N_("Taken as it is: a row for each person, a column for each element.")),
        ("people", N_("Voices are kept apart"), N_("Users, managers and executives seldom say the same.")),
        ("eye", N_("Few are not shown"), N_("What fewer than five said stands in no document.")),
    ),
)  # fmt: skip

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
        table("pulses", empty=NOBODY_ASKED),
    ),
)
