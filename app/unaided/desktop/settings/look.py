"""Look: the system's colours, or light or dark whatever the system wears."""

from __future__ import annotations

from PySide6.QtCore import Slot

from unaided.desktop.bridge import Bridge
from unaided.desktop.settings.section import Section
from unaided.desktop.widgets.pills import PillRow
from unaided.domain.settings import Scheme, Settings

SCHEMES = ((Scheme.SYSTEM, "As the system"), (Scheme.LIGHT, "Light"), (Scheme.DARK, "Dark"))


class LookSection(Section):
    """The colours."""

    def __init__(self, bridge: Bridge) -> None:
        """Make it."""
        super().__init__("Look", bridge)
        self.scheme: PillRow[Scheme] = PillRow("Colours", SCHEMES)
        self.add_row("Colours", self.scheme)
        self.scheme.chosen.connect(self._on_scheme)

    def follow(self, settings: Settings) -> None:
        """Show these settings."""
        self.scheme.choose(settings.scheme)

    @Slot(object)
    def _on_scheme(self, scheme: Scheme) -> None:
        self.choose(scheme=scheme)
