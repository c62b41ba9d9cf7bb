"""Schedules of Microsoft Project, GanttProject and calendars become milestones, with their links and dates."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from tests.aiom_workbench.interchange.lists import Importing, samples
from tests.conftest import Command

PROJECT = """<?xml version="1.0" encoding="UTF-8"?>
<Project xmlns="http://schemas.microsoft.com/project"><StartDate>2027-03-01T08:00:00</StartDate>
<MinutesPerDay>480</MinutesPerDay><CalendarUID>1</CalendarUID><Calendars><Calendar><UID>1</UID>{exceptions}</Calendar></Calendars>
<Tasks>{tasks}</Tasks>{rest}</Project>"""


def task(uid: int, name: str, hours: int, *links: str, level: int = 1, more: str = "") -> str:
    return (
        f"<Task><UID>{uid}</UID><ID>{uid}</ID><Name>{name}</Name><OutlineLevel>{level}</OutlineLevel>"
        f"<Duration>PT{hours}H0M0S</Duration>{more}{''.join(links)}</Task>"
    )


def link(uid: int, kind: int = 1, lag: str = "0", unit: int = 7) -> str:
    return (
        f"<PredecessorLink><PredecessorUID>{uid}</PredecessorUID><Type>{kind}</Type>"
        f"<LinkLag>{lag}</LinkLag><LagFormat>{unit}</LagFormat></PredecessorLink>"
    )


@pytest.fixture
def bring(command: Command, tmp_path: Path) -> Importing:
    return Importing(command, tmp_path)


def project(folder: Path, *tasks: str, exceptions: str = "", rest: str = "") -> None:
    (folder / "p.xml").write_text(PROJECT.format(tasks="".join(tasks), exceptions=exceptions, rest=rest), "utf-8")


def milestones(bring: Importing) -> dict[str, dict[str, Any]]:
    return {m["name"]: m for m in bring.plan()["milestones"]}


def test_outline_links_and_lags_of_microsoft_project_are_carried(bring: Importing, tmp_path: Path) -> None:
    project(tmp_path, task(1, "Phase", 0), task(2, "One", 16, level=2), task(3, "Two", 40, link(2, 1, "9600"), level=2),
            task(4, "Three", 8, link(3, 1, "-50", 19), link(2, 3), level=2))  # fmt: skip
    report = bring("p.xml", "milestones")
    assert (report["code"], report["rows"]["new"]) == (0, 4)
    found = milestones(bring)
    assert (found["Phase"]["kind"], found["Two"]["duration_days"], found["Two"]["parent"]) == (
        "summary",
        5,
        found["Phase"]["id"],
    )
    ids = {m["id"]: name for name, m in found.items()}
    links = {
        (ids[d["predecessor"]], ids[d["successor"]], d["kind"], d.get("lag_days")) for d in bring.plan()["dependencies"]
    }
    assert links == {("One", "Two", "FS", 2), ("Two", "Three", "FS", -2.5), ("One", "Three", "SS", None)}
    assert any("percentage lags" in line for line in report["warnings"])


def test_the_same_schedule_again_changes_nothing(bring: Importing, tmp_path: Path) -> None:
    project(tmp_path, task(1, "One", 16), task(2, "One", 8, link(1)))
    bring("p.xml", "milestones")
    again = bring("p.xml", "milestones")
    assert (again["rows"]["unchanged"], again["seq"]) == (2, None)


def test_the_engagement_takes_the_calendar_where_unset_and_keeps_its_own(bring: Importing, tmp_path: Path) -> None:
    day = "<Exceptions><Exception><TimePeriod><FromDate>2027-03-26T00:00:00</FromDate><ToDate>2027-03-29T23:59:00</ToDate>"
    project(
        tmp_path,
        task(1, "One", 16),
        exceptions=f"{day}</TimePeriod><DayWorking>0</DayWorking></Exception></Exceptions>",
    )
    bring.apply(set={"engagement": {"start_on": "2027-01-04"}})
    report = bring("p.xml", "milestones")
    engagement = bring.plan()["engagement"]
    assert (engagement["start_on"], engagement["hours_per_day"], engagement["working_days"]) == (
        "2027-01-04",
        8,
        [1, 2, 3, 4, 5],
    )
    assert engagement["holidays"] == ["2027-03-26", "2027-03-27", "2027-03-28", "2027-03-29"]
    assert any("1 Mar 2027" in line for line in report["warnings"])


def test_constraints_deadlines_progress_and_baseline_are_carried(bring: Importing, tmp_path: Path) -> None:
    more = (
        "<ConstraintType>4</ConstraintType><ConstraintDate>2027-03-10T08:00:00</ConstraintDate><Deadline>2027-04-01T17:00:00</Deadline>"
        "<PercentComplete>40</PercentComplete><ActualStart>2027-03-11T08:00:00</ActualStart>"
        "<Baseline><Number>0</Number><Start>2027-03-08T08:00:00</Start><Finish>2027-03-09T17:00:00</Finish></Baseline>"
    )
    project(tmp_path, task(1, "One", 16, more=more), task(2, "Two", 8, more="<ConstraintType>1</ConstraintType>"))
    report = bring("p.xml", "milestones")
    one = milestones(bring)["One"]
    names = (
        "start_no_earlier_than",
        "finish_no_later_than",
        "percent_complete",
        "status",
        "actual_start_on",
        "baseline_finish_on",
    )
    assert [one[name] for name in names] == ["2027-03-10", "2027-04-01", 40, "in_progress", "2027-03-11", "2027-03-09"]
    assert any("as late as possible" in line and "Two" in line for line in report["warnings"])


def test_a_task_placed_by_hand_keeps_a_start_later_than_its_links_give(bring: Importing, tmp_path: Path) -> None:
    by_hand = "<Manual>1</Manual><Start>2027-03-15T08:00:00</Start>"
    early = "<Manual>1</Manual><Start>2027-03-03T08:00:00</Start>"
    project(
        tmp_path,
        task(1, "One", 16),
        task(2, "Late", 8, link(1), more=by_hand),
        task(3, "Early", 8, link(1), more=early),
    )
    bring("p.xml", "milestones")
    found = milestones(bring)
    assert found["Late"]["start_no_earlier_than"] == "2027-03-15"
    assert "start_no_earlier_than" not in found["Early"]


def test_a_circle_is_refused_naming_only_its_members(bring: Importing, tmp_path: Path) -> None:
    project(tmp_path, task(1, "One", 8, link(2)), task(2, "Two", 8, link(1)), task(3, "Three", 8, link(1)))
    assert bring("p.xml", "milestones")["code"] == 3
    assert "One" in bring.err
    assert "Three" not in bring.err
    assert bring.plan()["milestones"] == []


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE x [<!ENTITY a "b">]><Project><Tasks/></Project>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><Project><Tasks>&a;</Tasks></Project>',
        "<Project><Tasks>",
        "<Other/>",
        "",
    ],
)
def test_hostile_or_foreign_xml_is_refused(bring: Importing, tmp_path: Path, text: str) -> None:
    (tmp_path / "p.xml").write_text(text)
    assert bring("p.xml", "milestones")["code"] == 3
    assert bring.err.startswith("error: p.xml")


def test_ganttproject_keeps_links_at_the_predecessor_and_days_off(bring: Importing, tmp_path: Path) -> None:
    (tmp_path / "g.gan").write_text(
        '<project><calendars><day-types><default-week sat="1" sun="1" fri="1"/></day-types>'
        '<date year="2027" month="3" date="9" type="HOLIDAY"/></calendars><tasks>'
        '<task id="1" uid="a" name="One" start="2027-03-01" duration="2" complete="100"><depend id="2" type="2" difference="1"/></task>'
        '<task id="2" uid="b" name="Two" meeting="true" start="2027-03-10" duration="0" complete="0"/></tasks></project>'
    )
    assert bring("g.gan", "milestones")["rows"]["new"] == 2
    plan = bring.plan()
    assert [(m["id"], m["kind"], m["status"]) for m in plan["milestones"]] == [
        ("a", "task", "done"),
        ("b", "milestone", "planned"),
    ]
    assert [(d["predecessor"], d["successor"], d["kind"], d["lag_days"]) for d in plan["dependencies"]] == [
        ("a", "b", "FS", 1)
    ]
    engagement = plan["engagement"]
    assert (engagement["working_days"], engagement["holidays"]) == ([1, 2, 3, 4], ["2027-03-09"])
    assert bring("g.gan", "milestones")["seq"] is None


def test_events_and_to_dos_of_a_calendar_become_milestones(bring: Importing, tmp_path: Path) -> None:
    lines = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:e1", "SUMMARY:Steering\\, first", " meeting", "DTSTART;VALUE=DATE:20270301",
             "DTEND;VALUE=DATE:20270302", "BEGIN:VALARM", "SUMMARY:no", "END:VALARM", "END:VEVENT", "BEGIN:VTODO", "UID:e2",
             "SUMMARY:Papers", "DUE:20270305T170000Z", "STATUS:COMPLETED", "RRULE:FREQ=DAILY", "END:VTODO", "END:VCALENDAR"]  # fmt: skip
    (tmp_path / "c.ics").write_text("\r\n".join(lines), "utf-8")
    report = bring("c.ics", "milestones")
    found = milestones(bring)
    assert found["Steering, firstmeeting"]["start_no_earlier_than"] == "2027-03-01"
    assert (found["Papers"]["finish_no_later_than"], found["Papers"]["status"]) == ("2027-03-05", "done")
    assert any("repetitions" in line for line in report["warnings"])
    assert bring("c.ics", "milestones")["rows"]["unchanged"] == 2


def test_a_schedule_is_read_as_milestones_only(bring: Importing, tmp_path: Path) -> None:
    project(tmp_path, task(1, "One", 8))
    assert bring("p.xml", "groups")["code"] == 2


EXPECTED = (
    "mspdi/mpxj_task-links-project2013",
    "mspdi_from_mpp/aspose_ConstraintAsLateAsPossible",
    "mspdi_from_mpp/aspose_Software_Development_Plan",
)


@pytest.mark.parametrize("name", EXPECTED)
def test_known_schedules_get_microsoft_project_s_own_dates(bring: Importing, name: str) -> None:
    folder = samples()
    assert bring(folder / f"{name}.xml", "milestones")["code"] == 0
    answer = json.loads(bring.command("analyse", "p.aiom", "--json")[1])["schedule"]["milestones"]
    by_name: dict[str, list[str]] = {}
    for milestone in bring.plan()["milestones"]:
        by_name.setdefault(milestone["name"], []).append(milestone["id"])
    with (folder / "known" / "mspdi_expected" / f"{Path(name).name}.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            mine = by_name[row["Name"]].pop(0) if row["UID"] != "0" else None
            if mine is None or row["Summary"] == "1":
                continue
            dates = answer[mine]
            found = (
                dates["early_start"],
                dates["early_finish"],
                round(dates["total_float"] * 480),
                int(dates["critical"]),
            )
            wanted = (
                row["Start"][:10],
                row["Finish"][:10],
                round(float(row["TotalSlack_minutes"])),
                int(row["Critical"]),
            )
            assert found == wanted, row["Name"]


def test_every_schedule_from_outside_is_read_and_read_again_without_effect(bring: Importing) -> None:
    folder = samples()
    for path in sorted([*folder.glob("mspdi*/*.xml"), *folder.glob("gan_ics/*")]):
        bring.command("new", "p.aiom", "--force")
        assert bring(path, "milestones")["code"] == 0, path
        assert bring(path, "milestones")["seq"] is None, path
