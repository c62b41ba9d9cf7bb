"""The influence network's picture: stable, complete, and honest about direction."""

from __future__ import annotations

import math
import random
from itertools import combinations

import pytest

from aiom_workbench.report.figure import Mark, Path
from aiom_workbench.report.figures.network import Edge, Node, layout, network


def some_network(n: int = 30, links: int = 60) -> tuple[list[str], list[tuple[str, str, float]]]:
    rng = random.Random(4)
    names = [f"person-{i}" for i in range(n)]
    edges = {(a, b): float(rng.randint(1, 3)) for a, b in (rng.sample(names, 2) for _ in range(links))}
    return names, [(a, b, weight) for (a, b), weight in edges.items()]


def test_the_same_people_and_links_give_the_same_picture() -> None:
    names, edges = some_network()
    assert layout(names, edges) == layout(names, edges)


@pytest.mark.parametrize(("people", "links"), [(12, 8), (40, 20), (60, 100)])
def test_a_small_edit_moves_the_others_little(people: int, links: int) -> None:
    names, edges = some_network(people, links)
    before = layout(names, edges)
    for nodes, now in (
        (names, [*edges, ("person-3", "person-11", 1.0)]),
        (names, edges[1:]),
        ([*names, "new"], [*edges, ("new", "person-3", 1.0)]),
    ):
        after = layout(nodes, now)
        moved = sorted(math.dist(before[name], after[name]) for name in names)
        assert moved[len(moved) // 2] < 0.08, "half of the people stay within a twenty-fifth of the picture"
        assert moved[len(moved) * 3 // 4] < 0.25, "three quarters within an eighth"


@pytest.mark.parametrize(("people", "links"), [(30, 60), (40, 2), (60, 100)])
def test_everybody_is_inside_the_picture_and_nobody_stands_on_another(people: int, links: int) -> None:
    names, edges = some_network(people, links)
    nodes = [Node(id=name, name=name, band=n % 5) for n, name in enumerate(names)]
    drawn = [Edge(id=f"e{i}", source=a, target=b, strength=int(w)) for i, (a, b, w) in enumerate(edges)]
    figure = network(nodes, drawn, 900, 600)
    marks = [shape for shape in figure.shapes if isinstance(shape, Mark) and shape.family == "role"]
    assert {mark.key for mark in marks} == set(names)
    assert all(0 < mark.x < 900 and 0 < mark.y < 600 for mark in marks)
    for one, other in combinations(marks, 2):
        assert math.dist((one.x, one.y), (other.x, other.y)) > (one.size + other.size) / 2
    assert {shape.key for shape in figure.shapes if isinstance(shape, Path) and shape.arrow} == {
        edge.id for edge in drawn
    }


@pytest.mark.parametrize("size", [(900, 600), (400, 300), (120, 120)])
def test_everybody_has_a_place_however_many_are_pushed_into_a_corner(size: tuple[int, int]) -> None:
    for people, links in ((46, 40), (150, 10), (150, 300), (2, 1)):
        names, edges = some_network(people, links)
        drawn = [Edge(id=f"e{i}", source=a, target=b, strength=int(w)) for i, (a, b, w) in enumerate(edges)]
        figure = network([Node(id=name, name=name, band=4) for name in names], drawn, *size)
        marks = [shape for shape in figure.shapes if isinstance(shape, Mark)]
        assert len(marks) == people
        assert all(0 <= mark.x <= size[0] and 0 <= mark.y <= size[1] for mark in marks)


def test_the_arrow_points_to_who_is_influenced_and_a_path_stands_out() -> None:
    nodes = [Node(id=name, name=name) for name in ("a", "b", "c")]
    edges = [Edge(id="ab", source="a", target="b"), Edge(id="bc", source="b", target="c")]
    figure = network(nodes, edges, 600, 400, path=("a", "b"))
    places = {s.key: (s.x, s.y) for s in figure.shapes if isinstance(s, Mark)}
    paths = {s.key: s for s in figure.shapes if isinstance(s, Path)}
    assert math.dist(paths["ab"].points[-1], places["b"]) < math.dist(paths["ab"].points[0], places["b"])
    assert paths["ab"].stroke == "accent.fill"
    assert paths["bc"].stroke != "accent.fill"


def test_a_single_person_and_nobody_at_all_are_pictures_too() -> None:
    assert network([], [], 300, 200).shapes == ()
    assert len(list(network([Node(id="a", name="A")], [], 300, 200).keys())) == 1
