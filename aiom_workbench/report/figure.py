"""A picture as plain data: shapes at places, in pixels from the top left, colours by token name.

Made once here; the window's canvases and the documents' painter both paint it, each in its own
way. A shape's `key` is the id of the thing that it stands for, so that a click finds it.
Colours are names of tokens ("text.primary", "status.off_track.fill", "ramp.3", "ramp.on.3"); the
painter's theme says what they look like.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from aiom_workbench.report.text_width import text_width

Point = tuple[float, float]
Align = Literal["left", "center", "right"]
_NEAR = 4.0
"""Pixels from a line within which the pointer is on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What all shapes share: whose they are, and what the pointer is told over them."""

    key: str = ""
    tip: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rect(Shape):
    """A rectangle; empty colour names paint nothing."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 1.0
    radius: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle(Shape):
    """A circle round a centre."""

    x: float
    y: float
    r: float
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Path(Shape):
    """Straight lines through points; closed ones may be filled. `arrow` puts a head at the end."""

    points: tuple[Point, ...]
    stroke: str = ""
    stroke_width: float = 1.0
    fill: str = ""
    closed: bool = False
    dash: tuple[float, float] | None = None
    arrow: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Shape):
    """One line of text. `x`, `y`: its left, centre or right end on the baseline.

    `halo` names the colour of a four-pixel rim that keeps it readable over lines; `turned` reads
    from bottom to top.
    """

    x: float
    y: float
    text: str
    size: float = 13.0
    weight: int = 400
    color: str = "text.primary"
    align: Align = "left"
    halo: str = ""
    turned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark(Shape):
    """A mark of the tokens' families, round a centre: family "status", "component", "role", "engagement" or "severity"."""

    x: float
    y: float
    family: str
    name: str
    size: float = 16.0


AnyShape = Rect | Circle | Path | Text | Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A whole picture. `title` is its caption, `alt` says in words what it shows."""

    width: float
    height: float
    shapes: tuple[AnyShape, ...]
    title: str = ""
    alt: str = ""

    def at(self, x: float, y: float) -> str:
        """The key of the topmost shape at a point, or ""."""
        return next((s.key for s in reversed(self.shapes) if s.key and covers(s, x, y)), "")

    def tip_at(self, x: float, y: float) -> str:
        """What the pointer is told at a point, or ""."""
        return next((s.tip for s in reversed(self.shapes) if s.tip and covers(s, x, y)), "")

    def keys(self) -> Iterator[str]:
        """The ids of the things that the picture shows, each once, in painting order."""
        return iter(dict.fromkeys(shape.key for shape in self.shapes if shape.key))


def covers(shape: AnyShape, x: float, y: float) -> bool:
    """Whether a shape covers a point, with a little slack for lines."""
    if isinstance(shape, Rect):
        return shape.x <= x <= shape.x + shape.width and shape.y <= y <= shape.y + shape.height
    if isinstance(shape, Circle):
        return (x - shape.x) ** 2 + (y - shape.y) ** 2 <= shape.r**2
    if isinstance(shape, Mark):
        return abs(x - shape.x) <= shape.size / 2 and abs(y - shape.y) <= shape.size / 2
    if isinstance(shape, Text):
        return _covers_text(shape, x, y)
    xs, ys = [p[0] for p in shape.points], [p[1] for p in shape.points]
    near = min(xs) - _NEAR <= x <= max(xs) + _NEAR and min(ys) - _NEAR <= y <= max(ys) + _NEAR
    return near and (shape.closed or any(_along(a, b, x, y) <= _NEAR for a, b in pairwise(shape.points)))


def _along(start: Point, end: Point, x: float, y: float) -> float:
    """How far a point is from a straight line between two others."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    long = dx * dx + dy * dy
    share = 0.0 if long == 0 else max(0.0, min(1.0, ((x - start[0]) * dx + (y - start[1]) * dy) / long))
    return math.hypot(x - start[0] - share * dx, y - start[1] - share * dy)


def _covers_text(shape: Text, x: float, y: float) -> bool:
    width = text_width(shape.text, shape.size, shape.weight)
    left = shape.x - {"left": 0.0, "center": width / 2, "right": width}[shape.align]
    return left <= x <= left + width and shape.y - shape.size <= y <= shape.y + 4
