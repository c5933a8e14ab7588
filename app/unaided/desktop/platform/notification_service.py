"""The desktop's notification service, spoken to over one connection that also hears what the person chose."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping

from jeepney import Message
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QIcon

from unaided.desktop.platform import notification_messages as messages
from unaided.desktop.platform.bus import Bus, Values
from unaided.desktop.platform.notice import Notice

Shown = Callable[[int | None], None]


class NotificationService(QObject):
    """Knows what the service can do, asked once each time a service starts; nothing here waits."""

    chosen = Signal(object, str)  # number of a notification, id of the action
    dismissed = Signal(object)  # number of a notification that shows no longer
    forgotten = Signal()  # the service went or came: it knows none of the numbers so far
    gone = Signal()  # the bus went; this object is of no more use

    def __init__(self, environ: Mapping[str, str], parent: QObject | None = None) -> None:
        """Connect to the session bus of this environment; raises OSError where none listens."""
        bus = Bus(environ)
        super().__init__(parent)
        bus.setParent(self)
        self._bus = bus
        self._can: frozenset[str] | None = None
        self._held: list[tuple[Notice, int, Shown]] = []
        self._bus.signalled.connect(self._heard)
        self._bus.closed.connect(self.gone)
        for rule in messages.rules():
            self._bus.listen(rule)

    def show(self, notice: Notice, replaces: int, shown: Shown) -> None:
        """Show a notice in place of the one with this number; `shown` gets the new number, or None."""
        if self._can is None:
            self._held.append((notice, replaces, shown))
            if len(self._held) == 1:
                self._bus.call(messages.capabilities(), self._learn)
            return

        def answered(values: Values | None) -> None:
            shown(None if values is None else int(values[0]))

        self._bus.call(messages.show(notice, replaces, self._can, _icon()), answered)

    def close(self, number: int) -> None:
        """Take a notification away."""
        self._bus.call(messages.close(number), _ignore)

    def hang_up(self) -> None:
        """Leave the bus; whoever waits for a number gets None."""
        self._bus.close()

    def _learn(self, values: Values | None) -> None:
        held, self._held = self._held, []
        if values is not None:
            self._can = frozenset(values[0])
        for notice, replaces, shown in held:
            if values is None:
                shown(None)
            else:
                self.show(notice, replaces, shown)

    @Slot(object)
    def _heard(self, message: Message) -> None:
        match messages.named(message):
            case messages.OWNER_CHANGED, _:
                self._can = None
                self.forgotten.emit()
            case messages.ACTIVATION_TOKEN, (_, str() as token):
                # Qt hands it to the Wayland compositor when a window of ours is raised next.
                os.environ["XDG_ACTIVATION_TOKEN"] = token
            case messages.ACTION_INVOKED, (number, str() as action):
                self.chosen.emit(number, action)
            case messages.NOTIFICATION_CLOSED, (number, _):
                self.dismissed.emit(number)
            case _:
                pass  # a signal of a later specification


def _icon() -> str:
    """Return the name of our icon where it is installed: services draw a warning for one they do not find."""
    return messages.APP_ID if QIcon.hasThemeIcon(messages.APP_ID) else ""


def _ignore(_values: Values | None) -> None:
    """Leave it at that: what is closed already cannot be closed."""
