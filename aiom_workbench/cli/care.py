"""Commands that look after a project file: prove it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from aiom_workbench.cli.command import Command, file_argument
from aiom_workbench.project.verify import verify
from aiom_workbench.words import _


def _verify_options(parser: ArgumentParser) -> None:
    file_argument(parser)


def _verify(given: Namespace) -> int:
    found = verify(given.file)
    print(_("{pages} pages, {rows} rows and {edits} edits hold").format(
        pages=found.pages, rows=found.rows, edits=found.edits))  # fmt: skip
    return 0


COMMANDS = {
    "verify": Command(_("read every page, row and checksum, and walk the history back"), _verify_options, _verify),
}
