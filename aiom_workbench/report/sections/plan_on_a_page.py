"""The plan on a page: phases × workstreams with milestones and today, on a wide page."""

from __future__ import annotations

from aiom_workbench.analysis.schedule import schedule
from aiom_workbench.report.document import FigureBlock, Section
from aiom_workbench.report.figures.plan_on_a_page import Lane, lanes_of, plan_on_a_page_figure
from aiom_workbench.report.source import Source
from aiom_workbench.report.wording import count, half_month, listed
from aiom_workbench.words import _, ngettext


def section(source: Source) -> Section | None:
    """One wide page, or nothing where the roadmap is empty."""
    lanes = lanes_of(source.plan, source.today)
    finish = schedule(source.plan, source.today).finish
    if not lanes or finish is None:
        return None
    figure = plan_on_a_page_figure(source.plan, lanes, source.today)
    phases = [p for p in source.plan.phases if p.start_on and p.finish_on]
    title = (
        ngettext(
            "{n} phase leads to the target by {end}", "{n} phases lead to the target by {end}", len(phases)
        ).format(n=count(len(phases)).capitalize(), end=half_month(finish))
        if phases
        else _("The roadmap runs until {end}").format(end=half_month(finish))
    )
    block = FigureBlock(
        "plan_on_a_page",
        figure,
        _("Workstreams and milestones over time; grey diamonds are reached, red ones late, framed bars at risk"),
        _alt(source, lanes),
    )
    return Section("plan-on-a-page", _("Plan on a page"), title, (block,), landscape=True)


def _alt(source: Source, lanes: tuple[Lane, ...]) -> str:
    phases = [str(p.name) for p in source.plan.phases if p.start_on and p.finish_on]
    parts = [_("{name}: {n} milestones").format(name=lane.name, n=len(lane.stops)) for lane in lanes[:12]]
    over = _("Phases {phases}. ").format(phases=listed(phases)) if phases else ""
    return over + _("Lanes over time: {lanes}.").format(lanes="; ".join(parts))
