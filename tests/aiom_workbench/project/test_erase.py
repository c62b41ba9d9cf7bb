"""A person erased leaves no trace, and the rest still holds. (Case 28; 26 in part.)"""

from __future__ import annotations

import json
import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

import pytest

from aiom_workbench.file import app_data
from aiom_workbench.plan.log import LogEntry
from aiom_workbench.plan.people import Influence, Interaction, Stakeholder
from aiom_workbench.plan.use_cases import UseCase
from aiom_workbench.problem import Problem
from aiom_workbench.project import Project
from aiom_workbench.project.verify import verify
from tests.conftest import Command

NAME, OTHER_NAME, CODE = "Quintessa Zebrowski", "Quintessa Marlow", "Heron"


def _edit_a_life(project: Project) -> Stakeholder:
    with project.edit(f"Add {NAME}", at=None, by="Test") as edit:
        person = edit.add(Stakeholder, name=OTHER_NAME, code_name=CODE, power=5, notes="Says little.")
        colleague = edit.add(Stakeholder, name="Head of operations", notes=f"Reports to {NAME.upper()}.")
    with project.edit(f"Marry {OTHER_NAME}") as edit:
        edit.set(person, name=NAME)
    with project.edit("Meet her") as edit:
        met = edit.add(Interaction, stakeholder=person.id, summary="Told us about her seaside flat.")
        edit.add(Influence, source=person.id, target=colleague.id, strength=3)
        edit.add(UseCase, name="Triage", owner=person.id, description=f"An idea of {NAME}s own,\nand of heron.")
        edit.add(LogEntry, title="Ask her", kind="action", owner=person.id)
    with project.edit("Forget a meeting") as edit:
        edit.set(met, summary="Nothing of note.")
    return project.plan.stakeholders[person.id]


def _everything(path: Path) -> str:
    """Every byte of a file, and every text in it that is compressed."""
    found = path.read_bytes().decode("utf-8", "ignore")
    if path.suffix == ".aiom":
        with closing(sqlite3.connect(path)) as raw:
            sets = [row[0] for row in raw.execute("SELECT change_set FROM history")]
        found += "".join((s if s[:1] == b"{" else zlib.decompress(s)).decode() for s in sets)
    return found


def _traces(folder: Path) -> list[str]:
    canaries = ("quintessa", "zebrowski", "marlow", "heron", "seaside", "says little", "nothing of note")
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    return [f"{path.name}: {c}" for path in files for c in canaries if c in _everything(path).casefold()]


def test_a_person_erased_is_in_no_byte_of_file_versions_journals_and_drafts(
    project: Project, tmp_path: Path, command: Command
) -> None:
    person = _edit_a_life(project)
    project.keep_version()
    project.drafts.keep(person.id, "notes", "She said")
    project.drafts.keep("engagement", "scope_in", f"What {NAME} wants")
    with project.edit("Go on") as edit:
        edit.set(edit.plan.engagement, lead=NAME, client="Regional hospital")
    project.copy_to(app_data.folder("recovered") / "plan-1.aiom")
    project.close()
    assert len(_traces(tmp_path)) > 20
    code, out, err = command("erase", project.path, "--stakeholder", person.ref)
    assert (code, err) == (0, "")
    assert out.startswith("ok 6\n")
    assert _traces(tmp_path) == []
    assert verify(project.path).edits == 6
    with Project.open(project.path) as opened:
        left = opened.plan.stakeholders[person.id]
        assert (left.name, left.code_name, left.power, left.notes) == ("Erased person S-01", None, None, None)
        assert not opened.plan.interactions
        assert not opened.plan.influences
        (case,) = opened.plan.use_cases
        assert case.owner == person.id
        assert case.description == "An idea of Erased person S-01s own,\nand of Erased person S-01."
        assert opened.plan.engagement.lead == "Erased person S-01"
        (version,) = opened.versions()
        assert verify(version.path).edits == 4
        opened.restore(version)
        assert opened.plan.engagement.client is None


def test_undo_across_it_is_refused_in_words_and_what_came_after_is_undone(project: Project) -> None:
    person = _edit_a_life(project)
    done = project.erase(person)
    assert (done.seq, project.undo_label) == (5, None)
    with pytest.raises(Problem, match="undo goes back no further: a person was erased in edit 5"):
        project.undo()
    with project.edit("Go on") as edit:
        edit.set(edit.plan.engagement, client="Regional hospital")
    project.undo()
    assert project.plan.engagement.client is None
    with pytest.raises(Problem, match="a person was erased in edit 5"):
        project.undo(2)
    assert [record.origin for record in project.history()][:3] == ["undo", "window", "erase"]
    assert project.plan_at(1).stakeholders[person.id].name == "Erased person S-01"


def test_listeners_of_an_open_project_are_told_what_changed(project: Project) -> None:
    person = _edit_a_life(project)
    told = []
    project.listen(told.append)
    project.erase(person)
    (changed,) = told
    assert changed.after is project.plan
    assert ("stakeholders", person.id) in [(c.collection, c.id) for c in changed.change_set.changes]


def test_a_person_who_was_deleted_is_erased_from_the_history(
    project: Project, tmp_path: Path, command: Command
) -> None:
    person = _edit_a_life(project)
    with project.edit("Delete") as edit:
        edit.delete(person)
        edit.set(edit.plan.use_cases[next(iter(edit.plan.use_cases)).id], description="None")
    project.close()
    assert command("erase", project.path, "--stakeholder", person.id)[0] == 0
    assert _traces(tmp_path) == []
    assert verify(project.path).edits == 6


def test_nobody_of_that_id_is_a_refusal_and_changes_nothing(project: Project, command: Command) -> None:
    _edit_a_life(project)
    project.close()
    before = project.path.read_bytes()
    code, out, err = command("erase", project.path, "--stakeholder", "S-99")
    assert (code, out) == (3, "")
    assert "there is no person S-99" in err
    assert project.path.read_bytes() == before


def test_a_surname_goes_with_the_name_and_a_first_name_is_pointed_out_until_it_is_said_to_go(
    project: Project, tmp_path: Path, command: Command
) -> None:
    with project.edit("Add") as edit:
        edit.add(Stakeholder, name="Ana Marlow")
    with project.edit("Note what Marlow said") as edit:
        edit.set(edit.plan.vision, story="As MARLOW put it, and Ana did; analysis follows.", risks="marlow@example.org")
    project.close()
    code, _out, err = command("erase", project.path, "--stakeholder", "S-01")
    assert code == 0
    assert err.startswith("warning: “Ana” in Unnamed vision, Story")
    assert "a part of the name still stands here" in err
    assert not [trace for trace in _traces(tmp_path) if trace.endswith("marlow")]
    assert "Ana did" in _everything(project.path)
    code, _out, err = command("erase", project.path, "--stakeholder", "S-01", "--also", "Ana")
    assert (code, err) == (0, "")
    assert "Ana did" not in _everything(project.path)
    with Project.open(project.path) as again:
        assert again.plan.vision.story == "As Erased person S-01 put it, and Erased person S-01 did; analysis follows."


def test_a_surname_that_a_colleague_bears_too_is_left_and_pointed_out(project: Project, command: Command) -> None:
    with project.edit("Add") as edit:
        edit.add(Stakeholder, name="Ana Marlow")
        edit.add(Stakeholder, name="Piotr Marlow")
        edit.set(edit.plan.vision, story="Marlow agrees.")
    project.close()
    _code, _out, err = command("erase", project.path, "--stakeholder", "S-01")
    assert "“Marlow” in " in err
    with Project.open(project.path) as again:
        assert again.plan.vision.story == "Marlow agrees."
        assert again.plan.stakeholders[again.plan.stakeholders.ids()[1]].name == "Piotr Marlow"


def test_what_a_crashed_session_left_is_brought_back_before_and_erased_too(project: Project, tmp_path: Path) -> None:
    person = _edit_a_life(project)
    path, away = project.path, tmp_path / "away.aiom"
    project.close()
    with Project.open(path, keeps_going=True) as opened:
        path.rename(away)
        with opened.edit("Away") as edit:
            edit.set(edit.plan.vision, story=f"{NAME} again")
    away.rename(path)
    for journal in (tmp_path / "application-data" / "journal").rglob("*.jsonl"):
        head, *rest = journal.read_text().split("\n")
        journal.write_text("\n".join([json.dumps({**json.loads(head), "began": "earlier"}), *rest]))
    with Project.open(path) as opened:
        opened.close()
        from aiom_workbench.project.erase import erase

        assert erase(path, person.id).seq == 6
    assert _traces(tmp_path) == []
