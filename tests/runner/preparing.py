"""Set up what the chosen stages need, and find out what cannot be had here."""

import sys
from collections.abc import Iterable
from pathlib import Path

from tests.runner.stages import Need, Stage
from unaided_setup import needs, stamp
from unaided_setup.setting_up import set_up


def prepare(root: Path, stages: Iterable[Stage]) -> dict[Need, dict[str, str]]:
    """Make the environment and install packages where that is allowed.

    Returns what each need still lacks (a library, a program) with the package that brings it. Raises SetupError when
    there is no environment to run anything in.
    """
    wanted = {stage.need for stage in stages}
    set_up(root, stamp.TEST_LOCK, wanted=lambda: _lacking_for(wanted))
    return {need: lacking for need in wanted if (lacking := _lacking_for({need}))}


def _lacking_for(wanted: set[Need]) -> dict[str, str]:
    lacking: dict[str, str] = {}
    if wanted & {Need.QT, Need.SESSION}:
        lacking |= needs.missing_libraries(needs.OFFSCREEN)
    if Need.SESSION in wanted:
        lacking |= needs.missing_libraries(needs.SCREEN) | _missing_programs()
    return lacking


def _missing_programs() -> dict[str, str]:
    if not sys.platform.startswith("linux"):
        return {"a Linux desktop session": "xvfb"}
    from tests.session.harness.needs import missing_packages  # noqa: PLC0415 (it can be asked on Linux alone)

    return {package: package for package in missing_packages()}
