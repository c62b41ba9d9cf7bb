"""Ids of new things."""

from __future__ import annotations

import os
from collections.abc import Iterator


def new_ids(count: int) -> Iterator[str]:
    """So many random ids (UUID, version 4); the system is asked once for the randomness of all.

    >>> [len(one) for one in new_ids(2)]
    [36, 36]
    """
    signs = os.urandom(16 * count).hex()
    for at in range(0, 32 * count, 32):
        one = signs[at : at + 32]
        yield f"{one[:8]}-{one[8:12]}-4{one[13:16]}-{'89ab'[int(one[16], 16) % 4]}{one[17:20]}-{one[20:]}"
