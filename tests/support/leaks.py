"""What a test of windows must not leave behind: timers that run, threads, windows on the screen."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid


@contextmanager
def nothing_left_behind() -> Iterator[None]:
    """Fail where more timers, threads or shown windows are there at the end than were at the start."""
    threads, windows = set(threading.enumerate()), set(_windows())
    gc.freeze()  # what is there already is neither looked at nor blamed, which makes looking cheap
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    left = [
        *(f"a thread: {thread.name}" for thread in threading.enumerate() if thread not in threads),
        *(f"a window: {name}" for name in _windows() if name not in windows),
        *(f"a timer that runs, of {timer.parent()!r}" for timer in _timers()),
    ]
    if left:
        pytest.fail("The test leaves behind " + "; ".join(left), pytrace=False)


def _windows() -> list[str]:
    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    return [f"{type(widget).__name__} “{widget.windowTitle()}” {id(widget):#x}" for widget in shown]


def _timers() -> list[QTimer]:
    made = [thing for thing in gc.get_objects() if issubclass(type(thing), QTimer)]
    return [timer for timer in made if isValid(timer) and timer.isActive()]
