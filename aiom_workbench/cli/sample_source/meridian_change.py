"""Meridian Pharma: groups, what changes for them, and what is done so that it is taken up."""

from __future__ import annotations

from aiom_workbench.cli.sample_source.story import Story, names_of, table

PRACTICE, CHANGE, PMO = "Practice lead", "Change lead", "PMO lead"

GROUPS = """
id | name | parent | headcount | location | represented_by
g-clinops | Clinical operations | | 310 | Basel | p-clinops
g-protocol | Protocol design | g-clinops | 64 | Basel | p-protocol
g-bio | Biometrics | | 88 | Basel and Porto | p-bio
g-medwrite | Medical writing | | 52 | Basel | p-medwrite
g-reg | Regulatory affairs | | 70 | Basel | p-reg
g-qa | Quality assurance | | 46 | Five plants | p-quality
g-pv | Pharmacovigilance | | 95 | Porto | p-pv
g-sites | Site monitoring | | 420 | Nine countries | p-sites
g-it | IT and platforms | | 120 | Basel and Porto | p-cio
g-data | Data office | g-it | 38 | Basel | p-data
g-fin | Finance | | 57 | Basel | p-cfo
"""

CONCERNS = """
id | concern | fluency_now | fluency_target | message | notes
g-protocol | no_time | 2 | 3 | The draft is the machine's, the protocol is yours: you discard any passage, and your design lead can switch it off for a study. | Strongest users; two work evenings to try things out.
g-clinops | unclear_ownership | 1 | 3 | A case has one owner in your line, with money and the right to stop it. Nobody hands you a pilot you did not accept. | Asks who answers when a pilot team leaves. Take the relay walk first.
g-bio | distrust_output | 2 | 3 | You write the test; nothing is drafted for you that you did not accept. | Desire fell between the two surveys, after the two wrong denominators.
g-medwrite | status_loss | 1 | 3 | Words that reach a patient or an authority stay yours, and your name is on the test. | Several ask what will be left of the craft.
g-reg | compliance | 1 | 2 | You are asked at intake, not in the last week, and your answer is written down with its reason. |
g-qa | compliance | 1 | 3 | Tier rules tell which case you read and which you need not. |
g-pv | job_fear | 0 | 2 | | Heard of triage from the supplier. Nobody from the house has spoken with them yet.
g-sites | tool_fatigue | 0 | 2 | Before the new tool starts, one of the five ends. | Travels three days a week; nothing longer than an hour will be attended.
g-data | | 3 | 4 | Stewards decide on access to their source within five days. |
g-it | tool_fatigue | 2 | 3 | One sandbox, one place where live cases are watched. |
g-fin | compliance | 0 | 1 | | Wants to know which figures it is to confirm.
"""

SPRING = """
id | awareness | desire | knowledge | ability | reinforcement | respondents
g-protocol | 3 | 4 | 3 | 2 | 1 | 31
g-clinops | 3 | 3 | 2 | 1 | 1 | 96
g-bio | 3 | 3 | 3 | 2 | 1 | 40
g-medwrite | 3 | 2 | 2 | 2 | 1 | 28
g-reg | 2 | 3 | 2 | 1 | 1 | 22
g-qa | 3 | 3 | 2 | 2 | 1 | 19
g-pv | 2 | 2 | 1 | 1 | 1 | 34
g-sites | 2 | 2 | 1 | 1 | 1 | 88
g-data | 4 | 4 | 3 | 3 | 2 | 21
g-it | 4 | 4 | 4 | 3 | 2 | 29
g-fin | 3 | 3 | 2 | 1 | 1 | 4
"""

AUTUMN = """
id | awareness | desire | knowledge | ability | reinforcement | respondents
g-protocol | 4 | 4 | 4 | 3 | 2 | 38
g-clinops | 4 | 3 | 3 | 2 | 2 | 104
g-bio | 4 | 2 | 3 | 2 | 1 | 41
g-medwrite | 4 | 2 | 3 | 3 | 1 | 30
g-reg | 3 | 3 | 2 | 1 | 1 | 24
g-qa | 4 | 4 | 3 | 3 | 2 | 20
g-pv | 2 | 2 | 2 | 1 | 1 | 33
g-sites | 3 | 2 | 2 | 2 | 1 | 91
g-data | 5 | 4 | 4 | 4 | 3 | 22
g-it | 4 | 4 | 4 | 3 | 2 | 30
g-fin | 4 | 4 | 2 | 1 | 1 | 4
"""

IMPACTS = """
id | group | aspect | degree | before | after | starts_on
im-01 | g-protocol | process | 4 | Outline, three rounds of drafting, review | Outline, machine draft with sources, one round, review | 2026-08-31
im-02 | g-protocol | tools | 3 | Templates | Templates and the protocol assistant | 2026-08-31
im-03 | g-clinops | roles | 4 | Pilots are run by others | Owns cases, money and the right to stop | 2027-04-01
im-04 | g-clinops | performance_review | 3 | No goal speaks of AI | One adoption figure in leaders' goals | 2027-08-12
im-05 | g-bio | process | 4 | Programs written by hand | Drafted programs, checked and signed | 2027-01-11
im-06 | g-bio | roles | 4 | Author of tables | Author of tests, reviewer of tables | 2027-01-11
im-07 | g-bio | tools | 3 | Two statistical packages | The same two, with a drafting window | 2027-01-11
im-08 | g-medwrite | roles | 4 | Writes the first draft | Writes the test and the last word | 2027-02-01
im-09 | g-medwrite | skills | 3 | Style guides | Style guides and checking rules | 2027-02-01
im-10 | g-reg | process | 2 | Asked before release | Asked at intake | 2026-10-26
im-11 | g-qa | process | 2 | One review for all | Three tiers, two of them read elsewhere | 2026-10-26
im-12 | g-qa | tools | 2 | Deviation texts written by hand | Summaries proposed by the system | 2026-07-20
im-13 | g-pv | process | 4 | Mails read one by one | Prepared cases, checked one by one | 2027-05-03
im-14 | g-pv | roles | 3 | Entry and coding | Checking and coding | 2027-05-03
im-15 | g-sites | tools | 4 | Five tools a visit | Four tools a visit | 2027-03-15
im-16 | g-sites | process | 3 | Report written at the hotel | Report drafted from notes, corrected on the day | 2027-05-17
im-17 | g-data | roles | 2 | Passes requests on | Decides on access within five days | 2027-03-10
im-18 | g-it | systems | 2 | Pilots run beside live systems | Sandbox apart, live cases watched | 2026-11-30
im-19 | g-fin | reporting | 2 | Benefits stated by pilots | Benefits confirmed against a baseline | 2027-01-04
"""

INTERVENTIONS = """
id | name | kind | groups | elements | concern | channel | sender | owner | start_on | end_on | hours_per_person | milestone | template | success_measure | message
i-01 | Why now: three town halls | communication | g-protocol, g-clinops, g-bio, g-medwrite, g-reg, g-qa, g-sites, g-data, g-it | awareness | | Town hall | p-ceo | p-cdo | 2026-11-17 | 2026-11-17 | 1 | | | Two weeks on, 7 of 10 asked at the coffee machine can say why | Nine pilots, two in daily work. From now on a case has an owner, a steward and a reviewer.
i-02 | Sandbox open hours | hands_on_lab | g-protocol, g-data, g-it | knowledge | | Open room, Thursdays | | p-enable | 2026-10-05 | 2027-01-29 | 5 | m-sandbox | | Twelve own cases tried, four of them dropped by those who tried them | Try your own case where nothing can break.
i-03 | Yes, yes if, no | coaching | g-reg, g-qa | knowledge | compliance | Clinic, every second Tuesday | | p-quality | 2026-11-09 | 2027-03-26 | 3 | m-intake-review | yes_yes_if_no | Answers within 5 working days; fewer surprises at risk review | Bring a case, leave with a reasoned answer.
i-04 | Stewards' course | training | g-data | knowledge, ability | | Eight mornings | | p-data | 2026-11-16 | 2027-01-29 | 14 | m-stewards | | Each steward has refused or granted one request with a reason | Your source, your decision, in five days.
i-05 | Review before release: what changes | communication | g-reg | awareness | compliance | Team meeting | p-reg | p-reg | 2026-12-08 | 2026-12-08 | 1 | m-intake-review | | 8 of 10 can say at which step they are asked | You are asked at intake.
i-06 | Owner's seat | coaching | g-clinops | desire | unclear_ownership | Pairs of owner and coach | | p-clinops | 2027-01-11 | 2027-03-26 | 5 | m-owners | | Three owners have said no to something | Accept a case in writing, or send it back.
i-07 | Hard questions first | communication | g-clinops, g-sites | awareness | job_fear | Sponsor and line managers, live | p-rnd | p-learn | 2027-01-14 | 2027-01-14 | 0.75 | | hard_questions_first | Two weeks on, 7 of 10 can say what changes in their work and what does not | Questions are read out unedited.
i-08 | Council hearing on checks and figures | resistance_management | g-medwrite, g-sites | desire | workload_monitoring | Closed meeting with the council | p-chro | p-chro | 2027-01-21 | 2027-01-21 | 1.5 | m-council | | Council states in writing what may be counted | Figures by unit, never by person.
i-09 | Fluency circles, wave 1 | peer_network | g-protocol, g-clinops | knowledge | not_relevant | 45 minutes every second week | | p-learn | 2027-02-17 | 2027-05-13 | 12 | m-circles1 | circle_of_eight | Two practices taken from another unit; sixth meeting held without a reminder | One of you brings a real case.
i-10 | Author of the test | hands_on_lab | g-medwrite | desire | status_loss | Named role, half a day a week | | p-medwrite | 2027-01-18 | 2027-03-12 | 6 | m-roles | author_of_the_test | Their name is on the test set; one release was held back by them | Nothing is released that fails your test.
i-11 | Task sort | process_redesign | g-medwrite | desire, ability | status_loss | Team workshop | p-medwrite | p-medwrite | 2027-02-02 | 2027-02-04 | 2 | m-roles | task_sort | The team changed the draft; role description amended | Stays mine, machine drafts and I check, goes.
i-12 | Relay walk | hands_on_lab | g-clinops, g-protocol | ability | unclear_ownership | One live case, walked | | p-clinops | 2027-02-09 | 2027-02-09 | 2.5 | m-gates2-clin | relay_walk | In four weeks nothing goes back to the pilot team | Each hand-over is accepted aloud.
i-13 | The traded hour | process_redesign | g-protocol | ability | no_time | Team and its manager | p-clinops | p-protocol | 2027-02-01 | 2027-03-26 | 8 | | traded_hour | Hour used in six of eight weeks; a removed duty not back | One duty less, one hour a week.
i-14 | Gate rehearsal, clinical operations | hands_on_lab | g-clinops | knowledge, ability | unclear_ownership | Two afternoons with own cases | | p-clinops | 2027-03-15 | 2027-04-16 | 10 | m-gates2-clin | | Each study lead has taken a case through one gate | Your case, your gate, with the reviewer in the room.
i-15 | Wrong on purpose | hands_on_lab | g-bio | ability | distrust_output | Lab on own cases, every second week | | p-stat | 2027-03-08 | 2027-05-28 | 9 | | wrong_on_purpose | Rule in the work instruction; catch rate holds four weeks later | Find what was spoiled, write the rule.
i-16 | What a good check costs | training | g-bio | knowledge | distrust_output | Six mornings | | p-bio | 2027-01-25 | 2027-03-05 | 6 | | | Checking time per table is stated in two studies | A check has a price; so has none.
i-17 | One out before one in | process_redesign | g-sites | ability | tool_fatigue | Working group of monitors | p-sites | p-sites | 2027-03-15 | 2027-03-19 | 1.5 | m-sitetool | one_out_before_one_in | No log-ins to the old tool in week 6 | A tool ends on the day the new one starts.
i-18 | Monitoring with less paper | training | g-sites | knowledge | | Two half-days | | p-sites | 2027-03-01 | 2027-03-26 | 7 | | | Report handed in within two days in three countries | Notes in, draft out, you correct.
i-19 | Gate rehearsal, sites | hands_on_lab | g-sites | ability | | One day with own visits | | p-sites | 2027-04-06 | 2027-04-16 | 9.5 | m-gatesall | | Each country lead has sent one case back | Your visit, your gate.
i-20 | Sponsor at the site: three visits | sponsorship | g-sites | awareness | tool_fatigue | Ride-along | p-rnd | p-sites | 2027-02-22 | 2027-02-26 | 1 | | | Sponsor names one tool that goes | I sat beside you; this tool goes.
i-21 | Access desk in pairs | coaching | g-data | ability | | Steward and requester | | p-data | 2027-02-01 | 2027-03-31 | 14 | m-access | | Ten requests answered in five days | Answer while the requester sits beside you.
i-22 | On call for live cases | hands_on_lab | g-it | ability | tool_fatigue | Drill, every second week | | p-cio | 2027-01-25 | 2027-04-30 | 12 | m-monitor | | A case is switched off within 30 minutes, unannounced | Who switches off, and what then replaces it.
i-23 | Inspection questions | hands_on_lab | g-qa | knowledge, ability | compliance | Mock inspection | | p-quality | 2027-02-15 | 2027-03-05 | 4 | m-board | | Release of one case explained in ten minutes | Who released it, on what test.
i-24 | What the policy asks of you | training | g-fin, g-pv | knowledge | compliance | E-learning | | p-learn | 2027-04-12 | 2027-06-18 | 2.5 | | | 8 of 10 place three cases in the right tier | Three tiers, one page.
i-25 | Policy briefing by line managers | communication | g-fin, g-pv | desire | compliance | Team meeting | | p-learn | 2027-05-04 | 2027-05-04 | 1 | | | Each team names one case it would bring | Bring one case.
i-26 | First hand-over, said aloud | celebration | g-clinops, g-data | reinforcement | | Quarterly meeting | p-clinops | p-clinops | 2027-04-15 | 2027-04-15 | 0.5 | m-gates2-clin | | The pilot team leaves the room and is not called back | This case is ours.
i-27 | Fluency circles, wave 2 | peer_network | g-medwrite, g-sites, g-reg, g-qa | knowledge | not_relevant | 45 minutes every second week | | p-learn | 2027-05-18 | 2027-08-19 | 9 | m-circles2 | circle_of_eight | Two practices taken from another unit | One of you brings a real case.
i-28 | Leaders show their own use | sponsorship | g-qa, g-it | reinforcement | passing_fad | Team meeting | p-quality | p-cio | 2027-05-11 | 2027-08-31 | 3 | m-goals | | One thing stopped by each leader who speaks | This I use, this I stopped.
i-29 | Day ninety | performance_goals | g-clinops, g-data, g-protocol | reinforcement | passing_fad | Goal talk | p-clinops | p-chro | 2027-07-06 | 2027-10-13 | 5 | m-goals | day_ninety | Use at day 90 at 80 % of week 4; goal stands in the next cycle | One goal of mine changed.
i-30 | Supplier's demonstration day | communication | g-pv, g-sites | awareness | | Supplier's stand | | p-partner | 2026-11-05 | 2026-11-05 | 2 | | | | See what is possible.
"""

MOVES = """
when | label | id | fields
2026-10-05 17:15 | Start the Sandbox open hours | i-02 | status=in_progress
2026-10-19 11:22 | Drop the supplier's demonstration day | i-30 | status=cancelled
2026-11-03 14:31 | Move Gate rehearsal, sites behind the holidays | i-19 | start_on=2027-04-06 end_on=2027-04-16
2026-11-09 17:02 | Start the clinic Yes, yes if, no | i-03 | status=in_progress
2026-11-16 12:10 | Start the Stewards' course | i-04 | status=in_progress
2026-11-18 09:14 | Town halls held | i-01 | status=done
"""

RAISED = """
id | raised_from
i-01 | autumn-poor_change_management
i-06 | autumn-q1
i-10 | e-14
i-15 | e-08
i-16 | e-08
i-17 | e-04
i-20 | e-04
i-21 | e-02
i-24 | autumn-governance
"""

EVENTS = """
id | name | groups | from_on | to_on | kind | hours_per_person
ce-01 | Database lock, oncology study | g-bio | 2027-02-15 | 2027-02-26 | freeze |
ce-02 | Inspection season | g-qa, g-clinops | 2027-03-01 | 2027-04-30 | peak | 12
ce-03 | New trial management system | g-sites | 2027-03-15 | 2027-04-30 | other_programme | 12
ce-04 | Quarter close | g-fin | 2027-01-04 | 2027-01-15 | peak | 2
ce-05 | Change freeze | g-it, g-data | 2026-12-18 | 2027-01-08 | freeze |
"""


def tell(story: Story) -> None:
    """List the groups, ask them twice, say what changes, plan what is done about it."""
    groups = table("groups", GROUPS)
    names = names_of(groups)
    story.session("2026-03-31 09:41", CHANGE).edit(
        "Import the groups", add={"groups": [{k: v for k, v in g.items() if k != "represented_by"} for g in groups]}
    )
    story.session("2026-04-16 09:20", CHANGE).edit(
        "Say who speaks for each group",
        set={"groups": {g["id"]: {"represented_by": g["represented_by"]} for g in groups}},
    )
    spring = [{**row, "basis": "survey", "assessed_on": "2026-06-10"} for row in table("groups", SPRING)]
    rows = {row["id"]: {k: v for k, v in row.items() if k != "id"} for row in spring}
    story.session("2026-06-12 10:10", CHANGE).edit("Import the first survey", set={"groups": rows})
    session = story.session("2026-06-18 13:45", CHANGE)
    concerns = table("groups", CONCERNS)
    session.set_each("groups", concerns[:3], names, "Enter concern and message for {name}")
    rest = {row["id"]: {k: v for k, v in row.items() if k != "id"} for row in concerns[3:]}
    session.edit("Enter concern and message for the other groups", set={"groups": rest})
    autumn = [{**row, "basis": "survey", "assessed_on": "2026-10-14"} for row in table("groups", AUTUMN)]
    session = story.session("2026-10-16 09:15", CHANGE)
    session.set_each("groups", autumn, names, "Enter the second survey for {name}")
    session = story.session("2026-07-08 14:20", CHANGE)
    for group_id, name in names.items():
        own = [impact for impact in table("impacts", IMPACTS) if impact["group"] == group_id]
        session.edit(f"Say what changes for {name}", add={"impacts": own})
    _measures(story)


def _measures(story: Story) -> None:
    rows = table("interventions", INTERVENTIONS)
    for row in rows:
        row["status"] = "planned"
        if row["id"] == "i-19":
            row |= {"start_on": "2027-03-22", "end_on": "2027-04-01"}
    for start, when in ((0, "2026-09-04 09:05"), (10, "2026-09-18 13:10"), (20, "2026-10-14 08:45")):
        story.session(when, CHANGE).add_each("interventions", rows[start : start + 10], "Plan {name}")
    session = story.session("2026-09-22 10:50", CHANGE)
    session.edit("Note what else is going on", add={"calendar_events": table("calendar_events", EVENTS)})
    for line in MOVES.strip().splitlines()[1:]:
        when, label, thing_id, fields = (cell.strip() for cell in line.split("|"))
        values = dict(pair.split("=") for pair in fields.split())
        story.session(when, CHANGE).edit(label, set={"interventions": {thing_id: values}})
    threads = {row["id"]: {"raised_from": row["raised_from"]} for row in table("interventions", RAISED)}
    story.session("2026-11-02 10:05", CHANGE).edit(
        "Say what each intervention was raised from", set={"interventions": threads}
    )
    story.session("2026-11-18 15:32", CHANGE).edit("Set a proposal for Site monitoring aside", add={"dismissals": [
        {"id": "di-01", "group": "g-sites", "template": "traded_hour",
         "reason": "Monitors travel three days a week; a visit cannot be traded for an hour."}]})  # fmt: skip
