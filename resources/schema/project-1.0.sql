CREATE TABLE engagement (
	id TEXT NOT NULL,
	position TEXT NOT NULL,
	client TEXT,
	name TEXT,
	sector TEXT,
	sponsor TEXT,
	lead TEXT,
	scope_in TEXT,
	scope_out TEXT,
	risk_tolerance TEXT,
	confidentiality TEXT,
	start_on TEXT,
	end_on TEXT,
	language TEXT,
	currency TEXT,
	working_days TEXT,
	hours_per_day NUMERIC,
	holidays TEXT,
	holidays_country TEXT,
	pilot_scale_target NUMERIC,
	individual_scores INTEGER,
	content TEXT,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(sponsor) REFERENCES stakeholders (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_engagement_sponsor ON engagement (sponsor);
CREATE TABLE vision (
	id TEXT NOT NULL,
	position TEXT NOT NULL,
	headline TEXT,
	story TEXT,
	opportunities TEXT,
	risks TEXT,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id)
);
CREATE TABLE decision (
	id TEXT NOT NULL,
	position TEXT NOT NULL,
	chosen TEXT,
	rationale TEXT,
	decided_on TEXT,
	decided_by TEXT,
	revisit_when TEXT,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id)
);
CREATE TABLE themes (
	id TEXT NOT NULL,
	ref TEXT NOT NULL,
	position TEXT NOT NULL,
	name TEXT,
	outcome TEXT,
	priority NUMERIC,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id)
);
CREATE TABLE principles (
	id TEXT NOT NULL,
	ref TEXT NOT NULL,
	position TEXT NOT NULL,
	name TEXT,
	application TEXT,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id)
);
CREATE TABLE groups (
	id TEXT NOT NULL,
	ref TEXT NOT NULL,
	position TEXT NOT NULL,
	name TEXT,
	parent TEXT,
	headcount NUMERIC,
	location TEXT,
	represented_by TEXT,
	awareness NUMERIC,
	desire NUMERIC,
	knowledge NUMERIC,
	ability NUMERIC,
	reinforcement NUMERIC,
	basis TEXT,
	respondents NUMERIC,
	assessed_on TEXT,
	fluency_now NUMERIC,
	fluency_target NUMERIC,
	concern TEXT,
	message TEXT,
	notes TEXT,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(parent) REFERENCES groups (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(represented_by) REFERENCES stakeholders (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_groups_parent ON groups (parent);
CREATE INDEX ix_groups_represented_by ON groups (represented_by);
CREATE TABLE impacts (
	id TEXT NOT NULL,
	ref TEXT NOT NULL,
	position TEXT NOT NULL,
	"group" TEXT,
	aspect TEXT,
	degree NUMERIC,
	"before" TEXT,
	"after" TEXT,
	starts_on TEXT,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY("group") REFERENCES groups (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_impacts_group ON impacts ("group");
CREATE TABLE stakeholders (
	id TEXT NOT NULL,
	ref TEXT NOT NULL,
	position TEXT NOT NULL,
	name TEXT,
	code_name TEXT,
	title TEXT,
	organisation TEXT,
	"group" TEXT,
	category TEXT,
	power NUMERIC,
	interest NUMERIC,
	legitimacy NUMERIC,
	urgency NUMERIC,
	engagement_now TEXT,
	engagement_desired TEXT,
	awareness NUMERIC,
	desire NUMERIC,
	knowledge NUMERIC,
	ability NUMERIC,
	reinforcement NUMERIC,
	concern TEXT,
	sponsorship_asked TEXT,
	sponsorship_given TEXT,
	relationship_owner TEXT,
	next_contact_on TEXT,
	basis TEXT,
	assessed_by TEXT,
	assessed_on TEXT,
	delete_after TEXT,
	notes TEXT,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY("group") REFERENCES groups (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_stakeholders_group ON stakeholders ("group");
CREATE TABLE influences (
	id TEXT NOT NULL,
	ref TEXT NOT NULL,
	position TEXT NOT NULL,
	source TEXT,
	target TEXT,
	strength NUMERIC,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(source) REFERENCES stakeholders (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(target) REFERENCES stakeholders (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_influences_source ON influences (source);
CREATE INDEX ix_influences_target ON influences (target);
CREATE TABLE interactions (
	id TEXT NOT NULL,
	ref TEXT NOT NULL,
	position TEXT NOT NULL,
	stakeholder TEXT,
	"on" TEXT,
	kind TEXT,
	summary TEXT,
	next_step TEXT,
	next_on TEXT,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(stakeholder) REFERENCES stakeholders (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_interactions_stakeholder ON interactions (stakeholder);
CREATE TABLE evidence (
	id TEXT NOT NULL,
	ref TEXT NOT NULL,
	position TEXT NOT NULL,
	kind TEXT,
	"on" TEXT,
	source_role TEXT,
	attribution TEXT,
	quote TEXT,
	about TEXT,
	strength NUMERIC,
	audience TEXT,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id)
);
CREATE TABLE assessments (
	id TEXT NOT NULL,
	ref TEXT NOT NULL,
	position TEXT NOT NULL,
	name TEXT,
	taken_on TEXT,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id)
);
CREATE TABLE ratings (
	id TEXT NOT NULL,
	position TEXT NOT NULL,
	assessment TEXT,
	component TEXT,
	now NUMERIC,
	target NUMERIC,
	why_target TEXT,
	evidence TEXT,
	confidence NUMERIC,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(assessment) REFERENCES assessments (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_ratings_assessment ON ratings (assessment);
CREATE TABLE answers (
	id TEXT NOT NULL,
	position TEXT NOT NULL,
	assessment TEXT,
	question TEXT,
	score NUMERIC,
	answer TEXT,
	evidence TEXT,
	owner TEXT,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(assessment) REFERENCES assessments (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(owner) REFERENCES stakeholders (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_answers_assessment ON answers (assessment);
CREATE INDEX ix_answers_owner ON answers (owner);
CREATE TABLE signs (
	id TEXT NOT NULL,
	position TEXT NOT NULL,
	assessment TEXT,
	sign TEXT,
	observed INTEGER,
	evidence TEXT,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(assessment) REFERENCES assessments (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_signs_assessment ON signs (assessment);
CREATE TABLE pulse (
	id TEXT NOT NULL,
	position TEXT NOT NULL,
	assessment TEXT,
	statement TEXT,
	score NUMERIC,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(assessment) REFERENCES assessments (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_pulse_assessment ON pulse (assessment);
CREATE TABLE responses (
	id TEXT NOT NULL,
	position TEXT NOT NULL,
	assessment TEXT,
	about TEXT,
	voice TEXT,
	score NUMERIC,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(assessment) REFERENCES assessments (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_responses_assessment ON responses (assessment);
CREATE TABLE criteria (
	id TEXT NOT NULL,
	ref TEXT NOT NULL,
	position TEXT NOT NULL,
	name TEXT,
	weight NUMERIC,
	centralized NUMERIC,
	decentralized NUMERIC,
	federated NUMERIC,
	reason TEXT,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id)
);
CREATE TABLE scenarios (
	id TEXT NOT NULL,
	ref TEXT NOT NULL,
	position TEXT NOT NULL,
	name TEXT,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id)
);
CREATE TABLE scenario_weights (
	id TEXT NOT NULL,
	position TEXT NOT NULL,
	scenario TEXT,
	criterion TEXT,
	weight NUMERIC,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(scenario) REFERENCES scenarios (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(criterion) REFERENCES criteria (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_scenario_weights_criterion ON scenario_weights (criterion);
CREATE INDEX ix_scenario_weights_scenario ON scenario_weights (scenario);
CREATE TABLE scenario_scores (
	id TEXT NOT NULL,
	position TEXT NOT NULL,
	scenario TEXT,
	criterion TEXT,
	centralized NUMERIC,
	decentralized NUMERIC,
	federated NUMERIC,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(scenario) REFERENCES scenarios (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(criterion) REFERENCES criteria (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_scenario_scores_criterion ON scenario_scores (criterion);
CREATE INDEX ix_scenario_scores_scenario ON scenario_scores (scenario);
CREATE TABLE allocations (
	id TEXT NOT NULL,
	ref TEXT NOT NULL,
	position TEXT NOT NULL,
	capability TEXT,
	component TEXT,
	placement TEXT,
	reason TEXT,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id)
);
CREATE TABLE bodies (
	id TEXT NOT NULL,
	ref TEXT NOT NULL,
	position TEXT NOT NULL,
	"key" TEXT,
	name TEXT,
	mandate TEXT,
	chair TEXT,
	members TEXT,
	cadence TEXT,
	escalates_to TEXT,
	fte_now NUMERIC,
	fte_target NUMERIC,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(chair) REFERENCES stakeholders (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(escalates_to) REFERENCES bodies (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_bodies_chair ON bodies (chair);
CREATE INDEX ix_bodies_escalates_to ON bodies (escalates_to);
CREATE TABLE decision_rights (
	id TEXT NOT NULL,
	ref TEXT NOT NULL,
	position TEXT NOT NULL,
	decision TEXT,
	component TEXT,
	responsible TEXT,
	accountable TEXT,
	consulted TEXT,
	informed TEXT,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id)
);
CREATE TABLE evolution (
	id TEXT NOT NULL,
	ref TEXT NOT NULL,
	position TEXT NOT NULL,
	from_on TEXT,
	model TEXT,
	"trigger" TEXT,
	met_on TEXT,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id)
);
CREATE TABLE data_sources (
	id TEXT NOT NULL,
	ref TEXT NOT NULL,
	position TEXT NOT NULL,
	name TEXT,
	steward TEXT,
	"group" TEXT,
	quality NUMERIC,
	access TEXT,
	lineage TEXT,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(steward) REFERENCES stakeholders (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY("group") REFERENCES groups (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_data_sources_group ON data_sources ("group");
CREATE INDEX ix_data_sources_steward ON data_sources (steward);
CREATE TABLE use_cases (
	id TEXT NOT NULL,
	ref TEXT NOT NULL,
	position TEXT NOT NULL,
	name TEXT,
	description TEXT,
	theme TEXT,
	"group" TEXT,
	owner TEXT,
	data_sources TEXT,
	success_measure TEXT,
	value NUMERIC,
	feasibility NUMERIC,
	risk_answers TEXT,
	risk_tier_override TEXT,
	stage TEXT,
	paused INTEGER,
	intake_on TEXT,
	feasibility_on TEXT,
	risk_review_on TEXT,
	embedding_on TEXT,
	scaled_on TEXT,
	stopped_on TEXT,
	retired_on TEXT,
	pilot_started_on TEXT,
	first_value_on TEXT,
	takeover_owner TEXT,
	governance_engaged_on TEXT,
	exit_criteria TEXT,
	exit_review_on TEXT,
	sourcing TEXT,
	supplier TEXT,
	oversight TEXT,
	people_affected TEXT,
	in_workflow INTEGER,
	duplicate_of TEXT,
	tags TEXT,
	raised_from TEXT,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(theme) REFERENCES themes (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY("group") REFERENCES groups (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(owner) REFERENCES stakeholders (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(takeover_owner) REFERENCES stakeholders (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(duplicate_of) REFERENCES use_cases (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_use_cases_duplicate_of ON use_cases (duplicate_of);
CREATE INDEX ix_use_cases_group ON use_cases ("group");
CREATE INDEX ix_use_cases_owner ON use_cases (owner);
CREATE INDEX ix_use_cases_takeover_owner ON use_cases (takeover_owner);
CREATE INDEX ix_use_cases_theme ON use_cases (theme);
CREATE TABLE gates (
	id TEXT NOT NULL,
	ref TEXT NOT NULL,
	position TEXT NOT NULL,
	use_case TEXT,
	gate TEXT,
	outcome TEXT,
	conditions TEXT,
	reason TEXT,
	decided_on TEXT,
	decided_by TEXT,
	override_reason TEXT,
	audience TEXT,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(use_case) REFERENCES use_cases (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_gates_use_case ON gates (use_case);
CREATE TABLE gate_checks (
	id TEXT NOT NULL,
	position TEXT NOT NULL,
	gate TEXT,
	item TEXT,
	met INTEGER,
	note TEXT,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(gate) REFERENCES gates (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_gate_checks_gate ON gate_checks (gate);
CREATE TABLE tiers (
	id TEXT NOT NULL,
	ref TEXT NOT NULL,
	position TEXT NOT NULL,
	tier TEXT,
	reviews TEXT,
	approver TEXT,
	lead_time_days NUMERIC,
	capacity_per_month NUMERIC,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(approver) REFERENCES bodies (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_tiers_approver ON tiers (approver);
CREATE TABLE handovers (
	id TEXT NOT NULL,
	ref TEXT NOT NULL,
	position TEXT NOT NULL,
	use_case TEXT,
	step TEXT,
	giver TEXT,
	taker TEXT,
	artefact TEXT,
	criteria TEXT,
	agreed_days NUMERIC,
	accepted_on TEXT,
	friction NUMERIC,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(use_case) REFERENCES use_cases (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(giver) REFERENCES bodies (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(taker) REFERENCES bodies (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_handovers_giver ON handovers (giver);
CREATE INDEX ix_handovers_taker ON handovers (taker);
CREATE INDEX ix_handovers_use_case ON handovers (use_case);
CREATE TABLE consultations (
	id TEXT NOT NULL,
	ref TEXT NOT NULL,
	position TEXT NOT NULL,
	body TEXT,
	kind TEXT,
	subject TEXT,
	submitted_on TEXT,
	due_on TEXT,
	outcome TEXT,
	milestone TEXT,
	raised_from TEXT,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(body) REFERENCES bodies (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(milestone) REFERENCES milestones (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_consultations_body ON consultations (body);
CREATE INDEX ix_consultations_milestone ON consultations (milestone);
CREATE TABLE benefits (
	id TEXT NOT NULL,
	ref TEXT NOT NULL,
	position TEXT NOT NULL,
	name TEXT,
	use_case TEXT,
	intervention TEXT,
	kind TEXT,
	owner TEXT,
	confirmed_by TEXT,
	confirmed_on TEXT,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(use_case) REFERENCES use_cases (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(intervention) REFERENCES interventions (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(owner) REFERENCES stakeholders (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_benefits_intervention ON benefits (intervention);
CREATE INDEX ix_benefits_owner ON benefits (owner);
CREATE INDEX ix_benefits_use_case ON benefits (use_case);
CREATE TABLE benefit_amounts (
	id TEXT NOT NULL,
	position TEXT NOT NULL,
	benefit TEXT,
	period TEXT,
	low NUMERIC,
	likely NUMERIC,
	high NUMERIC,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(benefit) REFERENCES benefits (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_benefit_amounts_benefit ON benefit_amounts (benefit);
CREATE TABLE costs (
	id TEXT NOT NULL,
	ref TEXT NOT NULL,
	position TEXT NOT NULL,
	name TEXT,
	use_case TEXT,
	intervention TEXT,
	kind TEXT,
	owner TEXT,
	confirmed_by TEXT,
	confirmed_on TEXT,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(use_case) REFERENCES use_cases (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(intervention) REFERENCES interventions (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(owner) REFERENCES stakeholders (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_costs_intervention ON costs (intervention);
CREATE INDEX ix_costs_owner ON costs (owner);
CREATE INDEX ix_costs_use_case ON costs (use_case);
CREATE TABLE cost_amounts (
	id TEXT NOT NULL,
	position TEXT NOT NULL,
	cost TEXT,
	period TEXT,
	low NUMERIC,
	likely NUMERIC,
	high NUMERIC,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(cost) REFERENCES costs (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_cost_amounts_cost ON cost_amounts (cost);
CREATE TABLE workstreams (
	id TEXT NOT NULL,
	ref TEXT NOT NULL,
	position TEXT NOT NULL,
	name TEXT,
	component TEXT,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id)
);
CREATE TABLE phases (
	id TEXT NOT NULL,
	ref TEXT NOT NULL,
	position TEXT NOT NULL,
	name TEXT,
	start_on TEXT,
	finish_on TEXT,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id)
);
CREATE TABLE milestones (
	id TEXT NOT NULL,
	ref TEXT NOT NULL,
	position TEXT NOT NULL,
	name TEXT,
	kind TEXT,
	parent TEXT,
	workstream TEXT,
	phase TEXT,
	owner TEXT,
	duration_days NUMERIC,
	start_no_earlier_than TEXT,
	finish_no_later_than TEXT,
	status TEXT,
	percent_complete NUMERIC,
	actual_start_on TEXT,
	actual_finish_on TEXT,
	baseline_start_on TEXT,
	baseline_finish_on TEXT,
	optimistic_days NUMERIC,
	pessimistic_days NUMERIC,
	exit_criteria TEXT,
	use_case TEXT,
	groups TEXT,
	raised_from TEXT,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(parent) REFERENCES milestones (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(workstream) REFERENCES workstreams (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(phase) REFERENCES phases (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(owner) REFERENCES stakeholders (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(use_case) REFERENCES use_cases (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_milestones_owner ON milestones (owner);
CREATE INDEX ix_milestones_parent ON milestones (parent);
CREATE INDEX ix_milestones_phase ON milestones (phase);
CREATE INDEX ix_milestones_use_case ON milestones (use_case);
CREATE INDEX ix_milestones_workstream ON milestones (workstream);
CREATE TABLE dependencies (
	id TEXT NOT NULL,
	ref TEXT NOT NULL,
	position TEXT NOT NULL,
	predecessor TEXT,
	successor TEXT,
	kind TEXT,
	lag_days NUMERIC,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(predecessor) REFERENCES milestones (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(successor) REFERENCES milestones (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_dependencies_predecessor ON dependencies (predecessor);
CREATE INDEX ix_dependencies_successor ON dependencies (successor);
CREATE TABLE baselines (
	id TEXT NOT NULL,
	ref TEXT NOT NULL,
	position TEXT NOT NULL,
	name TEXT,
	taken_on TEXT,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id)
);
CREATE TABLE dates (
	id TEXT NOT NULL,
	position TEXT NOT NULL,
	baseline TEXT,
	milestone TEXT,
	start_on TEXT,
	finish_on TEXT,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(baseline) REFERENCES baselines (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(milestone) REFERENCES milestones (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_dates_baseline ON dates (baseline);
CREATE INDEX ix_dates_milestone ON dates (milestone);
CREATE TABLE interventions (
	id TEXT NOT NULL,
	ref TEXT NOT NULL,
	position TEXT NOT NULL,
	name TEXT,
	kind TEXT,
	groups TEXT,
	elements TEXT,
	concern TEXT,
	description TEXT,
	channel TEXT,
	sender TEXT,
	message TEXT,
	approved_by TEXT,
	owner TEXT,
	start_on TEXT,
	end_on TEXT,
	hours_per_person NUMERIC,
	status TEXT,
	success_measure TEXT,
	milestone TEXT,
	template TEXT,
	raised_from TEXT,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(sender) REFERENCES stakeholders (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(owner) REFERENCES stakeholders (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(milestone) REFERENCES milestones (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_interventions_milestone ON interventions (milestone);
CREATE INDEX ix_interventions_owner ON interventions (owner);
CREATE INDEX ix_interventions_sender ON interventions (sender);
CREATE TABLE dismissals (
	id TEXT NOT NULL,
	ref TEXT NOT NULL,
	position TEXT NOT NULL,
	"group" TEXT,
	template TEXT,
	reason TEXT,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY("group") REFERENCES groups (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_dismissals_group ON dismissals ("group");
CREATE TABLE calendar_events (
	id TEXT NOT NULL,
	ref TEXT NOT NULL,
	position TEXT NOT NULL,
	name TEXT,
	groups TEXT,
	from_on TEXT,
	to_on TEXT,
	kind TEXT,
	hours_per_person NUMERIC,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id)
);
CREATE TABLE kpis (
	id TEXT NOT NULL,
	ref TEXT NOT NULL,
	position TEXT NOT NULL,
	name TEXT,
	kind TEXT,
	metric_type TEXT,
	unit TEXT,
	direction TEXT,
	source TEXT,
	cadence TEXT,
	baseline NUMERIC,
	baseline_on TEXT,
	target NUMERIC,
	target_on TEXT,
	use_case TEXT,
	"group" TEXT,
	owner TEXT,
	in_goals_of TEXT,
	raised_from TEXT,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(use_case) REFERENCES use_cases (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY("group") REFERENCES groups (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(owner) REFERENCES stakeholders (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_kpis_group ON kpis ("group");
CREATE INDEX ix_kpis_owner ON kpis (owner);
CREATE INDEX ix_kpis_use_case ON kpis (use_case);
CREATE TABLE readings (
	id TEXT NOT NULL,
	position TEXT NOT NULL,
	kpi TEXT,
	"on" TEXT,
	value NUMERIC,
	note TEXT,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(kpi) REFERENCES kpis (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_readings_kpi ON readings (kpi);
CREATE TABLE pulses (
	id TEXT NOT NULL,
	ref TEXT NOT NULL,
	position TEXT NOT NULL,
	"on" TEXT,
	"group" TEXT,
	element TEXT,
	score NUMERIC,
	respondents NUMERIC,
	voice TEXT,
	comment TEXT,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY("group") REFERENCES groups (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_pulses_group ON pulses ("group");
CREATE TABLE log (
	id TEXT NOT NULL,
	ref TEXT NOT NULL,
	position TEXT NOT NULL,
	kind TEXT,
	title TEXT,
	detail TEXT,
	options TEXT,
	owner TEXT,
	decided_by TEXT,
	raised_on TEXT,
	due_on TEXT,
	closed_on TEXT,
	last_reviewed_on TEXT,
	status TEXT,
	probability NUMERIC,
	impact NUMERIC,
	response TEXT,
	probability_after NUMERIC,
	impact_after NUMERIC,
	milestone TEXT,
	use_case TEXT,
	workshop TEXT,
	raised_from TEXT,
	audience TEXT,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(owner) REFERENCES stakeholders (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(milestone) REFERENCES milestones (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(use_case) REFERENCES use_cases (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(workshop) REFERENCES workshops (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_log_milestone ON log (milestone);
CREATE INDEX ix_log_owner ON log (owner);
CREATE INDEX ix_log_use_case ON log (use_case);
CREATE INDEX ix_log_workshop ON log (workshop);
CREATE TABLE set_asides (
	id TEXT NOT NULL,
	ref TEXT NOT NULL,
	position TEXT NOT NULL,
	rule TEXT,
	subject TEXT,
	reason TEXT,
	"by" TEXT,
	"on" TEXT,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id)
);
CREATE TABLE workshops (
	id TEXT NOT NULL,
	ref TEXT NOT NULL,
	position TEXT NOT NULL,
	name TEXT,
	held_on TEXT,
	place TEXT,
	closed_session INTEGER,
	participants TEXT,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id)
);
CREATE TABLE agenda (
	id TEXT NOT NULL,
	position TEXT NOT NULL,
	workshop TEXT,
	title TEXT,
	activity TEXT,
	minutes NUMERIC,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(workshop) REFERENCES workshops (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_agenda_workshop ON agenda (workshop);
CREATE TABLE workshop_notes (
	id TEXT NOT NULL,
	position TEXT NOT NULL,
	workshop TEXT,
	agenda TEXT,
	text TEXT,
	kind TEXT,
	audience TEXT,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(workshop) REFERENCES workshops (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_workshop_notes_workshop ON workshop_notes (workshop);
CREATE TABLE votes (
	id TEXT NOT NULL,
	position TEXT NOT NULL,
	workshop TEXT,
	agenda TEXT,
	option TEXT,
	count NUMERIC,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(workshop) REFERENCES workshops (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_votes_workshop ON votes (workshop);
CREATE TABLE meta (
	"key" TEXT NOT NULL,
	value TEXT,
	PRIMARY KEY ("key")
);
CREATE TABLE counters (
	prefix TEXT NOT NULL,
	last INTEGER,
	PRIMARY KEY (prefix)
);
CREATE TABLE sums (
	name TEXT NOT NULL,
	count INTEGER,
	sum INTEGER,
	PRIMARY KEY (name)
);
CREATE TABLE history (
	seq INTEGER NOT NULL,
	label TEXT,
	author TEXT,
	origin TEXT,
	at TEXT,
	schema INTEGER,
	undoes INTEGER,
	undo_top INTEGER,
	redo_tip INTEGER,
	changes INTEGER,
	chain BLOB,
	change_set BLOB,
	PRIMARY KEY (seq)
);
