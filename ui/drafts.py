"""Unfinished text: kept every two seconds in the project's drafts, an edit once the field is left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from aiom_workbench.problem import Problem

if TYPE_CHECKING:
    from aiom_workbench.file.drafts import Draft
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

    def keep(self, thing_id: str, texts: Mapping[str, str]) -> None:
        """Keep these texts of a thing, in place of those kept before."""
        before = self._texts.get(thing_id, {})
        for field in before.keys() - texts.keys():
            self.forget(thing_id, field)
        for field, text in texts.items():
            if before.get(field) != text:
                self._texts.setdefault(thing_id, {})[field] = text
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
        return [draft for draft in project.drafts.left_over() if not _stands(project, draft)]

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


def _stands(project: Project, draft: Draft) -> bool:
    thing = project.plan.find(draft.thing_id)
    return thing is not None and str(getattr(thing, draft.field, None) or "") == draft.text.strip()
