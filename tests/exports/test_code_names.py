"""With code names nobody's name is in any part of any document, in whatever form it was written. (Canaries.)"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from aiom_workbench.plan.log import LogEntry
from aiom_workbench.plan.people import Group, Influence, Interaction, Stakeholder
from aiom_workbench.plan.roadmap import Milestone
from aiom_workbench.plan.use_cases import UseCase
from aiom_workbench.project import Project
from aiom_workbench.report.audience import for_audience
from aiom_workbench.report.code_names import with_code_names
from tests.conftest import Command

CANARIES = ("zebrowski", "quintessa", "marlow", "xaviera")


@pytest.fixture
def file(project: Project) -> Path:
    with project.edit("First") as edit:
        boss = edit.add(Stakeholder, name="Quintessa Zebrowski", code_name="Heron", title="Chief Zebrowski officer",
                        category="executive_sponsor", power=5, interest=4, notes="Quintessa is friendly")  # fmt: skip
        other = edit.add(Stakeholder, name="Xaviera Marlow", category="change_champion", power=2, interest=2,
                         relationship_owner="Quintessa Zebrowski", sponsorship_asked="Speak to ZEBROWSKI")  # fmt: skip
        group = edit.add(Group, name="Labs", headcount=9, represented_by=other.id, message="Ask Zebrowski, Quintessa")
        edit.add(
            Interaction, stakeholder=boss.id, on=date(2026, 11, 2), summary="zebrowski@example.org wrote to Marlow"
        )
        edit.add(Influence, source=boss.id, target=other.id, strength=3)
        edit.add(
            UseCase,
            name="Triage for Marlow",
            owner=boss.id,
            group=group.id,
            success_measure="Zebrowski's hours",
            stage="feasibility",
        )
        edit.add(Milestone, name="Quintessa_Zebrowski signs", kind="milestone", owner=other.id)
        edit.add(LogEntry, kind="risk", title="Xaviera Marlow leaves", owner=boss.id, audience="client")
        edit.set(
            edit.plan.engagement,
            client="Regional hospital",
            name="Plan of Zebrowski",
            sponsor=boss.id,
            lead="Practice lead",
        )
        edit.set(edit.plan.vision, headline="What Quintessa  Zebrowski wants", story="Every month, MARLOW\nasks.")
    with project.edit("Second") as edit:
        edit.set(other, name="Xaviera Marlow", organisation="Site North")
    project.close()
    return project.path


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    """Every part of a zip and of the zips in it, and the names of the parts."""
    with zipfile.ZipFile(path) as packed:
        for name in packed.namelist():
            yield name, name + packed.read(name).decode("utf-8", "ignore")


@pytest.mark.parametrize("audience", ["client", "internal"])
@pytest.mark.parametrize(
    ("kind", "name"), [("word", "o.docx"), ("excel", "o.xlsx"), ("csv", "o.zip"), ("charts", "c.zip")]
)
def test_no_part_of_a_document_with_code_names_holds_a_name(
    file: Path, command: Command, kind: str, name: str, audience: str
) -> None:
    since = ["--since", "#1"] if kind == "word" else []
    words = ("export", kind, file, "-o", name, "--today", "2026-11-25", "--audience", audience, *since)
    assert command(*words)[0] == 0
    if kind != "charts":
        assert any("zebrowski" in text.casefold() for _part, text in _texts(Path(name)))
    code, out, err = command(*words, "--force", "--code-names")
    assert (code, out, err) == (0, "", "")
    found = [(part, canary) for part, text in _texts(Path(name)) for canary in CANARIES if canary in text.casefold()]
    assert found == []
    if kind in ("word", "excel", "csv"):
        said = "".join(text for _part, text in _texts(Path(name)))
        assert "Heron" in said
        assert "Person S-02" in said


def test_the_same_filter_serves_screen_and_paper(file: Path) -> None:
    with Project.open(file, read_only=True) as project:
        plan = for_audience(project.plan, "internal", code_names=True)
    assert [p.name for p in plan.stakeholders] == ["Heron", "Person S-02"]
    assert [p.title for p in plan.stakeholders] == [None, None]
    assert plan.vision.headline == "What Heron wants"
    assert plan.vision.story == "Every month, Person S-02\nasks."
    assert next(iter(plan.groups)).message == "Ask Heron"
    assert next(iter(plan.interactions)).summary == "Heron@example.org wrote to Person S-02"


def test_a_role_title_is_taken_out_whole_and_leaves_its_words_alone(project: Project) -> None:
    with project.edit("First") as edit:
        edit.add(Stakeholder, name="Head of Quality", code_name="Pipit")
        edit.add(Stakeholder, name="Al", code_name="Robin")
        edit.set(edit.plan.vision, story="Quality first, says the head of quality. Also Al does; the Head agrees.")
    shown = with_code_names(project.plan)
    assert shown.vision.story == "Quality first, says the Pipit. Also Robin does; the Head agrees."


def test_who_was_called_otherwise_before_is_not_named_in_what_changed_either(project: Project) -> None:
    with project.edit("First") as edit:
        person = edit.add(Stakeholder, name="Quintessa Marlow", code_name="Heron")
    before = project.plan
    with project.edit("Marry") as edit:
        edit.set(person, name="Quintessa Zebrowski")
        edit.set(edit.plan.vision, story="Marlow's idea")
    assert for_audience(project.plan, "internal", code_names=True, beside=before).vision.story == "Heron's idea"


def test_the_tracker_says_that_it_holds_code_names_so_that_nobody_takes_them_for_names(
    file: Path, command: Command
) -> None:
    import openpyxl

    assert command("export", "excel", file, "-o", "o.xlsx", "--code-names")[0] == 0
    meta = openpyxl.load_workbook(io.BytesIO(Path("o.xlsx").read_bytes()))["_meta"]
    assert ("names", "code") in [tuple(cell.value for cell in row[:2]) for row in meta.iter_rows()]
