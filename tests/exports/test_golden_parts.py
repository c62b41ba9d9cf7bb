"""The parts of both documents, unzipped and indented, as they stood when somebody last read them.

`pytest --golden` writes them anew; read the difference in review.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from aiom_workbench.report.roadmap_document import make_document
from aiom_workbench.report.stamp import Stamp
from aiom_workbench.report.tracker_book import make_tracker
from exports.excel.writer import write_excel
from exports.word.writer import write_word
from tests.exports.plans import TODAY, small

GOLDEN = Path(__file__).parent / "golden"
STAMP = Stamp(7, datetime(2026, 11, 20, 10, 0, tzinfo=UTC))
WORD = ("word/document.xml", "word/styles.xml", "word/settings.xml", "word/footer1.xml", "docProps/core.xml")
EXCEL = ("xl/workbook.xml", "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml", "xl/worksheets/sheet9.xml",
         "xl/tables/table1.xml", "xl/charts/chart1.xml")  # fmt: skip


def word() -> bytes:
    return write_word(make_document(small(), "client", TODAY, STAMP))


def excel() -> bytes:
    return write_excel(make_tracker(small(), "client", TODAY, STAMP, "project", "1.0"))


def indented(part: bytes) -> str:
    root = etree.fromstring(part)
    etree.indent(root, " ")
    return etree.tostring(root, encoding="unicode") + "\n"


@pytest.mark.parametrize(("make", "name"), [(word, n) for n in WORD] + [(excel, n) for n in EXCEL])
def test_a_part_stands_as_it_was_last_read(make, name: str, request: pytest.FixtureRequest) -> None:  # type: ignore[no-untyped-def]
    with zipfile.ZipFile(io.BytesIO(make())) as packed:
        now = indented(packed.read(name))
    golden = GOLDEN / make.__name__ / name.replace("/", "-")
    if request.config.getoption("--golden"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(now, "utf-8")
    assert now == golden.read_text("utf-8"), "look at the difference; if it is meant, run with --golden"
