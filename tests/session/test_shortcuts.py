"""Global shortcuts: real keys on a real X server while another window has the keyboard, and a portal's."""

import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.session.asking import status, wait_listens
from tests.session.fake_service import Answer, FakeService, Values
from tests.session.harness.desktop import DesktopSession
from tests.session.harness.parts import Layout, TrayHost
from tests.session.harness.program import ROOT, Program
from unaided.desktop.platform.hotkey import Hotkey, hotkey
from unaided.desktop.platform.shortcuts import GlobalShortcuts, ShortcutSupport
from unaided.desktop.platform.shortcuts_x11 import X11Shortcuts
from unaided.desktop.platform.x11 import X11Connection

LONG_MS = 5000
LONG = 15.0
REPEATED = 6  # events of a key; one pressed once has two
FORM = Path(__file__).with_name("sample_form.py")
NO_PARTS = Layout(tray=TrayHost.NONE, notifications=False, keyring=False, accessibility=False)
bare = pytest.mark.parametrize("layout", [NO_PARTS], ids=["x11"])

PORTAL = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
SHORTCUTS = "org.freedesktop.portal.GlobalShortcuts"
WORDS = {"toggle": "Pause and resume", "look_up": "Note a look-up"}
KEYS = {"toggle": "Ctrl+Alt+P", "look_up": ""}


class Pressed:
    """A client that takes keys on the session's X server, and what arrived of them."""

    def __init__(self, **keys: str) -> None:
        self.names: list[str] = []
        self.sentences: list[str] = []
        self.shortcuts = X11Shortcuts()
        self.shortcuts.pressed.connect(self.names.append)
        self.shortcuts.refused.connect(self.sentences.extend)
        self.take(**keys)

    def take(self, **keys: str) -> None:
        """Take these, and leave those before."""
        wanted: dict[str, Hotkey] = {name: hotkey(key) for name, key in keys.items()}
        self.shortcuts.take(wanted, dict.fromkeys(keys, "Pause and resume"))

    def takes(self, key: str) -> bool:
        """Try once more, and tell whether it was free."""
        self.sentences.clear()
        self.take(toggle=key)
        return self.sentences == []

    def close(self) -> None:
        self.shortcuts.close()


@pytest.fixture
def x11(qtbot: QtBot, desktop: DesktopSession, monkeypatch: pytest.MonkeyPatch) -> QtBot:
    """The session's X server as this process's, too."""
    for name in ("DISPLAY", "XAUTHORITY"):
        if name in desktop.env:
            monkeypatch.setenv(name, desktop.env[name])
    return qtbot


@bare
def test_a_key_arrives_with_any_lock_on_and_once_however_long_it_is_held(desktop: DesktopSession, x11: QtBot) -> None:
    hands = desktop.person.hands
    with closing(Pressed(toggle="Ctrl+Alt+P", start="Ctrl+Shift+P")) as ours:
        assert ours.sentences == []
        for lock in ("", "Num_Lock", "Caps_Lock"):  # one more each time
            ours.names.clear()
            if lock:
                hands.press(lock)
            hands.press("ctrl+alt+p", "ctrl+shift+p")
            x11.waitUntil(lambda: len(ours.names) == 2, timeout=LONG_MS)
            assert ours.names == ["toggle", "start"]
        hands.press("Caps_Lock", "Num_Lock")

        ours.names.clear()
        events: list[bytes] = []
        [connection] = ours.shortcuts.findChildren(X11Connection)
        connection.stirred.connect(events.append)
        desktop.run(["xdotool", "keydown", "ctrl+alt+p"])
        x11.waitUntil(lambda: len(events) > REPEATED, timeout=LONG_MS)
        desktop.run(["xdotool", "keyup", "ctrl+alt+p"])
        hands.press("ctrl+shift+p")
        x11.waitUntil(lambda: "start" in ours.names, timeout=LONG_MS)
        assert ours.names == ["toggle", "start"]


@bare
@pytest.mark.usefixtures("desktop")
def test_a_key_of_another_program_is_told_by_name_and_free_once_that_leaves_it(x11: QtBot) -> None:
    with closing(Pressed(toggle="Ctrl+Alt+P")) as theirs, closing(Pressed(toggle="Ctrl+Alt+P")) as ours:
        assert theirs.sentences == []
        [sentence] = ours.sentences
        assert sentence.startswith("Ctrl+Alt+P (“Pause and resume”) belongs to another program.")
        theirs.take()
        ours.take(toggle="Ctrl+Alt+P")
        assert len(ours.sentences) == 1
    with closing(Pressed(toggle="Ctrl+Alt+P")) as next_one:
        assert next_one.sentences == []
    assert x11


@bare
def test_keys_are_found_again_on_a_keyboard_laid_out_anew(desktop: DesktopSession, x11: QtBot) -> None:
    hands = desktop.person.hands
    with closing(Pressed(toggle="Ctrl+Alt+Y", start="Ctrl+Alt+Q")) as ours:
        desktop.run(["setxkbmap", "de"])  # y and z change places

        def arrives() -> bool:
            hands.press("ctrl+alt+y")
            return bool(ours.names)

        x11.waitUntil(arrives, timeout=LONG_MS)
        for keys in (["ctrl+alt+q"], ["ctrl+alt+z", "ctrl+alt+q"]):
            ours.names.clear()
            hands.press(*keys)
            x11.waitUntil(lambda: "start" in ours.names, timeout=LONG_MS)
        assert ours.names == ["start"]  # z is where y was, and nobody's now
        assert ours.sentences == []


def test_in_the_app_a_key_pauses_and_opens_the_panel_while_another_window_has_the_keyboard(
    desktop: DesktopSession, unaided: Program, x11: QtBot
) -> None:
    person = desktop.person

    def press(keys: str, state: str) -> None:
        """Press a key in the form, and wait until `status` tells this."""
        person.eyes.wait_focused("Your name")
        person.hands.press(keys)
        person.wait(lambda: status(unaided)["state"] == state, LONG, f"{keys}: {state}", pause=0.2)

    form = Program(desktop, "form", [sys.executable, str(FORM)], {"PYTHONPATH": str(ROOT / "app")})
    form.start()
    person.click("Your name", "text")
    begin(desktop, unaided)
    unaided.ask("start", "Write the parser", "--no-ai", "--estimate", "45")
    press("ctrl+alt+p", "running")
    switch(desktop, "off")
    press("ctrl+alt+p", "paused")
    person.hands.press("Num_Lock")
    press("ctrl+alt+p", "running")
    desktop.shot("paused and resumed while the form has the keyboard")
    person.hands.press("ctrl+alt+s")
    person.eyes.wait_for("Pause", "button")
    desktop.shot("the panel by its key")
    person.hands.press("Escape")
    with closing(Pressed(toggle="Ctrl+Alt+P")) as other:
        assert len(other.sentences) == 1
        switch(desktop, "on")
        x11.waitUntil(lambda: other.takes("Ctrl+Alt+P"), timeout=LONG_MS)


def switch(desktop: DesktopSession, before: str) -> None:
    """Press the switch in the settings, and go back to the form."""
    person = desktop.person
    desktop.tray.click()
    person.click("Open Unaided", "button")
    person.hands.press("ctrl+comma")
    tick = person.eyes.wait_for("Use global shortcuts", "check box")
    person.eyes.press(tick)  # as a screen reader does, wherever the page is scrolled to
    desktop.shot(f"the switch that was {before}")
    person.hands.press("ctrl+w")
    person.eyes.wait_gone("Use global shortcuts", "check box")
    person.eyes.wait_focused("Open Unaided")  # the panel is there still
    person.hands.press("Escape")
    person.eyes.wait_gone("Open Unaided", "button")
    person.click("Your name", "text")


def begin(desktop: DesktopSession, unaided: Program) -> None:
    """Start the app as at log-in, and wait until it has read what is chosen."""
    unaided.start("--in-tray")
    wait_listens(desktop, unaided)
    desktop.tray.icon()
    status(unaided)


class Portal:
    """A desktop portal with global shortcuts: it grants what is asked, unless it is told to refuse."""

    def __init__(self, address: str) -> None:
        self.service = FakeService(address, PORTAL)
        self.service.properties["version"] = ("u", 1)
        self.refuses = ""
        self._given = self._taken_back = 0  # sessions
        self.service.answers = {
            "Register": ("s", ("",)),
            "Close": ("s", ("",)),
            "CreateSession": self._create,
            "BindShortcuts": self._bind,
        }

    def _create(self, values: Values) -> Answer:
        options: dict[str, Any] = values[0]
        self._given += self.refuses != "CreateSession"
        path = f"{PATH}/session/1_7/{options['session_handle_token'][1]}"
        return self._respond("CreateSession", options, {"session_handle": ("s", path)})

    def _bind(self, values: Values) -> Answer:
        return self._respond("BindShortcuts", values[3], {})

    def _respond(self, member: str, options: dict[str, Any], results: dict[str, Any]) -> Answer:
        request = f"{PATH}/request/1_7/{options['handle_token'][1]}"
        refused = self.refuses == member
        interface = "org.freedesktop.portal.Request"
        self.service.emit(request, interface, "Response", "ua{sv}", int(refused), {} if refused else results)
        return ("o", (request,))

    def sessions(self) -> list[str]:
        """List the sessions that keys were bound in, the first one first."""
        return [values[0] for values in self.service.calls("BindShortcuts")]

    def take_back(self, session: str) -> None:
        """End a session, as the person can in the desktop's settings."""
        self._taken_back += 1
        self.service.emit(session, "org.freedesktop.portal.Session", "Closed")

    def is_left(self) -> bool:
        """Tell whether every session was given back."""
        return self._given == self._taken_back + len(self.service.calls("Close"))

    def press(self, name: str, session: str) -> None:
        """Say that the key of this name was pressed."""
        self.service.emit(PATH, SHORTCUTS, "Activated", "osta{sv}", session, name, 1, {})


class Asked:
    """Global shortcuts on Wayland, and what they told."""

    def __init__(self, environ: dict[str, str]) -> None:
        self.names: list[str] = []
        self.sentences: list[str] = []
        self.shortcuts = GlobalShortcuts(environ=environ)
        self.shortcuts.pressed.connect(self.names.append)
        self.shortcuts.refused.connect(self.sentences.append)


@pytest.fixture
def portal(desktop: DesktopSession) -> Iterator[Portal]:
    """A portal on the session's bus."""
    portal = Portal(desktop.env["DBUS_SESSION_BUS_ADDRESS"])
    yield portal
    portal.service.close()


@pytest.fixture
def asked(portal: Portal, desktop: DesktopSession) -> Iterator[Asked]:
    """Shortcuts of a program on that bus."""
    asked = Asked(desktop.env)
    yield asked
    asked.shortcuts.close()
    desktop.person.wait(portal.is_left, LONG, "every session given back")


@bare
def test_a_portal_gives_the_keys_and_tells_of_each_press(qtbot: QtBot, portal: Portal, asked: Asked) -> None:
    asked.shortcuts.take(KEYS, WORDS)
    qtbot.waitUntil(lambda: len(portal.sessions()) == 1, timeout=LONG_MS)
    assert asked.shortcuts.support is ShortcutSupport.PORTAL
    [(session, shortcuts, window, _)] = portal.service.calls("BindShortcuts")
    about = {"description": ("s", "Pause and resume"), "preferred_trigger": ("s", "CTRL+ALT+p")}
    assert (shortcuts, window) == ([("toggle", about)], "")
    portal.press("toggle", f"{PATH}/session/of/another")
    portal.press("nothing", session)
    portal.press("toggle", session)
    qtbot.waitUntil(lambda: asked.names == ["toggle"], timeout=LONG_MS)

    asked.shortcuts.take(KEYS | {"toggle": "Meta+P"}, WORDS)
    qtbot.waitUntil(lambda: len(portal.sessions()) == 2, timeout=LONG_MS)
    assert len(portal.service.calls("Close")) == 1
    portal.press("toggle", session)
    portal.press("toggle", portal.sessions()[-1])
    qtbot.waitUntil(lambda: asked.names == ["toggle"] * 2, timeout=LONG_MS)
    assert asked.sentences == []


@bare
@pytest.mark.parametrize("member", ["CreateSession", "BindShortcuts"])
def test_keys_that_the_person_does_not_grant_are_told_of(
    qtbot: QtBot, portal: Portal, asked: Asked, member: str
) -> None:
    portal.refuses = member
    asked.shortcuts.take(KEYS, WORDS)
    qtbot.waitUntil(lambda: len(asked.sentences) == 1, timeout=LONG_MS)
    assert "did not give Unaided the global shortcuts" in asked.sentences[0]


@bare
def test_keys_that_are_not_wanted_any_more_once_they_are_granted_are_left(
    qtbot: QtBot, portal: Portal, asked: Asked
) -> None:
    others = KEYS | {"toggle": "Meta+P"}
    asked.shortcuts.supported.connect(lambda: asked.shortcuts.take(others, WORDS))  # the first was just asked for
    asked.shortcuts.take(KEYS, WORDS)
    qtbot.waitUntil(lambda: len(portal.service.calls("Close")) == 1, timeout=LONG_MS)
    qtbot.waitUntil(lambda: len(portal.sessions()) == 1, timeout=LONG_MS)
    [(_, [(_, about)], _, _)] = portal.service.calls("BindShortcuts")
    assert about["preferred_trigger"] == ("s", "LOGO+p")


@bare
def test_keys_taken_away_by_the_desktop_are_told_of(qtbot: QtBot, portal: Portal, asked: Asked) -> None:
    asked.shortcuts.take(KEYS, WORDS)
    qtbot.waitUntil(lambda: len(portal.sessions()) == 1, timeout=LONG_MS)
    portal.take_back(portal.sessions()[0])
    qtbot.waitUntil(lambda: len(asked.sentences) == 1, timeout=LONG_MS)
