"""Mini timer: whether there is one, and why it is an ordinary window on some desktops."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication

from unaided.desktop.bridge import Bridge
from unaided.desktop.settings.section import Section
from unaided.desktop.theme import Theme
from unaided.desktop.widgets.tick import Tick
from unaided.domain.settings import Settings

ON_TOP = "A small window above the others with the task, the ring and the minutes left."
ORDINARY = (
    "An ordinary small window here: on Wayland the compositor lets no program keep a window above the others "
    "or choose its place."
)


class MiniTimerSection(Section):
    """The small window that shows what is left."""

    def __init__(self, bridge: Bridge, theme: Theme) -> None:
        """Make it."""
        super().__init__("Mini timer", bridge)
        self.on = Tick("Show the &mini timer while a session runs", theme)
        self.body.addWidget(self.on)
        self.why = self.add_line(why(QGuiApplication.platformName()))
        self.on.chosen.connect(self._on_chosen)

    def follow(self, settings: Settings) -> None:
        """Show these settings."""
        self.on.choose(on=settings.mini_timer)

    @Slot(bool)
    def _on_chosen(self, on: bool) -> None:  # noqa: FBT001 (a slot's arguments have no keywords)
        self.choose(mini_timer=on)


def why(platform: str) -> str:
    """Return what sort of window it is on this Qt platform, and why."""
    return ORDINARY if platform.startswith("wayland") else ON_TOP
