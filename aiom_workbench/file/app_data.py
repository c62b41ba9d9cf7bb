"""Where the person's application data lies: versions, journals, drafts, logs, settings.

`AIOM_DATA` names the folder; otherwise it is where the system keeps such things.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from aiom_workbench.file.trouble import could_not_write

_NAME = "aiom-workbench"


def folder(*parts: str) -> Path:
    """A folder of the application data, made where it is missing. Raises `Problem` where it cannot be."""
    place = root().joinpath(*parts)
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise could_not_write(place, error) from error
    return place


def root() -> Path:
    """The application data, made or not."""
    named = os.environ.get("AIOM_DATA")
    if named:
        return Path(named)
    home = Path.home()
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / _NAME
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / _NAME
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / _NAME
