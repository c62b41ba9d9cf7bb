"""Maturity by component: now, target and, where there was an earlier round, where it came from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aiom_workbench.analysis.maturity import Maturity
from aiom_workbench.plan.choices import COMPONENTS
from aiom_workbench.report.figure import AnyShape, Circle, Figure, Mark, Path, Text
from aiom_workbench.report.text_width import elided
from aiom_workbench.words import N_, _

LEVELS = (N_("Ad hoc"), N_("Foundational"), N_("Integrated"), N_("AI-native"))
_NAMES, _NOTES, _HEAD, _ROW = 132.0, 132.0, 44.0, 40.0


def maturity_figure(found: Mapping[str, tuple[int | None, int | None, int | None]], weakest: Sequence[str],
                    width: float = 640) -> Figure:  # fmt: skip
    """A dumbbell for each component in `found`: level now, target, and at the earlier round (or None)."""
    left, right = _NAMES + 20, width - _NOTES - 20
    step = (right - left) / 3
    height = _HEAD + _ROW * len(found) + 34
    shapes: list[AnyShape] = []
    for level, name in enumerate(LEVELS, 1):
        x = left + step * (level - 1)
        shapes.append(Path(points=((x, _HEAD - 6), (x, height - 34)), stroke="chart.grid"))
        shapes.append(Text(x=x, y=16, text=str(level), size=13, weight=600, align="center"))
        shapes.append(Text(x=x, y=31, text=_(name), size=11, color="text.muted", align="center"))
    for n, (key, values) in enumerate(found.items()):
        y = _HEAD + _ROW * n + _ROW / 2
        shapes += _row(key, values, y, left, step, width, held_back=key in weakest)
    return Figure(width=width, height=height, shapes=(*shapes, *_legend(left, height - 12)))


def earlier(now: Maturity, before: Maturity | None) -> dict[str, tuple[int | None, int | None, int | None]]:
    """What `maturity_figure` takes, from two rounds."""
    past = before.components if before else {}
    return {
        key: (level.now, level.target, past[key].now if key in past else None) for key, level in now.components.items()
    }


def _row(key: str, values: tuple[int | None, int | None, int | None], y: float, left: float, step: float,
         width: float, *, held_back: bool) -> list[AnyShape]:  # fmt: skip
    now, target, before = values
    name = next((choice.label for choice in COMPONENTS if choice.key == key), key)

    def at(level: int) -> float:
        return left + step * (level - 1)

    shapes: list[AnyShape] = [
        Mark(x=12, y=y, family="component", name=key, size=18),
        Text(x=30, y=y + 4.5, text=elided(name, 13, _NAMES - 34, 500), weight=500),
    ]
    if now is not None and target is not None and now != target:
        shapes.append(Path(points=((at(now), y), (at(target), y)), stroke="chart.bar", stroke_width=3))
    if before is not None and before != now:
        shapes.append(Circle(x=at(before), y=y, r=5, fill="chart.ghost", stroke="chart.axis"))
    if target is not None:
        shapes.append(Circle(x=at(target), y=y, r=8, fill="surface.canvas", stroke="accent.fill", stroke_width=2.5))
    if now is not None:
        shapes.append(Circle(x=at(now), y=y, r=7, fill="chart.critical"))
    shapes.append(Text(x=width - 4, y=y + 4.5, text=_note(now, target, held_back), align="right",
                       size=12, weight=600 if held_back else 400,
                       color="text.primary" if held_back else "text.secondary"))  # fmt: skip
    return shapes


def _note(now: int | None, target: int | None, held_back: bool) -> str:
    if now is None:
        return _("not rated")
    gap = "" if target is None else _("on target") if target <= now else _("{n} to go").format(n=target - now)
    return _("weakest link, {gap}").format(gap=gap) if held_back and gap else gap


def _legend(x: float, y: float) -> list[AnyShape]:
    return [
        Circle(x=x, y=y - 4, r=6, fill="chart.critical"), Text(x=x + 11, y=y, text=_("now"), size=11),
        Circle(x=x + 62, y=y - 4, r=6, fill="surface.canvas", stroke="accent.fill", stroke_width=2.5),
        Text(x=x + 73, y=y, text=_("target of this plan"), size=11),
        Circle(x=x + 204, y=y - 4, r=5, fill="chart.ghost", stroke="chart.axis"),
        Text(x=x + 214, y=y, text=_("round before"), size=11),
    ]  # fmt: skip
