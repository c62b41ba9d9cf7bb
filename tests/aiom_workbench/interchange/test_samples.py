"""The samples: told in full, under way on any day, the same each time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from importlib.resources import files
from pathlib import Path

import pytest

from aiom_workbench.analysis.findings import Severity, findings
from aiom_workbench.analysis.forecast import forecast
from aiom_workbench.analysis.model_choice import model_choice
from aiom_workbench.analysis.people import people
from aiom_workbench.analysis.portfolio import portfolio
from aiom_workbench.analysis.schedule import schedule
from aiom_workbench.cli.sample_source.samples import SOURCES
from aiom_workbench.interchange.json_plan import dump_plan, load_plan
from aiom_workbench.interchange.samples import SAMPLES, write_sample
from aiom_workbench.project import Project
from tests.conftest import Command

WRITTEN_FOR = date(2026, 11, 25)


@pytest.fixture(scope="module")
def meridian(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    with Project.create(tmp_path_factory.mktemp("sample") / "meridian.aiom") as made:
        write_sample(made, "meridian", WRITTEN_FOR)
        yield made


@pytest.mark.parametrize("name", SAMPLES)
def test_the_edits_are_what_their_source_tells(name: str) -> None:
    kept = (files("resources") / "samples" / name / "edits.jsonl").read_text("utf-8")
    assert kept == SOURCES[name]().text(), "run: python -m aiom_workbench.cli.sample_source"


@pytest.mark.parametrize("name", SAMPLES)
def test_every_line_is_one_edit_of_somebody_some_day(name: str, project: Project) -> None:
    write_sample(project, name, WRITTEN_FOR)
    lines = (files("resources") / "samples" / name / "edits.jsonl").read_text("utf-8").splitlines()
    records = list(project.history())[::-1]
    assert [record.label for record in records if "<" in record.label] == []
    assert len(records) == len(lines)
    moments = [datetime.fromisoformat(record.at) for record in records]
    assert moments == sorted(moments)
    assert all(moment.weekday() < 5 and 8 <= moment.hour < 20 for moment in moments)
    assert moments[-1].date() < WRITTEN_FOR


def test_no_text_keeps_a_date_in_brackets(meridian: Project) -> None:
    assert "<20" not in dump_plan(meridian.plan)


def test_meridian_is_told_in_full(meridian: Project) -> None:
    plan = meridian.plan
    counts = {name: len(collection) for name, collection in plan.collections.items()}
    at_least = {
        "stakeholders": 32, "influences": 40, "groups": 8, "impacts": 16, "use_cases": 14, "gates": 20,
        "data_sources": 8, "bodies": 8, "decision_rights": 12, "milestones": 50, "dependencies": 45,
        "interventions": 30, "kpis": 12, "readings": 40, "evidence": 12, "benefits": 6, "costs": 6, "log": 22,
        "responses": 150, "pulses": 15, "interactions": 10, "scenarios": 1, "handovers": 5, "consultations": 3,
    }  # fmt: skip
    assert {name: counts[name] for name, n in at_least.items() if counts[name] < n} == {}
    assert counts["workstreams"] == 5
    assert counts["assessments"] == 2
    first, second = sorted(a.taken_on for a in plan.assessments if a.taken_on)
    assert 170 <= (second - first).days <= 190
    assert len({record.author for record in meridian.history()}) == 3
    assert {d.kind for d in plan.dependencies} == {"FS", "SS", "FF", "SF"}


def test_no_collection_of_meridian_is_empty(meridian: Project) -> None:
    assert [name for name, collection in meridian.plan.collections.items() if not len(collection)] == []


def test_meridian_answers_as_its_story_goes(meridian: Project) -> None:
    plan = meridian.plan
    cases = portfolio(plan, WRITTEN_FOR)
    assert (cases.pilots.started, cases.pilots.scaled, cases.pilots.past_review) == (9, 2, 3)
    assert (cases.three_questions.answered, cases.three_questions.of) == (5, 13)
    choice = model_choice(plan)
    assert choice.leader == "federated"
    assert (choice.scores["federated"], choice.scores["centralized"]) == (3.8, 3.3)
    times = schedule(plan, WRITTEN_FOR)
    assert times.finish == date(2027, 10, 14)
    assert list(times.critical_path)[:3] == ["m-posts", "m-circles1", "m-gatesall"]
    odds = forecast(plan, WRITTEN_FOR)
    assert odds.p50 is not None
    assert odds.p80 is not None
    assert times.finish < odds.p50 < odds.p80 < date(2027, 12, 1)
    quadrants = list(people(plan).quadrants.values())
    assert quadrants.count("manage_closely") == 12
    assert quadrants.count("unplaced") == 5


def test_meridian_has_open_points_of_every_severity(meridian: Project) -> None:
    found = findings(meridian.plan, WRITTEN_FOR)
    severe = {(point.rule, point.subject.id) for point in found if point.severity == Severity.SEVERE and point.subject}
    assert severe == {
        ("use-case-without-owner", "uc-07"),
        ("governance-engaged-late", "uc-04"),
        ("high-tier-without-review", "uc-09"),
    }
    rules = {point.rule for point in found if not point.set_aside}
    assert rules >= {
        "pilot-stalled", "group-overloaded", "one-size-fits-all", "barrier-without-intervention", "falling-pulse",
        "influential-opponent", "baseline-slipped", "duplicate-use-cases", "stakeholder-unplaced", "contact-overdue",
    }  # fmt: skip
    assert [point.rule for point in found if point.set_aside] == ["vendor-dependence"]
    assert sum(point.severity == Severity.WARNING for point in found) < 50


def test_the_past_can_be_asked(meridian: Project) -> None:
    spring = meridian.plan_at(meridian.seq_at(datetime.fromisoformat("2026-05-01T00:00:00+02:00")))
    assert len(spring.use_cases) == 12
    assert not spring.milestones
    assert portfolio(spring, date(2026, 5, 1)).pilots.scaled == 0


def test_a_new_sample_can_be_undone_edit_by_edit(project: Project) -> None:
    write_sample(project, "meridian", WRITTEN_FOR)
    project.undo(3)
    project.undo()
    project.redo(4)
    assert project.plan.stakeholders["p-clinops"].interest == 4.6


def test_another_day_moves_every_date_by_whole_weeks(meridian: Project, project: Project) -> None:
    """Five months and a day on: 21 weeks. The finish moves with the rest, weekdays stay."""
    later = WRITTEN_FOR + timedelta(weeks=21, days=6)
    write_sample(project, "meridian", later)
    finish = schedule(meridian.plan, WRITTEN_FOR).finish
    assert finish is not None
    assert schedule(project.plan, later).finish == finish + timedelta(weeks=21)
    assert project.plan.engagement.start_on == date(2026, 9, 1) + timedelta(weeks=21)
    assert [thing.ref for thing in project.plan.things()] == [thing.ref for thing in meridian.plan.things()]
    assert portfolio(project.plan, later).pilots == portfolio(meridian.plan, WRITTEN_FOR).pilots


def test_an_earlier_day_is_under_way_too(project: Project) -> None:
    earlier = date(2026, 3, 2)
    write_sample(project, "meridian", earlier)
    assert project.last_record is not None
    assert earlier - timedelta(days=8) <= datetime.fromisoformat(project.last_record.at).date() <= earlier


def test_plan_json_goes_round_byte_for_byte(meridian: Project) -> None:
    text = dump_plan(meridian.plan)
    assert dump_plan(load_plan(text)) == text


def test_the_same_day_gives_the_same_content(command: Command, tmp_path: Path) -> None:
    hashes = []
    for name in ("one", "two"):
        code, _, err = command("new", f"{name}.aiom", "--sample", "meridian", "--today", "2027-01-29")
        assert (code, err) == (0, "")
        _, out, _ = command("info", tmp_path / f"{name}.aiom", "--json")
        hashes.append(json.loads(out)["content_hash"])
    assert hashes[0] == hashes[1]


def test_the_first_workshop_has_everything_to_try_and_nothing_decided(project: Project) -> None:
    write_sample(project, "first-workshop", WRITTEN_FOR)
    plan = project.plan
    assert all(person.power is None and person.interest is None for person in plan.stakeholders)
    assert (len(plan.stakeholders), len(plan.groups), len(plan.use_cases), len(plan.criteria)) == (8, 4, 5, 6)
    assert plan.decision.chosen is None
    assert sum(item.minutes or 0 for item in plan.agenda) == 450
    assert model_choice(plan).leader is None
