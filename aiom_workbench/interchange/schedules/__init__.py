"""Schedules of other programs, read as milestones: Microsoft Project, GanttProject, calendars."""
