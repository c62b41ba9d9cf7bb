"""The power/interest grid: people as bubbles, power upwards, interest to the right.

Mendelow's grid: high means 3 or more on either axis; each quadrant says how to keep in touch.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from aiom_workbench.plan.choices import CATEGORIES, ENGAGEMENTS
from aiom_workbench.report.figure import Align, AnyShape, Circle, Figure, Mark, Path, Rect, Text
from aiom_workbench.report.figures.people_bubbles import Bubble
from aiom_workbench.report.figures.people_colors import ColorBy as ColorBy
from aiom_workbench.report.figures.people_colors import Dresses
from aiom_workbench.report.labels import Box, Label, Point, Taken, place_labels
from aiom_workbench.report.text_width import text_width
from aiom_workbench.words import N_, _

LOW, HIGH, MIDDLE = 1.0, 5.0, 3.0
RADII = (12.0, 13.5, 15.0, 17.0, 19.0)
"""A bubble's radius by influence band, the least influential fifth first."""
_SMALL = 5.0
_MANY = 150
_MARGIN_LEFT, _MARGIN_BOTTOM, _MARGIN_TOP, _MARGIN_RIGHT = 38.0, 42.0, 18.0, 8.0
QUADRANTS = (
    ("keep_satisfied", N_("Keep satisfied"), N_("brief before each decision"), False, True),
    ("manage_closely", N_("Manage closely"), N_("one relationship owner each"), True, True),
    ("monitor", N_("Monitor"), N_("general news is enough"), False, False),
    ("keep_informed", N_("Keep informed"), N_("hear them, show results"), True, False),
)
"""Key, name, strategy, high interest, high power."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Where the grid's plot lies in a picture, and what its places mean."""

    left: float
    top: float
    right: float
    bottom: float

    def place(self, interest: float, power: float) -> tuple[float, float]:
        """The place of these values, in pixels."""
        x = self.left + (interest - LOW) / (HIGH - LOW) * (self.right - self.left)
        return x, self.bottom - (power - LOW) / (HIGH - LOW) * (self.bottom - self.top)

    def values(self, x: float, y: float, step: float = 0.1) -> tuple[float, float]:
        """Interest and power at a place, snapped to `step` and held within the scale."""
        interest = LOW + (x - self.left) / (self.right - self.left) * (HIGH - LOW)
        power = LOW + (self.bottom - y) / (self.bottom - self.top) * (HIGH - LOW)
        return _snapped(interest, step), _snapped(power, step)


def _snapped(value: float, step: float) -> float:
    return min(HIGH, max(LOW, round(round(value / step) * step, 2)))


def grid_in(width: float, height: float) -> Grid:
    """The plot of a picture of this size."""
    return Grid(left=_MARGIN_LEFT, top=_MARGIN_TOP, right=width - _MARGIN_RIGHT, bottom=height - _MARGIN_BOTTOM)


def people_grid(
    people: Sequence[Bubble],
    width: float,
    height: float,
    *,
    color_by: ColorBy = "role",
    selected: Iterable[str] = (),
    faded: Iterable[str] = (),
    show_desired: bool = False,
    group_names: Mapping[str, str] | None = None,
) -> Figure:
    """The grid as a picture of this size in pixels. Faded people keep their place and lose their name."""
    grid = grid_in(width, height)
    dresses = Dresses(color_by, people, group_names or {})
    chosen, out = set(selected), set(faded)
    centres = _apart(people, grid)
    many = len(people) > _MANY
    radii = [_SMALL if many else RADII[bubble.band] for bubble in people]
    discs = [(x - r - 3, y - r - 3, x + r + 3, y + r + 3) for (x, y), r in zip(centres, radii, strict=True)]
    titles, clear = _quadrant_titles(grid, people, Taken(discs))
    points = [
        Point(b.id, x, y, r + 2, b.name, (10 if b.id in chosen else 0) + b.band)
        for b, (x, y), r in zip(people, centres, radii, strict=True)
        if b.id not in out
    ]
    badges = (
        [] if many else [(x + r - 7, y - r - 5, x + r + 5, y - r + 7) for (x, y), r in zip(centres, radii, strict=True)]
    )
    bounds = (grid.left + 2, 2, grid.right - 2, grid.bottom - 2)
    labels = place_labels(points, bounds, clear=[*clear, *badges], crowd=many)
    shapes: list[AnyShape] = [*_plot(grid), *(() if many else titles)]
    for bubble, centre, r in zip(people, centres, radii, strict=True):
        shapes.extend(_trail(bubble, centre, grid, r))
        leader = labels[bubble.id].leader if bubble.id in labels else None
        if leader is not None:
            shapes.append(Path(points=(centre, leader), stroke="chart.axis", key=bubble.id))
    for bubble, centre, r in zip(people, centres, radii, strict=True):
        shapes.extend(_bubble(bubble, centre, r, color_by, bubble.id in chosen, bubble.id in out, dresses))
        if show_desired and not many and bubble.id not in out:
            shapes.extend(_desired(bubble, centre, r))
    for bubble in people:
        if bubble.id in labels:
            shapes.extend(_name(labels[bubble.id], bubble.id in chosen))
    shapes.extend(titles if many else ())
    return Figure(width=width, height=height, shapes=tuple(shapes), title=_("Power and interest"), alt=_alt(people))


def counts(people: Sequence[Bubble]) -> dict[str, int]:
    """How many people stand in each quadrant."""
    found = dict.fromkeys((key for key, *_rest in QUADRANTS), 0)
    for bubble in people:
        found[quadrant_at(bubble.interest, bubble.power)] += 1
    return found


def quadrant_at(interest: float, power: float) -> str:
    """The quadrant's key at these values.

    >>> quadrant_at(3, 2.9)
    'keep_informed'
    """
    return next(
        key for key, _n, _s, keen, strong in QUADRANTS if keen == (interest >= MIDDLE) and strong == (power >= MIDDLE)
    )


def _alt(people: Sequence[Bubble]) -> str:
    found = counts(people)
    said = ", ".join(f"{_(name).lower()} {found[key]}" for key, name, *_rest in QUADRANTS)
    return _("{n} people by power (upwards) and interest (to the right): {said}.").format(n=len(people), said=said)


def _plot(grid: Grid) -> list[AnyShape]:
    shapes: list[AnyShape] = [
        Rect(x=grid.left, y=grid.top, width=grid.right - grid.left, height=grid.bottom - grid.top,
             fill="surface.panel", stroke="border.default", radius=4)
    ]  # fmt: skip
    middle_x, middle_y = grid.place(MIDDLE, MIDDLE)
    close = Rect(x=middle_x, y=grid.top, width=grid.right - middle_x, height=middle_y - grid.top, fill="surface.canvas")
    shapes.append(close)
    for value in (2, 3, 4):
        x, y = grid.place(value, value)
        color = "chart.axis" if value == MIDDLE else "border.hairline"
        shapes.append(Path(points=((x, grid.top), (x, grid.bottom)), stroke=color))
        shapes.append(Path(points=((grid.left, y), (grid.right, y)), stroke=color))
    for value in (1, 2, 3, 4, 5):
        x, y = grid.place(value, value)
        shapes.append(
            Text(x=grid.left - 8, y=y + 4, text=str(value), size=11, weight=500, color="text.muted", align="right")
        )
        shapes.append(
            Text(x=x, y=grid.bottom + 16, text=str(value), size=11, weight=500, color="text.muted", align="center")
        )
    shapes.append(
        Text(x=14, y=(grid.top + grid.bottom) / 2, text=_("Power →"), size=12, weight=500, color="text.secondary",
             align="center", turned=True)
    )  # fmt: skip
    shapes.append(
        Text(x=(grid.left + grid.right) / 2, y=grid.bottom + 34, text=_("Interest →"), size=12, weight=500,
             color="text.secondary", align="center")
    )  # fmt: skip
    return shapes


def _quadrant_titles(grid: Grid, people: Sequence[Bubble], taken: Taken) -> tuple[list[AnyShape], list[Box]]:
    """Each quadrant's name and strategy where nobody stands; its name alone where there is no room for both."""
    shapes: list[AnyShape] = []
    clear: list[Box] = []
    found, middle, many = counts(people), grid.place(MIDDLE, MIDDLE)[1], len(people) > _MANY
    for key, name, strategy, keen, strong in QUADRANTS:
        title = f"{_(name)} · {found[key]}"
        outer, inner = (grid.top + 21, middle - 26) if strong else (grid.bottom - 26, middle + 21)
        edge = grid.top + 18 if strong else grid.bottom - 8
        between = range(int(min(outer, inner)) + 12, int(max(outer, inner)), 12) if not many else ()
        ys = (outer, inner, *map(float, between))
        alone = text_width(title, 13, 600) + 8
        both = max(alone, text_width(_(strategy), 12) + 8)
        place = _free_place(grid, both, 22, ys, keen, taken) or _free_place(grid, alone, 5, (edge, *ys), keen, taken)
        x, y, box = place or _free_place(grid, both, 22, ys[:1], keen, Taken()) or (0, 0, (0, 0, 0, 0))
        if many:
            left, top, right, bottom = box
            shapes.append(
                Rect(x=left - 4, y=top, width=right - left + 8, height=bottom - top, fill="surface.panel", radius=4)
            )
        align: Align = "right" if keen else "left"
        shapes.append(Text(x=x, y=y, text=title, size=13, weight=600, align=align))
        if box[3] - y > 5:
            shapes.append(Text(x=x, y=y + 17, text=_(strategy), size=12, color="text.secondary", align=align))
        clear.append(box)
    return shapes, clear


def _free_place(
    grid: Grid, wide: float, below: float, ys: Sequence[float], keen: bool, taken: Taken
) -> tuple[float, float, Box] | None:
    """The first place where nobody stands, row by row of `ys` from the outer edge: where its words begin or end."""
    corner = grid.right - 12 if keen else grid.left + 12
    room = int((grid.right - grid.left) / 2 - wide - 12)
    for y in ys:
        for moved in range(0, max(12, room), 12):
            x = corner - moved if keen else corner + moved
            box = (x - wide, y - 15, x, y + below) if keen else (x, y - 15, x + wide, y + below)
            if taken.is_free(box):
                return x, y, box
    return None


def _apart(people: Sequence[Bubble], grid: Grid) -> list[tuple[float, float]]:
    """Centres in pixels; people at the very same place stand beside each other, close to it."""
    found: list[tuple[float, float]] = []
    there: dict[tuple[float, float], int] = {}
    for bubble in people:
        x, y = grid.place(bubble.interest, bubble.power)
        nth = there.get((bubble.interest, bubble.power), 0)
        there[bubble.interest, bubble.power] = nth + 1
        if nth:
            ring = math.ceil((math.sqrt(1 + 4 * nth / 3) - 1) / 2)
            turn = (nth - 3 * ring * (ring - 1) - 1) / (6 * ring) * math.tau + ring * 0.3
            reach = (_SMALL * 2 if len(people) > _MANY else 30.0) * ring
            x, y = x + reach * math.cos(turn), y + reach * math.sin(turn)
        edge = _SMALL if len(people) > _MANY else RADII[bubble.band] + 2
        found.append(
            (min(max(x, grid.left + edge), grid.right - edge), min(max(y, grid.top + edge), grid.bottom - edge))
        )
    return found


def _trail(bubble: Bubble, centre: tuple[float, float], grid: Grid, r: float) -> list[AnyShape]:
    """The way a person came: a ring where they were first, a dot at each stop, an arrow to where they are."""
    if len(bubble.trail) < 2:
        return []
    stops = [*(grid.place(*place) for place in bubble.trail[:-1]), centre]
    (ax, ay), (bx, by) = stops[-2:]
    length = math.hypot(bx - ax, by - ay) or 1.0
    short = max(0.0, length - r - 3) / length
    end = (ax + (bx - ax) * short, ay + (by - ay) * short)
    shapes: list[AnyShape] = [
        Path(points=(*stops[:-1], end), stroke="text.secondary", stroke_width=1.5, arrow=True, key=bubble.id),
        Circle(x=stops[0][0], y=stops[0][1], r=4.5, fill="surface.canvas", stroke="text.secondary", stroke_width=1.5),
    ]
    shapes.extend(Circle(x=x, y=y, r=2.5, fill="text.secondary") for x, y in stops[1:-1])
    return shapes


def _bubble(
    bubble: Bubble, centre: tuple[float, float], r: float, color_by: ColorBy, chosen: bool, faded: bool,
    dresses: Dresses,
) -> list[AnyShape]:  # fmt: skip
    x, y = centre
    tip = bubble.name
    if faded:
        return [Circle(x=x, y=y, r=r, fill="surface.hover", key=bubble.id, tip=tip)]
    shapes: list[AnyShape] = []
    if chosen:
        shapes.append(Circle(x=x, y=y, r=r + 4, stroke="accent.fill", stroke_width=2, key=bubble.id, tip=tip))
    shapes.extend(_body(bubble, x, y, r, color_by, dresses))
    if bubble.engagement and bubble.engagement != "neutral" and r > _SMALL:
        bx, by = _badge_at(centre, r)
        shapes.append(Circle(x=bx, y=by, r=8, fill="surface.canvas", key=bubble.id))
        shapes.append(Mark(x=bx, y=by, family="engagement", name=bubble.engagement, size=12, key=bubble.id, tip=tip))
    return shapes


def _body(bubble: Bubble, x: float, y: float, r: float, color_by: ColorBy, dresses: Dresses) -> list[AnyShape]:
    if color_by == "role":
        return [Mark(x=x, y=y, family="role", name=bubble.role, size=2 * r, key=bubble.id, tip=bubble.name)]
    worn, large = dresses.of(bubble), r > _SMALL
    shapes: list[AnyShape] = [
        Circle(x=x, y=y, r=r, fill=worn.fill, stroke=worn.rim, stroke_width=2.5 if large else 1, key=bubble.id,
               tip=bubble.name)
    ]  # fmt: skip
    if worn.letters and large:
        shapes.append(
            Text(x=x, y=y + 4, text=worn.letters, size=11, weight=600, color=worn.on, align="center", key=bubble.id)
        )
    return shapes


def _badge_at(centre: tuple[float, float], r: float) -> tuple[float, float]:
    return centre[0] + r * 0.72, centre[1] - r * 0.72


def _desired(bubble: Bubble, centre: tuple[float, float], r: float) -> list[AnyShape]:
    """An arrow from the engagement now to the desired one, which stands at its tip."""
    order = [choice.key for choice in ENGAGEMENTS]
    if not bubble.desired or bubble.desired == bubble.engagement or bubble.desired not in order:
        return []
    bx, by = _badge_at(centre, r)
    tip = (bx + 22, by - 6)
    return [
        Path(
            points=((bx + 7, by - 2), (tip[0] - 6, tip[1] + 1)), stroke="text.secondary", stroke_width=1.5, arrow=True
        ),
        Mark(x=tip[0], y=tip[1], family="engagement", name=bubble.desired, size=10, key=bubble.id),
    ]


def _name(label: Label, chosen: bool) -> list[AnyShape]:
    weight = 600 if chosen else 500
    align = cast("Align", label.align)
    return [
        Text(x=x, y=y, text=line, size=12, weight=weight, align=align, halo="surface.panel", key=label.key)
        for x, y, line in label.lines
    ]


_SHORT = {"executive_sponsor": N_("Sponsor"), "change_champion": N_("Champion")}


def legend(color_by: ColorBy) -> tuple[tuple[str, str, str], ...]:
    """What stands for what: (family, name, label) of each mark in use, for the row above the grid."""
    if color_by == "role":
        return tuple(("role", c.key, _(_SHORT[c.key]) if c.key in _SHORT else c.label) for c in CATEGORIES)
    return tuple(("engagement", choice.key, choice.label) for choice in ENGAGEMENTS if choice.key != "neutral")
