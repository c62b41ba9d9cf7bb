"""The model choice as three pictures: options with weights, what the ranking hangs on, where it flips.

The table's weights are sliders: `WeightScale` says where a weight stands and what weight a place means.
Its scores are rows of five pips: `score_at` says which score a place means.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from aiom_workbench.analysis.model_choice import OPTIONS, ModelChoice, Swing, robustness_in_words
from aiom_workbench.plan.choices import MODELS
from aiom_workbench.plan.model_choice import Criterion
from aiom_workbench.report.figure import AnyShape, Circle, Figure, Path, Rect, Text
from aiom_workbench.report.figures.lines import centred
from aiom_workbench.report.text_width import abbreviated, elided, text_width, wrapped
from aiom_workbench.words import _

ROW = 33.0
HEAD = 78.0
_INSET, _PIPS_LEFT, _PIP_GAP = 8.0, 7.0, 2.5
_NARROW = 540.0
MOST_SWINGS = 12
"""How many criteria the tornado shows, those that move the lead most."""
LABELS = {choice.key: choice for choice in MODELS}


@dataclass(frozen=True, slots=True)
class _Columns:
    """The widths in a table: of an option's column, a slider, a pip, and the size of the large scores."""

    option: float
    slider: float
    pip: float
    figures: float


def _columns(width: float) -> _Columns:
    return _Columns(106.0, 52.0, 11.0, 28.0) if width >= _NARROW else _Columns(89.0, 40.0, 9.0, 22.0)


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
    """The sliders' scale in a table of this width."""
    return WeightScale(_slider_left(width), _columns(width).slider, top_weight(float(c.weight or 0) for c in criteria))


def top_weight(weights: Iterable[float], others: Iterable[float] = ()) -> float:
    """The end of the sliders: three times the largest weight at least, so that a room can see the answer flip.

    `others` are a what-if's weights: they only have to be within.
    """
    return _round_top(max(max(weights, default=0.0) * 3, max(others, default=0.0)))


def _round_top(least: float) -> float:
    return float(next(step for step in (10, 20, 25, 50, 75, 100, 150, 250, 500, 1000, 1e6) if step >= min(least, 1e6)))


def _slider_left(width: float) -> float:
    columns = _columns(width)
    return width - 3 * columns.option - columns.slider - 42


def score_at(count: int, width: float, order: Sequence[str], x: float, y: float) -> tuple[int, str, int] | None:
    """Row, option and score that a place in a table of `count` criteria means; None beside the pips."""
    row = int((y - HEAD) // ROW)
    columns = _columns(width)
    across = x - (width - 3 * columns.option)
    column = int(across // columns.option)
    score = int((across - column * columns.option - _PIPS_LEFT) // (columns.pip + _PIP_GAP)) + 1
    if y < HEAD or row >= count or not 0 <= column < 3 or not 1 <= score <= 5:
        return None
    return row, order[column], score


def ranked(choice: ModelChoice) -> tuple[str, ...]:
    """The three options, the best first; unscored ones in their usual order."""
    return tuple(sorted(OPTIONS, key=lambda option: -(choice.scores[option] or 0)))


def options_table(
    criteria: Sequence[Criterion], choice: ModelChoice, width: float, *, chosen: str = "",
    order: Sequence[str] = (), selected: Collection[str] = (), scale: WeightScale | None = None, scoring: str = "",
) -> Figure:  # fmt: skip
    """Criteria with weights and scores, the options with their weighted scores above. Keys are criteria's ids.

    `scoring` is the option whose score the keys would set in the selected row: it is ringed.
    """
    options = tuple(order) or ranked(choice)
    scale = scale or weight_scale(criteria, width)
    height = HEAD + ROW * len(criteria) + 8
    shapes: list[AnyShape] = []
    columns = _columns(width)
    first = width - 3 * columns.option
    lead = choice.leader
    if lead is not None:
        x = first + options.index(lead) * columns.option
        shapes.append(Rect(x=x, y=0, width=columns.option - 6, height=height, fill="accent.soft", radius=6))
    for i, option in enumerate(options):
        shapes.extend(
            _option_head(
                option, choice, first + i * columns.option + _PIPS_LEFT, columns, option == lead, option == chosen
            )
        )
    shapes.append(Text(x=_INSET, y=HEAD - 12, text=_("Criterion"), size=12, weight=500, color="text.muted"))
    shapes.append(Text(x=scale.left, y=HEAD - 12, text=_("Weight"), size=12, weight=500, color="text.muted"))
    for i, criterion in enumerate(criteria):
        top = HEAD + i * ROW
        shapes.append(Path(points=((0, top), (width, top)), stroke="border.hairline"))
        chosen_row = criterion.id in selected
        if chosen_row and scoring in options:
            x = first + options.index(scoring) * columns.option
            shapes.append(Rect(x=x + 2, y=top + 7, width=columns.option - 12, height=ROW - 14, stroke="accent.fill",
                               stroke_width=1.5, radius=4))  # fmt: skip
        shapes.extend(_criterion_row(criterion, top, width, options, lead, scale, chosen_row))
    return Figure(
        width=width,
        height=height,
        shapes=tuple(shapes),
        title=_("Three options, weighted"),
        alt=scores_in_words(choice),
    )


def _option_head(
    option: str, choice: ModelChoice, x: float, columns: _Columns, leads: bool, chosen: bool
) -> list[AnyShape]:
    score = choice.scores[option]
    color = "accent.on_soft" if leads else "text.primary"
    name = abbreviated(LABELS[option].label, 13, columns.option - 10, 600)
    shapes: list[AnyShape] = [Text(x=x, y=18, text=name, size=13, weight=600, color=color, tip=LABELS[option].label)]
    if score is None:
        shapes.append(Text(x=x, y=46, text="–", size=columns.figures, weight=600, color="text.muted"))
        return shapes
    shapes.append(Text(x=x, y=50, text=f"{score:.1f}", size=columns.figures, weight=600, color=color))
    best = max(value for value in choice.scores.values() if value is not None)
    beside = _("chosen") if chosen else "" if leads else f"−{best - score:.1f}"
    right, size = x + text_width(f"{score:.1f}", columns.figures, 600) + 4, 11 if chosen else 12
    fits = right + text_width(beside, size, 500) <= x - _PIPS_LEFT + columns.option - 8
    shapes.append(Text(x=right if fits else x, y=50 if fits else 66, text=beside, size=size, weight=500,
                       color="accent.on_soft" if leads else "text.muted"))  # fmt: skip
    return shapes


def _criterion_row(
    criterion: Criterion, top: float, width: float, options: Sequence[str], lead: str | None, scale: WeightScale,
    chosen: bool,
) -> list[AnyShape]:  # fmt: skip
    middle, columns = top + ROW / 2, _columns(width)
    shapes: list[AnyShape] = [
        Rect(x=1, y=top + 1, width=width - 2, height=ROW - 2, key=criterion.id, tip=row_tip(criterion),
             stroke="accent.fill" if chosen else "", stroke_width=2, radius=4)
    ]  # fmt: skip
    room, bold = scale.left - 2 * _INSET, 600 if chosen else 400
    shapes += centred(criterion.name or criterion.ref, _INSET, middle, room, weight=bold, key=criterion.id)
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
        Text(x=scale.left + scale.wide + 32, y=middle + 4.5, text=f"{weight:g}", size=13, weight=600, align="right")
    )
    for i, option in enumerate(options):
        x = width - (3 - i) * columns.option + _PIPS_LEFT
        shapes.extend(_pips(getattr(criterion, option), x, middle, columns.pip, option == lead))
    return shapes


def row_tip(criterion: Criterion) -> str:
    """What the pointer is told over a criterion: the reason behind its scores."""
    name = criterion.name or criterion.ref
    return f"{name}: {criterion.reason}" if criterion.reason else _("{name}: no reason is given yet").format(name=name)


def _pips(score: float | None, x: float, middle: float, pip: float, leads: bool) -> list[AnyShape]:
    full = "accent.fill" if leads else "chart.bar"
    empty = "surface.canvas" if leads else "surface.hover"
    shapes: list[AnyShape] = [
        Rect(x=x + i * (pip + _PIP_GAP), y=middle - 4.5, width=pip, height=9, radius=2,
             fill=full if score is not None and i < round(score) else empty)
        for i in range(5)
    ]  # fmt: skip
    text = "–" if score is None else f"{score:g}"
    shapes.append(Text(x=x + 5 * (pip + _PIP_GAP) + 18, y=middle + 4.5, text=text, size=13, align="right"))
    return shapes


def scores_in_words(choice: ModelChoice) -> str:
    """The scores as a sentence, for those who cannot see the picture."""
    said = [f"{LABELS[o].label} {choice.scores[o]:.1f}" for o in ranked(choice) if choice.scores[o] is not None]
    return (
        _("Weighted scores of five: {scores}.").format(scores=", ".join(said)) if said else _("Nothing is scored yet.")
    )


def ranking_figure(criteria: Sequence[Criterion], choice: ModelChoice, swings: Sequence[Swing], width: float) -> Figure:
    """How many weightings each option leads, and how far the lead moves with each weight from nothing to double."""
    if choice.margin is None:
        text = _("Nothing is scored yet.")
        nothing = (Text(x=0, y=12, text=text, size=13, color="text.secondary"),)
        return Figure(width=width, height=20, shapes=nothing, title=_("What the ranking hangs on"), alt=text)
    head = elided(_("Who leads in 10,000 weightings"), 12, width, 500)
    shapes: list[AnyShape] = [Text(x=0, y=12, text=head, size=12, weight=500, color="text.muted")]
    shapes.extend(_shares(choice, width))
    said = _robust_lines(choice, width)
    shapes += [Text(x=0, y=60 + 15 * n, text=line, size=12, weight=500) for n, line in enumerate(said)]
    top = 71 + 15.0 * max(len(said), 1)
    height = top
    if choice.leader is not None:
        title = _("Lead of {option}, weights 0 to double").format(option=LABELS[choice.leader].label)
        shapes.append(Text(x=0, y=top, text=elided(title, 12, width, 600), size=12, weight=600))
        shown = swings[:MOST_SWINGS]
        shapes.extend(_tornado({c.id: c.name or c.ref for c in criteria}, choice, shown, width, top + 10))
        height = top + 10 + 20 + 21.5 * len(shown) + 24
        if len(shown) < len(swings):
            text = _("{n} more criteria move the lead less").format(n=len(swings) - len(shown))
            shapes.append(Text(x=0, y=height + 12, text=text, size=11, color="text.muted"))
            height += 18
    alt = _shares_in_words(choice)
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
    return shapes


def _robust_lines(choice: ModelChoice, width: float) -> tuple[str, ...]:
    lead = choice.leader
    if lead is None:
        return ()
    return wrapped(f"{LABELS[lead].label} {robustness_in_words(choice.robustness[lead] or 0)}", 12, width, 500)


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
        shapes.append(
            Text(x=width, y=y + 10.5, text=f"{lowest:+.2f}".replace("-", "−"), size=12, weight=600, align="right")
        )
    shapes.append(Path(points=((x(0), top + 16), (x(0), bottom)), stroke="text.primary", stroke_width=1.5))
    shapes.append(Path(points=((x(now), top + 16), (x(now), bottom)), stroke="accent.fill", stroke_width=1.5))
    shapes.append(Rect(x=0, y=bottom + 6, width=12, height=9, fill="chart.bar"))
    shapes.append(Text(x=18, y=bottom + 15, text=_("weight 0"), size=11, color="text.muted"))
    shapes.append(Rect(x=76, y=bottom + 6, width=12, height=9, fill="chart.bar_done"))
    shapes.append(Text(x=94, y=bottom + 15, text=_("doubled"), size=11, color="text.muted"))
    if width > 280:
        text = _("lowest lead at right")
        shapes.append(Text(x=width, y=bottom + 15, text=text, size=11, color="text.muted", align="right"))
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
