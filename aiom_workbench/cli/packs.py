"""`pack`: check a practice's content pack, choose it for a project, or write the built-in one out to start from."""

from __future__ import annotations

import shutil
from argparse import ArgumentParser, Namespace
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from aiom_workbench.cli.command import Command, json_option, lock_option, print_json
from aiom_workbench.content import Pack, built_in, load
from aiom_workbench.problem import Kind, Problem
from aiom_workbench.project import Project
from aiom_workbench.words import _


def _options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "pack", metavar="PACK", help=_("a folder or zip with a pack.toml, or “aiom” for the built-in one")
    )
    parser.add_argument("--into", dest="file", type=Path, metavar="FILE", help=_("choose it for this project"))
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FOLDER", help=_("write the built-in pack there to start from")
    )
    lock_option(parser)
    json_option(parser)


def _run(given: Namespace) -> int:
    own = given.pack != built_in().name
    pack = load(Path(given.pack)) if own else built_in()
    if given.output is not None:
        _write_out(given.output, own)
    seq = _choose(given, pack) if given.file is not None else None
    told = [name for name in Pack.files() if pack.own(name) is not None]
    if given.json:
        data: dict[str, Any] = {"pack": pack.name, "version": pack.version, "title": pack.header.title}
        print_json({**data, "entries": {name: len(pack.entries(name)) for name in told}, "seq": seq})
        return 0
    print(f"{pack.header.title} ({pack.name} {pack.version})")
    for name in told:
        print(f"  {name}: {len(pack.entries(name))}")
    if seq is not None:
        print(f"ok {seq}")
    return 0


def _choose(given: Namespace, pack: Pack) -> int:
    from aiom_workbench.project.content_choice import choose_pack

    with Project.open(given.file, break_lock=given.break_lock) as project:
        label = _("Choose the content pack “{title}”").format(title=pack.header.title)
        with project.edit(label, origin="command") as edit:
            choose_pack(edit, pack)
        return project.seq


def _write_out(folder: Path, own: bool) -> None:
    """The built-in pack's files in a new folder. Raises `Problem` where something stands there already."""
    if own:
        raise Problem(_("only the built-in pack can be written out"), kind=Kind.USAGE, mend=_("say “pack aiom -o …”"))
    if folder.exists():
        raise Problem(_("exists already"), where=str(folder), mend=_("name a new folder"), kind=Kind.CANNOT_WRITE)
    try:
        with as_file(files("resources") / "content" / built_in().name) as source:
            shutil.copytree(source, folder)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise Problem(_("could not be written"), where=str(folder), kind=Kind.CANNOT_WRITE) from error


COMMANDS = {
    "pack": Command(_("check a practice's content pack, or choose it for a project"), _options, _run),
}
