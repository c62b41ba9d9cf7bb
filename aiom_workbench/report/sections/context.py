"""Context: what is in scope, which strategic themes the work serves, by which principles."""

from __future__ import annotations

from aiom_workbench.report.document import Block, Column, Heading, Note, Paragraph, Section, Table
from aiom_workbench.report.source import Source
from aiom_workbench.report.wording import count, runs, sentence
from aiom_workbench.words import _, ngettext


def section(source: Source) -> Section | None:
    """Scope, themes, principles; left out where none of them is set."""
    plan, engagement = source.plan, source.plan.engagement
    blocks: list[Block] = []
    if engagement.scope_in or engagement.scope_out:
        blocks.append(Paragraph(runs(engagement.scope_in or _("The scope has not been written down yet.")), "lead"))
    if engagement.scope_out:
        blocks.append(Paragraph(runs(_("Out of scope: "), engagement.scope_out)))
    if engagement.risk_tolerance:
        blocks.append(Note(runs(_("Risk tolerance. "), engagement.risk_tolerance)))
    if plan.themes:
        blocks += [Heading(_("Strategic themes")), _themes(source)]
    if plan.principles:
        blocks += [Heading(_("Design principles")), *_principles(source)]
    return Section("context", _("Context"), _title(source), tuple(blocks)) if blocks else None


def _title(source: Source) -> str:
    n = len(source.plan.themes)
    if not n:
        return _("What this plan covers, and what it does not")
    served = {case.theme for case in source.plan.use_cases if case.theme}
    text = ngettext(
        "{n} strategic theme guides the choice of use cases", "{n} strategic themes guide the choice of use cases", n
    )
    if source.plan.use_cases and len(served) < n:
        text = ngettext("{n} strategic theme guides the plan; {served} has use cases",
                        "{n} strategic themes guide the plan; {served} of them have use cases", n)  # fmt: skip
    return sentence(text.format(n=count(n), served=count(len(served)) if served else _("none")))[:-1]


def _themes(source: Source) -> Table:
    ordered = sorted(source.plan.themes, key=lambda t: t.priority or 99)
    columns = (Column(_("Ref"), 0.6), Column(_("Theme"), 1.8), Column(_("What moves"), 3.6),
               Column(_("Priority"), 0.8, "right"), Column(_("Use cases"), 0.8, "right"))  # fmt: skip
    rows = tuple(
        (t.ref, t.name, t.outcome, t.priority, len(source.plan.use_cases.where("theme", t.id))) for t in ordered
    )
    return Table("themes", _("Themes in order of priority"), columns, rows, tuple(t.id for t in ordered))


def _principles(source: Source) -> list[Block]:
    applied = [p for p in source.plan.principles if p.application]
    missing = len(source.plan.principles) - len(applied)
    blocks: list[Block] = []
    if applied:
        columns = (Column(_("Ref"), 0.6), Column(_("Principle"), 1.8), Column(_("How it is applied here"), 5))
        rows = tuple((p.ref, p.name, p.application) for p in applied)
        blocks.append(Table("principles", _("Principles as applied"), columns, rows, tuple(p.id for p in applied)))
    if missing:
        text = ngettext(
            "{n} principle is not applied in writing yet.", "{n} principles are not applied in writing yet.", missing
        )
        blocks.append(Paragraph(runs(sentence(text.format(n=count(missing)))), "small"))
    return blocks
