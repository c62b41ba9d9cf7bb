"""`export KIND FILE -o OUT`: what leaves a project file."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from aiom_workbench.cli.command import (
    Command,
    file_argument,
    output_is_free,
    output_option,
    today_of,
    today_option,
    warn,
    when,
)
from aiom_workbench.project import Project
from aiom_workbench.words import _
from exports.delivery import KINDS, Order, deliver


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("kind", choices=KINDS, help=_("what to make"))
    file_argument(parser)
    output_option(parser)
    parser.add_argument("--audience", choices=("client", "internal"), default="client", help=_("who will read it"))
    parser.add_argument("--since", type=when, metavar="WHEN", help=_("say what changed since: #SEQ, a date, a time"))
    parser.add_argument("--as-of", type=when, metavar="WHEN", help=_("the plan as it stood then"))
    parser.add_argument("--sections", type=_keys, metavar="A,B", help=_("only these sections"))
    parser.add_argument(
        "--code-names", action="store_true", help=_("nobody is called by their name (word, excel, csv, charts)")
    )
    parser.add_argument("--stakeholder", metavar="ID", help=_("of whom (person): their id or reference"))
    today_option(parser)


def _keys(text: str) -> tuple[str, ...] | None:
    return tuple(key.strip() for key in text.split(",") if key.strip()) or None


def _export(given: Namespace) -> int:
    output_is_free(given)
    order = Order(
        kind=given.kind,
        today=today_of(given),
        audience=given.audience,
        as_of=given.as_of,
        since=given.since,
        sections=given.sections,
        code_names=given.code_names,
        stakeholder=given.stakeholder or "",
    )
    with Project.open(given.file, read_only=True) as project:
        deliver(project, order, given.output, warn)
    return 0


COMMANDS = {"export": Command(_("what leaves a project file"), _options, _export)}
