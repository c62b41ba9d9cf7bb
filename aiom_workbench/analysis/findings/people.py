"""Rules about people: sponsor, opponents, key players, champions, contact, what is held about them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from aiom_workbench.analysis.findings.registry import (
    NOTE,
    RESPONSIBLE,
    SEVERE,
    SYNERGY,
    TRANSPARENCY,
    WARNING,
    Mend,
    Point,
    named,
    rule,
)
from aiom_workbench.analysis.people import HIGH, influence_bands, quadrant
from aiom_workbench.plan import Plan
from aiom_workbench.plan.titles import shown, written_date
from aiom_workbench.words import N_, _

BELOW_SUPPORTIVE = frozenset({"unaware", "resistant", "neutral"})
FELT = 3
"""The degree of an impact from which a group needs somebody of its own."""


@rule(
    "stakeholders",
    "engagement",
    severity=SEVERE,
    guards=SYNERGY,
    settled_by="stakeholders.category",
    why=N_("Without an executive who stands for it, every unit may wait until it is over."),
)
def no_executive_sponsor(plan: Plan, today: date) -> Iterator[Point]:
    """Nobody has the category executive sponsor."""
    if any(person.category == "executive_sponsor" for person in plan.stakeholders):
        return
    sponsor, mend = plan.stakeholders.get(plan.engagement.sponsor), None
    if sponsor is not None:
        label = _("Make {person} executive sponsor").format(person=named(plan, sponsor))
        mend = Mend(label, set={"stakeholders": {sponsor.id: {"category": "executive_sponsor"}}})
    yield Point(None, _("Nobody is named as executive sponsor"), mend)


@rule(
    "stakeholders",
    severity=WARNING,
    guards=SYNERGY,
    settled_by="stakeholders.engagement_now",
    why=N_("People do what the sponsor does, and stop when the sponsor stops."),
)
def sponsor_not_supportive(plan: Plan, today: date) -> Iterator[Point]:
    """An executive sponsor is unaware, opposed or neutral; unset is not below supportive."""
    for person in plan.stakeholders:
        if person.category == "executive_sponsor" and person.engagement_now in BELOW_SUPPORTIVE:
            field = person.entity.by_name["engagement_now"]
            stance = shown(plan, field, person.engagement_now).lower()
            message = _("{person} is executive sponsor and {stance}; the plan needs support at least")
            yield Point(person, message.format(person=named(plan, person), stance=stance))


@rule(
    "stakeholders",
    "influences",
    severity=WARNING,
    guards=TRANSPARENCY,
    settled_by="stakeholders.engagement_now",
    why=N_("A reason that was never heard comes back as a delay nobody can explain."),
)
def influential_opponent(plan: Plan, today: date) -> Iterator[Point]:
    """Somebody opposed has power of 3 or more, or stands in the top fifth of influence."""
    bands = influence_bands(plan)
    for person in plan.stakeholders:
        if person.engagement_now == "resistant" and ((person.power or 0) >= HIGH or bands.get(person.id) == 0):
            message = _("{person} has weight and is opposed for now: hear the reasons")
            yield Point(person, message.format(person=named(plan, person)))


@rule(
    "stakeholders",
    "engagement",
    severity=WARNING,
    guards=SYNERGY,
    settled_by="stakeholders.relationship_owner",
    why=N_("Who matters most is spoken to by everybody and looked after by nobody."),
)
def key_player_without_owner(plan: Plan, today: date) -> Iterator[Point]:
    """Somebody in the quadrant manage closely has no relationship owner."""
    lead = plan.engagement.lead
    for person in plan.stakeholders:
        if quadrant(person) == "manage_closely" and not person.relationship_owner:
            fields = {"stakeholders": {person.id: {"relationship_owner": lead}}}
            mend = Mend(_("Let {lead} keep in touch").format(lead=lead), set=fields) if lead else None
            message = _("{person} is to be managed closely, and nobody keeps in touch")
            yield Point(person, message.format(person=named(plan, person)), mend)


@rule(
    "groups",
    "impacts",
    "stakeholders",
    severity=WARNING,
    guards=SYNERGY,
    settled_by="stakeholders.category",
    why=N_("People ask a colleague first, and one who was prepared can answer."),
)
def group_without_champion(plan: Plan, today: date) -> Iterator[Point]:
    """A group has an impact of 3 or more, and no change champion belongs to it."""
    for group in plan.groups:
        felt = any((impact.degree or 0) >= FELT for impact in plan.impacts.where("group", group.id))
        members = plan.stakeholders.where("group", group.id)
        if felt and not any(person.category == "change_champion" for person in members):
            message = _("Much changes for {group}, and it has no change champion")
            yield Point(group, message.format(group=named(plan, group)))


@rule(
    "stakeholders",
    severity=NOTE,
    guards=TRANSPARENCY,
    settled_by="stakeholders.power",
    why=N_("Somebody without a place on the map has no strategy either."),
)
def stakeholder_unplaced(plan: Plan, today: date) -> Iterator[Point]:
    """Somebody's power or interest is unset."""
    for person in plan.stakeholders:
        if quadrant(person) == "unplaced":
            message = _("{person} is not placed on the map yet").format(person=named(plan, person))
            yield Point(person, message, field="power" if person.power is None else "interest")


@rule(
    "stakeholders",
    severity=NOTE,
    guards=TRANSPARENCY,
    settled_by="stakeholders.next_contact_on",
    why=N_("A conversation that was promised and did not happen is remembered."),
)
def contact_overdue(plan: Plan, today: date) -> Iterator[Point]:
    """The next contact was due before today."""
    for person in plan.stakeholders:
        due = person.next_contact_on
        if due is not None and due < today:
            message = _("The next conversation with {person} was due on {day}")
            yield Point(person, message.format(person=named(plan, person), day=written_date(due)))


@rule(
    "stakeholders",
    severity=NOTE,
    guards=RESPONSIBLE,
    settled_by="stakeholders.delete_after",
    why=N_("What is held about a person has an end date, and it is kept."),
)
def person_past_delete_date(plan: Plan, today: date) -> Iterator[Point]:
    """The date after which a person's data is to be erased lies before today."""
    for person in plan.stakeholders:
        end = person.delete_after
        if end is not None and end < today:
            message = _("What is held about {person} should have been erased after {day}")
            yield Point(person, message.format(person=named(plan, person), day=written_date(end)))
