"""Things that wait for each other in a circle: milestones by dependency, trees by parent."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import TypeVar

from aiom_workbench.plan.plan import Plan
from aiom_workbench.plan.roadmap import Dependency, Milestone

Node = tuple[str, str]
N = TypeVar("N", bound=Hashable)


def parent_cycles(parents: dict[str, str | None]) -> list[tuple[str, ...]]:
    """The circles in a tree given as id → parent's id; each as its members' ids.

    >>> parent_cycles({"a": "b", "b": "a", "c": "a"})
    [('a', 'b')]
    """
    edges = {child: [parent] for child, parent in parents.items() if parent is not None}
    return _circles(list(parents), edges)


def dependency_cycles(milestones: Iterable[Milestone], dependencies: Iterable[Dependency]) -> list[tuple[str, ...]]:
    """The circles of dependencies, each as its members' ids; linear in things and links.

    A dependency on a summary holds for each of its children, so a summary stands in the graph
    twice: links lead into it and on to its children, from its children and on out of it.
    """
    edges: dict[Node, list[Node]] = {}
    summaries = {m.parent for m in milestones if m.parent is not None}
    for milestone in milestones:
        if milestone.parent is not None:
            edges.setdefault((milestone.parent, "in"), []).append(_entry(milestone.id, summaries))
            edges.setdefault(_exit(milestone.id, summaries), []).append((milestone.parent, "out"))
    for link in dependencies:
        if link.predecessor is not None and link.successor is not None:
            edges.setdefault(_exit(link.predecessor, summaries), []).append(_entry(link.successor, summaries))
    nodes = [*edges, *(target for targets in edges.values() for target in targets)]
    found = [tuple(dict.fromkeys(name for name, _side in circle)) for circle in _circles(nodes, edges)]
    return found


def _entry(name: str, summaries: set[str]) -> Node:
    return (name, "in" if name in summaries else "")


def _exit(name: str, summaries: set[str]) -> Node:
    return (name, "out" if name in summaries else "")


def plan_cycles(plan: Plan) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Every circle in the plan, as (collection, field, members' ids)."""
    for circle in parent_cycles({group.id: group.parent for group in plan.groups}):
        yield "groups", "parent", circle
    trees = parent_cycles({milestone.id: milestone.parent for milestone in plan.milestones})
    for circle in trees:
        yield "milestones", "parent", circle
    if not trees:
        for circle in dependency_cycles(list(plan.milestones), plan.dependencies):
            yield "milestones", "successor", circle


def _circles(nodes: Iterable[N], edges: dict[N, list[N]]) -> list[tuple[N, ...]]:
    """Tarjan's strongly connected components of more than one node, and self-loops; iterative."""
    index: dict[N, int] = {}
    low: dict[N, int] = {}
    on_stack: set[N] = set()
    stack: list[N] = []
    found: list[tuple[N, ...]] = []
    for root in dict.fromkeys(nodes):
        if root in index:
            continue
        work: list[tuple[N, Iterator[N]]] = [(root, iter(edges.get(root, ())))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        while work:
            node, targets = work[-1]
            for target in targets:
                if target not in index:
                    index[target] = low[target] = len(index)
                    stack.append(target)
                    on_stack.add(target)
                    work.append((target, iter(edges.get(target, ()))))
                    break
                if target in on_stack:
                    low[node] = min(low[node], index[target])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    circle = _pop_component(stack, on_stack, node)
                    if len(circle) > 1 or node in edges.get(node, ()):
                        found.append(circle)
    return found


def _pop_component(stack: list[N], on_stack: set[N], node: N) -> tuple[N, ...]:
    members: list[N] = []
    while True:
        member = stack.pop()
        on_stack.discard(member)
        members.append(member)
        if member == node:
            return tuple(reversed(members))
