"""Writing a file whole or not at all: beside its place first, then renamed into it."""

from __future__ import annotations

import glob
import os
import secrets
import string
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aiom_workbench.file.process import is_alive
from aiom_workbench.problem import Kind, Problem
from aiom_workbench.words import _


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A path to write to; when the block ends well it becomes `path`, otherwise nothing is left.

    What one that was killed left is taken away by the next. Raises `Problem` where it cannot be written.
    """
    unfinished = path.with_name(f".{path.name}.{os.getpid() & 0xFFFFFF:06x}{secrets.token_hex(1)}.unfinished")
    try:
        _sweep(path)
        yield unfinished
        with unfinished.open("rb+") as written:
            os.fsync(written.fileno())
        unfinished.replace(path)
    except OSError as error:
        why = error.strerror or str(error)
        message = _("could not be written: {why}").format(why=why)
        raise Problem(message, where=str(path), kind=Kind.CANNOT_WRITE) from error
    finally:
        unfinished.unlink(missing_ok=True)


def _sweep(path: Path) -> None:
    """Take away what a process of this computer that has ended began to write for this place."""
    for left in path.parent.glob(f".{glob.escape(path.name)}.????????.unfinished*"):
        number = left.name.removeprefix(f".{path.name}.")[:6]
        if all(digit in string.hexdigits for digit in number) and not is_alive(int(number, 16), ""):
            left.unlink(missing_ok=True)


def write_whole(path: Path, data: bytes) -> None:
    """Write these bytes as `path`, whole or not at all. Raises `Problem`."""
    with whole(path) as unfinished:
        unfinished.write_bytes(data)
