"""What a key is called in a project: in its own content, where that says so, else in the content that is built in.

The content is read here as it was written, layer by layer; what a pack is, and whether its files are sound, is said
in `content/`, which stands above.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from aiom_workbench.plan.choices import QUESTIONS, SIGNS, STATEMENTS
from aiom_workbench.plan.fields import Choice, Field
from aiom_workbench.plan.plan import Plan

BUILT_IN = "aiom"
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
    """What a choice is called in this project. (Its label says what the built-in content does: a test holds that.)"""
    if choice not in ENTRIES:
        return choice.label
    file, part = ENTRIES[choice]
    said = (_in(_in(layer, choice.key), part) for layer in _own_layers(plan, file))
    return next((text for text in said if isinstance(text, str) and text.strip()), choice.label)


def entry_words(plan: Plan, file: str, key: str) -> str:
    """What the entry of a content file with this key is called, or the item of one; the key itself where there is none."""
    own = (names[key] for names in map(_names, _own_layers(plan, file)) if key in names)
    return next(own, _built_in_names(file).get(key, key))


def entry_key(plan: Plan, file: str, text: str) -> str:
    """The key of the entry, or item, that is called so; the text itself where none is."""
    wanted = text.strip().casefold()
    everywhere = (*map(_names, _own_layers(plan, file)), _built_in_names(file))
    return next((key for names in everywhere for key, said in names.items() if said.casefold() == wanted), text)


@cache
def built_in_file(file: str) -> Mapping[str, Any] | None:
    """A file of the built-in content as it is written."""
    import tomllib

    return tomllib.loads((files("resources") / "content" / BUILT_IN / f"{file}.toml").read_text("utf-8"))


@cache
def _built_in_names(file: str) -> Mapping[str, str]:
    return _names(built_in_file(file) or {})


def _names(layer: Mapping[str, Any]) -> dict[str, str]:
    """The names of entries, and the texts of their items, by key."""
    found: dict[str, str] = {}
    for key, entry in layer.items():
        items = _in(entry, "items")
        listed = items if isinstance(items, list | tuple) else ()
        said = ((key, _in(entry, "name")), *((_in(one, "key"), _in(one, "text")) for one in listed))
        found |= {name: text for name, text in said if isinstance(name, str) and isinstance(text, str)}
    return found


def _own_layers(plan: Plan, file: str) -> list[Mapping[str, Any]]:
    """What the project changed in a file, then what its pack has of it. They are kept with the engagement, which an
    answer may not have declared that it reads.
    """
    content = plan.engagement.content if "engagement" in plan.collections else None
    found = (_in(_in(content, layer), file) for layer in ("changes", "files"))
    return [data for data in found if isinstance(data, Mapping)]


def _in(data: Any, key: str) -> Any:
    """What stands under a key; None where there is nothing, also of what is no table."""
    return data.get(key) if isinstance(data, Mapping) else None
