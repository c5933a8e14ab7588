"""The harness proves itself on the smallest tray program there is."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from jeepney import DBusErrorResponse

from tests.session.harness import keeper
from tests.session.harness.bus import Bus
from tests.session.harness.desktop import DesktopSession
from tests.session.harness.hands import Button
from tests.session.harness.parts import Layout, Part, TrayHost
from tests.session.harness.program import ROOT, Program
from tests.session.harness.program import floor as floor_of
from tests.session.harness.waiting import NeverHappenedError, Waiting

NOTIFICATIONS = "org.freedesktop.Notifications"
SECRETS = "org.freedesktop.secrets"
BARE = Layout(tray=TrayHost.NONE, notifications=False, keyring=False, accessibility=False)
HOSTS = [TrayHost.XFCE_PANEL, TrayHost.TRAYER]
every_tray_host = pytest.mark.parametrize("layout", [Layout(tray=host) for host in HOSTS], ids=HOSTS)


@pytest.fixture
def floor(desktop: DesktopSession) -> Program:
    """The smallest tray program, running, its icon on the screen."""
    program = floor_of(desktop)
    program.start()
    desktop.tray.icon()
    return program


@every_tray_host
def test_a_left_click_reaches_the_program(desktop: DesktopSession, floor: Program) -> None:
    desktop.shot("the icon in the tray")
    desktop.tray.click()
    desktop.person.wait(lambda: "Trigger" in floor.said(), 5, "the click to arrive")
    assert floor.complaints() == []


@every_tray_host
def test_a_menu_entry_chosen_with_the_mouse_acts(desktop: DesktopSession, floor: Program) -> None:
    desktop.tray.click(Button.RIGHT)
    desktop.person.eyes.wait_for("Quit")
    desktop.shot("the menu")
    desktop.person.click("Quit")
    assert floor.wait_ended() == 0


@every_tray_host
def test_the_icon_comes_back_with_its_tray(desktop: DesktopSession, floor: Program) -> None:
    desktop.stop(Part.TRAY, signal.SIGKILL)
    desktop.tray.wait_empty()
    desktop.start(Part.TRAY)
    assert desktop.tray.icon().width > 0
    desktop.tray.click()
    desktop.person.wait(lambda: "Trigger" in floor.said(), 5, "the click to arrive")


def test_an_icon_tells_its_name_tooltip_and_menu(desktop: DesktopSession, floor: Program) -> None:
    item = desktop.tray.wait_for_item("floor_tray.py")
    assert item.tooltip == "Floor"
    assert [entry.label for entry in desktop.tray.entries(item)] == ["Quit"]
    assert floor.complaints() == []


@pytest.fixture
def form(desktop: DesktopSession) -> Program:
    """A small window on the screen."""
    program = Program(desktop, "form", [sys.executable, str(Path(__file__).with_name("sample_form.py"))], {})
    program.start()
    desktop.person.eyes.wait_for("Greet")
    return program


def test_a_form_is_filled_in_with_mouse_and_keyboard(desktop: DesktopSession, form: Program) -> None:
    person = desktop.person
    person.click("Your name", "text")
    person.eyes.wait_focused("Your name")
    person.hands.write("Ada_& (No. 1)")
    field = person.eyes.wait_for("Your name", "text")
    person.wait(lambda: person.eyes.text(field) == "Ada_& (No. 1)", 5, "the typed text")
    person.click("Greet")
    person.eyes.wait_for("Hello Ada_& (No. 1)")
    person.eyes.wait_gone("Nobody yet")
    assert form.complaints() == []


def test_a_button_is_pressed_as_a_screen_reader_presses_it(desktop: DesktopSession, form: Program) -> None:
    eyes = desktop.person.eyes
    eyes.press(eyes.wait_for("Greet"))
    eyes.wait_for("Hello ")
    assert form.complaints() == []


def notify(bus: Bus, summary: str) -> None:
    """Send a notification with two actions."""
    service = (NOTIFICATIONS, "/org/freedesktop/Notifications", NOTIFICATIONS)
    actions = ["explain", "Explain now", "extend", "5 more minutes"]
    hints: dict[str, tuple[str, str]] = {}
    said = ("test", 0, "", summary, "Well done.", actions, hints, -1)
    bus.call(*service, "Notify", "susssasa{sv}i", *said)


def test_the_action_chosen_in_a_notification_comes_back_to_its_sender(desktop: DesktopSession) -> None:
    answers = desktop.bus.subscribe(NOTIFICATIONS, "ActionInvoked")
    notify(desktop.bus, "Time is up")
    sent = desktop.notifications.wait_for("Time is up")
    assert (sent.body, list(sent.actions.values())) == ("Well done.", ["Explain now", "5 more minutes"])
    desktop.person.wait(desktop.notifications.popup, 5, "the notification on the screen")
    desktop.shot("the notification")
    desktop.notifications.choose("5 more minutes")
    _, key = desktop.bus.next_of(answers, 5)
    assert key == "extend"


def test_the_keyring_is_unlocked(desktop: DesktopSession) -> None:
    collection = "/org/freedesktop/secrets/collection/login"
    locked = desktop.bus.read(SECRETS, collection, "org.freedesktop.Secret.Collection", "Locked")
    assert locked is False


@pytest.mark.parametrize("layout", [BARE])
def test_a_desktop_without_its_parts_does_not_start_them_by_itself(desktop: DesktopSession) -> None:
    with pytest.raises(DBusErrorResponse, match="ServiceUnknown"):
        notify(desktop.bus, "Is anybody there?")
    names = [NOTIFICATIONS, SECRETS, "org.kde.StatusNotifierWatcher", "org.a11y.Bus"]
    assert [name for name in names if desktop.bus.has(name)] == []
    assert desktop.tray.items() == []


def test_waiting_in_vain_tells_what_for_and_keeps_a_picture(desktop: DesktopSession, artefacts: Path) -> None:
    with pytest.raises(NeverHappenedError, match=r"something named 'Unicorn': not within 0\.1 s"):
        desktop.person.eyes.wait_for("Unicorn", seconds=0.1)
    assert [picture.name for picture in artefacts.iterdir()] == ["01-waited-for-something-named-unicorn.png"]


def test_two_desktops_live_side_by_side_and_leave_nothing(desktop: DesktopSession, artefacts: Path) -> None:
    with DesktopSession(Layout(), artefacts) as other:
        assert other.env["DISPLAY"] != desktop.env["DISPLAY"]
        notify(other.bus, "For the other")
        other.notifications.wait_for("For the other")
    assert desktop.notifications.sent() == []
    assert keeper.members(str(other.folder)) == []
    assert not other.folder.exists()


KILLED = """
import sys
from pathlib import Path
from tests.session.harness.desktop import DesktopSession
from tests.session.harness.parts import Layout

with DesktopSession(Layout(), Path(sys.argv[1])) as desktop:
    desktop.programs.start("detached", ["setsid", "--fork", "sleep", "600"], desktop.env)
    print(desktop.folder, flush=True)
    sys.stdin.read()
"""


def test_a_killed_test_run_leaves_nothing(artefacts: Path) -> None:
    argv = [sys.executable, "-c", KILLED, str(artefacts)]
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    pipe = subprocess.PIPE
    with subprocess.Popen(argv, env=env, stdin=pipe, stdout=pipe, text=True) as run:  # noqa: S603 - argv is ours
        assert run.stdout is not None
        folder = run.stdout.readline().strip()
        assert len(keeper.members(folder)) > len(Part)
        run.kill()
    Waiting(str)(lambda: not Path(folder).exists(), 10, "the end of the session")
    assert keeper.members(folder) == []
