"""The one way off the UI thread: do this there, then this here on success, this on failure."""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from unaided.desktop.garbage import collect_if_due
from unaided.domain.trouble import UnaidedError

BUG = (
    "That could not be done, because something in Unaided went wrong. "
    "Try it once more; if it happens again, restart Unaided and report the details."
)
T = TypeVar("T")
Reply = Callable[[], None]
Job = Callable[[], Reply | None]


class BugError(UnaidedError):
    """A bug of ours, as whoever waits for its job hears of it; once `is_known` is set it is not shown again."""

    def __init__(self, bug: Exception) -> None:
        """Take the bug itself, which says where and what it is."""
        super().__init__(BUG)
        self.bug = bug
        self.is_known = False


class Background(QObject):
    """One worker thread that does jobs in their order; it waits without waking up (Law 10).

    All writing goes through it, so it is the writer (design: one writer that is not the UI thread).
    """

    _replied = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start nothing yet: the thread comes with the first job."""
        super().__init__(parent)
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._pending = 0
        self._silent = 0  # jobs that left nothing to say; the worker alone counts them
        self._replied.connect(self._reply)

    @property
    def pending(self) -> int:
        """Return how many jobs have not been answered yet."""
        return self._pending - self._silent

    def run(
        self,
        job: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[UnaidedError], None] | None = None,
    ) -> None:
        """Do `job` on the worker, then `done` with its result or `failed` with its trouble on this thread.

        A bug (any other exception) is raised on this thread, where the app's hook shows it; so is
        trouble that nobody takes. Who waits for the job hears of a bug as well, so that no view waits on;
        who tries again by itself can say that this bug is known. Where nobody takes the result, one that
        went well does not wake this thread.
        """
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="unaided-writer", daemon=True)
            self._thread.start()
        self._pending += 1
        self._jobs.put(_prepared(job, done, failed))

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            reply = job()
            if reply is None:
                self._silent += 1
            else:
                self._replied.emit(reply)

    @Slot(object)
    def _reply(self, reply: Reply) -> None:
        self._pending -= 1
        try:
            reply()
        finally:
            if not self.pending:  # else the answers that a page still waits for would come later by as much
                collect_if_due()

    def stop(self) -> None:
        """Let the jobs given so far end, and the thread with them; their replies are still delivered."""
        if self._thread is not None:
            self._jobs.put(None)
            self._thread.join()
            self._thread = None


def _prepared(
    job: Callable[[], T],
    done: Callable[[T], None] | None,
    failed: Callable[[UnaidedError], None] | None,
) -> Job:
    def work() -> Reply | None:
        try:
            result = job()
        except UnaidedError as trouble:
            return _raising(trouble) if failed is None else _calling(failed, trouble)
        except Exception as bug:  # noqa: BLE001 (house.md: the one place that carries a bug to the UI thread)
            return _raising(bug) if failed is None else _owning_up(failed, bug)
        return None if done is None else _calling(done, result)

    return work


def _calling(function: Callable[[Any], None], value: Any) -> Reply:  # noqa: ANN401 (the pair was typed in `run`)
    def call() -> None:
        function(value)

    return call


def _raising(error: Exception) -> Reply:
    def call() -> None:
        raise error

    return call


def _owning_up(failed: Callable[[UnaidedError], None], bug: Exception) -> Reply:
    def call() -> None:
        told = BugError(bug)
        try:
            failed(told)  # Laws 7, 12: what waits for this job goes on
        finally:
            if not told.is_known:
                raise bug

    return call
