"""Who is left out and who is overloaded, on the same rows: interventions by element, hours by month.

Internal only as a whole: elements, scores and barriers are not for documents that leave.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from aiom_workbench.analysis.change_load import coverage, load
from aiom_workbench.analysis.people import people
from aiom_workbench.plan import Plan
from aiom_workbench.plan.choices import CONCERNS, ELEMENTS
from aiom_workbench.plan.people import Group
from aiom_workbench.report.figure import AnyShape, Figure, Mark, Path, Rect, Text
from aiom_workbench.report.small_cells import is_withheld
from aiom_workbench.report.text_width import abbreviated, elided
from aiom_workbench.words import _, ngettext

ROW, HEAD = 40.0, 58.0
LIMIT = 16.0
"""Hours per person and month above which a group is overloaded."""
STEPS = (0.0, 1.0, 3.0, 5.0, 8.0, 12.0)
"""Hours from which a cell takes the ramp's next step."""
_GROUP_WIDE = 190.0
_CELL = 33.0
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns lie, for a width and a number of months."""

    elements: float
    element_wide: float
    months: float
    month_wide: float


def ramp_step(hours: float) -> int:
    """The ramp's step for hours in a month, 0 for none.

    >>> [ramp_step(h) for h in (0, 0.5, 3, 12, 40)]
    [0, 1, 3, 6, 6]
    """
    return 0 if hours <= 0 else sum(hours >= step for step in STEPS)


def months_from(first: date, count: int = 12) -> tuple[str, ...]:
    """`count` months as "YYYY-MM", from the month of `first` on."""
    return tuple(
        f"{first.year + (first.month - 1 + i) // 12}-{(first.month - 1 + i) % 12 + 1:02d}" for i in range(count)
    )


def month_label(month: str) -> str:
    """A month's column head: "Nov", with the year in January: "Jan ’27"."""
    name = _(_MONTHS[int(month[5:]) - 1])
    return f"{name} ’{month[2:4]}" if month.endswith("-01") else name


def change_board(plan: Plan, width: float, months: Sequence[str], selected: Collection[str] = (),
                 fewest: int = 0) -> Figure:  # fmt: skip
    """The board for these months. Keys are groups' ids. Scores of which fewer than `fewest` answered are withheld."""
    groups = list(plan.groups)
    reach, hours, barriers = coverage(plan), load(plan), people(plan).barriers
    columns = _columns(width, len(months))
    shapes = _heads(columns, months)
    for i, group in enumerate(groups):
        top = HEAD + i * ROW
        if group.id in selected:
            shapes.append(Rect(x=-8, y=top, width=width + 16, height=ROW, fill="surface.selected", radius=4))
        shapes.append(Rect(x=-8, y=top, width=width + 16, height=ROW, key=group.id))
        shapes.extend(_group(group, top))
        shapes.append(Path(points=((0, top), (width, top)), stroke="border.hairline"))
        for j, element in enumerate(ELEMENTS):
            x = columns.elements + j * columns.element_wide
            hidden = fewest > 0 and is_withheld(group, fewest)
            stops = barriers.get(group.id) == element.key and not hidden
            shapes.extend(
                _element(
                    group, element.key, len(reach[group.id][element.key]), stops, x, top, columns.element_wide, hidden
                )
            )
        own = hours.get(group.id, {})
        for j, month in enumerate(months):
            x = columns.months + j * columns.month_wide
            shapes.extend(_hours(group, month, own.get(month, 0.0), x, top, columns.month_wide))
    bottom = HEAD + ROW * len(groups)
    shapes.extend(_legend(columns, bottom + 26, width))
    return Figure(
        width=width,
        height=bottom + 44,
        shapes=tuple(shapes),
        title=_("Coverage and load"),
        alt=in_words(plan, months),
    )


def in_words(plan: Plan, months: Sequence[str]) -> str:
    """Who is left out and who is overloaded, as a sentence."""
    reach, hours, barriers = coverage(plan), load(plan), people(plan).barriers
    unanswered = [g for g in plan.groups if (b := barriers.get(g.id)) is not None and not reach[g.id][b]]
    loaded = [g for g in plan.groups if any(hours.get(g.id, {}).get(month, 0) > LIMIT for month in months)]
    first = _("{a} of {n} groups have a barrier that no intervention is aimed at")
    second = ngettext(
        "{n} is above {limit:g} hours in a month", "{n} are above {limit:g} hours in a month", len(loaded)
    )
    return f"{first.format(a=len(unanswered), n=len(plan.groups))}; {second.format(n=len(loaded), limit=LIMIT)}."


def _columns(width: float, months: int) -> _Columns:
    month_wide = min(_CELL, max(18.0, (width - _GROUP_WIDE - 5 * 56) / max(months, 1)))
    right = width - month_wide * months
    element_wide = min(78.0, (right - 16 - _GROUP_WIDE) / 5)
    return _Columns(_GROUP_WIDE, element_wide, right, month_wide)


def _heads(columns: _Columns, months: Sequence[str]) -> list[AnyShape]:
    shapes: list[AnyShape] = [
        Text(x=0, y=16, text=_("Groups"), size=15, weight=600),
        Text(x=columns.elements, y=16, text=_("What reaches them"), size=15, weight=600),
        Text(x=columns.months, y=16, text=_("Hours per person and month"), size=15, weight=600),
    ]
    for j, element in enumerate(ELEMENTS):
        text = abbreviated(element.label, 11, columns.element_wide - 6, 500)
        x = columns.elements + j * columns.element_wide
        shapes.append(Text(x=x, y=44, text=text, size=11, weight=500, color="text.muted"))
    for j, month in enumerate(months):
        x = columns.months + (j + 0.5) * columns.month_wide
        text = month_label(month).split(" ’")[0] if columns.month_wide < 40 else month_label(month)
        shapes.append(Text(x=x, y=44, text=text, size=11, weight=500, color="text.muted", align="center"))
    return shapes


def _group(group: Group, top: float) -> list[AnyShape]:
    concern = {choice.key: choice.label for choice in CONCERNS}.get(
        group.concern or "", group.concern or _("no concern named")
    )
    shapes: list[AnyShape] = [
        Text(
            x=0,
            y=top + 17,
            text=elided(group.name or group.ref, 13, _GROUP_WIDE - 52, 600),
            size=13,
            weight=600,
            key=group.id,
        ),
        Text(
            x=0,
            y=top + 32,
            text=elided(concern.lower(), 12, _GROUP_WIDE - 20),
            size=12,
            color="text.muted",
            key=group.id,
        ),
    ]
    if group.headcount is not None:
        shapes.append(
            Text(x=_GROUP_WIDE - 14, y=top + 17, text=str(group.headcount), size=12, color="text.muted", align="right")
        )
    return shapes


def _element(group: Group, element: str, count: int, stops: bool, x: float, top: float, wide: float,
             hidden: bool) -> list[AnyShape]:  # fmt: skip
    score: float | None = None if hidden else getattr(group, element)
    shapes: list[AnyShape] = []
    if stops:
        stroke = "status.off_track.fill" if not count else "text.primary"
        shapes.append(
            Rect(x=x - 5, y=top + 3, width=min(wide - 4, 58), height=ROW - 6, stroke=stroke, stroke_width=1.5, radius=4)
        )
        if not count:
            shapes.append(Mark(x=x + min(wide - 4, 58) - 14, y=top + 13, family="status", name="off_track", size=14))
    if count:
        for i in range(min(count, 4)):
            shapes.append(Rect(x=x + i * 12, y=top + 9, width=9.5, height=9.5, fill="chart.bar_done", radius=2))
        if count > 4:
            shapes.append(Text(x=x + 50, y=top + 18, text=f"{count}", size=11, weight=500, color="text.secondary"))
    else:
        shapes.append(Path(points=((x, top + 14), (x + 9, top + 14)), stroke="text.muted", stroke_width=1.5))
    text = _("withheld") if hidden else _("not assessed") if score is None else _("score {n:g}").format(n=score)
    shapes.append(Text(x=x, y=top + 32, text=elided(text, 11, wide - 6, 500), size=11, weight=600 if stops else 500,
                       color="text.primary" if stops else "text.muted"))  # fmt: skip
    return shapes


def _hours(group: Group, month: str, hours: float, x: float, top: float, wide: float) -> list[AnyShape]:
    step = ramp_step(hours)
    over = hours > LIMIT
    tip = f"{group.name}: {month_label(month)}, {hours:g} h"
    shapes: list[AnyShape] = [
        Rect(x=x + 1, y=top + 5, width=wide - 3, height=ROW - 10, fill=f"ramp.{step}", radius=2, key=group.id, tip=tip,
             stroke="status.at_risk.fill" if over else "border.hairline" if not step else "", stroke_width=2 if over else 1)
    ]  # fmt: skip
    if over:
        shapes.append(Mark(x=x + wide / 2, y=top + 13, family="status", name="at_risk", size=11, key=group.id))
    if hours:
        y = top + (31 if over else 24)
        shapes.append(Text(x=x + wide / 2, y=y, text=f"{hours:g}", size=11, weight=600 if over else 500, align="center",
                           color=f"ramp.on.{step}", key=group.id))  # fmt: skip
    return shapes


def _legend(columns: _Columns, y: float, width: float) -> list[AnyShape]:
    shapes: list[AnyShape] = [
        Rect(x=0, y=y - 9, width=9.5, height=9.5, fill="chart.bar_done", radius=2),
        Text(x=16, y=y, text=_("one intervention"), size=12, color="text.secondary"),
        Rect(x=134, y=y - 11, width=18, height=13, stroke="text.primary", stroke_width=1.5, radius=3),
        Text(x=160, y=y, text=_("barrier: first at 3 or less"), size=12, color="text.secondary"),
        Mark(x=330, y=y - 4, family="status", name="off_track", size=14),
        Text(x=344, y=y, text=_("nothing answers it"), size=12, color="text.secondary"),
    ]
    x = columns.months
    for step in range(1, 7):
        shapes.append(Rect(x=x + (step - 1) * 20, y=y - 10, width=18, height=12, fill=f"ramp.{step}", radius=2))
    shapes.append(
        Text(x=x + 126, y=y, text=_("more than {n:g} h").format(n=STEPS[-1]), size=12, color="text.secondary")
    )
    shapes.append(Mark(x=width - 84, y=y - 4, family="status", name="at_risk", size=13))
    shapes.append(
        Text(x=width, y=y, text=_("above {n:g} h").format(n=LIMIT), size=12, color="text.secondary", align="right")
    )
    return shapes
