"""What a bug leaves for those who mend it: where in the program it was, and nothing that a person wrote.

Neither messages nor values are in it, since either may hold a client's words.
"""

from __future__ import annotations

import platform
import sqlite3
import sys
import traceback
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from aiom_workbench.file import app_data
from aiom_workbench.file.whole import write_whole
from aiom_workbench.problem import Problem

_KEPT = 20


def write_crash_report(error: BaseException) -> Path | None:
    """Write a report of an error among the application data, and let old ones go. None where it cannot be written."""
    try:
        place = app_data.folder("logs")
        path = place / f"crash-{datetime.now(UTC):%Y%m%dT%H%M%S%f}.txt"
        write_whole(path, crash_text(error).encode())
        for old in sorted(place.glob("crash-*.txt"))[:-_KEPT]:
            old.unlink(missing_ok=True)
    except (Problem, OSError):
        return None
    return path


def crash_text(error: BaseException) -> str:
    """The report: versions, then each error of the chain with its places in the program, outermost last."""
    lines = [
        f"aiom-workbench {_own_version()}",
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {sys.platform} {platform.machine()}",
    ]
    at: BaseException | None = error
    while at is not None:
        lines.append(f"{type(at).__module__}.{type(at).__qualname__}")
        lines.extend(
            f"  {_short(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(at.__traceback__)
        )
        at = at.__cause__ or at.__context__
    return "\n".join(lines) + "\n"


def _short(path: str) -> str:
    """The end of a path: which module, not whose computer."""
    return "/".join(Path(path).parts[-3:])


def _own_version() -> str:
    try:
        return version("aiom-workbench")
    except PackageNotFoundError:
        return "?"
