"""The document's sentences come from the plan's figures; a missing figure changes the sentence."""

from __future__ import annotations

import dataclasses
from datetime import date

from aiom_workbench.plan import Plan
from aiom_workbench.report import statements as say
from aiom_workbench.report.document import text_of
from aiom_workbench.report.roadmap_document import SECTIONS, make_document
from aiom_workbench.report.source import source_for
from aiom_workbench.report.stamp import Stamp
from aiom_workbench.report.wording import half_month, listed, money, one, share, shortened
from tests.exports.plans import TODAY, small


def said(plan: Plan, key: str, audience: str = "client", before: Plan | None = None) -> str:
    document = make_document(plan, audience, TODAY, Stamp(), sections=[key], before=before, since="1 November 2026")
    return text_of(document.sections[0]) if document.sections else ""


def test_the_summary_gives_answer_obstacle_proof_certainty_and_ask_in_this_order() -> None:
    text = said(small(), "summary")
    order = (
        "Data holds the programme back: it stands at level 1 of 4 where the plan needs 3",
        "Of two pilots started, one has scaled and one is past its review date without a decision.",
        "One of two use cases past intake can name an owner, a data source and a success measure.",
        "Federated scores 4.3 against 4.0 for centralized",
        "One decision is asked for, the first by 15 December 2026.",
        "Fund the hub",
    )
    places = [text.find(part) for part in order]
    assert -1 not in places, text
    assert places == sorted(places)


def test_an_empty_plan_says_what_is_missing_and_leaves_no_hole() -> None:
    text = said(Plan(), "summary")
    assert "No maturity levels are given: the assessment has not been held." in text
    assert "No pilot has been started yet." in text
    assert "No end is given: the roadmap has no milestones yet." in text
    assert "None" not in text


def test_no_range_is_given_where_no_task_has_estimates() -> None:
    assert "No range is given: none of 1 tasks has estimates." in say.end(source_for(small(), "client", TODAY))


def test_sections_without_anything_to_say_are_left_out() -> None:
    document = make_document(Plan(), "client", TODAY, Stamp())
    assert [section.key for section in document.sections] == ["summary", "appendices"]


def test_sections_come_in_their_fixed_order_whatever_was_asked_for_first() -> None:
    wanted = ["raid", "summary", "model"]
    document = make_document(small(), "client", TODAY, Stamp(), sections=wanted)
    assert [section.key for section in document.sections] == ["summary", "model", "raid"]
    assert [key for key in SECTIONS if key in wanted] == ["summary", "model", "raid"]


def test_an_internal_risk_changes_no_count_that_a_client_reads() -> None:
    assert "One risk is open" in said(small(), "raid", "client")
    assert "Two risks are open" in said(small(), "raid", "internal")
    assert "may leave" not in said(small(), "raid", "client")


def test_what_changed_is_said_in_sentences() -> None:
    after, before = small(), small()
    done = {m.id: m for m in before.milestones}
    changed = {"milestones": {"m-log": dataclasses.replace(done["m-log"], duration_days=10)}}
    text = said(after, "changes", before=before.with_changes(changed, before.counters))
    assert "The end of the roadmap moved to late January 2027, 10 working days later." in text
    assert "M-02 Data ready moved 10 working days later, to 29 January 2027." in text
    assert "Nothing changed since 1 November 2026" in said(after, "changes", before=before)


def test_numbers_are_told_as_an_executive_reads_them() -> None:
    assert share(2, 9) == "two of nine"
    assert share(5, 13) == "5 of 13 (38 %)"
    assert share(0, 4) == "none of four"
    assert [half_month(date(2027, 10, day)) for day in (3, 14, 28)] == [
        "early October 2027", "mid-October 2027", "late October 2027",
    ]  # fmt: skip
    assert listed(["data", "people", "governance"]) == "data, people and governance"
    assert one(3.25) == "3.3"
    assert money(-551_400, "EUR").replace("\u00a0", " ") == "EUR −551 k"
    assert shortened("A sentence that is too long to stand here", 20) == "A sentence that is…"
