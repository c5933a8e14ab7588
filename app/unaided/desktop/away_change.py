"""The question about time away, asked anew: what was answered can be another answer, or none (Law 2)."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from unaided.desktop.away_question import AwayQuestion
from unaided.desktop.bridge import Bridge
from unaided.domain.away_words import answer_words
from unaided.domain.decision import answered
from unaided.domain.now import Now
from unaided.domain.session import Session

if TYPE_CHECKING:
    from unaided.bootstrap import Services

KEYS = "Keys: 1 or B, 2 or W, 3 or O. Esc leaves the answer as it is."


class AwayChange(AwayQuestion):
    """The same question about one span; it shows what was answered, and can take that back."""

    keys = KEYS

    def __init__(
        self, bridge: Bridge, session: Session, position: int, title: str, parent: QWidget | None = None
    ) -> None:
        """Ask about the span at this position of `session.spans`."""
        self._position = position
        super().__init__(bridge, session, title, parent)
        self.later.setText("&Undecided")
        self.later.setAccessibleName("It is undecided again")

    def is_about(self, session: Session | None) -> bool:
        """Tell whether what it asks about is still there, with an answer to change."""
        return session is not None and session.id == self.session_id and self._position in answered(session)

    def ask(self, session: Session) -> None:
        """Show the span as it is now."""
        span = session.spans[self._position]
        whole = span.length_us(session.elapsed_us)
        self.head.setText("What was it?")
        self.why.setText(answer_words(session, self._position))
        self.setAccessibleDescription(f"{self.head.text()} {self.why.text()}")
        self._measure(whole, span.worked_us or 0)

    def _decide(self, worked_us: int) -> None:
        worked = timedelta(microseconds=worked_us)
        self._change(partial(_decide_span, self.session_id, self._position, worked))

    @Slot()
    def _on_later(self) -> None:
        self._change(partial(_undecide, self.session_id, self._position))

    def _change(self, job: partial[Now]) -> None:
        self._bridge.change(job, self._on_kept, self._on_refused)

    def _on_kept(self, _now: Now) -> None:
        self.accept()


def _decide_span(session_id: UUID, position: int, worked: timedelta, services: Services) -> Now:
    return services.session.decide_span(session_id, position, worked)


def _undecide(session_id: UUID, position: int, services: Services) -> Now:
    return services.session.undecide(session_id, position)
