"""Where parts of the desktop or the disk are in the way: one plain sentence, nothing lost, and it goes on (Law 9)."""

import os
import signal
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.session.asking import command, exported, status, wait_listens
from tests.session.harness.desktop import DesktopSession
from tests.session.harness.parts import Layout, Part, TrayHost
from tests.session.harness.program import Program
from tests.session.harness.program import unaided as program_of

LONG = 15.0  # seconds for what takes a moment
NO_TRAY = "This desktop has no tray, so Unaided keeps this small window instead."
NO_TRAY_HOST = Layout(tray=TrayHost.NONE, keyring=False)
NOTHING_BUT_EYES = Layout(tray=TrayHost.NONE, notifications=False, keyring=False)
NO_NOTIFICATIONS = Layout(notifications=False, keyring=False)
DISPLAY_ALONE = Layout(tray=TrayHost.NONE, notifications=False, keyring=False, accessibility=False)
AWAY = "I’m away / thinking on paper"
EXPLANATION = "One sentence before you go on — Unaided"
PREDICTED = "In a week, could you explain this to a senior engineer without looking?"
START = ("start", "Write the parser", "--ai", "--estimate", "30")


def wait_state(desktop: DesktopSession, unaided: Program, state: str) -> None:
    """Wait until `status` tells this state."""
    desktop.person.wait(lambda: status(unaided)["state"] == state, LONG, f"the state {state!r}", pause=0.2)


def wait_label(desktop: DesktopSession, words: str) -> None:
    """Wait until a text that begins like this shows."""
    eyes = desktop.person.eyes
    desktop.person.wait(lambda: any(c.name.startswith(words) for c in eyes.showing()), LONG, f"{words!r} on the screen")


def wait_told(desktop: DesktopSession, words: str) -> None:
    """Wait for a notification that says this."""
    sent = desktop.notifications.sent
    desktop.person.wait(lambda: any(words in each.body for each in sent()), LONG, f"a notification with {words!r}")


def start_from_window(desktop: DesktopSession) -> None:
    """Open the main window from the start panel, and start a session with AI from there."""
    eyes, hands = desktop.person.eyes, desktop.person.hands
    desktop.person.click("Open Unaided", "button")
    eyes.wait_for("Pages", "list")
    desktop.person.click("Start AI…", "button")
    eyes.wait_focused("Task")
    hands.write("Write the parser")
    desktop.person.click("30", "check box")
    hands.press("Return")


def leave_explanation(desktop: DesktopSession) -> None:
    """Wait for the explanation's dialog, and leave it by Esc once it has the keyboard."""
    eyes = desktop.person.eyes
    eyes.wait_for(EXPLANATION)

    def is_left() -> bool:
        desktop.person.hands.press("Escape")
        return eyes.find(EXPLANATION) is None

    desktop.person.wait(is_left, LONG, "no more of the explanation", pause=0.3)


@pytest.mark.parametrize("layout", [NO_TRAY_HOST], ids=["no-tray"])
def test_without_a_tray_a_small_window_has_the_same_actions(desktop: DesktopSession, unaided: Program) -> None:
    eyes = desktop.person.eyes
    unaided.start()
    eyes.wait_focused("Task")
    wait_told(desktop, NO_TRAY)
    desktop.shot("the small window and its notice")
    assert len([sent for sent in desktop.notifications.sent() if NO_TRAY in sent.body]) == 1
    desktop.person.hands.write("Write the parser")
    desktop.person.click("30", "check box")
    desktop.person.click("AI", "check box")
    desktop.person.hands.press("Return")
    wait_state(desktop, unaided, "running")
    assert unaided.ask() == ""
    eyes.wait_for("Pages", "list")
    for action in ("Pause", "5 more minutes", "Stop"):
        eyes.wait_for(action, "button")


@pytest.mark.parametrize("layout", [NO_TRAY_HOST], ids=["no-tray"])
def test_without_a_tray_a_window_always_stays_and_quits(desktop: DesktopSession, unaided: Program) -> None:
    eyes, hands, screen = desktop.person.eyes, desktop.person.hands, desktop.person.screen
    unaided.start()
    eyes.wait_focused("Task")
    wait_told(desktop, NO_TRAY)
    hands.press("Escape")
    desktop.person.wait(lambda: not screen.windows("unaided"), LONG, "no window on the screen")

    def is_back() -> bool:
        hands.press("alt+Tab")
        return bool(screen.windows("unaided"))

    desktop.person.wait(is_back, LONG, "the minimised window", pause=0.3)
    eyes.wait_focused("Task")
    desktop.shot("it was minimised")

    def has_quit() -> bool:
        # A window that comes back tells its place without its frame for a moment: then the click was beside it.
        if unaided.is_running:
            desktop.person.click("Quit", "button")
        return not unaided.is_running

    desktop.person.wait(has_quit, LONG, "the end of the app", pause=0.5)
    assert unaided.wait_ended() == 0


@pytest.mark.parametrize("layout", [NO_TRAY_HOST], ids=["no-tray"])
def test_all_that_the_menu_of_the_tray_has_is_in_the_window_too(desktop: DesktopSession, unaided: Program) -> None:
    unaided.start()
    desktop.person.eyes.wait_focused("Task")
    wait_told(desktop, NO_TRAY)
    start_from_window(desktop)
    wait_state(desktop, unaided, "running")
    for verb, state in (("Pause", "paused"), ("Resume", "running"), (AWAY, "away"), ("Resume", "running")):
        desktop.person.click(verb, "button")
        wait_state(desktop, unaided, state)
    desktop.person.click("Wait on the agent", "button")
    desktop.person.click("The agent is done", "button")
    desktop.person.click("5 more minutes", "button")
    desktop.person.click("Stop", "button")
    leave_explanation(desktop)
    desktop.shot("the window after a session")
    desktop.person.click("One sentence: Write the parser", "button")
    leave_explanation(desktop)
    desktop.person.click("Last again", "button")
    wait_state(desktop, unaided, "running")
    desktop.person.click("Quit", "button")
    desktop.person.click("Keep it open and quit", "button")
    assert unaided.wait_ended() == 0
    assert [session["waiting_seconds"] > 0 for session in exported(unaided)["sessions"]] == [True, False]


@pytest.mark.parametrize("layout", [NOTHING_BUT_EYES], ids=["nothing"])
def test_without_tray_and_notifications_the_notice_is_in_the_window(desktop: DesktopSession, unaided: Program) -> None:
    unaided.start()
    desktop.person.eyes.wait_for("Start a session", "dialog")
    wait_label(desktop, NO_TRAY)
    desktop.shot("the notice in the window")


@pytest.mark.parametrize("layout", [NO_TRAY_HOST], ids=["no-tray"])
def test_a_tray_that_comes_later_shows_the_icon(desktop: DesktopSession, unaided: Program) -> None:
    unaided.start()
    wait_told(desktop, NO_TRAY)
    desktop.programs.start("late-host", ["trayer", "--edge", "top", "--width", "10"], desktop.env)
    strip = desktop.person.wait(lambda: desktop.person.screen.windows("trayer"), LONG, "the late host")[0]
    desktop.person.wait(lambda: desktop.person.screen.icons(strip), LONG, "the icon in the late host")
    desktop.shot("the late tray")


@pytest.mark.parametrize("layout", [Layout(keyring=False)], ids=["panel"])
def test_a_tray_that_dies_leaves_a_window_and_gets_its_icon_back(desktop: DesktopSession, unaided: Program) -> None:
    unaided.start("--in-tray")
    desktop.tray.icon()
    wait_listens(desktop, unaided)
    desktop.stop(Part.TRAY, signal.SIGKILL)
    desktop.person.eyes.wait_for("Start a session", "dialog")
    wait_told(desktop, NO_TRAY)
    desktop.start(Part.TRAY)
    desktop.tray.icon()
    desktop.tray.choose("Quit")
    assert unaided.wait_ended() == 0


@pytest.mark.parametrize("layout", [NO_NOTIFICATIONS], ids=["no-notifications"])
def test_without_a_notification_service_the_app_says_it(desktop: DesktopSession, unaided: Program) -> None:
    unaided.start()
    wait_listens(desktop, unaided)
    unaided.ask(*START, "--seconds", "1")
    wait_label(desktop, "The planned time is over: Write the parser")
    desktop.shot("the strip")


@pytest.mark.parametrize("layout", [DISPLAY_ALONE], ids=["no-bus"])
def test_without_a_session_bus_it_works(desktop: DesktopSession, tmp_path: Path) -> None:
    unaided = program_of(desktop, tmp_path / "profile")
    unaided.env["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={desktop.folder}/nobody"
    unaided.start()
    wait_listens(desktop, unaided)
    unaided.ask(*START)
    wait_state(desktop, unaided, "running")
    unaided.ask("stop")
    wait_state(desktop, unaided, "owed")
    unaided.end()
    assert [line for line in unaided.complaints() if "qt.qpa.theme" not in line] == []


@pytest.mark.parametrize("layout", [Layout(keyring=False)], ids=["panel"])
def test_a_second_start_raises_the_window(desktop: DesktopSession, unaided: Program) -> None:
    unaided.start("--in-tray")
    wait_listens(desktop, unaided)
    assert desktop.person.eyes.find("Pages", "list") is None
    second = command(unaided)
    assert (second.out, second.err, second.code) == ("", "Unaided is running already: its window was raised.\n", 0)
    desktop.person.eyes.wait_focused("Pages")


@pytest.mark.parametrize("layout", [DISPLAY_ALONE], ids=["display-alone"])
def test_a_frozen_app_is_told_of_in_two_seconds(desktop: DesktopSession, unaided: Program) -> None:
    unaided.start()
    wait_listens(desktop, unaided)
    os.kill(unaided.pid, signal.SIGSTOP)
    begun = time.monotonic()
    answer = command(unaided, "start", "Never begun", "--no-ai")
    assert time.monotonic() - begun < 3
    os.kill(unaided.pid, signal.SIGCONT)
    assert status(unaided)["state"] == "idle"  # what was not answered is not done later
    assert (answer.out, answer.code) == ("", 1)
    assert answer.err.startswith("Unaided is running but does not answer.")
    assert answer.err.count("\n") == 1


@pytest.mark.parametrize("layout", [Layout(keyring=False)], ids=["panel"])
def test_words_typed_are_there_after_the_app_was_told_to_end(desktop: DesktopSession, unaided: Program) -> None:
    eyes, hands = desktop.person.eyes, desktop.person.hands
    unaided.start("--in-tray")
    wait_listens(desktop, unaided)
    unaided.ask(*START)
    desktop.tray.click()
    desktop.person.click("Stop", "button")
    eyes.wait_for(EXPLANATION)
    hands.press("alt+f")  # in full
    eyes.wait_focused(PREDICTED)
    hands.press("7", "Tab")
    hands.write("Half a thought")
    field = eyes.wait_for("What did you build, and how does it work?", "text")
    desktop.person.wait(lambda: eyes.text(field) == "Half a thought", LONG, "the typed words")
    os.kill(unaided.pid, signal.SIGTERM)
    assert unaided.wait_ended(3) == 0
    (draft,) = exported(unaided)["drafts"]
    assert "Half a thought" in str(draft)

    unaided.start("--in-tray")
    wait_listens(desktop, unaided)
    desktop.tray.choose("Explain now")
    field = eyes.wait_for("What did you build, and how does it work?", "text")
    desktop.person.wait(lambda: eyes.text(field) == "Half a thought", LONG, "the words of before")
    desktop.shot("the draft is back")


def wont_start(unaided: Program, words: str, *arguments: str, **env: str) -> None:
    """See it end with one plain sentence on stderr that has these words, and exit code 1."""
    answer = command(unaided, *arguments, **env)
    said = [line for line in answer.err.splitlines() if not line.startswith("[warning] qt.qpa")]
    assert (answer.out, answer.code, len(said)) == ("", 1, 1), answer
    assert words in said[0]


@pytest.mark.parametrize("layout", [DISPLAY_ALONE], ids=["display-alone"])
def test_without_a_display_it_says_so(unaided: Program) -> None:
    wont_start(unaided, "There is no display", DISPLAY="", QT_QPA_PLATFORM="")


def newer(file: Path) -> None:
    """Make a file of Unaided's own look like one of a later version."""
    with sqlite3.connect(file) as database:
        database.execute("PRAGMA user_version = 9999")
    database.close()


def foreign(file: Path) -> None:
    """Put another program's database in its place."""
    file.unlink()
    with sqlite3.connect(file) as database:
        database.execute("CREATE TABLE notes (words TEXT)")
    database.close()


def damaged(file: Path) -> None:
    """Tear the file's beginning."""
    content = bytearray(file.read_bytes())
    content[:4096] = b"\xff" * 4096
    file.write_bytes(content)


@pytest.mark.parametrize("layout", [DISPLAY_ALONE], ids=["display-alone"])
@pytest.mark.parametrize("spoil", [newer, foreign, damaged])
def test_a_file_it_cannot_use_is_told_of_and_left_as_it_is(
    unaided: Program, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    file = tmp_path / "profile/unaided.db"
    command(unaided, "list")  # makes the file
    spoil(file)
    before = file.read_bytes()
    for arguments in ((), ("status",)):
        wont_start(unaided, str(file), *arguments)
    assert file.read_bytes() == before


@pytest.mark.parametrize("layout", [DISPLAY_ALONE], ids=["display-alone"])
def test_a_data_folder_that_cannot_be_is_told_of(unaided: Program, tmp_path: Path) -> None:
    in_the_way = tmp_path / "profile"
    in_the_way.write_text("a file in its place")
    for arguments in ((), ("status",)):
        wont_start(unaided, str(in_the_way), *arguments)
    assert in_the_way.read_text() == "a file in its place"
