"""Gone, replaced, read-only, full: nothing acknowledged is lost, and the person is told. (Cases 4, 5, 6, 27.)"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from aiom_workbench.file import app_data
from aiom_workbench.file.rows import content_hash
from aiom_workbench.file.trouble import NotInFile, State
from aiom_workbench.problem import Kind, Problem
from aiom_workbench.project import Project
from aiom_workbench.project.recovery import take_over, unfinished
from aiom_workbench.project.verify import verify
from tests.conftest import Command
from tests.hung_share import HungShare


def _name(project: Project, client: str) -> None:
    with project.edit(f"Name {client}") as edit:
        edit.set(edit.plan.engagement, client=client)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    with Project.create(folder / "plan.aiom", author="Test") as project:
        _name(project, "One")
    return folder / "plan.aiom"


def _remove(path: Path) -> None:
    path.unlink()


def _rename(path: Path) -> None:
    path.rename(path.with_name("other.aiom"))


def _replace(path: Path) -> None:
    other = path.with_name("new.aiom")
    shutil.copy(path, other)
    other.replace(path)


def _change(path: Path) -> None:
    """As a tool does that knows nothing of our lock."""
    from contextlib import closing

    from aiom_workbench.file.connection import connect
    from aiom_workbench.file.history import chained

    with Project.open(path, read_only=True) as reader:
        last = reader.last_record
    assert last is not None
    with closing(connect(path, read_only=False)) as raw:
        row = chained(last, last.chain)
        raw.execute("INSERT INTO history SELECT seq + 5, label, author, origin, at, schema, undoes, undo_top, redo_tip,"
                    " changes, ?, change_set FROM history WHERE seq = ?", (row.chain, last.seq))  # fmt: skip


AWAY = [(_remove, State.GONE), (_rename, State.GONE), (_replace, State.REPLACED), (_change, State.CHANGED)]


@pytest.mark.parametrize(("happens", "state"), AWAY)
def test_a_command_names_the_file_that_holds_everything_up_to_the_last_edit(path: Path, happens, state: State) -> None:  # type: ignore[no-untyped-def]
    with Project.open(path) as project:
        _name(project, "Two")
        wanted = content_hash(project.plan)
        happens(path)
        left = path.read_bytes() if path.exists() else b""
        with pytest.raises(NotInFile, match=r"everything up to edit 2 is in (.+)\.aiom") as refused:
            _name(project, "Three")
        assert (refused.value.state, refused.value.kind) == (state, Kind.CANNOT_WRITE)
    copy = Path(str(refused.value).split("is in ")[1])
    assert copy.parent != path.parent
    found = verify(copy)
    assert (found.edits, found.content_hash) == (2, wanted)
    assert (path.read_bytes() if path.exists() else b"") == left
    assert not unfinished()


def test_apply_ends_with_the_words_that_the_contract_gives(path: Path, tmp_path: Path) -> None:
    words = [sys.executable, "-m", "aiom_workbench", "apply", "-", "--into", str(path)]
    running = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert running.stdin is not None
    assert running.stdout is not None
    running.stdin.write('{"set": {"engagement": {"client": "Two"}}}\n')
    running.stdin.flush()
    assert running.stdout.readline() == "ok 2\n"
    path.unlink()
    out, err = running.communicate('{"set": {"engagement": {"client": "Three"}}}\n')
    assert (running.returncode, out) == (6, "")
    assert err.startswith(f"error: -, line 2, {path}: was removed") or err.startswith(f"error: {path}: was removed")
    assert "everything up to edit 2 is in " in err
    assert verify(Path(err.strip().split("is in ")[1])).edits == 2


@pytest.mark.parametrize(("happens", "state"), AWAY)
def test_a_window_goes_on_says_so_and_offers_save_as(path: Path, tmp_path: Path, happens, state: State) -> None:  # type: ignore[no-untyped-def]
    with Project.open(path, keeps_going=True) as project:
        _name(project, "Two")
        assert project.watch(5) is State.IN_FILE
        happens(path)
        assert project.watch(5) is state
        assert isinstance(project.trouble, NotInFile)
        _name(project, "Three")
        _name(project, "Four")
        project.undo()
        assert (project.edits_not_in_file, project.seq, project.plan.engagement.client) == (3, 5, "Three")
        left = path.read_bytes() if path.exists() else b""
        project.save_as(tmp_path / "saved.aiom")
        assert (project.state, project.edits_not_in_file, project.path.name) == (State.IN_FILE, 0, "saved.aiom")
        _name(project, "Five")
        project.undo(2)
        assert project.plan.engagement.client == "Two"
    assert verify(tmp_path / "saved.aiom").edits == 7
    assert (path.read_bytes() if path.exists() else b"") == left
    assert not unfinished()


def test_what_waited_is_written_when_the_file_is_back(path: Path) -> None:
    away = path.with_name("away")
    with Project.open(path, keeps_going=True) as project:
        path.rename(away)
        _name(project, "Two")
        _name(project, "Three")
        assert project.watch(5) is State.GONE
        away.rename(path)
        assert project.watch(5) is State.IN_FILE
        assert project.edits_not_in_file == 0
        _name(project, "Four")
    assert verify(path).edits == 4
    assert not unfinished()


def test_edits_of_a_session_that_ended_away_from_its_file_are_offered_back_into_it(path: Path) -> None:
    away = path.with_name("away")
    with Project.open(path, keeps_going=True) as project:
        path.rename(away)
        _name(project, "Two")
        _name(project, "Three")
        wanted = content_hash(project.plan)
    away.rename(path)
    _as_if_the_process_had_ended()
    (found,) = unfinished()
    assert (found.missing, found.fits, found.last_edit.label) == (2, True, "Name Three")
    assert take_over(found) == path
    assert verify(path).content_hash == wanted
    assert not unfinished()


def test_edits_of_a_session_whose_file_is_gone_come_back_in_a_copy(path: Path) -> None:
    with Project.open(path, keeps_going=True) as project:
        project.keep_version()
        path.unlink()
        _name(project, "Two")
        wanted = content_hash(project.plan)
    _as_if_the_process_had_ended()
    (found,) = unfinished()
    assert (found.missing, found.fits) == (1, False)
    copy = take_over(found)
    assert verify(copy).content_hash == wanted
    assert verify(copy).edits == 2


def test_the_edits_of_a_killed_session_are_in_its_file_and_its_journal_goes_away(path: Path) -> None:
    program = """
import os, sys
from pathlib import Path
from aiom_workbench.project import Project
project = Project.open(Path(sys.argv[1]), keeps_going=True)
with project.edit("Two") as edit:
    edit.set(edit.plan.engagement, client="Two")
os._exit(9)
"""
    subprocess.run([sys.executable, "-c", program, path], check=False)
    assert list((app_data.root() / "journal").rglob("*.jsonl"))
    assert unfinished() == []
    assert not list((app_data.root() / "journal").rglob("*.jsonl"))
    assert verify(path).edits == 2


def _as_if_the_process_had_ended() -> None:
    """The journals name this very process as running; a start that is another says that it has ended."""
    for journal in (app_data.root() / "journal").rglob("*.jsonl"):
        head, *rest = journal.read_text().split("\n")
        journal.write_text("\n".join([json.dumps({**json.loads(head), "began": "earlier"}), *rest]))


def test_a_read_only_file_is_read_by_every_reading_command_and_refuses_edits(
    path: Path, command: Command, tmp_path: Path
) -> None:
    path.chmod(0o444)
    try:
        before = path.read_bytes()
        for words in (["info"], ["history"], ["verify"], ["versions"], ["export", "json", "-o", "out.json"]):
            assert command(*words, path)[0] == 0
        code, _out, err = command("undo", path)
        assert (code, err) == (6, f"error: {path}: is read-only; save it under another name\n")
        assert path.read_bytes() == before
        with Project.open(path, read_only=True) as project:
            assert project.state is State.READ_ONLY
            with pytest.raises(Problem, match="reading only"):
                _name(project, "Two")
    finally:
        path.chmod(0o644)


def test_a_file_that_becomes_read_only_while_it_is_open_is_seen_and_nothing_is_lost(path: Path) -> None:
    with Project.open(path, keeps_going=True) as project:
        path.chmod(0o444)
        assert project.watch(5) is State.READ_ONLY
        path.chmod(0o644)
        assert project.watch(5) is State.IN_FILE


FILL = """
import resource, sys
from pathlib import Path
from aiom_workbench.file.trouble import NotInFile
from aiom_workbench.project import Project
path = Path(sys.argv[1])
with Project.open(path) as project:
    free = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 65536, free[1]))
    for i in range(1000):
        try:
            with project.edit("Write") as edit:
                edit.set(edit.plan.vision, story=f"{i} " + str(hash(str(i))) * 300)
        except NotInFile as problem:
            print(project.seq, problem.state, problem)
            break
    resource.setrlimit(resource.RLIMIT_FSIZE, free)
    with project.edit("Go on") as edit:
        edit.set(edit.plan.engagement, client="There is room again")
    print(project.seq)
"""


@pytest.mark.skipif(os.name == "nt", reason="the system has no file-size limit")
def test_at_a_file_size_limit_the_edit_is_refused_and_the_next_one_works_when_there_is_room(path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", FILL, path], capture_output=True, text=True, check=True)
    first, second = done.stdout.splitlines()
    acknowledged = int(first.split()[0])
    assert acknowledged > 1
    assert int(second) == acknowledged + 1
    assert verify(path).edits == acknowledged + 1


def test_on_a_full_disk_everything_acknowledged_is_there_and_freeing_space_is_enough(
    path: Path, small_disk: Path, tmp_path: Path, command: Command
) -> None:
    small = small_disk / "plan.aiom"
    shutil.copy(path, small)
    (small_disk / "ballast").write_bytes(bytes(100_000))
    lines = [
        json.dumps({"add": {"groups": [{"name": f"Group {i}", "notes": os.urandom(3000).hex()}]}}) for i in range(99)
    ]
    (tmp_path / "ops.jsonl").write_text("\n".join(lines))
    code, out, err = command("apply", tmp_path / "ops.jsonl", "--into", small)
    acknowledged = int(out.split()[-1])
    assert code == 6
    assert "no space left" in err
    assert json.loads(command("info", small, "--json")[1])["seq"] == acknowledged
    assert command("verify", small)[0] == 0
    (small_disk / "ballast").unlink()
    (tmp_path / "ops.jsonl").write_text('{"set": {"engagement": {"client": "Two"}}}')
    assert command("apply", tmp_path / "ops.jsonl", "--into", small) == (0, f"ok {acknowledged + 1}\n", "")
    assert [p.name for p in small_disk.iterdir()] == ["plan.aiom"]


@pytest.fixture
def no_room_for_a_journal(small_disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The application data lie on a disk that is full."""
    (small_disk / "data").mkdir()
    monkeypatch.setenv("AIOM_DATA", str(small_disk / "data"))
    with (small_disk / "ballast").open("wb", buffering=0) as ballast, pytest.raises(OSError, match="No space left"):
        deque(iter(partial(ballast.write, bytes(1024)), 0), maxlen=0)


@pytest.mark.usefixtures("no_room_for_a_journal")
def test_what_neither_file_nor_journal_can_take_is_refused_and_the_next_edit_works(path: Path) -> None:
    away = path.with_name("away")
    with Project.open(path, keeps_going=True) as project:
        _name(project, "Two")
        assert project.state is State.IN_FILE
        path.rename(away)
        with pytest.raises(NotInFile, match="removed or renamed"):
            _name(project, "Three")
        assert (project.plan.engagement.client, project.edits_not_in_file, project.seq) == ("Two", 0, 2)
        away.rename(path)
        _name(project, "Four")
    assert verify(path).edits == 3


@pytest.mark.usefixtures("no_room_for_a_journal")
def test_where_the_file_is_silent_and_the_journal_full_the_edit_waits_for_the_answer(path: Path) -> None:
    share = HungShare(path.parent)
    with Project.open(path, keeps_going=True) as project:
        if not share.hang():
            pytest.skip("no share that hangs can be made here")
        answers = threading.Timer(2, share.answer)
        answers.start()
        try:
            _name(project, "Two")
        except NotInFile:
            assert (project.plan.engagement.client, project.seq) == ("One", 1)
        answers.join()
        project.watch(5)
        project.watch(5)
        _name(project, "Three")
        assert project.plan.engagement.client == "Three"
        seq = project.seq
    assert verify(path).edits == seq


def test_unfinished_text_is_kept_and_offered_back_to_the_next_session(path: Path) -> None:
    with Project.open(path, keeps_going=True) as project:
        project.drafts.keep("engagement", "scope_in", "The three sites that")
        project.drafts.keep("engagement", "scope_in", "The three sites that agreed")
        assert project.drafts.left_over() == []
        (kept,) = (app_data.root() / "drafts").rglob("*.json")
        data = json.loads(kept.read_text())
        data["holder"] = data["holder"].replace("began: ", "began: earlier-")
        kept.with_name("crashed.json").write_text(json.dumps(data))
    with Project.open(path) as project:
        (draft,) = project.drafts.left_over()
        assert (draft.thing_id, draft.field, draft.text) == ("engagement", "scope_in", "The three sites that agreed")
        project.drafts.forget_left_over()
        assert project.drafts.left_over() == []
    assert not list((app_data.root() / "drafts").rglob("*.json"))


@pytest.mark.parametrize(("go_away", "state"), AWAY)
def test_an_import_while_the_file_is_away_is_set_aside_like_any_other_edit(
    go_away: Callable[[Path], None], state: State, path: Path
) -> None:
    with Project.open(path, keeps_going=True) as project:
        go_away(path)
        for label in ("Import people", "Import groups"):
            with project.edit(label, origin="import") as edit:
                edit.set(edit.plan.engagement, client=label)
        assert (project.state, project.edits_not_in_file) == (state, 2)
