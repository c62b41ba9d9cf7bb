"""The use-case board: a column for each stage of the lifecycle, a card for each case with what it lacks."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from aiom_workbench.analysis.portfolio import portfolio
from aiom_workbench.plan import Plan
from aiom_workbench.plan.choices import STAGES, TIERS
from aiom_workbench.plan.titles import written_date
from aiom_workbench.plan.use_cases import UseCase
from aiom_workbench.report.figure import AnyShape, Figure, Mark, Path, Rect, Text
from aiom_workbench.report.text_width import elided, wrapped
from aiom_workbench.words import _

SHOWN = tuple(choice.key for choice in STAGES[:5])
"""The columns that are always there; stopped and retired cases share the last."""
_GAP, _HEAD, _CARD, _CARD_GAP = 12.0, 40.0, 88.0, 8.0


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns lie: their stages, and the width of each."""

    stages: tuple[str, ...]
    wide: float

    def stage_at(self, x: float) -> str:
        """The stage whose column is at a place, or ""."""
        number = int(x // (self.wide + _GAP))
        return self.stages[number] if 0 <= number < len(self.stages) else ""


def columns_in(plan: Plan, width: float) -> Columns:
    """The columns for a width: one more where cases were stopped or retired."""
    ended = any(case.stage in ("stopped", "retired") for case in plan.use_cases)
    stages = (*SHOWN, "stopped") if ended else SHOWN
    return Columns(stages, (width - _GAP * (len(stages) - 1)) / len(stages))


def case_board(plan: Plan, today: date, width: float, selected: Collection[str] = ()) -> Figure:
    """The board. Keys are use cases' ids."""
    columns, found = columns_in(plan, width), portfolio(plan, today)
    names = {choice.key: choice.label for choice in STAGES}
    shapes: list[AnyShape] = []
    deepest = 0
    for number, stage in enumerate(columns.stages):
        x = number * (columns.wide + _GAP)
        cases = [case for case in plan.use_cases if _stage(case) == stage]
        deepest = max(deepest, len(cases))
        title = f"{names[stage]} · {len(cases)}"
        shapes.append(Text(x=x + 2, y=22, text=elided(title, 13, columns.wide - 4, 600), size=13, weight=600))
        shapes.append(Path(points=((x, 32), (x + columns.wide, 32)), stroke="border.default"))
        for row, case in enumerate(cases):
            top = _HEAD + row * (_CARD + _CARD_GAP)
            shapes.extend(_card(plan, case, x, top, columns.wide, found.tiers, today, case.id in selected))
    height = _HEAD + max(deepest, 1) * (_CARD + _CARD_GAP) + 8
    alt = _("{n} use cases by stage; {a} of {of} past intake have an owner, a data source and a measure.")
    three = found.three_questions
    return Figure(width=width, height=height, shapes=tuple(shapes), title=_("Use cases by stage"),
                  alt=alt.format(n=len(plan.use_cases), a=three.answered, of=three.of))  # fmt: skip


def _stage(case: UseCase) -> str:
    return "stopped" if case.stage == "retired" else case.stage or "intake"


def _card(
    plan: Plan, case: UseCase, x: float, top: float, wide: float, tiers: Mapping[str, str], today: date, chosen: bool
) -> list[AnyShape]:
    tip = f"{case.ref} {case.name}"
    shapes: list[AnyShape] = [
        Rect(x=x, y=top, width=wide, height=_CARD, fill="surface.canvas", stroke="accent.fill" if chosen else "border.hairline",
             stroke_width=2 if chosen else 1, radius=6, key=case.id, tip=tip),
        Text(x=x + 10, y=top + 18, text=case.ref, size=11, weight=500, color="text.muted", key=case.id),
    ]  # fmt: skip
    tier = tiers.get(case.id)
    if tier is not None:
        text = {choice.key: choice.label for choice in TIERS}[tier]
        shapes.append(Text(x=x + wide - 10, y=top + 18, text=text, size=11, weight=600 if tier == "high" else 500,
                           color="text.primary" if tier == "high" else "text.muted", align="right"))  # fmt: skip
    for i, line in enumerate(wrapped(case.name or case.ref, 13, wide - 20, 600)):
        shapes.append(Text(x=x + 10, y=top + 36 + i * 16, text=line, size=13, weight=600, key=case.id))
    said, mark = _needs(plan, case, today)
    left = x + 10
    if mark:
        shapes.append(Mark(x=left + 7, y=top + _CARD - 15, family="status", name=mark, size=14, key=case.id))
        left += 20
    shapes.append(
        Text(
            x=left,
            y=top + _CARD - 11,
            text=elided(said, 12, x + wide - left - 8),
            size=12,
            color="text.secondary",
            key=case.id,
        )
    )
    return shapes


def _needs(plan: Plan, case: UseCase, today: date) -> tuple[str, str]:
    """What a case lacks most, and its mark; else who owns it."""
    if case.stage == "feasibility" and case.exit_review_on is not None and case.exit_review_on < today:
        return _("review was due {day}").format(day=written_date(case.exit_review_on)), "off_track"
    missing = [
        word
        for word, there in (
            (_("owner"), case.owner),
            (_("data source"), case.data_sources),
            (_("measure"), case.success_measure),
        )
        if not there
    ]
    if missing and case.stage not in (None, "intake", "stopped", "retired"):
        return _("no {what}").format(what=", ".join(missing)), "at_risk"
    owner = plan.stakeholders.get(case.owner)
    return (owner.name or "") if owner is not None else _("no owner yet"), ""
