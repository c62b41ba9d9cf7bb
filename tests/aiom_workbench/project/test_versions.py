"""Versions: kept verified, thinned as promised, restored undoably. (Cases 12, 14 and 15.)"""

from __future__ import annotations

import itertools
import json
import random
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from aiom_workbench.file import versions
from aiom_workbench.file.rows import content_hash
from aiom_workbench.file.versions import Version, superfluous
from aiom_workbench.problem import Problem
from aiom_workbench.project import Project
from aiom_workbench.project.verify import verify
from tests.conftest import Command


def _name(project: Project, client: str, **how: object) -> None:
    with project.edit("Name the client", **how) as edit:  # type: ignore[arg-type]
        edit.set(edit.plan.engagement, client=client)


def test_a_version_is_the_file_as_it_stood_and_verifies(project: Project) -> None:
    _name(project, "First")
    wanted = content_hash(project.plan)
    version = project.keep_version()
    _name(project, "Second")
    assert project.versions() == [version]
    assert verify(version.path).content_hash == wanted
    assert len(project.changes_since(version).changes) == 1


def test_the_same_state_is_kept_once(project: Project) -> None:
    _name(project, "First")
    assert project.keep_version() == project.keep_version("import")


@pytest.mark.parametrize("origin", ["import", "sync", "merge"])
def test_a_version_is_kept_before_much_changes_at_once(project: Project, origin: str) -> None:
    _name(project, "First")
    _name(project, "Second", origin=origin)
    (version,) = project.versions()
    assert (version.seq, version.reason) == (1, origin)


def test_restoring_keeps_the_present_state_first_and_is_undoable(project: Project) -> None:
    _name(project, "First")
    old = project.keep_version()
    _name(project, "Second")
    second = content_hash(project.plan)
    project.restore(old)
    assert project.plan.engagement.client == "First"
    assert [(v.seq, v.reason) for v in project.versions()] == [(2, "restore"), (1, "work")]
    project.undo()
    assert content_hash(project.plan) == second
    assert [record.origin for record in project.history()] == ["undo", "restore", "window", "window"]


def test_versions_are_shown_only_for_the_file_whose_history_they_belong_to(project: Project, tmp_path: Path) -> None:
    _name(project, "First")
    shared = project.keep_version()
    project.copy_to(tmp_path / "copy.aiom")
    _name(project, "Second")
    mine = project.keep_version()
    with Project.open(tmp_path / "copy.aiom") as copy:
        assert copy.project_id == project.project_id
        _name(copy, "Third")
        theirs = copy.keep_version()
        assert copy.versions() == [theirs, shared]
    assert project.versions() == [mine, shared]


def test_the_command_line_lists_and_restores(command: Command, tmp_path: Path) -> None:
    with Project.create(tmp_path / "a.aiom") as project:
        _name(project, "First")
        version = project.keep_version()
        _name(project, "Second")
    listed = json.loads(command("versions", "a.aiom", "--json")[1])
    assert [(v["id"], v["seq"], v["reason"]) for v in listed["versions"]] == [(version.id, 1, "work")]
    assert command("restore", "a.aiom", version.id) == (0, "ok 3\n", "")
    assert json.loads(command("info", "a.aiom", "--json")[1])["engagement"]["client"] == "First"
    assert command("restore", "a.aiom", "9-ffffff")[0] == 3


def test_a_quarter_of_an_hour_of_work_that_changed_something_is_kept(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    _name(project, "First")
    assert not project.versions()
    monkeypatch.setattr("aiom_workbench.project.keeping.VERSION_EVERY", timedelta())
    _name(project, "Second")
    assert [version.seq for version in project.versions()] == [2]


def test_a_session_that_changed_something_leaves_a_version_when_the_last_is_old(project: Project) -> None:
    path = project.path
    _name(project, "First")
    project.close()
    for client in ("Second", "Third"):
        with Project.open(path) as opened:
            _name(opened, client)
    with Project.open(path) as opened:
        assert [version.seq for version in opened.versions()] == [2]


def test_a_version_that_cannot_be_written_leaves_nothing_half_done(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _name(project, "First")
    blocked = tmp_path / "application-data"
    blocked.mkdir(exist_ok=True)
    (blocked / "versions").write_text("a file where a folder should be")
    with pytest.raises(Problem, match="could not be written"):
        project.keep_version()
    assert (blocked / "versions").read_text() == "a file where a folder should be"


def _at(*moments: datetime) -> list[Version]:
    """Versions kept at these moments, newest first."""
    made = [Version(Path(f"{i}.aiom"), i, moment, "work", f"{i:016x}") for i, moment in enumerate(moments, 1)]
    return made[::-1]


START = datetime(2026, 3, 2, 9, tzinfo=UTC)
QUARTER = timedelta(minutes=15)


def test_the_last_day_is_kept_whole_older_ones_by_day_week_and_month() -> None:
    moments = [START + timedelta(days=day, hours=hour) for day in range(400) for hour in range(0, 8, 2)]
    left = _at(*moments)
    gone = set(superfluous(left))
    left = [version for version in left if version not in gone]
    newest = left[0].at
    ages = [(newest - version.at).days for version in left]
    assert sum(age < 1 for age in ages) == 4
    assert sum(1 <= age < 30 for age in ages) in range(29, 55)
    assert sum(30 <= age < 180 for age in ages) in range(20, 25)
    assert sum(age >= 180 for age in ages) in range(7, 12)
    assert left[0] == _at(*moments)[0]
    assert left[-1].seq == 1


def test_thinning_again_and_again_as_versions_come_never_opens_a_hole() -> None:
    left: list[Version] = []
    for i in range(1, 1200):
        left.insert(0, Version(Path(f"{i}.aiom"), i, START + i * timedelta(hours=6), "work", f"{i:016x}"))
        gone = set(superfluous(left))
        left = [version for version in left if version not in gone]
    gaps = [(newer.at - older.at).days for newer, older in itertools.pairwise(left)]
    assert max(gaps[:19]) == 0
    assert max(gaps[20:45]) <= 2
    assert max(gaps) <= 61
    assert len(left) < 90


@pytest.mark.parametrize("jump", [timedelta(days=-365), timedelta(days=3650)])
def test_a_clock_that_jumps_thins_nothing_of_the_last_twenty_and_keeps_the_order(jump: timedelta) -> None:
    moments = [START + i * QUARTER for i in range(10)]
    moments += [moments[-1] + jump + i * QUARTER for i in range(1, 6)]
    moments += [moments[9] + i * QUARTER for i in range(6, 11)]
    assert superfluous(_at(*moments)) == []


def test_the_order_of_versions_is_that_of_the_edits_whatever_the_clock_says(project: Project) -> None:
    kept = []
    for at in (START, START - timedelta(days=365), START + timedelta(days=3650), START + QUARTER):
        _name(project, str(at), at=at)
        kept.append(project.keep_version())
    assert [version.seq for version in project.versions()] == [4, 3, 2, 1]
    assert [record.seq for record in project.history()] == [4, 3, 2, 1]


@pytest.mark.parametrize("edits", [150, pytest.param(10_000, marks=[pytest.mark.long, pytest.mark.timeout(1200)])])
def test_after_many_edits_and_thirty_versions_the_newest_verifies(project: Project, edits: int) -> None:
    for i in range(30):
        for j in range(edits // 30):
            _name(project, f"{i}.{j}")
        project.keep_version()
    found = project.versions()
    assert len(found) == 30
    assert found[0].seq == project.seq >= edits - 30
    assert verify(found[0].path).edits == project.seq


def test_a_damaged_version_is_kept_anew(project: Project) -> None:
    _name(project, "First")
    first = project.keep_version()
    first.path.write_bytes(first.path.read_bytes()[:3000])
    again = project.keep_version()
    assert verify(again.path).edits == 1


def test_a_project_in_another_place_keeps_its_versions(project: Project, tmp_path: Path) -> None:
    _name(project, "First")
    version = project.keep_version()
    project.close()
    shutil.move(project.path, tmp_path / "moved.aiom")
    with Project.open(tmp_path / "moved.aiom", read_only=True) as moved:
        assert moved.versions() == [version]
        assert versions.kept(moved.project_id) == [version]


def test_a_year_back_and_ten_years_on_history_undo_and_versions_keep_the_order_of_the_work(project: Project) -> None:
    rng, now = random.Random(12), datetime(2026, 11, 25, 9, tzinfo=UTC)
    for number in range(1, 41):
        now += rng.choice([timedelta(minutes=20), timedelta(days=-365), timedelta(days=3650)])
        with project.edit(f"Edit {number}", at=now) as edit:
            edit.set(edit.plan.engagement, client=str(number))
        project.keep_version()
    assert [record.seq for record in project.history()] == list(range(40, 0, -1))
    assert [version.seq for version in project.versions()][:20] == list(range(40, 20, -1))
    assert project.plan_at(17).engagement.client == "17"
    project.undo(3)
    assert project.plan.engagement.client == "37"
    project.close()
    assert verify(project.path).edits == 41
