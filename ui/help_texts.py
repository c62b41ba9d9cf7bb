"""What a hand does in each view, for F1: `HOW` by screen and view."""

from __future__ import annotations

from aiom_workbench.words import N_

HOW = {
    "overview:page": N_("A click on a card goes to its screen. An open point goes to the field that settles it, can be mended in one action where that is possible, or is set aside with a reason."),
    "overview:engagement": N_("Who the client is, the calendar that dates are counted on, the scales' names, and whether single persons may be scored. The client's readers see of it what stands on their cover."),
    "overview:vision": N_("One sentence that people can repeat, then what changes for whom. It opens the board's document."),
    "assess:profile": N_("The radar shows now, target and, if you choose one above, an earlier round; what moved stands beside it in words. A gap becomes a use case, milestone, intervention or log entry with Raise."),
    "assess:questions": N_("Press 1 to 5, or choose by the anchor texts. Type what was seen under Evidence; Enter keeps it. Score in the room takes votes by voice and hides them until you show them."),
    "assess:levels": N_("Read the signs, then say which level stands here and which is needed: 1 to 4, with Shift for the target. Why the target is needed, and how sure you are, stands below."),
    "assess:sign-board": N_("Say for each whether it was seen, not seen or not looked for, and what showed it. One that was seen can be raised."),
    "assess:interviews": N_("Choose a role for its questions. Type what is said and press Enter; #owner or #data first says what it is about. By role or None keeps the speaker's name out of what others read."),
    "assess:pulse-board": N_("Twelve statements, digits only: 1 to 5 answers and goes on. Survey answers of many people come in by Import; a mean of fewer than five is withheld."),
    "assess:direction": N_("What the business wants from AI, in order of priority, and how each principle is applied here. Choose a theme in the status bar, and every screen shows only what serves it."),
    "assess:differences": N_("For a board: how an AI operating model differs from what they run today, and how one would see what it brings."),
    "people:grid": N_("Drag people up from the tray; with Alt finely. Arrows nudge the selected, a frame drawn on the ground selects many, a double click adds a person. A click on the legend looks at one kind. View colours by something else, shows where engagement should go, or who moved between two dates. In the client view the grid is closed."),
    "people:network": N_("Drag from one person to another: the first influences the second. Select a person, then click another with Shift, to see who can reach them. A double ring marks those without whom parts lose touch."),
    "people:groups": N_("What changes for whom, by aspect: click a cell to score it and write before and after. How ready they are shows the scores with their basis, and every mean says how many answered."),
    "people:engagement": N_("Drag C to where a person stands now and D to where they are needed, or press 1 to 5, with Shift for needed. The longest ways stand first."),
    "people:sponsors": N_("What each sponsor stands for, was asked and gave, and what is missing. Asked and given are written in the inspector."),
    "people:contacts": N_("Whom to speak to next, overdue first, or by who keeps in touch. Add writes a conversation down."),
    "people:claims": N_("Power, legitimacy and urgency count from 3 of 5. Who has all three comes first; what is not scored is said, not guessed."),
    "people:outline": N_("Groups below the groups they belong to; type to rename."),
    "model:choose": N_("Drag a weight and click a score: the answer, what it hangs on and where it flips follow at once. A score's reason stands beside it when its cell is selected. Suggest criteria fits some to the client's situation."),
    "model:scenarios": N_("Try other weights and scores beside the plan's own; nothing in the plan moves until you adopt one. The client sees where the plan's answer turns, not what was tried."),
    "model:decision": N_("Who decided what, when and why, and what would make you revisit it."),
    "model:rights": N_("Fill from a model, then click a cell or type its letter: A accountable, R does, C asked, I told. Exactly one body is accountable; where none or two are, a sign says so."),
    "model:evolution": N_("Which model holds from when, and the trigger that must be met before; a trigger that is met is marked with its day."),
    "model:allocations": N_("Central, shared or local for each capability: C, S, L. What differs from what is usual under the chosen model is said below."),
    "model:bodies": N_("The client's own names for the bodies, what they may decide, when they meet, to whom they escalate, posts now and planned."),
    "model:compare": N_("For a board: the three models side by side, before any scores."),
    "use-cases:board": N_("A card stands in its stage; drag it on when its gate says go. What is missing is said on the card."),
    "roadmap:detail": N_("Drag a bar to move it or its end to make it longer; with Ctrl held, drag from one bar to another to link them. The dates follow the client's calendar; critical steps, float and the baseline are drawn."),
    "roadmap:phases": N_("The same roadmap for executives: phases, workstreams and milestones."),
    "change:coverage": N_("Each group's barrier and whether something answers it, and the hours asked of each person by month. What is proposed for a gap is accepted or turned down with a reason."),
    "change:plan": N_("The interventions by group in time; drag as on the roadmap."),
    "measures:cards": N_("Baseline, target and readings. Add a reading as soon as it is known; a measure without one says so."),
    "export:documents": N_("What you see is what is written: choose the document, the readers, the sections. What is held back is counted below. Nothing internal is in a client's file, not even in its properties."),
}  # fmt: skip

TABLES = N_(
    "Tables work like a spreadsheet: type to edit, Enter and Tab move on, paste a block from Excel, Ctrl+D fills down, Ctrl+Shift+F filters by a column; a click on a header sorts. Columns chooses what is shown. Import brings a list from a file."
)
