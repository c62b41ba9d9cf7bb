"""A file that knows whether anybody opened it (Linux: inotify)."""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_OPENED, _NONBLOCK = 0x20, 0o4000
_EVENT = struct.Struct("iIII")

needs_inotify = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells who opens a file")


class Trap:
    """Watches one file from the moment it is made."""

    def __init__(self, path: Path) -> None:
        self.path = path
        libc = ctypes.CDLL(None, use_errno=True)
        self._handle = libc.inotify_init1(_NONBLOCK)
        if libc.inotify_add_watch(self._handle, os.fsencode(path), _OPENED) < 0:
            raise OSError(ctypes.get_errno(), "cannot watch", str(path))

    def opened(self) -> int:
        """How often it was opened since the last time this was asked."""
        try:
            return len(os.read(self._handle, 65536)) // _EVENT.size
        except BlockingIOError:
            return 0

    def close(self) -> None:
        """Watch no more."""
        os.close(self._handle)


@contextmanager
def trapped(path: Path) -> Iterator[Trap]:
    """A trap on a file that is there, for as long as the block runs."""
    trap = Trap(path)
    try:
        yield trap
    finally:
        trap.close()
