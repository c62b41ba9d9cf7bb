"""The closed lists of values that several fields share. Keys are fixed; labels are for people."""

from aiom_workbench.plan.fields import Choice
from aiom_workbench.words import N_

COMPONENTS = (
    Choice("people", N_("People")),
    Choice("processes", N_("Processes")),
    Choice("technology", N_("Technology")),
    Choice("data", N_("Data")),
    Choice("governance", N_("Governance")),
)
MODELS = (
    Choice("centralized", N_("Centralized")),
    Choice("decentralized", N_("Decentralized")),
    Choice("federated", N_("Federated")),
)
ELEMENTS = (
    Choice("awareness", N_("Awareness")),
    Choice("desire", N_("Desire")),
    Choice("knowledge", N_("Knowledge")),
    Choice("ability", N_("Ability")),
    Choice("reinforcement", N_("Reinforcement")),
)
PULSE_ELEMENTS = (*ELEMENTS, Choice("confidence", N_("Confidence")))
CONCERNS = (
    Choice("compliance", N_("Compliance worry")),
    Choice("job_fear", N_("Fear for the job")),
    Choice("no_time", N_("No time")),
    Choice("distrust_output", N_("Distrust of the output")),
    Choice("status_loss", N_("Loss of status")),
    Choice("tool_fatigue", N_("Tool fatigue")),
    Choice("unclear_ownership", N_("Unclear ownership")),
    Choice("not_relevant", N_("Not for my kind of work")),
    Choice("passing_fad", N_("This will pass")),
    Choice("workload_monitoring", N_("Being watched")),
)
QUESTIONS = (
    Choice("owner", N_("Who owns each AI use case?")),
    Choice("data", N_("Is the data clean, governed and within reach?")),
    Choice("success", N_("What is success, and who measures it?")),
    Choice("pilot_scale", N_("What share of pilots goes on to scale?")),
    Choice("time_to_value", N_("How long from idea to first value?")),
    Choice("in_workflow", N_("Does AI sit inside the daily work?")),
    Choice("innovation_to_operations", N_("Do innovation and operations meet?")),
    Choice("governance_timing", N_("Do risk and governance come in early enough?")),
)
SIGNS = (
    Choice("disconnected_projects", N_("Disconnected projects")),
    Choice("no_clear_ownership", N_("No clear ownership")),
    Choice("governance_gaps", N_("Governance gaps")),
    Choice("vendor_dependence", N_("Vendor dependence")),
    Choice("slow_time_to_value", N_("Slow time to value")),
    Choice("overhype", N_("Promises beyond delivery")),
    Choice("tech_first", N_("Technology first, design last")),
    Choice("ai_does_the_work", N_("AI is expected to do the work")),
    Choice("leadership_disengagement", N_("Leaders are not engaged")),
    Choice("silos", N_("Silos")),
    Choice("handoff_friction", N_("Friction at hand-overs")),
    Choice("poor_change_management", N_("Change left to chance")),
)
STATEMENTS = (
    Choice("strategy_1", N_("I can name the business results we want from AI, and who answers for each.")),
    Choice("strategy_2", N_("We have stopped or refused an AI idea because it did not serve those results.")),
    Choice("people_1", N_("My manager has shown me, on our own work, what AI changes for us and what it does not.")),
    Choice("people_2", N_("I have time set aside to learn to work with AI, and I used it last month.")),
    Choice("processes_1", N_("I know where to take an idea, and when I will get an answer.")),
    Choice(
        "processes_2", N_("When I report that an AI tool gets something wrong, something changes and I hear of it.")
    ),
    Choice("technology_1", N_("The AI tools I may use are enough for my work; I need no private account.")),
    Choice("technology_2", N_("AI is inside the systems I work with, so that I do not have to copy things across.")),
    Choice("data_1", N_("I know who to ask about the data I need, and they answer within days.")),
    Choice("data_2", N_("I trust the data behind our AI outputs enough to sign my name under them.")),
    Choice("governance_1", N_("I know what I may do with AI without asking, and what I must never do.")),
    Choice("governance_2", N_("Risk and compliance help from the start; a late no would surprise me.")),
)
TOPICS = (*QUESTIONS, *COMPONENTS, *STATEMENTS)
"""What a vote or a piece of evidence may be about, besides things of the plan."""

CATEGORIES = (
    Choice("executive_sponsor", N_("Executive sponsor")),
    Choice("ai_expert", N_("AI expert")),
    Choice("domain_expert", N_("Domain expert")),
    Choice("change_champion", N_("Change champion")),
    Choice("partner", N_("Partner")),
    Choice("other", N_("Other")),
)
ENGAGEMENTS = (
    Choice("unaware", N_("Unaware")),
    Choice("resistant", N_("Opposed for now")),
    Choice("neutral", N_("Neutral")),
    Choice("supportive", N_("Supportive")),
    Choice("leading", N_("Leading")),
)
BASES = (Choice("survey", N_("Survey")), Choice("interviews", N_("Interviews")), Choice("estimate", N_("Estimate")))
VOICES = (
    Choice("sponsor", N_("Sponsor")),
    Choice("manager", N_("Manager")),
    Choice("user", N_("User")),
    Choice("expert", N_("Expert")),
)
STAGES = (
    Choice("intake", N_("Intake")),
    Choice("feasibility", N_("Feasibility")),
    Choice("risk_review", N_("Risk review")),
    Choice("embedding", N_("Embedding")),
    Choice("scaled", N_("Scaled")),
    Choice("stopped", N_("Stopped")),
    Choice("retired", N_("Retired")),
)
GATES = STAGES[:5]
STEPS = (*STAGES[:4], Choice("run", N_("Run")))
TIERS = (Choice("low", N_("Low")), Choice("medium", N_("Medium")), Choice("high", N_("High")))
RISK_QUESTIONS = (
    Choice("decides_about_people", N_("Decides about people")),
    Choice("acts_without_review", N_("Acts without review")),
    Choice("safety_or_health", N_("Touches safety or health")),
    Choice("sensitive_personal_data", N_("Uses sensitive personal data")),
    Choice("regulated_decision", N_("Feeds a regulated decision")),
    Choice("customer_facing", N_("Faces customers")),
    Choice("personal_data", N_("Uses personal data")),
    Choice("unassessed_vendor_model", N_("Runs on a supplier's model nobody has assessed")),
    Choice("financial_impact", N_("Moves money")),
    Choice("publishes_content", N_("Publishes content")),
    Choice("prohibited_practice", N_("May be a forbidden practice")),
)
BODY_KEYS = (
    Choice("sponsor", N_("Sponsor")),
    Choice("hub", N_("Hub")),
    Choice("unit", N_("Unit")),
    Choice("governance", N_("Governance")),
    Choice("technology", N_("Technology")),
    Choice("data", N_("Data")),
    Choice("legal", N_("Legal")),
    Choice("risk", N_("Risk")),
    Choice("employee_reps", N_("Employee representatives")),
    Choice("other", N_("Other")),
)
PROGRESS = (
    Choice("planned", N_("Planned")),
    Choice("in_progress", N_("In progress")),
    Choice("done", N_("Done")),
    Choice("cancelled", N_("Cancelled")),
)
MILESTONE_STATUSES = (
    Choice("planned", N_("Planned")),
    Choice("in_progress", N_("In progress")),
    Choice("done", N_("Done")),
    Choice("at_risk", N_("At risk")),
    Choice("blocked", N_("Blocked")),
    Choice("cancelled", N_("Cancelled")),
)
