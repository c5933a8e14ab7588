"""Words that were being typed when the app was killed, and what of them stands there afterwards (Law 12)."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.kills import typist
from tests.kills.killed import App, wait_until

SETTLED = 1.5  # seconds of typing after which something has been kept for sure
Fact = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Opened:
    """A dialog as it opened, and the words that stood in it."""

    dialog: str
    session: str
    words: str


@dataclass(frozen=True, slots=True)
class Lost:
    """What one kill cost: how many words, and how long before the kill the first of them was typed (seconds)."""

    words: int
    seconds: float
    typed: int
    same_dialog: bool
    same_words: bool

    @property
    def text_seconds(self) -> float:
        """Return how long the words that are lost take to type; on a busy machine the typist too stands still."""
        return self.words * typist.WORD_MS / 1000


class Typing:
    """An app in which somebody types, and the file that tells of it."""

    def __init__(self, folder: Path, *, full: bool = False) -> None:
        """Lay it out; nothing runs yet."""
        self._typed = folder / "typed"
        manner = ("full",) if full else ()
        self.app = App(folder, sys.executable, typist.__file__, str(self._typed), *manner)

    def begin(self, mode: str) -> None:
        """Start the app, and let a session end so that its dialog opens."""
        self.app.start()
        self.app.ask("start", "Write the parser", f"--{mode}", "--estimate", "60")
        self.app.ask("stop")
        wait_until(lambda: bool(self._words()), "the first word")

    def kill(self, after: float) -> Lost:
        """Kill it after so many seconds of typing, start it again, and tell what is not there any more."""
        before, number = self._opened()[-1], len(self._opened())
        begun = time.monotonic()
        wait_until(lambda: time.monotonic() - begun >= after, "the moment to kill")
        killed = self.app.kill()
        typed = self._words()
        self.app.start()
        wait_until(lambda: len(self._opened()) > number, "the dialog to open again")
        return _lost(before, self._opened()[-1], typed, killed)

    def end(self) -> None:
        """End the app as a person does."""
        self.app.end()

    def _facts(self) -> list[Fact]:
        if not self._typed.exists():
            return []
        whole, _, _cut = self._typed.read_text(encoding="utf-8").rpartition("\n")
        return [json.loads(line) for line in whole.splitlines()]

    def _opened(self) -> list[Opened]:
        return [Opened(**fact) for fact in self._facts() if "dialog" in fact]

    def _words(self) -> dict[int, float]:
        """Return when each word was typed last, since a word that was lost is typed again."""
        return {fact["word"]: fact["at"] for fact in self._facts() if "word" in fact}


def _lost(before: Opened, after: Opened, typed: dict[int, float], killed: float) -> Lost:
    words = after.words.split()
    missing = [at for number, at in typed.items() if number >= len(words)]
    return Lost(
        words=len(missing),
        seconds=killed - min(missing, default=killed),
        typed=len(typed),
        same_dialog=(before.dialog, before.session) == (after.dialog, after.session),
        # The last one may be cut where it was being typed.
        same_words=all(word == f"w{number}" for number, word in enumerate(words[:-1])),
    )
