"""The influence network: who is followed, who bridges, who stands apart, how one reaches another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aiom_workbench.analysis.answers import answer
from aiom_workbench.plan import Plan

if TYPE_CHECKING:
    import rustworkx

DAMPING = 0.85
Link = tuple[str | None, str | None, float]


def influence_shares(nodes: Sequence[str], links: Iterable[Link]) -> dict[str, float]:
    """PageRank of `nodes` on the reversed graph of `links` (source, target, strength); the shares sum to 1.

    Links between the same two add up; rank that flows nowhere is spread evenly over all.
    """
    if not nodes:
        return {}
    import rustworkx

    graph, places = _graph(nodes, ((target, source, strength) for source, target, strength in links))
    ranks = rustworkx.pagerank(graph, alpha=DAMPING, weight_fn=float, tol=1e-12, max_iter=1000)
    return {node: float(ranks[place]) for node, place in places.items()}


@answer("stakeholders", "influences")
def isolated(plan: Plan) -> tuple[str, ...]:
    """The people that no influence joins to anybody else, in plan order."""
    joined = {end for i in plan.influences if i.source != i.target for end in (i.source, i.target)}
    return tuple(person.id for person in plan.stakeholders if person.id not in joined)


@answer("stakeholders", "influences")
def bridges(plan: Plan) -> tuple[str, ...]:
    """The people without whom the network would fall into more parts, in plan order (articulation points)."""
    import rustworkx

    nodes = plan.stakeholders.ids()
    graph, _places = _graph(nodes, _links(plan))
    found = rustworkx.articulation_points(graph.to_undirected(multigraph=False))
    return tuple(nodes[place] for place in sorted(found))


@answer("stakeholders", "influences")
def reach_path(plan: Plan, start: str, goal: str) -> tuple[str, ...]:
    """Through whom `start` reaches `goal`: the shortest chain, of equally short ones the strongest.

    Both ends included; empty where there is no chain, or one of them is not in the plan.
    """
    if start not in plan.stakeholders or goal not in plan.stakeholders:
        return ()
    import rustworkx

    graph, places = _graph(plan.stakeholders.ids(), _links(plan))
    nodes = list(places)
    steps = rustworkx.dijkstra_shortest_paths(graph, places[start], places[goal], weight_fn=_step(len(nodes)))
    path = steps[places[goal]] if places[goal] in steps else [places[start]] if start == goal else []
    return tuple(nodes[place] for place in path)


def _step(n: int) -> Any:
    # A step costs 1; its weakness only decides between chains of the same length, so all of a
    # chain's together stay below 1.
    return lambda strength: 1 + 1 / (1 + strength) / (n + 1)


def _links(plan: Plan) -> Iterable[Link]:
    return ((i.source, i.target, 1 if i.strength is None else i.strength) for i in plan.influences)


def _graph(nodes: Sequence[str], links: Iterable[Link]) -> tuple[rustworkx.PyDiGraph[str, float], Mapping[str, int]]:
    import rustworkx

    together: dict[tuple[int, int], float] = {}
    places = {node: place for place, node in enumerate(nodes)}
    for source, target, strength in links:
        if source is not None and target is not None and source in places and target in places:
            ends = places[source], places[target]
            together[ends] = together.get(ends, 0) + strength
    graph = rustworkx.PyDiGraph(multigraph=False)
    graph.add_nodes_from(list(nodes))
    graph.add_edges_from([(start, end, strength) for (start, end), strength in together.items()])
    return graph, places
