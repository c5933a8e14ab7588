"""What the Calibration page knows of each of its sections."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from unaided.services.calibration import Wanted


class Tab(QWidget):
    """A section as a tab: it reads when it is told to, and says what it read about."""

    about = Signal(object, object)  # the Wanted that is shown, and the Choices there are
    has_filters: ClassVar[bool] = True  # what it shows depends on which work is chosen
    section_wanted = Signal(str)  # the name of another section, to be opened

    def refresh(self, wanted: Wanted) -> None:
        """Read anew what it shows of this work."""
        raise NotImplementedError

    def forget(self) -> None:
        """Wait for no answer any more: it is about to be freed."""
        raise NotImplementedError
