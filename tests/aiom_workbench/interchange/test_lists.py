"""Messy lists become things of the plan: header found, columns mapped, every row accounted for."""

from __future__ import annotations

import csv
import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from aiom_workbench.content.packs import built_in
from tests.aiom_workbench.interchange.lists import Importing, put, samples, workbook
from tests.conftest import Command

PEOPLE = [["Name", "Organisation", "Power", "Interest"], ["Head of claims", "North", 4, 3.5], ["CFO", "North", 5, 2]]


@pytest.fixture
def bring(command: Command, tmp_path: Path) -> Importing:
    return Importing(command, tmp_path)


def rows_of(report: dict[str, Any]) -> tuple[int, ...]:
    rows = report["rows"]
    assert rows["read"] == rows["new"] + rows["updated"] + rows["unchanged"] + rows["skipped"]
    return tuple(rows[name] for name in ("new", "updated", "unchanged", "skipped"))


def test_the_same_list_again_adds_and_changes_nothing(bring: Importing, tmp_path: Path) -> None:
    workbook(tmp_path / "people.xlsx", PEOPLE)
    assert rows_of(bring("people.xlsx", "stakeholders")) == (2, 0, 0, 0)
    again = bring("people.xlsx", "stakeholders")
    assert (rows_of(again), again["seq"]) == ((0, 0, 2, 0), None)
    assert [(p["name"], p["power"]) for p in bring.plan()["stakeholders"]] == [("Head of claims", 4), ("CFO", 5)]


def test_an_import_is_one_edit_and_one_undo(bring: Importing, tmp_path: Path) -> None:
    workbook(tmp_path / "people.xlsx", PEOPLE)
    assert bring("people.xlsx", "stakeholders")["seq"] == 1
    assert bring.command("undo", "p.aiom")[0] == 0
    assert bring.plan()["stakeholders"] == []


def test_a_dry_run_says_all_and_changes_nothing(bring: Importing, tmp_path: Path) -> None:
    workbook(tmp_path / "people.xlsx", PEOPLE)
    before = (tmp_path / "p.aiom").read_bytes()
    report = bring("people.xlsx", "stakeholders", "--dry-run")
    assert (rows_of(report), report["seq"], report["code"]) == ((2, 0, 0, 0), None, 0)
    assert (tmp_path / "p.aiom").read_bytes() == before


def test_a_table_at_c5_under_title_rows_beside_a_blank_column_is_found(bring: Importing, tmp_path: Path) -> None:
    book = workbook(tmp_path / "p.xlsx", [["Stakeholder map 2027", None], ["Draft, do not share"]])
    put(book.active, [["Name", None, "Power"], ["CFO", None, 4], ["COO", None, 3]], (5, 3))
    book.save(tmp_path / "p.xlsx")
    report = bring("p.xlsx", "stakeholders")
    assert (report["source"]["header_row"], report["mapping"]) == (5, {"Name": "name", "Power": "power"})
    assert rows_of(report) == (2, 0, 0, 0)


def test_two_header_rows_with_merged_cells_are_read_as_one_header(bring: Importing, tmp_path: Path) -> None:
    rows = [["Name", "Engagement", None, "Power"], [None, "now", "desired", None], ["CFO", "Neutral", "Supportive", 4]]
    book = workbook(tmp_path / "p.xlsx", rows)
    for merged in ("A1:A2", "B1:C1", "D1:D2"):
        book.active.merge_cells(merged)
    book.save(tmp_path / "p.xlsx")
    report = bring("p.xlsx", "stakeholders")
    assert report["mapping"] == {"Name": "name", "Engagement now": "engagement_now",
                                 "Engagement desired": "engagement_desired", "Power": "power"}  # fmt: skip
    person = bring.plan()["stakeholders"][0]
    assert (person["engagement_now"], person["engagement_desired"], person["power"]) == ("neutral", "supportive", 4)


def test_two_header_rows_without_merged_cells_are_read_as_one_header(bring: Importing, tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("Name,Engagement,,Power\n,now,desired,\nCFO,Neutral,Leading,4\n")
    assert rows_of(bring("p.csv", "stakeholders")) == (1, 0, 0, 0)
    assert bring.plan()["stakeholders"][0]["engagement_desired"] == "leading"


def test_the_likeliest_visible_sheet_is_read_and_the_others_are_named(bring: Importing, tmp_path: Path) -> None:
    book = workbook(tmp_path / "p.xlsx", [["About this file"], ["Version", "3"]], sheet="Read me")
    put(book.create_sheet("People"), PEOPLE)
    put(book.create_sheet("Old"), [["Name", "Organisation", "Power", "Interest"], ["Gone", "X", 1, 1]])
    book["Old"].sheet_state = "hidden"
    book.save(tmp_path / "p.xlsx")
    report = bring("p.xlsx", "stakeholders")
    assert report["source"]["sheet"] == "People"
    assert any("Read me" in line for line in report["warnings"])
    assert any("hidden" in line and "Old" in line for line in report["warnings"])
    assert rows_of(bring("p.xlsx", "stakeholders", "--sheet", "Old")) == (1, 0, 0, 0)


def test_a_sheet_or_header_row_that_is_not_there_is_refused(bring: Importing, tmp_path: Path) -> None:
    workbook(tmp_path / "people.xlsx", PEOPLE)
    assert bring("people.xlsx", "stakeholders", "--sheet", "Nope")["code"] == 3
    assert "Sheet1" in bring.err
    assert bring("people.xlsx", "stakeholders", "--header", "99")["code"] == 3


def test_hidden_rows_are_read_and_named(bring: Importing, tmp_path: Path) -> None:
    book = workbook(tmp_path / "people.xlsx", PEOPLE)
    book.active.row_dimensions[3].hidden = True
    book.save(tmp_path / "people.xlsx")
    report = bring("people.xlsx", "stakeholders")
    assert rows_of(report) == (2, 0, 0, 0)
    assert any("hidden row 3" in line for line in report["warnings"])


@pytest.mark.parametrize(
    ("header", "field"),
    [("Nom et prénom", "name"), ("Vor- und Nachname", "name"), ("Nombre completo", "name"), ("Naam", "name")],
)
def test_other_languages_headers_are_understood(bring: Importing, tmp_path: Path, header: str, field: str) -> None:
    (tmp_path / "p.csv").write_text(f"{header};Macht;Unternehmen\nCFO;4,5;Nord\n", "utf-8")
    report = bring("p.csv", "stakeholders")
    assert report["mapping"] == {header: field, "Macht": "power", "Unternehmen": "organisation"}
    assert bring.plan()["stakeholders"][0]["power"] == 4.5


def test_columns_are_mapped_by_hand_by_header_or_letter(bring: Importing, tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("Who  is it,Clout=max,Junk\nCFO,4,x\n")
    report = bring("p.csv", "stakeholders", "--map", "Who is it=name", "--map", "Clout=max=power", "--map", ":C=notes")
    assert report["mapping"] == {"Who is it": "name", "Clout=max": "power", "Junk": "notes"}
    report = bring("p.csv", "stakeholders", "--map", "Who is it=name", "--map", "Junk=")
    assert report["mapping"]["Junk"] is None
    for wrong in ("Nobody=name", "Junk=nose", "Junk", ":Z=name"):
        assert bring("p.csv", "stakeholders", "--map", wrong)["code"] == 2


def test_ids_with_leading_zeros_stay_text_in_csv_and_in_formatted_cells(bring: Importing, tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("id,name\n00123,CFO\n00124,COO\n")
    bring("p.csv", "stakeholders")
    book = workbook(tmp_path / "g.xlsx", [["ID", "Name"], [77, "Claims"]])
    book.active["A2"].number_format = "00000"
    book.save(tmp_path / "g.xlsx")
    bring("g.xlsx", "groups")
    plan = bring.plan()
    assert [p["id"] for p in plan["stakeholders"]] == ["00123", "00124"]
    assert plan["groups"][0]["id"] == "00077"


def test_a_row_finds_its_thing_by_id_by_ref_and_by_name(bring: Importing, tmp_path: Path) -> None:
    people = [{"id": "a", "name": "CFO"}, {"id": "b", "name": "COO"}, {"id": "c", "name": "CIO"}]
    bring.apply(add={"stakeholders": people})
    (tmp_path / "p.csv").write_text("ID,Ref,Name,Power\na,,Chief of finance,1\n,S-02,COO,2\n,,CIO,3\n,,New one,4\n")
    assert rows_of(bring("p.csv", "stakeholders")) == (1, 3, 0, 0)
    assert [(p["name"], p["power"]) for p in bring.plan()["stakeholders"]] == [
        ("Chief of finance", 1), ("COO", 2), ("CIO", 3), ("New one", 4)]  # fmt: skip


def test_repeats_of_a_name_match_in_order_and_are_never_merged(bring: Importing, tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("Name,Power\nManager,1\nManager,2\nManager,3\n")
    assert rows_of(bring("p.csv", "stakeholders")) == (3, 0, 0, 0)
    assert rows_of(bring("p.csv", "stakeholders")) == (0, 0, 3, 0)
    (tmp_path / "p.csv").write_text("Name,Power\nManager,1\nManager,2\nManager,3\nManager,4\n")
    assert rows_of(bring("p.csv", "stakeholders")) == (1, 0, 3, 0)


def test_the_same_name_in_another_organisation_is_another_person(bring: Importing, tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("Name,Organisation\nManager,North\nManager,South\n")
    assert rows_of(bring("p.csv", "stakeholders")) == (2, 0, 0, 0)
    assert rows_of(bring("p.csv", "stakeholders")) == (0, 0, 2, 0)


def test_a_column_that_only_counts_rows_is_no_identity(bring: Importing, tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("Nr,Name,Power\n1,CFO,1\n2,COO,2\n")
    bring("p.csv", "stakeholders")
    (tmp_path / "p.csv").write_text("Nr,Name,Power\n1,CEO,5\n2,CFO,1\n3,COO,2\n")
    assert rows_of(bring("p.csv", "stakeholders")) == (1, 0, 2, 0)


def test_a_close_name_is_offered_and_never_merged(bring: Importing, tmp_path: Path) -> None:
    bring.apply(add={"use_cases": [{"id": "u", "name": "Medical coding assistant"}]})
    (tmp_path / "u.csv").write_text("Use case,Value\nMedical coding asistant,4\n")
    report = bring("u.csv", "use-cases")
    assert rows_of(report) == (1, 0, 0, 0)
    assert report["fates"][0]["similar"]["id"] == "u"
    assert any("Medical coding assistant" in line for line in report["warnings"])


def test_the_person_says_what_a_row_is_on_the_command_line_too(bring: Importing, tmp_path: Path) -> None:
    bring.apply(add={"use_cases": [{"id": "u", "name": "Medical coding assistant"}]})
    (tmp_path / "u.csv").write_text("Use case,Value\nMedical coding asistant,4\nTriage,2\nTriage,2\n")
    report = bring("u.csv", "use-cases", "--dry-run")
    assert any("row 4" in line and "repeat row 3" in line for line in report["warnings"])
    report = bring("u.csv", "use-cases", "--same", "2=UC-01", "--same", "4=-")
    assert (rows_of(report), report["skipped"][0]["reason"]) == ((1, 1, 0, 1), "left out by hand")
    assert [(u["id"] == "u", u["value"]) for u in bring.plan()["use_cases"]] == [(True, 4), (False, 2)]
    for wrong in ("2", "2=UC-99", "x=UC-01"):
        assert bring("u.csv", "use-cases", "--same", wrong)["code"] == 2


def test_a_record_without_a_name_is_skipped_and_gives_exit_1(bring: Importing, tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("Name,Power\nCFO,4\n,3\n\n ,\nCOO,2\n")
    report = bring("p.csv", "stakeholders")
    assert (report["code"], rows_of(report)) == (1, (2, 0, 0, 1))
    assert [(s["row"], s["column"]) for s in report["skipped"]] == [(3, "Name")]


def test_on_a_bad_row_stop_takes_nothing(bring: Importing, tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("Name,Power\nCFO,4\n,3\n")
    report = bring("p.csv", "stakeholders", "--on-bad-row", "stop")
    assert (report["code"], report["seq"], bring.plan()["stakeholders"]) == (1, None, [])


def test_a_cell_that_does_not_fit_is_left_unset_and_listed(bring: Importing, tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("Name,Power,Role\nCFO,9,Wizard of it all\n")
    report = bring("p.csv", "stakeholders")
    assert (report["code"], rows_of(report)) == (0, (1, 0, 0, 0))
    assert [(c["row"], c["column"], c["value"]) for c in report["cells"]] == [
        (2, "Power", "9"),
        (2, "Role", "Wizard of it all"),
    ]
    assert bring.plan()["stakeholders"][0].get("power") is None


def test_an_empty_cell_takes_nothing_away(bring: Importing, tmp_path: Path) -> None:
    bring.apply(add={"stakeholders": [{"id": "a", "name": "CFO", "power": 4, "notes": "kept"}]})
    (tmp_path / "p.csv").write_text("Name,Power,Notes\nCFO,,\n")
    assert rows_of(bring("p.csv", "stakeholders")) == (0, 0, 1, 0)


def test_dates_are_read_in_many_styles_and_the_order_is_said(bring: Importing, tmp_path: Path) -> None:
    bring.apply(set={"engagement": {"language": "en-GB"}})
    styles = ["3/4/2027", "2027-04-03", "3. April 2027", "3 avril 2027", "3 de abril de 2027", "Apr 3, 2027", "46115"]
    lines = "\n".join(f'Item {n},"{style}"' for n, style in enumerate(styles))
    (tmp_path / "l.csv").write_text(f"Title,Due date\n{lines}\n", "utf-8")
    report = bring("l.csv", "log")
    assert [entry["due_on"] for entry in bring.plan()["log"]] == ["2027-04-03"] * 6 + ["2026-04-03"]
    assert any("3/4/2027" in line and "day first" in line and "en-GB" in line for line in report["warnings"])
    assert any("46115" in line for line in report["warnings"])


def test_american_dates_follow_the_language_or_what_the_column_shows(bring: Importing, tmp_path: Path) -> None:
    bring.apply(set={"engagement": {"language": "en-US"}})
    (tmp_path / "l.csv").write_text("Title,Due date\nA,3/4/2027\n")
    (tmp_path / "m.csv").write_text("Title,Due date\nB,3/4/2027\nC,25/4/2027\n")
    bring("l.csv", "log")
    report = bring("m.csv", "log")
    assert [entry["due_on"] for entry in bring.plan()["log"]] == ["2027-03-04", "2027-04-03", "2027-04-25"]
    assert any("the column shows it" in line for line in report["warnings"])


def test_serial_numbers_count_from_the_workbook_s_own_base(bring: Importing, tmp_path: Path) -> None:
    book = workbook(tmp_path / "l.xlsx", [["Title", "Due date", "Raised on"], ["A", 45000, None]])
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active["C2"] = datetime.date(2027, 3, 4)
    book.save(tmp_path / "l.xlsx")
    report = bring("l.xlsx", "log")
    entry = bring.plan()["log"][0]
    assert (entry["due_on"], entry["raised_on"]) == ("2027-03-16", "2027-03-04")
    assert any("1904" in line for line in report["warnings"])


def test_percentages_are_the_same_however_they_are_written(bring: Importing, tmp_path: Path) -> None:
    book = workbook(
        tmp_path / "m.xlsx", [["Milestone", "Percent complete"], ["A", 0.45], ["B", 45], ["C", "45 %"], ["D", "45"]]
    )
    book.active["B2"].number_format = "0%"
    book.save(tmp_path / "m.xlsx")
    bring("m.xlsx", "milestones")
    assert [m["percent_complete"] for m in bring.plan()["milestones"]] == [45, 45, 45, 45]


def test_judgements_in_words_are_read_on_the_scale_and_said(bring: Importing, tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("Name,Power,Interest\nCFO,High,2 - low\nCOO,mittel,5\n")
    report = bring("p.csv", "stakeholders")
    assert [(p["power"], p["interest"]) for p in bring.plan()["stakeholders"]] == [(4, 2), (3, 5)]
    assert any("High" in line and "4" in line for line in report["warnings"])


def test_links_are_found_by_ref_or_name_or_listed_or_made_when_asked(bring: Importing, tmp_path: Path) -> None:
    bring.apply(add={"groups": [{"id": "g", "name": "Claims"}]})
    (tmp_path / "p.csv").write_text("Name,Group\nA,claims\nB,G-01\nC,Sales\nD,Sales\n")
    report = bring("p.csv", "stakeholders")
    assert [p.get("group") for p in bring.plan()["stakeholders"]] == ["g", "g", None, None]
    assert [cell["row"] for cell in report["cells"]] == [4, 5]
    report = bring("p.csv", "stakeholders", "--create", "groups")
    plan = bring.plan()
    assert [g["name"] for g in plan["groups"]] == ["Claims", "Sales"]
    assert (rows_of(report), plan["stakeholders"][3]["group"]) == ((0, 2, 2, 0), plan["groups"][1]["id"])


def test_a_tree_of_groups_comes_in_whole_although_parents_come_later(bring: Importing, tmp_path: Path) -> None:
    (tmp_path / "g.csv").write_text(
        "Abteilung;Gehört zu;Mitarbeiterzahl\nTeam A;Schaden;12\nSchaden;;1.200\n", "cp1252"
    )
    assert rows_of(bring("g.csv", "groups")) == (2, 0, 0, 0)
    team, claims = bring.plan()["groups"]
    assert (team["parent"], claims["headcount"]) == (claims["id"], 1200)
    assert rows_of(bring("g.csv", "groups")) == (0, 0, 2, 0)


def test_a_circle_is_refused_with_its_members_and_nothing_is_taken(bring: Importing, tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text("ID,Task,Predecessors\nx1,One,x2\nx2,Two,x1\nx3,Three,x1\n")
    assert bring("m.csv", "milestones")["code"] == 3
    assert "One" in bring.err
    assert "Two" in bring.err
    assert "Three" not in bring.err
    assert bring.plan()["milestones"] == []


def test_predecessors_in_a_column_become_dependencies(bring: Importing, tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text(
        'ID,Task,Duration,Predecessors\n1,One,5,\n2,Two,3 days,1\n3,Three,2,"1SS+2d; Two"\n'
    )
    assert rows_of(bring("m.csv", "milestones")) == (3, 0, 0, 0)
    plan = bring.plan()
    ids = {m["name"]: m["id"] for m in plan["milestones"]}
    found = {(d["predecessor"], d["successor"], d["kind"], d.get("lag_days")) for d in plan["dependencies"]}
    assert found == {
        (ids["One"], ids["Two"], "FS", None),
        (ids["One"], ids["Three"], "SS", 2),
        (ids["Two"], ids["Three"], "FS", None),
    }
    assert rows_of(bring("m.csv", "milestones")) == (0, 0, 3, 0)


def test_votes_come_wide_or_long_into_the_latest_assessment(bring: Importing, tmp_path: Path) -> None:
    rounds = [
        {"id": "a", "name": "First", "taken_on": "2027-01-01"},
        {"id": "b", "name": "Second", "taken_on": "2027-06-01"},
    ]
    bring.apply(add={"assessments": rounds})
    (tmp_path / "wide.csv").write_text(
        "Timestamp,Role,owner,data,strategy_1\n1,Sponsor,4,3,2\n2,User,2,,1\n3,User,,,\n"
    )
    report = bring("wide.csv", "responses")
    assert (rows_of(report), report["code"]) == ((2, 0, 0, 1), 1)
    assert rows_of(bring("wide.csv", "responses")) == (0, 0, 2, 1)
    (tmp_path / "long.csv").write_text("Question,Voice,Score\nowner,Expert,5\ngovernance,Expert,1\n")
    assert rows_of(bring("long.csv", "responses")) == (2, 0, 0, 0)
    first, second = bring.plan()["assessments"]
    assert (len(first.get("responses", [])), len(second["responses"])) == (0, 7)


def test_readings_go_to_the_measure_they_name(bring: Importing, tmp_path: Path) -> None:
    bring.apply(add={"kpis": [{"id": "k", "name": "Share in daily use"}]})
    (tmp_path / "r.csv").write_text(
        "Kennzahl;Datum;Wert\nShare in daily use;31.03.2027;12,5 %\nK-01;30.04.2027;15\nOther;30.04.2027;1\n"
    )
    report = bring("r.csv", "readings")
    assert rows_of(report) == (2, 0, 0, 1)
    assert [(r["on"], r["value"]) for r in bring.plan()["kpis"][0]["readings"]] == [
        ("2027-03-31", 12.5),
        ("2027-04-30", 15),
    ]
    assert rows_of(bring("r.csv", "readings")) == (0, 0, 2, 1)


@pytest.mark.parametrize(
    ("kind", "text", "collection"),
    [
        ("interventions", "Plan,Audience,Distribution\nTown hall,,Hall\n", "interventions"),
        ("kpis", "KPI,Unit,Target\nDaily use,%,60\n", "kpis"),
        ("pulses", "Date,Element,Score,N\n2027-03-01,Desire,3,12\n", "pulses"),
        ("evidence", "Type,Quote,About\nInterview,We wait for data,data\n", "evidence"),
        ("log", "Risk,Likelihood,Impact,Mitigation\nNo data,4,High,Ask early\n", "log"),
    ],
)
def test_every_kind_of_list_is_read_and_read_again_without_effect(
    bring: Importing, tmp_path: Path, kind: str, text: str, collection: str
) -> None:
    (tmp_path / "l.csv").write_text(text)
    assert rows_of(bring("l.csv", kind)) == (1, 0, 0, 0)
    assert len(bring.plan()[collection]) == 1
    assert rows_of(bring("l.csv", kind)) == (0, 0, 1, 0)


def test_formulas_and_errors_are_named(bring: Importing, tmp_path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(tmp_path / "p.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Name", "Power", "Interest"])
        sheet.write_row(1, 0, ["CFO"])
        sheet.write_formula(1, 1, "=2+2", None, 4)
        sheet.write_formula(1, 2, "=1/0", None, "#DIV/0!")
    report = bring("p.xlsx", "stakeholders")
    assert bring.plan()["stakeholders"][0]["power"] == 4
    assert any("formulas" in line for line in report["warnings"])
    assert [(c["column"], c["value"]) for c in report["cells"]] == [("Interest", "#DIV/0!")]


def test_an_export_of_a_form_with_whole_questions_as_headers_is_read(bring: Importing, tmp_path: Path) -> None:
    pack = built_in()
    question, statement = pack.questions["owner"].question, pack.pulse["people_1"].text
    rows = [["Timestamp", "Your role", f"1. {question}", f"How far is this true? [{statement}]"],
            ["2027-03-01 09:00", "Team lead", "4", "Strongly agree"], ["2027-03-01 09:05", "Staff", "2 - rarely", "Disagree"]]  # fmt: skip
    with (tmp_path / "form.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    report = bring("form.csv", "responses")
    assert list(report["mapping"].values()) == [None, "voice", "owner", "people_1"]
    votes = bring.plan()["assessments"][0]["responses"]
    assert [(v["about"], v["voice"], v["score"]) for v in votes] == [
        ("owner", "manager", 4), ("people_1", "manager", 5), ("owner", "user", 2), ("people_1", "user", 2)]  # fmt: skip
    assert rows_of(bring("form.csv", "responses")) == (0, 0, 2, 0)


def _form(path: Path, *rows: list[object]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)


AGREE = ["Strongly agree", "Agree", "Neither agree nor disagree", "Disagree", "Strongly disagree"]


@pytest.mark.parametrize("service", ["google", "google grid", "survey monkey", "survey monkey matrix"])
def test_what_the_usual_form_services_write_is_read_as_it_is(bring: Importing, tmp_path: Path, service: str) -> None:
    asked = [statement.text for statement in built_in().pulse.values()]
    scores, words = [1 + n % 5 for n in range(12)], [AGREE[4 - n % 5] for n in range(12)]
    who, monkey = "Which of these describes you best?", ["Respondent ID", "Collector ID", "Start Date", "End Date"]
    start = [118_000_001, 41, "03/01/2027 09:00:00 AM", "03/01/2027 09:05:00 AM"]
    head, *rows = {
        "google": (["Timestamp", "Email Address", who, *asked, "Any comments?"],
                   ["3/1/2027 9:00:11", "a@x.example", "Manager", *scores, "x"]),
        "google grid": (["Timestamp", who, *(f"How far is this true? [{text}]" for text in asked)],
                        ["2027/03/01 9:00:11 AM GMT+1", "Manager", *words]),
        "survey monkey": ([*monkey, who, *asked, "Comments"],
                          ["", "", "", "", "Response", *["Response"] * 12, "Open-Ended Response"],
                          [*start, "Manager", *scores, "x"]),
        "survey monkey matrix": ([*monkey, who, "How far is this true?", *[""] * 11],
                                 ["", "", "", "", "Response", *asked], [*start, "Manager", *words]),
    }[service]  # fmt: skip
    _form(tmp_path / "form.csv", head, *rows)
    report = bring("form.csv", "responses")
    assert (report["rows"]["read"], report["rows"]["new"], report["cells"]) == (1, 1, [])
    votes = bring.plan()["assessments"][0]["responses"]
    assert [(v["about"], v["voice"], v["score"]) for v in votes] == [
        (key, "manager", score) for key, score in zip(built_in().pulse, scores, strict=True)
    ]


def test_microsoft_forms_counts_its_answers_and_that_is_no_id(bring: Importing, tmp_path: Path) -> None:
    asked = [question.question for question in built_in().questions.values()]
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["ID", "Start time", "Completion time", "Email", "Name", "In which role do you answer?", *asked])
    for n in range(1, 4):
        at = datetime.datetime(2027, 3, 1, 9, n)  # noqa: DTZ001
        sheet.append([n, at, at, "anonymous", None, "User", *[1 + (n + k) % 5 for k in range(8)]])
    book.save(tmp_path / "form.xlsx")
    assert rows_of(bring("form.xlsx", "responses")) == (3, 0, 0, 0)
    assert bring.plan()["assessments"][0]["taken_on"] is not None
    assert rows_of(bring("form.xlsx", "responses")) == (0, 0, 3, 0)
    assert len(bring.plan()["assessments"][0]["responses"]) == 24


def test_a_survey_leaves_the_votes_of_the_room_as_they_are(bring: Importing, tmp_path: Path) -> None:
    room = [{"id": "r1", "assessment": "a", "about": "owner", "voice": "user", "score": 5}]
    bring.apply(add={"assessments": [{"id": "a", "name": "First", "taken_on": "2027-01-01"}], "responses": room})
    _form(tmp_path / "form.csv", ["Role", "owner"], ["User", 2], ["User", 1])
    assert rows_of(bring("form.csv", "responses")) == (2, 0, 0, 0)
    assert [v["score"] for v in bring.plan()["assessments"][0]["responses"]] == [5, 2, 1]


def test_feedback_on_the_change_is_read_from_a_form_with_a_column_for_each_element(
    bring: Importing, tmp_path: Path
) -> None:
    bring.apply(add={"groups": [{"id": "g", "name": "Quality"}]})
    _form(tmp_path / "form.csv",
          ["Timestamp", "Your unit", "You are", "I know why we do this (awareness)", "Desire: I want to take part", "What would help?"],
          ["23/03/2027 09:00:11", "Quality", "User", 4, "Agree", "More time"], ["24/03/2027 09:00:11", "Quality", "Manager", 2, "", ""])  # fmt: skip
    assert rows_of(bring("form.csv", "pulses")) == (2, 0, 0, 0)
    first, second, third = bring.plan()["pulses"]
    assert {k: first[k] for k in ("on", "group", "element", "score", "respondents", "voice", "comment")} == {
        "on": "2027-03-23", "group": "g", "element": "awareness", "score": 4, "respondents": 1, "voice": "users",
        "comment": "More time"}  # fmt: skip
    assert (second["element"], second["score"], second.get("comment")) == ("desire", 4, None)
    assert (third["element"], third["voice"]) == ("awareness", "managers")
    assert rows_of(bring("form.csv", "pulses")) == (0, 0, 2, 0)


def test_a_form_with_the_questions_of_the_projects_own_pack_is_read(bring: Importing, tmp_path: Path) -> None:
    own = {
        "pack": "practice",
        "version": "1.0",
        "files": {"pulse": {"data_1": {"text": "Our figures agree with each other."}}},
    }
    bring.apply(set={"engagement": {"content": own}})
    _form(
        tmp_path / "form.csv",
        ["Role", "Our figures agree with each other.", "Who owns each AI use case?"],
        ["User", 2, 3],
    )
    bring("form.csv", "responses")
    assert [v["about"] for v in bring.plan()["assessments"][0]["responses"]] == ["data_1", "owner"]


def test_every_real_list_from_outside_is_accounted_for_and_read_again_without_effect(bring: Importing) -> None:
    folder = samples()
    kinds = {"registers/acme_Risk_Register.xlsx": "log", "registers/packt_Stakeholders.xlsx": "stakeholders",
             "registers/packt_Risk_Log.xlsx": "log", "registers/packt_Communication_Plan.xlsx": "interventions",
             "registers/packt_RACI.xlsx": "milestones", "registers/us_agencies-and-subs.csv": "groups",
             "registers/uk_coal_authority_2011_junior.csv": "stakeholders", "ai_inventories/hud2025.xlsx": "use-cases",
             "ai_inventories/us2023_consolidated.csv": "use-cases", "ai_inventories/us2025_cots.csv": "use-cases",
             "ai_inventories/ustda2025_cots.xlsx": "use-cases", "ai_inventories/uk_atrs_records.csv": "use-cases",
             "registers/caf_naming-tracking.xlsx": "evidence", "registers/caf_opsmanagementworkbook.xlsx": "use-cases",
             "registers/us_govt_urls_federal_bom.csv": "groups"}  # fmt: skip
    read = {}
    for name, kind in kinds.items():
        first = bring(folder / name, kind)
        again = bring(folder / name, kind)
        assert (first["code"] in (0, 1), again["code"] == first["code"]) == (True, True), name
        new, updated, unchanged, skipped = rows_of(again)
        assert (new, updated, unchanged + skipped) == (0, 0, first["rows"]["read"]), name
        read[name] = first["rows"]["new"]
    assert read["registers/packt_Stakeholders.xlsx"] == 0
    assert read["ai_inventories/us2023_consolidated.csv"] == 710
    assert read["ai_inventories/us2025_cots.csv"] == 900
    assert read["ai_inventories/hud2025.xlsx"] == 11


@pytest.mark.parametrize(
    ("header", "row", "found"),
    [
        ("First name,Last name,Job title", "Ann,Example,CFO", ("Ann Example", "CFO")),
        ("Vorname,Name,Rolle", "Ann,Example,Leiterin Finanzen", ("Ann Example", "Leiterin Finanzen")),
        ("First name,Name,Role", "Ann,Ann Example,Sponsor", ("Ann Example", None)),
        ("Prénom,Nom,Poste", "Li,Lindner,Directrice", ("Li Lindner", "Directrice")),
        ("Surname,Given name,Influence (H/M/L)", "Example,,H", ("Example", None)),
        ("氏名,役職", "品質部長,部長", ("品質部長", "部長")),
        ("Nome,Ruolo,Potere", "Capo qualità,Direttore,alto", ("Capo qualità", "Direttore")),
    ],
)
def test_names_in_two_columns_are_one_name_and_a_role_that_is_none_of_ours_is_a_post(
    bring: Importing, tmp_path: Path, header: str, row: str, found: tuple[str, str | None]
) -> None:
    (tmp_path / "p.csv").write_text(f"{header}\n{row}\n", "utf-8")
    report = bring("p.csv", "stakeholders")
    (person,) = bring.plan()["stakeholders"]
    assert (person["name"], person.get("title")) == found
    assert rows_of(bring("p.csv", "stakeholders")) == (0, 0, 1, 0)
    assert report["code"] == 0


def test_a_list_of_posts_without_names_takes_the_post_as_the_name(bring: Importing, tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("Organisation,Job title\nNorth,Head of claims\nNorth,Head of claims\n")
    assert rows_of(bring("p.csv", "stakeholders")) == (2, 0, 0, 0)
    assert rows_of(bring("p.csv", "stakeholders")) == (0, 0, 2, 0)


def test_a_group_that_names_itself_as_its_parent_is_taken_without(bring: Importing, tmp_path: Path) -> None:
    (tmp_path / "g.csv").write_text("Group,Part of\nClaims,Claims\nTeam A,Claims\n")
    report = bring("g.csv", "groups")
    assert (rows_of(report), [cell["row"] for cell in report["cells"]]) == ((2, 0, 0, 0), [2])


def test_a_list_in_which_nothing_looks_like_a_name_says_what_to_do(bring: Importing, tmp_path: Path) -> None:
    (tmp_path / "g.csv").write_text("Place,Remark\nOslo,x\n")
    report = bring("g.csv", "groups")
    assert (report["code"], rows_of(report)) == (1, (0, 0, 0, 1))
    assert any("--map COLUMN=name" in line for line in report["warnings"])


def test_start_and_finish_of_a_task_are_read_as_its_duration_and_a_due_date_is_not(
    bring: Importing, tmp_path: Path
) -> None:
    (tmp_path / "m.csv").write_text("Aufgabe;Beginn;Ende\nA;01.03.2027;05.03.2027\nB;;08.03.2027\n")
    report = bring("m.csv", "milestones")
    one, two = bring.plan()["milestones"]
    assert (one["start_no_earlier_than"], one["duration_days"], one.get("finish_no_later_than")) == (
        "2027-03-01",
        5,
        None,
    )
    assert two["finish_no_later_than"] == "2027-03-08"
    assert any("duration" in line for line in report["warnings"])
    assert rows_of(bring("m.csv", "milestones")) == (0, 0, 2, 0)
    (tmp_path / "d.csv").write_text("Task;Start;Due\nC;2027-03-01;2027-03-05\n")
    bring("d.csv", "milestones")
    assert bring.plan()["milestones"][2]["finish_no_later_than"] == "2027-03-05"
