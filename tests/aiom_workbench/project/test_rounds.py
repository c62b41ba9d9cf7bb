"""Rounds: started as a copy without what must be shown anew; scores recorded where they were not; raising."""

from datetime import date

import pytest

from aiom_workbench.analysis.room import room, who_speaks_first
from aiom_workbench.content import built_in
from aiom_workbench.plan.assessment import Answer, Assessment, Evidence, Rating, Sign
from aiom_workbench.plan.roadmap import Workstream
from aiom_workbench.problem import Problem
from aiom_workbench.project import Project
from aiom_workbench.project.raising import KINDS, raise_from, raised_from
from aiom_workbench.project.rounds import keep_score, scored_in, start_round

DAY = date(2026, 11, 25)


@pytest.fixture
def first(project: Project) -> Project:
    with project.edit("First round") as edit:
        edit.add_values(Assessment, {"name": "Baseline", "taken_on": date(2026, 4, 22)}, id="a")
        keep_score(
            edit, "a", Rating, "data", {"now": 1, "target": 3, "why_target": "why", "evidence": "seen", "confidence": 3}
        )
        keep_score(edit, "a", Answer, "owner", {"score": 2, "answer": "words", "evidence": "a list"})
        keep_score(edit, "a", Sign, "silos", {"observed": True, "evidence": "three systems"})
    return project


def test_a_round_starts_as_a_copy_without_what_must_be_shown_anew(first: Project) -> None:
    with first.edit("Second") as edit:
        made = start_round(edit, " Half-year review ", DAY, "a")
    rating, answer = (scored_in(first.plan, made.id, cls, key) for cls, key in ((Rating, "data"), (Answer, "owner")))
    assert isinstance(rating, Rating)
    assert (rating.now, rating.target, rating.why_target, rating.evidence, rating.confidence) == (
        1,
        3,
        "why",
        None,
        None,
    )
    assert isinstance(answer, Answer)
    assert (answer.score, answer.answer, answer.evidence) == (2, None, None)
    assert first.plan.assessments[made.id].name == "Half-year review"


@pytest.mark.parametrize(("name", "day"), [("", DAY), ("   ", DAY), ("Baseline", None)])
def test_a_round_without_a_name_or_a_date_is_refused_and_nothing_is_kept(
    project: Project, name: str, day: date | None
) -> None:
    before = project.seq
    with pytest.raises(Problem, match="a round needs a"), project.edit("Start") as edit:
        start_round(edit, name, day)
    assert (project.seq, len(project.plan.assessments)) == (before, 0)


def test_a_score_is_recorded_once_and_then_changed(first: Project) -> None:
    with first.edit("Again") as edit:
        keep_score(edit, "a", Answer, "owner", {"score": 3})
        keep_score(edit, "a", Answer, "success", {"score": 1})
    assert {(a.question, a.score) for a in first.plan.answers} == {("owner", 3), ("success", 1)}


@pytest.mark.parametrize("kind", [kind.key for kind in KINDS])
def test_each_kind_is_raised_with_a_name_and_its_thread_runs_both_ways(first: Project, kind: str) -> None:
    source = first.plan.signs.where("sign", "silos")[0]
    with first.edit("Raise") as edit:
        made = raise_from(edit, built_in(), source, kind, DAY)
    standing = first.plan.find(made.id)
    assert standing is not None
    assert standing.ref
    assert getattr(standing, "raised_from", None) == source.id
    assert getattr(standing, "name", None) or getattr(standing, "title", None)
    assert [thing.id for thing in raised_from(first.plan, source.id)] == [made.id]


def test_a_milestone_for_a_gap_stands_in_the_components_lane_and_names_the_level(first: Project) -> None:
    with first.edit("Lane") as edit:
        edit.add_values(Workstream, {"name": "Data lane", "component": "data"}, id="ws")
    with first.edit("Raise") as edit:
        raise_from(edit, built_in(), first.plan.ratings.where("component", "data")[0], "milestone", DAY)
    milestone = next(iter(first.plan.milestones))
    assert (milestone.name, milestone.workstream) == ("Data at level 3", "ws")


def test_evidence_becomes_an_action_in_its_own_words(first: Project) -> None:
    with first.edit("Hear") as edit:
        heard = edit.add_values(Evidence, {"quote": "Three signatures, one of them twice.", "about": ("data",)})
    with first.edit("Raise") as edit:
        raise_from(edit, built_in(), heard, "action", DAY)
    entry = next(iter(first.plan.log))
    assert (entry.title, entry.kind, entry.status, entry.raised_on) == (
        "Three signatures, one of them twice.", "action", "open", DAY,
    )  # fmt: skip


def test_a_group_of_fewer_than_three_is_withheld_with_its_mean_and_its_gap() -> None:
    found = room([("sponsor", 5), ("sponsor", 4), ("user", 1), ("user", 1), ("user", 2)])
    sponsors = found.groups[0]
    assert (sponsors.withheld, sponsors.n, sponsors.scores, sponsors.mean) == (True, 2, (), None)
    assert (found.gap, found.scores) == (None, [1, 1, 2])
    assert "sponsor" not in who_speaks_first(found)


def test_both_ends_are_asked_to_speak_sponsors_for_the_top_users_for_the_bottom() -> None:
    votes = [("sponsor", 5), ("sponsor", 4), ("sponsor", 4), ("user", 1), ("user", 2), ("user", 2),
             ("expert", 1), ("expert", 1), ("expert", 2)]  # fmt: skip
    assert who_speaks_first(room(votes)) == "Hear both ends: a sponsor who said 5, then a user who said 1."
