"""The Gantt chart: a row for each milestone, task and summary, bars where the schedule puts them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from aiom_workbench.analysis.rag import milestone_rags
from aiom_workbench.analysis.schedule import Dates, schedule
from aiom_workbench.plan import Plan
from aiom_workbench.plan.roadmap import Milestone
from aiom_workbench.report.figure import AnyShape, Figure, Path, Rect, Text
from aiom_workbench.report.figures.time_axis import TimeAxis, axis_over
from aiom_workbench.report.text_width import elided
from aiom_workbench.words import _

ROW, HEAD = 18.0, 26.0
_INK = {"red": "status.off_track.fill", "amber": "status.at_risk.edge", "green": "chart.bar"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One row: a lane's heading where `start` is None, else a bar or, for a milestone, a mark on its day."""

    key: str = ""
    label: str
    start: date | None = None
    finish: date | None = None
    baseline: date | None = None
    milestone: bool = False
    summary: bool = False
    critical: bool = False
    done: bool = False
    share: float = 0.0
    rag: str = "green"


def gantt_bars(plan: Plan, today: date, *, only: Iterable[str] | None = None) -> tuple[Bar, ...]:
    """Rows by workstream, each under its heading, in order of their start; `only` keeps these ids."""
    dates, rags = schedule(plan, today).milestones, milestone_rags(plan, today)
    kept = set(dates) if only is None else set(only) & set(dates)
    lanes = [(lane.id, lane.name or "") for lane in plan.workstreams]
    lanes.append(("", _("Programme")))
    found: list[Bar] = []
    for lane, name in lanes:
        rows = [m for m in plan.milestones if m.id in kept and (m.workstream or "") == lane]
        if rows:
            rows.sort(key=lambda m: (dates[m.id].early_start, dates[m.id].early_finish))
            found.append(Bar(label=name))
            found += [_bar(m, dates[m.id], rags[m.id]) for m in rows]
    return tuple(found)


def _bar(m: Milestone, dates: Dates, rag: str) -> Bar:
    return Bar(
        key=m.id,
        label=f"{m.ref} {m.name}",
        start=dates.early_start,
        finish=dates.early_finish,
        baseline=m.baseline_finish_on,
        milestone=m.kind == "milestone",
        summary=m.kind == "summary",
        critical=dates.critical,
        done=m.status == "done",
        share=float(m.percent_complete or 0) / 100,
        rag=rag,
    )


def gantt_figure(bars: Sequence[Bar], today: date, width: float = 640, names: float = 210) -> Figure:
    """The chart with names at the left, months above, today's line, baselines as ghosts, what is critical in ink."""
    days = [day for bar in bars for day in (bar.start, bar.finish, bar.baseline) if day is not None]
    axis = axis_over([*days, today] if days else [today], names + 8, width - 6)
    bottom = HEAD + ROW * len(bars)
    shapes: list[AnyShape] = list(axis.grid(HEAD - 6, bottom))
    for n, bar in enumerate(bars):
        y = HEAD + ROW * n
        shapes += _heading(bar, y, width) if bar.start is None else _row(bar, y, axis, names)
    shapes += axis.today(today, HEAD - 6, bottom)
    return Figure(width=width, height=bottom + 26, shapes=(*shapes, *_legend(names, bottom + 18)))


def _heading(bar: Bar, y: float, width: float) -> list[AnyShape]:
    return [
        Rect(x=0, y=y, width=width, height=ROW, fill="surface.hover"),
        Text(x=4, y=y + 13, text=elided(bar.label, 12, width / 2, 600), size=12, weight=600),
    ]


def _row(bar: Bar, y: float, axis: TimeAxis, names: float) -> list[AnyShape]:
    assert bar.start is not None
    finish = bar.finish or bar.start
    shapes: list[AnyShape] = [
        Text(x=4, y=y + 13, text=elided(bar.label, 11, names - 4), size=11, key=bar.key, tip=bar.label)
    ]
    left, right, middle = axis.at(bar.start), axis.after(finish), y + ROW / 2
    if bar.baseline is not None and bar.baseline != finish and axis.first <= bar.baseline <= axis.last:
        x = axis.after(bar.baseline)
        shapes.append(Path(points=((x, y + 4), (x, y + ROW - 4)), stroke="chart.axis", stroke_width=1.5, dash=(2, 2)))
    ink = "chart.bar_done" if bar.done else "chart.critical" if bar.critical and bar.rag == "green" else _INK[bar.rag]
    if bar.milestone:
        x, r = axis.after(finish), 5.5
        corners = ((x, middle - r), (x + r, middle), (x, middle + r), (x - r, middle))
        fill = "surface.canvas" if not bar.done else ink
        shapes.append(Path(points=corners, closed=True, fill=fill if not bar.critical else ink, stroke=ink,
                           stroke_width=1.6, key=bar.key, tip=bar.label))  # fmt: skip
        return shapes
    high = 4.0 if bar.summary else 9.0
    shapes.append(Rect(x=left, y=middle - high / 2, width=max(right - left, 2), height=high, fill=ink,
                       radius=0 if bar.summary else 2, key=bar.key, tip=bar.label))  # fmt: skip
    if bar.share and not bar.summary and not bar.done:
        shapes.append(Rect(x=left + 1, y=middle - 1.5, width=max((right - left) * bar.share - 2, 1), height=3,
                           fill="surface.canvas"))  # fmt: skip
    return shapes


def _legend(x: float, y: float) -> list[AnyShape]:
    x -= 100
    return [
        Rect(x=x, y=y - 8, width=16, height=8, fill="chart.bar", radius=2),
        Text(x=x + 20, y=y, text=_("planned"), size=11),
        Rect(x=x + 74, y=y - 8, width=16, height=8, fill="chart.critical", radius=2),
        Text(x=x + 94, y=y, text=_("critical"), size=11),
        Rect(x=x + 144, y=y - 8, width=16, height=8, fill="status.off_track.fill", radius=2),
        Text(x=x + 164, y=y, text=_("red"), size=11),
        Rect(x=x + 188, y=y - 8, width=16, height=8, fill="status.at_risk.edge", radius=2),
        Text(x=x + 208, y=y, text=_("amber"), size=11),
        Rect(x=x + 250, y=y - 8, width=16, height=8, fill="chart.bar_done", radius=2),
        Text(x=x + 270, y=y, text=_("done"), size=11),
        Path(points=((x + 312, y - 10), (x + 312, y + 2)), stroke="chart.axis", stroke_width=1.5, dash=(2, 2)),
        Text(x=x + 318, y=y, text=_("as signed"), size=11),
        Path(points=((x + 382, y - 10), (x + 382, y + 2)), stroke="chart.today", stroke_width=1.5),
        Text(x=x + 388, y=y, text=_("today"), size=11),
    ]  # fmt: skip
