"""Text that is being typed and is no edit yet: kept every other second, offered back after a crash."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from aiom_workbench.file import app_data
from aiom_workbench.file.lock import Holder
from aiom_workbench.file.whole import write_whole

LOOSE = "loose"
"""In place of a thing's id: the text belongs to no thing yet, and `field` says in words where it was typed."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that was being typed into a field of a thing."""

    thing_id: str
    field: str
    text: str
    at: str


class Drafts:
    """The drafts of an open project. The window keeps what a person types, and says when it became an edit."""

    def __init__(self, project_id: str) -> None:
        """For this session of the project; nothing is written until something is kept."""
        self._project_id = project_id
        self._path: Path | None = None
        self._drafts: dict[tuple[str, str], Draft] = {}

    def keep(self, thing_id: str, field: str, text: str) -> None:
        """Keep a text as it stands now; on the medium when this returns. Raises `Problem`."""
        standing = self._drafts.get((thing_id, field))
        if standing is None or standing.text != text:
            now = datetime.now().astimezone().isoformat(timespec="seconds")
            self._drafts[thing_id, field] = Draft(thing_id, field, text, now)
            self._write()

    def drop(self, thing_id: str, field: str) -> None:
        """Forget a text: it became an edit, or was given up. Raises `Problem`."""
        if self._drafts.pop((thing_id, field), None) is not None:
            self._write()

    def left_over(self) -> list[Draft]:
        """What earlier sessions, which did not end well, left; oldest first."""
        found = [draft for path in self._earlier() for draft in _read(path)[1]]
        return sorted(found, key=lambda draft: draft.at)

    def forget_left_over(self) -> None:
        """Take away what earlier sessions left: it was taken over, or the person wants none of it."""
        for path in self._earlier():
            path.unlink(missing_ok=True)

    def close(self) -> None:
        """End well: nothing is being typed any more."""
        if self._path is not None:
            self._path.unlink(missing_ok=True)
            self._path = None

    def _write(self) -> None:
        if not self._drafts:
            self.close()
            return
        if self._path is None:
            self._path = app_data.folder("drafts", self._project_id) / f"{secrets.token_hex(8)}.json"
        _write(self._path, Holder.myself(), self._drafts.values())

    def _earlier(self) -> list[Path]:
        place = app_data.root() / "drafts" / self._project_id
        found = []
        for path in sorted(place.glob("*.json")):
            holder, _drafts = _read(path)
            if path != self._path and (holder is None or holder.has_ended):
                found.append(path)
        return found


def every_draft(project_id: str) -> list[Draft]:
    """Every unfinished text of a project on this computer, of whatever session."""
    return [
        draft for path in sorted((app_data.root() / "drafts" / project_id).glob("*.json")) for draft in _read(path)[1]
    ]


def rewrite_all(project_id: str, change: Callable[[Draft], Draft | None]) -> None:
    """Change every draft of a project, of whatever session; None drops it. Raises `Problem`."""
    for path in (app_data.root() / "drafts" / project_id).glob("*.json"):
        holder, found = _read(path)
        left = [draft for draft in map(change, found) if draft is not None]
        if holder is None or not left:
            path.unlink(missing_ok=True)
        elif left != found:
            _write(path, holder, left)


def _write(path: Path, holder: Holder, drafts: Iterable[Draft]) -> None:
    data = {"holder": holder.text(), "drafts": [asdict(draft) for draft in drafts]}
    write_whole(path, json.dumps(data, ensure_ascii=False).encode())


def _read(path: Path) -> tuple[Holder | None, list[Draft]]:
    try:
        data = json.loads(path.read_bytes())
        return Holder.parse(data["holder"]), [Draft(**draft) for draft in data["drafts"]]
    except (OSError, ValueError, KeyError, TypeError):
        return None, []
