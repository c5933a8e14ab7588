"""Start at login: what the system itself keeps, read and written there."""

from __future__ import annotations

from PySide6.QtCore import Slot

from unaided.desktop.bridge import Bridge
from unaided.desktop.platform.autostart import Autostart
from unaided.desktop.settings.section import Section
from unaided.desktop.theme import Theme
from unaided.desktop.widgets.labels import paragraph, wrappable
from unaided.desktop.widgets.roles import Role
from unaided.desktop.widgets.tick import Tick
from unaided.domain.settings import Settings
from unaided.domain.trouble import Trouble


class LoginSection(Section):
    """One switch, of which nothing is kept in our own settings."""

    def __init__(self, bridge: Bridge, theme: Theme, autostart: Autostart) -> None:
        """Take who starts programs at login."""
        super().__init__("Start at login", bridge)
        self._autostart = autostart
        self.on = Tick("Start &Unaided when you log in, in the tray", theme)
        self.body.addWidget(self.on)
        self.wrong = paragraph("", Role.WRONG)
        self.body.addWidget(self.wrong)
        self.wrong.hide()
        self.on.chosen.connect(self._on_chosen)

    def follow(self, settings: Settings) -> None:
        """Show what the system does, which other programs may change as well."""
        del settings
        self.on.choose(on=self._autostart.enabled)

    @Slot(bool)
    def _on_chosen(self, on: bool) -> None:  # noqa: FBT001 (a slot's arguments have no keywords)
        self.wrong.hide()
        try:
            if on:
                self._autostart.enable()
            else:
                self._autostart.disable()
        except Trouble as trouble:
            self.wrong.setText(wrappable(trouble.sentence))
            self.wrong.show()
        self.follow(self.bridge.settings)
