"""`export KIND FILE -o OUT`: what leaves a project file. Every kind is one function in `KINDS`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from datetime import datetime
from importlib import import_module

from aiom_workbench.cli.command import Command, file_argument, output_is_free, output_option, today_option, when
from aiom_workbench.file.whole import write_whole
from aiom_workbench.interchange.json_plan import dump_plan
from aiom_workbench.project import Project
from aiom_workbench.words import _


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("kind", choices=sorted(KINDS), help=_("what to make"))
    file_argument(parser)
    output_option(parser)
    parser.add_argument("--audience", choices=("client", "internal"), default="client", help=_("who will read it"))
    parser.add_argument("--since", type=when, metavar="WHEN", help=_("say what changed since: #SEQ, a date, a time"))
    parser.add_argument("--as-of", type=when, metavar="WHEN", help=_("the plan as it stood then"))
    parser.add_argument("--sections", metavar="A,B", help=_("only these sections"))
    parser.add_argument(
        "--code-names", action="store_true", help=_("nobody is called by their name (word, excel, csv, charts)")
    )
    parser.add_argument("--stakeholder", metavar="ID", help=_("of whom (person): their id or reference"))
    today_option(parser)


def _export(given: Namespace) -> int:
    output_is_free(given)
    with Project.open(given.file, read_only=True) as project:
        KINDS[given.kind](project, given)
    return 0


def position(project: Project, at: int | datetime | None) -> int | None:
    """The position that a WHEN names, or None."""
    return project.seq_at(at) if isinstance(at, datetime) else at


def _json(project: Project, given: Namespace) -> None:
    write_whole(given.output, dump_plan(project.plan).encode())


def _copy(project: Project, given: Namespace) -> None:
    from aiom_workbench.cli.copies import export_copy

    export_copy(project, given)


def _delivered(name: str) -> Callable[[Project, Namespace], None]:
    def run(project: Project, given: Namespace) -> None:
        module = import_module("aiom_workbench.cli.deliverables")
        getattr(module, name)(project, given)

    return run


KINDS: dict[str, Callable[[Project, Namespace], None]] = {
    "json": _json,
    "person": _delivered("export_person"),
    "copy": _copy,
    "word": _delivered("export_word"),
    "excel": _delivered("export_excel"),
    "csv": _delivered("export_csv"),
    "charts": _delivered("export_charts"),
}
"""What each kind does; the documents' modules are imported when one is asked for."""

COMMANDS = {"export": Command(_("what leaves a project file"), _options, _export)}
