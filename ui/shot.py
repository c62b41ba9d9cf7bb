"""A picture of a screen, without a display: the same bytes for the same project, day and theme."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QEvent,
    QIODevice,
    QMessageLogContext,
    QPoint,
    Qt,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from aiom_workbench.project import Project


def picture(
    project: Project, screen: str, *, theme: str = "light", size: tuple[int, int] = (1440, 900), scale: float = 2,
    today: date | None = None, select: str = "", audience: str = "internal",
) -> bytes:  # fmt: skip
    """The window on a screen ("people:register") as PNG. The project stays open and unchanged."""
    from ui.app import application
    from ui.main_window import MainWindow
    from ui.settings import Settings
    from ui.workbench import Workbench

    app = application()
    before = qInstallMessageHandler(_quiet)
    bench = Workbench(Settings(Path(os.devnull) / "none"), today=today, theme=theme)
    bench.look.pixel_ratio, bench.posing = scale, True
    window = MainWindow(bench)
    window.watch.tells = False
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.resize(*size)
    window.show()
    bench.desk.show_audience(audience)
    bench.desk.open(project)
    window.show_screen(screen)
    if select:
        bench.desk.select(select)
    window.count_points()
    for _round in range(4):
        app.sendPostedEvents()
        app.processEvents()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    made = _png(window, scale)
    qInstallMessageHandler(before)
    bench.desk.let_go()
    window.close()
    window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return made


def _quiet(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Drop what an offscreen platform says of windows it cannot place; pass on the rest."""
    if "This plugin does not support" not in message:
        sys.stderr.write(f"{kind.name}: {message}\n")


def _png(window: QWidget, scale: float) -> bytes:
    image = QImage(round(window.width() * scale), round(window.height() * scale), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(window.palette().window().color())
    painter = QPainter(image)
    window.render(painter, QPoint(0, 0))
    painter.end()
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(held, "PNG")  # type: ignore[call-overload]
    return bytes(held.data().data())
