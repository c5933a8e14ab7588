"""Build the dialog of a session's end, unseen, while the session runs: making one takes longer than showing it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Slot

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.domain.session import Mode, Session
from unaided.services.explanation import Question
from unaided.services.session import StartChoices

if TYPE_CHECKING:
    from unaided.desktop.answer_dialog import AnswerDialog

Make = Callable[[Question], "AnswerDialog"]


class WarmDialogs(QObject):
    """Does it once for each session, at a wake-up that is due anyway (Law 10), for what most sessions end with."""

    def __init__(self, bridge: Bridge, make: Make, parent: QObject | None = None) -> None:
        """Take who tells that a session runs, and what makes the dialog that fits."""
        super().__init__(parent)
        self._bridge = bridge
        self._make = make
        self._built_for: UUID | None = None
        self._ready: AnswerDialog | None = None
        bridge.ticked.connect(self._on_ticked)

    @Slot()
    def _on_ticked(self) -> None:
        session = self._bridge.now.session
        if session is not None and session.id != self._built_for:
            self._built_for = session.id
            self._bridge.ask(_choices, partial(self._build, session))

    def _build(self, session: Session, choices: StartChoices) -> None:
        """Load, lay out and paint what will be needed."""
        self.drop()
        if choices.last_task is not None and choices.last_task.id == session.task_id:
            goes_on = session.mode is Mode.AI  # as its task is most often not done yet
            self._ready = self._make(Question(session, choices.last_task, (), None, goes_on))
            self._ready.grab()

    def made(self, question: Question) -> AnswerDialog:
        """Return the dialog for a session that has ended: the one that is ready where it fits, else a new one."""
        ready, self._ready = self._ready, None
        if ready is not None and ready.fits(question):
            ready.take(question)
            return ready
        if ready is not None:
            ready.deleteLater()
        return self._make(question)

    def drop(self) -> None:
        """Keep none ready any more."""
        if self._ready is not None:
            self._ready.deleteLater()
            self._ready = None


def _choices(services: Services) -> StartChoices:
    return services.session.choices()
