"""There is a mini timer where it is wanted, while a session goes on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.support.home import Home
from tests.support.keyboard import Key
from tests.support.minis import later, minis_of, shown, start, turn_to, want
from unaided.desktop.mini_timers import MiniTimers


@pytest.fixture
def minis(home: Home) -> Iterator[MiniTimers]:
    with minis_of(home) as minis:
        yield minis


def test_there_is_none_unless_it_is_wanted(home: Home, minis: MiniTimers) -> None:
    start(home)
    assert minis.timer is None
    want(home)
    assert shown(minis).title.words == "Fix the retry"
    want(home, mini_timer=False)
    assert minis.timer is None


def test_it_is_there_while_a_session_goes_on(home: Home, minis: MiniTimers) -> None:
    want(home)
    assert minis.timer is None
    start(home)
    shown(minis)
    home.bridge.finish()
    home.settled()
    assert minis.timer is None


def test_a_pause_leaves_it_there(home: Home, minis: MiniTimers) -> None:
    want(home)
    start(home)
    timer = shown(minis)
    home.bridge.pause()
    home.settled()
    assert shown(minis) is timer


def test_a_hidden_one_comes_back_with_the_next_session(home: Home, minis: MiniTimers) -> None:
    want(home)
    start(home)
    timer = shown(minis)
    turn_to(home, timer).press(Key.Key_Escape)
    assert not timer.isVisible()
    later(home, minutes=1)
    assert not timer.isVisible()
    assert home.bridge.now.session is not None
    home.bridge.finish()
    home.settled()
    start(home)
    shown(minis)


def test_a_hidden_one_stays_so_whatever_else_is_chosen(home: Home, minis: MiniTimers) -> None:
    want(home)
    start(home)
    timer = shown(minis)
    timer.hide()
    home.bridge.take_settings(replace(home.bridge.settings, volume=10))
    assert not timer.isVisible()


def test_a_hidden_one_comes_back_when_it_is_switched_on_anew(home: Home, minis: MiniTimers) -> None:
    want(home)
    start(home)
    shown(minis).hide()
    want(home, mini_timer=False)
    want(home)
    shown(minis)
