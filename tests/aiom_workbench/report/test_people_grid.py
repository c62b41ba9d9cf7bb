"""The power/interest grid's geometry: places, labels that never overlap, what a drop means."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from aiom_workbench.plan.people import Stakeholder
from aiom_workbench.project import Project
from aiom_workbench.report.figure import Figure, Mark, Path, Text
from aiom_workbench.report.figures.people_bubbles import Bubble, bubbles
from aiom_workbench.report.figures.people_grid import counts, grid_in, people_grid, quadrant_at
from aiom_workbench.report.labels import Point, place_labels
from aiom_workbench.report.text_width import text_width

ROLES = ("executive_sponsor", "ai_expert", "domain_expert", "change_champion", "partner", "other")
POSTS = ("Head of Clinical Operations", "CFO", "Data steward, trials", "Champion, oncology", "General Counsel")


def crowd(n: int, seed: int = 1) -> list[Bubble]:
    rng = random.Random(seed)
    return [
        Bubble(id=f"p{i}", name=f"{rng.choice(POSTS)} {i}", interest=round(rng.uniform(1, 5), 1),
               power=round(rng.uniform(1, 5), 1), role=rng.choice(ROLES), engagement="resistant", band=rng.randint(0, 4))
        for i in range(n)
    ]  # fmt: skip


def boxes(figure: Figure, *, names_only: bool = False) -> list[tuple[float, float, float, float]]:
    """Left, top, right, bottom of each text, or of people's names only."""
    found = []
    for shape in figure.shapes:
        if isinstance(shape, Text) and not shape.turned and (shape.key or not names_only):
            width = text_width(shape.text, shape.size, shape.weight)
            left = shape.x - {"left": 0.0, "center": width / 2, "right": width}[shape.align]
            found.append((left, shape.y - shape.size * 0.75, left + width, shape.y + shape.size * 0.2))
    return found


def overlapping(figure: Figure) -> list[object]:
    """The pairs of texts that overlap."""
    return [(a, b) for a, b in combinations(boxes(figure), 2)
            if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]]  # fmt: skip


@pytest.mark.parametrize("seed", range(5))
def test_no_text_of_sixty_people_overlaps_another(seed: int) -> None:
    assert not overlapping(people_grid(crowd(60, seed), 900, 600))


@pytest.mark.parametrize("seed", range(5))
def test_no_name_covers_a_bubble(seed: int) -> None:
    figure = people_grid(crowd(45, seed), 1000, 700)
    discs = [(s.x, s.y, s.size / 2) for s in figure.shapes if isinstance(s, Mark) and s.family == "role"]
    for left, top, right, bottom in boxes(figure, names_only=True):
        for x, y, r in discs:
            nearest = (min(max(x, left), right), min(max(y, top), bottom))
            assert (nearest[0] - x) ** 2 + (nearest[1] - y) ** 2 >= (r - 1) ** 2


@pytest.mark.parametrize("seed", range(8))
def test_no_quadrant_s_title_lies_under_a_bubble_while_the_quadrant_has_room(seed: int) -> None:
    figure = people_grid(crowd(45, seed), 800, 560)
    discs = [(s.x, s.y, s.size / 2) for s in figure.shapes if isinstance(s, Mark) and s.family == "role"]
    titles = [s for s in figure.shapes if isinstance(s, Text) and " · " in s.text]
    assert len(titles) == 4
    for title in titles:
        width = text_width(title.text, title.size, title.weight)
        left = title.x - (width if title.align == "right" else 0)
        for x, y, r in discs:
            nearest = (min(max(x, left), left + width), min(max(y, title.y - 10), title.y + 2))
            assert (nearest[0] - x) ** 2 + (nearest[1] - y) ** 2 >= (r - 1) ** 2, title.text


def test_most_of_sixty_people_keep_their_name_and_two_thousand_thin_out() -> None:
    names = [s for s in people_grid(crowd(60), 900, 600).shapes if isinstance(s, Text) and s.key]
    assert len({shape.key for shape in names}) >= 50
    many = people_grid(crowd(2000), 900, 600)
    shown = {shape.key for shape in many.shapes if isinstance(shape, Text) and shape.key}
    assert 0 < len(shown) < 300
    assert len(list(many.keys())) == 2000


def test_the_selected_person_is_named_before_all_others() -> None:
    people = crowd(2000)
    chosen = people[1234].id
    shown = {s.key for s in people_grid(people, 900, 600, selected=[chosen]).shapes if isinstance(s, Text)}
    assert chosen in shown


def test_power_is_vertical_and_interest_horizontal_and_a_drop_gives_them_back() -> None:
    grid = grid_in(900, 600)
    assert grid.place(5, 1) == (grid.right, grid.bottom)
    assert grid.values(*grid.place(4.2, 2.6)) == (4.2, 2.6)
    assert grid.values(*grid.place(4.24, 2.61), step=0.5) == (4.0, 2.5)
    assert grid.values(-500, -500) == (1.0, 5.0)


def test_three_is_high() -> None:
    assert quadrant_at(3, 3) == "manage_closely"
    assert quadrant_at(2.9, 3) == "keep_satisfied"
    assert counts(crowd(0)) == {"keep_satisfied": 0, "manage_closely": 0, "monitor": 0, "keep_informed": 0}


def test_people_at_the_very_same_place_can_all_be_seen() -> None:
    people = [Bubble(id=str(i), name=f"P{i}", interest=4, power=4, band=1) for i in range(7)]
    marks = [s for s in people_grid(people, 900, 600).shapes if isinstance(s, Mark)]
    for a, b in combinations(marks, 2):
        assert (a.x - b.x) ** 2 + (a.y - b.y) ** 2 > 20**2


def test_the_unplaced_are_not_on_the_grid_and_movement_leaves_a_trail(project: Project) -> None:
    with project.edit("Add") as edit:
        edit.add(Stakeholder, name="CFO", power=5, interest=2)
        edit.add(Stakeholder, name="CIO", power=4)
    (key, _) = (person.id for person in project.plan.stakeholders)
    (cfo,) = bubbles(project.plan, trails={key: ((2, 2), (2, 3.5), (2, 5))})
    shapes = people_grid([cfo], 900, 600).shapes
    (way,) = [s for s in shapes if isinstance(s, Path) and s.arrow]
    (mark,) = [s for s in shapes if isinstance(s, Mark) and s.key == key]
    assert [x for x, _y in way.points] == pytest.approx([mark.x] * 3)
    assert way.points[0][1] > way.points[1][1] > way.points[2][1] > mark.y, "up to the bubble's rim, not into it"


def test_the_grid_of_another_day_has_everybody_where_they_stood_then(project: Project) -> None:
    with project.edit("Add") as edit:
        edit.add(Stakeholder, name="CFO", power=5, interest=2)
        edit.add(Stakeholder, name="CIO", power=4, interest=4)
    (key, _) = (person.id for person in project.plan.stakeholders)
    (cfo,) = bubbles(project.plan, places={key: (3.0, 2.5)})
    assert (cfo.id, cfo.interest, cfo.power) == (key, 3.0, 2.5)


def test_the_same_points_give_the_same_labels_and_one_without_room_is_left_out() -> None:
    points = [Point(str(i), 50, 50, 10, "A rather long name") for i in range(40)]
    first = place_labels(points, (0, 0, 120, 120))
    assert first == place_labels(points, (0, 0, 120, 120))
    assert 0 < len(first) < 40
