"""Which row is which thing: by id or reference, else by exact name; close spellings are only offered.

Rows of one source are never merged with each other: each thing is claimed by one row at most, so
the k-th row of a name finds the k-th thing of that name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from aiom_workbench.interchange.lists.links import plain
from aiom_workbench.plan import Thing

CLOSE = 86.0
"""From this likeness of two names (of 100, words in any order) on, a match is offered."""
_COMPARED = 2_000_000
_FEW = 500
"""In a list of up to so many names, those that differ by a slip of the pen are looked for as well."""


@dataclass(frozen=True, slots=True)
class Similar:
    """A thing that a new row might be, and how alike the names are, of 100."""

    id: str
    ref: str
    name: str
    likeness: int


@dataclass(slots=True)
class Wanted:
    """What one record says of its identity: its id and reference, if any, and its key's values."""

    id: str | None
    ref: str | None
    key: tuple[Any, ...]


def match(wanted: Sequence[Wanted | None], things: Iterable[Thing], key: tuple[str, ...], decided: Mapping[int, str],
          known: Compared | None = None) -> list[Thing | None]:  # fmt: skip
    """The thing for each record, or None for a new one; `decided` holds the person's own choices by index."""
    pool = _Pool(things, key, Compared() if known is None else known)
    found: list[Thing | None] = [None] * len(wanted)
    for i, thing_id in decided.items():
        found[i] = pool.claim(thing_id)
    for i, record in enumerate(wanted):
        if record is not None and found[i] is None and i not in decided:
            found[i] = pool.by_id(record)
    for loose in (False, True):
        for i, record in enumerate(wanted):
            if record is not None and found[i] is None and i not in decided:
                found[i] = pool.by_key(record, loose=loose)
    return found


class Compared(dict[Any, Any]):
    """Values as keys are compared, each made once: list and plan mostly hold the same."""

    def __missing__(self, value: Any) -> Any:
        found = self[value] = compared(value)
        return found


class _Pool:
    """The things that no row has claimed yet."""

    def __init__(self, things: Iterable[Thing], key: tuple[str, ...], known: Compared) -> None:
        self._by_id: dict[str, Thing] = {}
        self._by_key: dict[tuple[Any, ...], list[Thing]] = {}
        self._by_name: dict[Any, list[Thing]] = {}
        self._claimed: set[str] = set()
        self._whole = len(key) == 2 and key[1] == "organisation"
        for thing in things:
            self._by_id[thing.id] = thing
            values = tuple([known[getattr(thing, name)] for name in key])
            self._by_key.setdefault(values, []).append(thing)
            if self._whole:
                self._by_name.setdefault(values[0], []).append(thing)

    @cached_property
    def _by_ref(self) -> dict[str, Thing]:
        return {thing.ref.casefold(): thing for thing in self._by_id.values() if thing.ref}

    def claim(self, thing_id: str | None) -> Thing | None:
        """Take a thing, if it is there and still free."""
        thing = self._by_id.get(thing_id or "")
        if thing is None or thing.id in self._claimed:
            return None
        self._claimed.add(thing.id)
        return thing

    def by_id(self, record: Wanted) -> Thing | None:
        for given in (record.id, record.ref):
            if given:
                thing = self._by_id.get(given) or self._by_ref.get(given.casefold())
                if thing is not None and (claimed := self.claim(thing.id)) is not None:
                    return claimed
        return None

    def by_key(self, record: Wanted, *, loose: bool) -> Thing | None:
        """The first free thing with the same key; loosely, a row without organisation takes any of its name."""
        if not loose:
            return self._first(self._by_key.get(record.key, ()))
        if self._whole and record.key[1] is None:
            return self._first(self._by_name.get(record.key[0], ()))
        return None

    def _first(self, things: Sequence[Thing]) -> Thing | None:
        for thing in things:
            if thing.id not in self._claimed:
                self._claimed.add(thing.id)
                return thing
        return None


def compared(value: Any) -> Any:
    """A value as keys are compared: text without the difference of case and white space."""
    return plain(value) if isinstance(value, str) else value


def close_names(names: Mapping[int, str], things: Sequence[tuple[Thing, str]]) -> dict[int, Similar]:
    """For each new row, by index, the thing with the closest name from `CLOSE` on.

    Where that would be too many comparisons, only names that share a word are compared.
    """
    if not names or not things:
        return {}
    from rapidfuzz import fuzz, process

    texts = [plain(name) for _thing, name in things]
    everything = len(names) * len(texts) <= _COMPARED
    by_word = {} if everything else _by_word(texts)
    found = {}
    for i, name in names.items():
        query = plain(name)
        among = texts if everything else {j: texts[j] for word in query.split() for j in by_word.get(word, ())[:200]}
        best = process.extractOne(query, among, scorer=fuzz.token_sort_ratio, score_cutoff=CLOSE)
        if best is not None:
            thing, written = things[best[2]]
            found[i] = Similar(thing.id, thing.ref, written, round(best[1]))
    return found


def doubles(names: Mapping[int, str]) -> dict[int, int]:
    """For each index whose name, as compared, an earlier one bears, but perhaps for a slip of the pen: that one.

    >>> doubles({4: "head of quality", 5: "head of it", 6: "head of qualty", 7: "head of hr", 8: "head of it"})
    {8: 5, 6: 4}
    """
    from rapidfuzz import fuzz, process

    found: dict[int, int] = {}
    first: dict[str, int] = {}
    for i, name in names.items():
        at = first.setdefault(name, i)
        if at != i:
            found[i] = at
    texts = list(first)
    for n, text in enumerate(texts if len(texts) <= _FEW else ()):
        best = process.extractOne(text, texts[:n], scorer=fuzz.token_sort_ratio, score_cutoff=CLOSE)
        if best is not None and _but_for_a_slip(text, best[0]):
            found[first[text]] = first[best[0]]
    return found


def _but_for_a_slip(one: str, other: str) -> bool:
    """The same words, or all but one long word that is spelled almost alike."""
    from rapidfuzz import fuzz

    pairs = list(zip(sorted(one.split()), sorted(other.split()), strict=False))
    unlike = [(a, b) for a, b in pairs if a != b]
    if len(one.split()) != len(other.split()) or len(unlike) > 1:
        return False
    return all(min(len(a), len(b)) > 4 and (a + b).isalpha() and fuzz.ratio(a, b) >= 75 for a, b in unlike)


def _by_word(texts: Sequence[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for j, text in enumerate(texts):
        for word in text.split():
            found.setdefault(word, []).append(j)
    return found
