"""The parts of a desktop session: which program plays each, how it starts and how one sees that it is ready."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from string import Template

from tests.session.harness import sway
from tests.session.harness.bus import Bus
from tests.session.harness.needs import ACCESSIBILITY, PROMPTER, XFCONFD
from tests.session.harness.screen import HEIGHT, WIDTH, Screen

FILES = Path(__file__).with_name("files")
KEYRING_PASSWORD = b"open sesame"
WATCHER = ("org.kde.StatusNotifierWatcher", "/StatusNotifierWatcher", "org.kde.StatusNotifierWatcher")
SECRETS = ("org.freedesktop.secrets", "/org/freedesktop/secrets", "org.freedesktop.Secret.Service")
ACTIVATABLE = {"org.xfce.Xfconf": XFCONFD, "org.gnome.keyring.SystemPrompter": PROMPTER}


class Part(StrEnum):
    """What can be stopped and started again while the session runs."""

    WINDOW_MANAGER = "window-manager"
    ACCESSIBILITY = "accessibility"
    TRAY = "tray"
    NOTIFICATIONS = "notifications"
    KEYRING = "keyring"


class TrayHost(StrEnum):
    """What shows tray icons: by StatusNotifierItem and XEmbed, by either alone, or nothing."""

    XFCE_PANEL = "xfce4-panel"
    TRAYER = "trayer"
    WAYBAR = "waybar"  # on Wayland
    NONE = "none"


class Windows(StrEnum):
    """Who keeps the windows: an X11 window manager, or a Wayland compositor."""

    OPENBOX = "openbox"
    SWAY = "sway"


@dataclass(frozen=True)
class Layout:
    """Which parts a session has."""

    windows: Windows = Windows.OPENBOX
    tray: TrayHost = TrayHost.XFCE_PANEL
    notifications: bool = True
    keyring: bool = True
    accessibility: bool = True


@dataclass(frozen=True)
class Service:
    """One program of the session."""

    argv: tuple[str, ...]
    is_ready: Callable[[], bool]
    stdin: bytes = b""


@dataclass(frozen=True)
class Ground:
    """What the parts stand on: the session's folder, its bus and its screen."""

    folder: Path
    bus: Bus
    screen: Screen


def services(layout: Layout, ground: Ground) -> dict[Part, Service]:
    """Describe the parts of a session with this layout, in the order they start."""
    chosen = {Part.WINDOW_MANAGER: _openbox(ground) if layout.windows is Windows.OPENBOX else _sway(ground)}
    if layout.accessibility:
        chosen[Part.ACCESSIBILITY] = _accessibility(ground)
    if layout.keyring:
        chosen[Part.KEYRING] = _keyring(ground)
    if layout.notifications:
        chosen[Part.NOTIFICATIONS] = _notifications(ground)
    if layout.tray is not TrayHost.NONE:
        chosen[Part.TRAY] = _tray(layout.tray, ground)
    return chosen


def bus_config(folder: Path, socket: Path) -> Path:
    """Write the configuration of a bus that listens at this socket and activates next to nothing."""
    activatable = folder / "services"
    activatable.mkdir(exist_ok=True)
    for name, program in ACTIVATABLE.items():
        fill("activatable.service", activatable / f"{name}.service", name=name, program=program)
    return fill("bus.conf", folder / f"{socket.name}.conf", socket=socket, services=activatable)


def fill(template: str, target: Path, **values: object) -> Path:
    """Write one of the harness's configuration files, its blanks filled in."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(Template((FILES / template).read_text()).substitute(values))
    return target


def _openbox(ground: Ground) -> Service:
    started = ground.folder / "openbox-started"
    argv = ("openbox", "--sm-disable", "--startup", f"touch {started}")
    return Service(argv, started.exists)


def _sway(ground: Ground) -> Service:
    config = fill("sway.conf", ground.folder / "sway.conf", size=f"{WIDTH}x{HEIGHT}")
    argv = sway.command(ground.folder, config)
    return Service(argv, lambda: len(sway.sockets(ground.folder)) == 2)


def _accessibility(ground: Ground) -> Service:
    return Service((str(ACCESSIBILITY), "--launch-immediately", "--a11y=1"), lambda: ground.bus.has("org.a11y.Bus"))


def _tray(host: TrayHost, ground: Ground) -> Service:
    match host:
        case TrayHost.TRAYER:
            return _trayer(ground)
        case TrayHost.WAYBAR:
            config = fill("waybar.json", ground.folder / "waybar.json")
            return Service(("waybar", "-c", str(config)), lambda: _has_host(ground.bus))
        case _:
            fill("xfce4-panel.xml", ground.folder / "config/xfce4/xfconf/xfce-perchannel-xml/xfce4-panel.xml")
            return Service(("xfce4-panel", "--disable-wm-check"), lambda: _has_host(ground.bus))


def _has_host(bus: Bus) -> bool:
    return bus.has(WATCHER[0]) and bool(bus.read(*WATCHER, "IsStatusNotifierHostRegistered"))


def _trayer(ground: Ground) -> Service:
    argv = ("trayer", "--edge", "top", "--widthtype", "percent", "--width", "100", "--height", "32")
    return Service(argv, lambda: bool(ground.screen.windows("trayer")))


def _notifications(ground: Ground) -> Service:
    picker = fill("pick-action", ground.folder / "pick-action", label=ground.folder / "action-label")
    picker.chmod(0o700)
    config = fill("dunstrc", ground.folder / "dunstrc", picker=picker)
    return Service(("dunst", "-conf", str(config)), lambda: ground.bus.has("org.freedesktop.Notifications"))


def _keyring(ground: Ground) -> Service:
    # A copy has no file capability, which keeps the program from starting where that capability is not allowed.
    program = str(shutil.copy(str(shutil.which("gnome-keyring-daemon")), ground.folder))

    def is_ready() -> bool:
        return ground.bus.has(SECRETS[0]) and ground.bus.call(*SECRETS, "ReadAlias", "s", "default") != ("/",)

    return Service((program, "--foreground", "--unlock", "--components=secrets"), is_ready, KEYRING_PASSWORD)
