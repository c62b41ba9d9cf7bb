"""A regional carrier before its first workshop: little is known yet, so that much can be tried."""

from __future__ import annotations

from aiom_workbench.cli.sample_source.story import Story, table

PRACTICE, CHANGE = "Practice lead", "Change lead"

PEOPLE = """
id | name | title | organisation | category
p-md | Managing director | Managing Director | Ostwall Logistics | executive_sponsor
p-ops | Head of Operations | Head of Operations | Operations | domain_expert
p-dispatch | Dispatch lead | Lead Dispatcher | Operations | domain_expert
p-it | IT manager | IT Manager | IT | ai_expert
p-hr | HR manager | HR Manager | Human Resources | change_champion
p-fin | Head of Finance | Head of Finance | Finance | other
p-service | Customer service lead | Customer Service Lead | Customer Service | change_champion
p-council | Works council chair | Chair of the works council | Works council | other
"""

GROUPS = """
id | name | headcount | location
g-dispatch | Dispatch | 34 | Two depots
g-drivers | Drivers | 410 | Six depots
g-service | Customer service | 28 | Head office
g-back | Finance and purchasing | 19 | Head office
"""

CASES = """
id | name | group | stage | intake_on | sourcing | description
uc-1 | Tour planning with traffic forecast | g-dispatch | feasibility | 2026-06-15 | vendor | Proposes tours for the next morning; dispatch changes and releases them.
uc-2 | Answers to "where is my parcel" | g-service | intake | 2026-09-07 | vendor | Drafts replies from the tracking data.
uc-3 | Damage photos read | g-service | intake | 2026-10-05 | internal | Sorts photos of damaged goods by cause.
uc-4 | Reading of delivery notes | g-back | feasibility | 2026-03-16 | vendor | Takes number, weight and signature from a scanned note.
uc-5 | Fuel use per driver | g-drivers | intake | 2026-11-09 | internal | Compares fuel use by tour. Whether by person is open.
"""

CRITERIA = """
id | name | weight
c-1 | Maturity | 20
c-2 | Speed | 20
c-3 | Scarcity of experts | 20
c-4 | Diversity of units | 15
c-5 | Regulation | 15
c-6 | Spread of data | 10
"""

MILESTONES = """
id | name | kind | owner | duration_days | start_no_earlier_than | exit_criteria
m-1 | First workshop held | milestone | p-md | | 2026-12-02 | Eight scores and three decisions on paper
m-2 | Owner named for each of five cases | task | p-ops | 15 | 2026-12-03 | Five names, each accepted in writing
m-3 | Works council heard on fuel use | task | p-hr | 10 | 2026-12-07 | Answer in the minutes
m-4 | Tour planning: go on or stop | milestone | p-ops | | 2027-01-15 | Decision with a reason
m-5 | Three unit leaders write a success measure | task | p-hr | 5 | | Three measures with a baseline
m-6 | Model decided | milestone | p-md | | 2027-02-10 | Minutes name the model
"""

LINKS = """
id | predecessor | successor | kind
de-1 | m-1 | m-2 | FS
de-2 | m-1 | m-3 | FS
de-3 | m-2 | m-5 | FS
de-4 | m-2 | m-4 | FS
de-5 | m-5 | m-6 | FS
"""

AGENDA = """
id | title | activity | minutes
w-a1 | Purpose, what is kept of today, who decides | opening | 15
w-a2 | Eight questions: silent score, reveal, agree | score_questions | 60
w-a3 | The two widest spreads | brainstorm | 30
w-a4 | Break | break | 15
w-a5 | Walk two cases: tour planning and delivery notes | use_cases | 60
w-a6 | Lunch | break | 45
w-a7 | Three models: what each would change on Monday | models | 20
w-a8 | Weights, silent then talked through | weigh_criteria | 25
w-a9 | Scores with reasons | score_models | 45
w-a10 | Break | break | 15
w-a11 | Twelve decisions: one accountable each | decision_rights | 50
w-a12 | First ninety days | roadmap | 40
w-a13 | Commitment round and read back | commitments | 30
"""


def tell(story: Story) -> None:
    """Three sittings before the day in the room."""
    session = story.session("2026-11-16 09:10", PRACTICE)
    session.edit("Name client and project", set={"engagement": {
        "client": "Ostwall Logistics", "name": "AI operating model", "sector": "Logistics", "lead": "Practice lead",
        "confidentiality": "Confidential", "language": "en-GB", "currency": "EUR", "start_on": "2026-11-16",
        "working_days": [1, 2, 3, 4, 5], "hours_per_day": 8, "pilot_scale_target": 0.5,
        "content": {"pack": "aiom", "version": "1.0"}}})  # fmt: skip
    session.edit("List the people to invite", add={"stakeholders": table("stakeholders", PEOPLE)})
    session.edit("Name the sponsor", set={"engagement": {"sponsor": "p-md"}})
    session.edit("List the groups", add={"groups": table("groups", GROUPS)})
    session = story.session("2026-11-18 14:05", PRACTICE)
    session.add_each("use_cases", table("use_cases", CASES), "Take in {name}")
    session = story.session("2026-11-20 10:30", CHANGE)
    session.edit("Set criteria and draft weights", add={"criteria": table("criteria", CRITERIA)})
    session.edit("Name the lanes", add={"workstreams": [
        {"id": "ws-people", "name": "People", "component": "people"},
        {"id": "ws-cases", "name": "Cases", "component": "processes"}]})  # fmt: skip
    lanes = {"m-2": "ws-cases", "m-3": "ws-people", "m-4": "ws-cases", "m-5": "ws-people"}
    drafts = table("milestones", MILESTONES)
    for draft in drafts:
        draft.update({"workstream": lanes[draft["id"]]} if draft["id"] in lanes else {})
    session.edit(
        "Draft the first ninety days", add={"milestones": drafts, "dependencies": table("dependencies", LINKS)}
    )
    session = story.session("2026-11-23 16:20", PRACTICE)
    session.edit("Prepare the day in the room", add={
        "workshops": [{"id": "w-1", "name": "Diagnose and choose", "held_on": "2026-12-02", "place": "Depot 1, training room",
                       "closed_session": False, "participants": [p["id"] for p in table("stakeholders", PEOPLE)]}],
        "agenda": [{"workshop": "w-1", **row} for row in table("agenda", AGENDA)]})  # fmt: skip
    session.edit("Start an empty assessment", add={"assessments": [{"id": "a-1", "name": "Baseline"}]})
