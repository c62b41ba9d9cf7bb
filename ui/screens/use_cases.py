"""Use cases and what each one needs to go on."""

from aiom_workbench.words import N_
from ui.screens.pages import CaseBoardView
from ui.screens.screen import Empty, ScreenSpec, ViewSpec
from ui.screens.table_view import table

NO_CASE = Empty(
    N_("Nothing is in the pipeline yet"),
    N_(
        "Here each AI use case gets one owner, one source of data and one measure of success. It moves on when its gate says go, and ends when its exit criteria are met."
    ),
    N_("Add the first use case"),
    (
        ("person", N_("Begin with what is stuck."), N_("A pilot past its review is soon decided.")),
        ("assess", N_("A low answer can become one."), N_("In Assess, raise a use case from it.")),
        ("log", N_("The risk questions set the tier."), N_("The tier says who reviews, and how soon.")),
    ),
)

SCREEN = ScreenSpec(
    "use-cases",
    (
        ViewSpec("board", N_("Board"), CaseBoardView, ("use_cases",), empty=NO_CASE),
        table(
            "use_cases",
            "register",
            N_("Register"),
            empty=NO_CASE,
        ),
        table("gates"),
        table("data_sources"),
        table("benefits"),
        table("costs"),
        table("gate_checks", more=True),
        table("tiers", more=True),
        table("handovers", more=True),
        table("consultations", more=True),
        table("benefit_amounts", more=True),
        table("cost_amounts", more=True),
    ),
)
