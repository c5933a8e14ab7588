"""Made-up tasks, readings, spans and sessions: whatever the rules allow."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as st

from unaided.domain.clock import Reading
from unaided.domain.ownership import Ownership
from unaided.domain.session import OPEN_STATES, Mode, Session, SessionState
from unaided.domain.span import SIGNS, AwayNote, Cause, PauseReason, Span, Wait
from unaided.domain.task import Estimate, Kind, Task, TaskStatus

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
TASK_ID = UUID(int=7)
fewer = settings(max_examples=settings().max_examples // 5)  # each opens a database of its own
LONGEST_US = 10 * 365 * 24 * 3600 * 1_000_000

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=80)
ids = st.uuids()
moments = st.integers(-(2**50), 2**52).map(lambda us: EPOCH + timedelta(microseconds=us))
names = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)
readings = st.builds(
    Reading,
    wall=moments,
    awake_us=st.integers(0, 2**63 - 1),
    boot_us=st.integers(0, 2**63 - 1),
    boot_id=names,
    zone=names,
    offset_minutes=st.integers(-1440, 1440),
)


def task(task_id: UUID = TASK_ID, title: str = "Fix the retry", status: TaskStatus = TaskStatus.OPEN) -> Task:
    """Return a plain task."""
    closed_at = None if status is TaskStatus.OPEN else EPOCH
    return Task(task_id, title, Kind("debug"), Ownership.CORE, EPOCH, status=status, closed_at=closed_at)


@st.composite
def tasks(draw: st.DrawFn) -> Task:
    """Return any task."""
    status = draw(st.sampled_from(TaskStatus))
    return Task(
        draw(ids),
        draw(words),
        Kind(draw(words)[:40]),
        draw(st.sampled_from(Ownership)),
        draw(moments),
        draw(st.none() | st.builds(Estimate, st.integers(1, 60_000), moments)),
        draw(st.none() | words),
        draw(st.none() | words),
        status,
        draw(st.integers(0, 100)),
        None if status is TaskStatus.OPEN else draw(moments),
    )


@st.composite
def sessions(draw: st.DrawFn, states: frozenset[SessionState] = frozenset(SessionState)) -> Session:
    """Return any session on the task `TASK_ID`, in one of these states."""
    state = draw(st.sampled_from(sorted(states)))
    edges = sorted(draw(st.lists(st.integers(0, LONGEST_US), max_size=12)))
    spans = [draw(_closed_span(start, end)) for start, end in zip(edges[::2], edges[1::2], strict=False)]
    elapsed = draw(st.integers(edges[-1] if edges else 0, LONGEST_US + 1))
    if state in OPEN_STATES - {SessionState.RUNNING}:
        spans.append(draw(_open_span(state, edges[-1] if edges else 0)))
    return Session(
        draw(ids),
        TASK_ID,
        draw(st.sampled_from(Mode)),
        draw(st.none() | st.integers(1, LONGEST_US)),
        draw(readings),
        draw(readings),
        elapsed,
        state,
        tuple(spans),
        draw(st.booleans()),
        draw(st.integers(0, 100)),
        draw(_waits(elapsed, is_open=state in OPEN_STATES)),
    )


@st.composite
def _closed_span(draw: st.DrawFn, start: int, end: int) -> Span:
    cause = draw(st.sampled_from(Cause))
    worked = None if cause is Cause.PAUSED else draw(st.none() | st.integers(0, end - start))
    return replace(draw(_said(Span(cause, start, end))), worked_us=worked)


@st.composite
def _open_span(draw: st.DrawFn, state: SessionState, start: int) -> Span:
    causes = [Cause.PAUSED] if state is SessionState.PAUSED else [Cause.LEFT, Cause.GONE, *sorted(SIGNS)]
    return draw(_said(Span(draw(st.sampled_from(causes)), start)))


@st.composite
def _said(draw: st.DrawFn, span: Span) -> Span:
    if span.cause is Cause.PAUSED:
        return replace(span, reason=draw(st.none() | st.sampled_from(PauseReason)))
    if span.cause is Cause.LEFT:
        return replace(span, note=draw(st.none() | st.sampled_from(AwayNote)))
    return span.seen_too(*draw(st.sets(st.sampled_from(Cause))))


@st.composite
def _waits(draw: st.DrawFn, elapsed: int, *, is_open: bool) -> tuple[Wait, ...]:
    edges = sorted(draw(st.lists(st.integers(0, elapsed), max_size=6)))
    waits = [Wait(start, end) for start, end in zip(edges[::2], edges[1::2], strict=False)]
    if is_open and len(edges) % 2:
        waits.append(Wait(edges[-1]))
    return tuple(waits)
