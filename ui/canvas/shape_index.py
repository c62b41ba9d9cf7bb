"""Which shapes of a picture lie where: found by place and by thing without going through all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from aiom_workbench.report.figure import AnyShape, Circle, Mark, Rect, Text, covers
from aiom_workbench.report.text_width import text_width

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in the figure's pixels."""
_CELL = 128.0
_RIM = 4.0
"""What strokes, halos and arrow heads may reach beyond a shape's own lines."""


def bounds(shape: AnyShape) -> Box:
    """A box that holds everything painted of a shape.

    >>> bounds(Circle(x=10, y=10, r=5, stroke_width=1))
    (0.5, 0.5, 19.5, 19.5)
    """
    if isinstance(shape, Circle):
        reach = shape.r + shape.stroke_width / 2 + _RIM
        return shape.x - reach, shape.y - reach, shape.x + reach, shape.y + reach
    if isinstance(shape, Mark):
        reach = shape.size * 0.75 + _RIM
        return shape.x - reach, shape.y - reach, shape.x + reach, shape.y + reach
    if isinstance(shape, Rect):
        rim = shape.stroke_width + _RIM
        return shape.x - rim, shape.y - rim, shape.x + shape.width + rim, shape.y + shape.height + rim
    if isinstance(shape, Text):
        return _text_bounds(shape)
    rim = shape.stroke_width + _RIM * (2 if shape.arrow else 1)
    xs, ys = [x for x, _y in shape.points], [y for _x, y in shape.points]
    return min(xs) - rim, min(ys) - rim, max(xs) + rim, max(ys) + rim


def _text_bounds(shape: Text) -> Box:
    # A tenth more than the table of widths says: another font may stand in for letters that ours lacks.
    width = text_width(shape.text, shape.size, shape.weight) * 1.1 + _RIM
    before = {"left": 0.0, "center": width / 2, "right": width}[shape.align] + _RIM
    after = width - before + 2 * _RIM
    above, below = shape.size * 1.1 + _RIM, shape.size * 0.4 + _RIM
    if shape.turned:
        return shape.x - above, shape.y - after, shape.x + below, shape.y + before
    return shape.x - before, shape.y - above, shape.x + after, shape.y + below


def united(boxes: Iterable[Box]) -> Box | None:
    """The box round all of these; None for none."""
    found = list(boxes)
    if not found:
        return None
    lefts, tops, rights, bottoms = zip(*found, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


class ShapeIndex:
    """The shapes of one figure by cells of a grid; built when first asked."""

    def __init__(self, shapes: Sequence[AnyShape] = ()) -> None:
        """An index of these shapes, in painting order."""
        self.shapes = shapes

    @cached_property
    def _cells(self) -> dict[tuple[int, int], list[int]]:
        cells: dict[tuple[int, int], list[int]] = {}
        for number, shape in enumerate(self.shapes):
            for cell in _cells_of(bounds(shape)):
                cells.setdefault(cell, []).append(number)
        return cells

    @cached_property
    def _by_key(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number, shape in enumerate(self.shapes):
            if shape.key:
                found.setdefault(shape.key, []).append(number)
        return found

    def within(self, box: Box) -> list[int]:
        """The numbers of the shapes that may touch a box, in painting order."""
        return sorted({number for cell in _cells_of(box) for number in self._cells.get(cell, ())})

    def of(self, keys: Iterable[str]) -> list[int]:
        """The numbers of the shapes that stand for these things, in painting order."""
        return sorted({number for key in keys for number in self._by_key.get(key, ())})

    def at(self, x: float, y: float) -> str:
        """The key of the topmost shape at a point, or ""."""
        return next((shape.key for shape in self._over(x, y) if shape.key and covers(shape, x, y)), "")

    def tip_at(self, x: float, y: float) -> str:
        """What the pointer is told at a point, or ""."""
        return next((shape.tip for shape in self._over(x, y) if shape.tip and covers(shape, x, y)), "")

    def _over(self, x: float, y: float) -> Iterator[AnyShape]:
        numbers = self._cells.get((int(x // _CELL), int(y // _CELL)), ())
        return (self.shapes[number] for number in reversed(numbers))


def _cells_of(box: Box) -> Iterator[tuple[int, int]]:
    rows = range(int(box[1] // _CELL), int(box[3] // _CELL) + 1)
    return ((column, row) for column in range(int(box[0] // _CELL), int(box[2] // _CELL) + 1) for row in rows)
