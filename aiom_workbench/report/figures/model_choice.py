"""The model choice: three options by score, and what the ranking hangs on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from aiom_workbench.analysis.model_choice import ModelChoice, Swing
from aiom_workbench.plan.choices import MODELS
from aiom_workbench.report.figure import AnyShape, Figure, Path, Rect, Text
from aiom_workbench.report.text_width import wrapped
from aiom_workbench.words import _

_ROW, _NAMES = 34.0, 150.0


def scores_figure(choice: ModelChoice, chosen: str | None, width: float = 640) -> Figure:
    """A bar for each option, the highest first; scores run from 1 to 5."""
    scored = {key: score for key, score in choice.scores.items() if score is not None}
    order = sorted(scored, key=lambda key: -scored[key])
    left, room = _NAMES, width - _NAMES - 150
    shapes: list[AnyShape] = []
    for n, key in enumerate(order):
        y = 8 + _ROW * n
        label = next(option.label for option in MODELS if option.key == key)
        weight = 600 if key == choice.leader else 400
        length = room * (scored[key] - 1) / 4
        shapes += [
            Text(x=0, y=y + 17, text=label, size=13, weight=weight),
            Rect(x=left, y=y + 3, width=room, height=18, fill="surface.hover", radius=2),
            Rect(x=left, y=y + 3, width=length, height=18, fill=f"chart.option.{n}", radius=2),
            Text(x=left + room + 12, y=y + 17, text=f"{scored[key]:.1f}", size=13, weight=600),
        ]
        if key == chosen:
            shapes.append(
                Text(x=left + room + 44, y=y + 17, text=_("chosen"), size=12, color="accent.text", weight=600)
            )
    base = 8 + _ROW * len(order)
    for score in range(1, 6):
        x = left + room * (score - 1) / 4
        shapes.append(Path(points=((x, base - 6), (x, base)), stroke="chart.axis"))
        shapes.append(Text(x=x, y=base + 13, text=str(score), size=11, color="text.muted", align="center"))
    return Figure(width=width, height=base + 20, shapes=tuple(shapes))


def tornado_figure(swings: Sequence[Swing], names: Mapping[str, str], margin: float, leader: str,
                   width: float = 640) -> Figure:  # fmt: skip
    """For each criterion the leader's lead with its weight at nothing and doubled; left of nought it is overtaken."""
    shown = list(swings)[:10]
    ends = [value for s in shown for value in (s.at_zero, s.at_double) if value is not None]
    low, high = min([0.0, *ends]) - 0.05, max([margin, *ends]) + 0.05
    left, right, top = 210.0, width - 20, 34.0
    scale = (right - left) / (high - low)

    def at(value: float) -> float:
        return left + (value - low) * scale

    bottom = top + 28 * len(shown)
    shapes: list[AnyShape] = [
        Text(x=at(0) + 4 if at(0) < left + 60 else at(0) - 4, y=13,
             text=_("overtaken here"), size=11, color="text.muted", align="left" if at(0) < left + 60 else "right"),
        Text(x=right, y=13, text=_("{model} leads by").format(model=leader), size=11, color="text.muted", align="right"),
    ]  # fmt: skip
    for n, swing in enumerate(shown):
        shapes += _swing(swing, names.get(swing.criterion, ""), top + 28 * n, at, margin)
    shapes.append(Path(points=((at(0), top - 12), (at(0), bottom)), stroke="chart.critical", stroke_width=1.5))
    shapes.append(Path(points=((at(margin), top - 6), (at(margin), bottom)), stroke="chart.today", dash=(4, 3)))
    shapes.append(Text(x=at(0), y=bottom + 14, text="0", size=11, align="center"))
    shapes.append(Text(x=at(margin), y=bottom + 14, text=_("today {margin}").format(margin=f"{margin:.2f}"), size=11,
                       color="accent.text", align="center"))  # fmt: skip
    shapes += [
        Rect(x=left - 210, y=bottom + 5, width=12, height=10, fill="chart.ghost", stroke="chart.axis"),
        Text(x=left - 194, y=bottom + 14, text=_("without it"), size=11),
        Rect(x=left - 130, y=bottom + 5, width=12, height=10, fill="chart.bar_done"),
        Text(x=left - 114, y=bottom + 14, text=_("twice its weight"), size=11),
    ]
    return Figure(width=width, height=bottom + 24, shapes=tuple(shapes))


def _swing(swing: Swing, name: str, y: float, at: Callable[[float], float], margin: float) -> list[AnyShape]:
    shapes: list[AnyShape] = []
    lines = wrapped(name, 12, 196, lines=1)
    shapes.append(Text(x=0, y=y + 15, text=lines[0] if lines else "", size=12, key=swing.criterion))
    ends = ((swing.at_zero, "chart.ghost", "chart.axis"), (swing.at_double, "chart.bar_done", ""))
    for value, fill, stroke in ends:
        if value is None:
            continue
        x0, x1 = sorted((at(margin), at(value)))
        shapes.append(Rect(x=x0, y=y + 3, width=max(x1 - x0, 1.0), height=16, fill=fill, stroke=stroke,
                           key=swing.criterion))  # fmt: skip
    return shapes
