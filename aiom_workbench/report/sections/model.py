"""The target operating model: what was chosen, why, and what would change the choice."""

from __future__ import annotations

from aiom_workbench.report.document import Block, Column, Paragraph, Section, Table
from aiom_workbench.report.source import Source
from aiom_workbench.report.wording import long_date, runs, sentence
from aiom_workbench.words import _


def section(source: Source) -> Section | None:
    """The choice with its reasons."""
    plan = source.plan
    if not plan.criteria and plan.decision.chosen is None:
        return None
    blocks: list[Block] = [Paragraph(runs(_choice(source)), "lead")]
    if plan.decision.rationale:
        blocks.append(Paragraph(runs(plan.decision.rationale)))
    if plan.criteria:
        blocks.append(_criteria(source))
    return Section("model", _("Target operating model"), _title(source), tuple(blocks))


def _title(source: Source) -> str:
    chosen = source.show(source.plan.decision, "chosen")
    if not chosen:
        return _("The choice of model is open")
    return _("{client} moves to a {model} model").format(
        client=source.plan.engagement.client or _("The organisation"), model=chosen.lower()
    )


def _choice(source: Source) -> str:
    decision = source.plan.decision
    if not decision.chosen:
        return _("Three models were compared; the decision has not been taken.")
    parts = [_("The {model} model was chosen").format(model=source.show(decision, "chosen").lower())]
    if decision.decided_by:
        parts.append(_("by {who}").format(who=decision.decided_by))
    if decision.decided_on:
        parts.append(_("on {day}").format(day=long_date(decision.decided_on)))
    return sentence(" ".join(parts))


def _criteria(source: Source) -> Table:
    columns = (
        Column(_("Criterion"), 2.2), Column(_("Weight"), 0.8, "right", 1), Column(_("Centralized"), 1.1, "right"),
        Column(_("Decentralized"), 1.2, "right"), Column(_("Federated"), 1.0, "right"), Column(_("What was found"), 3.4),
    )  # fmt: skip
    found = list(source.plan.criteria)
    rows = tuple(
        (c.name, None if c.weight is None else float(c.weight), c.centralized, c.decentralized, c.federated, c.reason)
        for c in found
    )
    return Table("criteria", _("Criteria, weights and scores (1 to 5)"), columns, rows, tuple(c.id for c in found))
