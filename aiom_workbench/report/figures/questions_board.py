"""The eight diagnostic questions on one table: score, the earlier one, what it rests on, whose it is."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from aiom_workbench.analysis.maturity import Maturity
from aiom_workbench.analysis.rounds import evidence_for, suggestions
from aiom_workbench.content import pack_of
from aiom_workbench.plan import Plan
from aiom_workbench.plan.assessment import Answer
from aiom_workbench.plan.choices import QUESTIONS
from aiom_workbench.report.figure import AnyShape, Figure, Mark, Path, Rect, Text
from aiom_workbench.report.figures.lines import centred
from aiom_workbench.report.text_width import elided, wrapped
from aiom_workbench.words import _

_ROW, _HEAD = 38.0, 24.0
TOP = 5


def questions_board(
    plan: Plan, assessment: str, before: str, width: float, today: date, *, selected: Collection[str] = ()
) -> Figure:
    """One row a question; keys are the answers' ids, or "question:<key>" where there is no answer yet."""
    answers, earlier = answers_of(plan, assessment), answers_of(plan, before)
    suggested = suggestions(plan, today)
    pack, score_x = pack_of(plan), width - 172
    texts = {one.key: pack.wording("questions", one.key) for one in QUESTIONS}
    most = max(len(wrapped(text, 13, score_x - 26, 600, lines=4)) for text in texts.values())
    high = _ROW + 15 * max(0, most - 2)
    shapes: list[AnyShape] = [
        Text(x=0, y=12, text=_("Question"), size=12, weight=500, color="text.muted"),
        Text(x=score_x, y=12, text=_("Score of 5"), size=12, weight=500, color="text.muted"),
        Text(x=width, y=12, text=_("Evidence"), size=12, weight=500, color="text.muted", align="right"),
    ]
    for i, question in enumerate(QUESTIONS):
        y = _HEAD + i * high
        answered = answers.get(question.key)
        key = answered.id if answered else f"question:{question.key}"
        score = answered.score if answered else None
        was = earlier[question.key].score if question.key in earlier else None
        shapes.append(Path(points=((0, y), (width, y)), stroke="border.hairline"))
        if key in selected:
            shapes.append(Rect(x=-6, y=y + 1, width=width + 12, height=high - 1, fill="surface.selected", radius=3))
        shapes.append(Rect(x=0, y=y, width=width, height=high, key=key, tip=texts[question.key]))
        low = score is not None and score <= 2
        shapes += centred(
            texts[question.key], 0, y + high / 2, score_x - 26, weight=600 if low else 400, lines=4, key=key
        )
        if question.key in suggested and score is not None and suggested[question.key] != score:
            tip = _("answered with {claimed}; the portfolio suggests {suggested}").format(
                claimed=score, suggested=suggested[question.key]
            )
            shapes.append(Mark(x=score_x - 14, y=y + high / 2, family="severity", name="warning", size=14, tip=tip))
        shapes += _pips(score, was, score_x, y + high / 2)
        shapes += _evidence(plan, answered, question.key, width, y + (high - _ROW) / 2)
    height = _HEAD + len(QUESTIONS) * high + 2
    return Figure(width=width, height=height, shapes=tuple(shapes), title=_("Eight questions"),
                  alt=_("Scores of the eight diagnostic questions, from 1 to 5."))  # fmt: skip


def answers_of(plan: Plan, assessment: str) -> dict[str, Answer]:
    """A round's answers by question."""
    return {one.question: one for one in plan.answers.where("assessment", assessment) if one.question}


def gaps_figure(found: Maturity, labels: Mapping[str, str], width: float, most: int = 5) -> Figure:
    """How far sponsors and users are apart, the widest first: a bar and the figure, in points of the votes."""
    gaps = sorted(found.perception_gaps.items(), key=lambda pair: -abs(pair[1]))[:most]
    shapes: list[AnyShape] = []
    left, right = width * 0.56, width - 44
    for i, (key, gap) in enumerate(gaps):
        y = i * 24.0
        shapes.append(Text(x=0, y=y + 16, text=elided(labels[key], 13, left - 12), size=13))
        long = max(2.0, min(1.0, abs(gap) / 3) * (right - left))
        shapes.append(Rect(x=left, y=y + 6, width=long, height=11, fill="chart.bar_done" if abs(gap) >= 1 else "chart.bar",
                           radius=1))  # fmt: skip
        shapes.append(Text(x=width, y=y + 16, text=f"{gap:+.1f}".replace("-", "−"), size=13, weight=600, align="right"))
    return Figure(width=width, height=max(1.0, len(gaps) * 24.0), shapes=tuple(shapes),
                  title=_("Sponsors and users apart"), alt=_("The mean of the sponsors' votes less that of the users."))  # fmt: skip


def _pips(score: int | None, was: int | None, x: float, y: float) -> list[AnyShape]:
    if score is None:
        return [Text(x=x, y=y + 4.5, text=_("not answered"), size=12, color="text.muted")]
    shapes: list[AnyShape] = []
    for pip in range(1, TOP + 1):
        fill = "chart.bar_done" if pip <= score else "surface.hover"
        shapes.append(Rect(x=x + (pip - 1) * 15, y=y - 5, width=12, height=10, radius=2, fill=fill))
    if was is not None and was != score:
        at = x + (min(was, TOP) - 1) * 15 + 6
        shapes.append(Path(points=((at, y + 7), (at, y + 11)), stroke="chart.axis", stroke_width=2,
                           tip=_("was {score}").format(score=was)))  # fmt: skip
    shapes.append(Text(x=x + 88, y=y + 4.5, text=str(score), size=13, weight=600, align="right"))
    return shapes


def _evidence(plan: Plan, answered: Answer | None, key: str, width: float, y: float) -> list[AnyShape]:
    entries = [plan.evidence[one] for one in evidence_for(plan, answered.id if answered else "", key)]
    if not entries:
        own = answered is not None and bool(answered.evidence)
        text = _("in words") if own else _("none yet")
        color = "text.secondary" if own else "status.at_risk.text"
        return [Text(x=width, y=y + _ROW / 2 + 4.5, text=text, size=12, weight=500, color=color, align="right")]
    strongest = max(entry.strength or 0 for entry in entries)
    shapes: list[AnyShape] = [
        Rect(x=width - 44 + i * 9, y=y + _ROW / 2 - 4.5, width=6, height=9, radius=1,
             fill="chart.bar_done" if i < strongest else "surface.hover") for i in range(3)
    ]  # fmt: skip
    shapes.append(Text(x=width, y=y + _ROW / 2 + 4.5, text=str(len(entries)), size=13, align="right"))
    return shapes
