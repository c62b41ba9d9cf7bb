"""Plans of any size, for measuring: every collection in the proportions of a large engagement."""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from functools import cache
from typing import Any

from aiom_workbench.interchange.json_plan import load_plan
from aiom_workbench.plan import Plan

START = date(2026, 9, 1)
_ROLES = ("executive_sponsor", "ai_expert", "domain_expert", "change_champion", "partner", "other")
_WORDS = (
    "protocol", "claims", "invoice", "contract", "batch", "site", "safety", "freight", "payroll", "tender", "warranty",
    "forecast", "returns", "recipe", "audit", "translation", "ticket", "inspection", "leaflet", "stock", "route", "audience",
    "drafting", "screening", "matching", "coding", "triage", "summary", "planning", "pricing", "review", "search", "answers",
)  # fmt: skip
_STAGES = ("intake", "feasibility", "risk_review", "embedding", "scaled")


@cache
def plan_of(things: int) -> Plan:
    """A plan of about this many things; the same each time."""
    return load_plan(json.dumps(data_of(things)))


def data_of(things: int) -> dict[str, Any]:
    """The plan as `plan.json` holds it."""
    rng = random.Random(things)
    people, tasks = max(things // 6, 4), max(things // 4, 4)
    groups, cases, measures = max(things // 60, 2), max(things // 12, 2), max(things // 12, 2)
    names = {
        "groups": groups,
        "stakeholders": people,
        "use_cases": cases,
        "milestones": tasks,
        "interventions": measures,
    }
    ids = {name: [f"{name}-{i}" for i in range(count)] for name, count in names.items()}
    return {
        "format": "aiom-plan",
        "version": 1,
        "engagement": {"client": "Large client", "name": "AI operating model", "start_on": START.isoformat()},
        "groups": [_group(key, i, rng) for i, key in enumerate(ids["groups"])],
        "stakeholders": [_person(key, i, ids, rng) for i, key in enumerate(ids["stakeholders"])],
        "influences": [
            {"id": f"in-{i}", "source": a, "target": b, "strength": rng.randint(1, 3)}
            for i, (a, b) in enumerate(rng.sample(ids["stakeholders"], 2) for _ in range(people // 2))
        ],
        "workstreams": [
            {"id": f"ws-{c}", "name": c.capitalize(), "component": c}
            for c in ("people", "processes", "technology", "data", "governance")
        ],
        "use_cases": [_case(key, i, ids, rng) for i, key in enumerate(ids["use_cases"])],
        "milestones": [_task(key, i, ids, rng) for i, key in enumerate(ids["milestones"])],
        "dependencies": [
            {"id": f"dep-{i}", "predecessor": ids["milestones"][a], "successor": ids["milestones"][b], "kind": "FS"}
            for i, (a, b) in enumerate(_links(tasks, rng))
        ],
        "interventions": [_intervention(key, i, ids, rng) for i, key in enumerate(ids["interventions"])],
        "kpis": [{"id": f"k-{i}", "name": f"Measure {i}", "baseline": 10, "target": 90} for i in range(max(things // 100, 1))],
        "log": [{"id": f"log-{i}", "kind": "action", "title": f"Action {i}"} for i in range(max(things // 20, 1))],
    }  # fmt: skip


def _group(key: str, i: int, rng: random.Random) -> dict[str, Any]:
    scores = {name: rng.randint(1, 5) for name in ("awareness", "desire", "knowledge", "ability", "reinforcement")}
    return {"id": key, "name": f"Group {i}", "headcount": rng.randint(5, 400), **scores}


def _person(key: str, i: int, ids: dict[str, list[str]], rng: random.Random) -> dict[str, Any]:
    return {
        "id": key, "name": f"Head of unit {i}", "title": f"Vice President {i}", "group": rng.choice(ids["groups"]),
        "category": rng.choice(_ROLES), "power": round(rng.uniform(1, 5), 1), "interest": round(rng.uniform(1, 5), 1),
        "engagement_now": rng.choice(("resistant", "neutral", "supportive")), "engagement_desired": "supportive",
    }  # fmt: skip


def _case(key: str, i: int, ids: dict[str, list[str]], rng: random.Random) -> dict[str, Any]:
    stage = rng.choice(_STAGES)
    begun = START - timedelta(days=rng.randint(0, 500))
    return {"id": key, "name": f"{' '.join(rng.sample(_WORDS, 4)).capitalize()} {i}", "stage": stage, "owner": rng.choice(ids["stakeholders"]),
            "intake_on": begun.isoformat(), "value": rng.randint(1, 5), "feasibility": rng.randint(1, 5)}  # fmt: skip


def _task(key: str, i: int, ids: dict[str, list[str]], rng: random.Random) -> dict[str, Any]:
    task = {"id": key, "name": f"Step {i} of the roadmap", "kind": "task" if i % 6 else "milestone",
            "duration_days": rng.randint(1, 20), "owner": rng.choice(ids["stakeholders"])}  # fmt: skip
    component = rng.choice(("people", "processes", "technology", "data", "governance"))
    return task | {"workstream": f"ws-{component}", "optimistic_days": 1, "pessimistic_days": 40}


def _links(tasks: int, rng: random.Random) -> list[tuple[int, int]]:
    found = {(rng.randint(max(0, later - 12), later - 1), later) for later in range(1, tasks) for _ in range(2)}
    return sorted(found)


def _intervention(key: str, i: int, ids: dict[str, list[str]], rng: random.Random) -> dict[str, Any]:
    start = START + timedelta(days=rng.randint(0, 400))
    return {"id": key, "name": f"Clinic {i}", "kind": "coaching", "groups": rng.sample(ids["groups"], min(2, len(ids["groups"]))),
            "elements": ["desire"], "start_on": start.isoformat(), "hours_per_person": 2}  # fmt: skip
