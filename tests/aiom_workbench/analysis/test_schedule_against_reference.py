"""Whatever the roadmap, the schedule says what a slow, obvious one says."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aiom_workbench.analysis.schedule import schedule
from aiom_workbench.plan import Plan
from aiom_workbench.plan.collection import Collection
from aiom_workbench.plan.cycles import dependency_cycles
from aiom_workbench.plan.engagement import Engagement
from aiom_workbench.plan.roadmap import Dependency, Milestone, Phase
from tests.aiom_workbench.analysis.plans import MONDAY, TODAY
from tests.aiom_workbench.analysis.reference_schedule import Reference

DAYS = st.integers(0, 40).map(lambda n: MONDAY + timedelta(n))
SELDOM_DAYS = st.one_of(st.none(), st.none(), st.none(), DAYS)
DURATIONS = st.sampled_from([None, 0, 0.25, 0.5, 1, 1, 2, 3, 5, 0.33])
LAGS = st.sampled_from([None, None, None, 0, 1, 2, -1, -2, 0.5, -0.5, 0.33])
KINDS = st.sampled_from(["task", "task", "milestone", "milestone", "summary", None])
STATUSES = st.sampled_from([None, None, None, "planned", "done", "cancelled"])


@st.composite
def milestones(draw: Any) -> list[Milestone]:
    found: list[Milestone] = []
    for n in range(draw(st.integers(0, 9))):
        above = [None, None, *(one.id for one in found)]
        found.append(
            Milestone(
                id=f"m{n}",
                name=f"M{n}",
                kind=draw(KINDS),
                parent=draw(st.sampled_from(above)),
                duration_days=draw(DURATIONS),
                status=draw(STATUSES),
                start_no_earlier_than=draw(SELDOM_DAYS),
                finish_no_later_than=draw(SELDOM_DAYS),
                actual_start_on=draw(st.one_of(st.none(), SELDOM_DAYS)),
                actual_finish_on=draw(st.one_of(st.none(), SELDOM_DAYS)),
            )
        )
    return found


@st.composite
def plans(draw: Any) -> Plan:
    things = draw(milestones())
    ids = [one.id for one in things]
    links: list[Dependency] = []
    for n in range(draw(st.integers(0, 14)) if len(ids) > 1 else 0):
        ends = draw(st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True))
        kind = draw(st.sampled_from([None, "FS", "FS", "SS", "FF", "SF"]))
        new = Dependency(id=f"d{n}", predecessor=ends[0], successor=ends[1], kind=kind, lag_days=draw(LAGS))
        if not dependency_cycles(things, [*links, new]):
            links.append(new)
    engagement = Engagement(
        id="engagement",
        start_on=draw(st.one_of(st.none(), DAYS)),
        working_days=draw(st.sampled_from([(), (1, 2, 3, 4, 5), (1, 2, 3, 4), (1, 3, 6), (7,)])),
        holidays=tuple(draw(st.lists(DAYS, max_size=6, unique=True))),
        hours_per_day=draw(st.sampled_from([None, 8, 7.5, 0.5])),
    )
    phases = [Phase(id="p", name="P", start_on=draw(SELDOM_DAYS))]
    return Plan(
        {
            "engagement": Collection([engagement]),
            "milestones": Collection(things),
            "dependencies": Collection(links),
            "phases": Collection(phases),
        }
    )


@st.composite
def phased_plans(draw: Any) -> Plan:
    """Three summaries of three or four leaves, with dependencies between the summaries and across them."""
    things: list[Milestone] = []
    for phase in ("a", "b", "c"):
        things.append(Milestone(id=phase, name=phase, finish_no_later_than=draw(SELDOM_DAYS)))
        for n in range(draw(st.integers(3, 4))):
            kind = draw(st.sampled_from(["task", "task", "milestone"]))
            things.append(
                Milestone(
                    id=f"{phase}{n}",
                    name=f"{phase}{n}",
                    kind=kind,
                    parent=phase,
                    duration_days=draw(DURATIONS),
                    start_no_earlier_than=draw(SELDOM_DAYS),
                    actual_start_on=draw(st.one_of(st.none(), SELDOM_DAYS)),
                )
            )
    ends = [("a", "b"), ("b", "c"), ("a", "c"), ("a0", "a1"), ("a1", "b2"), ("b", "c1")]
    kinds = st.sampled_from(["FS", "SS", "FF", "SF"])
    links = [
        Dependency(id=f"d{n}", predecessor=before, successor=after, kind=draw(kinds), lag_days=draw(LAGS))
        for n, (before, after) in enumerate(draw(st.lists(st.sampled_from(ends), unique=True)))
    ]
    engagement = Engagement(id="engagement", start_on=MONDAY)
    return Plan(
        {
            "engagement": Collection([engagement]),
            "milestones": Collection(things),
            "dependencies": Collection(links),
        }
    )


def agrees(plan: Plan) -> None:
    """Hold the schedule against the reference, to the day, the hundredth and the order."""
    expected = Reference(plan, TODAY, MONDAY)
    found = schedule(plan, TODAY)
    rows = expected.rows()
    assert list(found.milestones) == list(rows)
    for key, row in rows.items():
        one = found.milestones[key]
        assert one[:4] == (row.early_start, row.early_finish, row.late_start, row.late_finish), key
        assert (one.total_float, one.free_float) == (row.total_float, row.free_float), key
        assert one.critical == (row.total_float <= 0)
    order = {leaf.id: n for n, leaf in enumerate(expected.leaves)}
    critical = [key for key in order if found.milestones[key].critical]
    assert list(found.critical_path) == sorted(critical, key=lambda key: (expected.es[key], order[key]))
    assert found.finish == max((row.early_finish for row in rows.values()), default=None)


SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


@settings(max_examples=250, deadline=None, suppress_health_check=SLOW)
@given(plans())
def test_the_fast_schedule_says_what_the_slow_one_says(plan: Plan) -> None:
    agrees(plan)


@settings(max_examples=100, deadline=None, suppress_health_check=SLOW)
@given(phased_plans())
def test_so_it_does_where_whole_phases_wait_for_each_other(plan: Plan) -> None:
    agrees(plan)


@pytest.mark.long
@settings(max_examples=3_000, deadline=None, suppress_health_check=SLOW)
@given(st.one_of(plans(), phased_plans()))
def test_so_it_does_at_length(plan: Plan) -> None:
    agrees(plan)
