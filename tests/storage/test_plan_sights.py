"""What the app saw is of its stretch of time alone, and of a practice that it cannot see it saw nothing."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.support.kept import finished, kept_in_memory
from unaided.domain.rebuild import Practice
from unaided.services.explanation import Ending, ReflectionAnswer


def test_the_beginning_counts_the_end_does_not_and_what_is_discarded_is_not_seen(tmp_path: Path) -> None:
    with kept_in_memory(tmp_path) as kept:
        at = kept.clock.wall
        session_id = finished(kept)
        minute = timedelta(minutes=1)
        kept.explanation.reflect(session_id, ReflectionAnswer(3, "", Ending(50)))
        ended = kept.clock.wall
        with kept.ledger.read() as shelves:
            for practice, moment in ((Practice.ESTIMATE, at), (Practice.EXPLAIN, ended)):
                assert list(shelves.plan.seen(practice, (moment, moment + minute))) == [
                    (session_id, "Fix the retry", moment)
                ]
                assert list(shelves.plan.seen(practice, (moment - minute, moment))) == []
            assert list(shelves.plan.seen(Practice.DOCS, (at, ended))) == []
