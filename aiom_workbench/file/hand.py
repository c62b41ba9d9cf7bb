"""Work on a file that may never answer: a share that hangs keeps its thread waiting, and nobody else."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, wait
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import Any, TypeVar

T = TypeVar("T")


class Hand:
    """Does one piece of work after another in a thread of its own, which never keeps the program from ending."""

    def __init__(self) -> None:
        """The thread begins with the first piece of work."""
        self._asked: SimpleQueue[tuple[Future[Any], Callable[[], Any]] | None] = SimpleQueue()
        self._begun = False

    def begin(self, work: Callable[[], T]) -> Future[T]:
        """Have it done when everything before is."""
        if not self._begun:
            self._begun = True
            threading.Thread(target=self._serve, daemon=True, name="file").start()
        asked: Future[T] = Future()
        self._asked.put((asked, work))
        return asked

    def end(self) -> None:
        """There is no more to do after what was asked."""
        self._asked.put(None)

    def _serve(self) -> None:
        while (one := self._asked.get()) is not None:
            _do(*one)
            del one  # holds on to nothing while it waits


class AtOnce(Hand):
    """The same for whoever may wait as long as it takes: in the caller's own thread."""

    def begin(self, work: Callable[[], T]) -> Future[T]:
        """Do it now."""
        done: Future[T] = Future()
        _do(done, work)
        return done


def is_done(asked: Future[Any], seconds: float | None) -> bool:
    """Whether it is done, at the latest in so many seconds; None waits as long as it takes."""
    return asked.done() or bool(wait((asked,), seconds).done)


def lies_there(paths: Sequence[Path], seconds: float) -> list[bool | None]:
    """Whether something lies at each of the paths, asked all at once; None where no answer came in so many seconds."""
    hands = [Hand() for _path in paths]
    asked = [hand.begin(partial(os.path.exists, path)) for hand, path in zip(hands, paths, strict=True)]
    for hand in hands:
        hand.end()
    wait(asked, seconds)
    return [one.result() if one.done() else None for one in asked]


def _do(asked: Future[T], work: Callable[[], T]) -> None:
    try:
        asked.set_result(work())
    except Exception as error:
        asked.set_exception(error)
