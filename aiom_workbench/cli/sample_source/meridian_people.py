"""Meridian Pharma: the engagement, its people, who listens to whom, and what was said."""

from __future__ import annotations

from aiom_workbench.cli.sample_source.story import Session, Story, Values, names_of, table

PRACTICE, CHANGE, PMO = "Practice lead", "Change lead", "PMO lead"

PEOPLE = """
id | name | code_name | title | organisation | category
p-ceo | CEO | Kestrel | Chief Executive Officer | Meridian Pharma | executive_sponsor
p-rnd | Head of R&D | Heron | Executive Vice President, Research and Development | Research and Development | executive_sponsor
p-cmo | Chief Medical Officer | Osprey | Chief Medical Officer | Medical | executive_sponsor
p-cfo | CFO | Plover | Chief Financial Officer | Finance | executive_sponsor
p-clinops | Head of Clinical Operations | Curlew | Vice President, Clinical Operations | Research and Development | domain_expert
p-cdo | Chief Digital Officer | Lapwing | Chief Digital Officer | Digital | executive_sponsor
p-reg | Head of Regulatory Affairs | Dunlin | Vice President, Regulatory Affairs | Regulatory Affairs | domain_expert
p-bio | Head of Biometrics | Avocet | Vice President, Biometrics | Research and Development | domain_expert
p-data | Head of Data Office | Bittern | Head of Data Office | Digital | domain_expert
p-quality | Head of Quality | Pipit | Senior Vice President, Quality | Quality | domain_expert
p-council | Employee council chair | Whimbrel | Chair of the employee council | Employee council | other
p-enable | AI enablement lead | Siskin | Head of AI Enablement | Digital | ai_expert
p-cio | CIO | Fulmar | Chief Information Officer | Information Technology | ai_expert
p-counsel | General Counsel | Gannet | General Counsel | Legal | other
p-manuf | Head of Manufacturing | Merlin | Executive Vice President, Technical Operations | Technical Operations | domain_expert
p-chro | Chief HR Officer | Nightjar | Chief Human Resources Officer | Human Resources | executive_sponsor
p-comm | Head of Commercial | Petrel | Executive Vice President, Commercial | Commercial | domain_expert
p-audit | Head of Internal Audit | Redshank | Head of Internal Audit | Internal Audit | other
p-pv | Pharmacovigilance lead | | Head of Case Processing | Medical | domain_expert
p-protocol | Protocol design lead | | Director, Protocol Design | Research and Development | change_champion
p-stat | Lead statistician | | Principal Statistician | Research and Development | domain_expert
p-cloud | Cloud supplier manager | | Service manager | Cloud supplier | partner
p-procure | Procurement lead | | Head of Indirect Procurement | Finance | other
p-cdm | Clinical data manager | | Lead Clinical Data Manager | Research and Development | domain_expert
p-medwrite | Medical writing lead | | Director, Medical Writing | Research and Development | domain_expert
p-partner | Delivery partner lead | | Engagement manager | Delivery partner | partner
p-desk | Service desk lead | | Service Desk Manager | Information Technology | other
p-learn | Learning coordinator | | Learning Coordinator | Human Resources | change_champion
p-steward | Data steward, trials | | Data Product Steward, Trials | Digital | ai_expert
p-sites | Site monitoring lead | | Director, Site Monitoring | Research and Development | change_champion
p-vaccines | Champion, vaccines | | Clinical Trial Manager, Vaccines | Research and Development | change_champion
p-oncology | Champion, oncology | | Clinical Trial Manager, Oncology | Research and Development | change_champion
"""

LATER = """
id | name | title | organisation | category | notes
p-comply | Compliance officer | Compliance Officer | Compliance | executive_sponsor | Took up the post this month. First conversation is booked; nothing is assessed before it.
p-access | Head of Market Access | Vice President, Market Access | Commercial | domain_expert | Named by the Head of Commercial as the person to ask about patient questions.
p-ethics | Ethics board secretary | Secretary of the ethics board | Ethics board | other | Keeps the calendar of the ethics board; asked to be told of patient-facing cases at intake.
p-invest | Investigator relations | Manager, Investigator Relations | Research and Development | change_champion | Knows which sites already use tools of their own.
p-model | Model supplier | Account manager | Model supplier | partner | Contact for notices of model changes. No access to study data.
"""

PLACES = """
id | power | interest | engagement_now | engagement_desired | relationship_owner | next_contact_on
p-ceo | 4.9 | 3.4 | supportive | leading | Practice lead | 2026-12-08
p-rnd | 4.8 | 3.9 | neutral | leading | Practice lead | 2026-12-03
p-cmo | 4.3 | 3.7 | neutral | supportive | Practice lead | 2026-11-20
p-cfo | 3.6 | 3.2 | neutral | supportive | Practice lead | 2026-12-09
p-clinops | 4.2 | 4.2 | neutral | leading | Practice lead | 2026-12-01
p-cdo | 3.9 | 4.8 | leading | leading | Practice lead | 2026-12-02
p-reg | 4.0 | 3.5 | neutral | supportive | Change lead | 2026-12-04
p-bio | 3.7 | 4.0 | neutral | supportive | Change lead | 2026-12-10
p-data | 3.5 | 4.3 | neutral | leading | PMO lead | 2026-11-30
p-quality | 3.4 | 3.2 | neutral | supportive | |
p-council | 3.2 | 3.8 | resistant | neutral | Change lead | 2026-12-02
p-enable | 3.2 | 4.7 | leading | leading | PMO lead | 2026-11-30
p-cio | 4.4 | 2.7 | neutral | supportive | PMO lead | 2026-12-11
p-counsel | 4.2 | 2.1 | neutral | supportive | Practice lead | 2027-01-08
p-manuf | 4.0 | 1.4 | unaware | neutral | | 2027-01-14
p-chro | 3.7 | 2.5 | supportive | leading | Change lead | 2026-12-07
p-comm | 3.4 | 1.9 | unaware | neutral | | 2027-01-14
p-audit | 3.2 | 1.3 | neutral | neutral | PMO lead |
p-pv | 2.7 | 3.4 | neutral | supportive | Change lead | 2026-12-15
p-protocol | 2.7 | 4.8 | supportive | leading | Change lead | 2026-12-03
p-stat | 2.5 | 4.0 | neutral | supportive | Change lead | 2026-12-10
p-cloud | 2.4 | 2.3 | neutral | supportive | PMO lead |
p-procure | 2.2 | 1.5 | neutral | neutral | PMO lead |
p-cdm | 2.2 | 3.3 | supportive | supportive | Change lead |
p-medwrite | 2.1 | 4.6 | resistant | supportive | Change lead | 2026-11-27
p-partner | 2.0 | 3.8 | supportive | supportive | PMO lead | 2026-12-01
p-desk | 1.4 | 1.4 | unaware | supportive | Change lead |
p-learn | 1.4 | 2.4 | supportive | leading | Change lead | 2026-11-26
p-steward | 1.6 | 3.4 | supportive | leading | PMO lead | 2026-12-08
p-sites | 1.6 | 4.4 | neutral | leading | Change lead | 2026-12-09
p-vaccines | 1.2 | 3.2 | supportive | leading | Change lead |
p-oncology | 1.2 | 4.1 | supportive | leading | Change lead | 2026-12-16
"""

CLAIMS = """
id | legitimacy | urgency | basis | notes
p-ceo | 5 | 2.5 | interviews | Asks for one page a month and answers within a day.
p-rnd | 4.5 | 3.5 | interviews | Wants the three overdue pilots off the list before the budget round.
p-cmo | 4.5 | 4 | interviews | Holds that a coded term is a medical judgement. Will not release a case that no physician has seen.
p-cfo | 4 | 2.5 | interviews | Has asked twice for the cost per case at full volume; no pilot could give it.
p-clinops | 4.5 | 4 | interviews | Offers two units for the first gates if the hub's posts are filled.
p-cdo | 4 | 4.5 | interviews | Speaks for the hub in the executive committee.
p-reg | 4.5 | 3.5 | interviews | Was asked to approve two cases in the week before release; wants to be asked at intake.
p-bio | 4 | 3 | interviews | Will follow if the programming checks stay in the department.
p-data | 3.5 | 3.5 | interviews | Access requests wait 31 days at the median; says the rule, not the people, is the cause.
p-quality | 4.5 | 2.5 | interviews | Wrote the first draft of the tier rules.
p-council | 4 | 4 | interviews | Asks for the hearing before roles are amended, not after.
p-enable | 2.5 | 4.5 | interviews | Two of four posts are filled; one expert carries three pilots.
p-cio | 4 | 2 | interviews | Counts tools; 41 licences for assistants in seven budgets.
p-counsel | 4.5 | 2 | estimate | Reads the tier rules through the sponsor's office.
p-manuf | 3.5 | 1 | estimate | Not yet met. Deviation summaries run in a plant that reports here.
p-chro | 4 | 2.5 | interviews | Ready to write adoption into leaders' goals once a figure exists that leaders can move.
p-comm | 3 | 1 | estimate | Not yet met.
p-audit | 4 | 1.5 | estimate | Plans an audit of supplier terms in the coming year.
p-pv | 4 | 3.5 | interviews | Team of 95 has heard of triage from the supplier's newsletter.
p-protocol | 3 | 4 | interviews | First to work with the protocol assistant every day.
p-stat | 3.5 | 3 | interviews | Found two wrong denominators in drafted tables and asks who would have found them otherwise.
p-cloud | 2 | 2 | estimate | Renewal in the coming year.
p-procure | 3 | 1.5 | estimate | Keeps the list of AI contracts since <2026-07-31 month>.
p-cdm | 3 | 3 | interviews | Knows which listings the sites send twice.
p-medwrite | 3 | 4 | interviews | Writers see drafting as their craft; asks what stays theirs.
p-partner | 2 | 3 | interviews | Contract ends with the second phase.
p-desk | 2 | 1 | estimate | Will get the first calls on the day the assistant is rolled out.
p-learn | 3 | 3 | interviews | Runs the fluency circles.
p-steward | 3.5 | 4 | interviews | Stewards the trial master file beside a full post.
p-sites | 3.5 | 3.5 | interviews | Monitors open five tools a visit. Wants one to go before another comes.
p-vaccines | 2 | 2.5 | interviews | Helped build the vaccines variant of report drafting.
p-oncology | 2.5 | 4 | interviews | Shows own use in team meetings.
"""

# The people who agreed that their own answers are kept: see the decision in the log.
OWN_SCORES = """
id | awareness | desire | knowledge | ability | reinforcement | concern
p-clinops | 4 | 4 | 3 | 2 | 2 | unclear_ownership
p-cdo | 5 | 5 | 4 | 4 | 3 |
p-enable | 5 | 5 | 5 | 4 | 3 |
p-protocol | 5 | 4 | 4 | 3 | 2 | no_time
p-sites | 4 | 4 | 3 | 2 | 1 | tool_fatigue
p-stat | 4 | 2 | 4 | 3 | 2 | distrust_output
p-medwrite | 4 | 2 | 3 | 2 | 1 | status_loss
p-oncology | 5 | 5 | 4 | 4 | 2 |
"""

GROUP_OF = """
id | group
p-clinops | g-clinops
p-protocol | g-protocol
p-bio | g-bio
p-stat | g-bio
p-medwrite | g-medwrite
p-reg | g-reg
p-quality | g-qa
p-pv | g-pv
p-sites | g-sites
p-vaccines | g-sites
p-oncology | g-clinops
p-cdm | g-bio
p-data | g-data
p-steward | g-data
p-cio | g-it
p-enable | g-it
p-desk | g-it
p-cfo | g-fin
p-procure | g-fin
p-invest | g-sites
"""

INFLUENCES = """
source | target | strength
p-ceo | p-rnd | 3
p-ceo | p-cfo | 3
p-ceo | p-cdo | 2
p-ceo | p-cmo | 2
p-ceo | p-chro | 3
p-ceo | p-comm | 2
p-ceo | p-manuf | 2
p-ceo | p-quality | 2
p-ceo | p-reg | 2
p-rnd | p-clinops | 3
p-rnd | p-bio | 3
p-rnd | p-protocol | 2
p-rnd | p-ceo | 2
p-cmo | p-pv | 3
p-cmo | p-rnd | 2
p-cmo | p-medwrite | 2
p-cmo | p-ceo | 1
p-cfo | p-ceo | 2
p-cfo | p-procure | 3
p-cfo | p-cio | 2
p-clinops | p-sites | 3
p-clinops | p-protocol | 2
p-clinops | p-oncology | 2
p-clinops | p-vaccines | 2
p-clinops | p-cdm | 2
p-clinops | p-rnd | 2
p-cdo | p-data | 3
p-cdo | p-enable | 3
p-cdo | p-cio | 1
p-cmo | p-reg | 2
p-counsel | p-reg | 2
p-reg | p-quality | 1
p-reg | p-medwrite | 2
p-reg | p-cmo | 2
p-bio | p-stat | 2
p-bio | p-cdm | 2
p-stat | p-bio | 3
p-stat | p-medwrite | 2
p-stat | p-cdm | 2
p-data | p-steward | 3
p-data | p-enable | 1
p-quality | p-reg | 1
p-quality | p-pv | 2
p-quality | p-manuf | 1
p-council | p-chro | 2
p-council | p-medwrite | 2
p-council | p-pv | 2
p-council | p-sites | 1
p-enable | p-cdo | 1
p-enable | p-protocol | 2
p-chro | p-learn | 3
p-chro | p-council | 1
p-counsel | p-ceo | 1
p-counsel | p-cfo | 1
p-protocol | p-clinops | 2
p-protocol | p-oncology | 2
p-sites | p-vaccines | 2
p-sites | p-clinops | 1
p-medwrite | p-stat | 1
p-oncology | p-protocol | 1
p-oncology | p-sites | 2
p-audit | p-cfo | 1
p-learn | p-oncology | 1
p-partner | p-enable | 1
"""

MOVES = """
when | by | label | id | field | value
2026-05-06 16:10 | Change lead | Set engagement of Site monitoring lead to supportive | p-sites | engagement_now | supportive
2026-06-17 09:24 | Practice lead | Set engagement of Chief Medical Officer to opposed for now | p-cmo | engagement_now | resistant
2026-06-17 09:31 | Change lead | Set engagement of Head of Regulatory Affairs to opposed for now | p-reg | engagement_now | resistant
2026-07-02 14:45 | Change lead | Set engagement of Lead statistician to opposed for now | p-stat | engagement_now | resistant
2026-07-16 11:05 | Practice lead | Set engagement of Head of R&D to supportive | p-rnd | engagement_now | supportive
2026-08-27 15:20 | PMO lead | Set engagement of Head of Data Office to supportive | p-data | engagement_now | supportive
2026-09-10 10:15 | Change lead | Set engagement of Protocol design lead to leading | p-protocol | engagement_now | leading
2026-09-10 10:21 | Change lead | Set engagement of Champion, oncology to leading | p-oncology | engagement_now | leading
2026-10-08 13:40 | Practice lead | Move CFO to high power | p-cfo | power | 4.3
2026-10-22 17:02 | Change lead | Move Employee council chair up a little | p-council | power | 3.3
2026-11-19 16:34 | Practice lead | Set engagement of Head of Clinical Operations to supportive | p-clinops | engagement_now | supportive
2026-11-24 13:58 | Practice lead | Move Head of Clinical Operations | p-clinops | interest | 4.6
"""

SPONSORSHIP = """
id | sponsorship_asked | sponsorship_given
p-ceo | Open the three town halls; answer questions that were gathered beforehand, unedited. | Opened the first one in person; stayed for all 22 questions.
p-rnd | Name an owner for each of the nine pilots; decide on the three overdue ones. | Put both on the committee's agenda. No owner named yet.
p-cmo | Name the physician who reviews coded terms, and how many a day. | Nothing yet; two conversations held.
p-cfo | Pay for the hub's four posts for three years. | Paid for two posts for one year.
p-cdo | Hold the weekly hour with the hub in public. | Held nine of ten.
p-chro | Write one adoption figure into leaders' goals. | Draft of the goal is with the council.
"""

CONVERSATIONS = """
stakeholder | on | kind | summary | next_step | next_on
p-rnd | 2026-04-02 | meeting | Seven pilots in two years, none of them with an owner in the line. Wants to know which to stop. | Practice lead sends the list of pilots with review dates | 2026-04-10
p-clinops | 2026-04-08 | meeting | Would take three cases if the hub helps for six months after each hand-over. | Owner's duties on one page | 2026-04-24
p-reg | 2026-04-15 | meeting | Was asked to approve two cases in the week before release and declined both. | Show how a case looks at intake | 2026-05-20
p-cmo | 2026-05-12 | meeting | Coding of terms is a medical judgement; asks who signs. | Bring the sampling plan of the coding pilot | 2026-06-16
p-cmo | 2026-06-16 | meeting | Sampling plan covers one term in fifty; asks for one in five in the first eight weeks. | Medical coding pilot costs the larger sample | 2026-07-07
p-council | 2026-06-24 | meeting | Wants hearing before roles are amended; names medical writing and case processing. | Draft of the role changes before the hearing | 2026-12-02
p-stat | 2026-07-01 | call | Two wrong denominators in 40 drafted tables, both found by hand. | Agree on the test set with Biometrics | 2026-09-04
p-cfo | 2026-07-09 | meeting | No pilot could state cost per case at full volume. | Finance template for cost per case | 2026-08-14
p-data | 2026-08-26 | meeting | 31 days at the median from request to access; three signatures, one of them twice. | Two tiers of access, drafted with two stewards | 2026-10-30
p-cdo | 2026-09-17 | meeting | Two of the four posts filled; two offers declined on pay grade. | Chief HR Officer looks at the grade | 2026-10-09
p-chro | 2026-10-09 | call | Grade can be raised for two posts from <2027-01-04>. | Offer letters out | 2026-11-27
p-medwrite | 2026-10-29 | meeting | Team asks what stays theirs; two writers offered to write acceptance tests. | Time for two authors of the test | 2026-11-27
p-clinops | 2026-11-19 | meeting | Takes the protocol assistant into the unit's goals for the coming year. | Wording of the goal with the Chief HR Officer | 2026-12-01
p-enable | 2026-11-20 | call | One expert carries three pilots; a leaver would stop all three. | Name a second person for each pilot | 2026-11-30
"""


def tell(story: Story) -> None:
    """Set the engagement up, list the people, place them, move them as more is known."""
    _engagement(story)
    people, later = table("stakeholders", PEOPLE), table("stakeholders", LATER)
    story.session("2026-03-31 09:12", PRACTICE).edit("Import the list of people", add={"stakeholders": people})
    _later(story, later)
    names = names_of(people + later)
    _places(story, names)
    story.session("2026-04-16 08:50", CHANGE).edit("Say which group each person belongs to", set={
        "stakeholders": _by_id(row for row in table("stakeholders", GROUP_OF) if row["id"] != "p-invest")})  # fmt: skip
    influences = [{"id": f"in-{i:02d}", **row} for i, row in enumerate(table("influences", INFLUENCES), 1)]
    session = story.session("2026-05-05 13:05", CHANGE)
    session.edit("Enter who listens to whom, first round", add={"influences": influences[:34]})
    session = story.session("2026-07-14 10:02", CHANGE)
    session.edit("Enter who listens to whom, second round", add={"influences": influences[34:]})
    _moves(story)
    session = story.session("2026-09-29 08:40", CHANGE)
    session.edit("Enter the own answers of those who agreed", set={
        "stakeholders": _by_id({**row, "delete_after": "2027-12-31"} for row in table("stakeholders", OWN_SCORES))})  # fmt: skip
    session = story.session("2026-10-13 16:03", PRACTICE)
    asked = table("stakeholders", SPONSORSHIP)
    session.set_each("stakeholders", asked[:2], names, "Note what was asked of {name}")
    session.edit("Note what was asked of the other sponsors", set={"stakeholders": _by_id(iter(asked[2:]))})
    _conversations(story, names)


def _engagement(story: Story) -> None:
    session = story.session("2026-03-30 09:02", PRACTICE)
    session.edit("Name client and project", set={"engagement": {
        "client": "Meridian Pharma", "name": "AI operating model", "sector": "Pharmaceuticals",
        "lead": "Practice lead", "confidentiality": "Confidential", "language": "en-GB", "currency": "EUR",
        "working_days": [1, 2, 3, 4, 5], "hours_per_day": 8, "content": {"pack": "aiom", "version": "1.0"}}})  # fmt: skip
    session.edit("Agree the scope", set={"engagement": {
        "scope_in": "Research and development, medical, regulatory affairs, quality and the digital units that serve them, in three countries. All AI use cases past intake.",
        "scope_out": "Commercial and technical operations, except the deviation summaries that already run there. Choice of a cloud platform."}})  # fmt: skip
    session.edit("Write down the risk tolerance", set={"engagement": {
        "risk_tolerance": "A wrong draft that a named person must check before use is accepted. An output that reaches a patient, an authority or a database of record without a named reviewer is not. Pilots stay in the sandbox until the risk review is done.",
        "pilot_scale_target": 0.4}})  # fmt: skip
    story.session("2026-04-01 09:30", PRACTICE).edit("Name the sponsor", set={"engagement": {"sponsor": "p-rnd"}})
    story.session("2026-08-20 10:11", PMO).edit("Set the roadmap's calendar", set={"engagement": {
        "start_on": "2026-09-01", "end_on": "2027-10-29", "holidays": [
            "2026-12-24", "2026-12-25", "2026-12-28", "2026-12-29", "2026-12-30", "2026-12-31", "2027-01-01",
            "2027-03-26", "2027-03-29", "2027-05-06", "2027-05-17"]}})  # fmt: skip
    story.session("2026-09-29 08:31", CHANGE).edit(
        "Keep own answers of those who agreed", set={"engagement": {"individual_scores": True}}
    )


def _later(story: Story, later: list[Values]) -> None:
    session = story.session("2026-04-01 11:20", CHANGE)
    twice = {"id": "p-clinops-2", "name": "Head of Clinical Ops", "organisation": "Research and Development"}
    session.edit("Add Head of Clinical Ops", add={"stakeholders": [twice]})
    session.edit("Take out Head of Clinical Ops, who is listed already", delete={"stakeholders": ["p-clinops-2"]})
    story.session("2026-06-25 15:12", CHANGE).add_each("stakeholders", later[1:3], "Add {name}")
    session = story.session("2026-09-16 11:47", PMO)
    session.add_each("stakeholders", later[3:5], "Add {name}")
    session.edit("Set when to forget the Model supplier's contact",
                 set={"stakeholders": {"p-model": {"delete_after": "2026-10-31"}}})  # fmt: skip
    session.edit(
        "Put Investigator relations into Site monitoring", set={"stakeholders": {"p-invest": {"group": "g-sites"}}}
    )
    story.session("2026-11-10 09:15", PRACTICE).add_each("stakeholders", later[:1], "Add {name}")


def _places(story: Story, names: dict[str, str]) -> None:
    """Two closed sessions with the sponsor, then what was learned in the interviews."""
    places = table("stakeholders", PLACES)
    contacts = {
        row["id"]: {"next_contact_on": row.pop("next_contact_on")} for row in places if "next_contact_on" in row
    }
    story.session("2026-11-16 16:30", PMO).edit("Set the next contacts", set={"stakeholders": contacts})
    first = {row["id"]: {**row, "assessed_by": PRACTICE, "assessed_on": "2026-04-09"} for row in places[:18]}
    _each(story.session("2026-04-09 14:03", PRACTICE), list(first.values()), names, "Place {name}")
    second = [{**row, "assessed_by": CHANGE, "assessed_on": "2026-04-14"} for row in places[18:]]
    _each(story.session("2026-04-14 10:06", CHANGE), second, names, "Place {name}")
    claims = table("stakeholders", CLAIMS)
    for when, label, rows in (
        ("2026-05-18 08:40", "Enter claims and urgency after the first interviews", claims[:12]),
        ("2026-05-20 17:12", "Enter claims and urgency of the others", claims[12:]),
    ):
        story.session(when, CHANGE).edit(label, set={"stakeholders": _by_id(iter(rows))})


def _each(session: Session, rows: list[Values], names: dict[str, str], label: str) -> None:
    session.set_each("stakeholders", rows, names, label)


def _by_id(rows: object) -> Values:
    return {row["id"]: {k: v for k, v in row.items() if k != "id"} for row in rows}  # type: ignore[attr-defined]


def _moves(story: Story) -> None:
    lines = [[cell.strip() for cell in line.split("|")] for line in MOVES.strip().splitlines()[1:]]
    for when, by, label, person, field, value in lines:
        new = float(value) if field in ("power", "interest") else value
        story.session(when, by).edit(label, set={"stakeholders": {person: {field: new, "assessed_on": when[:10]}}})


def _conversations(story: Story, names: dict[str, str]) -> None:
    for i, row in enumerate(table("interactions", CONVERSATIONS), 1):
        label = f"Note a conversation with {names[row['stakeholder']]}"
        thing = {"id": f"ia-{i:02d}", **row}
        story.session(f"{row['on']} 17:{10 + i:02d}", PRACTICE if i % 2 else CHANGE).edit(
            label, add={"interactions": [thing]}
        )
