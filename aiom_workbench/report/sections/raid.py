"""Risks, assumptions, issues, dependencies, and the decisions taken."""

from __future__ import annotations

from aiom_workbench.plan.log import LogEntry
from aiom_workbench.report.document import Block, Column, Heading, Paragraph, Section, Table
from aiom_workbench.report.source import Source
from aiom_workbench.report.wording import count, runs, sentence, shortened
from aiom_workbench.words import _, ngettext

IN_BODY = 12


def section(source: Source) -> Section | None:
    """Open risks by score, other open entries by due date, decisions taken."""
    log = list(source.plan.log)
    if not log:
        return None
    open_ = [e for e in log if e.status != "closed"]
    risks = sorted((e for e in open_ if e.kind == "risk"), key=lambda e: -_score(e))
    others = [e for e in open_ if e.kind in ("issue", "assumption", "dependency")]
    taken = [e for e in log if e.kind == "decision" and e.status == "closed"]
    blocks: list[Block] = [Paragraph(runs(_lead(source, open_)), "lead")]
    if risks:
        blocks.append(_risks(source, risks[:IN_BODY]))
    if others:
        others.sort(key=lambda e: (e.due_on is None, e.due_on or source.today))
        blocks += [Heading(_("Issues, assumptions and dependencies")), _others(source, others[:IN_BODY])]
    if taken:
        taken.sort(key=lambda e: str(e.closed_on or e.raised_on), reverse=True)
        blocks += [Heading(_("Decisions taken")), _decisions(source, taken[:IN_BODY])]
    return Section("raid", _("Risks and decisions"), _title(risks, open_), tuple(blocks))


def _score(entry: LogEntry) -> int:
    return (entry.probability or 0) * (entry.impact or 0)


def _title(risks: list[LogEntry], open_: list[LogEntry]) -> str:
    if not risks:
        return _("No open risk is on record") if open_ else _("Nothing is open in the log")
    scored = [e for e in risks if _score(e)]
    top = scored[0] if scored else risks[0]
    return _("The largest open risk: {title}").format(title=shortened(top.title, 80).rstrip("."))


def _lead(source: Source, open_: list[LogEntry]) -> str:
    late = [e for e in open_ if e.due_on and e.due_on < source.today]
    risks = sum(e.kind == "risk" for e in open_)
    text = (
        ngettext("{n} risk is open", "{n} risks are open", risks).format(n=count(risks))
        if risks
        else _("no risk is open")
    )
    if late:
        overdue = ngettext(
            "{n} entry of the log is past its due date", "{n} entries of the log are past their due date", len(late)
        )
        return sentence(f"{text}; {overdue.format(n=count(len(late)))}")
    return sentence(_("{text}; no entry of the log is past its due date").format(text=text))


def _risks(source: Source, found: list[LogEntry]) -> Table:
    columns = (Column(_("Ref"), 0.7), Column(_("Risk"), 2.8), Column(_("Score"), 0.7, "right"),
               Column(_("Response"), 2.6), Column(_("After"), 0.7, "right"), Column(_("Owner"), 1.6), Column(_("Due"), 1.25))  # fmt: skip
    rows = tuple(
        (
            e.ref, e.title, _score(e) or None, e.response, (e.probability_after or 0) * (e.impact_after or 0) or None,
            source.name(e.owner) or _("open"), e.due_on,
        )
        for e in found
    )  # fmt: skip
    caption = _("Open risks: probability times impact, before and after the response (1 to 25)")
    return Table("risks", caption, columns, rows, tuple(e.id for e in found))


def _others(source: Source, found: list[LogEntry]) -> Table:
    columns = (Column(_("Ref"), 0.7), Column(_("Kind"), 1.2), Column(_("What"), 3), Column(_("Response"), 2.4),
               Column(_("Owner"), 1.7), Column(_("Due"), 1.25))  # fmt: skip
    rows = tuple(
        (e.ref, source.show(e, "kind"), e.title, e.response, source.name(e.owner) or _("open"), e.due_on) for e in found
    )
    return Table("issues", _("Open, by due date"), columns, rows, tuple(e.id for e in found))


def _decisions(source: Source, found: list[LogEntry]) -> Table:
    columns = (Column(_("Ref"), 0.7), Column(_("Decision"), 3.2), Column(_("Decided by"), 2), Column(_("On"), 1.2))
    rows = tuple((e.ref, e.title, e.decided_by or source.name(e.owner), e.closed_on) for e in found)
    return Table("decisions", _("Decisions, the latest first"), columns, rows, tuple(e.id for e in found))
