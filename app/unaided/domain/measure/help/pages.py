"""The help page of a figure, by its name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from unaided.domain.measure.help import debt, effect, estimates, speed, understanding
from unaided.domain.measure.help.page import HelpPage

PAGES: Final[Mapping[str, HelpPage]] = {
    page.name: page for page in (*speed.PAGES, *effect.PAGES, *estimates.PAGES, *understanding.PAGES, *debt.PAGES)
}


def help_of(name: str) -> HelpPage:
    """Return the help page of the figure of this name.

    Raises:
        KeyError: there is no figure of this name.
    """
    return PAGES[name]
