"""Both documents open again, say what the plan says, leak nothing, and come out the same each time."""

from __future__ import annotations

import dataclasses
import io
import random
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiom_workbench.interchange.csv_tables import csv_tables, guarded, unguarded
from aiom_workbench.plan import Plan
from aiom_workbench.plan.fields import Kind
from aiom_workbench.project import Project
from aiom_workbench.report.roadmap_document import make_document
from aiom_workbench.report.stamp import Stamp
from aiom_workbench.report.tracker_book import make_tracker
from exports.archive import archive
from exports.excel.writer import write_excel
from exports.word.writer import write_word
from tests.exports.plans import TODAY, filled, hostile, internal_fields
from tests.random_edits import some_value

STAMP = Stamp(7, datetime(2026, 11, 20, 10, 0, tzinfo=UTC))
CANARY = "Quetzalcoatlus"


def word(plan: Plan, audience: str = "client") -> bytes:
    return write_word(make_document(plan, audience, TODAY, STAMP))


def excel(plan: Plan, audience: str = "client") -> bytes:
    return write_excel(make_tracker(plan, audience, TODAY, STAMP, "project", "1.0"))


def tables(plan: Plan, audience: str = "client") -> bytes:
    return archive(csv_tables(plan, audience))


MAKERS = {"word": word, "excel": excel, "csv": tables}


def unzipped(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return "\n".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())


@pytest.mark.parametrize("kind", MAKERS)
def test_a_word_in_any_internal_field_is_nowhere_in_what_a_client_gets(kind: str) -> None:
    plan = filled(4)
    changed: dict[str, dict[str, Any]] = {}
    for name, field in internal_fields(plan):
        if field.kind in (Kind.TEXT, Kind.LONG_TEXT) and not field.pattern:
            for thing in plan.collections[name]:
                now = changed.setdefault(name, {}).get(thing.id, thing)
                changed[name][thing.id] = dataclasses.replace(now, **{field.name: f"{CANARY} {field.name}"})
    marked = plan.with_changes(changed, plan.counters)
    assert len(changed) > 10
    assert CANARY not in unzipped(MAKERS[kind](marked))
    assert CANARY not in repr(make_document(marked, "client", TODAY, STAMP)), "nor in what a picture says"
    assert CANARY in repr(make_document(marked, "internal", TODAY, STAMP)), "the word would be seen"


@settings(max_examples=6, deadline=None)
@given(seed=st.integers(0, 10_000), kind=st.sampled_from(list(MAKERS)))
def test_changing_internal_fields_changes_no_byte_of_what_a_client_gets(seed: int, kind: str) -> None:
    rng = random.Random(seed)
    plan = filled(3, seed)
    changed: dict[str, dict[str, Any]] = {}
    for name, field in internal_fields(plan):
        for thing in plan.collections[name]:
            now = changed.setdefault(name, {}).get(thing.id, thing)
            changed[name][thing.id] = dataclasses.replace(now, **{field.name: some_value(field, plan, rng)})
    other = plan.with_changes(changed, plan.counters)
    assert MAKERS[kind](other) == MAKERS[kind](plan)


@pytest.mark.parametrize("kind", MAKERS)
def test_the_same_plan_gives_the_same_bytes(kind: str) -> None:
    assert MAKERS[kind](filled(3)) == MAKERS[kind](filled(3))


def test_an_internal_edit_leaves_a_client_s_export_as_it_was(project: Project, command: Any, tmp_path: Path) -> None:
    path = project.path
    with project.edit("Add people") as edit:
        from aiom_workbench.plan.people import Stakeholder

        cfo = edit.add(Stakeholder, name="CFO", category="executive_sponsor")
    project.close()
    made = {}
    for turn in (1, 2):
        for kind, ending in (("word", "docx"), ("excel", "xlsx"), ("csv", "zip")):
            out = tmp_path / f"{turn}.{ending}"
            assert command("export", kind, path, "-o", out, "--today", "2026-11-25")[0] == 0
            made[turn, kind] = out.read_bytes()
        with Project.open(path, author="Test") as again, again.edit("Judge") as edit:
            edit.set(again.plan.stakeholders[cfo.id], power=5, notes="Wants out")
    for kind in ("word", "excel", "csv"):
        assert made[1, kind] == made[2, kind]


@pytest.mark.parametrize("make", [Plan, filled, hostile])
@pytest.mark.parametrize("audience", ["client", "internal"])
def test_word_and_excel_open_again(make: Any, audience: str) -> None:
    plan = make()
    document = docx.Document(io.BytesIO(word(plan, audience)))
    assert document.core_properties.title
    assert any(p.style.name == "Heading 1" for p in document.paragraphs)
    book = openpyxl.load_workbook(io.BytesIO(excel(plan, audience)))
    assert book.sheetnames[:2] == ["Read me", "Dashboard"]
    assert ("Interactions" in book.sheetnames) == (audience == "internal")
    assert book["_meta"].sheet_state == "hidden"


def test_the_tracker_s_milestones_carry_the_columns_that_are_read_back() -> None:
    book = openpyxl.load_workbook(io.BytesIO(excel(filled(3))))
    sheet = book["Milestones"]
    headers = [cell.value for cell in sheet[1]]
    for header in ("id", "Name", "Status", "Percent complete", "Actual finish", "Exit criteria"):
        assert header in headers
    assert sheet.column_dimensions["A"].hidden
    assert [cell.value for cell in sheet["A"]][1:] == ["milestones-0", "milestones-1", "milestones-2"]


def test_text_from_people_is_never_a_formula() -> None:
    book = openpyxl.load_workbook(io.BytesIO(excel(hostile(), "internal")))
    typed = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "s"]
    risky = [cell for cell in typed if str(cell.value)[:1] in "=+-@"]
    assert risky
    assert all(cell.quotePrefix for cell in risky)


def test_a_text_too_long_for_a_cell_is_cut_with_a_word_and_a_warning() -> None:
    plan = filled(1, text=lambda field, _n: "long " * 20_000 if field.name == "description" else field.name)
    warnings: list[str] = []
    data = write_excel(make_tracker(plan, "client", TODAY, STAMP, "project", "1.0"), warnings.append)
    book = openpyxl.load_workbook(io.BytesIO(data))
    longest = max((str(c.value) for row in book["Use cases"].iter_rows() for c in row), key=len)
    assert len(longest) <= 32_767
    assert longest.endswith("more characters stand in the plan]")
    assert len(warnings) == 1
    assert warnings[0].startswith("Use cases, ")


@given(st.text())
def test_a_guarded_csv_text_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in tuple("=+-@\t\r")


@given(st.text(alphabet="'=+-@ab\t"))
def test_a_guarded_text_is_read_by_the_importer_as_it_was(text: str) -> None:
    from aiom_workbench.interchange.lists.delimited import unguarded as read

    assert read([guarded(text)]) == [text]
