"""What the services need to measure."""

from __future__ import annotations

from typing import Protocol

from unaided.domain.testimony import Names, Testimony


class TestimonyShelf(Protocol):
    """What measurement reads."""

    def all(self) -> Testimony:
        """Return all that the figures are reckoned from."""
        ...

    def names(self) -> Names:
        """Return what the person knows tasks and imported sessions by."""
        ...
