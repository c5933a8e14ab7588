"""The messages of org.freedesktop.Notifications (specification 1.2): values in, D-Bus messages out."""

from __future__ import annotations

from html import escape
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, new_method_call

from unaided.desktop.platform.notice import Notice

SERVICE = "org.freedesktop.Notifications"
ACTION_INVOKED = "ActionInvoked"
ACTIVATION_TOKEN = "ActivationToken"  # noqa: S105 (the name of a signal, no secret)
NOTIFICATION_CLOSED = "NotificationClosed"
OWNER_CHANGED = "NameOwnerChanged"
_ADDRESS = DBusAddress("/org/freedesktop/Notifications", bus_name=SERVICE, interface=SERVICE)
_PROPERTIES = DBusAddress(
    "/org/freedesktop/Notifications", bus_name=SERVICE, interface="org.freedesktop.DBus.Properties"
)
_APP_NAME = "Unaided"
APP_ID = "unaided"  # of the icon and of the .desktop file


def capabilities() -> Message:
    """Ask what the service can do."""
    return new_method_call(_ADDRESS, "GetCapabilities")


def is_inhibited() -> Message:
    """Ask whether notifications are held back now."""
    return new_method_call(_PROPERTIES, "Get", "ss", (SERVICE, "Inhibited"))


def show(notice: Notice, replaces: int, can: frozenset[str], icon: str) -> Message:
    """Show a notice in place of the one with this number (0: of none), as far as the service can."""
    body = _clean(notice.body)
    actions = [_clean(text) for action in notice.actions for text in action] if "actions" in can else []
    arguments = (
        _APP_NAME,
        replaces,
        icon,
        _clean(notice.title),
        escape(body, quote=False) if "body-markup" in can else body,
        actions,
        _hints(notice),
        notice.manner.timeout_ms,
    )
    return new_method_call(_ADDRESS, "Notify", "susssasa{sv}i", arguments)


def close(number: int) -> Message:
    """Take a notification away."""
    return new_method_call(_ADDRESS, "CloseNotification", "u", (number,))


def rules() -> tuple[MatchRule, MatchRule]:
    """Return what to listen for: the service's own signals, and that it comes or goes."""
    owner = MatchRule(type="signal", sender="org.freedesktop.DBus", member=OWNER_CHANGED)
    owner.add_arg_condition(0, SERVICE)
    return MatchRule(type="signal", sender=SERVICE, interface=SERVICE), owner


def named(message: Message) -> tuple[str, tuple[Any, ...]]:
    """Return the name of a signal and its values."""
    return message.header.fields[HeaderFields.member], message.body


def _hints(notice: Notice) -> dict[str, tuple[str, Any]]:
    manner = notice.manner
    sound = ("sound-name", ("s", manner.sound_name)) if manner.sound_name else ("suppress-sound", ("b", True))
    return {
        "urgency": ("y", int(manner.urgency)),
        "transient": ("b", manner.transient),
        "desktop-entry": ("s", APP_ID),
        sound[0]: sound[1],
    }


def _clean(text: str) -> str:
    """Return the text as D-Bus takes it: a zero or half a surrogate pair would make the bus hang up on us."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "")
