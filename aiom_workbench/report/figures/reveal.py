"""The reveal: a room's votes by voice on one scale, the gap between sponsors and users, read from ten metres.

All sizes are for a picture 1920 pixels wide and grow or shrink with `scale`. Votes are shapes, never names.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from aiom_workbench.analysis.room import FEWEST_SHOWN, Group, Room
from aiom_workbench.report.figure import Align, AnyShape, Circle, Figure, Path, Point, Rect, Text
from aiom_workbench.report.text_width import text_width, wrapped
from aiom_workbench.words import _

_NAMES, _MEAN, _HEAD, _ROW, _BRACKET = 320.0, 130.0, 66.0, 100.0, 100.0
_DOT = 17.0
MOST = 1.5
"""How much larger than the least the type becomes where there is room."""
_BOLD = frozenset({"sponsor", "user"})


def reveal(found: Room, width: float, scale: float, top: int = 5, height: float = 0) -> Figure:
    """The votes in this width; `top` is the end of the scale. Rows and type grow into the `height` that there is."""
    count = max(1, len(found.groups))
    board = _Board(width / scale, top, height / scale / (_HEAD + _ROW * count + _BRACKET))
    shapes: list[AnyShape] = board.head()
    for n, group in enumerate(found.groups):
        shapes += board.row(n, group)
    bottom = board.high_head + board.high * count
    shapes.append(Path(points=((0, bottom), (board.width, bottom)), stroke="chart.ghost", stroke_width=2))
    if found.gap is not None:
        shapes += board.bracket(found, bottom)
    figure = Figure(width=board.width, height=bottom + _BRACKET * board.k, shapes=tuple(shapes), title=_("Votes by voice"),
                    alt=_in_words(found))  # fmt: skip
    return scaled(figure, scale)


def anchors(texts: Sequence[str], width: float, scale: float, height: float = 0) -> Figure:
    """What each score means, to be read in silence while everybody decides: as large as fits, 28 pixels and not less."""
    sizes = (44.0, 40.0, 36.0, 32.0, 28.0)
    laid = (_anchors(texts, width / scale, size) for size in sizes)
    figure = next((one for one in laid if one.height <= height / scale), None) or _anchors(
        texts, width / scale, sizes[-1]
    )
    return scaled(figure, scale)


def _anchors(texts: Sequence[str], wide: float, size: float) -> Figure:
    y, line = 0.0, size * 1.32
    shapes: list[AnyShape] = []
    for n, text in enumerate(texts, 1):
        lines = wrapped(text, size, wide - 90, lines=3)
        shapes.append(Path(points=((0, y), (wide, y)), stroke="chart.ghost", stroke_width=2))
        shapes.append(Text(x=10, y=y + size * 1.5, text=str(n), size=size * 1.28, weight=600))
        shapes += [Text(x=80, y=y + size * 1.5 + line * i, text=said, size=size) for i, said in enumerate(lines)]
        y += size + line * len(lines)
    return Figure(width=wide, height=y, shapes=tuple(shapes), title=_("What each score means"), alt=" ".join(texts))


class _Board:
    """The places of the reveal; `k` is how much larger than the least everything is."""

    def __init__(self, width: float, top: int, room: float) -> None:
        self.width, self.top, self.k = width, top, min(MOST, max(1.0, room))
        self.high, self.high_head, self.dot = _ROW * self.k, _HEAD * self.k, _DOT * self.k
        self.column = (width - (_NAMES + _MEAN) * self.k) / top
        self.left = _NAMES * self.k + self.column / 2

    def x(self, score: float) -> float:
        return self.left + (score - 1) * self.column

    def text(self, x: float, y: float, text: str, size: float, *, bold: bool = False, quiet: bool = False,
             align: Align = "left", color: str = "") -> Text:  # fmt: skip
        """A text with its middle at `y`."""
        size *= self.k
        return Text(x=x, y=y + size * 0.36, text=text, size=size, weight=600 if bold else 500 if quiet else 400,
                    color=color or ("text.secondary" if quiet else "text.primary"), align=align)  # fmt: skip

    def head(self) -> list[AnyShape]:
        y, places = self.high_head / 2, range(1, self.top + 1)
        scores = [self.text(self.x(score), y, str(score), 40, bold=True, align="center") for score in places]
        return [*scores, self.text(self.width, y, _("Mean"), 32, quiet=True, align="right")]

    def row(self, n: int, group: Group) -> list[AnyShape]:
        y, bold = self.high_head + self.high * n, group.voice in _BOLD
        middle = y + self.high / 2
        shapes: list[AnyShape] = [
            Path(points=((0, y), (self.width, y)), stroke="chart.ghost", stroke_width=2),
            self.text(0, middle, group.label, 40, bold=bold),
            self.text((_NAMES - 24) * self.k, middle, str(group.n), 32, quiet=True, align="right"),
        ]
        if group.withheld:
            shapes.append(self.text(_NAMES * self.k + 16, middle, _unseen(), 32, quiet=True))
            return shapes
        for score in range(1, self.top + 1):
            line = ((self.x(score), y), (self.x(score), y + self.high))
            shapes.append(Path(points=line, stroke="chart.ghost", stroke_width=2))
        for score in range(1, self.top + 1):
            shapes += self._votes(group, score, middle)
        if group.mean is not None:
            size = 56 if bold else 44
            shapes.append(self.text(self.width, middle, f"{group.mean:.1f}", size, bold=bold, align="right"))
        return shapes

    def _votes(self, group: Group, score: int, middle: float) -> list[AnyShape]:
        """The votes for a score side by side in its column; in two lines where one would crowd them."""
        n, room = group.scores.count(score), self.column - 12
        lines = 1 if n * 2.2 * self.dot <= room else 2
        each = max(1, -(-n // lines))
        step = min(2.4 * self.dot, (room - 2 * self.dot) / max(1, each - 1))
        shapes = []
        for i in range(n):
            line, at = divmod(i, each)
            here = min(each, n - line * each)
            y = middle + (line - (lines - 1) / 2) * 2.3 * self.dot
            shapes.append(_shape(group.voice, self.x(score) + step * (at - (here - 1) / 2), y, self.dot))
        return shapes

    def bracket(self, found: Room, bottom: float) -> list[AnyShape]:
        means = {group.voice: group.mean for group in found.groups if group.mean is not None}
        rows = {group.voice: n for n, group in enumerate(found.groups)}
        y = bottom + _BRACKET * self.k / 2
        shapes: list[AnyShape] = []
        for voice in ("sponsor", "user"):
            x = self.x(means[voice])
            start = self.high_head + self.high * (rows[voice] + 1)
            shapes.append(Path(points=((x, start), (x, y)), stroke="text.primary", stroke_width=3, dash=(2, 6)))
            shapes.append(Path(points=((x, y - 18), (x, y + 18)), stroke="text.primary", stroke_width=4))
        low, high = sorted(self.x(means[voice]) for voice in ("sponsor", "user"))
        shapes.append(Path(points=((low, y), (high, y)), stroke="text.primary", stroke_width=4))
        words = _("{gap:.1f} apart").format(gap=abs(found.gap or 0))
        wide, tall = text_width(words, 56 * self.k, 600) + 56, 80 * self.k
        middle = min(max((low + high) / 2, wide / 2), self.width - wide / 2)
        shapes.append(Rect(x=middle - wide / 2, y=y - tall / 2, width=wide, height=tall, fill="text.primary", radius=6))
        shapes.append(self.text(middle, y, words, 56, bold=True, align="center", color="surface.canvas"))
        return shapes


def _unseen() -> str:
    return _("fewer than {n} votes: not shown").format(n=FEWEST_SHOWN)


def _shape(voice: str, x: float, y: float, dot: float) -> AnyShape:
    if voice == "sponsor":
        r = dot * 1.2
        diamond: tuple[Point, ...] = ((x, y - r), (x + r, y), (x, y + r), (x - r, y))
        return Path(points=diamond, closed=True, fill="text.primary")
    if voice == "user":
        return Circle(x=x, y=y, r=dot, fill="text.primary")
    return Circle(x=x, y=y, r=dot - 2, fill="surface.canvas", stroke="text.secondary", stroke_width=4)


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
