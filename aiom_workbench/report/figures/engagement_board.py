"""The engagement matrix: where everybody stands now (C) and where the plan needs them (D), an arrow between."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from aiom_workbench.analysis.people import people
from aiom_workbench.plan import Plan
from aiom_workbench.plan.choices import ENGAGEMENTS
from aiom_workbench.plan.people import Stakeholder
from aiom_workbench.report.figure import AnyShape, Circle, Figure, Mark, Path, Rect, Text
from aiom_workbench.report.figures.people_lists import named, wanted
from aiom_workbench.report.text_width import elided, wrapped
from aiom_workbench.words import _, ngettext

ROW, HEAD, NAMES, GAPS, MOST = 32.0, 66.0, 230.0, 120.0, 300
_R = 10.0


def engagement_board(
    plan: Plan, width: float, *, words: Iterable[str] = (),
    selected: Iterable[str] = (), order: Sequence[str] = (),
) -> Figure:  # fmt: skip
    """Everybody on a row, the widest gaps first; who is where they should be after those, the unassessed last.

    Those in `order` (ids) keep that order before all others: a list that is worked through does not jump about.
    """
    gaps = people(plan).engagement_gaps
    shown = [p for p in plan.stakeholders if wanted(p, words)]
    places = {key: at for at, key in enumerate(order)}
    shown.sort(key=lambda p: (places.get(p.id, len(places)), *_order(p, gaps)))
    cell = (width - NAMES - GAPS) / len(ENGAGEMENTS)
    rows = shown[:MOST]
    shapes = _heads(shown, cell, HEAD + ROW * len(rows))
    chosen = set(selected)
    for n, person in enumerate(rows):
        shapes += _row(person, gaps.get(person.id), HEAD + ROW * n, width, cell, person.id in chosen)
    height = HEAD + ROW * len(rows) + 8
    if len(shown) > MOST:
        text = _("and {n} more; filter to see them").format(n=len(shown) - MOST)
        shapes.append(Text(x=0, y=height + 14, text=text, size=12, color="text.muted"))
        height += 26
    behind = sum(1 for p in shown if gaps.get(p.id, 0) > 0)
    alt = _("{n} people by engagement now and desired; {behind} stand below what the plan needs.").format(
        n=len(shown), behind=behind)  # fmt: skip
    return Figure(width=width, height=height, shapes=tuple(shapes), title=_("Engagement now and desired"), alt=alt)


def _order(person: Stakeholder, gaps: Mapping[str, int]) -> tuple[float, ...]:
    if person.id in gaps:
        return 0.0, -gaps[person.id], -(person.power or 0)
    return (1.0 if person.engagement_now or person.engagement_desired else 2.0), 0.0, -(person.power or 0)


def column_at(x: float, width: float) -> str:
    """The engagement whose column lies at x, or "" beside the columns.

    >>> column_at(240, 850), column_at(10, 850), column_at(729, 850)
    ('unaware', '', 'leading')
    """
    cell = (width - NAMES - GAPS) / len(ENGAGEMENTS)
    at = int((x - NAMES) // cell)
    return ENGAGEMENTS[at].key if 0 <= at < len(ENGAGEMENTS) else ""


def column_middle(engagement: str, width: float) -> float:
    """Where the middle of an engagement's column lies.

    >>> column_middle("unaware", 850)
    280.0
    """
    cell = (width - NAMES - GAPS) / len(ENGAGEMENTS)
    return NAMES + cell * ([choice.key for choice in ENGAGEMENTS].index(engagement) + 0.5)


def _heads(shown: list[Stakeholder], cell: float, bottom: float) -> list[AnyShape]:
    shapes: list[AnyShape] = []
    for n, choice in enumerate(ENGAGEMENTS):
        x = NAMES + cell * (n + 0.5)
        count = sum(1 for p in shown if p.engagement_now == choice.key)
        shapes.append(Mark(x=x, y=8, family="engagement", name=choice.key, size=13))
        for line, part in enumerate(wrapped(choice.label, 12, cell - 4, 500)):
            shapes.append(Text(x=x, y=29 + 14 * line, text=part, size=12, weight=500, color="text.secondary",
                               align="center"))  # fmt: skip
        shapes.append(Text(x=x, y=58, text=str(count), size=11, color="text.muted", align="center"))
        shapes.append(Path(points=((NAMES + cell * n, HEAD), (NAMES + cell * n, bottom)), stroke="border.hairline"))
    return shapes


def _row(
    person: Stakeholder, gap: int | None, y: float, width: float, cell: float, chosen: bool
) -> list[AnyShape]:  # fmt: skip
    name, order, middle = named(person), [choice.key for choice in ENGAGEMENTS], y + ROW / 2
    shapes: list[AnyShape] = [
        Path(points=((0, y), (width, y)), stroke="border.hairline"),
        Rect(x=-8, y=y + 1, width=width + 16, height=ROW - 1, fill="surface.selected" if chosen else "", radius=4,
             key=person.id, tip=name),
        Text(x=0, y=middle + 4, text=elided(name, 13, NAMES - 14), size=13, key=person.id),
    ]  # fmt: skip
    now = NAMES + cell * (order.index(person.engagement_now) + 0.5) if person.engagement_now else None
    wish = NAMES + cell * (order.index(person.engagement_desired) + 0.5) if person.engagement_desired else None
    if now is not None and wish is not None and now != wish:
        step = _R + 2 if wish > now else -_R - 2
        shapes.append(Path(points=((now + step, middle), (wish - step, middle)), stroke="text.secondary",
                           stroke_width=1.5, arrow=True))  # fmt: skip
    together = now is not None and now == wish
    if now is not None:
        shapes += _dot(now - (_R + 1 if together else 0), middle, "C", person.id, filled=True)
    if wish is not None:
        shapes += _dot(wish + (_R + 1 if together else 0), middle, "D", person.id, filled=False)
    shapes.append(_gap_said(person, gap, width, middle))
    return shapes


def _dot(x: float, y: float, letter: str, key: str, *, filled: bool) -> list[AnyShape]:
    fill, on = ("accent.fill", "accent.on") if filled else ("surface.canvas", "accent.text")
    return [
        Circle(x=x, y=y, r=_R, fill=fill, stroke="accent.fill", stroke_width=1.5, key=key),
        Text(x=x, y=y + 4, text=letter, size=11, weight=600, color=on, align="center", key=key),
    ]


def _gap_said(person: Stakeholder, gap: int | None, width: float, middle: float) -> Text:
    color = "text.muted"
    if gap is None:
        text = _("not assessed") if person.engagement_now is None else _("no wish noted")
    elif gap > 0:
        text, color = ngettext("{n} step to go", "{n} steps to go", gap).format(n=gap), "text.primary"
    else:
        text = _("as needed") if not gap else _("more than needed")
    return Text(x=width, y=middle + 4, text=text, size=12, color=color, align="right", key=person.id)
