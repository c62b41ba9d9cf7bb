"""Meridian Pharma: two rounds of diagnosis half a year apart, the votes and the evidence behind them."""

from __future__ import annotations

from aiom_workbench.cli.sample_source.story import Story, Values, table

PRACTICE, CHANGE, PMO = "Practice lead", "Change lead", "PMO lead"
SPRING, AUTUMN = "a-spring", "a-autumn"

RATINGS = """
id | component | now | target | why_target | evidence | confidence
spring-people | people | 1 | 3 | Units cannot own cases that their leaders cannot question. | Two of 21 unit leaders could write a success measure. | 2
spring-processes | processes | 1 | 3 | Without gates a pilot neither stops nor scales. | No running pilot had a review date in writing. | 3
spring-technology | technology | 3 | 3 | Platform and sandbox serve the planned cases. | Architecture board's minutes; two platforms in use by four units. | 3
spring-data | data | 1 | 3 | A case cannot be proved on a source that nobody answers for. | Register of sources: three stewards for ten sources. | 2
spring-governance | governance | 1 | 3 | Inspectors ask who released a case and on what test. | Dates of first contact: four of seven pilots had none. | 3
autumn-people | people | 2 | 3 | Units cannot own cases that their leaders cannot question. | 9 of 21 unit leaders wrote a success measure in the workshop. | 2
autumn-processes | processes | 2 | 3 | Without gates a pilot neither stops nor scales. | Lifecycle agreed; all nine pilots have a review date, three of them past. | 3
autumn-technology | technology | 3 | 3 | Platform and sandbox serve the planned cases. | Sandbox runs apart from scaled cases for four units. | 3
autumn-data | data | 1 | 3 | A case cannot be proved on a source that nobody answers for. | Median wait for access: 31 days, the same as half a year ago. | 3
autumn-governance | governance | 1 | 3 | Inspectors ask who released a case and on what test. | Tier rules agreed a month ago; no case has gone through them from intake. | 2
"""

ANSWERS = """
id | question | score | owner | answer | evidence
spring-q1 | owner | 1 | p-rnd | Asked separately, three people named three owners for the site selection pilot. | Interview notes; no list existed before this project.
spring-q2 | data | 1 | p-data | Access took 31 days at the median; two sources cannot be reached at all. | Ticket dates of 44 requests.
spring-q3 | success | 2 | p-cfo | Four of twelve cases had a figure; none had a baseline that finance knew. | Inventory of use cases.
spring-q4 | pilot_scale | 1 | p-rnd | None of seven pilots had reached daily work. | Inventory of use cases.
spring-q5 | time_to_value | 2 | p-clinops | A year from idea to first value, in the one case that has one. | Dates in the inventory.
spring-q6 | in_workflow | 1 | p-clinops | Every assistant opens in a window of its own; work is done without it. | Two mornings beside monitors and writers.
spring-q7 | innovation_to_operations | 1 | p-enable | No hand-over note was found; pilot teams still answer the phone. | Asked of all pilot teams.
spring-q8 | governance_timing | 1 | p-quality | Four of seven pilots had not met risk and compliance at all. | Dates of first contact in the inventory.
autumn-q1 | owner | 2 | p-rnd | A list exists and most rows carry a name. One pilot has none, and no owner holds money for a case. | Register; budget lines of three units.
autumn-q2 | data | 2 | p-data | Eight of ten sources have a steward. Access still takes 31 days. | Register of sources; ticket dates of 38 requests.
autumn-q3 | success | 2 | p-cfo | Nine of 13 cases have a figure; finance has confirmed one. | Register; finance controller's note.
autumn-q4 | pilot_scale | 2 | p-rnd | Two of nine pilots have scaled; three are past their review date. | Register.
autumn-q5 | time_to_value | 2 | p-clinops | Just under a year at the median of four cases. | Dates in the register.
autumn-q6 | in_workflow | 2 | p-clinops | Four of 13 cases sit in a work instruction; the others open in a window of their own. | Work instructions of four groups.
autumn-q7 | innovation_to_operations | 2 | p-enable | One case was handed over with a date; two more wait for an owner to accept. | Hand-over note of Literature screening.
autumn-q8 | governance_timing | 3 | p-quality | The two pilots started since <2026-08-03 month> met the reviewer first. Four of the older seven did not. | Dates in the register.
"""

SIGNS = """
sign | observed | evidence
disconnected_projects | yes | Two units draft monitoring reports, each its own way.
no_clear_ownership | yes | Site selection has no owner; five cases of 13 answer all three questions.
governance_gaps | yes | Medical coding met its reviewer 17 weeks after the pilot began.
vendor_dependence | yes | Seven of 13 cases run on a supplier's model.
slow_time_to_value | yes | 11.6 months at the median.
overhype | no | No public promise was found in the last twelve months.
tech_first | yes | 41 licences in seven budgets, four work instructions.
ai_does_the_work | no | Each case past intake names who checks.
leadership_disengagement | no | Sponsor kept nine of ten dates.
silos | yes | Site records are kept in three systems under three names.
handoff_friction | yes | Test reports go back at the median twice.
poor_change_management | yes | One town hall for eleven groups so far.
"""

SPRING_SIGNS = "disconnected_projects no_clear_ownership governance_gaps vendor_dependence slow_time_to_value overhype"

# Means are ours; each figure is one person's statement in the room, by role only.
VOTES = """
owner | sponsor 4 4 3 5 4 | manager 3 2 2 3 3 2 | user 1 2 2 1 2 2 2 1 | expert 1 2 1
data | sponsor 3 3 4 3 2 | manager 2 2 3 2 2 1 | user 1 1 2 2 1 2 1 1 | expert 1 1 2
success | sponsor 3 4 3 3 3 | manager 2 3 2 2 3 2 | user 2 2 1 2 3 2 2 2 | expert 2 2 1
pilot_scale | sponsor 3 2 3 2 2 | manager 2 2 2 2 1 2 | user 2 1 2 2 2 1 2 2 | expert 2 2 2
time_to_value | sponsor 2 3 2 2 3 | manager 2 2 2 1 2 2 | user 1 2 2 2 2 1 2 2 | expert 2 1 2
in_workflow | sponsor 3 3 2 3 3 | manager 2 2 2 3 2 2 | user 2 1 2 2 1 2 2 1 | expert 2 2 1
innovation_to_operations | sponsor 3 2 3 3 2 | manager 2 2 1 2 2 2 | user 2 2 1 2 2 2 2 1 | expert 1 2 1
governance_timing | sponsor 4 3 4 4 3 | manager 3 3 2 3 3 3 | user 3 2 3 2 3 3 2 3 | expert 2 3 3
people | sponsor 3 2 3 2 2 | user 2 1 2 2 2 1 2 2
governance | sponsor 2 2 3 2 1 | user 1 1 2 1 1 1 2 1
"""

PULSE = {
    SPRING: (3, 2, 2, 1, 1, 2, 3, 3, 2, 1, 1, 2),
    AUTUMN: (4, 3, 3, 2, 2, 3, 4, 3, 2, 2, 2, 3),
}
STATEMENTS = tuple(
    f"{part}_{n}" for part in ("strategy", "people", "processes", "technology", "data", "governance") for n in (1, 2)
)

EVIDENCE = """
id | kind | on | source_role | attribution | about | strength | audience | quote
e-01 | interview | 2026-04-02 | Head of R&D | named | owner, pilot_scale | 1 | client | Seven pilots, and for none of them could I tell you whose budget it will be.
e-02 | data | 2026-04-20 | Ticket system, 44 requests | none | data, d-clinical | 3 | client | Median wait from request to access: 31 days; longest 112.
e-03 | interview | 2026-04-15 | Head of Regulatory Affairs | role | governance_timing, uc-04 | 1 | internal | We are asked for a stamp, in the last week, on something we see for the first time.
e-04 | observation | 2026-04-21 | Two mornings with site monitors | none | in_workflow, g-sites | 2 | client | Five tools opened in one visit; the drafting assistant was opened after the report was written.
e-05 | document | 2026-04-22 | Inventory of use cases | none | owner, uc-07 | 3 | client | Three names in three lists for Site selection; none of the three accepts.
e-06 | survey | 2026-06-10 | First survey, 412 answers | none | people | 3 | client | 61 % can say why AI is introduced; 22 % can say what changes in their own work.
e-07 | interview | 2026-06-16 | Chief Medical Officer | role | uc-04, governance | 1 | internal | I will not put my name under a term that no physician has read.
e-08 | interview | 2026-07-01 | Lead statistician | role | uc-11 | 1 | internal | Two wrong denominators. I found them because I was looking for them.
e-09 | document | 2026-08-14 | Finance template, first use | none | success | 3 | client | Cost per case at full volume stated for one of eight pilots.
e-10 | data | 2026-09-15 | Use log of the protocol assistant | none | uc-02, in_workflow | 3 | client | 41 of 64 designers used it in four weeks of the last five.
e-11 | survey | 2026-10-14 | Second survey, 437 answers | none | people | 3 | client | 74 % can say why; 35 % can say what changes in their own work.
e-12 | interview | 2026-10-20 | Employee council chair | role | g-medwrite, g-pv | 1 | internal | We hear of role changes from the supplier's newsletter.
e-13 | document | 2026-10-21 | Register of use cases | none | owner, success, uc-07 | 3 | client | 12 of 13 cases past intake have a named owner; five have owner, source and measure.
e-14 | observation | 2026-10-29 | Team meeting, medical writing | none | g-medwrite | 2 | internal | Asked what stays theirs, nobody in the room could say.
e-15 | data | 2026-11-13 | Ticket system, 38 requests | none | data | 3 | client | Median wait 31 days; three signatures, one of them given twice.
e-16 | document | 2026-11-13 | Two drafts of monitoring reports | none | uc-08, uc-12 | 2 | client | Same headings, different suppliers, two budgets.
"""


def tell(story: Story) -> None:
    """The spring round as one import and some answers; the autumn round as it was agreed in the room."""
    spring = story.session("2026-04-22 15:05", PRACTICE)
    spring.edit("Start the baseline assessment", add={"assessments": [
        {"id": SPRING, "name": "Baseline", "taken_on": "2026-04-22"}], "ratings": _of(SPRING, "ratings", RATINGS)})  # fmt: skip
    spring.edit("Enter the agreed answers", add={"answers": _of(SPRING, "answers", ANSWERS)})
    spring.edit("Enter the readiness pulse of the sponsors", add={"pulse": _pulse(SPRING)})
    seen = [
        {"id": f"spring-{sign}", "assessment": SPRING, "sign": sign, "observed": True} for sign in SPRING_SIGNS.split()
    ]
    spring.edit("Tick the warning signs", add={"signs": seen})
    _autumn(story)
    for thing in table("evidence", EVIDENCE):
        label = f"Keep evidence: {thing['source_role']}"
        story.session(f"{thing['on']} 18:05", CHANGE if thing["kind"] == "survey" else PRACTICE).edit(
            label, add={"evidence": [thing]}
        )


def _autumn(story: Story) -> None:
    room = story.session("2026-10-21 09:31", PRACTICE)
    room.edit("Start the half-year review", add={"assessments": [
        {"id": AUTUMN, "name": "Half-year review", "taken_on": "2026-10-21"}]})  # fmt: skip
    answers = {answer["question"]: answer for answer in _of(AUTUMN, "answers", ANSWERS)}
    for line in VOTES.strip().splitlines():
        about, *voices = (part.strip() for part in line.split("|"))
        if about in answers:
            adds = {"responses": _votes(about, voices), "answers": [answers[about]]}
            room.edit(f"Votes and agreed score: {about.replace('_', ' ')}", add=adds)
        else:
            room.edit(f"Votes on the level: {about}", add={"responses": _votes(about, voices)})
    evening = story.session("2026-10-21 17:40", CHANGE)
    evening.edit("Agree on the levels", add={"ratings": _of(AUTUMN, "ratings", RATINGS)})
    evening.edit("Enter the readiness pulse", add={"pulse": _pulse(AUTUMN)})
    signs = [{"id": f"autumn-{row['sign']}", "assessment": AUTUMN, **row} for row in table("signs", SIGNS)]
    evening.edit("Go through warning signs and pitfalls", add={"signs": signs})


def _of(assessment: str, collection: str, text: str) -> list[Values]:
    prefix = assessment.removeprefix("a-")
    return [{"assessment": assessment, **row} for row in table(collection, text) if row["id"].startswith(prefix)]


def _pulse(assessment: str) -> list[Values]:
    pairs = zip(STATEMENTS, PULSE[assessment], strict=True)
    prefix = assessment.removeprefix("a-")
    return [{"id": f"{prefix}-{key}", "assessment": assessment, "statement": key, "score": n} for key, n in pairs]


def _votes(about: str, voices: list[str]) -> list[Values]:
    found = []
    for part in voices:
        voice, *scores = part.split()
        for i, score in enumerate(scores, 1):
            vote = {"id": f"vote-{about}-{voice}-{i}", "assessment": AUTUMN, "about": about}
            found.append(vote | {"voice": voice, "score": int(score)})
    return found
