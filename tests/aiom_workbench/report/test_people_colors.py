"""What the colours of the people's map mean, and that the map says so."""

from __future__ import annotations

import pytest

from aiom_workbench.report.figure import Circle, Mark, Text
from aiom_workbench.report.figures.people_board import FOCUS, focus_key, people_board
from aiom_workbench.report.figures.people_bubbles import Bubble
from aiom_workbench.report.figures.people_colors import ColorBy, Dresses
from aiom_workbench.report.text_width import text_width

GROUPS = {"lab": "Labs", "it": "IT and platforms", "gone": "Nobody's"}


def person(key: str, **values: str) -> Bubble:
    return Bubble(id=key, name=f"Head of {key}", interest=2 + len(key) / 2, power=3, **values)  # type: ignore[arg-type]


PEOPLE = (
    person("a", group="lab", barrier="awareness", engagement="resistant"),
    person("bb", group="it", barrier="ability", engagement="leading"),
    person("ccc", group="lab"),
)


def test_one_group_wears_one_colour_and_two_groups_two() -> None:
    dresses = Dresses("group", PEOPLE, GROUPS)
    first, second, third = (dresses.of(bubble) for bubble in PEOPLE)
    assert first == third
    assert (first.fill, first.letters) != (second.fill, second.letters)
    assert (second.letters, first.letters) == ("IA", "L")


def test_awareness_and_ability_are_told_apart_without_colour() -> None:
    dresses = Dresses("barrier", PEOPLE, GROUPS)
    assert [dresses.of(bubble).letters for bubble in PEOPLE] == ["Aw", "Ab", ""]


@pytest.mark.parametrize(
    ("by", "said"),
    [("group", ["Labs", "IT and platforms"]), ("barrier", ["Awareness", "Ability"]), ("engagement", ["Leading"])],
)
def test_the_legend_says_what_is_on_the_map_and_nothing_else(by: ColorBy, said: list[str]) -> None:
    figure = people_board(PEOPLE, (), 900, 600, color_by=by, group_names=GROUPS).figure
    written = [shape.text for shape in figure.shapes if isinstance(shape, Text) and shape.y == 26]
    assert set(said) <= set(written)
    assert not {"Nobody's", "Desire", "Neutral"} & set(written)
    fills = {shape.fill for shape in figure.shapes if isinstance(shape, Circle) and shape.y == 22}
    assert fills == {Dresses(by, PEOPLE, GROUPS).of(bubble).fill for bubble in PEOPLE} - {"surface.canvas"}


def test_a_legend_without_room_counts_what_it_leaves_out() -> None:
    groups = {f"g{n}": f"A group with a long name {n}" for n in range(9)}
    people = [person(f"p{n}", group=f"g{n}") for n in range(9)]
    figure = people_board(people, (), 700, 500, color_by="group", group_names=groups).figure
    assert "+6" in {shape.text for shape in figure.shapes if isinstance(shape, Text)}


@pytest.mark.parametrize("width", [640, 830, 960, 1400])
def test_every_badge_on_the_map_is_in_the_legend_at_any_width(width: int) -> None:
    attitudes = ("unaware", "resistant", "supportive", "leading", "neutral")
    people = [person("p" * (n + 1), engagement=one) for n, one in enumerate(attitudes)]
    shapes = people_board(people, (), width, 600).figure.shapes
    for one in attitudes[:-1]:
        key = focus_key("engagement", one)
        assert [shape for shape in shapes if isinstance(shape, Mark) and shape.key == key], one
    ends = [
        s.x + text_width(s.text, s.size, s.weight) for s in shapes if isinstance(s, Text) and s.key.startswith(FOCUS)
    ]
    assert max(ends) <= width
