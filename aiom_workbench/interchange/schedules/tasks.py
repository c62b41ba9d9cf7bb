"""What every foreign schedule becomes before it meets the plan: tasks, links, a calendar, and what was left out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from aiom_workbench.problem import Problem
from aiom_workbench.words import _

LARGEST = 64_000_000
"""Bytes of a schedule that are read; above it the file is refused."""
_DURATION = re.compile(r"(-?)P(?:(\d+)D)?T?(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?")


@dataclass(slots=True)
class Task:
    """One task, summary or milestone of a foreign schedule.

    `key` is its key in the file, `id` what is stable about it across files ("" where nothing is);
    `values` are field values of a milestone; `owner` a name; `starts` its stored start where the
    file places it by hand.
    """

    row: int
    key: str
    id: str
    name: str
    parent: str | None
    values: dict[str, Any] = field(default_factory=dict)
    owner: str = ""
    starts: date | None = None


@dataclass(frozen=True, slots=True)
class Wait:
    """A dependency by the tasks' keys; the lag in working days."""

    predecessor: str
    successor: str
    kind: str
    lag_days: float | None


@dataclass(slots=True)
class Foreign:
    """A foreign schedule as it was read. `engagement` holds start, working days, holidays and hours."""

    file: str
    kind: str
    tasks: list[Task] = field(default_factory=list)
    waits: list[Wait] = field(default_factory=list)
    engagement: dict[str, Any] = field(default_factory=dict)
    left_out: dict[str, list[str]] = field(default_factory=dict)

    def leave_out(self, what: str, name: str) -> None:
        """Note that something of a task, or of the file, is not carried over."""
        names = self.left_out.setdefault(what, [])
        if name not in names:
            names.append(name)

    def warnings(self) -> list[str]:
        """A line for each sort of thing that was left out or changed, with the first names."""
        return [
            f"{what}: {', '.join(names[:8])}{' …' if len(names) > 8 else ''}" for what, names in self.left_out.items()
        ]


def read_xml(path: Path) -> Any:
    """The root of an XML file. Raises `Problem` for a document type, entities, damage or size."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    data = read_bytes(path)
    try:
        return fromstring(data, forbid_dtd=True)
    except DefusedXmlException as error:
        raise Problem(_("holds a document type or entities, which no scheduling program writes"), where=str(path),
                      mend=_("save it anew from the scheduling program")) from error  # fmt: skip
    except (ParseError, ValueError, LookupError) as error:
        raise Problem(_("is not well-formed XML ({why})").format(why=error), where=str(path),
                      mend=_("save it anew from the scheduling program")) from error  # fmt: skip


def read_bytes(path: Path) -> bytes:
    """A file's bytes. Raises `Problem` where it cannot be read or is too large."""
    try:
        if path.stat().st_size > LARGEST:
            message = _("is larger than {n} MB").format(n=LARGEST // 1_000_000)
            raise Problem(message, where=str(path), mend=_("split it"))
        return path.read_bytes()
    except OSError as error:
        raise Problem(_("cannot be read: {why}").format(why=error.strerror or error), where=str(path),
                      mend=_("check the name")) from error  # fmt: skip


def local(tag: object) -> str:
    """An element's name without its namespace."""
    return str(tag).rsplit("}", 1)[-1]


def texts(node: Any) -> Mapping[str, str]:
    """The texts of an element's children by name; the first of each."""
    found: dict[str, str] = {}
    for child in node:
        found.setdefault(local(child.tag), (child.text or "").strip())
    return found


def minutes_in(text: str) -> float | None:
    """The minutes of an ISO duration such as PT16H0M0S, or None.

    >>> minutes_in("PT1H30M0S")
    90.0
    """
    found = _DURATION.fullmatch(text)
    if found is None or not any(found.groups()[1:]):
        return None
    days, hours, minutes, seconds = (float(part or 0) for part in found.groups()[1:])
    total = days * 1440 + hours * 60 + minutes + seconds / 60
    return -total if found[1] else total


def day_in(text: str | None) -> date | None:
    """The day of an ISO time such as 2027-03-04T08:00:00, or None."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def days(number: float) -> int | float:
    """Working days to a minute's precision, whole where they are."""
    rounded = round(number, 4)
    return int(rounded) if rounded == int(rounded) else rounded
