"""Fractional positions: keys that always have room for one more between two.

A key is the digits of a fraction in base 36; keys compare as text. An append counts up in the
first eight digits, an insert takes the middle.
"""

from __future__ import annotations

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
LENGTH = 8
LONGEST = 40
_STEP = 36**2
_TWO = [first + second for first in DIGITS for second in DIGITS]


def spread(count: int) -> list[str]:
    """Keys for `count` things in a row, with room between and after them."""
    return [_digits((i + 1) * _STEP, LENGTH) for i in range(count)]


def after(last: str) -> str:
    """A key behind the last one (empty: the first key there is)."""
    return _digits(_value(last[:LENGTH], LENGTH) + _STEP, LENGTH)


def between(low: str, high: str) -> str | None:
    """A key between two (`low` may be empty), or None where there is no room up to `LONGEST` digits.

    >>> between("1", "2")
    '1i'
    """
    for length in range(max(len(low), len(high)), LONGEST + 1):
        a, b = _value(low, length), _value(high, length)
        if b - a > 1:
            return _digits((a + b) // 2, length)
    return None


def spread_between(low: str, high: str, count: int) -> list[str] | None:
    """`count` keys in a row between two, or None where there is no room."""
    for length in range(max(len(low), len(high), 1), LONGEST // 2 + 1):
        a, b = _value(low, length), _value(high, length)
        step = (b - a) // (count + 1)
        if step > 0:
            return [_digits(a + step * (i + 1), length) for i in range(count)]
    return None


def _value(key: str, length: int) -> int:
    return int(key.ljust(length, "0"), 36)


def _digits(value: int, length: int) -> str:
    out = ""
    while len(out) < length:
        value, two = divmod(value, 36 * 36)
        out = _TWO[two] + out
    return out[len(out) - length :]
