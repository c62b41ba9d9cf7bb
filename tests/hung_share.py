"""A network share that hangs, for real: whoever asks for anything in its folder waits until it answers again.

A file system whose server never says a word is mounted over the folder. Files that are open stay
open; whatever goes by a path waits in the system, as on a share whose server is gone. Linux only,
and only where this process may mount.
"""

from __future__ import annotations

import ctypes
import os
import stat
import sys
from pathlib import Path

_DETACH, _NOSUID_NODEV = 2, 6


class HungShare:
    """A folder that can be made to hang, and to answer again."""

    def __init__(self, folder: Path) -> None:
        """Of a folder that is there; nothing hangs yet."""
        self.folder = folder
        self._server = -1

    def hang(self) -> bool:
        """Hang from now on. False where this system lets nobody make it."""
        if not sys.platform.startswith("linux") or not Path("/dev/fuse").exists():
            return False
        try:
            self._server = os.open("/dev/fuse", os.O_RDWR)
        except OSError:
            return False
        options = f"fd={self._server},rootmode={stat.S_IFDIR:o},user_id={os.getuid()},group_id={os.getgid()}"
        code = _libc().mount(b"share", os.fsencode(self.folder), b"fuse", _NOSUID_NODEV, options.encode())
        if code:
            self.answer()
        return not code

    def answer(self) -> None:
        """Answer again: what hung comes back with an error, the folder is what it was."""
        if self._server >= 0:
            _libc().umount2(os.fsencode(self.folder), _DETACH)
            os.close(self._server)
            self._server = -1


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
