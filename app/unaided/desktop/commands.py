"""What a terminal or a second start asks of the running app."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.doorbell import Caller
from unaided.desktop.watching import Watching
from unaided.domain.now import Now
from unaided.domain.reply import Exit, Paper, Reply
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
        self._watching = Watching(bridge, self)

    def take(self, words: Sequence[str], caller: Caller) -> None:
        """Do what the words say; none at all is a second start, which raises the window."""
        if set(words) <= APP_OPTIONS:
            self._bridge.window_asked.emit("")
            caller.respond(Reply(err="Unaided is running already: its window was raised.\n"))
            return
        self._bridge.change(partial(self._done, words), partial(self._respond, caller), partial(_refuse, caller))

    def _done(self, words: Sequence[str], services: Services) -> tuple[Reply, Now]:
        before = services.session.now()
        return self._answer(words, services), before

    def _respond(self, caller: Caller, outcome: tuple[Reply, Now]) -> None:
        reply, before = outcome
        if reply.follow is not None:
            self._watching.add(caller, reply.follow)
            return
        if reply.paper is not None:
            reply = _drawn(reply.paper)
        caller.respond(reply)
        self._bring(reply)
        after = self._bridge.now
        if before.session is not None and any(owed.session_id == before.session.id for owed in after.owed):
            self._bridge.explanation_asked.emit(before.session.id, False)  # noqa: FBT003 (signals take no keywords)

    def _bring(self, reply: Reply) -> None:
        """Show what was asked for: the person asked, so it comes to the front."""
        if reply.explain is not None:
            self._bridge.explain(reply.explain)
        if reply.changes_past:
            self._bridge.history_changed.emit()
        if reply.page:
            self._bridge.window_asked.emit(reply.page)


def _drawn(paper: Paper) -> Reply:
    from unaided.desktop.letter_file import drawn  # noqa: PLC0415 (asked for seldom)

    return drawn(paper)


def _refuse(caller: Caller, trouble: UnaidedError) -> None:
    caller.respond(Reply(err=f"unaided: {trouble.sentence}\n", code=Exit.TROUBLE))
