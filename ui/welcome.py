"""The welcome screen: start a project, open one, look at a sample."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aiom_workbench.words import N_, _
from ui.parts import button, card, column, emptied, label, row
from ui.workbench import Workbench

STARTS = (
    ("file.new", N_("New project…"), "add", "primary"),
    ("file.open", N_("Open…"), "folder", ""),
)
SAMPLES = (
    ("file.sample", N_("Meridian Pharma"), N_("An engagement under way: 30 people, 14 use cases, a roadmap in its second phase.")),
    ("file.first", N_("First workshop"), N_("A small one for trying things: one day, a dozen people, nothing decided yet.")),
)  # fmt: skip


class Welcome(QWidget):
    """Shown while no project is open."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self.setObjectName("screen")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.bench = bench
        self._recent = QVBoxLayout()
        self._recent.setSpacing(4)
        starts = [self._start(*start) for start in STARTS]
        samples = [self._sample(*sample) for sample in SAMPLES]
        inside = column(
            label(_("Plan a client’s AI operating model"), "title1"),
            label(_("Everything stays in one file on this machine. Nothing is sent anywhere."), "lead", wrap=True),
            8, row(*starts, None), 24,
            label(_("Or look at a sample first"), "title3"), row(*samples, spacing=16), 24,
            label(_("Opened last"), "title3"), self._recent,
        )  # fmt: skip
        holder = QWidget()
        holder.setMaximumWidth(720)
        holder.setLayout(inside)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(holder, 8)
        across.addStretch(1)
        down = QVBoxLayout(self)
        down.setContentsMargins(24, 24, 24, 24)
        down.addStretch(2)
        down.addLayout(across)
        down.addStretch(3)
        self.refresh()

    def refresh(self) -> None:
        """List the files opened last."""
        emptied(self._recent)
        paths = self.bench.settings.recent() if self.bench.desk.audience == "internal" else []
        for path in paths:
            made = button(self.bench.look, path.stem, self._on_recent, kind="row", icon_name="file", tip=str(path))
            made.setObjectName(str(path))
            self._recent.addLayout(row(made, label(_short(path.parent), "muted"), None))
        if not paths:
            self._recent.addWidget(label(_("Nothing yet"), "muted"))

    def _start(self, key: str, text: str, icon_name: str, kind: str) -> QWidget:
        made = button(self.bench.look, _(text), self._on_asked, kind=kind, icon_name=icon_name)
        made.setObjectName(key)
        made.setMinimumHeight(36)
        return made

    def _sample(self, key: str, title: str, text: str) -> QWidget:
        frame, inside = card(spacing=4)
        inside.addWidget(label(_(title), "strong"))
        inside.addWidget(label(_(text), "help", wrap=True))
        inside.addStretch(1)
        opener = button(self.bench.look, _("Open this sample"), self._on_asked)
        opener.setObjectName(key)
        inside.addSpacing(4)
        inside.addLayout(row(opener, None))
        return frame

    def _on_asked(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.bench.asked.emit(sender.objectName())

    def _on_recent(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.bench.asked.emit(f"open:{sender.objectName()}")


def _short(folder: Path) -> str:
    try:
        return f"~/{folder.relative_to(Path.home())}"
    except ValueError:
        return str(folder)
