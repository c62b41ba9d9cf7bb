"""Meridian Pharma: themes, data sources, fourteen use cases with their gates, benefits and costs."""

from __future__ import annotations

from aiom_workbench.cli.sample_source.story import Story, Values, names_of, table

PRACTICE, CHANGE, PMO = "Practice lead", "Change lead", "PMO lead"

THEMES = """
id | name | priority | outcome
t-speed | Operational excellence | 1 | Protocol to first patient: from 31 weeks to 24.
t-risk | Risk mitigation | 2 | Findings per inspection that concern documents: from 7 to 3.
t-new | Innovation | 3 | Studies with an adaptive part: from 2 of 14 to 6.
t-cost | Cost reduction | 4 | External writing and coding spend: from 9.2 to 6.5 million a year.
t-patient | Customer experience | 5 | Patients' questions answered within two days: from 38 % to 80 %.
"""

SOURCES = """
id | name | steward | group | quality | access | lineage
d-safety | Safety database | p-pv | g-pv | 4 | on_request | Cases from sites and authorities, entered by case processing, locked each night.
d-literature | Literature index | p-pv | g-pv | 4 | open | Licensed index, refreshed weekly, kept with the query that found each item.
d-protocols | Protocol library | p-protocol | g-protocol | 4 | open | 212 protocols with all amendments since the first study.
d-memory | Translation memory | p-medwrite | g-medwrite | 3 | open | Released patient documents in eleven languages, aligned by sentence.
d-tmf | Trial master file | p-steward | g-clinops | 3 | on_request | Filed by sites and monitors; 6 % of pages in the wrong section at the last check.
d-clinical | Clinical data warehouse | | g-bio | 4 | on_request | Loaded from data capture each night; locked copies per analysis.
d-sites | Site performance records | | g-sites | 2 | blocked | Kept in three systems that name the same site differently.
d-quality | Quality system records | p-quality | g-qa | 4 | on_request | Deviations and corrective actions of five plants.
d-submissions | Submission archive | p-reg | g-reg | 3 | on_request | Documents as filed, with the authorities' questions since 2015.
d-contracts | Contract archive | p-procure | g-fin | 2 | on_request | Scans; a third of them cannot be searched.
"""

# As the inventory stood on the day it was first read.
INVENTORY = """
id | name | theme | group | owner | data_sources | success_measure | value | feasibility | stage | intake_on | feasibility_on | risk_review_on | embedding_on | pilot_started_on | first_value_on | takeover_owner | governance_engaged_on | exit_criteria | exit_review_on | sourcing | supplier | in_workflow | people_affected | risk_answers | description
uc-01 | Literature screening | t-speed | g-pv | p-pv | d-literature | Hours a week spent on first screening: from 46 to 20 | 3 | 5 | embedding | 2025-03-03 | 2025-04-14 | 2025-11-10 | 2026-01-12 | 2025-05-19 | 2026-03-09 | p-pv | 2025-05-05 | No relevant item missed in 500 screened twice | 2025-10-31 | internal | | no | 95 in case processing | personal_data | Sorts the week's articles into three piles; a person reads every pile that is not empty of signals.
uc-02 | Protocol assistant | t-speed | g-protocol | p-clinops | d-protocols | Days from outline to a protocol ready for review: from 64 to 45 | 5 | 4 | feasibility | 2025-05-12 | 2025-09-15 | | | 2025-11-03 | | p-protocol | 2025-10-13 | Two of three pilot teams reach 50 days; no amendment traced to a drafted passage | 2026-05-08 | internal | | | 64 in protocol design, 310 in clinical operations | publishes_content, -decides_about_people | Drafts sections of a study protocol from the outline and from earlier protocols, with the passage it took each sentence from.
uc-03 | Patient document translation | t-cost | g-medwrite | p-medwrite | d-memory | Cost of a translated consent form: from 1,450 to 900 euros | 3 | 5 | risk_review | 2025-06-02 | 2025-07-14 | 2026-02-16 | | 2025-09-08 | | p-medwrite | 2025-08-18 | Reviewers change fewer than 4 words in 100 | 2026-01-30 | vendor | Translation supplier | | 52 in medical writing; patients in 9 countries | publishes_content, unassessed_vendor_model | First translation of consent forms and leaflets; a reviewer per language releases.
uc-04 | Medical coding assistant | t-cost | g-pv | p-clinops | d-clinical, d-safety | | 4 | 4 | feasibility | 2025-08-04 | 2025-11-17 | | | 2026-02-02 | | p-cdm | | Nine of ten proposed terms kept by the coder, in the hardest tenth too | 2026-09-18 | mixed | Coding supplier | | 22 coders; 95 in case processing | safety_or_health, sensitive_personal_data | Proposes a dictionary term for each verbatim event; a coder accepts or changes it.
uc-05 | Adverse event intake | t-risk | g-pv | p-pv | | Hours from receipt to a valid case: from 30 to 12 | 4 | 2 | feasibility | 2025-10-06 | 2026-01-19 | | | 2026-03-16 | | | | All serious cases recognised in 300 read twice | 2026-09-30 | vendor | Safety system supplier | | 95 in case processing | safety_or_health, sensitive_personal_data, unassessed_vendor_model | Reads incoming mails and forms and prepares a safety case.
uc-06 | Enrolment forecast | t-new | g-clinops | p-clinops | d-clinical, d-tmf | Error of the three-month forecast: from 34 % to 20 % | 4 | 4 | intake | 2026-03-23 |  |  |  |  |  |  |  |  |  | internal |  |  | 310 in clinical operations | personal_data | Forecasts enrolment per study and country, with the range.
uc-07 | Site selection | t-speed | g-clinops | | d-sites | Patients enrolled per site and month: from 0.7 to 0.9 | 5 | 2 | feasibility | 2025-07-21 | 2025-10-20 | | | 2026-01-19 | | | | Proposed sites enrol a fifth more than the teams' own choice in two studies | 2026-08-31 | vendor | Analytics supplier | | 310 in clinical operations; 420 in site monitoring | personal_data, unassessed_vendor_model | Ranks trial sites by the patients they are likely to enrol.
uc-08 | Monitoring report drafting for vaccines | t-speed | g-sites | p-vaccines | d-tmf |  | 3 | 3 | intake | 2026-03-30 |  |  |  |  |  |  |  |  |  | internal |  |  | 60 monitors in vaccines | personal_data | The vaccines unit's own way to draft the report of a site visit.
uc-09 | Deviation summaries | t-risk | g-qa | p-quality | | Days to close a deviation: from 41 to 30 | 3 | 4 | feasibility | 2026-02-02 | 2026-03-09 | | | | | p-quality | 2026-03-16 | | | vendor | Quality system supplier | | 46 in quality assurance; five plants | regulated_decision, unassessed_vendor_model | Summarises a deviation and proposes its class. The supplier switched it on with a release.
uc-10 | Submission document check | t-risk | g-reg | p-reg | d-submissions | Days of formal checking per submission: from 12 to 5 | 4 | 4 | intake | 2026-03-02 | | | | | | p-reg | | | | vendor | Submission supplier | | 70 in regulatory affairs | unassessed_vendor_model, -regulated_decision | Checks links, tables and wording of a submission before it is filed.
uc-11 | Table drafting | t-speed | g-bio | p-bio |  | Days from database lock to first tables: from 9 to 5 | 4 | 3 | intake | 2026-03-16 |  |  |  |  |  |  |  |  |  | internal |  |  | 88 in biometrics |  | Drafts the programs for standard tables; a statistician checks and signs.
uc-12 | Monitoring report drafting | t-speed | g-sites | p-sites | d-tmf | | 4 | 3 | feasibility | 2025-08-25 | 2025-10-27 | | | 2025-12-01 | | | | Report ready two days after the visit in three countries | 2026-10-15 | vendor | Monitoring supplier | | 420 in site monitoring | personal_data, unassessed_vendor_model | Drafts the report of a site visit from notes and checklists.
"""

LATER = """
id | name | theme | group | owner | data_sources | success_measure | value | feasibility | stage | intake_on | sourcing | supplier | people_affected | risk_answers | description
uc-13 | Supplier contract review | t-cost | g-fin | p-procure | d-contracts | | 2 | 3 | intake | 2026-08-17 | vendor | Contract supplier | 57 in finance | financial_impact, unassessed_vendor_model | Marks clauses that differ from the standard terms.
uc-14 | Patient question assistant | | g-reg | | | | 4 | 1 | intake | 2026-10-26 | vendor | Model supplier | Patients in three countries | customer_facing, safety_or_health, publishes_content | Answers patients' questions about a released medicine from the leaflet.
"""

# What the inventory did not say on that day, and was agreed on later.
RUNNING = ("uc-02", "uc-04", "uc-05", "uc-07", "uc-12")
MEASURED_LATER = ("uc-05", "uc-06", "uc-07", "uc-09", "uc-11")

MOVES = """
when | by | label | id | fields
2026-04-27 15:10 | PMO lead | Patient document translation enters embedding | uc-03 | stage=embedding
2026-05-11 09:25 | PMO lead | Protocol assistant enters risk review | uc-02 | stage=risk_review
2026-05-11 09:31 | PMO lead | First value of Patient document translation | uc-03 | first_value_on=2026-05-04
2026-05-18 14:02 | PMO lead | Submission document check enters feasibility | uc-10 | stage=feasibility // governance_engaged_on=2026-05-18
2026-06-02 10:40 | Practice lead | Governance has now seen the Medical coding assistant | uc-04 | governance_engaged_on=2026-06-02
2026-06-15 16:31 | PMO lead | Literature screening has scaled | uc-01 | stage=scaled // in_workflow=true
2026-06-29 11:15 | PMO lead | Enrolment forecast enters feasibility | uc-06 | stage=feasibility // governance_engaged_on=2026-06-29
2026-07-06 13:33 | PMO lead | Table drafting enters feasibility | uc-11 | stage=feasibility // governance_engaged_on=2026-07-06
2026-07-20 09:44 | PMO lead | Deviation summaries enter embedding | uc-09 | stage=embedding // in_workflow=true
2026-08-03 15:05 | PMO lead | Pilot of the Enrolment forecast starts | uc-06 | pilot_started_on=2026-08-03 // exit_review_on=2027-01-29 // exit_criteria=Error at or under 25 % in four of six studies; a country lead can say why a forecast moved
2026-08-10 10:20 | PMO lead | First value of Deviation summaries | uc-09 | first_value_on=2026-08-03
2026-08-31 11:02 | PMO lead | Protocol assistant enters embedding | uc-02 | stage=embedding // in_workflow=true
2026-09-07 16:12 | PMO lead | Pilot of Table drafting starts | uc-11 | pilot_started_on=2026-09-07 // exit_review_on=2026-12-11
2026-09-07 16:20 | PMO lead | First value of the Protocol assistant | uc-02 | first_value_on=2026-09-07
2026-09-14 10:35 | PMO lead | Patient document translation has scaled | uc-03 | stage=scaled // in_workflow=true
2026-09-21 14:18 | PMO lead | Medical coding assistant enters risk review | uc-04 | stage=risk_review
2026-09-28 13:50 | PMO lead | Monitoring report drafting for vaccines enters feasibility | uc-08 | stage=feasibility
2026-10-05 09:12 | Practice lead | Say who may overrule the Protocol assistant | uc-02 | oversight=The protocol author may discard any passage; the design lead may switch it off for a study within a day.
2026-10-08 17:05 | PMO lead | Pause Adverse event intake until a steward has looked at the mails | uc-05 | paused=true
2026-10-12 15:40 | PMO lead | Submission document check enters risk review | uc-10 | stage=risk_review
2026-10-05 09:55 | PMO lead | Supplier contract review enters feasibility | uc-13 | stage=feasibility
2026-11-03 11:10 | Practice lead | Say who may overrule the Medical coding assistant | uc-04 | oversight=A coder accepts each term; a physician reads one in five.
2026-11-12 17:21 | Practice lead | Correct the day on which governance saw the Medical coding assistant | uc-04 | governance_engaged_on=2026-06-01
"""

GATES = """
id | use_case | gate | outcome | decided_on | decided_by | audience | conditions | reason | override_reason
ga-01 | uc-01 | intake | go | 2025-04-07 | Digital innovation board | client | | The work is counted in hours and has an owner. |
ga-02 | uc-01 | feasibility | go | 2025-11-03 | Digital innovation board | client | | 500 articles screened twice, none missed. |
ga-03 | uc-01 | risk_review | go | 2026-01-09 | Tier board | client | | A person reads every pile; the switch-off was shown. |
ga-04 | uc-03 | intake | go | 2025-07-07 | Digital innovation board | client | | One language pair was tested before. |
ga-05 | uc-03 | feasibility | go | 2026-02-09 | Digital innovation board | client | | 3.1 words in 100 changed by reviewers. |
ga-06 | uc-02 | intake | go | 2025-09-08 | Digital innovation board | client | | Three teams asked for it independently. |
ga-07 | uc-04 | intake | go | 2025-11-10 | Digital innovation board | client | | External coding spend has grown for three years. |
ga-08 | uc-05 | intake | conditions | 2026-01-12 | Digital innovation board | internal | Steward of the mailbox data by <2026-03-13>; Pharmacovigilance lead | Passed on the supplier's word that mails can be read; nobody has asked the data office. |
ga-09 | uc-07 | intake | go | 2025-10-13 | Digital innovation board | internal | | Passed without an owner because the supplier's offer ended that week. | Owner to be named during the pilot.
ga-10 | uc-09 | intake | go | 2026-03-05 | Digital innovation board | client | | The function came with a release of the quality system. |
ga-11 | uc-12 | intake | go | 2025-10-20 | Digital innovation board | client | | Report writing takes a third of a monitor's week. |
ga-12 | uc-03 | risk_review | conditions | 2026-04-24 | Tier board | client | Supplier gives notice of a model change 30 days ahead; Procurement lead, by <2026-05-15> | Terms let the supplier change the model without notice. |
ga-13 | uc-02 | feasibility | go | 2026-05-08 | Digital innovation board | client | | Two of three teams reached 50 days; no amendment traced to the draft. |
ga-14 | uc-10 | intake | go | 2026-05-15 | Tier board | client | | Twelve days a submission, counted in eight submissions. |
ga-15 | uc-01 | embedding | go | 2026-06-12 | Head of Quality | client | | Four weeks at 21 hours; work instruction changed. |
ga-16 | uc-06 | intake | go | 2026-06-26 | Tier board | client | | Steward confirmed the source; question stated as an error rate. |
ga-17 | uc-11 | intake | go | 2026-07-03 | Tier board | client | | Nine days counted in six studies. |
ga-18 | uc-09 | feasibility | go | 2026-07-17 | Head of Quality | internal | | 60 summaries read by two quality managers; 57 kept as they were. | Embedding was already under way in two plants; review to follow.
ga-19 | uc-02 | risk_review | conditions | 2026-08-28 | Tier board | client | Source passage shown beside each sentence; Protocol design lead, before the first new study | Drafts without their source could not be checked in the time given. |
ga-20 | uc-03 | embedding | go | 2026-09-11 | Head of Quality | client | | Four weeks at 905 euros a form. |
ga-21 | uc-04 | feasibility | conditions | 2026-09-18 | Tier board | internal | Sampling plan agreed with the Chief Medical Officer; Clinical data manager, by the risk review | The reviewer took part from <2026-06-01>, not from the start. Two rounds of tests must be repeated. |
ga-22 | uc-08 | intake | go | 2026-09-25 | Tier board | client | | Unit has its own notes and its own budget. |
ga-23 | uc-10 | feasibility | go | 2026-10-09 | Tier board | client | | Three old submissions checked; 41 of 44 known faults found. |
ga-24 | uc-13 | intake | go | 2026-10-02 | Tier board | client | | Asked for by three buyers; volume 900 contracts a year. |
ga-25 | uc-06 | feasibility | recycle | 2026-11-13 | Tier board | internal | | Asked early for release; sent back because two of six studies have no closed quarter yet. |
"""

CHECKS = {
    "intake": ("owner_accepts", "problem_stated", "source_confirmed", "risk_answered", "measure_baseline"),
    "feasibility": ("exit_met", "hard_cases", "reviewer_early", "taker_named", "cost_full_volume"),
    "risk_review": ("controls_owned", "overrule", "duties_done", "failure_noticed", "supplier_terms"),
    "embedding": ("instruction_changed", "twelve_months", "live_figures", "ability_shown", "in_goals"),
    "scaled": ("benefit_confirmed", "tier_again", "trend_stated", "owner_in_post", "fate_decided"),
}

OPEN_CHECKS = {
    ("ga-02", "cost_full_volume"): "Asked for, not stated.",
    ("ga-08", "source_confirmed"): "The supplier's word; no steward asked.",
    ("ga-09", "owner_accepts"): "No owner.",
    ("ga-09", "source_confirmed"): "Three systems, no steward.",
    ("ga-09", "measure_baseline"): "No figure.",
    ("ga-11", "measure_baseline"): "A third of the week is an estimate of three monitors.",
    ("ga-13", "cost_full_volume"): "Finance template not used yet.",
    ("ga-18", "hard_cases"): "The 60 summaries were chosen by the supplier.",
    ("ga-18", "exit_met"): "None had been fixed.",
    ("ga-21", "reviewer_early"): "Seventeen weeks after the pilot's start.",
    ("ga-21", "cost_full_volume"): "Depends on the physician's sample.",
    ("ga-25", "exit_met"): "Two of six studies open.",
}

TAGS = """
id | tags
uc-01 | documents, safety
uc-02 | documents, studies
uc-03 | documents, patients
uc-04 | safety, studies
uc-05 | safety
uc-06 | studies, forecasts
uc-07 | studies, forecasts
uc-08 | documents, sites
uc-09 | documents, plants
uc-10 | documents
uc-11 | studies
uc-12 | documents, sites
uc-13 | documents
uc-14 | patients
"""

TIERS = """
id | tier | reviews | approver | lead_time_days | capacity_per_month
ti-low | low | One page read by the unit; listed in the register. | b-unit | 2 | 20
ti-medium | medium | Risk questions, privacy check and one test on unseen data, read by the tier board. | b-tier | 10 | 4
ti-high | high | As medium, and a physician or qualified person, an overrule test and a named switch-off. | b-release | 20 | 1.5
"""

HANDOVERS = """
id | use_case | step | giver | taker | artefact | criteria | agreed_days | accepted_on | friction
h-01 | | intake | b-unit | b-hub | Case on one page | Owner, source and measure named; risk questions answered | 5 | | 2
h-02 | | feasibility | b-hub | b-tier | Test report | Unseen data, hardest tenth, cost per case | 10 | | 4
h-03 | | risk_review | b-tier | b-unit | Conditions | Each with a person and a date | 5 | | 3
h-04 | | embedding | b-hub | b-unit | Work instruction and run book | Run once by the unit without the pilot team | 15 | | 4
h-05 | | run | b-unit | b-dataoffice | Quality report of the source | | 5 | | 3
h-06 | uc-01 | embedding | b-hub | b-unit | Run book of Literature screening | Run once by case processing | 10 | 2026-06-10 | 2
h-07 | uc-02 | embedding | b-hub | b-unit | Run book of the Protocol assistant | Two studies started without the pilot team | 15 | | 4
h-08 | uc-04 | risk_review | b-hub | b-tier | Test report of the Medical coding assistant | Reviewer's two rounds repeated | 10 | | 5
"""

CONSULTATIONS = """
id | body | kind | subject | submitted_on | due_on | outcome | milestone
co-01 | b-council | inform | List of AI use cases in the units | 2026-09-07 | 2026-09-28 | Noted. Asks for the list every quarter. |
co-02 | b-council | consult | Role changes in medical writing and case processing | 2026-11-16 | 2026-12-18 | | m-council
co-03 | b-council | agree | Usage figures by unit, never by person | 2026-10-12 | 2026-11-13 | | m-usage
co-04 | b-legal | consult | Supplier terms of the seven bought cases | 2026-11-09 | 2026-12-04 | | m-terms
"""

BENEFITS = """
id | name | use_case | kind | owner | confirmed_by | confirmed_on | amounts
be-01 | Screening hours freed | uc-01 | capacity | p-pv | Finance controller, R&D | 2026-09-30 | 2026-Q3:24/30/34 2026-Q4:28/34/38 2027-Q1:28/34/38 2027-Q2:28/34/38 2027-Q3:28/34/38 2027-Q4:28/34/38
be-02 | Lower translation spend | uc-03 | cash | p-medwrite | | | 2026-Q4:40/55/70 2027-Q1:50/65/80 2027-Q2:55/70/85 2027-Q3:55/70/85 2027-Q4:55/70/85
be-03 | Earlier protocols | uc-02 | cash | p-clinops | | | 2027-Q1:20/60/120 2027-Q2:40/110/200 2027-Q3:80/180/320 2027-Q4:150/310/480
be-04 | Less external coding | uc-04 | cash | p-clinops | | | 2027-Q2:0/40/70 2027-Q3:30/80/120 2027-Q4:60/110/150
be-05 | Fewer formal faults in submissions | uc-10 | risk | p-reg | | | 2027-Q2:0/25/60 2027-Q3:10/40/80 2027-Q4:10/40/80
be-06 | Better use of monitors' visits | uc-06 | quality | p-clinops | | | 2027-Q3:10/40/90 2027-Q4:20/60/120
be-07 | Second reading by a physician | uc-04 | disbenefit | p-cmo | | | 2027-Q2:12/18/26 2027-Q3:12/18/26 2027-Q4:12/18/26
be-08 | Checking time of statisticians | uc-11 | disbenefit | p-bio | | | 2027-Q1:6/10/16 2027-Q2:6/10/16
"""

COSTS = """
id | name | use_case | intervention | kind | owner | confirmed_by | confirmed_on | amounts
cs-01 | Hub: two posts filled | | | run | p-cdo | Finance controller, digital | 2026-10-15 | 2026-Q4:62/65/68 2027-Q1:62/65/68 2027-Q2:62/65/68 2027-Q3:62/65/68 2027-Q4:62/65/68
cs-02 | Hub: two more posts | | | run | p-cdo | | | 2027-Q1:20/45/70 2027-Q2:65/70/75 2027-Q3:65/70/75 2027-Q4:65/70/75
cs-03 | Protocol assistant, roll-out | uc-02 | | one_off | p-clinops | | | 2027-Q3:50/80/130 2027-Q4:20/30/60
cs-04 | Protocol assistant, running | uc-02 | | run | p-clinops | | | 2026-Q4:12/14/18 2027-Q1:12/14/18 2027-Q2:14/18/24 2027-Q3:18/24/34 2027-Q4:22/30/44
cs-05 | Translation licences | uc-03 | | run | p-medwrite | Finance controller, R&D | 2026-09-30 | 2026-Q4:14/14/14 2027-Q1:14/14/14 2027-Q2:14/14/14 2027-Q3:14/14/14 2027-Q4:14/14/14
cs-06 | Sandbox apart from scaled | | | one_off | p-cio | | | 2026-Q3:40/45/50 2026-Q4:55/60/75
cs-07 | Fluency circles, time of those taking part | | i-09 | one_off | p-chro | | | 2027-Q1:30/36/44 2027-Q2:36/42/52
cs-08 | Coding pilot, larger sample | uc-04 | | one_off | p-clinops | | | 2026-Q4:9/12/18 2027-Q1:9/12/18
"""


def tell(story: Story) -> None:
    """Read the inventory, then follow the cases from gate to gate."""
    cases = table("use_cases", INVENTORY)
    themes, sources = _taken(cases, "theme"), _taken(cases, "data_sources")
    reviews = _merged(*(_taken(_only(cases, RUNNING), name) for name in ("exit_criteria", "exit_review_on")))
    measures = _taken(_only(cases, MEASURED_LATER), "success_measure")
    session = story.session("2026-04-02 10:14", PRACTICE)
    session.edit("Import the inventory of use cases", add={"use_cases": cases})
    session.edit("Enter the strategic themes", add={"themes": table("themes", THEMES)})
    session.edit("Say which theme each case serves", set={"use_cases": themes})
    session = story.session("2026-04-16 13:30", PMO)
    session.edit("List the data sources", add={"data_sources": table("data_sources", SOURCES)})
    session.edit("Say which data each case reads", set={"use_cases": sources})
    session = story.session("2026-05-04 11:15", PMO)
    session.edit("Write down exit criteria and review dates of the running pilots", set={"use_cases": reviews})
    session = story.session("2026-06-04 14:25", PMO)
    names = names_of(cases)
    for case_id, values in measures.items():
        session.edit(f"Agree on a success measure: {names[case_id]}", set={"use_cases": {case_id: values}})
    for case in table("use_cases", LATER):
        story.session(f"{case['intake_on']} 14:40", PMO).edit(f"Take in {case['name']}", add={"use_cases": [case]})
    _moves(story)
    _gates(story, names_of([*cases, *table("use_cases", LATER)]))
    _rest(story)


def _taken(things: list[Values], field: str) -> dict[str, Values]:
    """The field's values by thing, taken out of the things: they are entered later."""
    return {thing["id"]: {field: thing.pop(field)} for thing in things if field in thing}


def _only(things: list[Values], ids: tuple[str, ...]) -> list[Values]:
    return [thing for thing in things if thing["id"] in ids]


def _merged(*parts: dict[str, Values]) -> dict[str, Values]:
    found: dict[str, Values] = {}
    for part in parts:
        for thing_id, values in part.items():
            found.setdefault(thing_id, {}).update(values)
    return found


def _moves(story: Story) -> None:
    for line in MOVES.strip().splitlines()[1:]:
        when, by, label, case, fields = (cell.strip() for cell in line.split("|"))
        pairs = (pair.strip().split("=", 1) for pair in fields.split("//"))
        values: Values = {name: value if value != "true" else True for name, value in pairs}
        story.session(when, by).edit(label, set={"use_cases": {case: values}})


def _gates(story: Story, names: dict[str, str]) -> None:
    gates = table("gates", GATES)
    early = [gate for gate in gates if gate["decided_on"] < "2026-04-02"]
    checks = [check for gate in early for check in _checks(gate)]
    session = story.session("2026-04-23 09:20", PMO)
    session.edit("Enter the gate decisions of the last year", add={"gates": early, "gate_checks": checks})
    for gate in gates[len(early) :]:
        label = f"Record a gate of {names[gate['use_case']]}"
        adds = {"gates": [gate], "gate_checks": _checks(gate)}
        story.session(f"{gate['decided_on']} 16:48", PMO).edit(label, add=adds)


def _checks(gate: Values) -> list[Values]:
    found = []
    for item in CHECKS[gate["gate"]]:
        note = OPEN_CHECKS.get((gate["id"], item))
        check = {"id": f"{gate['id']}-{item}", "gate": gate["id"], "item": item, "met": note is None}
        found.append(check | ({"note": note} if note else {}))
    return found


def _rest(story: Story) -> None:
    tags = {row["id"]: {"tags": row["tags"]} for row in table("use_cases", TAGS)}
    story.session("2026-10-28 08:50", PMO).edit("Tag the use cases", set={"use_cases": tags})
    session = story.session("2026-09-02 09:10", PRACTICE)
    session.edit("Agree on three tiers", add={"tiers": table("tiers", TIERS)})
    session.edit("Draw the relay", add={"handovers": table("handovers", HANDOVERS)})
    session = story.session("2026-11-16 08:55", CHANGE)
    session.edit("Note who is to be heard by when", add={"consultations": table("consultations", CONSULTATIONS)})
    session = story.session("2026-10-15 14:10", PMO)
    for collection, part, text in (("benefits", "benefit", BENEFITS), ("costs", "cost", COSTS)):
        things, amounts = _with_amounts(collection, part, text)
        session.edit(f"Estimate the {collection}", add={collection: things, f"{part}_amounts": amounts})


def _with_amounts(collection: str, part: str, text: str) -> tuple[list[Values], list[Values]]:
    """The things and their amounts, which a cell writes "2027-Q1:low/likely/high" in thousands."""
    names, *lines = text.strip().splitlines()
    cut = [line.rsplit("|", 1) for line in lines]
    things = table(collection, "\n".join([names.rsplit("|", 1)[0], *(line[0] for line in cut)]))
    amounts = []
    for thing, (_, cell) in zip(things, cut, strict=True):
        for piece in cell.split():
            period, figures = piece.split(":")
            low, likely, high = (int(figure) * 1000 for figure in figures.split("/"))
            amount = {"id": f"{thing['id']}-{period.lower()}", part: thing["id"], "period": period}
            amounts.append(amount | {"low": low, "likely": likely, "high": high})
    return things, amounts
