"""Whatever a plan holds, every rule can be asked, every point leads somewhere, every mend is an edit that settles it."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from aiom_workbench.analysis.analyse import analyse
from aiom_workbench.analysis.findings import RULES, Finding, findings
from aiom_workbench.interchange.ops import apply_line
from aiom_workbench.project import Project
from tests.aiom_workbench.plans import TODAY
from tests.random_edits import edit_at_random


def key(finding: Finding) -> tuple[object, ...]:
    return finding.rule, finding.subject, finding.message


@pytest.mark.parametrize("seed", range(3))
def test_points_and_mends_hold_on_random_plans(seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    mended = set()
    with Project.create(tmp_path / "random.aiom", author="Test") as project:
        for _ in range(500):
            edit_at_random(project, rng)
        plan, found = project.plan, findings(project.plan, TODAY)
        assert json.loads(json.dumps(analyse(plan, project.seq, TODAY)))["findings"] == [f.data() for f in found]
        for finding in found:
            assert finding.subject is None or finding.subject.id in plan.collections[finding.subject.collection]
            assert RULES[finding.rule].severity == finding.severity
            if finding.mend is not None and finding.rule not in mended:
                mended.add(finding.rule)
                apply_line(project, json.dumps(finding.mend.line()))
                assert key(finding) not in map(key, findings(project.plan, TODAY))
                project.undo()
                assert findings(project.plan, TODAY) == found
