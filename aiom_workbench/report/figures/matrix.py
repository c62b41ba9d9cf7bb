"""A matrix with a number in every cell, darker where there is more: impacts, coverage, load."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aiom_workbench.report.figure import AnyShape, Figure, Path, Rect, Text
from aiom_workbench.report.text_width import elided, text_width

_ROW = 23.0


def matrix_figure(
    rows: Sequence[tuple[str, str]],
    columns: Sequence[tuple[str, str]],
    values: Mapping[tuple[str, str], float],
    steps: Sequence[float],
    *,
    limit: float | None = None,
    empty: str = "",
    width: float = 640,
    names: float = 190,
) -> Figure:
    """Rows and columns as (key, label), values by (row, column). `steps` are the least values of the ramp's
    steps 1, 2, …; a value above `limit` gets a frame and a triangle; `empty` stands where there is no value.
    """
    cell = min((width - names) / max(len(columns), 1), 88.0)
    turned = any(text_width(label, 11) > cell - 4 for _key, label in columns)
    head = 20.0 if not turned else 10 + max(text_width(label, 11) for _key, label in columns)
    shapes: list[AnyShape] = []
    for n, (_key, label) in enumerate(columns):
        x = names + cell * (n + 0.5)
        shapes.append(Text(x=x + 4 if turned else x, y=head - 6, text=label, size=11, color="text.secondary",
                           align="left" if turned else "center", turned=turned))  # fmt: skip
    for n, (key, label) in enumerate(rows):
        y = head + _ROW * n
        shapes.append(Text(x=0, y=y + 15.5, text=elided(label, 12, names - 10), size=12, key=key))
        for m, (column, _label) in enumerate(columns):
            x = names + cell * m
            shapes += _cell(x, y, cell, values.get((key, column)), steps, limit, empty, key)
    return Figure(width=width, height=head + _ROW * len(rows) + 4, shapes=tuple(shapes))


def _cell(x: float, y: float, cell: float, value: float | None, steps: Sequence[float], limit: float | None,
          empty: str, key: str) -> list[AnyShape]:  # fmt: skip
    step = 0 if value is None else sum(value >= least for least in steps)
    over = limit is not None and value is not None and value > limit
    edge = "status.at_risk.edge" if over else ""
    box = Rect(x=x + 1, y=y + 1, width=cell - 2, height=_ROW - 2, fill=f"ramp.{min(step, 6)}", stroke=edge,
               stroke_width=2, radius=2, key=key)  # fmt: skip
    shown = (
        empty
        if value is None
        else f"{value:,.0f}"
        if value == int(value) or (value >= 10 and not over)
        else f"{value:.1f}"
    )
    color = f"ramp.on.{min(step, 6)}" if value is not None else "text.muted"
    words = Text(
        x=x + (cell - 12 if over else cell) / 2,
        y=y + 15.5,
        text=shown,
        size=12,
        color=color,
        align="center",
        weight=600 if over else 400,
    )
    shapes: list[AnyShape] = [box, words]
    if over:
        corner = ((x + cell - 8, y + 4), (x + cell - 3, y + 12), (x + cell - 13, y + 12))
        shapes.append(Path(points=corner, closed=True, fill="status.at_risk.fill", stroke="status.at_risk.edge"))
    return shapes
