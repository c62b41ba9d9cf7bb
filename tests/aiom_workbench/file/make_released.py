"""Writes the stored file of the present format: `python -m tests.aiom_workbench.file.make_released`.

Run it once, with the work that releases a format; a file that is there is left as it is.
"""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from aiom_workbench.file.checks import SCHEMA, written
from aiom_workbench.plan.engagement import Theme
from aiom_workbench.plan.people import Stakeholder
from aiom_workbench.project import Project
from tests.random_edits import edit_at_random

FOLDER = Path(__file__).with_name("released")


def write(path: Path) -> None:
    """A project with something in every collection, a long edit, an undo and a redo."""
    rng = random.Random(1)
    at = datetime(2026, 11, 25, 9, tzinfo=UTC)
    with Project.create(path, author="Test", project_id="00000000-0000-4000-8000-000000000001") as project:
        for i in range(40):
            edit_at_random(project, rng)
            with project.edit(f"Write {i}", at=at + timedelta(minutes=i)) as edit:
                edit.set(edit.plan.vision, story=f"Day {i}")
        with project.edit("Set themes") as edit:
            theme = edit.add(Theme, name="Quality", priority=2)
        with project.edit("Set it first") as edit:
            edit.set(theme, priority=1)
        with project.edit("Write much") as edit:
            edit.set(edit.plan.vision, story="A long story. " * 200)
            edit.add(Stakeholder, name="Chief medical officer", power=4.5)
        project.undo(2)
        project.redo()


if __name__ == "__main__":
    target = FOLDER / f"{written(SCHEMA)}.aiom"
    if not target.exists():
        write(target)
