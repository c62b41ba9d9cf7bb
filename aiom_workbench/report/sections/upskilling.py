"""Upskilling: the fluency that each group's work will ask for, and the learning planned towards it."""

from __future__ import annotations

from aiom_workbench.content.packs import pack_of
from aiom_workbench.plan.people import Group
from aiom_workbench.report.document import Block, Bullets, Column, Paragraph, Run, Section, Table
from aiom_workbench.report.source import Source
from aiom_workbench.report.tracker_sheets import LEARNING
from aiom_workbench.report.wording import count, runs, sentence
from aiom_workbench.words import _, ngettext


def section(source: Source) -> Section | None:
    """Targets by group with the hours of learning planned; for our own people also where each group stands."""
    groups = [g for g in source.plan.groups if g.fluency_target is not None]
    events = [i for i in source.plan.interventions if i.kind in LEARNING and i.status != "cancelled"]
    if not groups and not events:
        return None
    without = [g for g in groups if not any(g.id in i.groups for i in events)]
    blocks: list[Block] = [Paragraph(runs(_lead(source, groups, without)), "lead")]
    if groups:
        blocks.append(_table(source, groups))
        levels = pack_of(source.plan).fluency
        asked = sorted({str(g.fluency_target) for g in groups})
        blocks.append(Bullets(tuple(
            (Run(_("Level {n}, {name}: ").format(n=key, name=levels[key].name.lower()), bold=True), Run(levels[key].text))
            for key in asked if key in levels
        )))  # fmt: skip
    return Section("upskilling", _("Upskilling"), _title(groups, without, len(events)), tuple(blocks))


def _title(groups: list[Group], without: list[Group], events: int) -> str:
    if not groups:
        text = ngettext(
            "{n} learning event is planned, no target is set",
            "{n} learning events are planned, no target is set",
            events,
        )
        return sentence(text.format(n=count(events)))[:-1]
    if not without:
        text = ngettext(
            "the group with a target has learning planned",
            "all {n} groups with a target have learning planned",
            len(groups),
        )
        return sentence(text.format(n=count(len(groups))))[:-1]
    text = ngettext(
        "{n} group with a target has no learning planned",
        "{n} groups with a target have no learning planned",
        len(without),
    )
    return sentence(text.format(n=count(len(without))))[:-1]


def _lead(source: Source, groups: list[Group], without: list[Group]) -> str:
    if not groups:
        return _("What each group should be able to do has not been set yet.")
    text = _("Learning is planned by group, on people's own cases.")
    if without:
        names = ", ".join(g.name or "" for g in without[:5])
        text += " " + _("Still without: {names}.").format(names=names)
    return text


def _table(source: Source, groups: list[Group]) -> Table:
    events = [i for i in source.plan.interventions if i.kind in LEARNING and i.status != "cancelled"]
    columns = [Column(_("Group"), 2.4), Column(_("People"), 0.8, "right")]
    if source.internal:
        columns.append(Column(_("Fluency now"), 0.9, "right"))
    columns += [Column(_("Fluency target"), 0.9, "right"), Column(_("Learning events"), 1, "right"),
                Column(_("Hours each"), 0.9, "right")]  # fmt: skip
    rows = []
    for g in groups:
        mine = [i for i in events if g.id in i.groups]
        hours = sum(i.hours_per_person or 0 for i in mine)
        row = [
            g.name,
            g.headcount,
            *([g.fluency_now] if source.internal else []),
            g.fluency_target,
            len(mine),
            f"{hours:g}",
        ]
        rows.append(tuple(row))
    return Table("fluency", _("Fluency by group (0 to 4) and the learning planned"), tuple(columns), tuple(rows))
