"""A new project file, in its place only once it is filled."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from aiom_workbench.file.connection import journal_path
from aiom_workbench.file.lock import take
from aiom_workbench.problem import Kind, Problem
from aiom_workbench.project.session import Project


def make_project(path: Path, fill: Callable[[Project], None] | None = None, *, break_lock: bool = False) -> None:
    """Make a project file and `fill` it; a file that lies there is replaced at the end or not at all.

    Raises `Problem` where it is open elsewhere or cannot be written, and whatever `fill` raises.
    """
    lock = take(path, by_force=break_lock)
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        unfinished.unlink(missing_ok=True)
        with Project.create(unfinished) as project:
            if fill is not None:
                fill(project)
        journal_path(path).unlink(missing_ok=True)  # it would be taken for the new file's
        unfinished.replace(path)
    except Problem as problem:
        raise problem.at(str(path)) if not problem.where else problem from problem.__cause__
    except OSError as error:
        raise Problem(str(error.strerror), where=str(path), kind=Kind.CANNOT_WRITE) from error
    finally:
        with suppress(OSError):
            unfinished.unlink()
        lock.release()
