"""What only an office program can tell: formulas computed anew, pages laid out. Skipped where LibreOffice is missing."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest

from aiom_workbench.plan import Plan
from aiom_workbench.report.roadmap_document import make_document
from aiom_workbench.report.stamp import Stamp
from aiom_workbench.report.tracker_book import make_tracker
from exports.excel.writer import write_excel
from exports.word.writer import write_word
from tests.exports.plans import TODAY, filled, small

STAMP = Stamp(7, datetime(2026, 11, 20, 10, 0, tzinfo=UTC))
pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed here")


def converted(path: Path, to: str, folder: Path) -> Path:
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = ["soffice", profile, "--headless", "--norestore", "--convert-to", to, "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=110)
    return folder / f"{path.stem}.{to.partition(':')[0]}"


@pytest.mark.parametrize("make", [small, filled])
def test_every_formula_computed_anew_gives_the_value_that_was_stored(make, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    today = date.today()  # noqa: DTZ011 (the day that TODAY() in the workbook means)
    path = tmp_path / "tracker.xlsx"
    path.write_bytes(write_excel(make_tracker(make(), "internal", today, STAMP, "project", "1.0")))
    (tmp_path / "anew").mkdir()
    anew = openpyxl.load_workbook(converted(path, "xlsx:Calc MS Excel 2007 XML", tmp_path / "anew"), data_only=True)
    stored = openpyxl.load_workbook(path, data_only=True)
    formulas = openpyxl.load_workbook(path)
    seen = 0
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    seen += 1
                    ours = stored[sheet.title][cell.coordinate].value
                    theirs = anew[sheet.title][cell.coordinate].value
                    assert _same(ours, theirs), f"{sheet.title}!{cell.coordinate}: {ours!r}, {theirs!r}: {cell.value}"
    assert seen > 100


def _same(ours: object, theirs: object) -> bool:
    if isinstance(ours, int | float) and isinstance(theirs, int | float):
        return abs(ours - theirs) < 1e-6
    return (ours or "") == (theirs or "")


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler's pdftotext is not installed here")
@pytest.mark.parametrize("make", [Plan, small, lambda: filled(8)])
def test_the_summary_fits_on_one_page(make, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "summary.docx"
    document = make_document(make(), "internal", TODAY, STAMP, sections=["summary"])
    path.write_bytes(write_word(document))
    pdf = converted(path, "pdf", tmp_path)
    text = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    pages = re.findall(r"Page \d+ of (\d+)", text)
    assert pages
    assert set(pages) == {"3"}, "cover, control and contents, summary"
