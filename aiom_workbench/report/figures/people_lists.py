"""People as lists for closed sessions: the sponsors' coalition, what is due with whom, whose claim weighs what."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from aiom_workbench.analysis.people import SALIENCE, people
from aiom_workbench.plan import Plan
from aiom_workbench.plan.choices import CATEGORIES, ENGAGEMENTS
from aiom_workbench.plan.people import Interaction, Stakeholder
from aiom_workbench.plan.titles import title_with_ref, written_date
from aiom_workbench.report.figure import Figure
from aiom_workbench.report.figures.listing import Cell, Head, Line, Section, listing
from aiom_workbench.words import N_, _

SOON = 14
"""Days within which a contact counts as coming up."""
SPONSORED = ("use_cases", "themes", "kpis", "benefits", "bodies")
"""Collections whose things a sponsor stands for, by their link to the person."""
SALIENCE_SAID = {
    "definitive": N_("first call, before anything is decided"),
    "dangerous": N_("find out what the unmet claim is, and whether it can be met"),
    "dominant": N_("keep inside the decisions; they expect it"),
    "dependent": N_("find somebody with power who speaks for them"),
    "dormant": N_("watch; know what would bring the claim up"),
    "discretionary": N_("keep informed; nothing is pressing"),
    "demanding": N_("hear them out; weigh what they can do"),
    "non_stakeholder": N_("nothing to do for now"),
}
_MARKS = {choice.key for choice in ENGAGEMENTS if choice.key != "neutral"}
_CATEGORY = {choice.key: choice for choice in CATEGORIES}
_ENGAGEMENT = {choice.key: choice for choice in ENGAGEMENTS}


def named(person: Stakeholder) -> str:
    """A person's name as it is shown."""
    return person.name or person.ref


def wanted(person: Stakeholder, words: Iterable[str]) -> bool:
    """Whether all these words (lower case) stand in what is shown of a person."""
    parts = (named(person), person.title, person.organisation, person.relationship_owner)
    text = " ".join(filter(None, parts)).lower()
    return all(word in text for word in words)


# ---- the coalition


def sponsors(plan: Plan) -> tuple[Stakeholder, ...]:
    """The coalition: executive sponsors, the engagement's sponsor, and whoever was asked for sponsorship."""
    first = plan.engagement.sponsor
    found = [
        p for p in plan.stakeholders
        if p.id == first or p.category == "executive_sponsor" or p.sponsorship_asked or p.sponsorship_given
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda p: (p.id != first, -(p.power or 0))))


def stands_for(plan: Plan, person: Stakeholder) -> tuple[str, ...]:
    """The titles of what a person owns or chairs among the things a sponsor stands for."""
    found = []
    for name in SPONSORED:
        for thing in plan.collections[name]:
            if getattr(thing, "owner", None) == person.id or getattr(thing, "chair", None) == person.id:
                found.append(title_with_ref(plan, thing))
    return tuple(found)


def sponsor_gaps(plan: Plan, person: Stakeholder) -> tuple[str, ...]:
    """What is missing with a sponsor, in words; empty where nothing is."""
    gaps = []
    steps = people(plan).engagement_gaps.get(person.id)
    if person.engagement_now is None:
        gaps.append(_("where they stand is not assessed"))
    elif steps is not None and steps > 0:
        wish = _ENGAGEMENT[person.engagement_desired or ""].label.lower()
        gaps.append(_("{now}, needed {wish}").format(now=_ENGAGEMENT[person.engagement_now].label.lower(), wish=wish))
    if not person.sponsorship_asked:
        gaps.append(_("nothing asked yet"))
    elif not person.sponsorship_given:
        gaps.append(_("asked, nothing seen yet"))
    if not person.relationship_owner:
        gaps.append(_("nobody keeps in touch"))
    return tuple(gaps)


def sponsor_list(
    plan: Plan, width: float, *, words: Iterable[str] = (),
    selected: tuple[str, ...] = (),
) -> Figure:  # fmt: skip
    """The coalition, those with gaps first."""
    shown = [p for p in sponsors(plan) if wanted(p, words)]
    open_: list[Line] = []
    whole: list[Line] = []
    for person in shown:
        gaps = sponsor_gaps(plan, person)
        (open_ if gaps else whole).append(_sponsor(plan, person, gaps))
    sections = [Section(_("With a gap"), _("what to ask for, or to settle, next"), tuple(open_))] if open_ else []
    sections += [Section(_("Standing behind it"), "", tuple(whole))] if whole else []
    heads = (Head(_("Sponsor"), 2.0), Head(_("Stands for"), 2.3), Head(_("Asked"), 2.4), Head(_("Gave"), 2.4),
             Head(_("Gap"), 2.9))  # fmt: skip
    return listing(heads, sections, width, title=_("The sponsors’ coalition"), selected=selected, most_lines=5)


def _sponsor(plan: Plan, person: Stakeholder, gaps: tuple[str, ...]) -> Line:
    mark = ("engagement", person.engagement_now) if person.engagement_now in _MARKS else None
    stands = stands_for(plan, person)
    said = ", ".join(stands[:3]) + (_(" and {n} more").format(n=len(stands) - 3) if len(stands) > 3 else "")
    gap = Cell(text="; ".join(gaps), mark=("status", "at_risk") if gaps else ("status", "on_track"))
    return Line(person.id, (
        Cell(text=named(person), mark=mark, weight=600), Cell(text=said or "–", color="text.secondary"),
        Cell(text=person.sponsorship_asked or "–"), Cell(text=person.sponsorship_given or "–"), gap,
    ))  # fmt: skip


# ---- what is due


def last_contact(plan: Plan, person: Stakeholder) -> Interaction | None:
    """The latest interaction with a person that has a date."""
    dated = [i for i in plan.interactions.where("stakeholder", person.id) if i.on is not None]
    return max(dated, key=lambda i: i.on or date.min, default=None)


def due_on(plan: Plan, person: Stakeholder) -> date | None:
    """When the next contact is due: the person's own date, else the earliest promise made after the last contact."""
    if person.next_contact_on is not None:
        return person.next_contact_on
    last = last_contact(plan, person)
    return last.next_on if last is not None else None


def contact_list(
    plan: Plan, today: date, width: float, *, by: str = "date",
    words: Iterable[str] = (), selected: tuple[str, ...] = (),
) -> Figure:  # fmt: skip
    """Who is to be spoken to when, overdue first; `by` "owner" groups by who keeps in touch."""
    shown = [p for p in plan.stakeholders if wanted(p, words)]
    dated = sorted(((due, p) for p in shown if (due := due_on(plan, p)) is not None), key=lambda pair: pair[0])
    quadrants = people(plan).quadrants
    if by == "owner":
        sections = _by_owner(plan, shown, today)
    else:
        late = [p for due, p in dated if due < today]
        soon = [p for due, p in dated if today <= due <= today + timedelta(SOON)]
        later = [p for due, p in dated if due > today + timedelta(SOON)]
        held = {p.id for _due, p in dated}
        none = [p for p in shown if p.id not in held and quadrants[p.id] in ("manage_closely", "keep_satisfied")]
        parts = ((_("Overdue"), "", late), (_("In the next two weeks"), "", soon), (_("Later"), "", later),
                 (_("No date, though powerful"), _("people who can stop this work, and no next conversation"), none))  # fmt: skip
        sections = [Section(title, said, tuple(_contact(plan, p, today) for p in who))
                    for title, said, who in parts if who]  # fmt: skip
    heads = (Head(_("Due"), 1.9), Head(_("Person"), 2.2), Head(_("Next step"), 2.9), Head(_("Last contact"), 3.0),
             Head(_("Keeps in touch"), 1.6))  # fmt: skip
    return listing(heads, sections, width, title=_("Next contacts"), selected=selected, most_lines=3)


def _by_owner(plan: Plan, shown: Iterable[Stakeholder], today: date) -> list[Section]:
    owned: dict[str, list[Stakeholder]] = {}
    for person in shown:
        owned.setdefault(person.relationship_owner or "", []).append(person)
    sections = []
    for owner in sorted(owned, key=lambda name: (not name, name.casefold())):
        who = sorted(owned[owner], key=lambda p: due_on(plan, p) or date.max)
        late = sum(1 for p in who if (due := due_on(plan, p)) is not None and due < today)
        said = _("{n} overdue").format(n=late) if late else ""
        lines = tuple(_contact(plan, p, today) for p in who)
        sections.append(Section(owner or _("Nobody keeps in touch"), said, lines))
    return sections


def _contact(plan: Plan, person: Stakeholder, today: date) -> Line:
    due, last = due_on(plan, person), last_contact(plan, person)
    late = due is not None and due < today
    when = Cell(text=written_date(due) if due else "–", mark=("status", "off_track") if late else None,
                weight=600 if late else 400)  # fmt: skip
    spoke = ""
    if last is not None and last.on is not None:
        spoke = written_date(last.on) + (f": {last.summary}" if last.summary else "")
    return Line(person.id, (
        when, Cell(text=named(person), weight=600), Cell(text=(last.next_step if last else "") or "–"),
        Cell(text=spoke or _("no conversation noted"), color="text.secondary"),
        Cell(text=person.relationship_owner or "–", color="text.secondary"),
    ))  # fmt: skip


# ---- whose claim weighs what


def salience_list(
    plan: Plan, width: float, *, words: Iterable[str] = (),
    selected: tuple[str, ...] = (),
) -> Figure:  # fmt: skip
    """People by the weight of their claim, in kind words, what it asks of us beside; the unset at the end."""
    found = people(plan).salience
    shown = [p for p in plan.stakeholders if wanted(p, words)]
    labels = {choice.key: choice.label for choice in SALIENCE}
    sections = []
    for key, said in SALIENCE_SAID.items():
        who = [p for p in shown if found.get(p.id) == key]
        if who:
            sections.append(Section(labels[key], _(said), tuple(_claim(p) for p in who)))
    unset = [p for p in shown if p.id not in found]
    if unset:
        said = _("power, legitimacy or urgency is not set")
        sections.append(Section(_("Not assessed"), said, tuple(_claim(p) for p in unset)))
    heads = (Head(_("Person"), 2.4), Head(_("Role"), 1.8), Head(_("Can act (power)"), 1.2),
             Head(_("Fair claim (legitimacy)"), 1.5), Head(_("Presses (urgency)"), 1.3))  # fmt: skip
    return listing(heads, sections, width, title=_("Whose claim weighs what"), selected=selected, most_lines=1)


def _claim(person: Stakeholder) -> Line:
    category = _CATEGORY.get(person.category or "")
    scores = tuple(_present(value) for value in (person.power, person.legitimacy, person.urgency))
    return Line(person.id, (
        Cell(text=named(person), weight=600),
        Cell(text=category.label if category else "–", color="text.secondary"), *scores,
    ))  # fmt: skip


def _present(value: float | None) -> Cell:
    if value is None:
        return Cell(text=_("not assessed"), color="text.muted")
    return Cell(text=_("yes, {n:g}").format(n=value), weight=600) if value >= 3 else Cell(
        text=_("no, {n:g}").format(n=value), color="text.secondary")  # fmt: skip
