"""What sits where: capabilities by placement, with those that are not as usual under the chosen model marked."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from aiom_workbench.analysis.operating_model import placement_check
from aiom_workbench.plan import Plan
from aiom_workbench.plan.model_choice import PLACEMENTS, Allocation
from aiom_workbench.report.figure import AnyShape, Circle, Figure, Mark, Path, Rect, Text
from aiom_workbench.report.figures.lines import centred
from aiom_workbench.words import _

ROW, HEAD = 38.0, 26.0
_CELL = 92.0
KEYS = tuple(choice.key for choice in PLACEMENTS)


@dataclass(frozen=True, slots=True)
class PlacementGrid:
    """Where the three columns lie."""

    left: float
    rows: int

    def cell(self, x: float, y: float) -> tuple[int, str] | None:
        """Row and placement at a place; None beside the cells."""
        row, column = int((y - HEAD) // ROW), int((x - self.left) // _CELL)
        return (row, KEYS[column]) if 0 <= row < self.rows and 0 <= column < 3 else None


def placement_grid(plan: Plan, width: float) -> PlacementGrid:
    """The columns of a figure of this width."""
    return PlacementGrid(min(width * 0.36, 330.0), len(plan.allocations))


def placement_figure(plan: Plan, width: float, selected: Collection[str] = ()) -> Figure:
    """Capabilities by central, shared, local, with the reason beside them. Keys are placements' ids."""
    grid, check = placement_grid(plan, width), placement_check(plan)
    unusual = {one.thing: one.sentence for one in check.differences}
    shapes: list[AnyShape] = []
    for at, choice in enumerate(PLACEMENTS):
        x = grid.left + (at + 0.5) * _CELL
        shapes.append(Text(x=x, y=14, text=choice.label, size=12, weight=500, color="text.muted", align="center"))
    shapes.append(
        Text(x=grid.left + 3 * _CELL + 12, y=14, text=_("Why there"), size=12, weight=500, color="text.muted")
    )
    for row, one in enumerate(plan.allocations):
        shapes.extend(_row(one, HEAD + row * ROW, grid, width, unusual.get(one.id, ""), chosen=one.id in selected))
    alt = check.sentence or _("{n} capabilities and where each sits.").format(n=len(plan.allocations))
    height = HEAD + ROW * len(plan.allocations) + 4
    return Figure(width=width, height=height, shapes=tuple(shapes), title=_("What sits where"), alt=alt)


def _row(
    one: Allocation, top: float, grid: PlacementGrid, width: float, unusual: str, *, chosen: bool
) -> list[AnyShape]:
    middle = top + ROW / 2
    shapes: list[AnyShape] = [
        Path(points=((0, top), (width, top)), stroke="border.hairline"),
        Rect(x=0, y=top + 1, width=width, height=ROW - 1, fill="surface.selected" if chosen else "", key=one.id,
             tip=unusual or one.reason or ""),
    ]  # fmt: skip
    start = 0.0
    if one.component:
        shapes.append(Mark(x=10, y=middle, family="component", name=one.component, size=17))
        start = 28.0
    shapes += centred(one.capability or one.ref, start, middle, grid.left - start - 12, key=one.id)
    for at, key in enumerate(KEYS):
        x = grid.left + (at + 0.5) * _CELL
        here = one.placement == key
        shapes.append(Circle(x=x, y=middle, r=7, fill="chart.bar_done" if here else "", stroke="border.control",
                             stroke_width=1.5 if here else 1, key=one.id))  # fmt: skip
    left = grid.left + 3 * _CELL + 12
    if unusual:
        shapes.append(Mark(x=left + 7, y=middle, family="severity", name="note", size=14, tip=unusual))
        left += 22
    return [*shapes, *centred(one.reason or "", left, middle, width - left, size=12, color="text.secondary")]
