"""The reveal: a room's votes by voice on one scale, the gap between sponsors and users, read from ten metres.

All sizes are for a picture 1920 pixels wide and grow or shrink with `scale`. Votes are shapes, never names.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from aiom_workbench.analysis.room import FEWEST_SHOWN, Group, Room
from aiom_workbench.report.figure import AnyShape, Circle, Figure, Path, Point, Rect, Text
from aiom_workbench.report.text_width import text_width, wrapped
from aiom_workbench.words import _

_NAMES, _MEAN, _HEAD, _ROW, _BRACKET = 300.0, 150.0, 66.0, 104.0, 84.0
_DOT = 17.0
_BOLD = frozenset({"sponsor", "user"})


def reveal(found: Room, width: float, scale: float, top: int = 5) -> Figure:
    """The votes in this width; `top` is the end of the scale."""
    board = _Board(width / scale, top)
    shapes: list[AnyShape] = board.head()
    for n, group in enumerate(found.groups):
        shapes += board.row(n, group)
    bottom = _HEAD + _ROW * max(1, len(found.groups))
    shapes.append(Path(points=((0, bottom), (board.width, bottom)), stroke="chart.ghost", stroke_width=2))
    if found.gap is not None:
        shapes += board.bracket(found, bottom)
    figure = Figure(width=board.width, height=bottom + _BRACKET, shapes=tuple(shapes), title=_("Votes by voice"),
                    alt=_in_words(found))  # fmt: skip
    return scaled(figure, scale)


def anchors(texts: Sequence[str], width: float, scale: float) -> Figure:
    """What each score means, to be read in silence while everybody decides; 28 pixels and not less."""
    wide, y = width / scale, 0.0
    shapes: list[AnyShape] = []
    for n, text in enumerate(texts, 1):
        lines = wrapped(text, 28, wide - 90, lines=3)
        shapes.append(Path(points=((0, y), (wide, y)), stroke="chart.ghost", stroke_width=2))
        shapes.append(Text(x=10, y=y + 44, text=str(n), size=36, weight=600))
        for i, line in enumerate(lines):
            shapes.append(Text(x=80, y=y + 42 + 37 * i, text=line, size=28))
        y += 28 + 37 * len(lines)
    figure = Figure(width=wide, height=y, shapes=tuple(shapes), title=_("What each score means"), alt=" ".join(texts))
    return scaled(figure, scale)


class _Board:
    """The places of the reveal."""

    def __init__(self, width: float, top: int) -> None:
        self.width, self.top = width, top
        self.left, self.right = _NAMES + 60, width - _MEAN - 60

    def x(self, score: float) -> float:
        return self.left + (score - 1) / (self.top - 1) * (self.right - self.left)

    def head(self) -> list[AnyShape]:
        shapes: list[AnyShape] = [
            Text(x=self.x(score), y=40, text=str(score), size=36, weight=600, align="center")
            for score in range(1, self.top + 1)
        ]
        shapes.append(
            Text(x=self.width, y=40, text=_("Mean"), size=28, weight=500, color="text.secondary", align="right")
        )
        return shapes

    def row(self, n: int, group: Group) -> list[AnyShape]:
        y, weight = _HEAD + _ROW * n, 600 if group.voice in _BOLD else 400
        middle = y + _ROW / 2
        shapes: list[AnyShape] = [
            Path(points=((0, y), (self.width, y)), stroke="chart.ghost", stroke_width=2),
            Text(x=0, y=middle + 12, text=group.label, size=36, weight=weight),
            Text(x=_NAMES - 40, y=middle + 11, text=str(group.n), size=28, weight=500, color="text.secondary",
                 align="right"),
        ]  # fmt: skip
        if group.withheld:
            shapes.append(Text(x=self.left - 20, y=middle + 11, text=_unseen(), size=28, color="text.secondary"))
            return shapes
        for score in range(1, self.top + 1):
            shapes.append(
                Path(points=((self.x(score), y), (self.x(score), y + _ROW)), stroke="chart.ghost", stroke_width=2)
            )
        for score in range(1, self.top + 1):
            shapes += self._votes(group, score, middle)
        if group.mean is not None:
            shapes.append(Text(x=self.width, y=middle + 15, text=f"{group.mean:.1f}", size=44 if weight == 600 else 36,
                               weight=weight, align="right"))  # fmt: skip
        return shapes

    def _votes(self, group: Group, score: int, y: float) -> list[AnyShape]:
        n = group.scores.count(score)
        room = (self.right - self.left) / (self.top - 1) - 8
        step = min(2.4 * _DOT, room / n) if n else 0.0
        first = self.x(score) - step * (n - 1) / 2
        return [_shape(group.voice, first + step * i, y) for i in range(n)]

    def bracket(self, found: Room, bottom: float) -> list[AnyShape]:
        means = {group.voice: group.mean for group in found.groups if group.mean is not None}
        rows = {group.voice: n for n, group in enumerate(found.groups)}
        y = bottom + _BRACKET / 2
        shapes: list[AnyShape] = []
        for voice in ("sponsor", "user"):
            x = self.x(means[voice])
            start = _HEAD + _ROW * (rows[voice] + 1)
            shapes.append(Path(points=((x, start), (x, y)), stroke="text.primary", stroke_width=3, dash=(2, 6)))
            shapes.append(Path(points=((x, y - 18), (x, y + 18)), stroke="text.primary", stroke_width=4))
        low, high = sorted(self.x(means[voice]) for voice in ("sponsor", "user"))
        shapes.append(Path(points=((low, y), (high, y)), stroke="text.primary", stroke_width=4))
        words = _("{gap:.1f} apart").format(gap=abs(found.gap or 0))
        wide = text_width(words, 44, 600) + 56
        middle = min(max((low + high) / 2, wide / 2), self.width - wide / 2)
        shapes.append(Rect(x=middle - wide / 2, y=y - 32, width=wide, height=64, fill="text.primary", radius=6))
        shapes.append(Text(x=middle, y=y + 15, text=words, size=44, weight=600, color="surface.canvas", align="center"))
        return shapes


def _unseen() -> str:
    return _("fewer than {n} votes: not shown").format(n=FEWEST_SHOWN)


def _shape(voice: str, x: float, y: float) -> AnyShape:
    if voice == "sponsor":
        r = _DOT * 1.25
        diamond: tuple[Point, ...] = ((x, y - r), (x + r, y), (x, y + r), (x - r, y))
        return Path(points=diamond, closed=True, fill="text.primary")
    if voice == "user":
        return Circle(x=x, y=y, r=_DOT, fill="text.primary")
    return Circle(x=x, y=y, r=_DOT - 2, fill="surface.canvas", stroke="text.secondary", stroke_width=4)


def _in_words(found: Room) -> str:
    said = []
    for group in found.groups:
        if group.mean is None:
            said.append(_("{voice}: {what}").format(voice=group.label, what=_unseen()))
        else:
            said.append(
                _("{voice}: mean {mean:.1f} of {n} votes").format(voice=group.label, mean=group.mean, n=group.n)
            )
    return "; ".join(said)


def scaled(figure: Figure, scale: float) -> Figure:
    """The figure, all of it larger or smaller."""
    shapes = tuple(_scaled(shape, scale) for shape in figure.shapes)
    return Figure(width=figure.width * scale, height=figure.height * scale, shapes=shapes, title=figure.title,
                  alt=figure.alt)  # fmt: skip


def _scaled(shape: AnyShape, scale: float) -> AnyShape:
    grown: dict[str, object] = {}
    for name in ("x", "y", "r", "width", "height", "size", "stroke_width", "radius"):
        if hasattr(shape, name):
            grown[name] = getattr(shape, name) * scale
    if isinstance(shape, Path):
        grown["points"] = tuple((x * scale, y * scale) for x, y in shape.points)
        grown["dash"] = (shape.dash[0], shape.dash[1]) if shape.dash else None
    return dataclasses.replace(shape, **grown)  # type: ignore[arg-type]
