"""What changes for which group."""

from __future__ import annotations

from aiom_workbench.plan.people import ASPECTS, Group, Impact
from aiom_workbench.report.document import Block, Column, FigureBlock, Paragraph, Run, Section, Table
from aiom_workbench.report.figures.matrix import matrix_figure
from aiom_workbench.report.source import Source
from aiom_workbench.report.wording import count, listed, runs, sentence
from aiom_workbench.words import _, ngettext

DEEP, ROWS, IN_BODY = 4, 20, 12


def section(source: Source) -> Section | None:
    """A matrix of groups and aspects, then what changes most."""
    found = [i for i in source.plan.impacts if i.group and i.degree is not None]
    if not found:
        return None
    groups = [g for g in source.plan.groups if any(i.group == g.id for i in found)]
    deep = sorted((i for i in found if (i.degree or 0) >= DEEP), key=lambda i: -(i.degree or 0))
    blocks: list[Block] = [Paragraph(runs(_lead(source, found, deep)), "lead")]
    aspects = [a for a in ASPECTS if any(i.aspect == a.key for i in found)]
    figure = matrix_figure(
        [(g.id, g.name or "") for g in groups[:ROWS]], [(a.key, a.label) for a in aspects],
        {(i.group or "", i.aspect or ""): float(i.degree or 0) for i in found}, (1, 2, 3, 4, 5),
    )  # fmt: skip
    alt = _("Groups by aspect of work, 0 nothing changes to 5 another job. {lead}").format(
        lead=_lead(source, found, deep)
    )
    blocks.append(Paragraph(runs(Run("", place="figure:impacts"), _(" shows how deep the change goes, from 0 to 5."))))
    blocks.append(FigureBlock("impacts", figure, _("Depth of change by group and aspect"), alt))
    blocks.append(impact_table(source, (deep or found)[:IN_BODY], "impacts", _("What changes most")))
    return Section("impacts", _("Change impacts"), _title(source, groups, deep), tuple(blocks))


def _title(source: Source, groups: list[Group], deep: list[Impact]) -> str:
    changed = {i.group for i in deep}
    if not changed:
        text = ngettext("work changes moderately for {n} group", "work changes moderately for {n} groups", len(groups))
        return sentence(text.format(n=count(len(groups))))[:-1]
    text = ngettext(
        "work changes deeply for {deep} of {n} groups", "work changes deeply for {deep} of {n} groups", len(changed)
    )
    return sentence(text.format(deep=count(len(changed)), n=count(len(groups))))[:-1]


def _lead(source: Source, found: list[Impact], deep: list[Impact]) -> str:
    names = list(dict.fromkeys(source.name(i.group) for i in deep))
    heads = [g.headcount for g in source.plan.groups if any(i.group == g.id for i in found) and g.headcount]
    people = _("About {n} people see their work change. ").format(n=f"{sum(heads):,}") if heads else ""
    if not names:
        return people + _("Nowhere does the change reach 4 of 5.")
    more = _(" and {n} more").format(n=len(names) - 4) if len(names) > 4 else ""
    return people + _("It goes deepest for {names}{more}.").format(
        names=listed(names[:4]) if not more else ", ".join(names[:4]), more=more
    )


def impact_table(source: Source, found: list[Impact], key: str, caption: str) -> Table:
    """Impacts with the work before and after."""
    columns = (Column(_("Ref"), 0.8), Column(_("Group"), 1.8), Column(_("Aspect"), 1.2), Column(_("Degree"), 0.8, "right"),
               Column(_("Today"), 2.6), Column(_("From then on"), 2.6))  # fmt: skip
    rows = tuple((i.ref, source.name(i.group), source.show(i, "aspect"), i.degree, i.before, i.after) for i in found)
    return Table(key, caption, columns, rows, tuple(i.id for i in found))
