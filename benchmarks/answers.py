"""Computing: the schedule, the simulation, the weightings, the open points, and how they grow."""

from __future__ import annotations

import random
from datetime import date, timedelta

from benchmarks.plans import START, plan_of
from benchmarks.rows import AnyRow, Growth, Row, best

TODAY = date(2026, 11, 25)


def measure() -> list[AnyRow]:
    """Each figure with its floor or peer from the same run."""
    from aiom_workbench.analysis.findings import findings
    from aiom_workbench.analysis.schedule import schedule

    large, small = plan_of(20_000), plan_of(2_000)  # 5,000 and 500 tasks, two links each
    whole = best(lambda: schedule(large, _other_day()))
    part = best(lambda: schedule(small, _other_day()))
    points_large = best(lambda: findings(plan_of(10_000), _other_day()), turns=2)
    points_small = best(lambda: findings(plan_of(1_000), _other_day()), turns=2)
    return [
        Row("schedule: 5,000 tasks, 10,000 links, dates", "networkx: graph and topological order", _order(large), whole, 2),
        Growth("schedule: from 500 to 5,000 tasks", part, whole),
        Row("simulation: 10,000 trials of 500 tasks", "the same trials in plain Python (scaled)", _plain_trials(small),
            best(lambda: _forecast(small), turns=2), 0.03),
        Row("weightings: 10,000 of 8 criteria", "plain Python", _plain_weightings(), _weightings(), 0.02),
        Growth("open points: from 1,000 to 10,000 things", points_small, points_large),
    ]  # fmt: skip


_days = iter(START + timedelta(days=n % 3000) for n in range(10**6))


def _other_day() -> date:
    """Another day each time, so that no answer is remembered."""
    return next(_days)


def _forecast(plan: object) -> None:
    from aiom_workbench.analysis import forecast

    forecast._odds.cache_clear()
    forecast.forecast(plan, _other_day())  # type: ignore[arg-type]


def _order(plan: object) -> float:
    import networkx

    links = [(d.predecessor, d.successor) for d in plan.dependencies]  # type: ignore[attr-defined]

    def ordered() -> None:
        graph = networkx.DiGraph()
        graph.add_edges_from(links)
        list(networkx.topological_sort(graph))

    return best(ordered)


def _plain_trials(plan: object) -> float:
    rng = random.Random(1)
    links: dict[str, list[str]] = {}
    for d in plan.dependencies:  # type: ignore[attr-defined]
        links.setdefault(d.successor, []).append(d.predecessor)
    ids = plan.milestones.ids()  # type: ignore[attr-defined]

    def trials() -> None:
        for _turn in range(100):
            finish: dict[str, float] = {}
            for key in ids:
                start = max((finish[before] for before in links.get(key, ())), default=0.0)
                finish[key] = start + rng.betavariate(2, 3)

    return best(trials, turns=1) * 100


def _weightings() -> float:
    from aiom_workbench.analysis.model_choice import robustness

    rows = [(5 - i % 4, 1 + i % 5, 4) for i in range(8)]

    def drawn() -> None:
        robustness.cache_clear()
        robustness(tuple(rows))

    drawn()
    return best(drawn)


def _plain_weightings() -> float:
    rng = random.Random(1)
    scores = [[5 - i % 4, 1 + i % 5, 4] for i in range(8)]

    def drawn() -> None:
        for _turn in range(10_000):
            weights = [rng.expovariate(1) for _ in scores]
            sums = [sum(w * row[option] for w, row in zip(weights, scores, strict=True)) for option in range(3)]
            max(sums)

    return best(drawn, turns=1)
