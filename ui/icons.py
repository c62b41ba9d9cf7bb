"""The icons: one family of single-colour line drawings, tinted with a token's colour as they are painted."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QImage, QPainter, QPixmap

from resources import FOLDER
from ui.theme import Look, Theme

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer


@cache
def _drawing(name: str) -> str:
    return (FOLDER / "icons" / f"{name}.svg").read_text("utf-8")


@cache
def _renderer(name: str, color: str) -> QSvgRenderer:
    from PySide6.QtSvg import QSvgRenderer

    return QSvgRenderer(QByteArray(_drawing(name).replace("#000", color).encode()))


def paint_icon(painter: QPainter, theme: Theme, name: str, rect: QRectF, token: str = "text.secondary") -> None:
    """Paint an icon into a rectangle, in a token's colour."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _renderer(name, theme.hex(token)).render(painter, rect)


class _Tinted(QIconEngine):
    """Paints a drawing at the left of its box (a wide box leaves a gap before the text), at whatever size and scale is asked for, in the colours of the theme in use."""

    def __init__(self, look: Look, name: str, token: str, token_on: str) -> None:
        super().__init__()
        self._look, self._name, self._token, self._token_on = look, name, token, token_on

    def paint(self, painter: QPainter, rect: QRect, _mode: QIcon.Mode, state: QIcon.State) -> None:
        token = self._token_on if state == QIcon.State.On else self._token
        side = min(rect.width(), rect.height())
        square = QRectF(rect.left(), rect.top() + (rect.height() - side) / 2, side, side)
        paint_icon(painter, self._look.theme, self._name, square, token)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, _scale: float) -> QPixmap:
        return self.pixmap(size, mode, state)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        finer = size * self._look.pixel_ratio
        image = QImage(finer, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        self.paint(painter, QRect(QPoint(0, 0), finer), mode, state)
        painter.end()
        return QPixmap.fromImage(image)

    def clone(self) -> QIconEngine:
        return _Tinted(self._look, self._name, self._token, self._token_on)


def icon(look: Look, name: str, token: str = "text.secondary", token_on: str = "") -> QIcon:
    """An icon that follows the theme; `token_on` is its colour while checked."""
    return QIcon(_Tinted(look, name, token, token_on or token))
