"""Notices against a real notification daemon: replaced, escaped, answered; do-not-disturb put back whatever happens."""

import os
import signal
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.session.asking import command, status, wait_listens
from tests.session.harness.desktop import DesktopSession
from tests.session.harness.parts import Layout
from tests.session.harness.program import Program
from unaided.domain.settings import BlockSettings

LONG = 15.0
A_MINUTE = 75.0  # the time of day of a block is in whole minutes
DAEMON = Layout(keyring=False, accessibility=False)
DUNST = ("org.freedesktop.Notifications", "/org/freedesktop/Notifications", "org.dunstproject.cmd0")
START = ("start", "Write the parser", "--no-ai", "--estimate", "30")
QUIET = "quiet_blocks = true\n"
pytestmark = pytest.mark.parametrize("layout", [DAEMON], ids=["dunst"])


def begin(desktop: DesktopSession, unaided: Program, profile: Path, settings: str) -> None:
    """Start the app of a person with these settings."""
    profile.mkdir(exist_ok=True)
    (profile / "settings.toml").write_text(settings)
    unaided.start("--in-tray")
    wait_listens(desktop, unaided)


def wait_state(desktop: DesktopSession, unaided: Program, state: str) -> None:
    """Wait until `status` tells this state."""
    desktop.person.wait(lambda: status(unaided)["state"] == state, LONG, f"the state {state!r}", pause=0.2)


def wait_quiet(desktop: DesktopSession, *, on: bool) -> None:
    """Wait until the daemon holds notifications back, or no longer."""
    desktop.person.wait(lambda: is_quiet(desktop) is on, LONG, f"do-not-disturb to be {'on' if on else 'off'}")


def is_quiet(desktop: DesktopSession) -> bool:
    """Ask the daemon whether it holds notifications back."""
    return bool(desktop.bus.read(*DUNST, "paused"))


def shown(desktop: DesktopSession) -> int:
    """Ask the daemon how many notifications it shows."""
    return int(desktop.bus.read(*DUNST, "displayedLength"))


def daemon_pid(desktop: DesktopSession) -> int:
    """Ask the bus who shows notifications."""
    bus = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
    (pid,) = desktop.bus.call(*bus, "GetConnectionUnixProcessID", "s", DUNST[0])
    return int(pid)


def start_late(unaided: Program, title: str, left: int) -> None:
    """Start a session that began over five minutes ago and has so many seconds left."""
    now = datetime.now().astimezone()
    began = (now - timedelta(minutes=5)).replace(second=0, microsecond=0)
    planned = round((now - began).total_seconds()) + left
    unaided.ask("start", title, "--no-ai", "--estimate", "30", "--at", f"{began:%H:%M}", "--seconds", str(planned))


def test_the_word_before_the_end_is_replaced_by_the_ends_own(
    desktop: DesktopSession, unaided: Program, tmp_path: Path
) -> None:
    begin(desktop, unaided, tmp_path / "profile", "about_to_end = true\n" + QUIET)
    start_late(unaided, "Parse a < b & c", 6)
    near = desktop.notifications.wait_for("1 minute left")
    assert near.body == "Parse a &lt; b &amp; c"
    assert near.hints["transient"] is True
    assert near.hints["urgency"] == 1
    end = desktop.notifications.wait_for("The planned time is over", LONG)
    assert end.replaces > 0
    assert end.hints["transient"] is True
    desktop.person.wait(lambda: shown(desktop) == 1, LONG, "one of the two on the screen")
    desktop.shot("the end in the place of the word before it")
    assert not is_quiet(desktop)
    desktop.notifications.choose("5 more minutes")
    desktop.person.wait(lambda: status(unaided)["left_seconds"] > 240, LONG, "five more minutes", pause=0.2)
    wait_quiet(desktop, on=True)


def test_do_not_disturb_is_on_while_working_without_ai_and_put_back(
    desktop: DesktopSession, unaided: Program, tmp_path: Path
) -> None:
    begin(desktop, unaided, tmp_path / "profile", QUIET)
    assert not is_quiet(desktop)
    unaided.ask(*START)
    for verb, on in (("", True), ("pause", False), ("resume", True), ("stop", False)):
        if verb:
            unaided.ask(verb)
        wait_quiet(desktop, on=on)
    unaided.ask(*START)
    wait_quiet(desktop, on=True)
    unaided.end()
    wait_quiet(desktop, on=False)


def test_after_a_kill_it_is_put_back_where_the_session_does_not_go_on(
    desktop: DesktopSession, unaided: Program, tmp_path: Path
) -> None:
    begin(desktop, unaided, tmp_path / "profile", QUIET)
    unaided.ask(*START)
    wait_quiet(desktop, on=True)
    unaided.kill()
    assert is_quiet(desktop)
    assert command(unaided, "stop").code == 0
    unaided.start("--in-tray")
    wait_quiet(desktop, on=False)


def test_after_a_kill_it_stays_as_long_as_the_session_goes_on(
    desktop: DesktopSession, unaided: Program, tmp_path: Path
) -> None:
    begin(desktop, unaided, tmp_path / "profile", QUIET)
    unaided.ask(*START)
    wait_quiet(desktop, on=True)
    unaided.kill()
    unaided.start("--in-tray")
    desktop.notifications.wait_for("Unaided is back")
    wait_state(desktop, unaided, "running")
    assert is_quiet(desktop)
    unaided.ask("stop")
    wait_quiet(desktop, on=False)


def test_the_persons_own_do_not_disturb_stays(desktop: DesktopSession, unaided: Program, tmp_path: Path) -> None:
    desktop.run(["dunstctl", "set-paused", "true"])
    begin(desktop, unaided, tmp_path / "profile", QUIET)
    unaided.ask(*START)
    wait_state(desktop, unaided, "running")
    unaided.ask("stop")
    wait_state(desktop, unaided, "owed")
    unaided.end()
    assert is_quiet(desktop)


def test_a_service_that_hangs_freezes_nothing(desktop: DesktopSession, unaided: Program, tmp_path: Path) -> None:
    begin(desktop, unaided, tmp_path / "profile", QUIET)
    pid = daemon_pid(desktop)
    os.kill(pid, signal.SIGSTOP)
    unaided.ask(*START)
    begun = time.monotonic()
    assert status(unaided)["state"] == "running"
    assert time.monotonic() - begun < 2
    os.kill(pid, signal.SIGCONT)
    wait_quiet(desktop, on=True)
    os.kill(pid, signal.SIGSTOP)
    begun = time.monotonic()
    unaided.end()
    assert time.monotonic() - begun < 3
    os.kill(pid, signal.SIGCONT)
    wait_quiet(desktop, on=False)


def test_the_no_ai_block_is_reminded_of_at_its_time(desktop: DesktopSession, unaided: Program, tmp_path: Path) -> None:
    at = datetime.now().astimezone() + timedelta(seconds=70)
    block = BlockSettings(weekday=at.weekday(), minute_of_day=at.hour * 60 + at.minute)
    settings = f"[block]\non = true\nweekday = {block.weekday}\nminute_of_day = {block.minute_of_day}\n"
    begin(desktop, unaided, tmp_path / "profile", settings)
    sent = desktop.notifications.wait_for("Your no-AI block: 90 minutes", A_MINUTE)
    assert sent.actions == {"start-block": "Start", "later-today": "Later today"}
    desktop.shot("the reminder")
    desktop.notifications.choose("Start")
    desktop.person.wait(lambda: desktop.person.screen.windows("unaided"), LONG, "the start panel")
    desktop.shot("the start panel")
