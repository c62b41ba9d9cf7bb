"""Interventions and communications."""

from __future__ import annotations

from aiom_workbench.report.document import Column, Paragraph, Section, Table
from aiom_workbench.report.source import Source
from aiom_workbench.report.wording import runs
from aiom_workbench.words import _, ngettext


def section(source: Source) -> Section | None:
    """The planned interventions."""
    found = list(source.plan.interventions)
    if not found:
        return None
    title = ngettext("{n} intervention prepares the groups", "{n} interventions prepare the groups", len(found))
    columns = (
        Column(_("Ref"), 0.7), Column(_("Intervention"), 2.6), Column(_("For"), 2), Column(_("Owner"), 1.7),
        Column(_("Start"), 1.1), Column(_("Hours each"), 0.9, "right", 1), Column(_("Status"), 1.1),
    )  # fmt: skip
    rows = tuple(
        (
            i.ref, i.name, source.names(i.groups), source.name(i.owner), i.start_on,
            None if i.hours_per_person is None else float(i.hours_per_person), source.show(i, "status"),
        )
        for i in found
    )  # fmt: skip
    table = Table("interventions", _("Interventions"), columns, rows, tuple(i.id for i in found))
    lead = Paragraph(runs(_("Hours are per person taking part.")), "lead")
    return Section("interventions", _("Interventions"), title.format(n=len(found)), (lead, table))
