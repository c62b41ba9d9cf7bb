"""Workshops: agenda, notes and votes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from aiom_workbench.plan.fields import Choice, audience, day, flag, links, long_text, number, text
from aiom_workbench.plan.fields import text as one_line
from aiom_workbench.plan.things import Thing, part, thing, within
from aiom_workbench.words import N_

NOTE_KINDS = (
    Choice("note", N_("Note")),
    Choice("action", N_("Action")),
    Choice("decision", N_("Decision")),
    Choice("risk", N_("Risk")),
    Choice("question", N_("Question")),
    Choice("idea", N_("Idea")),
)
_AGENDA = N_("The agenda item it belongs to.")


@thing("workshops", "W", N_("workshop"), N_("Workshops"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop(Thing):
    """A day in a room."""

    name: str | None = text(N_("Name"), required=True, client=True, help=N_("What the invitation says."))
    held_on: date | None = day(N_("Held on"), client=True, help=N_("The day."))
    place: str | None = text(N_("Place"), client=True, help=N_("The room."))
    closed_session: bool | None = flag(
        N_("Closed session"), client=True, help=N_("Yes where people are mapped: nothing of it is projected.")
    )
    participants: tuple[str, ...] = links(N_("Participants"), "stakeholders", client=True, help=N_("Who was there."))


@part("agenda", "workshop", "agenda", N_("agenda item"), N_("Agenda"), title=("title",))
@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem(Thing):
    """One item of the day."""

    workshop: str | None = within("workshops")
    title: str | None = text(N_("Title"), client=True, width=30, help=N_("What the room does."))
    activity: str | None = text(N_("Activity"), client=True, help=N_("Which activity it opens."))
    minutes: int | float | None = number(N_("Minutes"), 0, client=True, unit="min", help=N_("How long."))


@part("workshop_notes", "workshop", "notes", N_("note"), N_("Workshop notes"), follows_audience=True,
      title=("text",))  # fmt: skip
@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopNote(Thing):
    """A line captured in the room."""

    workshop: str | None = within("workshops")
    agenda: str | None = text(N_("Agenda item"), client=True, help=_AGENDA)
    text: str | None = long_text(N_("Text"), client=True, help=N_("As it was said."))
    kind: str | None = one_line(N_("Kind"), client=True, suggestions=NOTE_KINDS, help=N_("What it is."))
    audience: str | None = audience()


@part("votes", "workshop", "votes", N_("vote"), N_("Dot votes"), title=("option",), natural_key=("agenda", "option"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Vote(Thing):
    """How many dots an option got."""

    workshop: str | None = within("workshops")
    agenda: str | None = text(N_("Agenda item"), client=True, help=_AGENDA)
    option: str | None = text(N_("Option"), client=True, width=30, help=N_("What was voted for."))
    count: int | None = number(N_("Dots"), 0, whole=True, client=True, help=N_("How many."))
