"""Each verb of the session by real clicks in the tray's menu, as `status` and the export then tell."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.session.asking import exported, status, wait_listens
from tests.session.harness.desktop import DesktopSession
from tests.session.harness.hands import Button
from tests.session.harness.program import Program

LONG = 15.0
TITLE = "Write the parser"


class Verbs:
    """A person with Unaided in their tray."""

    def __init__(self, desktop: DesktopSession, unaided: Program) -> None:
        """Start it as at log-in."""
        self.desktop, self.unaided = desktop, unaided
        unaided.start("--in-tray")
        desktop.tray.icon()
        wait_listens(desktop, unaided)

    def start(self, mode: str, *more: str) -> None:
        """Start a session from the terminal."""
        self.unaided.ask("start", TITLE, mode, "--estimate", "45", *more)
        self.wait("state", "running")

    def wait(self, key: str, value: object) -> None:
        """Wait until `status` tells this."""
        self.desktop.person.wait(lambda: status(self.unaided)[key] == value, LONG, f"{key} to be {value!r}", pause=0.2)

    def choose(self, *path: str) -> None:
        """Open the icon's menu and click an entry, down through its submenus."""
        self.desktop.tray.click(Button.RIGHT)
        for words in path[:-1]:
            self.desktop.person.click(words, "menu")
        self.desktop.person.click(path[-1], "menu item")

    def session(self) -> dict[str, Any]:
        """Return the latest session as it is kept."""
        kept: dict[str, Any] = exported(self.unaided)["sessions"][-1]
        return kept


@pytest.fixture
def verbs(desktop: DesktopSession, unaided: Program) -> Verbs:
    return Verbs(desktop, unaided)


def test_pause_for_a_reason_resume_and_extend(verbs: Verbs) -> None:
    verbs.start("--no-ai")
    verbs.desktop.tray.click(Button.RIGHT)
    verbs.desktop.person.click("Pause for", "menu")
    verbs.desktop.shot("the tray's menu with its reasons")
    verbs.desktop.person.click("A call", "menu item")
    verbs.wait("state", "paused")
    assert status(verbs.unaided)["reason"] == "call"
    verbs.choose("Resume")
    verbs.wait("state", "running")
    before = status(verbs.unaided)["left_seconds"]
    verbs.choose("5 more minutes")
    verbs.choose("More", "15 more minutes")
    left = "20 minutes more"
    verbs.desktop.person.wait(lambda: status(verbs.unaided)["left_seconds"] > before + 19 * 60, LONG, left, pause=0.2)


def test_away_with_what_for_and_what_it_was_said_and_changed(verbs: Verbs) -> None:
    verbs.start("--no-ai")
    verbs.choose("Away for", "Thinking on paper")
    verbs.wait("state", "away")
    assert status(verbs.unaided)["reason"] == "paper"
    verbs.choose("Resume")
    verbs.wait("state", "running")
    person = verbs.desktop.person
    [say] = [label for label in _labels(verbs) if label.startswith("Say what")]
    verbs.choose(say)
    person.click("It was a break")
    person.eyes.wait_gone("Time away", "dialog")
    assert verbs.session()["spans"][0]["worked_seconds"] == 0

    verbs.desktop.tray.click()
    person.click("Change what time away was", "button")
    person.eyes.wait_for("Time away", "dialog")
    verbs.desktop.shot("the answer is changed")
    person.click("I worked")
    person.eyes.wait_gone("Time away", "dialog")
    assert verbs.session()["spans"][0]["worked_seconds"] > 0


def _labels(verbs: Verbs) -> list[str]:
    tray = verbs.desktop.tray
    return [entry.label for entry in tray.entries(tray.wait_for_item("Unaided"))]


def test_waiting_on_the_agent(verbs: Verbs) -> None:
    verbs.start("--ai")
    assert "I looked something up…" not in _labels(verbs)
    verbs.choose("Wait on the agent")
    verbs.wait("waiting", True)  # noqa: FBT003 (a value that status tells)
    verbs.choose("The agent is done")
    verbs.wait("waiting", False)  # noqa: FBT003 (a value that status tells)


def test_discard_asks_and_its_undo_brings_it_back(verbs: Verbs) -> None:
    person = verbs.desktop.person
    verbs.start("--no-ai")
    verbs.choose("More", "Discard…")
    person.eyes.wait_for("Discard this session?", "dialog")
    verbs.desktop.shot("asked once")
    person.click("Discard it", "button")
    verbs.wait("state", "idle")
    verbs.desktop.shot("discarded")
    verbs.choose("Undo discard")
    verbs.wait("state", "running")
    assert status(verbs.unaided)["task"] == TITLE


def test_the_start_is_corrected(verbs: Verbs) -> None:
    person = verbs.desktop.person
    verbs.start("--no-ai")
    verbs.choose("More", "I began earlier…")
    person.click("10 min earlier")
    verbs.desktop.shot("when did you begin")
    person.click("Move the start", "button")
    person.wait(lambda: status(verbs.unaided)["active_seconds"] >= 600, LONG, "ten minutes more", pause=0.2)


def test_switching_ends_one_and_begins_the_next(verbs: Verbs) -> None:
    person = verbs.desktop.person
    verbs.start("--no-ai")
    verbs.choose("Switch task…")
    person.eyes.wait_focused("Task")
    person.hands.write("Review the cache 30m")
    person.hands.press("alt+a")
    verbs.desktop.shot("switch task")
    person.hands.press("Return")
    verbs.wait("task", "Review the cache")
    first, second = exported(verbs.unaided)["sessions"]
    apart = datetime.fromisoformat(second["started_at"]) - datetime.fromisoformat(first["ended_at"])
    assert abs(apart) < timedelta(milliseconds=1)  # one is told by the wall clock, the other by the boot clock
    assert status(verbs.unaided)["owed"] == 1
