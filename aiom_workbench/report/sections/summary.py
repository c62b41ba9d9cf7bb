"""The executive summary, on one page."""

from __future__ import annotations

from aiom_workbench.report.document import KeyNumber, KeyNumbers, Paragraph, Section
from aiom_workbench.report.source import Source
from aiom_workbench.report.wording import runs
from aiom_workbench.words import _


def section(source: Source) -> Section | None:
    """The answer first."""
    plan = source.plan
    chosen = source.show(plan.decision, "chosen")
    client = plan.engagement.client or _("The organisation")
    title = (
        _("{client} moves to a {model} model").format(client=client, model=chosen.lower())
        if chosen
        else _("{client} has still to choose its model").format(client=client)
    )
    numbers = KeyNumbers((
        KeyNumber(str(len(plan.use_cases)), _("use cases")),
        KeyNumber(str(sum(m.kind == "milestone" for m in plan.milestones)), _("milestones")),
        KeyNumber(str(len(plan.interventions)), _("interventions")),
        KeyNumber(str(len(plan.groups)), _("groups whose work changes")),
    ))  # fmt: skip
    lead = Paragraph(runs(plan.vision.headline or _("The case for change has not been written yet.")), "lead")
    return Section("summary", _("Executive summary"), title, (lead, numbers), new_page=True)
