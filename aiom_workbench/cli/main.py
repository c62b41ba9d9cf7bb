"""The command line: finds the command, imports only what it needs, turns a `Problem` into a line and a code."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from importlib import import_module

from aiom_workbench.cli.command import Command, print_problem
from aiom_workbench.file.crash_report import write_crash_report
from aiom_workbench.problem import Kind, Problem
from aiom_workbench.words import _

WHERE = {
    "open": "window",
    "shot": "window",
    "new": "projects",
    "info": "projects",
    "history": "projects",
    "undo": "projects",
    "redo": "projects",
    "apply": "projects",
    "analyse": "answers",
    "check": "answers",
    "export": "export",
    "import": "importing",
    "verify": "care",
    "pack": "packs",
    "versions": "care",
    "recover": "care",
    "erase": "care",
    "restore": "care",
}
"""Which module of this package each command stands in; it holds it in `COMMANDS`."""


_FAULT, _INTERRUPTED = 70, 130
"""Exit codes beyond the contract's: a bug, and a person who pressed Ctrl+C."""


def main(words: list[str] | None = None) -> int:
    """Run the command in `words` (default: the process's arguments). Gives the exit code."""
    words = sys.argv[1:] if words is None else words
    name = next((word for word in words if not word.startswith("-")), None)
    try:
        if not words:
            return _command("open").run(_parser(["open"]).parse_args(["open"]))
        parser = _parser([name] if name in WHERE else list(WHERE))
        given = parser.parse_args(words)
        return _command(given.command).run(given)
    except Problem as problem:
        if os.environ.get("AIOM_DEBUG") == "1":
            raise
        print_problem(problem)
        return int(problem.kind)
    except BrokenPipeError:
        sys.stderr.close()
        return int(Kind.CANNOT_WRITE)
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception as error:
        if os.environ.get("AIOM_DEBUG") == "1":
            raise
        report = write_crash_report(error)
        message = _("a fault of the workbench itself; what happened, without any of your text, is in {report}")
        print(f"error: {message.format(report=report or '-')}", file=sys.stderr)
        return _FAULT


def _command(name: str) -> Command:
    module = import_module(f"aiom_workbench.cli.{WHERE[name]}")
    found: Command = module.COMMANDS[name]
    return found


def _parser(names: list[str]) -> ArgumentParser:
    parser = ArgumentParser(
        prog="aiom-workbench",
        description=_("The offline workbench for an AI operating model. Alone, it opens the window."),
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in names:
        command = _command(name)
        command.options(commands.add_parser(name, help=command.help, description=command.help, allow_abbrev=False))
    return parser
