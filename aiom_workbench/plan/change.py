"""Interventions for groups, proposals not wanted, and what else is going on in the client's year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from aiom_workbench.plan.choices import CONCERNS, ELEMENTS, PROGRESS
from aiom_workbench.plan.fields import (
    Choice,
    OnDelete,
    choice,
    choices,
    day,
    link,
    links,
    long_text,
    number,
    text,
)
from aiom_workbench.plan.things import Thing, thing
from aiom_workbench.plan.use_cases import raised_from
from aiom_workbench.words import N_

INTERVENTION_KINDS = (
    Choice("communication", N_("Communication")),
    Choice("training", N_("Training")),
    Choice("coaching", N_("Coaching")),
    Choice("sponsorship", N_("Sponsorship")),
    Choice("peer_network", N_("Peer network")),
    Choice("hands_on_lab", N_("Hands-on lab")),
    Choice("process_redesign", N_("Process redesign")),
    Choice("performance_goals", N_("Performance goals")),
    Choice("resistance_management", N_("Working through objections")),
    Choice("celebration", N_("Celebration")),
)
EVENT_KINDS = (
    Choice("freeze", N_("Freeze")),
    Choice("peak", N_("Peak")),
    Choice("other_programme", N_("Other programme")),
)


@thing("interventions", "I", N_("intervention"), N_("Interventions"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Intervention(Thing):
    """Something done with groups so that the change is taken up."""

    name: str | None = text(
        N_("Name"), required=True, client=True, width=28, help=N_("What the people taking part will call it.")
    )
    kind: str | None = choice(N_("Kind"), INTERVENTION_KINDS, client=True, help=N_("Its format."))
    groups: tuple[str, ...] = links(N_("Groups"), "groups", client=True, help=N_("For whom."))
    elements: tuple[str, ...] = choices(N_("Aimed at"), ELEMENTS, help=N_("Which element of the change it moves."))
    concern: str | None = text(N_("Concern"), suggestions=CONCERNS, help=N_("Which concern it answers."))
    description: str | None = long_text(N_("Description"), help=N_("What happens, step by step."))
    channel: str | None = text(N_("Channel"), client=True, help=N_("Where it happens: town hall, team meeting, lab."))
    sender: str | None = link(
        N_("Sender"), "stakeholders", help=N_("Who speaks: the line manager for what it means to me.")
    )
    message: str | None = long_text(N_("Message"), client=True, help=N_("What people should be able to repeat."))
    approved_by: str | None = text(N_("Approved by"), help=N_("Who released the message."))
    owner: str | None = link(N_("Owner"), "stakeholders", client=True, help=N_("Who makes it happen."))
    start_on: date | None = day(N_("Start"), client=True, help=N_("The first day."))
    end_on: date | None = day(N_("End"), client=True, help=N_("The last day; empty counts as the start."))
    hours_per_person: int | float | None = number(
        N_("Hours each"), 0, client=True, unit="h", help=N_("Per person taking part, in all.")
    )
    status: str | None = choice(N_("Status"), PROGRESS, client=True, help=N_("Empty counts as planned."))
    success_measure: str | None = long_text(
        N_("Sign that it worked"), help=N_("Behaviour that can be seen, never attendance.")
    )
    milestone: str | None = link(N_("Milestone"), "milestones", help=N_("What it prepares."))
    template: str | None = text(
        N_("From the library"), entry="interventions", help=N_("The library entry it was made from.")
    )
    raised_from: str | None = raised_from()


@thing("dismissals", "DI", N_("dismissed proposal"), N_("Dismissed proposals"), title=("template",),
       natural_key=("group", "template"))  # fmt: skip
@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissal(Thing):
    """A proposal that was not wanted, so that it is not made again."""

    group: str | None = link(N_("Group"), "groups", on_delete=OnDelete.DELETE, help=N_("For whom it was proposed."))
    template: str | None = text(N_("From the library"), entry="interventions", help=N_("The library entry."))
    reason: str | None = long_text(N_("Reason"), help=N_("Why not."))


@thing("calendar_events", "CE", N_("calendar event"), N_("Other events"))
@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEvent(Thing):
    """What else asks for a group's time."""

    name: str | None = text(N_("Name"), required=True, help=N_("What it is."))
    groups: tuple[str, ...] = links(N_("Groups"), "groups", help=N_("Whom it takes time from."))
    from_on: date | None = day(N_("From"), help=N_("The first day."))
    to_on: date | None = day(N_("To"), help=N_("The last day."))
    kind: str | None = choice(N_("Kind"), EVENT_KINDS, help=N_("In a freeze nothing may change."))
    hours_per_person: int | float | None = number(N_("Hours each"), 0, unit="h", help=N_("Per person, in all."))
