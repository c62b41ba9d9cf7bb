"""The documents' colours: the light theme's tokens, by the names that figures and styles use."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

THEME = "light"


@cache
def tokens() -> dict[str, Any]:
    """The whole table of tokens."""
    return tomllib.loads((files("resources") / "themes" / "tokens.toml").read_text("utf-8"))


@cache
def color(name: str) -> str:
    """A token's colour as "#RRGGBB": "text.primary", "ramp.3", "ramp.on.3", "chart.option.0". Raises `KeyError`."""
    family, *path = name.split(".")
    if family == "ramp":
        kind, step = ("on", path[1]) if path[0] == "on" else ("steps", path[0])
        path = [kind, step]
    found: Any = tokens()["theme"][THEME][family]
    for key in path:
        found = found[int(key)] if isinstance(found, list) else found[key]
    if not isinstance(found, str):
        raise KeyError(name)
    return found


def hex6(name: str) -> str:
    """A token's colour as Word and Excel write it: "RRGGBB"."""
    return color(name).removeprefix("#")


def mark_of(family: str, name: str) -> dict[str, str]:
    """Shape, letter and label of a mark of the tokens' families; an empty ring where there is none of that name."""
    found: dict[str, str] = tokens()["mark"].get(family, {}).get(name, {"shape": "ring", "letter": "", "label": ""})
    return found
