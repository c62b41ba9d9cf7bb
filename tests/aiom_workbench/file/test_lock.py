"""Two people, one file: who has it, since when, and what is taken over without a word. (Case 7.)"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from aiom_workbench.file.lock import Holder, holder_of, lock_path, take
from aiom_workbench.problem import Kind, Problem
from aiom_workbench.project import Project
from tests.conftest import Command

HOLD = """
import sys
from pathlib import Path
from aiom_workbench.project import Project
with Project.open(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    path = tmp_path / "plan.aiom"
    Project.create(path).close()
    return path


def _held_elsewhere(path: Path) -> subprocess.Popen[str]:
    held = subprocess.Popen(
        [sys.executable, "-c", HOLD, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert held.stdout is not None
    assert held.stdout.readline() == "open\n"
    return held


def _end(held: subprocess.Popen[str]) -> None:
    held.kill()
    held.communicate()


def test_an_open_project_has_a_lock_beside_it_and_a_closed_one_nothing(closed: Path) -> None:
    with Project.open(closed):
        holder = Holder.parse(lock_path(closed).read_text())
        assert holder == holder_of(closed)
        assert holder is not None
        assert holder.host
        assert holder.pid
        assert holder.user
        assert holder.since
    assert [path.name for path in closed.parent.glob("*plan*")] == ["plan.aiom"]


def test_a_second_process_is_told_who_has_the_file_and_since_when(closed: Path, command: Command) -> None:
    held = _held_elsewhere(closed)
    try:
        holder = holder_of(closed)
        assert holder is not None
        code, out, err = command("undo", closed)
        assert (code, out) == (5, "")
        assert holder.host in err
        assert str(held.pid) in err
        assert holder.since in err
        assert command("info", closed)[0] == 0
        assert command("new", closed, "--force")[0] == 5
    finally:
        _end(held)


def test_the_lock_of_a_killed_process_is_taken_over_without_a_question(closed: Path) -> None:
    _end(_held_elsewhere(closed))
    assert lock_path(closed).exists()
    with Project.open(closed) as project, project.edit("Go on") as edit:
        edit.set(edit.plan.engagement, client="Regional hospital")
    assert not lock_path(closed).exists()


def test_a_lock_from_another_host_stands_until_the_person_says_otherwise(
    closed: Path, command: Command, tmp_path: Path
) -> None:
    lock_path(closed).write_text(Holder("other-laptop", 1, "colleague", "2026-11-24T18:00:00+01:00").text())
    (tmp_path / "ops.jsonl").write_text(json.dumps({"set": {"engagement": {"client": "Regional hospital"}}}))
    code, _out, err = command("apply", "ops.jsonl", "--into", closed)
    assert code == 5
    assert "colleague on other-laptop" in err
    assert "2026-11-24T18:00:00+01:00" in err
    assert lock_path(closed).exists()
    assert command("apply", "ops.jsonl", "--into", closed, "--break-lock") == (0, "ok 1\n", "")
    assert not lock_path(closed).exists()


def test_a_process_number_given_again_is_not_mistaken_for_the_holder(closed: Path) -> None:
    held = _held_elsewhere(closed)
    try:
        text = lock_path(closed).read_text()
        began = Holder.parse(text)
        assert began is not None
        if not began.began:
            pytest.skip("this system does not say when a process began")
        lock_path(closed).write_text(text.replace(began.began, "an-earlier-start"))
        assert holder_of(closed) is None
    finally:
        _end(held)


def test_one_process_does_not_open_a_file_twice_for_writing(closed: Path) -> None:
    with Project.open(closed), pytest.raises(Problem, match="is in use by") as refused:
        Project.open(closed)
    assert refused.value.kind is Kind.IN_USE


def test_a_lock_that_says_nothing_readable_is_respected(closed: Path) -> None:
    lock_path(closed).write_bytes(b"\xff\x00 what")
    with pytest.raises(Problem, match="nobody can say by whom"):
        Project.open(closed)
    lock = take(closed, by_force=True)
    lock.release()


def test_a_lock_that_was_taken_by_force_is_not_removed_by_the_one_who_lost_it(closed: Path) -> None:
    first = take(closed)
    lock_path(closed).write_text(Holder("other-laptop", 1, "colleague", "later").text())
    first.release()
    assert lock_path(closed).exists()
