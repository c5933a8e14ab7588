"""A person's desktop for tests of windows: a real profile on disk, a real bridge, a clock that stands still."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.support import people
from tests.support.clock import FakeClock
from unaided.bootstrap import Profile, Services, open_profile
from unaided.desktop.background import Background
from unaided.desktop.bridge import Bridge
from unaided.desktop.theme import Theme
from unaided.domain.now import Now
from unaided.domain.session import Mode, SessionEvent
from unaided.domain.settings import Scheme
from unaided.services.session import StartRequest

T = TypeVar("T")


class Home:
    """What the views need, and what a test does to it."""

    def __init__(self, qtbot: QtBot, profile: Profile) -> None:
        """Join the parts over an open profile."""
        self.qtbot = qtbot
        self.folder = profile.folder
        self.clock = FakeClock()
        self.background = Background()
        self.bridge = Bridge(self.background, self.clock, partial(profile.open_services, self.clock), Now())
        self.theme = Theme(scheme=Scheme.LIGHT)
        self._held: list[QWidget] = []
        self.bridge.change(just_look)
        self.settled()

    def hold(self, widget: QWidget) -> None:
        """Close a widget after the test, and hold it until then: pytest-qt lets go of what nobody else refers to."""
        self._held.append(widget)
        self.qtbot.addWidget(widget)

    def settled(self) -> None:
        """Wait until the worker has answered everything."""
        self.qtbot.waitUntil(lambda: self.background.pending == 0)

    def start(self, title: str = "Fix the retry", mode: Mode = Mode.NO_AI, estimate: int | None = 60) -> None:
        """Start a session of the usual length."""
        request = StartRequest(mode, title=title, estimate_minutes=estimate)
        self.bridge.start(request, lambda _now: None, self._refused)
        self.settled()

    def work(self, minutes: float, title: str = "Fix the retry", mode: Mode = Mode.NO_AI) -> None:
        """Start a session, work so long, and stop it."""
        self.start(title, mode)
        self.clock.pass_time(minutes=minutes)
        self.bridge.act(SessionEvent.FINISH)
        self.settled()

    def read(self, job: Callable[[Services], T]) -> T:
        """Return what a service says."""
        answers: list[T] = []
        self.bridge.ask(job, answers.append)
        self.settled()
        return answers[0]

    def _refused(self, trouble: Exception) -> None:
        raise AssertionError(trouble)


def just_look(_services: Services) -> None:
    """Change nothing; what is now is read all the same."""


@contextmanager
def at_home(qtbot: QtBot, folder: Path, person: Callable[[people.Diary], None] | None = None) -> Iterator[Home]:
    """Open the profile in this folder, with this person's history in it."""
    if person is not None:
        people.write(folder, person)
    profile = open_profile({"UNAIDED_HOME": str(folder)})
    home = Home(qtbot, profile)
    yield home
    home.bridge.close()
    profile.release()
