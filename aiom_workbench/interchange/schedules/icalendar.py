"""Calendars (.ics, RFC 5545): each event or to-do is a milestone, or a task where it lasts several days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from aiom_workbench.interchange.lists.delimited import decode
from aiom_workbench.interchange.schedules.tasks import Foreign, Task, minutes_in, read_bytes
from aiom_workbench.problem import Problem
from aiom_workbench.words import _

_STATUS = {"COMPLETED": "done", "CANCELLED": "cancelled", "IN-PROCESS": "in_progress"}
_LINE = re.compile(r'([A-Za-z0-9-]+)((?:;[^":;]+=(?:"[^"]*"|[^";:]*))*):(.*)', re.DOTALL)
_ESCAPED = re.compile(r"\\([nN,;\\])")


def read_icalendar(path: Path) -> Foreign:
    """The events of an .ics file. Raises `Problem`."""
    text, _encoding, _warnings = decode(read_bytes(path))
    if not text.lstrip().upper().startswith("BEGIN:VCALENDAR"):
        raise Problem(_("is no calendar file"), where=str(path), mend=_("export it as .ics"))
    found = Foreign(path.name, "ics")
    for said in _components(text):
        found.tasks.append(_task(found, said, len(found.tasks) + 1))
    return found


def _components(text: str) -> Iterator[dict[str, str]]:
    """The properties of each event and to-do; those of alarms within them are passed over."""
    said: dict[str, str] | None = None
    depth = 0
    for line in re.split(r"\r\n|\r|\n", re.sub(r"(?:\r\n|\r|\n)[ \t]", "", text)):
        found = _LINE.fullmatch(line)
        if found is None:
            continue
        name, value = found[1].upper(), found[3]
        if name == "BEGIN":
            if said is not None:
                depth += 1
            elif value.strip().upper() in ("VEVENT", "VTODO"):
                said, depth = {}, 0
        elif name == "END" and said is not None:
            if depth == 0:
                yield said
                said = None
            else:
                depth -= 1
        elif said is not None and depth == 0:
            said.setdefault(name, value)


def _task(found: Foreign, said: dict[str, str], row: int) -> Task:
    name = " ".join(_plain(said.get("SUMMARY", "")).split())
    key = said.get("UID", "").strip() or f"row {row}"
    task = Task(row, key, "" if key.startswith("row ") else key, name, None)
    start, end = _day(said.get("DTSTART")), _end(said)
    if start is None:
        start = _day(said.get("DUE"))
    several = start is not None and end is not None and end > start
    task.values["kind"] = "task" if several else "milestone"
    if start is not None:
        task.values["start_no_earlier_than"] = start
    if several and start is not None and end is not None:
        week = sum(1 for n in range((end - start).days + 1) if (start + timedelta(days=n)).isoweekday() <= 5)
        task.values["duration_days"] = max(week, 1)
    due = _day(said.get("DUE"))
    if due is not None:
        task.values["finish_no_later_than"] = due
    if said.get("STATUS", "").upper() in _STATUS:
        task.values["status"] = _STATUS[said["STATUS"].upper()]
    if said.get("PERCENT-COMPLETE", "").isdigit() and int(said["PERCENT-COMPLETE"]) <= 100:
        task.values["percent_complete"] = int(said["PERCENT-COMPLETE"])
    for part, what in (("RRULE", _("repetitions are not carried, the first is")),
                       ("DESCRIPTION", _("descriptions are not carried")),
                       ("ATTENDEE", _("participants are not carried"))):  # fmt: skip
        if said.get(part):
            found.leave_out(what, name)
    return task


def _end(said: dict[str, str]) -> date | None:
    """The last day. An all-day event's end is the day after it."""
    start, end = _day(said.get("DTSTART")), _day(said.get("DTEND"))
    if end is not None and len(said["DTEND"].strip()) == 8:
        return end - timedelta(days=1)
    if end is not None and said["DTEND"].strip()[8:15] == "T000000":
        return end - timedelta(days=1)
    length = minutes_in(said.get("DURATION", "")) if end is None else None
    if start is not None and length:
        return start + timedelta(days=max(0, -(-int(length) // 1440) - 1))
    return end


def _day(text: str | None) -> date | None:
    found = re.match(r"(\d{4})(\d{2})(\d{2})", (text or "").strip())
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)
