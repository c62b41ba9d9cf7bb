"""For every rule a plan that makes it fire, and what settles it. Today is 25 November 2026."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import Any

Collections = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """`subject` is "collection/id", empty for the whole plan; `settle` holds `set` and `add` as a line of `apply`."""

    rule: str
    plan: Collections
    subject: str
    settle: Collections = field(default_factory=dict)

    def settled(self) -> Collections:
        plan = copy.deepcopy(self.plan)
        for name, things in self.settle.get("add", {}).items():
            plan.setdefault(name, []).extend(things)
        for name, changes in self.settle.get("set", {}).items():
            if name in ("engagement", "vision", "decision"):
                plan[name] = {**plan.get(name, {}), **changes}
                continue
            for thing in plan[name]:
                thing.update(changes.get(thing["id"], {}))
        return plan


def put(collection: str, thing_id: str, **fields: Any) -> Collections:
    return {"set": {collection: {thing_id: fields}}}


def case(**fields: Any) -> Collections:
    return {"use_cases": [{"id": "u", **fields}]}


def person(**fields: Any) -> Collections:
    return {"stakeholders": [{"id": "s", **fields}]}


def baseline(**fields: Any) -> Collections:
    return {"assessments": [{"id": "a", "taken_on": "2026-11-01", **fields}]}


def criterion(c: int, d: int, f: int, n: int = 0) -> dict[str, Any]:
    return {"id": f"c{n}", "weight": 1 if n else 9, "centralized": c, "decentralized": d, "federated": f}


def work(*components: str | None) -> Collections:
    """Tasks in workstreams of these components; None: without a workstream."""
    streams = [{"id": name, "component": name} for name in dict.fromkeys(components) if name]
    tasks = [{"id": f"m{n}", "kind": "task", "workstream": name} for n, name in enumerate(components)]
    return {"workstreams": streams, "milestones": tasks}


START = {"start_on": "2026-12-01"}
RATING = {"id": "r", "component": "data", "now": 1, "target": 2}
LOW = {"id": "q", "question": "owner", "score": 2}
LATE = {"id": "m", "kind": "task", "duration_days": 10, "finish_no_later_than": "2026-12-03"}
PAST = {"id": "m", "kind": "milestone", "start_no_earlier_than": "2026-11-24"}
SIGNED = {"id": "m", "kind": "task", "duration_days": 1, "baseline_finish_on": "2026-12-01"}
KPI = {"id": "k", "kind": "adoption", "metric_type": "activity"}
TWO_GROUPS = [{"id": "g", "desire": 1}, {"id": "h", "ability": 1}]
PULSES = [
    {"id": "p1", "on": "2026-09-01", "group": "g", "element": "desire", "score": 1},
    {"id": "p2", "on": "2026-10-01", "group": "g", "element": "desire", "score": 4, "voice": "users"},
    {"id": "p3", "on": "2026-10-01", "group": "g", "element": "desire", "score": 3, "voice": "managers"},
    {"id": "p4", "on": "2026-11-01", "group": "g", "element": "desire", "score": 3},
]
TRAINING = {"id": "i", "kind": "training", "groups": ["g"], "start_on": "2026-12-01"}
ALIKE = [{"id": "u", "name": "Claims triage", "owner": "s"}, {"id": "v", "name": "Triage of claims", "owner": "t"}]
PEOPLE = [{"id": "s"}, {"id": "t"}]

CASES = (
    Case("no-executive-sponsor", person(category="partner"), "", put("stakeholders", "s", category="executive_sponsor")),
    Case(
        "sponsor-not-supportive",
        person(category="executive_sponsor", engagement_now="neutral"),
        "stakeholders/s",
        put("stakeholders", "s", engagement_now="supportive"),
    ),
    Case(
        "influential-opponent",
        person(engagement_now="resistant", power=3),
        "stakeholders/s",
        put("stakeholders", "s", engagement_now="neutral"),
    ),
    Case(
        "key-player-without-owner",
        {"engagement": {"lead": "Lead"}, **person(power=3, interest=3)},
        "stakeholders/s",
        put("stakeholders", "s", relationship_owner="Lead"),
    ),
    Case(
        "group-without-champion",
        {"groups": [{"id": "g"}], "impacts": [{"id": "i", "group": "g", "degree": 3}]},
        "groups/g",
        {"add": {"stakeholders": [{"id": "s", "category": "change_champion", "group": "g"}]}},
    ),
    Case("stakeholder-unplaced", person(power=3), "stakeholders/s", put("stakeholders", "s", interest=1)),
    Case(
        "contact-overdue",
        person(next_contact_on="2026-11-24"),
        "stakeholders/s",
        put("stakeholders", "s", next_contact_on="2026-11-25"),
    ),
    Case(
        "person-past-delete-date",
        person(delete_after="2026-11-24"),
        "stakeholders/s",
        put("stakeholders", "s", delete_after="2026-11-25"),
    ),
    Case(
        "component-neglected",
        {**baseline(ratings=[RATING]), **work("people"), "workstreams": [{"id": "people", "component": "people"},
                                                                        {"id": "w", "component": "data"}]},
        "ratings/r",
        {"add": {"milestones": [{"id": "n", "kind": "milestone", "workstream": "w"}]}},
    ),
    Case(
        "gap-without-action",
        baseline(ratings=[RATING]),
        "ratings/r",
        {"add": {"interventions": [{"id": "i", "raised_from": "r"}]}},
    ),
    Case("gap-without-action", baseline(answers=[LOW]), "answers/q", {"add": {"kpis": [{"id": "k", "raised_from": "q"}]}}),
    Case("assessment-stale", baseline(taken_on="2026-05-28"), "", put("assessments", "a", taken_on="2026-05-29")),
    Case("model-not-decided", work("people"), "", {"set": {"decision": {"chosen": "federated"}}}),
    Case(
        "model-choice-fragile",
        {"decision": {"chosen": "federated"}, "criteria": [criterion(1, 1, 5), criterion(5, 1, 1, 1), criterion(5, 1, 1, 2)]},
        "",
        {"set": {"decision": {"chosen": "centralized"}}},
    ),
    Case(
        "chosen-is-not-leader",
        {"decision": {"chosen": "federated"}, "criteria": [criterion(5, 1, 3)]},
        "",
        {"set": {"decision": {"rationale": "The hub's posts stay open."}}},
    ),
    Case(
        "decision-without-one-accountable",
        {"bodies": [{"id": "b"}, {"id": "c"}], "decision_rights": [{"id": "d", "accountable": ["b", "c"]}]},
        "decision_rights/d",
        put("decision_rights", "d", accountable=["b"]),
    ),
    Case("no-vision", {}, "", {"set": {"vision": {"headline": "Every claim is answered in two days."}}}),
    Case("theme-without-use-case", {"themes": [{"id": "t"}]}, "themes/t", {"add": {"use_cases": [{"id": "u", "theme": "t"}]}}),
    Case(
        "principle-without-application",
        {"principles": [{"id": "p"}]},
        "principles/p",
        put("principles", "p", application="Overrides are counted."),
    ),
    Case("log-item-overdue", {"log": [{"id": "l", "due_on": "2026-11-24"}]}, "log/l", put("log", "l", status="closed")),
    Case(
        "use-case-without-owner",
        {**case(stage="feasibility", takeover_owner="s"), "stakeholders": PEOPLE},
        "use_cases/u",
        put("use_cases", "u", owner="s"),
    ),
    Case(
        "governance-engaged-late",
        case(stage="risk_review"),
        "use_cases/u",
        put("use_cases", "u", governance_engaged_on="2026-11-01"),
    ),
    Case(
        "governance-engaged-late",
        case(stage="feasibility", pilot_started_on="2026-10-01", governance_engaged_on="2026-10-02"),
        "use_cases/u",
        put("use_cases", "u", governance_engaged_on="2026-10-01"),
    ),
    Case(
        "prohibited-practice",
        case(risk_answers={"prohibited_practice": True}),
        "use_cases/u",
        put("use_cases", "u", risk_answers={"prohibited_practice": False}),
    ),
    Case(
        "high-tier-without-review",
        case(stage="embedding", risk_tier_override="high"),
        "use_cases/u",
        put("use_cases", "u", risk_review_on="2026-11-01"),
    ),
    Case(
        "use-case-without-data-source",
        {**case(stage="scaled"), "data_sources": [{"id": "d"}]},
        "use_cases/u",
        put("use_cases", "u", data_sources=["d"]),
    ),
    Case(
        "data-source-without-steward",
        {
            **case(data_sources=["d"]),
            "data_sources": [{"id": "d", "group": "g"}],
            "groups": [{"id": "g", "represented_by": "s"}],
            "stakeholders": PEOPLE,
        },
        "data_sources/d",
        put("data_sources", "d", steward="s"),
    ),
    Case(
        "use-case-without-success-measure",
        case(stage="embedding"),
        "use_cases/u",
        put("use_cases", "u", success_measure="Days from 14 to 2."),
    ),
    Case(
        "use-case-without-theme",
        {**case(stage="embedding"), "themes": [{"id": "t"}]},
        "use_cases/u",
        put("use_cases", "u", theme="t"),
    ),
    Case(
        "pilot-without-exit-criteria",
        case(stage="feasibility", pilot_started_on="2026-10-01"),
        "use_cases/u",
        put("use_cases", "u", exit_criteria="Stops below 80 of 100."),
    ),
    Case(
        "pilot-stalled",
        case(stage="feasibility", exit_review_on="2026-11-24"),
        "use_cases/u",
        put("use_cases", "u", exit_review_on="2026-11-25"),
    ),
    Case(
        "gate-skipped",
        {**case(stage="risk_review"), "gates": [{"id": "1", "use_case": "u", "gate": "intake", "outcome": "go"}]},
        "use_cases/u",
        {"add": {"gates": [{"id": "2", "use_case": "u", "gate": "feasibility", "outcome": "conditions"}]}},
    ),
    Case(
        "stage-dates-disagree",
        case(stage="risk_review", intake_on="2026-02-01", feasibility_on="2026-01-01"),
        "use_cases/u",
        put("use_cases", "u", feasibility_on="2026-02-01"),
    ),
    Case(
        "stage-dates-disagree",
        case(stage="feasibility", intake_on="2026-02-01", embedding_on="2026-03-01"),
        "use_cases/u",
        put("use_cases", "u", stage="embedding"),
    ),
    Case(
        "slow-time-to-value",
        case(stage="scaled", intake_on="2026-01-01", first_value_on="2026-10-01"),
        "",
        put("use_cases", "u", first_value_on="2026-09-30"),
    ),
    Case(
        "vendor-dependence",
        {"use_cases": [{"id": "u", "sourcing": "vendor"}, {"id": "v", "sourcing": "mixed"}]},
        "",
        put("use_cases", "u", sourcing="mixed"),
    ),
    Case(
        "duplicate-use-cases",
        {"use_cases": ALIKE, "stakeholders": PEOPLE},
        "use_cases/u",
        put("use_cases", "v", duplicate_of="u"),
    ),
    Case(
        "consultation-overdue",
        {"consultations": [{"id": "c", "subject": "Rota", "due_on": "2026-11-24"}]},
        "consultations/c",
        put("consultations", "c", outcome="Agreed."),
    ),
    Case(
        "handover-without-criteria",
        {"handovers": [{"id": "h", "step": "run"}]},
        "handovers/h",
        put("handovers", "h", criteria="Two weeks without a call."),
    ),
    Case(
        "benefit-unconfirmed",
        {**case(stage="scaled"), "benefits": [{"id": "b", "use_case": "u"}]},
        "benefits/b",
        put("benefits", "b", confirmed_by="Controlling", confirmed_on="2026-11-01"),
    ),
    Case(
        "pilot-scale-rate-low",
        {"engagement": {"pilot_scale_target": 0.5}, **case(stage="scaled", pilot_started_on="2026-01-01")},
        "",
        put("use_cases", "u", scaled_on="2026-06-01"),
    ),
    Case(
        "deadline-missed-by-plan",
        {"engagement": START, "milestones": [LATE]},
        "milestones/m",
        put("milestones", "m", finish_no_later_than="2026-12-14"),
    ),
    Case(
        "milestone-without-owner",
        {**case(owner="s"), "milestones": [{"id": "m", "kind": "milestone", "use_case": "u"}], "stakeholders": PEOPLE},
        "milestones/m",
        put("milestones", "m", owner="s"),
    ),
    Case("milestone-overdue", {"milestones": [PAST]}, "milestones/m", put("milestones", "m", status="done")),
    Case(
        "milestone-overdue",
        {"milestones": [{**PAST, "actual_finish_on": "2026-11-24"}]},
        "milestones/m",
        put("milestones", "m", status="cancelled"),
    ),
    Case(
        "baseline-slipped",
        {"engagement": START, "milestones": [{**SIGNED, "start_no_earlier_than": "2026-12-16"}]},
        "milestones/m",
        put("milestones", "m", start_no_earlier_than="2026-12-15"),
    ),
    Case(
        "tech-first-plan",
        work("technology", "data", "people"),
        "",
        {"add": {"milestones": [{"id": "n", "kind": "task", "workstream": "people"}]}},
    ),
    Case(
        "milestone-without-exit-criteria",
        {"milestones": [{"id": "m", "kind": "milestone"}]},
        "milestones/m",
        put("milestones", "m", exit_criteria="The list is signed."),
    ),
    Case("kpi-without-baseline", {"kpis": [KPI]}, "kpis/k", put("kpis", "k", baseline=0)),
    Case(
        "kpi-without-owner",
        {**case(owner="s"), "kpis": [{**KPI, "use_case": "u"}], "stakeholders": PEOPLE},
        "kpis/k",
        put("kpis", "k", owner="s"),
    ),
    Case(
        "adoption-not-in-goals",
        {"kpis": [{**KPI, "owner": "s"}], "stakeholders": PEOPLE},
        "kpis/k",
        put("kpis", "k", in_goals_of=["t"]),
    ),
    Case(
        "activity-only-measures",
        {**case(), "kpis": [{**KPI, "use_case": "u"}]},
        "use_cases/u",
        {"add": {"kpis": [{"id": "k2", "kind": "adoption", "metric_type": "proficiency", "use_case": "u"}]}},
    ),
    Case(
        "feedback-only-from-executives",
        {"pulses": [{"id": "p", "voice": "executives"}]},
        "",
        {"add": {"pulses": [{"id": "q", "voice": "users"}]}},
    ),
    Case("falling-pulse", {"groups": [{"id": "g"}], "pulses": PULSES}, "groups/g", put("pulses", "p4", score=4)),
    Case(
        "high-impact-group-without-intervention",
        {"groups": [{"id": "g"}], "impacts": [{"id": "i", "group": "g", "degree": 4}]},
        "groups/g",
        {"add": {"interventions": [{"id": "n", "groups": ["g"]}]}},
    ),
    Case(
        "barrier-without-intervention",
        {"groups": [{"id": "g", "desire": 3}], "interventions": [{"id": "i", "groups": ["g"], "elements": ["ability"]}]},
        "groups/g",
        put("interventions", "i", elements=["ability", "desire"]),
    ),
    Case(
        "one-size-fits-all",
        {"groups": TWO_GROUPS, "interventions": [{"id": "i", "groups": ["g", "h"]}]},
        "groups/g",
        {"add": {"interventions": [{"id": "j", "groups": ["h"]}]}},
    ),
    Case(
        "one-off-learning",
        {"groups": [{"id": "g"}], "interventions": [TRAINING]},
        "groups/g",
        {"add": {"interventions": [{"id": "j", "kind": "peer_network", "groups": ["g"]}]}},
    ),
    Case(
        "group-overloaded",
        {"groups": [{"id": "g"}], "interventions": [{**TRAINING, "hours_per_person": 16.1}]},
        "groups/g",
        put("interventions", "i", hours_per_person=16),
    ),
)  # fmt: skip
