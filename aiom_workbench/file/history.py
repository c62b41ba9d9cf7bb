"""Rows of the history: append-only, each chained to the one before."""

from __future__ import annotations

import dataclasses
import json
import zlib
from dataclasses import dataclass
from datetime import date, datetime, time
from hashlib import blake2b
from typing import Any

_COMPRESS_ABOVE = 1024
_LONGEST = 512 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Record:
    """One line of history. `change_set` is its JSON text.

    `undo_top` is the edit that undo takes back next, `redo_tip` the edit up to which redo can go,
    both as they stand after this line; edits form a tree in which undo goes to the parent.
    """

    seq: int
    label: str
    author: str
    origin: str
    at: str
    schema: int
    undoes: int | None
    undo_top: int
    redo_tip: int
    changes: int
    chain: bytes = b""
    change_set: str = ""


def pack(text: str) -> bytes:
    """A change set's text as stored: compressed where that saves."""
    raw = text.encode()
    return zlib.compress(raw, 6) if len(raw) > _COMPRESS_ABOVE else raw


def unpack(stored: bytes) -> str:
    """The text that `pack` stored. Raises `ValueError` or `zlib.error` on damage."""
    if stored[:1] == b"{":
        return stored.decode()
    unpacker = zlib.decompressobj()
    raw = unpacker.decompress(stored, _LONGEST)
    if unpacker.unconsumed_tail or not unpacker.eof:
        raise ValueError("a change set that is cut off, or longer than any edit can be")
    return raw.decode()


def chained(record: Record, previous: bytes) -> Record:
    """The record with its chain checksum: over itself and the chain of the line before."""
    return dataclasses.replace(record, chain=link(record, previous))


def link(record: Record, previous: bytes) -> bytes:
    """16 bytes that hold for this record only behind that previous chain."""
    parts: list[Any] = [getattr(record, f.name) for f in dataclasses.fields(record) if f.name != "chain"]
    return blake2b(previous + json.dumps(parts).encode(), digest_size=16).digest()


def mark(last: Record | None) -> tuple[int, int]:
    """How the sums of a file name the end of its history: its number, and the beginning of its chain."""
    return (last.seq, int.from_bytes(last.chain[:8], "big", signed=True)) if last else (0, 0)


def end_of(day: date) -> datetime:
    """The last moment of a day on the person's own clock: what "until that day" takes in."""
    return datetime.combine(day, time.max).astimezone()
