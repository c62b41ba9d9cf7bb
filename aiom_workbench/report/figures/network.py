"""The influence network: who is listened to by whom, laid out the same way for the same plan.

The places come from rustworkx's force-directed layout (Fruchterman and Reingold, 1991). Everybody has
a home that the id alone decides, and hangs on it by a weak spring, so the same plan gives the same
picture and a small edit moves little; then bubbles that would touch are pushed apart.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from typing import cast

from aiom_workbench.report.figure import Align, AnyShape, Circle, Figure, Mark, Path, Text
from aiom_workbench.report.labels import Point, place_labels
from aiom_workbench.words import _

Place = tuple[float, float]
_STEPS, _HELD = 60, 0.2
"""Steps of the layout, and the weight of the spring that holds everybody to their home; an influence has 1 to 3."""
_FEWER = 18_000
"""Steps times people at most: a step takes the square of their number, and in a crowd the first ones place them."""
_MARGIN = 46.0
_RADII = (9.0, 11.0, 13.5, 16.0, 19.0)
_IN_A_CROWD = (3.5, 4.0, 5.0, 6.5, 8.0)
_MANY = 150
_CLEAR, _ARROW, _ROUNDS = 10.0, 40.0, 40
"""Pixels between two bubbles' rims, and between those of two whom an arrow joins; how often they are pushed at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A person in the network; `band` from 0 (least influence) to 4."""

    id: str
    name: str
    role: str = "other"
    engagement: str = ""
    band: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """`source` influences `target`; strength 1 to 3."""

    id: str
    source: str
    target: str
    strength: int = 1


def layout(nodes: Sequence[str], edges: Sequence[tuple[str, str, float]]) -> Mapping[str, Place]:
    """A place for each id in the square from (−1, −1) to (1, 1); edges are (source, target, weight).

    Kept for a while: neither the window's size nor what else is known of people changes it.
    """
    return _laid_out(tuple(nodes), tuple(edges))


@lru_cache(maxsize=4)
def _laid_out(nodes: tuple[str, ...], edges: tuple[tuple[str, str, float], ...]) -> dict[str, Place]:
    import rustworkx as rx

    if not edges:
        return {name: _home(name) for name in nodes}
    graph = rx.PyGraph()
    index = {name: graph.add_node(name) for name in nodes}
    anchors = {name: graph.add_node(name) for name in nodes}
    held = dict.fromkeys(nodes, _HELD)
    for source, target, weight in edges:
        graph.add_edge(index[source], index[target], weight)
        for end in (source, target):
            held[end] += weight / 10
    for name, weight in held.items():
        graph.add_edge(index[name], anchors[name], weight)
    start = {at[name]: _home(name) for at in (index, anchors) for name in nodes}
    gap = min(0.12, 1 / math.sqrt(len(nodes)))
    steps = max(15, min(_STEPS, _FEWER // len(nodes)))
    found = rx.spring_layout(
        graph, pos=start, fixed=set(anchors.values()), k=gap, num_iter=steps, weight_fn=float, seed=1
    )
    wider = 1 + 0.6 * min(2.0, len(edges) / len(nodes))  # the more links, the more they draw together
    across, down = ([_within(found[index[name]][axis] * wider) for name in nodes] for axis in (0, 1))
    return dict(zip(nodes, zip(_spread(across), _spread(down), strict=True), strict=True))


def _spread(values: Sequence[float]) -> list[float]:
    """The values, the more of them the nearer to their ranks, so that no part of the picture is crowded or empty."""
    even = min(0.6, max(0.0, (len(values) - 12) / 30))
    order = sorted(range(len(values)), key=lambda i: values[i])
    rank = {i: (2 * nth + 1) / len(values) - 1 for nth, i in enumerate(order)}
    return [(1 - even) * value + even * rank[i] for i, value in enumerate(values)]


def _home(name: str) -> Place:
    """Where somebody stands whom nothing draws elsewhere; the id alone decides."""
    digest = blake2b(name.encode(), digest_size=8).digest()
    return int.from_bytes(digest[:4], "big") / 2**31 - 1, int.from_bytes(digest[4:], "big") / 2**31 - 1


def _within(value: float) -> float:
    return min(1.0, max(-1.0, float(value)))


def network(
    nodes: Sequence[Node],
    edges: Sequence[Edge],
    width: float,
    height: float,
    *,
    selected: Collection[str] = (),
    path: Sequence[str] = (),
    bridges: Collection[str] = (),
) -> Figure:
    """The network as a picture. `path` is a chain of people to highlight, `bridges` the people who tie parts together."""
    places = layout([n.id for n in nodes], [(e.source, e.target, float(e.strength)) for e in edges])
    across, down = (width - 2 * _MARGIN) / 2, (height - 2 * _MARGIN) / 2
    centres = {name: (_MARGIN + (x + 1) * across, _MARGIN + (y + 1) * down) for name, (x, y) in places.items()}
    sizes = _IN_A_CROWD if len(nodes) > _MANY else _RADII
    radii = {node.id: sizes[node.band] for node in nodes}
    if len(nodes) <= _MANY:
        centres = _apart(centres, radii, edges, width, height)
    steps = set(pairwise(path))
    shapes: list[AnyShape] = [shape for edge in edges for shape in _edge(edge, centres, radii, steps)]
    names = _names(nodes, centres, radii, selected, width, height)
    shapes.extend(shape for shape in names if isinstance(shape, Path))  # ties of names that stand further out
    for node in nodes:
        shapes.extend(
            _node(node, centres[node.id], radii[node.id], node.id in selected or node.id in path, node.id in bridges)
        )
    shapes.extend(shape for shape in names if isinstance(shape, Text))
    alt = _("{people} people and {links} influences; the arrow points to who is influenced.")
    return Figure(
        width=width,
        height=height,
        shapes=tuple(shapes),
        title=_("Who is listened to by whom"),
        alt=alt.format(people=len(nodes), links=len(edges)),
    )


def _apart(
    centres: Mapping[str, Place], radii: Mapping[str, float], edges: Sequence[Edge], width: float, height: float
) -> dict[str, Place]:  # fmt: skip
    """The same places, pushed apart where bubbles would touch or an arrow between them would find no room."""
    import numpy as np

    index = {name: at for at, name in enumerate(centres)}
    at = np.array([(x + _home(name)[0] / 8, y) for name, (x, y) in centres.items()]).reshape(-1, 2)
    reach = np.array([radii[name] for name in centres])
    least = reach[:, None] + reach[None, :] + _CLEAR
    for edge in edges:
        pair = index[edge.source], index[edge.target]
        least[pair] = least[pair[::-1]] = reach[pair[0]] + reach[pair[1]] + _ARROW
    rim = np.minimum(_MARGIN, (width / 2, height / 2))
    aside = np.arange(len(at))[:, None] / 1000  # which way to go for two in the very same corner
    for _round in range(_ROUNDS):
        way = at[:, None] - at[None, :] + (aside[:, None] - aside[None, :])
        far = np.hypot(way[..., 0], way[..., 1])
        np.fill_diagonal(far, np.inf)
        short = np.maximum(least - far, 0.0)
        if not len(at) or short.max() < 1.0:
            break
        at += (way / far[..., None] * (short / 2)[..., None]).sum(axis=1)
        at = np.clip(at, rim, (width - rim[0], height - rim[1]))
    return {name: (float(x), float(y)) for name, (x, y) in zip(centres, at, strict=True)}


def _edge(
    edge: Edge, centres: Mapping[str, Place], radii: Mapping[str, float], steps: set[tuple[str, str]]
) -> list[AnyShape]:
    (x1, y1), (x2, y2) = centres[edge.source], centres[edge.target]
    length = math.hypot(x2 - x1, y2 - y1)
    if length < radii[edge.source] + radii[edge.target] + 4:
        return []
    ux, uy = (x2 - x1) / length, (y2 - y1) / length
    start = (x1 + ux * (radii[edge.source] + 2), y1 + uy * (radii[edge.source] + 2))
    end = (x2 - ux * (radii[edge.target] + 4), y2 - uy * (radii[edge.target] + 4))
    on_path = (edge.source, edge.target) in steps
    color = "accent.fill" if on_path else "chart.axis"
    width = 0.75 + 0.75 * edge.strength if on_path or radii[edge.source] >= _RADII[0] else 0.75
    return [Path(points=(start, end), stroke=color, stroke_width=width, arrow=True, key=edge.id)]


def _node(node: Node, centre: Place, r: float, chosen: bool, bridge: bool) -> list[AnyShape]:
    x, y = centre
    shapes: list[AnyShape] = []
    if bridge:
        shapes.append(Circle(x=x, y=y, r=r + 4, stroke="text.secondary", stroke_width=1))
    if chosen:
        shapes.append(Circle(x=x, y=y, r=r + 4, stroke="accent.fill", stroke_width=2))
    shapes.append(Mark(x=x, y=y, family="role", name=node.role, size=2 * r, key=node.id, tip=node.name))
    if _has_badge(node, r):
        bx, by = _badge_at(centre, r)
        shapes.append(Circle(x=bx, y=by, r=8, fill="surface.canvas"))
        shapes.append(Mark(x=bx, y=by, family="engagement", name=node.engagement, size=12, key=node.id))
    return shapes


def _names(
    nodes: Sequence[Node], centres: Mapping[str, Place], radii: Mapping[str, float], selected: Collection[str],
    width: float, height: float,
) -> list[AnyShape]:  # fmt: skip
    points = [
        Point(n.id, *centres[n.id], radii[n.id] + 3, n.name, (10 if n.id in selected else 0) + n.band) for n in nodes
    ]
    badges = [(x - 8, y - 8, x + 8, y + 8) for n in nodes if _has_badge(n, radii[n.id])
              for x, y in [_badge_at(centres[n.id], radii[n.id])]]  # fmt: skip
    bounds = (4, 4, width - 4, height - 4)
    labels = place_labels(points, bounds, clear=badges, crowd=len(nodes) > _MANY)
    shapes: list[AnyShape] = [
        Path(points=(centres[label.key], label.leader), stroke="chart.axis", key=label.key)
        for label in labels.values()
        if label.leader is not None
    ]
    for label in labels.values():
        align = cast("Align", label.align)
        shapes += [
            Text(x=x, y=y, text=line, size=12, weight=500, align=align, halo="surface.canvas", key=label.key)
            for x, y, line in label.lines
        ]
    return shapes


def _has_badge(node: Node, r: float) -> bool:
    return bool(node.engagement) and node.engagement != "neutral" and r >= _RADII[0]


def _badge_at(centre: Place, r: float) -> Place:
    return centre[0] + r * 0.72, centre[1] - r * 0.72
