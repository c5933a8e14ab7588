"""Build the dialog of a session's end once, unseen, while the session runs: a first one costs several more."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

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
    """Does it once for each mode, at a wake-up that is due anyway (Law 10)."""

    def __init__(self, bridge: Bridge, make: Make, parent: QObject | None = None) -> None:
        """Take who tells that a session runs, and what makes the dialog that fits."""
        super().__init__(parent)
        self._bridge = bridge
        self._make = make
        self._warm: set[Mode] = set()
        bridge.ticked.connect(self._on_ticked)

    @Slot()
    def _on_ticked(self) -> None:
        session = self._bridge.now.session
        if session is not None and session.mode not in self._warm:
            self._warm.add(session.mode)
            self._bridge.ask(_choices, partial(self._build, session))

    def _build(self, session: Session, choices: StartChoices) -> None:
        """Load, lay out and paint what will be needed, and throw it away."""
        if choices.last_task is not None:
            dialog = self._make(Question(session, choices.last_task, (), None, goes_on=True))
            dialog.grab()
            dialog.deleteLater()


def _choices(services: Services) -> StartChoices:
    return services.session.choices()
