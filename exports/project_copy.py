"""The plan in a project file of its own, without its history."""

from __future__ import annotations

import uuid
from pathlib import Path

from aiom_workbench.file.connection import journal_path
from aiom_workbench.file.lock import take
from aiom_workbench.file.rows import content_hash
from aiom_workbench.file.whole import whole
from aiom_workbench.plan import Plan
from aiom_workbench.project import Project
from aiom_workbench.report.audience import CLIENT, client_plan
from aiom_workbench.report.stamp import stamp
from aiom_workbench.words import _


def write_copy(project: Project, audience: str, seq: int, output: Path) -> None:
    """Write the plan at `seq` for its audience: another project id, one edit, nothing of what came before.

    For the client it holds nothing internal, and no byte of it depends on anything internal. Raises `Problem`.
    """
    whole_plan = project.plan if seq == project.seq else project.plan_at(seq)
    plan = client_plan(whole_plan) if audience == CLIENT else whole_plan
    lock = take(output)
    try:
        with whole(output) as unfinished:
            _write(unfinished, project, plan, audience, seq)
            journal_path(output).unlink(missing_ok=True)  # of a file that this one replaces
    finally:
        lock.release()


def _write(path: Path, project: Project, plan: Plan, audience: str, seq: int) -> None:
    own = uuid.uuid5(uuid.UUID(project.project_id), f"{audience} {content_hash(plan)}")
    at = stamp(project, audience, seq).at
    by = _("AIOM Workbench") if audience == CLIENT else ""
    with (
        Project.create(path, project_id=str(own)) as copy,
        copy.edit(_("Copy without history"), origin="new", at=at, by=by) as edit,
    ):
        edit.become(plan)
