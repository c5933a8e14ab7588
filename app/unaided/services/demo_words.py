"""What the person of a demo writes: explanations, gaps, surprises."""

from __future__ import annotations

from typing import Final

WORDS: Final = (
    (
        "The worker takes a lease on the job, does it, and gives the lease back. One that runs out lets another in.",
        "A lease rather than a lock: a worker that dies must not hold the job for good.",
        "A job slower than its lease runs twice. I would look at the lease's age in the log first.",
    ),
    (
        "The list is cut in the query, by the last row seen; the page only ever holds what it shows.",
        "Not by page numbers: rows that come in between would be skipped.",
        "Two rows with the same key. The order needs the id as well.",
    ),
    (
        "Each call is tried again up to five times, later each time and by a random bit more.",
        "A queue would be safer, but the caller waits for the answer.",
        "When the server is down for long everybody waits. I would look at the retries a minute.",
    ),
)
GAPS: Final = (
    "Who closes the cursor when the client hangs up?",
    "Why the second index is not used",
    "What a lease costs",
)
SURPRISES: Final = ("", "The lock was held across the sleep.", "", "The test was right and I was not.", "")
