"""What became of a session and its task while their dialog stood open, as the sentence that it shows."""

from __future__ import annotations

from unaided.domain.task import TaskStatus
from unaided.domain.words import mode_name
from unaided.services.explanation import Question

ANSWERED = "This session was answered elsewhere meanwhile; History shows what was written."
STAY = "Your words stay here to be copied."


def meanwhile(opened: Question, now: Question, *, answered: bool) -> str:
    """Return what is another thing than when the dialog opened, empty where nothing that matters is.

    `answered` tells whether the answer that the dialog asks for is given by now.
    """
    if answered:
        return f"{ANSWERED} {STAY}"
    if now.session.mode is not opened.session.mode:
        mode = mode_name(now.session.mode)
        return f"This session was corrected to “{mode}” meanwhile, and other things are asked of it. {STAY}"
    if now.task.status is not opened.task.status and now.task.status is not TaskStatus.OPEN:
        return f"The task was closed as {now.task.status} meanwhile. How far it got counts as you say it here."
    return ""
