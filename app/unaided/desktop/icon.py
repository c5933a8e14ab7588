"""The tray icon: a ring for the share of the planned time, a shape inside for the mode (Law 11)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import assert_never

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import (
    QBrush,
    QColor,
    QIcon,
    QIconEngine,
    QImage,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPixmap,
    QPolygonF,
)

from unaided.desktop.colours import DARK, LIGHT
from unaided.domain.now import Now
from unaided.domain.session import Mode, Session, SessionState, active_us, left_us, undecided_us

SIZES = (16, 22, 24, 32, 48, 64)  # px: what tray hosts ask for, and those at twice the density
STEPS = 60  # the ring moves in as many steps as can be told apart at 22 px
GREY, LIGHT_TRACK, DARK_TRACK = "#80868B", "#B4B9BC", "#5A6166"
UNIT = 64.0  # everything is drawn in a square of this side
THINNEST = 2.0  # px
HALO = 2.5
BAND = 4  # px
NORMAL, OFF = QIcon.Mode.Normal, QIcon.State.Off
Shape = tuple[QPainterPath, str]


class Kind(StrEnum):
    """What the icon says."""

    IDLE = "idle"
    RUNNING = "running"
    PAUSED = "paused"
    AWAY = "away"
    OVERTIME = "overtime"


@dataclass(frozen=True, slots=True)
class IconState:
    """All that the icon's pixels depend on: two equal states look the same.

    `share` is how much of the planned time is worked, in sixtieths, None where the length is open;
    `dark` tells whether the panel behind it is.
    """

    kind: Kind
    share: int | None = None
    owed: bool = False
    mode: Mode | None = None
    dark: bool = False


def icon_state(now: Now, *, dark: bool) -> IconState:
    """Return what the icon says about this moment."""
    if now.session is None:
        return IconState(Kind.IDLE, owed=now.something_owed, dark=dark)
    asks = now.something_owed or undecided_us(now.session) > 0
    return IconState(_kind(now.session), _share(now.session), asks, now.session.mode, dark)


def _kind(session: Session) -> Kind:
    match session.state:
        case SessionState.PAUSED:
            return Kind.PAUSED
        case SessionState.AWAY:
            return Kind.AWAY
        case SessionState.FINISHED | SessionState.DISCARDED | SessionState.DELETED:
            return Kind.IDLE
        case SessionState.RUNNING:
            return Kind.OVERTIME if left_us(session) == 0 else Kind.RUNNING
        case _:
            assert_never(session.state)


def _share(session: Session) -> int | None:
    if session.planned_us is None:
        return None
    return min(STEPS, active_us(session) * STEPS // session.planned_us)


def tray_icon(state: IconState) -> QIcon:
    """Return the icon in all sizes, each painted when it is asked for."""
    return QIcon(_Engine(state))


_CLONES: list[QIconEngine] = []  # Qt makes one of an icon that is changed, which ours never are


class _Engine(QIconEngine):
    """Paints each size itself: Qt's own engine keeps copies, and wakes up every half minute to throw them away."""

    def __init__(self, state: IconState) -> None:
        super().__init__()
        self._state = state
        self._painted: dict[int, QPixmap] = {}

    def availableSizes(self, _mode: QIcon.Mode = NORMAL, _state: QIcon.State = OFF) -> list[QSize]:
        return [QSize(size, size) for size in SIZES]

    def pixmap(self, size: QSize, _mode: QIcon.Mode = NORMAL, _state: QIcon.State = OFF) -> QPixmap:
        side = min(size.width(), size.height())
        if side not in self._painted:
            self._painted[side] = QPixmap.fromImage(image(self._state, side))
        return self._painted[side]

    def paint(self, painter: QPainter, rect: QRect, _mode: QIcon.Mode = NORMAL, _state: QIcon.State = OFF) -> None:
        painter.drawPixmap(rect, self.pixmap(rect.size() * painter.device().devicePixelRatio()))

    def clone(self) -> QIconEngine:
        clone = _Engine(self._state)
        _CLONES.append(clone)  # it is Qt's from here on, but PySide would destroy what nobody holds here
        return clone


def image(state: IconState, size: int) -> QImage:
    """Return the icon as an image of this many pixels a side; where only its share is new that alone is painted."""
    made = _ground(replace(state, share=state.share and 0), size).copy()
    if state.share:
        scale, stroke = size / UNIT, _stroke(size)
        centre, radius = _place(state)
        shapes = [_share_of_ring(state, centre, radius, stroke), *_dot(state)]
        for painter in _bands(made, round(scale * (centre.y() + radius + stroke))):
            for path, colour in shapes:
                painter.fillPath(path, _brush(QColor(colour)))
    return made


@lru_cache(maxsize=3 * len(SIZES))
def _ground(state: IconState, size: int) -> QImage:
    """Return all of an icon but the share of its ring."""
    # Clear from the start: `fill` would bring all of Qt's enums before the tray shows, 12 ms.
    made = QImage(bytes(4 * size * size), size, size, QImage.Format.Format_ARGB32_Premultiplied)
    for painter in _bands(made, size):
        _paint(painter, state, _stroke(size))
    return made


def _bands(made: QImage, height: int) -> Iterator[QPainter]:
    """Yield a painter for each few lines: Qt hands large fills to other threads, some 250 wake-ups an icon (Law 10)."""
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for top in range(0, height, BAND):
        painter.setClipRect(QRectF(0, top, made.width(), BAND))
        painter.save()
        painter.scale(made.width() / UNIT, made.width() / UNIT)
        yield painter
        painter.restore()
    painter.end()


def _stroke(size: float) -> float:
    """Return how wide a line is, in units, of an icon with so many pixels a side."""
    return max(6.0, THINNEST * UNIT / size)


def _paint(painter: QPainter, state: IconState, stroke: float) -> None:
    halo = QColor(0, 0, 0, 150) if state.dark else QColor(255, 255, 255, 200)
    shapes = list(_shapes(state, stroke))
    for path, _ in shapes:
        painter.fillPath(_outline(path, 2 * HALO), _brush(halo))
    if state.share:
        shapes.insert(1, _share_of_ring(state, *_place(state), stroke))  # its halo is the ring's
    for path, colour in shapes:
        painter.fillPath(path, _brush(QColor(colour)))


def _brush(colour: QColor) -> QBrush:
    """Return a brush of one pixel: one of a colour would bring all of Qt's enums before the tray shows, 12 ms."""
    pixel = QPixmap(1, 1)
    pixel.fill(colour)
    return QBrush(pixel)


def _shapes(state: IconState, stroke: float) -> Iterator[Shape]:
    """Yield all but the share of the ring, the ring first."""
    centre, radius = _place(state)
    grey = state.kind is Kind.IDLE or state.share is None
    yield _arc(centre, radius, stroke, 1.0), GREY if grey else DARK_TRACK if state.dark else LIGHT_TRACK
    yield from _inside(state, centre, radius / 2, stroke)
    yield from _dot(state)


def _place(state: IconState) -> tuple[QPointF, float]:
    """Return the ring's centre and radius; it makes room for the dot."""
    return (QPointF(28, 36), 22.0) if state.owed else (QPointF(32, 32), 26.0)


def _dot(state: IconState) -> Iterator[Shape]:
    if state.owed:
        dot = QPainterPath()
        dot.addEllipse(QPointF(51, 13), 11.0, 11.0)
        yield dot, (DARK if state.dark else LIGHT).debt


def _share_of_ring(state: IconState, centre: QPointF, radius: float, stroke: float) -> Shape:
    colour = GREY if state.kind in {Kind.PAUSED, Kind.AWAY} else _accent(state)
    return _arc(centre, radius, stroke, (state.share or 0) / STEPS), colour


def _inside(state: IconState, centre: QPointF, reach: float, stroke: float) -> Iterator[Shape]:
    ink = DARK.ink if state.dark else LIGHT.ink
    match state.kind:
        case Kind.IDLE:
            return
        case Kind.RUNNING:
            yield _mark(centre, reach, state.mode), _accent(state)
        case Kind.OVERTIME:
            yield _outline(_mark(centre, reach - stroke / 4, state.mode), stroke), _accent(state)
        case Kind.PAUSED:
            yield _bars(centre, reach), ink
        case Kind.AWAY:
            yield _dots(centre, reach), ink
        case _:
            assert_never(state.kind)


def _accent(state: IconState) -> str:
    colours = DARK if state.dark else LIGHT
    return colours.ai if state.mode is Mode.AI else colours.no_ai


def _arc(centre: QPointF, radius: float, stroke: float, share: float) -> QPainterPath:
    """Return the part of a ring from twelve o'clock on, clockwise."""
    outer, inner = _square(centre, radius + stroke / 2), _square(centre, radius - stroke / 2)
    ring = QPainterPath()
    ring.arcMoveTo(outer, 90)
    ring.arcTo(outer, 90, -360 * share)
    ring.arcTo(inner, 90 - 360 * share, 360 * share)
    ring.closeSubpath()
    return ring


def _square(centre: QPointF, reach: float) -> QRectF:
    return QRectF(centre.x() - reach, centre.y() - reach, 2 * reach, 2 * reach)


def _outline(line: QPainterPath, stroke: float) -> QPainterPath:
    stroker = QPainterPathStroker()
    stroker.setWidth(stroke)
    return stroker.createStroke(line)


def _mark(centre: QPointF, reach: float, mode: Mode | None) -> QPainterPath:
    path = QPainterPath()
    if mode is Mode.AI:
        tip = reach * 1.2  # a diamond looks smaller than a disc of its width
        path.addPolygon(QPolygonF([centre + QPointF(x, y) for x, y in ((0, -tip), (tip, 0), (0, tip), (-tip, 0))]))
        path.closeSubpath()
    else:
        path.addEllipse(centre, reach, reach)
    return path


def _bars(centre: QPointF, reach: float) -> QPainterPath:
    path = QPainterPath()
    for x in (-0.75, 0.2):
        path.addRect(QRectF(centre.x() + x * reach, centre.y() - reach * 0.9, 0.55 * reach, 1.8 * reach))
    return path


def _dots(centre: QPointF, reach: float) -> QPainterPath:
    path = QPainterPath()
    for x in (-0.95, 0.0, 0.95):
        path.addEllipse(centre + QPointF(x * reach, 0), reach * 0.3, reach * 0.3)
    return path
