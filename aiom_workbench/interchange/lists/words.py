"""The words of other people's lists, from `resources/import/`, and how they are compared."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from aiom_workbench.content.pack import Pack
from aiom_workbench.content.packs import built_in
from aiom_workbench.plan.choices import PULSE_ELEMENTS, SIGNS, TOPICS

PACKS_KEPT = 8
"""Packs whose wordings are remembered."""
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_SIGNS = re.compile(r"[^\w%#✓✔☑✗✘☐↑↓]+")
_COUNTED = re.compile(r"^(?:[a-z]|q?\d{1,2})\s*[).:]\s+")


def folded(text: str) -> str:
    r"""The text as words are compared: no case, no accents, single spaces for all punctuation.

    >>> folded("  Zuständig (Name):\n")
    'zustandig name'
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign)).replace("_", " ")
    return _SIGNS.sub(" ", plain).strip()


def without_brackets(text: str) -> str:
    """The text without what stands in brackets."""
    return _BRACKETS.sub(" ", text)


def uncounted(text: str) -> str:
    """The text without a list's counter before it: "c) Deployed" → "Deployed"."""
    return _COUNTED.sub("", text.strip().casefold())


@cache
def headers() -> Mapping[str, Mapping[str, list[str]]]:
    """Header words: by list (`any` for all of them), by field."""
    return _read("headers")


@cache
def values() -> Mapping[str, Any]:
    """Words in cells: yes, no, blank, levels, months, and `choices` by collection and field."""
    return _read("values")


@cache
def months() -> Mapping[str, int]:
    """Month names and their short forms, folded, in several languages."""
    return {folded(word): int(number) for number, words in values()["months"].items() for word in words}


@cache
def levels() -> Mapping[str, int]:
    """Judgements in words ("High") and their place on a scale from 1 to 5."""
    return {folded(word): int(number) for number, words in values()["levels"].items() for word in words}


@cache
def blanks() -> frozenset[str]:
    """What people write into a cell to say that it is empty."""
    return frozenset(word.casefold() for word in values()["blank"])


def _read(name: str) -> dict[str, Any]:
    data = (files("resources") / "import" / f"{name}.toml").read_bytes()
    return tomllib.loads(data.decode("utf-8"))


@lru_cache(PACKS_KEPT)
def topic_words(pack: Pack) -> Mapping[str, str]:
    """What votes and evidence may be about, by every wording: key, label, the sentences of the built-in content and of `pack`."""
    found = {folded(choice.label): choice.key for choice in (*TOPICS, *SIGNS)}
    for asked in (built_in(), pack):
        found |= {folded(question.question): key for key, question in asked.questions.items()}
        found |= {folded(statement.text): key for key, statement in asked.pulse.items()}
    return found | {folded(choice.key): choice.key for choice in (*TOPICS, *SIGNS)}


@lru_cache(PACKS_KEPT)
def element_words(pack: Pack) -> Mapping[str, str]:
    """What feedback on the change is about, by every wording: key, label, and what `pack` calls and asks it."""
    found = {folded(choice.label): choice.key for choice in PULSE_ELEMENTS}
    for key, element in pack.elements.items():
        found |= {folded(text): key for text in (element.name, element.ask)}
    return found | {folded(choice.key): choice.key for choice in PULSE_ELEMENTS}
