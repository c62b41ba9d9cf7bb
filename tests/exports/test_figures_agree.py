"""No number twice differently: what both documents say of the sample is what `analyse` says."""

from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from aiom_workbench.interchange.json_plan import load_plan
from aiom_workbench.plan import Plan
from aiom_workbench.report.audience import client_plan
from aiom_workbench.report.document import text_of
from aiom_workbench.report.roadmap_document import make_document
from aiom_workbench.report.stamp import Stamp
from aiom_workbench.report.tracker_book import make_tracker
from aiom_workbench.report.wording import count, half_month, one
from exports.excel.writer import write_excel

TODAY = date(2026, 11, 25)
STAMP = Stamp(7, datetime(2026, 11, 20, 10, 0, tzinfo=UTC))


@pytest.fixture
def sample(command: Any) -> tuple[Plan, dict[str, Any]]:
    assert command("new", "m.aiom", "--sample", "meridian", "--today", TODAY)[0] == 0
    assert command("export", "json", "m.aiom", "-o", "m.json")[0] == 0
    _code, out, _err = command("analyse", "m.aiom", "--json", "--today", TODAY)
    return load_plan(Path("m.json").read_text("utf-8")), json.loads(out)


def test_the_word_document_says_what_analyse_says(sample: tuple[Plan, dict[str, Any]]) -> None:
    plan, answers = sample
    sections = {s.key: text_of(s) for s in make_document(plan, "client", TODAY, STAMP).sections}
    pilots, questions = answers["portfolio"]["pilots"], answers["portfolio"]["three_questions"]
    assert f"{pilots['scaled']} of {pilots['started']} pilots have scaled" in sections["summary"]
    assert f"{questions['answered']} of {questions['of']}" in sections["summary"]
    assert half_month(date.fromisoformat(answers["schedule"]["finish"])) in sections["roadmap"]
    assert half_month(date.fromisoformat(answers["schedule"]["forecast"]["p80"])) in sections["roadmap"]
    leader = answers["model"]["leader"]
    assert f"{leader.capitalize()} scores {one(answers['model']['scores'][leader])}" in sections["model"]
    assert f"level {answers['maturity']['level_now']} of 4" in sections["baseline"]
    good = sum(m["status"] == "on_track" for m in answers["measures"].values())
    judged = sum(m["status"] in ("on_track", "at_risk", "off_track") for m in answers["measures"].values())
    assert f"{count(good).capitalize()} of {count(judged)} measures" in sections["measures"]


def test_the_tracker_holds_the_dates_and_states_that_analyse_gives(sample: tuple[Plan, dict[str, Any]]) -> None:
    plan, answers = sample
    data = write_excel(make_tracker(plan, "client", TODAY, STAMP, "project", "1.0"))
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    rows = _rows(book["Milestones"])
    for key, dates in answers["schedule"]["milestones"].items():
        assert rows[key]["Planned finish"].date().isoformat() == dates["early_finish"]
        assert rows[key]["Float"] == dates["total_float"]
    words = {"on_track": "Green", "at_risk": "Amber", "off_track": "Red"}
    for key, row in _rows(book["KPIs"]).items():
        assert row["RAG"] == words.get(answers["measures"][key]["status"], "–")
        latest = answers["measures"][key]["latest"]
        assert row["Latest"] == latest or (latest is None and row["Latest"] == "–")
    for sheet, things in (("Use cases", plan.use_cases), ("Impacts", plan.impacts), ("RACI", plan.decision_rights)):
        assert list(_rows(book[sheet])) == [thing.id for thing in things]
    open_to_client = [e.id for e in client_plan(plan).log if e.kind in ("action", "request")]
    assert list(_rows(book["Actions"])) == open_to_client


def _rows(sheet: Any) -> dict[str, dict[str, Any]]:
    header, *rows = sheet.iter_rows(values_only=True)
    return {row[0]: dict(zip(header, row, strict=True)) for row in rows if row[0]}
