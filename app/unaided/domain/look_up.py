"""Look-ups belong to sessions without AI: with AI it is the explanation that shows what one knows (product.md)."""

from __future__ import annotations

from unaided.domain.session import Mode, Session
from unaided.domain.trouble import SessionRuleError

NO_LOOK_UPS = (
    "Look-ups are noted in sessions without AI, and this one is with AI. "
    "What you asked the AI belongs into the explanation at its end."
)


def check_takes_look_ups(session: Session) -> None:
    """Check that a look-up can be noted in this session.

    Raises:
        SessionRuleError: it is one with AI.
    """
    if session.mode is Mode.AI:
        raise SessionRuleError(NO_LOOK_UPS)
