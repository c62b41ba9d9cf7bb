"""What a command of the command line is, and what several commands share."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from aiom_workbench.file.history import end_of
from aiom_workbench.problem import Kind, Problem
from aiom_workbench.words import _


@dataclass(frozen=True, slots=True)
class Command:
    """One command: what it is for, its options, and what it does; `run` gives the exit code."""

    help: str
    options: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]


def file_argument(parser: ArgumentParser, name: str = "file") -> None:
    """A project file as the command's next word."""
    parser.add_argument(name, type=Path, metavar=name.upper(), help=_("a project file (.aiom)"))


def output_option(parser: ArgumentParser) -> None:
    """`-o OUT` and `--force`."""
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT", help=_("what to write"))
    parser.add_argument("--force", action="store_true", help=_("replace OUT where it exists"))


def output_is_free(given: Namespace) -> None:
    """Raise `Problem` where OUT exists and may not be replaced; the project itself never may."""
    source = getattr(given, "file", None) or getattr(given, "broken", None)
    if source is not None and given.output.exists() and source.exists() and given.output.samefile(source):
        raise Problem(
            _("is the project itself"), where=str(given.output), mend=_("choose another name"), kind=Kind.CANNOT_WRITE
        )
    if given.output.exists() and not given.force:
        raise Problem(_("exists already"), where=str(given.output), mend=_("use --force"), kind=Kind.CANNOT_WRITE)


def lock_option(parser: ArgumentParser) -> None:
    """`--break-lock`, of every command that writes to a project file; pass it to `Project.open`."""
    text = _("take the file from whoever has it open; your word that nobody has")
    parser.add_argument("--break-lock", action="store_true", help=text)


def today_option(parser: ArgumentParser) -> None:
    """`--today DATE`: the day for which anything is computed."""
    parser.add_argument("--today", type=day, default=None, metavar="DATE", help=_("compute for this day"))


def json_option(parser: ArgumentParser) -> None:
    """`--json`: one JSON document on standard output and nothing else."""
    parser.add_argument("--json", action="store_true", help=_("print one JSON document"))


def day(text: str) -> date:
    """A date written YYYY-MM-DD. Raises `ValueError`."""
    return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 (a day has no time zone)


def today_of(given: Namespace) -> date:
    """The day that was asked for, else the clock's."""
    found: date | None = given.today
    return found or date.today()  # noqa: DTZ011 (the day on the person's own calendar)


When = int | datetime
"""A position in the history, or a moment."""


def when(text: str) -> When:
    """`#SEQ`, a date (its end, local) or an ISO time. Raises `ValueError`."""
    if text.startswith("#"):
        return int(text[1:])
    if len(text) == len("2026-11-25"):
        return end_of(day(text))
    moment = datetime.fromisoformat(text)
    return moment.astimezone() if moment.tzinfo is None else moment


def print_json(data: Any) -> None:
    """One JSON document on standard output."""
    print(json.dumps(data, ensure_ascii=False, indent=2))


def warn(message: str) -> None:
    """A warning on standard error; it changes no exit code."""
    print(f"warning: {message}", file=sys.stderr, flush=True)


def print_problem(problem: Problem) -> None:
    """The problem, and those listed with it, a line each on standard error."""
    for one in (problem, *problem.also):
        print(f"error: {one}", file=sys.stderr, flush=True)
