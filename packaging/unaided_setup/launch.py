"""`python3 app`: set up what this command needs, then become the environment's `python -m unaided`."""

import os
import sys
from collections.abc import Mapping, Sequence
from typing import NoReturn

from unaided_setup import stamp

ASKS_ONLY = frozenset({"-h", "--help", "--version"})


def launch(root: str, argv: Sequence[str]) -> int:
    """Make ready, then hand over; it returns only when something was in the way, and has been said."""
    on_screen = opens_window(argv, os.environ)
    if _is_ready(root, on_screen=on_screen) or _set_up(root, on_screen=on_screen):
        _hand_over((stamp.python_path(root), "-P", "-m", "unaided", *argv))
    return 1


def opens_window(argv: Sequence[str], environ: Mapping[str, str]) -> bool:
    """Tell whether this command opens the app on a display, which takes more libraries than a command in a terminal."""
    from unaided.machine.display import has_display  # noqa: PLC0415 (app/ is on the path of `python3 app` alone)

    if ASKS_ONLY.intersection(argv) or not has_display(environ, sys.platform):
        return False
    verbs = [word for word in argv if not word.startswith("-")]
    return not verbs or (verbs[0] == "start" and "--no-app" not in argv)


def _is_ready(root: str, *, on_screen: bool) -> bool:
    return stamp.is_ready(root, stamp.RUN_LOCK, stamp.TEST_LOCK) and (
        not on_screen or os.path.exists(stamp.screen_seen_path(root))
    )


def _set_up(root: str, *, on_screen: bool) -> bool:
    from functools import partial  # noqa: PLC0415 (what set-up needs costs 20 ms, and is needed once)
    from pathlib import Path  # noqa: PLC0415

    from unaided_setup import needs  # noqa: PLC0415
    from unaided_setup.setting_up import set_up  # noqa: PLC0415
    from unaided_setup.trouble import SetupError, say  # noqa: PLC0415

    try:
        libraries = partial(needs.missing_libraries, needs.SCREEN if on_screen else {})
        set_up(Path(root), stamp.RUN_LOCK, required=libraries)
    except SetupError as trouble:
        say(str(trouble))
        return False
    if on_screen:
        Path(stamp.screen_seen_path(root)).touch()
    return True


def _hand_over(command: tuple[str, ...]) -> NoReturn:
    """Become this program; its `-P` keeps the folder that the person is in from being searched for modules."""
    if os.environ.get("QT_QPA_PLATFORM") == "":
        del os.environ["QT_QPA_PLATFORM"]  # set but empty means unset
    if sys.platform == "win32":  # not tried: exec there would give the prompt back before the program has ended
        import subprocess  # noqa: PLC0415 (not loaded where exec does)

        sys.exit(subprocess.run(command, check=False).returncode)  # noqa: S603 (the environment's own Python)
    os.execv(command[0], command)  # noqa: S606 (the environment's own Python)
