"""Microsoft Project's XML: outline, links with lags, constraints, progress, baseline, calendar.

`LinkLag` counts tenths of a minute, or per cent of the predecessor's duration; some writers give an
ISO duration. Link types are 0 FF, 1 FS, 2 SF, 3 SS.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from aiom_workbench.interchange.schedules.tasks import (
    Foreign,
    Task,
    Wait,
    day_in,
    days,
    local,
    minutes_in,
    read_xml,
    texts,
)
from aiom_workbench.problem import Problem
from aiom_workbench.words import N_, _

_LINKS = {"0": "FF", "1": "FS", "2": "SF", "3": "SS"}
_ELAPSED = frozenset({"4", "6", "8", "10", "12", "20", "36", "38", "40", "42", "44", "52"})
_PERCENT = frozenset({"19", "20", "51", "52"})
_CONSTRAINTS = {
    "1": N_("as late as possible"),
    "2": N_("must start on"),
    "3": N_("must finish on"),
    "5": N_("start no later than"),
    "6": N_("finish no earlier than"),
}
_LONGEST_EXCEPTION = 62


def read_msproject(path: Path) -> Foreign:
    """The schedule in a Microsoft Project XML file. Raises `Problem`."""
    root = read_xml(path)
    if local(root.tag) != "Project" or not any(local(node.tag) == "Tasks" for node in root):
        raise Problem(_("is XML, but no Microsoft Project file"), where=str(path),
                      mend=_("save the project as “XML format” from Microsoft Project"))  # fmt: skip
    return _Reader(path, root).read()


class _Reader:
    def __init__(self, path: Path, root: Any) -> None:
        self.root = root
        self.project = texts(root)
        self.found = Foreign(path.name, "mspdi")
        self.resources = {r.get("UID", ""): r.get("Name", "") for r in map(texts, self._all("Resources", "Resource"))}
        self.minutes_per_day = _number(self.project.get("MinutesPerDay")) or 0

    def _all(self, group: str, name: str) -> Iterator[Any]:
        for parent in self.root:
            if local(parent.tag) == group:
                yield from (node for node in parent if local(node.tag) == name)

    def read(self) -> Foreign:
        self._calendar()
        self._tasks()
        self._owners()
        return self.found

    # ---- tasks

    def _tasks(self) -> None:
        nodes = [(node, texts(node)) for node in self._all("Tasks", "Task")]
        nodes = [(n, t) for n, t in nodes if t.get("IsNull") not in ("1", "true") and not _is_project(t)]
        levels = [int(_number(t.get("OutlineLevel")) or 1) for _n, t in nodes]
        parents: list[tuple[int, str]] = []
        durations: dict[str, float] = {}
        for i, (node, said) in enumerate(nodes):
            key = said.get("UID") or f"row {i}"
            while parents and parents[-1][0] >= levels[i]:
                parents.pop()
            parent = parents[-1][1] if parents else None
            has_children = i + 1 < len(nodes) and levels[i + 1] > levels[i]
            task = self._task(i + 1, key, parent, said, has_children)
            self._baseline(node, task)
            self.found.tasks.append(task)
            durations[key] = minutes_in(said.get("Duration", "")) or 0.0
            if has_children:
                parents.append((levels[i], key))
        for node, said in nodes:
            for link in (child for child in node if local(child.tag) == "PredecessorLink"):
                self._wait(said.get("UID", ""), said.get("Name", ""), texts(link), durations)

    def _task(self, row: int, key: str, parent: str | None, said: Mapping[str, str], has_children: bool) -> Task:
        task = Task(row, key, said.get("GUID", "").strip("{}").lower(), " ".join(said.get("Name", "").split()), parent)
        values = task.values
        minutes = minutes_in(said.get("Duration", ""))
        values["kind"] = (
            "summary" if has_children else "milestone" if said.get("Milestone") == "1" and not minutes else "task"
        )
        if values["kind"] == "task" and minutes is not None:
            values["duration_days"] = self._duration(task, minutes, said)
        self._constraint(task, said)
        self._progress(values, said)
        if said.get("Manual") in ("1", "true") and not has_children:
            task.starts = day_in(said.get("ManualStart") or said.get("Start"))
        self._note_left_out(task, said)
        return task

    def _duration(self, task: Task, minutes: float, said: Mapping[str, str]) -> int | float:
        if said.get("DurationFormat") in _ELAPSED:
            self.found.leave_out(_("elapsed durations became working days"), task.name)
            minutes = minutes / 1440 * 5 / 7 * self.minutes_per_day
        return days(minutes / self.minutes_per_day)

    def _constraint(self, task: Task, said: Mapping[str, str]) -> None:
        kind, on, values = said.get("ConstraintType", "0"), day_in(said.get("ConstraintDate")), task.values
        if kind in ("2", "4") and on:
            values["start_no_earlier_than"] = on
        deadline = day_in(said.get("Deadline"))
        bounds = [day for day in (on if kind in ("3", "7") else None, deadline) if day]
        if bounds:
            values["finish_no_later_than"] = min(bounds)
        if kind in _CONSTRAINTS:
            message = _("constraint “{kind}” is carried only in part or not at all").format(kind=_(_CONSTRAINTS[kind]))
            self.found.leave_out(message, task.name)

    def _progress(self, values: dict[str, Any], said: Mapping[str, str]) -> None:
        percent = _number(said.get("PercentComplete"))
        if percent is not None and 0 <= percent <= 100 and values["kind"] != "summary":
            values["percent_complete"] = days(percent)
            values["status"] = "done" if percent == 100 else "in_progress" if percent > 0 else "planned"
        if said.get("Active") in ("0", "false"):
            values["status"] = "cancelled"
        for name, source in (("actual_start_on", "ActualStart"), ("actual_finish_on", "ActualFinish")):
            day = day_in(said.get(source))
            if day is not None and values["kind"] != "summary":
                values[name] = day

    def _baseline(self, node: Any, task: Task) -> None:
        for said in (texts(child) for child in node if local(child.tag) == "Baseline"):
            if said.get("Number", "0") != "0":
                self.found.leave_out(_("baselines 1 to 10 are not carried; the first is"), task.name)
                continue
            for name, source in (("baseline_start_on", "Start"), ("baseline_finish_on", "Finish")):
                day = day_in(said.get(source))
                if day is not None:
                    task.values[name] = day

    def _note_left_out(self, task: Task, said: Mapping[str, str]) -> None:
        if said.get("CalendarUID", "-1") not in ("-1", "", self.project.get("CalendarUID", "1")):
            self.found.leave_out(_("a task's own calendar is not carried"), task.name)
        if said.get("Recurring") == "1":
            self.found.leave_out(_("recurring tasks are read as what they last"), task.name)
        if said.get("Notes"):
            self.found.leave_out(_("notes of tasks are not carried"), task.name)
        if said.get("IsSubproject") == "1" or said.get("ExternalTask") == "1":
            self.found.leave_out(_("tasks of other projects are read as tasks of this one"), task.name)
        if (_number(said.get("LevelingDelay")) or 0) > 0:
            self.found.leave_out(_("levelling delays are not carried"), task.name)

    # ---- links

    def _wait(self, key: str, name: str, said: Mapping[str, str], durations: Mapping[str, float]) -> None:
        predecessor = said.get("PredecessorUID", "")
        if predecessor not in durations or said.get("CrossProject") == "1":
            self.found.leave_out(_("links to tasks that are not in the file are not carried"), name)
            return
        lag = self._lag(said, durations[predecessor], name)
        kind = _LINKS.get(said.get("Type", "1"), "FS")
        self.found.waits.append(Wait(predecessor, key, kind, days(lag / self.minutes_per_day) if lag else None))

    def _lag(self, said: Mapping[str, str], duration: float, name: str) -> float:
        """The lag in working minutes."""
        text, unit = said.get("LinkLag", ""), said.get("LagFormat", "")
        number = _number(text)
        if number is None:
            return minutes_in(text) or 0.0
        if unit in _PERCENT:
            if number:
                self.found.leave_out(_("percentage lags became days"), name)
            return number / 100 * duration
        if unit in _ELAPSED and number:
            self.found.leave_out(_("elapsed lags became working days"), name)
            return number / 10 / 1440 * 5 / 7 * self.minutes_per_day
        return number / 10

    # ---- people

    def _owners(self) -> None:
        by_key = {task.key: task for task in self.found.tasks}
        several = False
        for said in map(texts, self._all("Assignments", "Assignment")):
            task, name = by_key.get(said.get("TaskUID", "")), self.resources.get(said.get("ResourceUID", ""), "")
            if task is not None and name:
                several = several or bool(task.owner)
                task.owner = task.owner or name
        if several:
            self.found.leave_out(
                _("of several resources of a task the first is its owner"), _("units and work are not carried")
            )

    # ---- the calendar

    def _calendar(self) -> None:
        said = self.found.engagement
        calendars = {texts(node).get("UID", ""): node for node in self._all("Calendars", "Calendar")}
        chosen = calendars.get(self.project.get("CalendarUID", ""))
        if chosen is None and calendars:
            chosen = next(iter(calendars.values()))
        week: dict[int, float] = {}
        holidays: set[date] = set()
        for node in self._with_bases(chosen, calendars):
            self._read_calendar(node, week, holidays)
        working = sorted(day for day, minutes in week.items() if minutes) or [1, 2, 3, 4, 5]
        hours = [minutes for minutes in week.values() if minutes]
        self.minutes_per_day = self.minutes_per_day or (max(set(hours), key=hours.count) if hours else 480)
        start = day_in(self.project.get("StartDate"))
        if start is not None:
            said["start_on"] = start
        said |= {"working_days": tuple(working), "hours_per_day": days(self.minutes_per_day / 60)}
        if holidays:
            said["holidays"] = tuple(sorted(holidays))

    def _with_bases(self, node: Any, calendars: Mapping[str, Any]) -> list[Any]:
        """The base calendar first, so that what stands on it overrules it."""
        chain: list[Any] = []
        while node is not None and node not in chain:
            chain.insert(0, node)
            node = calendars.get(texts(node).get("BaseCalendarUID", "-1"))
        return chain

    def _read_calendar(self, calendar: Any, week: dict[int, float], holidays: set[date]) -> None:
        for node in calendar.iter():
            if local(node.tag) == "WeekDay":
                said = texts(node)
                kind = int(_number(said.get("DayType")) or 0)
                if 1 <= kind <= 7:
                    day = 7 if kind == 1 else kind - 1
                    week[day] = _working_minutes(node) if said.get("DayWorking") == "1" else 0.0
                else:
                    self._exception(node, said, holidays)
            elif local(node.tag) == "Exception":
                self._exception(node, texts(node), holidays)

    def _exception(self, node: Any, said: Mapping[str, str], holidays: set[date]) -> None:
        period = next((texts(child) for child in node if local(child.tag) == "TimePeriod"), {})
        first, last = day_in(period.get("FromDate")), day_in(period.get("ToDate"))
        name = said.get("Name") or (first.isoformat() if first else _("unnamed"))
        if first is None or last is None or last < first:
            return
        length = (last - first).days + 1
        occurrences = _number(said.get("Occurrences"))
        if (
            said.get("DayWorking") == "1"
            or length > _LONGEST_EXCEPTION
            or (occurrences and length > 1 and occurrences != length)
        ):
            self.found.leave_out(_("exceptions of the calendar that are not carried"), name)
            return
        holidays |= {first + timedelta(days=n) for n in range(length)}


def _is_project(said: Mapping[str, str]) -> bool:
    """Task 0 is the project itself."""
    return said.get("OutlineLevel") == "0" or (said.get("UID") == "0" and said.get("ID", "0") == "0")


def _working_minutes(node: Any) -> float:
    total = 0.0
    for period in (texts(child) for child in node.iter() if local(child.tag) == "WorkingTime"):
        first, last = (_clock(period.get(name, "")) for name in ("FromTime", "ToTime"))
        total += (last - first) % 1440 or 1440
    return total or 480.0


def _clock(text: str) -> int:
    parts = text.split(":")
    return int(parts[0]) * 60 + int(parts[1]) if len(parts) > 1 and parts[0].isdigit() and parts[1].isdigit() else 0


def _number(text: str | None) -> float | None:
    try:
        number = float(text or "")
    except ValueError:
        return None
    return number if math.isfinite(number) else None
