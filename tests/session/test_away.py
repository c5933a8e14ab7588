"""Away and back in a real desktop session: sleep and lock by logind, idleness by the X server, a kill."""

import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.session.asking import exported, status
from tests.session.fake_logind import Logind
from tests.session.harness.desktop import DesktopSession
from tests.session.harness.program import Program
from tests.session.harness.screen import Box

LONG = 15.0
TITLE = "Write the parser"
FORM = Path(__file__).with_name("sample_form.py")


@pytest.fixture
def logind(desktop: DesktopSession) -> Iterator[Logind]:
    """A logind, up before the app."""
    with closing(Logind(desktop)) as logind:
        yield logind


def working(desktop: DesktopSession, unaided: Program) -> None:
    """Start the app and a session, with no window of ours open."""
    unaided.start("--in-tray")
    desktop.tray.icon()
    unaided.ask("start", TITLE, "--no-ai", "--estimate", "45")
    wait_state(desktop, unaided, "running")


def wait_state(desktop: DesktopSession, unaided: Program, state: str) -> None:
    """Wait until `status` tells this state."""
    desktop.person.wait(lambda: status(unaided)["state"] == state, LONG, f"the state {state!r}", pause=0.2)


def spans(unaided: Program) -> list[dict[str, Any]]:
    """Return what is kept of the session that is not plainly work."""
    kept: list[dict[str, Any]] = exported(unaided)["sessions"][0]["spans"]
    return kept


def test_a_night_asleep_is_kept_first_and_asked_about_once_after_the_unlock(
    desktop: DesktopSession, unaided: Program, logind: Logind
) -> None:
    working(desktop, unaided)
    desktop.person.wait(lambda: logind.held() == 1, LONG, "the promise to wait for us")
    logind.ask_to_lock("Lock")
    logind.prepare_for_sleep(start=True)
    desktop.person.wait(lambda: logind.held() == 0, LONG, "leave to sleep")
    wait_state(desktop, unaided, "away")
    logind.prepare_for_sleep(start=False)
    desktop.person.wait(lambda: logind.held() == 1, LONG, "the promise taken anew")
    assert status(unaided)["state"] == "away"
    assert desktop.person.eyes.find("Time away") is None

    logind.ask_to_lock("Unlock")
    desktop.person.eyes.wait_for("Time away", "dialog")
    wait_state(desktop, unaided, "running")
    desktop.shot("the question")
    desktop.person.click("I worked")
    desktop.person.eyes.wait_gone("Time away", "dialog")
    (span,) = spans(unaided)
    assert span["cause"] in {"locked", "asleep"}
    assert span["worked_seconds"] is not None


def test_idleness_by_the_x_server_never_takes_the_keyboard(desktop: DesktopSession, unaided: Program) -> None:
    unaided.env["UNAIDED_IDLE_SECONDS"] = "2"
    working(desktop, unaided)
    form = Program(desktop, "form", [sys.executable, str(FORM)], {})
    form.start()
    eyes, hands = desktop.person.eyes, desktop.person.hands
    desktop.person.click("Your name", "text")
    eyes.wait_focused("Your name")
    wait_state(desktop, unaided, "away")
    hands.point(Box(600, 600, 2, 2))
    eyes.wait_for("Time away", "dialog")
    hands.write("still typing")
    desktop.shot("typing beside the question")
    field = eyes.wait_for("Your name", "text")
    desktop.person.wait(lambda: eyes.text(field) == "still typing", LONG, "what was typed elsewhere")
    assert eyes.find("Time away", "dialog") is not None
    form.end()

    desktop.person.click("It was a break")
    eyes.wait_gone("Time away", "dialog")
    assert (spans(unaided)[0]["cause"], spans(unaided)[0]["worked_seconds"]) == ("idle", 0)


def test_a_session_that_went_on_by_itself_after_a_kill_can_be_stopped_where_it_was(
    desktop: DesktopSession, unaided: Program
) -> None:
    working(desktop, unaided)
    unaided.kill()
    unaided.start("--in-tray")
    desktop.notifications.wait_for("Unaided is back")
    desktop.shot("it went on by itself")
    desktop.notifications.choose("Stop where it was")
    wait_state(desktop, unaided, "owed")
    assert spans(unaided) == []
