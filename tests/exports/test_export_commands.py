"""`export word|excel|csv|charts` as the command line gives them: whole files, one line where it does not go."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest

from aiom_workbench.plan.log import LogEntry
from aiom_workbench.plan.people import Stakeholder
from aiom_workbench.plan.roadmap import Milestone
from aiom_workbench.project import Project


@pytest.fixture
def file(project: Project) -> Path:
    with project.edit("First") as edit:
        edit.add(Stakeholder, name="CFO", category="executive_sponsor")
        edit.add(Milestone, name="Data ready", kind="milestone")
    with project.edit("Second") as edit:
        edit.add(LogEntry, kind="risk", title="The log has gaps", audience="client")
    project.close()
    return project.path


@pytest.mark.parametrize(
    ("kind", "name"), [("word", "o.docx"), ("excel", "o.xlsx"), ("csv", "o.zip"), ("charts", "p.zip")]
)
def test_every_kind_writes_a_sound_archive_and_prints_nothing(file: Path, command: Any, kind: str, name: str) -> None:
    code, out, err = command("export", kind, file, "-o", name, "--today", "2026-11-25")
    assert (code, out, err) == (0, "", "")
    with zipfile.ZipFile(name) as packed:
        assert packed.testzip() is None


def test_an_existing_output_is_kept_without_force(file: Path, command: Any) -> None:
    Path("o.docx").write_text("mine")
    code, _out, err = command("export", "word", file, "-o", "o.docx")
    assert code == 6
    assert err.startswith("error: o.docx: exists already")
    assert Path("o.docx").read_text() == "mine"
    assert command("export", "word", file, "-o", "o.docx", "--force")[0] == 0


def test_a_folder_that_is_not_there_is_said_and_nothing_is_left(file: Path, command: Any) -> None:
    code, _out, err = command("export", "excel", file, "-o", "nowhere/o.xlsx")
    assert code == 6
    assert err.count("\n") == 1
    assert not Path("nowhere").exists()


def test_an_unknown_section_is_a_wrong_word_of_the_command(file: Path, command: Any) -> None:
    code, _out, err = command("export", "word", file, "-o", "o.docx", "--sections", "summary,weather")
    assert code == 2
    assert "there is no section weather" in err
    assert not Path("o.docx").exists()


def test_as_of_gives_the_plan_of_then_and_its_stamp(file: Path, command: Any) -> None:
    command("export", "csv", file, "-o", "then", "--as-of", "#1")
    command("export", "csv", file, "-o", "now")
    assert "The log has gaps" not in Path("then/log.csv").read_text("utf-8-sig")
    assert "The log has gaps" in Path("now/log.csv").read_text("utf-8-sig")
    code, _out, err = command("export", "csv", file, "-o", "later", "--as-of", "#99")
    assert code == 3
    assert "there is no edit 99" in err


def test_since_adds_what_changed(file: Path, command: Any) -> None:
    import docx

    command("export", "word", file, "-o", "o.docx", "--since", "#1", "--today", "2026-11-25")
    text = "\n".join(p.text for p in docx.Document("o.docx").paragraphs)
    assert "What changed since edit 1" in text
    assert "New risk: The log has gaps." in text


def test_csv_has_a_file_for_each_collection_that_the_reader_may_see(file: Path, command: Any) -> None:
    command("export", "csv", file, "-o", "client")
    command("export", "csv", file, "-o", "internal", "--audience", "internal")
    client = {path.name for path in Path("client").iterdir()}
    internal = {path.name for path in Path("internal").iterdir()}
    assert client < internal
    assert {"interactions.csv", "pulses.csv"} <= internal - client
    assert Path("client/stakeholders.csv").read_text("utf-8-sig").splitlines()[1].endswith("CFO,,,,Executive sponsor")
