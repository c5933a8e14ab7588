"""Data: where all that was entered is, and that it stays there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from unaided.desktop.bridge import Bridge
from unaided.desktop.settings.section import Section
from unaided.domain.settings import Settings

STAYS = (
    "Everything you enter is in this folder. Nothing leaves this machine: Unaided talks to no server, "
    "and only an export that you ask for makes a copy. Your words are not encrypted: whoever may read your files "
    "may read them."
)


class DataSection(Section):
    """The folder of the profile, as text to copy."""

    def __init__(self, bridge: Bridge) -> None:
        """Make it; the folder is told later."""
        super().__init__("Data", bridge)
        self.folder = QLineEdit()
        self.folder.setReadOnly(True)
        self.folder.setAccessibleName("Folder of your data")
        self.folder.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.body.addWidget(self.folder)
        self.add_line(STAYS)

    def follow(self, settings: Settings) -> None:
        """Show these settings: there are none here."""

    def show_folder(self, folder: Path) -> None:
        """Show where the profile is."""
        self.folder.setText(str(folder))
        self.folder.setCursorPosition(0)
