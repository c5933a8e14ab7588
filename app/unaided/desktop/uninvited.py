"""Whether a dialog that nobody has just asked for may open now (Law 7)."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from unaided.desktop.away_asking import opens_inactive
from unaided.desktop.platform.full_screen import FullScreen
from unaided.desktop.platform.inhibited import Inhibited

May = Callable[[bool], None]


class Uninvited(QObject):
    """Not on Wayland, not over a program that is full screen, not where the person wants no disturbance."""

    free = Signal()  # the full screen that was in the way has ended

    def __init__(self, parent: QObject | None = None, environ: Mapping[str, str] = os.environ) -> None:
        """Connect to nothing yet."""
        super().__init__(parent)
        self._full_screen = FullScreen(self)
        self._inhibited = Inhibited(self, environ)
        self._full_screen.ended.connect(self.free)

    def ask(self, may: May) -> None:
        """Tell whether it may; that is known at once, or as soon as the desktop has answered."""
        if not opens_inactive() or self._full_screen.covers():
            may(False)  # noqa: FBT003 (the answer itself)
        else:
            self._inhibited.ask(lambda on: may(on is not True))

    def close(self) -> None:
        """Watch and wait no more."""
        self._full_screen.close()
        self._inhibited.close()
