"""Measures over time: small charts side by side, each with its target and the way it should have gone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from aiom_workbench.analysis.measures import measures
from aiom_workbench.plan import Plan
from aiom_workbench.plan.measures import Kpi
from aiom_workbench.plan.titles import written_date
from aiom_workbench.report.figure import AnyShape, Circle, Figure, Mark, Path, Point, Text
from aiom_workbench.report.text_width import elided
from aiom_workbench.words import _

_WIDE, _HIGH, _GAP = 308.0, 128.0, 24.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """A measure: readings in order of time, baseline and target with their days, status as a key of the tokens."""

    key: str
    name: str
    unit: str
    readings: tuple[tuple[date, float], ...]
    baseline: float | None = None
    target: float | None = None
    target_on: date | None = None
    status: str = "no_reading"


def trends_of(plan: Plan, kpis: Iterable[Kpi], today: date) -> list[Trend]:
    """The trends of these measures up to `today`, those off their way first."""
    found = measures(plan, today)
    rank = {"off_track": 0, "at_risk": 1, "on_track": 2}
    return [
        Trend(
            key=kpi.id, name=f"{kpi.ref} {kpi.name}", unit=kpi.unit or "", readings=_readings(plan, kpi, today),
            baseline=kpi.baseline, target=kpi.target, target_on=kpi.target_on,
            status=found[kpi.id].status if found[kpi.id].status in rank else "no_reading",
        )
        for kpi in sorted(kpis, key=lambda k: rank.get(found[k.id].status, 3))
    ]  # fmt: skip


def _readings(plan: Plan, kpi: Kpi, today: date) -> tuple[tuple[date, float], ...]:
    found = [
        (r.on, float(r.value)) for r in plan.readings.where("kpi", kpi.id) if r.on is not None and r.value is not None
    ]
    return tuple(sorted((reading for reading in found if reading[0] <= today), key=lambda reading: reading[0]))


def trends_figure(trends: Sequence[Trend], width: float = 640) -> Figure:
    """Small charts, as many a row as fit: two on paper."""
    across = max(1, int((width + _GAP) // (_WIDE + _GAP)))
    wide = (width + _GAP) / across - _GAP
    shapes: list[AnyShape] = []
    for n, trend in enumerate(trends):
        shapes += _panel(trend, (n % across) * (wide + _GAP), (n // across) * (_HIGH + 14), wide)
    rows = -(-len(trends) // across)
    return Figure(width=width, height=max(rows, 1) * (_HIGH + 14), shapes=tuple(shapes))


def _panel(trend: Trend, x: float, y: float, wide: float) -> list[AnyShape]:
    shapes: list[AnyShape] = [
        Mark(x=x + 9, y=y + 10, family="status", name=trend.status, size=15),
        Text(x=x + 22, y=y + 15, text=elided(trend.name, 12, wide - 26, 600), size=12, weight=600, key=trend.key),
    ]
    if not trend.readings:
        said = _("No reading yet.")
        return [*shapes, Text(x=x + 22, y=y + 36, text=said, size=12, color="text.muted", key=trend.key)]
    left, right, top, bottom = x + 4, x + wide - 66, y + 30, y + _HIGH - 20
    first = trend.readings[0][0]
    last = max([trend.readings[-1][0], *([trend.target_on] if trend.target_on else [])])
    values = [value for _day, value in trend.readings]
    values += [value for value in (trend.baseline, trend.target) if value is not None]
    low, high = min(values), max(values)
    span, days = (high - low) or 1.0, max((last - first).days, 1)

    def at(day: date, value: float) -> Point:
        return left + (right - left) * (day - first).days / days, bottom - (bottom - top) * (value - low) / span

    shapes.append(Path(points=((left, bottom + 4), (right, bottom + 4)), stroke="chart.axis"))
    if trend.target is not None:
        if trend.target_on and trend.baseline is not None and trend.target_on > first:
            way = (at(first, trend.baseline), at(trend.target_on, trend.target))
            shapes.append(Path(points=way, stroke="chart.axis", dash=(4, 3)))
        _x, height = at(first, trend.target)
        shapes.append(Text(x=x + wide - 3, y=height + 4, text=f"{trend.target:,g} {trend.unit}", size=11,
                           color="text.muted", align="right"))  # fmt: skip
    line = tuple(at(day, value) for day, value in trend.readings)
    if len(line) > 1:
        shapes.append(Path(points=line, stroke="accent.fill", stroke_width=2))
    shapes += [Circle(x=px, y=py, r=2.6, fill="accent.fill") for px, py in line]
    end_x, end_y = line[-1]
    shapes.append(Text(x=end_x + 6, y=end_y - 5, text=f"{values[len(line) - 1]:,g}", size=12, weight=600,
                       halo="surface.canvas"))  # fmt: skip
    shapes.append(Text(x=left, y=bottom + 17, text=_month(first), size=11, color="text.muted"))
    shapes.append(Text(x=right, y=bottom + 17, text=_month(last), size=11, color="text.muted", align="right"))
    return shapes


def _month(day: date) -> str:
    return " ".join(written_date(day).split(" ")[1:])
