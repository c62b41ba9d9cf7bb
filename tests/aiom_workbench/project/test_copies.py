"""Copies for others, and all that is held about a person."""

from __future__ import annotations

from pathlib import Path

from aiom_workbench.plan.log import LogEntry
from aiom_workbench.plan.people import Interaction, Stakeholder
from aiom_workbench.project import Project
from aiom_workbench.project.person import held_about
from aiom_workbench.project.verify import verify
from tests.conftest import Command


def _fill(project: Project) -> Stakeholder:
    with project.edit("Begin") as edit:
        person = edit.add(Stakeholder, name="Chief medical officer", notes="SECRET note", power=5)
        edit.add(Interaction, stakeholder=person.id, summary="SECRET talk")
        edit.add(LogEntry, title="Told the chief medical officer", kind="action", audience="client", owner=person.id)
        edit.set(edit.plan.engagement, client="Regional hospital")
    return project.plan.stakeholders[person.id]


def test_a_copy_for_the_client_has_no_history_and_nothing_internal(project: Project, command: Command) -> None:
    _fill(project)
    with project.edit("SECRET label", by="SECRET author") as edit:
        edit.set(edit.plan.engagement, client="The hospital")
    project.close()
    assert command("export", "copy", project.path, "-o", "copy.aiom")[0] == 0
    data = Path("copy.aiom").read_bytes()
    assert b"SECRET" not in data
    assert verify(Path("copy.aiom")).edits == 1
    with Project.open(Path("copy.aiom"), read_only=True) as copy:
        assert copy.project_id != project.project_id
        (person,) = copy.plan.stakeholders
        assert (person.name, person.power, person.notes) == ("Chief medical officer", None, None)
        assert not copy.plan.interactions
        assert copy.plan.engagement.client == "The hospital"
    assert command("export", "copy", project.path, "-o", "copy.aiom")[0] == 6
    assert command("export", "copy", project.path, "-o", "own.aiom", "--audience", "internal")[0] == 0
    assert b"SECRET note" in Path("own.aiom").read_bytes()
    assert b"SECRET label" not in Path("own.aiom").read_bytes()


def test_changing_internal_fields_changes_no_byte_of_the_clients_copy(project: Project, command: Command) -> None:
    person = _fill(project)
    made = []
    for number in (1, 2):
        project.close()
        assert command("export", "copy", project.path, "-o", f"{number}.aiom")[0] == 0
        made.append(Path(f"{number}.aiom").read_bytes())
        project = Project.open(project.path)
        with project.edit("Think again") as edit:
            edit.set(person, power=1, notes="Another note")
    project.close()
    assert made[0] == made[1]


def test_everything_held_about_a_person_is_listed(project: Project) -> None:
    person = _fill(project)
    with project.edit("Rename") as edit:
        edit.set(person, name="Medical director")
    held = held_about(project.plan, project.plan.stakeholders[person.id], project.history())
    assert ("Name", "Medical director") in [(field.label, field.value) for field in held.person.fields]
    assert [(thing.kind, thing.why) for thing in held.things] == [
        ("interaction", "about the person"),
        ("log entry", "points to the person"),
    ]
    assert "Told the chief medical officer" in [field.value for field in held.things[1].fields]
    assert [edit.seq for edit in held.edits] == [2, 1]
