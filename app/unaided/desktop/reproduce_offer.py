"""One line after the full explanation of a repeatable task: it can be written again without AI."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Slot

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.domain.session import Mode
from unaided.domain.task import Task


class ReproduceOffer(QObject):
    """Looks once whenever an explanation is owed no more, and says the one line where it holds."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        """Take note of what is owed now."""
        super().__init__(parent)
        self._bridge = bridge
        self._owed = self._with_ai()
        bridge.changed.connect(self._on_changed)

    def _with_ai(self) -> frozenset[UUID]:
        return frozenset(one.session_id for one in self._bridge.now.owed if one.mode is Mode.AI)

    @Slot()
    def _on_changed(self) -> None:
        before, self._owed = self._owed, self._with_ai()
        for session_id in before - self._owed:
            self._bridge.ask(partial(_offered_by, session_id), self._tell)

    def _tell(self, task: Task | None) -> None:
        if task is not None:
            self._bridge.told.emit(offer_words(task))


def offer_words(task: Task) -> str:
    """Return the line that offers it."""
    return f"“{task.title}” is work you want to be able to repeat. Today offers to write it again without AI."


def _offered_by(session_id: UUID, services: Services) -> Task | None:
    return services.reproduction.offered_by(session_id)
