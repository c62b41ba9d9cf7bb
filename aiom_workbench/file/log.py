"""The log: what happened to a project's file, in ids and counts. A person's words cannot be written to it."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime

from aiom_workbench.file import app_data
from aiom_workbench.problem import Problem

LARGEST = 256 * 1024
_WORD = re.compile(r"[a-z0-9_.-]{1,40}")


def note(event: str, **values: int | str) -> None:
    """Add a line: an event and what belongs to it. Raises `ValueError` for anything but numbers, ids and key words.

    A log that cannot be written costs the line, nothing else.
    """
    words = {name: str(value) for name, value in values.items()}
    if wrong := [word for word in (event, *words.values()) if _WORD.fullmatch(word) is None]:
        raise ValueError(f"{len(wrong)} words are no ids, counts or key words, and no log is to hold them")
    line = " ".join((datetime.now(UTC).isoformat(timespec="seconds"), event, *(f"{n}={w}" for n, w in words.items())))
    with suppress(Problem, OSError):
        path = app_data.folder("logs") / "workbench.log"
        if path.exists() and path.stat().st_size > LARGEST:
            path.replace(path.with_name("workbench.1.log"))
        with path.open("a", encoding="utf-8") as out:
            out.write(line + "\n")
