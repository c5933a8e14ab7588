"""A small window without a frame, above the others: dragged anywhere, found where it was put, no thief of keys."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QHideEvent, QMouseEvent, QMoveEvent
from PySide6.QtWidgets import QApplication, QWidget

from unaided.desktop.mini_place import ScreenWatch, areas_now, free_corner, on_screen, remember, remembered, screens_now

NO_KEYBOARD = Qt.WindowType.WindowDoesNotAcceptFocus


def flags(platform: str) -> Qt.WindowType:
    """Return what sort of window it is: on Wayland no program may keep one above the others."""
    above = Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.Tool
    kind = Qt.WindowType.Window if platform.startswith("wayland") else above
    return kind | Qt.WindowType.FramelessWindowHint | NO_KEYBOARD


class MiniWindow(QWidget):
    """What the mini timer is as a window; its size is always its `sizeHint`.

    The keyboard is its own only from a click on it until another window is active. Window managers
    hand it on by themselves when a window closes, and the next letter typed would stop a session (Law 7).
    """

    clicked = Signal()  # with the left button, without a drag

    def __init__(self, folder: Path) -> None:
        """Take the profile's folder to remember its place in."""
        super().__init__(None, flags(QGuiApplication.platformName()))
        self._folder = folder
        self._can_place = not QGuiApplication.platformName().startswith("wayland")
        self._place = self._kept_place = QPoint()
        self._is_arranging = self._settles = False
        self._pressed: QPoint | None = None
        self._held = QPoint()
        self._is_dragged = False
        self._has_keyboard = False
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)  # Law 7
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._screens = ScreenWatch(self)
        self._screens.changed.connect(self.put)

    @property
    def has_keyboard(self) -> bool:
        """Tell whether the person turned to it, and to no other window since."""
        return self._has_keyboard

    def appear(self) -> None:
        """Show it where it was on these screens, without taking the keyboard; one that shows stays where it is."""
        if not self.isVisible():
            self.put()
            self._settles = True
            self.show()

    @Slot()
    def put(self) -> None:
        """Put it where it was on these screens."""
        size, areas = self.sizeHint(), areas_now()
        place = remembered(self._folder, screens_now())
        if place is None:
            place = free_corner(size, areas[0], self._others())
        self._place = on_screen(place, size, areas)
        self._kept_place = self._place
        self.arrange()

    def _others(self) -> list[QRect]:
        """Return where the other windows of the app are: at first it lies over none of them."""
        shown = [one for one in QApplication.topLevelWidgets() if one.isVisible() and not one.isMinimized()]
        return [one.frameGeometry() for one in shown if one is not self]

    def arrange(self) -> None:
        """Be as large as it wants, at its place; where that is too low to be seen whole, higher up meanwhile."""
        size = self.sizeHint()
        if not self._can_place:
            self.setFixedSize(size)  # compositors that tile leave such a window afloat
        self._is_arranging = True
        self.setGeometry(QRect(on_screen(self._place, size, areas_now()), size))
        self._is_arranging = False

    def take_keyboard(self) -> None:
        """Have the keys from now on, since the person turned to it."""
        self._has_keyboard = True
        self.windowHandle().setFlag(NO_KEYBOARD, on=False)
        self.activateWindow()

    def keeps_keyboard(self) -> bool:
        """Tell whether it wants the keys back when the person comes back from another window."""
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Have no keys any more once another window is active."""
        super().changeEvent(event)
        left = event.type() is QEvent.Type.ActivationChange and not self.isActiveWindow()
        if left and self._has_keyboard and not self.keeps_keyboard():
            self._has_keyboard = False
            self.windowHandle().setFlag(NO_KEYBOARD)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the keys; a drag from here moves the window, a click is told."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._settles = False
            self._pressed, self._is_dragged = event.globalPosition().toPoint(), False
            self._held = event.position().toPoint()
            self.take_keyboard()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer, once it is a drag; on Wayland only the compositor can move a window."""
        at = event.globalPosition().toPoint()
        if self._pressed is None:
            return
        if not self._is_dragged and (at - self._pressed).manhattanLength() < QApplication.startDragDistance():
            return
        self._is_dragged = True
        if self._can_place:
            self.move(at - self._held)
        else:
            self._pressed = None
            self.windowHandle().startSystemMove()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Remember where it was put; where it was a click, say so."""
        if self._pressed is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        self._pressed = None
        if self._is_dragged:
            self._keep_place()
        else:
            self.clicked.emit()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Take note of where the person puts it, also with the window manager's own keys.

        The first news after it is shown may be wrong: Qt on X11 takes the place of a frame that is not in
        its own place yet, and would put the window there, in the corner, when it next grows. Asked for its
        place once more, the window manager tells the true one.
        """
        super().moveEvent(event)
        if self._is_arranging or event.pos() == self._place:
            return
        if self._settles:
            self._settles = False
            self.arrange()
        else:
            self._place = event.pos()

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember where it is."""
        super().hideEvent(event)
        self._keep_place()

    def _keep_place(self) -> None:
        if self._can_place and self._place != self._kept_place:
            self._kept_place = self._place
            remember(self._folder, screens_now(), self._place)
