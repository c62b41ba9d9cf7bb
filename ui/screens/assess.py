"""Assess: the profile first, the questions and levels behind it, evidence, pulse, direction, and the board's page."""

from aiom_workbench.words import N_
from ui.screens.assess_board import BoardView
from ui.screens.assess_direction import DirectionView
from ui.screens.assess_interviews import InterviewsView
from ui.screens.assess_levels import LevelsView
from ui.screens.assess_profile import ProfileView
from ui.screens.assess_pulse import PulseView
from ui.screens.assess_questions import QuestionsView
from ui.screens.assess_round import NewRound
from ui.screens.assess_signs import SignsView
from ui.screens.screen import Empty, ScreenSpec, ViewSpec
from ui.screens.table_view import TableView, table
from ui.workbench import Workbench


class RoundsTable(TableView):
    """The rounds as a table; a new one is asked for its day first."""

    def __init__(self, bench: Workbench) -> None:
        """A table of the rounds."""
        super().__init__(bench, "assessments")

    def add(self, collection: str) -> None:
        """Ask for name and day."""
        NewRound(self.bench, self.window()).open()


_EMPTY = Empty(
    N_("Nobody has been asked yet"),
    N_(
        "Here the organisation is looked at in rounds: eight questions, five components, the warning signs. "
        "Each score has what it rests on beside it, and who will raise it."
    ),
    N_("Start the first round"),
    (
        ("people", N_("Ask alone, then in the room"), N_("A question guide for each role; one line of evidence while people talk.")),
        ("eye", N_("Votes are hidden"), N_("Typed fast by voice, shown together, agreed beside the spread.")),
        ("flag", N_("A gap leads somewhere"), N_("A low answer becomes a milestone, a use case or an action at once.")),
    ),
)  # fmt: skip

SCREEN = ScreenSpec(
    "assess",
    (
        ViewSpec("profile", N_("Profile"), ProfileView, ("ratings",), empty=_EMPTY),
        ViewSpec("questions", N_("Questions"), QuestionsView, ("answers",), empty=_EMPTY),
        ViewSpec("levels", N_("Levels"), LevelsView, ("ratings",), empty=_EMPTY),
        ViewSpec("sign-board", N_("Signs"), SignsView, ("signs",), empty=_EMPTY),
        ViewSpec("interviews", N_("Interviews"), InterviewsView, ("evidence",)),
        ViewSpec("pulse-board", N_("Pulse"), PulseView, ("pulse",), empty=_EMPTY, more=True),
        ViewSpec("direction", N_("Themes and principles"), DirectionView, ("themes", "principles"), more=True),
        ViewSpec("differences", N_("How AI models differ"), BoardView, (), more=True),
        ViewSpec("assessments", N_("List of rounds"), RoundsTable, ("assessments",), more=True, empty=_EMPTY),
        table("ratings", "ratings", N_("List of levels"), more=True),
        table("answers", "answers", N_("List of answers"), more=True),
        table("evidence", "evidence", N_("List of evidence"), more=True),
        table("signs", "signs", N_("List of signs"), more=True),
        table("pulse", "pulse", N_("List of pulse answers"), more=True),
        table("responses", "responses", N_("List of votes"), more=True),
        table("themes", "themes", N_("List of themes"), more=True),
        table("principles", "principles", N_("List of principles"), more=True),
    ),
)
