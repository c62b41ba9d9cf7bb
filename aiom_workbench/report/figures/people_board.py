"""The people screen's picture: a legend, the power/interest grid, and the tray of those not placed yet."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from aiom_workbench.plan.people import Stakeholder
from aiom_workbench.report.figure import AnyShape, Circle, Figure, Mark, Path, Rect, Text
from aiom_workbench.report.figures.people_bubbles import Bubble
from aiom_workbench.report.figures.people_colors import ColorBy, Dress, Dresses
from aiom_workbench.report.figures.people_grid import Grid, grid_in, legend, people_grid
from aiom_workbench.report.text_width import text_width
from aiom_workbench.words import _

_PAD = 16.0
_LEGEND, _ROW = 34.0, 22.0
_BADGE = 36.0
"""What a badge's mark and the gap behind its name take of the legend."""
_GAP = 16.0
_CHIP_HIGH, _CHIP_GAP = 32.0, 8.0
_TRAY_HEAD = 44.0
_MOST_ROWS = 2


FOCUS = "focus:"
"""How the keys of the legend's entries begin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The picture, and where its grid lies in it."""

    figure: Figure
    grid: Grid
    tray_top: float


def people_board(
    people: Sequence[Bubble],
    unplaced: Sequence[Stakeholder],
    width: float,
    height: float,
    *,
    color_by: ColorBy = "role",
    selected: Collection[str] = (),
    faded: Collection[str] = (),
    show_desired: bool = False,
    group_names: Mapping[str, str] | None = None,
    names: Mapping[str, str] | None = None,
    focus: str = "",
) -> Board:
    """Lay the board out in this size, in pixels. Keys are people's ids; a chip of the tray is dragged like a bubble.

    An entry of the legend has a key of its own (`focus_key`); the one in `focus` is set off from the others.
    """
    chips, rows = _chips(unplaced, width - 2 * _PAD, selected, names or {})
    tray_high = _TRAY_HEAD + max(rows, 1) * (_CHIP_HIGH + _CHIP_GAP) + 8 if unplaced else 0.0
    card_high = max(260.0, height - tray_high - (_GAP if unplaced else 0))
    meanings, legend_high = _legend(color_by, width, people, Dresses(color_by, people, group_names or {}), focus)
    inner = (width - 2 * _PAD, card_high - legend_high - 2 * _PAD + 8)
    drawn = people_grid(
        people, *inner, color_by=color_by, selected=selected, faded=faded, show_desired=show_desired,
        group_names=group_names,
    )  # fmt: skip
    offset = (_PAD, legend_high + _PAD - 4)
    shapes: list[AnyShape] = [
        _card(0, width, card_high),
        *meanings,
    ]
    shapes.extend(translated(drawn.shapes, *offset))
    top = card_high + _GAP
    if unplaced:
        shapes.append(_card(top, width, tray_high))
        shapes.append(
            Text(x=_PAD, y=top + 27, text=_("Not placed yet, {n}").format(n=len(unplaced)), size=13, weight=600)
        )
        hint = _("drag to the grid, or type power and interest")
        shapes.append(Text(x=width - _PAD, y=top + 27, text=hint, size=12, color="text.muted", align="right"))
        shapes.extend(translated(chips, _PAD, top + _TRAY_HEAD))
    grid = grid_in(*inner)
    placed = Grid(
        left=grid.left + offset[0],
        right=grid.right + offset[0],
        top=grid.top + offset[1],
        bottom=grid.bottom + offset[1],
    )
    figure = Figure(width=width, height=top + tray_high if unplaced else card_high, shapes=tuple(shapes),
                    title=drawn.title, alt=drawn.alt)  # fmt: skip
    return Board(figure=figure, grid=placed, tray_top=top)


def translated(shapes: Sequence[AnyShape], dx: float, dy: float) -> list[AnyShape]:
    """The shapes, moved."""
    found: list[AnyShape] = []
    for shape in shapes:
        if isinstance(shape, Path):
            found.append(dataclasses.replace(shape, points=tuple((x + dx, y + dy) for x, y in shape.points)))
        else:
            found.append(dataclasses.replace(shape, x=shape.x + dx, y=shape.y + dy))
    return found


def _card(top: float, width: float, high: float) -> Rect:
    return Rect(
        x=0.5, y=top + 0.5, width=width - 1, height=high - 1, fill="surface.canvas", stroke="border.hairline", radius=6
    )


def focus_key(dimension: str, value: str) -> str:
    """The key of the legend's entry for a value of role, engagement, group or barrier."""
    return f"{FOCUS}{dimension}:{value}"


def _legend(
    color_by: ColorBy, width: float, people: Sequence[Bubble], dresses: Dresses, focus: str
) -> tuple[list[AnyShape], float]:
    """What bubbles mean, from the left; what the badges on the map mean, at the right, or below where there is no room.
    With it, its height.
    """
    shapes, end = _meanings(color_by, width, dresses, focus)
    there = {bubble.engagement for bubble in people}
    badges = [
        (name, text, text_width(text, 12, 500) + _BADGE)
        for _family, name, text in legend("engagement")
        if name in there
    ]
    wide = sum(one for _name, _text, one in badges)
    below = end + wide > width - _PAD
    x, down = (_PAD + 6.0, _ROW) if below else (width - _PAD - wide + 12, 0.0)
    for name, text, one in badges:
        key = focus_key("engagement", name)
        shapes.append(Mark(x=x, y=22 + down, family="engagement", name=name, size=12, key=key))
        shapes.append(_said(x + 11, text, key, focus, down))
        x += one
    return shapes, _LEGEND + (_ROW if below and badges else 0)


def _meanings(color_by: ColorBy, width: float, dresses: Dresses, focus: str) -> tuple[list[AnyShape], float]:
    """The values by which bubbles are coloured, as many as there is room for, and where they end."""
    x = _PAD + 9.0
    shapes: list[AnyShape] = []
    meant = dresses.legend() if color_by != "role" else ()
    entries = [(focus_key(color_by, key), _worn(dress), text) for key, dress, text in meant] or [
        (focus_key("role", name), _marked(family, name), text)
        for family, name, text in legend("role")
        if color_by == "role"
    ]
    for at, (key, drawn, text) in enumerate(entries):
        wide = text_width(text, 12, 500) + 34
        if x + wide > width - _PAD - (40 if at < len(entries) - 1 else 0):
            shapes.append(_said(x, _("+{n}").format(n=len(entries) - at), ""))
            return shapes, width
        shapes += [dataclasses.replace(shape, key=key) for shape in translated(drawn, x, 22)]
        shapes.append(_said(x + 14, text, key, focus))
        x += wide
    return shapes, x


def _said(x: float, text: str, key: str, focus: str = "", down: float = 0.0) -> Text:
    color = "text.primary" if key == focus else "text.muted" if focus else "text.secondary"
    return Text(x=x, y=26 + down, text=text, size=12, weight=600 if key and key == focus else 500, color=color, key=key)


def _marked(family: str, name: str) -> list[AnyShape]:
    return [Mark(x=0, y=0, family=family, name=name, size=18)]


def _worn(dress: Dress) -> list[AnyShape]:
    return [Circle(x=0, y=0, r=9, fill=dress.fill, stroke=dress.rim, stroke_width=1.5),
            Text(x=0, y=3.5, text=dress.letters, size=9, weight=600, color=dress.on, align="center")]  # fmt: skip


def _chips(
    unplaced: Sequence[Stakeholder], room: float, selected: Collection[str], names: Mapping[str, str]
) -> tuple[list[AnyShape], int]:
    """The tray's chips from the top left, in as many rows as are shown; the rest is counted in words."""
    shapes: list[AnyShape] = []
    x, row = 0.0, 0
    for i, person in enumerate(unplaced):
        text = names.get(person.id) or person.name or person.ref
        wide = text_width(text, 13, 500) + 46
        last = row == _MOST_ROWS - 1
        if x > 0 and x + wide > room - (90 if last and i < len(unplaced) - 1 else 0):
            if last:
                more = _("and {n} more").format(n=len(unplaced) - i)
                y = (_CHIP_HIGH + _CHIP_GAP) * row + 21
                shapes.append(Text(x=x + 4, y=y, text=more, size=12, color="text.muted"))
                return shapes, _MOST_ROWS
            x, row = 0.0, row + 1
        top = row * (_CHIP_HIGH + _CHIP_GAP)
        stroke = "accent.fill" if person.id in selected else "border.default"
        shapes.append(Rect(x=x + 0.5, y=top, width=wide - 1, height=_CHIP_HIGH, fill="surface.raised", stroke=stroke,
                           radius=4, key=person.id, tip=person.title or text))  # fmt: skip
        shapes.append(
            Mark(
                x=x + 18, y=top + _CHIP_HIGH / 2, family="role", name=person.category or "other", size=18, key=person.id
            )
        )
        shapes.append(Text(x=x + 34, y=top + 20.5, text=text, size=13, weight=500, key=person.id))
        x += wide + _CHIP_GAP
    return shapes, row + 1
