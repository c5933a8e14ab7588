"""Keep the draft of an explanation or a reflection while it is typed (Laws 7, 12)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.draft import Draft, draft_body
from unaided.desktop.word_keeper import BEHIND_MS, RETRY_MS, Saving, WordKeeper

__all__ = ["BEHIND_MS", "RETRY_MS", "DraftKeeper"]


class DraftKeeper(WordKeeper):
    """Saves a dialog's draft."""

    def __init__(
        self, bridge: Bridge, session_id: UUID, draft: Callable[[], Draft], parent: QObject | None = None
    ) -> None:
        """Take where to keep it, of which session, and who says what it is now."""
        super().__init__(bridge, partial(_saving, session_id, draft), parent)


def _saving(session_id: UUID, draft: Callable[[], Draft]) -> Saving:
    return partial(_save, session_id, draft())


def _save(session_id: UUID, draft: Draft, services: Services) -> None:
    services.explanation.save_draft(session_id, draft_body(draft))
