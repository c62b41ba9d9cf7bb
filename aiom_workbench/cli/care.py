"""Commands that look after a project file: prove it, list and restore its versions."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from aiom_workbench.cli.command import (
    Command,
    file_argument,
    json_option,
    lock_option,
    output_is_free,
    output_option,
    print_json,
    warn,
)
from aiom_workbench.project import Project
from aiom_workbench.project.erase import erase
from aiom_workbench.project.recover import recover
from aiom_workbench.project.verify import verify
from aiom_workbench.words import _


def _verify_options(parser: ArgumentParser) -> None:
    file_argument(parser)


def _verify(given: Namespace) -> int:
    found = verify(given.file)
    print(_("{pages} pages, {rows} rows and {edits} edits hold").format(
        pages=found.pages, rows=found.rows, edits=found.edits))  # fmt: skip
    return 0


def _versions_options(parser: ArgumentParser) -> None:
    file_argument(parser)
    json_option(parser)


def _versions(given: Namespace) -> int:
    with Project.open(given.file, read_only=True) as project:
        found = project.versions()
    if given.json:
        rows = [{"id": v.id, "at": v.at.astimezone().isoformat(), "seq": v.seq, "reason": v.reason} for v in found]
        print_json({"versions": rows})
        return 0
    if not found:
        print(_("no version has been kept of it on this computer"))
    for version in found:
        print(f"{version.id:16}  {version.at.astimezone():%Y-%m-%d %H:%M}  #{version.seq}  {version.reason}")
    return 0


def _restore_options(parser: ArgumentParser) -> None:
    file_argument(parser)
    parser.add_argument("version", metavar="VERSION", help=_("its id, as “versions” lists it"))
    lock_option(parser)


def _restore(given: Namespace) -> int:
    with Project.open(given.file, break_lock=given.break_lock) as project:
        before = project.seq
        project.restore(project.version(given.version))
        print(f"ok {project.seq}" if project.seq != before else _("nothing has changed since"))
    return 0


def _erase_options(parser: ArgumentParser) -> None:
    file_argument(parser)
    parser.add_argument("--stakeholder", required=True, metavar="ID", help=_("the person's id or reference"))
    parser.add_argument("--also", action="append", default=[], metavar="WORD",
                        help=_("another word that stands for the person: a first name, initials; may be given again"))  # fmt: skip
    lock_option(parser)


def _erase(given: Namespace) -> int:
    done = erase(given.file, given.stakeholder, also=given.also, break_lock=given.break_lock)
    print(f"ok {done.seq}")
    print(_("“{token}” stands for the person now; rewritten: this file and {n} copies kept with it").format(
        token=done.token, n=done.rewritten - 1))  # fmt: skip
    if done.removed:
        print(_("{n} kept copies could not be read and were taken away").format(n=done.removed))
    print(_("documents, exports and copies that were made elsewhere are not reached"))
    for place in done.look_at:
        warn(
            _("{place}: a part of the name still stands here; read it, or erase again with --also WORD").format(
                place=place
            )
        )
    return 0


def _recover_options(parser: ArgumentParser) -> None:
    file_argument(parser, "broken")
    output_option(parser)


def _recover(given: Namespace) -> int:
    output_is_free(given)
    done = recover(given.broken, given.output)
    print(_("{things} things and {edits} edits are in {file}").format(
        things=done.things, edits=done.edits, file=given.output))  # fmt: skip
    if not done.missing:
        print(_("nothing is missing"))
    for line in done.missing:
        print(_("missing: {what}").format(what=line))
    return 0


COMMANDS = {
    "recover": Command(_("all that can still be read of a broken file, and what cannot"), _recover_options, _recover),
    "erase": Command(_("erase a person from plan, history, versions, journal"), _erase_options, _erase),
    "versions": Command(_("the kept versions that belong to a file, newest first"), _versions_options, _versions),
    "restore": Command(_("make the plan what it was in a version, as one edit"), _restore_options, _restore),
    "verify": Command(_("read every page, row and checksum, and walk the history back"), _verify_options, _verify),
}
