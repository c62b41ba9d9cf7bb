"""The vocabulary: what a plan holds, each field declared once."""

from aiom_workbench.plan.collection import Collection
from aiom_workbench.plan.plan import Plan
from aiom_workbench.plan.things import Entity, Thing

__all__ = ["Collection", "Entity", "Plan", "Thing"]
