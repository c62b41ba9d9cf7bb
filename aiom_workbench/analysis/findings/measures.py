"""Rules about measures and feedback."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from aiom_workbench.analysis.findings.registry import (
    EXPERIMENTAL,
    SYNERGY,
    TRANSPARENCY,
    WARNING,
    Mend,
    Point,
    named,
    rule,
)
from aiom_workbench.analysis.means import exact, mean
from aiom_workbench.analysis.portfolio import is_live
from aiom_workbench.plan import Plan
from aiom_workbench.plan.choices import PULSE_ELEMENTS
from aiom_workbench.plan.measures import Kpi
from aiom_workbench.words import N_, _

FALL = Fraction(1, 2)


@rule(
    "kpis",
    "use_cases",
    severity=WARNING,
    guards=EXPERIMENTAL,
    settled_by="kpis.baseline",
    why=N_("Without the figure from before, any figure from after can be praised."),
)
def kpi_without_baseline(plan: Plan, today: date) -> Iterator[Point]:
    """A measure has no baseline."""
    for kpi in _kpis(plan):
        if kpi.baseline is None:
            yield Point(kpi, _("{kpi} has no baseline").format(kpi=named(plan, kpi)))


@rule(
    "kpis",
    "use_cases",
    severity=WARNING,
    guards=TRANSPARENCY,
    settled_by="kpis.owner",
    why=N_("A figure that nobody answers for is read by nobody."),
)
def kpi_without_owner(plan: Plan, today: date) -> Iterator[Point]:
    """A measure has no owner."""
    for kpi in _kpis(plan):
        if kpi.owner is None:
            use_case, mend = plan.use_cases.get(kpi.use_case), None
            if use_case is not None and use_case.owner is not None:
                fields = {"kpis": {kpi.id: {"owner": use_case.owner}}}
                mend = Mend(_("Give it to the use case's owner"), set=fields)
            yield Point(kpi, _("{kpi} has no owner").format(kpi=named(plan, kpi)), mend)


@rule(
    "kpis",
    "use_cases",
    severity=WARNING,
    guards=SYNERGY,
    settled_by="kpis.in_goals_of",
    why=N_("What stands in nobody's goals is done after everything that does."),
)
def adoption_not_in_goals(plan: Plan, today: date) -> Iterator[Point]:
    """A measure of adoption stands in nobody's goals."""
    for kpi in _kpis(plan):
        if kpi.kind == "adoption" and not kpi.in_goals_of:
            mend = None
            if kpi.owner is not None:
                fields = {"kpis": {kpi.id: {"in_goals_of": [kpi.owner]}}}
                mend = Mend(_("Put it into its owner's goals"), set=fields)
            yield Point(kpi, _("{kpi} stands in nobody's goals").format(kpi=named(plan, kpi)), mend)


@rule(
    "kpis",
    "use_cases",
    severity=WARNING,
    guards=SYNERGY,
    settled_by="kpis.metric_type",
    why=N_("Log-ins and attendance say that people came, not that their work is better for it."),
)
def activity_only_measures(plan: Plan, today: date) -> Iterator[Point]:
    """All measures of a use case's adoption are of activity."""
    for use_case in plan.use_cases:
        types = [kpi.metric_type for kpi in plan.kpis.where("use_case", use_case.id) if kpi.kind == "adoption"]
        if is_live(use_case) and types and all(kind == "activity" for kind in types):
            message = _("{case}: adoption is measured by activity alone")
            yield Point(use_case, message.format(case=named(plan, use_case)))


@rule(
    "pulses",
    severity=WARNING,
    guards=TRANSPARENCY,
    settled_by="pulses.voice",
    why=N_("The view from the top is the last to change."),
)
def feedback_only_from_executives(plan: Plan, today: date) -> Iterator[Point]:
    """There are pulses, and all are from executives."""
    if plan.pulses and all(pulse.voice == "executives" for pulse in plan.pulses):
        yield Point(None, _("All feedback so far comes from executives"))


@rule(
    "pulses",
    "groups",
    severity=WARNING,
    guards=EXPERIMENTAL,
    settled_by="pulses.score",
    why=N_("A fall between two pulses is the earliest sign there is."),
)
def falling_pulse(plan: Plan, today: date) -> Iterator[Point]:
    """A group's mean on an element fell by 0.5 or more between the last two dates, voices together."""
    labels = {choice.key: choice.label for choice in PULSE_ELEMENTS}
    for (group_id, element), by_day in _pulses(plan).items():
        if len(by_day) < 2:
            continue
        before, last = (mean(by_day[day]) or 0 for day in sorted(by_day)[-2:])
        if exact(before) - exact(last) >= FALL:
            group = plan.groups.get(group_id)
            message = (
                _("{element} fell from {before} to {last} in {group}")
                if group is not None
                else _("{element} fell from {before} to {last}")
            )
            values = {"before": f"{before:.1f}", "last": f"{last:.1f}", "group": named(plan, group) if group else ""}
            yield Point(group, message.format(element=labels[element], **values))


def _kpis(plan: Plan) -> Iterator[Kpi]:
    """The measures that count: those of stopped and retired use cases do not."""
    for kpi in plan.kpis:
        use_case = plan.use_cases.get(kpi.use_case)
        if use_case is None or is_live(use_case):
            yield kpi


def _pulses(plan: Plan) -> dict[tuple[str | None, str], dict[date, list[float]]]:
    """The scores by group and element, then by day, all voices together; groups in plan order."""
    found: dict[tuple[str | None, str], dict[date, list[float]]] = {}
    for pulse in plan.pulses:
        if pulse.on is not None and pulse.score is not None and pulse.element is not None:
            found.setdefault((pulse.group, pulse.element), {}).setdefault(pulse.on, []).append(pulse.score)
    return found
