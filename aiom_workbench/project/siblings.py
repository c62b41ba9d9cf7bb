"""Copies of a project beside its file that went their own way: what a synchronised folder leaves when two changed it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from aiom_workbench.file.history import Record
from aiom_workbench.file.opening import open_file
from aiom_workbench.problem import Problem
from aiom_workbench.project.session import Project


@dataclass(frozen=True, slots=True)
class Sibling:
    """A file that holds the same project with edits that ours does not have; `last` is the label of its last one."""

    path: Path
    seq: int
    at: str
    last: str


def siblings(project: Project) -> list[Sibling]:
    """The copies beside the project's file, named like it, whose history is not a part of its own. For any thread."""
    found = []
    for path in sorted(project.real_path.parent.glob("*.aiom")):
        if path != project.real_path and path.stem.startswith(project.real_path.stem):
            with suppress(Problem, OSError):
                standing = path.stat()
                project_id, last = _end_of(path, standing.st_mtime_ns, standing.st_size)
                if project_id == project.project_id and last is not None and not project.has_made(last):
                    found.append(Sibling(path, last.seq, last.at, last.label))
    return found


@lru_cache(maxsize=32)
def _end_of(path: Path, _changed_at: int, _size: int) -> tuple[str, Record | None]:
    """Which project a file holds and the last line of its history; read again only when the file changed."""
    file, _plan = open_file(path, read_only=True)
    file.close()
    return file.meta["project"], file.last
