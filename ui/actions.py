"""Every action of the window, as a table of data: menus, keys, the palette and the key sheet read it."""

from __future__ import annotations

from dataclasses import dataclass

from aiom_workbench.words import N_, _
from ui.screens import PLACES


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action: its key in code, menu, label, keys, and the window's method that does it, or that of a part of it ("files.save_as").

    `argument` is handed to the method. `project`: only while one is open. `internal`: not offered
    in client view. `role` "separator" draws a line before it in its menu.
    """

    key: str
    menu: str
    message: str
    method: str
    keys: str = ""
    argument: str = ""
    project: bool = False
    internal: bool = False
    writes: bool = False
    """Not for a project that is open for reading only."""
    line_before: bool = False
    checkable: bool = False

    @property
    def label(self) -> str:
        """The label in the chosen language."""
        return _(self.message)


MENUS = (
    ("file", N_("File")),
    ("edit", N_("Edit")),
    ("view", N_("View")),
    ("help", N_("Help")),
)

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("file.new", "file", N_("New…"), "files.new", "Ctrl+N"),
    ActionSpec("file.sample", "file", N_("New from the sample Meridian Pharma"), "files.new", argument="meridian"),
    ActionSpec("file.first", "file", N_("New from the sample First workshop"), "files.new", argument="first-workshop"),
    ActionSpec("file.open", "file", N_("Open…"), "files.choose", "Ctrl+O"),
    ActionSpec("file.save_as", "file", N_("Save as…"), "files.save_as", "Ctrl+Shift+S", project=True, line_before=True),
    ActionSpec("file.duplicate", "file", N_("Duplicate…"), "files.duplicate", project=True),
    ActionSpec("file.versions", "file", N_("Versions…"), "files.show_versions", project=True, internal=True),
    ActionSpec("file.pack", "file", N_("Content pack…"), "choose_pack", project=True, internal=True, writes=True),
    ActionSpec("file.import", "file", N_("Import a list or schedule…"), "import_list", "Ctrl+Shift+I", project=True, internal=True, line_before=True, writes=True),
    ActionSpec("file.export", "file", N_("Export…"), "show_screen", "Ctrl+E", "export", project=True, line_before=True),
    ActionSpec("export.word", "file", N_("Write the Word roadmap…"), "export_document", argument="word", project=True),
    ActionSpec("export.excel", "file", N_("Write the Excel tracker…"), "export_document", argument="excel", project=True),
    ActionSpec("export.json", "file", N_("Write plan.json…"), "export_document", argument="json", project=True, internal=True),
    ActionSpec("export.charts", "file", N_("Write pictures as PNG…"), "export_document", argument="charts", project=True),
    ActionSpec("export.copy", "file", N_("Write a project without history…"), "export_document", argument="copy", project=True),
    ActionSpec("export.csv", "file", N_("Write tables as CSV…"), "export_document", argument="csv", project=True),
    ActionSpec("file.quit", "file", N_("Quit"), "close", "Ctrl+Q", line_before=True),
    ActionSpec("edit.undo", "edit", N_("Undo"), "undo", "Ctrl+Z", project=True, writes=True),
    ActionSpec("edit.redo", "edit", N_("Redo"), "redo", "Ctrl+Shift+Z", project=True, writes=True),
    ActionSpec("edit.add", "edit", N_("Add"), "add", "Ins", project=True, line_before=True, writes=True),
    ActionSpec("edit.delete", "edit", N_("Delete"), "delete_selected", "Ctrl+Del", project=True, writes=True),
    ActionSpec("person.print", "edit", N_("Print what is held about this person…"), "print_person", project=True, internal=True),
    ActionSpec("edit.erase", "edit", N_("Erase a person…"), "files.erasing.ask", project=True, internal=True, writes=True),
    ActionSpec("edit.inspector", "edit", N_("Edit in the inspector"), "focus_inspector", "F4", project=True),
    ActionSpec("edit.filter", "edit", N_("Filter"), "filter", "Ctrl+F", project=True, line_before=True),
    ActionSpec("edit.find", "edit", N_("Search or do…"), "show_finder", "Ctrl+K"),
    ActionSpec("edit.copy_picture", "edit", N_("Copy picture"), "copy_picture", "Ctrl+Shift+C", project=True),
    *(
        ActionSpec(f"screen.{place.name}", "view", place.message, "show_screen", place.shortcut, place.name, project=True)
        for place in PLACES
    ),
    ActionSpec("view.internal", "view", N_("Internal view"), "show_audience", argument="internal", line_before=True),
    ActionSpec("view.client", "view", N_("Client view"), "show_audience", argument="client"),
    ActionSpec("view.code_names", "view", N_("Code names in place of names, on or off"), "toggle_code_names", project=True),
    ActionSpec("view.themes", "view", N_("Show only what serves a strategic theme…"), "choose_strategic_theme", project=True),
    ActionSpec("view.system", "view", N_("Theme: follow the system"), "choose_theme", argument="system", line_before=True),
    ActionSpec("view.light", "view", N_("Theme: light"), "choose_theme", argument="light"),
    ActionSpec("view.dark", "view", N_("Theme: dark"), "choose_theme", argument="dark"),
    ActionSpec("view.projector", "view", N_("Theme: projector"), "choose_theme", argument="projector"),
    ActionSpec("view.larger", "view", N_("Larger text"), "larger_text", "Ctrl++", line_before=True),
    ActionSpec("view.smaller", "view", N_("Smaller text"), "smaller_text", "Ctrl+-"),
    ActionSpec("view.inspector", "view", N_("Show or hide the inspector"), "toggle_inspector", "Ctrl+I", line_before=True),
    ActionSpec("view.facilitation", "view", N_("Facilitation"), "facilitate", "F11", project=True),
    ActionSpec("help.help", "help", N_("Help"), "show_help", "F1"),
    ActionSpec("help.keys", "help", N_("All keys"), "show_keys", "Shift+F1"),
    ActionSpec("help.about", "help", N_("About"), "show_about"),
)  # fmt: skip

OTHER_KEYS = (
    ("F2", N_("Edit the cell")),
    ("Enter · Tab", N_("Next row · next cell")),
    ("Del", N_("Clear the cells")),
    ("Ctrl+D", N_("Fill down")),
    ("Ctrl+Shift+F", N_("Filter by this column")),
    ("1–4 · Shift+1–4", N_("Assess, Levels: the level now · the target")),
    ("1–5 · Up · Down", N_("Assess, Pulse: answer and go on · move")),
    ("Ctrl+C · Ctrl+V", N_("Copy · paste a block")),
    ("Alt+Up · Alt+Down", N_("Move the row")),
    ("Space + drag", N_("Move the picture")),
    ("Wheel", N_("Zoom at the pointer")),
    ("Ctrl+Shift+C", N_("Copy the picture")),
    ("Left · Right", N_("Model: the selected weight by one, with Shift by five")),
    ("C · D · F, 1–5", N_("Model: score centralized, decentralized, federated")),
    ("R · A · C · I · –", N_("Rights: the part of a body in a decision")),
    ("C · S · L", N_("Placements: central, shared, local")),
)
"""Keys of tables and pictures, for the sheet of all keys."""


def action_named(key: str) -> ActionSpec:
    """The action with this key."""
    return next(action for action in ACTIONS if action.key == key)
