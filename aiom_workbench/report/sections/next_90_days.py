"""The next 30, 60 and 90 days, with named owners."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from aiom_workbench.analysis.schedule import schedule
from aiom_workbench.plan import Thing
from aiom_workbench.report.document import Block, Cell, Column, Heading, Paragraph, Section, Table
from aiom_workbench.report.source import Source, ref
from aiom_workbench.report.wording import count, long_date, runs, sentence
from aiom_workbench.words import _, ngettext

Step = tuple[date, str, Thing, str, str]
"""Day, kind, thing, what, owner."""
EACH = 15


def section(source: Source) -> Section | None:
    """Everything dated in the next ninety days, in three tables; left out where there is nothing."""
    steps = sorted(_steps(source), key=lambda step: (step[0], step[1], step[3]))
    if not steps:
        return None
    blocks: list[Block] = [Paragraph(runs(_lead(source, steps)), "lead")]
    for days in (30, 60, 90):
        first, last = source.today + timedelta(days=days - 30), source.today + timedelta(days=days)
        inside = [step for step in steps if first <= step[0] < last or (days == 90 and step[0] == last)]
        if inside:
            blocks += [Heading(_("Until {day}").format(day=long_date(last))), _table(inside, days)]
    return Section("next-90-days", _("Next 90 days"), _title(steps), tuple(blocks))


def _steps(source: Source) -> Iterator[Step]:
    end = source.today + timedelta(days=90)
    return (step for step in _dated(source) if source.today <= step[0] <= end)


def _dated(source: Source) -> Iterator[Step]:
    plan = source.plan
    dates = schedule(plan, source.today).milestones
    for m in plan.milestones:
        if m.kind == "milestone" and m.id in dates and m.status not in ("done", "cancelled"):
            yield dates[m.id].early_finish, _("Milestone"), m, m.name or "", source.name(m.owner)
    for e in plan.log:
        if e.kind in ("action", "decision", "request") and e.status != "closed" and e.due_on:
            yield e.due_on, source.show(e, "kind"), e, e.title or "", source.name(e.owner) or e.decided_by or ""
    for c in plan.use_cases:
        if c.exit_review_on and c.stage == "feasibility":
            yield c.exit_review_on, _("Pilot review"), c, c.name or "", source.name(c.owner)
    for i in plan.interventions:
        if i.start_on and i.status in (None, "planned"):
            yield i.start_on, _("Intervention"), i, i.name or "", source.name(i.owner)
    for k in plan.consultations:
        if k.due_on and not k.outcome:
            yield k.due_on, _("Consultation"), k, k.subject or "", source.name(k.body)


def _title(steps: list[Step]) -> str:
    open_ = sum(not step[4] for step in steps)
    text = ngettext("{n} step in the next 90 days", "{n} steps in the next 90 days", len(steps)).format(
        n=count(len(steps))
    )
    if not open_:
        return sentence(_("{text}, each with a named owner").format(text=text))[:-1]
    owner = ngettext("{n} without an owner", "{n} without an owner", open_).format(n=count(open_))
    return sentence(f"{text}, {owner}")[:-1]


def _lead(source: Source, steps: list[Step]) -> str:
    day, kind, _thing, what, owner = steps[0]
    who = _(" ({owner})").format(owner=owner) if owner else ""
    return _("First comes “{what}”, on {day}{who}.").format(what=what, day=long_date(day), who=who, kind=kind)


def _table(steps: list[Step], days: int) -> Table:
    columns = (
        Column(_("Date"), 1.25),
        Column(_("Kind"), 1.2),
        Column(_("Ref"), 0.8),
        Column(_("What"), 4),
        Column(_("Owner"), 2),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (day, kind, ref(thing), what, owner or _("open")) for day, kind, thing, what, owner in steps[:EACH]
    )
    caption = _("Steps from day {first} to day {last}").format(first=days - 29, last=days)
    more = len(steps) - EACH
    if more > 0:
        caption += _(" (the first {n}; {more} more stand in the tracker)").format(n=EACH, more=more)
    return Table(f"next_{days}", caption, columns, rows)
