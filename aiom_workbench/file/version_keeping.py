"""Keeping a version: a copy that was opened and proven before it has its name."""

from __future__ import annotations

from pathlib import Path

from aiom_workbench.file.history import Record
from aiom_workbench.file.opening import open_file
from aiom_workbench.file.versions import Version, chain_text, keep_copy, kept, thin
from aiom_workbench.plan import Plan
from aiom_workbench.problem import Problem


def keep(source: Path, project_id: str, last: Record | None, reason: str, shape: type[Plan] = Plan) -> Version:
    """Keep a verified copy of a project file as it stands, up to the edit `last`; what is kept already is not again.

    May run in any thread, on a connection of its own. Raises `Problem`; nothing half done is left then.
    """
    end = chain_text(last)
    standing = next((v for v in kept(project_id) if v.chain == end and _is_sound(v.path, shape)), None)
    if standing is not None:
        return standing
    seq = last.seq if last else 0
    made = keep_copy(source, project_id, seq, end, reason, lambda copy: _believe(copy, end, shape))
    thin(project_id)
    return made


def _believe(copy: Path, end: str, shape: type[Plan]) -> None:
    file, _plan = open_file(copy, shape, read_only=True)
    file.close()
    if chain_text(file.last) != end:
        raise OSError("the copy is not what was to be copied")


def _is_sound(path: Path, shape: type[Plan]) -> bool:
    try:
        file, _plan = open_file(path, shape, read_only=True)
    except Problem:
        return False
    file.close()
    return True
