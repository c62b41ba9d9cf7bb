"""What always holds, whatever is edited: proven on random edits over every collection."""

from __future__ import annotations

import random
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from aiom_workbench.file.rows import content_hash
from aiom_workbench.interchange.json_plan import dump_plan, load_plan
from aiom_workbench.plan import Plan
from aiom_workbench.project import Project
from aiom_workbench.project.changes import ChangeSet, apply, between
from tests.random_edits import edit_at_random

SEEDS = st.integers(0, 10_000)
FEW = settings(max_examples=12, deadline=None)


def _edited(path: Path, seed: int, edits: int = 12) -> tuple[Project, list[Plan]]:
    """A project after random edits, and the plan after each, the empty one first."""
    rng = random.Random(seed)
    path.unlink(missing_ok=True)
    project = Project.create(path, author="Test")
    stood = [project.plan]
    for _ in range(edits):
        if edit_at_random(project, rng) and project.seq == len(stood):
            stood.append(project.plan)
    assert len(stood) == project.seq + 1
    return project, stood


@FEW
@given(seed=SEEDS)
def test_what_was_saved_is_what_opens(tmp_path_factory, seed: int) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path_factory.getbasetemp() / f"saved-{seed}.aiom"
    project, stood = _edited(path, seed)
    project.close()
    with Project.open(path) as opened:
        assert opened.plan.same_as(stood[-1])
        assert content_hash(opened.plan) == content_hash(stood[-1])


@FEW
@given(seed=SEEDS)
def test_as_of_every_position_is_the_plan_that_stood_there(tmp_path_factory, seed: int) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path_factory.getbasetemp() / f"as-of-{seed}.aiom"
    project, stood = _edited(path, seed)
    with project:
        for seq, plan in enumerate(stood):
            assert project.plan_at(seq).same_as(plan)


@FEW
@given(seed=SEEDS)
def test_undoing_all_and_redoing_all_is_identity(tmp_path_factory, seed: int) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path_factory.getbasetemp() / f"undo-{seed}.aiom"
    project, stood = _edited(path, seed)
    edits = project.seq
    with project:
        for plan in reversed(stood[:-1]):
            project.undo()
            assert _things(project.plan) == _things(plan)
        project.close()
    with Project.open(path) as opened:
        for plan in stood[1:]:
            opened.redo()
            assert _things(opened.plan) == _things(plan)
        assert opened.redo_label is None
        if edits:
            opened.undo(edits)
            assert _things(opened.plan) == _things(stood[0])


@FEW
@given(seed=SEEDS)
def test_plan_json_goes_round_byte_for_byte(tmp_path_factory, seed: int) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path_factory.getbasetemp() / f"json-{seed}.aiom"
    project, stood = _edited(path, seed)
    project.close()
    text = dump_plan(stood[-1])
    again = load_plan(text)
    assert dump_plan(again) == text
    assert content_hash(again) == content_hash(stood[-1])


@FEW
@given(seed=SEEDS)
def test_a_change_set_survives_its_own_text_and_its_swap(tmp_path_factory, seed: int) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path_factory.getbasetemp() / f"sets-{seed}.aiom"
    project, stood = _edited(path, seed, edits=4)
    project.close()
    change_set = between(stood[0], stood[-1])
    again = ChangeSet.from_json(change_set.to_json())
    assert apply(stood[0], again).same_as(stood[-1])
    assert apply(stood[-1], again.swapped()).same_as(stood[0])


def _things(plan: Plan) -> dict[str, tuple[object, ...]]:
    """The plan's things, without the counters: references never go back."""
    return {name: tuple(things) for name, things in plan.collections.items()}
