"""A session that ran when the app was killed comes back with its time up to the last beat (Law 12)."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.kills.killed import App, check, kill_and_start, wait_until

AT_WORK = ("start", "Write the parser", "--no-ai", "--estimate", "60")


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """The app, running."""
    app = App(tmp_path)
    app.start()
    yield app
    app.end()
    assert "Traceback" not in app.log()


def right_after_the_start(app: App) -> None:
    app.ask(*AT_WORK)


def after_a_while(app: App) -> None:
    app.ask(*AT_WORK)
    begun = time.monotonic()  # nothing is asked meanwhile: to be asked is a sign of life
    wait_until(lambda: time.monotonic() - begun >= 1, "a second of work")


def after_the_planned_end(app: App) -> None:
    app.ask(*AT_WORK, "--seconds", "1")
    wait_until(lambda: bool(app.status()["overtime_seconds"] >= 1), "overtime")


def after_a_pause(app: App) -> None:
    app.ask(*AT_WORK)
    app.ask("pause")
    app.ask("resume")


def right_after_another_kill(app: App) -> None:
    app.ask(*AT_WORK)
    app.kill()
    app.start()


def after_a_beat(app: App) -> None:
    app.ask(*AT_WORK, "--open")
    before = app.beat()
    wait_until(lambda: app.beat() != before, "a beat")


TWICE = (right_after_the_start, after_a_while, after_the_planned_end, after_a_pause)
MOMENTS: Sequence[Callable[[App], None]] = (*TWICE, *TWICE, right_after_another_kill, after_a_beat)


def test_ten_kills_at_ten_moments_lose_no_session(app: App) -> None:
    assert len(MOMENTS) == 10
    for moment in MOMENTS:
        moment(app)
        check(kill_and_start(app))
        app.ask("stop")
        stopped = app.latest()
        assert stopped["state"] == "finished"
        assert stopped["undecided_seconds"] > 0


def test_a_pause_stays_a_pause(app: App) -> None:
    app.ask(*AT_WORK)
    app.ask("pause")
    before = app.latest()["active_seconds"]
    app.kill()
    app.start()
    assert app.status()["state"] == "paused"
    assert app.latest()["active_seconds"] == before
