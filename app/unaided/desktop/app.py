"""Start the tray app, in this order.

1. a display, the profile's folder and its write lock, or one sentence why not;
2. a glance at what runs, by the plain database driver;
3. Qt, and the tray icon in its true state;
4. after the first paint: log, crash guard, end signals, local socket, views, the watch on the tray's host;
5. on the worker: the database itself, and the session that was open given back (Law 12);
6. what was given back is said, and the window shows where the tray alone would show nothing.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from unaided.bootstrap import Profile, open_profile
from unaided.desktop.garbage import collect_by_hand
from unaided.desktop.plain_import import own_import
from unaided.domain.trouble import UnaidedError
from unaided.machine.clock import SystemClock
from unaided.machine.display import dead_display, has_display

if TYPE_CHECKING:
    from unaided.desktop.commands import Answer

NO_DISPLAY = (
    "There is no display to show the app on (neither DISPLAY nor WAYLAND_DISPLAY is set). "
    "Start it from a desktop session; in a terminal every verb works without it: `unaided --help`."
)

DEAD_DISPLAY = (
    "The display {} does not answer, so there is nothing to show the app on. "
    "Start it from a desktop session; in a terminal every verb works without it: `unaided --help`."
)


def main(answer: Answer, *, in_tray: bool, page: str = "") -> int:
    """Run the app until it is quit and return its exit code.

    `in_tray` shows no window by itself; where a page is named, the window opens on it.
    """
    if not os.environ.get("QT_QPA_PLATFORM", "unset"):
        del os.environ["QT_QPA_PLATFORM"]  # Qt takes an empty one for the name of a platform
    if not has_display(os.environ, sys.platform):
        return _fail(NO_DISPLAY)
    if dead := dead_display(os.environ, sys.platform):
        return _fail(DEAD_DISPLAY.format(dead))
    try:
        profile = open_profile(os.environ)
    except UnaidedError as trouble:
        return _fail(trouble.sentence)
    try:
        return _run(profile, answer, in_tray=in_tray, page=page)
    finally:
        profile.release()


def _run(profile: Profile, answer: Answer, *, in_tray: bool, page: str) -> int:
    collect_by_hand()
    now = profile.glance()
    with own_import():
        import_module("PySide6.QtWidgets")
    from unaided.desktop.desktop import Desktop, make_application  # noqa: PLC0415 (Qt costs; trouble is told first)

    application = make_application()
    desktop = Desktop(profile, SystemClock(), now, answer)
    desktop.show_tray()
    desktop.settle_soon(in_tray=in_tray, page=page)
    code = application.exec()
    desktop.close()
    return code


def _fail(sentence: str) -> int:
    sys.stderr.write(f"unaided: {sentence}\n")
    return 1
