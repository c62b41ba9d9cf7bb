"""`import`: a list, or another program's schedule, into a project file."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from aiom_workbench.cli.command import Command, json_option, lock_option, print_json, today_option, warn
from aiom_workbench.cli.progress import progress
from aiom_workbench.interchange.lists.applying import apply_reading
from aiom_workbench.interchange.lists.fates import LEAVE_OUT
from aiom_workbench.interchange.lists.importing import ListRead, alike, read_list, report
from aiom_workbench.interchange.lists.links import CREATABLE, Links
from aiom_workbench.interchange.lists.targets import KINDS, list_kind
from aiom_workbench.interchange.schedules.importing import SCHEDULES, apply_schedule, read_schedule, schedule_report
from aiom_workbench.plan import Plan
from aiom_workbench.problem import Kind, Problem
from aiom_workbench.project import Project
from aiom_workbench.words import _, ngettext


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("source", type=Path, metavar="SOURCE",
                        help=_("a list (.xlsx .csv .tsv); milestones also from .xml .gan .ics"))  # fmt: skip
    parser.add_argument("--into", dest="file", type=Path, required=True, metavar="FILE", help=_("a project file"))
    parser.add_argument("--as", dest="kind", choices=KINDS, required=True, metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("--sheet", metavar="NAME", help=_("the sheet to read; default: the likeliest visible one"))
    parser.add_argument("--header", type=int, metavar="ROW", help=_("the row of the column headers, from 1"))
    parser.add_argument("--map", dest="maps", action="append", default=[], metavar="COLUMN=FIELD",
                        help=_("read a column into a field; COLUMN is its header or :B; COLUMN= leaves it out"))  # fmt: skip
    parser.add_argument("--on-bad-row", choices=("skip", "stop"), default="skip",
                        help=_("what to do with rows that cannot be taken; stop: nothing is changed"))  # fmt: skip
    parser.add_argument("--create", action="append", default=[], choices=CREATABLE, metavar="COLLECTION",
                        help=_("make things of this collection that cells name and the plan lacks"))  # fmt: skip
    parser.add_argument("--same", action="append", default=[], metavar="ROW=REF",
                        help=_("the thing that a row is, by reference or id; ROW= a new one; ROW=- leaves it out"))  # fmt: skip
    parser.add_argument("--dry-run", action="store_true", help=_("say what would happen and change nothing"))
    json_option(parser)
    lock_option(parser)
    today_option(parser)


def _import(given: Namespace) -> int:
    with Project.open(given.file, read_only=given.dry_run, break_lock=given.break_lock) as project:
        if given.source.suffix.lower() in SCHEDULES:
            return _schedule(given, project)
        read = read_list(given.source, project.plan, given.kind, sheet=given.sheet, header=given.header,
                         maps=given.maps, create=given.create, same=_same(given, project.plan))  # fmt: skip
        seq = None
        data = report(read, None)
        stopped = given.on_bad_row == "stop" and bool(data["skipped"] or data["cells"])
        if not given.dry_run and not stopped:
            with progress(_("Importing")) as tell:
                data["seq"] = seq = _applied(
                    given, lambda: apply_reading(project, read.reading, today=given.today, tell=tell)
                )
    _tell(given, read, data, seq, stopped=stopped)
    return int(Kind.LOOK) if data["skipped"] or stopped else 0


def _same(given: Namespace, plan: Plan) -> dict[int, str]:
    """By row number, the id of the thing that the person says a row is."""
    found = {}
    names = Links(plan).names(list_kind(given.kind).entity.collection)
    for entry in given.same:
        number, equals, text = entry.partition("=")
        things = [text] if text in ("", LEAVE_OUT) else names.find(text)
        if not (number.isdigit() and equals) or len(things) != 1:
            raise Problem(_("--same {entry}: there is no such row or thing").format(entry=entry),
                          mend=_("write ROW=REF"), kind=Kind.USAGE)  # fmt: skip
        found[int(number)] = things[0]
    return found


def _applied(given: Namespace, apply: Any) -> int | None:
    try:
        seq: int | None = apply()
    except Problem as problem:
        raise problem.at(str(given.source)) if problem.kind is Kind.REFUSED else problem from problem.__cause__
    return seq


def _tell(given: Namespace, read: ListRead, data: dict[str, Any], seq: int | None, *, stopped: bool) -> None:
    place = str(given.source)
    if data["source"]["sheet"]:
        place += ", " + _("sheet {name}").format(name=data["source"]["sheet"])
    for line in data["warnings"]:
        warn(f"{place}: {line}")
    for rows, cell in alike(read.reading.cells):
        text = _("{place}, row {rows}, column {column}: “{value}” left out: {reason}")
        _line(text.format(place=place, rows=rows, column=cell.column, value=cell.value, reason=cell.reason))
    for row in data["skipped"]:
        _line(_("{place}, row {row}: skipped: {reason}").format(place=place, **row))
    for collection, names in read.reading.links.missing.items():
        what = Plan.entities()[collection].many.lower()
        text = _("{what} that are not there yet: {n}; --create {collection} makes them")
        _line(text.format(what=what, n=len(names), collection=collection))
    if given.json:
        print_json(data)
        return
    source, rows = data["source"], data["rows"]
    if source["encoding"]:
        print(
            _("read as {encoding}, delimiter {delimiter}").format(**source | {"delimiter": repr(source["delimiter"])})
        )
    for header, name in data["mapping"].items():
        print(f"  {header} → {name or '—'}")
    print(_counted(rows))
    if stopped:
        print(_("stopped: nothing was changed"))
    elif given.dry_run:
        print(_("dry run: nothing was changed"))
    elif seq is not None:
        print(f"ok {seq}")


def _counted(rows: dict[str, int]) -> str:
    read = ngettext("{n} row", "{n} rows", rows["read"]).format(n=rows["read"])
    text = _("{rows}: {new} new, {updated} updated, {unchanged} unchanged, {skipped} skipped")
    return text.format(rows=read, **rows)


def _line(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _schedule(given: Namespace, project: Project) -> int:
    if given.kind != "milestones":
        raise Problem(_("a schedule is read as milestones"), where=str(given.source),
                      mend=_("use --as milestones"), kind=Kind.USAGE)  # fmt: skip
    read = read_schedule(given.source, project.plan)
    seq = None
    data = schedule_report(read, None)
    stopped = given.on_bad_row == "stop" and bool(data["skipped"])
    if not given.dry_run and not stopped:
        data["seq"] = seq = _applied(given, lambda: apply_schedule(project, read, today=given.today))
    for line in data["warnings"]:
        warn(f"{given.source}: {line}")
    for row in data["skipped"]:
        _line(_("{place}, row {row}: skipped: {reason}").format(place=given.source, **row))
    code = int(Kind.LOOK) if data["skipped"] else 0
    if given.json:
        print_json(data)
        return code
    print(_counted(data["rows"]))
    if stopped:
        print(_("stopped: nothing was changed"))
    else:
        print(_("dry run: nothing was changed") if given.dry_run else f"ok {seq}" if seq else _("nothing to change"))
    return code


COMMANDS = {"import": Command(_("read a list or a schedule into a project file"), _options, _import)}
