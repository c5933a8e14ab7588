"""What a terminal or a second start asks of the running app."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.doorbell import Respond
from unaided.domain.now import Now
from unaided.domain.reply import Exit, Reply
from unaided.domain.trouble import UnaidedError

Answer = Callable[[Sequence[str], Services], Reply]
APP_OPTIONS = frozenset({"--in-tray"})


class Commands(QObject):
    """Do commands on the worker, in their order, and let the views follow."""

    def __init__(self, bridge: Bridge, answer: Answer, parent: QObject | None = None) -> None:
        """Take the bridge, and who understands the words of a command."""
        super().__init__(parent)
        self._bridge = bridge
        self._answer = answer

    def take(self, words: Sequence[str], respond: Respond) -> None:
        """Do what the words say; none at all is a second start, which raises the window."""
        if set(words) <= APP_OPTIONS:
            self._bridge.window_asked.emit("")
            respond(Reply(err="Unaided is running already: its window was raised.\n"))
            return
        self._bridge.change(partial(self._done, words), partial(self._respond, respond), partial(_refuse, respond))

    def _done(self, words: Sequence[str], services: Services) -> tuple[Reply, Now]:
        before = services.session.now()
        return self._answer(words, services), before

    def _respond(self, respond: Respond, outcome: tuple[Reply, Now]) -> None:
        reply, before = outcome
        respond(reply)
        after = self._bridge.now
        if before.session is not None and any(owed.session_id == before.session.id for owed in after.owed):
            self._bridge.explanation_asked.emit(before.session.id, False)  # noqa: FBT003 (signals take no keywords)


def _refuse(respond: Respond, trouble: UnaidedError) -> None:
    respond(Reply(err=f"unaided: {trouble.sentence}\n", code=Exit.TROUBLE))
