"""Every rule of the registry fires where it should, and is settled by what it asks for."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from aiom_workbench.analysis.findings import PRINCIPLES, RULES, Finding, findings, open_points, points_about
from aiom_workbench.interchange.ops import apply_line
from aiom_workbench.plan import Plan
from aiom_workbench.project import Project
from tests.aiom_workbench.analysis.findings.cases import (
    ALIKE,
    CASES,
    PEOPLE,
    PULSES,
    Case,
    baseline,
    case,
    person,
    work,
)
from tests.aiom_workbench.plans import TODAY, plan_of

SEVERE = """no-executive-sponsor use-case-without-owner governance-engaged-late prohibited-practice
    high-tier-without-review model-not-decided deadline-missed-by-plan"""
WARNING = """use-case-without-data-source data-source-without-steward use-case-without-success-measure
    use-case-without-theme pilot-without-exit-criteria pilot-stalled gate-skipped stage-dates-disagree
    slow-time-to-value vendor-dependence duplicate-use-cases sponsor-not-supportive influential-opponent
    key-player-without-owner group-without-champion high-impact-group-without-intervention
    barrier-without-intervention one-size-fits-all one-off-learning group-overloaded tech-first-plan
    component-neglected model-choice-fragile chosen-is-not-leader decision-without-one-accountable
    milestone-without-owner milestone-overdue baseline-slipped kpi-without-baseline kpi-without-owner
    adoption-not-in-goals activity-only-measures feedback-only-from-executives falling-pulse
    consultation-overdue handover-without-criteria benefit-unconfirmed no-vision"""
NOTE = """stakeholder-unplaced milestone-without-exit-criteria pilot-scale-rate-low gap-without-action
    theme-without-use-case principle-without-application assessment-stale log-item-overdue contact-overdue
    person-past-delete-date"""


def found(rule: str, plan: dict[str, Any], today: date = TODAY) -> list[str]:
    """The subjects of a rule's findings, as "collection/id"."""
    return [where(finding) for finding in findings(plan_of(**plan), today) if finding.rule == rule]


def where(finding: Finding) -> str:
    return f"{finding.subject.collection}/{finding.subject.id}" if finding.subject else ""


def named(case: Case) -> str:
    return f"{case.rule} {case.subject}"


def test_the_registry_holds_every_rule_under_its_severity_and_no_other() -> None:
    expected = {"severe": SEVERE, "warning": WARNING, "note": NOTE}
    held = {severity: {key for key, rule in RULES.items() if rule.severity == severity} for severity in expected}
    assert held == {severity: set(keys.split()) for severity, keys in expected.items()}


def test_every_rule_has_a_case_here() -> None:
    assert {case.rule for case in CASES} == set(RULES)


@pytest.mark.parametrize("case", CASES, ids=named)
def test_a_rule_fires_on_its_plan_and_names_the_thing(case: Case) -> None:
    assert found(case.rule, case.plan) == [case.subject]


@pytest.mark.parametrize("case", CASES, ids=named)
def test_a_rule_is_settled_by_what_it_asks_for(case: Case) -> None:
    assert found(case.rule, case.settled()) == []


@pytest.mark.parametrize("key", RULES)
def test_a_rule_names_a_declared_field_a_principle_and_one_sentence_of_why(key: str) -> None:
    rule = RULES[key]
    assert rule.field in Plan.entities()[rule.settled_in].by_name
    assert rule.guards in PRINCIPLES
    assert rule.why.endswith(".")
    assert rule.why.count(". ") == 0


@pytest.mark.parametrize("case", CASES, ids=named)
def test_a_message_is_in_kind_words_and_holds_no_key(case: Case) -> None:
    for finding in findings(plan_of(**case.plan), TODAY):
        assert "{" not in finding.message
        assert not any(word in finding.message for word in ("resistant", "blocker", "finding", "_", "None"))
        assert not finding.message.endswith(".")


@pytest.mark.parametrize("case", CASES, ids=named)
def test_a_mend_that_is_offered_settles_the_point_in_one_edit(case: Case, project: Project) -> None:
    with project.edit("The case") as edit:
        edit.become(plan_of(**case.plan))
    finding = next(f for f in findings(project.plan, TODAY) if f.rule == case.rule and where(f) == case.subject)
    if finding.mend is None:
        return
    seq = apply_line(project, json.dumps(finding.mend.line()))
    assert seq == 2
    left = [f for f in findings(project.plan, TODAY) if f.rule == case.rule and where(f) == case.subject]
    assert left == []


def test_a_good_share_of_the_rules_offers_a_mend() -> None:
    offered = {f.rule for case in CASES for f in findings(plan_of(**case.plan), TODAY) if f.mend is not None}
    assert len(offered) >= 15


def test_findings_stand_severe_first_then_in_plan_order() -> None:
    things = [{"id": "u", "stage": "feasibility"}, {"id": "v", "stage": "feasibility"}]
    plan = plan_of(use_cases=things, stakeholders=[{"id": "s"}], principles=[{"id": "p"}])
    listed = [(finding.severity, where(finding), finding.rule) for finding in findings(plan, TODAY)]
    assert [entry[:2] for entry in listed[:4]] == [
        ("severe", ""), ("severe", "use_cases/u"), ("severe", "use_cases/v"), ("warning", ""),
    ]  # fmt: skip
    assert [entry[1] for entry in listed if entry[0] == "note"] == ["principles/p", "stakeholders/s"]


def test_a_point_set_aside_stays_listed_and_is_no_longer_open() -> None:
    aside = [{"id": "1", "rule": "no-vision"}, {"id": "2", "rule": "stakeholder-unplaced", "subject": "s"}]
    plan = plan_of(stakeholders=[{"id": "s"}, {"id": "t"}], set_asides=aside)
    marked = {(finding.rule, where(finding)) for finding in findings(plan, TODAY) if finding.set_aside}
    assert marked == {("no-vision", ""), ("stakeholder-unplaced", "stakeholders/s")}
    assert not any(finding.set_aside for finding in open_points(plan, TODAY))
    assert [finding.rule for finding in points_about(plan, TODAY, "s")] == ["stakeholder-unplaced"]


def test_a_rule_runs_again_only_when_what_it_reads_has_changed(project: Project) -> None:
    with project.edit("Begin") as edit:
        edit.become(plan_of(**person(power=3)))
    before = RULES["stakeholder-unplaced"].found(project.plan, TODAY)
    apply_line(project, json.dumps({"add": {"themes": [{"name": "Speed"}]}}))
    assert RULES["stakeholder-unplaced"].found(project.plan, TODAY) is before


ENDED = {
    "stage": "stopped", "risk_answers": {"prohibited_practice": True, "safety_or_health": True},
    "pilot_started_on": "2026-01-01", "governance_engaged_on": "2026-02-01", "exit_review_on": "2026-02-01",
    "scaled_on": "2026-01-01", "intake_on": "2026-05-01", "sourcing": "vendor", "data_sources": ["d"], "owner": "s",
}  # fmt: skip


@pytest.mark.parametrize("stage", ["stopped", "retired"])
def test_stopped_and_retired_use_cases_raise_nothing(stage: str) -> None:
    plan = {
        "use_cases": [{"id": "u", "name": "Triage", **ENDED, "stage": stage},
                      {"id": "v", "name": "Triage", **ENDED, "stage": stage, "owner": "t"}],
        "data_sources": [{"id": "d"}],
        "stakeholders": PEOPLE,
        "handovers": [{"id": "h", "use_case": "u"}],
        "kpis": [{"id": "k", "kind": "adoption", "metric_type": "activity", "use_case": "u"}],
    }  # fmt: skip
    collections = {"use_cases", "data_sources", "handovers", "kpis"}
    about = {f.subject.collection for f in findings(plan_of(**plan), TODAY) if f.subject}
    assert not about & collections
    assert found("vendor-dependence", plan) == []


@pytest.mark.parametrize(
    ("rule", "plan", "fires"),
    [
        ("sponsor-not-supportive", person(category="executive_sponsor"), False),
        ("influential-opponent", person(engagement_now="resistant", power=2.9), False),
        ("use-case-without-owner", case(stage="intake"), False),
        ("governance-engaged-late", case(stage="feasibility"), False),
        ("high-tier-without-review", case(stage="risk_review", risk_tier_override="high"), False),
        ("high-tier-without-review", case(stage="scaled", risk_tier_override="medium"), False),
        ("data-source-without-steward", {"data_sources": [{"id": "d"}]}, False),
        ("pilot-stalled", case(stage="risk_review", exit_review_on="2026-01-01"), False),
        ("gate-skipped", case(stage="intake"), False),
        ("gate-skipped", case(stage="feasibility"), True),
        ("stage-dates-disagree", case(stage="scaled", stopped_on="2026-01-01"), True),
        ("vendor-dependence", case(), False),
        ("vendor-dependence", {"use_cases": [{"id": c, "sourcing": s} for c, s in
                                             zip("uvw", ("vendor", "mixed", "internal"), strict=True)]}, False),
        ("duplicate-use-cases", {"use_cases": [{**c, "owner": "s"} for c in ALIKE], "stakeholders": PEOPLE}, False),
        ("assessment-stale", {}, False),
        ("assessment-stale", {"assessments": [{"id": "a"}]}, False),
        ("chosen-is-not-leader", {"decision": {"chosen": "federated"}}, False),
        ("model-choice-fragile", {"decision": {"chosen": "federated"}}, False),
        ("pilot-scale-rate-low", case(stage="feasibility", pilot_started_on="2026-01-01"), False),
        ("tech-first-plan", work(None, None), False),
        ("tech-first-plan", work("technology", "data", "data", "people", "people"), False),
        ("tech-first-plan", work("governance", None), True),
        ("component-neglected", baseline(ratings=[{"id": "r", "component": "data", "now": 2, "target": 2}]), False),
        ("gap-without-action", baseline(answers=[{"id": "q", "question": "owner", "score": 3}]), False),
        ("milestone-without-owner", work("people"), False),
        ("milestone-without-exit-criteria", work("people"), False),
        ("milestone-overdue", {"milestones": [{"id": "m", "start_no_earlier_than": "2026-11-25"}]}, False),
        ("feedback-only-from-executives", {}, False),
        ("falling-pulse", {"groups": [{"id": "g"}], "pulses": PULSES[:2]}, False),
        ("falling-pulse", {"groups": [{"id": "g"}], "pulses": [*PULSES, {**PULSES[3], "id": "p5", "score": 4}]}, False),
        ("decision-without-one-accountable", {"decision_rights": [{"id": "d", "decision": "Stop"}]}, True),
        ("one-off-learning", {"groups": [{"id": "g"}], "interventions": [
            {"id": "i", "kind": "training", "groups": ["g"], "start_on": "2026-12-01", "end_on": "2026-12-02"}]}, False),
    ],
)  # fmt: skip
def test_the_edges_of_the_rules(rule: str, plan: dict[str, Any], fires: bool) -> None:
    assert bool(found(rule, plan)) is fires


def test_somebody_opposed_in_the_top_fifth_of_influence_is_heard_without_power() -> None:
    plan = person(engagement_now="resistant")
    plan["stakeholders"] += [{"id": name} for name in "abcd"]
    plan["influences"] = [{"id": f"to {name}", "source": "s", "target": name} for name in "abcd"]
    assert found("influential-opponent", plan) == ["stakeholders/s"]


def test_a_summary_is_over_when_everything_in_it_is() -> None:
    past = {"start_no_earlier_than": "2026-11-02", "kind": "task"}
    parts = [{"id": "a", "parent": "x", "status": "done", **past}, {"id": "b", "parent": "x", **past}]
    plan = {"milestones": [{"id": "x", "kind": "summary"}, *parts]}
    assert found("milestone-overdue", plan) == ["milestones/x", "milestones/b"]
    parts[1]["status"] = "done"
    assert found("milestone-overdue", plan) == []


def test_three_names_alike_are_told_once_for_each_that_has_later_ones() -> None:
    third = {"id": "w", "name": "Claims: triage", "owner": "s"}
    plan = {"use_cases": [*ALIKE, third], "stakeholders": PEOPLE}
    assert found("duplicate-use-cases", plan) == ["use_cases/u", "use_cases/v"]
