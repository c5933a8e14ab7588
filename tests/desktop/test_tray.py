"""The tray icon in each state: its tooltip, its picture, and what its menu offers."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QSystemTrayIcon

from tests.support.home import Home
from unaided.desktop.tray import Tray
from unaided.domain.session import Mode, SessionEvent, SessionState

ALWAYS = {"Open Unaided", "Quit"}
STARTS = {"Start no-AI…", "Start AI…"}
VERBS = {"5 more minutes", "Switch task…", "Stop", "More"}
RUNNING = {"Pause", "Pause for", "I'm away / thinking on paper", "Away for"} | VERBS
OF_MODE = {Mode.NO_AI: "I looked something up…", Mode.AI: "Wait on the agent"}  # a look-up is one without AI


@pytest.fixture
def tray(home: Home) -> Tray:
    return Tray(home.bridge)


def icon(tray: Tray) -> QSystemTrayIcon:
    """Return what stands in the tray."""
    found = tray.findChild(QSystemTrayIcon)
    assert isinstance(found, QSystemTrayIcon)
    return found


def offered(tray: Tray) -> set[str]:
    """Return the entries that can be chosen."""
    menu = icon(tray).contextMenu()
    menu.aboutToShow.emit()
    entries = [one for one in menu.actions() if one.isVisible() and one.isEnabled() and not one.isSeparator()]
    return {one.text().replace("&", "") for one in entries}


def picture(tray: Tray) -> QImage:
    """Return the icon as it shows."""
    return icon(tray).icon().pixmap(22, 22).toImage()


def test_idle_offers_to_start(tray: Tray) -> None:
    assert icon(tray).toolTip() == "Unaided · nothing is running"
    assert offered(tray) == STARTS | ALWAYS


@pytest.mark.parametrize(("mode", "mark"), [(Mode.NO_AI, "●"), (Mode.AI, "◆")])
def test_running_says_what_and_how_much_is_left_and_offers_the_verbs(
    home: Home, tray: Tray, mode: Mode, mark: str
) -> None:
    home.start("Fix the retry", mode)
    assert icon(tray).toolTip() == f"{mark} Fix the retry · 50 min left"
    assert offered(tray) == RUNNING | {OF_MODE[mode]} | ALWAYS


def test_in_the_last_minute_the_tooltip_stays_as_it_is(home: Home, tray: Tray) -> None:
    home.start("Fix the retry")
    for minutes in (49.1, 0.5):
        home.clock.pass_time(minutes=minutes)
        home.bridge.ticked.emit()
        assert icon(tray).toolTip() == "● Fix the retry · less than a minute left"


@pytest.mark.parametrize(
    ("event", "words", "said"),
    [
        (SessionEvent.PAUSE, "paused at 20 min", "Paused for"),
        (SessionEvent.LEAVE, "away since 20 min of work", "Away for"),
    ],
)
def test_paused_and_away_offer_to_resume_and_to_say_what_for(
    home: Home, tray: Tray, event: SessionEvent, words: str, said: str
) -> None:
    home.start("Fix the retry")
    home.clock.pass_time(minutes=20)
    home.bridge.act(event)
    home.settled()
    assert icon(tray).toolTip() == f"● Fix the retry · {words}"
    assert offered(tray) == {"Resume", said, OF_MODE[Mode.NO_AI]} | VERBS | ALWAYS


def test_owed_says_so_and_offers_to_explain(home: Home, tray: Tray) -> None:
    home.work(20)
    assert icon(tray).toolTip() == "Unaided · something to explain"
    home.settled()
    again = next(words for words in offered(tray) if words.startswith("Last again"))
    assert offered(tray) == {"Explain now", again} | STARTS | ALWAYS


def test_last_again_says_what_it_would_start(home: Home, tray: Tray) -> None:
    home.work(20, "Fix A&B " + "and all that hangs on it " * 5, Mode.AI)
    home.settled()

    again = next(words for words in offered(tray) if words.startswith("Last again"))

    assert again.startswith("Last again: ◆ Fix AB and all that hangs on it")
    assert again.endswith("…, 50 min")


def test_a_long_title_leaves_the_time_in_sight(home: Home, tray: Tray) -> None:
    home.start("Find out why " * 15)

    assert icon(tray).toolTip().endswith("… · 50 min left")
    assert len(icon(tray).toolTip()) < 80


def test_every_state_has_a_picture_of_its_own(home: Home, tray: Tray) -> None:
    pictures = [picture(tray)]
    home.start()
    pictures.append(picture(tray))
    home.clock.pass_time(minutes=25)
    home.bridge.ticked.emit()
    pictures.append(picture(tray))
    home.bridge.pause()
    home.settled()
    pictures.append(picture(tray))
    home.bridge.finish()
    home.settled()
    pictures.append(picture(tray))
    home.start(mode=Mode.AI)
    pictures.append(picture(tray))

    assert all(one != other for place, one in enumerate(pictures) for other in pictures[:place])


def test_a_title_with_an_ampersand_stays_as_it_is(home: Home, tray: Tray) -> None:
    home.start("Fix A&B")
    head = icon(tray).contextMenu().actions()[0]
    assert head.text().startswith("● Fix A&&B")
    assert icon(tray).toolTip().startswith("● Fix A&B")


def test_the_middle_button_pauses_and_resumes(home: Home, tray: Tray) -> None:
    home.start()
    for state in (SessionState.PAUSED, SessionState.RUNNING):
        icon(tray).activated.emit(QSystemTrayIcon.ActivationReason.MiddleClick)
        home.settled()
        session = home.bridge.now.session
        assert session is not None
        assert session.state is state


def test_five_more_minutes_move_the_planned_end(home: Home, tray: Tray) -> None:
    home.start("Fix the retry")
    [more] = [one for one in icon(tray).contextMenu().actions() if one.text() == "&5 more minutes"]
    more.trigger()
    home.settled()
    assert icon(tray).toolTip() == "● Fix the retry · 55 min left"


def test_a_renewed_icon_says_the_same(home: Home, tray: Tray) -> None:
    home.start("Fix the retry")
    before = picture(tray)
    tray.renew()
    shown = tray.findChildren(QSystemTrayIcon)[-1]
    assert shown.toolTip() == "● Fix the retry · 50 min left"
    assert shown.icon().pixmap(22, 22).toImage() == before
