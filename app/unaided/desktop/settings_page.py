"""Settings: what the person chooses, in groups; each choice holds at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.latest import Latest
from unaided.desktop.page import Page
from unaided.desktop.platform.autostart_here import autostart_here
from unaided.desktop.scrolled import Scrolled
from unaided.desktop.settings.away import AwaySection
from unaided.desktop.settings.block import BlockSection
from unaided.desktop.settings.data import DataSection
from unaided.desktop.settings.day import DaySection
from unaided.desktop.settings.login import LoginSection
from unaided.desktop.settings.look import LookSection
from unaided.desktop.settings.mini_timer import MiniTimerSection
from unaided.desktop.settings.notices import NoticesSection
from unaided.desktop.settings.section import Section
from unaided.desktop.settings.shortcuts import ShortcutsSection
from unaided.desktop.theme import Theme
from unaided.desktop.widgets.labels import paragraph
from unaided.desktop.widgets.roles import Role


class SettingsPage(Page):
    """The page; it follows what is chosen elsewhere, too."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        """Make its groups."""
        super().__init__(bridge, theme, parent)
        self._folder = Latest(bridge, self._take_folder)
        self.data = DataSection(bridge)
        self.sections: Sequence[Section] = (
            LookSection(bridge),
            AwaySection(bridge, theme),
            NoticesSection(bridge, theme),
            BlockSection(bridge, theme),
            MiniTimerSection(bridge, theme),
            ShortcutsSection(bridge, theme),
            LoginSection(bridge, theme, autostart_here()),
            DaySection(bridge, theme),
            self.data,
        )
        self.reach_edges()
        cards = Scrolled(theme, in_page=True)
        for section in self.sections:
            cards.add(section)
        self.body.addWidget(paragraph("Settings", Role.HEADING))
        self.body.addWidget(cards, 1)
        bridge.settings_changed.connect(self._follow)

    def refresh(self) -> None:
        """Show what is chosen, and read where the profile is."""
        self._follow()
        self._folder.ask(_folder)

    def forget(self) -> None:
        """Wait for no answer any more."""
        self._folder.forget()

    def _take_folder(self, folder: Path) -> None:
        self.data.show_folder(folder)

    @Slot()
    def _follow(self) -> None:
        for section in self.sections:
            section.follow(self.bridge.settings)


def _folder(services: Services) -> Path:
    return services.settings.folder
