"""Reading changes no byte, whatever a killed writer left and wherever the file lies. (Case 5; cases 23 and 26 in part.)"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from aiom_workbench.file.rows import content_hash
from aiom_workbench.project import Project
from aiom_workbench.project.verify import verify
from tests.conftest import Command

DIES_IN_A_COMMIT = """
import os, sys
from pathlib import Path
from aiom_workbench.plan.people import Stakeholder
from aiom_workbench.project import Project
project = Project.open(Path(sys.argv[1]))
raw = project._file.raw
raw.execute("PRAGMA cache_size=1")
raw.execute("BEGIN IMMEDIATE")
raw.execute("UPDATE vision SET story = ?", ("half done " * 3000,))
raw.execute("INSERT INTO history (seq, label, change_set) VALUES (9, 'half done', ?)", (bytes(300000),))
os._exit(9)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "disk").mkdir()
    with Project.create(tmp_path / "disk" / "plan.aiom") as project:
        with project.edit("Begin") as edit:
            edit.set(edit.plan.engagement, client="Regional hospital")
        with project.edit("Tell") as edit:
            edit.set(edit.plan.vision, story="A story " * 500)
    return tmp_path / "disk" / "plan.aiom"


def _cut_off(path: Path) -> None:
    """Leave the file as a writer leaves it that dies with pages half written."""
    subprocess.run([sys.executable, "-c", DIES_IN_A_COMMIT, path], check=False)
    assert path.with_name("plan.aiom-journal").stat().st_size > 0


def test_a_reading_command_takes_back_what_a_killed_writer_left_half_done(path: Path, command: Command) -> None:
    with Project.open(path, read_only=True) as project:
        wanted = content_hash(project.plan)
    _cut_off(path)
    code, out, err = command("info", path, "--json")
    assert (code, err) == (0, "")
    assert json.loads(out)["content_hash"] == wanted
    assert json.loads(out)["seq"] == 2
    assert verify(path).edits == 2


def test_reading_while_another_writes_sees_one_moment(path: Path, command: Command) -> None:
    with Project.open(path) as writer:
        for i in range(5):
            with writer.edit("Go on") as edit:
                edit.set(edit.plan.engagement, client=f"Client {i}")
            assert json.loads(command("info", path, "--json")[1])["seq"] == 3 + i


def test_reading_commands_change_no_byte_and_no_time_and_leave_nothing_beside(path: Path, command: Command) -> None:
    before, stamp = path.read_bytes(), path.stat().st_mtime_ns
    for words in (["info"], ["history"], ["verify"], ["versions"], ["analyse"], ["check"]):
        assert command(*words, path)[0] in (0, 1)
    assert command("export", "json", path, "-o", "out.json")[0] == 0
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, stamp)
    assert [p.name for p in path.parent.iterdir()] == ["plan.aiom"]


@pytest.fixture
def read_only_disk(path: Path) -> Iterator[Callable[[], None]]:
    """Mount the file's folder for reading only, where that is allowed."""

    def mounted() -> None:
        folder = str(path.parent)
        for words in (["mount", "--bind", folder, folder], ["mount", "-o", "remount,ro,bind", folder]):
            if subprocess.run(words, capture_output=True, check=False).returncode:
                subprocess.run(["umount", folder], capture_output=True, check=False)
                pytest.skip("this system lets nobody mount a folder for reading only")

    yield mounted
    subprocess.run(["umount", str(path.parent)], capture_output=True, check=False)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="mounting needs root")
@pytest.mark.parametrize("cut_off", [False, True])
def test_on_a_read_only_medium_everything_is_read_and_edits_are_refused(
    path: Path, command: Command, read_only_disk: Callable[[], None], cut_off: bool, tmp_path: Path
) -> None:
    with Project.open(path, read_only=True) as project:
        wanted = content_hash(project.plan)
    if cut_off:
        _cut_off(path)
        path.with_name("plan.aiom.lock").unlink()
    beside = sorted(p.name for p in path.parent.iterdir())
    read_only_disk()
    before = path.read_bytes()
    assert json.loads(command("info", path, "--json")[1])["content_hash"] == wanted
    for words in (["history"], ["verify"], ["export", "json", "-o", "out.json"]):
        assert command(*words, path)[0] == 0
    (tmp_path / "ops.jsonl").write_text('{"set": {"engagement": {"client": "Two"}}}')
    code, _out, err = command("apply", "ops.jsonl", "--into", path)
    assert code == 6
    assert "read-only" in err
    assert path.read_bytes() == before
    assert sorted(p.name for p in path.parent.iterdir()) == beside


@pytest.mark.parametrize("kind", ["json", "copy"])
def test_an_output_that_exists_is_left_alone_and_nothing_partial_bears_its_name(
    kind: str, path: Path, command: Command, tmp_path: Path
) -> None:
    out = tmp_path / "out.file"
    out.write_text("mine")
    assert command("export", kind, path, "-o", out)[0] == 6
    assert out.read_text() == "mine"
    assert command("export", kind, path, "-o", tmp_path / "nowhere" / "out.file")[0] == 6
    assert command("export", kind, path, "-o", out, "--force")[0] == 0
    assert out.read_bytes() != b"mine"
    assert not [p.name for p in tmp_path.iterdir() if "unfinished" in p.name]


def test_a_name_in_the_plan_is_in_no_application_data_but_versions_and_journals(
    tmp_path: Path, command: Command
) -> None:
    with Project.create(tmp_path / "plan.aiom") as project, project.edit("Quintessa Zebrowski is here") as edit:
        edit.set(edit.plan.engagement, client="Quintessa Zebrowski")
    command("info", "plan.aiom")
    shutil.copy(tmp_path / "plan.aiom", tmp_path / "broken.aiom")
    data = (tmp_path / "plan.aiom").read_bytes()
    (tmp_path / "broken.aiom").write_bytes(data[:5000] + bytes(1024) + data[6024:])
    assert command("info", "broken.aiom")[0] == 4
    assert "Quintessa" not in command("info", "broken.aiom")[2]
    kept = [p for p in (tmp_path / "application-data").rglob("*") if p.is_file()]
    assert not [
        p for p in kept if b"Quintessa" in p.read_bytes() and p.parent.parent.name not in ("versions", "journal")
    ]
