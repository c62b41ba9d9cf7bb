"""Commands that end badly, many times over; run as a program of its own, since it forks and kills.

`python ends_badly.py WHAT FOLDER HOW_MANY` prints one JSON object: what was tried how often, and a
line for whatever was not as it must be.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from aiom_workbench.cli.main import main
from aiom_workbench.file import checks
from aiom_workbench.file.migrations import Formats, Step, released_schema
from aiom_workbench.file.opening import open_file
from aiom_workbench.file.rows import content_hash
from aiom_workbench.plan.people import Stakeholder
from aiom_workbench.problem import Problem
from aiom_workbench.project import Project
from aiom_workbench.project.verify import verify
from tests.aiom_workbench.file.faulty_disk import FaultyDisk, after_power_cut

SEED = 20261125


class Trial:
    """A folder with a project of some size, and ops to apply to a copy of it."""

    def __init__(self, folder: Path, edits: int) -> None:
        self.folder = folder
        self.base = folder / "base.aiom"
        self.path = folder / "work.aiom"
        self.ops = folder / "ops.jsonl"
        self.out = folder / "out.txt"
        self.wrong: list[str] = []
        self.ends: Counter[str] = Counter()
        with Project.create(self.base, author="Test") as project:
            for i in range(6):
                with project.edit(f"Begin {i}") as edit:
                    for j in range(5):
                        edit.add(Stakeholder, name=f"Role {i}.{j}", notes="a note " * 20 * j)
                if i == 3:
                    project.keep_version("work")
            self.seq = project.seq
            self.hash = content_hash(project.plan)
        lines = []
        for i in range(edits):
            values = {"name": f"Late role {i}", "notes": f"{i} " * (900 if i % 3 == 0 else 30)}
            lines.append({"add": {"stakeholders": [values]}, "set": {"engagement": {"client": f"Client {i}"}}})
        self.ops.write_text("\n".join(map(json.dumps, lines)))

    def fresh(self) -> None:
        for left in self.folder.glob("work.aiom*"):
            left.unlink()
        for left in self.folder.glob(".work.aiom*"):
            left.unlink()
        shutil.rmtree(Path(os.environ["AIOM_DATA"]) / "journal", ignore_errors=True)  # of sessions on another copy
        self.out.write_text("")
        shutil.copyfile(self.base, self.path)

    def run(self, words: list[str], before: Callable[[], object] = lambda: None) -> int:
        """Start a command in a process of its own, forked from here; gives its number."""
        child = os.fork()
        if child:
            return child
        code = 70
        try:
            with self.out.open("w") as out:
                os.dup2(out.fileno(), 1)
                os.dup2(out.fileno(), 2)
                sys.stdout = sys.stderr = os.fdopen(1, "w", buffering=1)
                before()
                code = main(words)
                sys.stdout.flush()
        finally:
            os._exit(code)

    def acknowledged(self) -> int:
        oks = [line for line in self.out.read_text().splitlines() if line.startswith("ok ")]
        return int(oks[-1].split()[1]) if oks else self.seq

    def check(self, what: str, *, may_be_ahead: int = 1) -> int:
        """Whether the file opens, proves, and holds what was said to be saved."""
        began, said = time.monotonic(), self.acknowledged()
        if "Traceback" in self.out.read_text():
            self.wrong.append(f"{what}: a traceback")
        try:
            file, _plan = open_file(self.path, read_only=True)
            file.close()
            seq = verify(self.path).edits
        except Problem as problem:
            self.wrong.append(f"{what}: {problem}")
            return said
        if not said <= seq <= said + may_be_ahead:
            self.wrong.append(f"{what}: {said} were said to be saved, {seq} are there")
        if time.monotonic() - began > 2:
            self.wrong.append(f"{what}: opening took {time.monotonic() - began:.1f} s")
        return seq

    def can_go_on(self, what: str) -> None:
        """Whether the next session opens without a question, edits, and leaves nothing beside the file."""
        try:
            with Project.open(self.path) as project, project.edit("Go on") as edit:
                edit.set(edit.plan.engagement, client="Someone else")
        except Problem as problem:
            self.wrong.append(f"{what}: then {problem}")
        left = [p.name for p in self.folder.iterdir() if "work.aiom" in p.name and p != self.path]
        if left:
            self.wrong.append(f"{what}: left beside {left}")

    def apply(self) -> list[str]:
        return ["apply", str(self.ops), "--into", str(self.path)]


def killed(trial: Trial, times: int) -> None:
    """Kill −9 at random instants during `apply`."""
    rng = random.Random(SEED)
    for i in range(times):
        trial.fresh()
        child = trial.run(trial.apply())
        until = time.monotonic() + 20
        while i % 4 and not trial.out.stat().st_size and time.monotonic() < until:
            time.sleep(0.002)
        time.sleep(rng.uniform(0.001, 0.2))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        seq = trial.check(f"kill {i}")
        trial.ends[
            "before any edit" if seq == trial.seq else "in the middle" if seq < trial.seq + 60 else "at the end"
        ] += 1
        trial.can_go_on(f"kill {i}")


def faults(trial: Trial, times: int) -> None:
    """Every n-th write, cut, sync and delete fails, finds the disk full, tears, or is where the process dies."""
    disk = FaultyDisk(trial.folder)
    if not disk.put_in_front():
        trial.ends["the library cannot be reached"] += 1
        return
    counting = trial.folder / "calls.txt"
    trial.fresh()
    child = trial.run(trial.apply(), lambda: _count_at_exit(disk, counting))
    os.waitpid(child, 0)
    total = int(counting.read_text())
    trial.ends["calls"] = total
    numbers = range(1, total + 1) if times >= total else sorted(random.Random(SEED).sample(range(1, total + 1), times))
    for number in numbers:
        for then in ("fail", "full", "die", "torn"):
            trial.fresh()
            child = trial.run(trial.apply(), lambda n=number, t=then: disk.begin(n, t))  # type: ignore[misc]
            code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            what = f"{then} at {number}"
            trial.check(what)
            trial.ends[f"{then}: exit {code}"] += 1
            if code not in {"die": (9,), "torn": (9,)}.get(then, (0, 4, 6)):
                trial.wrong.append(f"{what}: exit {code}: {trial.out.read_text()[-200:]}")
            trial.can_go_on(what)


def _count_at_exit(disk: FaultyDisk, to: Path) -> None:
    disk.begin()
    leave = os._exit

    def counted(code: int) -> None:
        to.write_text(str(disk.end()))
        leave(code)

    os._exit = counted  # type: ignore[assignment]


def power_cuts(trial: Trial, times: int) -> None:
    """The power is cut at random instants; of what was not synced any part may be on the medium."""
    disk = FaultyDisk(trial.folder, log=[])
    if not disk.put_in_front():
        trial.ends["the library cannot be reached"] += 1
        return
    trial.fresh()
    assert disk.log is not None
    disk.log.clear()
    saved = [(0, trial.seq)]
    with Project.open(trial.path) as project:
        from aiom_workbench.interchange.ops import apply_line

        for line in trial.ops.read_text().splitlines():
            apply_line(project, line)
            saved.append((len(disk.log), project.seq))
    log = list(disk.log)
    disk.log = None
    trial.ends["calls"] = len(log)
    rng = random.Random(SEED)
    before = {str(trial.path): trial.base.read_bytes()}
    for i in range(times):
        at = rng.randrange(len(log) + 1)
        trial.fresh()
        for name, content in after_power_cut(before, log, at, rng).items():
            Path(name).write_bytes(content)
        said = max(seq for calls, seq in saved if calls <= at)
        trial.out.write_text(f"ok {said}\n")
        trial.check(f"cut {i} after call {at}")
        trial.ends["cuts"] += 1


def big_steps(trial: Trial, times: int) -> None:
    """Killed during an import, a restore, an erasure, keeping a version, saving under another name: old or new."""
    rng = random.Random(SEED)
    steps: dict[str, Callable[[Project], object]] = {
        "import": _import_much,
        "restore": lambda project: project.restore(project.versions()[-1]),
        "erase": lambda project: project.erase(next(iter(project.plan.stakeholders))),
        "keep a version": lambda project: project.keep_version("work"),
        "duplicate": lambda project: project.copy_to(trial.folder / "other.aiom"),
    }
    for name, step in steps.items():
        trial.fresh()
        with Project.open(trial.path) as project:
            step(project)
            new = content_hash(project.plan)
        for i in range(times):
            trial.fresh()
            (trial.folder / "other.aiom").unlink(missing_ok=True)
            trial.out.write_text("")
            child = os.fork()
            if not child:
                with Project.open(trial.path) as project:
                    step(project)
                    os._exit(0)
            time.sleep(rng.uniform(0.002, 0.5))
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            _is_old_or_new(trial, f"{name} {i}", new)
            trial.can_go_on(f"{name} {i}")


def migrations(trial: Trial, times: int) -> None:
    """Killed while a file is brought to another format: the old one whole, or the new one whole."""
    rng = random.Random(SEED)
    newer = checks.SCHEMA + 1
    formats = Formats(newer, {checks.SCHEMA: Step(newer)}, lambda _version: released_schema(checks.SCHEMA))
    for i in range(times):
        trial.fresh()
        child = os.fork()
        if not child:
            open_file(trial.path, formats=formats)
            os._exit(0)
        time.sleep(rng.uniform(0.002, 0.6))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        try:
            version = checks.header_holds(trial.path, newer)
            with closing(open_file(trial.path, formats=formats)[0]) as file:
                file.check_history()
                if content_hash(file.read()) != trial.hash:
                    trial.wrong.append(f"migration {i}: another plan")
        except Problem as problem:
            trial.wrong.append(f"migration {i}: {problem}")
            continue
        trial.ends[f"migration: {'new' if version == newer else 'old'}"] += 1
        left = [p.name for p in trial.folder.iterdir() if "work.aiom" in p.name and p != trial.path]
        if left:
            trial.wrong.append(f"migration {i}: left beside {left}")


def _import_much(project: Project) -> None:
    with project.edit("Import", origin="import") as edit:
        for i in range(300):
            edit.add(Stakeholder, id=f"imported-{i}", name=f"Imported {i}")


def _is_old_or_new(trial: Trial, what: str, new: str) -> None:
    try:
        found = verify(trial.path).content_hash
        for version in sorted((Path(os.environ["AIOM_DATA"]) / "versions").rglob("*.aiom")):
            with closing(open_file(version, read_only=True)[0]) as file:
                file.check_history()
        other = trial.folder / "other.aiom"
        if other.exists():
            verify(other)
    except Problem as problem:
        trial.wrong.append(f"{what}: {problem}")
        return
    if found not in (trial.hash, new):
        trial.wrong.append(f"{what}: a mix of old and new")
    trial.ends[f"{what.rsplit(' ', 1)[0]}: {'new' if found == new else 'old'}"] += 1


KINDS = {
    "killed": (killed, 60),
    "migrations": (migrations, 1),
    "faults": (faults, 8),
    "power": (power_cuts, 8),
    "steps": (big_steps, 1),
}

if __name__ == "__main__":
    kind, place, how_many = sys.argv[1:4]
    run, edits = KINDS[kind]
    trial = Trial(Path(place).resolve(), edits)
    run(trial, int(how_many))
    sys.stdout.write(json.dumps({"ends": dict(trial.ends), "wrong": trial.wrong[:20], "wrongs": len(trial.wrong)}))
