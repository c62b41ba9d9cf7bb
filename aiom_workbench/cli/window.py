"""Commands that show the window: open it, or take a picture of a screen."""

from __future__ import annotations

import gc
import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from aiom_workbench.cli.command import Command, file_argument, output_is_free, output_option, today_option
from aiom_workbench.problem import Kind, Problem
from aiom_workbench.words import _

SCREENS = (
    "overview", "assess", "people", "model", "use-cases", "roadmap", "change", "measures", "log", "workshop", "export",
)  # fmt: skip


def _screen(text: str) -> str:
    if text.partition(":")[0] not in SCREENS:
        raise ValueError(text)
    return text


def _open_options(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE", help=_("a project file (.aiom)"))
    parser.add_argument("--screen", type=_screen, default=None, metavar="NAME", help=_("the screen to show"))
    today_option(parser)


def _open(given: Namespace) -> int:
    path: Path | None = getattr(given, "file", None)
    if path is not None and not path.exists():
        raise Problem(_("is not there"), where=str(path), kind=Kind.DAMAGED)
    if not _has_display():
        mend = _("use “shot” for pictures of screens, or the other commands")
        raise Problem(_("there is no display here to open a window on"), mend=mend)
    gc.disable()  # nothing to collect while the window comes in; the window itself collects from then on
    from ui.app import open_window

    return open_window(path, given.screen or "", given.today)


def _has_display() -> bool:
    on_its_own = os.name == "nt" or sys.platform == "darwin"
    named = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    return on_its_own or any(os.environ.get(name) for name in named)


def _size(text: str) -> tuple[int, int]:
    width, _x, height = text.partition("x")
    found = int(width), int(height)
    if not (320 <= found[0] <= 8000 and 240 <= found[1] <= 8000):
        raise ValueError(text)
    return found


def _shot_options(parser: ArgumentParser) -> None:
    file_argument(parser)
    parser.add_argument("--screen", type=_screen, required=True, metavar="NAME", help=_("the screen to show"))
    output_option(parser)
    parser.add_argument("--theme", choices=("light", "dark", "projector"), default="light")
    parser.add_argument("--size", type=_size, default=(1440, 900), metavar="1440x900", help=_("the window's size"))
    parser.add_argument("--scale", type=float, default=1.0, help=_("pixels to one: 1 to 3"))
    parser.add_argument("--audience", choices=("client", "internal"), default="internal")
    today_option(parser)


def _shot(given: Namespace) -> int:
    from aiom_workbench.file.whole import write_whole
    from aiom_workbench.project import Project

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    output_is_free(given)
    with Project.open(given.file, read_only=True) as project:
        from ui.shot import picture

        made = picture(project, given.screen, theme=given.theme, size=given.size, scale=given.scale,
                       today=given.today, audience=given.audience)  # fmt: skip
    write_whole(given.output, made)
    return 0


COMMANDS = {
    "open": Command(_("open the window"), _open_options, _open),
    "shot": Command(_("a picture of a screen"), _shot_options, _shot),
}
