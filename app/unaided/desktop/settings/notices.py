"""Sound and notices: what is heard and said around the planned end, and what is kept quiet."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent

from unaided.desktop.bridge import Bridge
from unaided.desktop.platform.do_not_disturb import DoNotDisturb, Way
from unaided.desktop.platform.sound import chime
from unaided.desktop.quiet import NOT_HERE
from unaided.desktop.settings.section import Section
from unaided.desktop.theme import Theme, width_of
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.percent_scale import PercentScale
from unaided.desktop.widgets.tick import Tick
from unaided.domain.settings import Settings

SCALE_WIDTH = 240  # px
NO_PLAYER = "Nothing on this machine plays sounds for Unaided: install paplay, pw-play, canberra-gtk-play or aplay."
SILENT = "At 0 % nothing can be heard."


class NoticesSection(Section):
    """Chime, notices, do-not-disturb."""

    def __init__(self, bridge: Bridge, theme: Theme) -> None:
        """Make it."""
        super().__init__("Sound and notices", bridge)
        self.chime = Tick("A soft &chime at the planned end", theme)
        self.volume = PercentScale("Volume", theme)
        self.volume.setFixedWidth(width_of(self, SCALE_WIDTH))
        self.hear = Button("&Hear it")
        self.about_to_end = Tick("A &word two minutes before the planned end", theme)
        self.quiet = Tick("Do not &disturb during sessions without AI", theme)
        self.body.addWidget(self.chime)
        self.add_row("Volume", self.volume, self.hear)
        self.unheard = self.add_line("")
        self.unheard.hide()
        self.body.addWidget(self.about_to_end)
        self.body.addWidget(self.quiet)
        self.add_line("The desktop's own do-not-disturb, put back at each pause and at the end, also after a crash.")
        self.not_here = self.add_line(NOT_HERE)
        self.not_here.hide()
        self._connect()

    def _connect(self) -> None:
        self.chime.chosen.connect(self._on_chime)
        self.volume.chosen.connect(self._on_volume)
        self.hear.clicked.connect(self._on_hear)
        self.about_to_end.chosen.connect(self._on_about_to_end)
        self.quiet.chosen.connect(self._on_quiet)

    def follow(self, settings: Settings) -> None:
        """Show these settings."""
        self.chime.choose(on=settings.chime)
        self.volume.choose(settings.volume)
        self.about_to_end.choose(on=settings.about_to_end)
        self.quiet.choose(on=settings.quiet_blocks)

    def showEvent(self, event: QShowEvent) -> None:
        """See whether this desktop has a do-not-disturb that can be switched, each time the group shows."""
        super().showEvent(event)
        desktop = DoNotDisturb(parent=self)
        desktop.find(partial(self._on_found, desktop))

    def _on_found(self, desktop: DoNotDisturb, way: Way | None) -> None:
        self.not_here.setVisible(way is None)
        desktop.close()
        desktop.deleteLater()

    @Slot(bool)
    def _on_chime(self, on: bool) -> None:  # noqa: FBT001 (a slot's arguments have no keywords)
        self.choose(chime=on)

    @Slot(int)
    def _on_volume(self, percent: int) -> None:
        self.unheard.hide()
        self.choose(volume=percent)

    @Slot()
    def _on_hear(self) -> None:
        """Play it as loud as it would be, whether or not it is switched on."""
        percent = self.bridge.settings.volume
        self.unheard.setText(NO_PLAYER if percent else SILENT)
        self.unheard.setVisible(not chime(percent=percent))

    @Slot(bool)
    def _on_about_to_end(self, on: bool) -> None:  # noqa: FBT001 (a slot's arguments have no keywords)
        self.choose(about_to_end=on)

    @Slot(bool)
    def _on_quiet(self, on: bool) -> None:  # noqa: FBT001 (a slot's arguments have no keywords)
        self.choose(quiet_blocks=on)
