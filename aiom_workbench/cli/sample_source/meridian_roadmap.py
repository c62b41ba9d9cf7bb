"""Meridian Pharma: five workstreams, fifty milestones and tasks, what waits for what, and the baseline."""

from __future__ import annotations

from typing import Any

from aiom_workbench.cli.sample_source.meridian_people import PEOPLE
from aiom_workbench.cli.sample_source.story import Story, Values, names_of, table

PRACTICE, CHANGE, PMO = "Practice lead", "Change lead", "PMO lead"

STREAMS = """
id | name | component
ws-gov | Governance | governance
ws-people | People | people
ws-proc | Processes | processes
ws-data | Data | data
ws-tech | Technology | technology
"""

PHASES = """
id | name | start_on | finish_on
ph-1 | Diagnose and decide | 2026-09-01 | 2027-01-12
ph-2 | Build the hub, prove two units | 2027-01-13 | 2027-06-30
ph-3 | Hand to the units | 2027-07-01 | 2027-10-14
"""

# As it was planned before it was signed; "after" names what each waits for: FS, or the kind, with a lag in days.
PLAN = """
id | name | kind | parent | workstream | phase | owner | duration_days | start_no_earlier_than | finish_no_later_than | optimistic_days | pessimistic_days | use_case | groups | raised_from | exit_criteria | after
m-decided | Model decided | milestone | | | ph-1 | p-ceo | | 2027-01-12 | | | | | | | Minutes of the executive committee name the model and nine owners | m-owners, m-tiers
m-inforce | Federated in force | milestone | | | ph-3 | p-ceo | | 2027-07-01 | | | | | | | Four posts filled, gates live in two units, release board at work | m-board, m-gates2, m-posts, m-access
m-scaled3 | Three use cases scaled | milestone | | | ph-3 | p-rnd | | | 2027-10-29 | | | | | | Finance confirms the benefit of three cases against their baseline | m-assistant
m-exec-sept | Plan signed | milestone | | ws-gov | ph-1 | p-rnd | | 2026-09-08 | | | | | | | Signed plan with date |
m-map | Map of today's reviews | task | | ws-gov | ph-1 | p-quality | 10 | 2026-09-01 | | | | | | autumn-q8 | Dates of first contact for all running cases |
m-tierdraft | Tier rules drafted | task | | ws-gov | ph-1 | p-quality | 18 | | | | | | | | Draft read by three unit owners | m-map
m-tiers | Tier rules agreed | milestone | | ws-gov | ph-1 | p-quality | | | | | | | | autumn-governance | Minutes of the tier board | m-tierdraft+8
m-questions | Risk questions on one page | task | | ws-gov | ph-1 | p-reg | 8 | | | | | | g-reg | | Five people answer them alike for the same case | m-map
m-intake-review | Risk review moved to intake | task | | ws-gov | ph-1 | p-reg | 28 | 2026-10-12 | | 22 | 45 | | g-reg, g-qa | autumn-governance_gaps | Three new cases have met a reviewer before their pilot | m-tiers, m-questions
m-reviewers | Reviewers trained | task | | ws-gov | ph-2 | p-quality | 10 | | | | | | g-qa | | | m-intake-review
m-boardterms | Release board's terms | task | | ws-gov | ph-2 | p-cmo | 15 | | | 10 | 25 | | | | Signed by the executive committee | m-decided
m-board | Release board for the high tier | task | | ws-gov | ph-2 | p-quality | 46 | 2027-01-04 | | 35 | 65 | | | | First case decided with a written reason | m-decided:SS, m-boardterms:FF+5
m-oldboard | Innovation board ends | task | | ws-gov | ph-2 | | 10 | | | | | | | | Last minutes filed | m-board:SF+20
m-hightier | Medical coding decided | task | | ws-gov | ph-2 | p-cmo | 15 | | | 10 | 30 | uc-04 | g-pv | | Decision with reason in the register | m-board
m-owners | Nine use-case owners named | task | | ws-people | ph-1 | p-rnd | 22 | 2026-11-04 | | 15 | 35 | | | autumn-q1 | Nine names, each accepted in writing |
m-ownerterms | Owners' duties signed | milestone | | ws-people | ph-2 | p-chro | | | | | | | | autumn-no_clear_ownership | Nine signatures; money named in each | m-owners+10
m-posts | Enablement team: four posts | task | | ws-people | ph-2 | p-enable | 90 | 2026-09-14 | | 70 | 120 | | g-it | | Four people at work, one of them for each unit on loan |
m-council | Employee council heard | task | | ws-people | ph-1 | p-chro | 15 | 2026-12-02 | | 12 | 25 | | g-medwrite, g-pv | | Minutes with the council's answer | m-owners:SS+15
m-roles | Role descriptions amended | task | | ws-people | ph-2 | p-chro | 25 | | | 20 | 40 | | g-medwrite, g-pv, g-bio | | Descriptions in force in three groups | m-council
m-champions | Champions in every unit | task | | ws-people | ph-2 | p-learn | 20 | 2027-01-11 | | | | | g-clinops, g-sites | | One per unit, with an hour a week agreed |
m-circles1 | Fluency circles, wave 1 | task | | ws-people | ph-2 | p-learn | 60 | 2027-02-03 | | 50 | 80 | | g-protocol, g-clinops | autumn-people | Two practices from elsewhere are in use | m-posts, m-champions
m-circles2 | Fluency circles, wave 2 | task | | ws-people | ph-3 | p-learn | 66 | | | 55 | 85 | | g-medwrite, g-sites, g-reg, g-qa | | Sixth meeting held without a reminder | m-circles1
m-goals | Adoption in leaders' goals | task | | ws-people | ph-3 | p-chro | 30 | | | | | | g-clinops, g-qa | | One figure in the goals of 21 leaders | m-inforce
m-lifecycle | Lifecycle and five gates | task | | ws-proc | ph-1 | p-clinops | 45 | 2026-09-14 | | | | | | autumn-processes | Checklists in use for two cases |
m-exit | Exit criteria for each pilot | task | | ws-proc | ph-1 | p-clinops | 22 | 2026-10-19 | | | | | | autumn-q4 | Nine lines in the register, each with a figure and a date |
m-overdue | Three overdue pilots decided | task | | ws-proc | ph-1 | p-rnd | 14 | 2026-11-23 | | 8 | 25 | | | autumn-q4 | Three decisions with reasons | m-exit
m-intakedesk | Intake desk opens | milestone | | ws-proc | ph-2 | p-enable | | 2027-01-18 | | | | | | | First case taken in on the new page | m-lifecycle, m-intake-review
m-relay | Hand-over rules for the relay | task | | ws-proc | ph-2 | p-clinops | 20 | | | 15 | 30 | | | autumn-q7 | One case walked, nothing sent back | m-lifecycle:SS+45, m-intakedesk
m-gates2 | Gates live in two units | summary | | ws-proc | ph-2 | p-clinops | | | | | | | | autumn-handoff_friction | Two units decide low-tier cases themselves | m-overdue
m-gates2-clin | Gates in clinical operations | task | m-gates2 | ws-proc | ph-2 | p-clinops | 50 | | | 40 | 70 | | g-clinops | | Three cases through one gate each | m-relay:SS+5
m-gates2-bio | Gates in biometrics | task | m-gates2 | ws-proc | ph-2 | p-bio | 42 | | | 35 | 60 | uc-11 | g-bio | | Two cases through one gate each | m-gates2-clin:SS+10
m-gates2-look | Two units look back | task | m-gates2 | ws-proc | ph-2 | p-clinops | 5 | | | | | | | | Three changes to the checklists | m-gates2-clin, m-gates2-bio
m-gatesall | Gates live in all units | task | | ws-proc | ph-3 | p-clinops | 63 | | | 50 | 85 | | g-sites, g-reg, g-qa, g-pv | | Every case past intake has a gate on record | m-circles1, m-gates2
m-stewards | Data stewards named | task | | ws-data | ph-1 | p-data | 30 | 2026-11-09 | | 20 | 40 | | g-data | autumn-q2 | Ten sources, ten names |
m-accessrules | Access rules in two tiers | task | | ws-data | ph-1 | p-data | 20 | 2026-11-16 | | | | | g-data | autumn-data | One signature for the lower tier | m-stewards:SS+5
m-quality | Trial data quality baseline | task | | ws-data | ph-2 | p-steward | 50 | | | 40 | 75 | | | | Error rate stated for three sources | m-stewards
m-access | Access granted in 5 days | task | | ws-data | ph-2 | p-data | 58 | | | 45 | 85 | | g-data | autumn-q2 | Median of 20 requests at 5 days or less | m-quality, m-accessrules
m-lineage | Lineage of ten sources | task | | ws-data | ph-2 | p-data | 40 | | | | | | | | | m-quality:SS+20
m-sitedata | Site records under one name | task | | ws-data | ph-2 | p-sites | 45 | | | 30 | 80 | uc-07 | g-sites | | 200 sites matched in three systems | m-accessrules
m-dataready | Data ready for three cases | milestone | | ws-data | ph-3 | p-data | | | | | | | | | Stewards of three cases sign | m-access, m-lineage
m-sandbox | Sandbox apart from scaled | task | | ws-tech | ph-1 | p-cio | 60 | 2026-09-07 | | 50 | 75 | | g-it | | No pilot runs on a live system |
m-triggers | Governance triggers written | task | | ws-tech | ph-1 | p-enable | 8 | | | | | | | | One page in the sandbox's terms | m-sandbox:FF
m-registry | Register of models | task | | ws-tech | ph-2 | p-enable | 20 | 2027-01-04 | | | | | | autumn-vendor_dependence | Every case past intake names its model | m-sandbox
m-terms | Supplier terms checked | task | | ws-tech | ph-2 | p-procure | 25 | 2026-11-23 | | 18 | 40 | | | | Seven suppliers, seven notices of change agreed |
m-usage | Usage figures by unit | task | | ws-tech | ph-2 | p-enable | 15 | | | | | | | | Weekly figure for eleven groups, none under five people | m-council, m-sandbox
m-sitetool | One tool ends at the sites | task | | ws-tech | ph-2 | p-sites | 20 | 2027-03-01 | | 15 | 35 | | g-sites | | No log-ins in week 6 | m-champions
m-monitor | Monitoring of live cases | task | | ws-tech | ph-2 | p-enable | 56 | 2027-02-03 | | 45 | 75 | | g-it | | A failure is seen within a day | m-posts
m-assistant | Protocol assistant at scale | summary | | ws-tech | ph-3 | p-clinops | | | | | | uc-02 | g-protocol, g-clinops | autumn-q6 | All new protocols start in the assistant | m-gatesall
m-assistant-load | Load and cost at full volume | task | m-assistant | ws-tech | ph-3 | p-enable | 15 | | | 12 | 22 | uc-02 | | | Cost per protocol stated by finance | m-monitor
m-assistant-teams | Roll-out to all study teams | task | m-assistant | ws-tech | ph-3 | p-clinops | 22 | | | 18 | 32 | uc-02 | g-protocol, g-clinops | | 30 of 34 teams have used it for a real protocol | m-assistant-load
m-assistant-old | Old templates switched off | task | m-assistant | ws-tech | ph-3 | p-protocol | 8 | | | | | uc-02 | | | No protocol started in a template for two weeks | m-assistant-teams
"""

MOVES = """
when | by | label | id | fields
2026-09-01 17:20 | PMO lead | Map of today's reviews has begun | m-map | status=in_progress actual_start_on=2026-09-01
2026-09-08 18:02 | PMO lead | Plan signed by the steering committee | m-exec-sept | status=done percent_complete=100 actual_finish_on=2026-09-08
2026-09-14 16:40 | PMO lead | Map of today's reviews is done | m-map | status=done percent_complete=100 actual_finish_on=2026-09-14
2026-09-14 16:45 | PMO lead | Sandbox has begun | m-sandbox | status=in_progress percent_complete=5 actual_start_on=2026-09-08
2026-09-15 09:10 | PMO lead | Lifecycle has begun | m-lifecycle | status=in_progress percent_complete=5 actual_start_on=2026-09-14
2026-09-25 16:05 | PMO lead | Risk questions are on one page | m-questions | status=done percent_complete=100 actual_start_on=2026-09-15 actual_finish_on=2026-09-25
2026-10-01 09:50 | PMO lead | Search for four posts starts later | m-posts | start_no_earlier_than=2026-10-12
2026-10-09 10:30 | PMO lead | Tier rules are drafted | m-tierdraft | status=done percent_complete=100 actual_start_on=2026-09-15 actual_finish_on=2026-10-09
2026-10-12 17:25 | PMO lead | Search for four posts has begun | m-posts | status=in_progress percent_complete=5 actual_start_on=2026-10-12
2026-10-19 15:15 | PMO lead | Exit criteria have begun | m-exit | status=in_progress percent_complete=20 actual_start_on=2026-10-19
2026-10-22 18:10 | PMO lead | Tier rules are agreed | m-tiers | status=done percent_complete=100 actual_finish_on=2026-10-22
2026-10-26 11:45 | PMO lead | Risk review at intake has begun | m-intake-review | status=in_progress percent_complete=10 actual_start_on=2026-10-26
2026-11-04 17:35 | PMO lead | Owners are being named | m-owners | status=in_progress percent_complete=15 actual_start_on=2026-11-04
2026-11-09 17:48 | PMO lead | Stewards are being named | m-stewards | status=in_progress percent_complete=10 actual_start_on=2026-11-09
2026-11-13 16:58 | PMO lead | Lifecycle and five gates are agreed | m-lifecycle | status=done percent_complete=100 actual_finish_on=2026-11-13
2026-11-16 17:40 | PMO lead | Access rules have begun | m-accessrules | status=in_progress percent_complete=15 actual_start_on=2026-11-16
2026-11-17 09:30 | PMO lead | Risk review at intake is at risk: one reviewer for two tiers | m-intake-review | status=at_risk percent_complete=60
2026-11-18 10:12 | PMO lead | Exit criteria: eight of nine | m-exit | percent_complete=90
2026-11-18 10:20 | PMO lead | Overdue pilots wait for an owner | m-overdue | status=blocked start_no_earlier_than=2026-12-14
2026-11-19 11:05 | PMO lead | Four posts are at risk: two offers declined | m-posts | status=at_risk percent_complete=45
2026-11-20 14:16 | PMO lead | Four posts: 85 days instead of 90 | m-posts | duration_days=85
2026-11-23 16:30 | PMO lead | Supplier terms have begun | m-terms | status=in_progress percent_complete=5 actual_start_on=2026-11-23
2026-11-24 09:20 | PMO lead | Owners named: four of nine | m-owners | percent_complete=40
2026-11-24 09:26 | PMO lead | Sandbox: pilots moved but one | m-sandbox | percent_complete=85
"""

SIGNED = """
m-decided 2027-01-12 2027-01-12
m-inforce 2027-07-01 2027-07-01
m-scaled3 2027-10-05 2027-10-05
m-exec-sept 2026-09-08 2026-09-08
m-map 2026-09-01 2026-09-14
m-tierdraft 2026-09-15 2026-10-08
m-tiers 2026-10-20 2026-10-20
m-questions 2026-09-15 2026-09-24
m-intake-review 2026-10-21 2026-11-27
m-reviewers 2026-11-30 2026-12-11
m-boardterms 2027-01-12 2027-02-01
m-board 2027-01-12 2027-03-16
m-oldboard 2027-01-26 2027-02-08
m-hightier 2027-03-17 2027-04-08
m-owners 2026-11-04 2026-12-03
m-ownerterms 2026-12-17 2026-12-17
m-posts 2026-09-14 2027-01-26
m-council 2026-12-02 2026-12-22
m-roles 2026-12-23 2027-02-04
m-champions 2027-01-11 2027-02-05
m-circles1 2027-02-08 2027-05-04
m-circles2 2027-05-05 2027-08-06
m-goals 2027-07-01 2027-08-11
m-lifecycle 2026-09-14 2026-11-13
m-exit 2026-10-19 2026-11-17
m-overdue 2026-11-23 2026-12-10
m-intakedesk 2027-01-18 2027-01-18
m-relay 2027-01-18 2027-02-12
m-gates2 2027-01-25 2027-04-15
m-gates2-clin 2027-01-25 2027-04-06
m-gates2-bio 2027-02-08 2027-04-08
m-gates2-look 2027-04-09 2027-04-15
m-gatesall 2027-05-05 2027-08-03
m-stewards 2026-11-09 2026-12-18
m-accessrules 2026-11-16 2026-12-11
m-quality 2026-12-21 2027-03-09
m-access 2027-03-10 2027-06-03
m-lineage 2027-01-27 2027-03-23
m-sitedata 2026-12-14 2027-02-23
m-dataready 2027-06-03 2027-06-03
m-sandbox 2026-09-07 2026-11-27
m-triggers 2026-11-18 2026-11-27
m-registry 2027-01-04 2027-01-29
m-terms 2026-11-23 2027-01-05
m-usage 2026-12-23 2027-01-21
m-sitetool 2027-03-01 2027-03-30
m-monitor 2027-02-03 2027-04-23
m-assistant 2027-08-04 2027-10-05
m-assistant-load 2027-08-04 2027-08-24
m-assistant-teams 2027-08-25 2027-09-23
m-assistant-old 2027-09-24 2027-10-05
"""


def tell(story: Story) -> None:
    """Plan, sign, follow week by week."""
    session = story.session("2026-08-20 10:40", PMO)
    session.edit("Enter workstreams and phases", add={
        "workstreams": table("workstreams", STREAMS), "phases": table("phases", PHASES)})  # fmt: skip
    things, links = _plan()
    late = {thing["id"]: {"raised_from": thing.pop("raised_from")} for thing in things if "raised_from" in thing}
    estimates: dict[str, Values] = {}
    for thing in things:
        own: Values = {k: thing.pop(k) for k in ("optimistic_days", "pessimistic_days") if k in thing}
        if own:
            estimates.setdefault(thing["owner"], {})[thing["id"]] = own
    session = story.session("2026-08-21 09:05", PMO)
    session.edit("Import the milestone plan", add={"milestones": things})
    session.edit("Say what waits for what", add={"dependencies": links})
    people = names_of(table("stakeholders", PEOPLE))
    session = story.session("2026-08-26 08:30", PMO)
    for owner, own in estimates.items():
        session.edit(f"Ask {people[owner]} how long", set={"milestones": own})
    story.session("2026-10-26 16:10", PRACTICE).edit("Say which gap each milestone answers", set={"milestones": late})
    _signed(story)
    for line in MOVES.strip().splitlines()[1:]:
        when, by, label, thing_id, fields = (cell.strip() for cell in line.split("|"))
        values = dict(_pair(pair) for pair in fields.split())
        story.session(when, by).edit(label, set={"milestones": {thing_id: values}})


def _plan() -> tuple[list[Values], list[Values]]:
    """Milestones and tasks, and the links in the column "after"."""
    names, *lines = PLAN.strip().splitlines()
    cut = [line.rsplit("|", 1) for line in lines]
    things = table("milestones", "\n".join([names.rsplit("|", 1)[0], *(line[0] for line in cut)]))
    links: list[Values] = []
    for thing, (_, after) in zip(things, cut, strict=True):
        for written in (part.strip() for part in after.split(",") if part.strip()):
            links.append({"id": f"de-{len(links) + 1:02d}", **_link(written), "successor": thing["id"]})
    return things, links


def _link(written: str) -> Values:
    """A link as the table writes it: "m-relay:SS+5"; FS without a lag may be left out."""
    predecessor, _, rest = written.replace("+", "=").partition("=")
    predecessor, _, kind = predecessor.partition(":")
    return {"predecessor": predecessor, "kind": kind or "FS"} | ({"lag_days": int(rest)} if rest else {})


def _signed(story: Story) -> None:
    rows = [line.split() for line in SIGNED.strip().splitlines()]
    if not rows:
        return
    dates = [
        {"id": f"bl-1-{thing_id}", "baseline": "bl-1", "milestone": thing_id, "start_on": start, "finish_on": finish}
        for thing_id, start, finish in rows
    ]
    active = {t: {"baseline_start_on": start, "baseline_finish_on": finish} for t, start, finish in rows}
    story.session("2026-09-08 17:45", PMO).edit(
        "Baseline as signed by the steering committee",
        add={"baselines": [{"id": "bl-1", "name": "As signed by the steering committee", "taken_on": "2026-09-08"}],
             "dates": dates},
        set={"milestones": active},
    )  # fmt: skip


def _pair(written: str) -> tuple[str, Any]:
    name, value = written.split("=")
    return name, int(value) if value.isdigit() else value
