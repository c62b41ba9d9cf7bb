"""Means of what was said. Unset is never counted as zero: it is not counted at all."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction


def mean(values: Iterable[float | None], decimals: int = 2) -> float | None:
    """The mean of the values that are set, rounded; None where none is."""
    given = [exact(value) for value in values if value is not None]
    return float(round(sum(given, Fraction(0)) / len(given), decimals)) if given else None


def exact(value: float) -> Fraction:
    """The number as it was written: 0.1 is a tenth, not the nearest binary fraction."""
    return Fraction(str(value))
