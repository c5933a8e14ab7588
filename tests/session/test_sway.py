"""The core way through on Wayland: tray, notification and keys under sway, where no window opens by itself (Law 7)."""

from collections.abc import Callable

import pytest

from tests.session.asking import exported, status, wait_listens
from tests.session.harness.accessible import Control
from tests.session.harness.desktop import DesktopSession
from tests.session.harness.hands import Button
from tests.session.harness.parts import Layout, TrayHost, Windows
from tests.session.harness.program import Program
from tests.session.harness.screen import Box
from tests.session.harness.sway import SwayScreen

LONG = 15.0
MENU_SECONDS = 0.7
SWAY = Layout(windows=Windows.SWAY, tray=TrayHost.WAYBAR, keyring=False)
TITLE = "Write the parser"
REFLECTION = "How was it without AI? — Unaided"
pytestmark = pytest.mark.parametrize("layout", [SWAY], ids=["sway"])


class Walk:
    """A person at sway, with Unaided in the bar's tray."""

    def __init__(self, desktop: DesktopSession, unaided: Program) -> None:
        """Start it as at log-in."""
        self.desktop, self.unaided = desktop, unaided
        unaided.start("--in-tray")
        desktop.tray.icon()
        wait_listens(desktop, unaided)

    def wait(self, condition: Callable[[], object], what: str) -> None:
        """Wait until something is so."""
        self.desktop.person.wait(condition, LONG, what, pause=0.1)

    def wait_state(self, state: str) -> None:
        """Wait until `status` tells this state."""
        self.wait(lambda: status(self.unaided)["state"] == state, f"the state {state!r}")

    def windows(self) -> list[Box]:
        """List the app's windows as the compositor knows them."""
        return self.desktop.person.screen.windows("unaided")

    def choose(self, label: str) -> None:
        """Open the icon's menu with the right button and click on an entry: what is told of its place is the menu's."""
        screen, eyes = self.desktop.person.screen, self.desktop.person.eyes
        assert isinstance(screen, SwayScreen)
        entry = eyes.box(self._open_menu(label))
        menu = eyes.box(next(control for control in eyes.showing() if control.role == "menu" and not control.name))
        place = self.desktop.person.wait(screen.popup, LONG, "the menu's pixels")
        # From its lower edge: the upper one lies over the bar.
        top = place.y + place.height - (menu.y + menu.height) + entry.y
        there = Box(place.x + entry.x - menu.x, top, entry.width, entry.height)
        self.desktop.person.hands.click(there)

    def _open_menu(self, label: str) -> Control:
        """Click again where nothing came of it: the bar takes a moment to learn of a menu."""

        def shows() -> Control | None:
            if (found := self.desktop.person.eyes.find(label, "menu item")) is None:
                self.desktop.tray.click(Button.RIGHT)
            return found

        return self.desktop.person.wait(shows, LONG, f"a menu with {label!r}", pause=MENU_SECONDS)

    def reflect(self, *keys: str) -> None:
        """Answer the reflection that is open, by these keys alone."""
        eyes, hands = self.desktop.person.eyes, self.desktop.person.hands
        eyes.wait_focused("How far did it get?")
        hands.press(*keys)
        self.desktop.shot("the reflection answered by keys")
        hands.press("ctrl+Return")
        eyes.wait_gone(REFLECTION)


@pytest.fixture
def walk(desktop: DesktopSession, unaided: Program) -> Walk:
    return Walk(desktop, unaided)


def test_a_session_from_the_bar_to_the_answer(walk: Walk) -> None:
    desktop = walk.desktop
    assert walk.windows() == []
    walk.choose("Start no-AI…")
    desktop.person.eyes.wait_focused("Task")
    desktop.person.hands.write(f"{TITLE} 45m")
    desktop.shot("the start panel")
    desktop.person.hands.press("Return")
    walk.wait_state("running")
    desktop.person.eyes.wait_gone("Start a session")

    desktop.tray.click(Button.MIDDLE)
    walk.wait_state("paused")
    walk.choose("Resume")
    walk.wait_state("running")
    desktop.tray.click()
    desktop.person.eyes.wait_for("What runs")
    desktop.shot("what runs")
    desktop.person.hands.press("Escape")
    walk.wait(lambda: not walk.windows(), "the panel to close")

    walk.choose("Stop")
    walk.reflect("5", "alt+4")
    walk.wait_state("idle")
    kept = exported(walk.unaided)
    assert [task["estimate_minutes"] for task in kept["tasks"]] == [45]
    assert [reflection["felt"] for reflection in kept["reflections"]] == [4]


def test_the_planned_end_waits_as_a_notification_until_it_is_asked_for(walk: Walk) -> None:
    desktop = walk.desktop
    walk.unaided.ask("start", TITLE, "--no-ai", "--estimate", "45", "--seconds", "1")
    sent = desktop.notifications.wait_for("The planned time is over")
    assert list(sent.actions.values()) == ["Stop and reflect", "5 more minutes"]
    walk.wait(desktop.notifications.popup, "the notification on the screen")
    desktop.shot("the planned end")
    walk.unaided.ask("stop")
    walk.wait_state("owed")
    assert walk.windows() == []

    desktop.notifications.wait_for("The session has ended")
    desktop.notifications.choose("Answer now")
    walk.reflect("End", "alt+5")
    walk.wait_state("idle")


def test_idle_time_is_sways_own_and_the_question_opens_no_window(desktop: DesktopSession, unaided: Program) -> None:
    unaided.env["UNAIDED_IDLE_SECONDS"] = "2"
    walk = Walk(desktop, unaided)
    unaided.ask("start", TITLE, "--no-ai", "--estimate", "45")
    walk.wait_state("away")
    desktop.person.hands.point(Box(600, 600, 2, 2))
    desktop.notifications.wait_for("away")
    assert walk.windows() == []
    desktop.notifications.choose("It was a break")
    walk.wait(lambda: exported(unaided)["sessions"][0]["spans"][0]["worked_seconds"] == 0, "the break to be kept")
