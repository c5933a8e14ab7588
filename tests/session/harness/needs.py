"""What the session stage needs installed, and the Debian package that brings each of it.

Only the standard library is used here, so that the test runner can ask before anything is set up.
"""

import os
import shutil
import subprocess
from pathlib import Path

LIBRARIES = Path(f"/usr/lib/{os.uname().machine}-linux-gnu")
XFCONFD = LIBRARIES / "xfce4/xfconf/xfconfd"
PROMPTER = Path("/usr/libexec/gcr-prompter")
ACCESSIBILITY = Path("/usr/libexec/at-spi-bus-launcher")
FONTS = Path("/usr/share/fonts/truetype/dejavu")

PROGRAMS = {
    "Xvfb": "xvfb",
    "dbus-daemon": "dbus-daemon",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "import": "imagemagick",
    "xfce4-panel": "xfce4-panel",
    "trayer": "trayer",
    "sway": "sway",
    "waybar": "waybar",
    "dunst": "dunst",
    "gnome-keyring-daemon": "gnome-keyring",
    "fish": "fish",
    "zsh": "zsh",
}
FAKETIME = LIBRARIES / "faketime/libfaketimeMT.so.1"
FILES = {
    XFCONFD: "xfconf",
    PROMPTER: "gcr",
    ACCESSIBILITY: "at-spi2-core",
    FONTS: "fonts-dejavu-core",
    FAKETIME: "libfaketime",
}
SHARED = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def missing_packages() -> list[str]:
    """Name the Debian packages that a session still needs, in alphabetical order; empty when it can start."""
    absent = {package for program, package in PROGRAMS.items() if shutil.which(program) is None}
    absent |= {package for path, package in FILES.items() if not path.exists()}
    known = _known_libraries()
    absent |= {package for library, package in SHARED.items() if library not in known}
    return sorted(absent)


def _known_libraries() -> str:
    """List the shared libraries that the loader knows; ldconfig may lie outside a normal user's PATH."""
    asked = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=True)
    return asked.stdout
