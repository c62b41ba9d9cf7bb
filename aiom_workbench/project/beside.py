"""A large edit, or an erasure, made in another thread, so that a window goes on painting meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")
Tell = Callable[[float], None]
"""Is told how far a work is, from 0 to 1; what it raises ends the work."""


class Beside(Generic[T]):
    """An edit that has begun: until `end` the project refuses every other edit, undo and redo.

    The plan may be read all the while: it is the one before the edit until that is durable, and the one
    after it from then on, together with the history. Listeners hear of it in `end`.
    """

    def __init__(self, make: Callable[[Tell], T], end: Callable[[], None]) -> None:
        """Made by `Project.edit_beside` and `erase_beside`."""
        self._make, self._end = make, end
        self._making = threading.Lock()
        self._may_make = True
        self._ended = False

    def make(self, tell: Tell) -> T:
        """Fill the edit and make it durable, in any thread, once: one undo step, one transaction.

        Gives what came of it. Raises what `Project.edit` raises, and what `tell` raises; nothing is kept then.
        """
        with self._making:
            if not self._may_make:
                raise RuntimeError("this edit has ended")
            self._may_make = False
            return self._make(tell)

    def end(self) -> None:
        """Tell the listeners and let others edit: in the owner's thread, whatever came of `make`.

        Waits for a `make` that goes on; one that has not begun does nothing any more.
        """
        with self._making:
            self._may_make = False
        if not self._ended:
            self._ended = True
            self._end()
