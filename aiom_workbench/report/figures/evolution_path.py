"""The way from model to model over time: which holds when, and what must have happened before each step."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from aiom_workbench.analysis.operating_model import path_of
from aiom_workbench.plan import Plan
from aiom_workbench.plan.choices import MODELS
from aiom_workbench.plan.model_choice import EvolutionStep
from aiom_workbench.plan.titles import written_date
from aiom_workbench.report.figure import AnyShape, Circle, Figure, Mark, Path, Rect, Text
from aiom_workbench.report.figures.time_axis import TimeAxis
from aiom_workbench.report.text_width import elided, wrapped
from aiom_workbench.words import _

_BAND, _TOP, _LINE = 40.0, 24.0, 18.0
_LABELS = {choice.key: choice for choice in MODELS}


def evolution_figure(plan: Plan, today: date, width: float, selected: Collection[str] = ()) -> Figure:
    """A band with the model that holds when, and below it the steps with their triggers. Keys are steps' ids."""
    steps = path_of(plan)
    dated = [step for step in steps if step.from_on is not None]
    shapes: list[AnyShape] = []
    top = 0.0
    if dated:
        shapes.extend(_band(plan, dated, today, width))
        top = _TOP + _BAND + 34
    for number, step in enumerate(steps, 1):
        row, height = _step(step, number, top, width, chosen=step.id in selected)
        shapes.extend(row)
        top += height
    alt = " ".join(step_in_words(step) for step in steps)
    title = _("The way from model to model")
    return Figure(width=width, height=max(top, 1), shapes=tuple(shapes), title=title, alt=alt)


def step_in_words(step: EvolutionStep) -> str:
    """A step as a sentence: the model, from when, on which trigger, met or not."""
    model = _LABELS[step.model].label if step.model else _("Another model")
    since = written_date(step.from_on) if step.from_on else _("a day still open")
    met = _("met on {day}").format(day=written_date(step.met_on)) if step.met_on else _("not met yet")
    return _("{model} from {since}, trigger {met}.").format(model=model, since=since, met=met)


def _band(plan: Plan, dated: Sequence[EvolutionStep], today: date, width: float) -> list[AnyShape]:
    days = [step.from_on for step in dated if step.from_on is not None]
    first = min([*days, plan.decision.decided_on or today, today]) - timedelta(days=30)
    axis = TimeAxis(first, max([*days, today]) + timedelta(days=max(120, (max(days) - first).days // 5)), 0, width)
    shapes = axis.grid(_TOP, _TOP + _BAND + 8)
    starts = [(plan.decision.decided_on or first, plan.decision.chosen, "")]
    starts = [start for start in starts if start[1] and start[0] <= days[0]]
    starts += [(step.from_on, step.model, step.id) for step in dated if step.from_on is not None]
    now = max((day for day, _model, _key in starts if day <= today), default=None)
    for at, (day, model, key) in enumerate(starts):
        left = axis.at(day)
        right = axis.at(starts[at + 1][0]) if at + 1 < len(starts) else width
        holds = day == now
        fill = "accent.soft" if holds else "surface.hover"
        shapes.append(Rect(x=left, y=_TOP + 6, width=max(right - left - 2, 2), height=_BAND - 6, fill=fill, radius=4,
                           key=key, stroke="accent.fill" if holds else ""))  # fmt: skip
        label = _LABELS[model].label if model else _("Open")
        if right - left > 44:
            text = elided(label, 13, right - left - 34, 600)
            shapes.append(Text(x=left + (12 if not key else 28), y=_TOP + 31, text=text, size=13, weight=600, key=key,
                               color="accent.on_soft" if holds else "text.primary"))  # fmt: skip
    numbers = {step.id: n for n, step in enumerate(dated, 1)}
    for day, _model, key in starts:
        if key:
            shapes.extend(_number(axis.at(day) + 13, _TOP + 26.5, numbers[key], key))
    shapes.extend(axis.today(today, _TOP, _TOP + _BAND + 8))
    return shapes


def _number(x: float, y: float, number: int, key: str) -> list[AnyShape]:
    return [
        Circle(x=x, y=y, r=9, fill="surface.canvas", stroke="border.control", stroke_width=1.5, key=key),
        Text(x=x, y=y + 4, text=str(number), size=11, weight=600, align="center", key=key),
    ]


def _step(step: EvolutionStep, number: int, top: float, width: float, *, chosen: bool) -> tuple[list[AnyShape], float]:
    text_left = 250.0 if width > 560 else 170.0
    room = width - text_left - 150
    lines = [
        line
        for part in (
            step.trigger or _("No trigger is named yet: what must have happened, so that one can check?")
        ).splitlines()
        for line in wrapped(part, 13, room, lines=6)
    ]
    height = max(2, len(lines)) * _LINE + 22
    shapes: list[AnyShape] = [
        Path(points=((0, top), (width, top)), stroke="border.hairline"),
        Rect(x=0, y=top + 1, width=width, height=height - 1, key=step.id, fill="surface.selected" if chosen else ""),
        *_number(12, top + 20, number, step.id),
        Text(x=32, y=top + 25, text=_LABELS[step.model].label if step.model else _("Model open"), size=13, weight=600),
    ]  # fmt: skip
    since = _("from {day}").format(day=written_date(step.from_on)) if step.from_on else _("day still open")
    shapes.append(Text(x=32, y=top + 25 + _LINE, text=since, size=12, color="text.muted"))
    color = "text.primary" if step.trigger else "text.muted"
    shapes += [
        Text(x=text_left, y=top + 25 + _LINE * n, text=line, size=13, color=color) for n, line in enumerate(lines)
    ]
    met = _("met {day}").format(day=written_date(step.met_on)) if step.met_on else _("not met yet")
    shapes.append(Mark(x=width - 128, y=top + 20.5, family="status", name="done" if step.met_on else "planned"))
    shapes.append(Text(x=width - 114, y=top + 25, text=met, size=13, weight=600 if step.met_on else 400))
    return shapes, height
