"""Global shortcuts on Wayland: the desktop's portal takes the keys, asks the person, and tells of each press."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from itertools import count
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, new_method_call
from PySide6.QtCore import QObject, Signal, Slot

from unaided.desktop.platform.bus import Bus, Values
from unaided.desktop.platform.hotkey import Hotkey
from unaided.desktop.platform.notification_messages import APP_ID

_PORTAL = "org.freedesktop.portal.Desktop"
_PATH = "/org/freedesktop/portal/desktop"
_SHORTCUTS = "org.freedesktop.portal.GlobalShortcuts"
_REQUEST = "org.freedesktop.portal.Request"
_SESSION = "org.freedesktop.portal.Session"
_CALLS = DBusAddress(_PATH, bus_name=_PORTAL, interface=_SHORTCUTS)
_PROPERTIES = DBusAddress(_PATH, bus_name=_PORTAL, interface="org.freedesktop.DBus.Properties")
_REGISTRY = DBusAddress(_PATH, bus_name=_PORTAL, interface="org.freedesktop.host.portal.Registry")
_GRANTED, _FAILED = 0, 2
NOT_GRANTED = "The desktop did not give Unaided the global shortcuts. Switch them off and on again to be asked anew."
_Results = dict[str, tuple[str, Any]]
_Answered = Callable[[int, _Results], None]


class PortalShortcuts(QObject):
    """One session of the portal's at a time: it can bind keys only once, so other keys need another session."""

    found = Signal(bool)  # whether the portal has such shortcuts
    pressed = Signal(str)  # the name that the key was given
    refused = Signal(object)  # tuple of sentences: what could not be taken and why

    def __init__(self, environ: Mapping[str, str], parent: QObject | None = None) -> None:
        """Ask whether the portal has shortcuts; raises OSError where there is no session bus."""
        bus = Bus(environ)
        super().__init__(parent)
        bus.setParent(self)
        self._bus = bus
        self._tokens = count(1)
        self._session = ""
        self._words: dict[str, str] = {}
        self._keys: dict[str, Hotkey] = {}
        self._requests: dict[str, _Answered] = {}  # what the portal works on, by our token
        bus.signalled.connect(self._on_signal)
        for interface, member in ((_REQUEST, "Response"), (_SHORTCUTS, "Activated"), (_SESSION, "Closed")):
            bus.listen(MatchRule(type="signal", sender=_PORTAL, interface=interface, member=member))
        # Without a sandbox the portal knows nobody by name; older ones have no such call, and need none.
        bus.call(new_method_call(_REGISTRY, "Register", "sa{sv}", (APP_ID, {})), _leave_it)
        bus.call(new_method_call(_PROPERTIES, "Get", "ss", (_SHORTCUTS, "version")), self._on_version)

    def take(self, keys: Mapping[str, Hotkey], words: Mapping[str, str]) -> None:
        """Ask for these keys, each under its name, with the words that tell the person what it does."""
        self._leave()
        self._keys, self._words = dict(keys), dict(words)
        answered = partial(self._on_session, self._keys)
        self._ask("CreateSession", "a{sv}", (), answered, session_handle_token=("s", self._token()))

    def close(self) -> None:
        """Give the keys back and leave the bus."""
        self._leave()
        self._bus.close()

    def _leave(self) -> None:
        self._keys = {}  # another one: what was asked for those before is not wanted any more
        session, self._session = self._session, ""
        self._close_session(session)

    def _close_session(self, path: str) -> None:
        if path:
            session = DBusAddress(path, bus_name=_PORTAL, interface=_SESSION)
            self._bus.call(new_method_call(session, "Close"), _leave_it)

    def _token(self) -> str:
        return f"{APP_ID}{next(self._tokens)}"

    def _ask(
        self, member: str, signature: str, values: Values, answered: _Answered, **options: tuple[str, str]
    ) -> None:
        """Call a method that answers later, by a signal of the request that bears our token."""
        token = self._token()
        self._requests[token] = answered
        call = new_method_call(_CALLS, member, signature, (*values, options | {"handle_token": ("s", token)}))
        self._bus.call(call, partial(self._on_reply, token))

    def _on_version(self, values: Values | None) -> None:
        self.found.emit(bool(values))

    def _on_reply(self, token: str, values: Values | None) -> None:
        if values is None:
            self._answer(token, _FAILED, {})

    def _answer(self, token: str, response: int, results: _Results) -> None:
        if (answered := self._requests.pop(token, None)) is not None:
            answered(response, results)

    def _on_session(self, keys: dict[str, Hotkey], response: int, results: _Results) -> None:
        session = results["session_handle"][1] if response == _GRANTED else ""
        if keys is not self._keys:
            self._close_session(session)
            return
        self._session = session
        shortcuts = [
            (name, {"description": ("s", self._words[name]), "preferred_trigger": ("s", trigger(key))})
            for name, key in keys.items()
        ]
        if session:
            bound = partial(self._on_bound, session)
            self._ask("BindShortcuts", "oa(sa{sv})sa{sv}", (session, shortcuts, ""), bound)
        else:
            self._give_up()

    def _on_bound(self, session: str, response: int, _results: _Results) -> None:
        if response != _GRANTED and session == self._session:
            self._give_up()

    def _give_up(self) -> None:
        self._leave()
        self.refused.emit((NOT_GRANTED,))

    @Slot(object)
    def _on_signal(self, message: Message) -> None:
        fields, body = message.header.fields, message.body
        path, member = str(fields[HeaderFields.path]), fields[HeaderFields.member]
        if member == "Response":
            self._answer(path.rpartition("/")[2], *body)
        elif member == "Activated" and body[0] == self._session and body[1] in self._keys:
            self.pressed.emit(body[1])
        elif member == "Closed" and path == self._session:
            self._session = ""
            self._give_up()


def trigger(key: Hotkey) -> str:
    """Return a key as the portal writes it (“CTRL+ALT+p”)."""
    held = {"CTRL": key.ctrl, "ALT": key.alt, "SHIFT": key.shift, "LOGO": key.meta}
    return "+".join([*(name for name, is_held in held.items() if is_held), key.name])


def _leave_it(_values: Values | None) -> None:
    """Go on, whatever the answer was."""
