"""The plan's own linter. A rule is one function in the file of its subject; to people, its findings are open points."""

from __future__ import annotations

import dataclasses
from datetime import date

from aiom_workbench.analysis.answers import answer
from aiom_workbench.analysis.findings import (
    assessment,
    change,
    measures,
    model,
    people,
    roadmap,
    use_cases,
    whole_plan,
)
from aiom_workbench.analysis.findings.registry import PRINCIPLES, Finding, Mend, Rule, Severity, Subject
from aiom_workbench.plan import Plan
from aiom_workbench.words import N_

__all__ = [
    "METHOD",
    "PRINCIPLES",
    "RULES",
    "Finding",
    "Mend",
    "Rule",
    "Severity",
    "Subject",
    "findings",
    "open_points",
    "points_about",
]

METHOD = N_(
    "Open points are found by rules that each guard one design principle: severe ones should be settled before the plan "
    "is shown, warnings before it is signed, notes when there is time. A point that was looked at can be set aside "
    "with a reason; it stays listed and no longer counts."
)
_FILES = (people, assessment, model, use_cases, roadmap, change, measures, whole_plan)

RULES: dict[str, Rule] = {
    found.key: found for file in _FILES for found in vars(file).values() if isinstance(found, Rule)
}
"""Every rule by its key, subject by subject."""

_RANKS = {severity.value: rank for rank, severity in enumerate(Severity)}


@answer(*Plan.entities())
def findings(plan: Plan, today: date) -> tuple[Finding, ...]:
    """Everything that the rules find on that day: severe first, then in plan order, the whole plan's before things'.

    Those set aside are in it, marked.
    """
    aside = {(entry.rule, entry.subject) for entry in plan.set_asides}
    found = [finding for rule in RULES.values() for finding in rule.found(plan, today)]
    place = _Places(plan)
    found.sort(key=lambda finding: (_RANKS[finding.severity], place[finding.subject]))
    return tuple(
        dataclasses.replace(finding, set_aside=True) if (finding.rule, _subject_id(finding)) in aside else finding
        for finding in found
    )


def open_points(plan: Plan, today: date) -> tuple[Finding, ...]:
    """The findings that nobody has set aside."""
    return tuple(finding for finding in findings(plan, today) if not finding.set_aside)


def points_about(plan: Plan, today: date, thing_id: str) -> tuple[Finding, ...]:
    """The findings about one thing, set aside or not, for its inspector."""
    return tuple(finding for finding in findings(plan, today) if _subject_id(finding) == thing_id)


def _subject_id(finding: Finding) -> str | None:
    return finding.subject.id if finding.subject else None


class _Places:
    """Where a subject stands in the plan: its collection's number, its own in it; the whole plan first."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._collections = {name: number for number, name in enumerate(plan.entities())}
        self._things: dict[str, dict[str, int]] = {}

    def __getitem__(self, subject: Subject | None) -> tuple[int, int]:
        if subject is None:
            return -1, 0
        name = subject.collection
        if name not in self._things:
            self._things[name] = {thing_id: n for n, thing_id in enumerate(self._plan.collections[name].ids())}
        return self._collections[name], self._things[name][subject.id]
