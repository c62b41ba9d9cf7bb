"""The project file: an edit, opening with its checks, a big edit, the plan of long ago; on 10,000 things, 50,000 edits."""

from __future__ import annotations

import dataclasses
import random
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from aiom_workbench.file import checks
from aiom_workbench.file.connection import connect
from aiom_workbench.file.opening import schema_statements
from aiom_workbench.file.rows import columns, things_of
from aiom_workbench.plan import Collection, Plan
from aiom_workbench.plan.people import Stakeholder
from aiom_workbench.plan.roadmap import Milestone
from aiom_workbench.plan.use_cases import UseCase
from aiom_workbench.project import Project
from benchmarks.rows import Row, best

THINGS, EDITS, MEASURED = 10_000, 50_000, 400


def measure() -> Iterator[Row]:
    """Measure each of them against what SQLite itself needs for the same."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.aiom"
        _fill(path)
        yield from _an_edit(path)
        yield from _opening(path)
        yield _many_things(Path(folder) / "many.aiom")
        yield _long_ago(path)
        yield _versions(path)


def percentile(taken: list[float], share: float) -> float:
    """The time below which this share of the times lies."""
    return sorted(taken)[min(len(taken) - 1, int(len(taken) * share))]


def _fill(path: Path) -> None:
    rng = random.Random(1)
    with Project.create(path, author="Bench") as project, project.together():
        with project.edit("Begin") as edit:
            for i in range(THINGS // 4):
                edit.add(Stakeholder, name=f"Role {i}", power=rng.randint(1, 5), notes="a note " * 8)
                edit.add(UseCase, name=f"Use case {i}", description="what it does " * 5)
                edit.add(Milestone, name=f"Milestone {i}", duration_days=rng.randint(1, 20))
                edit.add(Milestone, name=f"Task {i}", kind="task", duration_days=3)
        people = list(project.plan.stakeholders.ids())
        for i in range(EDITS):
            with project.edit(f"Edit {i}") as edit:
                edit.set(edit.plan.stakeholders[rng.choice(people)], power=1 + i % 397 / 100, interest=1 + i % 4)


def _an_edit(path: Path) -> Iterator[Row]:
    """A field of a person, acknowledged, by a command and by a window, which waits for another thread; each against
    the same two rows written raw with the same settings, in turn.
    """
    raw_path = path.with_name("raw.aiom")
    raw_path.write_bytes(path.read_bytes())
    for who, keeps_going in (("an edit, acknowledged", False), ("an edit, in a window", True)):
        raw_times, own_times = [], []
        with (
            closing(connect(raw_path, read_only=False)) as raw,
            Project.open(path, keeps_going=keeps_going) as project,
        ):
            people = list(project.plan.stakeholders.ids())
            for i in range(MEASURED):
                raw_times.append(_raw_commit(raw, people[i], i))
                began = time.perf_counter()
                with project.edit("Move") as edit:
                    edit.set(edit.plan.stakeholders[people[i]], power=1.001 + i % 3 + keeps_going, interest=1 + i % 4)
                own_times.append(time.perf_counter() - began)
        for name, share in (("median", 0.5), ("p99", 0.99)):
            floor, seen = percentile(raw_times, share), percentile(own_times, share)
            yield Row(f"{who}: {name}", "raw commit, same settings", floor, seen, 3)
    raw_path.unlink()


def _raw_commit(raw: sqlite3.Connection, person: str, i: int) -> float:
    began = time.perf_counter()
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("UPDATE stakeholders SET power = ?, interest = ?, checksum = ? WHERE id = ?", (i % 5, i % 4, i, person))
    raw.execute(
        "INSERT INTO history SELECT max(seq) + 1, 'Move', 'Bench', 'window', '2026-11-25', 65536, NULL, 1, 1, 1, ?, ?"
        " FROM history", (bytes(16), b"{" + b"x" * 120))  # fmt: skip
    raw.execute("COMMIT")
    return time.perf_counter() - began


def _opening(path: Path) -> Iterator[Row]:
    with closing(connect(path, read_only=True)) as raw:
        integrity = best(lambda: raw.execute("PRAGMA integrity_check").fetchall(), 3)
        expected = schema_statements(Plan)

        def checked() -> None:
            checks.schema_holds(raw, expected)
            checks.pages_hold(raw)

        pages = best(checked, 3)
        plain = best(lambda: _plain_rows(raw), 3)
        read = best(lambda: _read(raw), 3)
    sums = best(lambda: _row_checksums(path), 3)
    yield Row("open 10,000 things, checks apart", "rows into dataclasses", plain, read, 1.5)
    yield Row("opening checks", "integrity_check", integrity, pages + sums, 6)


def _plain_rows(raw: sqlite3.Connection) -> None:
    """Rows into dataclasses of plain columns, as short as Python can say it."""
    for name, entity in Plan.entities().items():
        names = columns(entity)
        cls: Any = dataclasses.make_dataclass(entity.cls.__name__, names, slots=True, frozen=False)
        quoted = ", ".join(f'"{column}"' for column in names)
        [cls(*row) for row in raw.execute(f"SELECT {quoted} FROM {name} ORDER BY position, id")]


def _read(raw: sqlite3.Connection) -> None:
    """What opening does apart from checking: every row into a thing, every thing into its collection."""
    for name, entity in Plan.entities().items():
        quoted = ", ".join(f'"{column}"' for column in columns(entity))
        rows = raw.execute(f"SELECT {quoted}, checksum FROM {name} ORDER BY position, id").fetchall()
        Collection(things_of(entity, rows))


def _row_checksums(path: Path) -> None:
    with closing(connect(path, read_only=True)) as raw:
        for name, entity in Plan.entities().items():
            quoted = ", ".join(f'"{column}"' for column in columns(entity))
            rows = raw.execute(f"SELECT {quoted}, checksum FROM {name}").fetchall()
            (expected,) = raw.execute("SELECT count, sum FROM sums WHERE name = ?", (name,)).fetchall()
            checks.rows_hold(name, rows, expected)


def _many_things(path: Path) -> Row:
    """4,000 things in one edit, against the same rows raw; the best of three turns of each."""
    turns = [_many_once(path.with_name(f"many-{turn}.aiom")) for turn in range(3)]
    floor, seen = min(turn[0] for turn in turns), min(turn[1] for turn in turns)
    return Row("4,000 things in one edit", "the same rows raw", floor, seen, 6)


def _many_once(path: Path) -> tuple[float, float]:
    with Project.create(path, author="Bench") as project:
        began = time.perf_counter()
        with project.edit("Many") as edit:
            for i in range(4000):
                edit.add(Stakeholder, name=f"Role {i}", power=3)
        seen = time.perf_counter() - began
    floor = raw_people(path)
    path.unlink()
    return floor, seen


def raw_people(path: Path) -> float:
    """Seconds that SQLite alone needs to write a file's people once more, in one transaction and as durably."""
    with closing(connect(path, read_only=False)) as raw:
        found = raw.execute("SELECT * FROM stakeholders").fetchall()
        raw.execute("DELETE FROM stakeholders")
        began = time.perf_counter()
        raw.execute("BEGIN IMMEDIATE")
        raw.executemany(f"INSERT INTO stakeholders VALUES ({', '.join('?' * len(found[0]))})", found)
        raw.execute("COMMIT")
        return time.perf_counter() - began


def _long_ago(path: Path) -> Row:
    """The plan 40,000 edits ago, against ten microseconds an edit."""
    with Project.open(path, read_only=True) as project:
        project.history_check()()
        project.believe_history()
        seen = best(lambda: project.plan_at(project.seq - 40_000), 3)
    return Row("the plan 40,000 edits ago", "10 µs an edit", 40_000 * 10e-6, seen, 1)


def _versions(path: Path) -> Row:
    """Keeping a version, against a bare VACUUM INTO."""
    target = path.with_name("bare")

    def bare() -> None:
        target.unlink(missing_ok=True)
        with closing(connect(path, read_only=True)) as raw:
            raw.execute("VACUUM INTO ?", (str(target),))

    floor = best(bare, 1)
    with Project.open(path) as project:
        began = time.perf_counter()
        project.keep_version("work")
        seen = time.perf_counter() - began
    return Row("keeping a version, checked and synced", "VACUUM INTO", floor, seen, 6)
