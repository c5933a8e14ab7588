"""Settings: what the person chose, and keeping another choice."""

from __future__ import annotations

from pathlib import Path

from unaided.domain.settings import Settings, check_settings
from unaided.services.ports.chosen import SettingsShelf


class SettingsService:
    """What the person chose; it is read once and from then on known."""

    def __init__(self, shelf: SettingsShelf) -> None:
        """Take where it is kept."""
        self._shelf = shelf

    @property
    def folder(self) -> Path:
        """Return the folder in which all that is the person's lies."""
        return self._shelf.folder

    def chosen(self) -> Settings:
        """Return what the person chose, with defaults for the rest."""
        return self._shelf.load()

    def complaint(self) -> str:
        """Return what could not be used of what is kept, in plain sentences; empty where all of it was."""
        self._shelf.load()
        return self._shelf.complaint

    def keep(self, settings: Settings) -> None:
        """Keep these settings.

        Raises:
            SettingsRuleError: a number is out of its range, or a shortcut is no key.
            Trouble: they cannot be written.
        """
        self._shelf.keep(check_settings(settings))
