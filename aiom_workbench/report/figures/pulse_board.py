"""The readiness pulse: twelve statements with five boxes each, and what they say by subject."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aiom_workbench.analysis.means import mean
from aiom_workbench.plan import Plan
from aiom_workbench.plan.choices import COMPONENTS, STATEMENTS
from aiom_workbench.report.figure import AnyShape, Figure, Mark, Path, Rect, Text
from aiom_workbench.report.figures.lines import centred
from aiom_workbench.report.text_width import wrapped
from aiom_workbench.words import N_, _

SUBJECTS = {"strategy": N_("Strategy")} | {choice.key: choice.message for choice in COMPONENTS}
FEWEST = 5
"""A survey's mean of fewer respondents is withheld."""
_ROW, _BOX, _STEP = 43.0, 28.0, 34.0


@dataclass(frozen=True, slots=True)
class Survey:
    """What a survey said to a statement: how many, and their mean (None where too few)."""

    n: int
    mean: float | None


def surveyed(plan: Plan, assessment: str) -> dict[str, Survey]:
    """The survey's answers to the pulse's statements in a round, by statement."""
    scores: dict[str, list[int]] = {}
    keys = {statement.key for statement in STATEMENTS}
    for vote in plan.responses.where("assessment", assessment):
        if vote.about in keys and vote.score is not None:
            scores.setdefault(str(vote.about), []).append(vote.score)
    return {key: Survey(len(s), mean(s) if len(s) >= FEWEST else None) for key, s in scores.items()}


def subject_means(scores: Mapping[str, int]) -> dict[str, float]:
    """The mean of each subject that has an answer, in the statements' order."""
    found = {
        subject: mean(score for key, score in scores.items() if key.startswith(f"{subject}_")) for subject in SUBJECTS
    }
    return {subject: value for subject, value in found.items() if value is not None}


def pulse_board(
    texts: Mapping[str, str], scores: Mapping[str, int], survey: Mapping[str, Survey], current: int, width: float
) -> Figure:
    """The statements; a box's key is "<statement>:<score>". `current` is the one that the next digit answers."""
    boxes = width - 5 * _STEP - (92 if survey else 0)
    shapes: list[AnyShape] = []
    most = max(len(wrapped(texts.get(one.key, one.label), 13, boxes - 60, lines=4)) for one in STATEMENTS)
    high = _ROW + 15 * max(0, most - 2)
    for i, statement in enumerate(STATEMENTS):
        y, key = i * high, statement.key
        if i == current:
            shapes.append(Rect(x=0, y=y + 1, width=width, height=high - 2, fill="surface.selected", radius=4,
                               key=f"{key}:"))  # fmt: skip
        else:
            shapes.append(Rect(x=0, y=y, width=width, height=high, key=f"{key}:"))
        if i:
            shapes.append(Path(points=((0, y), (width, y)), stroke="border.hairline"))
        subject = key.rsplit("_", 1)[0]
        if subject in SUBJECTS and subject != "strategy":
            shapes.append(Mark(x=18, y=y + high / 2, family="component", name=subject, size=18))
        else:
            shapes.append(Text(x=18, y=y + high / 2 + 4.5, text="S", size=13, weight=600, align="center"))
        shapes += centred(texts.get(key, statement.label), 40, y + high / 2, boxes - 60, lines=4, key=f"{key}:")
        shapes += _boxes(key, scores.get(key), boxes, y + (high - _ROW) / 2)
        if survey:
            shapes += _survey(survey.get(key), width - 8, y + (high - _ROW) / 2)
    return Figure(width=width, height=high * len(STATEMENTS), shapes=tuple(shapes), title=_("Readiness pulse"),
                  alt=_("Twelve statements, each answered from 1 to 5."))  # fmt: skip


def subjects_figure(now: Mapping[str, float], before: Mapping[str, float], width: float) -> Figure:
    """The pulse by subject as bars of five, an earlier round as a mark on them."""
    shapes: list[AnyShape] = []
    left, right = 96.0, width - 40
    for i, (subject, name) in enumerate(SUBJECTS.items()):
        y = i * 26.0
        shapes.append(Text(x=0, y=y + 16, text=_(name), size=13))
        shapes.append(Rect(x=left, y=y + 6, width=right - left, height=12, fill="surface.hover", radius=2))
        value = now.get(subject)
        if value is None:
            shapes.append(Text(x=width, y=y + 16, text="–", size=13, color="text.muted", align="right"))
            continue
        shapes.append(
            Rect(x=left, y=y + 6, width=(right - left) * value / 5, height=12, fill="chart.bar_done", radius=2)
        )
        if subject in before:
            x = left + (right - left) * before[subject] / 5
            shapes.append(Path(points=((x, y + 3), (x, y + 21)), stroke="text.primary", stroke_width=2))
        shapes.append(Text(x=width, y=y + 16, text=f"{value:.1f}", size=13, weight=600, align="right"))
    return Figure(width=width, height=26.0 * len(SUBJECTS), shapes=tuple(shapes), title=_("Pulse by subject"),
                  alt="; ".join(f"{_(SUBJECTS[key])} {value:.1f}" for key, value in now.items()))  # fmt: skip


def _boxes(key: str, score: int | None, left: float, y: float) -> list[AnyShape]:
    shapes: list[AnyShape] = []
    for value in range(1, 6):
        x, top, chosen = left + (value - 1) * _STEP, y + (_ROW - _BOX) / 2, value == score
        shapes.append(Rect(x=x, y=top, width=_BOX, height=_BOX, radius=4, key=f"{key}:{value}",
                           fill="accent.fill" if chosen else "surface.canvas",
                           stroke="accent.fill" if chosen else "border.control"))  # fmt: skip
        shapes.append(Text(x=x + _BOX / 2, y=top + _BOX / 2 + 4.5, text=str(value), size=13, weight=600, align="center",
                           color="accent.on" if chosen else "text.primary", key=f"{key}:{value}"))  # fmt: skip
    return shapes


def _survey(found: Survey | None, right: float, y: float) -> list[AnyShape]:
    if found is None:
        return []
    said = _("too few") if found.mean is None else f"{found.mean:.1f}"
    below = _("of {n}").format(n=found.n) if found.mean is not None else _("under {n}").format(n=FEWEST)
    return [
        Text(x=right, y=y + _ROW / 2 - 1, text=said, size=13, weight=600, align="right"),
        Text(x=right, y=y + _ROW / 2 + 14, text=below, size=12, color="text.muted", align="right"),
    ]
