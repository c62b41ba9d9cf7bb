"""A disk that fails where we say: SQLite's own file calls, wrapped in the running process.

The calls that SQLite makes on a file go through a table of functions. `FaultyDisk` puts itself in
front of those that write, sync, cut or delete, in the very library that Python's `sqlite3` uses; so
nothing of the workbench is replaced. Works where that library is a shared one.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import random
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_IOERR_WRITE, _IOERR_FSYNC, _IOERR_TRUNCATE, _IOERR_DELETE, _FULL = 778, 1034, 1546, 2570, 13
_OPEN = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_DELETE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int)
_CLOSE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p)
_WRITE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_int64)
_CUT = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int64)
_SYNC = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int)


class _Vfs(ctypes.Structure):
    _fields_ = [
        ("version", ctypes.c_int),
        ("file_size", ctypes.c_int),
        ("longest_path", ctypes.c_int),
        ("next", ctypes.c_void_p),
        ("name", ctypes.c_char_p),
        ("data", ctypes.c_void_p),
        ("open", ctypes.c_void_p),
        ("delete", ctypes.c_void_p),
    ]


class _Methods(ctypes.Structure):
    _fields_ = [
        ("version", ctypes.c_int),
        ("close", ctypes.c_void_p),
        ("read", ctypes.c_void_p),
        ("write", ctypes.c_void_p),
        ("cut", ctypes.c_void_p),
        ("sync", ctypes.c_void_p),
        ("others", ctypes.c_void_p * 13),
    ]


@dataclass
class Call:
    """A call that was made: "write", "cut", "sync" or "delete" on the file of that name."""

    kind: str
    name: str
    at: int = 0
    data: bytes = b""


@dataclass
class FaultyDisk:
    """Counts the calls on files under `folder`, and at number `at` does `then`: fail, full, die or torn."""

    folder: Path
    at: int = 0
    then: str = ""
    calls: int = 0
    log: list[Call] | None = None
    _names: dict[int, str] = field(default_factory=dict)
    _tables: dict[int, _Methods] = field(default_factory=dict)
    _kept: list[Any] = field(default_factory=list)

    def begin(self, at: int = 0, then: str = "") -> None:
        """Count from here on."""
        self.calls, self.at, self.then = 0, at, then

    def end(self) -> int:
        """Fail no more. Gives how many calls were made."""
        self.at = 0
        return self.calls

    def put_in_front(self) -> bool:
        """Wrap the calls of the library that `sqlite3` uses; False where that cannot be reached."""
        library = _library()
        if library is None:
            return False
        library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
        self._wrap(library.sqlite3_vfs_find(None).contents)
        sqlite3.connect(self.folder / "probe.db").executescript("CREATE TABLE t (x);").close()
        found = bool(self._tables)
        (self.folder / "probe.db").unlink()
        return found

    def _wrap(self, vfs: _Vfs) -> None:
        own_open, own_delete = _OPEN(vfs.open), _DELETE(vfs.delete)

        def open_file(place: int, name: int | None, file: int, flags: int, out: int) -> int:
            code = own_open(place, name, file, flags, out)  # SQLite keeps the very pointer
            path = os.fsdecode(ctypes.string_at(name)) if name else ""
            if code == 0 and path.startswith(str(self.folder)):
                self._names[file] = path
                methods = ctypes.cast(file, ctypes.POINTER(ctypes.c_void_p))
                methods[0] = ctypes.addressof(self._table(methods[0] or 0))
            return int(code)

        def delete(place: int, name: bytes, sync: int) -> int:
            path = os.fsdecode(name)
            if path.startswith(str(self.folder)):
                code = self._fault(Call("delete", path, sync), _IOERR_DELETE)
                if code:
                    return code
            return int(own_delete(place, name, sync))

        vfs.open = self._keep(_OPEN(open_file))
        vfs.delete = self._keep(_DELETE(delete))

    def _keep(self, function: Any) -> int:
        self._kept.append(function)
        return ctypes.cast(function, ctypes.c_void_p).value or 0

    def _table(self, address: int) -> _Methods:
        if address not in self._tables:
            own = _Methods.from_buffer_copy(ctypes.string_at(address, ctypes.sizeof(_Methods)))
            self._tables[address] = self._wrapped(own)
        return self._tables[address]

    def _wrapped(self, own: _Methods) -> _Methods:
        own_write, own_cut, own_sync = _WRITE(own.write), _CUT(own.cut), _SYNC(own.sync)

        def write(file: int, data: int, length: int, at: int) -> int:
            call = Call("write", self._names[file], at, ctypes.string_at(data, length) if self.log is not None else b"")
            torn: Callable[[], object] = lambda: own_write(file, data, length // 2, at)  # noqa: E731
            return self._fault(call, _IOERR_WRITE, torn) or int(own_write(file, data, length, at))

        def cut(file: int, length: int) -> int:
            return self._fault(Call("cut", self._names[file], length), _IOERR_TRUNCATE) or int(own_cut(file, length))

        def sync(file: int, flags: int) -> int:
            return self._fault(Call("sync", self._names[file]), _IOERR_FSYNC) or int(own_sync(file, flags))

        made = _Methods.from_buffer_copy(own)
        made.write, made.cut, made.sync = self._keep(_WRITE(write)), self._keep(_CUT(cut)), self._keep(_SYNC(sync))
        return made

    def _fault(self, call: Call, code: int, torn: Callable[[], object] | None = None) -> int:
        self.calls += 1
        if self.calls != self.at:
            if self.log is not None:
                self.log.append(call)
            return 0
        if self.then == "torn" and torn is not None:
            torn()
        if self.then in ("torn", "die"):
            os._exit(9)
        return _FULL if self.then == "full" and call.kind == "write" else code


def _library() -> ctypes.CDLL | None:
    for name in (ctypes.util.find_library("sqlite3"), None):
        try:
            library = ctypes.CDLL(name)
            library.sqlite3_libversion.restype = ctypes.c_char_p
            if library.sqlite3_libversion().decode() == sqlite3.sqlite_version:
                return library
        except (OSError, AttributeError):
            continue
    return None


def after_power_cut(before: dict[str, bytes], log: list[Call], at: int, rng: random.Random) -> dict[str, bytes]:
    """What may lie on a medium whose power was cut after `at` calls, as files by name.

    What was synced is there. Of what was written since, any part may be: each write whole, torn at a
    sector, or not at all. A file made or deleted since its folder was last synced may be there or not.
    """
    durable = dict(before)
    pending: dict[str, list[Call]] = {}
    shaky: dict[str, bytes | None] = {}
    for call in log[:at]:
        if call.kind == "sync":
            durable[call.name] = _applied(durable.get(call.name, b""), pending.pop(call.name, []), None)
            shaky.pop(call.name, None)
        elif call.kind == "delete":
            pending.pop(call.name, None)
            left = durable.pop(call.name, None)
            if not call.at and left is not None:
                shaky[call.name] = left
        else:
            pending.setdefault(call.name, []).append(call)
    for name, calls in pending.items():
        if name in durable or rng.random() < 0.5:
            durable[name] = _applied(durable.get(name, b""), calls, rng)
    for name, left in shaky.items():
        if left is not None and rng.random() < 0.5:
            durable[name] = left
    return durable


def _applied(content: bytes, calls: list[Call], rng: random.Random | None) -> bytes:
    made = bytearray(content)
    for call in calls:
        if rng is not None and rng.random() < 0.4:
            continue
        if call.kind == "cut":
            del made[call.at :]
            continue
        data = call.data
        if rng is not None and rng.random() < 0.3:
            data = data[: rng.randrange(0, len(data) + 1, 512) if len(data) >= 512 else 0]
        made.extend(bytes(max(0, call.at + len(data) - len(made))))
        made[call.at : call.at + len(data)] = data
    return bytes(made)
