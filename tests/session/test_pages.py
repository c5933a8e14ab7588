"""The pages of the main window on a real desktop: by keys from page to page, by a click from a mark to its tasks."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.session.asking import command, wait_listens
from tests.session.fake_service import FakeService, Values
from tests.session.harness.accessible import Control
from tests.session.harness.desktop import DesktopSession
from tests.session.harness.program import Program
from tests.session.harness.program import unaided as program_of
from unaided.bootstrap import Services, with_services
from unaided.machine.clock import SystemClock

MONTHS, SEED = 8, 7
LONG = 15.0  # seconds for what takes a moment
CHART = "Speed without AI by month"
MONTH_BEHIND = r"\w+ \d{4}: \d+ \(\d+–\d+\), n = \d+\.( Tasks begun .+ – .+\.)?"
TITLE = "Retry the upload queue"
START = ("start", TITLE, "--no-ai", "--minutes", "50", "--estimate", "60")
PAGES = (
    ("ctrl+6", "Search titles and what you wrote"),
    ("ctrl+5", "Remind me of my weekly no-AI block"),
    ("ctrl+4", "A skill you want to keep owning, or decided not to"),
    ("ctrl+3", "Search what you wrote"),
    ("ctrl+comma", "Folder of your data"),
    ("ctrl+1", "Last sessions"),
)

PORTAL = "org.freedesktop.portal.Desktop"
APPEARANCE, SCHEME = "org.freedesktop.appearance", "color-scheme"
DARK, LIGHT = 1, 2  # as the portal has them


@pytest.fixture
def portal(desktop: DesktopSession) -> Iterator[FakeService]:
    """Tell what the desktop's own colours are; light at first."""
    service = FakeService(desktop.env["DBUS_SESSION_BUS_ADDRESS"], PORTAL)
    service.answers["ReadAll"] = "a{sa{sv}}", ({APPEARANCE: {SCHEME: ("u", LIGHT)}},)
    service.answers["ReadOne"] = _scheme
    yield service
    service.close()


def _scheme(_asked: Values) -> tuple[str, Values]:
    return "v", (("u", LIGHT),)


@pytest.fixture
def unaided(desktop: DesktopSession, tmp_path: Path) -> Iterator[Program]:
    """Unaided over the history of a made-up person; it must not have complained when the test is over."""
    home = tmp_path / "profile"
    with_services({"UNAIDED_HOME": str(home)}, SystemClock(), _fill)
    program = program_of(desktop, home)
    yield program
    if program.is_running:
        program.end()
    assert program.complaints() == []


def _fill(services: Services) -> None:
    services.demo.fill(MONTHS, SEED)


def told_of_rows(desktop: DesktopSession) -> str:
    """Return the sentence above the tasks behind the mark that is chosen, empty where none is read."""
    showing = desktop.person.eyes.showing()
    heads = [place for place, control in enumerate(showing) if control.name == "Tasks behind it"]
    return "" if not heads else _sentence(showing[heads[-1] :])


def _sentence(below: list[Control]) -> str:
    return next((control.name for control in below if control.role == "label" and control.name.endswith(".")), "")


def cells_on(desktop: DesktopSession) -> list[str]:
    """Read the cells of all tables that show."""
    return [control.name for control in desktop.person.eyes.showing() if "cell" in control.role]


def open_window(desktop: DesktopSession, unaided: Program) -> None:
    """Start it in the tray, and open its window on Today."""
    unaided.start("--in-tray")
    desktop.tray.icon()
    wait_listens(desktop, unaided)
    desktop.tray.choose("Open Unaided")
    desktop.person.eyes.wait_for("Last sessions", "table")


def test_by_keys_from_page_to_page_and_by_a_click_to_the_tasks_behind_a_month(
    desktop: DesktopSession, unaided: Program
) -> None:
    open_window(desktop, unaided)
    eyes, hands = desktop.person.eyes, desktop.person.hands
    eyes.wait_focused("Pages")
    for keys, shown in PAGES:
        hands.press(keys)
        eyes.wait_for(shown)

    hands.press("ctrl+2")
    chart = eyes.wait_for(CHART)
    latest = desktop.person.wait(lambda: told_of_rows(desktop), LONG, "the tasks behind the latest month")
    desktop.shot("calibration")
    hands.click(eyes.box(chart))  # the middle of the year in view
    desktop.person.wait(lambda: told_of_rows(desktop) not in {"", latest}, LONG, "the tasks behind the mark")
    desktop.shot("the tasks behind a month")
    assert re.fullmatch(MONTH_BEHIND, told_of_rows(desktop))
    assert cells_on(desktop).count("done") > 1  # each row tells how its task ended

    hands.press("Escape", "Escape")  # out of the page, then into the tray
    eyes.wait_gone(CHART)
    assert unaided.is_running


def sentence_in(desktop: DesktopSession, card: str) -> str:
    """Return the first sentence below the head of a card, empty where it does not show."""
    showing = desktop.person.eyes.showing()
    heads = [place for place, control in enumerate(showing) if control.name == card and control.role == "label"]
    return "" if not heads else _sentence(showing[heads[-1] :])


def test_a_pill_opens_a_section_and_a_click_on_its_mark_the_rows_behind(
    desktop: DesktopSession, unaided: Program
) -> None:
    open_window(desktop, unaided)
    person = desktop.person
    person.hands.press("ctrl+2")
    person.click("What AI does")
    every = person.wait(lambda: sentence_in(desktop, "Behind it"), LONG, "the rows behind the figure")
    desktop.shot("what AI does")
    *_, chart = (control for control in person.eyes.showing() if control.name == "What AI does")
    person.hands.click(person.eyes.box(chart))
    person.wait(lambda: sentence_in(desktop, "Behind it") not in {"", every}, LONG, "the rows behind the mark")
    desktop.shot("the rows behind a mark")
    assert len(cells_on(desktop)) > 1


def test_today_follows_what_a_terminal_does(desktop: DesktopSession, unaided: Program) -> None:
    open_window(desktop, unaided)
    eyes = desktop.person.eyes
    assert command(unaided, *START).code == 0
    eyes.wait_for(TITLE, "label")  # as what runs
    assert command(unaided, "stop").code == 0
    eyes.wait_for("Nothing is running")
    desktop.person.wait(lambda: TITLE in cells_on(desktop), LONG, "the session among the last ones")
    desktop.shot("Today after the terminal")


def is_light(desktop: DesktopSession) -> bool:
    """Look at a spot of the first card where nothing is written."""
    box = desktop.person.eyes.box(desktop.person.eyes.wait_for("Nothing is running"))
    picture = QImage(str(desktop.shot("the colours")))
    return picture.pixelColor(box.x + box.width - 2, box.y + 1).lightness() > 200


def _looks(desktop: DesktopSession, *, light: bool) -> bool:
    return is_light(desktop) is light


def test_an_open_window_follows_the_desktop_into_the_dark_and_back(
    desktop: DesktopSession, portal: FakeService, unaided: Program
) -> None:
    open_window(desktop, unaided)
    assert is_light(desktop)
    for scheme, wanted in ((DARK, False), (LIGHT, True)):
        portal.emit(
            "/org/freedesktop/portal/desktop",
            "org.freedesktop.portal.Settings",
            "SettingChanged",
            "ssv",
            APPEARANCE,
            SCHEME,
            ("u", scheme),
        )
        desktop.person.wait(partial(_looks, desktop, light=wanted), LONG, "the other colours")
