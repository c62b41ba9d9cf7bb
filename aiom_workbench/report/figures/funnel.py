"""The portfolio by stage: how many use cases stand where, from intake to scale."""

from __future__ import annotations

from collections.abc import Mapping

from aiom_workbench.plan.choices import STAGES
from aiom_workbench.report.figure import AnyShape, Figure, Rect, Text

_ROW = 28.0


def funnel_figure(by_stage: Mapping[str, int], width: float = 640) -> Figure:
    """A bar for each stage in the order of the lifecycle; stopped and retired stand apart below."""
    most = max([1, *by_stage.values()])
    left, room = 120.0, width - 180
    shapes: list[AnyShape] = []
    y = 4.0
    for stage in STAGES:
        n = by_stage.get(stage.key, 0)
        ended = stage.key in ("stopped", "retired")
        if stage.key == "stopped":
            y += 10
        fill = "chart.ghost" if ended else "accent.fill" if stage.key == "scaled" else "chart.bar"
        shapes += [
            Text(x=0, y=y + 16, text=stage.label, size=12, color="text.secondary" if ended else "text.primary"),
            Rect(x=left, y=y + 3, width=max(room * n / most, 1), height=18, fill=fill, radius=2,
                 stroke="chart.axis" if ended else ""),
            Text(x=left + room * n / most + 8, y=y + 16, text=str(n), size=13, weight=600),
        ]  # fmt: skip
        y += _ROW
    return Figure(width=width, height=y + 2, shapes=tuple(shapes))
