"""Meridian Pharma: the log, a workshop, and what was set aside."""

from __future__ import annotations

from aiom_workbench.cli.sample_source.story import Story, Values, table

PRACTICE, CHANGE, PMO = "Practice lead", "Change lead", "PMO lead"

LOG = """
id | kind | title | owner | raised_on | due_on | probability | impact | probability_after | impact_after | milestone | use_case | audience | response | detail
l-01 | risk | The hub's posts stay open | p-cdo | 2026-09-17 | 2027-01-29 | 4 | 4 | 3 | 4 | m-posts | | client | Grade raised for two posts; one expert borrowed from the delivery partner until <2027-06-30> | Two offers were declined on pay grade. Without the posts the circles and the monitoring start later, and the finish with them.
l-02 | risk | One expert leaves and three pilots stop | p-enable | 2026-11-20 | 2026-12-18 | 3 | 5 | 2 | 3 | m-posts | uc-02 | client | A second name for each pilot | One person carries three pilots.
l-03 | risk | A high-tier case is refused after the work is done | p-cmo | 2026-06-16 | 2026-12-11 | 4 | 4 | 2 | 4 | m-hightier | uc-04 | client | Larger sample from now on; two test rounds repeated with the reviewer | Reviewer joined 17 weeks after the pilot's start.
l-04 | risk | Deviation summaries decide on a class nobody checks | p-quality | 2026-11-03 | 2026-12-04 | 3 | 5 | 2 | 4 | | uc-09 | client | Review booked; until then the class is entered by hand | Switched on by the supplier, never through risk review.
l-05 | risk | Two groups get more hours than they can give | p-learn | 2026-11-10 | 2027-01-15 | 4 | 3 | 2 | 3 | m-circles1 | | client | Move what can move behind the inspection season | Clinical operations and site monitoring, two months of over 16 hours.
l-06 | risk | Objection of medical writing spreads to biometrics | p-medwrite | 2026-10-29 | 2026-12-15 | 3 | 3 | 2 | 3 | m-roles | | internal | Two authors of the test by <2027-01-18>; talk with each team first | Writers quote the two wrong denominators in their own meetings.
l-07 | assumption | Licences for the platform are renewed at today's price | p-cio | 2026-05-12 | 2027-03-31 | 2 | 3 | | | | | client | Ask for a quote before the budget closes | Renewal falls into the second phase.
l-08 | assumption | Inspections take two afternoons a week | p-quality | 2026-09-22 | 2027-02-26 | 3 | 2 | | | m-gates2-clin | | client | Check by <2027-02-19> | Based on last year's count.
l-09 | issue | Site selection has no owner | p-rnd | 2026-04-22 | 2026-11-13 | | | | | m-owners | uc-07 | client | Committee names one, or the pilot is stopped | Three names in three lists; none accepts.
l-10 | issue | Access still takes 31 days | p-data | 2026-08-26 | 2026-12-18 | | | | | m-accessrules | | client | Rules in two tiers | Three signatures, one of them given twice.
l-11 | issue | Two units draft monitoring reports, each its own way | p-clinops | 2026-11-13 | 2027-01-12 | | | | | m-overdue | uc-12 | client | Decide on one with the overdue pilots | Two suppliers, two budgets, the same headings.
l-12 | dependency | Another programme needs the same monitors | p-sites | 2026-09-22 | 2027-03-12 | | | | | m-sitetool | | client | Shared calendar of both programmes | Other programme trains all 420 monitors between <2027-03-15> and <2027-04-30>.
l-13 | dependency | Pay grade of experts is decided by the group | p-chro | 2026-10-09 | 2026-11-27 | | | | | m-posts | | internal | Chief HR Officer asks for an exception for two posts | Group compensation meets once a quarter.
l-14 | decision | Pilots stay in the sandbox until the risk review is done | p-cio | 2026-07-22 | | | | | | m-sandbox | | client | | Holds for new pilots at once, for running ones from <2026-11-30>.
l-15 | decision | Own answers are kept for eight people who agreed | p-chro | 2026-09-28 | | | | | | | | internal | | Asked one by one, in writing; the council was told; deleted at the end of the project.
l-16 | decision | Federated model, to be confirmed by the executive committee | p-rnd | 2026-11-12 | | | | | | m-decided | | client | | Units own cases; tier rules and release of high-tier cases stay in one place.
l-17 | decision | No figure about fewer than five people leaves the project | p-council | 2026-10-12 | | | | | | m-usage | | client | | Holds for surveys, pulses and usage.
l-18 | action | Bring the owners' list to the committee | p-rnd | 2026-10-21 | 2026-12-04 | | | | | m-owners | | client | | From the workshop.
l-19 | action | State cost per case at full volume for all nine pilots | p-cfo | 2026-10-21 | 2026-11-20 | | | | | | | client | | From the workshop; one of nine is stated.
l-20 | action | Speak with pharmacovigilance before the supplier does | p-pv | 2026-11-18 | 2026-12-11 | | | | | | uc-05 | internal | | Nobody from the house has; the newsletter has.
l-21 | request | Move the coding pilot's review before <2026-12-18> | p-clinops | 2026-11-10 | 2026-12-01 | | | | | m-hightier | uc-04 | client | | Asked by Clinical Operations; tier board has one date left.
l-22 | request | Add the leaflet assistant to the first phase | p-access | 2026-11-04 | 2026-11-18 | | | | | | uc-14 | client | | Asked by Market Access; intake first.
"""

CHANGES = """
when | by | label | id | fields
2026-07-22 18:30 | Practice lead | Record who decided on the sandbox | l-14 | status=closed closed_on=2026-07-22 decided_by=Architecture~board options=Leave~running~pilots~where~they~are
2026-09-28 18:30 | Change lead | Record who decided on own answers | l-15 | status=closed closed_on=2026-09-28 decided_by=Chief~HR~Officer options=Groups~only
2026-10-12 18:45 | Change lead | Record who decided on small figures | l-17 | status=closed closed_on=2026-10-12 decided_by=Chief~HR~Officer~with~the~employee~council options=Three~instead~of~five
2026-11-12 18:05 | Practice lead | Record who chose the model | l-16 | status=closed closed_on=2026-11-12 decided_by=Steering~committee options=Centralized~for~another~year
2026-11-13 18:15 | PMO lead | Site selection: nobody accepted by the date | l-09 | status=in_progress last_reviewed_on=2026-11-13
2026-11-17 13:20 | PMO lead | Look through the risks | l-01 | last_reviewed_on=2026-11-17 probability=4
2026-11-17 13:26 | PMO lead | Late refusal: larger sample agreed | l-03 | last_reviewed_on=2026-11-17 status=in_progress
2026-11-20 16:20 | PMO lead | Leaflet assistant has to pass intake first | l-22 | status=closed closed_on=2026-11-20 response=Taken~in~as~a~case~of~its~own
2026-11-23 10:02 | PMO lead | Access rules: first tier drafted | l-10 | status=in_progress last_reviewed_on=2026-11-23
"""

RAISED = """
id | raised_from
l-01 | autumn-people
l-03 | uc-04
l-04 | uc-09
l-09 | autumn-no_clear_ownership
l-10 | e-02
l-11 | e-16
l-18 | autumn-q1
l-19 | e-09
l-20 | e-12
l-21 | uc-04
l-22 | uc-14
"""

AGENDA = """
id | title | activity | minutes
w1-a1 | Purpose, what is kept of today, who decides | opening | 15
w1-a2 | Eight questions: silent score, reveal, agree | score_questions | 75
w1-a3 | The two widest spreads | brainstorm | 30
w1-a4 | Break | break | 15
w1-a5 | Walk three cases: one scaled, one stuck, one new | use_cases | 60
w1-a6 | Lunch | break | 45
w1-a7 | Three models: what each would change on Monday | models | 20
w1-a8 | Weights, silent then talked through | weigh_criteria | 25
w1-a9 | What must happen first: five dots each | brainstorm | 30
w1-a10 | First ninety days | roadmap | 45
w1-a11 | Commitment round and read back | commitments | 30
"""

NOTES = """
agenda | kind | audience | text
w1-a1 | decision | client | Scores and decisions are kept; who voted what is not.
w1-a2 | note | client | Owners: a list exists, but no owner holds money. Score 2.
w1-a2 | note | internal | Sponsors and users stood furthest apart on owners; the two who said 5 had never seen the list.
w1-a3 | action | client | Head of R&D brings the owners' list to the committee.
w1-a3 | action | client | CFO states cost per case at full volume for all nine pilots.
w1-a5 | note | client | Literature screening: owner and pilot team ran it side by side for four weeks. That is what the others lack.
w1-a5 | risk | client | Site selection: three systems name the same site differently. Nothing can be ranked before that is mended.
w1-a5 | note | internal | Chief Medical Officer left before the coding case was walked. Ask in person.
w1-a7 | question | client | Who pays for a hub expert who is on loan?
w1-a8 | note | client | Diversity of units weighed higher after biometrics and quality compared a day's work.
w1-a10 | decision | client | No new pilot without a reviewer's name, as of today.
w1-a11 | note | client | 13 sentences with a date, read aloud.
"""

VOTES = """
agenda | option | count
w1-a9 | Name the nine owners | 19
w1-a9 | Decide on the three overdue pilots | 14
w1-a9 | Access in five days | 12
w1-a9 | Fill the hub's posts | 11
w1-a9 | Cost per case | 6
w1-a9 | One tool less at the sites | 3
"""

IN_THE_ROOM = """
p-rnd p-cfo p-clinops p-cdo p-reg p-bio p-data p-quality p-enable p-chro p-pv p-protocol p-medwrite p-sites p-council
"""


def tell(story: Story) -> None:
    """Log what comes up, hold the workshop, set one open point aside."""
    for i, entry in enumerate(table("log", LOG)):
        when = f"{entry['raised_on']} {11 + i % 6}:{7 * i % 60:02d}"
        entry = {**entry, "status": "open"}
        by = CHANGE if entry["id"] in ("l-05", "l-06", "l-15", "l-17", "l-20") else PMO
        story.session(when, by).edit(f"Log {_kind(entry)}: {entry['title']}", add={"log": [_early(entry)]})
    late = {
        e["id"]: {"milestone": e["milestone"]}
        for e in table("log", LOG)
        if "milestone" in e and e["raised_on"] < "2026-08-21"
    }
    story.session("2026-08-21 11:50", PMO).edit("Say which milestones the log is about", set={"log": late})
    for line in CHANGES.strip().splitlines()[1:]:
        when, by, label, thing_id, fields = (cell.strip() for cell in line.split("|"))
        pairs = (pair.split("=") for pair in fields.split())
        values = {name: int(value) if value.isdigit() else value.replace("~", " ") for name, value in pairs}
        story.session(when, by).edit(label, set={"log": {thing_id: values}})
    _workshop(story)
    threads = {row["id"]: {"raised_from": row["raised_from"]} for row in table("log", RAISED)}
    story.session("2026-11-19 17:20", PMO).edit("Say what each entry was raised from", set={"log": threads})
    story.session("2026-11-20 10:31", PRACTICE).edit("Set an open point aside: supplier share", add={"set_asides": [
        {"id": "sa-01", "rule": "vendor-dependence", "reason": "Known and wanted for the first year; terms are checked by <2027-01-05> and the share is looked at again when the model is in force.",
         "by": "Practice lead", "on": "2026-11-20"}]})  # fmt: skip


def _kind(entry: Values) -> str:
    return f"an {entry['kind']}" if entry["kind"][0] in "aei" else f"a {entry['kind']}"


def _early(entry: Values) -> Values:
    """Milestones are linked once there are any."""
    if entry["raised_on"] < "2026-08-21":
        return {k: v for k, v in entry.items() if k != "milestone"}
    return entry


def _workshop(story: Story) -> None:
    session = story.session("2026-10-13 10:20", PRACTICE)
    session.edit("Prepare the workshop “Diagnose and choose”", add={
        "workshops": [{"id": "w-1", "name": "Diagnose and choose", "held_on": "2026-10-21", "place": "Basel, room 4",
                       "closed_session": False, "participants": IN_THE_ROOM.split()}],
        "agenda": [{"workshop": "w-1", **row} for row in table("agenda", AGENDA)]})  # fmt: skip
    room = story.session("2026-10-21 12:10", CHANGE)
    notes = [
        {"id": f"w1-n{i:02d}", "workshop": "w-1", **row} for i, row in enumerate(table("workshop_notes", NOTES), 1)
    ]
    for item, title in ((a["id"], a["title"]) for a in table("agenda", AGENDA)):
        own = [note for note in notes if note["agenda"] == item]
        if own:
            room.edit(f"Notes: {title}", add={"workshop_notes": own})
    votes = [{"id": f"w1-v{i}", "workshop": "w-1", **row} for i, row in enumerate(table("votes", VOTES), 1)]
    room.edit("Count the dots", add={"votes": votes})
    actions = {thing: {"workshop": "w-1"} for thing in ("l-18", "l-19")}
    story.session("2026-10-21 18:30", PMO).edit("Say where the actions come from", set={"log": actions})
