"""What a help page holds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HelpPage:
    """The help page of one figure: plain sentences, each field a paragraph."""

    name: str  # as `unaided report --json` has it
    what: str  # in two sentences
    formula: str
    silent: str  # when it says nothing, or little
    fails: str  # where it is wrong though it looks right
    gamed: str  # how it could be made to look good
    beside: str  # what to watch beside it

    def text(self) -> str:
        """Return the page as plain text."""
        parts = (
            self.what,
            f"Formula: {self.formula}",
            f"When it says nothing: {self.silent}",
            f"Where it fails: {self.fails}",
            f"How it could be gamed: {self.gamed}",
            f"Watch beside it: {self.beside}",
        )
        return "\n\n".join(parts) + "\n"
