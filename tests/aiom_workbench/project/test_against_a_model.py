"""Edit, undo, redo, open again, be killed: always equal to a model that knows nothing of files. (Case 13.)"""

from __future__ import annotations

import os
import random
import shutil
import signal
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from aiom_workbench.plan import Plan
from aiom_workbench.problem import Problem
from aiom_workbench.project import Project
from aiom_workbench.project.verify import verify
from tests.random_edits import edit_at_random

Things = dict[str, tuple[object, ...]]


def _things(plan: Plan) -> Things:
    """The plan's things, without the counters: references never go back."""
    return {name: tuple(things) for name, things in plan.collections.items()}


class AgainstAModel(RuleBasedStateMachine):
    """`past` and `future` are the two stacks that every undo has had since there was undo."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="aiom-model-"))
        self.path = self.folder / "plan.aiom"
        self.project = Project.create(self.path, author="Test")
        self.past: list[Things] = []
        self.now = _things(self.project.plan)
        self.future: list[Things] = []
        self.seq = 0

    @initialize()
    def begin(self) -> None:
        """Something to undo from the start."""
        self.edit(1)

    @rule(seed=st.integers(0, 2**16))
    def edit(self, seed: int) -> None:
        """A random edit, which may be refused or change nothing."""
        edit_at_random(self.project, random.Random(seed))
        self._took(self.project)

    def _took(self, project: Project) -> None:
        if project.seq > self.seq:
            self.seq += 1
            self.past.append(self.now)
            self.future = []
            self.now = _things(project.plan)

    @rule(steps=st.integers(1, 4))
    def undo(self, steps: int) -> None:
        """Some edits back, or a refusal where there are not as many."""
        if steps > len(self.past):
            with pytest.raises(Problem):
                self.project.undo(steps)
            return
        self.project.undo(steps)
        self.seq += 1
        for _ in range(steps):
            self.future.append(self.now)
            self.now = self.past.pop()

    @rule(steps=st.integers(1, 4))
    def redo(self, steps: int) -> None:
        """Some edits forth, or a refusal."""
        if steps > len(self.future):
            with pytest.raises(Problem):
                self.project.redo(steps)
            return
        self.project.redo(steps)
        self.seq += 1
        for _ in range(steps):
            self.past.append(self.now)
            self.now = self.future.pop()

    @rule()
    def open_again(self) -> None:
        """Close and open."""
        self.project.close()
        self.project = Project.open(self.path, author="Test")

    @rule(seed=st.integers(0, 2**16))
    def be_killed(self, seed: int) -> None:
        """Another process edits and is killed as soon as it was told that the edit is saved."""
        if not hasattr(os, "fork"):
            return
        self.project.close()
        child = os.fork()
        if not child:
            try:
                edit_at_random(Project.open(self.path, author="Test"), random.Random(seed))
            finally:
                os.kill(os.getpid(), signal.SIGKILL)
        os.waitpid(child, 0)
        self.project = Project.open(self.path, author="Test")
        assert self.seq <= self.project.seq <= self.seq + 1
        if self.project.seq > self.seq:
            assert _things(self.project.plan_at(self.seq)) == self.now
        self._took(self.project)

    @invariant()
    def is_equal(self) -> None:
        """Plan, position and labels are those of the model."""
        assert _things(self.project.plan) == self.now
        assert self.project.seq == self.seq
        assert (self.project.undo_label is not None) == bool(self.past)
        assert (self.project.redo_label is not None) == bool(self.future)

    def teardown(self) -> None:
        """The whole of it still proves."""
        self.project.close()
        assert verify(self.path).edits == self.seq
        shutil.rmtree(self.folder)


def _run(examples: int, steps: int) -> None:
    run_state_machine_as_test(
        AgainstAModel,
        settings=settings(
            max_examples=examples, stateful_step_count=steps, deadline=None, derandomize=True, database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip


def test_a_project_is_equal_to_its_model_at_each_step() -> None:
    _run(examples=5, steps=30)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_a_project_is_equal_to_its_model_through_500_steps() -> None:
    _run(examples=10, steps=500)
