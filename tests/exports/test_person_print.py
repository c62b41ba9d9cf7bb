"""What is held about a person, as a document for that person: everything, wherever it stands."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from pathlib import Path

import pytest

from aiom_workbench.plan.log import LogEntry
from aiom_workbench.plan.people import Influence, Interaction, Stakeholder
from aiom_workbench.plan.use_cases import UseCase
from aiom_workbench.project import Project
from tests.conftest import Command


@pytest.fixture
def file(project: Project) -> Path:
    with project.edit("Add Ana Marlow") as edit:
        ana = edit.add(Stakeholder, name="Ana Marlow", code_name="Heron", power=4, desire=2, notes="Prefers mornings",
                       delete_after=date(2027, 5, 1))  # fmt: skip
        other = edit.add(Stakeholder, name="CFO", relationship_owner="Ana Marlow", notes="Nothing of her")
    with project.edit("Note") as edit:
        edit.add(Interaction, stakeholder=ana.id, on=date(2026, 11, 2), summary="Told us of the seaside")
        edit.add(Influence, source=other.id, target=ana.id, strength=2)
        edit.add(UseCase, name="Triage", owner=ana.id)
        edit.add(LogEntry, kind="risk", title="Marlow may leave", detail="Heron said so")
        edit.set(edit.plan.vision, story="As Ana put it.")
    with project.edit("Move her") as edit:
        edit.set(ana, power=2)
    project.keep_version()
    project.drafts.keep("engagement", "scope_in", "What Ana Marlow wants")
    project.close()
    return project.path


def _words(path: Path) -> str:
    with zipfile.ZipFile(path) as packed:
        xml = packed.read("word/document.xml").decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", xml))


@pytest.mark.parametrize("called", ["S-01", "id"])
def test_the_print_holds_everything_about_the_person_and_nothing_about_others(
    file: Path, command: Command, called: str
) -> None:
    if called == "id":
        with Project.open(file, read_only=True) as project:
            called = project.plan.stakeholders.ids()[0]
    code, out, err = command("export", "person", file, "--stakeholder", called, "-o", "p.docx", "--today", "2026-11-25")
    assert (code, out, err) == (0, "", "")
    said = _words(Path("p.docx"))
    for held in ("Ana Marlow", "Heron", "Prefers mornings", "1 May 2027", "Told us of the seaside", "Triage", "Marlow may leave",
                 "Heron said so", "As Ana put it", "Relationship owner: Ana Marlow", "Desire", "Power: 4 → 2"):  # fmt: skip
        assert held in said, held
    assert "Nothing of her" not in said
    assert "1 earlier version of the file" in said
    assert "corrected" in said


def test_it_names_what_lies_beside_the_file(project: Project) -> None:
    from aiom_workbench.project.person import held_about, kept_about

    with project.edit("Add") as edit:
        ana = edit.add(Stakeholder, name="Ana Marlow")
    project.keep_version()
    project.drafts.keep("engagement", "scope_in", "What Ana Marlow wants")
    person = project.plan.stakeholders[ana.id]
    kept = kept_about(project, person, held_about(project.plan, person, project.history()))
    assert (kept.versions, kept.drafts, kept.edits_in_journal) == (1, 1, 0)


def test_nobody_named_or_nobody_of_that_name_is_said(file: Path, command: Command) -> None:
    assert command("export", "person", file, "-o", "p.docx")[0] == 2
    code, _out, err = command("export", "person", file, "--stakeholder", "S-77", "-o", "p.docx")
    assert code == 3
    assert "there is no person S-77" in err
