"""A row of the bench's table, and how a figure is taken: the best of a few turns."""

from __future__ import annotations

import gc
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: what was measured, in seconds (or MB), its floor or peer, and the ratio that is aimed at."""

    what: str
    floor_name: str
    floor: float
    seen: float
    target: float
    unit: str = "s"

    @property
    def ratio(self) -> float:
        """How many times the floor it is."""
        return self.seen / self.floor if self.floor else math.inf

    @property
    def holds(self) -> bool:
        """Whether the target is met."""
        return self.ratio <= self.target


@dataclass(frozen=True, slots=True)
class Growth:
    """How time grows with size: the exponent between two sizes; 1 is linear."""

    what: str
    small: float
    large: float
    times_larger: float = 10.0
    target: float = 1.15

    @property
    def exponent(self) -> float:
        """The exponent of time over size."""
        return math.log(self.large / self.small) / math.log(self.times_larger)

    @property
    def holds(self) -> bool:
        """Whether growth is linear or better, with a little slack for noise."""
        return self.exponent <= self.target


AnyRow = Row | Growth


def best(work: Callable[[], Any], turns: int = 3) -> float:
    """The shortest of a few turns, in seconds; the garbage collector waits meanwhile."""
    found = []
    for _turn in range(turns):
        gc.collect()
        gc.disable()
        began = time.perf_counter()
        work()
        found.append(time.perf_counter() - began)
        gc.enable()
    return min(found)


def median(values: list[float]) -> float:
    """The middle of some figures."""
    ordered = sorted(values)
    return ordered[len(ordered) // 2]


def settle(app: Any, quiet: float = 0.8) -> None:
    """Let the window do what it put off, until nothing comes for a while."""
    last = time.perf_counter()
    while time.perf_counter() - last < quiet:
        began = time.perf_counter()
        app.processEvents()
        if time.perf_counter() - began > 0.002:
            last = time.perf_counter()
        time.sleep(0.002)
