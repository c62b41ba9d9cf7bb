"""The open plan: one way to change anything, history, undo and redo."""

from aiom_workbench.project.session import Project

__all__ = ["Project"]
