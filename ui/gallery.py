"""The gallery: every screen in three themes. `python -m ui.gallery OUTDIR [PROJECT.aiom] [--today DATE]`."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from datetime import date
from pathlib import Path

from ui.screens import PLACES
from ui.theme import THEMES


def main(words: list[str] | None = None) -> int:
    """Write the pictures; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("project", type=Path, nargs="?")
    parser.add_argument("--today", type=date.fromisoformat, default=date(2026, 11, 25))
    parser.add_argument("--size", default="1440x900")
    parser.add_argument("--scale", type=float, default=1)
    given = parser.parse_args(words)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    given.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        write_gallery(given.folder, given.project or _sample(Path(folder), given.today), given)
    return 0


def write_gallery(folder: Path, path: Path, given: argparse.Namespace) -> None:
    """A picture of every screen in every theme: `people-dark.png`."""
    from aiom_workbench.project import Project
    from ui.shot import picture

    width, _x, height = given.size.partition("x")
    with Project.open(path, read_only=True) as project:
        for place in PLACES:
            for theme in THEMES:
                made = picture(project, place.name, theme=theme, size=(int(width), int(height)),
                               scale=given.scale, today=given.today)  # fmt: skip
                (folder / f"{place.name}-{theme}.png").write_bytes(made)


def _sample(folder: Path, today: date) -> Path:
    from aiom_workbench.interchange.samples import write_sample
    from aiom_workbench.project.making import make_project

    path = folder / "meridian.aiom"
    make_project(path, lambda project: write_sample(project, "meridian", today))
    return path


if __name__ == "__main__":
    sys.exit(main())
