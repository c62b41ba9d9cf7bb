"""What the documents' kinds of `export` do: find plan, position and stamp, make the report, have it written."""

from __future__ import annotations

import secrets
import shutil
from argparse import Namespace
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from aiom_workbench.cli.command import today_of, warn
from aiom_workbench.file.whole import write_whole
from aiom_workbench.interchange.csv_tables import csv_tables
from aiom_workbench.plan import Plan
from aiom_workbench.problem import Kind, Problem
from aiom_workbench.project import Project
from aiom_workbench.project.person import held_about, kept_about
from aiom_workbench.report.audience import INTERNAL
from aiom_workbench.report.document import FigureBlock
from aiom_workbench.report.person_print import person_document
from aiom_workbench.report.roadmap_document import make_document
from aiom_workbench.report.stamp import stamp
from aiom_workbench.report.tracker_book import make_tracker
from aiom_workbench.report.wording import long_date
from aiom_workbench.words import _


def export_word(project: Project, given: Namespace) -> None:
    """`export word`."""
    from exports.word.writer import write_word

    plan, seq = _plan(project, given)
    before, since = _before(project, given)
    found = stamp(project, given.audience, seq)
    document = make_document(
        plan, given.audience, today_of(given), found, sections=_sections(given), before=before, since=since,
        code_names=given.code_names,
    )  # fmt: skip
    write_whole(given.output, write_word(document))


def export_excel(project: Project, given: Namespace) -> None:
    """`export excel`."""
    from exports.excel.writer import write_excel

    plan, seq = _plan(project, given)
    found = stamp(project, given.audience, seq)
    tracker = make_tracker(
        plan, given.audience, today_of(given), found, project.project_id, project.schema, code_names=given.code_names
    )
    write_whole(given.output, write_excel(tracker, warn))


def export_person(project: Project, given: Namespace) -> None:
    """`export person`: everything that is held about one person, for them to read."""
    from exports.word.writer import write_word

    wanted = given.stakeholder
    if not wanted:
        raise Problem(_("say of whom: --stakeholder with an id or a reference"), kind=Kind.USAGE)
    person = next((one for one in project.plan.stakeholders if wanted in (one.id, one.ref)), None)
    if person is None:
        raise Problem(_("there is no person {id}").format(id=wanted), where=str(project.path))
    held = held_about(project.plan, person, project.history())
    document = person_document(project.plan, person, held, kept_about(project, person, held),
                               stamp(project, INTERNAL), today_of(given))  # fmt: skip
    write_whole(given.output, write_word(document))


def export_csv(project: Project, given: Namespace) -> None:
    """`export csv`."""
    plan, _seq = _plan(project, given)
    _write_files(given.output, csv_tables(plan, given.audience, code_names=given.code_names))


def export_charts(project: Project, given: Namespace) -> None:
    """`export charts`: every picture of the document as a PNG, named by its section and subject."""
    from exports.charts.painter import paint_png

    plan, seq = _plan(project, given)
    found = stamp(project, given.audience, seq)
    document = make_document(
        plan, given.audience, today_of(given), found, sections=_sections(given), code_names=given.code_names
    )
    pictures = (
        (f"{section.key}-{block.key.replace('_', '-')}.png", paint_png(block.figure))
        for section in document.sections
        for block in section.blocks
        if isinstance(block, FigureBlock)
    )
    _write_files(given.output, pictures)


def _sections(given: Namespace) -> list[str] | None:
    return [key.strip() for key in given.sections.split(",") if key.strip()] if given.sections else None


def _seq(project: Project, at: int | datetime | None) -> int | None:
    seq = project.seq_at(at) if isinstance(at, datetime) else at
    if seq is not None and not 0 <= seq <= project.seq:
        raise Problem(_("there is no edit {seq}").format(seq=seq), where=str(project.path))
    return seq


def _plan(project: Project, given: Namespace) -> tuple[Plan, int | None]:
    seq = _seq(project, given.as_of)
    return (project.plan if seq is None else project.plan_at(seq)), seq


def _before(project: Project, given: Namespace) -> tuple[Plan | None, str]:
    seq = _seq(project, given.since)
    if seq is None:
        return None, ""
    if isinstance(given.since, datetime):
        return project.plan_at(seq), long_date(given.since.date())
    return project.plan_at(seq), _("edit {seq}").format(seq=seq)


def _write_files(output: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """A folder of these files, or a zip of them where the name ends so; whole or not at all.

    In a folder that is there already (`--force`) only the files of these names are replaced, one by one.
    """
    from exports.archive import archive

    if output.suffix.lower() == ".zip":
        write_whole(output, archive(files))
    elif output.is_dir():
        for name, data in files:
            write_whole(output / name, data)
    else:
        _write_folder(output, files)


def _write_folder(output: Path, files: Iterable[tuple[str, bytes]]) -> None:
    unfinished = output.with_name(f".{output.name}.{secrets.token_hex(4)}.unfinished")
    try:
        unfinished.mkdir()
        for name, data in files:
            (unfinished / name).write_bytes(data)
        unfinished.rename(output)
    except OSError as error:
        what = _("could not be written: {why}").format(why=error.strerror)
        raise Problem(what, where=str(output), kind=Kind.CANNOT_WRITE) from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
