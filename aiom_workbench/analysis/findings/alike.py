"""Which names are alike, as two people would write the same thing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

ALIKE = 90
"""Of 100, by token set ratio (RapidFuzz), letter case and punctuation apart."""


@lru_cache(maxsize=4)
def alike(names: tuple[str, ...]) -> Mapping[int, tuple[int, ...]]:
    """For each name, by its place, the later ones that are alike; names without any are left out.

    Remembered by the names, so that an edit which changes none of them costs nothing here.

    >>> dict(alike(("Claims triage", "Coding of bills", "Triage of claims")))
    {0: (2,)}
    """
    if len(names) < 2:
        return {}
    import numpy as np
    from rapidfuzz import fuzz, process, utils

    words = [utils.default_process(name) for name in names]
    scores = process.cdist(words, words, scorer=fuzz.token_set_ratio, score_cutoff=ALIKE, dtype=np.uint8)
    firsts, others = np.nonzero(np.triu(scores, 1))
    found: dict[int, tuple[int, ...]] = {}
    for first, other in zip(firsts.tolist(), others.tolist(), strict=True):
        found[first] = (*found.get(first, ()), other)
    return found
