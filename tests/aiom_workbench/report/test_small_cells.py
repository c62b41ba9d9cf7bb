"""What few people said is withheld: fewer than five in any document, fewer than three on a projector."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest

from aiom_workbench.analysis.maturity import maturity
from aiom_workbench.plan.assessment import Assessment, Response
from aiom_workbench.plan.measures import Kpi, Pulse
from aiom_workbench.plan.people import Group, Stakeholder
from aiom_workbench.project import Project
from aiom_workbench.report.figure import Text
from aiom_workbench.report.figures.change_board import change_board
from aiom_workbench.report.figures.groups_board import readiness_board
from aiom_workbench.report.sections import measures
from aiom_workbench.report.small_cells import FEW_PROJECTED, without_small_cells
from aiom_workbench.report.source import Source
from tests.conftest import Command


@pytest.fixture
def project(project: Project) -> Project:
    with project.edit("Groups of four, of five and of an unknown number") as edit:
        for name, asked in (("Four", 4), ("Five", 5), ("Unknown", None), ("Two", 2)):
            group = edit.add(Group, name=name, desire=2, respondents=asked)
            edit.add(Pulse, on=date(2026, 11, 1), group=group.id, element="desire", score=4, respondents=asked)
        edit.add(Stakeholder, name="CFO")
        edit.add(Kpi, name="Hours saved")
        taken = edit.add(Assessment, name="Round", taken_on=date(2026, 11, 1))
        for voice, scores in (("sponsor", (5, 4)), ("user", (1, 2, 3, 2, 2))):
            for score in scores:
                edit.add(Response, assessment=taken.id, about="owner", voice=voice, score=score)
    return project


def test_no_table_or_document_holds_a_mean_of_fewer_than_five(project: Project, command: Command) -> None:
    project.close()
    assert command("export", "csv", project.path, "-o", "t.zip", "--audience", "internal")[0] == 0
    with zipfile.ZipFile("t.zip") as packed:
        tables = {
            name: list(csv.DictReader(io.StringIO(packed.read(name).decode("utf-8-sig")))) for name in packed.namelist()
        }
    assert [row["Desire"] for row in tables["groups.csv"]] == ["", "2", "", ""]
    assert [row["Score"] for row in tables["pulses.csv"]] == ["", "4", "", ""]
    assert [row["Voice"] for row in tables["responses.csv"]][:2] == ["", ""]
    assert (
        command("export", "word", project.path, "-o", "w.docx", "--audience", "internal", "--today", "2026-11-25")[0]
        == 0
    )
    with zipfile.ZipFile("w.docx") as packed:
        said = re.sub(r"<[^>]+>", " ", packed.read("word/document.xml").decode())
    assert len(re.findall("withheld", said)) >= 6
    assert len(re.findall(r"4\.0", said)) == 1
    assert Path("w.docx").exists()


def test_a_projector_withholds_groups_of_which_fewer_than_three_answered(project: Project) -> None:
    def words(fewest: int) -> list[str]:
        figure = readiness_board(project.plan, 900, fewest=fewest)
        return [shape.text for shape in figure.shapes if isinstance(shape, Text)]

    assert words(0).count("withheld") == 0
    assert words(FEW_PROJECTED).count("withheld") == 2
    assert words(FEW_PROJECTED).count("2") == 2
    board = change_board(project.plan, 900, ["2026-11"], fewest=FEW_PROJECTED)
    said = [shape.text for shape in board.shapes if isinstance(shape, Text)]
    assert (said.count("withheld"), said.count("score 2")) == (10, 2)


def test_voices_with_few_votes_are_not_set_apart(project: Project) -> None:
    assert maturity(project.plan).perception_gaps == {"owner": 2.5}
    assert maturity(without_small_cells(project.plan, FEW_PROJECTED)).perception_gaps == {}
    with project.edit("A third sponsor") as edit:
        edit.add(Response, assessment=edit.plan.assessments.ids()[0], about="owner", voice="sponsor", score=5)
    assert maturity(without_small_cells(project.plan, FEW_PROJECTED)).perception_gaps == {"owner": 2.67}


def test_answers_of_single_people_are_told_together_where_five_gave_them(project: Project) -> None:
    with project.edit("Six single answers of users, three of managers") as edit:
        group = edit.add(Group, name="Labs")
        for voice, scores in (("users", (2, 3, 3, 4, 4, 5)), ("managers", (1, 1, 5))):
            for score in scores:
                edit.add(Pulse, on=date(2026, 11, 20), group=group.id, element="desire", voice=voice, score=score, respondents=1)  # fmt: skip
    found = measures.section(Source(project.plan, "internal", date(2026, 11, 25)))
    table = next(block for block in found.blocks if getattr(block, "key", "") == "pulses")
    assert [row[2:] for row in table.rows] == [("Users", "3.5", 6), ("Managers", "withheld", "fewer than 5")]
