"""The use-case portfolio."""

from __future__ import annotations

from aiom_workbench.report.document import Column, Paragraph, Section, Table
from aiom_workbench.report.source import Source
from aiom_workbench.report.wording import runs
from aiom_workbench.words import _, ngettext


def section(source: Source) -> Section | None:
    """The portfolio by stage."""
    cases = list(source.plan.use_cases)
    if not cases:
        return None
    title = ngettext("{n} use case is in the portfolio", "{n} use cases are in the portfolio", len(cases))
    columns = (
        Column(_("Ref"), 0.8), Column(_("Use case"), 3), Column(_("Stage"), 1.3), Column(_("Owner"), 2),
        Column(_("Success measure"), 3),
    )  # fmt: skip
    rows = tuple((c.ref, c.name, source.show(c, "stage"), source.name(c.owner), c.success_measure) for c in cases)
    table = Table("use_cases", _("Use cases"), columns, rows, tuple(c.id for c in cases))
    lead = Paragraph(runs(_("Every use case stands in one of seven stages from intake to retirement.")), "lead")
    return Section("use-cases", _("Use cases"), title.format(n=len(cases)), (lead, table))
