"""What-ifs side by side: the plan's weights in the first column, each what-if's beside it, what changes in words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from aiom_workbench.analysis.model_choice import OPTIONS, Argument
from aiom_workbench.plan.choices import MODELS
from aiom_workbench.plan.model_choice import Criterion
from aiom_workbench.report.figure import AnyShape, Circle, Figure, Path, Rect, Text
from aiom_workbench.report.figures.model_board import WeightScale, ranked, scores_in_words, top_weight
from aiom_workbench.report.text_width import elided, wrapped
from aiom_workbench.words import _

ROW, HEAD = 30.0, 172.0
NAMES, WIDE, GAP = 150.0, 216.0, 14.0
_SLIDER_LEFT, _SLIDER_WIDE = 14.0, 112.0
_LABELS = {choice.key: choice for choice in MODELS}


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A column: the what-if's id ("" is the plan), its name, and what its weights and scores come to."""

    id: str
    name: str
    argument: Argument


def what_if_width(count: int) -> float:
    """How wide a figure of so many columns is."""
    return NAMES + count * (WIDE + GAP)


def column_at(count: int, x: float) -> int | None:
    """Which column a place lies in; None beside them."""
    column = int((x - NAMES) // (WIDE + GAP))
    return column if 0 <= column < count else None


def row_at(count: int, y: float) -> int | None:
    """Which criterion's row a place lies in; None above and below them."""
    row = int((y - HEAD) // ROW)
    return row if y >= HEAD and row < count else None


def column_scale(columns: Sequence[WhatIf], column: int) -> WeightScale:
    """The sliders' scale of a column: the same top in all columns, so that they can be compared."""
    weights = [[float(c.weight or 0) for c in one.argument.criteria] for one in columns]
    top = top_weight(weights[0], [weight for one in weights for weight in one])
    return WeightScale(NAMES + column * (WIDE + GAP) + _SLIDER_LEFT, _SLIDER_WIDE, top)


def what_if_figure(
    columns: Sequence[WhatIf], chosen: str = "", selected: Collection[str] = (), scale: WeightScale | None = None
) -> Figure:
    """The plan and its what-ifs. Keys are what-ifs' ids on their columns, criteria's ids on the names."""
    criteria = columns[0].argument.criteria
    width, height = what_if_width(len(columns)), HEAD + ROW * len(criteria) + 10
    shapes: list[AnyShape] = []
    for row, criterion in enumerate(criteria):
        y = HEAD + row * ROW
        shapes.append(Path(points=((0, y), (width - GAP, y)), stroke="border.hairline"))
        name = elided(criterion.name or criterion.ref, 13, NAMES - 14, 600 if criterion.id in selected else 400)
        shapes.append(Text(x=0, y=y + 19.5, text=name, size=13, weight=600 if criterion.id in selected else 400,
                           key=criterion.id))  # fmt: skip
    for at, column in enumerate(columns):
        used = scale or column_scale(columns, at)
        used = WeightScale(NAMES + at * (WIDE + GAP) + _SLIDER_LEFT, used.wide, used.top)
        shapes.extend(_column(column, columns[0], at, height, used, chosen, selected=column.id in selected))
    alt = " ".join(f"{one.name}: {change_in_words(one.argument, columns[0].argument)}" for one in columns[1:])
    return Figure(width=width, height=height, shapes=tuple(shapes), title=_("What-ifs side by side"), alt=alt)


def change_in_words(then: Argument, now: Argument) -> str:
    """What a what-if changes: another leader, or the lead grown or shrunk."""
    a, b = now.choice, then.choice
    if b.leader is None or b.margin is None:
        return _("No model leads.")
    label = _LABELS[b.leader].label
    if a.leader is not None and a.leader != b.leader:
        return _("{model} would lead, by {margin}.").format(model=label, margin=_lead(b.margin))
    if a.margin is None or a.margin == b.margin:
        return _("{model} leads, as in the plan.").format(model=label)
    text = _("{model} still leads, by {then} instead of {now}.")
    return text.format(model=label, then=_lead(b.margin), now=_lead(a.margin))


def _lead(margin: float) -> str:
    return f"{margin:.1f}" if margin >= 0.1 else f"{margin:.2f}"


def _column(
    column: WhatIf, plan: WhatIf, at: int, height: float, scale: WeightScale, chosen: str, *, selected: bool
) -> list[AnyShape]:
    left = NAMES + at * (WIDE + GAP)
    own = bool(column.id)
    shapes: list[AnyShape] = [
        Rect(x=left, y=1, width=WIDE, height=height - 2, radius=8, key=column.id,
             fill="" if own else "surface.zebra", stroke="accent.fill" if selected else "border.hairline",
             stroke_width=2 if selected else 1),
    ]  # fmt: skip
    for n, line in enumerate(wrapped(column.name, 13, WIDE - 28, 600)):
        shapes.append(Text(x=left + 14, y=24 + 17 * n, text=line, size=13, weight=600))
    shapes.extend(_scores(column.argument, left + 14, 62, chosen, WIDE - 28))
    said = change_in_words(column.argument, plan.argument) if own else _("As it stands, and stays until you adopt one.")
    for n, line in enumerate(wrapped(said, 12, WIDE - 28)):
        shapes.append(Text(x=left + 14, y=142 + 15 * n, text=line, size=12, color="text.secondary"))
    for row, (now, then) in enumerate(zip(plan.argument.criteria, column.argument.criteria, strict=True)):
        shapes.extend(_weight(now, then, HEAD + (row + 0.5) * ROW, left, scale, own=own))
    return shapes


def score_bars(argument: Argument, width: float, chosen: str = "") -> Figure:
    """The three models' weighted scores as bars from 1 to 5, the best first."""
    shapes = tuple(_scores(argument, 0, 6, chosen, width))
    return Figure(
        width=width, height=66, shapes=shapes, title=_("Weighted scores"), alt=scores_in_words(argument.choice)
    )


def _scores(argument: Argument, left: float, top: float, chosen: str, width: float) -> list[AnyShape]:
    choice, room = argument.choice, width - 130
    shapes: list[AnyShape] = []
    for n, option in enumerate(ranked(choice)):
        y, score = top + 20 * n, choice.scores[option]
        leads = option == choice.leader
        weight = 600 if leads or option == chosen else 400
        shapes.append(Text(x=left, y=y + 9, text=_LABELS[option].label, size=12, weight=weight))
        shapes.append(Rect(x=left + 94, y=y - 1, width=room, height=11, fill="surface.hover", radius=2))
        if score is not None:
            fill = "accent.fill" if leads else "chart.bar"
            shapes.append(Rect(x=left + 94, y=y - 1, width=room * (score - 1) / 4, height=11, fill=fill, radius=2))
        text = "–" if score is None else f"{score:.2f}"
        shapes.append(Text(x=left + width, y=y + 9, text=text, size=12, weight=weight, align="right"))
    return shapes


def _weight(
    now: Criterion, then: Criterion, middle: float, left: float, scale: WeightScale, *, own: bool
) -> list[AnyShape]:
    weight, before = float(then.weight or 0), float(now.weight or 0)
    moved = own and weight != before
    rescored = own and any(getattr(now, o) != getattr(then, o) for o in OPTIONS)
    line = ((scale.left, middle), (scale.left + scale.wide, middle))
    shapes: list[AnyShape] = [Path(points=line, stroke="border.default", stroke_width=3)]
    if moved:
        shapes.append(Path(points=((scale.x(before), middle - 6), (scale.x(before), middle + 6)),
                           stroke="text.muted", stroke_width=2))  # fmt: skip
    fill = "accent.fill" if moved else "chart.bar_done"
    shapes.append(Path(points=((scale.left, middle), (scale.x(weight), middle)), stroke=fill, stroke_width=3))
    shapes.append(Circle(x=scale.x(weight), y=middle, r=6.5 if own else 5, stroke_width=1.75, fill="surface.canvas",
                         stroke="accent.fill" if moved else "border.control"))  # fmt: skip
    text = f"{before:g} → {weight:g}" if moved else f"{weight:g}"
    if rescored:
        text = _("{weight} · rescored").format(weight=text) if not moved else f"{text} ·"
    tip = _rescored_tip(now, then) if rescored else ""
    shapes.append(Text(x=left + WIDE - 12, y=middle + 4.5, text=elided(text, 12, 76, 600 if moved else 400), size=12,
                       weight=600 if moved else 400, align="right", tip=tip))  # fmt: skip
    return shapes


def _rescored_tip(now: Criterion, then: Criterion) -> str:
    parts = [
        f"{_LABELS[o].label} {getattr(now, o) or '–'} → {getattr(then, o)}"
        for o in OPTIONS
        if getattr(now, o) != getattr(then, o)
    ]
    return _("Scored otherwise: {scores}").format(scores=", ".join(parts))
