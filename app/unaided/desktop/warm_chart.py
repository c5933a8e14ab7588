"""Load what draws the chart before its page is shown: on the worker, and only where there is something to draw."""

from __future__ import annotations

import os
from importlib import import_module

from PySide6.QtCore import QObject, Slot

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.domain.trouble import UnaidedError

PAGE = "calibration"
WHAT_DRAWS = ("unaided.domain.measure.chart", "unaided.desktop.velocity_board")  # numpy and scipy, then pyqtgraph


class WarmChart(QObject):
    """Does it once, when the pointer comes near the name of the page: a third of a second less to wait for it.

    Nothing Qt makes is made by it, so that it may be done on the worker; the window stays alive meanwhile.
    """

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        """Take who works off the UI thread."""
        super().__init__(parent)
        self._bridge = bridge
        self._is_warm = False

    @Slot(str)
    def near(self, page: str) -> None:
        """Take note that the pointer is at the name of a page."""
        if page == PAGE and not self._is_warm:
            self._is_warm = True
            self._bridge.ask(_load, self._loaded, self._not_loaded)

    def _loaded(self, there: bool) -> None:  # noqa: FBT001 (the answer to whether there was something to draw)
        self._is_warm = there

    def _not_loaded(self, _trouble: UnaidedError) -> None:
        """Leave it to the page, which says what is wrong once it is shown."""
        self._is_warm = False


def _load(services: Services) -> bool:
    kinds, _ = services.measure.kinds_and_projects()
    if not kinds:
        return False  # 60 MB for nothing
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy starts a thread for each processor otherwise
    for name in WHAT_DRAWS:
        import_module(name)
    return True
