"""Commands on a project file: make one, say what is in it, its history, edits from a script."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from aiom_workbench.analysis.doubts import doubts
from aiom_workbench.cli.command import (
    Command,
    file_argument,
    json_option,
    lock_option,
    print_json,
    today_of,
    today_option,
    warn,
    when,
)
from aiom_workbench.file.history import Record
from aiom_workbench.file.rows import content_hash
from aiom_workbench.interchange.json_plan import load_plan
from aiom_workbench.interchange.ops import apply_line
from aiom_workbench.interchange.samples import SAMPLES, write_sample
from aiom_workbench.plan import Plan
from aiom_workbench.problem import Kind, Problem
from aiom_workbench.project import Project
from aiom_workbench.project.making import make_project
from aiom_workbench.words import _, ngettext


def _new_options(parser: ArgumentParser) -> None:
    file_argument(parser)
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--sample", choices=SAMPLES, help=_("fill it with a sample"))
    source.add_argument("--from", dest="source", type=Path, metavar="PLAN.json", help=_("fill it from a plan.json"))
    parser.add_argument("--force", action="store_true", help=_("replace FILE where it exists"))
    lock_option(parser)
    today_option(parser)


def _new(given: Namespace) -> int:
    plan = _read_plan(given.source) if given.source else None
    if given.file.exists() and not given.force:
        raise Problem(_("exists already"), where=str(given.file), mend=_("use --force"), kind=Kind.CANNOT_WRITE)

    def fill(project: Project) -> None:
        if given.sample:
            write_sample(project, given.sample, today_of(given))
        elif plan is not None:
            with project.edit(_("New from {file}").format(file=given.source.name), origin="new") as edit:
                edit.become(plan)

    make_project(given.file, fill, break_lock=given.break_lock)
    return 0


def _read_plan(path: Path) -> Plan:
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Problem(_("is not UTF-8 text"), where=str(path)) from error
    except OSError as error:
        raise Problem(_("cannot be read: {why}").format(why=error.strerror), where=str(path)) from error
    try:
        plan = load_plan(text, warn=warn)
    except Problem as problem:
        raise problem.at(str(path)) from problem.__cause__
    for doubt in doubts(plan):
        warn(doubt)
    return plan


def _info_options(parser: ArgumentParser) -> None:
    file_argument(parser)
    json_option(parser)


def _info(given: Namespace) -> int:
    with Project.open(given.file, read_only=True) as project:
        data = _information(project)
    if given.json:
        print_json(data)
        return 0
    last = data["last_edit"]
    print(f"{data['engagement']['client'] or _('No client yet')} · {data['engagement']['name'] or ''}".rstrip(" ·"))
    edits = ngettext("{n} edit", "{n} edits", data["seq"]).format(n=data["seq"])
    print(
        _("{edits}, {size} bytes, content {hash}").format(
            edits=edits, size=data["size"], hash=data["content_hash"][:16]
        )
    )
    if last:
        print(_("last edit {seq}: {label}, {at}, {by}").format(**last))
    for name, count in data["counts"].items():
        if count:
            print(f"{count:7d} {name}")
    return 0


def _information(project: Project) -> dict[str, Any]:
    plan, last = project.plan, project.last_record
    return {
        "project": project.project_id,
        "schema": project.schema,
        "seq": project.seq,
        "content_hash": content_hash(plan),
        "size": project.path.stat().st_size,
        "counts": {name: len(plan.collections[name]) for name, e in plan.entities().items() if not e.single},
        "engagement": {"client": plan.engagement.client, "name": plan.engagement.name},
        "last_edit": {"seq": last.seq, "label": last.label, "at": last.at, "by": last.author} if last else None,
        "recovered": project.recovered,
    }


def _history_options(parser: ArgumentParser) -> None:
    file_argument(parser)
    json_option(parser)
    parser.add_argument("--since", type=when, metavar="WHEN", help=_("only what came after: #SEQ, a date, a time"))


def _history(given: Namespace) -> int:
    with Project.open(given.file, read_only=True) as project:
        since = project.seq_at(given.since) if isinstance(given.since, datetime) else given.since or 0
        lines = list(project.history(since))
    if given.json:
        print_json({"edits": [_line_data(record) for record in lines]})
    else:
        for record in lines:
            print(f"#{record.seq}  {record.at[:16].replace('T', ' ')}  {record.author}  {record.label}")
    return 0


def _line_data(record: Record) -> dict[str, Any]:
    names = ("seq", "label", "at", "author", "origin", "changes", "undoes")
    data = {name: getattr(record, name) for name in names}
    return {("by" if name == "author" else name): value for name, value in data.items()}


def _step_options(parser: ArgumentParser) -> None:
    file_argument(parser)
    parser.add_argument("steps", type=_count, nargs="?", default=1, metavar="N", help=_("how many edits"))
    lock_option(parser)


def _count(text: str) -> int:
    if int(text) < 1:
        raise ValueError(text)
    return int(text)


def _undo(given: Namespace) -> int:
    with Project.open(given.file, break_lock=given.break_lock) as project:
        print(f"ok {project.undo(given.steps).seq}")
    return 0


def _redo(given: Namespace) -> int:
    with Project.open(given.file, break_lock=given.break_lock) as project:
        print(f"ok {project.redo(given.steps).seq}")
    return 0


def _apply_options(parser: ArgumentParser) -> None:
    parser.add_argument("ops", metavar="OPS.jsonl", help=_("one edit a line; “-”: standard input"))
    parser.add_argument("--into", dest="file", type=Path, required=True, metavar="FILE", help=_("a project file"))
    lock_option(parser)
    today_option(parser)


def _apply(given: Namespace) -> int:
    with Project.open(given.file, break_lock=given.break_lock) as project:
        for number, line in enumerate(_lines(given.ops), 1):
            if not line.strip():
                continue
            try:
                seq = apply_line(project, line, warn=warn)
            except Problem as problem:
                raise problem.at(_("{file}, line {n}").format(file=given.ops, n=number)) from problem.__cause__
            print(f"ok {seq}", flush=True)
    return 0


def _lines(source: str) -> Iterator[str]:
    if source == "-":
        yield from iter(sys.stdin.readline, "")
        return
    try:
        with Path(source).open(encoding="utf-8-sig") as opened:
            yield from opened
    except UnicodeDecodeError as error:
        raise Problem(_("is not UTF-8 text"), where=source) from error
    except OSError as error:
        raise Problem(_("cannot be read: {why}").format(why=error.strerror), where=source) from error


COMMANDS = {
    "new": Command(_("make a project file"), _new_options, _new),
    "info": Command(_("what is in a project file"), _info_options, _info),
    "history": Command(_("its edits, newest first"), _history_options, _history),
    "undo": Command(_("take back the last N edits, as one edit"), _step_options, _undo),
    "redo": Command(_("bring back the last N undone edits, as one edit"), _step_options, _redo),
    "apply": Command(_("edits from a script, one JSON object a line"), _apply_options, _apply),
}
