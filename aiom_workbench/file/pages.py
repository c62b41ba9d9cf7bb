"""Rows read off the bare pages of a damaged SQLite file, whatever leads to them or no longer does.

After the published file format (sqlite.org/fileformat2.html): b-tree pages, cells, records, overflow
chains, the free list. Only tables are read; an index holds nothing that is not in its table.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any

_LEAF, _INTERIOR = 0x0D, 0x05
_WHOLE = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_DEFAULT_SIZE = 1024

Values = tuple[Any, ...]


class Pages:
    """The pages of a file that may be damaged anywhere. Pages are numbered from 1."""

    def __init__(self, data: bytes) -> None:
        """`data` is the whole file."""
        self._data = data
        self.size = _page_size(data)
        self.count = -(-len(data) // self.size)

    def page(self, number: int) -> bytes:
        """A page's bytes; empty beyond the end."""
        return self._data[(number - 1) * self.size : number * self.size]

    def leaves(self) -> Iterator[int]:
        """The numbers of all pages that look like the leaf of a table and are not on the free list."""
        free = self._free()
        for number in range(1, self.count + 1):
            if number not in free and self._kind(number) == _LEAF:
                yield number

    def leaves_of(self, root: int) -> set[int]:
        """The leaves that can be reached from a table's root."""
        found: set[int] = set()
        seen: set[int] = set()
        waiting = [root]
        while waiting:
            number = waiting.pop()
            if number in seen or not 1 <= number <= self.count:
                continue
            seen.add(number)
            kind = self._kind(number)
            if kind == _LEAF:
                found.add(number)
            elif kind == _INTERIOR:
                waiting.extend(self._children(number))
        return found

    def rows(self, leaf: int) -> Iterator[tuple[int, Values] | None]:
        """The rows on a leaf with their row numbers; None for one that cannot be read."""
        page, start = self.page(leaf), self._start(leaf)
        try:
            (count,) = struct.unpack_from(">H", page, start + 3)
            places = struct.unpack_from(f">{min(count, self.size // 4)}H", page, start + 8)
        except struct.error:
            return
        for place in places:
            try:
                yield self._cell(page, place)
            except (IndexError, ValueError, struct.error):
                yield None

    def _start(self, number: int) -> int:
        return 100 if number == 1 else 0

    def _kind(self, number: int) -> int:
        page, start = self.page(number), self._start(number)
        return page[start] if len(page) > start else 0

    def _children(self, number: int) -> list[int]:
        page, start = self.page(number), self._start(number)
        try:
            (count,) = struct.unpack_from(">H", page, start + 3)
            (right,) = struct.unpack_from(">I", page, start + 8)
            places = struct.unpack_from(f">{min(count, self.size // 6)}H", page, start + 12)
            return [*(struct.unpack_from(">I", page, place)[0] for place in places), right]
        except struct.error:
            return []

    def _free(self) -> set[int]:
        found: set[int] = set()
        if len(self._data) < 100:
            return found
        (trunk,) = struct.unpack_from(">I", self._data, 32)
        while 1 < trunk <= self.count and trunk not in found:
            found.add(trunk)
            page = self.page(trunk)
            if len(page) < 8:
                break
            following, count = struct.unpack_from(">II", page)
            if count > self.size // 4 - 2:
                break
            found.update(struct.unpack_from(f">{count}I", page, 8))
            trunk = following
        return found

    def _cell(self, page: bytes, place: int) -> tuple[int, Values]:
        length, at = _varint(page, place)
        row, at = _varint(page, at)
        if length > len(self._data):
            raise ValueError("a row longer than the file")
        local = self._local(length)
        payload = page[at : at + local]
        if local < length:
            (following,) = struct.unpack_from(">I", page, at + local)
            payload += self._overflow(following, length - local)
        if len(payload) != length:
            raise ValueError("a row that is cut off")
        return row, _record(payload)

    def _local(self, length: int) -> int:
        """How much of a row of this length stands on the leaf itself."""
        longest = self.size - 35
        if length <= longest:
            return length
        least = (self.size - 12) * 32 // 255 - 23
        wanted = least + (length - least) % (self.size - 4)
        return wanted if wanted <= longest else least

    def _overflow(self, number: int, length: int) -> bytes:
        parts = []
        while length > 0:
            page = self.page(number)
            if not number or len(page) < self.size:
                raise ValueError("an overflow page is missing")
            (number,) = struct.unpack_from(">I", page)
            parts.append(page[4 : 4 + min(length, self.size - 4)])
            length -= len(parts[-1])
        return b"".join(parts)


def _page_size(data: bytes) -> int:
    if len(data) < 18:
        return _DEFAULT_SIZE
    (written,) = struct.unpack_from(">H", data, 16)
    size = 65536 if written == 1 else int(written)
    return size if size >= 512 and size & (size - 1) == 0 else _DEFAULT_SIZE


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for i in range(8):
        byte = data[at + i]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + i + 1
    value = value << 8 | data[at + 8]
    return value - (1 << 64) if value >= 1 << 63 else value, at + 9


def _record(payload: bytes) -> Values:
    end, at = _varint(payload, 0)
    kinds = []
    while at < end:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    values = []
    at = end
    for kind in kinds:
        value, at = _value(payload, at, kind)
        values.append(value)
    if at != len(payload):
        raise ValueError("a row whose parts do not add up")
    return tuple(values)


def _value(payload: bytes, at: int, kind: int) -> tuple[Any, int]:
    if kind in (0, 8, 9):
        return (None if kind == 0 else kind - 8), at
    if kind in _WHOLE:
        end = at + _WHOLE[kind]
        return int.from_bytes(payload[at:end], "big", signed=True), end
    if kind == 7:
        return struct.unpack_from(">d", payload, at)[0], at + 8
    if kind < 12:
        raise ValueError("a value of a kind that there is not")
    end = at + (kind - 12) // 2
    if end > len(payload):
        raise ValueError("a value that is cut off")
    part = payload[at:end]
    return (part.decode() if kind % 2 else part), end
