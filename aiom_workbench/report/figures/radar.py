"""The radar of the five components: now, target and an earlier round on five axes from 1 to 4."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence

from aiom_workbench.analysis.maturity import Maturity
from aiom_workbench.plan.choices import COMPONENTS
from aiom_workbench.report.figure import AnyShape, Circle, Figure, Mark, Path, Point, Text
from aiom_workbench.report.text_width import text_width
from aiom_workbench.words import _

LEVELS = 4
_LEGEND, _LABELS, _SIDE, _SIDE_NARROW = 30.0, 52.0, 122.0, 94.0
_NARROW = 470.0
"""Below this width the names at the sides stand under their marks."""
_TALLEST = 150.0


def radar(
    now: Maturity,
    before: Maturity | None,
    width: float,
    *,
    keys: Mapping[str, str] | None = None,
    selected: Collection[str] = (),
    before_name: str = "",
) -> Figure:
    """The profile in this width, in pixels; `keys` are the ids that a click on a component gives.

    An axis that is not rated has no point, and no line is drawn across it.
    """
    keys = keys or {}
    narrow = width < _NARROW
    side = _SIDE_NARROW if narrow else _SIDE
    r = max(60.0, min(_TALLEST, (width / 2 - side) / math.sin(2 * math.pi / 5)))
    centre = (width / 2, _LEGEND + _LABELS + r)
    shapes: list[AnyShape] = [*_ground(centre, r)]
    now_levels = {key: level.now for key, level in now.components.items() if level.now is not None}
    targets = {key: level.target for key, level in now.components.items() if level.target is not None}
    past = {key: level.now for key, level in before.components.items() if level.now is not None} if before else {}
    shapes += _area(centre, r, now_levels)
    shapes += _rings(centre, r)
    shapes += _outline(centre, r, past, "chart.axis", 1.5, (2, 3))
    shapes += _outline(centre, r, targets, "chart.bar_done", 2, (6, 4))
    shapes += _outline(centre, r, now_levels, "chart.critical", 2.5, None)
    for i, component in enumerate(COMPONENTS):
        key = keys.get(component.key, "")
        shapes += _points(centre, r, i, key, now_levels, targets, past)
        label = _stacked if narrow and i in (1, len(COMPONENTS) - 1) else _label
        shapes += label(centre, r, i, now, past, key, bool(key) and key in selected)
    shapes += _scale(centre, r)
    shapes += _legend(width, bool(targets), before_name if past else "")
    bottom = centre[1] + r * math.cos(math.pi / 5) + _LABELS + 8
    return Figure(width=width, height=bottom, shapes=tuple(shapes), title=_("Maturity profile"),
                  alt=profile_in_words(now))  # fmt: skip


def profile_in_words(now: Maturity) -> str:
    """What holds the programme back, in a sentence, and what the plan needs."""
    if not now.weakest or now.level_now is None:
        return _("No component is rated yet.")
    labels = {choice.key: choice.label.lower() for choice in COMPONENTS}
    if len(now.weakest) == len(COMPONENTS):
        return _("All five components stand at level {now} of 4.").format(now=now.level_now)
    names = [labels[key] for key in now.weakest]
    listed = names[0] if len(names) == 1 else _("{some} and {last}").format(some=", ".join(names[:-1]), last=names[-1])
    sentence = _("Held back by {names}: level {now} of 4").format(names=listed, now=now.level_now)
    needed = [found.target for key in now.weakest if (found := now.components[key]).target is not None]
    if needed and max(needed) > now.level_now:
        return _("{sentence}, where the plan needs {target}.").format(sentence=sentence, target=max(needed))
    return f"{sentence}."


def _at(centre: Point, r: float, axis: int, level: float) -> Point:
    turn = 2 * math.pi * axis / len(COMPONENTS)
    far = r * level / LEVELS
    return (centre[0] + far * math.sin(turn), centre[1] - far * math.cos(turn))


def _ring(centre: Point, r: float, level: float) -> tuple[Point, ...]:
    return tuple(_at(centre, r, axis, level) for axis in range(len(COMPONENTS)))


def _ground(centre: Point, r: float) -> list[AnyShape]:
    return [Path(points=_ring(centre, r, LEVELS), closed=True, fill="surface.panel")]


def _rings(centre: Point, r: float) -> list[AnyShape]:
    rings: list[AnyShape] = [
        Path(points=_ring(centre, r, level), closed=True, stroke="chart.grid" if level < LEVELS else "border.default")
        for level in range(1, LEVELS + 1)
    ]
    spokes = [
        Path(points=(centre, _at(centre, r, axis, LEVELS)), stroke="chart.grid") for axis in range(len(COMPONENTS))
    ]
    return [*rings, *spokes]


def _area(centre: Point, r: float, levels: Mapping[str, int]) -> list[AnyShape]:
    if len(levels) < len(COMPONENTS):
        return []
    points = tuple(_at(centre, r, i, levels[component.key]) for i, component in enumerate(COMPONENTS))
    return [Path(points=points, closed=True, fill="ramp.1")]


def _outline(
    centre: Point, r: float, levels: Mapping[str, int], stroke: str, wide: float, dash: tuple[float, float] | None
) -> list[AnyShape]:
    """Lines between neighbours that both have a level."""
    lines: list[AnyShape] = []
    for i, component in enumerate(COMPONENTS):
        after = (i + 1) % len(COMPONENTS)
        if component.key in levels and COMPONENTS[after].key in levels:
            ends = (_at(centre, r, i, levels[component.key]), _at(centre, r, after, levels[COMPONENTS[after].key]))
            lines.append(Path(points=ends, stroke=stroke, stroke_width=wide, dash=dash))
    return lines


def _points(
    centre: Point, r: float, axis: int, key: str,
    now: Mapping[str, int], targets: Mapping[str, int], past: Mapping[str, int],
) -> list[AnyShape]:  # fmt: skip
    component, shapes = COMPONENTS[axis].key, list[AnyShape]()
    if component in past:
        x, y = _at(centre, r, axis, past[component])
        shapes.append(Circle(x=x, y=y, r=4.5, fill="chart.ghost", stroke="chart.axis", key=key))
    if component in targets:
        x, y = _at(centre, r, axis, targets[component])
        shapes.append(Circle(x=x, y=y, r=7, fill="surface.canvas", stroke="chart.bar_done", stroke_width=2, key=key))
    if component in now:
        x, y = _at(centre, r, axis, now[component])
        shapes.append(Circle(x=x, y=y, r=5, fill="chart.critical", key=key))
    return shapes


def _label(
    centre: Point, r: float, axis: int, now: Maturity, past: Mapping[str, int], key: str, chosen: bool
) -> list[AnyShape]:
    component = COMPONENTS[axis]
    weak = component.key in now.weakest and len(now.weakest) < len(COMPONENTS)
    x, y = _at(centre, r, axis, LEVELS)
    lines = _said(now, component.key, past.get(component.key), weak=weak)
    name_wide = text_width(component.label, 13, 600) + 24
    color = "accent.text" if chosen else "text.primary"
    if axis == 0:
        left, top, at, align = x - name_wide / 2, y - 36, x, "center"
        lines = (", ".join(lines),)
    else:
        right = x > centre[0]
        left, at, align = (x + 14, x + 14, "left") if right else (x - 14 - name_wide, x - 14, "right")
        top = y + 18 if y > centre[1] else y - 14
    shapes: list[AnyShape] = [
        Mark(x=left + 9, y=top, family="component", name=component.key, size=18, key=key),
        Text(x=left + 24, y=top + 4.5, text=component.label, size=13, weight=600, color=color, key=key),
    ]
    for n, line in enumerate(lines):
        shapes.append(Text(x=at, y=top + 22 + 15 * n, text=line, size=12, weight=600 if weak else 400, key=key,
                           align=align, color="text.primary" if weak else "text.secondary"))  # type: ignore[arg-type]  # fmt: skip
    return shapes


def _stacked(
    centre: Point, r: float, axis: int, now: Maturity, past: Mapping[str, int], key: str, chosen: bool
) -> list[AnyShape]:
    """At the sides of a narrow radar: the name, mark and levels below it, then what is to be said."""
    component = COMPONENTS[axis]
    weak = component.key in now.weakest and len(now.weakest) < len(COMPONENTS)
    x, y = _at(centre, r, axis, LEVELS)
    first, *rest = _said(now, component.key, past.get(component.key), weak=weak)
    right = x > centre[0]
    edge, align = (x + 12, "left") if right else (x - 12, "right")
    wide = text_width(first, 13, 600) + 24
    left = edge if right else edge - wide
    strong, plain = "accent.text" if chosen else "text.primary", "text.primary" if weak else "text.secondary"
    shapes: list[AnyShape] = [
        Text(x=edge, y=y - 15, text=component.label, size=13, weight=600, color=strong, align=align, key=key),  # type: ignore[arg-type]
        Mark(x=left + 9, y=y + 1, family="component", name=component.key, size=18, key=key),
        Text(x=left + 24, y=y + 5.5, text=first, size=13, weight=600, color=strong, key=key),
    ]  # fmt: skip
    for line in rest:
        shapes.append(Text(x=edge, y=y + 24, text=line, size=12, weight=600 if weak else 400, color=plain, key=key,
                           align=align))  # type: ignore[arg-type]  # fmt: skip
    return shapes


def _said(now: Maturity, key: str, past: int | None, *, weak: bool) -> tuple[str, ...]:
    level = now.components.get(key)
    if level is None or level.now is None:
        return (_("not rated"),)
    said = _("{now} → {target}").format(now=level.now, target=level.target) if level.target else str(level.now)
    if weak:
        return (said, _("weakest link"))
    return (said, _("was {past}").format(past=past)) if past is not None and past != level.now else (said,)


def _scale(centre: Point, r: float) -> list[AnyShape]:
    return [
        Text(x=centre[0] - 7, y=centre[1] - r * level / LEVELS + 4, text=str(level), size=11, weight=500,
             color="text.muted", align="right", halo="surface.canvas")
        for level in range(1, LEVELS + 1)
    ]  # fmt: skip


def _legend(width: float, has_target: bool, before_name: str) -> list[AnyShape]:
    entries: Sequence[tuple[AnyShape, str]] = [
        (Circle(x=0, y=9, r=5, fill="chart.critical"), _("now")),
        *([(Circle(x=0, y=9, r=6, fill="surface.canvas", stroke="chart.bar_done", stroke_width=2), _("target"))]
          if has_target else []),
        *([(Circle(x=0, y=9, r=4.5, fill="chart.ghost", stroke="chart.axis"), before_name)] if before_name else []),
    ]  # fmt: skip
    shapes: list[AnyShape] = []
    x = 6.0
    for mark, text in entries:
        assert isinstance(mark, Circle)
        shapes.append(
            Circle(x=x, y=mark.y, r=mark.r, fill=mark.fill, stroke=mark.stroke, stroke_width=mark.stroke_width)
        )
        shapes.append(Text(x=x + 12, y=13, text=text, size=12, weight=500, color="text.secondary"))
        x += 30 + text_width(text, 12, 500)
    return shapes
