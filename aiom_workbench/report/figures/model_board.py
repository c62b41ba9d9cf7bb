"""The model choice as four pictures: options with weights, what the ranking hangs on, where it flips, who decides.

The table's weights are sliders: `WeightScale` says where a weight stands and what weight a place means.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from aiom_workbench.analysis.model_choice import OPTIONS, ModelChoice, Swing, robustness_in_words
from aiom_workbench.plan import Plan
from aiom_workbench.plan.choices import BODY_KEYS, MODELS
from aiom_workbench.plan.model_choice import Body, Criterion
from aiom_workbench.report.figure import Align, AnyShape, Circle, Figure, Mark, Path, Rect, Text
from aiom_workbench.report.text_width import abbreviated, elided, text_width
from aiom_workbench.words import _

ROW = 33.0
HEAD = 78.0
_SLIDER_WIDE = 56.0
_OPTION_WIDE = 112.0
_PIP, _PIP_GAP = 11.0, 2.5
LABELS = {choice.key: choice for choice in MODELS}


@dataclass(frozen=True, slots=True)
class WeightScale:
    """Where the sliders lie: from `left` over `wide` pixels for weights from 0 to `top`."""

    left: float
    wide: float
    top: float

    def x(self, weight: float) -> float:
        """The place of a weight's handle."""
        return self.left + min(weight / self.top, 1.0) * self.wide

    def weight(self, x: float) -> float:
        """The whole weight at a place, within the slider."""
        return float(round(min(1.0, max(0.0, (x - self.left) / self.wide)) * self.top))


def weight_scale(criteria: Sequence[Criterion], width: float) -> WeightScale:
    """The sliders' scale in a table of this width: it reaches well beyond the largest weight."""
    largest = max([float(c.weight or 0) for c in criteria], default=0.0)
    top = next(step for step in (5, 10, 25, 50, 100, 250, 500, 1000, 1e6) if step > largest * 1.2 or step == 1e6)
    return WeightScale(_slider_left(width), _SLIDER_WIDE, float(top))


def _slider_left(width: float) -> float:
    return width - 3 * _OPTION_WIDE - _SLIDER_WIDE - 54


def ranked(choice: ModelChoice) -> tuple[str, ...]:
    """The three options, the best first; unscored ones in their usual order."""
    return tuple(sorted(OPTIONS, key=lambda option: -(choice.scores[option] or 0)))


def options_table(
    criteria: Sequence[Criterion], choice: ModelChoice, width: float, *, chosen: str = "",
    order: Sequence[str] = (), selected: Collection[str] = (), scale: WeightScale | None = None,
) -> Figure:  # fmt: skip
    """Criteria with weights and scores, the options with their weighted scores above. Keys are criteria's ids."""
    options = tuple(order) or ranked(choice)
    scale = scale or weight_scale(criteria, width)
    height = HEAD + ROW * len(criteria) + 8
    shapes: list[AnyShape] = []
    first = width - 3 * _OPTION_WIDE
    lead = choice.leader
    if lead is not None:
        x = first + options.index(lead) * _OPTION_WIDE
        shapes.append(Rect(x=x, y=0, width=_OPTION_WIDE - 6, height=height, fill="accent.soft", radius=6))
    for i, option in enumerate(options):
        shapes.extend(_option_head(option, choice, first + i * _OPTION_WIDE + 8, option == lead, option == chosen))
    shapes.append(Text(x=0, y=HEAD - 12, text=_("Criterion"), size=12, weight=500, color="text.muted"))
    shapes.append(Text(x=scale.left, y=HEAD - 12, text=_("Weight"), size=12, weight=500, color="text.muted"))
    for i, criterion in enumerate(criteria):
        top = HEAD + i * ROW
        shapes.append(Path(points=((0, top), (width, top)), stroke="border.hairline"))
        shapes.extend(_criterion_row(criterion, top, width, options, lead, scale, criterion.id in selected))
    return Figure(
        width=width,
        height=height,
        shapes=tuple(shapes),
        title=_("Three options, weighted"),
        alt=scores_in_words(choice),
    )


def _option_head(option: str, choice: ModelChoice, x: float, leads: bool, chosen: bool) -> list[AnyShape]:
    score = choice.scores[option]
    color = "accent.on_soft" if leads else "text.primary"
    shapes: list[AnyShape] = [Text(x=x, y=18, text=LABELS[option].label, size=13, weight=600, color=color)]
    if score is None:
        shapes.append(Text(x=x, y=46, text="–", size=28, weight=600, color="text.muted"))
        return shapes
    shapes.append(Text(x=x, y=50, text=f"{score:.1f}", size=28, weight=600, color=color))
    best = max(value for value in choice.scores.values() if value is not None)
    beside = _("chosen") if chosen else "" if leads else f"−{best - score:.1f}"
    shapes.append(Text(x=x + text_width(f"{score:.1f}", 28, 600) + 6, y=50, text=beside, size=12, weight=500,
                       color="accent.on_soft" if leads else "text.muted"))  # fmt: skip
    return shapes


def _criterion_row(
    criterion: Criterion, top: float, width: float, options: Sequence[str], lead: str | None, scale: WeightScale,
    chosen: bool,
) -> list[AnyShape]:  # fmt: skip
    middle = top + ROW / 2
    shapes: list[AnyShape] = [
        Rect(x=-6, y=top + 1, width=width + 6, height=ROW - 2, key=criterion.id, tip=criterion.reason or "",
             stroke="accent.fill" if chosen else "", stroke_width=2, radius=4)
    ]  # fmt: skip
    name = elided(criterion.name or criterion.ref, 13, scale.left - 16, 600 if chosen else 400)
    shapes.append(Text(x=0, y=middle + 4.5, text=name, size=13, weight=600 if chosen else 400, key=criterion.id))
    weight = float(criterion.weight or 0)
    handle = scale.x(weight)
    shapes.append(
        Path(points=((scale.left, middle), (scale.left + scale.wide, middle)), stroke="border.default", stroke_width=3)
    )
    shapes.append(Path(points=((scale.left, middle), (handle, middle)), stroke="chart.bar_done", stroke_width=3))
    ring = "accent.fill" if chosen else "border.control"
    shapes.append(
        Circle(x=handle, y=middle, r=6.5, fill="surface.canvas", stroke=ring, stroke_width=1.75, key=criterion.id)
    )
    shapes.append(
        Text(x=scale.left + scale.wide + 34, y=middle + 4.5, text=f"{weight:g}", size=13, weight=600, align="right")
    )
    for i, option in enumerate(options):
        x = width - (3 - i) * _OPTION_WIDE + 8
        shapes.extend(_pips(getattr(criterion, option), x, middle, option == lead))
    return shapes


def _pips(score: float | None, x: float, middle: float, leads: bool) -> list[AnyShape]:
    full = "accent.fill" if leads else "chart.bar"
    empty = "surface.canvas" if leads else "surface.hover"
    shapes: list[AnyShape] = [
        Rect(x=x + i * (_PIP + _PIP_GAP), y=middle - 4.5, width=_PIP, height=9, radius=2,
             fill=full if score is not None and i < round(score) else empty)
        for i in range(5)
    ]  # fmt: skip
    text = "–" if score is None else f"{score:g}"
    shapes.append(Text(x=x + 5 * (_PIP + _PIP_GAP) + 20, y=middle + 4.5, text=text, size=13, align="right"))
    return shapes


def scores_in_words(choice: ModelChoice) -> str:
    """The scores as a sentence, for those who cannot see the picture."""
    said = [f"{LABELS[o].label} {choice.scores[o]:.1f}" for o in ranked(choice) if choice.scores[o] is not None]
    return (
        _("Weighted scores of five: {scores}.").format(scores=", ".join(said)) if said else _("Nothing is scored yet.")
    )


def ranking_figure(criteria: Sequence[Criterion], choice: ModelChoice, swings: Sequence[Swing], width: float) -> Figure:
    """How many weightings each option leads, and how far the lead moves with each weight from nothing to double."""
    shapes: list[AnyShape] = [
        Text(x=0, y=12, text=_("Which option leads, over 10,000 weightings"), size=12, weight=500, color="text.muted")
    ]
    shapes.extend(_shares(choice, width))
    height = 84.0
    if choice.leader is not None:
        title = _("Lead of {option}, each weight from 0 to double").format(option=LABELS[choice.leader].label)
        shapes.append(Text(x=0, y=86, text=title, size=12, weight=600))
        shapes.extend(_tornado({c.id: c.name or c.ref for c in criteria}, choice, swings, width, 96))
        height = 96 + 20 + 21.5 * len(swings) + 24
    alt = _("Nothing is scored yet.") if choice.leader is None else _shares_in_words(choice)
    return Figure(width=width, height=height, shapes=tuple(shapes), title=_("What the ranking hangs on"), alt=alt)


def _shares_in_words(choice: ModelChoice) -> str:
    return "; ".join(
        f"{LABELS[option].label} {robustness_in_words(choice.robustness[option] or 0)}" for option in ranked(choice)
    )


def _shares(choice: ModelChoice, width: float) -> list[AnyShape]:
    shapes: list[AnyShape] = []
    x = 0.0
    for i, option in enumerate(ranked(choice)):
        share = choice.robustness[option]
        if share is None:
            continue
        wide = max(share * (width - 4), 0.0)
        if wide >= 1:
            shapes.append(Rect(x=x, y=22, width=wide, height=22, fill=f"chart.option.{i}", radius=3))
        if i == 0 and wide > 90:
            shapes.append(Text(x=x + 8, y=37.5, text=LABELS[option].label, size=12, weight=600, color="accent.on"))
        x += wide + 2
    lead = choice.leader
    if lead is not None:
        said = f"{LABELS[lead].label} {robustness_in_words(choice.robustness[lead] or 0)}"
        shapes.append(Text(x=0, y=60, text=elided(said, 12, width, 500), size=12, weight=500))
    return shapes


def _tornado(
    names: Mapping[str, str], choice: ModelChoice, swings: Sequence[Swing], width: float, top: float
) -> list[AnyShape]:
    left, right = min(150.0, width * 0.4), width - 48
    now = choice.margin or 0.0
    values = [0.0, now, *(v for s in swings for v in (s.at_zero, s.at_double) if v is not None)]
    low, high = min(values), max(max(values), 0.01)

    def x(value: float) -> float:
        return left + (value - low) / (high - low) * (right - left)

    bottom = top + 22 + 21.5 * len(swings)
    shapes: list[AnyShape] = []
    for value, text in ((0.0, _("0 = tie")), (now, f"{now:+.1f}")):
        shapes.append(Text(x=x(value), y=top + 10, text=text, size=11, weight=500, color="text.muted", align="center"))
    for i, swing in enumerate(swings):
        y = top + 20 + i * 21.5
        name = elided(names.get(swing.criterion, ""), 12, left - 12)
        shapes.append(Text(x=0, y=y + 10.5, text=name, size=12, key=swing.criterion))
        for reached, fill in ((swing.at_zero, "chart.bar"), (swing.at_double, "chart.bar_done")):
            if reached is not None:
                a, b = sorted((x(now), x(reached)))
                shapes.append(Rect(x=a, y=y, width=max(b - a, 0.5), height=12, fill=fill, key=swing.criterion))
        lowest = min(v for v in (swing.at_zero, swing.at_double) if v is not None)
        shapes.append(Text(x=width, y=y + 10.5, text=f"{lowest:+.2f}", size=12, weight=600, align="right"))
    shapes.append(Path(points=((x(0), top + 16), (x(0), bottom)), stroke="text.primary", stroke_width=1.5))
    shapes.append(Path(points=((x(now), top + 16), (x(now), bottom)), stroke="accent.fill", stroke_width=1.5))
    shapes.append(Rect(x=0, y=bottom + 6, width=12, height=9, fill="chart.bar"))
    shapes.append(Text(x=18, y=bottom + 15, text=_("weight 0"), size=11, color="text.muted"))
    shapes.append(Rect(x=76, y=bottom + 6, width=12, height=9, fill="chart.bar_done"))
    shapes.append(Text(x=94, y=bottom + 15, text=_("doubled"), size=11, color="text.muted"))
    shapes.append(
        Text(x=width, y=bottom + 15, text=_("lowest lead at right"), size=11, color="text.muted", align="right")
    )
    return shapes


def tipping_figure(criteria: Sequence[Criterion], choice: ModelChoice, width: float) -> Figure:
    """For each criterion: its weight today, and the weight at which another option draws level."""
    names = {c.id: c.name or c.ref for c in criteria}
    points = sorted(choice.tipping_points, key=lambda p: abs(p.flips_at - p.weight))
    shown = [p for p in points if p.flips_at <= 100][:6]
    if not shown:
        text = (
            _("No single weight up to 100 changes which option leads.") if choice.leader else _("No option leads yet.")
        )
        shapes: tuple[AnyShape, ...] = (Text(x=0, y=14, text=elided(text, 13, width), size=13, color="text.secondary"),)
        return Figure(width=width, height=24, shapes=shapes, title=_("Where the answer flips"), alt=text)
    left, right = min(150.0, width * 0.4), width - 74
    top_weight = max(max(p.flips_at, float(p.weight)) for p in shown) * 1.1

    def x(value: float) -> float:
        return left + value / top_weight * (right - left)

    step = next(s for s in (1, 2, 5, 10, 20, 25, 50) if top_weight / s <= 4.5)
    bottom = 26 + 26 * len(shown)
    drawn: list[AnyShape] = []
    for mark in range(0, int(top_weight) + 1, step):
        drawn.append(Text(x=x(mark), y=12, text=str(mark), size=11, weight=500, color="text.muted", align="center"))
        drawn.append(Path(points=((x(mark), 20), (x(mark), bottom)), stroke="chart.grid"))
    for i, point in enumerate(shown):
        y = 34 + i * 26.0
        drawn.append(
            Text(x=0, y=y + 4.5, text=elided(names[point.criterion], 12, left - 12), size=12, key=point.criterion)
        )
        drawn.append(
            Path(points=((x(point.weight), y), (x(point.flips_at), y)), stroke="chart.bar_done", stroke_width=2)
        )
        drawn.append(Circle(x=x(point.weight), y=y, r=4.5, fill="chart.bar_done", key=point.criterion))
        flip = ((x(point.flips_at), y - 7), (x(point.flips_at), y + 7))
        drawn.append(Path(points=flip, stroke="text.primary", stroke_width=2.5))
        drawn.append(
            Text(
                x=width, y=y + 4.5, text=f"{point.weight:g} → {point.flips_at:.3g}", size=12, weight=600, align="right"
            )
        )
    alt = "; ".join(f"{names[p.criterion]}: {p.weight:g} → {p.flips_at:.3g}" for p in shown)
    return Figure(width=width, height=bottom + 6, shapes=tuple(drawn), title=_("Where the answer flips"), alt=alt)


def rights_figure(plan: Plan, width: float, selected: Collection[str] = ()) -> Figure:
    """Decisions by bodies: who is accountable (A), does it (R), is asked (C), is told (I). Keys are decisions' ids."""
    bodies = list(plan.bodies)
    left = min(width * 0.44, 300.0)
    wide = (width - left) / max(len(bodies), 1)
    shapes: list[AnyShape] = []
    for i, body in enumerate(bodies):
        name = abbreviated(_short_name(body), 11, wide - 6, 500)
        x = left + (i + 0.5) * wide
        shapes.append(
            Text(x=x, y=12, text=name, size=11, weight=500, color="text.muted", align="center", tip=body.name or "")
        )
    for j, right in enumerate(plan.decision_rights):
        top = 22 + j * 23.0
        shapes.append(Path(points=((0, top), (width, top)), stroke="border.hairline"))
        fill = "surface.selected" if right.id in selected else ""
        shapes.append(Rect(x=0, y=top, width=width, height=23, fill=fill, key=right.id, tip=right.decision or ""))
        start = 0.0
        if right.component:
            shapes.append(Mark(x=10, y=top + 11.5, family="component", name=right.component, size=17))
            start = 28.0
        text = elided(right.decision or right.ref, 13, left - start - 8)
        shapes.append(Text(x=start, y=top + 16, text=text, size=13, key=right.id))
        for i, body in enumerate(bodies):
            shapes.extend(_letter(_part(right, body.id), left + (i + 0.5) * wide, top + 11.5))
    alt = _("{n} decisions, each with the one body that is accountable.").format(n=len(plan.decision_rights))
    height = 22 + 23.0 * len(plan.decision_rights) + 4
    return Figure(width=width, height=height, shapes=tuple(shapes), title=_("Who decides"), alt=alt)


def _short_name(body: Body) -> str:
    """What a body is for in a word; its own name where it is of no usual kind."""
    labels = {choice.key: choice.label for choice in BODY_KEYS if choice.key != "other"}
    return labels.get(body.key or "", body.name or body.ref)


def _part(right: object, body: str) -> str:
    for letter, field in (("A", "accountable"), ("R", "responsible"), ("C", "consulted"), ("I", "informed")):
        if body in getattr(right, field):
            return letter
    return ""


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
