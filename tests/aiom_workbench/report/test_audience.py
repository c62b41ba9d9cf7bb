"""Nothing internal is left in the plan that a client's documents are made from."""

from __future__ import annotations

import dataclasses
import random
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from aiom_workbench.interchange.json_plan import dump_plan
from aiom_workbench.plan import Plan
from aiom_workbench.plan.assessment import Evidence
from aiom_workbench.plan.change import Intervention
from aiom_workbench.plan.fields import Audience
from aiom_workbench.plan.people import Interaction, Stakeholder
from aiom_workbench.plan.use_cases import Gate, UseCase
from aiom_workbench.project import Project
from aiom_workbench.report.audience import client_plan, for_audience
from tests.random_edits import edit_at_random, some_value


def _random_plan(path: Path, rng: random.Random) -> Plan:
    path.unlink(missing_ok=True)
    with Project.create(path, author="Test") as project:
        for _ in range(15):
            edit_at_random(project, rng)
        return project.plan


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_changing_internal_fields_changes_nothing_a_client_sees(tmp_path_factory, seed: int) -> None:  # type: ignore[no-untyped-def]
    rng = random.Random(seed)
    plan = _random_plan(tmp_path_factory.getbasetemp() / f"audience-{seed}.aiom", rng)
    changed = {}
    for name, things in plan.collections.items():
        hidden = [f for f in plan.entities()[name].fields if f.audience is Audience.INTERNAL and f.name != "audience"]
        changed[name] = {
            thing.id: dataclasses.replace(thing, **{f.name: some_value(f, plan, rng) for f in hidden})
            for thing in things
        }
    other = plan.with_changes(changed, plan.counters)
    assert dump_plan(client_plan(other)) == dump_plan(client_plan(plan))


def test_an_internal_entry_leaves_no_row_and_a_gate_keeps_its_outcome(project: Project) -> None:
    with project.edit("Add") as edit:
        case = edit.add(UseCase, name="Coding assistant")
        edit.add(Gate, use_case=case.id, gate="intake", outcome="go", reason="Sponsor insisted")
        edit.add(
            Gate, use_case=case.id, gate="feasibility", outcome="go", reason="Error rate halved", audience="client"
        )
        edit.add(Evidence, quote="They will never agree")
        edit.add(Evidence, quote="Half the cases have an owner", audience="client")
    seen = client_plan(project.plan)
    assert [(g.outcome, g.reason) for g in seen.gates] == [("go", None), ("go", "Error rate halved")]
    assert [e.quote for e in seen.evidence] == ["Half the cases have an owner"]


def test_people_keep_name_title_and_role_and_lose_what_was_thought_of_them(project: Project) -> None:
    with project.edit("Add") as edit:
        cfo = edit.add(Stakeholder, name="CFO", title="Chief Financial Officer", category="executive_sponsor",
                       power=5, interest=2, engagement_now="resistant", notes="Wants out", code_name="Falcon")  # fmt: skip
        edit.add(Interaction, stakeholder=cfo.id, summary="Lunch")
    (seen,) = client_plan(project.plan).stakeholders
    assert (seen.name, seen.title, seen.category) == ("CFO", "Chief Financial Officer", "executive_sponsor")
    assert (seen.power, seen.interest, seen.engagement_now, seen.notes, seen.code_name) == (None,) * 5
    assert not client_plan(project.plan).interactions


def test_work_on_resistance_is_not_in_a_client_s_plan_nor_a_link_to_it(project: Project) -> None:
    with project.edit("Add") as edit:
        edit.add(Intervention, name="Talk with the council", kind="resistance_management")
        edit.add(Intervention, name="Task sort", kind="process_redesign", elements=("desire",), concern="job_fear")
    (seen,) = client_plan(project.plan).interventions
    assert (seen.name, seen.elements, seen.concern) == ("Task sort", (), None)


def test_the_internal_audience_sees_the_plan_itself(project: Project) -> None:
    assert for_audience(project.plan, "internal") is project.plan
