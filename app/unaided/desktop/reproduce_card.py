"""The card of repeatable tasks that can be written again without AI; it hides where there is none (Law 8)."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.latest import Latest
from unaided.desktop.theme import GRID
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.card import Card
from unaided.desktop.widgets.labels import paragraph
from unaided.desktop.widgets.roles import Role
from unaided.domain.now import Now
from unaided.domain.task import Task

HEADING = "Write it again without AI"
WHY = "You decided to be able to do this yourself. It starts a session without AI, left out of the figures."
BUTTON = "Write it again"


class AgainButton(Button):
    """Starts a session without AI that writes one task again."""

    def __init__(self, bridge: Bridge, task: Task) -> None:
        """Take the task that was done with AI."""
        super().__init__(BUTTON)
        self._bridge = bridge
        self._task_id = task.id
        self.setAccessibleName(f"{BUTTON}: {task.title}")
        self.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        self._bridge.change(partial(_start, self._task_id))


class ReproduceCard(Card):
    """What is offered, the latest done first; its page says when to look."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        """Make it; what it shows is read when its page is shown."""
        super().__init__(HEADING, parent=parent)
        self._bridge = bridge
        self._offers = Latest(bridge, self._take)
        self._shown: tuple[Task, ...] = ()
        self._rows = QWidget()
        self.body.addWidget(paragraph(WHY, Role.MUTED))
        self.body.addWidget(self._rows)
        self.hide()

    def refresh(self) -> None:
        """Read what is offered."""
        self._offers.ask(_offers)

    def forget(self) -> None:
        """Wait for no answer any more."""
        self._offers.forget()

    def _take(self, offers: tuple[Task, ...]) -> None:
        if offers != self._shown:
            self._shown = offers
            fresh = self._made_rows(offers)
            self.body.replaceWidget(self._rows, fresh)
            self._rows.hide()
            self._rows.deleteLater()
            self._rows = fresh
        self.setVisible(bool(offers))

    def _made_rows(self, offers: tuple[Task, ...]) -> QWidget:
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for task in offers:
            row = QHBoxLayout()
            row.setSpacing(GRID)
            row.addWidget(paragraph(task.title, Role.SUBHEADING), 1)
            row.addWidget(AgainButton(self._bridge, task))
            column.addLayout(row)
        return rows


def _start(task_id: UUID, services: Services) -> Now:
    return services.reproduction.start(task_id)


def _offers(services: Services) -> tuple[Task, ...]:
    return services.reproduction.offers()
