"""Answers for people: plain lines and tables; titles may show, the person's words never (Law 5)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from unaided.domain.away_words import answer_words
from unaided.domain.explanation import Owed
from unaided.domain.history import SessionRow
from unaided.domain.now import Now
from unaided.domain.session import MINUTE_US, SECOND_US, Mode, Session, active_us
from unaided.domain.words import lengths, mode_words, session_line

DISCARDED = "Discarded: it counts in no figure. `unaided discard --undo` brings it back.\n"


def status_line(now: Now) -> str:
    """Return `status` in one line, or two where something is owed."""
    line = "Nothing is running." if now.session is None else session_line(now)
    return line + "\n" + owed_line(now.owed)


def watch_line(now: Now) -> str:
    """Return one line of `watch`."""
    return session_line(now) + "\n"


def owed_line(owed: Sequence[Owed]) -> str:
    """Return what is owed in a line, empty where nothing is."""
    if not owed:
        return ""
    first = f"“{owed[0].title}”"
    if len(owed) == 1:
        return f"Still to answer: {first}\n"
    return f"Still to answer: {first} and {len(owed) - 1} more\n"


def owed_note(mode: Mode) -> str:
    """Return what is to be answered after a stop."""
    what = "Its explanation" if mode is Mode.AI else "Its reflection"
    return f"{what} is owed: the app asks for it, now or at its next start.\n"


def undecided_note(undecided_us: int) -> str:
    """Return how much of the session is undecided, empty where nothing is (Law 2)."""
    if undecided_us < SECOND_US:
        return ""
    length = lengths(undecided_us) if undecided_us >= MINUTE_US else f"{undecided_us // SECOND_US} s"
    return (
        f"{length} of it are undecided and count in no figure until you say what they were: "
        "in its dialog, or right at the stop with `--worked MIN`.\n"
    )


def away_table(session: Session, positions: Sequence[int]) -> str:
    """Return a session's time away as numbered lines: when, how long, what it was."""
    if not positions:
        return "This session has no time away to say anything about.\n"
    return "".join(f"{place:3}  {answer_words(session, at)}\n" for place, at in enumerate(positions, 1))


def away_dicts(session: Session, positions: Sequence[int]) -> dict[str, object]:
    """Return a session's time away as stable JSON; `worked_seconds` is null while undecided (Law 2)."""
    rows = []
    for place, at in enumerate(positions, 1):
        span = session.spans[at]
        rows.append(
            {
                "span": place,
                "started_at": _instant(session, span.start_us),
                "ended_at": _instant(session, span.end_us or 0),
                "seconds": span.length_us(session.elapsed_us) // SECOND_US,
                "worked_seconds": None if span.worked_us is None else span.worked_us // SECOND_US,
                "signs": sorted(str(sign) for sign in span.signs),
            }
        )
    return {"schema": 1, "away": rows}


def _instant(session: Session, position_us: int) -> str:
    at = session.started.wall + timedelta(microseconds=position_us)
    return at.isoformat(timespec="seconds").replace("+00:00", "Z")


def session_table(rows: Sequence[SessionRow], *, one_runs: bool) -> str:
    """Return sessions as lines: day, mark and mode, active minutes, title."""
    if not rows and one_runs:
        return "One session is running; none is finished yet.\n"
    if not rows:
        return 'No sessions yet. Start one: unaided start "What you will work on" --no-ai --estimate 60\n'
    return "".join(_session_line(row) for row in rows)


def _session_line(row: SessionRow) -> str:
    minutes = active_us(row.session) // MINUTE_US
    return f"{row.local_date}  {mode_words(row.session.mode):8}  {minutes:4} min  {row.task.title}\n"
