"""What can still be had of a broken file. (Case 10.)"""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from aiom_workbench.file import app_data
from aiom_workbench.file.pages import Pages
from aiom_workbench.file.rows import content_hash
from aiom_workbench.file.salvage import salvage
from aiom_workbench.plan import Plan
from aiom_workbench.problem import Problem
from aiom_workbench.project import Project
from aiom_workbench.project.recover import recover
from aiom_workbench.project.verify import verify
from tests.conftest import Command
from tests.random_edits import edit_at_random

PAGE = 1024


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with many random edits and one of 300 people with notes over more than a page."""
    path = tmp_path_factory.mktemp("sound") / "plan.aiom"
    rng = random.Random(5)
    with Project.create(path, author="Test") as project:
        while project.seq < 150:
            edit_at_random(project, rng)
        from aiom_workbench.plan.people import Stakeholder

        with project.edit("Many") as edit:
            for i in range(300):
                edit.add(Stakeholder, name=f"Role {i}", notes="a note " * rng.randint(0, 400))
    return path


def _rows(plan: Plan) -> int:
    return sum(len(things) for things in plan.collections.values())


def _plan(path: Path) -> Plan:
    with Project.open(path, read_only=True) as project:
        return project.plan


def _with_zeroed_page(sound: Path, number: int, to: Path) -> Path:
    data = bytearray(sound.read_bytes())
    data[(number - 1) * PAGE : number * PAGE] = bytes(PAGE)
    to.write_bytes(data)
    return to


def test_bare_pages_read_as_sqlite_reads_them(sound: Path) -> None:
    found = salvage(sound)
    plan = _plan(sound)
    assert found.lost == 0
    for name, things in plan.collections.items():
        assert found.things[name] == {thing.id: thing for thing in things}
        assert found.is_whole(name)
    assert sorted(found.records) == list(range(1, 152))


def _pages_to_zero(sound: Path, how_many: int) -> list[int]:
    count = Pages(sound.read_bytes()).count
    return [1, *random.Random(11).sample(range(2, count + 1), how_many)]


def _loses_little(sound: Path, tmp_path: Path, pages: list[int]) -> None:
    wanted = _plan(sound)
    for number in pages:
        broken = _with_zeroed_page(sound, number, tmp_path / "broken.aiom")
        before = broken.read_bytes()
        target = tmp_path / f"fixed-{number}.aiom"
        done = recover(broken, target)
        assert broken.read_bytes() == before
        plan = _plan(target)
        verify(target)
        kept = sum(
            plan.collections[name].get(thing.id) == thing for name, c in wanted.collections.items() for thing in c
        )
        assert kept >= 0.95 * _rows(wanted), (number, kept, _rows(wanted))
        if kept < _rows(wanted):
            assert done.missing, number
        with Project.open(target, read_only=True) as project:
            assert project.recovered


def test_with_one_page_zeroed_nearly_every_row_comes_back_and_the_rest_is_listed(sound: Path, tmp_path: Path) -> None:
    _loses_little(sound, tmp_path, _pages_to_zero(sound, 12))


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_whichever_page_is_zeroed_nearly_every_row_comes_back(sound: Path, tmp_path: Path) -> None:
    _loses_little(sound, tmp_path, list(range(1, Pages(sound.read_bytes()).count + 1)))


def test_without_any_history_the_rows_come_back_as_they_are(sound: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.aiom"
    shutil.copy(sound, broken)
    with closing(sqlite3.connect(broken)) as raw:
        raw.execute("DELETE FROM history")
        raw.commit()
    with pytest.raises(Problem):
        Project.open(broken)
    done = recover(broken, tmp_path / "fixed.aiom")
    assert content_hash(_plan(tmp_path / "fixed.aiom")) == content_hash(_plan(sound))
    assert done.edits == 1
    assert any("edits 1 to 151" in line for line in done.missing)


def test_a_hostile_schema_is_left_behind_and_the_data_taken_along(
    sound: Path, tmp_path: Path, command: Command
) -> None:
    broken = tmp_path / "broken.aiom"
    shutil.copy(sound, broken)
    with closing(sqlite3.connect(broken)) as raw:
        raw.execute("CREATE TRIGGER t AFTER INSERT ON history BEGIN DELETE FROM groups; END")
    assert command("info", broken)[0] == 4
    code, out, _err = command("recover", broken, "-o", "fixed.aiom")
    assert code == 0
    assert "nothing is missing" in out
    assert json.loads(command("info", "fixed.aiom", "--json")[1])["recovered"] is True
    assert content_hash(_plan(tmp_path / "fixed.aiom")) == content_hash(_plan(sound))
    assert command("recover", broken, "-o", "fixed.aiom")[0] == 6


def test_the_newest_version_and_the_session_journal_come_first(tmp_path: Path) -> None:
    path = tmp_path / "plan.aiom"
    with Project.create(path) as project:
        for client in ("One", "Two"):
            with project.edit(client) as edit:
                edit.set(edit.plan.engagement, client=client)
        project.keep_version()
    with Project.open(path, keeps_going=True) as project:
        with project.edit("Three") as edit:
            edit.set(edit.plan.engagement, client="Three")
        wanted = content_hash(project.plan)
        (journal,) = (app_data.root() / "journal").rglob("*.jsonl")
        text = journal.read_text().replace('"began":"', '"began":"earlier-')
    journal.write_text(text)
    path.write_bytes(path.read_bytes()[:3000])
    done = recover(path, tmp_path / "fixed.aiom")
    assert (done.edits, done.missing) == (3, ())
    assert content_hash(_plan(tmp_path / "fixed.aiom")) == wanted


def test_what_is_no_project_at_all_is_said_to_be_none(tmp_path: Path, command: Command) -> None:
    (tmp_path / "noise").write_bytes(random.Random(3).randbytes(40_000))
    (tmp_path / "empty").write_bytes(b"")
    for name in ("noise", "empty", "nowhere"):
        code, out, err = command("recover", name, "-o", "fixed.aiom")
        assert (code, out) == (4, "")
        assert err.startswith(f"error: {name}: ")
    assert not (tmp_path / "fixed.aiom").exists()
