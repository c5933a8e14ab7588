"""A main window whose pages are timed: as the app has it, over a profile, offscreen."""

import time
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from unaided.bootstrap import Services, open_profile
from unaided.desktop.background import Background
from unaided.desktop.bridge import Bridge
from unaided.desktop.garbage import collect_by_hand
from unaided.desktop.theme import Theme
from unaided.desktop.window import MainWindow
from unaided.domain.now import Now
from unaided.machine.clock import SystemClock
from unaided.services.calibration import Wanted

MS = 1000.0
POLL = 0.001  # seconds


class Watched:
    """The window, and what it stands on."""

    def __init__(self, profile: Path) -> None:
        """Open the profile, and make the window."""
        collect_by_hand()
        self._application, clock = QApplication([]), SystemClock()
        self._background, self._profile = Background(), open_profile({"UNAIDED_HOME": str(profile)})
        self.bridge = Bridge(self._background, clock, partial(self._profile.open_services, clock), Now())
        begin = time.process_time()
        self._window = MainWindow(self.bridge, Theme(), profile)
        self.making = MS * (time.process_time() - begin)  # ms, of the window before it has a page

    def _settle(self) -> None:
        while self._background.pending:
            self._application.processEvents()
            time.sleep(POLL)  # the worker needs the interpreter
        self._application.processEvents()

    def painted(self, page: str) -> float:
        """Show a page, and return the ms of processor time until it is first painted, before it has read anything."""
        begin = time.process_time()
        self._window.open_page(page)
        self._window.grab()
        return MS * (time.process_time() - begin)

    def shown(self, page: str) -> float:
        """Show a page, and return the ms of processor time until it is painted with all it reads."""
        begin = time.process_time()
        self._window.open_page(page)
        self._settle()
        self._window.grab()
        return MS * (time.process_time() - begin)

    def reckon(self) -> None:
        """Have the figures reckoned and kept."""
        self.bridge.ask(_see, _rest)
        self._settle()

    def point_at(self, page: str) -> None:
        """Do what the pointer at a page's name does."""
        self._window.navigation.neared.emit(page)
        self._settle()

    def put_away(self) -> None:
        """Close the window, which frees its pages."""
        self._window.close()
        self._settle()

    def close(self) -> None:
        """Close it all."""
        self._window.close()
        self.bridge.close()
        self._profile.release()


def _see(services: Services) -> None:
    services.calibration.see(Wanted())


def _rest(_result: None) -> None:
    """Go on."""
