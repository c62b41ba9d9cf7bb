"""A file that is not right is never opened as if it were. (Cases 8, 9 and 11.)"""

from __future__ import annotations

import json
import random
import re
import shutil
import sqlite3
import time
from pathlib import Path

import pytest

from aiom_workbench.file.opening import open_file
from aiom_workbench.file.rows import content_hash
from aiom_workbench.problem import Kind, Problem
from aiom_workbench.project import Project
from aiom_workbench.project.verify import verify
from tests.conftest import Command
from tests.random_edits import edit_at_random

SEED = 20261125
SQLITES_WORDS = re.compile("sqlite|btree|database|malformed|main|cell|decompress|codec", re.IGNORECASE)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with 60 random edits over every collection, undone and redone in part."""
    path = tmp_path_factory.mktemp("sound") / "plan.aiom"
    rng = random.Random(SEED)
    with Project.create(path, author="Test") as project:
        while project.seq < 60:
            edit_at_random(project, rng)
        project.undo(3)
        project.redo(2)
    return path


def _hash(path: Path) -> str:
    file, plan = open_file(path, read_only=True)
    file.close()
    return content_hash(plan)


def _hash_or_kind(path: Path) -> str | Kind:
    try:
        return _hash(path)
    except Problem as problem:
        said = problem
    assert not SQLITES_WORDS.search(said.what), said.what
    return said.kind


def _stays_or_is_refused(path: Path, broken: bytes, wanted: str) -> bool:
    """Whether the damage was seen. Fails on a silent change, on a traceback and on slowness."""
    path.write_bytes(broken)
    began = time.monotonic()
    found = _hash_or_kind(path)
    assert found in (wanted, Kind.DAMAGED)
    assert time.monotonic() - began < 20
    assert path.read_bytes() == broken
    assert not list(path.parent.glob(f"{path.name}?*"))
    return found is Kind.DAMAGED


def _flip(data: bytes, rng: random.Random) -> bytes:
    broken = bytearray(data)
    broken[rng.randrange(len(broken))] ^= 1 << rng.randrange(8)
    return bytes(broken)


def _cut(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(len(data))]


def _zero(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data) // 512) * 512
    return data[:at] + bytes(512) + data[at + 512 :]


@pytest.mark.parametrize(("harm", "times"), [(_flip, 60), (_cut, 15), (_zero, 15)])
def test_no_damage_changes_the_plan_in_silence(sound: Path, tmp_path: Path, harm, times: int) -> None:  # type: ignore[no-untyped-def]
    _harm_often(sound, tmp_path, harm, times)


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize(("harm", "times"), [(_flip, 1000), (_cut, 200), (_zero, 200)])
def test_no_damage_changes_the_plan_in_silence_however_often(sound: Path, tmp_path: Path, harm, times: int) -> None:  # type: ignore[no-untyped-def]
    _harm_often(sound, tmp_path, harm, times)


def _harm_often(sound: Path, tmp_path: Path, harm, times: int) -> None:  # type: ignore[no-untyped-def]
    rng = random.Random(SEED)
    data, wanted = sound.read_bytes(), _hash(sound)
    seen = sum(_stays_or_is_refused(tmp_path / "broken.aiom", harm(data, rng), wanted) for _ in range(times))
    assert seen


def test_a_flip_in_the_history_is_seen_before_the_history_is_used(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "broken.aiom"
    shutil.copy(sound, path)
    raw = sqlite3.connect(path)
    raw.execute("UPDATE history SET label = 'Something else' WHERE seq = 20")
    raw.commit()
    raw.close()
    with Project.open(path, read_only=True) as project:
        with pytest.raises(Problem, match="edit 20"):
            project.history_check()()
        with pytest.raises(Problem, match="edit 20") as refused:
            project.plan_at(10)
        assert refused.value.kind is Kind.DAMAGED
    with pytest.raises(Problem, match="edit 20"):
        verify(path)


def test_verify_reads_everything_and_says_how_much(sound: Path, command: Command) -> None:
    code, out, err = command("verify", sound)
    assert (code, err) == (0, "")
    assert "62 edits hold" in out


def _foreign(path: Path, name: str) -> None:
    if name == "newer":
        Project.create(path).close()
        raw = sqlite3.connect(path)
        raw.execute(f"PRAGMA user_version={2 << 16}")
        raw.commit()
        raw.close()
    elif name == "another program's":
        raw = sqlite3.connect(path)
        raw.execute("CREATE TABLE t (x)")
        raw.execute("PRAGMA application_id=12345")
        raw.commit()
        raw.close()
    elif name == "wal":
        Project.create(path).close()
        raw = sqlite3.connect(path)
        raw.execute("PRAGMA journal_mode=WAL")
        raw.close()
    else:
        path.write_bytes({"empty": b"", "random": random.Random(1).randbytes(5000), "text": b"hello"}[name])


@pytest.mark.parametrize("name", ["newer", "another program's", "wal", "empty", "random", "text"])
@pytest.mark.parametrize(
    "words", [("info",), ("undo",), ("verify",), ("history",), ("export", "json", "-o", "out.json")]
)
def test_what_is_no_project_of_ours_is_refused_and_left_untouched(
    name: str, words: tuple[str, ...], tmp_path: Path, command: Command
) -> None:
    path = tmp_path / "foreign.aiom"
    _foreign(path, name)
    before, stamp = path.read_bytes(), path.stat().st_mtime_ns
    code, out, err = command(*words, path)
    assert (code, out) == (4, "")
    assert err.startswith("error: ")
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, stamp)
    assert [p.name for p in tmp_path.iterdir() if p.name != "application-data"] == ["foreign.aiom"]


HOSTILE = {
    "trigger": "CREATE TRIGGER t AFTER UPDATE ON stakeholders BEGIN DELETE FROM groups; END",
    "view over a table": "DROP TABLE votes; CREATE VIEW votes AS SELECT * FROM workshops",
    "virtual table": "CREATE VIRTUAL TABLE extra USING fts5(x)",
    "extra column": "ALTER TABLE stakeholders ADD COLUMN extra TEXT",
    "extra table": "CREATE TABLE extra (x)",
    "extra index": "CREATE INDEX extra ON stakeholders (name)",
    "endless query": (
        "DROP TABLE sums; CREATE VIEW sums AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r)"
        " SELECT 'x' AS name, count(*) AS count, 0 AS sum FROM r"
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_schema_that_is_not_ours_is_refused_and_nothing_in_it_runs(
    name: str, sound: Path, tmp_path: Path, command: Command
) -> None:
    path = tmp_path / "hostile.aiom"
    shutil.copy(sound, path)
    raw = sqlite3.connect(path)
    raw.executescript(HOSTILE[name])
    raw.close()
    before, began = path.read_bytes(), time.monotonic()
    (tmp_path / "ops.jsonl").write_text(json.dumps({"set": {"engagement": {"client": "x"}}}))
    for words in (("info", path), ("apply", "ops.jsonl", "--into", path)):
        code, _out, err = command(*words)
        assert code == 4
        assert "take the data into a new project" in err
    assert path.read_bytes() == before
    assert time.monotonic() - began < 10
