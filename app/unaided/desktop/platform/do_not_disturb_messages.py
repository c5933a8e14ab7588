"""The D-Bus messages of each desktop's do-not-disturb: values in, messages out."""

from __future__ import annotations

from jeepney import DBusAddress, Message, Properties, new_method_call

from unaided.desktop.platform.notification_messages import APP_ID

_NAME, _PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
_NOTIFICATIONS = DBusAddress(_PATH, bus_name=_NAME, interface=_NAME)
_DUNST = Properties(DBusAddress(_PATH, bus_name=_NAME, interface="org.dunstproject.cmd0"))
_XFCONF = DBusAddress("/org/xfce/Xfconf", bus_name="org.xfce.Xfconf", interface="org.xfce.Xfconf")
_XFCE_SWITCH = ("xfce4-notifyd", "/do-not-disturb")  # channel and property
_REASON = "A session without AI is running"


def server_information() -> Message:
    """Ask who shows notifications."""
    return new_method_call(_NOTIFICATIONS, "GetServerInformation")


def is_paused() -> Message:
    """Ask dunst whether it holds notifications back."""
    return _DUNST.get("paused")


def pause(*, on: bool) -> Message:
    """Have dunst hold notifications back, or show them again with those that waited."""
    return _DUNST.set("paused", "b", on)


def xfce_is_on() -> Message:
    """Ask Xfce's settings; refused where it was never set."""
    return new_method_call(_XFCONF, "GetProperty", "ss", _XFCE_SWITCH)


def xfce_turn(*, on: bool) -> Message:
    """Set it in Xfce's settings, which its notification service follows."""
    return new_method_call(_XFCONF, "SetProperty", "ssv", (*_XFCE_SWITCH, ("b", on)))


def is_inhibited() -> Message:
    """Ask Plasma whether anybody holds notifications back."""
    return Properties(_NOTIFICATIONS).get("Inhibited")


def inhibit() -> Message:
    """Have Plasma hold notifications back; it answers with a number to release them by."""
    return new_method_call(_NOTIFICATIONS, "Inhibit", "ssa{sv}", (APP_ID, _REASON, {}))


def release(number: int) -> Message:
    """Have Plasma show notifications again."""
    return new_method_call(_NOTIFICATIONS, "UnInhibit", "u", (number,))
