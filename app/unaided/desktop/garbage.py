"""Python's garbage is collected on the UI thread alone: on the worker it would destroy Qt objects there."""

from __future__ import annotations

import gc

DUE = 10_000  # objects more than at the last collection


def collect_by_hand() -> None:
    """Collect no more by itself; this also spares the start a collection in the midst of its imports."""
    gc.disable()


def settle() -> None:
    """Leave what the start has made out of every collection from now on: it stays to the end."""
    gc.freeze()


def collect_if_due() -> None:
    """Collect where enough has come together; called on the UI thread, between two things to do."""
    if gc.get_count()[0] > DUE:
        gc.collect()
