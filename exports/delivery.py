"""What leaves a project file, by kind: an `Order` says what, for whom and as of when; `deliver` has it written.

The command line and the window both order here. A new kind is one function in `KINDS`.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from aiom_workbench.file.whole import write_whole
from aiom_workbench.interchange.csv_tables import csv_tables
from aiom_workbench.interchange.json_plan import dump_plan
from aiom_workbench.plan import Plan
from aiom_workbench.problem import Kind, Problem
from aiom_workbench.project import Project
from aiom_workbench.project.person import held_about, kept_about
from aiom_workbench.report.audience import CLIENT, INTERNAL
from aiom_workbench.report.document import Document, FigureBlock
from aiom_workbench.report.person_print import person_document
from aiom_workbench.report.roadmap_document import make_document
from aiom_workbench.report.stamp import stamp
from aiom_workbench.report.tracker import Tracker
from aiom_workbench.report.tracker_book import make_tracker
from aiom_workbench.report.wording import long_date
from aiom_workbench.words import _

Warn = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is wanted. `as_of` and `since` are positions in the history or moments; `sections` None means all."""

    kind: str
    today: date
    audience: str = CLIENT
    as_of: int | datetime | None = None
    since: int | datetime | None = None
    sections: tuple[str, ...] | None = None
    code_names: bool = False
    stakeholder: str = ""
    """Of whom (kind "person"): an id or a reference."""


def _unheard(_warning: str) -> None:
    pass


def deliver(project: Project, order: Order, output: Path, warn: Warn = _unheard) -> None:
    """Write what was ordered, whole or not at all. Raises `Problem`."""
    KINDS[order.kind](project, order, output, warn)


def deliver_from(source: str, order: Order, output: str) -> str:
    """As `deliver`, from a project's file, for a process of its own; gives `output` back."""
    with Project.open(Path(source), read_only=True) as project:
        deliver(project, order, Path(output))
    return output


def document(project: Project, order: Order) -> Document:
    """The roadmap document as it would be written now. Raises `Problem`."""
    plan, seq = _plan(project, order)
    before, since = _before(project, order)
    return make_document(
        plan, order.audience, order.today, stamp(project, order.audience, seq), sections=order.sections,
        before=before, since=since, code_names=order.code_names,
    )  # fmt: skip


def tracker(project: Project, order: Order) -> Tracker:
    """The tracker as it would be written now. Raises `Problem`."""
    plan, seq = _plan(project, order)
    return make_tracker(
        plan, order.audience, order.today, stamp(project, order.audience, seq), project.project_id, project.schema,
        code_names=order.code_names,
    )  # fmt: skip


def _word(project: Project, order: Order, output: Path, _warn: Warn) -> None:
    from exports.word.writer import write_word

    write_whole(output, write_word(document(project, order)))


def _excel(project: Project, order: Order, output: Path, warn: Warn) -> None:
    from exports.excel.writer import write_excel

    write_whole(output, write_excel(tracker(project, order), warn))


def _person(project: Project, order: Order, output: Path, _warn: Warn) -> None:
    """Everything that is held about one person, for them to read."""
    from exports.word.writer import write_word

    wanted = order.stakeholder
    if not wanted:
        raise Problem(_("say of whom: --stakeholder with an id or a reference"), kind=Kind.USAGE)
    person = next((one for one in project.plan.stakeholders if wanted in (one.id, one.ref)), None)
    if person is None:
        raise Problem(_("there is no person {id}").format(id=wanted), where=str(project.path))
    held = held_about(project.plan, person, project.history())
    made = person_document(project.plan, person, held, kept_about(project, person, held), stamp(project, INTERNAL),
                           order.today)  # fmt: skip
    write_whole(output, write_word(made))


def _csv(project: Project, order: Order, output: Path, _warn: Warn) -> None:
    plan, _seq = _plan(project, order)
    _write_files(output, csv_tables(plan, order.audience, code_names=order.code_names))


def _charts(project: Project, order: Order, output: Path, _warn: Warn) -> None:
    """Every picture of the document as a PNG, named by its section and subject."""
    from exports.charts.painter import paint_png

    pictures = (
        (f"{section.key}-{block.key.replace('_', '-')}.png", paint_png(block.figure))
        for section in document(project, order).sections
        for block in section.blocks
        if isinstance(block, FigureBlock)
    )
    _write_files(output, pictures)


def _json(project: Project, order: Order, output: Path, _warn: Warn) -> None:
    write_whole(output, dump_plan(_plan(project, order)[0]).encode())


def _copy(project: Project, order: Order, output: Path, _warn: Warn) -> None:
    from exports.project_copy import write_copy

    seq = _seq(project, order.as_of)
    write_copy(project, order.audience, project.seq if seq is None else seq, output)


KINDS: dict[str, Callable[[Project, Order, Path, Warn], None]] = {
    "charts": _charts, "copy": _copy, "csv": _csv, "excel": _excel, "json": _json, "person": _person, "word": _word,
}  # fmt: skip
"""What each kind does; the writers are imported when one is asked for."""


def _seq(project: Project, at: int | datetime | None) -> int | None:
    seq = project.seq_at(at) if isinstance(at, datetime) else at
    if seq is not None and not 0 <= seq <= project.seq:
        raise Problem(_("there is no edit {seq}").format(seq=seq), where=str(project.path))
    return seq


def _plan(project: Project, order: Order) -> tuple[Plan, int | None]:
    seq = _seq(project, order.as_of)
    return (project.plan if seq is None else project.plan_at(seq)), seq


def _before(project: Project, order: Order) -> tuple[Plan | None, str]:
    seq = _seq(project, order.since)
    if seq is None:
        return None, ""
    if isinstance(order.since, datetime):
        return project.plan_at(seq), long_date(order.since.date())
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
