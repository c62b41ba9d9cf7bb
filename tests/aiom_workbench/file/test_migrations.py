"""A file of every released format opens for good, and a step to the next one loses nothing."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from aiom_workbench.file import versions
from aiom_workbench.file.checks import SCHEMA, header_holds, written
from aiom_workbench.file.connection import connect
from aiom_workbench.file.history import link
from aiom_workbench.file.migrations import STEPS, Formats, Step, released_schema
from aiom_workbench.file.migrations.carry import _checksum, _link
from aiom_workbench.file.opening import open_file
from aiom_workbench.file.rows import checksum
from aiom_workbench.file.tables import tables_of
from aiom_workbench.plan import Plan
from aiom_workbench.plan.fields import scale
from aiom_workbench.plan.plan import One
from aiom_workbench.plan.things import thing
from aiom_workbench.problem import Problem
from aiom_workbench.project.changes import ChangeSet
from aiom_workbench.project.verify import begins_empty, verify
from tests.aiom_workbench.file.make_released import FOLDER

RELEASED = sorted(FOLDER.glob("*.aiom"))
NEXT = SCHEMA + 1


def _tomorrow() -> type[Plan]:
    """The plan with one field more on the vision, and themes whose priority counts in tens."""
    from aiom_workbench.plan.engagement import Vision

    @thing("vision", "", "vision", "Vision", single=True, title=("headline",))
    @dataclass(frozen=True, slots=True, kw_only=True)
    class VisionOfTomorrow(Vision):
        """With a field more."""

        mood: int | None = scale("Mood", 1, 5, help="How it is met.")

    return type("PlanOfTomorrow", (Plan,), {"__slots__": (), "vision": One(VisionOfTomorrow)})


def _in_tens(change_set: dict[str, Any]) -> dict[str, Any]:
    for sides in change_set["things"].get("themes", {}).values():
        for values in sides:
            if values and values.get("priority") is not None:
                values["priority"] *= 10
    return change_set


def _formats(shape: type[Plan]) -> Formats:
    def fill(raw: Any) -> None:
        raw.execute("UPDATE themes SET priority = priority * 10")

    def schema(version: int) -> tuple[str, ...]:
        return tuple(tables_of(shape).statements()) if version == NEXT else released_schema(version)  # type: ignore[arg-type]

    return Formats(NEXT, {SCHEMA: Step(NEXT, fill, _in_tens)}, schema)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "plan.aiom"
    shutil.copy(FOLDER / f"{written(SCHEMA)}.aiom", path)
    return path


def test_there_is_a_file_of_every_released_format() -> None:
    assert [path.stem for path in RELEASED] == [written(version) for version in sorted({*STEPS, SCHEMA})]


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.stem)
def test_a_file_of_every_released_format_opens_and_proves(released: Path, tmp_path: Path) -> None:
    path = tmp_path / "plan.aiom"
    shutil.copy(released, path)
    before = path.read_bytes()
    assert verify(path).edits > 40
    assert path.read_bytes() == before


def test_opening_for_writing_keeps_a_version_and_brings_the_file_to_the_new_format(old: Path) -> None:
    shape = _tomorrow()
    file, plan = open_file(old, read_only=True)
    file.close()
    file, migrated = open_file(old, shape, formats=_formats(shape))
    with closing(file):
        file.check_history()
        begins_empty(file, migrated)
        assert file.seq > 40
        assert migrated.vision.story == plan.vision.story
        assert migrated.vision.mood is None  # type: ignore[attr-defined]
        tens = [None if t.priority is None else t.priority * 10 for t in plan.themes]
        assert [theme.priority for theme in migrated.themes] == tens
        project_id = file.meta["project"]
    assert header_holds(old, NEXT) == NEXT
    (kept,) = versions.kept(project_id)
    assert kept.reason == "migration"
    assert verify(kept.path).edits == file.seq
    with pytest.raises(Problem, match="newer workbench"):
        open_file(old)


def test_old_change_sets_are_carried_along_so_undo_and_as_of_go_on(old: Path) -> None:
    shape = _tomorrow()
    file, _plan = open_file(old, shape, formats=_formats(shape))
    with closing(file):
        found = [json.loads(record.change_set)["things"].get("themes", {}) for record in file.records(1, file.seq)]
        priorities = [
            v["priority"] for things in found for sides in things.values() for v in sides if v and v.get("priority")
        ]
        assert priorities
        assert all(priority % 10 == 0 for priority in priorities)
        assert all(isinstance(ChangeSet.from_json(r.change_set), ChangeSet) for r in file.records(1, file.seq))


def test_reading_an_old_file_changes_no_byte_of_it(old: Path) -> None:
    shape = _tomorrow()
    before, stamp = old.read_bytes(), old.stat().st_mtime_ns
    file, _plan = open_file(old, shape, read_only=True, formats=_formats(shape))
    file.close()
    assert (old.read_bytes(), old.stat().st_mtime_ns) == (before, stamp)
    assert [path.name for path in old.parent.glob("*.aiom*")] == ["plan.aiom"]


def test_a_damaged_old_file_is_not_migrated(old: Path) -> None:
    shape = _tomorrow()
    with closing(connect(old, read_only=False)) as raw:
        raw.execute("UPDATE vision SET story = 'Another story'")
    before = old.read_bytes()
    with pytest.raises(Problem, match="does not fit its checksum"):
        open_file(old, shape, formats=_formats(shape))
    assert old.read_bytes() == before


def test_a_step_that_fails_leaves_the_old_file_as_it_was(old: Path) -> None:
    shape = _tomorrow()

    def fails(raw: Any) -> None:
        raw.execute("SELECT no_such_thing FROM vision")

    good = _formats(shape)
    before = old.read_bytes()
    with pytest.raises(Problem):
        open_file(old, shape, formats=Formats(NEXT, {SCHEMA: Step(NEXT, fails)}, good.schema))
    assert old.read_bytes() == before
    assert [path.name for path in old.parent.iterdir() if "plan.aiom" in path.name] == ["plan.aiom"]


def test_what_format_1_0_fixed_is_what_the_steps_have_written_down() -> None:
    row = ("a", None, 4.5, 3, "Ünïcödé 🙂")
    assert _checksum(row) == checksum(row)
    file, _plan = open_file(FOLDER / "1.0.aiom", read_only=True)
    with closing(file):
        record = file.last
        assert record is not None
        values = [getattr(record, name) for name in record.__slots__ if name not in ("chain", "change_set")]
        assert _link((*values, record.change_set.encode(), b""), b"before") == link(record, b"before")
