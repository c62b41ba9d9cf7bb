"""How far a command is, on standard error: a bar where that is a terminal, nothing where it is a file or a pipe."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

WIDTH = 24
_SHOWN_AFTER = 0.3
"""Seconds: what is done sooner shows no bar."""


@contextmanager
def progress(doing: str) -> Iterator[Callable[[float], None]]:
    """Give what is told the share that is done, from 0 to 1; the bar is gone when the block is left."""
    began, shown = time.monotonic(), False

    def tell(share: float) -> None:
        nonlocal shown
        if sys.stderr.isatty() and (shown or time.monotonic() - began > _SHOWN_AFTER):
            shown = True
            done = round(WIDTH * share)
            print(f"\r{doing} [{'#' * done}{'.' * (WIDTH - done)}] {share:4.0%}", end="", file=sys.stderr, flush=True)

    try:
        yield tell
    finally:
        if shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
