"""Interventions and communications: what is done for whom, when, and what it asks of people's time."""

from __future__ import annotations

from datetime import date

from aiom_workbench.analysis.change_load import coverage, load
from aiom_workbench.plan.change import Intervention
from aiom_workbench.plan.choices import ELEMENTS
from aiom_workbench.report.document import Block, Column, FigureBlock, Heading, Paragraph, Run, Section, Table
from aiom_workbench.report.figures.matrix import matrix_figure
from aiom_workbench.report.source import Source
from aiom_workbench.report.wording import count, month, runs, sentence
from aiom_workbench.words import _, ngettext

LIMIT, ROWS, MONTHS, IN_BODY = 16.0, 20, 12, 24
"""Hours in a month above which a group is overloaded; rows, months and lines that fit on paper."""


def section(source: Source) -> Section | None:
    """What is planned and what it asks; for our own people also which elements are covered."""
    found = [i for i in source.plan.interventions if i.status != "cancelled"]
    if not found:
        return None
    blocks: list[Block] = [Paragraph(runs(_lead(source, found)), "lead"), *_load(source)]
    if source.internal:
        blocks += _coverage(source)
    ahead = _in_order(found, source.today)
    blocks += [
        Heading(_("What happens next")),
        intervention_table(source, ahead[:IN_BODY], "interventions", _("Interventions still to come, by date")),
    ]
    messages = [g for g in source.plan.groups if g.message]
    if messages:
        columns = (Column(_("Group"), 2), Column(_("What people should be able to repeat"), 5))
        rows = tuple((g.name, g.message) for g in messages[:ROWS])
        blocks += [Heading(_("One message for each group")), Table("messages", _("Messages by group"), columns, rows)]
    return Section("interventions", _("Interventions"), _title(source, found), tuple(blocks))


def _in_order(found: list[Intervention], today: date) -> list[Intervention]:
    open_ = [i for i in found if i.status != "done"] or found
    return sorted(open_, key=lambda i: (i.start_on is None, i.start_on or today))


def _title(source: Source, found: list[Intervention]) -> str:
    reached = {key for i in found for key in i.groups}
    n = len(source.plan.groups)
    text = ngettext("{n} intervention", "{n} interventions", len(found)).format(n=count(len(found)))
    if not n:
        return sentence(_("{text} planned, no groups named yet").format(text=text))[:-1]
    if len(reached) >= n:
        return sentence(_("{text} reach every group").format(text=text))[:-1]
    return sentence(_("{text} reach {part} of {n} groups").format(text=text, part=count(len(reached)), n=count(n)))[:-1]


def _lead(source: Source, found: list[Intervention]) -> str:
    done = sum(i.status == "done" for i in found)
    ahead = [i for i in found if i.start_on and i.start_on >= source.today and i.status != "done"]
    parts = [ngettext("{n} is done", "{n} are done", done).format(n=count(done)) if done else _("none is done yet")]
    if ahead:
        first = min(i.start_on for i in ahead if i.start_on)
        parts.append(ngettext("{n} is ahead, in {month}", "{n} are ahead, the first in {month}", len(ahead)).format(
            n=count(len(ahead)), month=month(first)))  # fmt: skip
    unowned = sum(i.owner is None for i in found)
    if unowned:
        parts.append(ngettext("{n} has no owner yet", "{n} have no owner yet", unowned).format(n=count(unowned)))
    return sentence("; ".join(parts))


def _load(source: Source) -> list[Block]:
    hours = load(source.plan)
    months = sorted({month for by_month in hours.values() for month in by_month})
    months = [m for m in months if m >= f"{source.today:%Y-%m}"][:MONTHS] or months[-MONTHS:]
    groups = [g for g in source.plan.groups if any(m in hours.get(g.id, {}) for m in months)][:ROWS]
    if not groups:
        return []
    values = {(g.id, m): hours[g.id][m] for g in groups for m in months if m in hours[g.id]}
    over = sorted({key for (key, _month), value in values.items() if value > LIMIT})
    names = [g.name or "" for g in groups if g.id in over]
    text = (
        ngettext(
            "{names} is asked for more than {limit} hours in a month",
            "{n} groups are asked for more than {limit} hours in a month",
            len(names),
        ).format(names=names[0], n=count(len(names)), limit=f"{LIMIT:g}")
        if names
        else _("no group is asked for more than {limit} hours in a month").format(limit=f"{LIMIT:g}")
    )
    columns = [(m, f"{m[5:]}/{m[2:4]}") for m in months]
    steps = (0.01, 4, 8, 12, 16, 24)
    figure = matrix_figure([(g.id, g.name or "") for g in groups], columns, values, steps, limit=LIMIT)
    tail = _(": {what}.").format(
        what=_("interventions and other events") if source.internal else _("interventions of this plan")
    )
    return [
        Heading(_("What it asks of people's time")),
        Paragraph(
            runs(sentence(text), " ", Run("", place="figure:load"), _(" counts hours per person and month"), tail)
        ),
        FigureBlock("load", figure, _("Hours per person by group and month"), sentence(text)),
    ]


def _coverage(source: Source) -> list[Block]:
    found = coverage(source.plan)
    groups = [g for g in source.plan.groups if g.id in found][:ROWS]
    if not groups:
        return []
    values = {(g.id, e): float(len(ids)) for g in groups for e, ids in found[g.id].items() if ids}
    gaps = sum(not ids for g in groups for ids in found[g.id].values())
    text = ngettext(
        "{n} pair of group and element has nothing aimed at it.",
        "{n} pairs of group and element have nothing aimed at them.",
        gaps,
    )
    said = sentence(text.format(n=count(gaps))) if gaps else _("Every group has something aimed at every element.")
    figure = matrix_figure([(g.id, g.name or "") for g in groups], [(e.key, e.label) for e in ELEMENTS], values,
                           (1, 2, 3, 4, 5), empty="–")  # fmt: skip
    return [
        Heading(_("Coverage of the change elements (internal)")),
        Paragraph(runs(said)),
        FigureBlock("coverage", figure, _("Interventions by group and element"), said),
    ]


def intervention_table(source: Source, found: list[Intervention], key: str, caption: str) -> Table:
    """Interventions with format, groups, owner and dates."""
    columns = (Column(_("Ref"), 0.7), Column(_("Intervention"), 2.4), Column(_("Format"), 1.6), Column(_("For"), 2.2),
               Column(_("Owner"), 1.6), Column(_("Start"), 1.35), Column(_("Hours each"), 0.8, "right"))  # fmt: skip
    rows = tuple(
        (
            i.ref, i.name, source.show(i, "kind"), source.names(i.groups), source.name(i.owner) or _("open"), i.start_on,
            None if i.hours_per_person is None else f"{i.hours_per_person:g}",
        )
        for i in found
    )  # fmt: skip
    return Table(key, caption, columns, rows, tuple(i.id for i in found))
