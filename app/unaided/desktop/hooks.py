"""A person's own commands on start, pause, resume and end: they get JSON and ten seconds, and hold up nothing."""

from __future__ import annotations

import json
import logging
import os
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.hook_runner import HookRunner
from unaided.domain.hooks import Hook, hooks_between
from unaided.domain.now import Now, status_dict
from unaided.domain.session import Session
from unaided.domain.trouble import UnaidedError

FOLDER = "hooks"
log = logging.getLogger(__name__)


class Hooks(QObject):
    """See what happened to the session and run the commands that are there for it."""

    def __init__(self, bridge: Bridge, runner: HookRunner, folder: Path, parent: QObject | None = None) -> None:
        """Take the bridge, who runs the commands, and the profile's folder."""
        super().__init__(parent)
        self._bridge = bridge
        self._runner = runner
        self._folder = folder / FOLDER
        self._before = bridge.now
        bridge.changed.connect(self._on_changed)

    @Slot()
    def _on_changed(self) -> None:
        before, self._before = self._before, self._bridge.now
        wanted = [hook for hook in hooks_between(before.session, self._before.session) if self._is_there(hook)]
        if wanted:
            self._runner.expect()
            # By way of the worker, which knows how the session ended, and keeps the order.
            job = partial(_ended, before.session if Hook.END in wanted else None)
            self._bridge.ask(job, partial(self._run, wanted, before, self._before), self._on_unknown)

    def _is_there(self, hook: Hook) -> bool:
        return os.access(self._folder / hook, os.X_OK) and (self._folder / hook).is_file()

    def _run(self, hooks: list[Hook], before: Now, after: Now, ended: Session | None) -> None:
        self._runner.expected()
        for hook in hooks:
            now = Now(ended, before.title, after.owed) if hook is Hook.END else after
            said = {"event": str(hook), **status_dict(now)}
            self._runner.run(self._folder / hook, json.dumps(said, ensure_ascii=False).encode() + b"\n")

    def _on_unknown(self, trouble: UnaidedError) -> None:
        self._runner.expected()
        log.warning("A hook was not run, as what is kept could not be read: %s.", type(trouble).__name__)


def _ended(session: Session | None, services: Services) -> Session | None:
    """Return a session as it was kept when it ended."""
    return None if session is None else services.history.session(session.id)
