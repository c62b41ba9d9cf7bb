"""Meridian Pharma: twelve measures with their readings, and what the groups answer between surveys."""

from __future__ import annotations

from aiom_workbench.cli.sample_source.story import Story, Values, names_of, table

PRACTICE, CHANGE, PMO = "Practice lead", "Change lead", "PMO lead"

KPIS = """
id | name | kind | metric_type | unit | direction | source | cadence | baseline | baseline_on | target | target_on | use_case | group | owner | in_goals_of | raised_from
k-01 | Weekly users, protocol assistant | adoption | utilisation | % | up | Use log, by unit | monthly | 12 | 2026-04-30 | 80 | 2027-06-30 | uc-02 | g-protocol | p-protocol | |
k-02 | Days from outline to review | value | speed | days | down | Study calendar | monthly | 64 | 2026-04-30 | 45 | 2027-09-30 | uc-02 | g-protocol | p-clinops | p-clinops |
k-03 | Screening hours a week | value | outcome | h | down | Time sheets of case processing | monthly | 46 | 2026-04-30 | 20 | 2026-12-31 | uc-01 | g-pv | p-pv | p-pv |
k-04 | Words changed per hundred | quality | outcome | words | down | Reviewers' files | monthly | 6.2 | 2026-04-30 | 3 | 2027-03-31 | uc-03 | g-medwrite | p-medwrite | |
k-05 | Proposed terms kept | quality | proficiency | % | up | Coding log | monthly | 81 | 2026-05-29 | 92 | 2027-03-31 | uc-04 | g-pv | p-cdm | |
k-06 | Days from request to access | value | speed | days | down | Ticket system | monthly | 31 | 2026-04-30 | 5 | 2027-06-30 | | g-data | p-data | b-dataoffice | autumn-q2
k-07 | Cases with all three answers | adoption | outcome | of 13 | up | Register | monthly | 3 | 2026-04-30 | 13 | 2027-06-30 | | | p-rnd | b-exec | autumn-q1
k-08 | Reviewer met before the pilot | risk | outcome | % | up | Register | quarterly | 43 | 2026-06-30 | 100 | 2027-06-30 | | | p-quality | b-tier | autumn-q8
k-09 | Days a medium case waits | risk | speed | days | down | Tier board's list | monthly | 24 | 2026-06-30 | 10 | 2027-03-31 | | g-qa | p-quality | |
k-10 | Report drafting opened | adoption | activity | % | up | Supplier's report | monthly | 9 | 2026-06-30 | 60 | 2027-09-30 | uc-12 | g-sites | p-sites | p-sites |
k-11 | Leaders who can set a measure | adoption | proficiency | of 21 | up | Exercise in the workshop | quarterly | 2 | 2026-04-22 | 18 | 2027-09-30 | | | p-chro | p-chro |
k-12 | Error of enrolment forecast | value | outcome | % | down | Forecast against entries | quarterly | | | 20 | 2027-06-30 | uc-06 | g-clinops | p-clinops | |
"""

MONTHS = ("2026-04-30", "2026-05-29", "2026-06-30", "2026-07-31", "2026-08-31", "2026-09-30", "2026-10-30")

READINGS = """
k-01 12 14 15 19 28 55 64
k-02 64 63 64 61 60 57 55
k-03 46 39 31 27 24 22 21
k-04 6.2 5.4 4.6 4.1 3.9 3.6 3.4
k-05 - 81 82 84 85 86 87
k-06 31 33 30 31 32 31 31
k-07 3 4 5 5 5 5 5
k-08 - - 43 - - 56 -
k-09 - - 24 26 25 22 19
k-10 - - 9 12 11 13 12
k-11 2 - - - - - 9
k-12 - - - - - 34 -
"""

NOTES = {
    ("k-01", "2026-09-30"): "The month in which the work instruction changed.",
    ("k-06", "2026-10-30"): "Three signatures as before; rules in two tiers are being written.",
    ("k-10", "2026-10-30"): "Counts opening, not use. To be replaced.",
}

# Means of one element per group, from users unless said otherwise.
PULSES = """
on | group | element | score | respondents | voice | comment
2026-07-15 | g-protocol | confidence | 3 | 24 | users |
2026-07-15 | g-bio | desire | 3 | 31 | users |
2026-07-15 | g-bio | confidence | 3 | 31 | users |
2026-07-15 | g-medwrite | desire | 2 | 22 | users | What do I sign if I did not write it?
2026-07-15 | g-sites | awareness | 2 | 64 | users |
2026-07-15 | g-clinops | desire | 3 | 58 | users |
2026-07-15 | g-clinops | desire | 4 | 9 | managers |
2026-09-16 | g-protocol | confidence | 4 | 29 | users |
2026-09-16 | g-bio | desire | 3 | 33 | users | Two wrong denominators in one week.
2026-09-16 | g-bio | confidence | 3 | 33 | users |
2026-09-16 | g-medwrite | desire | 3 | 21 | users |
2026-09-16 | g-sites | awareness | 3 | 71 | users | Which of the five tools goes?
2026-09-16 | g-clinops | desire | 3 | 61 | users |
2026-09-16 | g-clinops | desire | 4 | 8 | managers |
2026-11-18 | g-protocol | confidence | 4 | 30 | users |
2026-11-18 | g-bio | desire | 2 | 34 | users | I check longer than I programmed.
2026-11-18 | g-bio | confidence | 3 | 34 | users |
2026-11-18 | g-medwrite | desire | 3 | 20 | users | Let me write the test, then I will look at it.
2026-11-18 | g-sites | awareness | 3 | 69 | users |
2026-11-18 | g-clinops | desire | 3 | 63 | users |
2026-11-18 | g-clinops | desire | 4 | 4 | managers |
"""


def tell(story: Story) -> None:
    """Agree on the measures, then read them month by month."""
    kpis = table("kpis", KPIS)
    late = {kpi["id"]: {"raised_from": kpi.pop("raised_from")} for kpi in kpis if "raised_from" in kpi}
    goals = {kpi["id"]: {"in_goals_of": kpi.pop("in_goals_of")} for kpi in kpis if "in_goals_of" in kpi}
    session = story.session("2026-05-07 10:10", PMO)
    session.add_each("kpis", kpis[:6], "Agree on a measure: {name}")
    session.edit("Agree on six more measures", add={"kpis": kpis[6:]})
    story.session("2026-07-27 10:05", PMO).edit("Say in whose goals each measure stands", set={"kpis": goals})
    story.session("2026-10-26 16:40", PMO).edit("Say which gap each measure answers", set={"kpis": late})
    for i, month in enumerate(MONTHS):
        readings = [reading for line in READINGS.strip().splitlines() if (reading := _reading(line.split(), i, month))]
        when = f"{month} 16:05" if month > "2026-05-07" else "2026-05-08 09:10"
        story.session(when, PMO).edit(f"Enter the readings of <{month} month>", add={"readings": readings})
    pulses = [{"id": f"pu-{i:02d}", **row} for i, row in enumerate(table("pulses", PULSES), 1)]
    for on in sorted({pulse["on"] for pulse in pulses}):
        own = [pulse for pulse in pulses if pulse["on"] == on]
        story.session(f"{on} 15:30", CHANGE).edit("Enter the short pulse of six groups", add={"pulses": own})
    names = names_of(kpis)
    story.session("2026-11-23 15:44", PMO).edit(
        f"Raise the target: {names['k-05']}", set={"kpis": {"k-05": {"target": 95}}}
    )


def _reading(cells: list[str], i: int, month: str) -> Values | None:
    kpi, value = cells[0], cells[1 + i]
    if value == "-":
        return None
    reading = {"id": f"{kpi}-{i + 1}", "kpi": kpi, "on": month, "value": float(value) if "." in value else int(value)}
    note = NOTES.get((kpi, month))
    return reading | ({"note": note} if note else {})
