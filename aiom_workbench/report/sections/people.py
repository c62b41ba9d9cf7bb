"""Sponsors and people: who carries the change, by name and agreed responsibility."""

from __future__ import annotations

from aiom_workbench.plan.choices import CATEGORIES
from aiom_workbench.plan.people import Stakeholder
from aiom_workbench.report.document import Block, Bullets, Column, Paragraph, Section, Table
from aiom_workbench.report.sections.people_internal import internal_blocks
from aiom_workbench.report.source import Source
from aiom_workbench.report.wording import count, listed, runs, sentence
from aiom_workbench.words import _, ngettext

IN_BODY = 20
"""Up to this many people are listed here; more stand in the appendix."""


def section(source: Source) -> Section | None:
    """Sponsors first, then everybody with a role; judgements of people are in no document for a client."""
    people = list(source.plan.stakeholders)
    if not people:
        return None
    with_role = [p for p in people if p.category not in (None, "other")]
    blocks: list[Block] = [Paragraph(runs(_sponsors(source, people)), "lead")]
    blocks.append(Bullets(tuple(runs(line) for line in _roles(people))))
    groups = list(source.plan.groups)
    if groups:
        blocks.append(_groups_table(source))
    rows = with_role[:IN_BODY] or people[:IN_BODY]
    blocks.append(people_table(source, rows, "people", _("People and their part in the change")))
    if len(people) > len(rows):
        blocks.append(Paragraph(runs(_("All {n} people are listed in the appendix.").format(n=len(people))), "small"))
    blocks += internal_blocks(source)
    return Section("people", _("Sponsors and people"), _title(people), tuple(blocks))


def _title(people: list[Stakeholder]) -> str:
    sponsors = sum(p.category == "executive_sponsor" for p in people)
    champions = sum(p.category == "change_champion" for p in people)
    if not sponsors:
        return _("No executive sponsor is named yet")
    one = ngettext("{n} executive sponsor", "{n} executive sponsors", sponsors).format(n=count(sponsors))
    if not champions:
        return sentence(_("{sponsors} stand behind the plan; champions are still to be found").format(sponsors=one))[
            :-1
        ]
    two = ngettext("{n} champion", "{n} champions", champions).format(n=count(champions))
    return sentence(_("{sponsors} and {champions} carry the change").format(sponsors=one, champions=two))[:-1]


def _sponsors(source: Source, people: list[Stakeholder]) -> str:
    sponsors = [p for p in people if p.category == "executive_sponsor"]
    if not sponsors:
        return _("Before the roadmap starts, one person has to be named who can stop it and has not.")
    named = listed(
        f"{p.name} ({p.title})" if p.title and p.title.casefold() != (p.name or "").casefold() else str(p.name)
        for p in sponsors[:4]
    )
    more = len(sponsors) - 4
    if more > 0:
        named = _("{named} and {n} more").format(named=named, n=count(more))
    return _("Executive sponsorship lies with {named}.").format(named=named)


def _roles(people: list[Stakeholder]) -> list[str]:
    lines = []
    for choice in CATEGORIES:
        holders = [p for p in people if p.category == choice.key]
        if holders and choice.key != "other":
            units = sorted({p.organisation for p in holders if p.organisation})
            where = _(", from {units}").format(units=listed(units)) if 0 < len(units) <= 4 else ""
            lines.append(f"{choice.label}: {count(len(holders))}{where}")
    without = sum(p.category in (None, "other") for p in people)
    if without:
        lines.append(_("Without one of the five roles so far: {n}").format(n=count(without)))
    return lines


def people_table(source: Source, people: list[Stakeholder], key: str, caption: str) -> Table:
    """People with title, organisation, group and role; nothing else that the plan holds about them."""
    columns = (
        Column(_("Ref"), 0.7), Column(_("Name"), 2.2), Column(_("Title"), 2.2), Column(_("Organisation"), 1.8),
        Column(_("Group"), 1.9), Column(_("Role"), 1.7),
    )  # fmt: skip
    rows = tuple(
        (p.ref, p.name, p.title, p.organisation, source.name(p.group), source.show(p, "category")) for p in people
    )
    return Table(key, caption, columns, rows, tuple(p.id for p in people))


def _groups_table(source: Source) -> Table:
    groups = list(source.plan.groups)
    columns = (
        Column(_("Ref"), 0.7), Column(_("Group"), 2.2), Column(_("People"), 0.9, "right"),
        Column(_("Location"), 1.4), Column(_("Represented by"), 2.0), Column(_("Champions"), 1.1, "right"),
    )  # fmt: skip
    rows = tuple(
        (
            g.ref, g.name, g.headcount, g.location, source.name(g.represented_by),
            sum(p.category == "change_champion" for p in source.plan.stakeholders.where("group", g.id)),
        )
        for g in groups[:IN_BODY]
    )  # fmt: skip
    return Table("groups", _("Groups for whom work changes"), columns, rows, tuple(g.id for g in groups[:IN_BODY]))
