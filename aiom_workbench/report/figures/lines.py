"""A text in a few lines about a middle, as the rows of boards have it."""

from __future__ import annotations

from typing import Any

from aiom_workbench.report.figure import Text
from aiom_workbench.report.text_width import wrapped


def centred(
    text: str, x: float, middle: float, room: float, *, size: float = 13, weight: int = 400, lines: int = 2, **look: Any
) -> list[Text]:
    """The text from `x` on in at most `lines` lines no wider than `room`, their middle at `middle`; `look`: of `Text`."""
    found, leading = wrapped(text, size, room, weight, lines=lines), size + 2
    first = middle + size * 0.35 - leading / 2 * (len(found) - 1)
    return [
        Text(x=x, y=first + leading * n, text=line, size=size, weight=weight, **look) for n, line in enumerate(found)
    ]
