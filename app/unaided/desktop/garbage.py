"""Python's garbage is collected on the UI thread alone: on the worker it would destroy Qt objects there."""

from __future__ import annotations

import gc

DUE = 10_000  # objects more than at the last collection
OLD = 10  # collections of what is new, after which what is old is looked at as well


def collect_by_hand() -> None:
    """Collect no more by itself; this also spares the start a collection in the midst of its imports."""
    gc.disable()


def settle() -> None:
    """Leave what the start has made out of every collection from now on: it stays to the end."""
    gc.freeze()


def collect_if_due() -> None:
    """Collect where enough has come together; called on the UI thread, between two things to do.

    Mostly among what is new: to look at all that the libraries have made takes 90 ms once the chart is there.
    """
    new, _, collected = gc.get_count()
    if new > DUE:
        gc.collect(2 if collected >= OLD else 1)


def collect_all() -> None:
    """Collect among the old, too, and hold nothing that is free: a window has closed, and nobody waits."""
    from unaided.desktop.platform.heap import give_back  # noqa: PLC0415 (ctypes, not before a window was open)

    gc.collect()
    give_back()
