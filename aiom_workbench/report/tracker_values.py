"""The values beside the tracker's formulas, and those that only the schedule knows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from aiom_workbench.analysis.rag import milestone_rags, slips_of
from aiom_workbench.analysis.schedule import Dates, schedule
from aiom_workbench.report.source import Source
from aiom_workbench.words import N_, _

Value = str | int | float | date | None
NONE = "–"
"""What a calculated cell holds where there is nothing to calculate: never empty, so that it can be told from a blank."""
RAG = {"red": N_("Red"), "amber": N_("Amber"), "green": N_("Green")}


def dates_of(source: Source, thing: Any) -> Dates | None:
    """What the schedule says of a milestone, or None where it takes no part."""
    return schedule(source.plan, source.today).milestones.get(thing.id)


def planned_start(source: Source, thing: Any) -> Value:
    """The early start."""
    dates = dates_of(source, thing)
    return dates.early_start if dates else None


def planned_finish(source: Source, thing: Any) -> Value:
    """The early finish."""
    dates = dates_of(source, thing)
    return dates.early_finish if dates else None


def total_float(source: Source, thing: Any) -> Value:
    """The total float in working days."""
    dates = dates_of(source, thing)
    return dates.total_float if dates else None


def slip_days(source: Source, thing: Any) -> Value:
    """Working days after the baseline's finish."""
    return slips_of(source.plan, source.today).get(thing.id)


def milestone_rag(source: Source, thing: Any) -> Value:
    """Red, amber or green."""
    return _(RAG[milestone_rags(source.plan, source.today)[thing.id]])


def risk_score(probability: str, impact: str) -> Callable[[Source, Any], Value]:
    """Probability times impact, or nothing where one is unset."""

    def score(_source: Source, thing: Any) -> Value:
        p, i = getattr(thing, probability), getattr(thing, impact)
        return p * i if p is not None and i is not None else NONE

    return score


def risk_rating(source: Source, thing: Any) -> Value:
    """Red from a score of 15 on, amber from 8."""
    score = risk_score("probability", "impact")(source, thing)
    if not isinstance(score, int):
        return NONE
    return _(RAG["red" if score >= 15 else "amber" if score >= 8 else "green"])


def _read(source: Source, kpi: Any) -> list[Any]:
    readings = source.plan.readings.where("kpi", kpi.id)
    return [r for r in readings if r.on is not None and r.value is not None and r.on <= source.today]


def kpi_first(source: Source, kpi: Any) -> Value:
    """The day of the first reading."""
    days: list[date] = [r.on for r in _read(source, kpi)]
    return min(days, default=None)


def latest_of(readings: list[Any]) -> int | float | None:
    """The value of the reading with the latest day; of two on a day the later in the list."""
    latest: Any = None
    for reading in readings:
        if latest is None or reading.on >= latest.on:
            latest = reading
    return latest.value if latest is not None else None


def kpi_latest(source: Source, kpi: Any) -> Value:
    """The last reading's value."""
    value = latest_of(_read(source, kpi))
    return NONE if value is None else value


def kpi_in_month(source: Source, kpi: Any, month: str) -> Value:
    """The last reading's value in a month written "2027-01"."""
    return latest_of([r for r in _read(source, kpi) if f"{r.on:%Y-%m}" == month])


def kpi_progress(source: Source, kpi: Any) -> Value:
    """The share of the way from baseline to target that is behind us."""
    latest = kpi_latest(source, kpi)
    if not isinstance(latest, int | float) or kpi.baseline is None or kpi.target in (None, kpi.baseline):
        return NONE
    return round(float(latest - kpi.baseline) / float(kpi.target - kpi.baseline) + 0.0, 2)


def kpi_expected(source: Source, kpi: Any) -> Value:
    """The share of the time from the first reading to the target's day that has passed."""
    first = kpi_first(source, kpi)
    if not isinstance(first, date) or kpi.target_on is None:
        return NONE
    if kpi.target_on <= first:
        return 1.0
    passed: float = (source.today - first).days / (kpi.target_on - first).days
    return round(max(0.0, min(1.0, passed)), 2)


def kpi_rag(source: Source, kpi: Any) -> Value:
    """The measure's status as a colour: on track, at risk, off track."""
    progress, expected = kpi_progress(source, kpi), kpi_expected(source, kpi)
    if not isinstance(progress, float) or not isinstance(expected, float):
        return NONE
    late = round(expected - progress, 2)
    return _(RAG["green" if late <= 0.10 else "amber" if late <= 0.25 else "red"])
