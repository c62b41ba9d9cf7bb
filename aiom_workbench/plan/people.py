"""Groups and people, what changes for them, and who influences whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from aiom_workbench.plan.choices import BASES, CATEGORIES, CONCERNS, ENGAGEMENTS
from aiom_workbench.plan.fields import Choice, OnDelete, choice, day, link, long_text, number, scale, text
from aiom_workbench.plan.things import Thing, thing
from aiom_workbench.words import N_

ASPECTS = (
    Choice("process", N_("Process")),
    Choice("systems", N_("Systems")),
    Choice("tools", N_("Tools")),
    Choice("roles", N_("Roles")),
    Choice("skills", N_("Skills")),
    Choice("behaviour", N_("Behaviour")),
    Choice("mindset", N_("Mindset")),
    Choice("reporting", N_("Reporting line")),
    Choice("performance_review", N_("Performance review")),
    Choice("reward", N_("Reward")),
    Choice("location", N_("Location")),
)
CONTACTS = (
    Choice("meeting", N_("Meeting")),
    Choice("call", N_("Call")),
    Choice("message", N_("Message")),
    Choice("workshop", N_("Workshop")),
    Choice("other", N_("Other")),
)
_AWARENESS = N_("1: has not heard why. 5: can say why, why now, and what happens otherwise.")
_DESIRE = N_("1: would rather not. 5: has chosen to take part and says so.")
_KNOWLEDGE = N_("1: does not know how. 5: can explain how to do it.")
_ABILITY = N_("1: cannot do it yet. 5: does it in daily work without help.")
_REINFORCEMENT = N_("1: the old way pays. 5: goals, praise and tools hold the new way in place.")


@thing("groups", "G", N_("group"), N_("Groups"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Thing):
    """People for whom the same things change. Assessed as a group, never as the sum of persons."""

    name: str | None = text(N_("Name"), required=True, client=True, width=26, help=N_("What the group calls itself."))
    parent: str | None = link(N_("Part of"), "groups", client=True, help=N_("The larger group it belongs to."))
    headcount: int | None = number(N_("People"), 0, whole=True, client=True, help=N_("How many people are in it."))
    location: str | None = text(N_("Location"), client=True, help=N_("Where most of the work is done."))
    represented_by: str | None = link(
        N_("Represented by"), "stakeholders", client=True, help=N_("Who speaks for the group with its consent.")
    )
    awareness: int | None = scale(N_("Awareness"), 1, 5, help=_AWARENESS)
    desire: int | None = scale(N_("Desire"), 1, 5, help=_DESIRE)
    knowledge: int | None = scale(N_("Knowledge"), 1, 5, help=_KNOWLEDGE)
    ability: int | None = scale(N_("Ability"), 1, 5, help=_ABILITY)
    reinforcement: int | None = scale(N_("Reinforcement"), 1, 5, help=_REINFORCEMENT)
    basis: str | None = choice(N_("Basis"), BASES, help=N_("What the scores rest on."))
    respondents: int | None = number(
        N_("Respondents"), 0, whole=True, help=N_("How many answered. A mean of fewer than five leaves no document.")
    )
    assessed_on: date | None = day(N_("Assessed on"), help=N_("When the scores were taken."))
    fluency_now: int | None = scale(N_("Fluency now"), 0, 4, help=N_("0 has not tried; 4 shows others how."))
    fluency_target: int | None = scale(
        N_("Fluency target"), 0, 4, client=True, help=N_("What the group's work will ask for.")
    )
    concern: str | None = text(
        N_("Main concern"), suggestions=CONCERNS, help=N_("What holds the group back, as its members would put it.")
    )
    message: str | None = long_text(
        N_("Message"), client=True, help=N_("What this group needs to hear, in one or two sentences it could repeat.")
    )
    notes: str | None = long_text(N_("Notes"), help=N_("Stays in this file. Write as if the group will read it."))


@thing("impacts", "IM", N_("impact"), N_("Impacts"), title=("group", "aspect"), natural_key=("group", "aspect"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Impact(Thing):
    """What changes for a group, in one aspect of its work."""

    group: str | None = link(
        N_("Group"), "groups", on_delete=OnDelete.DELETE, client=True, help=N_("For whom it changes.")
    )
    aspect: str | None = choice(N_("Aspect"), ASPECTS, client=True, help=N_("Which part of the work changes."))
    degree: int | None = scale(N_("Degree"), 0, 5, client=True, help=N_("0 nothing changes; 5 another job."))
    before: str | None = long_text(N_("Before"), client=True, help=N_("How it is done today."))
    after: str | None = long_text(N_("After"), client=True, help=N_("How it will be done."))
    starts_on: date | None = day(N_("Starts on"), help=N_("The first day on which it is different."))


@thing("stakeholders", "S", N_("person"), N_("People"), natural_key=("name", "organisation"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Stakeholder(Thing):
    """A person who can help or hold up the plan, or for whom it changes something."""

    name: str | None = text(
        N_("Name"), required=True, client=True, width=28, help=N_("Name, or role where names are not wanted.")
    )
    code_name: str | None = text(
        N_("Code name"), help=N_("Shown in place of the name when code names are switched on.")
    )
    title: str | None = text(N_("Title"), client=True, width=26, help=N_("The person's post."))
    organisation: str | None = text(N_("Organisation"), client=True, width=20, help=N_("Company, unit or office."))
    group: str | None = link(N_("Group"), "groups", client=True, help=N_("The group this person belongs to."))
    category: str | None = choice(
        N_("Role"), CATEGORIES, client=True, width=18, help=N_("The part this person plays in the change.")
    )
    power: int | float | None = scale(
        N_("Power"), 1, 5, decimals=True, help=N_("What this person can make happen or stop. 3 and above is high.")
    )
    interest: int | float | None = scale(
        N_("Interest"), 1, 5, decimals=True, help=N_("How much it touches this person's work. 3 and above is high.")
    )
    legitimacy: int | float | None = scale(
        N_("Legitimacy"), 1, 5, decimals=True, help=N_("How far the claim is recognised as rightful.")
    )
    urgency: int | float | None = scale(
        N_("Urgency"), 1, 5, decimals=True, help=N_("How soon the claim needs an answer.")
    )
    engagement_now: str | None = choice(N_("Engagement now"), ENGAGEMENTS, help=N_("What is seen today, not wished."))
    engagement_desired: str | None = choice(
        N_("Engagement desired"), ENGAGEMENTS, help=N_("What the plan needs from this person.")
    )
    awareness: int | None = scale(N_("Awareness"), 1, 5, help=_AWARENESS)
    desire: int | None = scale(N_("Desire"), 1, 5, help=_DESIRE)
    knowledge: int | None = scale(N_("Knowledge"), 1, 5, help=_KNOWLEDGE)
    ability: int | None = scale(N_("Ability"), 1, 5, help=_ABILITY)
    reinforcement: int | None = scale(N_("Reinforcement"), 1, 5, help=_REINFORCEMENT)
    concern: str | None = text(N_("Main concern"), suggestions=CONCERNS, help=N_("In words the person would accept."))
    sponsorship_asked: str | None = long_text(
        N_("Sponsorship asked"), help=N_("What was asked of this person, and when.")
    )
    sponsorship_given: str | None = long_text(N_("Sponsorship given"), help=N_("What was done: seen, dated."))
    relationship_owner: str | None = text(N_("Relationship owner"), help=N_("Who on our side keeps in touch."))
    next_contact_on: date | None = day(N_("Next contact"), help=N_("When the next conversation is due."))
    basis: str | None = text(N_("Basis"), suggestions=BASES, help=N_("What the judgement rests on."))
    assessed_by: str | None = text(N_("Assessed by"), help=N_("Whose judgement it is."))
    assessed_on: date | None = day(N_("Assessed on"), help=N_("When it was made."))
    delete_after: date | None = day(
        N_("Delete after"), help=N_("When what is held about this person should be erased.")
    )
    notes: str | None = long_text(
        N_("Notes"), help=N_("Stays in this file. Write as if the person will read it: one day they may.")
    )


@thing("influences", "IN", N_("influence"), N_("Influences"), title=("source", "target"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Influence(Thing):
    """Whose word counts with whom."""

    source: str | None = link(N_("From"), "stakeholders", on_delete=OnDelete.DELETE, help=N_("Who influences."))
    target: str | None = link(N_("To"), "stakeholders", on_delete=OnDelete.DELETE, help=N_("Who is influenced."))
    strength: int | None = scale(N_("Strength"), 1, 3, help=N_("1 is heard, 2 is followed, 3 is followed unasked."))


@thing(
    "interactions", "IA", N_("interaction"), N_("Interactions"), title=("stakeholder", "on"),
    natural_key=("stakeholder", "on"),
)  # fmt: skip
@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction(Thing):
    """A conversation that was had, and what follows from it."""

    stakeholder: str | None = link(N_("Person"), "stakeholders", on_delete=OnDelete.DELETE, help=N_("With whom."))
    on: date | None = day(N_("On"), help=N_("When it was."))
    kind: str | None = choice(N_("Kind"), CONTACTS, help=N_("How you met."))
    summary: str | None = long_text(N_("Summary"), help=N_("What was said, not what was thought of it."))
    next_step: str | None = long_text(N_("Next step"), help=N_("What was promised, by whom."))
    next_on: date | None = day(N_("Next on"), help=N_("By when."))
