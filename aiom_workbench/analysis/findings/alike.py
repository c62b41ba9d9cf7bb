"""Which names are alike, as two people would write the same thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy

ALIKE = 90
"""Of 100, by token set ratio (RapidFuzz), letter case and punctuation apart."""

_ROWS = 256
_COLUMNS = 29


def alike(names: tuple[str, ...]) -> Mapping[int, tuple[int, ...]]:
    """For each name that has any, by its place, the places of the later names that are alike, in order.

    >>> alike(("Claims triage", "Coding of bills", "Triage of claims", "claims, triage"))
    {0: (2, 3), 2: (3,)}
    """
    if len(names) < 2:
        return {}
    from rapidfuzz import utils

    places: dict[str, list[int]] = {}
    for place, name in enumerate(names):
        places.setdefault(utils.default_process(name), []).append(place)
    places.pop("", None)
    partners = _known.partners(places)
    found = {}
    for word, own in places.items():
        together = sorted(place for partner in (word, *partners[word]) for place in places[partner])
        for place in own:
            later = tuple(other for other in together if other > place)
            if later:
                found[place] = later
    return dict(sorted(found.items()))


class _Known:
    """What was compared last, so that a changed name costs one row and not the whole square again."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._partners: dict[str, frozenset[str]] = {}

    def partners(self, words: Iterable[str]) -> Mapping[str, frozenset[str]]:
        """For each of these words, which are distinct, the others that are alike."""
        asked = dict.fromkeys(words)
        with self._lock:
            kept = {word: self._partners[word] & asked.keys() for word in asked if word in self._partners}
            new = [word for word in asked if word not in kept]
            found = {word: set(kept.get(word, ())) for word in asked}
            for one, other in _pairs(new, list(kept)):
                found[one].add(other)
                found[other].add(one)
            self._partners = {word: frozenset(others) for word, others in found.items()}
            return self._partners


_known = _Known()


def _pairs(new: list[str], old: list[str]) -> Iterator[tuple[str, str]]:
    """The pairs that are alike among the new words, and of a new with an old one."""
    if not new:
        return
    import numpy as np
    from rapidfuzz import fuzz, process

    words = new + old
    letters = _letters(words)
    for start in range(0, len(new), _ROWS):
        candidates = _may_be_alike(letters, start, min(start + _ROWS, len(new)))
        firsts = [words[row] for row, _other in candidates]
        others = [words[other] for _row, other in candidates]
        scores = process.cpdist(firsts, others, scorer=fuzz.token_set_ratio, score_cutoff=ALIKE, dtype=np.uint8)
        yield from ((firsts[n], others[n]) for n in np.nonzero(scores)[0].tolist())


def _letters(words: list[str]) -> numpy.ndarray[Any, numpy.dtype[numpy.uint16]]:
    """How often each letter stands in each word's set of tokens, in a row by word; some letters share a column."""
    import numpy as np

    counts = np.zeros((len(words), _COLUMNS), dtype=np.uint16)
    for row, word in enumerate(words):
        for letter in " ".join(set(word.split())):
            counts[row, ord(letter) % _COLUMNS] += 1
    return counts


def _may_be_alike(letters: Any, start: int, stop: int) -> list[tuple[int, int]]:
    """The pairs of these rows with later ones that share enough letters, whatever their order.

    Four fifths of the shorter one are needed: a ratio of 90 leaves no more than 2/11 of it unmatched.
    It is cheap to count, and leaves few pairs for the ratio itself.
    """
    import numpy as np

    rows, others = letters[start:stop], letters[start:]
    shared = np.zeros((len(rows), len(others)), dtype=np.uint32)
    for column in range(_COLUMNS):
        shared += np.minimum(rows[:, column, None], others[None, :, column])
    lengths = letters.sum(axis=1)
    enough = shared * 5 >= np.minimum(lengths[start:stop, None], lengths[None, start:]) * 4
    found = zip(*(axis.tolist() for axis in np.nonzero(np.triu(enough, 1))), strict=True)
    return [(start + row, start + other) for row, other in found]
