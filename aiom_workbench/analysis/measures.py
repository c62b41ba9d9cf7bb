"""Where each measure stands: its latest reading, its progress to the target, whether that is on time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from aiom_workbench.analysis.answers import answer
from aiom_workbench.analysis.means import exact
from aiom_workbench.plan import Plan
from aiom_workbench.plan.measures import Kpi, Reading
from aiom_workbench.words import N_

METHOD = N_(
    "Progress is how far the latest reading has come from the baseline to the target. It is held against the share of "
    "the time from the first reading to the target's day that has passed: on track down to ten points behind, at risk "
    "down to twenty-five, else off track."
)
ON_TRACK = Fraction(-10, 100)
AT_RISK = Fraction(-25, 100)
"""How far progress may lie behind what is expected."""

STATUSES = ("on_track", "at_risk", "off_track", "no_target", "no_reading")


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: its latest value, progress and expected progress (1 is the whole way, 2 decimals), status."""

    latest: int | float | None
    progress: float | None
    expected: float | None
    status: str


@answer("kpis", "readings")
def measures(plan: Plan, today: date) -> Mapping[str, Measure]:
    """Every measure by its id, in plan order; readings after `today` do not count."""
    return {kpi.id: measure(kpi, plan.readings.where("kpi", kpi.id), today) for kpi in plan.kpis}


def measure(kpi: Kpi, readings: Iterable[Reading], today: date) -> Measure:
    """Where one measure stands.

    From 20 days to 8 by the end of June; read as 20 in January and as 14 today, half-way in time:

    >>> kpi = Kpi(id="k", name="Days to answer", baseline=20, target=8, target_on=date(2027, 6, 30))
    >>> readings = [Reading(id="1", kpi="k", on=date(2027, 1, 1), value=20),
    ...             Reading(id="2", kpi="k", on=date(2027, 4, 1), value=14)]
    >>> measure(kpi, readings, date(2027, 4, 1))
    Measure(latest=14, progress=0.5, expected=0.5, status='on_track')
    """
    counted = [one for one in readings if one.on is not None and one.on <= today and one.value is not None]
    if not counted:
        return Measure(None, None, None, "no_reading")
    days = [one.on for one in counted if one.on is not None]
    latest = [one for one in counted if one.on == max(days)][-1].value
    progress = _progress(kpi, latest)
    expected = _expected(kpi, min(days), today)
    return Measure(latest, _plain(progress), _plain(expected), _status(progress, expected))


def _progress(kpi: Kpi, latest: float | None) -> Fraction | None:
    if kpi.baseline is None or kpi.target is None or latest is None or kpi.baseline == kpi.target:
        return None
    baseline = exact(kpi.baseline)
    return round((exact(latest) - baseline) / (exact(kpi.target) - baseline), 2)


def _expected(kpi: Kpi, first: date, today: date) -> Fraction | None:
    """The share of the days from the first reading to the target's day that has passed, from 0 to 1."""
    if kpi.target_on is None:
        return None
    if kpi.target_on <= first:
        return Fraction(1)
    return round(min(Fraction((today - first).days, (kpi.target_on - first).days), Fraction(1)), 2)


def _status(progress: Fraction | None, expected: Fraction | None) -> str:
    if progress is None or expected is None:
        return "no_target"
    ahead = progress - expected
    return "on_track" if ahead >= ON_TRACK else "at_risk" if ahead >= AT_RISK else "off_track"


def _plain(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
