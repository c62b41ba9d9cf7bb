"""How wide text is, without a screen: from a table of the bundled font's advances.

Painters differ by a pixel or two, so every width carries a little slack.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from importlib.resources import files

SLACK = 1.03
_UNKNOWN = 700
_KEPT = 8_192
"""Lines that are fitted are kept: an edit lays the same texts out again, but for one."""


@cache
def _advances() -> dict[str, dict[str, int]]:
    text = (files("resources") / "fonts" / "widths.json").read_text("utf-8")
    found: dict[str, dict[str, int]] = json.loads(text)
    return found


def text_width(text: str, size: float, weight: int = 400) -> float:
    """The width of one line of text in pixels, at `size` pixels and weight 400, 500 or 600."""
    advances = _advances()[str(weight)]
    return sum([advances.get(letter, _UNKNOWN) for letter in text]) * size * SLACK / 1000


@lru_cache(maxsize=_KEPT)
def elided(text: str, size: float, room: float, weight: int = 400, *, at_end: bool = False) -> str:
    """The text, cut in the middle (or at its end) with "…" where it is wider than `room` pixels."""
    if text_width(text, size, weight) <= room:
        return text
    cut = _cut_end if at_end else _cut
    fits, over = 0, len(text)
    while over - fits > 1:
        kept = (fits + over) // 2
        if text_width(cut(text, kept), size, weight) <= room:
            fits = kept
        else:
            over = kept
    return cut(text, fits) if fits else "…"


def _cut(text: str, kept: int) -> str:
    """The text with "…" in its middle and `kept` letters around it."""
    head = (kept + 1) // 2
    return text[:head].rstrip() + "…" + text[len(text) - (kept - head) :].lstrip()


def abbreviated(text: str, size: float, room: float, weight: int = 400) -> str:
    """The text, or its beginning with a full stop where it is wider than `room` pixels: "Govern."."""
    kept = len(text)
    while kept > 3 and text_width(text if kept == len(text) else text[:kept] + ".", size, weight) > room:
        kept -= 1
    return text if kept == len(text) else text[:kept].rstrip() + "."


def _cut_end(text: str, kept: int) -> str:
    return f"{text[:kept].rstrip(' ,;:')}…"


@lru_cache(maxsize=_KEPT)
def wrapped(text: str, size: float, room: float, weight: int = 400, lines: int = 2) -> tuple[str, ...]:
    """The text in at most `lines` lines no wider than `room` pixels; the last one is elided, at its end if it is a rest."""
    words, line = text.split(), ""
    found: list[str] = []
    while words:
        longer = f"{line} {words[0]}".strip()
        if not line or text_width(longer, size, weight) <= room:
            line = longer
            words.pop(0)
        elif len(found) == lines - 1:
            break
        else:
            found.append(line)
            line = ""
    found.append(elided(" ".join([line, *words]).strip(), size, room, weight, at_end=bool(found)))
    return tuple(elided(part, size, room, weight) for part in found)
