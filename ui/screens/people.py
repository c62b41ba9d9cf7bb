"""People and the groups they belong to."""

from aiom_workbench.words import N_
from ui.screens.groups_page import GroupsView
from ui.screens.outline_view import outline
from ui.screens.people_map import PeopleMapView
from ui.screens.people_network import PeopleNetworkView
from ui.screens.people_pages import ContactsView, EngagementView, SalienceView, SponsorsView
from ui.screens.screen import Empty, ScreenSpec, ViewSpec
from ui.screens.table_view import table

NOBODY = Empty(
    N_("Nobody is on the map yet"),
    N_(
        "Here stand the people who can help or hold up the plan, and those for whom it changes something. Placed by power and interest, they show who needs a conversation first."
    ),
    N_("Add the first person"),
    (
        ("person", N_("Start with the sponsors."), N_("Who can stop this work, and has not?")),
        ("group", N_("Groups carry the change."), N_("People are spoken to; groups are assessed.")),
        ("import", N_("You have a list already."), N_("Choose the file, or copy it in Excel and paste it here.")),
    ),
)

NO_GROUP = Empty(
    N_("No group is named yet"),
    N_(
        "Here stand the groups whose work changes: what changes for each, how much, and where it stops. A blank says not assessed, never nothing."
    ),
    N_("Add the first group"),
)

SCREEN = ScreenSpec(
    "people",
    (
        ViewSpec("grid", N_("Grid"), PeopleMapView, ("stakeholders",), empty=NOBODY),
        ViewSpec("network", N_("Network"), PeopleNetworkView, ("influences",), empty=NOBODY),
        table(
            "stakeholders",
            "register",
            N_("Register"),
            empty=NOBODY,
        ),
        ViewSpec("groups", N_("Groups"), GroupsView, ("groups", "impacts"), empty=NO_GROUP),
        ViewSpec("engagement", N_("Engagement"), EngagementView, ("stakeholders",), more=True, empty=NOBODY),
        ViewSpec("sponsors", N_("Sponsors"), SponsorsView, ("stakeholders",), more=True, empty=NOBODY),
        ViewSpec(
            "contacts", N_("Next contacts"), ContactsView, ("stakeholders", "interactions"), more=True, empty=NOBODY
        ),
        ViewSpec("claims", N_("Whose claim weighs what"), SalienceView, ("stakeholders",), more=True, empty=NOBODY),
        table("groups", "groups-table", N_("Groups as a table"), more=True),
        outline("groups", name="outline", empty=NO_GROUP),
        table("impacts", more=True),
        table("influences", more=True),
        table("interactions", more=True),
    ),
)
