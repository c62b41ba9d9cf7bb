"""Which entry of a pack a text in a plan means: by its wording in the pack, in the built-in pack, or by likeness.

A project tailors what it took from a pack; a row is still the pack's when its words have changed a
little. Where two entries are almost equally alike, the text means neither.
"""

from __future__ import annotations

from functools import lru_cache

from aiom_workbench.content.pack import Pack
from aiom_workbench.content.packs import built_in

ALIKE, APART = 72, 10
"""Of 100: how alike an entry has to be, and how much more than the next one."""
_TITLES = {"decisions": "decision"}
_KEPT = 2000


@lru_cache(_KEPT)
def known_as(pack: Pack, file: str, text: str | None) -> str | None:
    """The key of the entry in a pack's file ("decisions", "criteria", …) that `text` means, or None.

    >>> known_as(built_in(), "decisions", "Set ambition, themes and risk tolerance")
    'ambition'
    >>> known_as(built_in(), "decisions", "Let a medium-tier case go live") is None
    True
    """
    if not text or not text.strip():
        return None
    titles = _titles(pack, file)
    wanted = _plain(text)
    return titles.get(wanted) or _most_alike(wanted, titles)


@lru_cache(64)
def _titles(pack: Pack, file: str) -> dict[str, str]:
    """Every wording's key; the pack's own wording counts before the built-in one of another key."""
    entries, title = pack.entries(file), _TITLES.get(file, "name")
    found = {_plain(getattr(e, title)): key for key, e in built_in().entries(file).items() if key in entries}
    return found | {_plain(getattr(entry, title)): key for key, entry in entries.items()}


def _most_alike(wanted: str, titles: dict[str, str]) -> str | None:
    from rapidfuzz import fuzz

    best: dict[str, float] = {}
    for words, key in titles.items():
        best[key] = max(best.get(key, 0), float(fuzz.token_sort_ratio(wanted, words)))
    ranked = sorted(best.items(), key=lambda item: -item[1])[:2]
    if not ranked or ranked[0][1] < ALIKE or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < APART):
        return None
    return ranked[0][0]


def _plain(text: str) -> str:
    """No case, no punctuation, single spaces."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text.casefold()).split())
