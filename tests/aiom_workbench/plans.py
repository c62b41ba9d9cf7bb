"""Small plans for tests, written as in `plan.json`."""

import json
from datetime import date
from typing import Any

from aiom_workbench.interchange.json_plan import load_plan
from aiom_workbench.plan import Plan

TODAY = date(2026, 11, 25)


def plan_of(**collections: Any) -> Plan:
    """A plan of these collections; a thing without name or title gets its id as its name."""
    data: dict[str, Any] = {"format": "aiom-plan", "version": 1}
    for collection, things in collections.items():
        data[collection] = things if isinstance(things, dict) else [_named(collection, thing) for thing in things]
    return load_plan(json.dumps(data))


def _named(collection: str, thing: dict[str, Any]) -> dict[str, Any]:
    declared = Plan.entities()[collection].by_name
    return {"name": thing["id"], **thing} if "name" in declared else thing
