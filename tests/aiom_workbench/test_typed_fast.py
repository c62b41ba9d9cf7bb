"""What is typed fast in a room: read as it was meant, or refused in words."""

import pytest

from aiom_workbench.plan.fields import Misfit
from aiom_workbench.plan.typed_fast import read_capture, read_votes


@pytest.mark.parametrize(
    ("typed", "votes"),
    [
        ("s4 m3 u2 u2", [("sponsor", 4), ("manager", 3), ("user", 2), ("user", 2)]),
        ("S4,M3;U2", [("sponsor", 4), ("manager", 3), ("user", 2)]),
        ("s 453 u 1 1 2", [("sponsor", 4), ("sponsor", 5), ("sponsor", 3), ("user", 1), ("user", 1), ("user", 2)]),
        ("sponsors: 4 5 expert=1", [("sponsor", 4), ("sponsor", 5), ("expert", 1)]),
        ("  ", []),
    ],
)
def test_votes_are_read_as_they_are_called_out(typed: str, votes: list[tuple[str, int]]) -> None:
    assert list(read_votes(typed)) == votes


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("s4 hello", "“hello” is no vote"),
        ("s6", "“s6” is off the scale"),
        ("s0", "off the scale"),
        ("x3", "“x” is no voice"),
        ("3 4", "“3 4” is no vote"),
        ("boss4", "“boss” is no voice"),
    ],
)
def test_what_is_no_vote_is_named(typed: str, said: str) -> None:
    with pytest.raises(Misfit, match=said):
        read_votes(typed)


def test_tags_lead_the_line_and_may_be_short_or_many() -> None:
    assert read_capture("#own #peo nobody holds money").about == ("owner", "people")
    assert read_capture("owner: nobody holds money").about == ("owner",)
    assert read_capture("#data three signatures").about == ("data",)
    assert read_capture("#silos kept in three systems").about == ("silos",)


def test_a_line_without_a_tag_is_about_what_was_asked() -> None:
    said = read_capture("We heard: nothing", about=("people",))
    assert (said.about, said.quote) == (("people",), "We heard: nothing")


@pytest.mark.parametrize(
    ("line", "said"), [("#nothing known", "no question"), ("#p too short", "could be"), ("#owner   ", "after the tag")]
)
def test_a_tag_that_is_not_known_or_stands_alone_is_told(line: str, said: str) -> None:
    with pytest.raises(Misfit, match=said):
        read_capture(line)
