"""The words of a choice: its label, or the project's own where its content pack has some."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aiom_workbench.plan.choices import QUESTIONS, SIGNS, STATEMENTS
from aiom_workbench.plan.fields import Choice, Field
from aiom_workbench.plan.plan import Plan

ENTRIES: Mapping[Choice, tuple[str, str]] = {
    **dict.fromkeys(QUESTIONS, ("questions", "question")),
    **dict.fromkeys(SIGNS, ("signs", "name")),
    **dict.fromkeys(STATEMENTS, ("pulse", "text")),
}
"""The choices that a content pack words: the file and the part of the entry with the choice's key."""


def options(plan: Plan, field: Field) -> list[tuple[str, str]]:
    """Each choice of a field: its key, and what it is called in this project."""
    return [(choice.key, words(plan, choice)) for choice in field.choices]


def choice_words(plan: Plan, field: Field, key: object) -> str:
    """What the choice with this key is called in this project; the key itself where it is no choice."""
    found = next((choice for choice in field.choices if choice.key == key), None)
    return words(plan, found) if found is not None else field.choice_label(key)


def words(plan: Plan, choice: Choice) -> str:
    """What a choice is called in this project."""
    if choice not in ENTRIES:
        return choice.label
    file, part = ENTRIES[choice]
    content = (
        plan.engagement.content if "engagement" in plan.collections else None
    )  # an answer may not have declared it
    if content is None:
        return choice.label
    for layer in ("changes", "files"):
        said = _in(_in(_in(content.get(layer), file), choice.key), part)
        if isinstance(said, str) and said.strip():
            return said
    return choice.label


def _in(data: Any, key: str) -> Any:
    """What stands under a key; None where there is nothing, also of what is no table."""
    return data.get(key) if isinstance(data, Mapping) else None
