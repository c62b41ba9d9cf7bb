"""Meridian Pharma: vision, principles, the choice of the model, who decides what."""

from __future__ import annotations

from aiom_workbench.cli.sample_source.story import Story, names_of, table

PRACTICE, CHANGE, PMO = "Practice lead", "Change lead", "PMO lead"

PRINCIPLES = """
id | name | application
pr-synergy | Human–AI synergy | Each work instruction names the step at which a person decides, and what that person looks at.
pr-responsible | Responsible by design | Risk questions are answered at intake; a reviewer is named before the pilot's first day.
pr-scale | Scalable by default | A pilot states its cost per case at full volume before it leaves feasibility.
pr-experiment | Experimental at the core | Every pilot has exit criteria in figures and a review date in the register.
pr-trust | Transparency and trust |
"""

CRITERIA = """
id | name | weight | centralized | decentralized | federated | reason
c-maturity | Maturity | 15 | 5 | 1 | 3 | Data and governance stand at level 1; no unit has all five basics of its own.
c-literacy | AI literacy | 10 | 4 | 2 | 4 | 9 of 21 unit leaders could write a success measure for a case of their own.
c-regulation | Regulation | 15 | 5 | 1 | 4 | Four of fourteen cases are in the high tier and inspectors ask for one line of control.
c-diversity | Diversity of units | 10 | 1 | 5 | 5 | Protocol design, biometrics and quality share no process step and two of ten systems.
c-autonomy | Autonomy | 10 | 1 | 5 | 4 | Two of the last three central mandates were bypassed within a year.
c-speed | Speed | 10 | 2 | 4 | 5 | A month's wait costs a study team about a fortnight of enrolment.
c-experts | Scarcity of experts | 15 | 5 | 1 | 4 | Two of four hub posts are open. Units hold one expert each, so a leaver stops a case.
c-data | Spread of data | 10 | 2 | 5 | 4 | Seven of the ten most wanted sources sit in the units.
"""

MOVES = """
when | by | label | id | field | value
2026-10-21 15:02 | Practice lead | Weigh Diversity of units higher | c-diversity | weight | 15
2026-11-20 11:24 | Practice lead | Score federated 3 on Scarcity of experts | c-experts | federated | 3
2026-11-24 13:40 | Practice lead | Score federated 2 on Scarcity of experts | c-experts | federated | 2
"""

BODIES = """
id | key | name | mandate | chair | members | cadence | escalates_to | fte_now | fte_target
b-exec | sponsor | Executive committee | Sets ambition, themes and risk tolerance; decides what no body below can. | p-ceo | p-ceo, p-rnd, p-cmo, p-cfo, p-cdo, p-chro | Second Tuesday of the month | | |
b-hub | hub | AI enablement team | Lends experts to cases for six months; keeps the register and the sandbox. | p-enable | p-enable, p-cdo | Weekly | b-exec | 2 | 4
b-unit | unit | Unit owners | Own cases, money and result; let low-tier cases go live. | p-clinops | p-clinops, p-bio, p-reg, p-quality, p-pv | Every second Thursday | b-exec | 3 | 9
b-tier | governance | Tier board | Sets tier rules; reads medium cases within ten working days. | p-quality | p-quality, p-reg, p-counsel | Every second Wednesday | b-release | 1.5 | 2
b-release | risk | Release board | Lets high-tier cases go live, or says why not. | p-cmo | p-cmo, p-quality, p-reg | Monthly | b-exec | 0 | 0.5
b-tech | technology | Architecture board | Approves models, platforms and suppliers. | p-cio | p-cio, p-enable | Monthly | b-exec | 1 | 1
b-dataoffice | data | Data office | Sets quality and lineage standards; names stewards. | p-data | p-data, p-steward, p-cdm | Weekly | b-exec | 6 | 8
b-legal | legal | Legal and privacy | Answers on lawful use within five working days. | p-counsel | p-counsel | On request | b-exec | 1 | 1
b-council | employee_reps | Employee council | Is heard before roles and measurements of work change. | p-council | p-council | Monthly | | |
"""

RIGHTS = """
id | decision | component | responsible | accountable | consulted | informed
dr-01 | Set ambition, themes and risk tolerance | governance | b-hub | b-exec | b-unit, b-tier | b-tech, b-dataoffice
dr-02 | Set tier rules and forbidden uses | governance | b-tier | b-tier | b-exec, b-hub, b-legal, b-tech, b-dataoffice | b-unit
dr-03 | Let a high-tier case go live | governance | b-unit | b-release | b-hub, b-tier, b-tech, b-dataoffice | b-exec
dr-04 | Let a low-tier case go live | governance | b-unit | b-unit | b-hub | b-tier
dr-05 | Accept and rank a case at intake | processes | b-unit | b-unit | b-hub, b-tier, b-dataoffice | b-exec, b-tech
dr-06 | Fund a pilot within the agreed limit | processes | b-unit | b-unit | b-exec | b-hub, b-tier
dr-07 | Stop a pilot at its review date | processes | b-hub | b-hub | b-tier | b-exec, b-tech, b-dataoffice
dr-08 | Grant access to a data source | data | b-dataoffice | b-unit | b-tier, b-legal | b-hub
dr-09 | Set quality and lineage standards | data | b-dataoffice | b-dataoffice | b-hub, b-unit, b-tier | b-tech
dr-10 | Approve models, platforms and suppliers | technology | b-tier | b-tech | b-hub, b-unit, b-dataoffice, b-legal | b-exec
dr-11 | Change roles and staffing around a case | people | b-unit | b-unit | b-council | b-hub
dr-12 | Assign scarce experts to cases | people | b-hub | b-hub | b-exec, b-unit |
dr-13 | Say what is measured about people's use | people | b-hub | | b-council, b-legal | b-unit
"""

PLACEMENTS = """
id | capability | component | placement | reason
al-01 | Ownership of use cases | processes | local | The result shows in the unit's budget.
al-02 | Tier rules and release of high-tier cases | governance | central | Inspectors ask one house one question.
al-03 | Release of low-tier cases | governance | local | Two days instead of ten.
al-04 | Model engineering | technology | shared | Four experts in one place, lent for six months.
al-05 | Platforms, sandbox and monitoring | technology | central | Paid once, watched at night by one team.
al-06 | Data stewardship | data | local | Meaning lives with those who make the data.
al-07 | Standards for quality and lineage | data | central | A source is read by more than one unit.
al-08 | Fluency circles | people | shared | Coordinated once, held by the units' own champions.
al-09 | Supplier terms | governance | central | Seven suppliers, one set of clauses.
"""

EVOLUTION = """
id | from_on | model | trigger | met_on
ev-01 | 2026-01-12 | centralized | One register and one team for all pilots. | 2026-04-02
ev-02 | 2027-07-01 | federated | Gates live in two units, release board at work, four hub posts filled. |
ev-03 | 2028-07-03 | federated | Units fill expert posts within six months; hub lends for three months only. |
"""

STORY = (
    "In two years {} work in a demonstration and stop where somebody would have to own them: money, data and release"
    " sit with people who were asked last. From now on a case has one owner in the line, a steward for its data and a"
    " reviewer before its first day. What stays: a person signs."
)

SCENARIOS = """
id | name
sc-posts | If the hub's posts stay open
sc-units | If units could hire two experts each
"""


def tell(story: Story) -> None:
    """Write the case for change, weigh the models, decide, and say who decides from then on."""
    session = story.session("2026-06-09 09:00", PRACTICE)
    session.edit("Draft the vision", set={"vision": {"headline": "AI that scales."}})
    session.edit("Tell the case for change", set={"vision": {
        "story": STORY.format("seven pilots were started and none has reached daily work. They"),
        "opportunities": "Protocol to first patient seven weeks earlier. 2.7 million a year less for writing and coding that is bought today. Three cases in daily use where there are two.",
        "risks": "A wrong term or number that nobody catches. Writers and coders who see their craft go. Experts who leave: one carries three pilots. Each has an owner and a date in the log."}})  # fmt: skip
    session.edit("Write how each principle is applied", add={"principles": table("principles", PRINCIPLES)})
    _choice(story)
    _rights(story)
    session = story.session("2026-10-23 11:30", PRACTICE)
    session.edit("Say it so that a team can check it", set={"vision": {
        "headline": "Every study team uses AI that somebody owns; every high-risk case is released in one place.",
        "story": STORY.format("nine pilots were started and two reached daily work. The others")}})  # fmt: skip


def _choice(story: Story) -> None:
    criteria = table("criteria", CRITERIA)
    scores = ("centralized", "decentralized", "federated", "reason")
    bare = [{k: v for k, v in c.items() if k not in scores} for c in criteria]
    session = story.session("2026-09-03 13:10", PRACTICE)
    session.edit("Set the criteria and their weights", add={"criteria": bare})
    scored = [{k: v for k, v in c.items() if k in ("id", *scores)} for c in criteria]
    session = story.session("2026-09-24 09:35", PRACTICE)
    session.set_each("criteria", scored, names_of(criteria), "Score the models on {name}")
    for line in MOVES.strip().splitlines()[1:]:
        when, by, label, thing, field, value = (cell.strip() for cell in line.split("|"))
        story.session(when, by).edit(label, set={"criteria": {thing: {field: int(value)}}})
    session = story.session("2026-10-27 14:20", PRACTICE)
    session.edit("Try: the hub's posts stay open", add={
        "scenarios": table("scenarios", SCENARIOS)[:1],
        "scenario_weights": [{"id": "sc-posts-w", "scenario": "sc-posts", "criterion": "c-experts", "weight": 35}]})  # fmt: skip
    session.edit("Try: units hire two experts each", add={
        "scenarios": table("scenarios", SCENARIOS)[1:],
        "scenario_weights": [{"id": "sc-units-w", "scenario": "sc-units", "criterion": "c-experts", "weight": 10}],
        "scenario_scores": [{"id": "sc-units-s", "scenario": "sc-units", "criterion": "c-experts",
                             "centralized": 2, "decentralized": 4, "federated": 4}]})  # fmt: skip
    story.session("2026-11-12 16:55", PRACTICE).edit("Choose the federated model", set={"decision": {
        "chosen": "federated", "decided_on": "2026-11-12", "decided_by": "Steering committee",
        "rationale": "Units differ in work and data, and bypass central mandates; a centre alone would become the queue. Regulation asks for one line of control, so tier rules and release of high-tier cases stay in one place. Federated leads by half a point; without the diversity of units it would not.",
        "revisit_when": "The hub's four posts are not filled by <2027-03-31>, or one of its experts leaves."}})  # fmt: skip


def _rights(story: Story) -> None:
    bodies = table("bodies", BODIES)
    session = story.session("2026-07-22 10:10", PRACTICE)
    session.edit("List the bodies", add={"bodies": bodies})
    session.edit("Place the capabilities", add={"allocations": table("allocations", PLACEMENTS)})
    session.edit("Draw the path of the model", add={"evolution": table("evolution", EVOLUTION)})
    session = story.session("2026-10-06 13:15", PRACTICE)
    rights = table("decision_rights", RIGHTS)
    for component in ("governance", "processes", "data", "technology", "people"):
        own = [right for right in rights if right["component"] == component]
        session.edit(f"Decide who decides: {component}", add={"decision_rights": own})
    session = story.session("2026-11-05 10:40", PRACTICE)
    session.edit("Give pilot stops to the units", set={"decision_rights": {"dr-07": {"accountable": ["b-unit"]}}})
