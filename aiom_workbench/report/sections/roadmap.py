"""The roadmap: milestones, dates, owners."""

from __future__ import annotations

from aiom_workbench.report.document import Column, Paragraph, Section, Table
from aiom_workbench.report.source import Source
from aiom_workbench.report.wording import runs
from aiom_workbench.words import _, ngettext


def section(source: Source) -> Section | None:
    """The milestones."""
    found = [m for m in source.plan.milestones if m.kind == "milestone"]
    if not found:
        return None
    title = ngettext("{n} milestone leads to the target", "{n} milestones lead to the target", len(found))
    columns = (
        Column(_("Ref"), 0.8), Column(_("Milestone"), 3), Column(_("Workstream"), 1.5), Column(_("Owner"), 2),
        Column(_("Status"), 1.2),
    )  # fmt: skip
    rows = tuple(
        (m.ref, m.name, source.name(m.workstream), source.name(m.owner), source.show(m, "status")) for m in found
    )
    table = Table("milestones", _("Milestones"), columns, rows, tuple(m.id for m in found))
    lead = Paragraph(runs(_("Each milestone has an owner and something to show when it is reached.")), "lead")
    return Section("roadmap", _("Roadmap"), title.format(n=len(found)), (lead, table))
