"""The short texts about away time, one wording for question, panel, page and notification."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from unaided.domain.session import MINUTE_US, SECOND_US, Session, undecided_us
from unaided.domain.span import Cause, Span
from unaided.domain.words import lengths

IDLE_UNKNOWN: Final = (
    "Idle time is unknown on this desktop: only sleep, the screen lock and your own word tell that you are away."
)
BECAUSE: Final = {
    Cause.ASLEEP: "the computer slept",
    Cause.LOCKED: "the screen was locked",
    Cause.IDLE: "nothing was touched",
    Cause.LEFT: "as you said",
    Cause.GONE: "Unaided was not running",
    Cause.UNWATCHED: "no app was there to time it",
    Cause.ENDED: "it had been stopped",
}


def away_length(microseconds: int) -> str:
    """Return a length of away time: whole minutes, seconds below one."""
    return lengths(microseconds) if microseconds >= MINUTE_US else f"{microseconds // SECOND_US} s"


def split_words(worked_us: int, whole_us: int) -> str:
    """Return how away time is divided: `12 min worked, 11 min break`."""
    return f"{away_length(worked_us)} worked, {away_length(whole_us - worked_us)} break"


def question_head(session: Session) -> str:
    """Return what there is to decide."""
    return f"You were away for {away_length(undecided_us(session))}. What was it?"


def when_and_why(session: Session) -> str:
    """Return when the undecided time was and why it is taken for away time: `10:12 to 10:35, the screen was locked`."""
    spans = [span for span in session.spans if span.undecided and span.end_us is not None]
    if not spans:
        return ""
    begun, ended = local_time(session, spans[0].start_us), local_time(session, spans[-1].end_us or 0)
    when = f"At {begun}" if begun == ended else f"{begun} to {ended}"
    return f"{when}, {_reasons(spans)}"


def answer_words(session: Session, position: int) -> str:
    """Return what was said of one span: `Away 11:20 to 11:45: break`, `…: worked`, its parts, or undecided."""
    span = session.spans[position]
    whole, worked = span.length_us(session.elapsed_us), span.worked_us
    if worked is None:
        said = f"undecided, {BECAUSE[span.cause]}"
    elif 0 < worked < whole:
        said = split_words(worked, whole)
    else:
        said = "worked" if worked else "break"
    return f"Away {local_time(session, span.start_us)} to {local_time(session, span.end_us or 0)}: {said}"


def _reasons(spans: Sequence[Span]) -> str:
    return " and ".join(dict.fromkeys(BECAUSE[span.cause] for span in spans))


def local_time(session: Session, position_us: int) -> str:
    """Return the time of day of a place on the timeline, as the clocks where the person is now have it."""
    ago = timedelta(microseconds=session.elapsed_us - position_us)
    at = session.seen.wall - ago + timedelta(minutes=session.seen.offset_minutes)
    return f"{at:%H:%M}"
