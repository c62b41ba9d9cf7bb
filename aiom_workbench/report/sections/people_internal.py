"""What only our own people read about people: where they stand, what holds groups back. In no client's document."""

from __future__ import annotations

from aiom_workbench.analysis.people import QUADRANTS as QUADRANT_NAMES
from aiom_workbench.analysis.people import band_in_words, barrier, barrier_in_words, influence_bands, is_scored, people
from aiom_workbench.plan.people import Group, Stakeholder
from aiom_workbench.report.document import Block, Column, FigureBlock, Heading, Paragraph, Run, Table
from aiom_workbench.report.figures.people_bubbles import bubbles
from aiom_workbench.report.figures.people_grid import QUADRANTS, people_grid
from aiom_workbench.report.figures.people_lists import due_on, sponsor_gaps, sponsors, stands_for
from aiom_workbench.report.small_cells import enough
from aiom_workbench.report.source import Source
from aiom_workbench.report.wording import count, listed, runs, sentence
from aiom_workbench.words import _, ngettext

IN_BODY = 60
"""Up to this many people stand in the tables here; more stand in the appendix."""


def internal_blocks(source: Source) -> list[Block]:
    """The full map: where people stand, who keeps in touch, what sponsors gave, what holds groups back.

    Nothing where the reader is a client.
    """
    return [*_map(source), *_sponsors(source), *_barriers(source)] if source.internal else []


def _map(source: Source) -> list[Block]:
    bands = {person: 4 - band for person, band in influence_bands(source.plan).items()}
    placed = bubbles(source.plan, bands=bands)
    if not source.plan.stakeholders:
        return []
    heading, shown = Heading(_("Where people stand (internal)")), in_order(source)[:IN_BODY]
    table = positions_table(source, shown, "positions", _("Where people stand, who keeps in touch, when next"))
    contacts: list[Block] = [Paragraph(runs(_contacts(source))), table]
    if len(source.plan.stakeholders) > len(shown):
        contacts.append(Paragraph(runs(_("The appendix has everybody.")), "small"))
    if not placed:
        return [heading, *contacts]
    found = people(source.plan).quadrants
    parts = []
    for key, name, _strategy, _interest, _power in QUADRANTS:
        n = sum(quadrant == key for quadrant in found.values())
        if n:
            parts.append(_("{quadrant}: {n}").format(quadrant=_(name).lower(), n=count(n)))
    without = sum(quadrant == "unplaced" for quadrant in found.values())
    if without:
        parts.append(ngettext("{n} is not placed yet", "{n} are not placed yet", without).format(n=count(without)))
    text = sentence("; ".join(parts))
    figure = people_grid(placed, 640, 560)
    alt = _("People by power, upwards, and interest, to the right. {text}").format(text=text)
    said = runs(text, " ", Run("", place="figure:people"), _(" names them; a larger bubble has more influence."))
    return [heading, Paragraph(said), *contacts, FigureBlock("people", figure, _("People by power and interest"), alt)]


def in_order(source: Source) -> list[Stakeholder]:
    """Everybody, those to be managed closely first, in the order of the grid's quadrants."""
    order = {quadrant.key: n for n, quadrant in enumerate(QUADRANT_NAMES)}
    found = people(source.plan).quadrants
    return sorted(source.plan.stakeholders, key=lambda person: order[found[person.id]])


def positions_table(source: Source, persons: list[Stakeholder], key: str, caption: str) -> Table:
    """Where each of these people stands, how far they are to come, who keeps in touch with them and when next."""
    columns = (Column(_("Ref"), 0.7), Column(_("Person"), 2.0), Column(_("Place on the grid"), 1.5), Column(_("Stands, and is needed"), 2.2),
               Column(_("Influence"), 1.2), Column(_("Keeps in touch"), 1.5), Column(_("Next contact"), 1.25))  # fmt: skip
    bands, found = influence_bands(source.plan), people(source.plan).quadrants
    names = {quadrant.key: quadrant.label for quadrant in QUADRANT_NAMES}
    rows = tuple(
        (p.ref, p.name, names[found[p.id]], _engagement(source, p), band_in_words(bands[p.id]) if p.id in bands else None,
         p.relationship_owner, due_on(source.plan, p))
        for p in persons
    )  # fmt: skip
    return Table(key, caption, columns, rows, tuple(p.id for p in persons))


def _engagement(source: Source, person: Stakeholder) -> str:
    now, wanted = source.show(person, "engagement_now"), source.show(person, "engagement_desired")
    if not now and not wanted:
        return _("not assessed")
    if not wanted or now == wanted:
        return now
    return f"{now or _('not assessed')} → {wanted}"


def _contacts(source: Source) -> str:
    """Whom nobody keeps in touch with among those to be managed closely, and whose next contact is overdue."""
    found = people(source.plan).quadrants
    alone = [
        str(p.name) for p in source.plan.stakeholders if found[p.id] == "manage_closely" and not p.relationship_owner
    ]
    late = [str(p.name) for p in source.plan.stakeholders if (due := due_on(source.plan, p)) and due < source.today]
    said = [
        _("Nobody keeps in touch yet with {names}.").format(names=_some_names(alone)) if alone
        else _("Somebody keeps in touch with everybody to be managed closely."),
        _("The next conversation is overdue with {names}.").format(names=_some_names(late)) if late
        else _("No conversation is overdue."),
    ]  # fmt: skip
    return " ".join(said)


def _sponsors(source: Source) -> list[Block]:
    persons = sponsors(source.plan)[:IN_BODY]
    if not persons:
        return []
    gaps = {person.id: sponsor_gaps(source.plan, person) for person in persons}
    columns = (Column(_("Sponsor"), 1.6), Column(_("Stands for"), 1.9), Column(_("Asked"), 2.4), Column(_("Gave"), 2.4),
               Column(_("Gap"), 1.9))  # fmt: skip
    rows = tuple(
        (p.name, ", ".join(stands_for(source.plan, p)[:3]), p.sponsorship_asked, p.sponsorship_given,
         "; ".join(gaps[p.id]) or _("none"))
        for p in persons
    )  # fmt: skip
    open_ = [str(p.name) for p in persons if gaps[p.id]]
    text = (
        _("Something is missing with {names}.").format(names=_some_names(open_))
        if open_
        else _("Every sponsor was asked, gave it, and stands where the plan needs them.")
    )
    table = Table("sponsors", _("What sponsors were asked for, and what they gave"), columns, rows)
    return [Heading(_("What sponsors were asked and gave (internal)")), Paragraph(runs(text)), table]


def _barriers(source: Source) -> list[Block]:
    groups = [g for g in source.plan.groups if is_scored(g)]
    if not groups:
        return []
    columns = (Column(_("Group"), 2.2), Column(_("What holds it back"), 2.6), Column(_("Concern"), 2.0),
               Column(_("Basis"), 1.1), Column(_("Respondents"), 1.5, "right"), Column(_("Assessed on"), 1.3))  # fmt: skip
    rows = tuple(_row(source, g) for g in groups)
    open_ = [g for g in groups if enough(g) and barrier(g)]
    text = (
        _("{n} of {of} assessed groups have a barrier: {names}.").format(
            n=count(len(open_)), of=count(len(groups)), names=_some(open_)
        )
        if open_
        else _("No assessed group with enough answers has a barrier.")
    )
    return [
        Heading(_("What holds groups back (internal)")),
        Paragraph(runs(sentence(text))),
        Table("barriers", _("The first element that is missing, by group"), columns, rows),
    ]


def _some(groups: list[Group]) -> str:
    return _some_names([str(g.name) for g in groups])


def _some_names(names: list[str]) -> str:
    more = len(names) - 6
    return listed(names) if more <= 0 else listed([*names[:6], _("{n} more").format(n=count(more))])


def _row(source: Source, g: Group) -> tuple[str | None, ...]:
    shown = barrier_in_words(g) if enough(g) else _("withheld")
    number = f"{g.respondents:,}" if enough(g) else _("fewer than 5")
    return g.name, shown, source.show(g, "concern"), source.show(g, "basis"), number, source.show(g, "assessed_on")
