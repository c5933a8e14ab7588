"""The desktop's do-not-disturb while a session without AI runs, for whoever switched that on.

It is put back to what it was at a pause, away, at the end and when the app ends; after a crash at
the next start, from a small file written before anything is changed. Our own notices of the end
are sent once it has been lifted, never as urgent ones that break through it: urgent is the
person's word alone. So from the first of them on the desktop is as it was, until more time is added.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal, Slot

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.platform.do_not_disturb import Done, Found, Told, Way
from unaided.desktop.private_file import open_private
from unaided.domain.session import Mode, SessionState, left_us
from unaided.domain.trouble import UnaidedError
from unaided.domain.wake import is_near_its_end

FILE = "do-not-disturb"  # holds the way by which it was switched on, for as long as that is ours to undo
PATIENCE_MS = 2000  # our own notice waits no longer for it to be lifted
CLOSING_MS = 1000  # and the app's end no longer for it to be put back
NOT_HERE = (
    "This desktop has no do-not-disturb that Unaided can switch: it knows dunst, Xfce, GNOME and Plasma. "
    "Switch it on yourself while you work without AI."
)
log = logging.getLogger(__name__)


class Switch(Protocol):
    """Whoever can ask for the desktop's do-not-disturb and switch it, each answered by a callback."""

    def find(self, found: Found) -> None:
        """Tell which way there is, None where there is none."""
        ...

    def is_on(self, way: Way, told: Told) -> None:
        """Tell whether it is on, None where nobody answers."""
        ...

    def turn(self, way: Way, done: Done, *, on: bool) -> None:
        """Switch it and tell whether that was done."""
        ...

    def close(self) -> None:
        """Leave the desktop alone."""
        ...


class Quiet(QObject):
    """One step after the other towards what should be: asked, claimed in a file, switched; and back again."""

    _settled = Signal()  # nothing is under way

    def __init__(self, bridge: Bridge, switch: Switch, folder: Path, parent: QObject | None = None) -> None:
        """Take the bridge, what switches it, and the profile's folder with what a crash may have left."""
        super().__init__(parent)
        self._bridge = bridge
        self._switch = switch
        self._file = folder / FILE
        self._ours = _claimed(self._file)
        self._is_sure = False  # whether what the file says is in force in this run of the app
        self._is_given_back = False
        self._is_busy = False
        self._is_closing = False
        self._is_over = False
        self._is_missing = False  # the person was told that there is none here
        self._left_alone: UUID | None = None  # the session for which the desktop stays as it is
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._let_go)
        self._waiting: list[Callable[[], None]] = []
        bridge.changed.connect(self._on_changed)
        bridge.settings_changed.connect(self._look)
        bridge.about_to_end.connect(self._look)
        bridge.planned_end.connect(self._look)

    def after_lifting(self, then: Callable[[], None]) -> None:
        """Call back once our do-not-disturb no longer holds notices back: at once where it does not."""
        self._look()
        if self._ours is None and not self._is_busy:
            then()
        else:
            self._waiting.append(then)
            self._patience.start()

    def close(self) -> None:
        """Put back what it was; a desktop that does not answer gets a moment, then the next start tries again."""
        self._is_closing = True
        self._look()
        if self._is_busy:
            loop, patience = QEventLoop(), QTimer()
            self._settled.connect(loop.quit)
            patience.timeout.connect(loop.quit)
            patience.start(CLOSING_MS)
            loop.exec()
            patience.stop()
        self._waiting.clear()
        self._patience.stop()
        self._is_over = True
        self._switch.close()

    @Slot()
    def _on_changed(self) -> None:
        self._is_given_back = True
        self._look()

    @Slot()
    def _look(self) -> None:
        """Take the next step where what is and what should be differ; nothing before the session is given back."""
        if self._is_busy or self._is_over or not (self._is_given_back or self._is_closing):
            return
        wanted = self._wanted()
        if wanted is not None and self._ours is None:
            self._is_busy = True
            self._switch.find(partial(self._on_found, wanted))
        elif wanted is not None and self._ours is not None and not self._is_sure:
            self._is_busy = True  # it went on after a crash; the desktop may have been started anew meanwhile
            self._turn_on(wanted, self._ours)
        elif wanted is None and self._ours is not None:
            self._is_busy = True
            self._put_back(self._ours)

    def _wanted(self) -> UUID | None:
        """Return the session that is to be quiet, None where nothing is."""
        session = self._bridge.now.session
        if self._is_closing or session is None or session.id == self._left_alone:
            return None
        settings = self._bridge.settings
        runs = session.mode is Mode.NO_AI and session.state is SessionState.RUNNING
        ends = left_us(session) == 0 or (settings.about_to_end and is_near_its_end(session))
        return session.id if settings.quiet_blocks and runs and not ends else None

    def _on_found(self, session_id: UUID, way: Way | None) -> None:
        if way is None:
            if not self._is_missing:
                self._bridge.told.emit(NOT_HERE)
            self._is_missing = True  # said once (Law 9)
            self._leave_alone(session_id)
        else:
            self._switch.is_on(way, partial(self._on_told, session_id, way))

    def _on_told(self, session_id: UUID, way: Way, on: bool | None) -> None:  # noqa: FBT001 (what a callback gets)
        if on is False:
            claimed = partial(self._on_claimed, session_id, way)
            self._bridge.ask(partial(_claim, self._file, way), claimed, partial(self._on_unclaimed, session_id))
        else:  # the person's own stays as it is
            self._leave_alone(session_id)

    def _on_claimed(self, session_id: UUID, way: Way, kept: bool) -> None:  # noqa: FBT001
        if kept:
            self._ours = way
            self._turn_on(session_id, way)
        else:
            self._on_unclaimed(session_id, None)

    def _on_unclaimed(self, session_id: UUID, _trouble: UnaidedError | None) -> None:
        """Leave it: what could not be put back after a crash is not switched."""
        log.warning("Do-not-disturb stays as it is: what it was before could not be kept.")
        self._leave_alone(session_id)

    def _turn_on(self, session_id: UUID, way: Way) -> None:
        self._switch.turn(way, partial(self._on_on, session_id), on=True)

    def _on_on(self, session_id: UUID, done: bool) -> None:  # noqa: FBT001
        self._is_sure = True
        if not (done or self._is_over):
            log.warning("The desktop did not switch its do-not-disturb on.")
            self._left_alone = session_id
            self._disclaim()
        self._step_done()

    def _put_back(self, way: Way) -> None:
        if self._is_closing:
            self._switch.turn(way, self._on_off, on=False)
        else:
            self._switch.is_on(way, partial(self._on_still, way))

    def _on_still(self, way: Way, on: bool | None) -> None:  # noqa: FBT001
        """Put it back, unless the person did so meanwhile: then they want to hear, for as long as this session goes."""
        session = self._bridge.now.session
        if on is False and self._is_sure:
            self._left_alone = session.id if session else None
            self._disclaim()
            self._step_done()
        else:
            self._switch.turn(way, self._on_off, on=False)

    def _on_off(self, done: bool) -> None:  # noqa: FBT001
        if done:
            self._disclaim()
        else:  # who holds notices back is gone; the file stays, should they come again
            self._ours = None
            log.warning("The desktop did not put its do-not-disturb back; the next start tries again.")
        self._step_done()

    def _disclaim(self) -> None:
        self._ours, self._is_sure = None, False
        with suppress(OSError):
            self._file.unlink(missing_ok=True)

    def _leave_alone(self, session_id: UUID) -> None:
        self._left_alone = session_id
        self._step_done()

    def _step_done(self) -> None:
        self._is_busy = False
        self._look()
        if not self._is_busy:
            self._settled.emit()
            self._let_go()

    @Slot()
    def _let_go(self) -> None:
        """Have our own notices sent: what holds them back is lifted, or does not answer."""
        self._patience.stop()
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then()


def _claimed(file: Path) -> Way | None:
    """Return by which way a run of the app that crashed had switched it on."""
    try:
        return Way(file.read_text(encoding="utf-8").strip())
    except (OSError, ValueError):
        return None


def _claim(file: Path, way: Way, _services: Services) -> bool:
    """Keep on disk that it was off and is ours to put back; runs on the worker, as it waits for the disk."""
    try:
        with open_private(file, "w") as kept:
            kept.write(way)
            kept.flush()
            os.fsync(kept.fileno())
    except OSError:
        return False
    return True
