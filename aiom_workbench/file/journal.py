"""The session journal: every edit again, at once and durably, with the person's application data.

A pulled stick or a vanished share then loses nothing. A session that ends well takes its journal
away; one that is left over belongs to a session that did not, and its edits are offered back.
"""

from __future__ import annotations

import errno
import json
import os
import secrets
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from io import FileIO
from pathlib import Path
from typing import Any

from aiom_workbench.file import app_data
from aiom_workbench.file.history import Record, link
from aiom_workbench.file.lock import Holder
from aiom_workbench.file.versions import sync_folder

_open: set[Path] = set()
"""The journals that this process is writing now; others of its own have ended."""

_NAMES = tuple(field.name for field in fields(Record))
_sync = getattr(os, "fdatasync", os.fsync)
_dumps = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode


class Journal:
    """The journal of an open project; it is made with the first edit."""

    def __init__(self, project_id: str, file: Path, last: Record | None) -> None:
        """For a session on the file at this resolved path, that begins after the edit `last`."""
        self._project_id = project_id
        self._file = file
        self._base = last
        self._out: FileIO | None = None
        self._path: Path | None = None

    def add(self, record: Record) -> None:
        """Note an edit; it is on the medium when this returns, or nothing of it. Raises `OSError` or `Problem`."""
        if self._out is None:
            self._begin()
        values = [getattr(record, name) for name in _NAMES]
        values[_NAMES.index("chain")] = record.chain.hex()
        self._write(_dumps(values).encode() + b"\n")

    def _write(self, line: bytes) -> None:
        out = self._out
        assert out is not None
        end = out.tell()
        try:
            if out.write(line) != len(line):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            _sync(out.fileno())
        except OSError:
            out.truncate(end)  # what comes next would be lost behind half a line
            out.seek(end)
            raise

    def _begin(self) -> None:
        place = app_data.folder("journal", self._project_id)
        self._path = place / f"{secrets.token_hex(8)}.jsonl"
        self._out = self._path.open("xb", buffering=0)
        _open.add(self._path)
        base = (self._base.seq, self._base.chain.hex()) if self._base else (0, "")
        head = {"file": str(self._file), "seq": base[0], "chain": base[1], **asdict(Holder.myself())}
        try:
            self._write(_dumps(head).encode() + b"\n")
        except OSError:
            self.close(is_needed=False)
            raise
        sync_folder(place)

    def close(self, *, is_needed: bool) -> None:
        """End it. Unless it `is_needed`, because not all of it is in a file, it is taken away."""
        if self._out is not None and self._path is not None:
            self._out.close()
            _open.discard(self._path)
            if not is_needed:
                self._path.unlink(missing_ok=True)
            self._out = None


@dataclass(frozen=True, slots=True)
class LeftJournal:
    """The journal of a session that has ended without taking it away.

    `base_seq` and `base_chain` say where in the history it begins; `records` follow from there,
    each proven against the one before.
    """

    path: Path
    project_id: str
    file: Path
    since: str
    base_seq: int
    base_chain: bytes
    records: tuple[Record, ...]

    @property
    def last_seq(self) -> int:
        """The edit up to which it goes."""
        return self.records[-1].seq if self.records else self.base_seq

    def after(self, chain: bytes) -> tuple[Record, ...] | None:
        """The records that follow the point of the history with this chain, or None where it is no such point."""
        chains = [self.base_chain, *(record.chain for record in self.records)]
        return self.records[chains.index(chain) :] if chain in chains else None

    def discard(self) -> None:
        """Take it away."""
        self.path.unlink(missing_ok=True)


def left_over(project_id: str = "*") -> Iterator[LeftJournal]:
    """The journals of sessions that have ended, of one project or all, oldest first."""
    place = app_data.root() / "journal"
    for path in sorted(place.glob(f"{project_id}/*.jsonl"), key=lambda path: path.stat().st_mtime):
        found = read_journal(path)
        if found is not None:
            yield found


def read_journal(path: Path, *, of_the_living: bool = False) -> LeftJournal | None:
    """What a journal holds, as far as it can be proven; None while its session runs, or where nothing can be read."""
    try:
        first, *rest = path.read_bytes().split(b"\n")
        head = json.loads(first)
        holder = Holder(**{name: head[name] for name in ("host", "pid", "user", "since", "began")})
        if not of_the_living and not (holder.has_ended or (holder.is_this_process and path not in _open)):
            return None
        base = bytes.fromhex(head["chain"])
        records = tuple(_proven(rest, base))
        return LeftJournal(path, path.parent.name, Path(head["file"]), holder.since, int(head["seq"]), base, records)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _proven(lines: list[bytes], chain: bytes) -> Iterator[Record]:
    for line in lines:
        try:
            values: dict[str, Any] = dict(zip(_NAMES, json.loads(line), strict=True))
            record = Record(**{**values, "chain": bytes.fromhex(values["chain"])})
        except (ValueError, TypeError):
            return
        if link(record, chain) != record.chain:
            return
        chain = record.chain
        yield record
