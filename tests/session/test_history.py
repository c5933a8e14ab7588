"""History on a real desktop: narrowed by mouse and keys, an end corrected, and the correction taken back."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.session.asking import rows, wait_listens
from tests.session.harness.desktop import DesktopSession
from tests.session.harness.program import Program
from tests.session.harness.program import unaided as program_of
from tests.support import people
from unaided.domain.session import Mode

LONG = 15.0  # seconds for what takes a moment
SEARCH = "Search titles and what you wrote"
TITLE = people.TITLES[5]
BEGUN = datetime(2025, 2, 26, 8, tzinfo=UTC)  # 09:00 on the wall of Berlin, where it was
MINUTES, LONGER = 50, 80  # to 09:50, and to 10:20


@pytest.fixture
def unaided(desktop: DesktopSession, tmp_path: Path) -> Iterator[Program]:
    """Unaided over four sessions of which nothing is owed; it must not have complained when the test is over."""
    home = tmp_path / "profile"
    people.write(home, _four)
    program = program_of(desktop, home)
    yield program
    if program.is_running:
        program.end()
    assert program.complaints() == []


def _four(diary: people.Diary) -> None:
    for title, day in ((people.TITLES[0], 3), (people.TITLES[1], 4)):
        diary.task(title, BEGUN.replace(day=day), people.Sat(45))
    diary.task(TITLE, BEGUN, people.Sat(MINUTES))
    diary.task(people.TITLES[8], BEGUN.replace(day=27), people.Sat(40, Mode.AI))


def kept(unaided: Program) -> dict[str, Any]:
    """Return the session that is corrected, as the ledger has it."""
    [row] = [row for row in rows(unaided) if row["title"] == TITLE]
    return row


def kept_minutes(unaided: Program) -> float:
    """Return how long it was, as the ledger has it."""
    return float(kept(unaided)["active_seconds"]) / 60


def wait_that(desktop: DesktopSession, is_so: Callable[[], bool], what: str) -> None:
    """Wait until something is so."""
    desktop.person.wait(is_so, LONG, what, pause=0.2)


def titles_on(desktop: DesktopSession) -> list[str]:
    """Read which of the person's tasks the lists show, one for each row."""
    cells = [control.name for control in desktop.person.eyes.showing() if "cell" in control.role]
    return [name for name in cells if name in people.TITLES]


def test_an_end_is_found_corrected_and_taken_back_by_mouse_and_keys(desktop: DesktopSession, unaided: Program) -> None:
    person = desktop.person
    eyes, hands = person.eyes, person.hands
    unaided.start("--in-tray")
    desktop.tray.icon()
    wait_listens(desktop, unaided)
    desktop.tray.choose("Open Unaided")
    eyes.wait_focused("Pages")
    hands.press("ctrl+6", "ctrl+f")
    eyes.wait_focused(SEARCH)
    desktop.shot("History")
    person.click("● No AI")
    wait_that(desktop, lambda: len(titles_on(desktop)) == 3, "what is without AI")
    person.click(SEARCH)
    hands.write("upload")
    wait_that(desktop, lambda: titles_on(desktop) == [TITLE], "the one session")

    person.click(TITLE, "cell")
    person.click("Edit…", "button")
    person.click("End", "text")
    eyes.wait_focused("End")
    hands.press("ctrl+a")
    hands.write("10:20")
    desktop.shot("what the correction would do")
    hands.press("Return")
    wait_that(desktop, partial(_lasts, unaided, LONGER), "the correction in the ledger")
    eyes.wait_for("✎ edited", "cell")
    desktop.shot("the correction")

    person.click(f"Undo: change “{TITLE}”", "button")
    wait_that(desktop, partial(_lasts, unaided, MINUTES), "the ledger as before")
    eyes.wait_gone("✎ edited", "cell")


def _lasts(unaided: Program, minutes: float) -> bool:
    return kept_minutes(unaided) == minutes
