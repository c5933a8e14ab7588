"""What the services need to know of what the person chose."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from unaided.domain.settings import Settings


class Chosen(Protocol):
    """What the person chose."""

    def load(self) -> Settings:
        """Return it; the defaults where nothing was chosen or what is kept cannot be used."""
        ...


class SettingsShelf(Chosen, Protocol):
    """Where what the person chose is kept."""

    @property
    def folder(self) -> Path:
        """Return the folder of the profile, where all that is the person's lies."""
        ...

    @property
    def complaint(self) -> str:
        """Return what could not be used of what is kept, in plain sentences; empty where all of it was."""
        ...

    def keep(self, settings: Settings) -> None:
        """Keep these settings."""
        ...
