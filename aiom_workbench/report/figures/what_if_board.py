"""What-ifs side by side: the plan's weights in the first column, each what-if's beside it, what changes in words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import ceil, floor

from aiom_workbench.analysis.model_choice import OPTIONS, Argument, argue, with_weight
from aiom_workbench.plan.choices import MODELS
from aiom_workbench.plan.model_choice import Criterion
from aiom_workbench.report.figure import AnyShape, Circle, Figure, Path, Rect, Text
from aiom_workbench.report.figures.lines import centred
from aiom_workbench.report.figures.model_board import WeightScale, ranked, scores_in_words, top_weight
from aiom_workbench.report.text_width import elided, wrapped
from aiom_workbench.words import _

ROW, HEAD = 54.0, 172.0
NAMES, WIDE, NARROW, GAP = 150.0, 232.0, 176.0, 14.0
_PAD, _WEIGHT = 14.0, 78.0
SLIDER, _SCORES, _SCORE_HIGH = 15.0, 26.0, 20.0
_LABELS = {choice.key: choice for choice in MODELS}


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A column: its id ("" is the plan), its name, what its weights and scores come to, whether it can be changed."""

    id: str
    name: str
    argument: Argument
    open: bool = True


@dataclass(frozen=True, slots=True)
class Board:
    """Where the columns and rows of a figure lie: as wide as there is room for, within what can be read."""

    columns: int
    rows: int
    wide: float

    @classmethod
    def of(cls, columns: Sequence[WhatIf], room: float) -> Board:
        """The board for these columns in so much room."""
        fits = (room - NAMES) / len(columns) - GAP
        return cls(len(columns), len(columns[0].argument.criteria), min(WIDE, max(NARROW, fits)))

    @property
    def width(self) -> float:
        """How wide it is, all columns together."""
        return self.left(self.columns)

    def left(self, column: int) -> float:
        """Where a column begins."""
        return NAMES + column * (self.wide + GAP)

    def column_at(self, x: float) -> int | None:
        """Which column a place lies in; None beside them."""
        column = int((x - NAMES) // (self.wide + GAP))
        return column if 0 <= column < self.columns else None

    def row_at(self, y: float) -> int | None:
        """Which criterion's row a place lies in; None above and below them."""
        row = int((y - HEAD) // ROW)
        return row if y >= HEAD and row < self.rows else None

    def score_box(self, column: int, row: int, option: str) -> tuple[float, float, float, float]:
        """Left, top, width and height of a model's score."""
        wide = (self.wide - 2 * _PAD + 6) / len(OPTIONS)
        return (
            self.left(column) + _PAD + OPTIONS.index(option) * wide,
            HEAD + row * ROW + _SCORES,
            wide - 6,
            _SCORE_HIGH,
        )

    def score_at(self, x: float, y: float) -> tuple[int, int, str] | None:
        """The column, row and model of the score that a place lies on; None beside them."""
        column, row = self.column_at(x), self.row_at(y)
        if column is None or row is None:
            return None
        for option in OPTIONS:
            left, top, wide, high = self.score_box(column, row, option)
            if left <= x <= left + wide and top <= y <= top + high:
                return column, row, option
        return None

    def scale(self, columns: Sequence[WhatIf], column: int) -> WeightScale:
        """The sliders' scale of a column: the same top in all columns, so that they can be compared."""
        weights = [[float(c.weight or 0) for c in one.argument.criteria] for one in columns]
        top = top_weight(weights[0], [weight for one in weights for weight in one])
        return WeightScale(self.left(column) + _PAD, self.wide - 2 * _PAD - _WEIGHT, top)


def least_width(count: int) -> float:
    """How wide a figure of so many columns is at least."""
    return NAMES + count * (NARROW + GAP)


def turning_points(argument: Argument, most: int = 2) -> tuple[WhatIf, ...]:
    """What-ifs that the plan itself holds: each moves one weight just past the point where another model leads."""
    points = sorted(argument.choice.tipping_points, key=lambda p: abs(p.flips_at - p.weight))[:most]
    found = []
    for point in points:
        weight = floor(point.flips_at) + 1 if point.flips_at > point.weight else max(0, ceil(point.flips_at) - 1)
        moved = argue(with_weight(argument.criteria, point.criterion, weight))
        name = _("If {criterion} weighed {weight}").format(criterion=argument.name(point.criterion), weight=weight)
        found.append(WhatIf(point.criterion, name, moved, open=False))
    return tuple(found)


def what_if_figure(columns: Sequence[WhatIf], room: float, chosen: str = "", selected: Collection[str] = (),
                   scale: WeightScale | None = None) -> Figure:  # fmt: skip
    """The plan and its what-ifs. Keys are what-ifs' ids on their columns, criteria's ids on the names."""
    criteria, board = columns[0].argument.criteria, Board.of(columns, room)
    width, height = board.width, HEAD + ROW * len(criteria) + 10
    shapes: list[AnyShape] = []
    for row, criterion in enumerate(criteria):
        y = HEAD + row * ROW
        shapes.append(Path(points=((0, y), (width - GAP, y)), stroke="border.hairline"))
        bold = 600 if criterion.id in selected else 400
        shapes += centred(criterion.name or criterion.ref, 0, y + ROW / 2, NAMES - 14, weight=bold, key=criterion.id)
    for at, column in enumerate(columns):
        used = scale or board.scale(columns, at)
        used = WeightScale(board.left(at) + _PAD, used.wide, used.top)
        shapes.extend(_column(column, columns[0], board, at, used, chosen, selected=column.id in selected))
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
    column: WhatIf, plan: WhatIf, board: Board, at: int, scale: WeightScale, chosen: str, *, selected: bool
) -> list[AnyShape]:
    left, wide, height = board.left(at), board.wide, HEAD + ROW * board.rows + 10
    own = bool(column.id)
    shapes: list[AnyShape] = [
        Rect(x=left, y=1, width=wide, height=height - 2, radius=8, key=column.id,
             fill="" if own else "surface.zebra", stroke="accent.fill" if selected else "border.hairline",
             stroke_width=2 if selected else 1),
    ]  # fmt: skip
    for n, line in enumerate(wrapped(column.name, 13, wide - 28, 600)):
        shapes.append(Text(x=left + 14, y=24 + 17 * n, text=line, size=13, weight=600))
    shapes.extend(_scores(column.argument, left + 14, 62, chosen, wide - 28))
    said = change_in_words(column.argument, plan.argument) if own else _("As it stands, and stays until you adopt one.")
    if not own and not column.open:
        said = _("As it stands.")
    for n, line in enumerate(wrapped(said, 12, wide - 28)):
        shapes.append(Text(x=left + 14, y=142 + 15 * n, text=line, size=12, color="text.secondary"))
    for row, (now, then) in enumerate(zip(plan.argument.criteria, column.argument.criteria, strict=True)):
        shapes.extend(_weight(now, then, HEAD + row * ROW + SLIDER, left + wide - _PAD, scale, own=own))
        for option in OPTIONS:
            shapes.extend(
                _score(now, then, option, board.score_box(at, row, option), own=own, framed=own and column.open)
            )
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
    now: Criterion, then: Criterion, middle: float, right: float, scale: WeightScale, *, own: bool
) -> list[AnyShape]:
    weight, before = float(then.weight or 0), float(now.weight or 0)
    moved = own and weight != before
    line = ((scale.left, middle), (scale.left + scale.wide, middle))
    shapes: list[AnyShape] = [Path(points=line, stroke="border.default", stroke_width=3)]
    if moved:
        shapes.append(Path(points=((scale.x(before), middle - 6), (scale.x(before), middle + 6)),
                           stroke="text.muted", stroke_width=2))  # fmt: skip
    fill = "accent.fill" if moved else "chart.bar_done"
    shapes.append(Path(points=((scale.left, middle), (scale.x(weight), middle)), stroke=fill, stroke_width=3))
    shapes.append(Circle(x=scale.x(weight), y=middle, r=6.5 if own else 5, stroke_width=1.75, fill="surface.canvas",
                         stroke="accent.fill" if moved else "border.control"))  # fmt: skip
    text, bold = f"{before:g} → {weight:g}" if moved else f"{weight:g}", 600 if moved else 400
    shapes.append(Text(x=right, y=middle + 4.5, text=elided(text, 12, _WEIGHT - 12, bold), size=12, weight=bold,
                       align="right"))  # fmt: skip
    return shapes


def _score(
    now: Criterion, then: Criterion, option: str, box: tuple[float, float, float, float], *, own: bool, framed: bool
) -> list[AnyShape]:
    """A model's score by its initial; framed where it can be clicked, marked where it differs from the plan's."""
    left, top, wide, high = box
    label, before, score = _LABELS[option].label, getattr(now, option), getattr(then, option)
    moved = own and before != score
    text = f"{label[0]} {_shown(before)} → {_shown(score)}" if moved else f"{label[0]} {_shown(score)}"
    tip = f"{label}: {_shown(before)} → {_shown(score)}" if moved else f"{label}: {_shown(score)}"
    frame = Rect(x=left, y=top, width=wide, height=high, radius=4, fill="accent.soft" if moved else "",
                 stroke="accent.fill" if moved else "border.hairline" if framed else "", tip=tip)  # fmt: skip
    written = Text(x=left + wide / 2, y=top + 14, text=text, size=11, weight=600 if moved else 400, align="center",
                   color="accent.on_soft" if moved else "text.secondary", tip=tip)  # fmt: skip
    return [frame, written]


def _shown(score: int | float | None) -> str:
    return "–" if score is None else f"{score:g}"
