"""Code names in place of names, for screens and projectors in a room where not everybody should read them."""

from __future__ import annotations

import dataclasses

from aiom_workbench.plan import Collection, Plan


def with_code_names(plan: Plan) -> Plan:
    """The plan with everybody's name replaced by their code name, else by their reference.

    Free texts stay as written: who wants a name out of them erases it.

    >>> from aiom_workbench.plan.people import Stakeholder
    >>> people = [Stakeholder(id="a", ref="S-01", name="CFO", code_name="Heron"), Stakeholder(id="b", ref="S-02", name="CIO")]
    >>> [p.name for p in with_code_names(Plan({"stakeholders": Collection(people)})).stakeholders]
    ['Heron', 'S-02']
    """
    people = [dataclasses.replace(p, name=p.code_name or p.ref) for p in plan.stakeholders]
    return Plan({**plan.collections, "stakeholders": Collection(people)})
