"""The answer to the latest question; earlier answers, and those nobody waits for any more, are dropped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.gone import is_gone
from unaided.domain.trouble import UnaidedError

T = TypeVar("T")


class Latest(Generic[T]):
    """One thing that a view reads again and again: never two questions at once on the worker.

    While one is being answered only the newest of those asked meanwhile is remembered, so that
    quick typing asks twice and not for each key. A view that closes calls `forget`.
    """

    def __init__(self, bridge: Bridge, done: Callable[[T], None]) -> None:
        """Take whom to ask, and who gets the answer."""
        self._bridge = bridge
        self._done: Callable[[T], None] | None = done
        self._asking = False
        self._next: Callable[[Services], T] | None = None

    def ask(self, job: Callable[[Services], T]) -> None:
        """Read this, unless something newer is asked before its turn comes."""
        if self._done is None:
            return
        if self._asking:
            self._next = job
            return
        self._asking = True
        self._bridge.ask(job, self._take, self._refused)

    def _take(self, answer: T) -> None:
        if self._goes_on() and self._done is not None and not is_gone(self._done):
            self._done(answer)

    def _refused(self, trouble: UnaidedError) -> None:
        if self._goes_on():
            self._bridge.told.emit(trouble.sentence)

    def _goes_on(self) -> bool:
        """Ask what was asked meanwhile; tell whether the answer that came is the newest."""
        self._asking = False
        job, self._next = self._next, None
        if job is not None:
            self.ask(job)
        return job is None

    def forget(self) -> None:
        """Wait for no answer any more: the view is gone."""
        self._done = self._next = None
