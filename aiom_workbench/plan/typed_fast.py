"""What is typed fast while people talk: votes by voice, and one line of evidence with its tags."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from aiom_workbench.plan.choices import COMPONENTS, QUESTIONS, SIGNS, VOICES
from aiom_workbench.plan.fields import Misfit
from aiom_workbench.words import _

Vote = tuple[str, int]
"""A voice's key and a score from 1 to 5."""
_VOICE = {voice.key[0]: voice.key for voice in VOICES}
_GROUP = re.compile(r"([a-z]+)\s*[:=]?\s*((?:[0-9][\s,;/]*)+)")
TAGS = tuple(choice.key for choice in (*QUESTIONS, *COMPONENTS, *SIGNS))
"""What a line of evidence can be tagged with."""


def read_votes(text: str) -> tuple[Vote, ...]:
    """Votes as they are called out: "s4 m3 u2 u2", or "s 4 5 3  u 221". Raises `Misfit` naming what is none.

    A voice is its first letter or its name; each digit after it is one vote.

    >>> read_votes("s4 m3 u2 u21")
    (('sponsor', 4), ('manager', 3), ('user', 2), ('user', 2), ('user', 1))
    """
    lower = text.strip().lower()
    rest = _GROUP.sub(" ", lower).strip(" ,;/")
    if rest:
        raise Misfit(_("“{text}” is no vote; type s4, m3, u2 or e5").format(text=rest))
    found: list[Vote] = []
    for word, digits in _GROUP.findall(lower):
        voice = _voice(word)
        for digit in re.findall(r"[0-9]", digits):
            if not 1 <= int(digit) <= 5:
                raise Misfit(_("“{text}” is off the scale; votes go from 1 to 5").format(text=f"{word}{digit}"))
            found.append((voice, int(digit)))
    return tuple(found)


def _voice(word: str) -> str:
    voice = _VOICE.get(word[0])
    if voice is None or not voice.startswith(word.rstrip("s") or word):
        raise Misfit(_("“{text}” is no voice; s sponsor, m manager, u user, e expert").format(text=word))
    return voice


@dataclass(frozen=True, slots=True)
class Captured:
    """A line of evidence: what it is about (keys), and the words."""

    about: tuple[str, ...]
    quote: str


def read_capture(line: str, about: Iterable[str] = ()) -> Captured:
    """A line with tags before it: "#owner #people Nobody holds money", or "owner: nobody holds money".

    A tag is a question, component or sign, as much of its key as tells it apart. `about` is what the
    line is about where it has no tags. Raises `Misfit` for a tag that is not known or tells too little,
    and for a line without words.

    >>> read_capture("#own nobody holds money")
    Captured(about=('owner',), quote='nobody holds money')
    """
    rest, found = line.strip(), []
    while match := re.match(r"#(\S+)\s*", rest):
        found.append(_tag(match[1]))
        rest = rest[match.end() :]
    if not found and (match := re.match(r"([a-z_]{3,})\s*:\s*", rest.lower())) and match[1] in _starts(match[1]):
        found.append(match[1])
        rest = rest[match.end() :]
    if not rest:
        raise Misfit(_("write what was seen or said after the tag"))
    return Captured(tuple(dict.fromkeys(found)) or tuple(about), rest)


def _tag(word: str) -> str:
    word = word.lower().rstrip(":,;.")
    fits = _starts(word)
    if word in fits:
        return word
    if len(fits) == 1:
        return fits[0]
    if not fits:
        raise Misfit(_("#{tag} is no question, component or sign").format(tag=word))
    raise Misfit(_("#{tag} could be {tags}").format(tag=word, tags=", ".join(f"#{fit}" for fit in fits)))


def _starts(word: str) -> list[str]:
    return [tag for tag in TAGS if word and tag.startswith(word)]
