"""Unfinished text: kept every two seconds in the project's drafts, an edit once the field is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiom_workbench.problem import Problem

if TYPE_CHECKING:
    from aiom_workbench.file.drafts import Draft
    from aiom_workbench.plan import Plan
    from aiom_workbench.project import Project


class Drafts:
    """What is being typed in this window, by thing and field."""

    def __init__(self, project: Project | None = None) -> None:
        """Of a project; without one there is nothing to keep."""
        self._project = project
        self._texts: dict[str, dict[str, str]] = {}

    def of(self, thing_id: str) -> dict[str, str]:
        """The unfinished texts of a thing, by field."""
        return dict(self._texts.get(thing_id, {}))

    def keep(self, thing_id: str, field: str, text: str) -> None:
        """Keep a text, in place of what was kept of that field before."""
        texts = self._texts.setdefault(thing_id, {})
        if texts.get(field) != text:
            texts[field] = text
            self._kept(thing_id, field, text)

    def forget(self, thing_id: str, field: str) -> None:
        """The field was left: its text is an edit now, or was given up."""
        texts = self._texts.get(thing_id, {})
        if texts.pop(field, None) is not None and self._project is not None:
            try:
                self._project.drafts.drop(thing_id, field)
            except Problem:
                return  # a folder that cannot be written costs the draft, never the work

    def left_over(self) -> list[Draft]:
        """What was being typed when an earlier session ended badly, without what stands in the plan as it was typed."""
        project = self._project
        if project is None or project.read_only:
            return []
        return [draft for draft in project.drafts.left_over() if not _stands(project.plan, draft)]

    def forget_left_over(self) -> None:
        """It was taken over, or the person wants none of it."""
        if self._project is not None and not self._project.read_only:
            self._project.drafts.forget_left_over()

    def _kept(self, thing_id: str, field: str, text: str) -> None:
        if self._project is not None and not self._project.read_only:
            try:
                self._project.drafts.keep(thing_id, field, text)
            except Problem:
                return


def _stands(plan: Plan, draft: Draft) -> bool:
    from aiom_workbench.plan.fields import Misfit
    from ui.written import read

    thing = plan.find(draft.thing_id)
    field = thing.entity.by_name.get(draft.field) if thing is not None else None
    if field is None:
        return False
    try:
        return bool(read(plan, field, draft.text) == getattr(thing, draft.field))
    except Misfit:
        return False
