"""Where the mini timer was put, remembered for each set of screens, in a small file of the profile."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Signal, Slot
from PySide6.QtGui import QGuiApplication, QScreen

from unaided.desktop.private_file import open_private

NAME = "mini-timer.json"
MARGIN = 24  # px from the corner it first shows in
MOST_SETS = 20  # of screens that are remembered
FURTHEST = 1 << 20  # px: no screen is there, and a number Qt cannot take is none

Places = dict[str, tuple[int, int]]


def screens_now() -> str:
    """Return what names the set of screens as it is: which there are, how large and where."""
    return " ".join(sorted(map(_named, QGuiApplication.screens())))


def _named(screen: QScreen) -> str:
    box = screen.geometry()
    return f"{screen.name()}:{box.width()}x{box.height()}+{box.x()}+{box.y()}"


def remembered(folder: Path, screens: str) -> QPoint | None:
    """Return where it was on this set of screens, None where that is not known."""
    place = _load(folder).get(screens)
    return None if place is None else QPoint(*place)


def remember(folder: Path, screens: str, place: QPoint) -> None:
    """Keep where it is. Where that cannot be written it opens in its corner, and nothing is lost."""
    places = _load(folder)
    places.pop(screens, None)
    latest = dict([*places.items(), (screens, (place.x(), place.y()))][-MOST_SETS:])
    new = folder / f"{NAME}.new"
    with suppress(OSError):
        with open_private(new, "w") as file:
            json.dump(latest, file)
        new.replace(folder / NAME)


def _load(folder: Path) -> Places:
    """Return what was remembered; a file that is missing, torn or another's counts as none."""
    try:
        kept = json.loads((folder / NAME).read_text(encoding="utf-8"))
        places = {str(screens): (int(x), int(y)) for screens, (x, y) in dict(kept).items()}
    except (OSError, ValueError, TypeError, OverflowError, RecursionError):
        return {}
    return {screens: place for screens, place in places.items() if max(map(abs, place)) < FURTHEST}


def on_screen(place: QPoint | None, size: QSize, areas: Iterable[QRect]) -> QPoint:
    """Return a place where all of a window this size is seen: the one wanted, moved in where it sticks out.

    Where none is wanted, or nothing of it would be seen, it is the upper right corner of the first area.
    """
    screens = [*areas]
    box = QRect(place, size) if place is not None else QRect()
    area = next((one for one in screens if one.intersects(box)), None)
    if area is None:
        first = screens[0]
        return QPoint(first.right() - size.width() - MARGIN, first.top() + MARGIN)
    x = max(area.left(), min(box.left(), area.right() + 1 - size.width()))
    y = max(area.top(), min(box.top(), area.bottom() + 1 - size.height()))
    return QPoint(x, y)


def free_corner(size: QSize, area: QRect, taken: Iterable[QRect]) -> QPoint:
    """Return the corner of an area in which a window this size lies over none of these; the upper right at worst."""
    left, right = area.left() + MARGIN, area.right() - size.width() - MARGIN
    top, bottom = area.top() + MARGIN, area.bottom() - size.height() - MARGIN
    corners = [QPoint(right, top), QPoint(right, bottom), QPoint(left, top), QPoint(left, bottom)]
    windows = [*taken]
    free = (corner for corner in corners if not any(QRect(corner, size).intersects(window) for window in windows))
    return next(free, corners[0])


class ScreenWatch(QObject):
    """Says when a screen came, went, or is another size or elsewhere; nothing runs meanwhile."""

    changed = Signal()  # the set of screens is another now

    def __init__(self, parent: QObject | None = None) -> None:
        """Watch from now on."""
        super().__init__(parent)
        self._known = screens_now()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._on_added)
            application.screenRemoved.connect(self._look)
        for screen in QGuiApplication.screens():
            screen.geometryChanged.connect(self._look)

    @Slot(QScreen)
    def _on_added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._look)
        self._look()

    @Slot()
    def _look(self) -> None:
        screens = screens_now()
        if screens != self._known:
            self._known = screens
            self.changed.emit()


def areas_now() -> list[QRect]:
    """Return the part of each screen that panels leave free, the main one first."""
    first = QGuiApplication.primaryScreen()
    others = [screen for screen in QGuiApplication.screens() if screen is not first]
    return [screen.availableGeometry() for screen in (first, *others)]
