"""Who decides what, as a matrix: decisions by bodies. `RightsGrid` says which cell a place means."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from aiom_workbench.plan import Plan
from aiom_workbench.plan.choices import BODY_KEYS
from aiom_workbench.plan.model_choice import Body, DecisionRight
from aiom_workbench.report.figure import Align, AnyShape, Figure, Mark, Path, Rect, Text
from aiom_workbench.report.figures.lines import centred
from aiom_workbench.report.text_width import abbreviated, wrapped
from aiom_workbench.words import _

HEAD = 22.0
LETTERS = ("", "R", "A", "C", "I")
"""What a click goes through: nothing, does the work, answers for it, is asked, is told."""
PARTS = {"A": "accountable", "R": "responsible", "C": "consulted", "I": "informed"}
"""The field of a decision right that each letter stands for."""


@dataclass(frozen=True, slots=True)
class RightsGrid:
    """Where the cells lie: `left` of the first body, `wide` and `row` of a cell, `head` above the first row."""

    left: float
    wide: float
    row: float
    head: float
    rows: int
    columns: int

    def cell(self, x: float, y: float) -> tuple[int, int] | None:
        """Row and column at a place; None beside the cells."""
        row, column = int((y - self.head) // self.row), int((x - self.left) // self.wide)
        inside = 0 <= row < self.rows and 0 <= column < self.columns
        return (row, column) if inside else None


def rights_grid(plan: Plan, width: float, *, roomy: bool = False) -> RightsGrid:
    """The cells of the matrix in a figure of this width; `roomy` is the one to work in, with full names above."""
    columns, rows = len(plan.bodies), len(plan.decision_rights)
    left = min(width * 0.36, 400.0) if roomy else min(width * 0.44, 300.0)
    wide = (width - left) / max(columns, 1)
    if roomy:
        return RightsGrid(left, min(wide, 130.0), 36.0, 54.0, rows, columns)
    return RightsGrid(left, wide, 23.0, HEAD, rows, columns)


def rights_figure(
    plan: Plan, width: float, selected: Collection[str] = (), *, roomy: bool = False, fixed: Collection[str] = (),
    cursor: tuple[int, int] | None = None,
) -> Figure:  # fmt: skip
    """Decisions by bodies: who is accountable (A), does it (R), is asked (C), is told (I). Keys are decisions' ids.

    `fixed` are the ids of decisions that no model moves; `cursor` is the cell that keys would change.
    """
    grid = rights_grid(plan, width, roomy=roomy)
    bodies = list(plan.bodies)
    shapes: list[AnyShape] = []
    for i, body in enumerate(bodies):
        shapes.extend(_body_head(body, grid, i, roomy=roomy))
    for j, right in enumerate(plan.decision_rights):
        shapes.extend(_row(right, grid, j, width, chosen=right.id in selected, fixed=right.id in fixed, roomy=roomy))
        for i, body in enumerate(bodies):
            x, y = grid.left + (i + 0.5) * grid.wide, grid.head + (j + 0.5) * grid.row
            shapes.extend(_letter(part_of(right, body.id), x, y))
            if cursor == (j, i):
                shapes.append(Rect(x=x - grid.wide / 2 + 1, y=y - grid.row / 2 + 2, width=grid.wide - 2,
                                   height=grid.row - 4, stroke="accent.fill", stroke_width=2, radius=4))  # fmt: skip
    alt = _("{n} decisions, each with the one body that is accountable.").format(n=len(plan.decision_rights))
    height = grid.head + grid.row * len(plan.decision_rights) + 4
    return Figure(width=width, height=height, shapes=tuple(shapes), title=_("Who decides"), alt=alt)


def part_of(right: DecisionRight, body: str) -> str:
    """The letter of a body's part in a decision, the weightiest first; "" where it has none."""
    return next((letter for letter, field in PARTS.items() if body in getattr(right, field)), "")


def _body_head(body: Body, grid: RightsGrid, column: int, *, roomy: bool) -> list[AnyShape]:
    x = grid.left + (column + 0.5) * grid.wide
    name = body.name or body.ref
    if not roomy:
        short = abbreviated(_short_name(body), 11, grid.wide - 6, 500)
        return [Text(x=x, y=12, text=short, size=11, weight=500, color="text.muted", align="center", tip=name)]
    room = grid.wide - 4
    words = " ".join(abbreviated(word, 11, room, 500) for word in name.split())
    lines = wrapped(words, 11, room, 500, lines=3)
    first = grid.head - 8 - 14 * (len(lines) - 1)
    return [
        Rect(x=x - grid.wide / 2, y=0, width=grid.wide, height=grid.head, key=body.id, tip=name),
        *(
            Text(x=x, y=first + 14 * i, text=line, size=11, weight=500, color="text.secondary", align="center")
            for i, line in enumerate(lines)
        ),
    ]


def _row(
    right: DecisionRight, grid: RightsGrid, row: int, width: float, *, chosen: bool, fixed: bool, roomy: bool
) -> list[AnyShape]:
    top, middle = grid.head + row * grid.row, grid.head + (row + 0.5) * grid.row
    none = len(right.accountable) != 1
    shapes: list[AnyShape] = [
        Path(points=((0, top), (width, top)), stroke="border.hairline"),
        Rect(x=0, y=top, width=width, height=grid.row, fill="surface.selected" if chosen else "", key=right.id,
             tip=right.decision or ""),
    ]  # fmt: skip
    start = 0.0
    if right.component:
        shapes.append(Mark(x=10, y=middle, family="component", name=right.component, size=17))
        start = 28.0
    room = grid.left - start - 8 - (18 if none or fixed else 0)
    shapes += centred(right.decision or right.ref, start, middle, room, lines=2 if roomy else 1, key=right.id)
    if none:
        said = _("Nobody is accountable yet") if not right.accountable else _("More than one is accountable")
        shapes.append(Mark(x=grid.left - 12, y=middle, family="severity", name="warning", size=14, tip=said))
    elif fixed and roomy:
        tip = _("Whatever the model, this does not move: whoever changes the model must not expect it to.")
        shapes.append(Text(x=grid.left - 8, y=middle + 4.5, text="=", size=13, weight=600, color="text.muted",
                           align="right", tip=tip))  # fmt: skip
    return shapes


def _short_name(body: Body) -> str:
    """What a body is for in a word; its own name where it is of no usual kind."""
    labels = {choice.key: choice.label for choice in BODY_KEYS if choice.key != "other"}
    return labels.get(body.key or "", body.name or body.ref)


def _letter(letter: str, x: float, y: float) -> list[AnyShape]:
    if not letter:
        return []
    center: Align = "center"
    text = Text(x=x, y=y + 4.5, text=letter, size=12, weight=600 if letter in "AR" else 400, align=center,
                color="surface.canvas" if letter == "A" else "text.primary" if letter == "R" else "text.secondary")  # fmt: skip
    if letter == "A":
        return [Rect(x=x - 12, y=y - 8.5, width=24, height=17, fill="text.primary", radius=3), text]
    if letter == "R":
        return [Rect(x=x - 12, y=y - 8.5, width=24, height=17, stroke="text.primary", stroke_width=1.5, radius=3), text]
    return [text]
