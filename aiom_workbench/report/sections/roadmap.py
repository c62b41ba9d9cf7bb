"""The roadmap: Gantt, milestones, critical path, what slipped, how sure the end is."""

from __future__ import annotations

from aiom_workbench.analysis.rag import SLIPPED, milestone_rags, slips_of
from aiom_workbench.analysis.schedule import schedule
from aiom_workbench.plan.roadmap import Milestone
from aiom_workbench.report import statements as say
from aiom_workbench.report.document import Block, Column, FigureBlock, Heading, Paragraph, Run, Section, Table
from aiom_workbench.report.figures.gantt import gantt_bars, gantt_figure
from aiom_workbench.report.source import Source, ref
from aiom_workbench.report.tracker_values import RAG
from aiom_workbench.report.wording import count, half_month, runs, sentence, shortened
from aiom_workbench.words import _, ngettext

ROWS, IN_BODY = 25, 30
"""So many rows a Gantt chart shows on one page, and a table lists here."""


def section(source: Source) -> Section | None:
    """The chart and the milestones, with sentences on what drives the end."""
    found = schedule(source.plan, source.today)
    if found.finish is None:
        return None
    blocks: list[Block] = [Paragraph(runs(say.end(source)), "lead")]
    blocks.append(Paragraph((*_critical(source), Run(" "), *_slipped(source))))
    shown = shown_in_gantt(source)
    left_out = len(found.milestones) - len(shown)
    milestones = _milestones(source)
    if milestones:
        blocks += [
            Heading(_("Milestones")),
            milestone_table(source, milestones[:IN_BODY], "milestones", _("Milestones by date")),
        ]
        if len(milestones) > IN_BODY or left_out:
            blocks.append(Paragraph(runs(_("The appendix lists every milestone and task.")), "small"))
    bars = gantt_bars(source.plan, source.today, only=shown)
    caption = _("Roadmap by workstream")
    if left_out:
        caption = _("Roadmap by workstream: milestones, summaries and the steps with the least slack")
    figure = gantt_figure(bars, source.today)
    blocks += [Heading(_("Over time")), FigureBlock("gantt", figure, caption, _alt(source))]
    return Section("roadmap", _("Roadmap"), _title(source), tuple(blocks))


def shown_in_gantt(source: Source) -> list[str]:
    """Everything where it fits on a page; else milestones, summaries, then the open tasks with the least slack."""
    found = schedule(source.plan, source.today).milestones
    if len(found) <= ROWS:
        return list(found)
    by_id = source.plan.milestones
    ranked = [key for key in found if by_id[key].kind in ("milestone", "summary")]
    done = ("done", "cancelled")
    tasks = [key for key in found if by_id[key].kind not in ("milestone", "summary") and by_id[key].status not in done]
    return (ranked + sorted(tasks, key=lambda key: found[key].total_float))[:ROWS]


def _title(source: Source) -> str:
    found = schedule(source.plan, source.today)
    red = sum(rag == "red" for key, rag in milestone_rags(source.plan, source.today).items() if key in found.milestones)
    assert found.finish is not None
    end = half_month(found.finish)
    if not red:
        return _("The roadmap ends in {end}; nothing on it is red today").format(end=end)
    text = ngettext("{n} step is red today", "{n} steps are red today", red).format(n=count(red))
    return _("The roadmap ends in {end}; {text}").format(end=end, text=text)


def _critical(source: Source) -> tuple[Run, ...]:
    path = schedule(source.plan, source.today).critical_path
    open_ = [source.plan.milestones[key] for key in path if source.plan.milestones[key].status != "done"]
    if not open_:
        return runs(_("Nothing that is still open is critical."))
    text = ngettext("{n} open step has no slack: a day lost there is a day lost at the end",
                    "{n} open steps have no slack: a day lost there is a day lost at the end", len(open_))  # fmt: skip
    parts: list[str | Run] = [sentence(text.format(n=count(len(open_))))[:-1], " ("]
    for n, m in enumerate(open_[:4]):
        parts += [", " if n else "", ref(m), f" {m.name}"]
    parts.append(_(" and {n} more).").format(n=len(open_) - 4) if len(open_) > 4 else ").")
    return runs(*parts)


def _slipped(source: Source) -> tuple[Run, ...]:
    slips = {key: days for key, days in slips_of(source.plan, source.today).items() if days > SLIPPED}
    open_ = [key for key in slips if source.plan.milestones[key].status not in ("done", "cancelled")]
    if not open_:
        return runs(_("Nothing has slipped more than ten working days against the signed dates."))
    worst = max(open_, key=lambda key: slips[key])
    m = source.plan.milestones[worst]
    text = ngettext("{n} step has slipped more than ten working days against the signed dates",
                    "{n} steps have slipped more than ten working days against the signed dates", len(open_))  # fmt: skip
    tail = _(" {name}, by {days}.").format(name=m.name, days=slips[worst])
    return runs(sentence(text.format(n=count(len(open_))))[:-1], _(", most of all "), ref(m), tail)


def _milestones(source: Source) -> list[Milestone]:
    dates = schedule(source.plan, source.today).milestones
    found = [m for m in source.plan.milestones if m.kind == "milestone" and m.id in dates]
    return sorted(found, key=lambda m: dates[m.id].early_finish)


def milestone_table(source: Source, found: list[Milestone], key: str, caption: str) -> Table:
    """Milestones with date, signed date, owner, RAG and what can be shown when they are reached."""
    dates, rags = schedule(source.plan, source.today).milestones, milestone_rags(source.plan, source.today)
    columns = (Column(_("Ref"), 0.75), Column(_("Milestone"), 2.2), Column(_("Finish"), 1.35), Column(_("As signed"), 1.35),
               Column(_("Owner"), 1.6), Column(_("Status"), 1.2), Column(_("Exit criteria"), 2.4))  # fmt: skip
    rows = []
    for m in found:
        state = source.show(m, "status") or _("Planned")
        if m.status not in ("done", "cancelled"):
            state = f"{_(RAG[rags[m.id]])}: {state[0].lower() + state[1:]}"
        finish = dates[m.id].early_finish if m.id in dates else None
        rows.append((m.ref, m.name, finish, m.baseline_finish_on, source.name(m.owner) or _("open"), state,
                     shortened(m.exit_criteria, 140) or _("open")))  # fmt: skip
    return Table(key, caption, columns, tuple(rows), tuple(m.id for m in found))


def _alt(source: Source) -> str:
    found = schedule(source.plan, source.today)
    assert found.finish is not None
    return _(
        "Bars over time for {n} milestones and tasks by workstream, ending in {end}; {critical} are critical."
    ).format(n=len(found.milestones), end=half_month(found.finish), critical=len(found.critical_path))
