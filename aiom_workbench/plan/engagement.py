"""The engagement itself: client, calendar, vision, themes and principles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from aiom_workbench.plan.fields import data, day, days, flag, link, long_text, number, numbers, text
from aiom_workbench.plan.things import Thing, thing
from aiom_workbench.words import N_


@thing("engagement", "", N_("engagement"), N_("Engagement"), single=True, title=("client",))
@dataclass(frozen=True, slots=True, kw_only=True)
class Engagement(Thing):
    """The project: who it is for, what is in it, when people work."""

    client: str | None = text(N_("Client"), client=True, help=N_("The organisation as it writes itself on paper."))
    name: str | None = text(
        N_("Project"), client=True, help=N_("What the client calls this work: “AI operating model”.")
    )
    sector: str | None = text(N_("Sector"), client=True, help=N_("The client's line of business."))
    sponsor: str | None = link(
        N_("Sponsor"), "stakeholders", client=True, help=N_("The person who can stop this work and has not.")
    )
    lead: str | None = text(N_("Engagement lead"), client=True, help=N_("Who answers for this plan on our side."))
    scope_in: str | None = long_text(N_("In scope"), client=True, help=N_("Units, processes and countries covered."))
    scope_out: str | None = long_text(
        N_("Out of scope"), client=True, help=N_("What somebody might expect and will not get.")
    )
    risk_tolerance: str | None = long_text(
        N_("Risk tolerance"), client=True, help=N_("Which risks the client takes, which never, in its own words.")
    )
    confidentiality: str | None = text(
        N_("Confidentiality"), client=True, help=N_("The marking on every page: “Confidential”.")
    )
    start_on: date | None = day(
        N_("Start"), client=True, help=N_("The first day of the roadmap; nothing is scheduled before it.")
    )
    end_on: date | None = day(N_("End"), client=True, help=N_("The last day of the engagement."))
    language: str | None = text(
        N_("Language"),
        client=True,
        width=8,
        pattern=r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*",
        pattern_message=N_("must be a language tag such as en-GB"),
        help=N_("Language and country of the documents: en-GB writes the day first."),
    )
    currency: str | None = text(
        N_("Currency"),
        client=True,
        width=6,
        pattern=r"[A-Z]{3}",
        pattern_message=N_("must be a currency code such as EUR"),
        help=N_("Three letters: EUR, GBP, CHF."),
    )
    working_days: tuple[int, ...] = numbers(
        N_("Working days"), 1, 7, client=True, help=N_("1 is Monday. Empty counts as Monday to Friday.")
    )
    hours_per_day: int | float | None = number(
        N_("Hours a day"), 0.5, 24, client=True, unit="h", help=N_("Length of a working day; empty counts as 8.")
    )
    holidays: tuple[date, ...] = days(N_("Holidays"), client=True, help=N_("Days off besides the country's own."))
    holidays_country: str | None = text(
        N_("Holidays of"),
        client=True,
        width=8,
        pattern=r"[A-Z]{2}(-[A-Z0-9]{1,3})?",
        pattern_message=N_("must be a country code such as CH or DE-BY"),
        help=N_("Country whose public holidays are days off: CH, DE-BY."),
    )
    pilot_scale_target: int | float | None = number(
        N_("Pilot scale target"), 0, 1, client=True, help=N_("The share of pilots that should scale, from 0 to 1.")
    )
    individual_scores: bool | None = flag(
        N_("Score single persons"),
        help=N_(
            "Off: change is assessed by group, and scores of persons entered earlier are kept but shown nowhere. "
            "Switch on only where people have been told and agree."
        ),
    )
    content: Mapping[str, Any] | None = data(
        N_("Content pack"), help=N_("Which pack of framework content this project was made with.")
    )


@thing("vision", "", N_("vision"), N_("Vision"), single=True, title=("headline",))
@dataclass(frozen=True, slots=True, kw_only=True)
class Vision(Thing):
    """The case for change, as it is told."""

    headline: str | None = text(
        N_("Headline"), client=True, width=60, help=N_("One sentence that a team could check in a year.")
    )
    story: str | None = long_text(
        N_("Story"), client=True, help=N_("Why now, what changes for whom, what stays as it is.")
    )
    opportunities: str | None = long_text(
        N_("Opportunities"), client=True, help=N_("What becomes possible, in figures.")
    )
    risks: str | None = long_text(N_("Risks"), client=True, help=N_("What may go wrong, said as openly."))


@thing("themes", "T", N_("theme"), N_("Themes"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Theme(Thing):
    """A strategic theme that use cases serve."""

    name: str | None = text(
        N_("Name"), required=True, client=True, help=N_("What the business wants from AI, in three words.")
    )
    outcome: str | None = long_text(N_("Outcome"), client=True, help=N_("The figure that moves, from what to what."))
    priority: int | None = number(
        N_("Priority"), 1, whole=True, client=True, help=N_("1 comes first when money or people are short.")
    )


@thing("principles", "P", N_("principle"), N_("Principles"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Principle(Thing):
    """A design principle and how this project applies it."""

    name: str | None = text(N_("Name"), required=True, client=True, width=30, help=N_("The principle."))
    application: str | None = long_text(
        N_("How we apply it"), client=True, width=60, help=N_("What somebody could see here that shows it.")
    )
