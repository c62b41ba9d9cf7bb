"""Measures over time: small charts side by side, each with its target and the way it should have gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from aiom_workbench.plan.titles import written_date
from aiom_workbench.report.figure import AnyShape, Circle, Figure, Mark, Path, Point, Text
from aiom_workbench.report.text_width import elided

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


def trends_figure(trends: Sequence[Trend], width: float = 640) -> Figure:
    """Two small charts a row."""
    shapes: list[AnyShape] = []
    for n, trend in enumerate(trends):
        shapes += _panel(trend, (n % 2) * (_WIDE + _GAP), (n // 2) * (_HIGH + 14))
    rows = (len(trends) + 1) // 2
    return Figure(width=width, height=max(rows, 1) * (_HIGH + 14), shapes=tuple(shapes))


def _panel(trend: Trend, x: float, y: float) -> list[AnyShape]:
    shapes: list[AnyShape] = [
        Mark(x=x + 9, y=y + 10, family="status", name=trend.status, size=15),
        Text(x=x + 22, y=y + 15, text=elided(trend.name, 12, _WIDE - 26, 600), size=12, weight=600, key=trend.key),
    ]
    if not trend.readings:
        return shapes
    left, right, top, bottom = x + 4, x + _WIDE - 66, y + 30, y + _HIGH - 20
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
        shapes.append(Text(x=x + _WIDE - 3, y=height + 4, text=f"{trend.target:,g} {trend.unit}", size=11,
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
