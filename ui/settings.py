"""Settings: what the window remembers between starts, under the application-data folder.

All settings are declared in `SETTINGS` with their defaults; a file that cannot be read counts as none.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from aiom_workbench.file import app_data

SETTINGS: dict[str, Any] = {
    "theme": "system",
    "text_scale": 1.0,
    "recent": [],
    "window_size": [1440, 900],
    "inspector_open": True,
    "columns": {},
}
"""Every setting and its default. `columns`: by collection, the names of the columns shown, in order."""

RECENT_KEPT = 10
AT_MOST = 0.3
"""Seconds that asking after the recent files may take."""


class Settings:
    """The settings of this person on this machine; written when one changes."""

    def __init__(self, folder: Path | None = None) -> None:
        """Read them from `folder` (default: the application-data folder)."""
        self._path = (folder or app_data.root()) / "settings.json"
        self._values = dict(SETTINGS)
        try:
            found = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError):
            found = {}
        if isinstance(found, dict):
            kept = {k: v for k, v in found.items() if k in SETTINGS and isinstance(v, type(SETTINGS[k]))}
            self._values |= kept

    def __getitem__(self, name: str) -> Any:
        return self._values[name]

    def __setitem__(self, name: str, value: Any) -> None:
        if name not in SETTINGS:
            raise KeyError(name)
        if self._values[name] != value:
            self._values[name] = value
            self._write()

    def recent(self) -> list[Path]:
        """The files opened last that are still there, the last one first; those on a share that hangs are left out."""
        from aiom_workbench.file.hand import lies_there

        paths = [Path(name) for name in self._values["recent"]]
        return [path for path, is_there in zip(paths, lies_there(paths, AT_MOST), strict=True) if is_there]

    def remember(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        name = str(path.resolve())
        self["recent"] = [name, *(one for one in self._values["recent"] if one != name)][:RECENT_KEPT]

    def _write(self) -> None:
        beside = self._path.with_suffix(".unfinished")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps(self._values, indent=1), "utf-8")
            beside.replace(self._path)
        except OSError:
            return  # a folder that cannot be written costs the memory of settings, nothing else
