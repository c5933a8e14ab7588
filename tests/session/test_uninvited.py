"""What comes by itself in a real desktop session: it takes no key, and waits while a program is full screen."""

import sys
from pathlib import Path

import pytest

from tests.session.asking import status, wait_listens
from tests.session.harness.desktop import DesktopSession
from tests.session.harness.program import Program

FORM = Path(__file__).with_name("sample_form.py")
FIELD = "Your name"
SENTENCE = "One sentence before you go on — Unaided"
UNDERSTOOD = "What do you understand now that you did not before?"
LONG = 15.0


@pytest.fixture
def owing(desktop: DesktopSession, unaided: Program) -> Program:
    """Unaided with something owed, not running now; a program is in front, and what is typed goes to its field."""
    unaided.start("--in-tray")
    desktop.tray.icon()
    wait_listens(desktop, unaided)
    unaided.ask("start", "Write the parser", "--ai", "--estimate", "30", "--minutes", "25")
    unaided.ask("stop")
    desktop.person.eyes.wait_for(SENTENCE)
    unaided.end()
    desktop.tray.wait_empty()
    form = Program(desktop, "form", [sys.executable, str(FORM)], {})
    form.start()
    desktop.person.click(FIELD, "text")
    desktop.person.eyes.wait_focused(FIELD)
    return unaided


def start_again(desktop: DesktopSession, unaided: Program) -> None:
    """Start the app as at log-in."""
    unaided.start("--in-tray")
    desktop.tray.icon()
    wait_listens(desktop, unaided)


def typed(desktop: DesktopSession) -> str:
    """Read the field of the program in front."""
    eyes = desktop.person.eyes
    return eyes.text(eyes.wait_for(FIELD, "text"))


def test_a_dialog_that_comes_by_itself_takes_no_key_from_the_program_in_front(
    desktop: DesktopSession, owing: Program
) -> None:
    start_again(desktop, owing)
    desktop.person.eyes.wait_for(SENTENCE)
    desktop.person.hands.write("Ada Lovelace")
    desktop.person.wait(lambda: typed(desktop) == "Ada Lovelace", LONG, "all the letters in the field")
    desktop.shot("a dialog that opened inactive")
    assert status(owing)["owed"] == 1


def test_it_waits_for_the_end_of_a_full_screen_and_says_so(desktop: DesktopSession, owing: Program) -> None:
    desktop.person.hands.press("F11")
    start_again(desktop, owing)
    sent = desktop.notifications.wait_for("The session has ended")
    assert "Write the parser" in sent.body
    assert desktop.person.eyes.find(SENTENCE) is None

    desktop.person.hands.press("F11")
    desktop.person.eyes.wait_for(SENTENCE)
    desktop.person.hands.write("Ada")
    desktop.person.wait(lambda: typed(desktop) == "Ada", LONG, "all the letters in the field")


def test_it_opens_over_nothing_but_its_notifications_answer(desktop: DesktopSession, owing: Program) -> None:
    desktop.person.hands.press("F11")
    start_again(desktop, owing)
    desktop.notifications.wait_for("The session has ended")
    desktop.notifications.choose("Answer now")
    desktop.person.eyes.wait_focused(UNDERSTOOD)
