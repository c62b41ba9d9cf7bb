"""A board's page: how an AI operating model differs from a traditional and a digital one, and what it brings."""

from __future__ import annotations

from aiom_workbench.content import Pack
from aiom_workbench.content.parts import Gain
from aiom_workbench.report.figure import AnyShape, Figure, Path, Rect, Text
from aiom_workbench.report.text_width import wrapped
from aiom_workbench.words import _

_PAD, _LINE, _GAP = 12.0, 18.0, 16.0
_NARROW = 700.0


def differences_figure(pack: Pack, width: float) -> Figure:
    """The comparison as a table and the gains below it, in this width; as high as the words need."""
    shapes: list[AnyShape] = []
    first = max(96.0, width * 0.15)
    each = (width - first) / 3
    columns = ((_("Traditional"), "traditional"), (_("Digital"), "digital"), (_("With AI"), "ai"))
    y = 26.0
    for n, (name, _key) in enumerate(columns):
        strong = n == 2
        shapes.append(Text(x=first + each * n + _PAD, y=y - 4, text=name, size=15, weight=600,
                           color="text.primary" if strong else "text.secondary"))  # fmt: skip
    y += 8
    for row in pack.differences.values():
        cells = [
            wrapped(getattr(row, key), 13, each - 2 * _PAD, 500 if key == "ai" else 400, lines=6) for _n, key in columns
        ]
        names = wrapped(row.subject, 13, first - _PAD, 600, lines=3)
        high = max(len(names), *(len(cell) for cell in cells)) * _LINE + 14
        shapes.append(Path(points=((0, y), (width, y)), stroke="border.hairline"))
        shapes.append(Rect(x=first + 2 * each, y=y + 1, width=each, height=high - 1, fill="ramp.0"))
        shapes += _lines(names, 0, y, 13, 600)
        for n, cell in enumerate(cells):
            shapes += _lines(cell, first + each * n + _PAD, y, 13, 500 if n == 2 else 400,
                             "text.primary" if n == 2 else "text.secondary")  # fmt: skip
        y += high
    shapes.append(Path(points=((0, y), (width, y)), stroke="border.hairline"))
    y += 40
    shapes.append(Text(x=0, y=y, text=_("What it brings, and how a board would see it"), size=18, weight=600))
    gains, y = _gains(tuple(pack.gains.values()), width, y + 18)
    return Figure(width=width, height=y, shapes=(*shapes, *gains), title=_("How an AI operating model differs"),
                  alt=_("Eight subjects compared between a traditional, a digital and an AI operating model, and what it brings."))  # fmt: skip


def _gains(gains: tuple[Gain, ...], width: float, top: float) -> tuple[list[AnyShape], float]:
    across = 2 if width < _NARROW else 3
    each = (width - _GAP * (across - 1)) / across
    shapes: list[AnyShape] = []
    y = top
    for start in range(0, len(gains), across):
        cards = [_gain(gain, each) for gain in gains[start : start + across]]
        high = max(size for _shapes, size in cards)
        for n, (inside, _size) in enumerate(cards):
            x = n * (each + _GAP)
            shapes.append(Rect(x=x + 0.5, y=y + 0.5, width=each - 1, height=high, stroke="border.hairline",
                               fill="surface.canvas", radius=6))  # fmt: skip
            shapes += [_moved(text, x, y) for text in inside]
        y += high + _GAP
    return shapes, y


def _gain(gain: Gain, width: float) -> tuple[list[Text], float]:
    room, y = width - 2 * _PAD, 10.0
    found: list[Text] = []
    for text, size, weight, color in (
        (gain.name, 15.0, 600, "text.primary"),
        (gain.text, 13.0, 400, "text.primary"),
        (_("Seen by: {what}").format(what=gain.seen_by), 13.0, 400, "text.secondary"),
        (_("Without: {what}").format(what=gain.without), 13.0, 400, "text.muted"),
    ):
        for line in wrapped(text, size, room, weight, lines=6):
            y += _LINE + (2 if size > 13 else 0)
            found.append(Text(x=_PAD, y=y, text=line, size=size, weight=weight, color=color))
        y += 6
    return found, y + 8


def _moved(text: Text, dx: float, dy: float) -> Text:
    return Text(x=text.x + dx, y=text.y + dy, text=text.text, size=text.size, weight=text.weight, color=text.color)


def _lines(
    lines: tuple[str, ...], x: float, y: float, size: float, weight: int, color: str = "text.primary"
) -> list[Text]:
    return [
        Text(x=x, y=y + 21 + _LINE * n, text=one, size=size, weight=weight, color=color) for n, one in enumerate(lines)
    ]
