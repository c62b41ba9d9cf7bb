"""The words of other people's lists, from `resources/import/`, and how they are compared."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from aiom_workbench.plan.choices import SIGNS, TOPICS

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


@cache
def topic_words() -> Mapping[str, str]:
    """What votes and evidence may be about, by every wording: key, label, and the content's own sentence."""
    from aiom_workbench.content.packs import built_in

    pack = built_in()
    found = {folded(choice.label): choice.key for choice in (*TOPICS, *SIGNS)}
    found |= {folded(question.question): key for key, question in pack.questions.items()}
    found |= {folded(statement.text): key for key, statement in pack.pulse.items()}
    return found | {folded(choice.key): choice.key for choice in (*TOPICS, *SIGNS)}
