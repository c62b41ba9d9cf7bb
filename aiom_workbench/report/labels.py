"""Where names go beside points, so that none overlaps another, a point, or what is kept clear.

Greedy by priority: each label takes the first place that is free (right, left, below, above, then
two lines, then further out); one without room is left out rather than laid over another. Who was left
out goes first in the next turn, and the turn that named most, weighed by priority, stands ("squeaky
wheel" optimisation, Joslin and Clements 1999). Places that are taken are kept in a grid of cells, so
that thousands of points cost linear time.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from aiom_workbench.report.text_width import text_width, wrapped

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
_CELL = 48.0
_GAP = 5.0
_TURNS = 12
"""How often the order is tried anew for those who were left without a name."""
_OVER_OTHERS = 24
"""How many names may lie over points in a crowd."""


@dataclass(frozen=True, slots=True)
class Point:
    """A point that wants a name: its centre, its radius, its label and how much it matters (higher first)."""

    key: str
    x: float
    y: float
    r: float
    label: str
    priority: float = 0.0


@dataclass(frozen=True, slots=True)
class Label:
    """Where a label goes: its lines, each with the place of its baseline, how it is aligned, and where a line
    that ties it to its point ends, if it stands further out.
    """

    key: str
    lines: tuple[tuple[float, float, str], ...]
    align: str
    box: Box
    leader: tuple[float, float] | None = None


class Taken:
    """What is taken already, found quickly by place."""

    def __init__(self, boxes: Sequence[Box] = ()) -> None:
        """Begin with these boxes taken."""
        self._cells: dict[tuple[int, int], list[Box]] = {}
        for box in boxes:
            self.add(box)

    def add(self, box: Box) -> None:
        """Take a box."""
        for cell in _cells(box):
            self._cells.setdefault(cell, []).append(box)

    def is_free(self, box: Box) -> bool:
        """Whether nothing taken meets the box."""
        for cell in _cells(box):
            for other in self._cells.get(cell, ()):
                if box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]:
                    return False
        return True


def place_labels(
    points: Sequence[Point],
    bounds: Box,
    *,
    clear: Sequence[Box] = (),
    crowd: bool = False,
    size: float = 12.0,
    weight: int = 500,
) -> dict[str, Label]:
    """The labels that have room, by key. `bounds` holds them all; `clear` is kept free of them.

    Points themselves are never covered, but in a crowd: there the names of the few that matter most may
    lie over points, and only the four near places are tried. Sizes and places are in pixels.
    """
    order = sorted(range(len(points)), key=lambda i: (-points[i].priority, i))
    if crowd:
        return _placed_in_a_crowd([points[i] for i in order], bounds, clear, size, weight)
    places = [[at for at in _candidates(point, size, weight) if _inside(at.box, bounds)] for point in points]
    best: dict[str, Label] = {}
    for _turn in range(_TURNS):
        taken, missed = Taken([*clear, *(_around(point) for point in points)]), []
        found: dict[str, Label] = {}
        for i in order:
            label = next((at for at in places[i] if taken.is_free(at.box)), None)
            if label is None:
                missed.append(i)
            else:
                taken.add(label.box)
                found[points[i].key] = label
        if _worth(found, points) > _worth(best, points):
            best = found
        if not missed:
            break
        order = [*missed, *(i for i in order if i not in missed)]
    return best


def _worth(found: Mapping[str, Label], points: Sequence[Point]) -> float:
    return sum(1 + point.priority for point in points if point.key in found)


def _placed_in_a_crowd(
    points: Sequence[Point], bounds: Box, clear: Sequence[Box], size: float, weight: int
) -> dict[str, Label]:
    taken, names = Taken([*clear, *(_around(point) for point in points)]), Taken(clear)
    found: dict[str, Label] = {}
    for rank, point in enumerate(points):
        free = names if rank < _OVER_OTHERS else taken
        for label in _around_point(point, (point.label,), size, weight, _GAP):
            if _inside(label.box, bounds) and free.is_free(label.box):
                taken.add(label.box)
                names.add(label.box)
                found[point.key] = label
                break
    return found


def _candidates(point: Point, size: float, weight: int) -> Iterator[Label]:
    one = (point.label,)
    yield from _around_point(point, one, size, weight, _GAP)
    room = max(text_width(point.label, size, weight) * 0.62, 60.0)
    two = wrapped(point.label, size, room, weight)
    if len(two) > 1 and "…" not in "".join(two):
        yield from _around_point(point, two, size, weight, _GAP)
    yield from _around_point(point, one, size, weight, _GAP + size)
    yield from _at_corners(point, one, size, weight)
    if len(two) > 1 and "…" not in "".join(two):
        yield from _at_corners(point, two, size, weight)
        yield from _further_out(point, two, size, weight)
    yield from _further_out(point, one, size, weight)


def _further_out(point: Point, lines: tuple[str, ...], size: float, weight: int) -> Iterator[Label]:
    """Two rings of twelve places, each tied to its point by a line."""
    width = max(text_width(line, size, weight) for line in lines)
    half = size * 1.25 * len(lines) / 2
    for away in (point.r + 16, point.r + 34):
        for turn in range(12):
            dx, dy = away * math.cos(turn * math.tau / 12), away * math.sin(turn * math.tau / 12)
            align = "left" if dx > 1 else "right" if dx < -1 else "center"
            label = _label(point, lines, size, align, point.x + dx, point.y + dy - half, width)
            yield dataclasses.replace(label, leader=(point.x + dx, point.y + dy))


def _around_point(point: Point, lines: tuple[str, ...], size: float, weight: int, gap: float) -> Iterator[Label]:
    width = max(text_width(line, size, weight) for line in lines)
    line_height = size * 1.25
    height = line_height * len(lines)
    away = point.r + gap
    yield _label(point, lines, size, "left", point.x + away, point.y - height / 2, width)
    yield _label(point, lines, size, "right", point.x - away, point.y - height / 2, width)
    yield _label(point, lines, size, "center", point.x, point.y + away - 2, width)
    yield _label(point, lines, size, "center", point.x, point.y - away - height + 2, width)


def _at_corners(point: Point, lines: tuple[str, ...], size: float, weight: int) -> Iterator[Label]:
    width = max(text_width(line, size, weight) for line in lines)
    away = point.r * 0.7 + 3
    for align, dx in (("left", away), ("right", -away)):
        yield _label(point, lines, size, align, point.x + dx, point.y + away, width)
        yield _label(point, lines, size, align, point.x + dx, point.y - away - size * 1.25, width)


def _label(point: Point, lines: tuple[str, ...], size: float, align: str, x: float, top: float, width: float) -> Label:
    left = x - {"left": 0.0, "center": width / 2, "right": width}[align]
    height = size * 1.25
    placed = tuple((x, top + height * i + size * 0.98, line) for i, line in enumerate(lines))
    return Label(point.key, placed, align, (left - 1, top, left + width + 1, top + height * len(lines)))


def _around(point: Point) -> Box:
    return point.x - point.r, point.y - point.r, point.x + point.r, point.y + point.r


def _inside(box: Box, bounds: Box) -> bool:
    return box[0] >= bounds[0] and box[1] >= bounds[1] and box[2] <= bounds[2] and box[3] <= bounds[3]


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box[0] // _CELL), int(box[2] // _CELL) + 1):
        for row in range(int(box[1] // _CELL), int(box[3] // _CELL) + 1):
            yield column, row
