"""People: quadrants, salience, influence, barriers and gaps at their boundaries."""

import random
from typing import Any

import numpy as np
import pytest

from aiom_workbench.analysis.influence import bridges, influence_shares, isolated, reach_path
from aiom_workbench.analysis.people import (
    QUADRANTS,
    SALIENCE,
    band_in_words,
    barrier_in_words,
    influence,
    influence_bands,
    people,
)
from tests.aiom_workbench.plans import plan_of


def one(**fields: Any) -> Any:
    return people(plan_of(stakeholders=[{"id": "s", **fields}]))


@pytest.mark.parametrize(
    ("power", "interest", "quadrant"),
    [
        (3, 3, "manage_closely"),
        (3, 2.9, "keep_satisfied"),
        (2.99, 3, "keep_informed"),
        (2.9, 1, "monitor"),
        (None, 5, "unplaced"),
        (5, None, "unplaced"),
    ],
)
def test_three_is_high_and_unset_is_unplaced(power: float | None, interest: float | None, quadrant: str) -> None:
    assert one(power=power, interest=interest).quadrants == {"s": quadrant}
    assert quadrant in {choice.key for choice in QUADRANTS}


@pytest.mark.parametrize(
    ("power", "legitimacy", "urgency", "salience"),
    [
        (2.9, 2.9, 2.9, "non_stakeholder"),
        (3, 1, 1, "dormant"),
        (1, 3, 1, "discretionary"),
        (1, 1, 3, "demanding"),
        (3, 3, 2.9, "dominant"),
        (3, 2.9, 3, "dangerous"),
        (2.9, 3, 3, "dependent"),
        (3, 3, 3, "definitive"),
    ],
)
def test_every_class_of_salience_at_its_boundary(
    power: float, legitimacy: float, urgency: float, salience: str
) -> None:
    assert one(power=power, legitimacy=legitimacy, urgency=urgency).salience == {"s": salience}
    assert salience in {choice.key for choice in SALIENCE}


@pytest.mark.parametrize("unset", ["power", "legitimacy", "urgency"])
def test_salience_is_left_out_where_any_part_of_it_is_unset(unset: str) -> None:
    assert one(**{"power": 4, "legitimacy": 4, "urgency": 4, unset: None}).salience == {}


@pytest.mark.parametrize(
    ("scores", "barrier"),
    [
        ({"awareness": 4, "desire": 3}, "desire"),
        ({"desire": 2}, "desire"),
        ({"awareness": 3, "desire": 1}, "awareness"),
        ({"awareness": 4, "reinforcement": 5}, None),
        ({"ability": 3}, "ability"),
    ],
)
def test_the_barrier_is_the_first_low_element_and_unscored_ones_are_passed_over(
    scores: dict[str, int], barrier: str | None
) -> None:
    found = people(plan_of(groups=[{"id": "g", **scores}], stakeholders=[{"id": "s", **scores}]))
    assert found.barriers == {"g": barrier, "s": barrier}


def test_who_is_not_scored_has_no_barrier_to_speak_of() -> None:
    assert people(plan_of(groups=[{"id": "g"}], stakeholders=[{"id": "s"}])).barriers == {}


def test_a_barrier_says_which_elements_before_it_nobody_assessed() -> None:
    groups = [{"id": "g", "desire": 2}, {"id": "h", "awareness": 2}, {"id": "i"}, {"id": "j", "desire": 5}]
    plan = plan_of(groups=groups)
    assert [barrier_in_words(group) for group in plan.groups] == [
        "desire; awareness not assessed",
        "awareness",
        "not assessed",
        "nothing that was assessed",
    ]


@pytest.mark.parametrize(
    ("now", "desired", "gaps"),
    [
        ("unaware", "leading", {"s": 4}),
        ("resistant", "neutral", {"s": 1}),
        ("leading", "supportive", {"s": -1}),
        (None, "leading", {}),
        ("neutral", None, {}),
    ],
)
def test_the_engagement_gap_counts_steps(now: str | None, desired: str | None, gaps: dict[str, int]) -> None:
    assert one(engagement_now=now, engagement_desired=desired).engagement_gaps == gaps


def network(*links: tuple[str, str, int | None], also: str = "") -> Any:
    names = dict.fromkeys([*(end for a, b, _ in links for end in (a, b)), *also])
    influences = [{"id": f"i{n}", "source": a, "target": b, "strength": s} for n, (a, b, s) in enumerate(links)]
    return plan_of(stakeholders=[{"id": name} for name in names], influences=influences)


def test_the_worked_example_of_influence() -> None:
    assert influence(network(("a", "b", 1), also="z")) == {"a": 0.6491, "b": 0.3509}


def pagerank(nodes: list[str], links: list[tuple[str, str, float]]) -> dict[str, float]:
    """The dense linear system, solved: no iteration, no library's idea of a dangling node."""
    n = len(nodes)
    flow = np.zeros((n, n))
    for source, target, strength in links:
        flow[nodes.index(source), nodes.index(target)] += strength
    out = flow.sum(axis=0)
    flow = np.where(out > 0, flow / np.where(out > 0, out, 1), 1 / n)
    ranks = np.linalg.solve(np.eye(n) - 0.85 * flow, np.full(n, 0.15 / n))
    return dict(zip(nodes, ranks.tolist(), strict=True))


@pytest.mark.parametrize("seed", range(8))
def test_influence_agrees_with_the_linear_system_solved(seed: int) -> None:
    rng = random.Random(seed)
    names = [f"n{i}" for i in range(rng.randint(2, 14))]
    links = [(*rng.sample(names, 2), float(rng.randint(1, 3))) for _ in range(rng.randint(1, 25))]
    nodes = [name for name in names if any(name in link[:2] for link in links)]
    ours = influence_shares(nodes, links)
    assert ours == pytest.approx(pagerank(nodes, links), abs=1e-8)


def test_links_between_the_same_two_add_up_and_an_unset_strength_is_one() -> None:
    twice = network(("a", "c", None), ("a", "c", 2), ("b", "c", 1))
    assert influence(twice) == influence(network(("a", "c", 3), ("b", "c", 1)))


def test_bands_are_fifths_with_ties_in_the_better_one() -> None:
    star = network(*(("boss", name, 1) for name in "abcdefghi"))
    bands = influence_bands(star)
    assert bands["boss"] == 0
    assert {bands[name] for name in "abcdefghi"} == {0}, "all tied at rank 2 of 10, and the top fifth is two"
    chain = network(*((f"n{i}", f"n{i + 1}", 1) for i in range(9)))
    assert list(influence_bands(chain).values()) == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]
    assert influence_bands(network()) == {}
    assert (band_in_words(0), band_in_words(4)) == ("top fifth", "last fifth")


def test_bridges_hold_two_circles_together_and_the_isolated_stand_apart() -> None:
    plan = network(("a", "b", 1), ("b", "c", 1), ("c", "a", 1), ("c", "d", 1), ("d", "e", 1), ("e", "d", 1), also="z")
    assert bridges(plan) == ("c", "d")
    assert isolated(plan) == ("z",)


def test_one_reaches_another_by_the_shortest_chain_then_the_strongest() -> None:
    plan = network(
        ("a", "b", 1), ("b", "d", 1), ("a", "c", 3), ("c", "d", 3), ("a", "e", 3), ("e", "f", 3), ("f", "d", 3)
    )
    assert reach_path(plan, "a", "d") == ("a", "c", "d")
    assert reach_path(plan, "d", "a") == ()
    assert reach_path(plan, "a", "a") == ("a",)
    assert reach_path(plan, "a", "nobody") == ()
