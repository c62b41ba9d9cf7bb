"""Both documents at size: 5,000 table rows in Word, 20,000 rows of twelve columns in Excel, beside their floors."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime, timedelta
from typing import Any

from benchmarks.rows import AnyRow, Growth, Row, best

WORD_ROWS, EXCEL_ROWS = 5_000, 20_000
_DAY, _STAMP = date(2027, 1, 4), datetime(2027, 1, 4, 9, 0, tzinfo=UTC)


def measure() -> list[AnyRow]:
    """Each figure with its floor from the same run."""
    word = best(lambda: _word(WORD_ROWS))
    excel = best(lambda: excel_of(EXCEL_ROWS))
    return [
        Row("word: 5,000 table rows", "the same XML serialised and zipped", _word_floor(), word, 5),
        Row("excel: 20,000 rows × 12", "XlsxWriter, same cells, bare", best(lambda: _bare(EXCEL_ROWS)), excel, 1.3),
        Growth("word: from 500 to 5,000 rows", best(lambda: _word(WORD_ROWS // 10)), word),
        Growth("excel: from 2,000 to 20,000 rows", best(lambda: excel_of(EXCEL_ROWS // 10)), excel),
    ]


def _cells(rows: int) -> list[tuple[Any, ...]]:
    return [
        (f"M-{n:05d}", f"Step {n} of the roadmap", "Task", "Governance", "Head of data", "In progress", n % 100 / 100,
         _DAY + timedelta(days=n % 700), _DAY + timedelta(days=n % 700 + 9), n % 30, "Shown to the committee", n % 7)
        for n in range(rows)
    ]  # fmt: skip


def _word(rows: int) -> bytes:
    from aiom_workbench.report.document import Column, Document, Properties, Section, Table
    from exports.word.writer import write_word

    columns = tuple(Column(name, 1.0) for name in ("Ref", "Name", "Kind", "Workstream", "Owner", "Status", "Finish"))
    cells = tuple((*row[:6], row[8]) for row in _cells(rows))
    table = Table("steps", "Steps", columns, cells, tuple(f"thing-{n}" for n in range(rows)))
    properties = Properties(
        title="Roadmap", subtitle="Roadmap", subject="Bench", author="Bench", client="Bench", status="Now",
        confidentiality="Confidential", language="en-GB", day=_DAY, stamp=_STAMP, position=1, audience="client",
        control_line="Now", control=(("Document", "Roadmap"),),
    )  # fmt: skip
    section = Section("roadmap", "Roadmap", "Steps", (table,))
    return write_word(Document(properties, (section,)), lambda _figure: b"")


def _word_floor() -> float:
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(_word(WORD_ROWS))) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    tree = etree.fromstring(parts["word/document.xml"])

    def again() -> None:
        with zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as made:
            for name, data in parts.items():
                made.writestr(name, etree.tostring(tree) if name == "word/document.xml" else data)

    return best(again)


def excel_of(rows: int) -> bytes:
    """A tracker with so many rows of twelve columns."""
    from aiom_workbench.report.tracker import ChoiceList, ColumnSpec, DashCell, Sheet, SheetSpec, Tracker
    from exports.excel.writer import write_excel

    formats = (
        "text",
        "text",
        "choice",
        "choice",
        "choice",
        "choice",
        "percent",
        "date",
        "date",
        "number",
        "long",
        "number",
    )
    columns = tuple(
        ColumnSpec(header=f"Column {n}", fields=("name",), format=kind, width=26) for n, kind in enumerate(formats)
    )  # type: ignore[arg-type]
    spec = SheetSpec(key="steps", title="Steps", table="Steps", collections=("milestones",), columns=columns,
                     pick=lambda _source: ())  # fmt: skip
    sheet = Sheet(spec, columns, tuple(_cells(rows)))
    return write_excel(Tracker(
        title="Tracker", subject="Bench", author="Bench", stamp=_STAMP, today=_DAY, footer="Bench", language="en-GB",
        read_me=(DashCell(0, 0, text="Tracker"),), dashboard=(DashCell(0, 0, text="Dashboard"),), charts=(),
        sheets=(sheet,), lists=(ChoiceList("list_rag", "RAG", ("Red",)),),
    ))  # fmt: skip


def _bare(rows: int) -> bytes:
    import xlsxwriter

    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        page, dates = book.add_worksheet(), book.add_format({"num_format": "dd mmm yyyy"})
        for n, row in enumerate(_cells(rows)):
            for m, value in enumerate(row):
                if isinstance(value, str):
                    page.write_string(n, m, value)
                elif isinstance(value, date):
                    page.write_datetime(n, m, value, dates)
                else:
                    page.write_number(n, m, value)
    return written.getvalue()
