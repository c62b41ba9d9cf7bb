"""GanttProject's files: nested tasks, dependencies kept at the predecessor, the week and its days off."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from aiom_workbench.interchange.schedules.tasks import Foreign, Task, Wait, day_in, days, local, read_xml
from aiom_workbench.problem import Problem
from aiom_workbench.words import _

_LINKS = {"1": "SS", "2": "FS", "3": "FF", "4": "SF"}
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def read_ganttproject(path: Path) -> Foreign:
    """The schedule in a .gan file. Raises `Problem`."""
    root = read_xml(path)
    tasks = next((node for node in root if local(node.tag) == "tasks"), None)
    if local(root.tag) != "project" or tasks is None:
        raise Problem(_("is XML, but no GanttProject file"), where=str(path), mend=_("save it from GanttProject"))
    found = Foreign(path.name, "gan")
    _tasks(found, tasks)
    _owners(found, root)
    _calendar(found, root)
    if any(local(node.tag) == "previous-tasks" for node in root.iter()):
        found.leave_out(_("not carried"), _("baselines"))
    if any(local(node.tag) == "vacation" for node in root.iter()):
        found.leave_out(_("not carried"), _("holidays of single people"))
    return found


def _tasks(found: Foreign, tasks: Any) -> None:
    waiting: list[tuple[Any, str | None]] = [
        (node, None) for node in reversed(list(tasks)) if local(node.tag) == "task"
    ]
    while waiting:
        node, parent = waiting.pop()
        key = node.get("id", "")
        children = [child for child in node if local(child.tag) == "task"]
        found.tasks.append(_task(found, node, key, parent, bool(children), len(found.tasks) + 1))
        for child in node:
            if local(child.tag) == "depend":
                lag = _number(child.get("difference", "0"))
                kind = _LINKS.get(child.get("type", "2"), "FS")
                found.waits.append(Wait(key, child.get("id", ""), kind, days(lag) if lag else None))
                if child.get("hardness") == "Rubber":
                    found.leave_out(_("soft links are read as any other"), node.get("name", ""))
        waiting += [(child, key) for child in reversed(children)]


def _task(found: Foreign, node: Any, key: str, parent: str | None, is_summary: bool, row: int) -> Task:
    task = Task(row, key, node.get("uid", ""), " ".join(node.get("name", "").split()), parent)
    length = _number(node.get("duration", "1"))
    is_milestone = node.get("meeting") == "true" or length == 0
    task.values["kind"] = "summary" if is_summary else "milestone" if is_milestone else "task"
    if is_summary:
        return task
    if not is_milestone:
        task.values["duration_days"] = days(length)
    percent = _number(node.get("complete", "0"))
    if 0 <= percent <= 100:
        task.values["percent_complete"] = days(percent)
        task.values["status"] = "done" if percent == 100 else "in_progress" if percent else "planned"
    task.starts = day_in(node.get("start"))
    earliest = day_in(node.get("thirdDate"))
    if node.get("thirdDate-constraint") == "1" and earliest is not None:
        task.values["start_no_earlier_than"] = earliest
    if any(local(child.tag) == "notes" for child in node):
        found.leave_out(_("notes of tasks are not carried"), task.name)
    return task


def _owners(found: Foreign, root: Any) -> None:
    people = {node.get("id", ""): node.get("name", "") for node in root.iter() if local(node.tag) == "resource"}
    by_key = {task.key: task for task in found.tasks}
    allocations = [node for node in root.iter() if local(node.tag) == "allocation"]
    for node in sorted(allocations, key=lambda node: node.get("responsible") != "true"):
        task, name = by_key.get(node.get("task-id", "")), people.get(node.get("resource-id", ""), "")
        if task is not None and name:
            task.owner = task.owner or name


def _calendar(found: Foreign, root: Any) -> None:
    calendars = next((node for node in root if local(node.tag) == "calendars"), None)
    nodes = list(calendars.iter()) if calendars is not None else []
    week = next((node for node in nodes if local(node.tag) == "default-week"), None)
    if week is not None:
        working = tuple(n for n, name in enumerate(_WEEK, 1) if week.get(name, "0") == "0")
        found.engagement["working_days"] = working or (1, 2, 3, 4, 5)
    starts = [task.starts for task in found.tasks if task.starts is not None]
    if starts:
        found.engagement["start_on"] = min(starts)
    years = range(min(starts).year, max(starts).year + 3) if starts else range(0)
    holidays: set[date] = set()
    for node in nodes:
        if local(node.tag) == "date":
            holidays |= _days_off(found, node.attrib, years)
    if holidays:
        found.engagement["holidays"] = tuple(sorted(holidays))
    base = calendars.get("base-id") if calendars is not None else None
    if base not in (None, "", "none"):
        found.leave_out(_("the public calendar it stands on is not carried"), str(base))


def _days_off(found: Foreign, said: Mapping[str, str], years: range) -> set[date]:
    if said.get("type", "HOLIDAY") != "HOLIDAY":
        found.leave_out(_("exceptions of the calendar that are not carried"), "-".join(said.values()))
        return set()
    days_off = set()
    for year in [int(said["year"])] if said.get("year", "").isdigit() else years:
        try:
            days_off.add(date(year, int(said["month"]), int(said["date"])))
        except (KeyError, ValueError):
            continue
    return days_off


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
