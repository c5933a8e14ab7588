"""The numbers of a picture: its n as tables have it, and all of them in full as plain text (CSV)."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Final

from unaided.domain.measure.figure import Figure, Status

TOO_FEW: Final = "too few"
FIGURE: Final = ("value", "low", "high", "n", "status")


def n_words(figure: Figure) -> str:
    """Return how many rows a figure has, and whether it is early."""
    if not figure.n:
        return "none"
    return f"{figure.n:,}" + (", early" if figure.status is Status.EARLY else "")


def told(words: str, figure: Figure) -> str:
    """Return a number's words; where there are none, whether that is for want of rows."""
    return words or (TOO_FEW if figure.n else "")


def figures_csv(labels: Sequence[str], rows: Iterable[tuple[Sequence[str], Figure]]) -> str:
    """Return a line for each figure: what it is of, below these labels, then its number, range, n and status."""
    return rows_csv((*labels, *FIGURE), ((*said, *_numbers(figure)) for said, figure in rows))


def rows_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return the header and a line for each row; None is empty."""
    written = StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return written.getvalue()


def _numbers(figure: Figure) -> tuple[object, ...]:
    return figure.value, figure.low, figure.high, figure.n, str(figure.status)
