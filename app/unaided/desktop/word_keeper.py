"""Keep words while they are typed: no button, no waiting (Laws 7, 12)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from shiboken6 import isValid

from unaided.bootstrap import Services
from unaided.desktop.background import BugError
from unaided.desktop.bridge import Bridge
from unaided.desktop.crash import details
from unaided.domain.trouble import UnaidedError

BEHIND_MS = 400  # from a change to its save; two slow saves on a busy machine must still fit into 2 s (Law 12)
RETRY_MS = 5000
Saving = Callable[[Services], object]


class WordKeeper(QObject):
    """Saves what is typed shortly after each change, and again later where that fails."""

    kept = Signal()  # all that was typed is saved
    failed = Signal(str)  # the sentence that says why it is not

    def __init__(self, bridge: Bridge, saving: Callable[[], Saving], parent: QObject | None = None) -> None:
        """Take where to keep it, and who says how what is there now is saved."""
        super().__init__(parent)
        self._bridge = bridge
        self._saving = saving
        self._changes = self._saved = 0
        self._under_way = 0  # saves that the worker has not answered yet
        self._resting = False
        self._bug = ""  # what keeps every save from being done, until one is
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save)

    @property
    def is_clean(self) -> bool:
        """Tell whether all that was typed is saved."""
        return self._saved == self._changes

    @Slot()
    def touch(self) -> None:
        """Note a change. A timer that runs already is not put off: typing on must not delay it."""
        self._changes += 1
        if not self._under_way and not self._timer.isActive():
            self._start(BEHIND_MS)

    @Slot()
    def save(self) -> None:
        """Save what there is now; while a save is under way, what is typed meanwhile follows it."""
        if not self._under_way:
            self.flush()

    def flush(self) -> None:
        """Save what there is now, also behind a save under way: no later moment may come (Law 12).

        The worker keeps the order, so that the latest words win.
        """
        self._timer.stop()
        if self.is_clean or self._resting:
            return
        self._under_way += 1
        self._bridge.ask(self._saving(), partial(self._on_saved, self._changes), self._on_failed)

    def rest(self) -> None:
        """Save no more: the answer itself is kept now, or the dialog has gone."""
        self._resting = True
        self._timer.stop()

    def go_on(self) -> None:
        """Save again: the answer was not kept."""
        self._resting = False
        self._start(BEHIND_MS)

    def _start(self, milliseconds: int) -> None:
        if not (self._resting or self._under_way or self.is_clean):
            self._timer.start(milliseconds)

    def _on_saved(self, changes: int, _nothing: object) -> None:
        self._under_way -= 1
        self._bug = ""
        if self._resting or not isValid(self):  # the view may have gone meanwhile, with all of it saved
            return
        self._saved = changes
        self._start(BEHIND_MS)
        if self.is_clean:
            self.kept.emit()

    def _on_failed(self, trouble: UnaidedError) -> None:
        self._under_way -= 1
        if isinstance(trouble, BugError):  # saving is tried every 5 s: the same bug is shown once, not each time
            bug = details(trouble.bug)
            trouble.is_known, self._bug = bug == self._bug, bug
        # The save behind this one holds all that this one held.
        if self._resting or self._under_way or not isValid(self):
            return
        self._start(RETRY_MS)
        self.failed.emit(trouble.sentence)
