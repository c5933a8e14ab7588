"""The environment a stage runs in: nothing of the developer's own desktop or profile within reach."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

OWN_FOLDERS = ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_STATE_HOME")
LEFT_BEHIND = ("DISPLAY", "PYTEST_ADDOPTS", "UNAIDED_HOME", "WAYLAND_DISPLAY", "XDG_SESSION_ID")
NO_BUS = "unix:path=/nonexistent/bus"


@contextmanager
def surroundings() -> Iterator[dict[str, str]]:
    """Yield the environment of a stage; folders that stand in for the person's own live as long as it.

    It has no screen and no bus: a test in a desktop session starts both itself.
    """
    environ = {name: value for name, value in os.environ.items() if name not in LEFT_BEHIND}
    environ |= {
        "LC_ALL": "C.UTF-8",  # Qt warns of any other encoding
        "OPENBLAS_NUM_THREADS": "1",
        "QT_QPA_PLATFORM": "offscreen",
        "DBUS_SESSION_BUS_ADDRESS": NO_BUS,
        "DBUS_SYSTEM_BUS_ADDRESS": NO_BUS,
    }
    with TemporaryDirectory(prefix="unaided-tests-") as folder:
        for name in OWN_FOLDERS:
            environ[name] = str(Path(folder, name.lower()))
            Path(environ[name]).mkdir(mode=0o700)
        yield environ
